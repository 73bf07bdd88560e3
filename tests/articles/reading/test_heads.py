"""Title, author, date, language and body: the rest of what is found in a text."""

import datetime as dt

import pytest

from tests.articles.reading.texts import PROSE, read

DAY = dt.date(2009, 11, 17)


@pytest.mark.parametrize(
    "line",
    [
        "tiistai 17. marraskuuta 2009",
        "17. marraskuuta 2009 klo 14.30",
        "tisdag 17 november 2009",
        "den 17 november 2009 kl. 14:30",
        "Tuesday, November 17, 2009",
        "17th of November, 2009",
        "Nov 17, 2009",
        "tirsdag 17. november 2009",
        "Dienstag, 17. November 2009",
        "teisipäev, 17. november 2009",
        "mardi 17 novembre 2009",
        "martes, 17 de noviembre de 2009",
        "17.11.2009",
        "17. 11. 2009",
        "17/11/2009",
        "2009-11-17",
        "2009-11-17T23:59:00+02:00",
        "Julkaistu 17.11.2009",
        "Published: 17 November 2009",
        "Senast ändrad 2009-11-17",
    ],
)
def test_a_line_that_is_a_date_is_the_date_and_no_part_of_the_body(line):
    found = read(f"{line}\n\nA meeting\n\n{PROSE['en']}\n", "article.txt")

    assert (found.date, found.title) == (DAY, "A meeting")
    assert found.body_markdown == PROSE["en"]


@pytest.mark.parametrize(
    "line",
    [
        "31.2.2009",
        "17.13.2009",
        "2009",
        "marraskuu 2009",
        "17.11.9999",
        "17.11.09",
        "1234-56-78",
        "0000-01-01",
    ],
)
def test_what_is_no_day_is_no_date(line):
    assert read(f"A meeting\n\n{line}\n\n{PROSE['en']}\n", "article.txt").date is None


@pytest.mark.parametrize(
    "line",
    [
        "Posted on 17 November 2009 by A. Nobody in Meetings",
        "Author: A. Nobody | Date: 17/11/2009",
        "Julkaistu: 17.11.2009, Kirjoittaja: A. Nobody",
        "Version 2, last updated 2009-11-17 (typing errors)",
    ],
)
def test_a_date_may_be_named_among_other_things(line):
    found = read(f"A meeting\n\n{line}\n\n{PROSE['en']}\n", "article.txt")

    assert found.date == DAY
    assert line in found.body_markdown.replace("\\", "")


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Last updated: 17 November 2009 (typing errors)", DAY),
        ("A. Nobody, On meetings, published 17 November 2009.", None),
        ("Published in 2009", None),
    ],
)
def test_a_date_at_the_end_is_named_first_in_its_line(line, date):
    text = f"{PROSE['en']}\n\n" * 20 + line
    assert read(f"A meeting\n\n{text}\n", "article.txt").date == date


def test_a_date_inside_a_sentence_is_not_the_date_of_the_text():
    text = f"A meeting\n\nIt was on 17.11.2009 that we met, and it was late.\n\n{PROSE['en']}\n"
    assert read(text, "article.txt").date is None


@pytest.mark.parametrize(
    ("matter", "title", "date", "author"),
    [
        ("title: A meeting\ndate: 2009-11-17", "A meeting", DAY, None),
        ("titel: 'It''s \"late\"'\npublished_at: 2009-11-17 18:13", 'It\'s "late"', DAY, None),
        ('title: "A \\"late\\" one: why?"\ndate: 17/11/2009', 'A "late" one: why?', DAY, None),
        (
            "title: >\n  A long\n  title\nauthor:\n  - name: A. Nobody",
            "A long title",
            None,
            "A. Nobody",
        ),
        (
            "otsikko: Kokous # tästä\nauthors: [A. Nobody, B. Nobody]",
            "Kokous",
            None,
            "A. Nobody, B. Nobody",
        ),
        (
            "layout: page\ndate:\nupdated: 2009-11-17\nby: A. Nobody",
            "From the heading",
            DAY,
            "A. Nobody",
        ),
        ("title: Another name", "Another name", None, None),
        ("date: tomorrow\nstray line\n  - more", "From the heading", None, None),
    ],
)
def test_front_matter_says_it_first(matter, title, date, author):
    found = read(f"---\n{matter}\n---\n\n# From the heading\n\n{PROSE['en']}\n")

    assert (found.title, found.date, found.author) == (title, date, author)
    assert found.body_markdown.endswith(PROSE["en"])


