"""What nobody types is taken away, and no word, sign or smiley with it."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from forum.richtext import clean


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [
        ("", ""),
        ("Ääkköset – “viivat” … ja 5 €", "Ääkköset – “viivat” … ja 5 €"),
        ("A\u0308iti", "Äiti"),
        ("a\tb\nc", "a\tb\nc"),
        ("a\r\nb\rc\x85d\u2028e\u2029f", "a\nb\nc\nd\ne\nf"),
        ("a\x00b\x07c\x7fd\x9fe", "abcde"),
        ("\ufeffa\ufffeb\uffffc\ufdd0", "abc"),
        ("\ud83dhalf\ude00", "half"),
        ("\u202eevil\u202c \u2066iso\u2069", "evil iso"),
        # Marks of direction without a scope, and joiners, belong to real words.
        (
            "\u05d0\u200f \u0646\u0645\u06cc\u200c\u062e",
            "\u05d0\u200f \u0646\u0645\u06cc\u200c\u062e",
        ),
        ("\U0001f469\u200d\U0001f4bb\ufe0f", "\U0001f469\u200d\U0001f4bb\ufe0f"),
        ("a" + "\u0323" * 40 + "b", "\u1ea1" + "\u0323" * 8 + "b"),
        ("x" + "\u20dd" * 9 + "!", "x" + "\u20dd" * 8 + "!"),
        ("“”„‟‹›«»–—…·", "“”„‟‹›«»–—…·"),
    ],
)
def test_only_what_is_not_text_goes(typed, cleaned):
    assert clean(typed) == cleaned


@given(st.text(st.characters(exclude_categories=[])))
@example("e" + "\u0301" * 20)
def test_cleaning_what_is_clean_changes_nothing(text):
    once = clean(text)

    assert clean(once) == once
    once.encode("utf-8")
    assert unicodedata.is_normalized("NFC", once)
    assert "\x00" not in once
    assert "\r" not in once
