"""Files that cannot be read: one clear sentence each, never anything else."""

import io
import json
import zlib
from itertools import count

import pytest
from flask import Flask
from flask_babel import Babel, force_locale
from pypdf import PdfReader, PdfWriter

from forum.articles import reading
from forum.articles.reading import limits
from forum.articles.reading.sentences import BECAUSE, REFUSALS
from tests.articles.reading import hostile
from tests.articles.reading.files import article_in_word, packed, pdf, repacked, word
from tests.articles.reading.texts import PROSE

PNG = b"\x89PNG\r\n\x1a\n\x00\x00"
WORD = word(article_in_word())


def locked_pdf() -> bytes:
    writer = PdfWriter(PdfReader(io.BytesIO(pdf(["A meeting"]))))
    writer.encrypt("secret", algorithm="RC4-128")
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def locked_zip() -> bytes:
    """A package whose parts say that they are encrypted."""
    data = bytearray(WORD)
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)
    return bytes(data)


def nothing_packed_often() -> bytes:
    """A page that has to be unpacked more often than any program packs one."""
    data = b" "
    for _ in range(5):
        data = zlib.compress(data)
    return hostile.pdf(data, filters=f"[{'/FlateDecode ' * 5}]")


@pytest.mark.parametrize(
    ("code", "data", "filename"),
    [
        ("empty", b"", "a.txt"),
        ("empty", b" \r\n\t", "a.md"),
        ("empty", b"\xef\xbb\xbf", "a.html"),
        ("empty", b"\x00\x00\x00", "a.txt"),
        ("empty", "\ufeff \u2028".encode(), "a.txt"),
        ("no_text", b"<!-- nothing -->", "a.md"),
        ("no_text", b"<html><body><script>x</script></body></html>", "a.html"),
        ("no_text", b"---\n", "a.md"),
        ("no_text", b'<?xml version="1.0"?>', "a.html"),
        ("no_text", b"<!DOCTYPE html>", "a.html"),
        ("no_text", b".. comment\n", "a.rst"),
        ("not_text", PNG, "a.txt"),
        ("not_text", b"abc\x00\x01\x02\x03\x04\x05" * 50, "a.txt"),
        ("not_text", WORD, "a.txt"),
        ("not_text", pdf(["A"]), "a.md"),
        ("not_text", PNG, "a.docx"),
        ("broken", b"just text", "a.docx"),
        ("broken", b"just text", "a.pdf"),
        ("broken", b"%PDF-1.7 and nothing", "a.pdf"),
        ("broken", WORD[:200], "a.docx"),
        ("broken", packed({"a.txt": b"x"}), "a.docx"),
        ("broken", repacked(WORD, {"word/document.xml": b"<unclosed"}), "a.docx"),
        ("old_word", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", "a.doc"),
        ("old_word", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", "a.txt"),
        ("protected", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 locked", "a.docx"),
        ("protected", locked_zip(), "a.docx"),
        ("protected", locked_pdf(), "a.pdf"),
        ("unknown_kind", b"x", "a.exe"),
        ("unknown_kind", b"x", "a.odt"),
        ("too_large", b"x" * 20_000_001, "a.txt"),
        ("too_long", b"x" * 1_000_001, "a.txt"),
        ("too_long", b"<p>" + b"x" * 1_000_001, "a.html"),
        ("too_many_lines", b"x\n" * (limits.MOST_LINES + 1), "a.txt"),
        ("too_many_marks", b"*x " * (limits.MOST_MARKS + 1), "a.md"),
        ("too_many_marks", b"*x " * 1_001, "a.rst"),
        ("too_many_marks", b"<a href='x'>x</a>" * limits.MOST_MARKS, "a.html"),
        ("bomb", b"= " * 3_000 + b"\nx\n" + b"x\n" * 3_000 + b"= " * 3_000 + b"\n", "a.rst"),
        ("bomb", b".. csv-table::\n\n   " + b"a," * 20_000 + b"\n" + b"   x\n" * 999, "a.rst"),
        ("no_text_layer", pdf([]), "a.pdf"),
        ("too_many_pages", pdf(*([["x"]] * 301)), "a.pdf"),
        ("bomb", b"<p" + b" a='x'" * 20_000 + b">Words", "a.html"),
        ("bomb", nothing_packed_often(), "a.pdf"),
        ("bomb", repacked(WORD, {"word/media/a.bin": b"\0" * 70_000_000}), "a.docx"),
        ("bomb", repacked(WORD, {"word/document.xml": b" " * 1_500_001}), "a.docx"),
        ("bomb", packed({f"{at}.xml": b"" for at in range(3_001)}), "a.docx"),
        (
            "bomb",
            repacked(WORD, {"word/document.xml": b'<!DOCTYPE x [<!ENTITY a "b">]><x/>'}),
            "a.docx",
        ),
    ],
    ids=count(),
)
def test_a_file_is_refused_with_a_sentence(code, data, filename):
    with pytest.raises(reading.UnreadableError) as refused:
        reading.read(data, filename)

    assert refused.value.code == code
    assert str(refused.value) == refused.value.sentence
    assert "%" not in str(refused.value)


def test_a_pasted_text_is_refused_the_same_way():
    for text, code in (
        ("", "empty"),
        ("x" * 20_000_001, "too_large"),
        ("x" * 1_000_001, "too_long"),
    ):
        with pytest.raises(reading.UnreadableError) as refused:
            reading.read_text(text)
        assert refused.value.code == code


@pytest.mark.parametrize(
    ("text", "filename"),
    [
        ("<div>" * 15_000 + "x" + "</div>" * 15_000, "a.html"),
        ("<blockquote><ul><li><b>" * 10_000 + "x", "a.html"),
        (">" * 100_000 + " x", "a.md"),
        ("\n".join(" " * at + "- x" for at in range(900)), "a.md"),
        ("\n".join(" " * 4 * at + '!!! note "x"' for at in range(400)), "a.md"),
        ("::: note\n" * 10_000, "a.md"),
        ("<div class='note'>\n" * 10_000 + "x", "a.md"),
        ("\n\n".join(" " * at + "x" for at in range(550)), "a.rst"),
        ("\n\n".join(" " * 2 * at + "- x" for at in range(400)), "a.rst"),
    ],
    ids=range(9),
)
def test_what_nests_too_deep_is_refused_or_read(text, filename):
    try:
        found = reading.read(text.encode(), filename)
    except reading.UnreadableError as refused:
        assert refused.code in {"too_deep", "no_text", "too_many_marks"}  # noqa: PT017 - either is right
    else:
        assert len(found.body_markdown) < 4 * len(text)


def test_a_word_file_that_nests_too_deep_is_refused():
    inner = b"<w:p>" * 20_000 + b"</w:p>" * 20_000
    xml = (
        b'<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/'
        b'wordprocessingml/2006/main"><w:body>' + inner + b"</w:body></w:document>"
    )
    with pytest.raises(reading.UnreadableError) as refused:
        reading.read(repacked(WORD, {"word/document.xml": xml}), "a.docx")
    assert refused.value.code in {"too_deep", "broken"}


def test_lone_surrogates_and_controls_are_taken_out():
    found = reading.read_text(f"A\ud800 title\x07\n\n{PROSE['en']}\x9f\u202e\n")
    assert (found.title, found.body_markdown) == ("A title", PROSE["en"])
    json.dumps(reading.as_json(found, "x"), ensure_ascii=False).encode()


def test_every_sentence_is_one_with_its_numbers_in_place():
    for sentence in (*REFUSALS.values(), *BECAUSE.values()):
        assert str(sentence) % {"limit": 3, "words": "x"}


def test_the_reason_for_a_question_is_said():
    found = reading.read_text(f"A title\n\n{PROSE['en']}\n\nTo ponder:\nWho asked?\n")
    assert str(found.questions[0].because) == (
        "Taken for a question because it stands under the line “To ponder:”."
    )
    assert found.questions[0].short_name == "Who asked"


def test_a_sentence_is_in_the_language_of_whoever_reads_it():
    refused = reading.UnreadableError("empty")
    app = Flask("reader")
    Babel(app)
    with app.test_request_context(), force_locale("en"):
        assert str(refused) == "The file is empty."
