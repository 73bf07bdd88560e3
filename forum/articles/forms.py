"""What can be asked for about articles: a text to be read, and an article with its questions."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.datastructures import MultiDict
from wtforms import (
    DateField,
    Field,
    FileField,
    Form,
    HiddenField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.validators import Length, Optional, Regexp, ValidationError

from forum import richtext
from forum.articles.manuscript import Manuscript, QuestionText
from forum.articles.picture_marks import Mark, described, marks
from forum.language import LANGUAGES

TITLE_LIMIT = 200
SOURCE_LIMIT = 500
QUESTION_LIMIT = 2000
ADDRESS_LIMIT = 2000
WORDS_LIMIT = 300
"""How long the words that describe a picture may be."""
SHORT_NAME_LIMIT = 80
QUESTIONS_LIMIT = 100
"""How many questions one article may leave to ponder."""

NOT_WHOLE = _l("Something was missing from the form. It is shown again: send it once more.")
TOO_LONG = _l("Shorten this: at most %(max)d characters.")

_WORDS = re.compile(r"words-([0-9]{1,18})", re.ASCII)
_ROW = re.compile(r"questions-([0-9]{1,5})-", re.ASCII)

Typed = MultiDict[str, str] | None


def clean_text(text: str | None) -> str:
    """Take out what no keyboard means, and the blank around."""
    return richtext.clean(text or "").strip()


def clean_line(text: str | None) -> str:
    """Clean a text that is one line."""
    return " ".join(clean_text(text).split())


class DayField(DateField):
    """A day, as the browser's own field sends it."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read it, or say what is wrong in words of ours."""
        self.data = None
        text = clean_line(valuelist[0]) if valuelist else ""
        if not text:
            return
        try:
            self.data = date.fromisoformat(text)
        except ValueError as error:
            raise ValueError(_("Give the day as a date: year, month and day.")) from error

    def _value(self) -> str:
        if self.raw_data:
            return clean_line(self.raw_data[0])
        return self.data.isoformat() if self.data else ""


_NO_SCHEME = re.compile(r"[\w-]+(?:\.[\w-]+)+(?:[/?#].*)?")


def _with_scheme(address: str | None) -> str | None:
    """Begin an address with https://, as browsers do, if it was typed without: blog.example.org."""
    is_short = address is not None and _NO_SCHEME.fullmatch(address) is not None
    return f"https://{address}" if is_short else address


class ReadForm(Form):
    """A text to find an article and its questions in: pasted, a file, a page, or many posts."""

    text = TextAreaField(_l("Paste the text"), filters=[clean_text])
    file = FileField(_l("Or choose a file"))
    address = StringField(
        _l("Or give the address of a page"),
        [Length(max=ADDRESS_LIMIT, message=TOO_LONG)],
        filters=[clean_line, _with_scheme],
        render_kw={"inputmode": "url", "autocapitalize": "off", "spellcheck": "false"},
    )
    export = FileField(_l("A feed or the export of a blog"))


class QuestionForm(Form):
    """One question of an article, on a line of its form."""

    number = 0

    key = HiddenField(
        validators=[Regexp(r"^(q[1-9][0-9]{0,17}|n[0-9]{1,9})\Z", message=NOT_WHOLE)],
        filters=[clean_line],
    )
    parent = HiddenField(_l("Part of"), filters=[clean_line])
    because = HiddenField(filters=[clean_line])
    short_name = StringField(
        _l("Short name"),
        [Length(max=SHORT_NAME_LIMIT, message=TOO_LONG)],
        filters=[clean_line],
    )
    text = TextAreaField(
        _l("Question"),
        [Length(max=QUESTION_LIMIT, message=TOO_LONG)],
        filters=[clean_text],
    )

    def validate_short_name(self, field: StringField) -> None:
        """Lists and menus need a name."""
        if not field.data:
            raise ValidationError(_("Give the question a short name for lists and menus."))

    def validate_text(self, field: TextAreaField) -> None:
        """A question asks something."""
        if not field.data:
            raise ValidationError(_("Write the question, or remove it."))

    def said(self) -> QuestionText:
        """Give what was written."""
        return QuestionText(
            str(self.key.data),
            str(self.text.data),
            str(self.short_name.data),
            str(self.parent.data or ""),
        )


