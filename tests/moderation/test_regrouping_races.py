"""Two who put the same posts elsewhere at one moment: one is first, and nothing is torn apart."""

from functools import partial

from werkzeug.exceptions import HTTPException

from forum.discussion import actions as authors
from forum.discussion.transitions import State
from forum.moderation.regroup_actions import Into, Why, merge, move_case
from tests.acting import at_once

ROUNDS = 20


def test_of_two_at_once_the_second_is_told_and_every_reply_stays_with_what_it_answers(talk):
    desk, make = talk.desk, talk.desk.make
    here, other = desk.course.id, talk.other.id
    one, two = (make.reader(each) for each in (desk.moderator, desk.other))
    for number in range(ROUNDS):
        case, whole = make.case(talk.topic, desk.author), make.case(talk.topic, desk.classmate)
        make.reply(make.reply(case, desk.classmate), desk.author, "pending")
        why, its_why = (Why(each.head_revision_id, "Because.") for each in (case, whole))
        second, may_both = [
            (partial(merge, here, whole.id, Into(case.id), its_why, by=two), False),
            (partial(authors.withdraw, case.id, by=make.reader(desk.author)), True),
            (partial(authors.withdraw, whole.id, by=make.reader(desk.classmate)), True),
            (partial(move_case, here, case.id, other, why, by=two), True),
        ][number % 4]
        first = partial(merge, here, case.id, Into(whole.id), why, by=one)
        made = at_once(make.app, first, second)
        refused = [each.code for each in made if isinstance(each, HTTPException)]
        assert len(refused) <= may_both or len(refused) == 1, number
        assert set(refused) <= {409, 422}, number
        for each in (desk.now(case), desk.now(whole)):
            assert (each.merged_into_id is not None) is (each.state is State.MERGED), number
    assert talk.is_whole()
