"""How moderating goes in a course, told to its members so that nobody can be found in it.

Whatever is told of fewer than five posts could be about somebody one knows: such a group is joined
with others, or with the smallest of the rest, and where that leaves but one group nothing is told.
Reasons are told only where the declined are a group of their own: their sum says how many those
are, and so how many the others of their group.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from statistics import median

from forum.moderation.models import DecisionAct, Reason

FEWEST_DECISIONS = 10
"""With fewer there is nothing to tell yet."""

FEWEST_OF_A_KIND = 5

OUTCOMES = {
    DecisionAct.APPROVE: "published",
    DecisionAct.FEATURE: "published",
    DecisionAct.REQUEST_CHANGES: "changes_requested",
    DecisionAct.REJECT: "declined",
}
"""What a first answer makes of a post, in the words of the summary."""


@dataclass(frozen=True)
class Group:
    """Posts that fared alike, under one name or several."""

    names: tuple[str, ...]
    count: int


@dataclass(frozen=True)
class Counted:
    """What was decided in a time, as the database counts it."""

    came: int
    decided: Sequence[tuple[DecisionAct, Reason | None, int]]
    waits: Sequence[timedelta]


@dataclass(frozen=True)
class Summary:
    """What is told of one time. Without decisions enough, nothing but that."""

    came: int
    decided: int
    outcomes: Sequence[Group]
    reasons: Sequence[Group]
    median_wait: timedelta | None

    @property
    def tells(self) -> bool:
        """Whether there is enough to tell."""
        return self.decided >= FEWEST_DECISIONS

    def percent(self, group: Group) -> int:
        """Say which share of the decisions a group is."""
        return round(100 * group.count / self.decided)


def summarise(counted: Counted) -> Summary:
    """Make of the counts what may be told of them."""
    outcomes = dict.fromkeys(OUTCOMES.values(), 0)
    reasons: dict[str, int] = {}
    for act, reason, count in counted.decided:
        outcomes[OUTCOMES[act]] += count
        if act is DecisionAct.REJECT:
            name = (reason or Reason.OTHER).value
            reasons[name] = reasons.get(name, 0) + count
    decided = sum(outcomes.values())
    if decided < FEWEST_DECISIONS:
        return Summary(0, decided, [], [], None)
    told = groups(outcomes)
    told = told if len(told) > 1 else []
    why = groups(reasons) if Group(("declined",), outcomes["declined"]) in told else []
    return Summary(counted.came, decided, told, why, _median(counted.waits))


def _median(waits: Sequence[timedelta]) -> timedelta | None:
    seconds = [each.total_seconds() for each in waits]
    return timedelta(seconds=max(median(seconds), 0)) if seconds else None


def groups(counts: Mapping[str, int]) -> list[Group]:
    """Give what was counted, the most first, in groups of which none is too small to be told."""
    there = sorted(((name, count) for name, count in counts.items() if count), key=_by_count)
    told = [Group((name,), count) for name, count in there if count >= FEWEST_OF_A_KIND]
    small = [(name, count) for name, count in there if count < FEWEST_OF_A_KIND]
    names, rest = tuple(name for name, _count in small), sum(count for _name, count in small)
    if rest and rest < FEWEST_OF_A_KIND:
        if not told:
            return []
        smallest = told.pop()
        names, rest = smallest.names + names, smallest.count + rest
    joined = [Group(names, rest)] if rest else []
    return sorted(told + joined, key=lambda group: -group.count)


def beside(recent: Summary, ever: Summary) -> Summary:
    """Give what may be told of the whole time beside a part of it: both, or that part once more.

    What was before is told along, as the difference of what can be added up in both.
    """
    if not recent.tells:
        return ever
    older = [ever.decided - recent.decided]
    for part, whole in ((recent.outcomes, ever.outcomes), (recent.reasons, ever.reasons)):
        sums = _sums(part, but=whole)
        older += [count - sums[names] for names, count in _sums(whole).items() if names in sums]
    return recent if any(0 < count < FEWEST_OF_A_KIND for count in older) else ever


def _sums(told: Sequence[Group], *, but: Sequence[Group] = ()) -> dict[frozenset[str], int]:
    """Add up what is told in each way there is; of what is not told there was none."""
    known = {name for group in told for name in group.names}
    none = [Group((name,), 0) for group in but for name in group.names if name not in known]
    sums = {frozenset[str](): 0}
    for group in (*told, *none):
        sums |= {names | {*group.names}: count + group.count for names, count in sums.items()}
    return sums


def _by_count(counted: tuple[str, int]) -> tuple[int, str]:
    return -counted[1], counted[0]
