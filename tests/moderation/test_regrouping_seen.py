"""What is read of cases that were moved, merged and split: by whom, where, and what is not."""

from datetime import timedelta

import time_machine

from forum.db import db, now
from forum.discussion.models import Post, Revision, Topic
from forum.discussion.transitions import State
from forum.moderation import regrouped_queries
from tests.acting import do
from tests.moderation.desk import page_of, text_of


def test_a_merged_case_is_read_in_the_other_with_both_named(talk):
    desk, reader = talk.desk, talk.reader
    assert talk.send("merges", talk.case, into=talk.whole.id).status_code == 303
    for path in (f"/posts/{talk.whole.id}", f"/topics/{talk.other.id}"):
        soup = page_of(desk.get(path, by=reader))
        telling = soup.select_one(f"#post-{talk.case.id}")
        assert "The other telling of it, by Wille Writer" in telling.summary.text
        assert "zqcase" in telling.text
        assert "Kalle Classmate" in soup.select_one(f"#post-{talk.whole.id}").text
        ids = [each["id"] for each in soup.select("article[id^=post-]")]
        assert f"post-{talk.reply.id}" in ids
        assert ids.index(f"post-{talk.whole.id}") < ids.index(f"post-{talk.case.id}")
        assert "zqwaiting" not in soup.text
        assert "zqcase" not in desk.get(f"/topics/{talk.topic.id}", by=reader).text
    old = desk.get(f"/posts/{talk.case.id}", by=reader)
    assert (old.status_code, old.location) == (303, f"{desk.root}/posts/{talk.whole.id}")
    for by in (desk.author, desk.moderator, desk.other):
        assert desk.get(f"/posts/{talk.case.id}", by=by).status_code == 303


def test_why_two_were_merged_both_authors_read_and_what_was_typed_meanwhile_arrives(talk):
    desk, reader = talk.desk, talk.reader
    talk.send("merges", talk.case, into=talk.whole.id)
    assert "zqwaiting" in desk.get(f"/posts/{talk.whole.id}", by=desk.author).text
    assert "Because of it." in desk.get(f"/posts/{talk.whole.id}", by=desk.classmate).text
    assert "Because of it." not in desk.get(f"/posts/{talk.whole.id}", by=reader).text
    story = desk.get(f"/posts/{talk.case.id}/history", by=desk.author).text
    assert "Because of it." in story
    sent = talk.answer_to(talk.case, "zqtyped", by=reader)
    assert (sent.status_code, sent.location.split("/posts/")[0]) == (303, desk.root)
    (typed,) = [
        each for each in desk.make.all(Post, parent_id=talk.whole.id) if each.id > talk.last
    ]
    assert (typed.case_id, typed.topic_id) == (talk.whole.id, talk.other.id)
    empty = talk.answer_to(talk.case, " ", by=reader)
    assert empty.status_code == 422


def story(talk, post, by):
    page = page_of(talk.desk.get(f"/posts/{post.id}/history", by=by))
    said = [" ".join(each.text.split()) for each in page.select(".timeline > li > .decision")]
    return said[::-1], [each["href"] for each in page.select(".timeline .decision a")]


def merged(talk, part, whole):
    assert talk.merge(part, whole).status_code == 303
    return talk.decisions(part, "merges")[-1]


def undo_late(talk, post, act):
    with time_machine.travel(now() + timedelta(hours=1)):
        assert talk.undo(post, talk.decisions(post, act)[-1]).status_code == 303


def test_the_story_of_a_case_tells_what_was_merged_into_it(talk):
    desk, case, whole = talk.desk, talk.case, talk.whole
    talk.undo(case, merged(talk, case, whole))
    assert story(talk, whole, desk.classmate) == ([], []), "nobody was told of it yet"
    merged(talk, case, whole)
    (done,), links = story(talk, whole, desk.classmate)
    assert done.startswith("Another case was merged into this one: Case ")
    assert ("Aino Moderator" in done, done.endswith("Because of it.")) == (True, True)
    assert links == [f"{desk.root}/posts/{whole.id}#post-{case.id}"]
    undo_late(talk, case, "merges")
    (before, said), links = story(talk, whole, desk.classmate)
    assert before == done
    assert said.startswith("A case that was a part of this one stands for itself again: Case ")
    assert links == [f"{desk.root}/posts/{case.id}"] * 2
    assert len(story(talk, whole, desk.moderator)[0]) == 4
    first, last = story(talk, case, desk.author)[0]
    assert first.startswith("Merged into another case into case #")
    assert last.startswith("Put back where it stood before · Aino Moderator")
    desk.browser(desk.author).send(f"{desk.root}/posts/{case.id}/withdrawal")
    assert story(talk, whole, desk.classmate)[1] == [], "what is taken back nobody is led to"
    assert desk.get(f"/posts/{whole.id}/history", by=talk.reader).status_code == 404


