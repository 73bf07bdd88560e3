"""What is said about a finding, in the reader's language: to moderators, and to authors."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l

from forum.checks.finding import CheckName, Mode, Why

LABELS: Mapping[CheckName, Any] = {
    CheckName.NAMES: _l("Names of people"),
    CheckName.EMAIL: _l("E-mail addresses"),
    CheckName.PHONE: _l("Telephone numbers"),
    CheckName.IDENTITY: _l("Personal identity codes and business ids"),
    CheckName.ADDRESS: _l("Street addresses"),
    CheckName.ORGANISATION: _l("Names of organisations"),
    CheckName.BANNED: _l("Words that this course does not want"),
    CheckName.LIKENESS: _l("Much like another case"),
    CheckName.LINKS: _l("Links in the text"),
    CheckName.SHOUTING: _l("Shouting"),
    CheckName.TOO_SHORT: _l("Too short"),
    CheckName.NEW_MEMBER: _l("First post"),
}

SENTENCES: Mapping[Why, Any] = {
    Why.NAME_KNOWN: _l("This is a common name."),
    Why.NAME_PAIR: _l("This looks like a first name and a surname."),
    Why.NAME_AFTER_ROLE: _l("This stands right after what somebody does."),
    Why.EMAIL: _l("This is an e-mail address."),
    Why.PHONE: _l("This is a telephone number."),
    Why.IDENTITY_CODE: _l("This is a personal identity code: its check digit is right."),
    Why.BUSINESS_ID: _l("This is a business id: its check digit is right."),
    Why.STREET: _l("This looks like a street address."),
    Why.POSTAL: _l("This is a postal code with its town."),
    Why.COMPANY: _l("This is the name of a company or an association."),
    Why.PUBLIC_BODY: _l("This is the name of a public body or a school."),
    Why.BANNED: _l("The course does not want the word “%(word)s”."),
    Why.LIKE_ANOTHER: _l("%(percent)s %% of its words are the same as in another case."),
    Why.LINK: _l("This is a link."),
    Why.CAPITALS: _l("This is written in capitals."),
    Why.EXCLAMATIONS: _l("This is a row of exclamation marks."),
    Why.TOO_SHORT: _l("%(length)s characters; %(least)s would tell something."),
    Why.NEW_MEMBER: _l("Nothing of this author has been published in the course before."),
}
"""Why it was noticed, for a moderator; the words themselves stand beside it."""

HELPS: Mapping[CheckName, Any] = {
    CheckName.NAMES: _l("First names and surnames, in any form that Finnish gives them."),
    CheckName.EMAIL: _l("Also those written with (at)."),
    CheckName.PHONE: _l("Numbers that are valid in Finland, or with a country code."),
    CheckName.IDENTITY: _l("Only those whose check digit is right."),
    CheckName.ADDRESS: _l("In Finnish, Swedish and English; and postal codes with a town."),
    CheckName.ORGANISATION: _l("Companies, associations, towns, universities."),
    CheckName.BANNED: _l("The list is yours, below."),
    CheckName.LIKENESS: _l("Compared with the newest cases of the course."),
    CheckName.LINKS: _l("Sources are for links; the text need not have any."),
    CheckName.SHOUTING: _l("Several words in capitals, or a row of exclamation marks."),
    CheckName.TOO_SHORT: _l("A part that tells less than its template asks for."),
    CheckName.NEW_MEMBER: _l("When nothing of the author has been published here yet."),
}
"""What a check looks for, for whoever sets the course's rules."""

MODES: Mapping[Mode, Any] = {
    Mode.OFF: _l("Off"),
    Mode.ON: _l("Marked for moderators"),
    Mode.HOLD: _l("Marked, and a moderator reads it first"),
}


def sentence(why: Why, params: Mapping[str, Any]) -> str:
    """Say why something was noticed, in the language of whoever reads it now."""
    return str(SENTENCES[why]) % dict(params)
