"""Openings, introductions, questions and ends in every combination, in each of the languages."""

import itertools
import tomllib
from pathlib import Path

import pytest

from tests.articles.reading.texts import read

_TABLE = tomllib.loads(Path(__file__).with_name("combinations.toml").read_text("utf-8"))


@pytest.mark.parametrize("language", _TABLE)
def test_what_opens_a_section_goes_with_whatever_stands_in_it_and_below(language):
    words = _TABLE[language]
    wrong = []
    parts = ("openings", "introductions", "sections", "ends")
    for opening, introduction, section, end in itertools.product(*(words[part] for part in parts)):
        text = [words["prose"], words["prose"], opening, introduction, section["text"], end]
        found = read("\n\n".join(["# A title", *filter(None, text)]))
        if [each.text for each in found.questions] != section["questions"]:
            wrong.append((opening, introduction, section["text"], end))
    assert wrong == []
