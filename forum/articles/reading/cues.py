"""What words say: whether a line is a heading for questions, asks something, or ends a section.

Every answer comes from the tables of words, all languages at once: a text may be in one language
and its headings in another.
"""

import re
from collections.abc import Sequence
from enum import StrEnum

from forum.articles.reading.words.matching import normal, pattern

_LONGEST_HEADING = 14  # words
_MORE_WORDS = {"one": 3, "several": 6}
_LOOKED_AT = 600
_LONGEST_LINE = 60
_LONGEST_HOW = 12  # words
_LONGEST_SENTENCE = 1_000

_QUESTION_END = re.compile(r"[?？](?=[\s\"'”’»)\]*_…]|$)")  # noqa: RUF001 - also the wide one
_QUESTION_LAST = re.compile(r"[?？][\"'”’»)\]*_.!…\s]*(?:\([^()]*\)[.?!]?)?\s*$")  # noqa: RUF001
_SENTENCE = re.compile(r"(?:^|[.!?:;…][\"'”’»)\]]*\s+|[,–—]\s+)[\"'“”‘’«»(\[¿¡*_…\s]*(?=\w)")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)]*\s+")
_PARTS = re.compile(r"(:|\s[–—-])\s")
_OWN_LABEL = re.compile(r"\W*(?P<label>\w[^:?!.\n]{0,40}?)\s*\d{0,3}\s*[:.–—-]\s+(?=\S)")
_CASE = re.compile(r"\W*(?P<case>[^\W\d][^\d:]{0,30}?) (?:\d{1,2}|[A-ZÅÄÖ])(?:\s*[:.–—-]\s.*)?$")
_WHO_DOES = re.compile(r"\s+(?:man|vi|jag|jeg)\b")
_QUOTATION = re.compile(r"(?<=\s)[\"“”»«„'‘][^\"“”»«„]*[\"“”»«’']")
_LICENCE = re.compile(r"(?i)©|\bcc[ -]by\b|creative commons|all rights reserved|copyright\b")
_COMMENTS = re.compile(
    r"(?i)\b(?:comments|leave a (?:comment|reply)|in the replies|kommentt\w*|kommentei\w*"
    r"|kommentar\w*|kommentera (?:gärna|nedan|här)|kommentiboksi\w*|kommentaari\w*|commentaires?"
    r"|comentarios?"
    r"|let (?:me|us) know|hit reply|thanks for reading|if you (?:liked|enjoyed)|subscribe"
    r"|follow (?:me|us)|forward this|tilaa \w*(?:kirje|blogi)\w*|prenumerera|abonner\w*"
    r"|suscr[ií]b\w+|telli uudiskiri)\b"
)
_TIMING = re.compile(
    r"(?i)^\W*(?:[\w ,.åäöæø]{0,24}[: ]\s*)?\d{1,3}\s?(?:[-–]\s?\d{1,3}\s?)?"
    r"(?:min|minutes?|minuuttia|minuter|minutter|mins?|sek|h|tuntia?|hours?|timmar?|timer?|stunden?"
    r"|minuten|minutit|minutos|points?|pistettä|poäng|sanaa|words|ord)\b\W*(?:[\w ]{0,20})\W*$"
)


class Cue(StrEnum):
    """What a heading says of what stands under it."""

    STRONG = "strong"  # things to ponder, whatever their form
    WEAK = "weak"  # perhaps: only what has the form of a question
    NEVER = "never"  # a test, aims, answered questions
    NONE = "none"


def heading(text: str) -> Cue:
    """Tell what a heading, or a line that may be one, says of what follows it."""
    words = normal(text)
    count = len(words.split())
    if not words or count > _LONGEST_HEADING:
        return Cue.NONE
    if pattern("answered_headings").search(words):
        return Cue.NEVER
    if is_for_class(words):
        return Cue.STRONG
    strong = _spans("strong_headings", words, count)
    never = [found.span() for found in pattern("never_headings").finditer(words)]
    if any(_stands_beside(span, never) for span in strong):
        return Cue.STRONG
    if never:
        return Cue.NEVER
    return Cue.WEAK if _spans("weak_headings", words, count) else Cue.NONE


def is_for_class(text: str) -> bool:
    """Whether words only tell a teacher to ask what follows: "Ask the class"."""
    return bool(pattern("asked", whole=True).match(normal(text)))


