"""Articles of the file: read as `forum read` does, each question a topic where the file says so."""

from collections.abc import Sequence

from forum import richtext
from forum.articles import reading
from forum.articles.manuscript import Manuscript
from forum.articles.models import Article, Question
from forum.discussion.models import Asks, Topic
from forum.loading.names import CourseNames
from forum.loading.plan import Layer
from forum.loading.row import Row

LONGEST_SHORT_NAME = 80


def read_article(row: Row, names: CourseNames) -> None:
    """Plan an article, its questions and its topics."""
    row.text("key", "")
    found = _found(row, names)
    article = Article()
    _manuscript(row, found, names).write_into(article)
    names.article_authors.append(article.author)
    article.imported_at = row.moment_or_none("at", names.zone) or names.course.created_at
    importer = row.named("imported_by", names.members, what="a member")
    names.plan.add(Layer.ARTICLE, article, course_id=names.course, imported_by_id=importer)
    questions = _questions(found.questions, article, names)
    asked: set[int] = set()
    for each in row.rows("topics"):
        _read_topic(each, questions, asked, names)
    row.close()


def _found(row: Row, names: CourseNames) -> reading.Found:
    file = names.file.folder / row.text("file", longest=1_000)
    try:
        return reading.read(file.read_bytes(), file.name)
    except (OSError, ValueError, reading.UnreadableError) as error:
        why = str(getattr(error, "strerror", None) or error).rstrip(".")
        raise row.wrong("file", f"cannot be read: {why}.") from error


def _manuscript(row: Row, found: reading.Found, names: CourseNames) -> Manuscript:
    manuscript = Manuscript(
        title=found.title or names.file.folder.joinpath(row.text("file")).stem,
        body_markdown=found.body_markdown,
        author=found.author or "",
        published_on=found.date,
        language=found.language or names.course.language,
        source=row.text("source", "", longest=1_000),
    )
    try:
        return manuscript.rendered()
    except richtext.TooComplexError as error:
        raise row.wrong("file", f"cannot be taken: {error}") from error


def _questions(
    found: Sequence[reading.FoundQuestion], article: Article, names: CourseNames
) -> list[Question]:
    questions: list[Question] = []
    for position, each in enumerate(found):
        parent = questions[each.parent] if each.parent is not None else None
        questions.append(
            names.plan.add(
                Layer.QUESTION,
                Question(position=position, text=each.text, short_name=each.short_name),
                depth=position if parent else 0,
                article_id=article,
                parent_id=parent,
            )
        )
    return questions


def _read_topic(
    row: Row, questions: Sequence[Question], asked: set[int], names: CourseNames
) -> None:
    question = row.one("question", questions)
    if question.position in asked:
        raise row.wrong("question", "has a topic already.")
    asked.add(question.position)
    question.short_name = row.text("short_name", question.short_name, longest=LONGEST_SHORT_NAME)
    key, asks_for = row.text("key"), row.word_or_none("asks_for", Asks) or Asks.CASE
    if key in names.topics:
        raise row.wrong("key", f"is there twice: {key}.")
    opens_at = row.moment_or_none("opens_at", names.zone)
    closes_at = row.moment_or_none("closes_at", names.zone)
    if opens_at and closes_at and closes_at <= opens_at:
        raise row.wrong("closes_at", "must be later than opens_at.")
    names.topics[key] = names.plan.add(
        Layer.TOPIC,
        Topic(
            asks_for=asks_for,
            opens_at=opens_at,
            closes_at=closes_at,
            premoderates_cases=row.flag("premoderate_cases", default=True),
            premoderates_replies=row.flag("premoderate_replies", default=True),
            created_at=opens_at or names.course.created_at,
        ),
        course_id=names.course,
        question_id=question,
        template_id=names.templates[asks_for],
    )
    row.close()
