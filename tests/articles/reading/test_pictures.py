"""Pictures in the texts that are read: kept where they stand, whatever the format."""

import pytest

from forum.articles import reading
from forum.articles.reading.pictures import Pictures


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("a.rst", "A\n=\n\n.. image:: https://e.org/p.png\n   :alt: words\n\nMore."),
        ("a.md", '# A\n\n<img alt="words" src="https://e.org/p.png">\n\nMore.'),
        ("a.md", 'A <b>B</b> <img alt="words" src="https://e.org/p.png"> More.'),
        ("a.html", "<h1>A</h1><p><img src='https://e.org/p.png' alt=words></p><p>More."),
    ],
)
def test_a_picture_stays_a_picture_in_every_format(file, text):
    assert "![words](https://e.org/p.png)" in reading.read(text.encode(), file).body_markdown


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("a.md", "# A\n\nW\n\n![](https://e.org/p.png)\n\n1. a\n\n    ![](https://e.org/q.png)"),
        ("a.md", "# A\n\nW\n\n# ![](https://e.org/p.png)\n\n- ![](https://e.org/q.png)"),
        (
            "a.html",
            "<h1>A</h1>W<h2><img src='https://e.org/p.png'></h2><ul><li><img src=/q.png><p>V</ul>",
        ),
        (
            "a.html",
            "<h1>A</h1>W<p><img src=data:image/gif;base64,R data-src=/p.png><p><img src=/q.png>",
        ),
    ],
)
def test_a_picture_that_nobody_described_stands_alone(file, text):
    body = reading.read(text.encode(), file, base="https://e.org/").body_markdown

    assert body.startswith("W\n\n![](https://e.org/p.png)\n\n")
    assert "![](https://e.org/q.png)" in body
    assert "#" not in body
    assert "- !" not in body


def test_a_picture_inside_a_page_that_was_saved_stays_though_it_was_to_come_later():
    page = b"<h1>A</h1>W<p><img src='data:image/png;base64,AAAA' data-src='p.png'></p>"
    assert list(reading.read(page, "a.html").pictures.values()) == [b"\0\0\0"]


def test_a_picture_that_only_counts_readers_is_left_out():
    page = b"<h1>A</h1><p>W</p><p><img src='https://e.org/p.gif' width=1 height=1></p>"
    assert reading.read(page, "a.html").body_markdown == "W"


def test_pictures_that_are_none_are_left_out():
    pictures = Pictures()

    assert pictures.keep("x" * 11_000_000) == ""
    assert pictures.keep("A") == ""
    assert pictures.keep_bytes(b"") == ""
    assert pictures.keep_bytes(b"a") == pictures.keep_bytes(b"a")
    assert list(pictures.found.values()) == [b"a"]
