"""The same text in every encoding, and pasted."""

import pytest

from forum.articles import reading
from tests.articles.reading.texts import PROSE


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_a_text_in_any_encoding(encoding):
    text = f"Kysymyksiä – ääkkösin\n\n{PROSE['fi']}\n\nPohdittavaa:\nMitä jäi “sanomatta”?\n"
    found = reading.read(text.encode(encoding), "article.txt")

    assert found.title == "Kysymyksiä – ääkkösin"
    assert [each.text for each in found.questions] == ["Mitä jäi “sanomatta”?"]


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("<meta charset=iso-8859-1>", "latin-1"),
        ('<?xml version="1.0" encoding="iso-8859-15"?>', "iso-8859-15"),
        ("<meta charset=utf-8>", "cp1252"),
        ("<meta charset=nonsense>", "utf-8"),
        ("<meta charset=iso-8859-1>", "cp1252"),
        ("<meta charset=iso-8859-1>", "utf-8"),
        ('<?xml version="1.0" encoding="iso-8859-15"?>', "cp1252"),
        ('<?xml version="1.0" encoding="iso-8859-15"?>', "utf-8"),
        ("<meta charset=rot13>", "utf-8"),
    ],
)
def test_a_page_in_the_encoding_that_it_declares(declared, encoding):
    dash = "–" if encoding in {"utf-8", "cp1252"} else "-"
    page = f"{declared}<h1>Kysymyksiä {dash} äänestä</h1><p>{PROSE['fi']}</p>"
    assert reading.read(page.encode(encoding), "a.html").title == f"Kysymyksiä {dash} äänestä"


@pytest.mark.parametrize(
    "text", ["# A *title*\n\n{prose}", "A title\n\n{prose}", "**A title**\n\n{prose}"]
)
def test_a_pasted_text_is_read_as_what_it_is(text):
    found = reading.read_text(text.format(prose=PROSE["en"]).replace("\n", "\r\n"))
    assert (found.title, found.body_markdown) == ("A title", PROSE["en"])


@pytest.mark.parametrize(
    ("word", "body"),
    [("*late*", "*late*"), ("_late_", "*late*"), ("`late`", "`late`"), ("5*4*3", "5\\*4\\*3")],
)
def test_a_pasted_text_keeps_its_lines_where_only_words_are_marked(word, body):
    found = reading.read_text(
        f"A title\nIt was {word} that day.\nNobody minded.\n\nTo ponder\nWho *asked*?\nWho not?\n"
    )
    assert (found.title, found.body_markdown) == (
        "A title",
        f"It was {body} that day.\n\nNobody minded.",
    )
    assert [each.text for each in found.questions] == ["Who asked?", "Who not?"]
