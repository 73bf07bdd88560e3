"""The whole loop on a telephone that runs no script."""

import pytest

from tests.browser.hands import Finger
from tests.browser.story import Cast, come_in, invite, make_course, register, tell_the_story

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
    def phone():
        return Finger(windows.open(width=390, height=844, java_script_enabled=False))

    cast = Cast(*(phone() for _ in range(5)))
    register(cast.teacher, "tuula@phone.example.org", "Tuula Phone")
    course = make_course(cast.teacher, "Leading by phone")
    staff = invite(cast.teacher, course, "moderator")
    participants = invite(cast.teacher, course, "participant")
    come_in(cast.moderator, staff, "aino@phone.example.org", "Aino Phone")
    for name, hands in (("Eero", cast.writer), ("Riitta", cast.classmate), ("Pekka", cast.reader)):
        come_in(hands, participants, f"{name.lower()}@phone.example.org", f"{name} Phone")
    tell_the_story(cast, course, decide)
