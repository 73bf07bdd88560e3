"""Nothing typed is ever lost: two thousand words, and everything that can come between."""

from contextlib import contextmanager

import pytest

from forum.accounts import actions
from forum.accounts.models import User
from forum.accounts.passwords import hash_password
from forum.db import transaction
from tests.browser.story import PASSWORD
from tests.browser.writing import TEXTS, TITLE, Writing, words

pytestmark = pytest.mark.xdist_group("browser")


KEPT_HERE = """
() => Object.values({ ...localStorage }).some((each) => JSON.parse(each).words?.lesson)
"""
"""Whether this device has a copy of the last field, too."""


@pytest.fixture(scope="module")
def password_hash():
    return hash_password(PASSWORD)


@pytest.fixture
def course(make):
    return make.course()


@pytest.fixture
def writer(make, course, password_hash):
    return make.member(course, user=make.user(password_hash=password_hash))


@pytest.fixture
def address(make, course):
    return f"/courses/{course.slug}/topics/{make.topic(course).id}/cases/new"


@pytest.fixture
def writing(windows, make, writer, address):
    """At the empty form of a case."""
    page = windows.open(writer)
    page.goto(address)
    return Writing(windows, make, writer, page)


@contextmanager
def no_title(writing):
    writing.page.locator("[name=title]").fill("")
    yield
    writing.page.locator("[name=title]").fill(TITLE)


@contextmanager
def a_text_too_long_for_any_form(writing):
    box = writing.page.locator("[name=lesson]")
    box.focus()
    writing.page.keyboard.press("Control+End")
    writing.page.keyboard.insert_text("x" * 1_000_000)
    yield
    assert box.input_value() == TEXTS["lesson"] + "x" * 1_000_000
    box.fill(TEXTS["lesson"])


@contextmanager
def a_part_too_long_to_be_sent(writing):
    box = writing.page.locator("[name=lesson]")
    box.fill(TEXTS["lesson"] + "x" * 4000)
    yield
    assert box.input_value() == TEXTS["lesson"] + "x" * 4000
    box.fill(TEXTS["lesson"])


@contextmanager
def an_expired_token(writing):
    """Another window of the same browser has signed in anew meanwhile: the form's token is old."""
    writing.page.context.add_cookies([writing.windows.cookie_of(writing.member)])
    yield


@contextmanager
def an_ended_session(writing):
    reader = writing.make.reader(writing.member)
    with writing.make.app.app_context(), transaction():
        actions.sign_out_everywhere(by=reader)
    yield
    with writing.page.context.expect_page() as opened:
        writing.page.locator("main a[target=_blank]").press("Enter")
    opened.value.locator("[name=email]").fill(writing.make.get(User, writing.member.user_id).email)
    opened.value.locator("[name=password]").fill(PASSWORD)
    with opened.value.expect_navigation():
        opened.value.keyboard.press("Enter")
    opened.value.close()


@contextmanager
def a_locked_database(writing):
    with writing.windows.forum.locked_database():
        yield


@contextmanager
def too_many_sendings(writing):
    """More than a minute allows; what is counted lives in the server, which begins anew."""
    address = writing.page.locator("form[data-autosave]").get_attribute("action")
    answers = [writing.page.request.post(address).status for _ in range(121)]
    assert (answers[0], answers[-1]) == (400, 429)
    yield
    writing.windows.forum.restart()


@pytest.mark.parametrize(
    ("comes_between", "status"),
    [
        (no_title, 422),
        (a_part_too_long_to_be_sent, 422),
        (a_text_too_long_for_any_form, 413),
        (an_expired_token, 400),
        (an_ended_session, 401),
        (a_locked_database, 503),
        (too_many_sendings, 429),
    ],
    ids=lambda value: getattr(value, "__name__", value),
)
def test_a_refused_text_is_on_the_page_and_is_sent_again(writing, comes_between, status):
    writing.insert()
    with comes_between(writing):
        sent = writing.page.locator("[name=lesson]").input_value()
        assert writing.send().status == status
        assert writing.typed() == TEXTS | {"lesson": sent}
        assert writing.page.locator(".error-summary:focus").inner_text()
    answer = writing.send_again()
    if answer.status == 400:  # who has signed in anew is asked once more, and loses nothing either
        assert writing.typed() == TEXTS
        answer = writing.send_again()
    assert answer.status == 303
    assert writing.has_one_post()


def test_two_thousand_words_written_little_by_little_arrive(writing):
    writing.type()
    assert writing.send().status == 303
    assert writing.has_one_post()


