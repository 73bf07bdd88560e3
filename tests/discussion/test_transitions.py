"""The table of a post's life: every act in every state, by everybody, and what it leads to."""

import itertools

import pytest

from forum.discussion.transitions import (
    APPEALED,
    AUTHORS_ACTS,
    CASES_ACTS,
    LIVE,
    NEVER_LIVE,
    REPLYS_ACTS,
    TURN,
    Act,
    By,
    Points,
    State,
    allows,
    find,
    is_for,
)

LEADS = {
    # never live: act, from which states, to which
    ("never", Act.SUBMIT): (
        {"draft", "pending", "changes_requested", "withdrawn"},
        "pending",
    ),
    ("never", Act.PUBLISH): (
        {"draft", "pending", "changes_requested", "withdrawn"},
        "published",
    ),
    ("never", Act.RECALL): ({"pending"}, "draft"),
    ("never", Act.WITHDRAW): ({"draft", "pending", "changes_requested"}, "withdrawn"),
    ("never", Act.APPROVE): ({"pending", "changes_requested"}, "published"),
    ("never", Act.FEATURE): ({"pending", "changes_requested"}, "published"),
    ("never", Act.REQUEST_CHANGES): ({"pending"}, "changes_requested"),
    ("never", Act.REJECT): ({"pending", "changes_requested"}, "rejected"),
    ("never", Act.REMOVE): (set(), ""),
    ("never", Act.RESTORE): (set(), ""),
    ("never", Act.UNFEATURE): (set(), ""),
    ("never", Act.APPEAL): ({"rejected"}, "rejected"),
    ("never", Act.UPHOLD): (set(), ""),
    ("never", Act.ENDORSE): (set(), ""),
    ("never", Act.UNENDORSE): (set(), ""),
    ("never", Act.PIN): (set(), ""),
    ("never", Act.UNPIN): (set(), ""),
    ("never", Act.TAG): ({"pending", "changes_requested"}, "where it is"),
    ("never", Act.MOVE): ({"pending", "changes_requested"}, "where it is"),
    ("never", Act.MERGE): (set(), ""),
    ("never", Act.SPLIT): (set(), ""),
    # live: an edit leaves the old text live, and declining the edit leads back to it
    ("live", Act.SUBMIT): ({"pending", "changes_requested", "published"}, "pending"),
    ("live", Act.PUBLISH): ({"pending", "changes_requested", "published"}, "published"),
    ("live", Act.RECALL): ({"pending"}, "published"),
    ("live", Act.WITHDRAW): (
        {"pending", "changes_requested", "published", "merged"},
        "withdrawn",
    ),
    ("live", Act.APPROVE): ({"pending", "changes_requested"}, "published"),
    ("live", Act.FEATURE): ({"pending", "changes_requested", "published"}, "published"),
    ("live", Act.REQUEST_CHANGES): ({"pending"}, "changes_requested"),
    ("live", Act.REJECT): ({"pending", "changes_requested"}, "published"),
    ("live", Act.REMOVE): ({"pending", "changes_requested", "published"}, "removed"),
    ("live", Act.RESTORE): ({"removed"}, "published"),
    ("live", Act.UNFEATURE): ({"published"}, "published"),
    ("live", Act.APPEAL): ({"removed"}, "removed"),
    ("live", Act.UPHOLD): (set(), ""),
    # what is said of a post's worth moves nothing: it stays where it is
    ("live", Act.ENDORSE): ({"published"}, "where it is"),
    ("live", Act.UNENDORSE): ({"pending", "changes_requested", "published"}, "where it is"),
    ("live", Act.PIN): ({"pending", "changes_requested", "published"}, "where it is"),
    ("live", Act.UNPIN): ({"pending", "changes_requested", "published"}, "where it is"),
    ("live", Act.TAG): ({"pending", "changes_requested", "published"}, "where it is"),
    # what is put elsewhere stays what it is, but for the case that becomes a part of another one
    ("live", Act.MOVE): ({"pending", "changes_requested", "published"}, "where it is"),
    ("live", Act.MERGE): ({"published"}, "merged"),
    ("live", Act.SPLIT): ({"published"}, "published"),
}
"""DESIGN.md, section 3, written once more by hand: the code's table must say the same."""


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("act", Act)
@pytest.mark.parametrize("life", ["never", "live"])
def test_an_act_leads_where_the_design_says_and_is_refused_elsewhere(life, act, state):
    states, to = LEADS[life, act]
    step = find(act, state, is_live=life == "live")
    to = state if to == "where it is" else to
    assert (step.to if step else None) == (to if state in states else None)


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("act", Act)
@pytest.mark.parametrize("is_live", [True, False])
def test_each_side_of_the_desk_does_its_own_acts_only(act, state, is_live):
    known, is_case = find(act, state, is_live=is_live) is not None, act not in REPLYS_ACTS
    for by in By:
        whose = By.AUTHOR if act in AUTHORS_ACTS else By.MODERATOR
        may = known and by is whose
        assert allows(act, state, by=by, is_live=is_live, is_case=is_case) == may


def test_an_appeal_allows_its_answers_and_nothing_else_more():
    assert {key: step.to for key, step in APPEALED.items()} == {
        (State.REJECTED, Act.APPROVE): State.PUBLISHED,
        (State.REJECTED, Act.UPHOLD): State.REJECTED,
        (State.REMOVED, Act.UPHOLD): State.REMOVED,
    }
    for act, state, is_live in itertools.product(Act, State, (True, False)):
        usual = find(act, state, is_live=is_live)
        assert find(act, state, is_live=is_live, is_appealed=True) == APPEALED.get(
            (state, act), usual
        )


def test_the_table_of_this_test_has_every_cell():
    assert set(LEADS) == {(life, act) for life in ("never", "live") for act in Act}


def test_only_what_takes_a_text_out_or_shows_one_moves_what_the_course_reads():
    moves = {
        (act, step.live)
        for table in (NEVER_LIVE, LIVE)
        for (_, act), step in table.items()
        if step.live is not Points.STAYS
    }
    assert moves == {
        (Act.APPROVE, Points.TO_HEAD),
        (Act.FEATURE, Points.TO_HEAD),
        (Act.PUBLISH, Points.TO_NEW),
        (Act.SPLIT, Points.TO_NEW),
        (Act.WITHDRAW, Points.TO_NOTHING),
    }


def test_what_is_merged_can_be_withdrawn_by_its_author_and_nothing_else_and_erased_nothing():
    after = {key for key in (*NEVER_LIVE, *LIVE) if key[0] in {State.MERGED, State.ERASED}}
    assert after == {(State.MERGED, Act.WITHDRAW)}


def test_threads_are_moved_and_merged_by_their_cases_and_replies_split():
    others = set(Act) - CASES_ACTS - REPLYS_ACTS
    assert {act for act in Act if is_for(act, is_case=True)} == others | CASES_ACTS
    assert {act for act in Act if is_for(act, is_case=False)} == others | {Act.SPLIT}


def test_whose_turn_it_is_is_said_where_somebody_has_something_to_do():
    assert TURN == {
        State.DRAFT: By.AUTHOR,
        State.PENDING: By.MODERATOR,
        State.CHANGES_REQUESTED: By.AUTHOR,
    }
