"""What the checks notice in the texts of the file: each is looked at as if it were being sent."""

from forum.checks.finding import Around, Known
from forum.checks.pipeline import look
from forum.discussion.checking import told_in, values_of
from forum.discussion.checking_queries import MOST_COMPARED
from forum.discussion.finding_models import KeptFinding
from forum.discussion.models import Kind, Post, Revision
from forum.discussion.prompts import DEFAULTS
from forum.discussion.said import said_in
from forum.loading.names import CourseNames
from forum.loading.plan import Layer


def notice(revision: Revision, post: Post, names: CourseNames) -> None:
    """Plan what the checks notice in a text that was submitted; of drafts nobody knows anything.

    A case is compared with those that stand before it in the file.
    """
    if revision.submitted_at is None:
        return
    is_case = post.kind is Kind.CASE
    told = told_in(said_in(revision), names.course.language)
    before = list(enumerate(names.told))[-MOST_COMPARED:] if is_case else []
    noticed = look(
        told,
        Around(
            minima={key: DEFAULTS[key].minimum for key in revision.texts} if is_case else {},
            public_names=names.article_authors,
            others=[Known(at, lemmas) for at, (other, lemmas) in before if other is not post],
        ),
    )
    revision.lemmas, revision.checked = noticed.lemmas, dict(noticed.ran)
    for each in noticed.findings:
        other = names.told[each.other_id][0] if each.other_id is not None else None
        row = KeptFinding(**values_of(each, noticed) | {"other_id": None})
        names.plan.add(Layer.FINDING, row, revision_id=revision, other_id=other)
    if is_case:
        names.told.append((post, noticed.lemmas))
