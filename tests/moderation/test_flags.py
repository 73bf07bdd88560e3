"""Members flag a post, moderators answer, and nobody else ever knows of it."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from werkzeug.exceptions import NotFound

from forum.audit import Event
from forum.db import transaction
from forum.discussion.transitions import State
from forum.errors import ConflictError, NotAllowedError
from forum.moderation import flag_actions, flag_queries
from forum.moderation.flag_models import Flag, FlagAnswer, FlagReason
from forum.notices.models import Kind, Notice
from tests.moderation.desk import page_of, text_of

SAID = {"reason": "unkind", "words": "It makes fun of a colleague."}


@pytest.fixture
def public(desk):
    return desk.make.case(desk.topic, desk.author, title="A public case")


@pytest.fixture
def flag(desk, public):
    def flag(by=None, post=None, **more):
        url = f"{desk.root}/posts/{(post or public).id}/flags"
        return desk.browser(by or desk.classmate).send(url, SAID | more)

    return flag


def flags(desk):
    return desk.make.all(Flag)


def test_a_flag_is_kept_once_with_what_was_read_and_why(desk, public, flag):
    answer = flag()
    assert answer.status_code == 303
    assert "The moderators look at it" in text_of(desk.browser(desk.classmate).get(answer.location))
    assert flag(reason="other", words="Once more.").status_code == 303
    (kept,) = flags(desk)
    assert (kept.reason, kept.words) == (FlagReason.UNKIND, "It makes fun of a colleague.")
    assert kept.revision_id == public.live_revision_id
    assert [each.act for each in desk.make.all(Event, act="flag.made")] == ["flag.made"]


def test_the_same_flag_twice_at_once_is_one(desk, public, flag):
    for _each in range(3):
        reader = desk.make.reader(desk.classmate)

        def send(number, reader=reader):
            with desk.make.app.app_context(), transaction():
                flag_actions.flag(
                    desk.course.id, public.id, reason=FlagReason.WRONG, words=str(number), by=reader
                )

        with ThreadPoolExecutor(4) as pool:
            list(pool.map(send, range(4)))
    assert len(flags(desk)) == 1


@pytest.mark.parametrize(
    ("reason", "words", "why"),
    [("", "", "Choose a reason."), ("other", "", "Tell in a sentence"), ("bad", "", "Not a valid")],
)
def test_a_flag_says_why(desk, flag, reason, words, why):
    answer = flag(reason=reason, words=words)
    assert answer.status_code == 422
    assert why in text_of(answer)
    assert flags(desk) == []


def test_what_was_typed_comes_back(desk, flag):
    page = page_of(flag(reason="", words="x" * 1001))
    assert page.select_one("textarea").text.strip() == "x" * 1001


def test_only_what_the_course_reads_and_others_wrote_is_flagged(desk, public, flag):
    assert flag(by=desk.author).status_code == 403
    assert desk.get(f"/posts/{public.id}/flags/new", desk.author).status_code == 404
    removed = desk.make.case(desk.topic, desk.author, "removed")
    assert flag(by=desk.moderator, post=removed).status_code == 403
    assert flag(post=removed).status_code == 404
    assert flag(post=desk.case).status_code == 404
    stranger = desk.make.member(desk.make.course())
    assert desk.browser(stranger).send(f"{desk.root}/posts/{public.id}/flags").status_code == 404
    admin = desk.make.user(is_admin=True)
    assert desk.browser(admin).send(f"{desk.root}/posts/{public.id}/flags").status_code == 403
    reader = desk.make.reader(admin)
    with desk.make.app.test_request_context(), pytest.raises(NotAllowedError):
        flag_actions.flag(desk.course.id, public.id, reason=FlagReason.WRONG, by=reader)
    assert flags(desk) == []


def test_moderators_see_flags_in_the_queue_and_beside_the_text(desk, public, flag):
    flag()
    queue = page_of(desk.get("/queue?state=flagged"))
    assert "A public case" in queue.select_one(".desk__lines").text
    assert "1 flag" in queue.select_one(".desk__line").text
    assert [e.text.split() for e in queue.select(".chip") if "Flagged" in e.text] == [
        ["Flagged", "1"]
    ]
    item = page_of(desk.get(f"/queue/{public.id}")).select_one("#flags").text
    for words in ("Flagged by 1 member", "It is unkind to somebody.", "Kalle Classmate"):
        assert words in item
    assert "Nothing is flagged." in text_of(desk.get("/queue?state=flagged&kind=reply"))


def answer(desk, public, by=None, until=None, **said):
    until = until or flags(desk)[-1].id
    typed = {"answer": "stays", "words": "", "until": str(until)} | said
    return desk.browser(by).send(f"{desk.root}/queue/{public.id}/flags", typed)


def test_the_flagger_is_answered_on_their_own_page_and_by_a_notice(desk, public, flag):
    flag()
    assert "not answered yet" in text_of(desk.browser(desk.classmate).get("/me/flags"))
    assert answer(desk, public, words="We asked the author.").status_code == 303
    mine = desk.browser(desk.classmate)
    for url in ("/me/flags", f"{desk.root}/posts/{public.id}/flags/new"):
        assert "it stays as it is. We asked the author." in text_of(mine.get(url))
    (notice,) = desk.make.all(Notice, kind=Kind.FLAG_ANSWERED)
    assert (notice.user_id, notice.post_id) == (desk.classmate.user_id, None)
    page = page_of(mine.get("/me/notices"))
    assert (
        page.find("a", string=lambda s: s and "looked at what you flagged" in s)["href"]
        == "/me/flags"
    )
    assert "Nothing is flagged." in text_of(desk.get("/queue?state=flagged"))
    assert "Aino Moderator answered" in text_of(desk.get(f"/queue/{public.id}"))
    assert [each.act for each in desk.make.all(Event, act="flag.answered")] == ["flag.answered"]


def test_only_flags_that_were_seen_are_answered(desk, public, flag):
    flag()
    seen = flags(desk)[0].id
    flag(by=desk.make.member(desk.course))
    assert answer(desk, public, until=seen).status_code == 303
    assert [each.is_open for each in flags(desk)] == [False, True]


def test_a_second_answer_is_the_same_or_a_conflict(desk, public, flag):
    flag()
    assert answer(desk, public).status_code == 303
    assert answer(desk, public).status_code == 303
    refused = answer(desk, public, by=desk.other, answer="removed", words="My words.")
    assert refused.status_code == 409
    assert "Aino Moderator has answered this meanwhile." in text_of(refused)
    assert len(desk.make.all(Notice, kind=Kind.FLAG_ANSWERED)) == 1
    assert flags(desk)[0].answer is FlagAnswer.STAYS


def test_an_answer_is_chosen_and_comes_from_a_moderator_who_is_not_the_author(desk, public, flag):
    flag()
    refused = answer(desk, public, answer="", words="Typed.")
    assert refused.status_code == 422
    assert "Typed." in refused.text
    assert answer(desk, public, by=desk.classmate).status_code == 403
    own = desk.make.case(desk.topic, desk.moderator)
    flag(post=own)
    assert answer(desk, own).status_code == 403
    unflagged = desk.make.case(desk.topic, desk.author)
    assert answer(desk, unflagged, until=1).status_code in {404, 409}
    reader = desk.make.reader(desk.make.user(is_admin=True))
    other = desk.make.reader(desk.other)
    with desk.make.app.test_request_context():
        for person, error in (
            (reader, NotAllowedError),
            (other, ConflictError),
        ):
            with pytest.raises(error):
                flag_actions.answer(
                    desk.course.id, unflagged.id, answer=FlagAnswer.STAYS, until=9, by=person
                )
        with pytest.raises(NotFound):
            flag_actions.answer(9, unflagged.id, answer=FlagAnswer.STAYS, until=9, by=reader)


def test_authors_hear_of_no_flag_also_if_they_moderate(desk, public, flag):
    own = desk.make.case(desk.topic, desk.moderator, title="My own case")
    flag(post=own, words="zqflagwords")
    flag(words="zqotherwords")
    for by, urls in {
        desk.author: [
            f"/topics/{desk.topic.id}",
            f"/posts/{public.id}",
            f"/posts/{public.id}/history",
        ],
        desk.make.member(desk.course): [f"/topics/{desk.topic.id}", f"/posts/{public.id}"],
        desk.moderator: [f"/queue/{own.id}", "/queue?state=flagged", f"/posts/{own.id}"],
    }.items():
        for url in urls:
            page = desk.get(url, by).text
            assert "zqflagwords" not in page, url
            assert by is desk.moderator or "zqotherwords" not in page, url
    assert "My own case" not in desk.get("/queue?state=flagged").text
    assert desk.get(f"/queue/{own.id}/flags").status_code == 404
    with desk.make.app.app_context():
        reader = desk.make.reader(desk.moderator)
        assert flag_queries.count_posts(desk.course.id, reader=reader) == 1
        assert flag_queries.counts([own.id, public.id], reader=reader) == {public.id: 1}
    assert "My own case" in desk.get("/queue?state=flagged", desk.other).text


def test_flags_change_nothing_for_whoever_reads(desk, public, flag):
    url = f"/topics/{desk.topic.id}"
    reader = desk.make.member(desk.course)
    before = desk.get(url, reader).text
    flag()
    assert page_of(desk.get(url, reader)).select_one("main") == page_of_text(before)


def page_of_text(text):
    from bs4 import BeautifulSoup

    return BeautifulSoup(text, "lxml").select_one("main")


def test_flags_survive_a_decision_and_its_undoing(desk, public, flag):
    flag()
    assert desk.decide("remove", public, reason="tone").status_code == 303
    assert flags(desk)[0].is_open
    assert "A public case" in desk.get("/queue?state=flagged").text
    assert desk.decide("undo", public).status_code == 303
    assert desk.now(public).state is State.PUBLISHED
    assert flags(desk)[0].is_open
    mine = text_of(desk.browser(desk.classmate).get("/me/flags"))
    assert "Flagged" in mine


def test_ones_own_flags_come_page_by_page_at_one_price(desk, statements):
    mine = desk.browser(desk.classmate)

    def cost(url="/me/flags"):
        statements.clear()
        assert mine.get(url).status_code == 200
        # Who is asking is asked again only when something was written since.
        return len([each for each in statements if "FROM flag" in each])

    few = cost()
    posts = [desk.make.case(desk.topic, desk.author) for _each in range(3)]
    with desk.make.app.app_context(), transaction():
        reader = desk.make.reader(desk.classmate)
        for post in posts:
            flag_actions.flag(desk.course.id, post.id, reason=FlagReason.WRONG, by=reader)
    assert cost() == few
    assert cost(f"/me/flags?before={flags(desk)[1].id}") == few
    for asked in ("0", "x", "9" * 19):
        assert mine.get(f"/me/flags?before={asked}").status_code == 404
