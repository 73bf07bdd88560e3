"""What was noticed is marked for moderators alone; authors are told what they can act on."""

import pytest
from bs4 import BeautifulSoup

from forum.db import db, transaction, write
from forum.discussion.models import Post
from tests.discussion.test_checking import PARTS, Place

TELLS = ("What the program noticed", "to look at", "Compare side by side", "found-")


@pytest.fixture
def place(make, visit):
    return Place(make, visit, make.course(language="fi"))


@pytest.fixture
def sent(place):
    place.tell(
        situation="**Matti** Virtanen soitti & kertoi, ettei <b>mitään</b> ollut tapahtunut."
    )
    return place.last()


def soup(answer):
    return BeautifulSoup(answer.data, "lxml")


def test_a_moderator_sees_the_words_marked_and_the_list_that_leads_to_them(place, sent):
    moderator = place.visit(place.teacher)
    page = soup(moderator.get(f"{place.root}/queue/{sent.id}"))
    card = page.select_one(".noticed")
    link = card.select_one("a.noticed__words")
    assert "Names of people" in card.text
    assert "This looks like a first name and a surname." in card.text
    mark = page.select_one(link["href"])
    assert (mark.name, mark.text, mark["tabindex"]) == ("mark", "Matti", "-1")
    assert [each.text for each in page.select(".part mark")] == ["Matti", " Virtanen"]
    assert "<b>mitään</b>" in page.select_one(".part").text
    lines = soup(moderator.get(f"{place.root}/queue"))
    assert "1 to look at" in lines.select_one(".desk__line").text


def test_nothing_of_it_reaches_the_author_or_anybody_else(place, sent):
    moderating_author = place.make.member(place.course, "moderator")
    place.tell(by=place.author, key="own")
    own = place.last()
    with place.make.app.app_context(), transaction():
        write()
        db.session.get(Post, own.id).author_id = moderating_author.id
    for person, urls in {
        place.author: [f"/posts/{sent.id}", f"/posts/{sent.id}/edit", f"/posts/{sent.id}/history"],
        place.make.member(place.course): [f"/topics/{place.topic.id}", f"/posts/{sent.id}"],
    }.items():
        for url in urls:
            page = place.visit(person).get(f"{place.root}{url}").text
            assert not [word for word in TELLS if word in page], url
    page = soup(place.visit(moderating_author).get(f"{place.root}/queue/{own.id}"))
    assert page.select(".noticed, .desk__line[data-current] .badge[data-state=pending]") == []
    for url in (f"/queue/{sent.id}", f"/queue/{sent.id}/compare/{own.id}"):
        assert place.visit(place.author).get(f"{place.root}{url}").status_code == 403


def test_two_cases_are_compared_side_by_side(place, sent):
    other = place.make.member(place.course)
    place.tell(by=other, key="again")
    again = place.last()
    moderator = place.visit(place.teacher)
    page = soup(moderator.get(f"{place.root}/queue/{again.id}"))
    link = next(each for each in page.select(".noticed a") if "Compare" in each.text)
    compared = soup(moderator.get(link["href"]))
    assert len(compared.select(".compare__heads section")) == 2
    row = compared.select(".compare__row")[2]
    assert [each.text for each in row.select("mark")] == [PARTS["action"]] * 2
    unlike = place.make.case(place.topic, other, "pending", texts={"action": "Nobody came."})
    compared = soup(moderator.get(f"{place.root}/queue/{again.id}/compare/{unlike.id}"))
    assert compared.select("mark") == []  # two sentences share their full stop, which tells nothing


def test_only_what_a_moderator_may_read_is_compared(place, sent):
    draft = place.make.case(place.topic, place.author, "draft")
    elsewhere = place.make.case(place.make.topic(), place.make.member(place.make.course()))
    moderator = place.visit(place.teacher)
    for other in (draft, elsewhere, Post(id=999_999)):
        url = f"{place.root}/queue/{sent.id}/compare/{other.id}"
        assert moderator.get(url).status_code == 404


def test_before_sending_an_author_is_told_what_can_be_mended(place):
    place.wants(banned=["palaveri"])
    answer = place.tell(save="preview", lesson="Kysy.")
    card = soup(answer).select_one("#before-sending")
    assert "Matti Virtanen" in card.text
    assert "040 123 4567" in card.text
    assert "5 characters; 40 would tell something." in card.text
    assert "palaverissa" not in card.text
    assert "First post" not in card.text
    assert place.make.all(Post) == []


def test_a_look_at_what_is_too_much_to_be_shown_gives_the_words_back(place):
    typed = {"title": "T", "save": "preview", "submission_key": "k", "lesson": "> " * 60 + "x"}
    answer = place.visit(place.author).send(f"{place.root}/topics/{place.topic.id}/cases", typed)
    page = soup(answer)
    assert answer.status_code == 422
    assert page.select_one("#lesson-error")
    assert page.select_one("#lesson").text.strip() == "> " * 60 + "x"
    assert page.select_one("#before-sending") is None


def test_a_preview_with_nothing_to_mend_says_nothing(place):
    clean = dict(
        PARTS, situation="Kukaan ei ollut kysynyt, mitä edellisestä päätöksestä oli tullut."
    )
    assert soup(place.tell(save="preview", **clean)).select_one("#before-sending") is None


def test_the_preview_of_a_reply_tells_as_well(place):
    case = place.make.case(place.topic, place.teacher)
    typed = {"body": "Kysy Pekalta: pekka@yritys.example", "save": "preview", "submission_key": "r"}
    answer = place.visit(place.author).send(f"{place.root}/posts/{case.id}/replies", typed)
    assert "pekka@yritys.example" in soup(answer).select_one("#before-sending").text


def test_a_queue_costs_the_same_however_much_was_noticed(place, statements):
    moderator = place.visit(place.teacher)

    def cost():
        statements.clear()
        assert moderator.get(f"{place.root}/queue").status_code == 200
        return len(statements)

    place.make.case(place.topic, place.author, "pending")
    few = cost()
    for number in range(5):
        place.tell(key=f"k{number}")
    assert cost() == few