def test_a_first_line_that_is_not_the_named_title_is_body():
    found = read(f"---\ntitle: A meeting\n---\n\nAnother line\n\n{PROSE['en']}\n")
    assert (found.title, found.body_markdown) == ("A meeting", f"Another line\n\n{PROSE['en']}")


def test_front_matter_may_be_written_as_toml():
    found = read(f'+++\ntitle = "A meeting"\ndate = 2009-11-17\n+++\n{PROSE["en"]}\n')
    assert (found.title, found.date) == ("A meeting", DAY)


@pytest.mark.parametrize("text", ["---\ntitle: A\n\nNo end\n", "---\n\n---\n\nA\n\nB\n", "---\n"])
def test_lines_of_dashes_alone_are_no_front_matter(text):
    found = read(f"{text}\n\n# A meeting\n\n{PROSE['en']}\n")
    assert found.title == "A meeting"


@pytest.mark.parametrize(
    ("text", "filename", "title"),
    [
        ("# A meeting #\n\n{prose}", "a.md", "A meeting"),
        ("A meeting\n=========\n\n{prose}", "a.md", "A meeting"),
        ("## A *late* meeting\n\n{prose}\n\n## More\n\n{prose}", "a.md", "A late meeting"),
        ("\n\n  A meeting  \n\n{prose}", "a.txt", "A meeting"),
        ("## A meeting\nA. Nobody\n{prose}\n### More\n{prose}", "a.txt", "A meeting"),
        ("Was there a meeting?\n\n{prose}", "a.txt", "Was there a meeting?"),
        ("{prose}\n\n{prose}", "a.txt", None),
        ("{prose}\n\n{prose}\n\n{prose}\n\n## Lower down\n\n{prose}", "a.md", None),
        ("- Who asked?\n- Who did not?", "a.txt", None),
        ("{prose} {prose} {prose}\n\nA line in the middle\n\n{prose}", "a.txt", None),
    ],
)
def test_the_title_is_the_heading_or_the_first_line_that_may_be_one(text, filename, title):
    assert read(text.replace("{prose}", PROSE["en"]), filename).title == title


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Kirjoittaja: Aila Kokoaja", "Aila Kokoaja"),
        ("By Anna van der Berg", "Anna van der Berg"),
        ("Text: Åke Öman", "Åke Öman"),
        ("By the time we met it was late", None),
    ],
)
def test_an_author_is_named_in_a_line_of_its_own(line, author):
    found = read(f"A meeting\n\n{line}\n\n{PROSE['en']}\n", "article.txt")

    assert found.author == author
    assert (line in found.body_markdown) == (author is None)


@pytest.mark.parametrize("language", PROSE)
def test_the_language_is_told_by_its_frequent_words(language):
    assert read(f"# X\n\n{PROSE[language]}\n\n{PROSE[language]}\n").language == language


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("da", "Er der noget på mødet, der ikke burde gøres sådan?"),
        ("da", "Hvilke typer af kaffe og værdier bør altid vises?"),
        ("da", "Formålet med mødet er at vurdere kaffen og forstå funktionen."),
        ("da", "Forklar, hvorfor mødet er så vigtigt for deltagerne."),
        ("no", "Er det noe i møtet som ikke burde gjøres slik?"),
        ("no", "Noen forhold må avklares før kaffen kan brukes."),
        ("no", "Kan møtet på jobben bli mer effektivt når vi har kaffe?"),
        ("no", "Skal kaffen kun koke når møtet er åpent?"),
        ("sv", "Diskutera följande frågor i gruppen medan ni dricker kaffe i salen."),
        ("et", "Millised on peamised kohvid ja milliseid neist sa jood tööl?"),
        ("fi", "Kenen kahvi on kuumaa ja kuka siitä kokouksessa keskusteli kuppi kädessä?"),
    ],
)
def test_one_sentence_is_enough_where_languages_are_alike(language, sentence):
    assert read(f"# X\n\n{sentence}\n").language == language


