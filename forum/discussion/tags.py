"""The words by which cases are found: how they are written, and when two of them are one."""

import unicodedata

TAGS_A_POST = 8
TAG_LENGTH = 40


def tags_in(text: str) -> dict[str, str]:
    """Read names between commas; gives each once, in the order they came, by its key."""
    names = (" ".join(name.split()) for name in unicodedata.normalize("NFC", text).split(","))
    found: dict[str, str] = {}
    for name in names:
        if key_of(name):
            found.setdefault(key_of(name), name)
    return found


def key_of(name: str) -> str:
    """Say by what a tag is the same as another: its letters, large or small, seen or not."""
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", name).casefold())
    seen = (sign for sign in folded if unicodedata.category(sign) != "Cf")
    return " ".join("".join(seen).split())
