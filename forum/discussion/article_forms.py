"""What can be asked for about an article together with the topics of its questions."""

from collections.abc import Iterator
from typing import Any, TypeVar

from wtforms import HiddenField
from wtforms.validators import Regexp

from forum.articles.changes import short_name_of
from forum.articles.forms import (
    NOT_WHOLE,
    QUESTIONS_LIMIT,
    SHORT_NAME_LIMIT,
    ArticleForm,
    Typed,
    clean_line,
)
from forum.articles.reading import Found
from forum.discussion.topic_actions import Plans
from forum.discussion.topic_forms import NO_TOPIC, AskedQuestionForm
from forum.language import LANGUAGES


class ArticleWithTopicsForm(ArticleForm):
    """An article, its questions, and how the topic of each is to be."""

    row_form = AskedQuestionForm

    def count_topics(self) -> int:
        """Say how many topics would be opened, also while something is still wrong."""
        return sum(1 for row in self.rows if row["asks_for"].data != NO_TOPIC)

    def plans(self) -> Plans:
        """Give how the topics are to be, for the questions that are to have one."""
        return {
            str(row.key.data): row.plan()
            for row in self.rows
            if isinstance(row, AskedQuestionForm) and row.asks_for.data != NO_TOPIC
        }


class ImportForm(ArticleWithTopicsForm):
    """What was found in a text; its key makes a second sending harmless."""

    submission_key = HiddenField(
        validators=[Regexp(r"^[A-Za-z0-9_-]{1,64}\Z", message=NOT_WHOLE)], filters=[clean_line]
    )


class EditForm(ArticleWithTopicsForm):
    """An article that is there; `seen` is the digest of what it said when the page was made."""

    seen = HiddenField(filters=[clean_line])


AnyArticleForm = TypeVar("AnyArticleForm", bound=ArticleWithTopicsForm)


def article_form(
    kind: type[AnyArticleForm], zone: str, typed: Typed = None, **more: Any
) -> AnyArticleForm:
    """Make the form of an article in a course of this time zone."""
    row_form = type("QuestionFormHere", (kind.row_form,), {"zone": zone})
    form: AnyArticleForm = type("ArticleFormHere", (kind,), {"row_form": row_form})(typed, **more)
    return form


def form_of(found: Found, zone: str, language: str, *, source: str, key: str) -> ImportForm:
    """Put what was found into the form that shows it; `language` where none was found."""
    return article_form(
        ImportForm,
        zone,
        lines=lines_of(found),
        title=found.title or "",
        author=found.author or "",
        published_on=found.date,
        language=found.language if found.language in LANGUAGES else language,
        source=source,
        body=body_of(found),
        submission_key=key,
    )


def lines_of(found: Found) -> Iterator[dict[str, Any]]:
    """Put the questions that were found into lines of the form."""
    for number, each in enumerate(found.questions[:QUESTIONS_LIMIT]):
        fits = 0 < len(each.short_name) <= SHORT_NAME_LIMIT
        yield {
            "key": f"n{number}",
            "parent": f"n{each.parent}" if each.parent is not None else "",
            "because": str(each.because),
            "text": each.text,
            "short_name": each.short_name if fits else short_name_of(each.text),
        }


def body_of(found: Found) -> str:
    """Questions past those that an article may leave stay in its text."""
    rest = [f"- {each.text}" for each in found.questions[QUESTIONS_LIMIT:]]
    return "\n".join([found.body_markdown, "", *rest]) if rest else found.body_markdown
