"""Every link as every role on the demo course: none is dead, no page is broken or asks too much."""

from collections import Counter, deque
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
from lxml import html
from werkzeug.exceptions import MethodNotAllowed, NotFound

from forum.accounts.models import User
from forum.app import beside
from forum.db import db, transaction, write
from forum.loading import load, read

MOST_STATEMENTS = 24
MOST_PAGES = 900
ASK_BOTH = {"moderator"}
ALIKE, SUCH = 2, 5
"""Of pages that differ only in what is chosen after the question mark, or in what they are about,
so many are opened."""

ROLES = {
    "guest": None,
    "participant": "eero@example.org",
    "moderator": "aino@example.org",
    "instructor": "tuula@example.org",
    "moderator in two languages": "henrik@example.org",
    "admin": "ville@example.org",
}


@pytest.fixture
def demo(app):
    with app.app_context(), transaction():
        write()
        load(read(beside("seeds") / "demo.json"))
    return app


def signed_in(app, visit, email):
    if email is None:
        return visit()
    with app.app_context():
        return visit(db.session.query(User).filter_by(email_key=email).one())


@pytest.mark.parametrize("role", ROLES)
def test_every_link_leads_somewhere(demo, database, visit, statements, role):
    if role not in ASK_BOTH and not database.url.startswith("sqlite"):
        pytest.skip("asks what the moderator asks, who asks both databases")
    visitor = signed_in(demo, visit, ROLES[role])
    waiting, seen, wrong, alike = deque(["/"]), {"/"}, [], Counter()
    while waiting:
        url = waiting.popleft()
        alike[_kind(demo, url)] += 1
        if alike[_kind(demo, url)] > (ALIKE if "?" in url else SUCH):
            continue
        statements.clear()
        links = _look_at(demo, visitor.get(url), url, statements, wrong)
        found = {_ours(url, link) for link in links} - seen - {None}
        seen |= found
        waiting.extend(sorted(found))
        assert len(seen) < MOST_PAGES, "the pages have no end"
    assert wrong == []
    assert len(seen) > (4 if role == "guest" else 25)


def _look_at(app, answer, url, statements, wrong) -> list[str]:
    """Give where a page leads, having said what is wrong with it."""
    if answer.status_code in {302, 303}:
        return [answer.headers["Location"]]
    wrong += _wrong_with(answer, url, statements)
    return _links(app, answer, url, wrong)


def _kind(app, url) -> tuple[str, ...]:
    """Say which pages are the same but for their choices: the endpoint, and what is chosen."""
    parts = urlsplit(url)
    endpoint, _ids = app.url_map.bind("").match(parts.path)
    return (endpoint, *sorted(parse_qs(parts.query)))


def _wrong_with(answer, url, statements) -> list[str]:
    wrong = [] if answer.status_code == 200 else [f"{url}: {answer.status_code}"]
    if len(statements) > MOST_STATEMENTS:
        wrong.append(f"{url}: {len(statements)} statements")
    return wrong


def _links(app, answer, url, wrong) -> list[str]:
    if answer.mimetype != "text/html":
        return []
    page = html.fromstring(answer.get_data(as_text=True))
    links = page.xpath("//a/@href")
    ids = Counter(page.xpath("//*/@id"))
    twice = sorted(each for each, count in ids.items() if count > 1)
    nowhere = [link for link in links if link.startswith("#") and link[1:] not in ids]
    headings = len(page.xpath("//h1"))
    wrong += [f"{url}: {headings} h1"] * (headings != 1)
    wrong += [f"{url}: ids stand twice: {twice}"] * bool(twice)
    wrong += [f"{url}: no such place: {nowhere}"] * bool(nowhere)
    for form in page.xpath("//form[@method='post']"):
        wrong += _wrong_form(app, form, url)
    return links


def _wrong_form(app, form, url) -> list[str]:
    wrong = []
    path = urlsplit(urljoin(url, form.get("action") or url)).path
    try:
        app.url_map.bind("").match(path, method="POST")
    except (NotFound, MethodNotAllowed):
        wrong.append(f"{url}: a form leads nowhere: {path}")
    if not form.xpath(".//*[@name='csrf_token']"):
        wrong.append(f"{url}: a form without a token: {path}")
    return wrong


def _ours(url: str, link: str) -> str | None:
    parts = urlsplit(urljoin(url, link))
    if parts.netloc or parts.scheme or parts.path.startswith("/static"):
        return None
    return parts.path + (f"?{parts.query}" if parts.query else "")
