"""Anonymising together: the author chooses stand-ins, what is sent has them, and only they know."""

import pytest

from forum.discussion.finding_models import KeptFinding
from forum.discussion.models import Post, Revision
from forum.discussion.stand_in_models import StandIn
from tests.discussion.test_checking import PARTS, Place
from tests.pages.page import Page

SECRET = "Kerttu Zqvirtanen"
SITUATION = f"Tiiminvetäjä {SECRET} soitti Zqnokia Oyj:stä. Kertun mielestä mitään ei tapahtunut."
LONG = "Kukaan ei ollut kysynyt, mitä edellisestä päätöksestä oli oikeastaan tullut."
STOOD_IN = "Tiiminvetäjä soitti Organisaatio A:sta. Tiiminvetäjän mielestä mitään ei tapahtunut."


READ_BY_STAFF = (("queue", ""), ("queue", "/edit"), ("posts", ""), ("posts", "/history"))


@pytest.fixture
def place(make, visit):
    return Place(make, visit, make.course(language="fi"))


@pytest.fixture
def form(place):
    visitor = place.visit(place.author)
    page = Page(visitor, visitor.get(f"{place.root}/topics/{place.topic.id}/cases/new"))
    page.fields |= PARTS | {"title": "Päätös", "situation": SITUATION}
    return page


def ticked(page, *numbers):
    """The fields of a page as a browser sends them: only what is ticked."""
    boxes = {each["name"] for each in page.soup.select("#stand-ins [type=checkbox]")}
    used = {f"stand_ins-{number}-use" for number in numbers}
    page.fields = {k: v for k, v in page.fields.items() if k not in boxes} | dict.fromkeys(
        used, "y"
    )
    return page


def stand_ins(page):
    return {
        each.select_one("label").get_text(strip=True): each.select_one(".input")["value"]
        for each in page.soup.select(".stand-in")
    }


def texts_of(place, post):
    return [each.texts["situation"] for each in place.make.all(Revision, post_id=post.id)]


def test_a_preview_suggests_and_the_author_accepts_with_a_tick_each(place, form):
    page = ticked(form.press("Preview"))
    assert stand_ins(page) == {"Kerttu Zqvirtanen": "tiiminvetäjä", "Zqnokia Oyj": "Organisaatio A"}
    assert SECRET in page.soup.select_one("#preview").text
    assert page.soup.select("#stand-ins [checked]") == []
    half = ticked(page, 0).press("Show how it looks")
    assert "Tiiminvetäjä soitti Zqnokia Oyj:stä." in half.soup.select_one("#preview").text
    assert half.fields["situation"] == SITUATION
    assert place.make.all(Post) == []


def test_all_are_accepted_at_once_and_what_is_sent_has_no_name_in_it(place, form):
    page = form.press("Preview").press("Use all of them")
    assert len(page.soup.select("#stand-ins [checked]")) == 2
    assert STOOD_IN in page.soup.select_one("#preview").text
    page.press("Send")
    post = place.last()
    assert texts_of(place, post) == [STOOD_IN]
    assert [each.words for each in place.make.all(KeptFinding) if each.words] == [
        "040 123 4567"
    ] * 0
    rows = place.make.all(StandIn)
    assert [(each.original, each.is_used) for each in rows] == [
        ("Kerttu Zqvirtanen", True),
        ("Zqnokia Oyj", True),
    ]
    assert {each.case_id for each in rows} == {post.id}


def test_a_draft_keeps_what_its_author_typed_until_it_is_sent(place, form):
    page = form.press("Preview").press("Use all of them").press("Save and go on later")
    post = place.last()
    assert texts_of(place, post) == [SITUATION]
    visitor = place.visit(place.author)
    again = Page(visitor, visitor.get(f"{place.root}/posts/{post.id}/edit"))
    assert again.fields["situation"] == SITUATION
    assert len(again.soup.select("#stand-ins [checked]")) == 2
    again.press("Send")
    assert texts_of(place, post) == [STOOD_IN]
    assert page.status == 200


