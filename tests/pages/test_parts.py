"""The parts a case is told in: set for a course and for a question, and nothing told is lost."""

from functools import partial

import pytest

from forum.db import db, transaction, write
from forum.discussion import template_actions
from forum.discussion.models import Prompt, Revision, Topic
from forum.errors import NotAllowedError
from tests.acting import do
from tests.moderation.desk import Desk, page_of, text_of


@pytest.fixture
def desk(make, visit) -> Desk:
    desk = Desk(make, visit)
    desk.second = make.topic(desk.course)
    return desk


def form_of(page):
    """What the form would send as it stands."""
    form, found = page.select_one("form[method=post].stack"), {}
    for each in form.select("input, textarea"):
        if each.get("type") == "checkbox" and not each.has_attr("checked"):
            continue
        found[each["name"]] = each.get("value", "") if each.name == "input" else each.text.strip()
    return found


def courses(desk, kind="case"):
    return f"{desk.root}/settings/parts/{kind}"


def topics(desk, topic=None):
    return f"{desk.root}/topics/{(topic or desk.topic).id}/parts"


def save(desk, url, **other):
    browser = desk.browser(desk.other)
    form = form_of(page_of(browser.get(url))) | {
        f"parts-{key.replace('_', '-', 1)}": value for key, value in other.items()
    }
    return browser.send(url, {key: value for key, value in form.items() if value is not None})


def prompts(desk, topic):
    template_id = desk.make.get(Topic, topic.id).template_id
    rows = desk.make.all(Prompt, template_id=template_id)
    return [each.key for each in sorted(rows, key=lambda row: row.position) if each.is_asked]


def test_one_object_is_the_help_the_checklist_the_reasons_and_what_is_to_be_mended(desk):
    answer = save(
        desk,
        topics(desk),
        **{
            "0_label": "Where it was",
            "0_help": "Which team, which year?",
            "0_checks": "It says when. | Say in which year this was.",
            "0_minimum": "30",
            "0_limit": "500",
        },
    )
    assert answer.status_code == 303, text_of(answer)
    new_case = desk.browser(desk.author).get(f"{desk.root}/topics/{desk.topic.id}/cases/new")
    assert "Where it was" in text_of(new_case)
    assert "Which team, which year?" in text_of(new_case)
    typed = {"title": "T", "situation": "Short.", "save": "preview", "submission_key": "k"}
    looked = desk.browser(desk.author).send(f"{desk.root}/topics/{desk.topic.id}/cases", typed)
    assert "6 characters; 30 would tell something." in text_of(looked)
    item = desk.browser().get(desk.item())
    assert "It says when." in text_of(item)
    assert "Say in which year this was." in text_of(item)
    assert "Nobody can be recognised." not in text_of(item)
    asked = desk.decide("request_changes", **{"ready-situation": ["0"]})
    assert asked.status_code == 303
    edit = page_of(desk.get(f"/posts/{desk.case.id}/edit", by=desk.author))
    assert "Say in which year this was." in edit.select_one("#situation-request").text
    assert "Where it was" in edit.select_one(".left__list").text


def test_parts_are_added_ordered_and_left_out_and_what_was_told_stays(desk):
    url = topics(desk)
    assert save(desk, url, **{"4_label": "How was it paid for?", "4_place": "1"}).status_code == 303
    assert prompts(desk, desk.topic) == ["part1", "situation", "action", "outcome", "lesson"]
    assert save(desk, url, **{"3_drop": "y", "2_label": "What was done"}).status_code == 303
    assert prompts(desk, desk.topic) == ["part1", "situation", "action", "lesson"]
    head = desk.make.get(Revision, desk.now().head_revision_id)
    assert set(head.texts) == {"situation", "action", "outcome", "lesson"}
    desk.decide("approve")
    item = text_of(desk.browser().get(desk.item()))
    page = text_of(desk.get(f"/posts/{desk.case.id}", by=desk.classmate))
    assert all("half of it was done" in each and "Outcome" in each for each in (item, page))
    topic = text_of(desk.get(f"/topics/{desk.topic.id}", by=desk.classmate))
    assert "What was done" in topic
    new_case = text_of(desk.get(f"/topics/{desk.topic.id}/cases/new", by=desk.author))
    assert "How was it paid for?" in new_case
    assert "What followed" not in new_case
    save(desk, url, **{"1_drop": "y"})
    assert save(desk, url, **{"3_label": "Money again"}).status_code == 303
    assert prompts(desk, desk.topic) == ["part1", "action", "lesson", "part2"]


