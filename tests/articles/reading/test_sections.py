"""What is a section of questions, whatever shape it has and whatever language it is in."""

import pytest

from tests.articles.reading.texts import PROSE, questions, read


@pytest.mark.parametrize(
    ("language", "heading", "first", "second"),
    [
        ("fi", "Pohdittavaa", "Kuka kysyi viimeksi?", "Pohdi, mitä kukaan ei kysynyt."),
        ("fi", "Pohdintatehtävä", "Mitä jäi sanomatta?", "Keskustelkaa parin kanssa syistä."),
        (
            "fi",
            "Keskustelunaiheita",
            "Mistä hyvän kokouksen tuntee?",
            "Kahvin merkitys kokouksessa?",
        ),
        ("fi", "Keskustelukysymyksiä ryhmälle", "Kenen vuoro on?", "Miksi kukaan ei vastannut?"),
        ("sv", "Frågor att fundera på", "Vem frågade sist?", "Diskutera vad ingen frågade."),
        ("sv", "Diskussionsfrågor", "Vad blev osagt?", "Hur märks ett bra möte?"),
        ("sv", "Att fundera på", "Varför teg alla?", "Beskriv ett möte som lyckades."),
        ("en", "Questions for discussion", "Who asked last?", "Describe what nobody asked."),
        ("en", "Discussion questions", "What was left out?", "Compare two meetings you were in."),
        ("en", "Food for Thought", "Who makes the coffee?", "Why does nobody ask?"),
        ("en", "Questions to consider", "Is late too late?", "What would you cut?"),
        ("no", "Diskusjonsspørsmål", "Hvem spurte sist?", "Drøft hva ingen spurte om."),
        ("no", "Til refleksjon", "Hva ble ikke sagt?", "Hvorfor kom alle for sent?"),
        ("da", "Refleksionsspørgsmål", "Hvem spurgte sidst?", "Hvad blev ikke sagt?"),
        ("da", "Til diskussion", "Hvordan kender man et godt møde?", "Overvej et møde uden kaffe."),
        ("de", "Diskussionsfragen", "Wer hat zuletzt gefragt?", "Sprecht über das, was fehlte."),
        ("de", "Zum Nachdenken", "Was blieb ungesagt?", "Warum kamen alle zu spät?"),
        ("et", "Arutlusküsimused", "Kes küsis viimasena?", "Arutlege, mida keegi ei küsinud."),
        ("et", "Mõtlemiseks", "Mis jäi ütlemata?", "Miks kõik hilinesid?"),
        (
            "fr",
            "Questions de réflexion",
            "Qui a demandé en dernier ?",
            "Discutez de ce qui manquait.",
        ),
        (
            "fr",
            "Pour aller plus loin dans la réflexion",
            "Que manquait-il ?",
            "Pourquoi ce retard ?",
        ),
        ("es", "Preguntas para reflexionar", "¿Quién preguntó?", "Describe lo que nadie preguntó."),
        ("es", "Para debatir", "¿Qué faltó?", "¿Por qué llegaron tarde?"),
    ],
)
@pytest.mark.parametrize(
    "shape",
    [
        "## {0}\n\n- {1}\n- {2}\n",
        "## **{0}**\n\n1. {1}\n2. {2}\n",
        "### 💭 {0}\n\n> {1}  \n> {2}\n",
        "{0}\n---\n\n* {1}\n\n* {2}\n",
        "**{0}**\n\n- {1}\n- {2}\n",
        "**{0}:**\n\na) {1}\nb) {2}\n",
        "*{0}*\n\n- {1}\n- {2}\n",
        "{0}:\n- {1}\n- {2}\n",
        "{0} (15 min):\n\n1) {1}\n2) {2}\n",
        "<h3>{0}</h3>\n<ul>\n<li>{1}</li>\n<li>{2}</li>\n</ul>\n",
        "<p><b>{0}</b></p>\n<ol><li><p>{1}</p></li><li><p>{2}</p></li></ol>\n",
        "## {0}\n\n- [ ] {1}\n- [ ] `{2}`\n",
        "## 4.2 {0}\n\n{1}\n\n{2}\n\n## References\n\nNobody, A. 2019. Did anyone ask?\n",
        "> ## {0}\n>\n> 1. {1}\n> 2. {2}\n",
        "::: discussion\n\n### {0}\n\n- {1}\n- {2}\n\n:::\n",
        '!!! note "{0}"\n\n    - {1}\n    - {2}\n',
        "> [!question] {0}\n> - {1}\n> - {2}\n",
    ],
)
def test_a_heading_that_says_so_opens_a_section(language, heading, first, second, shape):
    text = f"# A title\n\n{PROSE[language]}\n\n{shape.format(heading, first, second)}"

    assert questions(text) == [first, second]


