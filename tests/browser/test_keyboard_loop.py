"""The whole loop by the keyboard alone, as somebody does who has no mouse."""

import pytest

from tests.browser.hands import Keyboard
from tests.browser.story import gathered, tell_the_story

pytestmark = pytest.mark.xdist_group("browser")

ASKED_FOR = {"3": "requests-situation", "4": "reason"}
"""Which box a key leads to as long as nothing says why."""


def decide(hands, key: str, words: str) -> None:
    """Decide by one key; what is lacking is asked for first."""
    if not words:
        return hands.key(key)
    hands.page.keyboard.press(key)
    assert hands.page.evaluate("document.activeElement.name") == ASKED_FOR[key]
    hands.page.keyboard.press("Escape")
    if key == "3":
        hands.come_to(".part:has([name=requests-outcome]) .part__ask summary")
        hands.page.keyboard.press("Enter")
        hands.come_to("[name=requests-outcome]")
    else:
        hands.come_to("[name=message]", "Shift+Tab")
    hands.page.keyboard.type(words)
    hands.page.keyboard.press("Escape")
    return hands.key(key)


def test_the_whole_loop_needs_no_mouse(windows, make):
    def sits_down(person=None):
        return Keyboard(windows.open(person))

    tell_the_story(*gathered(sits_down, make, "keyboard"), decide)


def test_what_is_to_be_mended_is_where_the_keyboard_stands(windows, make):
    course = make.course()
    topic, writer = make.topic(course), make.member(course)
    hands = Keyboard(windows.open(writer))
    hands.open(f"/courses/{course.slug}/topics/{topic.id}/cases/new")
    hands.write("[name=situation]", "Words without a title.")
    hands.press("button[name=save][value=submit]")
    assert hands.hears().startswith("Nothing was lost")
    hands.come_to(".error-summary a[href='#title']")
    hands.page.keyboard.press("Enter")
    hands.page.keyboard.type("Its title")
    assert hands.page.locator("[name=title]").input_value() == "Its title"


def waiting(make, number):
    """Let so many cases wait in a course."""
    course = make.course()
    topic, writer = make.topic(course), make.member(course)
    return course, [make.case(topic, writer, "pending") for _ in range(number)]


def test_a_moderator_goes_through_ten_posts_by_keys(windows, make):
    course, _posts = waiting(make, 10)
    hands = Keyboard(windows.open(make.member(course, "moderator")))
    hands.open(f"/courses/{course.slug}/queue")
    hands.key("j")
    seen = hands.page.url
    hands.key("ArrowRight")
    assert hands.page.url != seen
    hands.key("k")
    assert hands.page.url == seen
    hands.key("1")
    hands.key("u")
    assert hands.page.url.split("?")[0] == seen.split("?")[0]
    for _ in range(10):
        hands.key("1")
        assert hands.hears() == hands.page.locator("h1").inner_text()
    hands.page.wait_for_timeout(500)
    assert hands.page.locator("[role=status][data-announce]").inner_text()
    assert not hands.page.locator(".desk__lines").count()


def test_ticks_go_along_while_one_reads_on_and_are_decided_at_the_end(windows, make):
    course, posts = waiting(make, 8)
    hands = Keyboard(windows.open(make.member(course, "moderator")))
    hands.open(f"/courses/{course.slug}/queue/{posts[0].id}")
    for _read in posts[:-1]:
        hands.page.keyboard.press("x")
        hands.key("j")
    assert hands.page.locator("[data-ticked]").inner_text() == "7 ticked, 3 of them on other pages"
    hands.come_to("[name=message]", "Shift+Tab")
    hands.page.keyboard.type("Half a thought.")
    hands.page.wait_for_timeout(400)
    hands.page.keyboard.press("Escape")
    hands.key("d")
    assert hands.focus()["text"] == "Approve the ticked"
    for key, done in (("Enter", "7 posts were published."), ("u", "7 decisions were taken back.")):
        hands.key(key)
        assert hands.hears() == "Queue"
        assert done in hands.page.locator(".desk__results").inner_text()
    assert hands.page.locator("[data-ticked]").inner_text() == ""
    hands.open(f"/courses/{course.slug}/queue/{posts[-1].id}")
    hands.come_to("[data-draft-restore]")
    hands.page.keyboard.press("Enter")
    assert hands.page.locator("[name=message]").input_value() == "Half a thought."


def test_keys_rest_while_somebody_types_and_when_they_are_switched_off(windows, make):
    course = make.course()
    topic, writer = make.topic(course), make.member(course)
    case = make.case(topic, writer, "pending")
    hands = Keyboard(windows.open(make.member(course, "moderator")))
    hands.open(f"/courses/{course.slug}/queue/{case.id}")
    hands.come_to("[name=note]")
    hands.page.keyboard.type("1234eu")
    hands.page.keyboard.press("Escape")
    hands.page.keyboard.press("Control+1")
    assert hands.page.locator("[name=note]").input_value() == "1234eu"
    hands.come_to("details[data-keys] summary")
    hands.page.keyboard.press("Enter")
    hands.come_to("[data-keys-on]")
    with hands.page.expect_response("**/me/keys"):
        hands.page.keyboard.press("Space")
    hands.page.keyboard.press("1")
    hands.page.reload()
    hands.page.keyboard.press("1")
    hands.page.wait_for_timeout(200)
    assert make.get(type(case), case.id).state == "pending"


def test_two_moderators_see_each_other_at_one_item_and_one_takes_over(windows, make):
    course = make.course()
    case = make.case(make.topic(course), make.member(course), "pending")
    first, second = (make.member(course, "moderator", name=name) for name in ("Aino A", "Leo L"))
    address = f"/courses/{course.slug}/queue/{case.id}"
    one, other = windows.open(first), windows.open(second)
    with one.expect_response("**/claims"):
        one.goto(address)
    other.goto(address)
    other.fill("[name=message]", "Half a thought.")
    with other.expect_response("**/claims"):
        other.click("[data-take-over]")
    other.locator("[data-take-over]").wait_for(state="detached")
    assert other.input_value("[name=message]") == "Half a thought."
    one.reload()
    assert "Leo L has had this open" in one.locator(".claim").inner_text()
