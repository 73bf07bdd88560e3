"""An article that is brought again: what is other, which question is which, and keeping it."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from forum.articles.forms import ReadForm
from forum.discussion.article_differences import side_by_side
from forum.discussion.article_forms import body_of
from forum.discussion.update_actions import update_article
from forum.discussion.update_forms import UpdateForm, lines_for, update_form
from forum.errors import InvalidFormError
from forum.gate import accepted, course, form_limit, form_page, me, shown, typed
from forum.language import LANGUAGES
from forum.pages import importing as imports
from forum.pages.bringing import Brought, brought
from forum.pages.importing import There
from forum.pages.throttle import fetches
from forum.permissions import Permission, allow

bp = Blueprint("updates", __name__)
AGAIN = "/courses/<course_slug>/articles/<id:article_id>/again"


@bp.get(AGAIN)
@allow(Permission.CURATE)
def again(course_slug: str, article_id: int) -> ResponseReturnValue:
    """Ask for the text once more; or show again how it differs, as it was mended."""
    there = imports.there(article_id)
    if typed() is not None and "seen" in request.form:
        return _comparison(there, shown(lambda sent: _form(there, sent)))
    form = shown(lambda sent: ReadForm(sent, address=there.article.source_url or ""))
    return render_template("updates/again.html", form=form, article=there.article)


@bp.post(AGAIN)
@allow(Permission.CURATE)
@fetches
@form_page(again)
@form_limit(imports.FORM_LIMIT)
def compare(course_slug: str, article_id: int) -> ResponseReturnValue:
    """Show what was brought beside what is there; nothing is saved."""
    what = brought()
    if what.is_archive:
        raise InvalidFormError({what.field: [_("These are many posts. Bring the one article.")]})
    found = imports.with_pictures(what.found())
    there = imports.there(article_id)
    return _comparison(there, _form(there, None, **_said(there, what, found)))


def _said(there: There, what: Brought, found: Any) -> dict[str, Any]:
    """Put what was found into the form; what the text does not say stays as it is."""
    article = there.article
    return {
        "lines": lines_for(found, there.questions, article.language),
        "title": found.title or article.title,
        "author": found.author or article.author,
        "published_on": found.date or article.published_on,
        "language": found.language if found.language in LANGUAGES else article.language,
        "source": what.called or article.source,
        "body": body_of(found),
        "seen": there.manuscript.digest(),
    }


@bp.post("/courses/<course_slug>/articles/<id:article_id>/update")
@allow(Permission.CURATE)
@form_page(again)
@form_limit(imports.FORM_LIMIT)
def update(course_slug: str, article_id: int) -> ResponseReturnValue:
    """Let the article say what was brought."""
    there = imports.there(article_id)
    form = accepted(_form(there, request.form))
    said, plans = form.updated(there.topics), form.new_plans()
    gone = {each.id for each in form.gone(there.topics)}
    seen = str(form.seen.data)
    if update_article(article_id, course().id, said, plans, gone=gone, seen=seen, by=me()):
        flash(_("The article is up to date. Its readers see that it was."))
    else:
        flash(_("The article says all of it already. Nothing was changed."))
    return redirect(url_for("articles.article", article_id=article_id), 303)


def _form(there: There, sent: Any, **more: Any) -> UpdateForm:
    return update_form(course().time_zone, there.questions, sent, **more)


def _comparison(there: There, form: UpdateForm) -> ResponseReturnValue:
    page = render_template(
        "updates/comparison.html",
        article=there.article,
        form=form,
        rows=side_by_side(there.article.body_markdown, form.body.data or ""),
        gone=form.gone(there.topics),
        topics=there.topics_by_key,
        languages_of_articles=LANGUAGES,
    )
    return page, 422 if form.look() is None else 200
