"""What is asked for, place by place: told to the author, answered or mended, met or asked again."""

import pytest

from forum.courses.models import Member
from forum.db import db, transaction, write
from forum.discussion.models import Prompt, Revision
from forum.discussion.transitions import State
from forum.moderation.models import DecisionAct
from forum.moderation.request_models import Request
from forum.notices.models import Kind, Notice
from forum.permissions import Role
from tests.acting import before_writing
from tests.moderation.desk import page_of, text_of


def said(desk, post=None, **other):
    """The fields of the author's form with the text as it is, and what is to be other."""
    head = desk.make.get(Revision, desk.now(post).head_revision_id)
    return {"title": head.title, "sources": "", "sector": "", "size": ""} | head.texts | other


def send(desk, key, post=None, save="submit", **other):
    post = post or desk.case
    form = said(desk, post, **other) | {"submission_key": key, "save": save}
    return desk.browser(desk.author).send(f"{desk.root}/posts/{post.id}/revisions", form)


def ask(desk, post=None, by=None, **more):
    answer = desk.decide("request_changes", post, by, **more)
    assert answer.status_code == 303, text_of(answer)
    return requests_on(desk, post)


def requests_on(desk, post=None):
    last = desk.decisions(post)[-1]
    return desk.make.all(Request, decision_id=last.id)


MINOR = {"requests-outcome": "How do you know?", "weight-outcome": "minor"}


def test_the_author_sees_each_request_at_its_place_and_what_is_left(desk):
    first, second, third = ask(
        desk,
        **MINOR,
        **{"ready-situation": ["1"], "requests-whole": "Shorter, please."},
    )
    assert (first.key, first.ready, first.is_minor) == ("situation", "nobody", False)
    assert (second.key, second.ready, second.is_minor) == ("outcome", "", True)
    assert (third.key, third.words) == ("whole", "Shorter, please.")
    page = page_of(desk.get(f"/posts/{desk.case.id}/edit", by=desk.author))
    assert "Somebody can be recognised from this." in page.select_one("#situation-request").text
    assert "How do you know?" in page.select_one("#outcome-request").text
    assert page.select_one("#outcome")["aria-describedby"].split().count("outcome-request") == 1
    assert "3 requests are left" in page.select_one("#left-title").text
    send(desk, "k1", save="draft", outcome="We counted.", **{f"answer-{first.id}": "Nobody can."})
    page = page_of(desk.get(f"/posts/{desk.case.id}/edit", by=desk.author))
    states = [each["data-progress"] for each in page.select(".left__list li")]
    assert states == ["answered", "changed", "changed"]
    assert "Everything asked for" in page.select_one("#left-title").text
    assert "Nobody can." in page.select_one(f"#answer-{first.id}").text


def test_a_form_that_knows_of_no_answers_leaves_them(desk):
    (request,) = ask(desk, **MINOR)
    send(desk, "k1", save="draft", **{f"answer-{request.id}": "Kept."})
    send(desk, "k2", outcome="Other.")
    assert desk.make.get(Request, request.id).answer == "Kept."
    too_long = send(desk, "k3", outcome="Else.", **{f"answer-{request.id}": "x" * 2001})
    assert too_long.status_code == 422
    assert page_of(too_long).select_one(f"#answer-{request.id}-error")


def test_the_moderator_sees_what_changed_and_what_came_of_each_request(desk):
    first, second, third = ask(
        desk,
        **{
            "requests-situation": "Where?",
            "requests-outcome": "How?",
            "requests-lesson": "For whom?",
        },
    )
    send(desk, "k1", outcome="We counted.", **{f"answer-{third.id}": "For everybody."})
    page = page_of(desk.browser().get(desk.item()))
    came = [each["data-progress"] for each in page.select(".asked")]
    assert came == ["untouched", "changed", "answered"]
    assert "For everybody." in page.select(".asked")[2].text
    ticked = [each["name"] for each in page.select(".asked input[checked]")]
    assert ticked == [f"met-{second.id}"]
    assert "as before" in page.select_one("#part-action").text
    again = ask(desk, **{"marks": "1", f"met-{second.id}": "y", f"met-{third.id}": "y"})
    assert [(each.key, each.words) for each in again] == [("situation", "Where?")]
    marks = [desk.make.get(Request, each.id).is_met for each in (first, second, third)]
    assert marks == [False, True, True]
    edit = page_of(desk.get(f"/posts/{desk.case.id}/edit", by=desk.author))
    assert [each.text for each in edit.select(".asks__words")] == ["Where?"]


