"""What holds for every text, whatever is in it."""

import re
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from forum import richtext
from forum.articles import reading
from forum.articles.reading.names import LONGEST, short_name

NAMES = ("a.txt", "a.md", "a.html", "a.rst", "a.docx", "a.pdf")

LINES = st.sampled_from(
    [
        "# A title",
        "## Pohdittavaa",
        "**To ponder:**",
        "Discuss these:",
        "- Who asked?",
        "1. Why?",
        "   - inner?",
        "a) first",
        "b) second",
        "> quoted",
        "> Who?",
        "",
        "",
        "---",
        "```",
        "::: note",
        '??? question "Who?"',
        "    set in",
        "Text goes on here.",
        "Answer: no.",
        "<div class='note'>",
        "</div>",
        "<p>html?",
        "</p>",
        "<ul><li>x?</li></ul>",
        "| a | b |",
        "| - | - |",
        "References",
        "*it*, **bold** and `code`",
        "[link](https://example.org)",
        "![x](y.png)",
        "17.11.2009",
        "===",
        ".. note:: x",
        "   y",
        "Question: who?",
        "Kommentit",
        "\tTab",
        "> [!tip] Who?",
        "<details><summary>Who?</summary>",
        "</details>",
        "{: .class}",
        "[a]: https://example.org",
    ]
)
PAGES = st.lists(
    st.sampled_from(
        [
            "<p>",
            "</p>",
            "<li>",
            "<ul>",
            "</ul>",
            "<b>",
            "</b>",
            "<h2>To ponder</h2>",
            "Who?",
            "<br>",
            "<table><tr><td>",
            "</table>",
            "<blockquote>",
            "</blockquote>",
            "<pre>",
            "x ",
            "<a href='/'>",
            "</a>",
            "<img src='https://x.org/y' alt='z'>",
            "<details><summary>",
            "</summary>",
            "&amp;",
            "1.",
        ]
    ),
    max_size=40,
).map("".join)


def found_in(data: bytes, filename: str) -> reading.Found | None:
    try:
        return reading.read(data, filename)
    except reading.UnreadableError as refused:
        assert refused.sentence  # noqa: PT017 - whatever is refused has one
        return None


def check(found: reading.Found) -> None:
    texts = [each.text for each in found.questions]
    for text in (found.title or "", found.body_markdown, *texts):
        assert not [
            sign
            for sign in text
            if unicodedata.category(sign) in {"Cc", "Cs"} - {"\n"} and sign not in "\n\t"
        ]
        text.encode()
    for at, each in enumerate(found.questions):
        assert each.text == " ".join(each.text.split()) != ""
        assert each.parent is None or each.parent < at
        assert 0 < len(each.short_name) <= LONGEST + 1
        assert str(each.because)
    try:
        richtext.render_article(found.body_markdown)
    except richtext.TooComplexError as refused:
        assert refused.sentence  # noqa: PT017 - the import says so


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(NAMES))
def test_any_bytes_are_read_or_refused(data, filename):
    if found := found_in(data, filename):
        check(found)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300), st.sampled_from(NAMES[:4]))
def test_any_text_is_read_or_refused(text, filename):
    if found := found_in(text.encode("utf-8", "replace"), filename):
        check(found)


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(categories=["L", "N", "P", "Z", "Cs", "Cc"]), max_size=200))
def test_any_pasted_text_is_read_or_refused(text):
    try:
        check(reading.read_text(text))
    except reading.UnreadableError as refused:
        assert refused.code in {"empty", "no_text"}  # noqa: PT017 - nothing else is right


@settings(max_examples=400, deadline=None)
@given(st.lists(LINES, max_size=25).map("\n".join), st.sampled_from(NAMES[:4]))
def test_lines_of_every_kind_in_any_order(text, filename):
    if found := found_in(text.encode(), filename):
        check(found)


@settings(max_examples=200, deadline=None)
@given(PAGES)
@example("<b><h2>To ponder</h2><li>1.<p>Who?<li>Who?")
@example("<li><ul><h2>To ponder</h2>1.<p>Who?")
def test_elements_in_any_order(page):
    if found := found_in(page.encode(), "a.html"):
        check(found)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.integers(100, 999), min_size=1, max_size=12, unique=True), st.data())
def test_body_and_questions_keep_the_order_of_the_text(numbers, data):
    asked = data.draw(st.integers(0, len(numbers)))
    body, questions = numbers[asked:], numbers[:asked]
    text = "A title\n\nIt began.\n\n" + "".join(
        f"Paragraph {number} is here.\n\n" for number in body
    )
    text += "Pohdittavaa:\n" + "".join(f"Kuka on {number}?\n" for number in questions)

    found = reading.read_text(text)

    assert re.findall(r"Paragraph (\d+)", found.body_markdown) == [str(each) for each in body]
    assert [each.text for each in found.questions] == [f"Kuka on {each}?" for each in questions]


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(categories=["L", "P", "Zs"]), min_size=1, max_size=200))
def test_a_short_name_is_short_and_of_the_words(text):
    name = short_name(text)
    assert len(name) <= LONGEST + 1
    assert name.rstrip("…") in " ".join(text.split()) or "(" in text or "[" in text


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kuka kysyi (case-esimerkkejä)?", "Kuka kysyi"),
        ("The chair came late. Did it matter? Why or why not?", "Did it matter"),
        ("Why?", "Why"),
        ("Who? What was the meeting for?", "Who? What was the meeting for"),
        ("(vain suluissa)", "(vain suluissa)"),
        ("?", "?"),
        ("Pohdi, mitä kukaan ei kysynyt.", "Pohdi, mitä kukaan ei kysynyt"),
        (
            "Kuinka molemminpuolinen kuunteleminen ja osallistuminen toteutuu käytännössä?",
            "Kuinka molemminpuolinen kuunteleminen ja osallistuminen…",
        ),
        ("x" * 100, "x" * 59 + "…"),
        ("¿Quién preguntó?", "Quién preguntó"),
    ],
)
def test_short_names(text, name):
    assert short_name(text) == name
