"""What can be asked for in a discussion; the same form on every path that writes a text."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.datastructures import MultiDict
from wtforms import Field, Form, HiddenField, SelectField, StringField, TextAreaField
from wtforms.form import BaseForm
from wtforms.validators import AnyOf, InputRequired, Length, Optional, Regexp, ValidationError

from forum import richtext
from forum.checks.standing_in import Pair
from forum.discussion.models import Asks, Prompt, Revision, Sector, Size, Topic
from forum.discussion.prompts import help_of, label
from forum.discussion.said import Said
from forum.discussion.stand_in_forms import StandIns, check_stand_ins

TITLE_LIMIT = 150
REPLY_LIMIT = 8000
SOURCES_LIMIT = 10

SECTORS = {
    Sector.PUBLIC: _l("Public sector"),
    Sector.PRIVATE: _l("Private sector"),
    Sector.THIRD: _l("Third sector"),
    Sector.EDUCATION: _l("Education"),
    Sector.HEALTH: _l("Health and social care"),
    Sector.OTHER: _l("Other"),
}

SIZES = {
    Size.MICRO: _l("1–9 employees"),
    Size.SMALL: _l("10–49 employees"),
    Size.MEDIUM: _l("50–249 employees"),
    Size.LARGE: _l("250–999 employees"),
    Size.HUGE: _l("1,000 employees or more"),
}

NOT_WHOLE = _l("Something was missing from the form. It is shown again: send it once more.")
NOT_ASKED = _l("This is not asked for any more. Leave it as it is, or empty it.")
TOO_LONG = _l("Shorten this: at most %(max)d characters.")

KEY = r"^[A-Za-z0-9_-]{1,64}\Z"
CASES_OWN = ("sector", "size", "sources")
"""Fields that free talk does without."""

Typed = MultiDict[str, str] | None


def clean_text(text: str | None) -> str:
    """Take out what no keyboard means, and the blank around."""
    return richtext.clean(text or "").strip()


def clean_line(text: str | None) -> str:
    """Clean a text that is one line."""
    return " ".join(clean_text(text).split())


def renders(_form: Form, field: TextAreaField) -> None:
    """Refuse what could not be rendered safely and fast, before it is parsed."""
    try:
        richtext.check(field.data or "")
    except richtext.TooComplexError as error:
        raise ValidationError(error.sentence) from error


class WhenSent(Length):
    """Hold a length when a text is sent; a draft may still be too long, and is kept as it is."""

    def __call__(self, form: BaseForm, field: StringField) -> None:
        """Check the text of a field."""
        if isinstance(form, WrittenForm) and form.submits:
            super().__call__(form, field)


class WrittenForm(Form):
    """What every form has that makes a text; its key makes a second sending harmless."""

    submission_key = HiddenField(
        validators=[InputRequired(NOT_WHOLE), Regexp(KEY, message=NOT_WHOLE)]
    )
    base = HiddenField(
        validators=[Optional(), Regexp(r"^[0-9]{1,18}-[0-9]{1,18}\Z", message=NOT_WHOLE)]
    )
    save = HiddenField(
        default="submit",
        validators=[AnyOf(["submit", "draft", "preview", "use_all"], message=NOT_WHOLE)],
    )
    stand_ins = StandIns(validators=[check_stand_ins])

    @property
    def submits(self) -> bool:
        """Whether the text is to be sent on, rather than kept as a draft or looked at."""
        return self.save.data not in {"draft", "preview", "use_all"}

    @property
    def previews(self) -> bool:
        """Whether only a look at it is asked for."""
        return self.save.data in {"preview", "use_all"}

    @property
    def pairs(self) -> list[Pair]:
        """Give the stand-ins for names; all of them are used where that is asked for."""
        uses_all = self.save.data == "use_all"
        return [replace(each, is_used=each.is_used or uses_all) for each in self.stand_ins.pairs]


class ReplyForm(WrittenForm):
    """An answer to a case or a reply."""

    body = TextAreaField(
        _l("Your reply"),
        [
            WhenSent(max=REPLY_LIMIT, message=TOO_LONG),
            renders,
        ],
        filters=[clean_text],
    )

    def validate_body(self, field: TextAreaField) -> None:
        """A reply of blanks is none, and nothing to keep."""
        if not field.data:
            raise ValidationError(_("Write your reply first."))

    def words(self) -> Said:
        """Give what was written."""
        return Said({"body": self.body.data or ""})

    def said(self) -> Said:
        """Give what was written, rendered."""
        return self.words().rendered()


class CopyForm(Form):
    """Which of one's own texts to begin a draft from."""

    submission_key = HiddenField(
        validators=[InputRequired(NOT_WHOLE), Regexp(KEY, message=NOT_WHOLE)]
    )
    revision = HiddenField(
        validators=[InputRequired(NOT_WHOLE), Regexp(r"^[0-9]{1,18}\Z", message=NOT_WHOLE)]
    )


def _choice(name: Any, words: Mapping[Any, Any]) -> SelectField:
    """Make a field that may be left untold, in the language of whoever reads it."""

    def choices() -> dict[str, str]:
        told = {str(key): str(word) for key, word in words.items()}
        return {"": _("Not told"), **told}

    return SelectField(name, choices=choices, default="")