class ArticleForm(Form):
    """An article and its questions: the same for what was found in a text and for later edits."""

    row_form: type[QuestionForm] = QuestionForm

    title = StringField(
        _l("Title"), [Length(max=TITLE_LIMIT, message=TOO_LONG)], filters=[clean_line]
    )
    author = StringField(
        _l("Author"), [Length(max=TITLE_LIMIT, message=TOO_LONG)], filters=[clean_line]
    )
    published_on = DayField(_l("Date"), [Optional()])
    language = SelectField(_l("Language"), choices=dict(LANGUAGES))
    source = StringField(
        _l("Source"), [Length(max=SOURCE_LIMIT, message=TOO_LONG)], filters=[clean_line]
    )
    body = TextAreaField(_l("Text of the article"), filters=[clean_text])
    picture = FileField(_l("Add a picture"))
    removed = HiddenField()
    selected = HiddenField(filters=[clean_line])

    def __init__(
        self, typed: Typed = None, lines: Iterable[Mapping[str, Any]] = (), **more: Any
    ) -> None:
        """Make the form as typed; else from `lines` for the questions and from named fields."""
        super().__init__(typed, **more)
        self.too_many, self.list_errors = False, list[str]()
        self.body_html: str | None = None
        if typed is None:
            self.put_lines(lines)
        else:
            self._take_rows(typed)
            self._take_words(typed)

    def _take_words(self, typed: MultiDict[str, str]) -> None:
        """Let the text's pictures be described as was typed beside them."""
        words = {
            int(found[1]): clean_line(typed[name])[:WORDS_LIMIT]
            for name in typed
            if (found := _WORDS.fullmatch(name))
        }
        self.body.data = described(self.body.data or "", words)

    def pictures(self) -> list[Mark]:
        """Give the text's own pictures, each once, with the words that describe it."""
        shown = [each for each in marks(self.body.data or "") if each.picture_id]
        return list({each.picture_id: each for each in shown}.values())

    def _take_rows(self, typed: MultiDict[str, str]) -> None:
        found = {int(match[1]) for match in map(_ROW.match, typed) if match}
        self.too_many = len(found) > QUESTIONS_LIMIT
        self.rows = [
            self.row_form(typed, prefix=f"questions-{number}-")
            for number in sorted(found)[:QUESTIONS_LIMIT]
        ]
        self._number()

    def _number(self) -> None:
        for number, row in enumerate(self.rows):
            row.number = number

    def lines(self) -> list[dict[str, Any]]:
        """Give the questions as they were typed, right or wrong."""
        return [dict(row.data) for row in self.rows]

    def put_lines(self, lines: Iterable[Mapping[str, Any]]) -> None:
        """Let the questions be these."""
        self.rows = [
            self.row_form(None, prefix=f"questions-{number}-", data=dict(line))
            for number, line in enumerate(lines)
        ]
        self._number()

    def validate(self, extra_validators: Any = None) -> bool:
        """Look at the article and at every question; each field says what is wrong with it."""
        whole = [super().validate(extra_validators), *[row.validate() for row in self.rows]]
        return all(whole) and self._keys_fit()

    def _keys_fit(self) -> bool:
        """A question is part of one above it, and no two lines are the same one."""
        above: set[str] = set()
        for row in self.rows:
            said = row.said()
            if said.key in above or (said.parent and said.parent not in above):
                row.parent.errors = [str(NOT_WHOLE)]
                return False
            above.add(said.key)
        return True

    def wrong(self) -> list[tuple[str, Field]]:
        """Give each field that something is wrong with, and what to call it."""
        found = [(str(each.label.text), each) for each in self if each.errors]
        for row in self.rows:
            for each in row:
                name = _(
                    "Question %(number)d, %(field)s", number=row.number + 1, field=each.label.text
                )
                found += [(name, each)] if each.errors else []
        return found

    def validate_title(self, field: StringField) -> None:
        """Every list calls an article by its title."""
        if not field.data:
            raise ValidationError(_("Give the article a title."))

    def validate_body(self, field: TextAreaField) -> None:
        """Refuse what is empty, or could not be shown."""
        if not field.data and not self.rows:
            raise ValidationError(_("The article is empty. Paste its text or add a question."))
        if self.too_many:
            raise ValidationError(
                _("An article may leave at most %(most)d questions.", most=QUESTIONS_LIMIT)
            )
        try:
            self.rendered()
        except richtext.TooComplexError as error:
            raise ValidationError(error.sentence) from error

    def write_body(self, body: str) -> None:
        """Let the text be another one."""
        self.body.data, self.body_html = body, None

    def rendered(self) -> str:
        """Give the body as HTML, rendered once a request. Slow; raises TooComplexError."""
        if self.body_html is None:
            self.body_html = richtext.render_article(self.body.data or "")
        return self.body_html

    def look(self) -> str | None:
        """Give the body as it will look; None, with the reason beside it, where it has no look."""
        try:
            return self.rendered()
        except richtext.TooComplexError as error:
            self.body.errors = [error.sentence]
            return None

    def manuscript(self) -> Manuscript:
        """Give what was written, rendered."""
        return Manuscript(
            title=str(self.title.data),
            body_markdown=str(self.body.data or ""),
            author=str(self.author.data or ""),
            published_on=self.published_on.data,
            language=str(self.language.data),
            source=str(self.source.data or ""),
            questions=[row.said() for row in self.rows],
            body_html=self.rendered(),
        )
