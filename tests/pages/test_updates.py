"""An article that is brought again: questions keep who they are, and their topics."""

import io
from zoneinfo import ZoneInfo

import pytest

from forum.articles.forms import QUESTIONS_LIMIT
from forum.articles.likeness import matched
from forum.articles.models import Article, Question
from forum.articles.reading import read_text
from forum.audit import Event
from forum.db import now
from forum.discussion.article_differences import side_by_side
from forum.discussion.models import Topic
from forum.discussion.update_forms import lines_for
from tests.articles.reading.archives import ATOM
from tests.pages.page import TEXT, Page

AGAIN = """Meetings without decisions

Every meeting is a kept *promise*.

Points to ponder:
1. Who makes the coffee?
2. Who follows what has been decided, and how does it show?
"""


@pytest.fixture
def course(make):
    return make.course()


@pytest.fixture
def teacher(visit, make, course):
    return visit(make.member(course, "instructor"))


@pytest.fixture
def made(make, teacher, course):
    first = Page(teacher, teacher.get(f"/courses/{course.slug}/articles/import"))
    page = first.press("Find", text=TEXT).press("Make the article")
    return page.soup.find("a", string="Bring the article again")["href"]


def bring(teacher, address, text):
    return Page(teacher, teacher.get(address)).press("Compare", text=text)


def test_what_is_other_is_shown_and_questions_are_known_again(make, teacher, made):
    before = {each.text: each.id for each in make.all(Question)}
    follows = "Who follows what was decided? How does it show?"
    page = bring(teacher, made, AGAIN)

    assert page.status == 200
    assert [each.get_text() for each in page.soup.select(".diff ins")] == [" kept"]
    chosen = {
        page.fields[f"questions-{at}-text"]: page.fields[f"questions-{at}-same_as"] for at in (0, 1)
    }
    assert chosen == {
        "Who makes the coffee?": "",
        "Who follows what has been decided, and how does it show?": f"q{before[follows]}",
    }
    assert "Which meeting of yours ended with a decision?" in page.text
    assert make.all(Article)[0].updated_at is None


def test_a_whole_archive_is_not_one_article_brought_again(make, teacher, made):
    page = Page(teacher, teacher.get(made))
    files = {"file": (io.BytesIO(ATOM), "feed.xml")}
    refused = Page(teacher, teacher.send(page.form["action"], files=files))

    assert refused.status == 422
    assert "These are many posts" in refused.errors_at("file")
    assert make.all(Article)[0].updated_at is None


def test_what_is_taken_over_is_told_to_the_readers(make, visit, course, teacher, made):
    before = {each.text: each.id for each in make.all(Question)}
    done = bring(teacher, made, AGAIN).press("Take over")
    assert done.status == 200
    today = now().astimezone(ZoneInfo(course.time_zone))
    assert f"The article was updated on {today.day} {today:%B %Y}." in done.text
    assert "does not ask this any more" in done.text
    after = {each.text: each for each in make.all(Question)}
    changed = after["Who follows what has been decided, and how does it show?"]
    gone = after["Which meeting of yours ended with a decision?"]
    new = after["Who makes the coffee?"]
    assert changed.id == before["Who follows what was decided? How does it show?"]
    assert (gone.gone_at is not None, changed.gone_at, new.gone_at) == (True, None, None)
    assert [each.position for each in (new, changed, gone)] == [0, 1, 2]
    assert {each.question_id for each in make.all(Topic)} == {each.id for each in after.values()}
    reader = visit(make.member(course))
    assert "was updated on" in reader.get(f"/courses/{course.slug}/articles/1").text
    said = f"The question was removed from the article on {today.day} {today:%B %Y}."
    topics = {
        topic.question_id: f"/courses/{course.slug}/topics/{topic.id}" for topic in make.all(Topic)
    }
    assert said in reader.get(topics[gone.id]).text
    assert said not in reader.get(topics[changed.id]).text


def test_what_says_nothing_new_is_no_update(make, teacher, made):
    lines = len(make.all(Event))
    done = bring(teacher, made, TEXT).press("Take over")
    assert "Nothing was changed" in done.text
    assert make.all(Article)[0].updated_at is None
    assert len(make.all(Event)) == lines
    bring(teacher, made, TEXT.split("Points")[0]).press("Take over")
    assert make.all(Article)[0].updated_at


def test_the_instructor_says_which_question_is_which(make, teacher, made):
    one, two = make.all(Question)
    page = bring(teacher, made, AGAIN)
    keys = {"questions-0-same_as": f"q{two.id}", "questions-1-same_as": f"q{one.id}"}
    page.press("Take over", **keys)

    assert {each.id: each.text for each in make.all(Question)} == {
        two.id: "Who makes the coffee?",
        one.id: "Who follows what has been decided, and how does it show?",
    }
    assert len(make.all(Topic)) == 2


