"""Who has an item open: shown to the others, renewed, run out, taken over; it forbids nothing."""

from datetime import timedelta

import pytest

from forum.db import db, now, transaction, write
from forum.discussion.transitions import State
from forum.moderation import claim_actions
from forum.moderation.models import LEASE_LASTS, Claim
from tests.acting import at_once, do
from tests.moderation.desk import page_of, text_of

FETCH = {"X-Requested-With": "fetch"}


def claim(desk, by=None, post=None, *, script=True, **more):
    post, browser = post or desk.case, desk.browser(by)
    form = {"csrf_token": browser.csrf_token(), "revision": post.head_revision_id} | more
    return browser.post(f"{desk.item(post)}/claims", data=form, headers=FETCH if script else None)


def desk_claims(desk):
    with desk.make.app.app_context():
        return {each.post_id: each for each in db.session.query(Claim)}


def age(desk, by):
    """Let so much time pass for every claim there is."""
    with desk.make.app.app_context(), transaction():
        write()
        for each in db.session.query(Claim):
            each.since, each.until = each.since - by, each.until - by


def test_the_others_are_shown_who_has_an_item_open(desk):
    assert claim(desk).get_data(as_text=True).strip() == ""
    assert "Aino Moderator has had this open" in text_of(claim(desk, desk.other))
    item = desk.browser(desk.other).get(desk.item())
    assert "Aino Moderator has had this open" in text_of(item)
    assert "open: Aino Moderator" in text_of(desk.get("/queue", by=desk.other))
    assert "open: you" in text_of(desk.get("/queue"))
    assert page_of(desk.browser().get(desk.item())).select(".claim") == []
    desk.browser(desk.other).send(f"{desk.root}/members/{desk.author.id}/role", role="moderator")
    for path in ("/queue", f"/queue/{desk.case.id}"):
        assert "open: Aino" not in text_of(desk.get(path, by=desk.author)), "it is their own"
        assert "has had this open" not in text_of(desk.get(path, by=desk.author))
    desk.browser(desk.other).send(f"{desk.root}/members/{desk.author.id}/role", role="participant")
    for nobody in (desk.author, desk.classmate):
        for path in ("", f"/posts/{desk.case.id}", f"/topics/{desk.topic.id}"):
            assert "Aino" not in text_of(desk.get(path, by=nobody))
        assert claim(desk, nobody).status_code == 403


def test_a_lease_is_renewed_when_half_of_it_is_over_and_runs_out(desk):
    claim(desk)
    first = desk_claims(desk)[desk.case.id]
    age(desk, LEASE_LASTS / 4)
    claim(desk)
    assert desk_claims(desk)[desk.case.id].until < first.until
    age(desk, LEASE_LASTS / 2)
    claim(desk)
    renewed = desk_claims(desk)[desk.case.id]
    assert renewed.until >= first.until
    assert renewed.since < first.since
    age(desk, LEASE_LASTS)
    assert page_of(desk.browser(desk.other).get(desk.item())).select(".claim") == []
    assert claim(desk, desk.other).get_data(as_text=True).strip() == ""
    taken = desk_claims(desk)[desk.case.id]
    assert taken.member_id == desk.other.id
    assert taken.since > renewed.since


def test_one_has_one_item_open_at_a_time(desk):
    second = desk.make.case(desk.topic, desk.author, "pending")
    claim(desk)
    claim(desk, post=second)
    assert set(desk_claims(desk)) == {second.id}


def test_taking_over_is_one_click_and_loses_no_word(desk):
    claim(desk)
    button = page_of(desk.browser(desk.other).get(desk.item())).select_one("[name=over]")
    answer = claim(desk, desk.other, script=False, over=button["value"], message="Half a thought.")
    assert answer.status_code == 200
    assert "Half a thought." in answer.get_data(as_text=True)
    assert page_of(answer).select(".claim") == []
    assert "Tuula Teacher has had this open" in text_of(claim(desk))
    third = desk.make.member(desk.course, "moderator", name="Leo Late")
    late = claim(desk, third, script=False, over=button["value"], note="Kept, too.")
    assert late.status_code == 409
    assert "Tuula Teacher has taken this over already." in text_of(late)
    assert "Kept, too." in late.get_data(as_text=True)


def test_one_may_decide_on_what_another_has_open_and_the_other_is_told(desk):
    claim(desk)
    assert desk.decide("approve", by=desk.other).status_code == 303
    assert desk_claims(desk) == {}
    told = text_of(claim(desk))
    assert "Tuula Teacher has published this already." in told
    assert desk_claims(desk) == {}


def test_a_newer_text_is_told_to_whoever_reads_the_older(desk):
    desk.make.edit(desk.case, desk.author, title="Newer", at=now() + timedelta(seconds=1))
    assert "A newer text has come in meanwhile." in text_of(claim(desk))


def test_nobody_has_their_own_post_open_nor_what_they_only_watch(desk):
    own = desk.make.case(desk.topic, desk.moderator, "pending")
    assert claim(desk, post=own).status_code == 200
    watching = desk.visit(desk.make.user(is_admin=True))
    form = {"revision": str(desk.case.head_revision_id)}
    assert watching.send(f"{desk.item()}/claims", form).status_code == 200
    assert desk_claims(desk) == {}


@pytest.mark.parametrize(
    ("form", "status"),
    [
        ({"revision": ""}, 422),
        ({"revision": "x"}, 422),
        ({"over": "9" * 19}, 422),
        ({"over": "\x00"}, 422),
        ({"over": "9" * 18}, 200),
    ],
)
def test_what_is_no_claim_is_refused(desk, form, status):
    assert claim(desk, **form).status_code == status


def test_of_many_who_claim_at_once_one_has_it(desk):
    staff = [desk.moderator, desk.other, desk.make.member(desk.course, "moderator")]
    readers = [desk.make.reader(each) for each in staff]
    where = (desk.course.id, desk.case.id)

    def takes(reader, over=None):
        seen = desk.case.head_revision_id
        return lambda: claim_actions.claim(*where, seen=seen, over=over, by=reader)

    for _round in range(10):
        stood = at_once(desk.make.app, *(takes(each) for each in readers))
        assert sum(each.is_mine for each in stood) == 1
        (holder,) = {each.held.member_id for each in stood}
        others = [each for each in readers if holder not in each.member_ids]
        taken = at_once(desk.make.app, *(takes(each, over=holder) for each in others))
        codes = sorted(getattr(each, "code", 200) for each in taken)
        assert codes == [200, 409]
        do(desk.make.app, lambda: _end(desk))
    assert desk.now().state is State.PENDING


def _end(desk):
    write(desk.course.id)
    db.session.query(Claim).delete()
