"""Mending one's own text: what is asked for stands beside it, and no text is laid over a newer."""

import pytest
from sqlalchemy import update

from forum.db import db, transaction, write
from forum.discussion.models import Post, Revision
from forum.discussion.transitions import State
from forum.moderation.models import Decision, DecisionAct, Reason
from forum.moderation.request_models import Request
from tests.pages.page import Page


@pytest.fixture
def mend(visit, author, url):
    """Open the form of one's own post."""

    def mend(post, who=None):
        visitor = visit(who or author)
        return Page(visitor, visitor.get(f"{url}/posts/{post.id}/edit"))

    return mend


def decide(app, make, post, moderator, act, to, **more):
    """Keep a decision of a moderator, as it would have been made."""
    with app.app_context(), transaction():
        write(post.course_id)
        decision = Decision(
            course_id=post.course_id,
            post_id=post.id,
            revision_id=post.head_revision_id,
            moderator_id=moderator.id,
            moderator_name="Moderator Mirja",
            act=act,
            from_state=State.PENDING,
            to_state=to,
            **more,
        )
        db.session.add(decision)
        db.session.flush()
        for key, words in decision.requests.items():
            asked = Request(post_id=post.id, decision_id=decision.id, key=key, words=words)
            db.session.add(asked)
        db.session.execute(update(Post).where(Post.id == post.id).values(state=to))


def test_what_is_asked_for_stands_beside_each_part(app, make, course, topic, author, mend):
    post = make.case(topic, author, "pending", title="Zq")
    moderator = make.member(course, "moderator")
    requests = {"action": "Say who did it.", "title": "Say more."}
    to = State.CHANGES_REQUESTED
    decide(
        app, make, post, moderator, DecisionAct.REQUEST_CHANGES, to, requests=requests, note="hm"
    )
    page = mend(post)
    for name, words in requests.items():
        box = page.form.select_one(f'[name="{name}"]')
        assert words in page.soup.find(id=f"{box['id']}-request").text
        assert f"{box['id']}-request" in box["aria-describedby"]
    assert "Your turn." in page.text
    assert "hm" not in page.text.split()
    sent = page.press("Send", action="I did it.")
    assert "A moderator reads this before others see it" in sent.text
    assert make.get(Post, post.id).state is State.PENDING


def test_an_edit_of_what_is_live_says_what_others_read_meanwhile(make, topic, author, mend):
    post = make.case(topic, author)
    page = mend(post)
    assert "The course reads the earlier text until" in page.text
    sent = page.press("Send", action="Newer.")
    assert "The course reads the earlier text meanwhile." in sent.text
    assert "Newer." in sent.soup.select_one("details.card").text


def test_a_preview_of_an_edit_changes_nothing(make, topic, author, mend):
    post = make.case(topic, author)
    shown = mend(post).press("Preview", action="Zq *newer*.")
    assert (shown.status, shown.soup.select_one("#preview em").text) == (200, "newer")
    assert shown.fields["action"] == "Zq *newer*."
    assert len(make.all(Revision)) == 1


def test_an_old_page_is_refused_with_both_texts_and_can_then_be_sent(make, topic, author, mend):
    post = make.case(topic, author)
    old = mend(post)
    mend(post).press("Save and go on", action="Saved in another tab.")
    conflict = old.press("Send", action="Zq typed here.")
    assert conflict.status == 409
    assert conflict.fields["action"] == "Zq typed here."
    assert "Saved in another tab." in conflict.soup.select_one("details.card").text
    assert conflict.press("Send").status == 200
    assert make.all(Revision)[-1].texts["action"] == "Zq typed here."
    reply = make.reply(make.case(topic, author), author)
    old = mend(reply)
    mend(reply).press("Save and go on", body="Elsewhere.")
    conflict = old.press("Send", body="Here.")
    assert (conflict.status, conflict.fields["body"]) == (409, "Here.")
    assert "Elsewhere." in conflict.soup.select_one("details.card").text


def test_a_wrong_field_comes_back_as_typed(make, topic, author, mend):
    refused = mend(make.reply(make.case(topic, author), author)).press("Send", body="  ")
    assert refused.status == 422
    assert "Write your reply first." in refused.errors_at("body")


