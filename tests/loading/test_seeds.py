"""The demo course shows everything there is, and its description is true."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from forum.discussion.transitions import State
from forum.loading import read
from forum.loading.plan import Layer
from forum.moderation.models import Reason

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
DEMO = json.loads((SEEDS / "demo.json").read_text(encoding="utf-8"))
README = (SEEDS / "README.md").read_text(encoding="utf-8")
POSTS = [post for course in DEMO["courses"] for post in course["posts"]]


@pytest.fixture(scope="module")
def plan():
    return read(SEEDS / "demo.json")


def test_there_are_people_articles_cases_and_replies_enough(plan):
    kinds = Counter(post["kind"] for post in POSTS)

    assert plan.count(Layer.USER) == 12
    assert plan.count(Layer.ARTICLE) >= 3
    assert kinds["case"] >= 20
    assert kinds["reply"] >= 60


def test_every_state_is_there(plan):
    assert {post["state"] for post in POSTS} == set(State)


def test_edits_wait_and_are_sent_back_while_the_old_text_is_read():
    proposed = {
        post["state"] for post in POSTS if post["live"] is not None and len(post["revisions"]) > 1
    }

    assert {"pending", "changes_requested", "published"} <= proposed


def test_decisions_have_reasons_words_and_notes():
    decisions = [each for post in POSTS for each in post.get("decisions", [])]

    assert {each["reason"] for each in decisions if "reason" in each} <= set(Reason)
    assert all(each.get("reason") for each in decisions if each["act"] == "reject")
    assert all(each.get("requests") for each in decisions if each["act"] == "request_changes")
    assert any(each.get("note") for each in decisions)
    assert any(each.get("message") for each in decisions)


def test_there_are_featured_cases_and_unanswered_ones():
    live = [post for post in POSTS if post["state"] == "published"]
    answered = {post.get("parent") for post in live}

    assert sum(bool(post.get("featured")) for post in live) >= 3
    assert any(post["kind"] == "case" and post["key"] not in answered for post in live)


def test_nothing_was_said_or_decided_in_the_future():
    moments = re.findall(
        r'"(?:submitted_at|published_at|at|ended|last_seen)": "([^"]+)"', json.dumps(DEMO)
    )

    assert moments
    assert not [each for each in moments if not re.fullmatch(r"-[1-9]\d*d \d\d:\d\d", each)]


def test_the_accounts_are_described():
    described = re.findall(r"^\| (\S+@example\.org) \| (\S+) \|", README, re.MULTILINE)

    assert described == [(user["email"], user["password"]) for user in DEMO["users"]]


@pytest.mark.parametrize("key", ["began", "joined", "ended", "last_seen", "premoderate_cases"])
def test_what_can_be_said_is_described(key):
    assert f"`{key}`" in README
