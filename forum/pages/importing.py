"""How an article is looked over before it is made or saved: what was found, and what is typed."""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from flask import flash, g, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from forum import richtext
from forum.articles import archive_queries, picture_actions, queries
from forum.articles.changes import CannotChangeError
from forum.articles.changes import change as changed
from forum.articles.fetching import Fetched
from forum.articles.forms import ReadForm, Typed
from forum.articles.manuscript import Manuscript, key_of, manuscript_of
from forum.articles.models import Article, Question
from forum.articles.picture_marks import count_marks
from forum.articles.reading import Found
from forum.discussion import topic_queries
from forum.discussion.article_forms import (
    ArticleWithTopicsForm,
    EditForm,
    ImportForm,
    article_form,
    form_of,
)
from forum.discussion.models import Topic
from forum.errors import ConflictError
from forum.gate import course, me
from forum.language import LANGUAGES
from forum.pages.bringing import ARCHIVE_LIMIT, FILE_LIMIT, Brought
from forum.pages.writing import new_key

FORM_LIMIT = 8_000_000
"""Bytes of the whole form: the text travels in it, or a file does."""


@dataclass(frozen=True)
class Outcome:
    """What a button at the questions did, and which button the keyboard is left at."""

    said: str = ""
    focus: str = ""
    is_refused: bool = False


NOTHING = Outcome()

FOCUS = {"autofocus": True}
"""Where the keyboard goes on. An address with a fragment would keep it from going there."""


@dataclass(frozen=True)
class There:
    """An article that is there, with its questions and their topics."""

    article: Article
    questions: list[Question]
    topics: dict[int, Topic]

    @cached_property
    def manuscript(self) -> Manuscript:
        """What it says now."""
        return manuscript_of(self.article, self.questions)

    @property
    def topics_by_key(self) -> dict[str, Topic]:
        """The topics by the keys of the questions' lines."""
        return {key_of(question_id): topic for question_id, topic in self.topics.items()}

    @property
    def talked_over(self) -> frozenset[str]:
        """The keys of the questions that have a topic, and so have to stay."""
        return frozenset(self.topics_by_key)


def there(article_id: int) -> There:
    """Fetch an article of the course of the address, with what hangs on it."""
    article = queries.article(article_id, course().id)
    questions = queries.questions(article_id)
    return There(article, questions, topic_queries.topics_of_article(article_id))


def first_page(form: ReadForm) -> str:
    """Answer with the page that asks for a text."""
    limits = {
        "text_limit": richtext.ARTICLE.characters,
        "megabytes": FILE_LIMIT,
        "archive_megabytes": ARCHIVE_LIMIT,
        "archives": archive_queries.archives(course().id),
    }
    return render_template("articles/importing.html", form=form, **limits)


def is_preview(sent: Typed) -> bool:
    """Say whether a form is the one that shows what was found, rather than the first one."""
    return sent is not None and "submission_key" in sent


def import_form(sent: Typed = None, **more: Any) -> ImportForm:
    """Make the form of what was found in a text."""
    return article_form(ImportForm, course().time_zone, sent, **more)


def found_in(what: Brought) -> ImportForm:
    """Read what was brought into the form that shows it; InvalidFormError has the reason."""
    here = course()
    return form_of(
        with_pictures(what.found()),
        here.time_zone,
        here.language,
        source=what.called,
        key=new_key(),
    )


def with_pictures(found: Found) -> Found:
    """Take in the pictures of what was found. Slow: the lock is taken only for those that came."""
    here, by = course(), me()
    files = picture_actions.taken(found.body_markdown, found.pictures)
    body = picture_actions.with_own(here.id, here.slug, found.body_markdown, files, by=by)
    _say_what_was_left_out(count_marks(found.body_markdown) - count_marks(body))
    return replace(found, body_markdown=body)


def _say_what_was_left_out(pictures: int) -> None:
    if pictures:
        flash(
            ngettext(
                "%(num)d picture could not be taken in. Add it from a file if the text needs it.",
                "%(num)d pictures could not be taken in. Add from files those the text needs.",
                pictures,
            )
        )


