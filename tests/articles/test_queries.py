"""Articles as they are read."""

import pytest
from werkzeug.exceptions import NotFound

from forum.articles import queries
from forum.articles.models import Article


def test_a_course_lists_its_articles_newest_first(app, make):
    course, other = make.course(), make.course()
    reader = make.member(course)
    first, second = make.article(course), make.article(course)
    make.question(second)
    make.question(second)
    make.article(other)
    with app.app_context():
        lines = queries.articles(course.id, reader=make.reader(reader))
    assert [(line.id, line.questions) for line in lines] == [(second.id, 2), (first.id, 0)]
    assert lines[0].title == second.title
    assert lines[0].minutes == 1


def test_nobody_lists_the_articles_of_a_course_that_is_not_theirs(app, make):
    course = make.course()
    make.article(course)
    stranger = make.member(make.course(), "instructor")
    admin = make.user(is_admin=True)
    with app.app_context():
        assert queries.articles(course.id, reader=make.reader(stranger)) == []
        assert len(queries.articles(course.id, reader=make.reader(admin))) == 1


def test_a_list_costs_the_same_however_long_it_is(app, make, statements):
    course = make.course()
    reader = make.reader(make.member(course))

    def cost():
        statements.clear()
        with app.app_context():
            queries.articles(course.id, reader=reader)
        return len(statements)

    short = cost()
    for _ in range(5):
        make.question(make.article(course))
    assert cost() == short


def test_an_article_is_found_in_its_own_course_only(app, make):
    course, other = make.course(), make.course()
    article = make.article(course)
    with app.app_context():
        assert queries.article(article.id, course.id).id == article.id
        for article_id, course_id in [(article.id, other.id), (10**17, course.id)]:
            with pytest.raises(NotFound):
                queries.article(article_id, course_id)


def test_questions_come_in_their_order(app, make):
    article = make.article(make.course())
    late, early = make.question(article, position=2), make.question(article, position=1)
    make.question(make.article(make.course()))
    with app.app_context():
        assert [each.id for each in queries.questions(article.id)] == [early.id, late.id]


@pytest.mark.parametrize(
    ("source", "url"),
    [
        ("https://example.org/a", "https://example.org/a"),
        ("http://example.org", "http://example.org"),
        ("javascript:alert(1)", None),
        ("A book, page 7", None),
        ("https://", None),
        ("http://[", None),
        ("", None),
    ],
)
def test_a_source_is_an_address_only_where_one_can_go_there(source, url):
    assert Article(source=source).source_url == url
