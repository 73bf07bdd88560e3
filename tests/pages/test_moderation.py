"""The moderators' desk as it is met from outside: by browser without scripts, and by curl."""

import pytest

from forum.discussion.models import Revision
from tests.moderation.desk import Desk, page_of, text_of

TEXTS = {"title": "Shorter", "situation": "S.", "action": "A.", "outcome": "O.", "lesson": "L."}


@pytest.fixture
def desk(make, visit) -> Desk:
    return Desk(make, visit)


def acts_on(answer):
    return [each["value"] for each in page_of(answer).select("#decision button[name=decision]")]


def test_an_item_is_read_part_by_part_with_what_to_look_for(desk):
    assert "The waiting case" in text_of(desk.get("/queue"))
    answer = desk.browser().get(desk.item())
    words = text_of(answer)
    for label in ("Situation", "Action", "Outcome", "Lesson", "Nobody can be recognised."):
        assert label in words
    assert acts_on(answer) == ["approve", "feature", "request_changes", "reject"]


@pytest.mark.parametrize(
    ("state", "featured", "acts"),
    [
        ("published", False, ["feature", "pin", "remove"]),
        ("published", True, ["unfeature", "pin", "remove"]),
        ("removed", False, ["restore"]),
        ("changes_requested", False, ["approve", "feature", "reject"]),
        ("rejected", False, []),
        ("withdrawn", False, []),
        ("draft", False, []),
        ("erased", False, []),
    ],
)
def test_a_post_shows_what_can_be_done_to_it_and_nothing_else(desk, state, featured, acts):
    case = desk.make.case(desk.topic, desk.author, state, is_featured=featured)
    assert acts_on(desk.browser().get(desk.item(case))) == acts


def test_a_draft_is_known_to_exist_but_not_what_it_says(desk):
    case = desk.make.case(desk.topic, desk.author, "draft", words="canary")
    words = text_of(desk.browser().get(desk.item(case)))
    assert "canary" not in words
    assert "The author is writing this." in words
    assert desk.browser().get(f"{desk.item(case)}/edit").status_code == 404


def test_a_text_that_never_was_sent_is_not_shown_when_it_is_withdrawn(desk):
    case = desk.make.case(desk.topic, desk.author, "draft", words="canary")
    desk.browser(desk.author).send(f"{desk.root}/posts/{case.id}/withdrawal")
    words = text_of(desk.browser().get(desk.item(case)))
    assert "canary" not in words
    assert "No text of this was ever sent." in words


def test_one_reads_ones_own_post_at_the_desk_but_does_not_decide_on_it(desk):
    case = desk.make.case(desk.topic, desk.moderator, "pending")
    answer = desk.browser().get(desk.item(case))
    assert acts_on(answer) == []
    assert "Another moderator decides on it." in text_of(answer)
    assert desk.browser().get(f"{desk.item(case)}/edit").status_code == 404
    assert "yours" in text_of(desk.get("/queue"))


def test_a_site_admin_looks_and_decides_nothing(desk):
    admin = desk.make.user(is_admin=True)
    answer = desk.visit(admin).get(desk.item())
    assert answer.status_code == 200
    assert acts_on(answer) == []
    assert "without being a member" in text_of(answer)


@pytest.mark.parametrize("page", ["/queue", "/queue/{id}", "/queue/{id}/edit", "/decisions"])
@pytest.mark.parametrize(
    ("who", "status"), [("guest", 302), ("classmate", 403), ("author", 403), ("stranger", 404)]
)
def test_the_desk_is_the_moderators(desk, page, who, status):
    person = {"guest": None, "stranger": desk.make.user()}.get(who) or getattr(desk, who, None)
    url = desk.root + page.format(id=desk.case.id)
    assert desk.visit(person).get(url).status_code == status


def test_a_reply_is_read_with_what_it_answers(desk):
    case = desk.make.case(desk.topic, desk.author, "published", title="What is answered")
    reply = desk.make.reply(case, desk.classmate, "pending", texts={"body": "An answer to it."})
    answer = desk.browser().get(desk.item(reply))
    words = text_of(answer)
    assert "What is answered" in words
    assert "An answer to it." in words
    assert desk.decide("request_changes", reply, **{"requests-body": "Which?"}).status_code == 303
    edit = desk.browser(desk.classmate).get(f"{desk.root}/posts/{reply.id}/edit")
    assert "Which?" in text_of(edit)


