"""Moving, merging and splitting by the keyboard alone: on a telephone's width, in Finnish."""

import pytest

from forum.discussion.models import Post
from tests.browser.hands import Keyboard

pytestmark = pytest.mark.xdist_group("browser")


def choose_topic(hands):
    hands.come_to("[name=topic]")
    hands.page.keyboard.press("ArrowDown")


def choose_title(hands):
    hands.write("[name=title]", "Oma otsikko")


def nothing(_hands):
    """The other case was chosen on the page before."""


ACTS = {
    # act: what else is chosen, what is said when it is done
    "move": (choose_topic, "Siirretty"),
    "merge": (nothing, "Yhdistetty"),
    "split": (choose_title, "oma tapauksensa"),
}


def where(make, post):
    now = make.get(Post, post.id)
    return now.topic_id, now.kind, now.merged_into_id


def says(hands):
    """Say what a screen reader hears after an act, when the keyboard stands at the heading."""
    assert hands.hears() == hands.page.locator("h1").inner_text()
    hands.page.wait_for_timeout(500)
    return hands.page.locator("[role=status][data-announce]").inner_text()


def put_elsewhere(hands, act, choose):
    """Go from the page of a post to the form, send it empty, mend what is said, and send it."""
    hands.press(f"main a[href$='/{act}']")
    if act == "merge":
        hands.press("main li a[href*='into=']")
    hands.press("main form.card button")
    assert hands.hears().startswith("Mitään ei hävinnyt"), act
    hands.come_to(".error-summary a[href='#message']")
    hands.page.keyboard.press("Enter")
    hands.page.keyboard.type("Siksi.")
    assert hands.page.locator("[name=message]").input_value() == "Siksi."
    choose(hands)
    hands.press("main form.card button")


def test_what_is_put_elsewhere_and_back_needs_no_mouse(windows, make):
    course = make.course()
    topic, _another = (make.topic(course) for _ in range(2))
    case, _whole = (make.case(topic, make.member(course)) for _ in range(2))
    reply = make.reply(case, make.member(course))
    moderator = make.member(course, "moderator", user=make.user(language="fi"))
    hands = Keyboard(windows.open(moderator, width=390, height=844))
    for act, (choose, done) in ACTS.items():
        post = reply if act == "split" else case
        before = where(make, post)
        hands.open(f"/courses/{course.slug}/queue/{post.id}")
        put_elsewhere(hands, act, choose)
        assert done in says(hands), act
        assert where(make, post) != before, act
        hands.key("u")
        assert "kumottu" in says(hands), act
        assert where(make, post) == before, act
