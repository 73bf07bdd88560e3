"""Words are marked in HTML that stays the same but for the marks."""

import re

from hypothesis import given
from hypothesis import strategies as st

from forum import richtext
from forum.checks.marking import Mark, mark_of, marked
from forum.richtext import TooComplexError

MARK = re.compile(r'</?mark(?: class="found"(?: id="[^"]*" tabindex="-1")?)?>')


def test_a_word_is_marked_where_it_stands():
    text = 'Virta on. *Matti* Virta ja Virta & <b> "Virta"'
    html = richtext.render(text)
    third = mark_of("found-1", "Virta", text, text.index("Virta &"))
    out = marked(html, [third])
    assert out.count("<mark") == 1
    assert 'ja <mark class="found" id="found-1" tabindex="-1">Virta</mark> &amp;' in out


def test_a_name_half_in_bold_is_marked_in_both_halves():
    text = "Se oli **Matti** Virtanen itse."
    out = marked(richtext.render(text), [mark_of("found-2", "Matti** Virtanen", text, 9)])
    assert '<strong><mark class="found" id="found-2" tabindex="-1">Matti</mark></strong>' in out
    assert '<mark class="found"> Virtanen</mark>' in out


def test_marks_that_overlap_or_are_not_there_are_left_out():
    html = "<p>yksi kaksi kolme</p><p>neljä</p>"
    marks = [Mark("a", "yksi kaksi"), Mark("b", "kaksi"), Mark("c", "viisi"), Mark("d", "  ")]
    assert MARK.sub("", marked(html, marks)) == html
    assert marked(html, marks).count("<mark") == 1
    assert marked(html, []) == html
    assert 'id="e"' in marked(html, [Mark("e", "neljä", before=3)])


def test_a_tag_with_a_sign_in_an_address_is_no_text():
    html = '<p><a href="mailto:a>b">a b</a> a</p>'
    assert MARK.sub("", marked(html, [Mark("x", "a", before=1)])) == html


WORDS = st.text(alphabet="abäÖ1 *_`<>&\"'[]()#\n:/.!-", max_size=120)


@given(text=WORDS, start=st.integers(0, 60), length=st.integers(1, 20))
def test_marking_adds_marks_and_nothing_else(text, start, length):
    try:
        html = richtext.render(text)
    except TooComplexError:
        return
    words = text[start : start + length]
    out = marked(html, [mark_of('found-"1"', words, text, start)])
    assert MARK.sub("", out.replace("&quot;1&quot;", "1")) == html
    assert out.count("<mark") == out.count("</mark>")
