"""The log of a course for other programs: rows with headings, written line by line."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from zoneinfo import ZoneInfo

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from forum.discussion.models import Kind
from forum.moderation.log_event_queries import EventLine, PostTold
from forum.moderation.log_queries import LogLine
from forum.moderation.log_words import what, who, why
from forum.moderation.models import DecisionAct
from forum.moderation.queries import Decided
from forum.moderation.reasons import REASONS
from forum.moderation.whole_log import Entry

ACTS = {
    DecisionAct.APPROVE: _l("Published"),
    DecisionAct.FEATURE: _l("Featured"),
    DecisionAct.UNFEATURE: _l("No longer featured"),
    DecisionAct.REQUEST_CHANGES: _l("Changes requested"),
    DecisionAct.REJECT: _l("Declined"),
    DecisionAct.REMOVE: _l("Removed"),
    DecisionAct.RESTORE: _l("Restored"),
    DecisionAct.UPHOLD: _l("Appeal answered: the decision stands"),
    DecisionAct.ENDORSE: _l("Endorsed"),
    DecisionAct.UNENDORSE: _l("No longer endorsed"),
    DecisionAct.PIN: _l("Pinned"),
    DecisionAct.UNPIN: _l("No longer pinned"),
    DecisionAct.TAG: _l("Tags set"),
    DecisionAct.MOVE: _l("Moved to another question"),
    DecisionAct.MERGE: _l("Merged into another case"),
    DecisionAct.SPLIT: _l("Made a case of its own"),
    DecisionAct.UNDO: _l("A decision was taken back"),
}
"""What was decided, in the words of the log's page."""

BEGINS_A_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n", "\0")  # noqa: RUF001
"""What a spreadsheet takes for the beginning of a formula, by OWASP's list of CSV injection."""

Row = dict[str, str]


def headings() -> dict[str, str]:
    """Give what each column is called in the reader's language."""
    return {
        "when": _("When"),
        "who": _("Who"),
        "what": _("What"),
        "taken_back": _("Taken back"),
        "kind": _("Kind of post"),
        "post": _("Post"),
        "title": _("Title"),
        "reason": _("Reason"),
        "message": _("Words to the author"),
        "requests": _("Requests"),
        "note": _("Moderators only"),
    }


def row_of(entry: Entry, zone: ZoneInfo) -> Row:
    """Give a line of the log as words, with a moment of the course's clock."""
    row = dict.fromkeys(headings(), "")
    row["when"] = entry.at.astimezone(zone).isoformat(timespec="seconds")
    line = entry.line
    return row | (_decided(line) if isinstance(line, LogLine) else _done(line))


def _what(decision: Decided) -> str:
    """Say what was done, with the tags that were set, or from where to where it was put."""
    tagged = ": ".join(filter(None, (str(ACTS[decision.act]), ", ".join(decision.tags or []))))
    return f"{tagged} {decision.where}".strip()


def _decided(line: LogLine) -> Row:
    decision = line.decision
    return _on(PostTold(decision.post_id, line.kind, line.title, line.case_number)) | {
        "who": decision.moderator_name,
        "what": _what(decision),
        "taken_back": _("yes") if decision.is_undone else "",
        "reason": str(REASONS[decision.reason]) if decision.reason else "",
        "message": decision.message,
        "requests": "\n".join(map(str, decision.requests.values())),
        "note": decision.note,
    }


def _done(event: EventLine) -> Row:
    told = {"who": who(event), "what": what(event), "reason": why(event)}
    return told | (_on(event.post) if event.post else {"title": event.subject})


def _on(post: PostTold) -> Row:
    return {
        "kind": _("Case") if post.kind is Kind.CASE else _("Reply"),
        "post": str(post.id),
        "title": post.title or "",
    }


def as_csv(rows: Iterable[Row]) -> Iterator[str]:
    """Write lines as RFC 4180 has them; the mark at the beginning tells Excel that it is UTF-8."""
    named = headings()
    yield "\ufeff" + _line(list(named.values()))
    for row in rows:
        yield _line([row[name] for name in named])


def as_json(rows: Iterable[Row]) -> Iterator[str]:
    """Write one list, an object a line."""
    between = "["
    for row in rows:
        yield f"{between}\n{json.dumps(row, ensure_ascii=False)}"
        between = ","
    yield "[]\n" if between == "[" else "\n]\n"


def _line(cells: Sequence[str]) -> str:
    written = io.StringIO()
    csv.writer(written).writerow([defused(cell) for cell in cells])
    return written.getvalue()


def defused(cell: str) -> str:
    """Let no cell be taken for a formula: such a one begins with an apostrophe instead."""
    return f"'{cell}" if cell.lstrip(" ").startswith(BEGINS_A_FORMULA) else cell
