"""How a topic's page is put together: the kept public part, and what is the reader's own."""

from dataclasses import dataclass, replace
from typing import Any

from flask import g, render_template, session
from flask.wrappers import Response
from flask_babel import gettext as _
from markupsafe import Markup
from werkzeug.exceptions import NotFound

from forum.articles import queries as articles
from forum.db import now
from forum.discussion import (
    mark_queries,
    overview_queries,
    own_queries,
    prompts,
    queries,
    tag_queries,
    thread_queries,
)
from forum.discussion.filters import Filter
from forum.discussion.forms import SECTORS, SIZES
from forum.discussion.models import Template
from forum.discussion.names import display_initials, display_name
from forum.discussion.overview_queries import Version
from forum.discussion.thread_queries import Shown
from forum.gate import course, me
from forum.language import day_there
from forum.pages import frame, kept, presence
from forum.permissions import Permission, Reader

SLOT = Markup("<!--threads-->")
OWN_CASES = 10
"""How many of one's own cases that others do not see stand above the others."""


@dataclass(frozen=True)
class Asked:
    """Which part of a topic is asked for."""

    topic_id: int
    which: Filter
    page: int
    tag_id: int | None = None


def words_for_posts() -> dict[str, Any]:
    """Give the parts of a post what they need and would not find in a bare template."""
    return {
        "display_name": display_name,
        "display_initials": display_initials,
        "when": frame.when,
        "course_slug": course().slug,
        "sector_words": SECTORS,
        "size_words": SIZES,
        "own": False,
        "tags": {},
        "is_staff": me().can(Permission.MODERATE, course().id),
    }


def parts_of(template: Template) -> tuple[tuple[str, str], ...]:
    """Give the key and the name of each part of a template, in the reader's language."""
    return tuple((prompt.key, prompts.label(prompt)) for prompt in template.prompts)


def labels_of(template: Template) -> dict[str, str]:
    """Give the name of everything that is told, by its key."""
    return {
        "title": _("Title"),
        "body": _("Text"),
        "whole": _("The whole"),
        "sources": _("Sources"),
        "sector": _("Sector of the organisation"),
        "size": _("Size of the organisation"),
        **dict(parts_of(template)),
    }


def page(asked: Asked) -> Response:
    """Answer with a topic's page for this reader.

    Where nothing was written since it was last built, it is given again without another question.
    """
    key = _page_key()
    found = kept.find(key, kept.KeptPage) if key else None
    if found is None or not found.is_of_this_moment():
        found = _made(asked)
        if key:
            kept.keep(key, found)
    return Response([found.whole()], mimetype="text/html")


def _page_key() -> tuple[Any, ...] | None:
    """Name all that a page depends on; None where it shows what is shown once.

    The generations stand for all that is in the database; the rest is the address, the token of
    the forms, who was there, what one was told, and the day, because the page says “today”.
    """
    reader, here = me(), course()
    mine, token = reader.memberships.get(here.id), session.get("csrf_token")
    if mine is None or token is None or "_flashes" in session:
        return None
    written = (reader.generation, mine.generation, _where_news_may_be_from(reader))
    seen = (frame.this_page(), frame.language(), presence.of(here.id))
    return (reader.user_id, here.id, written, seen, token, day_there(now(), here.time_zone))


def _where_news_may_be_from(reader: Reader) -> tuple[Any, ...]:
    """Name what the count of one's notices depends on: all of one's courses, if there are any."""
    if not reader.news:
        return ()
    courses = [(each.course_id, each.generation) for each in reader.memberships.values()]
    return (reader.news, *sorted(courses))


def _made(asked: Asked) -> kept.KeptPage:
    reader, here = me(), course()
    version = overview_queries.version(asked.topic_id, course_id=here.id, reader=reader)
    if version is None:
        raise NotFound
    may_write = _may_write(reader, version)
    key = _key(asked, version, reader, may_write=may_write)
    public = kept.find(key, kept.KeptTopic)
    if public is None:
        public = kept.keep(key, _build(asked, reader, version.phase, may_write=may_write))
    own = _own(key, public, asked, may_write=may_write)
    shell = _shell(key, public, own)
    threads = kept.patched(public.threads, own.patches)
    return kept.KeptPage(version, version.phase, *shell.around(threads, frame.csrf_token()))


def _shell(key: tuple[Any, ...], public: kept.KeptTopic, own: kept.KeptOwn) -> kept.KeptShell:
    """Give what stands around the threads: kept until a word of it is another one."""
    reader, about, tells = me(), presence.of(course().id), "_flashes" in session
    person = (reader.user_id, reader.name, frame.count_waiting(), frame.count_unread())
    shell_key = (key, own.above, person, about, frame.this_page())
    found = None if tells else kept.find(shell_key, kept.KeptShell)
    if found is not None:
        return found
    g.token_slot = kept.TOKEN_SLOT
    html = render_template(
        "discussion/topic.html", public=public, own=own, slot=SLOT, presence=about
    )
    del g.token_slot
    above, below = html.encode().split(SLOT.encode(), 1)
    shell = kept.KeptShell(above, below)
    return shell if tells else kept.keep(shell_key, shell)