@pytest.mark.parametrize("state", ["rejected", "removed", "merged"])
def test_what_is_decided_is_shown_to_be_copied_from_but_not_sent(make, topic, author, mend, state):
    post = make.case(topic, author, state, words="zqzq")
    page = mend(post)
    assert "cannot be changed now" in page.text
    assert "zqzq" in page.fields["action"]
    assert not [each for each in page.form.select("button") if each.get("value") == "submit"]
    answer = page.visitor.send(
        page.form["action"], page.fields | {"action": "zq again"}, save="submit"
    )
    assert answer.status_code == 403
    assert "zq again" in answer.text


def test_only_the_author_has_the_form(make, visit, course, topic, author, url):
    post = make.case(topic, author)
    for role in ("participant", "moderator"):
        visitor = visit(make.member(course, role))
        assert visitor.get(f"{url}/posts/{post.id}/edit").status_code == 404
        for path in ("revisions", "drafts", "recall", "withdrawal"):
            answer = visitor.send(f"{url}/posts/{post.id}/{path}", submission_key="k")
            assert answer.status_code == 404
    assert make.get(Post, post.id).state is State.PUBLISHED


def test_what_waits_is_taken_back_and_gone_on_with(make, visit, topic, author, url):
    post = make.case(topic, author, "pending", title="Zq")
    visitor = visit(author)
    assert "Take back" in visitor.get(f"{url}/posts/{post.id}").text
    answer = visitor.send(f"{url}/posts/{post.id}/recall")
    page = Page(visitor, visitor.get(answer.location))
    assert (page.fields["title"], "Taken back" in page.text) == ("Zq", True)
    again = visitor.send(f"{url}/posts/{post.id}/recall")
    assert again.status_code == 403
    assert "cannot be done to a post in this state" in again.text


def test_what_is_withdrawn_can_be_sent_again(make, visit, topic, author, url, mend):
    post = make.case(topic, author)
    visitor = visit(author)
    page = visitor.get(visitor.send(f"{url}/posts/{post.id}/withdrawal").location)
    assert "You have withdrawn this" in page.text
    assert "Send again" in page.text
    assert mend(post).press("Send").status == 200
    assert make.get(Post, post.id).state is State.PENDING


def test_a_declined_text_is_shown_with_its_reason_and_begun_anew(
    app, make, visit, course, topic, author, url
):
    post = make.case(topic, author, "pending", words="zqzq", title="Zq")
    said = {"reason": Reason.IDENTIFIES, "message": "Leave out the town.", "note": "again him"}
    moderator = make.member(course, "moderator")
    decide(app, make, post, moderator, DecisionAct.REJECT, State.REJECTED, **said)
    visitor = visit(author)
    page = Page(visitor, visitor.get(f"{url}/posts/{post.id}"))
    for words in ("zqzq", "Leave out the town.", "Somebody can be recognised from it."):
        assert words in page.text
    assert "again him" not in page.text
    page.form = page.soup.select_one('form[action$="/drafts"]')
    page.fields = dict(page._sent())
    draft = page.press("Begin a new draft")
    assert "zqzq" in draft.fields["action"]
    twice = page.press("Begin a new draft")
    assert twice.form["action"] == draft.form["action"]
    assert make.all(Post)[-1].state is State.DRAFT
    assert len(make.all(Post)) == 2


def test_an_earlier_text_is_begun_from_and_a_broken_form_is_refused(
    make, visit, topic, author, url
):
    post = make.case(topic, author, words="first")
    make.edit(post, author, "published")
    visitor = visit(author)
    page = Page(visitor, visitor.get(f"{url}/posts/{post.id}/history"))
    page.form = page.soup.select('form[action$="/drafts"]')[-1]
    page.fields = dict(page._sent())
    assert "first" in page.press("Begin a draft").fields["action"]
    refused = page.visitor.send(page.form["action"], page.fields | {"submission_key": "other"})
    assert refused.status_code == 409
    for broken in ({"revision": "x"}, {"submission_key": ""}, {"revision": "999999"}):
        answer = page.visitor.send(page.form["action"], page.fields | broken)
        assert answer.status_code in {404, 422}
