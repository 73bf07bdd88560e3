"""From an archive to articles: read step by step, chosen, imported, and never twice."""

import io

import pytest

from forum.articles import archive_actions, picture_actions
from forum.articles import archive_queries as queries
from forum.articles.archive_models import Archive, ArchivePost, ArchiveStage, PostStage
from forum.articles.models import Article, Question
from forum.articles.reading.archives import parted
from forum.courses.models import Member
from forum.db import db, now, transaction, write
from forum.discussion import archive_choice, archive_work
from forum.discussion.archive_work import work_once
from forum.discussion.models import Topic
from forum.errors import NotAllowedError
from forum.permissions import Role
from tests.acting import before_writing
from tests.articles.reading.archives import ATOM, blogger, wxr
from tests.articles.test_pictures import picture
from tests.pages.page import Page


@pytest.fixture
def course(make):
    return make.course()


@pytest.fixture
def teacher(visit, make, course):
    return visit(make.member(course, "instructor"))


@pytest.fixture
def first(teacher, course):
    return Page(teacher, teacher.get(f"/courses/{course.slug}/articles/import"))


def send(first, data):
    answer = first.visitor.post(
        first.form["action"].replace("/import", "/export"),
        data=first.fields | {"export": (io.BytesIO(data), "export.xml")},
        content_type="multipart/form-data",
    )
    return first.visitor.get(answer.location) if answer.status_code == 303 else answer


def work(app, most=100):
    """Work until there is nothing to do; gives how many steps it took."""
    with app.app_context():
        return next(steps for steps in range(most) if not work_once())


def _ticked(visitor, address):
    return Page(visitor, visitor.get(address)).soup.select("input[name=post][checked]")


def choose(page, visitor, count=None):
    boxes = [each["value"] for each in page.soup.select("input[name=post]")][:count]
    return visitor.post(page.form["action"], data=page.fields | {"post": boxes})


def test_a_small_archive_is_read_at_once_and_a_few_posts_are_imported_at_once(
    make, app, first, teacher
):
    page = Page(teacher, send(first, ATOM))

    assert page.status == 200
    assert page.soup.h1.get_text() == "export.xml"
    assert "Post 1" in page.text
    assert "17 November 2009" in page.text
    assert "1 question" in page.text
    ticked = {
        each.get_text(): len(_ticked(teacher, each["href"]))
        for each in page.soup.select(".chips a")
    }
    assert ticked == {"Choose those with questions 1": 1, "Choose all": 2, "Choose none": 0}
    odd = page.fields | {"post": ["1" * 5000, "9" * 18, "\N{SUPERSCRIPT TWO}"]}
    assert teacher.post(page.form["action"], data=odd).status_code == 303
    done = choose(page, teacher)
    assert done.status_code == 303
    page = Page(teacher, teacher.get(done.location))
    assert [each.get_text() for each in page.soup.select(".archive__post a")] == [
        "Post 2",
        "Post 1",
    ]
    articles = make.all(Article)
    assert [each.title for each in articles] == ["Post 2", "Post 1"]
    assert articles[1].source == "https://blog.example.org/1"
    assert articles[1].author == "Nobody"
    assert len(make.all(Question)) == len(make.all(Topic)) == 1
    assert work(app) == 0


def test_an_archive_that_is_sent_as_an_article_is_known_for_what_it_is(make, first, teacher):
    files = {"file": (io.BytesIO(ATOM), "feed.xml")}
    sent = teacher.send(f"{first.form['action']}", files=files)
    page = Page(teacher, teacher.get(sent.location))

    assert (sent.status_code, page.soup.h1.get_text()) == (303, "feed.xml")
    assert len(page.soup.select("input[name=post]")) == 2
    assert len(make.all(Archive)) == 1


