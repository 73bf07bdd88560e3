"""The catalogues: whole, sound, and in the words of the field."""

import re
import tomllib
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_keywords
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent
MAPPINGS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["babel"]["mappings"]
# The same words for gettext as `make translations` looks for.
KEYWORDS = DEFAULT_KEYWORDS | parse_keywords(
    re.findall(r"--keyword (\S+)", (ROOT / "Makefile").read_text("utf-8"))
)

# --- The catalogues ------------------------------------------------------------------------------


def in_source() -> set:
    """Everything to be translated, as (context, message)."""
    return {
        (context, message)
        for _, _, message, _, context in extract_from_dir(
            ROOT,
            method_map=[(each["pattern"], each["method"]) for each in MAPPINGS],
            options_map={each["pattern"]: each for each in MAPPINGS},
            keywords=KEYWORDS,
            directory_filter=lambda path: not Path(path).name.startswith("."),
        )
    }


def messages(language: str) -> list[Message]:
    path = ROOT / "forum" / "translations" / language / "LC_MESSAGES" / "messages.po"
    return [each for each in read_po(BytesIO(path.read_bytes()), locale=language) if each.id]


def both(text: str | tuple | list | None) -> list[str]:
    return [text or ""] if isinstance(text, str | None) else [each or "" for each in text]


def is_missing(message: Message) -> bool:
    return message.fuzzy or not all(map(str.strip, both(message.string)))


def has_other_forms(message: Message) -> bool:
    return len(both(message.string)) != len(both(message.id))


def differs_in(pattern: str, message: Message) -> bool:
    def parts(text: str) -> list[str]:
        return sorted(re.findall(pattern, text))

    pairs = zip(both(message.id), both(message.string), strict=False)
    return any(parts(said) != parts(translated) for said, translated in pairs)


PLACEHOLDER = r"%\(\w+\)[a-z]|%[^(]|\{\w*\}"
TAG = r"<[^<>]+>|&#?\w+;"
END = r"[.:?…](?=\s*\Z)"


def is_inflected(message: Message) -> bool:
    """What stands in for a name, a time or a length is ready: nothing is hung on its end."""
    return bool(re.search(r"%\(\w+\)[a-z][:’']?\w", " ".join(both(message.string))))


def has_foreign_signs(message: Message) -> bool:
    """Quotation marks are ”these”, three dots one sign, and nobody is shouted at."""
    return bool(
        re.search(r"[\"“„«»!]|\.\.\.|(?<!-)\b\d+-\d+\b(?!-)", " ".join(both(message.string)))
    )


FAULTS = {
    "missing": is_missing,
    "other forms": has_other_forms,
    "other placeholders": lambda message: differs_in(PLACEHOLDER, message),
    "other tags": lambda message: differs_in(TAG, message),
    "another end": lambda message: differs_in(END, message),
    "inflected": is_inflected,
    "foreign signs": has_foreign_signs,
}


def faults(message: Message) -> set[str]:
    return {name for name, has in FAULTS.items() if has(message)}


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_a_catalogue_holds_what_the_source_says_and_nothing_else(language):
    """Where this fails: run `make translations`, and translate what is new."""
    kept = {(each.context, each.id) for each in messages(language)}
    said = in_source()
    assert said - kept == set()
    assert kept - said == set()


def test_the_search_of_the_source_reads_partials_contexts_and_plurals():
    said = in_source()
    assert (None, "A moderator asks:") in said  # in templates/_partials
    assert ("button", "Reply") in said
    assert (None, ("%(num)d case", "%(num)d cases")) in said
    assert (None, "Give the article a title.") in said


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_everything_is_translated_with_the_same_placeholders_tags_and_forms(language):
    assert {each.id: faults(each) for each in messages(language) if faults(each)} == {}


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_a_catalogue_has_as_many_forms_as_its_language(language):
    path = ROOT / "forum" / "translations" / language / "LC_MESSAGES" / "messages.po"
    assert '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"' in path.read_text("utf-8")
    assert Catalog(locale=language).num_plurals == 2


CASES = ("%(num)d case", "%(num)d cases")


