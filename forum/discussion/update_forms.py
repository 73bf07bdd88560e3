"""What can be asked for about an article that is brought again: which question is which."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import SelectField

from forum.articles.forms import NOT_WHOLE, Typed
from forum.articles.likeness import matched
from forum.articles.manuscript import Manuscript, QuestionText, key_of
from forum.articles.models import Question
from forum.articles.reading import Found
from forum.discussion.article_forms import EditForm, article_form, lines_of
from forum.discussion.topic_actions import Plans
from forum.discussion.topic_forms import AskedQuestionForm

NEW = ""


class BroughtQuestionForm(AskedQuestionForm):
    """One question of the text that was brought, and which of those that are there it is."""

    same_as = SelectField(_l("It is"), validate_choice=False)


class UpdateForm(EditForm):
    """An article that is brought again."""

    row_form = BroughtQuestionForm

    def let_be(self, there: Sequence[Question]) -> None:
        """Take the questions that are there: each row may be one of them, or a new one."""
        self.there = {key_of(each.id): each for each in there}
        choices = [
            (key, f"{at}. {each.text}") for at, (key, each) in enumerate(self.there.items(), 1)
        ]
        for row in self.rows:
            same = cast("SelectField", row["same_as"])
            same.choices = [(NEW, _("A new question")), *choices]

    def validate(self, extra_validators: Any = None) -> bool:
        """No two questions are the same one."""
        is_whole = super().validate(extra_validators)
        taken: set[str] = set()
        for row in self.rows:
            same = str(row["same_as"].data or NEW)
            if same and same not in self.there:
                row["same_as"].errors = [str(NOT_WHOLE)]
            elif same and same in taken:
                row["same_as"].errors = [_("Two questions cannot be the same one.")]
            taken.add(same)
        return is_whole and not any(row["same_as"].errors for row in self.rows)

    def gone(self, with_topics: Mapping[int, Any]) -> list[Question]:
        """Give the questions that are asked no longer and yet stay, as they have a topic."""
        kept = {str(row["same_as"].data or NEW) for row in self.rows}
        return [
            each for key, each in self.there.items() if key not in kept and each.id in with_topics
        ]

    def _keys(self) -> dict[str, str]:
        return {str(row.key.data): str(row["same_as"].data or row.key.data) for row in self.rows}

    def updated(self, with_topics: Mapping[int, Any]) -> Manuscript:
        """Give what was brought, its questions under the names of those they are; then the gone."""
        keys = self._keys()
        said = self.manuscript()
        asked = [
            QuestionText(keys[each.key], each.text, each.short_name, keys.get(each.parent, ""))
            for each in said.questions
        ]
        stay = [
            QuestionText(key_of(each.id), each.text, each.short_name)
            for each in self.gone(with_topics)
        ]
        return Manuscript(**(vars(said) | {"questions": [*asked, *stay]}))

    def new_plans(self) -> Plans:
        """Give how the topics of the questions are to be that are new."""
        keys = self._keys()
        return {key: plan for key, plan in self.plans().items() if keys[key] == key}


def update_form(
    zone: str, there: Sequence[Question], typed: Typed = None, **more: Any
) -> UpdateForm:
    """Make the form of an article that is brought again."""
    form = article_form(UpdateForm, zone, typed, **more)
    form.let_be(there)
    return form


def lines_for(found: Found, there: Sequence[Question], language: str) -> list[dict[str, Any]]:
    """Put the questions that were found into lines, each with the one it is most like."""
    lines = list(lines_of(found))
    same = matched([each.text for each in there], [line["text"] for line in lines], language)
    for at, line in enumerate(lines):
        old = there[same[at]] if at in same else None
        line["same_as"] = key_of(old.id) if old else NEW
        line["short_name"] = old.short_name if old else line["short_name"]
    return lines
