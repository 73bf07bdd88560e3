"""The story of a post: everything in one order, for its author and the staff alone."""

from tests.moderation.appealing import WHY, appeal
from tests.moderation.desk import Desk, page_of
from tests.moderation.test_requests import MINOR, ask, said, send


def steps(desk, by):
    page = page_of(desk.get(f"/posts/{desk.case.id}/history", by))
    return [each.get_text(" ", strip=True) for each in page.select(".timeline > li")]


TOLD = [
    ("Text 1",),
    ("Changes requested", "How do you know?", "met", "By counting.", "A new name"),
    ("Wille Writer", "Which part?"),
    ("Aino Moderator", "The outcome."),
    ("Text 2", "counted"),
    ("Declined", "Aino Moderator", "It is hard to follow.", "Not yet."),
    ("Appeal", "Wille Writer", WHY),
]


def talk(desk, words, by=None):
    url = f"{desk.root}/posts/{desk.case.id}/conversation"
    desk.browser(by).send(url, words=words, submission_key=f"key-{len(words)}-of-words")


def live_through(desk):
    """Ask, talk, mend, decline, take that back, decline again, appeal."""
    suggested = said(desk, title="A new name")
    (request,) = ask(desk, **MINOR, **suggested, edits="1", message="Almost there.", note="zqnote")
    talk(desk, "Which part?", desk.author)
    talk(desk, "The outcome.")
    send(desk, "k1", outcome="We counted.", **{f"answer-{request.id}": "By counting."})
    desk.browser().get(desk.item())
    reject = {"reason": "unclear", "message": "Not yet.", "note": "zqnote"}
    desk.decide("reject", **reject, **{f"met-{request.id}": "1", "marks": "1"})
    desk.decide("undo", undoes=desk.decisions()[-1].id)
    desk.decide("reject", **reject)
    appeal(desk)


def test_the_story_of_a_post_stands_in_one_order_without_what_stays_among_moderators(
    make, visit, statements
):
    desk = Desk(make, visit)
    live_through(desk)
    found = steps(desk, desk.author)[::-1]
    assert len(found) == len(TOLD)
    for step, words in zip(found, TOLD, strict=True):
        assert [each for each in words if each not in step] == []
    staffs = steps(desk, desk.moderator)
    assert len(staffs) == len(TOLD) + 2, "also what was taken back"
    assert "zqnote" not in " ".join(found + staffs)
    assert desk.get(f"/posts/{desk.case.id}/history", desk.classmate).status_code == 404
    costs = []
    for more in range(2):
        statements.clear()
        assert len(steps(desk, desk.author)) == len(TOLD) + more
        costs.append(len(statements))
        talk(desk, "Once more, please.")
    assert costs[0] == costs[1]
