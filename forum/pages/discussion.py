"""Topics, cases and replies: reading them, telling them, mending them."""

import secrets
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import NotFound

from forum import richtext
from forum.courses import queries as courses
from forum.discussion import actions, queries, thread_queries
from forum.discussion.differences import differences
from forum.discussion.forms import (
    CaseForm,
    ReplyForm,
    WrittenForm,
    case_form,
    clean_text,
    reply_form,
)
from forum.discussion.models import Post, Topic
from forum.discussion.thread_queries import Filter
from forum.discussion.transitions import Act
from forum.gate import accepted, course, form_page, me, shown
from forum.moderation import queries as moderation
from forum.pages import kept, presence
from forum.pages import topic as topics
from forum.pages.topic import LAST_PAGE, Asked, words_for_posts
from forum.permissions import Permission, allow

bp = Blueprint("discussion", __name__)
COURSE = "/courses/<course_slug>"


def forget_kept_pages() -> None:
    """Build everything anew, as a restart would."""
    kept.forget()
    presence.forget()


@bp.get(f"{COURSE}/topics/<id:topic_id>")
@allow(Permission.READ)
def topic(course_slug: str, topic_id: int) -> ResponseReturnValue:
    """Read a topic."""
    return topics.page(Asked(topic_id, _filter(), _page()))


def _filter() -> Filter:
    asked = request.args.get("show", Filter.ALL)
    return Filter(asked) if asked in set(Filter) else Filter.ALL


def _page() -> int:
    asked = request.args.get("page", "1")
    if not (asked.isascii() and asked.isdigit() and 0 < int(asked[:9]) <= LAST_PAGE):
        raise NotFound
    return int(asked[:9])


@bp.get(f"{COURSE}/topics/<id:topic_id>/cases/new")
@allow(Permission.POST)
def new_case(course_slug: str, topic_id: int) -> ResponseReturnValue:
    """Write a case."""
    found = queries.topic(topic_id, reader=me())
    form = shown(lambda typed: case_form(found, typed, submission_key=new_key()))
    return _case_page(found, form)


@bp.post(f"{COURSE}/topics/<id:topic_id>/cases")
@allow(Permission.POST)
@form_page(new_case)
def tell(course_slug: str, topic_id: int) -> ResponseReturnValue:
    """Tell a case, or keep it as a draft."""
    found = queries.topic(topic_id, reader=me())
    form = accepted(case_form(found, request.form))
    if form.previews:
        return _case_page(found, form)
    said, key = form.said(), _key(form)
    return _to(actions.tell(topic_id, said, key=key, submits=form.submits, by=me()), form)


@bp.get(f"{COURSE}/posts/<id:post_id>")
@allow(Permission.READ)
def post(course_slug: str, post_id: int) -> ResponseReturnValue:
    """Read one post where it stands, with what answers it; one's own also with its story."""
    standing = thread_queries.public_post(post_id, reader=me())
    found = _post_or_none(post_id)
    if found is None and standing is None:
        raise NotFound
    if found is not None and found.merged_into_id and not found.is_live:
        return redirect(url_for(".post", post_id=found.merged_into_id), 303)
    form = shown(lambda typed: reply_form(typed, submission_key=new_key()))
    return _post_page(found, standing, form)


@bp.post(f"{COURSE}/posts/<id:post_id>/replies")
@allow(Permission.POST)
@form_page(post)
def reply(course_slug: str, post_id: int) -> ResponseReturnValue:
    """Answer a post."""
    parent = queries.post(post_id, reader=me())
    form = accepted(reply_form(request.form))
    if form.previews:
        return _post_page(parent, thread_queries.public_post(post_id, reader=me()), form)
    return _to(actions.reply(post_id, form.said(), key=_key(form), by=me()), form)


@bp.get(f"{COURSE}/posts/<id:post_id>/edit")
@allow(Permission.POST)
def edit(course_slug: str, post_id: int) -> ResponseReturnValue:
    """Mend one's own post: what moderators ask for stands beside the parts."""
    found = _own(post_id)
    text = queries.text_to_edit(found, reader=me())
    make = _maker(found)
    form = shown(lambda typed: make(typed, revision=text, submission_key=new_key()))
    return _edit_page(found, form)


@bp.post(f"{COURSE}/posts/<id:post_id>/revisions")
@allow(Permission.POST)
@form_page(edit)
def revise(course_slug: str, post_id: int) -> ResponseReturnValue:
    """Send or keep a new text of one's own post."""
    found = _own(post_id)
    form = accepted(_maker(found)(request.form))
    if form.previews:
        return _edit_page(found, form)
    said, key, base = form.said(), _key(form), form.base.data
    return _to(
        actions.revise(post_id, said, key=key, submits=form.submits, base=base, by=me()), form
    )


