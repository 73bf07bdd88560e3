"""What can be asked for of an account. What was typed stays so until an action takes it."""

from collections.abc import Callable

from flask_babel import lazy_gettext as _l
from wtforms import EmailField, Form, PasswordField, SelectField, StringField
from wtforms.fields import Field
from wtforms.validators import InputRequired, ValidationError

from forum.accounts import emails, names, passwords
from forum.accounts.refused import RefusedError
from forum.language import DEFAULT, LANGUAGES

_NAME_NEEDED = _l("Write your name.")
_EMAIL_NEEDED = _l("Write your e-mail address.")
_PASSWORD_NEEDED = _l("Write your password.")


def _taken_by(check: Callable[[str], object]) -> Callable[[Form, Field], None]:
    """Make a validator of a function that refuses."""

    def validate(_form: Form, field: Field) -> None:
        try:
            check(field.data or "")
        except RefusedError as refused:
            raise ValidationError(str(refused)) from refused

    return validate


def _name_field() -> StringField:
    return StringField(
        _l("Your name"),
        [InputRequired(_NAME_NEEDED), _taken_by(names.clean_name)],
        render_kw={"autocomplete": "name", "maxlength": False},
    )


def _language_field() -> SelectField:
    return SelectField(_l("Language"), choices=dict(LANGUAGES), default=DEFAULT)


class LoginForm(Form):
    """Signing in."""

    email = EmailField(
        _l("E-mail address"),
        [InputRequired(_EMAIL_NEEDED)],
        render_kw={"autocomplete": "username"},
    )
    password = PasswordField(
        _l("Password"),
        [InputRequired(_PASSWORD_NEEDED)],
        render_kw={"autocomplete": "current-password"},
    )


class RegisterForm(Form):
    """Making an account."""

    name = _name_field()
    email = EmailField(
        _l("E-mail address"),
        [InputRequired(_EMAIL_NEEDED), _taken_by(emails.clean_email)],
        render_kw={"autocomplete": "username"},
    )
    password = PasswordField(
        _l("Password"),
        [InputRequired(_PASSWORD_NEEDED)],
        render_kw={"autocomplete": "new-password", "minlength": False, "maxlength": False},
    )
    language = _language_field()

    def said(self) -> dict[str, str]:
        """Give what was typed, by the names of an account's parts."""
        return {
            name: str(self[name].data or "") for name in ("name", "email", "password", "language")
        }

    def validate_password(self, field: PasswordField) -> None:
        """Refuse what is easy to guess, for this person above all."""
        about = (self.name.data or "", self.email.data or "")
        _taken_by(lambda typed: passwords.check(typed, *about))(self, field)


class ProfileForm(Form):
    """How one is called and in which language one is answered."""

    name = _name_field()
    language = _language_field()


class PasswordForm(Form):
    """A new password; the old one is asked for, as the device may have been left unlocked."""

    current_password = PasswordField(
        _l("Present password"),
        [InputRequired(_PASSWORD_NEEDED)],
        render_kw={"autocomplete": "current-password"},
    )
    new_password = PasswordField(
        _l("New password"),
        [InputRequired(_l("Write a new password."))],
        render_kw={"autocomplete": "new-password", "minlength": False, "maxlength": False},
    )


class ResetForm(Form):
    """The address for which somebody wants a new password."""

    email = EmailField(
        _l("E-mail address"),
        [InputRequired(_EMAIL_NEEDED), _taken_by(emails.clean_email)],
        render_kw={"autocomplete": "username"},
    )


class NewPasswordForm(Form):
    """A new password, by the link of a letter."""

    new_password = PasswordField(
        _l("New password"),
        [InputRequired(_l("Write a new password."))],
        render_kw={"autocomplete": "new-password", "minlength": False, "maxlength": False},
    )
