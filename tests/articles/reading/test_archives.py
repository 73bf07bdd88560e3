"""Feeds and exports: which posts are in them, and that each is read as a page of its own."""

import datetime as dt

import pytest

from forum.articles.reading import UnreadableError, archives, feed
from forum.articles.reading.archives import is_archive, parted, read_post
from forum.articles.reading.posts import Post
from tests.articles.reading.archives import ATOM, BODY, RSS, blogger, wxr

DAY = dt.date(2009, 11, 17)


@pytest.mark.parametrize("data", [wxr(), blogger(), ATOM, RSS])
def test_an_archive_is_told_by_its_beginning(data):
    assert is_archive(data)
    assert is_archive(b"\xef\xbb\xbf" + data)


@pytest.mark.parametrize("data", [b"", b"<html><body>", b"<rssx>", b"To ponder: <rss>", b"PK\x03"])
def test_anything_else_is_none(data):
    assert not is_archive(data)


@pytest.mark.parametrize(("make", "key"), [(wxr, "https://blog.example.org/?p=1"), (blogger, None)])
def test_the_posts_of_a_blog_are_those_that_were_published(make, key):
    posts = parted(make())

    assert sorted(post.title for post in posts) == ["Post 1", "Post 2"]
    first = next(post for post in posts if post.title == "Post 1")
    assert first == Post(
        key or "tag:blogger.com,1999:blog-1.post-1",
        "Post 1",
        BODY.format(1),
        DAY,
        "Nobody",
        "https://blog.example.org/1",
    )


def test_the_newer_export_of_blogger_says_the_same_in_other_words():
    data = b"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"
    xmlns:blogger="http://schemas.google.com/blogger/2018"><id>tag:blogger.com,1999:blog-1</id>
    <entry><id>1</id><blogger:type>POST</blogger:type><blogger:status>LIVE</blogger:status>
    <title>Post</title><content type="html">x</content></entry>
    <entry><id>2</id><blogger:type>POST</blogger:type><blogger:status>DRAFT</blogger:status></entry>
    <entry><id>3</id><blogger:type>COMMENT</blogger:type></entry></feed>"""

    assert [post.key for post in parted(data)] == ["1"]


def test_a_feed_has_its_entries_the_newest_first():
    assert [(post.title, post.date) for post in parted(ATOM)] == [
        ("Post 2", dt.date(2010, 1, 2)),
        ("Post 1", DAY),
    ]
    assert parted(ATOM)[0].html == "<p>Plain words.</p>"
    for odd in (b"0000-00-00", b"0001-01-01T00:00:00+14:00", b"9999-12-31T23:59:59-14:00"):
        assert parted(ATOM.replace(b"2010-01-02T10:00:00Z", odd))[-1].date is None
    (post,) = parted(RSS)
    assert (post.title, post.date, post.key) == ("Sähkö & kahvi", DAY, "https://blog.example.org/1")


def test_what_the_older_editor_wrote_is_parted_at_empty_lines():
    body = (
        "One line\nand another.\n\n[caption id='1']To ponder:[/caption]\n\n<ul><li>Why?</li></ul>"
    )
    (post,) = parted(wxr(1, body))

    assert post.html == "<p>One line<br>and another.</p>\n<p>To ponder:</p>\n<ul><li>Why?</li></ul>"


def test_a_post_is_read_as_a_page_and_its_comments_are_not_in_it():
    (post,) = parted(wxr(1))
    found = read_post(post.title, post.html, base=post.url)

    assert [each.text for each in found.questions] == ["Who asked 1?"]
    assert found.body_markdown == "Every meeting is a promise."
    assert found.title == "Post 1"


def test_what_a_post_points_to_is_found_from_its_address():
    found = read_post("A", '<p>See <a href="../b">b</a>.</p>', base="https://example.org/c/d")

    assert found.body_markdown == "See [b](https://example.org/b)."


ENTITIES = b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "x">]><rss><item/></rss>'


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (ENTITIES, "bomb"),
        (b"<rss><channel></channel></rss>", "no_posts"),
        (wxr()[:-200], "broken"),
        (b"<feed>\x00", "no_posts"),
        (b'<?xml version="1.0" encoding="utf-16"?><rss ><item/></rss>', "broken"),
        (b"<rss" + b" a='x'" * 20_000 + b"><item/></rss>", "bomb"),
        (b"<feed" + b"<a" * 100_000, "no_posts"),
        (wxr().replace(b"<item>", b"<item>" + b"<a>" * 100_000, 1), "broken"),
        (b"<rss><item>" + b"<a>" * 100_000 + b"</rss>", "no_posts"),
        (wxr(5_001, "x"), "too_many_posts"),
    ],
)
def test_what_is_no_archive_is_refused_in_a_sentence(data, reason):
    with pytest.raises(UnreadableError) as refused:
        parted(data)
    assert refused.value.code == reason
    assert refused.value.sentence


@pytest.mark.parametrize(
    ("moment", "day"),
    [("2009-11-17", DAY), ("Tue, 17 Nov 2009 10:00:00 GMT", DAY), ("yesterday", None), ("", None)],
)
def test_the_day_of_an_entry_is_read_however_it_is_written(moment, day):
    data = f"<rss version='2.0'><channel><item><guid>1</guid><pubDate>{moment}</pubDate>"
    (post,) = parted(f"{data}<title>A</title></item></channel></rss>".encode())

    assert post.date == day


def test_an_archive_that_is_too_large_is_not_opened(monkeypatch):
    monkeypatch.setattr(archives, "LARGEST", 100)
    with pytest.raises(UnreadableError):
        parted(wxr())
    monkeypatch.undo()
    monkeypatch.setattr(feed, "_LARGEST", 100)
    with pytest.raises(UnreadableError):
        parted(ATOM)
