"""The buttons of the list of questions."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.articles.changes import CannotChangeError, change, new_line, short_name_of
from forum.articles.forms import QUESTIONS_LIMIT


@pytest.fixture(autouse=True)
def in_app(app):
    with app.app_context(), app.test_request_context(headers={"Accept-Language": "en"}):
        yield


def line(number, text="", **more):
    own = {"key": f"n{number}", "parent": "", "because": "", "short_name": f"name {number}"}
    return own | {"text": text or f"text {number}?", "asks_for": "case", "opens_at": ""} | more


def three():
    return [line(1), line(2), line(3)]


def keys(changed):
    return [each["key"] for each in changed.lines]


@pytest.mark.parametrize(
    ("asked", "order", "at"),
    [
        ("up-2", ["n1", "n3", "n2"], 1),
        ("up-0", ["n1", "n2", "n3"], 0),
        ("down-0", ["n2", "n1", "n3"], 1),
        ("down-2", ["n1", "n2", "n3"], 2),
        ("remove-1", ["n1", "n3"], 1),
        ("remove-2", ["n1", "n2"], 1),
        ("join-0", ["n1", "n3"], 0),
        ("add", ["n1", "n2", "n3", "n4"], 3),
    ],
)
def test_a_button_changes_the_order(asked, order, at):
    changed = change(three(), asked)
    assert keys(changed) == order
    assert changed.at == at
    assert changed.said


@pytest.mark.parametrize(
    "asked", ["", "look", "up", "up-3", "up-999", "up--1", "up-²", "nonsense-1", "UP-1", "x" * 99]
)
def test_an_unknown_button_changes_nothing_and_keeps_what_can_be_taken_back(asked):
    changed = change(three(), asked, removed="kept")
    assert changed.lines == three()
    assert changed.removed == "kept"
    assert not changed.said


def test_a_removed_question_can_be_taken_back_to_its_place():
    gone = change(three(), "remove-0")
    back = change(gone.lines, "restore", removed=gone.removed)
    assert back.lines == three()
    assert not back.removed


def test_the_last_question_can_be_removed_too():
    assert change([line(1)], "remove-0").at is None


def test_a_removed_question_comes_back_even_into_a_shorter_list():
    gone = change(three(), "remove-2")
    assert keys(change([], "restore", removed=gone.removed)) == ["n3"]


@pytest.mark.parametrize(
    "removed",
    [
        "",
        "null",
        "[1]",
        "{}",
        "[0, []]",
        '[0, {"key": "n9"}]',
        "[" * 100_000,
        json.dumps(["0", line(9)]),
        json.dumps([0, line(9, text=7)]),
        json.dumps([0, line(1)]),
    ],
    ids=lambda value: value[:30],
)
def test_only_what_was_removed_comes_back(removed):
    with pytest.raises(CannotChangeError, match="nothing to take back"):
        change(three(), "restore", removed=removed)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One?\nTwo?", ["One?", "Two?"]),
        ("One?\n\n  Two?  \nThree?", ["One?", "Two?", "Three?"]),
        ("What was decided? Who saw it?", ["What was decided?", "Who saw it?"]),
        ("He said “Why?” And then? And now?", ["He said “Why?”", "And then? And now?"]),
    ],
)
def test_a_question_is_split_at_its_lines_or_after_its_first_sentence(text, parts):
    changed = change([line(1, text, parent="n0"), line(2)], "split-0")
    assert [each["text"] for each in changed.lines] == [*parts, "text 2?"]
    assert len(set(keys(changed))) == len(parts) + 1
    assert changed.at == 1
    assert changed.lines[0]["short_name"] == "name 1"
    assert changed.lines[1]["short_name"] == short_name_of(parts[1])


def test_a_part_keeps_how_its_topic_is_to_be():
    changed = change([line(1, "One? Two?", asks_for="talk")], "split-0")
    assert [each["asks_for"] for each in changed.lines] == ["talk", "talk"]


def test_a_new_question_can_begin_with_words_of_the_article():
    added = change(three(), "add", selected="Who follows what was decided?")
    assert added.lines[3]["text"] == "Who follows what was decided?"
    assert added.lines[3]["short_name"] == "Who follows what was decided"
    assert change(three(), "up-1", selected="Who?").lines[0]["text"] == "text 2?"


def test_one_sentence_is_split_where_its_writer_begins_a_line():
    with pytest.raises(CannotChangeError, match="Begin a new line") as refused:
        change([line(1, "One sentence?")], "split-0")
    assert refused.value.at == 0


def test_two_questions_are_joined_by_a_space():
    joined = change(three(), "join-1").lines[1]
    assert joined["text"] == "text 2? text 3?"
    assert joined["short_name"] == "name 2"


def test_the_last_question_has_none_to_be_joined_with():
    with pytest.raises(CannotChangeError, match="no question after"):
        change(three(), "join-2")


@pytest.mark.parametrize("asked", ["remove-1", "join-0"])
def test_a_question_that_is_talked_over_stays(asked):
    with pytest.raises(CannotChangeError, match="has a topic"):
        change(three(), asked, talked_over=frozenset({"n2"}))


def test_all_topics_can_be_made_alike():
    lines = [line(1), line(2, asks_for="talk", opens_at="2026-01-01T10:00"), line(3)]
    changed = change(lines, "alike-1").lines
    assert {each["asks_for"] for each in changed} == {"talk"}
    assert {each["opens_at"] for each in changed} == {"2026-01-01T10:00"}
    assert [each["text"] for each in changed] == ["text 1?", "text 2?", "text 3?"]


@pytest.mark.parametrize(
    ("asked", "parents"),
    [("down-0", ["", "", "n1"]), ("remove-0", ["", ""]), ("join-0", ["", "n1"])],
)
def test_a_question_is_part_of_one_above_it_or_of_none(asked, parents):
    lines = [line(1), line(2, parent="n1"), line(3, parent="n1")]
    assert [each["parent"] for each in change(lines, asked).lines] == parents


@pytest.mark.parametrize("asked", ["add", "split-0", "restore"])
def test_there_is_room_for_so_many_questions(asked):
    removed = json.dumps([0, line(9999)])
    full = [line(number, "One? Two?") for number in range(QUESTIONS_LIMIT)]
    with pytest.raises(CannotChangeError, match=str(QUESTIONS_LIMIT)):
        change(full, asked, removed=removed)


def test_a_new_line_has_a_key_of_its_own():
    assert new_line([line(4), line(2), {"key": "q77"}, {"key": ""}])["key"] == "n5"
    assert new_line([])["key"] == "n1"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Why?", "Why"),
        ("", ""),
        ("  two\n words ", "two words"),
        (
            "Which meeting ended with a decision that showed in your own work?",
            "Which meeting ended with a decision",
        ),
        ("a" * 500, "a" * 40),
    ],
)
def test_a_short_name_is_the_first_words(text, name):
    made = short_name_of(text)
    assert len(made) <= 40
    assert made == name


@given(
    lines=st.lists(
        st.fixed_dictionaries(
            {
                "key": st.sampled_from(["", "n1", "n2", "q3", "x"]),
                "parent": st.sampled_from(["", "n1", "q3"]),
                "because": st.just(""),
                "short_name": st.text(max_size=5),
                "text": st.text(max_size=20),
            }
        ),
        max_size=4,
    ),
    asked=st.builds(
        "{}-{}".format,
        st.sampled_from(["up", "down", "split", "join", "remove", "alike"]),
        st.integers(0, 5),
    ),
)
def test_no_button_loses_a_word(lines, asked):
    try:
        changed = change(lines, asked)
    except CannotChangeError:
        return
    words = sorted(" ".join(each["text"] for each in lines).split())
    kept = " ".join(each["text"] for each in changed.lines)
    if changed.removed:
        kept += " " + json.loads(changed.removed)[1]["text"]
    assert sorted(kept.split()) == words