def test_what_was_merged_into_a_case_is_told_to_its_author_and_the_staff_alone(talk):
    make, whole = talk.desk.make, talk.whole
    merged(talk, talk.case, whole)
    told = [
        len(do(make.app, regrouped_queries.regrouped, whole, reader=make.reader(each)))
        for each in (talk.desk.classmate, talk.desk.moderator, talk.reader)
    ]
    assert told == [1, 1, 0]


def test_the_story_of_a_case_tells_what_was_split_out_and_to_whom_why(talk):
    desk, case, deep = talk.desk, talk.case, talk.deep
    assert talk.split(deep).status_code == 303
    (done,), links = story(talk, case, desk.author)
    assert done.startswith("A reply was made a case of its own: Another title · Aino Moderator")
    assert "Because of it." not in done, "that was for the author of the reply"
    assert links == [f"{desk.root}/posts/{deep.id}"]
    assert "Because of it." in story(talk, case, desk.moderator)[0][0]
    undo_late(talk, deep, "splits")
    said, _links = story(talk, case, desk.author)
    assert said[1].startswith("What was split out is a reply here again: the reply")
    assert story(talk, talk.whole, desk.classmate) == ([], [])


def test_the_desk_tells_of_it_too_at_the_same_cost_whatever_was_merged(talk, statements):
    desk, case, whole = talk.desk, talk.case, talk.whole

    def card(post):
        statements.clear()
        page = page_of(desk.browser().get(desk.item(post)))
        return [" ".join(each.text.split()) for each in page.select(".desk__story .decided")]

    card(whole)
    assert card(whole) == []
    cost = len(statements)
    talk.split(talk.deep)
    (split,) = card(case)
    assert split.startswith("A reply was made a case of its own: Another title · Aino Moderator")
    for each in (case, desk.make.case(talk.other, desk.classmate)):
        merged(talk, each, whole)
    said = card(whole)
    assert len(statements) == cost
    assert [each.partition(":")[0] for each in said] == [
        "Another case was merged into this one"
    ] * 2
    assert all(each.endswith("Because of it.") for each in said)


def test_each_author_can_take_back_their_own_and_the_other_stays(talk):
    desk, reader = talk.desk, talk.reader
    talk.send("merges", talk.case, into=talk.whole.id)
    taken = desk.browser(desk.classmate).send(f"{desk.root}/posts/{talk.whole.id}/withdrawal")
    assert taken.status_code == 303
    gone = desk.get(f"/posts/{talk.whole.id}", by=reader)
    assert "The author has withdrawn this." in text_of(gone)
    assert f"post-{talk.reply.id}" in gone.text
    topic = f"/topics/{talk.other.id}"
    for page in (gone, desk.get(topic, by=reader)):
        assert "zqcase" in page.text
        assert "zqwhole" not in page.text
    assert desk.get(f"/posts/{talk.case.id}", by=reader).status_code == 303
    assert "zqcase" in desk.get(f"/posts/{talk.case.id}/history", by=desk.author).text
    left = desk.browser(desk.author).send(f"{desk.root}/posts/{talk.case.id}/withdrawal")
    assert left.status_code == 303
    assert desk.now(talk.case).merged_into_id is None
    assert desk.get(f"/posts/{talk.case.id}", by=reader).status_code == 404
    assert "zqcase" not in desk.get(topic, by=reader).text
    (decision,) = talk.decisions(talk.case, "merges")
    refused = talk.undo(talk.case, decision)
    assert (refused.status_code, "has withdrawn this" in refused.text) == (409, True)