@pytest.mark.parametrize(
    ("said", "translated", "expected"),
    [
        ("Hello %(name)s", "Hei %(name)s", set()),
        (CASES, ("%(num)d tapaus", "%(num)d tapausta"), set()),
        ("Send", "", {"missing"}),
        ("Send", " ", {"missing"}),
        (CASES, ("%(num)d tapaus", ""), {"missing", "other placeholders"}),
        (CASES, ("%(num)d tapaus",), {"other forms"}),
        ("Hello %(name)s", "Hei", {"other placeholders"}),
        ("Hello %(name)s", "Hei %(nimi)s", {"other placeholders"}),
        ("Hello %(name)s", "Hei %(name)d", {"other placeholders"}),
        (CASES, ("%(num)d tapaus", "tapauksia"), {"other placeholders"}),
        ("<b>Send</b>", "Lähetä", {"other tags"}),
        (
            'Read <a href="/x">this</a>',
            'Lue <a href="/y">tämä</a>',
            {"other tags", "foreign signs"},
        ),
        ("Saved.", "Tallennettu", {"another end"}),
        ("The role of %(name)s", "%(name)s:n rooli", {"inflected"}),
        ("The role of %(name)s", "%(name)sn rooli", {"inflected"}),
        ("“Yes”", "“Kyllä”", {"foreign signs"}),
        ("Send", "Lähetä!", {"foreign signs"}),
        ("1–9 employees", "1-9 työntekijää", {"foreign signs"}),
    ],
)
def test_a_faulty_translation_is_found(said, translated, expected):
    assert faults(Message(said, translated)) == expected


def test_a_doubtful_translation_is_found():
    assert faults(Message("Send", "Lähetä", flags=["fuzzy"])) == {"missing"}


# --- The words of the field ----------------------------------------------------------------------

FORBIDDEN = {
    # A Finnish university reads them as pass and fail, supervisor, surveillance.
    "fi": r"\b(hyväksy|hylkä|hylät|hylää|ohjaaj|seuran[tn])",
    "sv": r"\b(godkän|underkän|avvis|handledar|övervak)",
    "en": r"\b(reject|supervis|surveil|tutor)",
}
WORDS = {
    "Participant": ("Osallistuja", "Deltagare"),
    "Moderator": ("Moderaattori", "Moderator"),
    "Instructor": ("Opettaja", "Lärare"),
    "Article": ("Artikkeli", "Artikel"),
    "Question": ("Kysymys", "Fråga"),
    "Topic": ("Keskustelu", "Diskussion"),
    "Case": ("Tapaus", "Fall"),
    "Replies": ("Vastaukset", "Svar"),
    "To ponder": ("Pohdittavaa", "Att fundera på"),
    "Situation": ("Tilanne", "Situation"),
    "Action": ("Mitä tehtiin", "Vad gjordes"),
    "Outcome": ("Mitä siitä seurasi", "Vad blev följden"),
    "Lesson": ("Mitä opittiin", "Vad lärde vi oss"),
    "draft": ("luonnos", "utkast"),
    "pending": ("odottaa julkaisua", "väntar på publicering"),
    "changes requested": ("täydennettävä", "ska kompletteras"),
    "published": ("julkaistu", "publicerat"),
    "declined": ("ei julkaista", "publiceras inte"),
    "withdrawn": ("otettu takaisin", "återtaget"),
    "removed": ("poistettu", "borttaget"),
    "Approve": ("Julkaise", "Publicera"),
    "Approve and feature": ("Julkaise ja nosta", "Publicera och lyft fram"),
    "Request changes": ("Pyydä täydennystä", "Be om komplettering"),
    "Decline": ("Jätä julkaisematta", "Publicera inte"),
    "Queue": ("Odottaa", "Väntar"),
    "Unanswered": ("Ilman vastausta", "Utan svar"),
}


def ill_words(language: str, text: str) -> list[str]:
    return re.findall(FORBIDDEN[language], text, re.IGNORECASE)


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_no_word_on_screen_means_something_else_at_a_university(language):
    said = {each.id: " ".join(both(each.string)) for each in messages(language)}
    assert {text for text in said.values() if ill_words(language, text)} == set()
    assert {key for key in said if ill_words("en", " ".join(both(key)))} == set()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fi", "Hyväksy"),
        ("fi", "Tapaus hylätään"),
        ("fi", "Hylkää"),
        ("fi", "Kysy ohjaajalta"),
        ("fi", "Seuranta"),
        ("fi", "Näytä seurannat"),
        ("sv", "Godkänn"),
        ("sv", "Inlägget underkändes"),
        ("en", "Rejected"),
    ],
)
def test_an_ill_word_is_found(language, text):
    assert ill_words(language, text)
    assert not ill_words("fi", "Mitä siitä seurasi, ja kuka seuraa?")


@pytest.mark.parametrize(("language", "place"), [("fi", 0), ("sv", 1)])
def test_one_thing_has_one_word(language, place):
    said = {each.id: each.string for each in messages(language) if not each.context}
    assert {key: said.get(key) for key in WORDS} == {
        key: each[place] for key, each in WORDS.items()
    }
