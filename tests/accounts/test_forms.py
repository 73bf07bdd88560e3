"""What can be asked for of an account."""

import pytest
from werkzeug.datastructures import MultiDict

from forum.accounts.forms import LoginForm, PasswordForm, ProfileForm, RegisterForm

GOOD = {
    "name": "Aino Laine",
    "email": "aino@example.org",
    "password": "kahvihuoneen strategia 7",
    "language": "sv",
}


@pytest.fixture(autouse=True)
def in_english(app):
    with app.test_request_context(headers={"Accept-Language": "en"}):
        yield


def test_a_whole_form_says_what_was_typed():
    form = RegisterForm(MultiDict(GOOD))
    assert form.validate()
    assert form.said() == GOOD


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("name", ""),
        ("name", "\u202eAino"),
        ("email", ""),
        ("email", "aino"),
        ("password", ""),
        ("password", "ainolaine"),
        ("language", "tlh"),
    ],
    ids=ascii,
)
def test_what_is_wrong_is_said_beside_its_field(field, typed):
    form = RegisterForm(MultiDict(GOOD | {field: typed}))
    assert not form.validate()
    assert set(form.errors) == {field}
    assert all(str(each) for each in form.errors[field])


def test_the_language_may_be_left_to_the_page():
    form = RegisterForm(MultiDict({k: v for k, v in GOOD.items() if k != "language"}))
    assert form.validate()
    assert form.said()["language"] == "fi"


@pytest.mark.parametrize("form", [LoginForm, RegisterForm, ProfileForm, PasswordForm])
def test_an_empty_form_says_what_is_missing_and_never_shows_a_password(form):
    empty = form(MultiDict())
    assert not empty.validate()
    typed = form(MultiDict(dict.fromkeys(empty.data, "zqsecret")))
    for field in typed:
        assert ("zqsecret" in field()) == (field.type in {"EmailField", "StringField"})
