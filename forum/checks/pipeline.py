"""The checks in their order. Each has a version, kept with what it saw, so that one knows why."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from forum.checks import (
    addresses,
    banned,
    contacts,
    identities,
    likeness,
    manners,
    names,
    organisations,
)
from forum.checks.finding import Around, CheckName, Finding, Mode, Noticed, Told

MOST_OF_ONE = 40
"""How many findings of one check are kept of one text: more tell a moderator nothing new."""


@dataclass(frozen=True)
class Check:
    """One check: what it is called, in which version, and what it does."""

    name: CheckName
    version: int
    find: Callable[[Told, Around], Iterable[Finding]]


CHECKS: Sequence[Check] = (
    Check(CheckName.NAMES, names.VERSION, names.find),
    Check(CheckName.EMAIL, contacts.VERSION, contacts.find_emails),
    Check(CheckName.PHONE, contacts.VERSION, contacts.find_phones),
    Check(CheckName.IDENTITY, identities.VERSION, identities.find),
    Check(CheckName.ADDRESS, addresses.VERSION, addresses.find),
    Check(CheckName.ORGANISATION, organisations.VERSION, organisations.find),
    Check(CheckName.BANNED, banned.VERSION, banned.find),
    Check(CheckName.LIKENESS, likeness.VERSION, likeness.find),
    Check(CheckName.LINKS, manners.VERSION, manners.find_links),
    Check(CheckName.SHOUTING, manners.VERSION, manners.find_shouting),
    Check(CheckName.TOO_SHORT, manners.VERSION, manners.find_too_short),
    Check(CheckName.NEW_MEMBER, manners.VERSION, manners.find_new_member),
)

AUTHORS = frozenset(
    {
        CheckName.NAMES,
        CheckName.EMAIL,
        CheckName.PHONE,
        CheckName.IDENTITY,
        CheckName.ADDRESS,
        CheckName.ORGANISATION,
        CheckName.LINKS,
        CheckName.TOO_SHORT,
    }
)
"""What an author can act on before sending, and is shown then; of the others they hear nothing."""

ABOUT = frozenset({CheckName.NEW_MEMBER, CheckName.LINKS})
"""What a moderator may want to know, without there being anything to mend."""


def look(told: Told, around: Around, *, only: Iterable[CheckName] = tuple(CheckName)) -> Noticed:
    """Run the checks that the course has on, in order. Slow enough to be done before write()."""
    wanted = set(only)
    running = [
        each for each in CHECKS if each.name in wanted and around.mode(each.name) is not Mode.OFF
    ]
    findings: list[Finding] = []
    for check in running:
        findings += islice(check.find(told, around), MOST_OF_ONE)
    holding = {each.check for each in findings if around.mode(each.check) is Mode.HOLD}
    return Noticed(
        findings=tuple(findings),
        ran={each.name.value: each.version for each in running},
        holds=tuple(each.value for each in CheckName if each in holding),
        lemmas=likeness.key(told) if CheckName.LIKENESS in wanted else "",
    )


def look_for_author(told: Told, around: Around) -> Sequence[Finding]:
    """Give what the author can act on before sending."""
    return look(told, around, only=AUTHORS).findings
