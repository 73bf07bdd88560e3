"""What the staff say of a post's worth: who may, what the course sees of it, and how it ends."""

from datetime import timedelta
from functools import partial

import time_machine

from forum.audit import Event
from forum.db import now as moment
from forum.discussion import thread_queries
from forum.discussion.models import Post
from forum.discussion.transitions import State
from forum.moderation.models import Decision, DecisionAct
from forum.notices.models import Notice
from tests.acting import at_once
from tests.moderation.desk import page_of, text_of
from tests.pages.threads import ids


def endorsed(page, post):
    """Say what stands on a page about who has endorsed a post."""
    badge = page.select_one(f'#post-{post.id} > header [data-state="endorsed"]')
    return badge and " ".join(badge.text.split())


def acts_on(desk, post, by):
    page = page_of(desk.get(f"/queue/{post.id}", by))
    return [each["value"] for each in page.select("#decision button[name=decision]")]


def standing(desk):
    return [each.kind for each in desk.make.all(Notice) if each.withdrawn_at is None]


def test_what_an_instructor_endorses_the_course_sees_with_the_name(desk):
    case = desk.make.case(desk.topic, desk.author)
    plain = desk.make.case(desk.topic, desk.author)
    reply = desk.make.reply(case, desk.moderator)
    topic = f"/topics/{desk.topic.id}"
    assert ids(page_of(desk.get(f"{topic}?show=endorsed", desk.classmate))) == []
    for post, kind in ((case, "endorsed"), (reply, "endorsed")):
        answer = desk.decide("endorse", post, by=desk.other, message="Well told.")
        assert answer.status_code == 303
        assert "Endorsed" in text_of(desk.browser(desk.other).get(answer.location))
        assert standing(desk)[-1] == kind
    for path in (topic, f"{topic}?show=endorsed", f"/posts/{case.id}"):
        page = page_of(desk.get(path, desk.classmate))
        assert endorsed(page, case) == endorsed(page, reply) == "✓ Endorsed: Tuula Teacher", path
    assert plain.id not in ids(page_of(desk.get(f"{topic}?show=endorsed", desk.classmate)))
    assert "Endorsed 1" in text_of(desk.get(topic, desk.classmate))
    assert endorsed(page_of(desk.get(topic, desk.author)), case) == "✓ Endorsed: Tuula Teacher"
    own = text_of(desk.get(f"/posts/{case.id}", desk.author))
    assert "Well told." in own
    assert "no longer counts" in text_of(desk.get(f"/posts/{case.id}/edit", desk.author))
    log = text_of(desk.get("/decisions"))
    assert "Endorsed Case" in " ".join(log.split()).replace("Endorsed  ", "Endorsed ")
    assert [each.act for each in desk.make.all(Event)].count("post.endorse") == 2


def test_who_endorses_what_and_when(desk):
    """Only an instructor, never their own, only what the course reads just so; twice is once."""
    case, own = (desk.make.case(desk.topic, each) for each in (desk.author, desk.other))
    waiting = desk.make.edit(desk.make.case(desk.topic, desk.author), desk.author)
    seen = case.head_revision_id
    for post, by, status in (
        (case, desk.moderator, 403),
        (case, desk.classmate, 403),
        (case, desk.author, 403),
        (own, desk.other, 403),
        (waiting, desk.other, 409),
        (desk.case, desk.other, 409),
        (case, desk.other, 303),
        (case, desk.other, 303),
    ):
        assert desk.decide("endorse", post, by=by).status_code == status, (post.id, by.role)
    assert [each.act for each in desk.make.all(Decision)] == ["endorse"]
    assert (desk.now(case).endorsed_revision_id, desk.now(case).endorsed_by_id) == (
        seen,
        desk.other.id,
    )
    stale = desk.decide("endorse", case, by=desk.other, revision=seen + 99, message="Kept.")
    assert stale.status_code == 409
    assert "Kept." in stale.text
    assert desk.decide("unendorse", case).status_code == 403
    assert desk.decide("unendorse", case, by=desk.other).status_code == 303
    assert desk.now(case).endorsed_by_id is None
    assert standing(desk) == [], "nobody hears of what was taken back before it was told"
    assert acts_on(desk, case, desk.other) == ["feature", "endorse", "pin", "remove"]
    assert acts_on(desk, case, desk.moderator) == ["feature", "pin", "remove"]


def test_an_endorsement_is_of_one_text_and_stands_in_no_decisions_way(desk):
    desk.decide("approve", message="Thanks.")
    desk.decide("endorse", by=desk.other)
    topic = f"/topics/{desk.topic.id}"
    assert standing(desk) == ["published", "endorsed"]
    assert "Undo the last decision" in text_of(desk.get(f"/queue/{desk.case.id}"))
    mended = {"title": "M", "situation": "s", "action": "a", "outcome": "o", "lesson": "l"}
    url = f"{desk.root}/posts/{desk.case.id}/revisions"
    desk.browser(desk.author).send(url, mended | {"submission_key": "m", "save": "submit"})
    assert endorsed(page_of(desk.get(topic, desk.classmate)), desk.case), "the old text is read"
    desk.decide("approve")
    assert endorsed(page_of(desk.get(topic, desk.classmate)), desk.case) is None
    assert "an earlier text is endorsed" in text_of(desk.get(f"/queue/{desk.case.id}"))
    desk.decide("undo")
    assert endorsed(page_of(desk.get(topic, desk.classmate)), desk.case)


