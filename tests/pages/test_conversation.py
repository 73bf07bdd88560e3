"""The private conversation about a post: whose it is, said once, and there whatever is decided."""

import pytest

from forum.errors import NotAllowedError
from forum.moderation import conversation_actions
from forum.moderation.conversation_models import Message
from forum.notices.models import Kind, Notice
from tests.acting import do
from tests.moderation.desk import Desk, page_of, text_of


@pytest.fixture
def desk(make, visit) -> Desk:
    return Desk(make, visit)


def say(desk, words, by=None, **more):
    url = f"{desk.root}/posts/{desk.case.id}/conversation"
    key = more.pop("key", f"key-{words[:8].replace(' ', '-')}-0001")
    return desk.browser(by).send(url, words=words, submission_key=key, **more)


def read(desk, by=None):
    return desk.get(f"/posts/{desk.case.id}/conversation", by)


def test_author_and_moderators_talk_and_nobody_else_reads_it(desk, make):
    assert "Nothing has been said yet." in text_of(read(desk))
    assert say(desk, "Who is the manager?").status_code == 303
    assert say(desk, "She has left.", desk.author).status_code == 303
    desk.decide("reject", reason="unclear", message="Sorry.")
    assert say(desk, "May I ask why?", desk.author).status_code == 303

    for person in (desk.author, desk.moderator, desk.other):
        page = text_of(read(desk, person))
        for words in ("Who is the manager?", "She has left.", "May I ask why?", "Aino Moderator"):
            assert words in page
    admin = make.user("Ville Visitor", is_admin=True)
    watching = desk.visit(admin).get(f"{desk.root}/posts/{desk.case.id}/conversation")
    assert "She has left." in text_of(watching)
    assert page_of(watching).select("main form") == []
    outsider = make.member(make.course(), "moderator")
    for person in (desk.classmate, outsider):
        assert read(desk, person).status_code == 404
        assert say(desk, "Let me in, too", person).status_code == 404
    assert (
        desk.browser(admin)
        .send(f"{desk.root}/posts/{desk.case.id}/conversation", words="x", submission_key="k" * 10)
        .status_code
        == 403
    )
    sent = {"words": "x", "key": "k" * 10, "by": make.reader(admin)}
    with pytest.raises(NotAllowedError, match="Only the moderators"):
        do(make.app, conversation_actions.say, desk.course.id, desk.case.id, **sent)
    assert [each.is_authors for each in make.all(Message)] == [False, True, True]


def test_a_public_post_has_no_public_conversation(desk):
    say(desk, "Between us only")
    desk.decide("approve")

    assert read(desk, desk.classmate).status_code == 404
    assert b"conversation" not in desk.get(f"/posts/{desk.case.id}", desk.classmate).data
    for person in (desk.author, desk.moderator):
        page = page_of(desk.get(f"/posts/{desk.case.id}", person))
        assert page.select_one("a[href$='/conversation']")
    assert page_of(desk.get(f"/queue/{desk.case.id}")).select_one("a[href$='/conversation']")


def test_the_same_form_says_it_once_and_nothing_typed_is_lost(desk, make):
    for _each in range(2):
        assert say(desk, "Only once", key="the-same-key").status_code == 303
    assert len(make.all(Message)) == 1
    conflict = say(desk, "Other words", key="the-same-key")
    assert (conflict.status_code, "Other words" in text_of(conflict)) == (409, True)
    for words, key in (("", "key-of-empty"), ("Kept", ""), ("x" * 4001, "key-of-long")):
        refused = say(desk, words, key=key)
        assert refused.status_code == 422
        assert words in page_of(refused).select_one("textarea").get_text()
    assert len(make.all(Message)) == 1


def test_the_author_is_told_and_an_erased_post_is_silent(desk, make):
    say(desk, "To the author")
    say(desk, "To the moderators", desk.author)

    (notice,) = make.all(Notice, kind=Kind.MODERATOR_WROTE)
    assert notice.user_id == desk.author.user_id
    assert "A moderator wrote to you" in text_of(desk.browser(desk.author).get("/me/notices"))
    desk.case = make.case(desk.topic, desk.author, "erased")
    for person in (desk.author, desk.moderator):
        assert read(desk, person).status_code == 404


def test_a_long_conversation_costs_no_more_than_a_short_one(desk, statements):
    say(desk, "The first of many")

    def cost() -> int:
        statements.clear()
        assert read(desk).status_code == 200
        return len(statements)

    short = cost()
    for number in range(5):
        say(desk, f"{number} more", key=f"key-number-{number}")
    assert cost() == short


def turns(desk):
    """What the queue's chip counts, how many its list has, and what the author is told."""
    chips = page_of(desk.get("/queue?state=asks", desk.other))
    chip = next(each for each in chips.select(".chip") if "Authors ask" in each.get_text())
    talk = page_of(desk.browser(desk.author).get("/me/posts")).select_one("[data-talk]")
    count = chip.get_text(" ", strip=True).removeprefix("Authors ask").strip()
    return count, len(chips.select(".desk__name")), talk and talk["data-talk"]


def test_the_desk_and_the_author_see_whose_turn_it_is_and_nobody_else_does(desk, make):
    own = make.case(desk.topic, desk.other)
    url = f"{desk.root}/posts/{own.id}/conversation"
    desk.browser(desk.other).send(url, words="To you", submission_key="own-key-1")
    assert turns(desk) == ("", 1, None), "of one's own questions another answers"
    say(desk, "Is it clear?", desk.author)
    first = desk.now().asked_at
    say(desk, "And the rest?", desk.author)
    assert desk.now().asked_at == first
    desk.decide("approve")
    assert turns(desk) == ("1", 2, "moderator"), "no decision answers it"
    for path, words, person in (
        ("", "2 authors ask you something", None),
        ("/queue", "2 authors ask you something", None),
        (f"/queue/{desk.case.id}", "the author asks", None),
        (f"/posts/{desk.case.id}", "none has answered yet", desk.author),
    ):
        assert words in text_of(desk.get(path, person))
        assert words not in text_of(desk.get(path, desk.classmate))
    say(desk, "It is clear")
    assert turns(desk) == ("", 1, "author")