@pytest.mark.parametrize(
    ("language", "sentence", "first", "second"),
    [
        ("fi", "Tässä vielä hiukan pohdittavaa:", "Kuka kysyi?", "Kuka vastasi?"),
        ("fi", "Vastatkaa alla oleviin kysymyksiin:", "Mitä jäi sanomatta?", "Kuka puuttui?"),
        ("sv", "Diskutera gärna följande frågor i grupp:", "Vem frågade?", "Vem teg?"),
        ("sv", "Nu kan ni fundera på detta:", "Vad blev osagt?", "Varför kom ni sent?"),
        ("en", "In groups, discuss the following:", "Who asked?", "Who did not?"),
        ("en", "Before you go on, answer the questions below:", "Who asked?", "Who did not?"),
        ("no", "Til slutt kan dere snakke sammen om:", "Hvem spurte?", "Hvem tidde?"),
        ("da", "Tal sammen om disse spørgsmål:", "Hvem spurgte?", "Hvem tav?"),
        ("de", "Diskutiert in der Gruppe:", "Wer hat gefragt?", "Wer schwieg?"),
        ("et", "Arutlege rühmas:", "Kes küsis?", "Kes vaikis?"),
        ("fr", "Discutez en groupe :", "Qui a demandé ?", "Qui s'est tu ?"),
        ("es", "Reflexionen en grupo:", "¿Quién preguntó?", "¿Quién calló?"),
    ],
)
def test_a_sentence_before_a_list_asks_for_it(language, sentence, first, second):
    text = (
        f"# A title\n\n{PROSE[language]}\n\n{sentence}\n\n- {first}\n"
        f"- {second}\n\n{PROSE[language]}"
    )

    assert questions(text) == [first, second]


@pytest.mark.parametrize(
    ("label", "question"),
    [
        ("> **Lopuksi pohdittavaksi:**", "Minkä kysymyksen jättäisit kysymättä?"),
        ("**Att fundera på:**", "Vilken fråga skulle du lämna?"),
        ("**Discussion question.**", "Which question would you leave out? And why?"),
        ("🤔 **Pohdittavaa**:", "Mitä tapahtuisi, jos kukaan ei kysyisi?"),
        ("Discussion:", "Which question would you leave out?"),
        ("- **Reflect:**", "Which question would you leave out?"),
        ("*Diskutera:", "Vilken fråga skulle du lämna?*"),
    ],
)
def test_a_label_before_a_question_opens_it(label, question):
    text = f"# A title\n\n{PROSE['en']}\n\n{label} {question}\n\n{PROSE['en']}\n"

    assert questions(text) == [question.strip("*")]


def test_a_list_under_a_label_belongs_to_it():
    text = f"""
        # A title

        {PROSE["en"]}

        **Discuss:** in groups of three

        - Who asked?
        - Who did not?

        - {PROSE["en"]}
    """
    assert questions(text)[:2] == ["Who asked?", "Who did not?"]


def test_several_sections_all_count_in_the_order_of_the_text():
    text = f"""
        # A title

        {PROSE["sv"]}

        ## Diskussionsfrågor
        1. Vem frågade?

        ## Mer om möten
        {PROSE["sv"]}

        **Att fundera på**

        Vem teg?

        ## Till eftertanke
        - Vem kom sist?
    """
    assert questions(text) == ["Vem frågade?", "Vem teg?", "Vem kom sist?"]


def test_a_heading_without_a_known_word_opens_a_list_of_nothing_but_questions():
    text = f"""
        # A title

        {PROSE["en"]}

        ## The meeting: looking in the mirror

        - Who asks in your team?
        - Who does not?

        ## Next week
        {PROSE["en"]}
    """
    assert questions(text) == ["Who asks in your team?", "Who does not?"]


def test_groups_inside_a_section_do_not_end_it():
    text = f"""
        # A title

        {PROSE["en"]}

        ## Questions to consider

        To prepare, answer questions like these.

        **Before the meeting**

        * Who is asked to come?

        ### After the meeting

        * Who is told what came of it?

        Moreover, think of the people who stayed away:

        * Who were they?

        ## Homework
        Write a page.
    """
    assert questions(text) == [
        "Who is asked to come?",
        "Who is told what came of it?",
        "Who were they?",
    ]


def test_the_title_of_a_text_that_is_nothing_but_questions_is_their_heading():
    assert questions("# Discussion questions\n\n- Who asked?\n- Who did not?\n") == [
        "Who asked?",
        "Who did not?",
    ]


def test_titles_of_collapsed_boxes_are_questions_under_a_heading_that_says_so():
    text = f"""
        # A title

        {PROSE["en"]}

        ## Discussion questions

        ??? question "Who asked "last"?"

            A hint nobody needs.

        ??? question "Say who *did not*"

        ---

        ## Self test

        ??? question "Is coffee hot?"

            ??? success "Answer"

                Yes.
    """
    assert questions(text) == ['Who asked "last"?', "Say who did not"]


def test_a_list_without_questions_behind_a_sentence_asks_nothing():
    text = f"# A title\n\n{PROSE['en']}\n\nTo ponder:\n\nThese matter most.\n\n- Coffee\n- Rooms\n"
    assert questions(text) == []


def test_numbers_before_lines_that_ask_nothing_make_no_list():
    found = read(f"A title\n\n{PROSE['en']}\n\n1 Coffee was hot\n2 Rooms were cold\n", "a.txt")
    assert found.body_markdown.endswith("\n\n1 Coffee was hot\n\n2 Rooms were cold")


def test_a_name_in_bold_before_a_question_is_its_short_name():
    section = "## To ponder\n\n- **Trust:** Who asked?\n- **Question 2:** Who left?\n"
    found = read(f"# A title\n\n{PROSE['en']}\n\n{section}").questions
    assert [(each.text, each.short_name) for each in found] == [
        ("Who asked?", "Trust"),
        ("Who left?", "Who left"),
    ]


def test_a_case_stays_in_the_text():
    case = "### Case 2\n\nNobody wrote the minutes, and somebody left.\n\n"
    found = read(f"# A title\n\n{PROSE['en']}\n\n{case}- Who notices?\n- What do you do?\n")
    assert [each.text for each in found.questions] == ["Who notices?", "What do you do?"]
    assert found.body_markdown.endswith(case.strip())
