"""Somebody who has written two thousand words into the form of a case, and what became of them."""

import re
from contextlib import contextmanager
from itertools import cycle, islice
from typing import Any

from playwright.sync_api import Page, Response

from forum.discussion.models import Post, Revision, State

SENTENCE = """
päätös tehtiin maanantaina ja unohtui, sillä “kukaan” ei kysynyt: <b>kuka</b> & milloin?
Åsa skrev upp det på tavlan 🙂 – 50 % blev gjort; then we asked again.
"""
PARTS = ("situation", "action", "outcome", "lesson")
TITLE = "Two thousand words"


def words(count: int, first: int = 0) -> str:
    """Give so many words, other ones for each beginning."""
    return " ".join(islice(cycle(SENTENCE.split(" ")), first, first + count)).strip()


TEXTS = {name: words(500, first) for first, name in enumerate(PARTS)}


class Writing:
    """A participant at a page with a form of a case."""

    def __init__(self, windows: Any, make: Any, member: Any, page: Page) -> None:
        self.windows, self.make, self.member, self.page = windows, make, member, page

    def insert(self, texts: dict[str, str] = TEXTS, title: str = TITLE) -> None:
        """Put a text into each field as one stroke, as dictating or pasting does."""
        for name, text in ({"title": title} | texts).items():
            self.page.locator(f"[name={name}]").focus()
            self.page.keyboard.press("Control+A")
            self.page.keyboard.insert_text(text)

    def type(self, by_keys: int = 40) -> None:
        """Write key by key; what comes after so many signs of a part, ten words at a stroke."""
        for name, text in ({"title": TITLE} | TEXTS).items():
            self.page.locator(f"[name={name}]").focus()
            self.page.keyboard.type(text[:by_keys])
            rest = text[by_keys:].split(" ")
            for at in range(0, len(rest), 10):
                stroke = " ".join(rest[at : at + 10])
                self.page.keyboard.insert_text(stroke if at == 0 else f" {stroke}")

    def typed(self) -> dict[str, str]:
        """Give what stands in the fields of the page now, where a person sees it."""
        found = {name: self.page.locator(f"textarea[name={name}]") for name in PARTS}
        assert all(each.is_visible() for each in found.values())
        return {name: each.input_value() for name, each in found.items()}

    def send(self, button: str = "button[name=save][value=submit]") -> Response:
        """Press the button; give what the server answered to the form itself."""
        with self.page.expect_response(_is_of_a_form) as answer, self.page.expect_navigation():
            self.page.locator(button).press("Enter")
        return answer.value

    def send_again(self) -> Response:
        """Send what the page has kept by the button that it offers for that."""
        kept = self.page.locator("main:has([data-refused]) form button")
        button = "main form button" if kept.count() else "button[name=save][value=submit]"
        return self.send(button)

    def posts(self) -> list[Post]:
        return self.make.all(Post, author_id=self.member.id)

    def has_one_post(self, texts: dict[str, str] = TEXTS) -> bool:
        """Hold that all went into one post that waits, and that its page shows so."""
        (post,) = self.posts()
        head = self.make.get(Revision, post.head_revision_id)
        assert head.texts == texts
        assert (post.state, bool(head.submitted_at)) == (State.PENDING, True)
        self.page.wait_for_url(re.compile(rf"/posts/{post.id}(#.*)?$"))
        return True

    @contextmanager
    def in_another_tab(self):
        """Do something in another tab of the same browser."""
        before = self.page
        self.page = before.context.new_page()
        yield
        self.page.close()
        self.page = before


def _is_of_a_form(response: Response) -> bool:
    request = response.request
    return request.method == "POST" and request.is_navigation_request()
