"""A text that a moderator suggests: shown with its differences, accepted at once, or edited."""

from forum.discussion.models import Revision
from forum.discussion.transitions import State
from forum.moderation.suggestion_models import Suggestion
from tests.moderation.desk import page_of, text_of

TEXTS = {"title": "Shorter", "situation": "S.", "action": "A.", "outcome": "O.", "lesson": "L."}


def suggest(desk, post=None, **more):
    answer = desk.decide("request_changes", post, edits="1", **(TEXTS | more))
    assert answer.status_code == 303, text_of(answer)
    return desk.make.all(Suggestion)[-1]


def accept(desk, suggestion, key="k1", by=None):
    form = {"suggestion": suggestion.id, "submission_key": key}
    url = f"{desk.root}/posts/{suggestion.post_id}/acceptances"
    return desk.browser(by or desk.author).send(url, form)


def test_the_author_sees_the_difference_and_accepts_it_with_one_click(desk):
    assert "Suggest it to the author" in text_of(desk.browser().get(f"{desk.item()}/edit"))
    suggestion = suggest(desk)
    assert desk.now().state is State.CHANGES_REQUESTED
    assert len(desk.make.all(Revision, post_id=desk.case.id)) == 1
    page = page_of(desk.get(f"/posts/{desk.case.id}", by=desk.author))
    assert "Aino Moderator suggests this text" in page.text
    assert "Shorter" in [each.text.strip() for each in page.select(".suggestion ins")]
    for _ in range(2):
        assert accept(desk, suggestion).status_code == 303
    post = desk.now()
    head = desk.make.get(Revision, post.head_revision_id)
    assert (post.state, head.title, head.written_by_id) == (
        State.PENDING,
        "Shorter",
        desk.author.id,
    )
    assert len(desk.make.all(Revision, post_id=desk.case.id)) == 2


def test_what_was_promised_with_a_suggestion_is_published_when_it_is_accepted_as_it_is(desk):
    suggestion = suggest(desk, publishes_after="y")
    assert "published at once" in text_of(desk.get(f"/posts/{desk.case.id}", by=desk.author))
    accept(desk, suggestion)
    assert desk.now().state is State.PUBLISHED
    assert desk.decisions()[-1].promised_by_id == suggestion.decision_id
    second = desk.make.case(desk.topic, desk.author, "pending")
    suggest(desk, second, publishes_after="y")
    edited = TEXTS | {"lesson": "Otherwise.", "submission_key": "k2", "save": "submit"}
    desk.browser(desk.author).send(f"{desk.root}/posts/{second.id}/revisions", edited)
    assert desk.now(second).state is State.PENDING


def test_a_suggestion_can_be_edited_first(desk):
    suggestion = suggest(desk)
    url = f"/posts/{desk.case.id}/edit?suggestion={suggestion.id}"
    page = page_of(desk.get(url, by=desk.author))
    assert page.select_one("#title")["value"] == "Shorter"
    assert page.select_one("#lesson").text.strip() == "L."
    form = {
        "base": page.select_one("[name=base]")["value"],
        "submission_key": "k",
        "save": "submit",
    }
    form |= TEXTS | {"lesson": "Mine."}
    answer = desk.browser(desk.author).send(f"{desk.root}/posts/{desk.case.id}/revisions", form)
    assert answer.status_code == 303
    other = desk.make.case(desk.topic, desk.author, "pending")
    none = desk.get(f"/posts/{other.id}/edit?suggestion=1", by=desk.author)
    assert none.status_code == 404


def test_what_is_not_suggested_any_more_cannot_be_accepted_and_nothing_begun_is_lost(desk):
    suggestion = suggest(desk)
    assert accept(desk, suggestion, by=desk.classmate).status_code == 404
    draft = TEXTS | {"title": "My own words", "submission_key": "d", "save": "draft"}
    desk.browser(desk.author).send(f"{desk.root}/posts/{desk.case.id}/revisions", draft)
    refused = accept(desk, suggestion)
    assert refused.status_code == 409
    assert "You have begun a text of your own." in text_of(refused)
    assert desk.make.all(Revision, title="My own words")
    desk.decide("undo")
    gone = accept(desk, suggestion)
    assert gone.status_code == 409
    assert "not suggested any more" in text_of(gone)
    assert (
        desk.browser(desk.author)
        .send(f"{desk.root}/posts/{desk.case.id}/acceptances", {"suggestion": "x"})
        .status_code
        == 422
    )


def test_the_same_suggestion_twice_is_one_and_the_same_text_is_none(desk):
    first = {"revision": desk.now().head_revision_id}
    suggest(desk, **first)
    assert desk.decide("request_changes", edits="1", **TEXTS, **first).status_code == 303
    other = TEXTS | {"lesson": "Another."}
    assert desk.decide("request_changes", edits="1", **other, **first).status_code == 409
    assert len(desk.decisions()) == len(desk.make.all(Suggestion)) == 1
    assert "suggests" not in text_of(desk.get(f"/posts/{desk.case.id}", by=desk.classmate))
