"""The tables of words, one a language."""

from dataclasses import fields

import pytest

from forum.articles.reading import cues
from forum.articles.reading.words import LANGUAGES, Words, entries


@pytest.mark.parametrize("words", LANGUAGES, ids=lambda words: words.language)
def test_no_entry_of_a_table_stands_twice(words):
    for part in fields(Words):
        found = entries(getattr(words, part.name))
        assert sorted(found) == sorted(set(found)), part.name


def test_a_word_is_found_however_it_is_spelt_in_capitals():
    said = {cues.heading(heading) for heading in ("Denkanstoß", "DENKANSTOSS", "Denkanstöße")}
    assert said == {cues.Cue.STRONG}
