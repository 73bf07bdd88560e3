"""The texts of a file are looked at as those that are sent are."""

import copy

from forum.checks.finding import CheckName
from forum.discussion.finding_models import KeptFinding
from forum.discussion.models import Post, Revision
from tests.loading.conftest import small

STORY = {
    "situation": "Matti Virtanen sanoi kokouksessa, että strategia on kaikkien yhteinen asia.",
    "action": "Ehdotin, että jokaisessa palaverissa kerrotaan, mitä tavoitteen eteen on tehty.",
    "outcome": "Kolmen kuukauden kuluttua puolet tiimistä kertoi siitä itse, ilman kysymistä.",
    "lesson": "Toteutuminen näkyy puheesta, kun joku kysyy samaa joka viikko uudelleen.",
}


def with_two_alike():
    whole = small()
    posts = whole["courses"][0]["posts"]
    posts[0]["revisions"][0]["texts"] = STORY
    again = copy.deepcopy(posts[0])
    again["key"] = "again"
    posts.append(again)
    return whole


def test_what_is_noticed_in_a_file_is_kept_with_its_revisions(load, make):
    load(with_two_alike())
    rows = make.all(KeptFinding)
    names = [each for each in rows if each.check is CheckName.NAMES]
    assert [each.words for each in names] == ["Matti Virtanen", "Matti Virtanen"]
    (alike,) = [each for each in rows if each.check is CheckName.LIKENESS]
    first, *_rest, second = [each for each in make.all(Post) if each.kind == "case"]
    assert (alike.other_id, alike.params) == (first.id, {"percent": 100})
    assert make.get(Revision, alike.revision_id).post_id == second.id


def test_drafts_of_a_file_are_not_looked_at(load, make):
    load(small())
    looked_at = {each.checked is not None for each in make.all(Revision) if each.submitted_at}
    drafts = [each for each in make.all(Revision) if each.submitted_at is None]
    assert looked_at == {True}
    assert [(each.checked, each.lemmas) for each in drafts] == [(None, None)]
