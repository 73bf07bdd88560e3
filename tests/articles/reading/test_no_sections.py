"""What looks like questions to ponder and is not: every trap in words of its own."""

import pytest

from tests.articles.reading.texts import PROSE, questions

NOTHING = {
    "questions that the text itself goes on to answer": """
        Why do meetings begin late? Because nobody minds. And who would mind?

        What could be done? Very little. Should we try? We should.
    """,
    "a heading that is a question, answered below it": """
        ## Why do meetings begin late?

        Because nobody minds.

        ## Who should mind?

        Those who came in time.
    """,
    "frequent questions with their answers": """
        ## Frequently asked questions

        **Is the coffee hot?**

        Yes, it is.

        **Is it free?**

        No.
    """,
    "questions and answers by their labels": """
        Question: Is the coffee hot?

        Answer: Yes.

        Question – Is it free?

        Answer – No.
    """,
    "a test with options": """
        ## Quiz

        1. When does the meeting begin?
           a) At nine
           b) At ten
           c) Never

        2. Who makes the coffee?
           a) The chair
           b) The secretary
           c) Nobody
    """,
    "true or false": """
        ## Check your understanding

        - True or false: the coffee is hot?
        - True or false: the meeting is short?
    """,
    "a self-test whose answers are folded away": """
        ## Self-assessment

        <details><summary>Is the coffee hot?</summary>

        Yes.

        </details>

        ??? question "Is it free?"

            ??? success "Answer"

                No.
    """,
    "the questions a lesson begins with": """
        ## Questions

        - When does a meeting begin?
        - Who makes the coffee?

        ## Meetings

        {prose}

        {prose}

        {prose}
    """,
    "a driving question in a box at the top": """
        > **Tunnin ydinkysymys:** Mitä kokouksessa pitää kuulla, jotta siellä voi puhua?

        {prose}
    """,
    "a box of questions a lesson begins with": """
        ::: questions

        - When does a meeting begin?

        :::

        {prose}
    """,
    "a sentence before code": """
        With a partner, discuss what the lines below do:

        ```
        x = 1
        ```

        Who asked?
    """,
    "a sentence before prose": """
        In pairs, discuss the following:

        {prose}
    """,
    "aims": """
        ## Learning objectives

        - How does one chair a meeting?
        - What does the secretary write?

        {prose}
    """,
    "a heading over prose": """
        ## Discussion

        {prose} Is that a surprise? It is not.

        {prose}
    """,
    "writing instructions": """
        ## Reflection

        Write half a page in your learning diary and bring it along.
    """,
    "a heading followed by an address": """
        ## Any questions?

        Ask on the [forum](https://forum.example.org) or write to info@example.org.
    """,
    "talk about the text elsewhere": """
        ## Discussion of this article

        [Join the talk](https://forum.example.org)
    """,
    "a call for comments": """
        Did you ever come late? Was the coffee still hot? Leave a comment below!
    """,
    "a call for comments with a label": """
        Oletko sinä myöhästynyt? Oliko kahvia jäljellä? Kommenttiboksi on auki!
    """,
    "a call for comments under a heading": """
        ## What do you think?

        Have you been late? Tell us in the comments!
    """,
    "the word inside a sentence": """
        Siinä ei sinänsä ole mitään pohdittavaa. Onko? Ei ole.
    """,
    "the word in prose in English": """
        There is food for thought in how they discuss the matter: nobody asks. Why would they?
    """,
    "a sentence that leads to nothing": """
        Vastaa seuraaviin kokousta koskeviin kysymyksiin:

        <quiz id="1"> </quiz>
    """,
    "questions that a method asks": """
        ## Step 2: Prepare the list

        Ask of each matter on it:

        - Does it need a decision?
        - Who has to be there?

        Then send the list to all.
    """,
    "questions asked of somebody else": """
        We asked the participants to answer these questions:

        - When did you come?
        - Who made the coffee?

        {prose}
    """,
    "what a chapter is about": """
        In this chapter we will discuss the following questions:

        - When does a meeting begin?
        - Who makes the coffee?

        {prose}
    """,
    "a table with questions in its head": """
        | Who asks? | Who answers? |
        | --- | --- |
        | the chair | nobody |
    """,
    "code": """
        ```
        Discussion questions
        - Who asked?
        - Who did not?
        ```
    """,
    "questions quoted": """
        > "Who asked you?" she said. "Did anybody?"

        {prose}
    """,
    "a list of questions somebody could ask": """
        Users complain of questions such as: Are we done? What is next? Who pays?

        {prose}
    """,
    "review questions alone": """
        ## Review Questions

        1. When does a meeting begin?
        2. What does the secretary write?
    """,
    "revision questions in Swedish": """
        ## Instuderingsfrågor

        1. När börjar mötet?
        2. Vem kokar kaffet?
    """,
    "research questions": """
        ## Forskningsfrågor

        1. Hur länge varar ett möte?
        2. Vem talar mest?
    """,
    "comments counted": """
        3 comments

        Share this?
    """,
    "steps to do": """
        ## Try it

        1. Open the file.
        2. Save it.
        3. Did it work?
    """,
    "questions in a list that argues": """
        ## What we learned

        Three things stood out:

        - People came late, and who could blame them?
        - The coffee was hot.
        - Nobody asked.
    """,
    "an idiom before a question": """
        Now, consider this: what if nobody came? What would the chair do then? He would wait.
    """,
}


@pytest.mark.parametrize("name", NOTHING)
def test_no_questions_are_found_in(name):
    text = NOTHING[name].replace("{prose}", PROSE["en"])
    assert questions(f"# A title\n\n{PROSE['en']}\n\n" + _dedented(text)) == []


def _dedented(text: str) -> str:
    return "\n".join(line.removeprefix("        ") for line in text.split("\n"))


def test_the_title_may_be_a_question_and_hold_the_word():
    assert questions(f"# Pohdittavaa?\n\n{PROSE['fi']}\n\n{PROSE['fi']}\n") == []
    assert questions(f"# Pohdintoja\n\n{PROSE['fi']} Vai haittasiko?\n") == []


def test_what_is_commented_out_is_nobodys_to_read():
    text = (
        f"{PROSE['en']}\n\n## To ponder\n\n- Who asked?\n<!-- - Who did not? "
        f"-->\n<!--\n- Why?\n-->\n"
    )
    assert questions(text) == ["Who asked?"]
