"""What can be asked for at the list: one decision on several posts, and a filter to be kept."""

import re
from collections.abc import Sequence

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Form, HiddenField, SelectMultipleField, StringField
from wtforms.validators import AnyOf, DataRequired, InputRequired, Length, ValidationError

from forum.discussion.forms import clean_line
from forum.moderation.bulk_actions import Seen
from forum.moderation.forms import WordsForm
from forum.moderation.models import DecisionAct
from forum.moderation.places import TOO_LONG
from forum.moderation.verdicts import Verdict

MOST_AT_ONCE = 100
NAME_LIMIT = 60

_A_POST = re.compile(r"([0-9]{1,18})-([0-9]{1,18})", re.ASCII)


class BulkForm(WordsForm):
    """A decision on the posts that were ticked; each value is a post and the text that was seen."""

    decision = HiddenField(
        validators=[
            InputRequired(_l("Choose what to do with the posts.")),
            AnyOf(
                [DecisionAct.APPROVE.value, DecisionAct.REJECT.value],
                message=_l("Choose what to do with the posts."),
            ),
        ]
    )
    posts = SelectMultipleField(_l("Posts"), choices=[], validate_choice=False)

    def validate_posts(self, field: SelectMultipleField) -> None:
        """Ask for posts that are there to be decided on, and not too many at once."""
        ticked = field.data or []
        if not ticked:
            raise ValidationError(_("Tick the posts first."))
        if len(ticked) > MOST_AT_ONCE:
            raise ValidationError(_("At most %(most)d posts at once.", most=MOST_AT_ONCE))
        if not all(_A_POST.fullmatch(each) for each in ticked):
            raise ValidationError(
                _("Something was missing from the form. It is shown again: send it once more.")
            )

    def seen(self) -> list[Seen]:
        """Give the posts that were ticked, each once, with the text that was seen of each."""
        found: dict[int, Seen] = {}
        for each in self.posts.data or []:
            post_id, revision_id = map(int, each.split("-"))
            found[post_id] = Seen(post_id, revision_id)
        return list(found.values())

    def verdict(self) -> Verdict:
        """Give the decision, to be made on one text after another."""
        act = DecisionAct(self.decision.data or "")
        reason, message = self.why(act)
        return Verdict(act, 0, reason=reason, message=message, note=self.note.data or "")


def ticked(values: Sequence[str]) -> list[str]:
    """Give what may have been ticked, of what an address says: each a post and its text."""
    return [each for each in values if _A_POST.fullmatch(each)][:MOST_AT_ONCE]


class FilterForm(Form):
    """The name of a part of the queue."""

    name = StringField(
        _l("Name of this view"),
        [
            DataRequired(_l("Give it a name.")),
            Length(max=NAME_LIMIT, message=TOO_LONG),
        ],
        filters=[clean_line],
    )