def is_case(text: str) -> bool:
    """Whether a heading numbers one case out of several: "Scenario 3", "Case 2: The bridge"."""
    found = _CASE.match(text)
    return found is not None and bool(pattern("cases", whole=True).match(normal(found["case"])))


def heading_in_parts(text: str) -> Cue:
    """The same of "Discussion: two models", "Discussion - models", "Task 2: Discuss in pairs"."""
    before, sign, after = (*_PARTS.split(text, maxsplit=1), "", "")[:3]
    said = [is_label(part) for part in (before, after if sign == ":" else "") if sign and part]
    return next((cue for cue in (Cue.STRONG, Cue.WEAK) if cue in said), Cue.NONE)


def _spans(part: str, words: str, count: int) -> list[tuple[int, int]]:
    """Where entries stand in a heading that make up enough of it."""
    found = list(pattern(part).finditer(words))
    own = sum(len(words.split()) for words in {each[0] for each in found})
    is_enough = count - own <= _MORE_WORDS["one" if own == 1 else "several"]
    return [each.span() for each in found] if is_enough else []


def _stands_beside(span: tuple[int, int], others: Sequence[tuple[int, int]]) -> bool:
    """Whether no longer entry has a part of the same words."""
    start, end = span
    return not any(
        other[0] < end and start < other[1] and other[1] - other[0] > end - start
        for other in others
    )


def is_for_no_pondering(text: str) -> bool:
    """Whether words are just those of a heading under which nothing is pondered."""
    return bool(pattern("never_headings", whole=True).match(normal(text)))


def is_label(text: str) -> Cue:
    """Tell what plain words before a colon say: all of them must be the words of a heading."""
    words = normal(text)
    if pattern("never_headings", whole=True).match(words) or points_ahead(words):
        return Cue.NONE
    words = words.rstrip("?")
    if any(pattern(part, whole=True).match(words) for part in ("strong_headings", "labels")):
        return Cue.STRONG
    return Cue.WEAK if pattern("weak_headings", whole=True).match(words) else Cue.NONE


def points_ahead(text: str) -> bool:
    """Whether words are the beginning of a sentence of the text: "Now consider this"."""
    words = normal(text)
    return bool(re.search(r"\b(?:this|it)$", words) or pattern("not_the_reader").search(words))


def is_lead_in(sentence: str) -> bool:
    """Whether a sentence before a list asks the reader to ponder what is in it."""
    words = normal(sentence.rstrip(" :"))
    if any(found.end() == len(words) for found in pattern("asked").finditer(words)):
        return True
    if pattern("not_the_reader").search(words) or pattern("never_headings", whole=True).match(
        words
    ):
        return False
    if pattern("ponder").search(words):
        return True
    return bool(pattern("questions").search(words) and pattern("answer").search(words))


def asks_to_ponder(sentence: str) -> bool:
    """Whether a sentence without a list yet asks the reader to ponder questions."""
    words = normal(sentence)
    return names_questions(sentence) and bool(
        pattern("ponder").search(words) and not pattern("not_the_reader").search(words)
    )


def is_about_text(sentence: str) -> bool:
    """Whether a sentence before a list says what the text does, or what others did."""
    words = normal(sentence.rstrip(" :"))
    found = pattern("not_the_reader").search(words)
    if not found or not sentence.rstrip().endswith(":"):
        return False
    # "Ask yourself the following:" tells the reader what to do.
    return found.start() > 0 or not pattern("requests").match(words)


def own_label(text: str) -> str:
    """Give the words before an item that only say it is one: "Question 2:", "Pohdi:"."""
    found = _OWN_LABEL.match(text)
    if not found or "?" in found[0]:
        return ""
    words = normal(found["label"]).rstrip("0123456789 .")
    is_one = words in {"q", "question", "questions"} or pattern("questions", whole=True).match(
        words
    )
    if not is_one and is_label(found["label"]) is Cue.NONE:
        return ""
    line, end, below = text.partition("\n")
    is_named = end and not asks(line[found.end() :]) and has_question(below)
    return line + end if is_named else found[0]


def is_question(text: str) -> bool:
    """Whether the words end in a question mark, but for a remark in brackets."""
    return _has_mark(text) and bool(_QUESTION_LAST.search(text[-_LOOKED_AT:]))


