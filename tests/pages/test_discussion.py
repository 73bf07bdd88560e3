"""Telling a case and answering one, by form and without a script; nothing typed is ever lost."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from forum.db import db, now, transaction, write
from forum.discussion.models import Post, Revision, Topic
from forum.discussion.transitions import State
from tests.pages.page import Page

CASE = {
    "title": "Zq title",
    "situation": "Zq *situation*.",
    "action": "Zq action.",
    "outcome": "Zq outcome.",
    "lesson": "Zq lesson.",
    "sources": "https://example.org/zq A source",
    "sector": "public",
    "size": "250-999",
}


@pytest.fixture
def course(make):
    return make.course(note="No names.", note_html="<p>No names.</p>")


@pytest.fixture
def new_case(visit, author, topic, url):
    """Open the form of a case, as its author."""
    visitor = visit(author)
    return Page(visitor, visitor.get(f"{url}/topics/{topic.id}/cases/new"))


def as_typed(page, typed):
    """Whether every field of a page has what was typed into it."""
    return {name: page.fields.get(name) for name in typed} == typed


def test_the_form_says_who_will_read_and_what_must_not_be_told(
    make, visit, topic, url, course, new_case
):
    assert "A moderator reads this first" in new_case.text
    assert "No names." in new_case.text
    labels = [each.text for each in new_case.soup.select(".field__label")]
    assert labels[:5] == ["Title", "Situation", "Action", "Outcome", "Lesson"]
    staff = visit(make.member(course, "moderator")).get(f"{url}/topics/{topic.id}/cases/new")
    assert "see this and your name at once" in staff.text
    free = make.topic(course, premoderates_cases=False)
    page = visit(make.member(course)).get(f"{url}/topics/{free.id}/cases/new")
    assert "see this and your name at once" in page.text


def test_a_case_is_told_and_waits(make, new_case):
    sent = new_case.press("Send", **CASE)
    assert "A moderator reads this before others see it" in sent.text
    (post,) = make.all(Post)
    assert post.state is State.PENDING
    (text,) = make.all(Revision)
    assert (text.title, text.sources[0]["title"]) == ("Zq title", "A source")


def test_staff_are_told_that_theirs_is_published(make, visit, course, topic, url):
    visitor = visit(make.member(course, "instructor"))
    page = Page(visitor, visitor.get(f"{url}/topics/{topic.id}/cases/new"))
    assert "Published." in page.press("Send", **CASE).text


def test_a_preview_shows_it_and_sends_nothing(make, new_case):
    shown = new_case.press("Preview", **CASE)
    assert shown.status == 200
    preview = shown.soup.select_one("#preview")
    assert preview.select_one("em").text == "situation"
    assert "Public sector" in preview.text
    assert as_typed(shown, CASE)
    assert make.all(Post) == []
    half = shown.press("Preview", title="", action="", sources="half typed")
    assert half.status == 200
    assert "half typed" in half.soup.select_one("#preview").text


def test_a_draft_is_kept_and_gone_on_with(make, new_case):
    kept = new_case.press("Save and go on", title="Only this")
    assert "Only you see it" in kept.text
    (post,) = make.all(Post)
    assert post.state is State.DRAFT
    href = kept.soup.select_one('a[href$="/edit"]')["href"]
    edit = Page(kept.visitor, kept.visitor.get(href))
    assert edit.fields["title"] == "Only this"
    sent = edit.press("Send", **CASE)
    assert sent.status == 200
    assert make.get(Post, post.id).state is State.PENDING
    assert len(make.all(Revision)) == 1


def test_an_empty_draft_is_not_kept(make, new_case):
    refused = new_case.press("Save and go on")
    assert refused.status == 422
    assert "nothing to keep" in refused.errors_at("title")
    assert make.all(Post) == []


def test_a_script_that_saves_is_told_where_to_go_on(make, visit, author, topic, url):
    visitor = visit(author)

    def save(address, **typed):
        token = visitor.csrf_token()
        answer = visitor.post(
            address,
            data={"csrf_token": token, "save": "draft", "submission_key": "auto", **typed},
            headers={"X-Requested-With": "fetch"},
        )
        assert answer.status_code == 200, answer.text
        return answer.json

    first = save(f"{url}/topics/{topic.id}/cases", title="One")
    lost = save(f"{url}/topics/{topic.id}/cases", title="One two")
    assert first["action"] == lost["action"]
    third = save(first["action"], title="One two three", base=lost["base"])
    assert visitor.get(third["edit"]).status_code == 200
    assert [each.title for each in make.all(Revision)] == ["One two three"]
    assert len(make.all(Post)) == 1
    with visitor.session_transaction() as session:
        assert "_flashes" not in session


def test_a_refused_case_comes_back_as_typed_with_the_words_beside_its_fields(make, new_case):
    refused = new_case.press("Send", **CASE | {"title": "", "sources": "zq no address"})
    assert refused.status == 422
    assert as_typed(refused, CASE | {"title": "", "sources": "zq no address"})
    assert "Give it a title." in refused.errors_at("title")
    assert "Line 1" in refused.errors_at("sources")
    assert refused.fields["submission_key"] == new_case.fields["submission_key"]
    assert refused.press("Send", title="Zq", sources="").status == 200
    assert len(make.all(Post)) == 1


def test_a_topic_that_closes_while_one_writes_refuses_and_keeps_the_words(
    app, make, new_case, topic, visit, author, url
):
    with app.app_context(), transaction():
        write()
        db.session.execute(update(Topic).values(closes_at=now() - timedelta(minutes=1)))
    for button in ("Send", "Save and go on"):
        refused = new_case.press(button, **CASE)
        assert refused.status == 403
        assert as_typed(refused, CASE)
        assert "not open for writing" in refused.text
    assert make.all(Post) == []
    assert visit(author).get(f"{url}/topics/{topic.id}/cases/new").status_code == 403


def test_what_was_saved_elsewhere_is_shown_beside_what_was_typed(make, new_case):
    new_case.press("Save and go on", **CASE)
    (post,) = make.all(Post)
    visitor = new_case.visitor
    other = Page(
        visitor, visitor.get(f"{new_case.form['action'].split('/topics')[0]}/posts/{post.id}/edit")
    )
    other.press("Save and go on", title="Elsewhere")
    conflict = new_case.press("Send", **CASE | {"action": "Zq changed here."})
    assert conflict.status == 409
    assert as_typed(conflict, CASE | {"action": "Zq changed here."})
    assert "Elsewhere" in conflict.soup.select_one("details.card").text
    sent = conflict.press("Send")
    assert sent.status == 200
    assert [each.texts["action"] for each in make.all(Revision)] == ["Zq changed here."]
    assert make.get(Post, post.id).state is State.PENDING


def test_a_course_one_left_or_a_topic_of_another_is_not_found(make, visit, topic, url):
    elsewhere = make.member(make.course())
    assert visit(elsewhere).get(f"{url}/topics/{topic.id}/cases/new").status_code == 404
    mine = f"/courses/{make.get(type(make.course()), elsewhere.course_id).slug}"
    for path in (f"/topics/{topic.id}/cases/new", "/topics/999999/cases/new"):
        assert visit(elsewhere).get(mine + path).status_code == 404
    sent = visit(elsewhere).send(f"{mine}/topics/{topic.id}/cases", CASE, submission_key="k")
    assert sent.status_code == 404
    assert make.all(Post) == []


def test_who_only_watches_does_not_write(make, visit, topic, url):
    admin = visit(make.user(is_admin=True))
    assert admin.get(f"{url}/topics/{topic.id}/cases/new").status_code == 403
    answer = admin.send(f"{url}/topics/{topic.id}/cases", CASE, submission_key="k")
    assert answer.status_code == 403
