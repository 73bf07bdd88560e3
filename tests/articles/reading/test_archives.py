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
    <entry><id>3</id><blogger:type>COMMENT</blogger:type></entry>
    <entry><id>4</id><blogger:status>SOFT_TRASHED</blogger:status></entry>
    <entry><id>5</id><blogger:status>SCHEDULED</blogger:status></entry>
    <entry><id>6</id><blogger:trashed>2020-01-01T00:00:00Z</blogger:trashed></entry></feed>"""

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


def feed_of(items, more="") -> bytes:
    return f"<rss version='2.0'><channel>{more}{items}</channel></rss>".encode()


def test_the_older_feed_of_blogger_is_a_feed_as_any_other():
    (post,) = parted(
        feed_of(
            "<item><guid isPermaLink='false'>tag:blogger.com,1999:blog-1.post-1</guid><title>A"
            "</title><link>https://e.org/a</link><author>noreply@blogger.com (A. Nobody)</author>"
            "</item>"
        )
    )
    assert (post.key, post.author) == ("tag:blogger.com,1999:blog-1.post-1", "A. Nobody")


def test_what_a_feed_points_to_is_found_from_its_address():
    data = feed_of("<item><guid>7</guid><title>A</title><link>/a?b#c</link></item>")
    (post,) = parted(data, "https://e.org/blog/feed")
    assert (post.url, post.key) == ("https://e.org/a?b#c", "7")
    for odd in ("javascript:alert(1)", "http://[", "7", "mailto:a@e.org"):
        (post,) = parted(data.replace(b"/a?b#c", odd.encode()), "https://e.org/feed")
        assert (post.url, post.author) == ("", "")
    other = parted(data.replace(b"<channel>", b"<channel><link>https://f.org/</link>"))
    assert (other[0].key, other[0].url) == ("https://f.org/ 7", "https://f.org/a?b#c")
    assert parted(feed_of("<item><title>A</title><author>a@e.org</author></item>"))[0].author == ""


@pytest.mark.parametrize("fault", ["R&D", "S&auml;hk&ouml;&nbsp;", "&nosuch;", "\x0b"])
def test_a_fault_in_a_feed_costs_no_post_its_tags(fault):
    said = "&lt;p&gt;Tea &amp;amp; &auml;&lt;/p&gt;<![CDATA[<p>A&B</p>]]>"
    items = f"<item><title>{fault}</title><guid>1</guid><description>{said}</description></item>"

    assert parted(feed_of(items))[0].html == "<p>Tea &amp; ä</p><p>A&amp;B</p>"


def test_a_post_without_a_title_is_called_by_its_first_words():
    posts = parted(
        wxr(1, "<!-- a --><p>Every <b>meeting</b> is a promise. More.</p>").replace(b"Post 1", b"")
    )
    assert posts[0].title == "Every meeting is a promise"
    assert parted(wxr(1, "<img>").replace(b"Post 1", b""))[0].title == "https://blog.example.org/1"
    named = wxr(1).replace(b"Post 1", b"<![CDATA[A &amp; <i>B</i> 2 < 3]]>")
    assert parted(named)[0].title == "A & B 2 < 3"


def test_a_post_of_wordpress_is_by_whoever_is_shown_not_by_a_name_to_sign_in_with():
    author = (
        b"<channel><wp:author><wp:author_login>Nobody</wp:author_login>"
        b"<wp:author_display_name>N. O. Body</wp:author_display_name></wp:author>"
    )
    assert parted(wxr(1).replace(b"<channel>", author))[0].author == "N. O. Body"
    bare = wxr(1).replace(b'<guid isPermaLink="false">https://blog.example.org/?p=1</guid>', b"")
    assert parted(bare)[0].key == "https://blog.example.org/1"


def test_code_keeps_its_empty_lines_and_what_builders_of_pages_leave_behind_goes():
    (post,) = parted(wxr(1, "[vc_row a='b']W [sic][/vc_row]\n\n<pre>a\n\nb</pre>\n\nV"))
    found = read_post("A", post.html)

    assert found.body_markdown == "W \\[sic\\]\n\n```\na\n\nb\n```\n\nV"


def test_what_a_post_says_of_entities_declares_none():
    assert parted(wxr(1, "<p>Write &lt;!ENTITY a, or <!ENTITY b></p>"))[0].title == "Post 1"


def test_a_feed_may_say_what_it_is_in_the_old_way():
    old = b'<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://e.org/rss.dtd">'
    assert is_archive(b'<?xml version="1.0"?>' + old + feed_of("<item/>"))
    assert not is_archive(ENTITIES)


ENTITIES = b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "x">]><rss><item/></rss>'


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (ENTITIES, "bomb"),
        (b"<rss><channel></channel></rss>", "no_posts"),
        (b"<rss><item>" + b"&" * 400_001, "bomb"),
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
    [
        *[
            ("2009-11-17", DAY),
            ("Tue, 17 Nov 2009 10:00:00 GMT", DAY),
            ("17 Nov 09 10:00 GMT", DAY),
        ],
        *[("Tue, 17 Nov 2009 00:30:00 +0200", DAY), ("17. marraskuuta 2009", DAY)],
        # What is no whole day stays none: the library makes one of each of these.
        *[(each, None) for each in ("2009", "2009-11", "2009-W47", "12:00", "1258452000", "1117")],
        *[("yesterday", None), ("", None)],
    ],
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