def test_a_question_that_is_asked_again_is_no_longer_gone(make, teacher, made):
    bring(teacher, made, AGAIN).press("Take over")
    bring(teacher, made, TEXT).press("Take over")

    gone = [each.text for each in make.all(Question) if each.gone_at]
    assert gone == ["Who makes the coffee?"]


def test_a_new_question_may_stay_without_a_topic(make, teacher, made):
    page = bring(teacher, made, AGAIN)
    page.press("Take over", **{"questions-0-asks_for": ""})

    assert len(make.all(Question)) == 3
    assert len(make.all(Topic)) == 2


@pytest.mark.parametrize("wrong", ["q999", "nonsense", "twice"])
def test_what_cannot_be_is_refused_and_nothing_typed_is_lost(make, teacher, made, wrong):
    page = bring(teacher, made, AGAIN)
    same = page.fields["questions-1-same_as"]
    typed = {"questions-0-same_as": same if wrong == "twice" else wrong, "title": "Mended"}
    refused = page.press("Take over", **typed)

    assert refused.status == 422
    assert refused.fields["title"] == "Mended"
    assert make.all(Article)[0].title == "Meetings without decisions"


def test_somebody_else_was_faster(make, teacher, made):
    page = bring(teacher, made, AGAIN)
    bring(teacher, made, AGAIN.replace("kept", "broken")).press("Take over")
    late = page.press("Take over", title="Mine")

    assert late.status == 409
    assert late.fields["title"] == "Mine"
    assert "broken" in make.all(Article)[0].body_markdown


def test_an_article_that_is_imported_a_second_time_is_known(make, teacher, course, made):
    first = Page(teacher, teacher.get(f"/courses/{course.slug}/articles/import"))
    for known in (False, True):
        answer = teacher.post(
            first.form["action"],
            data=first.fields | {"file": (io.BytesIO(TEXT.encode()), "meetings.txt")},
            content_type="multipart/form-data",
        )
        page = Page(teacher, answer)
        assert ("already has an article from there" in page.text) is known
        page.press("Make the article")


def test_only_who_may_curate_brings_an_article_again(make, visit, course, made):
    for role in ("participant", "moderator"):
        assert visit(make.member(course, role)).get(made).status_code == 403


def test_a_text_without_questions_leaves_them_all_gone(make, teacher, made):
    page = bring(teacher, made, "Meetings without decisions\n\nNothing is asked here.")
    assert "No questions were found" in page.text
    page.press("Take over")

    assert all(each.gone_at for each in make.all(Question))
    assert len(make.all(Topic)) == 2


def test_an_archive_is_not_one_article(teacher, made):
    assert bring(teacher, made, "").status == 422


@pytest.mark.parametrize(
    ("one", "other", "language", "is_same"),
    [
        ("Kuka keittää kahvin?", "Kuka keittää kahvin?", "fi", True),
        ("Kuka keitti kahvit?", "Kuka keittää kahvia?", "fi", True),
        ("Mitä päätöksistä seurasi?", "Mitä päätöksestä seuraa? Kerro tapaus.", "fi", True),
        ("Vem följer vad som beslöts?", "Vem följer det som beslutades?", "sv", True),
        (
            "Who follows what was decided?",
            "Who follows what has been decided, and how?",
            "en",
            True,
        ),
        ("Wer kocht den Kaffee?", "Wer kocht eigentlich den Kaffee?", "de", True),
        ("Kuka keittää kahvin?", "Mistä hyvän kokouksen tuntee?", "fi", False),
        ("Who makes the coffee?", "Which meeting ended with a decision?", "en", False),
    ],
)
def test_questions_are_known_by_likeness(one, other, language, is_same):
    assert (matched([one], [other], language) == {0: 0}) is is_same


def test_each_question_is_in_one_pair_the_likeliest_first():
    old = ["Who makes the coffee?", "Who makes the tea?"]
    assert matched(old, ["Who makes the tea?", "Who makes the coffee today?", "x"], "en") == {
        0: 1,
        1: 0,
    }


def test_only_the_questions_that_an_article_may_leave_are_compared():
    others = [f"- What is {number} for?" for number in range(QUESTIONS_LIMIT - 1)]
    asked = ["- Who makes the coffee today?", *others, "- Who makes the coffee?"]
    found = read_text("\n".join(["Meetings", "", "A promise.", "", "Points to ponder:", *asked]))
    lines = lines_for(found, [Question(id=7, text="Who makes the coffee?")], "en")
    assert (len(lines), lines[0]["same_as"]) == (QUESTIONS_LIMIT, "q7")


def test_paragraphs_stand_side_by_side():
    rows = side_by_side("A.\n\nB one.\n\nC.", "A.\n\nB two.\n\nC.\n\nD.")

    assert [row.is_changed for row in rows] == [False, True, False, True]
    assert [[piece.text for piece in row.new] for row in rows][-1] == ["D."]
    assert side_by_side("x\n\n" * 4_000, "y") != []
    often = ["\n\n".join(f"—\n\n{each}{at}" for at in range(230)) for each in "ab"]
    assert len(side_by_side(*often)) == 1, "each of so many equals would be looked for again"