def test_a_server_that_was_started_anew_takes_the_form(writing, forum, windows):
    windows.may_be_unreachable = True  # a draft may be saved just while it starts
    writing.insert()
    forum.restart()
    assert writing.send().status == 303
    assert writing.has_one_post()


def test_a_server_that_is_away_loses_nothing(writing, forum, windows):
    windows.may_be_unreachable = True
    writing.insert()
    forum.stop()
    writing.page.locator("button[name=save][value=submit]").press("Enter")
    writing.page.wait_for_url("chrome-error://**")
    forum.start()
    writing.page.go_back()
    writing.page.locator("[data-draft-restore]").press("Enter")
    assert writing.typed() == TEXTS
    assert writing.send().status == 303
    assert writing.has_one_post()


def test_a_text_begun_from_an_older_one_is_not_laid_over_the_newer(writing):
    writing.insert({**TEXTS, "lesson": "The first words."})
    writing.send("button[name=save][value=draft]")
    (post,) = writing.posts()
    edit = f"{writing.page.url.split('#')[0]}/edit"
    writing.page.goto(edit)
    with writing.in_another_tab():
        writing.page.goto(edit)
        writing.insert({"lesson": "Words of the other tab."})
        writing.send("button[name=save][value=draft]")
    writing.insert()
    assert writing.send().status == 409
    assert writing.typed() == TEXTS
    assert "Words of the other tab." in writing.page.locator("details.card").inner_text()
    assert writing.send_again().status == 303
    assert writing.has_one_post()
    assert post.id == writing.posts()[0].id


def test_going_back_and_loading_again_make_nothing_more(writing):
    writing.insert()
    writing.send()
    writing.page.reload()
    assert writing.has_one_post()
    writing.page.go_back()
    writing.page.wait_for_url("**/cases/new")
    writing.page.go_forward()
    assert writing.has_one_post()
    writing.page.go_back()
    writing.page.wait_for_url("**/cases/new")
    assert not writing.page.locator("[data-draft-restore]").count()
    assert writing.typed() == TEXTS
    assert writing.send().status == 303
    assert writing.has_one_post()


@pytest.mark.parametrize("scripts", [True, False], ids=["script", "no script"])
def test_a_button_pressed_twice_makes_one_post(windows, make, writer, address, scripts):
    page = windows.open(writer, java_script_enabled=scripts)
    page.goto(address)
    writing = Writing(windows, make, writer, page)
    for name, text in ({"title": TITLE} | TEXTS).items():
        page.locator(f"[name={name}]").fill(text)
    page.locator("button[name=save][value=submit]").dblclick()
    page.wait_for_url("**/posts/*")
    assert writing.has_one_post()


def test_a_closed_tab_is_offered_its_words_again(writing, address):
    writing.insert()
    writing.page.wait_for_function(KEPT_HERE)
    writing.page.close()
    writing.page = writing.windows.contexts[0].new_page()
    writing.page.goto(address)
    writing.page.locator("[data-draft-restore]").press("Enter")
    assert writing.typed() == TEXTS
    assert writing.send().status == 303
    assert writing.has_one_post()
    writing.page.goto(address)
    assert not writing.page.locator("[data-draft-restore]").count()


def test_what_was_saved_by_itself_is_a_draft_on_any_device(writing, windows, make, writer, address):
    writing.insert()
    writing.page.locator("[data-saved]:not(:empty)").wait_for()
    elsewhere = windows.open(writer)
    elsewhere.goto(address.removesuffix("/cases/new"))
    with elsewhere.expect_navigation():
        elsewhere.locator("[data-own][data-state=draft] a[href$='/edit']").press("Enter")
    there = Writing(windows, make, writer, elsewhere)
    assert there.typed() == TEXTS
    assert there.send().status == 303
    assert there.has_one_post()


def test_the_first_tab_of_two_is_told_of_the_second(writing, windows, make, writer):
    """What was saved by itself goes on from there; what the other tab saved is not lost unseen."""
    writing.insert({**TEXTS, "lesson": "The first words."})
    writing.page.locator("[data-saved]:not(:empty)").wait_for()
    (post,) = writing.posts()
    course = writing.page.url.split("/topics/")[0]
    with writing.in_another_tab():
        writing.page.goto(f"{course}/posts/{post.id}/edit")
        writing.insert({"lesson": "Words of the other tab."})
        writing.send("button[name=save][value=draft]")
    writing.insert()
    assert writing.send().status == 409
    assert writing.typed() == TEXTS
    assert writing.send_again().status == 303
    assert writing.has_one_post()
    assert words(3) in writing.page.locator("main").inner_text()