def test_a_course_sets_them_for_every_question_without_parts_of_its_own(desk):
    shared = desk.make.get(Topic, desk.topic.id).template_id
    with desk.make.app.app_context(), transaction():
        write()
        db.session.get(Topic, desk.second.id).template_id = shared
    assert "course's parts" in text_of(desk.get(f"/topics/{desk.second.id}/parts", by=desk.other))
    assert save(desk, courses(desk), **{"0_label": "Everywhere"}).status_code == 303
    assert save(desk, topics(desk, desk.second), **{"0_label": "Only here"}).status_code == 303
    own = desk.get(f"/topics/{desk.second.id}/parts", by=desk.other)
    assert "for this question only" in text_of(own)
    for topic, label in ((desk.topic, "Everywhere"), (desk.second, "Only here")):
        page = desk.get(f"/topics/{topic.id}/cases/new", by=desk.author)
        assert label in text_of(page)


def test_a_course_without_a_topic_begins_with_the_default_parts(desk):
    course = desk.make.course()
    teacher = desk.visit(desk.make.member(course, "instructor"))
    for kind, word in (("case", "Situation"), ("talk", "What you think")):
        url = f"/courses/{course.slug}/settings/parts/{kind}"
        page = teacher.get(url)
        assert word in text_of(page)
        assert teacher.send(url, form_of(page_of(page))).status_code == 303
    assert teacher.get(f"/courses/{course.slug}/settings/parts/nonsense").status_code == 404


def test_two_who_set_the_same_parts_are_shown_both(desk):
    url, browser = topics(desk), desk.browser(desk.other)
    form = form_of(page_of(browser.get(url)))
    save(desk, url, **{"0_label": "Theirs"})
    answer = browser.send(url, form | {"parts-0-label": "Mine"})
    assert answer.status_code == 409
    assert "Theirs" in text_of(answer)
    assert page_of(answer).select_one("#parts-0-label")["value"] == "Mine"
    assert browser.send(url, form_of(page_of(answer))).status_code == 303


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ({"0_checks": "No second half"}, "Line 1 lacks its second half"),
        ({"0_checks": "\n".join(["a | b"] * 9)}, "At most 8 lines"),
        ({"0_limit": "5"}, "Between 100 and 20,000"),
        ({"0_limit": "100", "0_minimum": "200"}, "more than there is room for"),
        ({"0_place": "0"}, "A number from 1 on"),
        ({"4_help": "Help without a name"}, "Give the part a name"),
        ({"0_label": "x" * 81}, "at most 80 characters"),
        ({f"{at}_drop": "y" for at in range(4)}, "Ask for one part at least"),
        ({f"{at}_label": "More" for at in range(4, 14)}, "At most 12 parts"),
    ],
)
def test_what_cannot_be_a_part_is_refused_with_words_beside_it(desk, other, words):
    answer = save(desk, topics(desk), **other)
    assert answer.status_code == 422
    assert words in text_of(answer)


def test_only_instructors_set_parts(desk):
    for person in (desk.moderator, desk.author):
        for url in (courses(desk), topics(desk)):
            assert desk.browser(person).get(url).status_code == 403
            assert desk.browser(person).send(url, {}).status_code == 403
        act = partial(template_actions.set_topic_parts, seen="", by=desk.make.reader(person))
        with pytest.raises(NotAllowedError, match="Only an instructor"):
            do(desk.make.app, act, desk.topic.id, desk.course.id, [])
