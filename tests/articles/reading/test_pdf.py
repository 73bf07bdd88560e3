"""PDF files: what their words say, and how they are set."""

import datetime as dt
import zlib

from forum.articles import reading
from forum.articles.reading import pdf_file, pdf_lines
from tests.articles.reading import hostile
from tests.articles.reading.files import pdf


def test_a_pdf_with_a_layer_of_text():
    found = reading.read(
        pdf(
            ["A meeting", "17.11.2009", "The meeting began late, but", "that was no trouble."],
            ["Questions for discussion:", "1. Who (really) asked?", "2. Wer fragte über Kaffee?"],
        ),
        "meeting.pdf",
    )

    assert (found.title, found.date) == ("A meeting", dt.date(2009, 11, 17))
    assert [each.text for each in found.questions] == [
        "Who (really) asked?",
        "Wer fragte über Kaffee?",
    ]


def test_a_pdf_is_read_as_it_is_set():
    """Large lines are headings, gaps end paragraphs; numbers and names of pages are left out."""
    found = reading.read(
        pdf(
            ["Meetings 1", "# Meetings", "The meeting began late,", "", "but was short.", "1"],
            [
                "Meetings 2",
                "Nobody minded, since the cof-",
                "fee was hot.",
                "# To",
                "# ponder",
                "2",
            ],
            ["Meetings 3", "Who of those who came late", "asked?", "", "Who left?", "# Sources"],
        ),
        "meeting.pdf",
    )

    assert found.title == "Meetings"
    assert found.body_markdown.split("\n\n") == [
        "The meeting began late,",
        "but was short.",
        "Nobody minded, since the coffee was hot.",
        "# Sources",
    ]
    assert [each.text for each in found.questions] == [
        "Who of those who came late asked?",
        "Who left?",
    ]


def test_a_line_that_is_set_in_several_fonts_is_one():
    line = b"BT /F 12 Tf 50 700 Td (Who ) Tj /F 9 Tf (asked?) Tj ET"
    below = b"BT /F 9 Tf 50 500 Td (I.) Tj ET"

    text = pdf_file.text_of(hostile.pdf(zlib.compress(line + b" " + below)))
    assert text.split("\n\n") == ["\nWho asked?", "I."]


def test_two_pages_share_what_stands_in_the_same_place_of_both():
    found = reading.read(
        pdf(
            ["A course", "# Meetings", "The meeting was short.", "", "Part 1", "1 / 2"],
            ["A course", "Nobody minded that it", "began late.", "Part 1", "", "2 (2)"],
        ),
        "meeting.pdf",
    )
    assert found.body_markdown.split("\n\n") == [
        "The meeting was short.",
        "Part 1",
        "Nobody minded that it began late.",
        "Part 1",
    ]


def test_letters_that_are_set_as_one_are_several_and_a_parted_word_is_one():
    page = pdf_lines.Page()
    for at, words in enumerate(("The o\ufb03ce o\ufb00ers pro\xad", "mises.")):
        page.take(f"{words}\n", [1, 0, 0, 1, 0, 0], [1, 0, 0, 1, 0, -14 * at], None, 12)

    assert pdf_lines.text_of([page]).strip() == "The office offers promises."


def test_a_sentence_goes_on_at_the_top_of_the_next_column():
    page = pdf_lines.Page()
    lines = [("Meetings", 0), ("The meeting began so", 20), ("late that nobody but", 34)]
    for words, down in (*lines, ("the chair was there.", 0), ("All went home.", 14)):
        size = 20 if words == "Meetings" else 12
        page.take(f"{words}\n", [1, 0, 0, 1, 0, 0], [1, 0, 0, 1, 0, 800 - down], None, size)

    assert pdf_lines.text_of([page]).strip().split("\n\n") == [
        "# Meetings",
        "The meeting began so late that nobody but the chair was there. All went home.",
    ]
