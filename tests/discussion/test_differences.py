"""What changed between two revisions: the parts that were mended, and the words in them."""

import random
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.discussion.differences import Kind, PartDifference, Piece, differences
from forum.discussion.models import Revision, Sector, Size


def revision(body="", **more):
    return Revision(**{"title": "", "texts": {"body": body}, "sources": []} | more)


def changes(old: str, new: str) -> str:
    """The difference of two texts, as [-removed-] and {+added+}."""
    marks = {Kind.SAME: "{}", Kind.REMOVED: "[-{}-]", Kind.ADDED: "{{+{}+}}"}
    (part,) = differences(revision(old), revision(new))
    return "".join(marks[piece.kind].format(piece.text) for piece in part.pieces)


def without(kind: Kind, part: PartDifference) -> str:
    return "".join(piece.text for piece in part.pieces if piece.kind is not kind)


def changed_keys(older: Revision, newer: Revision) -> list[str]:
    return [part.key for part in differences(older, newer) if part.is_changed]


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("We met.", "We met.", "We met."),
        ("", "We met.", "{+We met.+}"),
        ("We met.", "", "[-We met.-]"),
        ("We met on Monday.", "We met on Friday.", "We met on[- Monday-]{+ Friday+}."),
        ("We met.", "We met again.", "We met{+ again+}."),
        ("We met. It rained.", "We met.", "We met.[- It rained.-]"),
        ("We met", "We met, all of us", "We met{+, all of us+}"),
        ("one two three four", "one three two four", "one{+ three+} two[- three-] four"),
        ("Ääneti", "Äänettä", "[-Ääneti-]{+Äänettä+}"),
        ("two lines\nhere", "two lines\n\nhere", "two lines\n{+\n+}here"),
        ("the    spaces", "the spaces", "the spaces"),
        ("  spaces before", "spaces before ", "spaces before "),
        ("  ", "words", "[-  -]{+words+}"),
        ("<b>5 & 6</b>", "<b>5 & 7</b>", "<b>5 &[- 6-]{+ 7+}</b>"),
    ],
)
def test_words_that_were_mended_are_marked(old, new, shown):
    assert changes(old, new) == shown


def test_a_passage_written_anew_is_not_shown_as_crumbs():
    old = "We sent the strategy to all by e-mail, and nobody of the staff answered it."
    new = "In spring the managers walked from team to team and listened, and that helped."
    assert changes(old, new) == f"[-{old[:-1]}-]{{+{new[:-1]}+}}."


def test_a_long_addition_leaves_what_was_there():
    old = "First we asked. Then we waited for a month."
    new = f"At first we asked. Then we waited for a month. {'More was said later. ' * 30}"
    assert changes(old, new).startswith("[-First-]{+At first+} we asked. Then we waited")


def test_the_parts_that_were_mended_are_found():
    older = revision(
        title="A title",
        texts={"situation": "Here", "action": "This", "outcome": "That"},
        sources=[{"url": "https://example.org/a", "title": "Report"}],
        sector=Sector.PUBLIC,
        size=Size.SMALL,
    )
    newer = revision(
        title="A better title",
        texts={"situation": "Here", "action": "This and more", "outcome": "That"},
        sources=[{"url": "https://example.org/a", "title": "Report"}],
        sector=Sector.PUBLIC,
        size=Size.LARGE,
    )
    parts = [part.key for part in differences(older, newer)]

    assert parts == ["title", "situation", "action", "outcome", "sources", "sector", "size"]
    assert changed_keys(older, newer) == ["title", "action", "size"]
    assert differences(older, newer)[-1].pieces == (
        Piece(Kind.REMOVED, "10-49"),
        Piece(Kind.ADDED, "250-999"),
    )


def test_a_part_that_went_and_one_that_came_are_both_shown():
    older = revision(texts={"situation": "Here", "lesson": "Ask"})
    newer = revision(texts={"situation": "Here", "action": "Asked"}, sector=Sector.HEALTH)

    assert changed_keys(older, newer) == ["action", "lesson", "sector"]


def test_sources_are_compared_as_lines_of_address_and_title():
    older = revision(sources=[{"url": "https://example.org/a", "title": "Report"}, {"url": "b"}])
    newer = revision(sources=[{"url": "https://example.org/a", "title": "Report"}])

    (part,) = differences(older, newer)
    assert part.key == "sources"
    assert without(Kind.ADDED, part) == "https://example.org/a Report\nb"
    assert without(Kind.REMOVED, part) == "https://example.org/a Report"


def test_a_first_text_is_no_change_of_anything():
    newer = revision("We met.", title="A title")

    assert differences(None, newer) == [
        PartDifference("title", (Piece(Kind.SAME, "A title"),)),
        PartDifference("body", (Piece(Kind.SAME, "We met."),)),
    ]


def test_an_empty_part_is_left_out():
    assert differences(revision(""), revision("")) == []


WORDS = st.lists(st.sampled_from([*"ab.-\n\n ", "and ", "ää", "…", "\u00a0"]), max_size=60)


@given(WORDS.map("".join), WORDS.map("".join))
def test_the_pieces_are_the_two_texts(old, new):
    for part in differences(revision(old), revision(new)):
        assert without(Kind.REMOVED, part) == new
        assert "".join(without(Kind.ADDED, part).split()) == "".join(old.split())
        assert all(one.kind is not other.kind for one, other in pairwise(part.pieces))
        assert all(piece.text for piece in part.pieces)


def long_texts() -> dict[str, tuple[str, str]]:
    chance = random.Random(4)
    few, many = ["ja", "on"], [f"sana{number}" for number in range(5000)]
    common = [1 / (number + 1) for number in range(5000)]
    ordinary = chance.choices(many, common, k=20_000)
    mended = [word if chance.random() < 0.98 else "toinen" for word in ordinary]
    return {
        "mended": (" ".join(ordinary), " ".join(mended)),
        "mended, in paragraphs": (paragraphs(ordinary), paragraphs(mended)),
        "other words": (" ".join(ordinary), " ".join(chance.choices(many, common, k=20_000))),
        "two words": tuple(" ".join(chance.choices(few, k=20_000)) for _ in few),
        "two words, each on a line": tuple("\n".join(chance.choices(few, k=20_000)) for _ in few),
        "many paragraphs of two words": tuple(
            paragraphs(chance.choices(few, k=20_000)) for _ in few
        ),
        "one word": (f"a {'x ' * 20_000}", f"b {'x ' * 19_999}y"),
    }


def paragraphs(words: list[str]) -> str:
    return "\n\n".join(" ".join(words[at : at + 80]) for at in range(0, len(words), 80))


@pytest.mark.parametrize("kind", long_texts())
def test_long_texts_are_compared_in_no_time(kind):
    old, new = long_texts()[kind]
    start = time.process_time()
    (part,) = differences(revision(old), revision(new))

    assert time.process_time() - start < 2
    assert without(Kind.REMOVED, part) == new


def test_in_a_long_text_the_changed_words_are_still_found():
    old, new = long_texts()["mended, in paragraphs"]
    (part,) = differences(revision(old), revision(new))
    removed = [piece.text for piece in part.pieces if piece.kind is Kind.REMOVED]

    assert len(removed) > 100
