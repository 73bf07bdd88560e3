"""What members are told of moderating: enough, or nothing; and of nobody in particular."""

from datetime import timedelta

import pytest

from forum.db import db, now, transaction, write
from forum.discussion.models import State
from forum.moderation.models import Decision, DecisionAct, Reason
from forum.moderation.summary import Counted, Group, beside, groups, summarise
from tests.moderation.desk import page_of, text_of

A, C, R = DecisionAct.APPROVE, DecisionAct.REQUEST_CHANGES, DecisionAct.REJECT


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ({}, []),
        ({"a": 4}, []),
        ({"a": 2, "b": 2}, []),
        ({"a": 5, "b": 0}, [(("a",), 5)]),
        ({"a": 7, "b": 5}, [(("a",), 7), (("b",), 5)]),
        ({"a": 9, "b": 6, "c": 1}, [(("a",), 9), (("b", "c"), 7)]),
        ({"a": 9, "b": 3, "c": 2}, [(("a",), 9), (("b", "c"), 5)]),
        ({"a": 3, "b": 3, "c": 3}, [(("a", "b", "c"), 9)]),
        ({"a": 9, "b": 4}, [(("a", "b"), 13)]),
    ],
)
def test_no_group_is_smaller_than_five(counts, told):
    assert groups(counts) == [Group(*each) for each in told]


def test_few_decisions_tell_nothing_and_one_odd_answer_is_not_told():
    hour = timedelta(hours=1)
    few = summarise(Counted(40, [(A, None, 8), (R, Reason.TONE, 1)], [hour] * 9))
    assert (few.tells, few.came, few.outcomes, few.median_wait) == (False, 0, [], None)
    one = summarise(Counted(12, [(A, None, 11), (R, Reason.TONE, 1)], [hour] * 12))
    assert (one.tells, one.outcomes, one.reasons) == (True, [], [])
    two = summarise(Counted(21, [(A, None, 13), (C, None, 2), (R, Reason.TONE, 5)], [hour]))
    assert two.outcomes == [Group(("published",), 13), Group(("declined", "changes_requested"), 7)]
    assert two.reasons == [], "their sum would say that two were asked to be completed"
    many = summarise(
        Counted(
            50,
            [(A, None, 20), (C, None, 10), (R, Reason.TONE, 6), (R, None, 4)],
            [hour, 3 * hour, 2 * hour],
        )
    )
    assert [many.percent(each) for each in many.outcomes] == [50, 25, 25]
    assert many.reasons == [Group(("tone", "other"), 10)]
    assert many.median_wait == 2 * hour


@pytest.mark.parametrize(
    ("before", "is_told"),
    [
        ([(A, 5)], True),
        ([(A, 4)], False),  # four answers, all of them published
        ([(A, 20), (R, 1)], False),
        ([(A, 20), (R, 5)], True),
        ([(A, 20), (C, 2)], False),  # joined with the declined, of whom no more came
        ([(A, 20), (C, 5)], True),
    ],
)
def test_the_whole_time_tells_of_few_that_were_before(before, is_told):
    lately = [(A, None, 12), (R, Reason.TONE, 6)]
    long_ago = [(act, Reason.TONE if act is R else None, count) for act, count in before]
    recent, ever = (summarise(Counted(50, each, [])) for each in (lately, lately + long_ago))
    assert (beside(recent, ever) == ever) is is_told
    few = summarise(Counted(3, [(A, None, 3)], []))
    assert beside(few, ever) == ever


def decided(desk, *decisions):
    """Let it have been decided so long ago, each after two hours."""
    with desk.make.app.app_context(), transaction():
        write()
        for act, days, count, reason in decisions:
            at = now() - timedelta(days=days)
            for _each in range(count):
                db.session.add(
                    Decision(
                        course_id=desk.course.id,
                        post_id=desk.case.id,
                        revision_id=desk.case.head_revision_id,
                        moderator_id=desk.moderator.id,
                        moderator_name="Aino Moderator",
                        act=act,
                        reason=reason,
                        from_state=State.PENDING,
                        to_state=State.PUBLISHED,
                        submitted_at=at - timedelta(hours=2),
                        decided_at=at,
                    )
                )


def test_members_see_the_summary_where_the_instructor_shows_it(desk):
    assert "How moderating goes" not in text_of(desk.get("", desk.author))
    assert desk.browser().send(f"{desk.root}/summary", is_shown="y").status_code == 403
    for _each in range(2):
        shown = desk.browser(desk.other).send(f"{desk.root}/summary", is_shown="y")
        assert shown.status_code == 303
    assert "Too few decisions to tell." in text_of(desk.get("", desk.author))
    desk.decide("reject", reason="tone")
    desk.decide("undo")
    answers = ((A, 1, 6, None), (R, 1, 6, Reason.TONE), (A, 100, 8, None))
    decided(desk, *answers, (R, 1, 1, Reason.IDENTIFIES))
    from forum.pages import summary

    summary.forget()
    for person in (desk.author, desk.moderator):
        box = " ".join(page_of(desk.get("", person)).select_one("#summary").get_text(" ").split())
        for words in (
            "1 post came. Of 13 answers of the moderators: 54 %: not published 46 %: published",
            "Of 21 answers of the moderators: 67 %: published 33 %: not published",
            "Half of them came within 2 hours.",
            "7: Other reasons.",
        ):
            assert words in box
        assert "Moderator" not in box
        assert "recognised" not in box
    desk.browser(desk.other).send(f"{desk.root}/summary")
    assert not page_of(desk.get("", desk.author)).select_one("#summary")
    log = text_of(desk.get("/decisions"))
    assert log.count("Showed the members how moderating goes") == 2, "once, and in the list of acts"
