"""What can be done with an account: making one, signing in and out, changing what is one's own."""

import secrets

from flask_babel import gettext as _

from forum.accounts import ending, names, passwords, queries, recovery
from forum.accounts.emails import clean_email, email_key
from forum.accounts.models import Session, User
from forum.accounts.refused import RefusedError
from forum.audit import Actor, record
from forum.db import db, now, write
from forum.errors import InvalidFormError
from forum.language import DEFAULT, LANGUAGES

DEVICE_LONGEST = 80


def register(
    name: str, email: str, password: str, language: str = DEFAULT, *, is_admin: bool = False
) -> User:
    """Make an account. Raises InvalidFormError, also where the address has one already.

    For those who may know who has an account, and who vouch for the address; a stranger's form
    goes to register_quietly.
    """
    made = _register(name, email, password, language, is_admin=is_admin)
    if made is None:
        raise InvalidFormError({"email": [_("There is an account with this address already.")]})
    made.confirmed_at = now()
    return made


def register_quietly(name: str, email: str, password: str, language: str) -> None:
    """Make an account, or nothing where the address has one: the answer tells no stranger.

    A letter asks whoever reads the address's mail to confirm it.
    """
    made = _register(name, email, password, language)
    if made is not None:
        recovery.ask_to_confirm(made.id)


def _register(
    name: str, email: str, password: str, language: str, *, is_admin: bool = False
) -> User | None:
    """Do the same work whether the address is known or not."""
    kept_name, address, hashed = _checked(name, email, password)
    write()
    _refuse_a_look_alike(name)
    if queries.user_by_email(address) is not None:
        return None
    user = User(
        name=kept_name,
        name_key=names.name_key(kept_name),
        email=address,
        email_key=email_key(address),
        password_hash=hashed,
        language=_known(language),
        is_admin=is_admin,
    )
    db.session.add(user)
    db.session.flush()
    record("user.registered", user, by=user)
    return user


def _checked(name: str, email: str, password: str) -> tuple[str, str, str]:
    """Give name, address and hash as they are kept; slow, so before write()."""
    wrong: dict[str, list[str]] = {}
    kept = {"name": "", "email": ""}
    for field, clean, typed in (("name", names.clean_name, name), ("email", clean_email, email)):
        try:
            kept[field] = clean(typed)
        except RefusedError as refused:
            wrong[field] = [str(refused)]
    try:
        passwords.check(password, name, email)
    except RefusedError as refused:
        wrong["password"] = [str(refused)]
    if wrong:
        raise InvalidFormError(wrong)
    return kept["name"], kept["email"], passwords.hash_password(password)


def _refuse_a_look_alike(name: str, *, but: int | None = None) -> None:
    """Let no name be taken for another's; asked under the lock."""
    if names.looks_like(name, queries.names_like(names.clean_name(name), but=but)):
        raise InvalidFormError({"name": [str(names.LOOK_ALIKE)]})


def _known(language: str) -> str:
    return language if language in LANGUAGES else DEFAULT


def sign_in(email: str, password: str, device: str) -> str:
    """Begin a session and give its secret, which is kept nowhere else.

    Raises InvalidFormError, with the same words and after the same work whatever was wrong.
    """
    user = queries.user_by_email(email)
    kept = user.password_hash if user else passwords.NOBODYS
    if not passwords.verify(kept, password) or user is None:
        raise InvalidFormError({"password": [_("The e-mail address or the password is wrong.")]})
    better = passwords.hash_password(password) if passwords.is_outdated(kept) else kept
    write()
    user = queries.user(user.id)
    if user.password_hash != kept:
        raise InvalidFormError({"password": [_("The e-mail address or the password is wrong.")]})
    user.password_hash = better
    return _begin_session(user, device)


def _begin_session(user: User, device: str) -> str:
    token = secrets.token_urlsafe(32)
    session = Session(
        user_id=user.id, token_digest=queries.digest(token), device=device[:DEVICE_LONGEST]
    )
    db.session.add(session)
    db.session.flush()
    record("session.began", session, by=user)
    return token


def sign_out(*, session_id: int, by: Actor) -> None:
    """End one session of one's own for good. One that has ended already stays so."""
    write()
    for session in queries.sessions(by.user_id):
        if session.id == session_id:
            ending.end(session, by)


def end_session(session_id: int, *, by: Actor) -> None:
    """Sign out one of one's own devices. Raises NotFound for one that is not there."""
    write()
    ending.end(queries.session(by.user_id, session_id), by)


def sign_out_everywhere(*, by: Actor) -> None:
    """End every session of one's own."""
    write()
    ending.end_all(by.user_id, by)


def change_profile(name: str, language: str, *, by: Actor) -> User:
    """Change how one is called and in which language one is answered."""
    try:
        kept = names.clean_name(name)
    except RefusedError as refused:
        raise InvalidFormError({"name": [str(refused)]}) from refused
    write()
    user = queries.user(by.user_id)
    if kept != user.name:
        _refuse_a_look_alike(name, but=user.id)
        user.name, user.name_key = kept, names.name_key(kept)
        record("user.renamed", user, by=by)
    user.language = _known(language)
    return user


def choose_language(language: str, *, by: Actor) -> None:
    """Answer somebody in another language from now on."""
    write()
    queries.user(by.user_id).language = _known(language)


def choose_keys(*, wanted: bool, by: Actor) -> None:
    """Let single keys do something for somebody from now on, or nothing (WCAG 2.2, 2.1.4)."""
    write()
    queries.user(by.user_id).has_keys = wanted


def change_password(current: str, new: str, device: str, *, by: Actor) -> str:
    """Take a new password from whoever knows the old one, and sign out every device but this.

    Gives the secret of the session that goes on here. Raises InvalidFormError.
    """
    user = queries.user(by.user_id)
    kept = user.password_hash
    if not passwords.verify(kept, current):
        raise InvalidFormError({"current_password": [_("This is not your present password.")]})
    hashed = _hashed(new, user, field="new_password")
    write()
    user = queries.user(by.user_id)
    if user.password_hash != kept:
        raise InvalidFormError({"current_password": [_("This is not your present password.")]})
    record("user.password_changed", user, by=by)
    recovery.give_password(user, hashed, by=by)
    return _begin_session(user, device)


def set_password(user: User, password: str, *, by: Actor | None = None) -> None:
    """Give an account a new password, by the hand of the host; every device is signed out."""
    user_id = user.id
    hashed = _hashed(password, user, field="password")
    write()
    user = queries.user(user_id)
    record("user.password_set", user, by=by)
    recovery.give_password(user, hashed, by=by)


def _hashed(password: str, user: User, *, field: str) -> str:
    try:
        passwords.check(password, user.name, user.email)
    except RefusedError as refused:
        raise InvalidFormError({field: [str(refused)]}) from refused
    return passwords.hash_password(password)


def set_admin(user: User, *, is_admin: bool, by: Actor | None = None) -> None:
    """Make somebody an admin of the site, or no longer one."""
    user_id = user.id
    write()
    user = queries.user(user_id)
    if user.is_admin is not is_admin:
        user.is_admin = is_admin
        record("user.made_admin" if is_admin else "user.made_ordinary", user, by=by)
