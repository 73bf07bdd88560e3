"""Making an account, signing in and out, changing what is one's own."""

from datetime import timedelta
from functools import partial

import pytest

from forum.accounts import actions, passwords, queries
from forum.accounts.models import Session, User
from forum.audit import Event
from forum.db import now
from forum.errors import InvalidFormError
from tests.acting import at_once, do

PASSWORD = "kahvihuoneen strategia 7"
NEW = "uusi sateenvarjo 91 telttaa"


@pytest.fixture
def aino(app) -> User:
    return do(app, actions.register, "Aino Laine", "Aino@Example.org", PASSWORD, "sv")


def wrong(refused) -> dict[str, list[str]]:
    return {field: [str(each) for each in said] for field, said in refused.value.errors.items()}


def acts(make) -> list[str]:
    return [event.act for event in make.all(Event)]


def sign_in(app, email="aino@example.org", password=PASSWORD) -> str:
    return do(app, actions.sign_in, email, password, "Firefox, Linux")


def test_an_account_is_made_with_what_was_typed(make, aino):
    kept = make.get(User, aino.id)
    assert (kept.name, kept.email, kept.language) == ("Aino Laine", "Aino@example.org", "sv")
    assert (kept.email_key, kept.name_key) == ("aino@example.org", "aino laine")
    assert not kept.is_admin
    assert PASSWORD not in kept.password_hash
    assert acts(make) == ["user.registered"]


def test_the_host_makes_admins_and_unknown_languages_fall_back(app, make):
    made = do(app, actions.register, "Ville", "ville@example.org", PASSWORD, "tlh", is_admin=True)
    assert (made.language, made.is_admin) == ("fi", True)


def test_everything_wrong_is_said_at_once(app, make):
    with pytest.raises(InvalidFormError) as refused:
        do(app, actions.register, "\u202e", "nobody", "short")
    assert set(wrong(refused)) == {"name", "email", "password"}
    assert make.all(User) == []


@pytest.mark.parametrize("email", ["aino@example.org", " AINO@EXAMPLE.ORG", "ａino@example.org"])
def test_an_address_has_one_account(app, make, aino, email):
    with pytest.raises(InvalidFormError) as refused:
        do(app, actions.register, "Another", email, NEW)
    assert wrong(refused) == {"email": ["There is an account with this address already."]}
    do(app, actions.register_quietly, "Another", email, NEW, "fi")
    assert [user.name for user in make.all(User)] == ["Aino Laine"]
    assert sign_in(app)


def test_two_people_may_be_called_the_same(app, make, aino):
    do(app, actions.register, "Aino Laine", "toinen@example.org", PASSWORD)
    assert [user.name for user in make.all(User)] == ["Aino Laine"] * 2


@pytest.mark.parametrize("name", ["Ａino Laine", "Aino\u00a0Laine", "Ain0 Laine"])
def test_nobody_takes_a_name_that_only_looks_like_anothers(app, make, aino, name):
    with pytest.raises(InvalidFormError) as refused:
        do(app, actions.register, name, "toinen@example.org", PASSWORD)
    assert set(wrong(refused)) == {"name"}
    with pytest.raises(InvalidFormError):
        do(app, actions.register_quietly, name, aino.email, PASSWORD, "fi")


def test_fifty_registrations_at_once_make_one_account(app, make):
    made = at_once(
        app, *[partial(actions.register, "Aino", "aino@example.org", PASSWORD) for _ in range(8)]
    )
    assert len(make.all(User)) == 1
    assert sum(isinstance(each, InvalidFormError) for each in made) == 7


def test_signing_in_begins_a_session_of_which_only_a_digest_is_kept(app, make, aino):
    token = sign_in(app)
    (session,) = make.all(Session)
    assert session.user_id == aino.id
    assert session.token_digest == queries.digest(token)
    assert token not in repr(vars(session))
    assert session.device == "Firefox, Linux"
    assert timedelta(days=29) < session.expires_at - now() < timedelta(days=31)
    assert acts(make) == ["user.registered", "session.began"]


@pytest.mark.parametrize(
    ("email", "password"),
    [
        ("aino@example.org", "kahvihuoneen strategia 8"),
        ("aino@example.org", ""),
        ("nobody@example.org", PASSWORD),
        ("", ""),
        ("\x00", "\x00"),
        ("aino@example.org", "\ud800"),
        ("a" * 100_000, "b" * 100_000),
    ],
    ids=lambda each: ascii(each)[:20],
)
def test_whatever_is_wrong_the_words_are_the_same(app, make, aino, email, password):
    with pytest.raises(InvalidFormError) as refused:
        sign_in(app, email, password)
    assert wrong(refused) == {"password": ["The e-mail address or the password is wrong."]}
    assert make.all(Session) == []


def test_an_erased_account_signs_in_no_more(app, make):
    user = make.user("Gone", password_hash=passwords.hash_password(PASSWORD), erased_at=now())
    with pytest.raises(InvalidFormError):
        sign_in(app, user.email)


def test_an_older_hash_is_made_anew_at_sign_in(app, make):
    from argon2 import PasswordHasher

    older = PasswordHasher(time_cost=1, memory_cost=8192, parallelism=1).hash(PASSWORD)
    user = make.user(password_hash=older)
    sign_in(app, user.email)
    kept = make.get(User, user.id).password_hash
    assert kept != older
    assert not passwords.is_outdated(kept)
    assert sign_in(app, user.email)