@bp.post(f"{COURSE}/posts/<id:post_id>/recall")
@allow(Permission.POST)
@form_page(post)
def recall(course_slug: str, post_id: int) -> ResponseReturnValue:
    """Take back what waits, to go on writing."""
    actions.recall(_own(post_id).id, by=me())
    flash(_("Taken back. Nobody else sees it; go on when you like."))
    return redirect(url_for(".edit", post_id=post_id), 303)


@bp.post(f"{COURSE}/posts/<id:post_id>/withdrawal")
@allow(Permission.POST)
@form_page(post)
def withdraw(course_slug: str, post_id: int) -> ResponseReturnValue:
    """Take one's post out of the discussion."""
    actions.withdraw(_own(post_id).id, by=me())
    flash(_("Withdrawn. Your text is kept for you and can be sent again."))
    return redirect(url_for(".post", post_id=post_id), 303)


@bp.get(f"{COURSE}/posts/<id:post_id>/history")
@allow(Permission.READ)
def history(course_slug: str, post_id: int) -> ResponseReturnValue:
    """Read what a post said before, and what changed; for its author and the staff."""
    found = queries.post(post_id, reader=me())
    texts = queries.revisions(found, reader=me())
    if not texts:
        raise NotFound
    rounds = [
        (newer, differences(older, newer)) for older, newer in zip([None, *texts], texts, strict=False)
    ]
    decisions = moderation.decisions_on(post_id, reader=me())
    return render_template(
        "discussion/history.html", post=found, rounds=rounds[::-1], decisions=decisions
    )


@bp.get("/me/posts")
@allow(Permission.SIGNED_IN)
def mine() -> ResponseReturnValue:
    """Read what one wrote oneself: whose turn it is, and how long it usually takes."""
    own = queries.own_posts(me())
    waits = {each.course_id: presence.of(each.course_id).usual_wait for each in own}
    return render_template("discussion/mine.html", posts=own, waits=waits)


@bp.post("/preview")
@allow(Permission.SIGNED_IN)
def preview() -> ResponseReturnValue:
    """Show how a text will look; for the script beside the form, which sends `text`."""
    text = clean_text(request.form.get("text"))[: richtext.POST_LIMIT]
    try:
        richtext.check(text)
    except richtext.TooComplexError:
        return render_template("discussion/_unpreviewed.html"), 422
    return richtext.render(text)


def new_key() -> str:
    """Make the key by which a form that is sent twice makes one post."""
    return secrets.token_urlsafe(18)


def _key(form: WrittenForm) -> str:
    return str(form.submission_key.data)


def _maker(found: Post) -> Any:  # noqa: ANN401 - a form of one of two kinds
    if not found.is_case:
        return reply_form

    def make(typed: MultiDict[str, str] | None, **more: Any) -> CaseForm:
        return case_form(found.topic, typed, **more)

    return make


def _post_or_none(post_id: int) -> Post | None:
    try:
        return queries.post(post_id, reader=me())
    except NotFound:
        return None


def _own(post_id: int) -> Post:
    """Fetch one's own post; anybody else's is no page of this kind."""
    found = queries.post(post_id, reader=me())
    if not found.is_by(me()):
        raise NotFound
    return found


def _to(made: Post, form: WrittenForm) -> ResponseReturnValue:
    if not form.submits:
        flash(_("Saved as a draft. Only you see it."))
    elif made.allows(Act.RECALL, me()):
        flash(_("Thank you. A moderator reads this before others see it."))
    else:
        flash(_("Published."))
    return redirect(url_for(".post", post_id=made.id), 303)


def _case_page(found: Topic, form: CaseForm) -> str:
    return render_template(
        "discussion/new_case.html",
        topic=found,
        form=form,
        note_html=_note(),
        presence=presence.of(course().id),
        previewed=form.said() if form.previews else None,
    )


def _edit_page(found: Post, form: CaseForm | ReplyForm) -> str:
    return render_template(
        "discussion/edit.html",
        post=found,
        topic=found.topic,
        form=form,
        note_html=_note(),
        presence=presence.of(course().id),
        requests=moderation.last_request(found.id, reader=me()),
        previewed=form.said() if form.previews else None,
        may_edit=found.can_be_edited_by(me()),
    )


def _post_page(found: Post | None, standing: Any, form: ReplyForm) -> str:  # noqa: ANN401
    reader = me()
    after = request.args.get("after", type=int) or 0
    case_id = (found and (found.case_id or found.id)) or standing.case_id or standing.id
    replies = thread_queries.thread(case_id, after=after)
    return render_template(
        "discussion/post.html",
        post=found,
        standing=standing,
        text=queries.reading(found, reader=reader) if found else None,
        parent=thread_queries.parent_of(found, reader=reader) if found else None,
        replies=replies,
        decisions=moderation.decisions_on(found.id, reader=reader) if found else [],
        form=form,
        note_html=_note(),
        presence=presence.of(course().id),
        may_reply=bool(found and found.can_be_replied_to_by(reader)),
        **words_for_posts(),
    )


def _note() -> str:
    return courses.course(course().id, reader=me()).note_html
