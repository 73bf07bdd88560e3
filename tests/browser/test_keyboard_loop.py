"""The whole loop by the keyboard alone, as somebody does who has no mouse."""

import pytest

from tests.browser.hands import Keyboard
from tests.browser.story import Cast, come_in, invite, make_course, register, tell_the_story

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
    cast = Cast(*(Keyboard(windows.open()) for _ in range(5)))
    register(cast.teacher, "tuula@keyboard.example.org", "Tuula Keyboard")
    course = make_course(cast.teacher, "Leading by keyboard")
    staff = invite(cast.teacher, course, "moderator")
    participants = invite(cast.teacher, course, "participant")
    come_in(cast.moderator, staff, "aino@keyboard.example.org", "Aino Keyboard")
    for name, hands in (("Eero", cast.writer), ("Riitta", cast.classmate), ("Pekka", cast.reader)):
        email = f"{name.lower()}@keyboard.example.org"
        come_in(hands, participants, email, f"{name} Keyboard")
    tell_the_story(cast, course, decide)
