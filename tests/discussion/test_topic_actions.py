"""Opening topics under questions, and setting how they are."""

from datetime import UTC, datetime, timedelta

import pytest
from werkzeug.exceptions import NotFound

from forum.articles.manuscript import Manuscript, QuestionText, key_of
from forum.articles.models import Article, Question
from forum.audit import Event
from forum.db import now, transaction
from forum.discussion import queries, topic_actions, topic_queries
from forum.discussion.models import Asks, Prompt, Template, Topic
from forum.discussion.topic_actions import Plan, TopicSettings
from forum.errors import ConflictError, NotAllowedError

SAID = Manuscript(
    title="Promises",
    body_markdown="A promise.",
    questions=(QuestionText("n1", "Why?", "Why"), QuestionText("n2", "Who?", "Who")),
).rendered()
LATER = datetime(2026, 12, 6, 21, 59, tzinfo=UTC)


@pytest.fixture
def teacher(make, course):
    return make.reader(make.member(course, "instructor"))


@pytest.fixture
def act(app, course, teacher):
    def run(what, *args, **more):
        with app.test_request_context(headers={"Accept-Language": "en"}), transaction():
            return getattr(what(*args, **({"by": teacher} | more)), "id", None)

    return run


def bring(act, course, plans, key="k", said=SAID):
    return act(topic_actions.import_article, course.id, said, plans, key=key)


def test_an_article_comes_with_the_topics_that_are_planned(make, act, course):
    plan = Plan(Asks.TALK, None, LATER, premoderates_cases=False, premoderates_replies=True)
    bring(act, course, {"n2": plan})
    (topic,) = make.all(Topic)
    _why, who = make.all(Question)
    assert (topic.question_id, topic.course_id, topic.asks_for) == (who.id, course.id, Asks.TALK)
    assert (topic.opens_at, topic.closes_at) == (None, LATER)
    assert (topic.premoderates_cases, topic.premoderates_replies) == (False, True)
    acts = [event.act for event in make.all(Event)]
    assert acts == ["article.added", "topic.opened"]


def test_the_first_topic_makes_the_courses_template_and_the_next_one_uses_it(make, act, course):
    bring(act, course, {"n1": Plan(), "n2": Plan()})
    bring(act, course, {"n1": Plan(Asks.TALK)}, key="other")
    cases, talk = make.all(Template)
    assert {topic.template_id for topic in make.all(Topic)[:2]} == {cases.id}
    keys = [prompt.key for prompt in make.all(Prompt, template_id=cases.id)]
    assert keys == ["situation", "action", "outcome", "lesson"]
    assert [prompt.key for prompt in make.all(Prompt, template_id=talk.id)] == ["body"]


def test_the_same_form_opens_its_topics_once(make, act, course):
    first = bring(act, course, {"n1": Plan()})
    assert bring(act, course, {"n1": Plan()}) == first
    assert len(make.all(Topic)) == 1


def test_a_form_whose_dates_were_changed_after_it_was_sent_says_so(act, course):
    bring(act, course, {"n1": Plan()})
    with pytest.raises(ConflictError):
        bring(act, course, {"n1": Plan(closes_at=LATER)})


def test_nothing_is_half_made(app, make, course, teacher):
    class Unfit(Plan):
        def write_into(self, topic):
            raise ZeroDivisionError

    with (
        app.test_request_context(headers={"Accept-Language": "en"}),
        pytest.raises(ZeroDivisionError),
        transaction(),
    ):
        topic_actions.import_article(course.id, SAID, {"n2": Unfit()}, key="k", by=teacher)
    assert make.all(Article) == make.all(Question) == make.all(Topic) == []


@pytest.fixture
def there(make, act, course):
    """An article with two questions, of which the first has a topic."""
    article_id = bring(act, course, {"n1": Plan()})
    why, who = make.all(Question)
    return article_id, why, who, make.all(Topic)[0]


def said_again(why, who, **more):
    questions = [
        QuestionText(key_of(why.id), more.pop("text", why.text), why.short_name),
        QuestionText(key_of(who.id), who.text, who.short_name),
    ]
    return Manuscript(
        **({"title": "Promises", "body_markdown": "A promise.", "questions": questions} | more)
    ).rendered()


def test_a_question_without_a_topic_may_get_one_later(make, act, course, there):
    article_id, why, who, topic = there
    plans = {key_of(why.id): Plan(Asks.TALK), key_of(who.id): Plan(closes_at=LATER)}
    edit = topic_actions.edit_article
    act(edit, article_id, course.id, said_again(why, who), plans, seen=SAID.digest())
    old, new = make.all(Topic)
    assert (old.id, old.asks_for) == (topic.id, Asks.CASE)
    assert (new.question_id, new.closes_at) == (who.id, LATER)


