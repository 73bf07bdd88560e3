"""The whole loop, as people do it: from an article to a discussion. For any pair of hands."""

from dataclasses import dataclass
from typing import Any

from forum.courses.models import Course

ARTICLE = """Tuesday, 9 September 2025

The meeting after the meeting

The decision was made on Monday. On Tuesday nobody remembered it, and it was made again.

Listening is the cheapest tool of a leader, which is why it is the one used least.

To ponder:
How can one follow a decision so that it helps those who carry it out (case examples)?
Who listens while the management speaks?

No comments

Post a comment
"""
CASE = {
    "title": "The board in the corridor",
    "situation": "What the meeting had decided stayed in the meeting.",
    "action": "We wrote it on a board that everybody walks past.",
    "outcome": "After a month half of it was done.",
    "lesson": "What is seen is remembered.",
}
REPLY = "Ours stayed empty until the boss wrote on it too."
PASSWORD = "kahvihuoneen strategia 7"


@dataclass
class Cast:
    """Who takes part, each by a pair of hands."""

    teacher: Any
    writer: Any
    moderator: Any
    classmate: Any
    reader: Any


def register(hands, email: str, name: str, to: str = "/register") -> None:
    hands.open(to)
    hands.write("[name=name]", name)
    hands.write("[name=email]", email)
    hands.write("[name=password]", PASSWORD)
    hands.choose("select[name=language]", "English")
    hands.press("form[action='/register'] button:not([value])")
    assert "sign in" in hands.hears()
    hands.write("[name=password]", PASSWORD)
    hands.press("form[action='/login'] button")


def make_course(hands, title: str) -> str:
    hands.press("main a[href='/courses/new']")
    hands.write("[name=title]", title)
    hands.press("form[action='/courses'] button")
    assert hands.hears()
    return hands.page.url


def invite(hands, course: str, role: str) -> str:
    """Make the link for a role and read it."""
    hands.open(f"{course}/settings")
    hands.press(f"form[action$='/invitations']:has([value={role}]) button")
    assert hands.hears()
    return hands.page.locator(f"#address-{role}").input_value()


def come_in(hands, link: str, email: str, name: str) -> None:
    hands.open(link)
    hands.press("main a[href^='/register']")
    register(hands, email, name, hands.page.url)
    hands.press("form[action^='/join'] button")
    assert hands.hears()


def gathered(begins: Any, make: Any, where: str) -> tuple[Cast, str]:
    """Let a teacher register and make a course, and two people come in by its links.

    A classmate and a reader are in it already. Gives the cast and the course's address.
    """
    teacher, writer, moderator = begins(), begins(), begins()
    register(teacher, f"tuula@{where}.example.org", f"Tuula {where}")
    course = make_course(teacher, f"Leading by {where}")
    staff, participants = (invite(teacher, course, role) for role in ("moderator", "participant"))
    come_in(moderator, staff, f"aino@{where}.example.org", f"Aino {where}")
    come_in(writer, participants, f"eero@{where}.example.org", f"Eero {where}")
    (row,) = make.all(Course, title=f"Leading by {where}")
    classmate, reader = (begins(make.member(row)) for _ in range(2))
    return Cast(teacher, writer, moderator, classmate, reader), course


def import_article(hands, course: str) -> str:
    """Paste the article, look over what was found, and open the topics."""
    hands.open(course)
    hands.press("main a[href$='/articles/import']")
    hands.write("[name=text]", ARTICLE)
    hands.press("main form button[type=submit]")
    assert hands.page.locator("[name=title]").input_value() == "The meeting after the meeting"
    names = hands.page.locator("[name$='-short_name']")
    assert names.count() == 2
    hands.write("[name='questions-0-short_name']", "Following a decision")
    hands.press("button[name=change][value=down-0]")
    assert names.nth(1).input_value() == "Following a decision"
    hands.press("button[name=change][value=up-1]")
    hands.press(".action-bar button:not([name])")
    assert hands.hears()
    text = hands.page.locator("main").inner_text()
    assert "Post a comment" not in text
    hands.press(".ponder a[href*='/topics/']:has-text('How can one follow')")
    return hands.page.url


