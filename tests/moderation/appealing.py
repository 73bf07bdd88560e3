"""How the tests of appeals decline, remove, appeal and answer."""

from forum.moderation.appeal_models import Appeal
from forum.notices.models import Notice

WHY = "It does answer the question: read the third part."


def declined(desk, by=None):
    assert desk.decide("reject", by=by, message="Off the point.").status_code == 303
    return desk.case


def removed(desk):
    post = desk.make.case(desk.topic, desk.author, title="A removed case")
    assert desk.decide("remove", post, message="Somebody asked.").status_code == 303
    return post


def appeal(desk, post=None, by=None, words=WHY, key="appeal-key-1"):
    url = f"{desk.root}/posts/{(post or desk.case).id}/appeals"
    return desk.browser(by or desk.author).send(url, words=words, submission_key=key)


def answer(desk, act, post=None, by=None, **more):
    post = post or desk.case
    made = desk.make.all(Appeal, post_id=post.id)[-1]
    more = {"message": "We read it again."} | more
    return desk.decide(act, post, by or desk.other, appeal=made.id, **more)


def told(desk, kind):
    return [each.user_id for each in desk.make.all(Notice, kind=kind, withdrawn_at=None)]
