"""What can be asked for: the same form on every path, lenient to drafts, strict to what is sent."""

from types import SimpleNamespace

import pytest
from werkzeug.datastructures import MultiDict

from forum.db import now
from forum.discussion import queries
from forum.discussion.forms import CopyForm, case_form, reply_form
from forum.discussion.models import Asks, Prompt, Revision, Sector, Size
from forum.discussion.prompts import KEYS
from forum.discussion.said import said_in

GOOD = {
    "title": "  A  case ",
    "situation": "It was *decided*.",
    "action": "We did it.",
    "outcome": "It held.",
    "lesson": "Ask.",
    "submission_key": "key",
}
DEEP = "> " * 400 + "x"


@pytest.fixture
def form_of(app, make):
    """Fill in the form of a topic; gives the form, and whether it can be taken."""
    course = make.course()
    reader = make.reader(make.member(course))
    topics = {asks: make.topic(course, asks_for=asks) for asks in ("case", "talk")}

    def fill(asks="case", **typed):
        with app.test_request_context(headers={"Accept-Language": "en"}):
            topic = queries.topic(topics[asks].id, reader=reader)
            form = case_form(topic, MultiDict(typed))
            return (
                form,
                form.validate(),
                {name: list(map(str, e)) for name, e in form.errors.items()},
            )

    return fill


def test_a_row_has_a_number_that_a_page_of_ours_writes():
    numbers = ("²", "1" * 5000, "", "-1", "0")
    names = {f"stand_ins-{each}-{part}": "names" for each in numbers for part in ("kind", "key")}
    assert len(reply_form(MultiDict(names)).pairs) == 1


def test_a_case_is_taken_cleaned_and_rendered(form_of):
    form, is_good, _ = form_of(
        **GOOD, sector="health", size="10-49", sources="https://example.org/a  A report \n\n"
    )
    assert is_good
    assert form.submits
    said = form.said()
    assert said.title == "A case"
    assert said.htmls["situation"] == "<p>It was <em>decided</em>.</p>"
    assert said.sources == [{"url": "https://example.org/a", "title": "A report"}]
    assert (said.sector, said.size) == (Sector.HEALTH, Size.SMALL)


def test_a_part_that_is_not_asked_for_any_more_loses_no_word(app):
    def prompt(key):
        return Prompt(key=key, label="", limit=4000, is_required=True, is_asked=key != "lesson")

    template = SimpleNamespace(prompts=[prompt(key) for key in KEYS[Asks.CASE]])
    topic = SimpleNamespace(asks_for=Asks.CASE, template=template)
    text = Revision(id=1, title="", texts={"lesson": "Ask."}, sources=[], saved_at=now())
    with app.test_request_context(headers={"Accept-Language": "en"}):
        typed = case_form(topic, MultiDict(GOOD))
        assert typed.validate()
        assert typed.said().texts["lesson"] == "Ask."
        emptied = case_form(topic, MultiDict(GOOD | {"lesson": ""}), revision=text)
        assert emptied.validate()
        assert emptied.said().texts["lesson"] == ""
        begun = case_form(topic, None, revision=text)
        assert begun["lesson"].data == "Ask."
        assert "not asked for any more" in begun["lesson"].description
        assert "lesson" not in case_form(topic, None)


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("title", "", "Give it a title."),
        ("title", "\x00 \u202e", "Give it a title."),
        ("title", "x" * 151, "at most 150 characters"),
        ("situation", " ", "Tell this part too"),
        ("action", "x" * 4001, "at most 4000 characters"),
        ("outcome", DEEP, "more than 12 deep"),
        ("sector", "nowhere", "Not a valid choice"),
        ("size", "10-49' OR 1=1", "Not a valid choice"),
        ("sources", "see\nhttps://example.org", "Line 1 does not start with https://"),
        ("sources", "https://example.org\njavascript:alert(1)", "Line 2"),
        ("sources", "http://[::1", "Line 1"),
        ("sources", "https:///nowhere", "Line 1"),
        ("sources", "https://example.org\n" * 11, "at most 10 sources"),
        ("sources", "x" * 5001, "at most 5000 characters"),
        ("submission_key", "", "missing from the form"),
        ("submission_key", "a b", "missing from the form"),
        ("submission_key", "x" * 65, "missing from the form"),
        ("submission_key", "key\n", "missing from the form"),
        ("base", "1", "missing from the form"),
        ("base", "1-2; DROP", "missing from the form"),
        ("save", "publish", "missing from the form"),
    ],
    ids=lambda value: str(value)[:24],
)
def test_what_is_sent_says_what_is_wrong_beside_its_field(form_of, field, typed, words):
    _, is_good, errors = form_of(**GOOD | {field: typed})
    assert not is_good
    assert set(errors) == {field}
    assert words in " ".join(errors[field])


