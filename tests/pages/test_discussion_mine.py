"""The page of what one wrote oneself: whose turn it is, in every course."""

from datetime import timedelta

from bs4 import BeautifulSoup

from forum.accounts.models import User
from forum.courses.models import Course
from forum.db import now
from forum.pages.discussion import forget_kept_pages


def mine(visit, who, query="", status=200):
    answer = visit(who).get(f"/me/posts{query}")
    assert answer.status_code == status
    return BeautifulSoup(answer.data, "lxml")


def lines(page):
    return [int(each["href"].rsplit("/", 1)[1]) for each in page.select(".own__line h2 a")]


def test_ones_own_posts_stand_newest_first_with_whose_turn_it_is(make, visit, topic, author):
    assert "You have not written anything yet" in mine(visit, author).text
    made = [
        make.case(topic, author, state) for state in ("draft", "pending", "published", "merged")
    ]
    made.append(make.reply(made[2], author, "changes_requested", words="*zqzq*"))
    make.case(topic, author, "erased")
    make.case(topic, make.member(make.get(type(make.course()), topic.course_id)))
    page = mine(visit, author)
    assert lines(page) == [each.id for each in reversed(made)]
    assert page.select(".own__line")[0]["data-state"] == "changes_requested"
    assert page.select_one(".own__line h2").text.endswith(" zqzq")  # without its markup
    for words in ("A moderator's turn.", "Your turn.", "part of another case"):
        assert words in page.text


def test_what_a_closed_topic_does_not_take_any_more_is_not_asked_for(make, visit, author):
    course = make.get(Course, author.course_id)
    closed = make.topic(course, closes_at=now() - timedelta(days=1))
    post = make.case(closed, author, "draft")
    make.case(closed, author, "withdrawn")
    here = visit(author).get(f"/courses/{course.slug}/posts/{post.id}").text
    edit = visit(author).get(f"/courses/{course.slug}/posts/{post.id}/edit").text
    both = mine(visit, author).text
    assert both.count("so it cannot be sent") == 2
    assert "so it cannot be sent" in here
    assert "This topic is not open for writing now. This cannot be changed now." in edit
    assert "Send it when it is ready" not in both + here


def test_ones_own_posts_can_be_read_by_course_and_page_by_page(make, visit, topic, author):
    other = make.course()
    there = make.member(other, user=make.get(User, author.user_id))
    elsewhere = make.case(make.topic(other), there)
    here = [make.reply(elsewhere, there) for _ in range(52)]
    own = make.case(topic, author)
    page = mine(visit, author)
    assert lines(page) == [own.id, *(each.id for each in reversed(here[3:]))]
    older = page.select_one('.pager a[rel="next"]')["href"].removeprefix("/me/posts")
    assert lines(mine(visit, author, older)) == [
        *(each.id for each in reversed(here[:3])),
        elsewhere.id,
    ]
    assert lines(mine(visit, author, f"?course={other.slug}&before={here[2].id}")) == [
        here[1].id,
        here[0].id,
        elsewhere.id,
    ]
    for query in ("?course=nowhere", "?before=x", "?before=0", "?course=%00"):
        mine(visit, author, query, status=404)
    assert lines(mine(visit, author, "?before=999999999999999999"))[0] == own.id


def test_ones_own_posts_cost_the_same_however_many(make, visit, statements, topic, author):
    visitor = visit(author)

    def cost():
        forget_kept_pages()
        statements.clear()
        assert visitor.get("/me/posts").status_code == 200
        return len(statements)

    before = cost()
    for state in ("draft", "pending", "published", "rejected") * 5:
        make.case(topic, author, state)
    assert cost() == before
