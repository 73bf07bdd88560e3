"""What words say of answers: whether a line is one, whether they stand under a heading."""

import re

from forum.articles.reading.blocks import Box
from forum.articles.reading.cues import is_handed_in
from forum.articles.reading.markdown_boxes import box_named
from forum.articles.reading.words.matching import normal, pattern

_LOOKED_AT = 600
_IN_BRACKETS = re.compile(r"\s*\((?P<label>[^\W\d]{3,20}):\s[^()]{1,2000}\)\.?")
_LONGEST_ANSWER_LABEL = 40
_MOST_BEFORE_ANSWER = 1  # "Model answer:", not "I wonder about the answer:"


def is_answered(heading: str) -> bool:
    """Whether a heading is of questions that are answered below it."""
    return bool(pattern("answered_headings").search(normal(heading)))


def is_answer(text: str) -> bool:
    """Whether a line names an answer or a hint: "Answer:", "Vastaus", "Show answer"."""
    before, colon, _ = text[:_LOOKED_AT].partition(":")
    words = normal(before if colon else text)
    if len(words) > _LONGEST_ANSWER_LABEL or is_handed_in(text):
        return False
    if pattern("requests", whole=True).match(words):
        return False  # "Then answer: who comes next?"
    named = words.split()[-1:] if colon and words.count(" ") <= _MOST_BEFORE_ANSWER else []
    if any(pattern("answers", whole=True).match(each) for each in (words, *named)):
        return True
    shows = re.match(r"(?:show|view|see|sample|example|possible|model|näytä|visa) ", words)
    return bool(not colon and shows and pattern("answers").search(words))


def without(text: str) -> str:
    """Leave out an answer in brackets, "Who left? (Answer: nobody.)", but for a hint."""
    return _IN_BRACKETS.sub(
        lambda found: "" if box_named(found["label"]) is Box.ANSWER else found[0], text
    )


def names_answers(text: str) -> bool:
    """Whether a heading says that answers stand under it."""
    return bool(pattern("answered_headings", whole=True).match(normal(text)))
