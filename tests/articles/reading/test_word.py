"""Word files: their headings and lists, their pictures and tables, and what nobody sees in them."""

import base64
import datetime as dt
import io

import pytest
from docx import Document

from forum.articles import reading
from tests.articles.reading import hostile
from tests.articles.reading.files import article_in_word, packed, repacked, word
from tests.articles.reading.texts import PROSE

DAY = dt.date(2009, 11, 17)
DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def test_a_word_file_with_headings_lists_and_a_title():
    document = article_in_word()
    document.add_heading("Questions for discussion", 2)
    document.add_paragraph("Who asked?", style="List Number")
    document.add_paragraph("Not even once?", style="List Bullet 2")
    document.add_paragraph("Who did not?", style="List Number")
    document.add_heading("Afterwards", 2)
    document.add_paragraph("All went home.").runs[0].bold = True

    found = reading.read(word(document), "meeting.docx")

    assert (found.title, found.date) == ("A meeting", DAY)
    assert [(each.text, each.parent) for each in found.questions] == [
        ("Who asked?", None),
        ("Not even once?", 0),
        ("Who did not?", None),
    ]
    assert found.body_markdown == (
        "The meeting began late, but that was no trouble to anyone.\n\n"
        "## Afterwards\n\n**All went home.**"
    )


@pytest.mark.parametrize("style", ["bold", "underline", "italic"])
def test_a_word_file_whose_heading_is_only_marked(style):
    document = article_in_word()
    setattr(document.add_paragraph("Pohdittavaa:").runs[0], style, True)
    document.add_paragraph("Kuka kysyi?")
    document.add_paragraph("Kuka ei kysynyt?")

    found = reading.read(word(document), "kokous.docx")

    assert [each.text for each in found.questions] == ["Kuka kysyi?", "Kuka ei kysynyt?"]


def test_a_word_file_with_a_picture_a_table_and_typed_numbers():
    document = Document()
    document.add_heading("A meeting", 0)
    document.add_paragraph(PROSE["en"])
    document.add_picture(io.BytesIO(DOT))
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "chair", "guest"
    document.add_paragraph("To ponder").runs[0].bold = True
    for line in ("1. Who asked?", "a) The chair?", "b) The guest?", "2. Who left?"):
        document.add_paragraph(line)

    found = reading.read(word(document), "meeting.docx")

    assert [(each.text, each.parent) for each in found.questions] == [
        ("Who asked?", None),
        ("The chair?", 0),
        ("The guest?", 0),
        ("Who left?", None),
    ]
    assert "chair | guest" in found.body_markdown


def test_parts_that_are_no_article_of_a_word_file_are_left_alone():
    data = repacked(word(article_in_word()), {"word/vbaProject.bin": b"\x00macro\x00"})
    assert reading.read(data, "meeting.docm").title == "A meeting"
    with pytest.raises(reading.UnreadableError):
        reading.read(packed({"word/other.xml": b"<x/>"}), "meeting.docx")


def test_a_word_file_with_styles_of_ones_own_and_hidden_words():
    document = article_in_word()
    for name, like in (("Väli", "Heading 2"), ("Väli väliin", "Väli")):
        document.styles.add_style(name, 1).base_style = document.styles[like]
    document.add_paragraph("First", style="Väli")
    document.add_paragraph("Seen.").add_run(" The answer is no.").font.hidden = True
    document.add_paragraph("Second", style="Väli väliin").add_run(".").font.hidden = False
    document.styles.add_style("Rubrik 3", 1)
    document.add_paragraph("Third", style="Rubrik 3")
    document.add_paragraph("Contents", style="TOC Heading")
    document.add_paragraph("Far").style = "Rubrik 3"

    found = reading.read(word(document), "a.docx")

    assert found.body_markdown.split("\n\n")[1:] == [
        *("## First", "Seen.", "## Second.", "### Third", "Contents", "### Far")
    ]


def test_a_style_is_a_heading_by_its_level_and_in_circles_it_is_none():
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    of_a = '<w:name w:val="Osa"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr>'
    of_b = '<w:name w:val="B"/><w:basedOn w:val="b"/>'
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}">{said}</w:style>'
        for name, said in (("a", of_a), ("b", of_b))
    )
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>Words {style}.</w:t></w:r></w:p>'
        for style in ("none", "a", "b")
    )
    part = {"word/styles.xml": f"<w:styles {names}>{styles}</w:styles>".encode()}
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles"
    part["word/_rels/document.xml.rels"] = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r" Type="{kind}" Target="styles.xml"/></Relationships>'
    ).encode()
    found = reading.read(hostile.word(body, **part), "a.docx")
    assert (found.title, found.body_markdown) == ("Words a.", "Words none.\n\nWords b.")
    assert reading.read(hostile.word(), "a.docx").body_markdown == "Words here."