def test_a_form_without_its_key_is_refused(form_of):
    _, is_good, errors = form_of(**{key: each for key, each in GOOD.items() if key == "title"})
    assert not is_good
    assert "submission_key" in errors


@pytest.mark.parametrize("save", ["draft", "preview"])
def test_a_draft_may_be_half_done(form_of, save):
    typed = {
        "submission_key": "k",
        "save": save,
        "title": "x" * 200,
        "situation": "x" * 9000,
        "sources": "www.example.org half typed",
    }
    form, is_good, errors = form_of(**typed)
    assert is_good, errors
    assert not form.submits
    assert form.previews == (save == "preview")
    assert form.said().sources == [{"url": "", "title": "www.example.org half typed"}]


@pytest.mark.parametrize(
    "typed", [{"title": "", "situation": " "}, {"title": "x" * 2001}, {"lesson": "x" * 20_001}]
)
def test_a_draft_has_its_bounds_too(form_of, typed):
    assert not form_of(submission_key="k", save="draft", **typed)[1]


def test_free_talk_has_a_title_and_one_text(form_of):
    typed = {"title": "T", "body": "I think so.", "submission_key": "k", "sector": "public"}
    form, is_good, _ = form_of("talk", **typed)
    assert is_good
    said = form.said()
    assert (said.texts, said.sector, said.sources) == ({"body": "I think so."}, None, [])


@pytest.mark.parametrize(
    ("body", "save", "is_good"),
    [
        ("Hello", "submit", True),
        (" \n ", "submit", False),
        ("", "draft", False),
        ("x" * 8001, "submit", False),
        ("x" * 8001, "draft", True),
        (DEEP, "submit", False),
    ],
    ids=["good", "blank", "nothing to keep", "too long", "a long draft", "too deep"],
)
def test_a_reply_says_something_and_not_too_much(app, body, save, is_good):
    with app.test_request_context():
        form = reply_form(MultiDict({"body": body, "save": save, "submission_key": "k"}))
        assert form.validate() == is_good
        if is_good:
            assert form.said().htmls["body"].startswith("<p>")


@pytest.mark.parametrize("revision", ["", "x", "-1", "1.0", "9" * 19, "１"])
def test_a_text_to_begin_from_is_named_by_its_number(app, revision):
    with app.test_request_context():
        assert not CopyForm(MultiDict({"submission_key": "k", "revision": revision})).validate()
        assert CopyForm(MultiDict({"submission_key": "k", "revision": "12"})).validate()


def test_a_text_goes_through_its_form_unchanged(app, make, form_of):
    course = make.course()
    author = make.member(course)
    topic = make.topic(course)
    post = make.case(topic, author, title="The title")
    (text,) = make.all(Revision, post_id=post.id)
    text.sources = [{"url": "https://example.org", "title": "T"}, {"url": "", "title": "half"}]
    text.sector = Sector.OTHER
    with app.test_request_context():
        found = queries.topic(topic.id, reader=make.reader(author))
        form = case_form(found, None, revision=text, submission_key="k")
        assert form.said().is_what(text)
        assert said_in(text).is_what(text)
        assert form.base.data == text.version
        assert form.sources.data == "https://example.org T\nhalf"
