"""No text under the cap takes long, raises anything unforeseen, or shows what it should not."""

import time
from contextlib import suppress

import pytest
from bs4 import BeautifulSoup
from hypothesis import example, given, settings
from hypothesis import strategies as st

from forum import richtext
from forum.richtext import TooComplexError
from tests.richtext.hostile import KNOWN, longest

GUARD = 2.0
"""Seconds, on a machine busy with other tests; tests/bench/richtext.py measures."""

PIECES = st.sampled_from(
    [
        *"[]()!`*_>-+#|:~<&\\\"'1.a \n\t=@{}^$",
        *("https://", "www.", "://", "mailto:", "javascript:", "data:text/html,", "//", "x.fi"),
        *(
            "```",
            "~~~",
            "**",
            "__",
            "    ",
            "\n\n",
            "\n> ",
            "\n- ",
            "\n1. ",
            "|-|",
            "](",
            "![",
            "[^1]",
        ),
        *(
            "<script>",
            "</p>",
            "<img src=x onerror=a>",
            "<math>",
            "<!--",
            "]]>",
            "<a href='",
            "&lt;",
        ),
        *("\x02", "\x03", "\x00", "\ud800", "\u0301", "\u202e", "\u2028", "ä", "\U0001f600"),
        *(" style=", " onclick=", "{: #a .b }", "klzzwxh:0", "wzxhzdk:0", "\x02amp\x03"),
    ]
)
TEXTS = st.lists(PIECES, max_size=80).map("".join) | st.text(max_size=200)

ATTRIBUTES = {"ol": {"start"}, "a": {"href", "rel"}}
ELEMENTS = {
    *("p", "br", "hr", "blockquote", "pre", "ul", "ol", "li", "h3", "h4", "h5", "h6"),
    *("table", "thead", "tbody", "tr", "th", "td", "a", "code", "em", "strong"),
}


def assert_is_safe(html: str) -> None:
    """Everything in it is on the list, and every address leads where we let it."""
    for element in BeautifulSoup(html, "lxml").find_all():
        if element.name in {"html", "body"}:
            continue
        assert element.name in ELEMENTS
        assert set(element.attrs) <= ATTRIBUTES.get(element.name, set())
        if element.name == "a":
            assert element["href"].lower().startswith(("http://", "https://", "mailto:"))
            assert element["rel"] == ["nofollow", "ugc", "noopener", "noreferrer"]


@pytest.mark.parametrize("kind", KNOWN)
def test_what_stopped_other_parsers_is_shown_or_refused_at_once(kind):
    start = time.process_time()
    with suppress(TooComplexError):
        assert_is_safe(richtext.render(KNOWN[kind]))
    assert time.process_time() - start < GUARD


@pytest.mark.parametrize("kind", KNOWN)
def test_as_much_of_it_as_is_taken_is_shown_at_once(kind):
    unit = KNOWN[kind][: len(KNOWN[kind]) // 50 + 1]
    text = longest(unit)
    start = time.process_time()
    assert_is_safe(richtext.render(text))
    assert time.process_time() - start < GUARD


@given(TEXTS)
@example("<<https://x")
@example("[a](https://x\x02y)")
def test_any_text_is_shown_safely_or_refused(text):
    with suppress(TooComplexError):
        html = richtext.render(text)
        assert_is_safe(html)
        assert richtext.render(text) == html
        assert richtext.render(richtext.clean(text)) == html


@settings(max_examples=40)
@given(st.lists(PIECES, min_size=1, max_size=5).map("".join))
def test_any_few_signs_can_be_repeated_to_the_cap(few):
    text = longest(few)
    start = time.process_time()
    assert_is_safe(richtext.render(text))
    assert time.process_time() - start < GUARD


@given(TEXTS)
def test_an_article_is_as_safe_as_a_post(text):
    with suppress(TooComplexError):
        html = richtext.render_article(text)
        assert_is_safe(html.replace("<h2>", "<h3>").replace("</h2>", "</h3>"))


@given(TEXTS, st.integers(min_value=2, max_value=120))
def test_plain_text_and_excerpts_have_no_markup_left(text, limit):
    excerpt = richtext.excerpt(text, limit)
    assert len(excerpt) <= limit
    assert "\n" not in excerpt
    with suppress(TooComplexError):
        plain = richtext.plain(text)
        assert plain == plain.strip()
        assert "\n\n" not in plain
