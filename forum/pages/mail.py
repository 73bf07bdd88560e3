"""The outgoing mail, for the admin of the site: what waits, what was refused and why."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from flask import Blueprint, current_app, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from forum.accounts import queries as accounts
from forum.gate import form_page, me
from forum.outbox import actions, queries
from forum.outbox.models import Letter, LetterKind, Stage
from forum.permissions import Permission, allow

bp = Blueprint("mail", __name__, url_prefix="/admin/mail")

KINDS = {
    LetterKind.NOTICES: _l("Notices"),
    LetterKind.DIGEST: _l("The day's digest"),
    LetterKind.MORNING: _l("A moderator's morning mail"),
    LetterKind.OVERDUE: _l("What waits longer than promised"),
    LetterKind.RESET: _l("A new password"),
    LetterKind.CONFIRMATION: _l("Confirmation of an address"),
    LetterKind.INVITATION: _l("An invitation"),
}
STAGES = {
    Stage.WAITING: _l("Waits"),
    Stage.TAKEN: _l("In a postman's hand"),
    Stage.HANDED: _l("Being handed over"),
    Stage.SENT: _l("Sent"),
    Stage.DROPPED: _l("Not needed any more"),
    Stage.REFUSED: _l("Refused"),
    Stage.UNSURE: _l("Sent perhaps, so not sent again"),
}
OPEN_AGAIN = frozenset({Stage.REFUSED, Stage.UNSURE})


@dataclass(frozen=True)
class Shown:
    """A letter as the admin sees it: to whom, and what the server said; never what it says."""

    id: int
    kind: LetterKind
    stage: Stage
    email: str
    answer: str
    created_at: datetime

    @property
    def can_be_sent_again(self) -> bool:
        """Whether an admin may let it go out once more."""
        return self.stage in OPEN_AGAIN


@bp.get("")
@allow(Permission.ADMIN)
def index() -> ResponseReturnValue:
    """Show how much waits and was sent, and each letter that a person should look at."""
    url = current_app.config["FORUM"].smtp_url
    letters = queries.needing_care()
    emails = accounts.emails_of([each.user_id for each in letters if each.user_id])
    return render_template(
        "mail/index.html",
        server=urlsplit(url).hostname if url else None,
        totals=queries.totals(),
        letters=[_shown(each, emails) for each in letters],
        kinds=KINDS,
        stages=STAGES,
    )


def _shown(letter: Letter, emails: dict[int, str]) -> Shown:
    email = letter.address or emails.get(letter.user_id or 0, "")
    return Shown(letter.id, letter.kind, letter.stage, email, letter.answer, letter.created_at)


def index_again(letter_id: int) -> ResponseReturnValue:
    """Show the page where sending again was refused."""
    return index()


@bp.post("/<id:letter_id>/sending")
@allow(Permission.ADMIN)
@form_page(index_again)
def send_again(letter_id: int) -> ResponseReturnValue:
    """Let a letter go out once more."""
    actions.send_again(letter_id, by=me())
    flash(_("The letter waits for the postman."))
    return redirect(url_for(".index"), 303)
