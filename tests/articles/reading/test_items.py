"""What one question is, word for word, and which belongs to which."""

import pytest

from tests.articles.reading.texts import PROSE, questions, with_parents

START = f"# A title\n\n{PROSE['en']}\n\n"


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        # One item is one question, with its set-up and the remarks after it.
        (
            (
                "## To ponder\n\n- The chair came late. Did it matter? "
                "Why or why not?\n- Who knew (a hint: ask)?"
            ),
            ["The chair came late. Did it matter? Why or why not?", "Who knew (a hint: ask)?"],
        ),
        # Two question marks are one item.
        (
            "## Att fundera på\n\nÄr det för sent? Eller är det inte det?",
            ["Är det för sent? Eller är det inte det?"],
        ),
        # Lines that go on belong to the item, set in or not.
        (
            "## To ponder\n\n- Who of those who came\n  asked, and\nwho did not?\n- Who left?",
            ["Who of those who came asked, and who did not?", "Who left?"],
        ),
        ("## To ponder\n\n- Who asked?<br>Who did not?\n", ["Who asked? Who did not?"]),
        # A closing sentence glued to the last bullet is no part of it.
        (
            "## To ponder\n\n- Who asked?\n- Who did not?\nIn this way the meeting is understood.",
            ["Who asked?", "Who did not?"],
        ),
        # But a line after a bullet that is not the last is.
        (
            "## To ponder\n\n- Who asked?\nWhy or why not?\n- Who left?",
            ["Who asked? Why or why not?", "Who left?"],
        ),
        # No question mark is needed.
        (
            (
                "## To ponder\n\n- Describe a good meeting.\n- The meaning of coffee\n"
                "- How a list is made"
            ),
            ["Describe a good meeting.", "The meaning of coffee", "How a list is made"],
        ),
        ("## To ponder\n\n- The coffee\n- The chair", ["The coffee", "The chair"]),
        ("## To ponder\n\n- It was late.\n- It was hot.", []),
        # Lines that each ask are one each; mixed lines are a paragraph.
        ("**To ponder**\n\n> Who asked?\n> Who did not?", ["Who asked?", "Who did not?"]),
        ("To ponder:\nWho asked?\nDescribe who did not.", ["Who asked?", "Describe who did not."]),
        (
            "## To ponder\n\nThe chair came late.\nDid it matter?",
            ["The chair came late. Did it matter?"],
        ),
        # Markup goes, spelling stays.
        (
            (
                "## To ponder\n\n1.\t**Who** asked  _first_,\u00a0and `why`?\n2. "
                "See [the list](https://x.org/a_b): is it `*long*`?"
            ),
            ["Who asked first, and why?", "See the list: is it *long*?"],
        ),
        ("## To ponder\n\n- `Who asked?`\n- `2. Who did not?`", ["Who asked?", "Who did not?"]),
        (
            "## À discuter\n\n- « Qui » a parlé ?\n- L&#39;heure &amp; le lieu ?",
            ["« Qui » a parlé ?", "L'heure & le lieu ?"],
        ),
        ("## To ponder\n\n• Who asked?\n• Who did not?\n", ["Who asked?", "Who did not?"]),
        ("## To ponder\n\n👉 Who asked?\n\n👉 Who left?", ["Who asked?", "Who left?"]),
        (
            "## To ponder\n\n- Comment on the chair.\n- Who left?",
            ["Comment on the chair.", "Who left?"],
        ),
        ("## To ponder\n\n•Who asked?\n•Who did not?\n", ["Who asked?", "Who did not?"]),
        # A label that only says that it is a question is none of its words.
        (
            "## To ponder\n\n**Question 1:** Who asked?\n\n**Question 2:** Who did not?",
            ["Who asked?", "Who did not?"],
        ),
        # Time, points and the way to hand it in are no questions.
        (
            (
                "## To ponder\n\n(15 minutes)\n\n- Who asked?\n- 10–15 min\n\n"
                "Submit your answers by Friday."
            ),
            ["Who asked?"],
        ),
        # What leads to the questions is none.
        (
            (
                "## To ponder\n\n"
                "Discuss these questions with somebody who was there.\n\nWho asked?\n\nWho did not?"
            ),
            ["Who asked?", "Who did not?"],
        ),
        # Model answers and hints are never part of it.
        (
            (
                "## Discussion questions\n\n1. Who asked?\n\n    Answer: the chair.\n\n"
                "    He always did.\n\n2. Who did not?\n\n**Answer:** I.\n"
            ),
            ["Who asked?", "Who did not?"],
        ),
        (
            (
                "## Discussion questions\n\n1. Who asked?\n\n"
                "<details><summary>Answer</summary>\n\nThe chair. Who else?\n\n"
                "</details>\n\n2. Who did not?"
            ),
            ["Who asked?", "Who did not?"],
        ),
        (
            (
                "## Discussion questions\n\n::: solution\n\nNo.\n\n:::\n\n"
                "- Who asked?\n- Answer: the chair\n- True or false: he asked?\n"
            ),
            ["Who asked?"],
        ),
        # A test inside a section is left out.
        (
            (
                "## Discussion questions\n\n1. Who asked?\n2. When?\n   a) At nine\n"
                "   b) At ten\n   c) Never\n3. Who left?"
            ),
            ["Who asked?", "Who left?"],
        ),
        # A paragraph of questions, a request between, then a list.
        (
            (
                "## To ponder\n\nWho asked? Who did not?\n\n"
                "Talk to two people who were there.\n\n1. Who left?\n2. Who stayed?"
            ),
            ["Who asked? Who did not?", "Who left?", "Who stayed?"],
        ),
        # A sentence that asks may be followed by paragraphs.
        ("In pairs, discuss:\n\nWho asked?\n\nWho did not?", ["Who asked?", "Who did not?"]),
        # Answers between paragraphs end with the next question.
        (
            "## Discussion questions\n\nWho asked?\n\nAnswer: the chair.\n\nHe did.\n\nWho left?",
            ["Who asked?"],
        ),
        (
            "## Discussion questions\n\nWho asked?\n\nAnswer: the chair.\n\nWho left?",
            ["Who asked?", "Who left?"],
        ),
        # Boxes in a section that ask nothing are passed over, and so is the time an item takes.
        (
            "## To ponder\n\n!!! note\n\n- Who asked?\n\n    (10 min)\n\n- Who left?",
            ["Who asked?", "Who left?"],
        ),
        ("**To ponder**\n\n**1. Who asked?**\n\n**2. Who left?**", ["Who asked?", "Who left?"]),
        # Lines of one paragraph may be a list.
        (
            "## To ponder\n\n<p>Now:<br>1. Who asked?<br>2. Who left?</p>",
            ["Who asked?", "Who left?"],
        ),
        # A heading in a box may be set in.
        (
            "## The day\n\n::: note\n  ### To ponder\n\n  - Who asked?\n  - Who left?\n:::",
            ["Who asked?", "Who left?"],
        ),
        # Sentences are items where they are numbered one by one, and else a paragraph.
        ("**To ponder:** 1. Who asked? 2. Why?", ["Who asked?", "Why?"]),
        ("**To ponder:** 1. Who asked? 7. Why?", ["1. Who asked? 7. Why?"]),
        # Questions as headings of their own, and topics with the question below.
        (
            "## To ponder\n\n### 1. Who asked?\n\n### 2. Who did not?",
            ["Who asked?", "Who did not?"],
        ),
        (
            (
                "## Discussion questions\n\n#### The chair\n\nDid he ask? Why?\n\n"
                "#### The coffee\n\nWas it hot?"
            ),
            ["Did he ask? Why?", "Was it hot?"],
        ),
    ],
)
def test_a_question_is_its_own_words(section, expected):
    assert questions(START + section) == expected


