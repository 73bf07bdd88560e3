"""An article as it is handed in: cleaned and rendered before the database is locked for it."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from hashlib import sha256

from forum import richtext
from forum.articles.models import Article, Question
from forum.language import reading_minutes


@dataclass(frozen=True)
class QuestionText:
    """One question as handed in: the key of its line, and the key of the question it is part of.

    The key of a question that is there already says which one it is; see question_id.
    """

    key: str
    text: str
    short_name: str
    parent: str = ""

    @property
    def question_id(self) -> int | None:
        """The question that the line stands for; None for a new one."""
        number = self.key.removeprefix("q")
        return int(number) if number != self.key else None


@dataclass(frozen=True)
class Manuscript:
    """The words of an article and its questions, and the HTML that its body was rendered to."""

    title: str
    body_markdown: str
    author: str = ""
    published_on: date | None = None
    language: str = "fi"
    source: str = ""
    questions: Sequence[QuestionText] = ()
    body_html: str = field(default="", compare=False)

    def rendered(self) -> "Manuscript":
        """Give the same words with their HTML. Slow: to be called before write()."""
        return replace(self, body_html=richtext.render_article(self.body_markdown))

    def digest(self) -> str:
        """Give a short sign for all that is said here: the same words give the same sign.

        Questions count by their places, so that a new one gives the same sign once it is kept.
        """
        places = {each.key: str(place) for place, each in enumerate(self.questions)}
        questions = [
            replace(each, key=places[each.key], parent=places.get(each.parent, ""))
            for each in self.questions
        ]
        said = asdict(replace(self, body_html="", questions=questions))
        return digest_of(json.dumps(said, sort_keys=True, default=str))

    def write_into(self, article: Article) -> None:
        """Let an article say this; its questions are rows of their own."""
        article.title = self.title
        article.author = self.author
        article.published_on = self.published_on
        article.language = self.language
        article.source = self.source
        article.body_markdown = self.body_markdown
        article.body_html = self.body_html
        article.minutes = reading_minutes(self.body_markdown)


def digest_of(words: str) -> str:
    """Give a short sign that is another for other words."""
    return sha256(words.encode("utf-8", "replace")).hexdigest()[:32]


def key_of(question_id: int) -> str:
    """Give the key that stands for a question that is there already."""
    return f"q{question_id}"


def manuscript_of(article: Article, questions: Sequence[Question]) -> Manuscript:
    """Read back what an article and its questions say."""
    return Manuscript(
        title=article.title,
        body_markdown=article.body_markdown,
        author=article.author,
        published_on=article.published_on,
        language=article.language,
        source=article.source,
        questions=[
            QuestionText(
                key_of(each.id),
                each.text,
                each.short_name,
                key_of(each.parent_id) if each.parent_id else "",
            )
            for each in questions
        ],
        body_html=article.body_html,
    )
