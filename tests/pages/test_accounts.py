"""Signing in and out, registering, one's own page, and the language of the tool."""

import re
import time

import pytest

from forum.accounts.models import Session, User
from forum.accounts.passwords import hash_password
from forum.audit import Event

PASSWORD = "kahvihuoneen strategia 7"
NEW = "uusi sateenvarjo 91 telttaa"
HASH = hash_password(PASSWORD)


@pytest.fixture
def aino(make) -> User:
    return make.user("Aino Laine", email="aino@example.org", password_hash=HASH)


@pytest.fixture
def guest(visit):
    visitor = visit()
    visitor.environ_base["HTTP_ACCEPT_LANGUAGE"] = "en"
    return visitor


def sign_in(visitor, email="aino@example.org", password=PASSWORD, **more):
    return visitor.send("/login", email=email, password=password, **more)


def copy_of(visitor, visit):
    """Another browser with the same cookies."""
    other = visit()
    other._cookies = dict(visitor._cookies)
    return other


def is_signed_in(visitor) -> bool:
    return visitor.get("/me").status_code == 200


def test_who_registers_signs_in_and_is_back_where_they_were(guest, make):
    registered = guest.send(
        "/register?next=/courses",
        name="Aino Laine",
        email="aino@example.org",
        password=PASSWORD,
        language="sv",
    )
    assert (registered.status_code, registered.location) == (303, "/login?next=/courses")
    form = guest.get(registered.location).text
    assert "Now sign in with the password you chose." in form
    assert 'value="aino@example.org"' in form
    assert 'name="next" value="/courses"' in form
    answer = sign_in(guest, next="/courses")
    assert (answer.status_code, answer.location) == (303, "/courses")
    page = guest.get("/me").text
    assert '<html lang="sv"' in page
    assert "Aino Laine" in page
    assert PASSWORD not in page


@pytest.mark.parametrize("path", ["/login", "/register"])
def test_who_is_signed_in_already_goes_on(visit, make, path):
    answer = visit(make.user()).get(f"{path}?next=/courses")
    assert (answer.status_code, answer.location) == (302, "/courses")


@pytest.mark.parametrize(
    ("field", "typed"),
    [("name", "\u202e"), ("email", "nobody"), ("password", "salasana"), ("language", "tlh")],
)
def test_a_refused_registration_gives_back_what_was_typed_but_the_password(guest, field, typed):
    form = {"name": "Åke & Öhman", "email": "ake@example.org", "password": NEW, "language": "sv"}
    answer = guest.send("/register", form | {field: typed})
    assert answer.status_code == 422
    assert f'id="{field}-error"' in answer.text
    assert f'aria-describedby="{field}' in answer.text
    assert 'aria-invalid="true"' in answer.text
    for kept in {"name", "email"} - {field}:
        assert f'value="{form[kept].replace("&", "&amp;")}"' in answer.text
    assert NEW not in answer.text
    assert "salasana" not in answer.text


def test_registering_tells_nobody_who_has_an_account(aino, guest, make, visit):
    """Status, headers and body are the same; only the tokens differ."""
    form = {"name": "Somebody", "password": PASSWORD, "language": "en"}
    known = guest.send("/register", form, email="aino@example.org")
    other = visit()
    unknown = other.send("/register", form, email="other@example.org")
    assert (known.status_code, known.text) == (unknown.status_code, unknown.text)
    assert list(known.headers.keys()) == list(unknown.headers.keys())
    assert make.get(User, aino.id).password_hash == HASH
    assert [user.email for user in make.all(User)] == ["aino@example.org", "other@example.org"]


def without_tokens(text: str) -> str:
    return re.sub(r'(name="csrf_token" value=)"[^"]*"', r"\1", text)


def test_a_refused_sign_in_says_the_same_whatever_was_wrong(aino, guest, make):
    answers = [
        sign_in(guest, "aino@example.org", "wrong"),
        sign_in(guest, "other@example.org", "wrong"),
    ]
    for answer in answers:
        assert answer.status_code == 422
        assert "The e-mail address or the password is wrong." in answer.text
    known, unknown = (without_tokens(each.text) for each in answers)
    assert known.replace("aino@", "other@") == unknown
    assert list(answers[0].headers.keys()) == list(answers[1].headers.keys())


