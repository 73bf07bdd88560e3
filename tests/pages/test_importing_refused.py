"""What cannot be imported is refused in a sentence, and nothing typed is lost."""

import io
from urllib.parse import urlencode

import pytest
from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

from forum.articles.forms import QUESTIONS_LIMIT
from forum.articles.models import Article
from forum.discussion.models import Topic
from tests.pages.page import TEXT, Page


@pytest.fixture
def course(make):
    return make.course()


@pytest.fixture
def teacher(visit, make, course):
    return visit(make.member(course, "instructor"))


@pytest.fixture
def address(course):
    return f"/courses/{course.slug}/articles"


@pytest.fixture
def first(teacher, address):
    return Page(teacher, teacher.get(f"{address}/import"))


@pytest.fixture
def found(first):
    page = first.press("Find", text=TEXT)
    assert page.status == 200
    return page


@pytest.mark.parametrize(
    ("text", "file", "at"),
    [
        ("", None, "text"),
        (" \x00 ", None, "text"),
        (TEXT, (b"x?", "a.txt"), "text"),
        ("", (b"", "empty.txt"), "file"),
        ("", (b"\x7fELF\x00\x00\x00\x01" * 50, "photo.txt"), "file"),
        ("", (b"PK\x03\x04broken", "a.docx"), "file"),
        ("", (b"%PDF-1.4 broken", "a.pdf"), "file"),
        ("", (b"\xd0\xcf\x11\xe0" * 100, "a.doc"), "file"),
    ],
    ids=["neither", "blank", "both", "empty", "binary", "docx", "pdf", "doc"],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(make, teacher, address, text, file, at):
    files = {"file": (io.BytesIO(file[0]), file[1])} if file else {"file": (io.BytesIO(b""), "")}
    page = Page(teacher, teacher.send(f"{address}/import", text=text, files=files))
    assert page.status == 422
    assert page.errors_at(at)
    assert page.fields["text"].strip() == text.replace("\x00", "").strip()
    assert make.all(Article) == []


def test_a_file_that_is_too_large_for_one_article_is_refused_beside_it(make, first):
    file = FileStorage(io.BytesIO(b"x" * 7_000_001), "a.txt")
    boundary, body = encode_multipart(first.fields | {"file": file})
    kind = f"multipart/form-data; boundary={boundary}"
    page = Page(
        first.visitor, first.visitor.post(first.form["action"], data=body, content_type=kind)
    )
    assert page.status == 422
    assert "larger than 7 megabytes" in page.errors_at("file")
    assert make.all(Article) == []


def test_a_text_too_long_to_be_shown_comes_back_with_words_beside_it(first):
    long = "Title\n\n" + "Words of a long text.\n\n" * 40_000
    page = first.press("Find", text=long)
    assert page.status == 422
    where = "body" if "body" in page.fields else "text"
    assert page.errors_at(where)
    assert "Words of a long text." in page.fields[where]


def test_a_paste_of_ten_megabytes_is_given_back(make, first, database):
    if not database.url.startswith("sqlite"):
        pytest.skip("no database has to do with what is refused before it")
    page = first.press("Find", text="å" * 5_000_000)
    assert page.status == 413
    assert len(page.fields["text"]) == 5_000_000
    assert "too long" in page.text
    assert make.all(Article) == []


def test_a_preview_that_has_grown_too_long_is_given_back(make, found):
    page = found.press("Make the article", body="x" * 9_000_000)
    assert page.status == 413
    assert len(page.fields["body"]) == 9_000_000
    assert page.questions() == found.questions()
    assert make.all(Article) == []


def test_what_is_sent_past_every_limit_ends_in_a_sentence(teacher, address):
    answer = teacher.send(f"{address}/import", text="x" * 41_000_000)
    assert answer.status_code == 413


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("title", ""),
        ("title", "x" * 201),
        ("published_on", "8.4.2010"),
        ("language", "tlh"),
        ("body", "> " * 60 + "x"),
        ("questions-1-short_name", ""),
        ("questions-1-short_name", "x" * 81),
        ("questions-1-text", ""),
        ("questions-1-opens_at", "tomorrow"),
        ("questions-1-closes_at", "2026-13-01T10:00"),
        ("questions-1-asks_for", "poll"),
        ("questions-1-premoderates_cases", "never"),
    ],
    ids=lambda value: value[:24],
)
def test_a_wrong_field_comes_back_with_words_beside_it(make, found, name, typed):
    page = found.press("Make the article", **{name: typed})
    assert page.status == 422
    assert page.errors_at(name)
    assert page.soup.select_one(".error-summary a")["href"] == f"#{name}"
    if "asks_for" not in name and "premoderates" not in name and name != "language":
        assert page.fields[name] == typed
    assert page.questions()[0] == found.questions()[0]
    assert make.all(Article) == make.all(Topic) == []


def test_a_topic_closes_after_it_has_opened(found):
    times = {
        "questions-0-opens_at": "2026-12-06T10:00",
        "questions-0-closes_at": "2026-12-06T10:00",
    }
    page = found.press("Make the article", **times)
    assert page.status == 422
    assert "closes after" in page.errors_at("questions-0-closes_at")
    assert page.form.select_one(".line__more").has_attr("open")


def test_a_look_at_what_cannot_be_shown_says_so(found):
    page = found.press("Show how it looks now", body="> " * 60 + "x")
    assert page.status == 422
    assert page.errors_at("body")
    assert page.form.select_one(".import__text").has_attr("open")


def test_a_button_that_cannot_do_it_says_why_beside_the_question(found):
    page = found.press("Split", at=0)
    assert page.status == 422
    assert "Begin a new line" in page.errors_at("questions-0-text")
    assert page.questions() == found.questions()


def test_there_is_nothing_to_take_back_where_nothing_was_removed(found):
    page = Page(
        found.visitor,
        found.visitor.post(
            found.form["action"] + "/import", data=found.fields | {"change": "restore"}
        ),
    )
    assert page.status == 422
    assert "nothing to take back" in page.text


@pytest.mark.parametrize("key", [None, "", "x" * 65, "a b"])
def test_a_form_without_its_key_makes_nothing(make, found, key):
    fields = {name: typed for name, typed in found.fields.items() if name != "submission_key"}
    fields |= {} if key is None else {"submission_key": key}
    assert found.visitor.post(found.form["action"], data=fields).status_code == 422
    assert make.all(Article) == []


@pytest.mark.parametrize(
    "odd",
    [
        {"questions-²-text": "x"},
        {"questions-0-key": ""},
        {"questions-0-key": "q99999999999999999"},
        {"questions-0-parent": b"\xed\xa0\x80"},
        {"removed": "[" * 100_000, "change": "restore"},
        {"change": "split-99999999999999999999"},
        {"title": b"\x00\xed\xa0\x80\xff", "published_on": "\x00"},
        {"questions-0-opens_at": "9999-12-31T23:59"},
        {f"questions-{number}-text": "x" for number in range(QUESTIONS_LIMIT + 5)},
    ],
    ids=lambda odd: next(iter(odd))[:20],
)
def test_no_form_ends_in_a_traceback(found, odd):
    for url in (found.form["action"], found.form["action"] + "/import"):
        body = urlencode(found.fields | odd)
        kind = "application/x-www-form-urlencoded"
        answer = found.visitor.post(url, data=body, content_type=kind)
        assert answer.status_code in {200, 303, 422}
