"""Every page as each role, wide and light, narrow and dark: what axe finds, nothing sideways."""

import json
from types import SimpleNamespace

import pytest
from axe_playwright_python.sync_playwright import Axe

from forum.articles.models import Question
from forum.discussion.models import Post, Topic
from tests.world import make_world

pytestmark = pytest.mark.xdist_group("browser")

WINDOWS = [(1280, "light"), (320, "dark")]
RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "rules": {"target-size": {"enabled": True}},
}
PAGES = {
    "guest": ["/", "/login", "/register"],
    "participant": [
        "/",
        "/me",
        "/courses",
        "/courses/new",
        "{course}",
        "{course}/members",
        "{topic}",
        "{topic}?show=unanswered",
        "{topic}/cases/new",
        "{course}/posts/{published}",
        "{course}/articles/{article}",
    ],
    "author": [
        "/me/posts",
        "{topic}",
        *(
            f"{{course}}/posts/{{{state}}}"
            for state in ("draft", "pending", "changes_requested", "rejected", "removed")
        ),
        "{course}/posts/{changes_requested}/edit",
        "{course}/posts/{superseded}/history",
    ],
    "moderator": [
        "{course}/queue",
        "{course}/queue?state=removed",
        "{course}/queue/{pending}",
        "{course}/queue/{live}",
        "{course}/queue/{reply}",
        "{course}/decisions",
    ],
    "instructor": [
        "{course}",
        "{course}/members",
        "{course}/settings",
        "{course}/articles/import",
        "{course}/articles/{article}/edit",
        "{topic}/settings",
    ],
}


@pytest.fixture(scope="module")
def place(make) -> SimpleNamespace:
    """A course with a post in every state, its people, and what stands in its addresses."""
    world = make_world(make)
    ids = {name.split(",")[0]: post.id for name, post in world.posts.items()}
    post = make.get(Post, ids["published"])
    slug = world.ids["course_slug"][0]
    names = ids | {
        "course": f"/courses/{slug}",
        "topic": f"/courses/{slug}/topics/{post.topic_id}",
        "live": ids["live under an edit"],
        "reply": ids["pending reply"],
        "article": make.get(Question, make.get(Topic, post.topic_id).question_id).article_id,
    }
    return SimpleNamespace(people=world.people, names=names)


def sideways(page) -> int:
    return page.evaluate("document.documentElement.scrollWidth - window.innerWidth")


@pytest.mark.parametrize(("width", "scheme"), WINDOWS)
@pytest.mark.parametrize("role", PAGES)
def test_axe_finds_nothing_and_nothing_stands_out_sideways(windows, place, role, width, scheme):
    # So high that no bar that stays in view lies over what axe measures.
    page = windows.open(place.people[role], width=width, height=2400, color_scheme=scheme)
    wrong = []
    for address in PAGES[role]:
        url = address.format(**place.names)
        answer = page.goto(url)
        assert answer is not None
        assert answer.status == 200, url
        found = Axe().run(page, options=RULES).response["violations"]
        wrong += [f"{url}: {each['id']} {_where(each)}" for each in found]
        if sideways(page) > 0:
            wrong.append(f"{url}: {sideways(page)} px stand out sideways")
    assert wrong == []


def _where(violation) -> str:
    return json.dumps([node["html"][:120] for node in violation["nodes"][:2]])


def test_axe_would_find_what_is_wrong(windows):
    page = windows.open()
    page.goto("/login")
    page.evaluate("document.querySelector('label').remove()")
    found = Axe().run(page, options=RULES).response["violations"]
    assert "label" in {each["id"] for each in found}


def test_a_page_that_stands_out_is_noticed(windows):
    page = windows.open(width=320)
    page.goto("/login")
    assert sideways(page) <= 0
    page.evaluate("document.querySelector('main').append(document.createElement('hr'))")
    page.evaluate(
        "document.querySelector('hr').animate([{ width: '900px' }], { fill: 'forwards' })"
    )
    page.wait_for_timeout(50)
    assert sideways(page) > 0
