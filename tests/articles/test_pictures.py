"""Pictures: made anew, described, kept with the article, and seen by who may read it."""

import base64
import io
import struct
import zlib
from dataclasses import replace

import pytest
from docx import Document
from PIL import Image

from forum.articles import picture_actions, picture_files, picture_marks, reading
from forum.articles.models import Article
from forum.articles.picture_files import made_anew
from forum.articles.picture_models import Picture
from forum.articles.picture_queries import KEPT_UNUSED
from forum.db import now, transaction
from tests.articles.fetching.servers import page, site
from tests.pages.page import Page


def picture(size=(20, 10), mode="RGB", kind="PNG", **more) -> bytes:
    written = io.BytesIO()
    Image.new(mode, size, 120 if mode in {"P", "L"} else "red").save(written, kind, **more)
    return written.getvalue()


def photograph() -> bytes:
    """A photograph that says where it was taken, and lies on its side."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = 6, "a secret place"
    exif[0x8825] = {1: "N", 2: (60.0, 10.0, 15.0)}
    return picture((3_000, 1_000), kind="JPEG", exif=exif)


def of_size(width: int, height: int) -> bytes:
    """A picture that says it is this large, and has nothing of it."""

    def chunk(name: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(name + data))
        return struct.pack(">I", len(data)) + name + data + check

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = [(b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 99)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*each) for each in parts)


def add(found, data):
    """Add a picture on the page that shows what was found."""
    answer = found.visitor.post(
        found.form.select_one('[value="picture"]')["formaction"],
        data=found.fields | {"change": "picture", "picture": (io.BytesIO(data), "p.png")},
        content_type="multipart/form-data",
    )
    return Page(found.visitor, answer)


def test_a_photograph_is_made_anew_upright_and_says_nothing_of_its_place():
    made = made_anew(photograph())

    assert (made.width, made.height, made.media_type) == (533, 1_600, "image/jpeg")
    assert b"secret" not in made.data
    assert not Image.open(io.BytesIO(made.data)).getexif()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (picture(), "image/png"),
        (picture(mode="P", kind="GIF"), "image/png"),
        (picture(mode="RGBA", kind="WEBP"), "image/jpeg"),
        (picture(mode="L", kind="JPEG"), "image/jpeg"),
        (picture(mode="LA"), "image/png"),
    ],
)
def test_pictures_of_the_web_are_taken(data, kind):
    assert made_anew(data).media_type == kind


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GIF89a",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        of_size(50_000, 50_000),
        of_size(0, 10),
        picture(kind="TIFF"),
        picture()[:-40],
        b"\x89PNG" + b"x" * 9_000_000,
    ],
)
def test_anything_else_is_not(data):
    assert made_anew(data) is None


def test_a_large_picture_is_made_smaller_part_by_part(monkeypatch):
    """Never is there a second one of its size: one of 100 kB would take 600 megabytes."""
    drawn = Image.linear_gradient("L").resize((5_000, 40)).convert("RGBA")
    written = io.BytesIO()
    drawn.save(written, "PNG")
    whole = made_anew(written.getvalue())
    monkeypatch.setattr(picture_files, "_POINTS_AT_ONCE", 1)
    assert made_anew(written.getvalue()) == whole
    assert (whole.width, whole.height) == (1_600, 13)
    monkeypatch.setattr(picture_files, "_MOST_POINTS_OF_WEBP", 100)
    assert made_anew(picture(kind="WEBP")) is None


def test_a_picture_that_says_in_a_damaged_way_how_it_lies_is_taken_as_it_is():
    exif = b"Exif\0\0?M\0*\0\0\0\x08\0\0"
    assert made_anew(picture(kind="JPEG", exif=exif)).width == 20


def test_a_mark_says_the_same_again():
    text = (
        r"a ![b \[c\] \* d](/courses/x/pictures/7) ![](https://e.org/p.png) ![e](picture:0a) [f](g)"
    )
    found = list(picture_marks.marks(text))

    assert [(each.words, each.picture_id) for each in found] == [
        ("b [c] * d", 7),
        ("", None),
        ("e", None),
    ]
    assert picture_marks.changed(text, str) == text
    assert "![new \\[x\\]](/courses/x/pictures/7)" in picture_marks.described(text, {7: "new [x]"})
    assert [picture_marks.bare(each) for each in found[1:]] == [
        "[https://e.org/p.png](https://e.org/p.png)",
        "e",
    ]


# --- In a course ----------------------------------------------------------------------------------


@pytest.fixture
def course(make):
    return make.course()


@pytest.fixture
def teacher(visit, make, course):
    return visit(make.member(course, "instructor"))


@pytest.fixture
def first(teacher, course):
    return Page(teacher, teacher.get(f"/courses/{course.slug}/articles/import"))


def inside(words, data=None):
    return (
        f'<img src="data:image/png;base64,{base64.b64encode(data or picture()).decode()}" {words}>'
    )


def send(first, data, name):
    answer = first.visitor.post(
        first.form["action"],
        data=first.fields | {"file": (io.BytesIO(data), name)},
        content_type="multipart/form-data",
    )
    return Page(first.visitor, answer)


def test_a_picture_inside_a_page_is_given_from_our_own_address(make, visit, course, first):
    body = (
        f"<h1>A</h1><p>Words {inside('alt=before')} after.</p><h2>To ponder</h2><ul><li>Why?</ul>"
    )
    found = send(first, body.encode(), "a.html")
    (row,) = make.all(Picture)
    address = f"/courses/{course.slug}/pictures/{row.id}"

    assert found.fields["body"] == f"Words ![before]({address}) after."
    assert found.soup.select_one(".prose img")["src"] == address
    reader = visit(make.member(course))
    assert reader.get(address).status_code == 404  # no article shows it yet
    assert first.visitor.get(address).status_code == 200

    made = found.press("Make the article", **{f"words-{row.id}": "What it [shows]"})
    shown = made.soup.select_one(".reading__text img")
    assert (shown["src"], shown["alt"]) == (address, "What it [shows]")
    answer = reader.get(address)
    assert (answer.status_code, answer.mimetype) == (200, "image/png")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert Image.open(io.BytesIO(answer.data)).size == (20, 10)
    assert visit().get(address).status_code == 302
    assert visit(make.member(make.course())).get(address).status_code == 404


def test_a_picture_inside_a_word_file_is_taken_with_its_words(make, first):
    written = io.BytesIO()
    document = Document()
    document.add_heading("A", 1)
    document.add_picture(io.BytesIO(photograph()))
    document.paragraphs[-1]._p.xpath(".//wp:docPr")[0].set("descr", "A room")
    document.add_paragraph("Words.")
    document.save(written)
    found = send(first, written.getvalue(), "a.docx")

    (row,) = make.all(Picture)
    assert f"![A room](/courses/course-1/pictures/{row.id})" in found.fields["body"]


def test_pictures_of_a_page_are_fetched_and_what_cannot_be_had_becomes_a_link(
    make, app, monkeypatch, first
):
    with site() as web:
        known = replace(app.config["FORUM"], local_sources=tuple(web.local))
        monkeypatch.setitem(app.config, "FORUM", known)
        web.pages["/a/b"] = page(
            b"<h1>A</h1><p>One <img src='../p.png' alt='one'> two <img src='/none.png' alt='two'>"
            b" three <img src='http://127.0.0.1:1/x.png'> and words enough to be read.</p>"
        )
        web.pages["/p.png"] = page(picture(), "image/png")
        found = first.press("Find", address=web.url("/a/b"))

    (row,) = make.all(Picture)
    assert found.fields["body"] == (
        f"One ![one](/courses/course-1/pictures/{row.id}) two [two]({web.url('/none.png')}) three "
        "[http://127.0.0.1:1/x.png](http://127.0.0.1:1/x.png) and words enough to be read."
    )
    assert "2 pictures could not be taken in." in found.text


def test_a_picture_is_added_on_the_page_and_refused_in_a_sentence(make, first):
    found = first.press("Find", text="A title\n\nWords.")
    added = add(found, picture())
    (row,) = make.all(Picture)
    assert added.fields["body"] == f"Words.\n\n![](/courses/course-1/pictures/{row.id})"
    assert "at the end of the text" in added.text
    assert "could not be taken in" not in added.text
    refused = add(found, b"no picture")
    assert refused.status == 422
    assert "Choose a picture" in refused.errors_at("picture")
    assert refused.fields["body"] == "Words."
    assert len(make.all(Picture)) == 1


def test_a_course_has_room_for_so_many(make, first, monkeypatch):
    monkeypatch.setattr(picture_actions, "QUOTA", 100)
    found = send(first, f"<h1>A</h1><p>W {inside('alt=b')}</p><p>V</p>".encode(), "a.html")
    large = picture((200, 200), "RGBA")
    other = send(first, f"<h1>A</h1><p>W {inside('alt=b', large)}</p>".encode(), "a.html")

    (row,) = make.all(Picture)
    assert f"pictures/{row.id}" in found.fields["body"]
    assert other.fields["body"] == "W b"
    refused = add(found, large)
    assert refused.status == 422
    assert "take all their room" in refused.errors_at("picture")
    assert refused.fields["body"] == found.fields["body"]
    again = send(first, f"<h1>B</h1><p>X {inside('alt=c')}</p>".encode(), "b.html")
    assert again.fields["body"] == f"X ![c](/courses/course-1/pictures/{row.id})"


def test_pictures_are_made_for_so_long_and_no_longer(make, first, monkeypatch):
    monkeypatch.setattr(picture_actions, "_SECONDS_WITH_MAKING", 0)
    found = send(first, f"<h1>A</h1><p>W {inside('alt=b')}</p>".encode(), "a.html")
    assert (found.fields["body"], make.all(Picture)) == ("W b", [])


def test_pictures_of_an_import_nobody_finished_are_cleared_away(make, app, first):
    send(first, f"<h1>A</h1><p>W {inside('')}</p><p>V</p>".encode(), "a.html")
    page = send(first, f"<h1>B</h1><p>W {inside('', photograph())}</p>".encode(), "b.html")
    page.press("Make the article")
    with app.app_context(), transaction():
        assert picture_actions.sweep() == 0
    before = now() - KEPT_UNUSED - KEPT_UNUSED
    with app.app_context(), transaction():
        from forum.db import db, write

        write()
        db.session.query(Picture).update({"added_at": before})
    with app.app_context(), transaction():
        assert picture_actions.sweep() == 1

    (row,) = make.all(Picture)
    (article,) = make.all(Article)
    assert row.kept_at
    assert f"pictures/{row.id})" in article.body_markdown


def test_too_many_pictures_are_left_out():
    body = "".join(inside("alt=x", picture((n, 1))) for n in range(1, 60))
    found = reading.read(f"<h1>A</h1><p>{body}</p>".encode(), "a.html")

    assert len(found.pictures) == 50
    assert reading.read(b"<p><img src='data:image/png;base64,!!!'>W</p>", "a.html").pictures == {}
