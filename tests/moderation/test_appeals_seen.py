"""Who sees an appeal: its author, and the moderators in their queue. Nobody else."""

import pytest
from werkzeug.exceptions import NotFound

from forum.discussion.models import Post
from forum.errors import NotAllowedError
from forum.moderation import appeal_actions
from tests.acting import do
from tests.moderation.appealing import WHY, appeal, declined, removed
from tests.moderation.desk import page_of, text_of


def test_the_queue_lists_appeals_the_oldest_first_and_counts_them(desk):
    assert "No appeal waits" in text_of(desk.get("/queue?state=appeals"))
    declined(desk)
    gone = removed(desk)
    appeal(desk, gone, key="first-key")
    appeal(desk, key="second-key")
    page = page_of(desk.get("/queue?state=appeals", desk.other))
    lines = [each.get_text(" ", strip=True) for each in page.select(".desk__name")]
    assert lines == ["A removed case", "The waiting case"]
    chip = next(each for each in page.select(".chip") if "Appeals" in each.get_text())
    assert chip.get_text(" ", strip=True) == "Appeals 2"


def test_nobody_else_learns_of_an_appeal(desk):
    declined(desk)
    appeal(desk)
    for person in (desk.classmate, desk.make.member(desk.make.course(), "moderator")):
        for path in (f"/posts/{desk.case.id}", f"/posts/{desk.case.id}/appeals/new"):
            assert desk.get(path, person).status_code == 404
    assert "You appealed" in text_of(desk.get(f"/posts/{desk.case.id}", desk.author))
    assert "You appealed" in text_of(desk.browser(desk.author).get("/me/posts"))
    with pytest.raises(NotFound):
        do(
            desk.make.app,
            appeal_actions.appeal,
            desk.course.id,
            desk.case.id,
            WHY,
            key="k",
            by=desk.make.reader(desk.classmate),
        )
    with pytest.raises(NotAllowedError):
        do(
            desk.make.app,
            appeal_actions.appeal,
            desk.course.id,
            desk.case.id,
            WHY,
            key="k",
            by=desk.make.reader(desk.moderator),
        )
    assert desk.make.get(Post, desk.case.id).is_appealed
