"""What the program noticed, as pages show it: marked at the desk, listed before sending."""

from collections.abc import Sequence

from forum.checks.finding import Finding
from forum.checks.marking import mark_of, marked
from forum.checks.sentences import LABELS, sentence
from forum.discussion import checking
from forum.discussion.forms import CaseForm, ReplyForm
from forum.discussion.models import Kind, Revision, Topic
from forum.moderation.finding_queries import Seen


def with_marks(head: Revision, part: str, seen: Sequence[Seen]) -> str:
    """Give the HTML of a part with the words marked that the program noticed there."""
    text = head.texts.get(part, "")
    marks = [
        mark_of(each.mark_id, each.words, text, each.start)
        for each in seen
        if each.part == part and each.start is not None
    ]
    return marked(head.htmls.get(part, ""), marks)


def to_act_on(
    form: CaseForm | ReplyForm, topic: Topic, kind: Kind
) -> list[tuple[str, Sequence[tuple[Finding, str]]]]:
    """Give what an author can act on before sending, kind by kind, where a preview is asked."""
    if not form.previews:
        return []
    found = checking.before_sending(form.said(), topic, kind)
    kinds = dict.fromkeys(each.check for each in found)
    return [
        (
            str(LABELS[check]),
            [(each, sentence(each.why, each.params)) for each in found if each.check is check],
        )
        for check in kinds
    ]