class CaseForm(WrittenForm):
    """A case; the fields of its prompts are added by case_form()."""

    prompts: tuple[Prompt, ...] = ()
    title = StringField(
        _l("Title"),
        [WhenSent(max=TITLE_LIMIT, message=TOO_LONG), Length(max=2000, message=TOO_LONG)],
        filters=[clean_line],
    )
    sector = _choice(_l("Sector of the organisation"), SECTORS)
    size = _choice(_l("Size of the organisation"), SIZES)
    sources = TextAreaField(
        _l("Sources"),
        [Length(max=5000, message=TOO_LONG)],
        filters=[clean_text],
    )

    def parts(self) -> list[tuple[Prompt, Field]]:
        """Give each prompt with its field, in order."""
        return [(prompt, self[prompt.key]) for prompt in self.prompts]

    def validate_title(self, field: StringField) -> None:
        """Ask for a title when the case is sent; a draft may be without, if it says anything."""
        if field.data:
            return
        if self.submits:
            raise ValidationError(_("Give it a title."))
        if not any(part.data for _prompt, part in self.parts()):
            raise ValidationError(_("There is nothing to keep yet: write something first."))

    def validate_sources(self, field: TextAreaField) -> None:
        """Ask for an address on each line; a draft keeps the lines as they are."""
        lines = (field.data or "").splitlines() if self.submits else []
        if len(lines) > SOURCES_LIMIT:
            raise ValidationError(_("Give at most %(most)d sources.", most=SOURCES_LIMIT))
        for number, line in enumerate(lines, start=1):
            if line.strip() and _source(line) is None:
                raise ValidationError(
                    _("Line %(number)d does not start with https:// or http://.", number=number)
                )

    def words(self) -> Said:
        """Give what was written, whatever was chosen beside it."""
        written = (self.sources.data or "") if "sources" in self else ""
        lines = [line.strip() for line in written.splitlines() if line.strip()]
        return Said(
            texts={prompt.key: field.data or "" for prompt, field in self.parts()},
            title=self.title.data or "",
            sources=[_source(line) or {"url": "", "title": line} for line in lines],
        )

    def said(self) -> Said:
        """Give what was written and chosen, rendered."""
        chosen = {name: self[name].data for name in ("sector", "size") if name in self}
        sector, size = chosen.get("sector"), chosen.get("size")
        return replace(
            self.words(),
            sector=Sector(sector) if sector else None,
            size=Size(size) if size else None,
        ).rendered()


def case_form(
    topic: Topic, typed: Typed, *, revision: Revision | None = None, **more: Any
) -> CaseForm:
    """Make the form of a topic's template: empty, from a text that is there, or as typed.

    A part that is not asked for any more has its field where something is told in it: words that
    were begun before the instructor dropped it are not lost.
    """
    begun = [revision.texts] if revision else []
    told = {key for texts in [*begun, typed or {}] for key, text in texts.items() if text}
    prompts = tuple(each for each in topic.template.prompts if each.is_asked or each.key in told)
    fields: dict[str, Any] = {prompt.key: _prompt_field(prompt) for prompt in prompts}
    made = type("CaseFormHere", (CaseForm,), {"prompts": prompts, **fields})
    form: CaseForm = made(typed, data=_in_parts(_data(revision), prompts) | more)
    if topic.asks_for is Asks.TALK:
        for name in CASES_OWN:
            del form[name]
    return form


def reply_form(typed: Typed, *, revision: Revision | None = None, **more: Any) -> ReplyForm:
    """Make the form of a reply: empty, from a text that is there, or as typed."""
    return ReplyForm(typed, data=_data(revision) | more)


def _in_parts(data: dict[str, Any], prompts: Sequence[Prompt]) -> dict[str, Any]:
    """Put what was told as a reply into the first part, so that its author goes on from there."""
    keys = [prompt.key for prompt in prompts]
    if "body" in keys or not keys or not data.get("body"):
        return data
    return {keys[0]: data["body"]} | data


def _data(revision: Revision | None) -> dict[str, Any]:
    if revision is None:
        return {}
    return {
        **revision.texts,
        "title": revision.title,
        "sector": revision.sector or "",
        "size": revision.size or "",
        "sources": _lines(revision.sources),
        "base": revision.version,
    }


def _lines(sources: Iterable[dict[str, str]]) -> str:
    return "\n".join(f"{each['url']} {each.get('title', '')}".strip() for each in sources)


def _prompt_field(prompt: Prompt) -> TextAreaField:
    def is_told(form: WrittenForm, field: TextAreaField) -> None:
        is_required = prompt.is_required and prompt.is_asked
        if is_required and form.submits and not field.data:
            raise ValidationError(_("Tell this part too, in a sentence or two."))

    return TextAreaField(
        label(prompt),
        [WhenSent(max=prompt.limit, message=TOO_LONG), renders, is_told],
        filters=[clean_text],
        description=help_of(prompt) if prompt.is_asked else NOT_ASKED,
    )


def _source(line: str) -> dict[str, str] | None:
    address, _space, title = line.strip().partition(" ")
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not host:
        return None
    return {"url": address, "title": title.strip()}