@pytest.mark.parametrize(
    "end",
    [
        "## Next week\n\nWill you come?",
        "### Quiz\n\n- Will you come?",
        "**Quiz:**\n\n- Will you come?",
        "**Next week**\n\nWe meet again. Will you come?",
        "---\n\nWill you come?",
        "That is how the meeting went.\n\nWill you come?",
        "## References\n\n- Nobody, A. Did anyone ask? 2019.",
        "References:\n\n- Nobody, A. Did anyone ask? 2019.",
        "Source: A. Nobody, Did anyone ask?",
        "Photo: A. Nobody. Nice?",
        "© 2019 A. Nobody. Questions?",
        "Next: Will you come?",
        "About the author\n\nA. Nobody is a chair. Or is he?",
        "What do you think? Leave a comment below and tell us.",
        "[1]: https://example.org",
        "<nav><a href='/'>Will you come?</a></nav>",
        "<script>\nif (a ? b : c) {}\n</script>",
        "Glossary\n\nchair: who asks?",
    ],
)
def test_a_section_ends_with(end):
    section = "## To ponder\n\n- Who asked?\n- Who did not?\n\n"
    assert questions(START + section + end) == ["Who asked?", "Who did not?"]


@pytest.mark.parametrize(
    "section",
    [
        "1. Who asked?\n   a. The chair?\n   b. The guest?\n2. Who left?",
        "1. Who asked?\n   - The chair?\n   - The guest?\n2. Who left?",
        "1. Who asked?\n\n- The chair?\n- The guest?\n\n2. Who left?",
        "1. Who asked?\n\na) The chair?\n\nb) The guest?\n\n2. Who left?",
        "1) Who asked?\n    A) The chair?\n    B) The guest?\n2) Who left?",
        "1. Who asked?\nA. The chair?\nB. The guest?\n\n2. Who left?",
        "i. Who asked?\n   - The chair?\n   - The guest?\nii. Who left?",
        "1. Who asked?\n   i) The chair?\n   ii) The guest?\n2. Who left?",
        "- Who asked?\n    * The chair?\n    * The guest?\n- Who left?",
        "**Who asked?**\n\n- The chair?\n- The guest?\n\n**Who left?**",
        (
            "<ol><li>Who asked?<ol type='a'><li>The chair?</li><li>The "
            "guest?</li></ol></li><li>Who left?</li></ol>"
        ),
    ],
)
@pytest.mark.parametrize("filename", ["article.md", "article.txt"])
def test_questions_under_a_question_name_it_as_their_parent(section, filename):
    if filename.endswith("txt") and section.startswith(("**", "<")):
        return
    assert with_parents(START + "## To ponder\n\n" + section, filename) == [
        ("Who asked?", None),
        ("The chair?", 0),
        ("The guest?", 0),
        ("Who left?", None),
    ]