def test_what_is_removed_takes_its_part_along_and_leaves_that_to_its_author(talk):
    desk, make = talk.desk, talk.desk.make
    part = make.case(talk.topic, desk.author, words="zqpart")
    whole, left = (make.case(talk.topic, desk.classmate) for _ in range(2))
    talk.send("merges", part, into=left.id)
    desk.browser(desk.classmate).send(f"{desk.root}/posts/{left.id}/withdrawal")
    for path in (f"/posts/{left.id}", f"/topics/{talk.topic.id}"):
        assert "zqpart" in desk.get(path, by=talk.reader).text
    assert talk.undo(part, talk.decisions(part, "merges")[0]).status_code == 303
    assert desk.get(f"/posts/{left.id}", by=talk.reader).status_code == 404
    talk.send("merges", part, into=whole.id)
    assert desk.decide("remove", whole, reason="tone").status_code == 303
    assert desk.get(f"/posts/{part.id}", by=talk.reader).status_code == 404
    assert "zqpart" in desk.get(f"/posts/{part.id}", by=desk.author).text


def test_a_reply_that_was_split_out_leaves_a_line_where_it_stood(talk):
    desk, reader = talk.desk, talk.reader
    assert talk.send("splits", talk.reply, title="Its own title").status_code == 303
    (decision,) = talk.decisions(talk.reply, "splits")
    post = desk.now(talk.reply)
    head = desk.make.get(Revision, post.head_revision_id)
    assert (head.title, head.texts) == ("Its own title", {"body": "We saw the same. zqreply"})
    assert head.written_by_id == desk.moderator.id
    page = page_of(desk.get(f"/posts/{talk.reply.id}", by=reader))
    assert page.h1.text == "Its own title"
    assert "zqreply" in page.text
    assert f"post-{talk.deep.id}" in str(page)
    for path in (f"/posts/{talk.case.id}", f"/topics/{talk.topic.id}"):
        (sign,) = page_of(desk.get(path, by=reader)).select(".sign a")
        assert sign["href"] == f"{desk.root}/posts/{talk.reply.id}"
        assert sign.text == "Its own title"
    assert "of case #" in text_of(desk.get("/decisions"))
    _goes_on(talk, decision)


def _goes_on(talk, decision):
    desk, reader = talk.desk, talk.reader
    edit = desk.get(f"/posts/{talk.reply.id}/edit", by=desk.author)
    assert "We saw the same. zqreply" in page_of(edit).select_one("#situation").text
    talk.send("moves", talk.reply, topic=talk.other.id)
    desk.decide("remove", talk.reply, reason="tone")
    for path in (f"/posts/{talk.case.id}", f"/topics/{talk.topic.id}"):
        assert "Its own title" not in desk.get(path, by=reader).text
    assert talk.undo(talk.reply, decision).status_code == 409


def test_the_request_of_before_is_still_what_its_author_is_asked(talk):
    desk = talk.desk
    case = desk.make.case(talk.topic, desk.author, "pending")
    desk.decide("request_changes", case, **{"requests-outcome": "How do you know?"})
    assert talk.send("moves", case, topic=talk.other.id).status_code == 303
    assert desk.now(case).state is State.CHANGES_REQUESTED
    assert "How do you know?" in desk.get(f"/posts/{case.id}/edit", by=desk.author).text


def test_the_pages_offer_what_can_be_chosen(talk):
    desk = talk.desk
    item = text_of(desk.get(f"/queue/{talk.case.id}"))
    assert "Move…" in item
    assert "Merge…" in item
    assert "Make it a case…" in text_of(desk.get(f"/queue/{talk.reply.id}"))
    found = [
        page_of(desk.get(f"/queue/{talk.case.id}/merge?q={words}")).select("main li a")
        for words in ("", "whole", f"%23{desk.now(talk.whole).number}", "zqnothing")
    ]
    assert [len(each) for each in found] == [1, 1, 1, 0]
    other = desk.make.case(talk.topic, desk.classmate, title="Äidin ÄÄNI ja Öljy")
    for words in ("äidin", "ÄIDIN ÄÄNI", "äÄNI", "öljy"):
        offered = page_of(desk.get(f"/queue/{talk.case.id}/merge?q={words}")).select("main li a")
        assert [f"into={other.id}" in each["href"] for each in offered] == [True], words
    pair = text_of(desk.browser().get(found[0][0]["href"]))
    assert "zqcase" in pair
    assert "zqwhole" in pair
    for path in ("move", "merge", "split"):
        post = talk.waiting if path != "move" else talk.gone
        assert "now." in text_of(desk.get(f"/queue/{post.id}/{path}")) or path == "merge"
    assert "Only a published case" in text_of(desk.get(f"/queue/{talk.waiting.id}/merge"))
    with talk.desk.make._kept():
        db.session.query(Topic).filter_by(id=talk.topic.id).update({"asks_for": "talk"})
    assert "No other question" in text_of(desk.get(f"/queue/{talk.case.id}/move"))
