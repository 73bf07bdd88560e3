"""Stand-ins: what goes instead of a name, the same for one person or organisation throughout.

Found by the same checks that mark names, so that what is replaced is what would be marked. A
suggestion is what somebody does, if the text says so (“the team leader”), else a kind and a letter
(“Organisation A”). Finnish endings go over: “Nokia Oyj:ssä” becomes “Organisaatio A:ssa”.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from forum.checks import names, organisations
from forum.checks.endings import ends_in_letter, inflected
from forum.checks.finding import Around, CheckName, Finding, Mode, Told
from forum.checks.inflection import Case, case_of, case_of_ending
from forum.checks.name_words import is_role, is_title
from forum.checks.tokens import Token, tokens

MOST = 60
"""How many stand-ins an author has in one thread."""

KINDS: Mapping[str, Mapping[CheckName, str]] = {
    "fi": {CheckName.NAMES: "henkilö", CheckName.ORGANISATION: "Organisaatio"},
    "sv": {CheckName.NAMES: "person", CheckName.ORGANISATION: "Organisation"},
    "en": {CheckName.NAMES: "person", CheckName.ORGANISATION: "Organisation"},
}
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True)
class Pair:
    """A name and what stands for it. `key` is the name's base form, `original` as it was typed."""

    kind: CheckName
    key: str
    original: str
    words: str
    is_used: bool = False

    def is_of(self, kind: CheckName, key: str) -> bool:
        """Say whether a name is this one: the same words, or some of those of a person's name."""
        if kind is not self.kind:
            return False
        is_part = kind is CheckName.NAMES and set(key.split()) <= set(self.key.split())
        return key == self.key or is_part


@dataclass(frozen=True)
class Mention:
    """Where a name stands in a part, with the word before it that belongs to it; in which case."""

    kind: CheckName
    key: str
    part: str
    start: int
    end: int
    words: str
    case: Case
    role: str
    begins: bool


def mentions(told: Told, around: Around) -> list[Mention]:
    """Find the names of people and organisations, in the order of the text."""
    found: list[Finding] = [*names.find(told, around), *organisations.find(told, around)]
    made = [_mention(each, told) for each in found if each.span is not None]
    return list(_apart(made, tuple(told.parts)))


def suggest(told: Told, around: Around, known: Sequence[Pair] = ()) -> list[Pair]:
    """Give the known pairs that are used or mentioned, then one for each name that has none yet.

    Full names come first, so that a first name or a surname alone is known by them. What a course
    does not look for is not suggested. The words of all that are known are taken, so that those of
    a name that the text no longer mentions do not come to stand for another.
    """
    pairs, new = list(known), mentions(told, _familiar(around, known))
    first: dict[tuple[CheckName, str], Mention] = {}
    for each in sorted(new, key=lambda mention: -len(mention.key.split())):
        is_sought = around.mode(each.kind) is not Mode.OFF
        if is_sought and _pair_of(each, pairs) is None and len(pairs) < MOST:
            first[each.kind, each.key] = each
            pairs.append(Pair(each.kind, each.key, _as_shown(each), ""))
    order = {(each.kind, each.key): place for place, each in reversed(list(enumerate(new)))}
    made = sorted(pairs[len(known) :], key=lambda pair: order[pair.kind, pair.key])
    done = list(known)
    for pair in made:
        role = next((each.role for each in new if each.role and _pair_of(each, [pair])), "")
        done.append(replace(pair, words=_words(pair, role, done, told.language)))
    return [
        each for each in done if each.is_used or any(each.is_of(one.kind, one.key) for one in new)
    ]


def stood_in(told: Told, around: Around, pairs: Iterable[Pair]) -> dict[str, str]:
    """Give the parts with the stand-ins that are used in the place of the names."""
    used = [each for each in pairs if each.is_used and each.words]
    parts = dict(told.parts)
    if not used:
        return parts
    for mention in reversed(mentions(told, _familiar(around, used))):
        pair = _pair_of(mention, used)
        if pair is not None:
            text = parts[mention.part]
            there = _in_place(pair.words, mention, told.language)
            parts[mention.part] = text[: mention.start] + there + text[mention.end :]
    return parts


