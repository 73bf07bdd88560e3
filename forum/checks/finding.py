"""What a check gives: a finding says what was seen, where, and why it was noticed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class CheckName(StrEnum):
    """Every check there is, in the order in which they run."""

    NAMES = "names"
    EMAIL = "email"
    PHONE = "phone"
    IDENTITY = "identity"
    ADDRESS = "address"
    ORGANISATION = "organisation"
    BANNED = "banned"
    LIKENESS = "likeness"
    LINKS = "links"
    SHOUTING = "shouting"
    TOO_SHORT = "too_short"
    NEW_MEMBER = "new_member"


class Why(StrEnum):
    """What exactly was noticed; each has a sentence."""

    NAME_KNOWN = "name_known"
    NAME_PAIR = "name_pair"
    NAME_AFTER_ROLE = "name_after_role"
    EMAIL = "email"
    PHONE = "phone"
    IDENTITY_CODE = "identity_code"
    BUSINESS_ID = "business_id"
    STREET = "street"
    POSTAL = "postal"
    COMPANY = "company"
    PUBLIC_BODY = "public_body"
    BANNED = "banned"
    LIKE_ANOTHER = "like_another"
    LINK = "link"
    CAPITALS = "capitals"
    EXCLAMATIONS = "exclamations"
    TOO_SHORT = "too_short"
    NEW_MEMBER = "new_member"


class Mode(StrEnum):
    """What a course wants of a check."""

    OFF = "off"
    ON = "on"
    HOLD = "hold"


@dataclass(frozen=True)
class Span:
    """Where a word stands in a text: characters from start to end, and the word itself."""

    start: int
    end: int
    words: str


@dataclass(frozen=True)
class Finding:
    """One thing that was noticed.

    `part` is the key of the prompt, "title" or "sources"; empty where the whole is meant. `base` is
    the form under which a name is known, whatever its ending. `params` go into the sentence.
    """

    check: CheckName
    why: Why
    part: str = ""
    span: Span | None = None
    base: str = ""
    params: Mapping[str, Any] = field(default_factory=dict)
    other_id: int | None = None

    @property
    def words(self) -> str:
        """Give the words that were noticed."""
        return self.span.words if self.span else ""


@dataclass(frozen=True)
class Known:
    """Another case to compare with: its post's id and the lemmas of what it says."""

    post_id: int
    lemmas: str


@dataclass(frozen=True)
class Told:
    """What is looked at: each part of the text by its key, in order, as it was typed."""

    parts: Mapping[str, str]
    language: str = "fi"


@dataclass(frozen=True)
class Around:
    """What has to be known about the place where it is told.

    `minima` is how many characters each part should have at least; `public_names` are names that
    may be said, as that of the article's author; `familiar` names that are known to be such;
    `others` the cases to compare with.
    """

    modes: Mapping[str, str] = field(default_factory=dict)
    minima: Mapping[str, int] = field(default_factory=dict)
    public_names: Sequence[str] = ()
    banned: Sequence[str] = ()
    others: Sequence[Known] = ()
    familiar: Sequence[str] = ()
    is_new_member: bool = False

    def mode(self, check: CheckName) -> Mode:
        """Say what the course wants of a check; it is on unless something else was said."""
        chosen = self.modes.get(check.value, "")
        return Mode(chosen) if chosen in set(Mode) else Mode.ON


@dataclass(frozen=True)
class Noticed:
    """What came of it: the findings in order, which checks ran in which version, the lemmas."""

    findings: Sequence[Finding] = ()
    ran: Mapping[str, int] = field(default_factory=dict)
    holds: Sequence[str] = ()
    lemmas: str = ""
