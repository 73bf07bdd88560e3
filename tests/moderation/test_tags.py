"""Tags of cases: who sets them, who sees them where, and what two who set them at once are told."""

import pytest

from forum.discussion.tag_models import Tag
from forum.discussion.tags import key_of, tags_in
from forum.moderation.models import Decision
from forum.notices.models import Notice
from tests.moderation.desk import page_of, text_of
from tests.pages.threads import ids


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("", []),
        (" , ,\u200b, ", []),
        ("Trust", ["Trust"]),
        ("  open   data ,trust,  ", ["open data", "trust"]),
        ("Trust, trust,TRUST, tru\u200bst", ["Trust"]),
        ("K\u00e4ytt\u00f6, Ka\u0308ytto\u0308, k\u00e4ytt\u00f6", ["K\u00e4ytt\u00f6"]),
        ("Stra\u00dfe, STRASSE, \uff33trasse", ["Stra\u00dfe"]),
    ],
)
def test_tags_are_read_between_commas_and_each_once(typed, names):
    assert list(tags_in(typed).values()) == names
    assert all(key_of(key) == key for key in tags_in(typed))


def put(desk, post, tags, by=None, **more):
    fields = {"tags": tags, "revision": desk.now(post).head_revision_id} | more
    return desk.browser(by).send(f"{desk.root}/posts/{post.id}/tags", fields)


def shown(page, post):
    return [each.text for each in page.select(f"#post-{post.id} .tag")]


def test_tags_stand_under_a_case_and_lead_to_all_that_have_them(desk):
    first, second = (desk.make.case(desk.topic, desk.author) for _each in range(2))
    desk.make.case(desk.topic, desk.author)
    assert put(desk, first, "Trust,  open   data").status_code == 303
    assert put(desk, second, "TRUST, Ääni").status_code == 303
    topic = f"/topics/{desk.topic.id}"
    for reader in (desk.classmate, desk.author):
        page = page_of(desk.get(topic, reader))
        assert shown(page, first) == ["open data", "Trust"]
        assert shown(page, second) == ["Trust", "Ääni"], "as the course spells it already"
    chip = page.select_one(f"#post-{first.id} .tag:last-child")["href"]
    found = page_of(desk.browser(desk.classmate).get(chip))
    assert [each for each in ids(found) if each in {first.id, second.id}] == ids(found)
    assert found.select_one('.chip[aria-current="true"]').text.split() == ["Trust", "×"]
    assert shown(page_of(desk.get(f"/posts/{first.id}", desk.classmate)), first)
    assert "Tags set : Trust, open data" in text_of(desk.get("/decisions"))
    assert "Tags set: Trust, open data" in desk.get("/decisions.csv").text
    assert desk.make.all(Notice) == [], "of tags nobody is told"
    put(desk, second, "")
    assert [each.name for each in desk.make.all(Tag)] == ["Trust", "open data"]
    assert shown(page_of(desk.get(topic, desk.classmate)), second) == []


def test_no_word_of_a_tag_that_nothing_public_has(desk):
    """Not under what is hidden, and not by its address: as if it was none."""
    public = desk.make.case(desk.topic, desk.author)
    assert put(desk, public, "public").status_code == 303
    assert put(desk, desk.case, "zqhidden").status_code == 303
    elsewhere = desk.make.topic(desk.make.course())
    tags = {each.name: each.id for each in desk.make.all(Tag)}
    topic = f"/topics/{desk.topic.id}"

    def status(tag, path=topic, by=desk.classmate):
        return desk.get(f"{path}?tag={tag}", by).status_code

    assert status(tags["public"]) == 200
    assert status(tags["public"], f"/topics/{desk.make.topic(desk.course).id}") == 404
    assert status(tags["public"], f"/topics/{elsewhere.id}") == 404
    for tag in (tags["zqhidden"], 9999, "x", "1" * 30):
        assert status(tag) == status(tag, by=desk.moderator) == 404
    for path in (topic, f"/posts/{public.id}"):
        assert "zqhidden" not in desk.get(path, desk.classmate).text
    assert not page_of(desk.get(f"/posts/{desk.case.id}", desk.author)).select(".tag")
    assert "zqhidden" in desk.get(f"/queue/{public.id}").text, "others are suggested to moderators"
    desk.decide("approve")
    assert status(tags["zqhidden"]) == 200
    desk.decide("remove", reason="tone")
    assert status(tags["zqhidden"]) == 404
    assert "zqhidden" not in desk.get(topic, desk.classmate).text


def test_who_tags_what_and_what_is_refused(desk):
    case, own = (desk.make.case(desk.topic, each) for each in (desk.author, desk.moderator))
    removed = desk.make.case(desk.topic, desk.author, "removed")
    reply = desk.make.reply(case, desk.author)
    many, long = ",".join("abcdefghi"), "x" * 41
    for post, tags, by, status in (
        (case, "a", desk.classmate, 403),
        (case, "a", desk.author, 403),
        (own, "a", desk.moderator, 403),
        (reply, "a", desk.moderator, 403),
        (removed, "a", desk.moderator, 409),
        (case, many, desk.moderator, 422),
        (case, long, desk.moderator, 422),
        (case, "x" * 20_000, desk.moderator, 422),
        (case, "", desk.moderator, 303),
        (case, many[:-2], desk.moderator, 303),
        (case, many[:-2].upper(), desk.moderator, 303),
    ):
        answer = put(desk, post, tags, by)
        assert answer.status_code == status, (post.id, tags[:20], by.role)
        if status in {409, 422}:
            assert tags in answer.text
    assert [each.act for each in desk.make.all(Decision)] == ["tag"]
    assert len(desk.make.all(Tag)) == 8
    assert desk.get(f"/posts/{reply.id}/tags").status_code == 404


def test_who_sets_tags_on_what_another_has_set_meanwhile_sees_both(desk):
    case = desk.make.case(desk.topic, desk.author)
    put(desk, case, "first", desk.other)
    late = put(desk, case, "mine", before="")
    assert late.status_code == 409
    assert "Tuula Teacher has set other tags meanwhile: first." in text_of(late)
    form = page_of(late)
    assert form.select_one("[name=tags]")["value"] == "mine"
    assert form.select_one("[name=before]")["value"] == "first"
    stale = put(desk, case, "mine", before="first", revision=case.head_revision_id + 99)
    assert stale.status_code == 409
    assert put(desk, case, "first", before="").status_code == 303, "of one mind"
    assert put(desk, case, "mine", before="first").status_code == 303
    assert [each.name for each in desk.make.all(Tag)] == ["mine"]


def test_a_line_at_the_desk_sets_them_where_one_may(desk):
    case, own = (desk.make.case(desk.topic, each) for each in (desk.author, desk.moderator))
    put(desk, case, "a, b")
    page = page_of(desk.get(f"/queue/{case.id}"))
    assert page.select_one("#tags-line")["value"] == "a, b"
    assert page.select_one("form#tags")["action"].endswith(f"/posts/{case.id}/tags")
    assert not page_of(desk.get(f"/queue/{own.id}")).select("#tags-line")
