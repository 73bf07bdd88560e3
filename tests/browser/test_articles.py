"""How articles come in, and come again: by the keyboard alone on a telephone, in both colours."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.articles.reading.archives import BODY, wxr
from tests.browser.hands import Keyboard
from tests.browser.test_look import FULL, sideways
from tests.pages.page import TEXT

pytestmark = pytest.mark.xdist_group("browser")

MADE = ".action-bar .btn--primary"


def looks_well(page) -> None:
    """Nothing stands out sideways, and axe finds nothing, light or dark."""
    name = page.locator("h1").inner_text()
    assert sideways(page) <= 0, name
    page.set_viewport_size({"width": 390, "height": 2400})
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        found = Axe().run(page, options=FULL).response["violations"]
        assert [(each["id"], each["nodes"][0]["html"][:120]) for each in found] == [], name
    page.set_viewport_size({"width": 390, "height": 844})


def choose_file(hands, box: str, name: str, data: bytes) -> None:
    """Open the browser's own window for files by a key."""
    # The browser is told by and by that its window is waited for, so that is asked for first.
    with hands.page.expect_file_chooser() as window:
        hands.come_to(box)
        hands.page.keyboard.press("Space")
    window.value.set_files([{"name": name, "mimeType": "text/plain", "buffer": data}])


@pytest.fixture
def course(make):
    return make.course()


@pytest.fixture
def hands(windows, make, course):
    """Somebody who teaches, without a mouse, on a telephone, where articles are brought in."""
    hands = Keyboard(windows.open(make.member(course, "instructor"), width=390, height=844))
    hands.open(f"/courses/{course.slug}/articles/import")
    return hands


def test_a_file_comes_in_by_the_keyboard(hands):
    choose_file(hands, "[name=file]", "meetings.md", f"{TEXT}[^1]\n\n[^1]: A note.\n".encode())
    hands.press("form:has([name=file]) button")
    assert hands.page.locator("[name=title]").input_value() == "Meetings without decisions"
    looks_well(hands.page)
    hands.press(MADE)
    assert hands.hears()


def test_an_article_comes_again_by_the_keyboard(hands):
    hands.write("[name=text]", TEXT)
    hands.press("form:has([name=text]) button")
    hands.press(MADE)
    hands.press("a[href$='/again']")
    changed = TEXT.replace("a *promise", "a kept *promise").replace("Which meeting", "Which talk")
    hands.write("[name=text]", changed)
    hands.press("form:has([name=text]) button")
    page = hands.page
    assert page.locator(".diff ins").first.inner_text().strip() == "kept"
    hands.choose("[name='questions-0-same_as']", "A new")
    looks_well(page)
    hands.press(MADE)
    assert "up to date" in hands.hears()
    hands.press("li:has-text('does not ask this any more') a[href*='/topics/']")
    assert "was removed from the article" in page.locator(".state-band").inner_text()
    looks_well(page)


def test_posts_of_an_archive_are_chosen_by_the_keyboard(hands):
    page = hands.page
    silent = wxr(3).replace(BODY.format(2).encode(), b"<p>Nothing is asked.</p>")

    choose_file(hands, "[name=export]", "blog.xml", silent)
    hands.press("form:has([name=export]) button")
    hands.press(".chips a[href$='tick=questions']")
    boxes = page.locator("input[name=post]")
    assert [each.is_checked() for each in boxes.all()] == [True, False, True]
    looks_well(page)
    hands.come_to(boxes.nth(2))
    page.keyboard.press("Space")
    hands.press(MADE)
    assert "1 post was taken" in hands.hears()
    assert page.locator("main a[href*='/articles/']:has-text('Post 1')").count() == 1
    looks_well(page)


PAGE = """
<h1>Who decides?</h1><p>The <b>minutes</b> say nothing.</p>
<h2>To think about</h2>
<ol><li>Who decided last?<ul><li>And who heard of it?</li></ul></li><li>Who did not?</li></ol>
"""
MARKDOWN = """\
# Who decides?

The **minutes** say nothing.

## To think about

1. Who decided last?
    - And who heard of it?
2. Who did not?"""


def copy(hands, html: str) -> None:
    """Copy a whole page, as one does with the mouse or the keyboard, in another window."""
    page = hands.page.context.new_page()
    page.set_content(html)
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+c")
    page.close()


def paste(page) -> None:
    """Paste in place of all that stands in the box, and wait for what the script makes of it."""
    page.keyboard.press("Control+a")
    with page.expect_response("**/articles/markdown"):
        page.keyboard.press("Control+v")


def test_what_is_copied_from_a_page_keeps_its_headings_and_lists(hands):
    page, box, back = hands.page, "[name=text]", "[data-pasted-into] button"
    copy(hands, PAGE)
    hands.come_to(box)
    page.route("**/articles/markdown", lambda route: route.fulfill(status=503))
    paste(page)
    words = page.locator(box).input_value()
    assert "And who heard of it?" in words, "the bare words stay where the server cannot help"
    page.unroute("**/articles/markdown")
    paste(page)
    page.locator(back).wait_for()
    assert page.locator(box).input_value() == MARKDOWN
    looks_well(page)
    hands.come_to(back)
    page.keyboard.press("Enter")
    assert page.locator(box).input_value() == words
    paste(page)
    page.locator(back).wait_for()
    hands.press("form:has([name=text]) .btn--primary")
    asked = page.locator(".ponder__question").all_inner_texts()
    assert asked == ["Who decided last?", "And who heard of it?", "Who did not?"]


def test_what_is_typed_after_a_picture_was_pasted_stays(hands):
    page, asked = hands.page, []
    page.on("request", lambda request: asked.append(request.url))
    copy(hands, "<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>")
    hands.come_to("[name=text]")
    page.keyboard.press("Control+v")
    page.keyboard.type("Words.")
    assert page.locator("[name=text]").input_value() == "Words."
    assert not [url for url in asked if url.endswith("/markdown")]