def test_the_author_words_a_stand_in_and_it_stays_so_in_the_thread(place, form):
    page = ticked(form.press("Preview"), 0)
    page.press("Send", **{"stand_ins-0-words": "eräs kollega"})
    case = place.last()
    assert texts_of(place, case)[0].startswith("Eräs kollega soitti Zqnokia Oyj:stä.")
    reply_to = place.make.reply(case, place.teacher)
    place.visit(place.teacher).send(
        f"{place.root}/posts/{case.id}/decisions",
        decision="approve",
        revision=case.head_revision_id,
    )
    visitor = place.visit(place.author)
    page = Page(visitor, visitor.get(f"{place.root}/posts/{reply_to.id}"))
    assert stand_ins(page)["Kerttu Zqvirtanen"] == "eräs kollega"
    fields = dict(page.fields, body="Zqvirtanen oli oikeassa.", save="submit")
    visitor.send(f"{place.root}/posts/{reply_to.id}/replies", ticked(page, 0).fields | fields)
    (revision,) = place.make.all(Revision, post_id=place.last().id)
    assert revision.texts["body"] == "Eräs kollega oli oikeassa."


def test_the_names_are_the_authors_alone(place, form):
    form.press("Preview").press("Use all of them").press("Send")
    case = place.last()
    moderator = place.visit(place.teacher)
    classmate = place.visit(place.make.member(place.course))
    urls = [f"/{kind}/{case.id}{more}" for kind, more in READ_BY_STAFF]
    pages = [moderator.get(f"{place.root}{url}") for url in ("/queue", "/decisions", *urls)]
    moderator.send(
        f"{place.root}/posts/{case.id}/decisions",
        decision="approve",
        revision=case.head_revision_id,
    )
    pages += [
        person.get(f"{place.root}{url}")
        for person in (moderator, classmate)
        for url in (f"/topics/{place.topic.id}", f"/posts/{case.id}")
    ]
    assert {each.status_code for each in pages} == {200}
    assert not [
        each.request.path for each in pages if "Zqvirta" in each.text or "Kerttu" in each.text
    ]
    own = place.visit(place.author).get(f"{place.root}/posts/{case.id}/edit").text
    assert "Kerttu Zqvirtanen" in own


def test_a_stand_in_needs_words_and_few(place, form):
    page = ticked(form.press("Preview"), 0)
    refused = page.press("Send", **{"stand_ins-0-words": " "})
    assert refused.status == 422
    assert "Write what goes instead of “Kerttu Zqvirtanen”." in refused.text
    assert refused.fields["situation"] == SITUATION
    refused = page.press("Send", **{"stand_ins-0-words": "x" * 81})
    assert "at most 80 characters" in refused.text
    odd = {"stand_ins-0-kind": "email", "stand_ins-7-kind": "names", "stand_ins-7-key": ""}
    assert place.tell(**odd).status_code == 303
    assert place.make.all(StandIn) == []


def test_nobody_keeps_stand_ins_in_a_text_that_is_not_theirs(place, form):
    form.press("Preview").press("Use all of them").press("Send")
    rows = place.make.all(StandIn)
    other = place.make.member(place.course)
    place.tell(by=other, key="other")
    assert {each.author_id for each in rows} == {place.author.id}
    assert "Kerttu" not in place.visit(other).get(f"{place.root}/posts/{place.last().id}/edit").text


def test_without_names_there_is_nothing_to_choose(place):
    visitor = place.visit(place.author)
    page = Page(visitor, visitor.get(f"{place.root}/topics/{place.topic.id}/cases/new"))
    assert page.soup.select_one("#stand-ins") is None
    clean = dict(PARTS, situation=LONG, title="P")
    page = page.press("Preview", **clean)
    assert page.soup.select_one("#before-sending") is None


def page_of(place, person, post, path=""):
    visitor = place.visit(person)
    return Page(visitor, visitor.get(f"{place.root}/posts/{post.id}{path}"))


