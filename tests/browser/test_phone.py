"""A case told on a telephone: everything fits, can be reached, and can be hit by a thumb."""

import pytest

from tests.browser.hands import WHERE, Keyboard
from tests.browser.story import CASE

pytestmark = pytest.mark.xdist_group("browser")

SIZES = [(390, 844), (320, 568)]
LEAST = 24
"""Pixels of the smallest target, by WCAG 2.2; a link in running text is as high as its line."""

COMMON = 390
"""Pixels of a common telephone: there the text can be twice as large."""

LARGER_TEXT = "document.documentElement.style.fontSize = '200%'"

SIDEWAYS = """
() => [...document.querySelectorAll("body *")]
  .filter((each) => each.checkVisibility())
  .filter((each) => !each.closest(".visually-hidden, .table-scroll, .skip-link"))
  .filter((each) => each.getBoundingClientRect().right > innerWidth + 0.5)
  .map((each) => each.outerHTML.slice(0, 120))
"""

BROKEN = """
() => [...document.querySelectorAll(".top__nav a")]
  .flatMap((link) => [...link.childNodes].filter((each) => each.nodeType === Node.TEXT_NODE))
  .flatMap((text) => [...text.data.matchAll(/\\S+/g)].map((word) => [text, word]))
  .filter(([text, word]) => {
    const range = document.createRange();
    range.setStart(text, word.index);
    range.setEnd(text, word.index + word[0].length);
    return range.getClientRects().length > 1;
  })
  .map(([text, word]) => word[0]);
"""
"""Words of the menu that do not stand on one line."""

TARGETS = """
() => {
  const isInText = (each) => getComputedStyle(each).display === "inline" && each.matches("a");
  const targets = "a, button, summary, input:not([type=hidden]), select, textarea";
  return [...document.querySelectorAll(targets)]
    .filter((each) => each.checkVisibility() && !each.closest(".visually-hidden, .skip-link"))
    .filter((each) => !isInText(each))
    .map((each) => [each.outerHTML.slice(0, 120), each.getBoundingClientRect()])
    .filter(([, box]) => box.width < LEAST || box.height < LEAST);
}
""".replace("LEAST", str(LEAST))


WORD = "Kokonaisvaltaisuudenkehittämissuunnitelmatyöryhmänpuheenjohtajavarajäsenistö"
"""No line of a telephone holds it, and nothing but letters is in it to break it at."""


@pytest.fixture
def course(make):
    """A course with a topic, a published case in it, and one that waits: long words everywhere."""
    course = make.course(WORD)
    article, author = make.article(course, title=WORD), make.member(course, name=WORD)
    text = f"{WORD}, https://example.org/{WORD}?"
    question = make.question(article, text=text, short_name=WORD[:60])
    topic = make.topic(course, question=question)
    case = make.case(topic, author, words=WORD)
    reply = make.reply(case, make.member(course), words=WORD)
    waits = make.case(topic, author, "pending", words=WORD)
    return course, topic, case, reply, waits, article


def pages_of(course, topic, case, reply, waits, article):
    here = f"/courses/{course.slug}"
    return {
        "participant": [
            "/",
            "/me",
            "/me/posts",
            "/courses/new",
            here,
            f"{here}/articles/{article.id}",
            f"{here}/topics/{topic.id}",
            f"{here}/topics/{topic.id}/cases/new",
            f"{here}/posts/{case.id}",
            f"{here}/posts/{reply.id}",
            f"{here}/members",
        ],
        "instructor": [
            f"{here}/articles/import",
            f"{here}/settings",
            f"{here}/members",
            f"{here}/queue",
            f"{here}/queue/{waits.id}",
            f"{here}/queue/{waits.id}/edit",
            f"{here}/decisions",
        ],
        None: ["/", "/login", "/register"],
    }


def all_stops(page, most=90):
    """Go through the page by Tab; each stop is seen, in the window and under nothing else."""
    page.evaluate("window.lastStop = null")
    for _ in range(most):
        page.keyboard.press("Tab")
        stands = page.evaluate(WHERE, None)
        if stands["body"]:
            return
        assert stands["isSeen"], f"{page.url}: covered: {stands['what']}"
        assert stands["hasRing"], f"{page.url}: no ring: {stands['what']}"


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("role", ["participant", "instructor", None])
def test_every_page_fits_a_telephone(windows, make, course, role, size):
    width, height = size
    reader = role and make.member(course[0], role, user=make.user(language="fi"))
    page = windows.open(reader, width=width, height=height)
    for address in pages_of(*course)[role]:
        page.goto(address)
        assert page.evaluate(SIDEWAYS) == [], address
        assert page.evaluate(BROKEN) == [], address
        assert page.evaluate(TARGETS) == [], address
        if width < COMMON:
            all_stops(page)
        else:
            page.evaluate(LARGER_TEXT)
            assert page.evaluate(SIDEWAYS) == [], f"{address} at 200 %"


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_case_is_told_on_a_telephone(windows, make, course, size):
    """From the course's page to the case that waits; counters count, buttons hide nothing."""
    width, height = size
    page = windows.open(
        make.member(course[0]), width=width, height=height, has_touch=True, is_mobile=True
    )
    page.goto(f"/courses/{course[0].slug}")
    page.locator("main a[href*='/topics/']").first.tap()
    page.locator("main a[href$='/cases/new']").first.tap()
    for name, words in CASE.items():
        box = page.locator(f"[name={name}]")
        box.tap()
        page.keyboard.insert_text(words)
        send = page.locator("button[name=save][value=submit]")
        assert _covers(page, box) == [], f"the buttons hide {name}"
        if name != "title":
            counter = page.locator(f"[data-counter-of={name}]")
            assert str(len(words)) in counter.inner_text()
    assert page.evaluate(SIDEWAYS) == []
    with page.expect_navigation():
        send.tap()
    assert page.locator(".state-band[data-state=pending]").is_visible()
    assert page.evaluate(SIDEWAYS) == []


def _covers(page, box):
    """Say what lies over the line in which one writes."""
    stands = page.evaluate(WHERE, box.element_handle())
    return [] if stands["isSeen"] and stands["here"] else [stands]


def test_what_is_wrong_is_seen_on_a_telephone(windows, make, course):
    page = windows.open(make.member(course[0]), width=320, height=568)
    hands = Keyboard(page)
    hands.open(f"/courses/{course[0].slug}/topics/{course[1].id}/cases/new")
    hands.press("button[name=save][value=submit]")
    assert hands.hears()
    assert page.evaluate(SIDEWAYS) == []
    assert page.evaluate(TARGETS) == []
    all_stops(page)