def _familiar(around: Around, pairs: Sequence[Pair]) -> Around:
    """Let names be found that an author has named before, also where a capital says nothing."""
    return replace(around, familiar=[p.key for p in pairs if p.kind is CheckName.NAMES])


def _mention(found: Finding, told: Told) -> Mention:
    span = found.span
    assert span is not None  # noqa: S101 - mentions() lets no other through
    text = told.parts[found.part]
    before, first = _around(tokens(text), span.start)
    role, start, begins = "", span.start, first.begins
    joins = before is not None and (first.follows or first.gap == ". ")
    if found.check is CheckName.NAMES and before is not None and joins:
        if is_title(before.bare):
            start, begins = before.start, before.begins
        elif is_role(before.bare, told.language):
            role, start, begins = before.bare, before.start, before.begins
    case = _case(span.words, found.base, told.language)
    words = span.words
    return Mention(found.check, found.base, found.part, start, span.end, words, case, role, begins)


def _around(row: Sequence[Token], start: int) -> tuple[Token | None, Token]:
    """Give the word that begins at a place, and the one before it."""
    at = next(place for place, each in enumerate(row) if each.start == start)
    return (row[at - 1] if at else None), row[at]


def _case(words: str, base: str, language: str) -> Case:
    form, known = words.lower().rpartition(" ")[2], base.rpartition(" ")[2]
    if language != "fi":
        return Case.GENITIVE if form != known and form.endswith("s") else Case.NOMINATIVE
    _bare, colon, ending = form.partition(":")
    return case_of_ending(ending) if colon else case_of(form, known)


def _apart(found: Sequence[Mention], parts: Sequence[str]) -> Iterator[Mention]:
    """Give mentions in the order of the text, and of two that overlap the first."""
    end: dict[str, int] = {}
    for each in sorted(found, key=lambda one: (parts.index(one.part), one.start, -one.end)):
        if each.start >= end.get(each.part, 0):
            end[each.part] = each.end
            yield each


def _pair_of(mention: Mention, pairs: Sequence[Pair]) -> Pair | None:
    """Find the pair of a name: the very one, else the only one that it may be a part of."""
    same = [each for each in pairs if (each.kind, each.key) == (mention.kind, mention.key)]
    part = [each for each in pairs if each.is_of(mention.kind, mention.key)]
    return same[0] if same else part[0] if len(part) == 1 else None


def _as_shown(mention: Mention) -> str:
    """Give a name without its ending, for its author to know it by."""
    if mention.kind is CheckName.NAMES:
        return mention.key.title()
    *before, last = mention.words.split()
    bare, known = (
        last.partition(":")[0].removesuffix("'s").removesuffix("’s"),
        mention.key.split()[-1],
    )
    return " ".join([*before, bare if bare.lower() == known else known])


def _words(pair: Pair, role: str, others: Sequence[Pair], language: str) -> str:
    """Suggest what somebody does, if nobody else has it, else the kind with the next letter."""
    taken = {each.words for each in others}
    if role and role not in taken:
        return role
    kind = KINDS[language][pair.kind]
    letters = (f"{kind} {letter}" for letter in (*_LETTERS, *map(str, range(1, MOST))))
    return next(words for words in letters if words not in taken)


def _in_place(words: str, mention: Mention, language: str) -> str:
    """Give a stand-in in the case of the name it goes for; capitalised where a sentence begins.

    A role before the name stays only where a letter stands in, as in “the manager, person A”; other
    words go for both.
    """
    there = inflected(words, mention.case, language)
    if mention.role and ends_in_letter(words):
        there = f"{mention.role} {there}"
    return there[:1].upper() + there[1:] if mention.begins else there