def tell(hands, topic: str, title: str) -> str:
    hands.open(topic)
    hands.press("main a[href$='/cases/new']")
    for name, words in (CASE | {"title": title}).items():
        hands.write(f"[name={name}]", words)
    hands.press("button[name=save][value=submit]")
    assert "moderator" in hands.hears()
    assert hands.page.locator("[data-state=pending]").count()
    return hands.page.url.removesuffix("#main")


def mend(hands, post: str, request: str) -> None:
    """See one's own posts, see what is asked for, mend it and send it again."""
    hands.open("/me/posts")
    hands.press(f"main a[href$='{post.rpartition('/courses')[2]}']")
    hands.press("main a[href$='/edit']")
    assert request in hands.page.locator("#outcome-request").inner_text()
    hands.write("[name=outcome]", "We counted: fourteen of twenty were done.")
    hands.press("button[name=save][value=submit]")
    assert hands.hears()
    assert hands.page.locator(".state-band[data-state=pending]").count()


def answer(hands, topic: str) -> str:
    hands.open(topic)
    hands.press(f"article:has-text('{CASE['title']}') a[href$='#reply']")
    hands.write("[name=body]", REPLY)
    hands.press("button[name=save][value=submit]")
    assert "moderator" in hands.hears()
    return hands.page.url


def sees(hands, topic: str) -> str:
    hands.open(topic)
    return hands.page.locator("main").inner_text()


def next_waiting(hands, course: str) -> None:
    """Open what has waited longest."""
    hands.open(f"{course}/queue")
    hands.press(".desk__lines li:first-child a")


def tell_the_story(cast: Cast, course: str, decide: Any) -> None:
    """From the article on; `decide` is how a moderator does what the keys 1 to 4 stand for."""
    topic = import_article(cast.teacher, course)
    first = tell(cast.writer, topic, CASE["title"])
    second = tell(cast.writer, topic, "A list that nobody read")
    third = tell(cast.writer, topic, "About something else")
    assert CASE["title"] not in sees(cast.reader, topic)
    _three_are_decided_on(cast, course, decide)
    cast.writer.open(third)
    assert "This is another question." in cast.writer.page.locator("main").inner_text()
    mend(cast.writer, second, "How do you know?")
    _what_was_mended_is_featured(cast, course, decide)
    _a_reply_is_published(cast, course, topic, decide)
    text = sees(cast.reader, topic)
    for words in (CASE["title"], "A list that nobody read", "fourteen of twenty", REPLY):
        assert words in text
    assert "About something else" not in text
    cast.writer.open(first)
    assert REPLY in cast.writer.page.locator("main").inner_text()


def _three_are_decided_on(cast: Cast, course: str, decide: Any) -> None:
    next_waiting(cast.moderator, course)
    for act, words in (("1", ""), ("3", "How do you know?"), ("4", "This is another question.")):
        decide(cast.moderator, act, words)
        assert cast.moderator.hears()
    assert not cast.moderator.page.locator(".desk__lines").count()


def _what_was_mended_is_featured(cast: Cast, course: str, decide: Any) -> None:
    next_waiting(cast.moderator, course)
    assert "fourteen of twenty" in cast.moderator.page.locator(".diff ins").all_inner_texts()[0]
    decide(cast.moderator, "2", "")
    assert cast.moderator.hears()


def _a_reply_is_published(cast: Cast, course: str, topic: str, decide: Any) -> None:
    reply = answer(cast.classmate, topic)
    assert REPLY not in sees(cast.reader, topic)
    next_waiting(cast.moderator, course)
    decide(cast.moderator, "1", "")
    assert cast.moderator.hears()
    cast.classmate.open(reply)
    assert cast.classmate.page.locator("[data-state=published]").count()