def test_asking_again_in_the_same_words_is_the_same_decision(desk):
    (request,) = ask(desk, **{"requests-situation": "Where?"})
    send(desk, "k1", outcome="We counted.")
    form = {"marks": "1", "requests-lesson": "And?", "revision": desk.now().head_revision_id}
    for _ in range(2):
        assert desk.decide("request_changes", **form).status_code == 303
    assert len(desk.decisions()) == 2
    assert desk.make.get(Request, request.id).is_met is False
    assert [each.key for each in requests_on(desk)] == ["lesson", "situation"]


def test_undoing_takes_back_what_was_asked_for(desk):
    ask(desk, **MINOR)
    desk.decide("undo")
    edit = page_of(desk.get(f"/posts/{desk.case.id}/edit", by=desk.author))
    assert edit.select(".asks, .left") == []


def test_a_ready_reason_that_is_none_is_refused(desk):
    for forged in ("99", "x", "-1", "9" * 5000):
        answer = desk.decide("request_changes", **{"ready-situation": [forged], "note": "Kept."})
        assert answer.status_code == 422
        assert page_of(answer).select_one("#note").text.strip() == "Kept."
    assert desk.decisions() == []


MENDED = "We counted after a month: fourteen of the twenty things had been done."

PROMISE = MINOR | {"publishes_after": "y"}


def test_what_was_mended_as_asked_is_published_in_the_moderators_name(desk):
    ask(desk, **PROMISE)
    assert "published at once" in text_of(desk.get(f"/posts/{desk.case.id}/edit", by=desk.author))
    assert send(desk, "k1", outcome=MENDED).status_code == 303
    post, decision = desk.now(), desk.decisions()[-1]
    assert post.state is State.PUBLISHED
    assert post.live_revision_id == post.head_revision_id == decision.revision_id
    assert (decision.act, decision.moderator_name) == (DecisionAct.APPROVE, "Aino Moderator")
    assert decision.promised_by_id == desk.decisions()[0].id
    (notice,) = desk.make.all(Notice, kind=Kind.FIXES_PUBLISHED)
    assert notice.user_id == desk.moderator.user_id
    assert "fourteen of the twenty" in text_of(
        desk.get(f"/posts/{desk.case.id}", by=desk.classmate)
    )
    assert "as promised" in text_of(desk.browser().get(desk.item()))
    assert desk.decide("undo").status_code == 303
    assert desk.now().state is State.PENDING


SMUGGLED = [
    {"outcome": MENDED, "lesson": "Another one."},
    {"outcome": MENDED, "title": "Another title"},
    {"outcome": MENDED, "lesson": "A decision  needs somebody who asks for it."},
    {"outcome": MENDED, "sources": "https://example.org/ A source"},
    {"outcome": MENDED, "sector": "public"},
    {"outcome": MENDED, "size": "1-9"},
    {"lesson": "Another one."},
    {"answer": "Only words."},
    {"outcome": f"{MENDED} Write to matti.meikalainen@example.org, who knows."},
    {"outcome": "Short."},
]