def has_question(text: str) -> bool:
    """Whether a question stands anywhere in the words."""
    return _has_mark(text) and bool(_QUESTION_END.search(text))


def asks_twice(text: str) -> bool:
    """Whether more than one question stands in the words."""
    return len(_QUESTION_END.findall(text)) > 1


def _has_mark(text: str) -> bool:
    """Whether looking closer may be worth it."""
    return "?" in text or "？" in text  # noqa: RUF001 - also the wide one


def requests(text: str) -> bool:
    """Whether a sentence of the words begins with what a reader is asked to do."""
    small = text.replace("’", "'").casefold()
    begun = (pattern("requests").match(small, found.end()) for found in _SENTENCE.finditer(small))
    # "Gör man det" tells what happens; "gör det" asks for it.
    return any(found and not _WHO_DOES.match(small, found.end()) for found in begun)


def begins_as_question(text: str) -> bool:
    """Whether the first word is one that questions begin with."""
    small = text.replace("’", "'").casefold().lstrip("\"'“”‘’«»(¿¡*_… ")
    return bool(pattern("interrogatives").match(small))


def asks(text: str) -> bool:
    """Whether the words ask or request something of the reader."""
    return has_question(text) or requests(text) or begins_as_question(text)


def asks_as_paragraph(text: str) -> bool:
    """The same of a paragraph: "When you have read this, …" begins so and asks nothing."""
    ends = text.rstrip().endswith((".", "!", ":"))
    return has_question(text) or requests(text) or (begins_as_question(text) and not ends)


def says_how(text: str) -> bool:
    """Whether a short request is about the questions that follow: "Take ten minutes for this."."""
    words = normal(text)
    if has_question(text) or len(words.split()) > _LONGEST_HOW:
        return False
    return bool(pattern("ahead").search(words)) or _is_only_together(words)


def _is_only_together(words: str) -> bool:
    """Whether words ask to do something together, and say nothing of what: "Discuss in pairs"."""
    begun = pattern("requests").match(words)
    after = words[begun.end() :].strip() if begun else ""
    return bool(after) and not pattern("together").sub("", after).strip(" ,")


def is_handed_in(text: str) -> bool:
    """Whether words that ask nothing say how to hand in an answer."""
    return not has_question(text) and bool(pattern("hand_in").search(normal(text.strip("()"))))


def names_questions(text: str) -> bool:
    """Whether words speak of questions without being one."""
    return not has_question(text) and bool(pattern("questions").search(normal(text)))


def last_sentence(text: str) -> str:
    """Give the last sentence of the words, or the end of one that is longer than any."""
    return _SENTENCE_END.split(text[-_LONGEST_SENTENCE:])[-1]


def only_quotes_questions(text: str) -> bool:
    """Whether what is asked in the words is asked by somebody whom they quote."""
    return has_question(text) and not has_question(_QUOTATION.sub(" ", text))


def ends_section(text: str) -> bool:
    """Whether a line begins what comes after a text: sources, licence, the way to other pages."""
    if _LICENCE.search(text[:200]):
        return True
    before, colon, _ = text[:_LOOKED_AT].partition(":")
    words = normal(before if colon else text)
    return len(words) <= _LONGEST_LINE and bool(pattern("ends", whole=True).match(words))


def is_chrome(text: str) -> bool:
    """Whether a whole line is part of the page around a text."""
    words = normal(text)
    return len(words) <= _LONGEST_LINE and bool(pattern("chrome", whole=True).match(words))


def is_timing(text: str) -> bool:
    """Whether a line says no more than how long something takes, or how much it counts."""
    return len(text) <= _LONGEST_LINE and bool(_TIMING.match(text))


def offers(text: str) -> bool:
    """Whether a sentence of the words offers the reader more: "Would you like me to …?"."""
    small = text.replace("’", "'").casefold()
    return any(pattern("offers").match(small, each.end()) for each in _SENTENCE.finditer(small))


def is_address(text: str) -> bool:
    """Whether a line is no more than the address of a page."""
    return bool(re.fullmatch(r"\W*https?://\S+", text))


def calls_for_comments(text: str) -> bool:
    """Whether words ask for comments under the text."""
    return bool(_COMMENTS.search(text[:2_000]))
