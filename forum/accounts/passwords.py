"""Passwords: argon2id as OWASP asks for it, and a guess of how long a guesser would take."""

import re
import unicodedata

from argon2 import PasswordHasher, Type
from argon2.exceptions import InvalidHashError, VerificationError, VerifyMismatchError
from flask_babel import lazy_gettext as _l

from forum.accounts.refused import RefusedError

SHORTEST = 8
LONGEST = 256

ENOUGH_GUESSES = 10**8
"""What eight characters by chance take, and more than a rate-limited guesser ever gets."""

LOOKED_AT = 24
"""Characters at either end that strength is measured by: more take the measuring seconds."""

TELLING = 2
"""A part of a name that is no longer may stand in any password by chance."""

_HASHER = PasswordHasher(
    time_cost=2, memory_cost=19_456, parallelism=1, hash_len=32, salt_len=16, type=Type.ID
)

NOBODYS = (
    "$argon2id$v=19$m=19456,t=2,p=1$"
    "hoXxDQxihM1N2FiiABYV2w$FRzvZ04kr68GHp4gGH2F+TKZPMtnkG20UkVlG4rgt5w"
)
"""Verified where there is no account, so that the time an answer takes tells nothing."""

_KNOWN_TO_ALL = (
    *("pohdittavaa", "salasana", "lösenord", "hemligt", "kurssi", "suomi", "finland", "helsinki"),
    *("turku", "tampere", "jyväskylä", "kissa", "koira", "perkele", "saatana", "rakas", "kulta"),
    *("äiti", "jääkiekko", "talvi", "kevät", "kesä", "syksy", "sommar", "tammikuu", "helmikuu"),
    *("maaliskuu", "huhtikuu", "toukokuu", "kesäkuu", "heinäkuu", "elokuu", "syyskuu", "lokakuu"),
    *("marraskuu", "joulukuu"),
)
"""Words that the lists of English speakers lack."""

_SHORT = _l("A password has at least %(least)d characters.", least=SHORTEST)
_LONG = _l("A password has at most %(most)d characters.", most=LONGEST)
_WEAK = _l(
    "This is easy to guess. Take a longer one: three or four words that do not belong together."
)


def hash_password(password: str) -> str:
    """Give what the database keeps of a password. Slow on purpose: call it before write()."""
    return _HASHER.hash(_bytes(password))


def verify(kept: str, password: str) -> bool:
    """Say whether it is the password. Takes as long where the kept one is none."""
    try:
        return _HASHER.verify(kept, _bytes(password))
    except VerifyMismatchError:
        return False
    except (InvalidHashError, VerificationError):
        return verify(NOBODYS, password)


def is_outdated(kept: str) -> bool:
    """Say whether a hash was made with other parameters than today's."""
    return _HASHER.check_needs_rehash(kept)


def check(password: str, *about: str) -> None:
    """Raise RefusedError for a password that is too short, too long or easy to guess.

    `about` is what a guesser knows of the person: the name, the address.
    """
    if len(password) < SHORTEST:
        raise RefusedError(_SHORT)
    if len(password) > LONGEST:
        raise RefusedError(_LONG)
    if len(_without(about, password)) < SHORTEST - 2:
        raise RefusedError(_WEAK)
    # Its lists take a tenth of what a worker holds, and few of them are ever asked.
    from zxcvbn import zxcvbn  # noqa: PLC0415

    ends = {_shown(password[:LOOKED_AT]), _shown(password[-LOOKED_AT:])}
    known = [*_KNOWN_TO_ALL, *_words(about)]
    if max(zxcvbn(end, user_inputs=known)["guesses"] for end in ends) < ENOUGH_GUESSES:
        raise RefusedError(_WEAK)


def _without(about: tuple[str, ...], password: str) -> str:
    """Take what is known of the person out of a password."""
    rest = _shown(password).casefold()
    for word in sorted(_words(about), key=len, reverse=True):
        if len(word) > TELLING:
            rest = rest.replace(_shown(word).casefold(), "")
    return rest


def _words(about: tuple[str, ...]) -> list[str]:
    return [word for said in about for word in [said, *re.split(r"[\W_]+", said)] if len(word) > 1]


def _bytes(password: str) -> bytes:
    """Spell ä always the same way, whatever the keyboard made of it; change nothing else."""
    return _shown(password).encode("utf-8", "surrogatepass")


def _shown(password: str) -> str:
    return unicodedata.normalize("NFC", password)
