"""Every value that is wrong is named with its place, and nothing is loaded."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.accounts.models import User
from forum.loading import LoadError, read
from tests.loading.conftest import ARTICLE, DROP, changed, small

POST = "courses.0.posts.0"
REPLY = "courses.0.posts.1"
DRAFT = "courses.0.posts.2"

WRONG = [
    ("users", DROP, "users is missing."),
    ("users", {}, "users must be a list."),
    ("users.0", [], "users[0] must be an object"),
    ("users.0.key", DROP, "users[0].key is missing."),
    ("users.0.key", "", "users[0].key is empty."),
    ("users.0.key", 7, "users[0].key must be a text."),
    ("users.1.key", "t", "users[1].key is there twice: t."),
    ("users.0.nick", "T", "users[0].nick is a key that nobody knows."),
    ("users.0.name", "\u202e", "users[0].name cannot be taken"),
    ("users.0.name", None, "users[0].name must be a text."),
    ("users.0.email", "tuula", "users[0].email cannot be taken"),
    ("users.1.email", "TUULA@example.org", "users[1] is there twice: tuula@example.org."),
    ("users.0.password", 7, "users[0].password must be a text."),
    ("users.0.password", "x" * 1000, "users[0].password is longer than 256 characters."),
    ("users.0.language", "de", "users[0].language must be one of: fi, sv, en."),
    ("users.0.admin", "yes", "users[0].admin must be true or false."),
    ("more", [], "more is a key that nobody knows."),
    ("courses.0.slug", "No Slug", "courses[0].slug must be small letters"),
    ("courses.0.title", "\x00", "courses[0].title has a character that cannot be stored."),
    ("courses.0.title", "\ud800", "courses[0].title has a character that cannot be stored."),
    ("courses.0.title", "x" * 1000, "courses[0].title is longer than 200 characters."),
    ("courses.0.time_zone", "Mars/Olympus", "courses[0].time_zone is no time zone"),
    ("courses.0.time_zone", "../etc/passwd", "courses[0].time_zone is no time zone"),
    ("courses.0.note", "> " * 2000, "courses[0].note cannot be taken"),
    ("courses.0.began", "yesterday", "courses[0].began must be a time such as"),
    ("courses.0.began", "-99999d 10:00", "courses[0].began must be a time such as"),
    ("courses.0.began", "-9999d 25:00", "courses[0].began must be a time such as"),
    ("courses.0.began", "2026-03-04T08:12:00", "courses[0].began must be a time such as"),
    ("courses.0.began", 7, "courses[0].began must be a time such as"),
    ("courses.0.members.0.user", "x", "members[0].user names a user that the file does not have"),
    ("courses.0.members.1.user", "t", "members[1].user is a member twice: t."),
    ("courses.0.members.0.role", "teacher", "members[0].role must be one of: participant"),
    ("courses.0.members.0.role", ["moderator"], "members[0].role must be one of: participant"),
    ("courses.0.articles.0.file", "none.md", "articles[0].file cannot be read: No such file"),
    ("courses.0.articles.0.file", "../../x\u0000", "cannot be stored"),
    ("courses.0.articles.0.file", "file.json/x", "articles[0].file cannot be read"),
    ("courses.0.articles.0.imported_by", "x", "articles[0].imported_by names a member"),
    ("courses.0.articles.0.topics.0.question", 9, "topics[0].question must be a number below 2"),
    ("courses.0.articles.0.topics.0.question", True, "topics[0].question must be a number"),
    ("courses.0.articles.0.topics.1.question", 0, "topics[1].question has a topic already."),
    ("courses.0.articles.0.topics.1.key", "one", "topics[1].key is there twice: one."),
    ("courses.0.articles.0.topics.0.asks_for", "poll", "topics[0].asks_for must be one of"),
    (f"{POST}.key", DROP, "posts[0].key is missing."),
    (f"{REPLY}.key", "case", "posts[1].key is there twice: case."),
    (f"{POST}.topic", "none", "posts[0].topic names a topic that the file does not have before"),
    (f"{REPLY}.topic", "two", "posts[1].topic must be the one of the post it answers."),
    (f"{POST}.author", "none", "posts[0].author names a member"),
    (f"{POST}.kind", "essay", "posts[0].kind must be one of: case, reply."),
    (f"{POST}.parent", "reply", "posts[0].parent belongs to a reply, and to no case."),
    (f"{REPLY}.parent", DROP, "posts[1].parent belongs to a reply, and to no case."),
    (f"{REPLY}.parent", "draft", "posts[1].parent names a post that the file does not have before"),
    (f"{POST}.state", "lost", "posts[0].state must be one of"),
    (f"{POST}.state", "draft", "posts[0].state is draft: that has one revision"),
    (f"{POST}.state", "merged", "posts[0].merged_into belongs to a post in state merged"),
    (f"{POST}.state", "erased", "posts[0].revisions of an erased post have no words."),
    (f"{POST}.merged_into", "reply", "posts[0].merged_into belongs to a post in state merged"),
    (f"{DRAFT}.state", "pending", "posts[2].head must be a submitted revision."),
    (f"{DRAFT}.decisions", [{}], "posts[2].decisions are made on what was submitted"),
    (f"{POST}.live", None, "posts[0].live must be given in state published."),
    (f"{POST}.live", 1, "posts[0].live must be a number below 1, counted from 0."),
    (f"{POST}.head", -1, "posts[0].head must be a number below 1, counted from 0."),
    (f"{POST}.published_at", None, "posts[0].published_at belongs to a post that has a live"),
    (f"{REPLY}.published_at", "-1d 10:00", "posts[1].published_at belongs to a post that has"),
    (f"{POST}.revisions", [], "posts[0].revisions must hold at least one."),
    (f"{POST}.revisions.0.texts", {}, "revisions[0].texts say nothing."),
    (f"{POST}.revisions.0.texts", [], "revisions[0].texts must be an object"),
    (f"{POST}.revisions.0.texts.moral", "?", "texts.moral is not asked for here; known are"),
    (f"{POST}.revisions.0.texts.lesson", None, "texts.lesson must be a text."),
    (f"{POST}.revisions.0.texts.lesson", "> " * 2000, "revisions[0].texts cannot be taken"),
    (f"{POST}.revisions.0.sector", "army", "revisions[0].sector must be one of"),
    (f"{POST}.revisions.0.sources.0.url", "javascript:1", "sources[0].url must be an address"),
    (f"{POST}.revisions.0.sources.0.url", "http://[", "sources[0].url must be an address"),
    (f"{POST}.revisions.0.sources.0.why", "", "sources[0].why is a key that nobody knows."),
    (f"{REPLY}.revisions.0.title", "T", "revisions[0].title is a key that nobody knows."),
    (f"{POST}.endorsed_by", "e", "posts[0].endorsed_by must be an instructor who is not"),
    (f"{REPLY}.endorsed_by", "t", "posts[1].endorsed_by"),
    (f"{DRAFT}.endorsed_by", "t", "posts[2].endorsed_by belongs to a post that has a live"),
    (f"{REPLY}.pinned", True, "posts[1].pinned belongs to a case that the course reads."),
    (f"{REPLY}.tags", "a", "posts[1].tags belong to a case."),
    (f"{POST}.tags", "a" * 41, "posts[0].tags must be 8 at most, of 40 characters each."),
    (f"{POST}.decisions.0.by", "e", "decisions[0].by is the author: nobody decides on their own"),
    (f"{POST}.decisions.0.by", "x", "decisions[0].by names a member"),
    (f"{POST}.decisions.0.act", "undo", "decisions[0].act must be one of: approve"),
    (f"{POST}.decisions.0.revision", 3, "decisions[0].revision must be a number below 1"),
    (f"{POST}.decisions.0.at", "-9d 10:00", "decisions[0].at must be a time at which"),
    (f"{POST}.decisions.0.reason", "mood", "decisions[0].reason must be one of"),
    (f"{POST}.decisions.0.requests", {"moral": "?"}, "requests.moral is not asked for here"),
]


@pytest.mark.parametrize(("path", "value", "says"), WRONG, ids=[row[2][:60] for row in WRONG])
def test_what_is_wrong_is_said_with_its_place(read, path, value, says):
    with pytest.raises(LoadError) as refused:
        read(changed(small(), path, value))

    sentence = str(refused.value)
    assert says in sentence
    assert "\n" not in sentence


def test_no_more_cases_of_a_topic_are_pinned_than_a_moderator_could_pin(read):
    whole = small()
    posts = whole["courses"][0]["posts"]
    posts[0]["pinned"] = True
    posts += [dict(posts[0], key=f"case {number}") for number in range(4)]
    read(whole)
    posts.append(dict(posts[0], key="case 4"))

    with pytest.raises(LoadError, match=r"posts\[7\].pinned is said of more than 5 cases"):
        read(whole)


def test_a_draft_may_only_be_the_last_revision(read):
    whole = small()
    post = whole["courses"][0]["posts"][0]
    post["revisions"] = [dict(post["revisions"][0], submitted_at=None), *post["revisions"]]

    with pytest.raises(LoadError, match=r"revisions\[1\].submitted_at is missing: only the last"):
        read(whole)


def test_a_live_revision_was_submitted(read):
    whole = small()
    post = whole["courses"][0]["posts"][0]
    post["revisions"].append(dict(post["revisions"][0], submitted_at=None))

    with pytest.raises(LoadError, match=r"posts\[0\].live must be a submitted revision"):
        read(changed(whole, f"{POST}.live", 1))


def test_what_is_published_is_its_head(read):
    whole = small()
    post = whole["courses"][0]["posts"][0]
    post["revisions"].append(dict(post["revisions"][0], submitted_at="-1d 09:00"))

    with pytest.raises(LoadError, match=r"posts\[0\].live must be the head of a published post"):
        read(whole)


def test_a_merged_post_names_one_that_is_there(read):
    whole = changed(changed(small(), f"{POST}.state", "merged"), f"{POST}.merged_into", "nowhere")

    with pytest.raises(LoadError, match="merged_into names a post"):
        read(whole)


def test_a_topic_closes_after_it_opens(read):
    whole = changed(small(), "courses.0.articles.0.topics.0.opens_at", "-1d 10:00")
    whole = changed(whole, "courses.0.articles.0.topics.0.closes_at", "-2d 10:00")

    with pytest.raises(LoadError, match="closes_at must be later than opens_at"):
        read(whole)


def test_an_article_that_takes_too_long_to_read_is_refused(read, tmp_path):
    (tmp_path / "deep.txt").write_text("[" * 50_000, encoding="utf-8")

    with pytest.raises(LoadError, match=r"articles\[0\].file cannot be"):
        read(changed(small(), "courses.0.articles.0.file", "deep.txt"))


def test_two_courses_have_two_addresses(read):
    whole = small()
    whole["courses"].append(dict(whole["courses"][0], articles=[], posts=[]))

    with pytest.raises(LoadError, match=r"courses\[1\] is there twice: strategy"):
        read(whole)


def test_a_key_that_is_said_twice_is_refused(tmp_path):
    file = tmp_path / "twice.json"
    file.write_text('{"users": [], "users": [], "courses": []}', encoding="utf-8")

    with pytest.raises(LoadError, match="has a key twice"):
        read(file)


@pytest.mark.parametrize("whole", [[], 7, None, "words"])
def test_a_file_is_an_object(tmp_path, whole, read):
    with pytest.raises(LoadError, match="The file must be an object"):
        read(whole)


def places(value, way=""):
    """Every place in a file."""
    parts = value.items() if isinstance(value, dict) else enumerate(value)
    for name, each in parts:
        here = f"{way}.{name}" if way else str(name)
        yield here
        if isinstance(each, dict | list):
            yield from places(each, here)


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3)
    ),
    max_leaves=5,
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("anything")
    (folder / "promise.md").write_text(ARTICLE, encoding="utf-8")
    return folder


@given(place=st.sampled_from(sorted(places(small()))), value=ANYTHING)
def test_whatever_stands_somewhere_is_taken_or_refused_with_a_sentence(folder, place, value):
    file = folder / "file.json"
    file.write_text(json.dumps(changed(small(), place, value)), encoding="utf-8")
    try:
        read(file)
    except LoadError as refused:
        assert str(refused).endswith((".", ")"))  # noqa: PT017 - either end is right


def test_nothing_of_a_file_with_a_fault_is_there(load, make):
    whole = changed(small(), f"{POST}.decisions.0.by", "e")

    with pytest.raises(LoadError):
        load(whole)

    assert make.all(User) == []