def test_a_password_that_changed_while_it_was_being_verified_lets_nobody_in(
    app, make, aino, monkeypatch
):
    """The old password is right when it is read, and no longer under the lock."""
    verify = passwords.verify

    def meanwhile(kept, password):
        found = verify(kept, password)
        monkeypatch.setattr(passwords, "verify", verify)
        at_once(app, partial(actions.set_password, aino, NEW))
        return found

    monkeypatch.setattr(passwords, "verify", meanwhile)
    with pytest.raises(InvalidFormError):
        sign_in(app)
    monkeypatch.setattr(passwords, "verify", meanwhile)
    reader = make.reader(aino)
    with pytest.raises(InvalidFormError) as refused:
        do(app, actions.change_password, NEW, PASSWORD, "", by=reader)
    assert set(wrong(refused)) == {"current_password"}


def test_signing_out_ends_the_session_for_good_and_only_that(app, make, aino):
    sign_in(app)
    sign_in(app)
    first, second = make.all(Session)
    reader = make.reader(aino)
    do(app, actions.sign_out, session_id=first.id, by=reader)
    do(app, actions.sign_out, session_id=first.id, by=reader)
    assert make.get(Session, first.id).ended_at is not None
    assert make.get(Session, second.id).ended_at is None
    assert acts(make).count("session.ended") == 1


def test_one_ends_ones_own_sessions_only(app, make, aino):
    sign_in(app)
    (session,) = make.all(Session)
    stranger = make.reader(make.user())
    do(app, actions.sign_out, session_id=session.id, by=stranger)
    do(app, actions.sign_out_everywhere, by=stranger)
    from werkzeug.exceptions import NotFound

    with pytest.raises(NotFound):
        do(app, actions.end_session, session.id, by=stranger)
    assert make.get(Session, session.id).ended_at is None
    do(app, actions.end_session, session.id, by=make.reader(aino))
    assert make.get(Session, session.id).ended_at is not None


def test_a_new_password_signs_out_every_device(app, make, aino):
    sign_in(app)
    sign_in(app)
    token = do(app, actions.change_password, PASSWORD, NEW, "here", by=make.reader(aino))
    present = [each for each in make.all(Session) if each.ended_at is None]
    assert [each.token_digest for each in present] == [queries.digest(token)]
    with pytest.raises(InvalidFormError):
        sign_in(app)
    assert sign_in(app, password=NEW)


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [("wrong", NEW, "current_password"), (PASSWORD, "salasana1", "new_password")],
)
def test_a_password_is_changed_only_by_who_knows_it_and_to_a_good_one(
    app, make, aino, old, new, field
):
    with pytest.raises(InvalidFormError) as refused:
        do(app, actions.change_password, old, new, "", by=make.reader(aino))
    assert set(wrong(refused)) == {field}
    assert sign_in(app)


def test_the_host_sets_a_password_and_everybody_is_signed_out(app, make, aino):
    sign_in(app)
    with pytest.raises(InvalidFormError) as refused:
        do(app, actions.set_password, aino, "salasana")
    assert set(wrong(refused)) == {"password"}
    do(app, actions.set_password, aino, NEW)
    assert all(each.ended_at for each in make.all(Session))
    assert sign_in(app, password=NEW)
    assert [e.actor_id for e in make.all(Event) if e.act == "user.password_set"] == [None]


def test_a_name_and_a_language_are_ones_own(app, make, aino):
    reader = make.reader(aino)
    do(app, actions.change_profile, "Aino Virtanen", "en", by=reader)
    kept = make.get(User, aino.id)
    assert (kept.name, kept.name_key, kept.language) == ("Aino Virtanen", "aino virtanen", "en")
    do(app, actions.change_profile, "Aino Virtanen", "fi", by=reader)
    do(app, actions.choose_language, "sv", by=reader)
    do(app, actions.choose_language, "klingon", by=reader)
    assert make.get(User, aino.id).language == "fi"
    assert acts(make).count("user.renamed") == 1


def test_a_name_is_changed_under_the_same_rules_as_it_was_given(app, make, aino):
    make.user("Tuula Niemi")
    for name in ("\u202e", "Tuula\u00a0Niemi"):
        with pytest.raises(InvalidFormError) as refused:
            do(app, actions.change_profile, name, "fi", by=make.reader(aino))
        assert set(wrong(refused)) == {"name"}
    do(app, actions.change_profile, "AINO LAINE", "fi", by=make.reader(aino))
    assert make.get(User, aino.id).name == "AINO LAINE"


def test_the_host_makes_and_unmakes_admins_once(app, make, aino):
    for is_admin in (True, True, False, False):
        do(app, actions.set_admin, aino, is_admin=is_admin)
        assert make.get(User, aino.id).is_admin is is_admin
    assert acts(make)[1:] == ["user.made_admin", "user.made_ordinary"]


def test_no_line_of_the_log_has_a_secret(app, make, aino):
    token = sign_in(app)
    do(app, actions.change_password, PASSWORD, NEW, "", by=make.reader(aino))
    log = "".join(repr(vars(event)) for event in make.all(Event))
    for secret in (PASSWORD, NEW, token, queries.digest(token), "aino@example.org"):
        assert secret not in log
