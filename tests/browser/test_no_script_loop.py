"""The whole loop on a telephone that runs no script."""

import pytest

from tests.browser.hands import Finger
from tests.browser.story import gathered, tell_the_story

pytestmark = pytest.mark.xdist_group("browser")

ACTS = {"1": "approve", "2": "feature", "3": "request_changes", "4": "reject"}


def decide(hands, key: str, words: str) -> None:
    if key == "3":
        hands.page.locator(".part:has([name=requests-outcome]) summary").last.click()
        hands.write("[name=requests-outcome]", words)
    elif words:
        hands.choose("[name=reason]", "It does not answer")
        hands.write("[name=message]", words)
    hands.press(f"button[name=decision][value={ACTS[key]}]")


def test_the_whole_loop_needs_no_script(windows, make):
    def takes_a_phone(person=None):
        return Finger(windows.open(person, width=390, height=844, java_script_enabled=False))

    tell_the_story(*gathered(takes_a_phone, make, "phone"), decide)
