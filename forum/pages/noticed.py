"""What the program noticed, as pages show it: marked at the desk, listed before sending."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from forum.checks.finding import Finding
from forum.checks.marking import mark_of, marked
from forum.checks.sentences import LABELS, sentence
from forum.checks.standing_in import Pair
from forum.discussion import anonymising, checking, stand_in_queries
from forum.discussion.forms import CaseForm, ReplyForm
from forum.discussion.models import Kind, Post, Revision, Topic
from forum.discussion.said import Said, said_in
from forum.gate import me
from forum.moderation import item_queries
from forum.moderation.finding_queries import Seen
from forum.pages.topic import labels_of
from forum.richtext import TooComplexError


def with_marks(head: Revision, part: str, seen: Sequence[Seen]) -> str:
    """Give the HTML of a part with the words marked that the program noticed there."""
    text = head.texts.get(part, "")
    marks = [
        mark_of(each.mark_id, each.words, text, each.start)
        for each in seen
        if each.part == part and each.start is not None
    ]
    return marked(head.htmls.get(part, ""), marks)


def by_check(seen: Sequence[Seen]) -> list[list[Seen]]:
    """Give what was noticed, check by check, in the order in which they ran."""
    return [list(found) for _check, found in groupby(seen, key=lambda each: each.check)]


def before_sending(
    form: CaseForm | ReplyForm, topic: Topic, kind: Kind, case_id: int | None
) -> dict[str, Any]:
    """Give what a form that writes a text shows beside its fields.

    That is the stand-ins of its author in this thread, with suggestions for the names in its words;
    where a preview is asked for, how the text will look with those that are ticked; and what else
    there is to mend in it.
    """
    typed = _to_look_at(form)
    pairs = _pairs(form, topic, case_id)
    about = {
        "labels": labels_of(topic.template),
        "may_hold": checking.holds_any(topic),
        "pairs": pairs,
        "previewed": None,
        "noticed": [],
    }
    if typed is None:
        return about
    said = anonymising.anonymised(typed, topic, pairs)
    return about | {"previewed": said, "noticed": _to_act_on(said, topic, kind)}


def said_by(form: CaseForm | ReplyForm, topic: Topic) -> Said:
    """Give what is to be kept: the author's own words in a draft, the stand-ins in what is sent."""
    return anonymising.anonymised(form.said(), topic, form.pairs) if form.submits else form.said()


@dataclass(frozen=True)
class Mentioned:
    """Who can be known by what the reader has sent: names, and addresses, numbers and codes."""

    names: list[str]
    details: list[str]


def mentioned_in(post: Post) -> Mentioned:
    """Give who can be known by what the reader has last sent of a post of theirs."""
    texts = item_queries.texts(post, [post.head_revision_id], reader=me()).values()
    found = [anonymising.mentioned(said_in(text), post.topic) for text in texts]
    return Mentioned(
        [name for names, _ in found for name in names],
        [detail for _, details in found for detail in details],
    )


def _to_look_at(form: CaseForm | ReplyForm) -> Said | None:
    """Give what a preview is asked of; a text that is refused as too much has none."""
    try:
        return form.said() if form.previews else None
    except TooComplexError:
        return None


def _pairs(form: CaseForm | ReplyForm, topic: Topic, case_id: int | None) -> list[Pair]:
    course_id = topic.course_id
    known = stand_in_queries.pairs(case_id, course_id=course_id, reader=me()) if case_id else []
    merged = {each.key: each for each in (*known, *form.pairs)}
    uses_all = form.save.data == "use_all"
    found = anonymising.suggested(form.words(), topic, list(merged.values()))
    return [replace(each, is_used=each.is_used or uses_all) for each in found]


def _to_act_on(
    said: Said, topic: Topic, kind: Kind
) -> list[tuple[str, Sequence[tuple[Finding, str]]]]:
    """Give what an author can act on, kind by kind; names are a matter of the stand-ins."""
    found = [
        each
        for each in checking.before_sending(said, topic, kind)
        if not anonymising.is_name(each.check)
    ]
    kinds = dict.fromkeys(each.check for each in found)
    return [
        (
            str(LABELS[check]),
            [(each, sentence(each.why, each.params)) for each in found if each.check is check],
        )
        for check in kinds
    ]
