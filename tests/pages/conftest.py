"""What tests of pages start from beside a course: a topic, read as somebody."""

import re
from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup

TOKEN = re.compile(rb'name="csrf_token" value="[^"]*"')


@pytest.fixture
def read(visit, url, topic) -> Callable[..., BeautifulSoup]:
    """Open the topic as somebody, in a browser of their own; gives the page as one sees it.

    It is asked for twice: what is kept of a page says what the page says.
    """
    browsers = {}

    def read(who, query="", status=200):
        if who.user_id not in browsers:
            browsers[who.user_id] = visit(who)
        browser = browsers[who.user_id]
        first = browser.get(f"{url}/topics/{topic.id}{query}")
        again = browser.get(f"{url}/topics/{topic.id}{query}")
        assert first.status_code == again.status_code == status, first.text
        assert TOKEN.sub(b"", first.data) == TOKEN.sub(b"", again.data)
        return BeautifulSoup(again.data, "lxml")

    return read
