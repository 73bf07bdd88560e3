"""Which words each kind of letter has: worded when it is sent, in its reader's language."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from flask_babel import force_locale

from forum.outbox.actions import Held
from forum.outbox.models import LetterKind
from forum.postman import account_letters, addressee, morning_letters, news_letters
from forum.postman.addressee import Addressee
from forum.postman.mail import Mail


def word(held: Held) -> Mail | None:
    """Say what a letter says now; None where nothing is left to be told, or nobody to tell.

    Asks again who the reader is, what they may see, and whether they still want to hear of it.
    """
    person = addressee.of(held)
    with force_locale(person.language if person else addressee.language_of(held)):
        return WORDED[held.kind](held, person)


WORDED: Mapping[LetterKind, Callable[[Held, Addressee | None], Mail | None]] = MappingProxyType(
    {
        LetterKind.NOTICES: news_letters.of_notices,
        LetterKind.DIGEST: morning_letters.of_the_day,
        LetterKind.MORNING: morning_letters.of_the_queue,
        LetterKind.OVERDUE: morning_letters.of_the_queue,
        LetterKind.RESET: account_letters.of_reset,
        LetterKind.CONFIRMATION: account_letters.of_confirmation,
        LetterKind.INVITATION: account_letters.of_invitation,
    }
)
