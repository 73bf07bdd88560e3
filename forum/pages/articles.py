"""Articles: bringing one in, reading it, mending it, and how its topics are set."""

from collections.abc import Callable

from flask import Blueprint, Response, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from forum.articles import queries, reading
from forum.articles.forms import ReadForm, Typed
from forum.discussion import queries as discussion
from forum.discussion import topic_actions, topic_queries
from forum.discussion.models import Topic
from forum.discussion.topic_forms import TopicForm, topic_form, typed_of
from forum.errors import ConflictError
from forum.gate import accepted, course, form_limit, form_page, me, shown, typed
from forum.pages import archives
from forum.pages import importing as imports
from forum.pages.bringing import brought, exported
from forum.pages.throttle import fetches
from forum.permissions import Permission, allow

bp = Blueprint("articles", __name__)
COURSE = "/courses/<course_slug>"


@bp.get(f"{COURSE}/articles/<id:article_id>")
@allow(Permission.READ)
def article(course_slug: str, article_id: int) -> ResponseReturnValue:
    """Read an article, and come from its questions to what is told under them."""
    found = queries.article(article_id, course().id)
    lines = discussion.topics_of(course().id, reader=me())
    return render_template(
        "articles/article.html",
        article=found,
        questions=queries.questions(article_id),
        topics={line.question_id: line for line in lines},
    )


@bp.get(f"{COURSE}/articles/import")
@allow(Permission.CURATE)
def importing(course_slug: str) -> ResponseReturnValue:
    """Ask for a text; or show again what was found in one, as it was mended."""
    if imports.is_preview(typed()):
        return imports.preview_page(shown(imports.import_form))
    return imports.first_page(shown(ReadForm))


@bp.post(f"{COURSE}/articles/import")
@allow(Permission.CURATE)
@fetches
@form_page(importing)
@form_limit(imports.FORM_LIMIT)
def preview(course_slug: str) -> ResponseReturnValue:
    """Show everything that was found, each part to be mended, or changed by a button."""
    if not imports.is_preview(request.form):
        what = brought()
        if what.is_archive:
            return archives.kept(what)
        fetched = what.source.fetched if what.source else None
        return imports.preview_page(imports.found_in(what), fetched=fetched)
    form = imports.import_form(request.form)
    return imports.preview_page(form, imports.change(form))


@bp.post(f"{COURSE}/articles/markdown")
@allow(Permission.CURATE)
@form_limit(imports.FORM_LIMIT)
def markdown(course_slug: str) -> ResponseReturnValue:
    """Write what was copied from a page as Markdown; for the script at the box, sending `page`."""
    try:
        text = reading.markdown_of(request.form.get("page", ""))
    except reading.UnreadableError as error:
        return Response(error.sentence, 422, mimetype="text/plain")
    return Response(text, mimetype="text/plain")


@bp.post(f"{COURSE}/articles/export")
@allow(Permission.CURATE)
@form_page(importing)
@form_limit(archives.FILE_LIMIT)
def export(course_slug: str) -> ResponseReturnValue:
    """Take the export of a blog, to choose from its posts."""
    return archives.kept(exported())


@bp.post(f"{COURSE}/articles")
@allow(Permission.CURATE)
@form_page(importing)
@form_limit(imports.FORM_LIMIT)
def add(course_slug: str) -> ResponseReturnValue:
    """Make the article and its topics."""
    form = accepted(imports.import_form(request.form))
    said, plans, key = form.manuscript(), form.plans(), str(form.submission_key.data)
    made = topic_actions.import_article(course().id, said, plans, key=key, by=me())
    flash(_("The article and its topics are there. Read it once as the participants will."))
    return redirect(url_for(".article", article_id=made.id), 303)


@bp.get(f"{COURSE}/articles/<id:article_id>/edit")
@allow(Permission.CURATE)
def edit(course_slug: str, article_id: int) -> ResponseReturnValue:
    """Mend an article and its questions."""
    there = imports.there(article_id)
    form = shown(lambda sent: imports.edit_form(there, sent))
    return imports.edit_page(there, form)


@bp.post(f"{COURSE}/articles/<id:article_id>/edit")
@allow(Permission.CURATE)
@form_page(edit)
@form_limit(imports.FORM_LIMIT)
def rework(course_slug: str, article_id: int) -> ResponseReturnValue:
    """Do what a button at the questions asks for; nothing is saved."""
    there = imports.there(article_id)
    form = imports.edit_form(there, request.form)
    return imports.edit_page(there, form, imports.change(form, there.talked_over))


@bp.post(f"{COURSE}/articles/<id:article_id>")
@allow(Permission.CURATE)
@form_page(edit)
@form_limit(imports.FORM_LIMIT)
def save(course_slug: str, article_id: int) -> ResponseReturnValue:
    """Save an article that was mended."""
    form = accepted(imports.edit_form(imports.there(article_id), request.form))
    said, plans, seen = form.manuscript(), form.plans(), str(form.seen.data)
    topic_actions.edit_article(article_id, course().id, said, plans, seen=seen, by=me())
    flash(_("Saved."))
    return redirect(url_for(".article", article_id=article_id), 303)


@bp.get(f"{COURSE}/topics/<id:topic_id>/settings")
@allow(Permission.CURATE)
def topic_settings(course_slug: str, topic_id: int) -> ResponseReturnValue:
    """See how a topic is set."""
    topic = topic_queries.topic_in(course().id, topic_id, reader=me())
    return _settings_page(topic, shown(_maker_for(topic)))


@bp.post(f"{COURSE}/topics/<id:topic_id>/settings")
@allow(Permission.CURATE)
@form_page(topic_settings)
def set_topic(course_slug: str, topic_id: int) -> ResponseReturnValue:
    """Set a topic otherwise."""
    topic = topic_queries.topic_in(course().id, topic_id, reader=me())
    form = accepted(_maker_for(topic)(request.form))
    wanted, seen = form.settings(topic_actions.settings_of(topic)), str(form.seen.data)
    topic_actions.set_topic(topic_id, course().id, wanted, seen=seen, by=me())
    flash(_("Saved."))
    return redirect(url_for("discussion.topic", topic_id=topic_id), 303)


def _maker_for(topic: Topic) -> Callable[[Typed], TopicForm]:
    current, zone = topic_actions.settings_of(topic), course().time_zone
    now_set = typed_of(current, zone)

    def make(sent: Typed) -> TopicForm:
        seen = current.digest() if sent is None else ""
        return topic_form(zone, sent, data=now_set | {"seen": seen})

    return make


def _settings_page(topic: Topic, form: TopicForm) -> ResponseReturnValue:
    """After a conflict the page shows both, and saving again means what is typed."""
    now_set = _maker_for(topic)(None)
    is_conflict = isinstance(g.get("refusal"), ConflictError)
    meanwhile = is_conflict and form.seen.data != now_set.seen.data
    if is_conflict:
        form.seen.data = now_set.seen.data
    return render_template(
        "articles/topic_settings.html",
        topic=topic,
        form=form,
        has_posts=topic_queries.has_posts(topic.id),
        meanwhile=now_set if meanwhile else None,
    )
