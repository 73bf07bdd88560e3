"""Runs one check, or all, on a text of one part, and gives the words that were noticed."""

from forum.checks import pipeline
from forum.checks.finding import Around, CheckName, Told

FIND = {each.name: each.find for each in pipeline.CHECKS}


def words(check, text, language="fi", part="situation", **around):
    found = FIND[CheckName(check)](Told({part: text}, language), Around(**around))
    return [each.words for each in found]


def findings(check, text, language="fi", **around):
    return list(FIND[CheckName(check)](Told({"situation": text}, language), Around(**around)))