def test_an_endorsement_goes_and_comes_with_what_the_course_reads(desk):
    topic = f"/topics/{desk.topic.id}"
    desk.decide("feature")
    desk.decide("endorse", by=desk.other)
    desk.decide("remove", reason="tone")
    assert "Tuula" not in desk.get(topic, desk.classmate).text
    desk.decide("restore")
    assert endorsed(page_of(desk.get(topic, desk.classmate)), desk.case)
    desk.decide("undo")
    assert desk.now().state is State.REMOVED
    with time_machine.travel(moment() + timedelta(minutes=11), tick=False):
        desk.decide("restore")
        desk.decide("unendorse", by=desk.other)
    assert standing(desk)[-1] == "restored", "an old notice stays, and nothing is told of the end"
    assert desk.decisions()[-1].act is DecisionAct.UNENDORSE
    assert endorsed(page_of(desk.get(topic, desk.classmate)), desk.case) is None


def test_pinned_cases_stand_first_on_every_page_and_not_more_than_five(desk, monkeypatch):
    monkeypatch.setattr(thread_queries, "CASES_A_PAGE", 3)
    made = [
        desk.make.case(desk.topic, desk.author, at=moment() - timedelta(hours=each))
        for each in range(1, 8)
    ]
    plain = [each.id for each in made]
    for each in (made[4], made[2]):
        assert desk.decide("pin", each, message="Read this first.").status_code == 303
        assert standing(desk)[-1] == "pinned"
    topic = f"/topics/{desk.topic.id}"

    def shown(query=""):
        pages = [ids(page_of(desk.get(f"{topic}?page={n}{query}", desk.classmate))) for n in (1, 2)]
        return [*pages[0], *pages[1]]

    first = [made[2].id, made[4].id]
    assert shown() == [*first, *(each for each in plain if each not in first)][:6]
    page = page_of(desk.get(topic, desk.classmate))
    pinned = page.select('.case [data-state="pinned"]')
    assert [" ".join(each.text.split()) for each in pinned] == ["↑ Pinned"] * 2
    assert "Read this first." in text_of(desk.get(f"/posts/{made[2].id}", desk.author))


def test_no_more_than_five_are_pinned_whatever_comes_back(desk):
    made = [desk.make.case(desk.topic, desk.author) for _each in range(6)]
    elsewhere = desk.make.case(desk.make.topic(desk.course), desk.author)
    for each in made[:5]:
        assert desk.decide("pin", each).status_code == 303
    refused = desk.decide("pin", made[5], message="Kept.")
    assert refused.status_code == 403
    assert "5 cases are pinned in this topic already" in text_of(refused)
    assert "Kept." in refused.text
    assert desk.decide("pin", elsewhere).status_code == 303
    desk.decide("remove", made[0], reason="tone")
    assert desk.decide("pin", made[5]).status_code == 303, "what is removed is not pinned"
    assert desk.decide("undo", made[0]).status_code == 303
    assert not desk.now(made[0]).is_pinned, "its place is taken"
    assert desk.decide("unpin", made[5]).status_code == 303
    assert len(desk.make.all(Post, topic_id=desk.topic.id, is_pinned=True)) == 4


def test_who_pins_what_and_when(desk):
    case, own = (desk.make.case(desk.topic, each) for each in (desk.author, desk.moderator))
    edited = desk.make.edit(desk.make.case(desk.topic, desk.author), desk.author)
    reply = desk.make.reply(case, desk.author)
    for act, post, by, status in (
        ("pin", case, desk.classmate, 403),
        ("pin", case, desk.author, 403),
        ("pin", own, desk.moderator, 403),
        ("pin", reply, desk.moderator, 403),
        ("pin", desk.case, desk.moderator, 409),
        ("unpin", case, desk.moderator, 303),
        ("pin", edited, desk.moderator, 303),
        ("pin", case, desk.moderator, 303),
        ("pin", case, desk.other, 303),
    ):
        assert desk.decide(act, post, by=by).status_code == status, (act, post.id, by.role)
    assert [each.act for each in desk.make.all(Decision)] == ["pin", "pin"]
    assert desk.now(edited).state is State.PENDING, "its new text goes on waiting"
    assert desk.decide("pin", case, revision=case.head_revision_id + 99).status_code == 409
    desk.browser(desk.author).send(f"{desk.root}/posts/{case.id}/withdrawal")
    assert not desk.now(case).is_pinned


def test_a_teacher_alone_pins_nothing_of_their_own_and_is_told_why(desk):
    make, course = desk.make, desk.make.course()
    teacher = make.member(course, "instructor")
    own = make.case(make.topic(course, article=make.article(course, by=teacher)), teacher)
    browser, root = desk.visit(teacher), f"/courses/{course.slug}"
    form = {"decision": "pin", "revision": own.head_revision_id}
    assert browser.send(f"{root}/posts/{own.id}/decisions", form).status_code == 403
    why = "Nobody decides on their own, or features, endorses or pins it, and this course has no"
    assert why in text_of(browser.get(f"{root}/queue/{own.id}"))
    make.member(course, "moderator")
    assert why not in text_of(browser.get(f"{root}/queue/{own.id}"))


def test_pinning_and_taking_down_at_once_come_one_after_the_other(desk):
    case = desk.make.case(desk.topic, desk.author)
    for _round in range(5):
        answers = at_once(
            desk.make.app,
            *(
                partial(desk.decide, act, case, by=by)
                for act, by in (("pin", desk.moderator), ("unpin", desk.other))
            ),
        )
        assert [each.status_code for each in answers] == [303, 303]
        acts = [each.act for each in desk.decisions(case)]
        assert acts == ["pin", "unpin"] * (len(acts) // 2) + ["pin"] * (len(acts) % 2)
        assert desk.now(case).is_pinned is (acts[-1:] == ["pin"])
