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


def test_pictures_that_are_none_are_left_out():
    pictures = Pictures()

    assert pictures.keep("x" * 11_000_000) == ""
    assert pictures.keep("A") == ""
    assert pictures.keep_bytes(b"") == ""
    assert pictures.keep_bytes(b"a") == pictures.keep_bytes(b"a")
    assert list(pictures.found.values()) == [b"a"]