def named(page):
    return [each.text for each in page.soup.select(".who-sees bdi")]


def test_who_sends_without_a_look_is_told_which_names_are_in_it_and_one_tick_mends_that(
    place, form
):
    both = ["Kerttu Zqvirtanen", "Zqnokia Oyj"]
    sent = form.press("Send")
    assert named(sent) == both, "one request has sent it"
    post = place.last()
    assert [named(page_of(place, who, post)) for who in (place.author, place.teacher)] == [both, []]
    link = sent.soup.select_one(".who-sees a")["href"]
    assert link == f"{place.root}/posts/{post.id}/edit#stand-ins"
    mended = page_of(place, place.author, post, "/edit").press("Use all of them").press("Send")
    assert named(mended) == []
    assert texts_of(place, post)[-1] == STOOD_IN


def test_a_name_that_is_neither_ticked_nor_in_the_text_is_not_offered(place, form):
    ticked(form.press("Preview"), 0).press("Send")
    post = place.last()
    assert len(stand_ins(page_of(place, place.author, post, "/edit"))) == 2
    ticked(page_of(place, place.author, post, "/edit"), 0).press("Send", situation=LONG)
    kept = page_of(place, place.author, post, "/edit")
    assert list(stand_ins(kept)) == ["Kerttu Zqvirtanen"], "it keeps the thread the same"
    again = kept.press("Preview", situation="Zqnokia Oyj vastasi.")
    assert stand_ins(again)["Zqnokia Oyj"] == "Organisaatio A"


def test_whose_texts_come_out_at_once_is_told_so_until_a_moderator_has_read_them(place):
    topic = place.make.topic(place.course, premoderates_cases=False)
    place.tell(topic=topic, situation="Silloin soitettiin Zqnokia Oyj:lle. " + LONG)
    post = place.last()
    assert named(page_of(place, place.author, post)) == ["Zqnokia Oyj"]
    visitor = place.visit(place.teacher)
    url = f"{place.root}/posts/{post.id}/decisions"
    visitor.send(url, decision="feature", revision=post.head_revision_id)
    assert named(page_of(place, place.author, post)) == []
    place.tell(by=place.teacher, topic=topic, key="staff", situation=SITUATION)
    assert named(page_of(place, place.teacher, place.last())) == [], "who moderates knows"
    place.wants(names="off", organisation="off")
    place.tell(key="off", situation=SITUATION)
    assert named(page_of(place, place.author, place.last())) == [], "the course looks for none"


def test_who_sends_addresses_and_numbers_is_told_of_them_above_the_way_to_mend_it(place):
    words = "Soita 040 123 4567 tai kirjoita anna@example.org, kuten hän 040 123 4567 pyysi. "
    place.tell(situation=words + LONG)
    post = place.last()
    sent = page_of(place, place.author, post)
    assert named(sent) == ["anna@example.org", "040 123 4567"]
    assert sent.soup.select_one(".who-sees ~ .post__acts a")["href"].endswith(f"{post.id}/edit")
    assert sent.soup.select(".who-sees a") == []
    place.tell(situation="Silloin soitettiin Zqnokia Oyj:n numeroon 040 123 4567. " + LONG, key="b")
    assert named(page_of(place, place.author, place.last())) == ["Zqnokia Oyj", "040 123 4567"]


def test_an_edit_in_the_making_does_not_hide_who_is_in_the_text_that_was_sent(place):
    topic = place.make.topic(place.course, premoderates_cases=False)
    place.tell(topic=topic, situation="Silloin soitettiin Zqnokia Oyj:lle. " + LONG)
    post = place.last()
    edit = page_of(place, place.author, post, "/edit")
    edit.press("Save and go on", situation="Zqdraft. " + LONG)
    page = page_of(place, place.author, post)
    assert "You have begun a new text" in page.text
    assert named(page) == ["Zqnokia Oyj"]
