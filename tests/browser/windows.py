"""Windows of a real browser, and what must not happen in any of them."""

import re
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import BrowserContext, Page

from tests.visitor import visitor_for

REFUSED = re.compile(r"Failed to load resource: the server responded with a status of (4|503)")
"""A browser calls every refusal an error of the page; whether it was due is the test's to say."""

UNREACHABLE = "net::ERR_"


@dataclass
class Windows:
    """Opens windows for people, and remembers what was wrong on any page they saw."""

    browser: Any
    forum: Any
    program: Any
    wrong: list[str] = field(default_factory=list)
    may_be_unreachable: bool = False
    contexts: list[BrowserContext] = field(default_factory=list)

    def open(
        self, person: Any = None, *, width: int = 1280, height: int = 900, **more: Any
    ) -> Page:
        """Give the window of a signed-in person, or of a guest; each has a browser of its own."""
        context = self.browser.new_context(
            base_url=self.forum.address,
            viewport={"width": width, "height": height},
            locale="en-GB",
            reduced_motion="reduce",
            **more,
        )
        context.set_default_timeout(10_000)
        context.on("console", self._hears)
        context.on("weberror", lambda error: self.wrong.append(f"script: {error.error}"))
        context.on("request", self._sees_request)
        context.on("response", self._sees_answer)
        self.contexts.append(context)
        if person is not None:
            context.add_cookies([self.cookie_of(person)])
        return context.new_page()

    def cookie_of(self, person: Any) -> dict[str, Any]:
        """Sign a person in, without the slow work on a password."""
        kept = visitor_for(self.program, person).get_cookie("session")
        return {"name": "session", "value": kept.value, "url": self.forum.address}

    def close(self) -> None:
        for each in self.contexts:
            each.close()

    def _hears(self, message: Any) -> None:
        text = message.text
        excused = REFUSED.match(text) or (self.may_be_unreachable and UNREACHABLE in text)
        if message.type == "error" and not excused:
            self.wrong.append(f"console: {text} ({message.location['url']})")

    def _sees_request(self, request: Any) -> None:
        if not request.url.startswith((self.forum.address, "data:", "blob:")):
            self.wrong.append(f"asked another host: {request.url}")

    def _sees_answer(self, response: Any) -> None:
        if response.status in {404, 500}:
            self.wrong.append(f"{response.status}: {response.url}")
