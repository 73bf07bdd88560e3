"""Footnotes are kept as footnotes, whatever the format; no question has their signs in it."""

import pytest

from forum.articles import reading
from tests.articles.reading.files import article_in_word, repacked, word
from tests.articles.reading.texts import read

MARKDOWN = """
    # Meetings

    They begin late.[^b] Always[^1]. See [^none] and `[^1]`.

    [^1]: So *they*
    say.

        And more.

    ## To ponder

    - Who asked?[^b]

    [^b]: By a clock.
"""

PAGE = """
    <h1>Meetings</h1>
    <p>They begin late.<sup id="r1">[<a href="#n1">1</a>]</sup>
    Always<a id="a2" href="#b2">2</a>.</p>
    <h2>To ponder</h2><ul><li>Who <sup>[<a href="#gone">9</a>]</sup>asked<sup id="r1b">
    <a href="#n1">1</a></sup>?</li></ul>
    <ol><li id="n1"><p>By a clock. <a href="#r1">^</a> <a href="#r1b">^</a></p></li></ol>
    <div><a id="b2" href="#a2">2</a><p>So <i>they</i> say.</p><p>And more.</p></div>
    <ul><li id="top"><a href="#end">1</a></li></ul><h3 id="end"><a href="#top">Top</a></h3>
"""

RST = """
    Meetings
    ========

    They begin late. [#b]_ Always [2]_.

    .. contents::

    .. [#b] By a clock.
    .. [2] So *they* say.

       And more.

    To ponder
    ---------

    - Who asked? [#b]_
"""


@pytest.mark.parametrize(
    ("text", "name", "signs"),
    [(MARKDOWN, "a.md", "b1"), (PAGE, "a.html", "12"), (RST, "a.rst", "12")],
)
def test_footnotes_stay_what_they_are(text, name, signs):
    found = read(text, name)

    clock, they = signs
    assert [each.text for each in found.questions] == ["Who asked?"]
    for part in (
        "They begin late.",
        f"[^{clock}] Always",
        f"\n\n[^{clock}]: By a clock.",
        f"\n\n[^{they}]: So *they* say.\n\n    And more.",
    ):
        assert part in found.body_markdown


def test_the_footnotes_of_a_word_file_stay():
    document = article_in_word()
    document.add_paragraph("They begin late.")
    data = word(document)
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    office = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    changes = {
        "word/document.xml": (
            "late.</w:t></w:r>",
            'late.</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r>',
        ),
        "word/_rels/document.xml.rels": (
            "</Relationships>",
            f'<Relationship Id="rIdN" Type="{kind}" Target="footnotes.xml"/></Relationships>',
        ),
        "[Content_Types].xml": (
            "</Types>",
            f'<Override PartName="/word/footnotes.xml" ContentType="{office}"/></Types>',
        ),
    }
    notes = (
        f'<w:footnotes {space}><w:footnote w:id="2"><w:p><w:r><w:t>By a clock.</w:t></w:r></w:p>'
        "</w:footnote></w:footnotes>"
    ).encode()

    found = reading.read(repacked(data, {"word/footnotes.xml": notes}, changes), "a.docx")

    assert found.body_markdown.endswith("They begin late.[^1]\n\n[^1]: By a clock.")


def test_a_section_with_a_heading_is_no_note_even_if_it_leads_back():
    found = read(
        """
        <h1>Meetings</h1><p>They begin late<sup><a id="r" href="#s">1</a></sup>.</p>
        <section id="s"><h2>Sources</h2><p>A book. <a href="#r">Back to it</a></p></section>
        """,
        "a.html",
    )

    assert found.body_markdown == "They begin late.\n\n## Sources\n\nA book. Back to it"


def test_a_short_word_that_leads_to_and_fro_is_a_link_as_any_other():
    found = read(
        """
        <h1>Meetings</h1><p id="a">They begin <a href="#b">late</a>.</p>
        <p id="b">That is <a href="#a">when</a> nobody waits.</p>
        """,
        "a.html",
    )
    assert found.body_markdown == "They begin late.\n\nThat is when nobody waits."


def test_the_footnotes_of_a_page_that_word_wrote_stay():
    found = read(
        """
        <h1>Meetings</h1><p>They begin late.<a href="#_ftn1" name="_ftnref1">[1]</a></p>
        <div id="ftn1"><p><a href="#_ftnref1" name="_ftn1">[1]</a> By a clock.</p></div>
        """,
        "a.html",
    )
    assert found.body_markdown == "They begin late.[^1]\n\n[^1]: By a clock."