def test_bullets_under_the_last_number_belong_to_it_as_under_the_others():
    section = "**1. Who asked?**\n\n- The chair?\n\n**2. Who left?**\n\n- When?"
    assert with_parents(START + "## To ponder\n\n" + section) == [
        ("Who asked?", None),
        ("The chair?", 0),
        ("Who left?", None),
        ("When?", 2),
    ]


def test_a_case_without_a_question_is_the_parent_of_those_under_it():
    section = (
        "## Case questions\n\n1. A chair came late. The coffee was cold.\nA. "
        "Who asked?\nB. Who did not?"
    )
    assert with_parents(START + section) == [
        ("A chair came late. The coffee was cold.", None),
        ("Who asked?", 0),
        ("Who did not?", 0),
    ]


def test_a_question_may_end_in_a_colon_and_go_on_in_fragments():
    section = (
        "## To ponder\n\n- Who came?\n- What does a list mean to:\n"
        "    - the chair?\n    - the guests\n"
    )
    assert with_parents(START + section) == [
        ("Who came?", None),
        ("What does a list mean to:", None),
        ("the chair?", 1),
        ("the guests", 1),
    ]


def test_numbers_inside_a_sentence_are_no_items():
    section = "## To ponder\n\n1. Who asked? (1) The chair? (2) The guest? (3) Nobody?\n"
    assert questions(START + section) == ["Who asked? (1) The chair? (2) The guest? (3) Nobody?"]


def test_a_lead_in_may_be_an_item_itself():
    section = (
        "- Read the list.\n- In pairs, discuss these:\n    - Who asked?\n"
        "    - Who did not?\n- Go home.\n"
    )
    assert questions(START + section) == ["Who asked?", "Who did not?"]