def change(form: ArticleWithTopicsForm, talked_over: frozenset[str] = frozenset()) -> Outcome:
    """Do what the pressed button asks for; a refusal stands beside the line it is about."""
    asked = request.form.get("change", "")
    if asked == "picture":
        return _take_picture(form)
    try:
        done = changed(
            form.lines(),
            asked,
            talked_over=talked_over,
            removed=form.removed.data or "",
            selected=form.selected.data or "",
        )
    except CannotChangeError as error:
        if error.at is None:
            form.list_errors = [error.sentence]
        else:
            form.rows[error.at].text.errors = [error.sentence]
            form.rows[error.at].text.render_kw = FOCUS
        return Outcome(is_refused=True)
    form.put_lines(done.lines)
    form.removed.data = done.removed
    act, last = asked.partition("-")[0], len(form.rows) - 1
    button_stays = act in {"remove", "alike"} or (act, done.at) in _moved_between(last)
    if done.at is not None and not button_stays:
        form.rows[done.at].text.render_kw = FOCUS
    return Outcome(done.said, f"{act}-{done.at}")


def _take_picture(form: ArticleWithTopicsForm) -> Outcome:
    """Take in the picture that was sent, and put it at the end of the text."""
    file, here = request.files.get("picture"), course()
    data = file.read() if file else b""
    mark = picture_actions.add(here.id, here.slug, data, by=me())
    form.write_body(f"{form.body.data or ''}\n\n{mark}".strip())
    return Outcome(_("The picture stands at the end of the text."))


def _moved_between(last: int) -> set[tuple[str, int]]:
    """Say after which moves the same button is still there, to be pressed again."""
    return {("up", at) for at in range(1, last + 1)} | {("down", at) for at in range(last)}


def preview_page(
    form: ImportForm, outcome: Outcome = NOTHING, fetched: Fetched | None = None
) -> ResponseReturnValue:
    """Answer with what was found; 422 where its text cannot be shown, or a button was refused."""
    if isinstance(g.get("refusal"), ConflictError):
        form.submission_key.data = new_key()
    return _page(
        "articles/preview.html",
        form,
        outcome,
        change_url=url_for("articles.importing"),
        save_url=url_for("articles.add"),
        topics={},
        fetched=fetched,
        known=archive_queries.of_source(course().id, form.source.data)
        if form.source.data
        else None,
    )


def edit_form(there: There, sent: Typed) -> EditForm:
    """Make the form of an article that is there: as it is, or as it was typed."""
    said = there.manuscript
    lines = [_line(there, key) for key in [each.key for each in said.questions]]
    return article_form(
        EditForm,
        course().time_zone,
        sent,
        lines=lines,
        title=said.title,
        author=said.author,
        published_on=said.published_on,
        language=said.language,
        source=said.source,
        body=said.body_markdown,
        seen=said.digest() if sent is None else "",
    )


def _line(there: There, key: str) -> dict[str, Any]:
    said = next(each for each in there.manuscript.questions if each.key == key)
    asked = {} if key in there.talked_over else {"asks_for": ""}
    return {
        "key": key,
        "parent": said.parent,
        "text": said.text,
        "short_name": said.short_name,
        **asked,
    }


def edit_page(there: There, form: EditForm, outcome: Outcome = NOTHING) -> ResponseReturnValue:
    """Answer with an article to be mended; after a conflict with what was saved meanwhile, too."""
    has = {row.key.data for row in form.rows}
    missing = [_line(there, key) for key in sorted(there.talked_over - has)]
    if missing:
        form.put_lines([*form.lines(), *missing])
    is_conflict = isinstance(g.get("refusal"), ConflictError)
    meanwhile = is_conflict and form.seen.data != there.manuscript.digest()
    if is_conflict:
        form.seen.data = there.manuscript.digest()
    return _page(
        "articles/edit.html",
        form,
        outcome,
        change_url=url_for("articles.edit", article_id=there.article.id),
        save_url=url_for("articles.save", article_id=there.article.id),
        topics=there.topics_by_key,
        article=there.article,
        meanwhile=there if meanwhile else None,
    )


def _page(
    template: str, form: ArticleWithTopicsForm, outcome: Outcome, **more: Any
) -> ResponseReturnValue:
    html = form.look()
    page = render_template(
        template, form=form, html=html, outcome=outcome, languages_of_articles=LANGUAGES, **more
    )
    refused = outcome.is_refused or html is None
    return page, 422 if refused and request.method == "POST" else 200
