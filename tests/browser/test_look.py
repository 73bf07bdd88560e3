"""Every page as each role, wide and light, narrow and dark: what axe finds, nothing sideways."""

import json
from types import SimpleNamespace

import pytest
from axe_playwright_python.sync_playwright import Axe

from forum.articles.models import Question
from forum.courses.models import Invitation
from forum.db import db, transaction, write
from forum.discussion.models import Post, Topic
from forum.permissions import Role
from tests.world import make_world

pytestmark = pytest.mark.xdist_group("browser")

FULL = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}
LOOKS = [(1280, "light"), (320, "dark")]
"""Width and colours: a page is opened once and looked at in both."""

PAGES = {
    "guest": ["/", "/login", "/register", "/join/{invitation}"],
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
        "{course}/posts/{superseded}/flags/new",
        "/me/flags",
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
        "{course}/queue/{pending}/edit",
        "{course}/queue/{published}",
        "{course}/queue/{published}/compare/{superseded}",
        "{course}/queue/{published}/move",
        "{course}/queue/{published}/merge",
        "{course}/queue/{published}/merge?into={superseded}",
        "{course}/queue/{published reply}/split",
        "{course}/posts/{published}/history",
        "{course}/posts/{published}/lock",
        "{course}/posts/{published}/tags",
        "{course}/decisions",
    ],
    "instructor": [
        "{course}",
        "{course}/members",
        "{course}/settings",
        "{course}/settings/checks",
        "{course}/articles/import",
        "{course}/articles/{article}/edit",
        "{topic}/settings",
        "{topic}/parts",
        "{course}/settings/parts/case",
    ],
}


@pytest.fixture(scope="module")
def place(make, program) -> SimpleNamespace:
    """A course with a post in every state, its people, and what stands in its addresses."""
    world = make_world(make)
    ids = {name.split(",")[0]: post.id for name, post in world.posts.items()}
    post = make.get(Post, ids["published"])
    slug = world.ids["course_slug"][0]
    with program.app_context(), transaction():
        write(post.course_id)
        db.session.add(Invitation(course_id=post.course_id, role=Role.PARTICIPANT, token="t" * 32))
    names = ids | {
        "course": f"/courses/{slug}",
        "topic": f"/courses/{slug}/topics/{post.topic_id}",
        "invitation": "t" * 32,
        "live": ids["live under an edit"],
        "reply": ids["pending reply"],
        "article": make.get(Question, make.get(Topic, post.topic_id).question_id).article_id,
    }
    return SimpleNamespace(people=world.people, names=names)


def sideways(page) -> int:
    return page.evaluate("document.documentElement.scrollWidth - window.innerWidth")


def wrong_with(page, name: str) -> list[str]:
    """Look at a page in every width and colour; with its menus open where it is narrow."""
    wrong = []
    for width, scheme in LOOKS:
        # So high that no bar that stays in view lies over what axe measures.
        page.set_viewport_size({"width": width, "height": 2400})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        found = Axe().run(page, options=FULL).response["violations"]
        wrong += [f"{name} {width} {scheme}: {each['id']} {_where(each)}" for each in found]
        if sideways(page) > 0:
            wrong.append(f"{name} {width} {scheme}: {sideways(page)} px stand out sideways")
        page.evaluate(
            "document.querySelectorAll('main details').forEach((each) => (each.open = true))"
        )
    return wrong


@pytest.mark.parametrize("role", PAGES)
def test_axe_finds_nothing_and_nothing_stands_out_sideways(windows, place, role):
    page, wrong = windows.open(place.people[role]), []
    for address in PAGES[role]:
        url = address.format(**place.names)
        answer = page.goto(url)
        assert answer is not None
        assert answer.status == 200, url
        wrong += wrong_with(page, url)
    assert wrong == []


ANY = "main form[method=post]:has(textarea, input:not([type=hidden])) button:not([formmethod])"
REFUSED = {
    "guest": {"/login": ANY, "/register": ANY},
    "participant": {"{topic}/cases/new": "button[value=submit]", "/courses/new": ANY},
    "moderator": {
        "{course}/queue/{pending}": "button[value=reject]",
        "{course}/queue/{pending}/edit": "button[value=approve]",
    },
    "instructor": {
        "{course}/settings": ANY,
        "{topic}/settings": ANY,
        "{course}/articles/import": ANY,
    },
}
"""Forms that are sent with every box empty, by which button."""

SEND_EMPTY = """
(button) => {
  for (const each of button.form.querySelectorAll("input, textarea")) {
    if (!["hidden", "radio", "checkbox", "submit"].includes(each.type)) each.value = "";
  }
  button.form.noValidate = true;
  button.click();
}
"""


def _is_of_a_form(answer) -> bool:
    return answer.request.method == "POST" and answer.request.is_navigation_request()


@pytest.mark.parametrize("role", REFUSED)
def test_a_refused_form_is_as_good_as_it_was(windows, place, role):
    page, wrong = windows.open(place.people[role]), []
    for address, button in REFUSED[role].items():
        url = address.format(**place.names)
        page.goto(url)
        with page.expect_response(_is_of_a_form) as seen:
            page.locator(button).first.evaluate(SEND_EMPTY)
        assert seen.value.status == 422, url
        page.wait_for_load_state()
        wrong += wrong_with(page, f"refused {url}")
    assert wrong == []


@pytest.mark.parametrize("person", ["guest", "participant"])
def test_an_error_page_is_as_good_as_any(windows, place, person):
    page = windows.open(place.people[person] if person != "guest" else None)
    page.goto("{course}/posts/999999".format(**place.names) if person != "guest" else "/join/x")
    assert page.locator("h1").count() == 1
    assert wrong_with(page, "error") == []
    windows.wrong = [each for each in windows.wrong if not each.startswith("404: ")]


def _where(violation) -> str:
    return json.dumps([node["html"][:120] for node in violation["nodes"][:2]])


def test_axe_would_find_what_is_wrong(windows):
    page = windows.open()
    page.goto("/login")
    page.evaluate("document.querySelector('label').remove()")
    found = Axe().run(page, options=FULL).response["violations"]
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