def test_the_next_round_shows_what_changed_and_what_was_asked_for(desk):
    desk.decide("request_changes", message="Almost.", **{"requests-outcome": "How do you know?"})
    first = desk.make.get(Revision, desk.case.head_revision_id)
    mended = first.texts | {"outcome": "After a month we counted half of it done."}
    desk.make.edit(desk.case, desk.author, title="The mended case", texts=mended)
    answer = desk.browser().get(desk.item())
    page = page_of(answer)
    assert "counted" in " ".join(each.text for each in page.select("ins"))
    assert page.select("del")
    assert "Asked for: How do you know?" in text_of(answer)
    assert "what changed since text 1" in text_of(answer)
    assert "mended" in text_of(desk.get("/queue"))


def test_a_pending_edit_is_compared_with_what_the_course_reads(desk):
    case = desk.make.case(desk.topic, desk.author, "published", title="Old name")
    first = desk.make.get(Revision, case.head_revision_id)
    desk.make.edit(case, desk.author, title="New name", texts=first.texts)
    answer = desk.browser().get(desk.item(case))
    assert [each.text.strip() for each in page_of(answer).select("del, ins")] == ["Old", "New"]
    assert "the course reads an earlier text" in text_of(answer)


def test_what_stays_is_not_compared_with_a_later_text_that_was_declined(desk):
    case = desk.make.case(desk.topic, desk.author, texts={"situation": "As it was."})
    desk.make.edit(case, desk.author, texts={"situation": "As it was not to be."})
    desk.decide("reject", case, reason="tone")
    item = page_of(desk.browser().get(desk.item(case)))
    assert "As it was." in item.select_one(".desk__text").get_text()
    assert item.select("ins, del") == []


def test_any_earlier_text_can_be_compared_with(desk):
    texts = desk.make.get(Revision, desk.case.head_revision_id).texts
    second = desk.make.edit(desk.case, desk.author, title="Second", texts=texts)
    desk.decide("request_changes", message="More.", revision=second.head_revision_id)
    desk.make.edit(desk.case, desk.author, title="Third", texts=texts)
    default = desk.browser().get(desk.item())
    assert "since text 2" in text_of(default)
    chosen = desk.browser().get(f"{desk.item()}?since={desk.case.head_revision_id}")
    assert "since text 1" in text_of(chosen)
    for nonsense in ("x", "²", "9" * 30, str(desk.case.head_revision_id + 999)):
        assert "since text 2" in text_of(desk.browser().get(f"{desk.item()}?since={nonsense}"))


def test_a_moderators_edit_is_shown_against_the_authors_text(desk):
    assert desk.browser().get(f"{desk.item()}/edit").status_code == 200
    assert desk.decide("feature", edits="1", **TEXTS).status_code == 303
    answer = desk.browser().get(desk.item())
    assert "Shorter" in [each.text.strip() for each in page_of(answer).select("ins")]
    assert "an edit by Aino Moderator" in text_of(answer)
    assert "with an edit by the moderator" in text_of(desk.get("/decisions"))


def test_a_moderators_edit_of_a_reply(desk):
    case = desk.make.case(desk.topic, desk.author, "published")
    reply = desk.make.reply(case, desk.classmate, "pending")
    assert desk.browser().get(f"{desk.item(reply)}/edit").status_code == 200
    assert desk.decide("approve", reply, edits="1", body="Mended by us.").status_code == 303
    assert desk.make.get(Revision, desk.now(reply).live_revision_id).texts == {
        "body": "Mended by us."
    }


def test_a_moderators_edit_that_comes_too_late_is_kept_beside_the_newer_text(desk):
    seen = desk.case.head_revision_id
    desk.make.edit(desk.case, desk.author, title="The author's newer name")
    answer = desk.decide("approve", edits="1", revision=seen, note="My note.", **TEXTS)
    page = answer.get_data(as_text=True)
    assert answer.status_code == 409
    assert "A newer text has come in meanwhile." in page
    for kept in ("Shorter", "My note.", "newer name"):
        assert kept in page


def test_a_moderators_edit_keeps_to_what_an_author_keeps_to(desk):
    answer = desk.decide(
        "approve", edits="1", message="Kept.", **(TEXTS | {"title": "", "action": ""})
    )
    assert answer.status_code == 422
    assert "Give it a title." in text_of(answer)
    assert "Kept." in answer.get_data(as_text=True)
    answer = desk.decide("approve", edits="1", save="draft", **(TEXTS | {"title": ""}))
    assert answer.status_code == 422


def test_an_edit_of_what_was_decided_meanwhile_can_still_be_copied(desk):
    desk.decide("reject", reason="tone")
    answer = desk.decide("approve", by=desk.other, edits="1", **TEXTS)
    assert answer.status_code == 409
    assert "You can copy your text" in text_of(answer)
    assert "Shorter" in answer.get_data(as_text=True)