@pytest.mark.parametrize(
    ("declared", "language"),
    [("nb", "no"), ("sv-FI", "sv"), ("is", "is"), ("none", None), ("", None)],
)
def test_the_declared_language_counts_where_words_do_not_tell(declared, language):
    assert read(f"---\ntitle: X\nlang: {declared}\n---\n\n1234 5678\n").language == language


def test_a_declared_language_is_believed_against_a_few_words_of_another():
    text = f"---\nlang: da\n---\n\n# X\n\n{PROSE['da']}\n"
    assert read(text).language == "da"
    assert read(text.replace("lang: da", "lang: en")).language == "da"


def test_the_body_is_what_is_left_in_its_order():
    found = read(
        f"""
        # A meeting

        17.11.2009

        First *words* and [a link](https://example.org/a_(b)).

        ## Part

        - one
            - inner `code`
        - two

            with more

        1. first
        2. second

        > quoted **words**
        >
        > and more

        ```python
        print("`x`")
        ```

        | a | b |
        | --- | --- |
        | 1 | 2 |

        In short, discuss these. Nothing else. Now discuss:

        - Who asked?

        ![picture](https://example.org/p.png) ![none](p.png) Last_words_here * and 2 < 3 & 4.

        {PROSE["en"]}
        """
    )
    assert found.body_markdown == (
        "First *words* and [a link](https://example.org/a_%28b%29).\n\n"
        "## Part\n\n"
        "- one\n    - inner `code`\n- two\n\n    with more\n\n"
        "1. first\n2. second\n\n"
        "> quoted **words**\n>\n> and more\n\n"
        '```\nprint("`x`")\n```\n\n'
        "| a | b |\n| --- | --- |\n| 1 | 2 |\n\n"
        "In short, discuss these. Nothing else.\n\n"
        "![picture](https://example.org/p.png) Last\\_words\\_here \\* and 2 < 3 & 4.\n\n"
        f"{PROSE['en']}"
    )


def test_signs_of_plain_text_are_no_markup_in_the_body():
    text = (
        "A title\n\n1986. was *a* year_of_[signs] `x` \\ | >\n\n# not\n\n#tag + - x\n\nIt ended.\n"
    )
    body = read(text, "article.txt").body_markdown
    assert "1986. was \\*a\\* year\\_of\\_\\[signs\\] \\`x\\` \\\\ \\| >" in body.replace(
        "1986\\.", "1986."
    )


def test_the_frame_of_a_page_is_left_out_at_both_ends():
    text = f"Etusivu\n\nA meeting\n\n{PROSE['en']}\n\nEi kommentteja:\n\nLähetä kommentti\n"
    found = read(text, "article.txt")
    assert (found.title, found.body_markdown) == ("A meeting", PROSE["en"])


@pytest.mark.parametrize(
    ("line", "author"),
    [("By Anna Ek, 17.11.2009", "Anna Ek"), ("17.11.2009 – Anna Ek | Turku", "Anna Ek")],
)
def test_a_line_of_a_name_and_a_day_says_both_and_is_no_part_of_the_body(line, author):
    found = read(f"# A\n\n{line}\n\n{PROSE['en']}\n")
    assert (found.author, found.body_markdown) == (author, PROSE["en"])
    assert read(f"# A\n\nTurku, 17.11.2009\n\n{PROSE['en']}\n").author is None
