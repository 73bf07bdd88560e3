"""The same article in every format, and in every encoding."""

import datetime as dt

from tests.articles.reading.texts import PROSE, questions, read, with_parents

DAY = dt.date(2009, 11, 17)


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


def test_a_table_of_values_parted_by_commas_is_filled_up():
    found = read("A\n=\n\nW\n\n.. csv-table::\n\n   a,b\n   c\n", "a.rst")
    assert found.body_markdown == "W\n\n| a | b |\n| --- | --- |\n| c |  |"
