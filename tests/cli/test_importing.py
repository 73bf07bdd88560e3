"""`forum import`: an article and its questions, into a course."""

import json

import pytest

from forum.articles.models import Article, Question
from forum.audit import Event
from forum.discussion.models import Topic
from tests.articles.reading.archives import ATOM

TEXT = """Meetings without decisions

Every meeting is a promise.

Points to ponder:
1. Which meeting of yours ended with a decision?
2. Who follows what was decided?
"""


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "meetings.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def course(forum, make):
    return make.course(slug="leading", language="sv")


@pytest.fixture
def teacher(make, course):
    make.member(course, "moderator")
    return make.member(course, "instructor", name="Tuula")


def test_an_article_comes_with_its_topics(forum, make, course, teacher, file):
    make.member(course, "instructor", name="Later")
    done = forum("import", file, "--course", "leading")
    (article,) = make.all(Article)
    assert done.status == 0
    assert (
        f"Imported “Meetings without decisions”: /courses/leading/articles/{article.id}" in done.out
    )
    assert "1. Which meeting" in done.out
    assert (article.imported_by_id, article.source) == (teacher.id, "meetings.txt")
    assert len(make.all(Question)) == len(make.all(Topic)) == 2
    assert {event.actor_name for event in make.all(Event)} == {"Tuula"}


def test_json_says_what_was_made(forum, make, teacher, file):
    done = forum("import", file, "--course", "leading", "--json")
    said = json.loads(done.out)
    assert said["article"] == make.all(Article)[0].id
    assert (said["title"], said["date"], said["language"]) == (
        "Meetings without decisions",
        None,
        "en",
    )
    assert [each["parent"] for each in said["questions"]] == [None, None]
    assert said["questions"][1]["text"] == "Who follows what was decided?"
    assert done.out.count("\n") == 1


@pytest.mark.parametrize("more", [(), ("--json",)], ids=["words", "json"])
def test_a_dry_run_makes_nothing(forum, make, teacher, file, more):
    done = forum("import", file, "--course", "leading", "--dry-run", *more)
    assert done.status == 0
    assert "Meetings without decisions" in done.out
    assert make.all(Article) == make.all(Question) == make.all(Topic) == make.all(Event) == []


def test_the_same_file_is_one_article_and_another_text_of_its_name_is_another(
    forum, make, teacher, file
):
    forum("import", file, "--course", "leading")
    again = forum("import", file, "--course", "leading")
    assert "Was imported before: “Meetings without decisions”" in again.out
    assert len(make.all(Article)) == 1
    assert json.loads(forum("import", file, "--course", "leading", "--json").out)["is_new"] is False
    file.write_text(TEXT.replace("promise", "party"), encoding="utf-8")
    assert "Imported" in forum("import", file, "--course", "leading").out
    assert len(make.all(Article)) == 2


def test_a_text_without_a_title_is_called_as_is_said(forum, make, teacher, tmp_path):
    path = tmp_path / "bare.md"
    path.write_text("- Why?\n- Who?\n", encoding="utf-8")
    assert "title" in forum("import", path, "--course", "leading").refusal
    assert forum("import", path, "--course", "leading", "--title", "Two words").status == 0
    assert [each.title for each in make.all(Article)] == ["Two words"]


def test_an_article_without_questions_says_so(forum, teacher, tmp_path):
    bare = tmp_path / "bare.txt"
    bare.write_text("A title\n\nOnly a text without anything to ponder.\n", encoding="utf-8")
    assert "No questions found." in forum("import", bare, "--course", "leading").out


def test_pictures_that_could_not_be_taken_in_are_counted(forum, make, teacher, tmp_path):
    path = tmp_path / "pictures.md"
    path.write_text("# A plan\n\n![A plan](https://127.0.0.1/plan.png)\n", encoding="utf-8")
    assert "could not be taken in: 1." in forum("import", path, "--course", "leading").out
    assert "[A plan](https://127.0.0.1/plan.png)" in make.all(Article)[0].body_markdown


def test_it_is_the_act_of_whoever_is_named(forum, make, course, teacher, file):
    other = make.member(course, "instructor", user=make.user(email="other@example.org"))
    assert forum("import", file, "--course", "leading", "--as", " Other@Example.org ").status == 0
    assert make.all(Article)[0].imported_by_id == other.id


@pytest.fixture
def places(make, course, teacher, file, tmp_path):
    """Files by what is wrong with them; and a member who is no instructor."""
    make.member(course, user=make.user(email="member@example.org"))
    said = {
        "empty.txt": b"",
        "binary.txt": b"\x7fELF\x00\x01\x02" * 99,
        "feed.xml": ATOM,
        "long.txt": b"A title\n\n" + (b"Words " * 3_000 + b"\n\n") * 25,
    }
    for name, data in said.items():
        (tmp_path / name).write_bytes(data)
    return {"FILE": file} | {name: tmp_path / name for name in said}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["FILE"], "--course"),
        (["FILE", "--course", "none"], "no course “none”"),
        (["FILE", "--course", "leading", "--as", "nobody@example.org"], "no instructor"),
        (["FILE", "--course", "leading", "--as", "member@example.org"], "no instructor"),
        (["nothing.txt", "--course", "leading"], "No such file"),
        (["/", "--course", "leading"], "directory"),
        (["http://127.0.0.1/a", "--course", "leading"], "by http or https"),
        (["empty.txt", "--course", "leading"], "empty.txt"),
        (["binary.txt", "--course", "leading"], "binary.txt"),
        (["feed.xml", "--course", "leading"], "many posts"),
        (["long.txt", "--course", "leading"], "long.txt"),
    ],
    ids=lambda value: " ".join(value)[:40] if isinstance(value, list) else "",
)
def test_what_cannot_be_imported_is_refused_in_a_sentence(forum, make, places, arguments, words):
    refused = forum("import", *[places.get(each, each) for each in arguments])
    assert words in refused.refusal
    assert make.all(Article) == []


def test_a_name_that_is_none_is_refused(forum, teacher):
    assert "name of the file" in forum("import", "a\x00b", "--course", "leading").refusal


def test_a_course_without_an_instructor_takes_no_article(forum, make, course, file):
    make.member(course, "moderator")
    assert "no instructor" in forum("import", file, "--course", "leading").refusal
