"""Sending a decision as a form or by curl: what comes back, where it leads, what others read."""

from urllib.parse import urlencode

import pytest

from forum.discussion.transitions import State
from tests.moderation.desk import Desk, page_of, text_of


@pytest.fixture
def desk(make, visit) -> Desk:
    return Desk(make, visit)


@pytest.mark.parametrize(
    "fields",
    [
        {"decision": "foo"},
        {"decision": ""},
        {"decision": "approve", "revision": ""},
        {"decision": "approve", "revision": "x"},
        {"decision": "approve", "revision": "-1"},
        {"decision": "approve", "revision": "9223372036854775808"},
        {"decision": "approve", "revision": "²"},
        {"decision": "approve", "message": "x" * 5001},
        {"decision": "approve", "note": "x" * 5001},
        {"decision": "reject"},
        {"decision": "reject", "reason": "   "},
        {"decision": "reject", "reason": "x" * 501},
        {"decision": "request_changes"},
        {"decision": "request_changes", "message": " "},
        {"decision": "request_changes", "requests-outcome": "x" * 2001},
        {"decision": "undo", "undoes": "x"},
    ],
    ids=str,
)
def test_a_decision_that_is_not_whole_comes_back_with_everything_typed(desk, fields):
    typed = {
        "note": "A typed note",
        "requests-lesson": "" if fields["decision"] == "request_changes" else "A typed request",
    }
    answer = desk.decide(**(typed | fields))
    assert answer.status_code == 422
    page = answer.get_data(as_text=True)
    assert fields.get("note", "A typed note") in page
    assert typed["requests-lesson"] in page
    assert desk.decisions() == []
    assert desk.now().state is State.PENDING


def test_a_form_without_its_revision_is_not_whole(desk):
    url = f"{desk.root}/posts/{desk.case.id}/decisions"
    assert desk.browser().send(url, {"decision": "approve"}).status_code == 422
    assert desk.browser().send(url, {"decision": "approve", "revision[]": "1"}).status_code == 422
    assert desk.browser().send(url, {}).status_code == 422
    assert desk.browser().send(url, {"decision": "approve", "revision": "999"}).status_code == 409


def test_a_reason_in_own_words_comes_back_with_its_form(desk):
    answer = desk.decide("reject", reason="It is an advertisement", note="x" * 5001)
    chosen = page_of(answer).select_one("select[name=reason] option[selected]")
    assert chosen["value"] == "It is an advertisement"


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("be\x00fore", "before"),
        ("a smile \U0001f600", "a smile \U0001f600"),
        ("\u202ereversed", "reversed"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("x" * 5000, "x" * 5000),
    ],
)
def test_words_of_every_kind_reach_the_author_and_break_nothing(desk, words, read):
    assert desk.decide("reject", reason="tone", message=words).status_code == 303
    answer = desk.browser(desk.author).get(f"{desk.root}/posts/{desk.case.id}")
    assert answer.status_code == 200
    assert read in text_of(answer)
    assert b"<script>alert" not in answer.data


def test_half_a_sign_in_the_bytes_of_a_form_breaks_nothing(desk):
    browser = desk.browser()
    seen = {"revision": desk.case.head_revision_id, "csrf_token": browser.csrf_token()}
    head = f"decision=reject&reason=tone&{urlencode(seen)}"
    for tail in ("&message=%ED%A0%80", "&message=%FF%FE"):
        answer = browser.post(
            f"{desk.root}/posts/{desk.case.id}/decisions",
            data=head + tail,
            content_type="application/x-www-form-urlencoded",
        )
        assert answer.status_code in {303, 409}


@pytest.mark.parametrize("post_id", ["0", "9223372036854775808", "x", "999999"])
def test_a_post_that_is_none_is_not_found(desk, post_id):
    assert desk.get(f"/queue/{post_id}").status_code == 404
    url = f"{desk.root}/posts/{post_id}/decisions"
    assert desk.browser().send(url, decision="approve", revision="1").status_code == 404


def test_the_author_reads_the_reason_and_the_words_but_never_the_note(desk):
    for fields in (
        {"decision": "request_changes", "requests-outcome": "How do you know?"},
        {"decision": "undo"},
        {"decision": "reject", "reason": "off_topic", "message": "To the other question."},
    ):
        assert desk.decide(**fields, note="A canary note").status_code == 303
    pages = [
        "",
        f"/posts/{desk.case.id}",
        f"/posts/{desk.case.id}/history",
        f"/posts/{desk.case.id}/edit",
        f"/topics/{desk.topic.id}",
    ]
    for page in pages:
        for reader in (desk.author, desk.classmate):
            assert b"canary" not in desk.get(page, by=reader).data
    assert b"canary" not in desk.browser(desk.author).get("/me/posts").data
    story = text_of(desk.get(f"/posts/{desk.case.id}", by=desk.author))
    assert "It does not answer the question." in story
    assert "To the other question." in story
    assert "A canary note" in text_of(desk.browser().get(desk.item()))


def test_after_a_decision_it_is_said_and_can_be_undone_by_its_button(desk):
    done = desk.browser().get(desk.decide("reject", reason="tone").location)
    band = page_of(done).select_one(".desk__done")
    assert band.select_one("[role=status]").text == "Declined: The waiting case"
    assert "Declined: The waiting case" in band.get_text(" ")
    form = page_of(done).select_one("form#undo")
    sent = {
        each["name"]: each["value"] for each in form.select("input") if each["name"] != "csrf_token"
    }
    undone = desk.browser().send(form["action"], sent)
    assert undone.status_code == 303
    assert desk.now().state is State.PENDING
    assert page_of(desk.browser().get(undone.location)).select_one("form#undo") is None


@pytest.mark.parametrize("decided", ["x", "²", "999999", "9" * 30])
def test_an_address_that_names_no_decision_says_nothing(desk, decided):
    answer = desk.get(f"/queue?decided={decided}")
    assert answer.status_code == 200
    assert page_of(answer).select_one(".desk__done") is None


def test_what_was_decided_on_a_reply_or_an_untitled_case_is_said_without_a_title(desk):
    case = desk.make.case(desk.topic, desk.author, "published")
    reply = desk.make.reply(case, desk.classmate, "pending")
    assert "Published: a reply" in text_of(
        desk.browser().get(desk.decide("approve", reply).location)
    )
    untitled = desk.make.case(desk.topic, desk.author, "pending", title="")
    assert "Published: a case" in text_of(
        desk.browser().get(desk.decide("approve", untitled).location)
    )


def test_a_removed_post_is_a_tombstone_with_its_replies_until_it_is_restored(desk):
    case = desk.make.case(desk.topic, desk.author, "published", words="canary")
    desk.make.reply(case, desk.classmate, texts={"body": "The reply stays."})
    desk.decide("remove", case, reason="identifies", message="A name stands in it.")
    topic = text_of(desk.get(f"/topics/{desk.topic.id}", by=desk.classmate))
    assert "canary" not in topic
    assert "The reply stays." in topic
    assert "A name stands in it." in text_of(desk.get(f"/posts/{case.id}", by=desk.author))
    desk.decide("restore", case)
    assert "canary" in text_of(desk.get(f"/topics/{desk.topic.id}", by=desk.classmate))