def test_an_archive_that_is_kept_holds_no_room(make, app, course):
    """As objects its posts would stay in the memory of whoever answers until the request ends."""
    by = make.reader(make.member(course, "instructor"))
    with app.test_request_context(), transaction():
        archive_actions.keep_archive(course.id, "blog", parted(wxr(250)), by=by)
        assert not [each for each in db.session if isinstance(each, ArchivePost)]
    assert [each.position for each in make.all(ArchivePost)] == list(range(250))


def test_the_same_archive_again_makes_no_doubles(make, first, teacher):
    for _ in range(2):
        page = Page(teacher, send(first, blogger(3)))
        choose(page, teacher)

    assert len(make.all(Article)) == 3
    assert len(make.all(Archive)) == 2
    assert page.soup.select("input[name=post]") == []
    assert page.text.count("In the course") == 3


def test_a_large_archive_is_read_and_imported_in_the_background(make, app, first, teacher):
    page = Page(teacher, send(first, wxr(45)))
    bar = page.soup.select_one("[data-progress-url]")
    assert (bar.progress["value"], bar.progress["max"]) == ("0", "45")

    with app.app_context():
        assert work_once()
    told = teacher.get(bar["data-progress-url"])
    assert told.json == {"stage": "reading", "done": 10, "total": 45}
    again = teacher.get(bar["data-progress-url"], headers={"If-None-Match": told.headers["ETag"]})
    assert again.status_code == 304

    assert work(app) == 4
    page = Page(teacher, teacher.get(page.form["action"]))
    assert len(page.soup.select("input[name=post]")) == 45
    choose(page, teacher, 12)
    (archive,) = make.all(Archive)
    assert (archive.stage, archive.done, archive.total) == (ArchiveStage.IMPORTING, 0, 12)
    assert make.all(Article) == []
    assert choose(page, teacher, 1).status_code == 409
    assert work(app) == 12
    assert len(make.all(Article)) == len(make.all(Topic)) == 12
    assert make.all(Archive)[0].stage is ArchiveStage.READY


def test_two_workers_at_one_archive_do_nothing_twice(make, app, first, teacher):
    page = Page(teacher, send(first, wxr(40)))

    def step():
        with app.app_context():
            work_once()

    def choose_some(count):
        work(app)
        choose(Page(teacher, teacher.get(page.form["action"])), teacher, count)

    def while_stepping(other):
        with before_writing(app, other):
            step()
        (archive,) = make.all(Archive)
        return archive.stage, archive.done

    assert while_stepping(step) == (ArchiveStage.READING, 10)
    choose_some(7)
    assert while_stepping(step) == (ArchiveStage.IMPORTING, 1)
    choose_some(7)
    while_stepping(lambda: choose_some(6))
    work(app)
    assert len(make.all(Article)) == 20
    assert make.all(Archive)[0].stage is ArchiveStage.READY


def test_a_post_is_imported_whole_or_not_at_all(make, app, first, teacher, monkeypatch):
    page = Page(teacher, send(first, wxr(2, "<p>{0}</p>" + "<b>x</b>" * 30_000)))
    assert page.text.count("cannot be read") == 2
    choose(page, teacher)

    assert make.all(Article) == make.all(Topic) == []
    assert {each.stage for each in make.all(ArchivePost)} == {PostStage.FAILED}


def test_a_post_whose_form_is_refused_says_so(make, first, teacher):
    page = Page(teacher, send(first, wxr(1, "<p>" + "x" * 450_000 + "</p>")))
    choose(page, teacher)
    page = Page(teacher, teacher.get(page.form["action"]))

    assert make.all(Article) == []
    assert "could not be imported as it is" in page.text


@pytest.mark.parametrize("change", [{"ended_at": now()}, {"role": Role.PARTICIPANT}])
def test_whoever_teaches_no_more_imports_nothing_in_the_background(
    make, app, course, first, teacher, change
):
    page = Page(teacher, send(first, wxr(40)))
    work(app)
    choose(Page(teacher, teacher.get(page.form["action"])), teacher, 6)
    with app.app_context(), transaction():
        write()
        for each in db.session.query(Member).filter_by(course_id=course.id):
            for name, value in change.items():
                setattr(each, name, value)
    work(app)

    assert make.all(Article) == []
    assert {each.stage for each in make.all(Archive)} == {ArchiveStage.READY}