def test_nothing_else_is_smuggled_through(desk):
    for number, other in enumerate(SMUGGLED):
        case = desk.make.case(desk.topic, desk.author, "pending")
        (request,) = ask(desk, case, **PROMISE)
        words = other.get("answer")
        mended = {key: text for key, text in other.items() if key != "answer"} | (
            {f"answer-{request.id}": words} if words else {}
        )
        assert send(desk, f"k{number}", case, **mended).status_code == 303
        assert desk.now(case).state is State.PENDING, other
        assert desk.now(case).live_revision_id is None
        assert send(desk, f"again{number}", case, outcome="Mended again.").status_code == 303
        assert desk.now(case).state is State.PENDING, "what waits is read, whatever was promised"
    assert desk.make.all(Notice, kind=Kind.FIXES_PUBLISHED) == []


def test_a_promise_holds_only_as_long_as_its_moderator_may_keep_it(desk):
    def change(**values):
        with desk.make.app.app_context(), transaction():
            write()
            db.session.query(Member).filter_by(id=desk.moderator.id).update(values)

    for number, values in enumerate(
        [{"role": Role.PARTICIPANT}, {"role": Role.MODERATOR, "ended_at": desk.case.created_at}]
    ):
        change(role=Role.MODERATOR, ended_at=None)
        case = desk.make.case(desk.topic, desk.author, "pending")
        ask(desk, case, **PROMISE)
        change(**values)
        send(desk, f"k{number}", case, outcome=MENDED)
        assert desk.now(case).state is State.PENDING


def test_a_promise_ends_with_whatever_comes_after_it(desk):
    ask(desk, **PROMISE)
    desk.decide("undo")
    ask(desk, **MINOR)
    send(desk, "k1", outcome=MENDED)
    assert desk.now().state is State.PENDING
    withdrawn = desk.make.case(desk.topic, desk.author, "pending")
    ask(desk, withdrawn, **PROMISE)
    desk.browser(desk.author).send(f"{desk.root}/posts/{withdrawn.id}/withdrawal")
    send(desk, "k2", withdrawn, outcome=MENDED)
    assert desk.now(withdrawn).state is State.PENDING


def test_a_promise_that_is_taken_back_while_the_text_is_sent_publishes_nothing(desk):
    ask(desk, **PROMISE)
    desk.browser(desk.author)

    def ask_without_a_promise():
        desk.decide("undo")
        ask(desk, **MINOR)

    with before_writing(desk.make.app, ask_without_a_promise):
        assert send(desk, "k1", outcome=MENDED).status_code == 303
    assert desk.now().state is State.PENDING
    assert desk.make.all(Notice, kind=Kind.FIXES_PUBLISHED) == []


@pytest.mark.parametrize(
    "form",
    [
        {"requests-outcome": "How?"},
        MINOR | {"requests-lesson": "And?"},
        {"requests-whole": "Shorter.", "weight-whole": "minor"},
        {"message": "Just words."},
    ],
)
def test_only_small_fixes_in_one_part_can_be_promised(desk, form):
    answer = desk.decide("request_changes", **form, publishes_after="y")
    assert answer.status_code == 422
    assert "every request is a small fix" in text_of(answer)
    assert page_of(answer).select_one("[name=publishes_after][checked]")


def test_nonsense_in_a_request_is_refused_or_left_out(desk):
    for form in (
        {"ready-situation": ["9"], "message": "m"},
        {"ready-situation": ["x"], "message": "m"},
        {"weight-situation": "huge", "message": "m"},
        {"requests-situation": "x" * 2001},
    ):
        assert desk.decide("request_changes", **form).status_code == 422
    assert desk.decisions() == []


def test_a_part_that_the_template_has_lost_keeps_its_name_and_its_request(desk):
    ask(desk, **{"requests-outcome": "How?"})
    with desk.make.app.app_context(), transaction():
        write()
        db.session.query(Prompt).filter_by(key="outcome").delete()
    words = text_of(desk.browser().get(desk.item()))
    assert "half of it was done" in words
    assert "How?" in words
    edit = text_of(desk.get(f"/posts/{desk.case.id}/edit", by=desk.author))
    assert "How?" in edit
