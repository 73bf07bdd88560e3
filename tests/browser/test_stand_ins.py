"""With a script, names come with their stand-ins while one writes; the keyboard does it all."""

import pytest

from forum.discussion.models import Post, Revision

pytestmark = pytest.mark.xdist_group("browser")

SITUATION = "Tiiminvetäjä Kerttu Virtanen soitti Acme Oy:stä. Kertun mielestä mitään ei tapahtunut."
STOOD_IN = "Tiiminvetäjä soitti Organisaatio A:sta. Tiiminvetäjän mielestä mitään ei tapahtunut."


def written(page):
    for name in ("title", "action", "outcome", "lesson"):
        page.locator(f"[name={name}]").fill("Kukaan ei kysynyt päätöksen perään.")
    situation = page.locator("[name=situation]")
    situation.fill(SITUATION)
    situation.press("Tab")
    return situation


def test_stand_ins_are_chosen_by_keyboard_while_one_writes(windows, make):
    course = make.course(language="fi")
    author = make.member(course)
    page = windows.open(author)
    page.goto(f"/courses/{course.slug}/topics/{make.topic(course).id}/cases/new")
    situation = written(page)
    first = page.locator("#stand_ins-0-use")
    first.wait_for()
    assert page.locator("#preview").count() == 0
    assert situation.input_value() == SITUATION
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        first.press("Space")
    page.wait_for_function("document.querySelector('#stand_ins-0-use')?.checked")
    assert page.evaluate("document.activeElement.id") == "stand_ins-0-use"
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        page.locator("#stand_ins-1-use").press("Space")
    with page.expect_navigation():
        page.locator("button[name=save][value=submit]").press("Enter")

    (post,) = make.all(Post, author_id=author.id)
    assert [each.texts["situation"] for each in make.all(Revision, post_id=post.id)] == [STOOD_IN]
