"""Readable addresses made from titles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.courses.slugs import LONGEST, first_free, is_slug, slug_of


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Strateginen johtaminen, syksy 2026", "strateginen-johtaminen-syksy-2026"),
        ("Äänekäs öljyåsa", "aanekas-oljyasa"),
        ("Straße & Œuvre – Łódź", "strasse-uvre-lodz"),
        ("  -- ", "course"),
        ("日本語", "course"),
        ("<script>", "script"),
        ("../../etc", "etc"),
        ("a" * 100, "a" * 60),
        ("kurssi " * 20, "kurssi-kurssi-kurssi-kurssi-kurssi-kurssi-kurssi-kurssi"),
    ],
)
def test_a_title_gives_a_readable_address(title, slug):
    assert slug_of(title) == slug


@given(st.text())
def test_whatever_the_title_the_address_is_one(title):
    slug = first_free(slug_of(title), ())
    assert is_slug(slug)
    assert is_slug(first_free(slug, {slug}))


@pytest.mark.parametrize(
    ("slug", "taken", "free"),
    [
        ("strategia", (), "strategia"),
        ("strategia", {"strategia"}, "strategia-2"),
        ("strategia", {"strategia", "strategia-2", "strategia-3"}, "strategia-4"),
        ("new", (), "new-2"),
        ("a" * LONGEST, {"a" * LONGEST}, "a" * (LONGEST - 6) + "-2"),
    ],
)
def test_the_first_free_one_is_taken(slug, taken, free):
    assert first_free(slug, taken) == free


@pytest.mark.parametrize(
    "text", ["", "new", "Strategia", "a--b", "-a", "a-", "ä", "a b", "a/b", "a" * 61, "a\n"]
)
def test_what_cannot_stand_in_an_address(text):
    assert not is_slug(text)
