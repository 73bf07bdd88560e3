"""Adding and mending articles, where no page stands between."""

from datetime import date

import pytest

from forum.articles import actions, queries
from forum.articles.manuscript import Manuscript, QuestionText, manuscript_of
from forum.articles.models import Article, Question
from forum.audit import Event
from forum.db import transaction
from forum.errors import ConflictError, NotAllowedError

QUESTIONS = (QuestionText("n1", "Why?", "Why"), QuestionText("n2", "Who?", "Who", parent="n1"))


def manuscript(**more):
    said = {"title": "Promises", "body_markdown": "A *promise*.", "questions": QUESTIONS} | more
    return Manuscript(**said).rendered()


@pytest.fixture
def course(make):
    return make.course()


@pytest.fixture
def teacher(make, course):
    return make.reader(make.member(course, "instructor"))


@pytest.fixture
def add(app, course, teacher):
    def act(said, key="k", digest="d", by=teacher):
        with app.test_request_context(headers={"Accept-Language": "en"}), transaction():
            article, rows = actions.add_article(course.id, said, key=key, digest=digest, by=by)
            return article.id, rows and {key: row.id for key, row in rows.items()}

    return act


@pytest.fixture
def edit(app, course, teacher):
    def act(article_id, said, seen, by=teacher):
        with app.test_request_context(headers={"Accept-Language": "en"}), transaction():
            article, rows = actions.edit_article(article_id, course.id, said, seen=seen, by=by)
            return article.id, {key: row.id for key, row in rows.items()}

    return act


@pytest.fixture
def says(app, course):
    def now(article_id):
        with app.app_context():
            article = queries.article(article_id, course.id)
            return manuscript_of(article, queries.questions(article_id))

    return now


def test_an_article_is_added_with_its_questions(make, add):
    said = manuscript(
        author="A. Writer", published_on=date(2010, 4, 8), language="sv", source="A book"
    )
    article_id, rows = add(said)
    article = make.get(Article, article_id)
    assert (article.title, article.author, article.language) == ("Promises", "A. Writer", "sv")
    assert article.published_on == date(2010, 4, 8)
    assert article.body_html == "<p>A <em>promise</em>.</p>"
    assert article.minutes == 1
    why, who = make.all(Question)
    assert rows == {"n1": why.id, "n2": who.id}
    assert (why.text, why.short_name, why.position, why.parent_id) == ("Why?", "Why", 0, None)
    assert who.parent_id == why.id
    event = make.all(Event)[-1]
    assert (event.act, event.subject_id, event.details) == (
        "article.added",
        article_id,
        {"questions": 2},
    )


def test_the_same_form_makes_one_article(make, add):
    article_id, _rows = add(manuscript())
    assert add(manuscript()) == (article_id, None)
    assert len(make.all(Article)) == 1
    assert len(make.all(Question)) == 2


def test_a_form_that_was_changed_after_it_was_sent_says_so(make, add):
    add(manuscript())
    with pytest.raises(ConflictError, match="“Promises”"):
        add(manuscript(title="Other"), digest="other")
    assert len(make.all(Article)) == 1


@pytest.mark.parametrize("role", ["participant", "moderator", "stranger", "admin"])
def test_only_an_instructor_adds_and_edits(make, course, add, edit, says, role):
    article_id, _rows = add(manuscript())
    who = {
        "stranger": lambda: make.member(make.course(), "instructor"),
        "admin": lambda: make.user(is_admin=True),
    }.get(role, lambda: make.member(course, role))()
    with pytest.raises(NotAllowedError):
        add(manuscript(), key="other", by=make.reader(who))
    with pytest.raises(NotAllowedError):
        edit(article_id, manuscript(), says(article_id).digest(), by=make.reader(who))


def test_questions_keep_who_they_are_when_they_are_mended(make, add, edit, says):
    article_id, rows = add(manuscript())
    mended = manuscript(
        title="Kept promises",
        questions=[
            QuestionText("n7", "New?", "New"),
            QuestionText(f"q{rows['n2']}", "Who then?", "Who", parent="n7"),
            QuestionText(f"q{rows['n1']}", "Why?", "Why"),
        ],
    )
    _id, after = edit(article_id, mended, says(article_id).digest())
    assert after[f"q{rows['n2']}"] == rows["n2"]
    assert after[f"q{rows['n1']}"] == rows["n1"]
    now = says(article_id)
    assert now.title == "Kept promises"
    assert [each.text for each in now.questions] == ["New?", "Who then?", "Why?"]
    assert now.questions[1].parent == now.questions[0].key
    assert make.all(Event)[-1].act == "article.edited"


def test_a_question_that_is_not_told_any_more_goes(make, add, edit, says):
    article_id, rows = add(manuscript())
    without = manuscript(questions=[QuestionText(f"q{rows['n2']}", "Who?", "Who")])
    edit(article_id, without, says(article_id).digest())
    assert [each.id for each in make.all(Question)] == [rows["n2"]]


def test_all_questions_can_go_with_the_ones_they_are_part_of(make, add, edit, says):
    article_id, _rows = add(manuscript())
    edit(article_id, manuscript(questions=[]), says(article_id).digest())
    assert make.all(Question) == []


def test_the_key_of_another_articles_question_makes_a_new_one(make, add, edit, says):
    other_id, other = add(manuscript(), key="other")
    article_id, _rows = add(manuscript(questions=[]))
    stolen = manuscript(questions=[QuestionText(f"q{other['n1']}", "Mine?", "Mine")])
    _id, after = edit(article_id, stolen, says(article_id).digest())
    assert after[f"q{other['n1']}"] not in other.values()
    assert [each.text for each in says(other_id).questions] == ["Why?", "Who?"]


def test_two_editors_at_once_do_not_overwrite_each_other(add, edit, says):
    article_id, _rows = add(manuscript())
    seen = says(article_id).digest()
    edit(article_id, manuscript(title="First"), seen)
    with pytest.raises(ConflictError, match="meanwhile"):
        edit(article_id, manuscript(title="Second"), seen)
    assert says(article_id).title == "First"


def test_saving_the_same_twice_is_no_conflict_and_writes_no_line(make, add, edit, says):
    article_id, _rows = add(manuscript())
    seen = says(article_id).digest()
    mended = manuscript(questions=[*QUESTIONS, QuestionText("n3", "New?", "New")])
    first = edit(article_id, mended, seen)
    lines = len(make.all(Event))
    assert edit(article_id, mended, seen) == first
    assert len(make.all(Event)) == lines
