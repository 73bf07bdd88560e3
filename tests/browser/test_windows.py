"""The watch over every window sees what it is there to see, and nothing of ours is seen by it."""

import pytest

pytestmark = pytest.mark.xdist_group("browser")

INLINE = "document.body.append(Object.assign(document.createElement('script'), { text: '1' }))"
STYLE = "document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">red</p>')"
ELSEWHERE = "fetch('http://localhost:9/').catch(() => {})"
BROKEN = "setTimeout(() => { throw new Error('broken') })"
LOUD = "console.error('loud')"
GONE = "fetch('/no-such-page')"


@pytest.mark.parametrize("wrong", [INLINE, STYLE, ELSEWHERE, BROKEN, LOUD, GONE])
def test_what_must_not_happen_on_a_page_is_noticed(windows, wrong):
    page = windows.open()
    page.goto("/login")
    assert windows.wrong == []
    page.evaluate(f"() => {{ {wrong} }}")
    page.wait_for_timeout(300)
    assert windows.wrong
    windows.wrong.clear()


def test_a_course_is_quiet_for_each_role(windows, make):
    """No error, no foreign host, nothing against the policy: every page that a menu leads to."""
    course = make.course()
    topic, author = make.topic(course), make.member(course)
    case = make.case(topic, author)
    make.reply(case, make.member(course))
    make.case(topic, author, "pending")
    for role in ("participant", "moderator", "instructor"):
        page = windows.open(make.member(course, role))
        page.goto(f"/courses/{course.slug}")
        links = "main a[href^='/'], header a[href^='/']"
        found = page.eval_on_selector_all(links, "all => all.map((each) => each.href)")
        seen = set()
        for address in sorted({each.split("#")[0] for each in found}):
            page.goto(address)
            seen.add(page.title())
        assert len(seen) > 3