def test_kept_pages_of_an_articles_topics_are_made_anew_when_it_is_mended(make, act, course, there):
    article_id, why, who, topic = there
    edit, mended = topic_actions.edit_article, said_again(why, who, text="Why then?")
    act(edit, article_id, course.id, mended, {}, seen=SAID.digest())
    assert make.get(Topic, topic.id).version == topic.version + 1
    assert make.get(Question, why.id).text == "Why then?"


def test_a_question_that_is_talked_over_cannot_be_removed(make, act, course, there):
    article_id, why, who, _topic = there
    without = said_again(who, who, questions=[])
    with pytest.raises(ConflictError, match="has a topic"):
        act(topic_actions.edit_article, article_id, course.id, without, {}, seen=SAID.digest())
    assert make.get(Question, why.id)


def settings(topic, name="Why", **more):
    plan = {"premoderates_cases": True, "premoderates_replies": True, "asks_for": Asks.CASE}
    return TopicSettings(name, Plan(**(plan | more)))


def set_it(act, topic, wanted, **more):
    seen = more.pop("seen", settings(topic).digest())
    return act(
        topic_actions.set_topic,
        topic.id,
        more.pop("course_id", topic.course_id),
        wanted,
        seen=seen,
        **more,
    )


def test_a_topic_can_be_set_otherwise(make, act, there):
    topic = there[3]
    wanted = settings(
        topic,
        "Because",
        asks_for=Asks.TALK,
        opens_at=LATER - timedelta(days=1),
        closes_at=LATER,
        premoderates_cases=False,
        premoderates_replies=False,
    )
    set_it(act, topic, wanted)
    after = make.get(Topic, topic.id)
    assert (after.asks_for, after.opens_at, after.closes_at) == (
        Asks.TALK,
        LATER - timedelta(days=1),
        LATER,
    )
    assert not after.premoderates_cases
    assert not after.premoderates_replies
    assert make.get(Template, after.template_id).asks_for is Asks.TALK
    assert make.get(Question, topic.question_id).short_name == "Because"
    assert after.version == topic.version + 1
    assert make.all(Event)[-1].act == "topic.set"


def test_what_a_topic_asks_for_stays_once_somebody_has_begun_to_write(make, act, course, there):
    topic = there[3]
    make.case(topic, make.member(course), "draft")
    with pytest.raises(ConflictError, match="begun to write"):
        set_it(act, topic, settings(topic, asks_for=Asks.TALK))
    set_it(act, topic, settings(topic, closes_at=LATER))
    assert make.get(Topic, topic.id).asks_for is Asks.CASE


def test_two_who_set_a_topic_at_once_do_not_overwrite_each_other(make, act, there):
    topic = there[3]
    set_it(act, topic, settings(topic, "First"))
    with pytest.raises(ConflictError, match="meanwhile"):
        set_it(act, topic, settings(topic, "Second"))
    lines = len(make.all(Event))
    set_it(act, topic, settings(topic, "First"))
    assert len(make.all(Event)) == lines
    assert make.get(Question, topic.question_id).short_name == "First"


@pytest.mark.parametrize("role", ["participant", "moderator"])
def test_only_an_instructor_sets_a_topic(make, act, course, there, role):
    who = make.reader(make.member(course, role))
    with pytest.raises(NotAllowedError):
        set_it(act, there[3], settings(there[3], "X"), by=who)


def test_a_topic_is_set_from_its_own_course_only(make, act, there):
    other = make.course()
    who = make.user()
    make.member(other, "instructor", user=who)
    make.member(make.course(), "instructor", user=who)
    with pytest.raises(NotFound):
        set_it(act, there[3], settings(there[3], "X"), course_id=other.id)


def test_somebody_has_written_when_there_is_a_draft(app, make, course, there):
    topic = there[3]
    with app.app_context():
        assert not topic_queries.has_posts(topic.id)
    make.case(topic, make.member(course), "draft")
    with app.app_context():
        assert topic_queries.has_posts(topic.id)


def test_a_new_topic_can_be_written_in(app, make, course, there):
    reader = make.reader(make.member(course))
    with app.app_context():
        topic = queries.topic(there[3].id, reader=reader)
        assert topic.can_be_written_in_by(reader)
        assert topic.is_open(now())
        assert next(prompt.key for prompt in topic.template.prompts) == "situation"