def test_an_archive_is_its_courses_own(make, visit, first, teacher):
    page = Page(teacher, send(first, ATOM))
    elsewhere = make.course()
    stranger = visit(make.member(elsewhere, "instructor"))
    address = page.form["action"].rpartition("/")[2]

    assert stranger.get(page.form["action"]).status_code == 404
    assert stranger.get(f"/courses/{elsewhere.slug}/archives/{address}").status_code == 404


@pytest.mark.parametrize("data", [b"<rss><channel/></rss>", wxr()[:-300], b"no archive"])
def test_what_is_no_archive_is_told_beside_the_file(make, first, data):
    answer = send(first, data)

    assert answer.status_code == 422
    address = first.form["action"].replace("/import", "/export")
    bare = first.visitor.post(address, data=first.fields | {"submission_key": "of another form"})
    assert bare.status_code == 422
    assert make.all(Archive) == []


def test_the_way_back_to_an_archive_stands_where_it_was_sent(first, teacher, course):
    address = Page(teacher, send(first, ATOM)).form["action"]
    again = Page(teacher, teacher.get(f"/courses/{course.slug}/articles/import"))

    assert again.soup.find("a", string="export.xml")["href"] == address


def test_choosing_nothing_says_so(first, teacher):
    page = Page(teacher, send(first, ATOM))
    token = {"csrf_token": page.fields["csrf_token"]}
    done = teacher.post(page.form["action"], data=token, follow_redirects=True)

    assert "Choose at least one post" in done.text


def test_a_long_archive_costs_no_more_queries(statements, first, teacher):
    short = Page(teacher, send(first, wxr(2))).form["action"]
    long = Page(teacher, send(first, wxr(300))).form["action"]
    costs = []
    for address in (short, long):
        statements.clear()
        assert teacher.get(address).status_code == 200
        costs.append(len(statements))

    assert costs[0] == costs[1]
    assert queries.MOST_AT_ONCE == 10


def test_only_who_may_curate_chooses_or_takes_in(make, app, course, visit, first, teacher):
    page = Page(teacher, send(first, ATOM))
    reader = make.reader(make.member(course))
    with app.test_request_context(), pytest.raises(NotAllowedError), transaction():
        archive_actions.choose(1, course.id, {1}, by=reader)
    with app.test_request_context(), pytest.raises(NotAllowedError), transaction():
        archive_choice.choose(1, course.id, {1}, by=reader)
    with app.test_request_context(), pytest.raises(NotAllowedError), transaction():
        picture_actions.add(course.id, course.slug, picture(), by=reader)
    assert visit(make.member(course, "moderator")).get(page.form["action"]).status_code == 403
    assert make.all(Article) == []


def test_what_is_in_the_course_meanwhile_is_not_imported_again(make, app, first, teacher):
    page = Page(teacher, send(first, wxr(40)))
    work(app)
    other = Page(teacher, send(first, wxr(1)))
    choose(Page(teacher, teacher.get(page.form["action"])), teacher)
    choose(other, teacher)
    work(app)

    assert len(make.all(Article)) == 40
    assert {each.stage for each in make.all(ArchivePost)} == {PostStage.IMPORTED}


def test_the_postman_works_a_while_and_goes_on_with_his_letters(make, app, first, monkeypatch):
    send(first, wxr(40))
    with app.app_context():
        monkeypatch.setattr(archive_work, "A_WHILE", 0)
        archive_work.work_a_while()
        assert {each.stage for each in make.all(ArchivePost)} == {PostStage.UNREAD}
        monkeypatch.setattr(archive_work, "A_WHILE", 20)
        archive_work.work_a_while()
    assert {each.stage for each in make.all(ArchivePost)} == {PostStage.READ}
