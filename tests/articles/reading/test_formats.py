"""The same article in every format, and in every encoding."""

import base64
import datetime as dt
import io

import pytest
from docx import Document

from forum.articles import reading
from tests.articles.reading.files import article_in_word, packed, repacked, word
from tests.articles.reading.texts import PROSE, questions, read, with_parents

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


RST = """
    .. _meeting:

    **A** meeting
    =============

    :author: A. Nobody
    :date: 2009-11-17

    .. note:: Mind the coffee.

    First *words*, ``code``, :ref:`a role <target>`, :doc:`target`, |gone| and
    `a link <https://example.org/>`_.

    .. |gone| image:: x.png

    .. include:: /etc/passwd

    .. raw:: html

       <b>raw</b>

    Part
    ----

    1. one

       a. inner

    - two

    ::

        x = 1

    .. code-block:: python
       :caption: More

       y = 2

    === ===
    a   b
    === ===
    1   2
    === ===

    ----

    .. admonition:: Question

       Is it hot?

       .. admonition:: Answer

          Yes.

    .. challenge:: Try it

       Make coffee.

    .. admonition:: Discussion question
       :class: other

       Who asked?

    .. discussion::

       Who did not?

    .. questions::

       - What will be learnt?

    To ponder
    ---------

    1. Who came?

       a) The chair?

    2. Who left?
"""


def test_a_text_in_restructuredtext():
    found = read(RST, "meeting.rst")

    assert (found.title, found.date) == ("A meeting", DAY)
    assert [(each.text, each.parent) for each in found.questions] == [
        ("Who asked?", None),
        ("Who did not?", None),
        ("Who came?", None),
        ("The chair?", 2),
        ("Who left?", None),
    ]
    assert found.body_markdown.startswith(
        "Mind the coffee.\n\n"
        "First *words*, `code`, a role, target, and [a link](https://example.org/).\n\n"
        "## Part\n\n1. one\n    - a) inner\n- two\n\n```\nx = 1\n```\n\n```\ny = 2\n```\n\n"
        "| a | b |\n| --- | --- |\n| 1 | 2 |\n\n---\n\n> **Question**\n>\n> Is it hot?"
    )
    assert "root" not in found.body_markdown
    assert "raw" not in found.body_markdown


def test_a_plain_text_of_narrow_lines_is_unwrapped():
    text = """
        A meeting

        The meeting began late, but that was no trouble to anyone, since the
        coffee was hot and the list was so short that nobody had so much as
        looked at it before.

        A short one.
        Then a line of the paragraph that is as long as the page is wide, for
        which there is no end.

        Short lines
        are as they are

        > quoted in a mail, a line that is just about as long as the one above
        > and goes on

        =====

        Under
        -----

        To ponder:

        1. Who asked, of all those who had come to the meeting in the end and
           had some coffee?
           - The chair?
        2. Who of the others, the ones that had come late and had none of the
        coffee, did not?
    """
    found = read(text, "a.txt")

    assert found.body_markdown.split("\n\n")[0].endswith("looked at it before.")
    assert "\n" not in found.body_markdown.split("\n\n")[0]
    assert with_parents(text, "a.txt") == [
        (
            "Who asked, of all those who had come to the meeting in the end and had some coffee?",
            None,
        ),
        ("The chair?", 0),
        (
            "Who of the others, the ones that had come late and had none of the coffee, did not?",
            None,
        ),
    ]


def test_markdown_and_html_may_stand_mixed():
    text = f"""
        # A meeting

        <div class="note">

        {PROSE["en"]} <span style="x">More</span> <a href="https://example.org">here</a>.<br>Line.

        </div>

        <figure markdown="1">
        ![x](x.png)
        <figcaption>What it shows</figcaption>
        </figure>

        <hr>
        <br/>

        <blockquote>

        Quoted.

        </blockquote>

        <div class="sidebar">

        ## Discussion questions

        - Buy?

        </div>

        <h2>Discussion questions</h2>

        <p>Who asked?</p>

        <p>Who did not?
        </p>
        <table><tr><td>a</td><td>b</td></tr>
        <tr><td>c</td><td>d</td></tr></table>

        </stray>

        <script>
        if (a ? b : c) {{}}

        </script>
    """
    assert questions(text) == ["Who asked?", "Who did not?"]
    assert "Quoted." in read(text).body_markdown
    assert "a | b" in read(text).body_markdown


def test_parts_that_are_no_article_of_a_word_file_are_left_alone():
    data = repacked(word(article_in_word()), {"word/vbaProject.bin": b"\x00macro\x00"})
    assert reading.read(data, "meeting.docm").title == "A meeting"
    with pytest.raises(reading.UnreadableError):
        reading.read(packed({"word/other.xml": b"<x/>"}), "meeting.docx")