def test_a_sign_in_takes_as_long_for_nobody_as_for_somebody(aino, guest):
    """Medians of interleaved pairs, in the processor's time, whatever else the machine does."""
    took = {"aino@example.org": [], "nobody@example.org": []}
    for _ in range(15):
        for email, times in took.items():
            began = time.thread_time()
            sign_in(guest, email, "wrong")
            times.append(time.thread_time() - began)
    known, unknown = (sorted(times)[len(times) // 2] for times in took.values())
    assert abs(known - unknown) < max(0.010, 0.2 * known)


def test_a_refused_sign_in_is_logged_without_what_was_typed(aino, guest, make):
    sign_in(guest, "aino@example.org", "zqwrong")
    sign_in(guest, "zqnobody@example.org", "zqwrong")
    lines = [event for event in make.all(Event) if event.act == "session.refused"]
    assert [line.details for line in lines] == [{"user_id": aino.id}, {"user_id": None}]
    assert "zq" not in repr([vars(line) for line in lines])


def test_the_session_is_another_one_after_signing_in_and_a_planted_one_is_not_adopted(
    aino, guest, make
):
    guest.get("/login")
    with guest.session_transaction() as session:
        session["_user_id"] = "planted-token"
        session["planted"] = "here"
    before = guest.csrf_token()
    sign_in(guest)
    with guest.session_transaction() as session:
        assert session["_user_id"] != "planted-token"
        assert "planted" not in session
        assert session.permanent
    (kept,) = make.all(Session)
    assert guest.csrf_token() != before
    assert kept.ended_at is None


def test_the_cookies_are_out_of_reach_of_scripts_and_other_sites(aino, guest):
    cookies = sign_in(guest).headers.getlist("Set-Cookie")
    assert len(cookies) == 2
    for cookie in cookies:
        assert "HttpOnly" in cookie
        assert "SameSite=Lax" in cookie


ENDS = {
    "signing out": lambda v, make: v.send("/logout"),
    "everywhere": lambda v, make: v.send("/me/sessions/end"),
    "password": lambda v, make: v.send("/me/password", current_password=PASSWORD, new_password=NEW),
    "from another device": lambda v, make: v.send(f"/me/sessions/{make.all(Session)[0].id}/end"),
}


@pytest.mark.parametrize("way", ENDS)
def test_a_copied_cookie_is_worth_nothing_after_the_session_ended(aino, visit, make, way):
    stolen = visit()
    sign_in(stolen)
    victim = copy_of(stolen, visit)
    if way == "from another device":
        victim = visit()
        sign_in(victim)
    assert is_signed_in(stolen)
    assert ENDS[way](victim, make).status_code == 303
    assert not is_signed_in(stolen)
    if way in {"password", "from another device"}:
        assert is_signed_in(victim)
    assert make.get(Session, make.all(Session)[0].id).ended_at is not None


def test_signing_out_needs_a_post_with_its_token_and_twice_is_harmless(aino, guest):
    sign_in(guest)
    assert guest.get("/logout").status_code == 405
    assert guest.post("/logout").status_code == 400
    assert is_signed_in(guest)
    for _ in range(2):
        answer = guest.send("/logout")
        assert (answer.status_code, answer.location) == (303, "/")
    assert not is_signed_in(guest)


def test_ones_devices_are_listed_and_another_persons_cannot_be_ended(aino, visit, make):
    stranger = visit(make.user())
    guest = visit()
    guest.environ_base["HTTP_USER_AGENT"] = "Mozilla/5.0 (Windows NT 10.0) Firefox/140.0"
    sign_in(guest)
    (session,) = make.all(Session, user_id=aino.id)
    assert "Firefox, Windows" in guest.get("/me").text
    for session_id in (session.id, 10**17):
        assert stranger.send(f"/me/sessions/{session_id}/end").status_code == 404
    assert stranger.send(f"/me/sessions/{2**63}/end").status_code == 404
    assert is_signed_in(guest)


def test_the_current_password_is_needed_for_a_new_one(aino, guest):
    sign_in(guest)
    answer = guest.send("/me/password", current_password="wrong", new_password=NEW)
    assert answer.status_code == 422
    assert "This is not your present password." in answer.text
    assert NEW not in answer.text
    assert 'value="Aino Laine"' in answer.text  # the other form of the page is as it was


def test_name_and_language_are_changed_on_ones_own_page(aino, guest, make):
    sign_in(guest)
    refused = guest.send("/me", name="\u202eAino", language="fi")
    assert refused.status_code == 422
    assert 'id="name-error"' in refused.text
    saved = guest.send("/me", name="Aino Virtanen", language="fi", is_admin="1", email="x@y.fi")
    assert (saved.status_code, saved.location) == (303, "/me")
    kept = make.get(User, aino.id)
    assert (kept.name, kept.language) == ("Aino Virtanen", "fi")
    assert (kept.is_admin, kept.email) == (False, "aino@example.org")
    assert '<html lang="fi"' in guest.get("/me").text


def test_a_guest_chooses_the_language_by_a_cookie(guest):
    answer = guest.send("/language", language="sv", next="/login?next=/courses")
    assert (answer.status_code, answer.location) == (303, "/login?next=/courses")
    assert '<html lang="sv"' in guest.get("/login").text
    assert guest.send("/language", language="tlh").status_code == 303
    assert '<html lang="sv"' in guest.get("/login").text


def test_a_members_choice_of_language_is_the_accounts(aino, guest, make):
    sign_in(guest)
    guest.send("/language", language="sv")
    assert make.get(User, aino.id).language == "sv"