def _may_write(reader: Reader, version: Version) -> bool:
    """Say by the version what Topic.can_be_written_in_by() says by the topic."""
    is_staff = reader.can(Permission.MODERATE, course().id)
    return reader.can(Permission.POST, course().id) and (is_staff or version.phase == "open")


def _key(asked: Asked, version: Version, reader: Reader, *, may_write: bool) -> tuple[Any, ...]:
    """Name all that the public part depends on; the day, because it says “today”."""
    here = course()
    return (
        asked,
        version.stamp,
        version.phase,
        frame.language(),
        reader.can(Permission.MODERATE, here.id),
        reader.can(Permission.CURATE, here.id),
        may_write,
        (here.slug, here.title, here.time_zone),
        day_there(now(), here.time_zone),
    )


def _build(asked: Asked, reader: Reader, phase: str, *, may_write: bool) -> kept.KeptTopic:
    topic = queries.topic(asked.topic_id, reader=reader)
    article = articles.article(topic.question.article_id, topic.course_id)
    tag = tag_queries.shown_in(topic.id, asked.tag_id) if asked.tag_id else None
    threads, has_more = thread_queries.threads(topic.id, asked.which, asked.page, asked.tag_id)
    if (not threads and asked.page > 1) or (tag is None and asked.tag_id):
        raise NotFound
    lines = queries.topics_of(topic.course_id, reader=reader)
    context = words_for_posts() | {
        "topic": topic,
        "parts": parts_of(topic.template),
        "article": article,
        "counts": overview_queries.counts(topic.id),
        "asked": asked,
        "tag": tag,
        "tags": tag_queries.shown_on([each.top.id for each in threads]),
        "found": bool(threads),
        "course": course(),
        "lines": [line for line in lines if line.article_id == article.id],
        "unanswered": overview_queries.unanswered(topic.id),
        "may_write": may_write,
        "may_reply": may_write,
        "may_set": reader.can(Permission.CURATE, topic.course_id),
        "phase": phase,
        "has_more": has_more,
        "Filter": Filter,
        "day": frame.day,
    }
    marked = mark_queries.marked(threads)
    pieces = kept.pieces_of(marked, **context)
    html, spots = kept.joined(pieces)
    return kept.KeptTopic(
        above=kept.part("discussion/_topic_above.html", **context),
        beside=kept.part("discussion/_topic_beside.html", **context),
        rail=kept.part("discussion/_topic_rail.html", **context),
        threads=html,
        spots=spots,
        post_ids=frozenset(each.post_id for each in spots),
        closed_ids=frozenset(
            each.id for thread in marked for each in thread.replies if each.is_closed
        ),
        below=kept.part("discussion/_topic_below.html", **context),
        question=topic.question.text,
        parts=context["parts"],
    )


def _own(
    key: tuple[Any, ...], public: kept.KeptTopic, asked: Asked, *, may_write: bool
) -> kept.KeptOwn:
    """Give what the reader wrote here, built anew when any of it has changed."""
    marks = own_queries.marks(asked.topic_id, course_id=course().id, reader=me())
    marks = [mark for mark in marks if not mark.is_live or mark.id in public.post_ids]
    own_key = (key, tuple(marks))
    found = kept.find(own_key, kept.KeptOwn) if marks else kept.KeptOwn("", ())
    if found is not None:
        return found
    posts = [
        replace(each, is_closed=each.id in public.closed_ids)
        for each in own_queries.own([mark.id for mark in marks], reader=me())
    ]
    return kept.keep(own_key, _build_own(posts, public, may_write=may_write))


def _build_own(posts: list[Shown], public: kept.KeptTopic, *, may_write: bool) -> kept.KeptOwn:
    context = words_for_posts() | {"own": True, "may_reply": may_write, "parts": public.parts}
    context["tags"] = tag_queries.shown_on([each.id for each in posts if each.is_case])
    hidden = [each for each in posts if each.is_case and not each.is_live][-OWN_CASES:]
    above = [kept.part("discussion/_own_case.html", post=each, **context) for each in hidden]
    own = kept.patches(public.spots, own_pieces(posts, **context))
    return kept.KeptOwn("".join(above), own)


def own_pieces(posts: list[Shown], **context: Any) -> tuple[kept.OwnPiece, ...]:
    """Build one's own posts that stand among the others, not the cases that nobody else sees."""
    return tuple(
        kept.OwnPiece(kept.piece_of(each, **context), each.parent_id, each.case_id)
        for each in posts
        if each.is_live or not each.is_case
    )
