"""Stand-ins: the same for one name throughout, in its case, in the language of the text."""

from dataclasses import replace

import pytest

from forum.checks.endings import inflected
from forum.checks.finding import Around, CheckName, Told
from forum.checks.inflection import Case
from forum.checks.standing_in import MOST, Pair, mentions, stood_in, suggest


def said(text, language="fi", known=(), **around):
    """Give the suggestions, and the text with all of them."""
    told, place = Told({"situation": text}, language), Around(**around)
    pairs = [replace(each, is_used=True) for each in suggest(told, place, known)]
    return {each.original: each.words for each in pairs}, stood_in(told, place, pairs)["situation"]


TABLE = [
    (
        "fi",
        (
            "Nokia Oyj:n tiiminvetäjä Matti Virtanen soitti Kesko Oyj:ssä Liisalle. Virtasen"
            " mielestä Liisa oli oikeassa. Nokia Oyj sanoi Matille ei."
        ),
        (
            "Organisaatio A:n tiiminvetäjä soitti Organisaatio B:ssä henkilö A:lle. Tiiminvetäjän"
            " mielestä henkilö A oli oikeassa. Organisaatio A sanoi tiiminvetäjälle ei."
        ),
    ),
    (
        "fi",
        "Turun kaupungilla kehityspäällikkö Korhoselle kerrottiin. Korhosta ei kuultu.",
        "Organisaatio A:lla kehityspäällikölle kerrottiin. Kehityspäällikköä ei kuultu.",
    ),
    (
        "fi",
        "Herra Virtanen tuli. Virtasta ei näkynyt. Pekkaan luotettiin, Pekalta kysyttiin.",
        (
            "Henkilö A tuli. Henkilö A:ta ei näkynyt. Henkilö B:hen luotettiin, henkilö B:ltä"
            " kysyttiin."
        ),
    ),
    (
        "fi",
        "Rehtori Aho ja rehtori Eskola tapasivat. Ahoa kuultiin.",
        "Rehtori ja rehtori henkilö A tapasivat. Rehtoria kuultiin.",
    ),
    (
        "sv",
        "Chefen Lindström på Bygg Ab:s kontor ringde Anna Eriksson. Annas svar kom.",
        "Chefen på Organisation A:s kontor ringde person A. Person A:s svar kom.",
    ),
    (
        "en",
        "Mr. Stone of Acme Ltd's board called Mary Smith. Mary's answer came.",
        "Person A of Organisation A's board called person B. Person B's answer came.",
    ),
    ("en", "The sales lead John spoke.", "The sales lead person A spoke."),
]


@pytest.mark.parametrize(("language", "text", "expected"), TABLE)
def test_names_and_organisations_get_stand_ins_in_their_case(language, text, expected):
    assert said(text, language)[1] == expected


def test_a_name_keeps_its_stand_in_in_the_next_text_of_the_thread():
    told = Told({"situation": "Nokia Oyj ja Matti Virtanen."}, "fi")
    known = suggest(told, Around())
    pairs, text = said("Pekka kertoi Virtaselle Nokia Oyj:stä.", known=known)
    assert text == "Henkilö B kertoi henkilö A:lle Organisaatio A:sta."
    assert list(pairs) == ["Nokia Oyj", "Matti Virtanen", "Pekka"]


def test_only_what_is_accepted_is_replaced_and_by_the_authors_own_words():
    told, around = Told({"situation": "Liisa ja Pekka tulivat.", "sources": "Pekka"}), Around()
    first, second = suggest(told, around)
    pairs = [replace(first, words="eräs kollega", is_used=True), second]
    parts = stood_in(told, around, pairs)
    assert parts == {"situation": "Eräs kollega ja Pekka tulivat.", "sources": "Pekka"}
    assert stood_in(told, around, [replace(second, words="", is_used=True)]) == dict(told.parts)


def test_a_first_name_that_two_people_have_is_nobodys_in_particular():
    pairs, text = said("Matti Virtanen ja Matti Korhonen tulivat. Matti lähti.")
    assert len(pairs) == 3
    assert text == "Henkilö A ja henkilö B tulivat. Henkilö C lähti."


def test_letters_go_on_where_they_end_and_pairs_have_a_limit():
    surnames = ["Virtanen", "Korhonen", "Nieminen", "Mäkinen", "Hämäläinen", "Laine", "Heikkinen"]
    firsts = [
        "Matti",
        "Pekka",
        "Liisa",
        "Maija",
        "Jussi",
        "Eero",
        "Timo",
        "Jukka",
        "Sanna",
        "Tiina",
    ]
    text = ". ".join(f"Tapasin {one} {other}" for one in firsts for other in surnames)
    pairs, _text = said(text)
    assert len(pairs) == MOST
    assert list(pairs.values())[25:28] == ["henkilö Z", "henkilö 1", "henkilö 2"]


def test_public_names_are_left_alone():
    assert said("Kotterin mallin mukaan.", public_names=("John Kotter",)) == (
        {},
        "Kotterin mallin mukaan.",
    )


def test_of_two_that_overlap_the_first_is_taken():
    told = Told({"situation": "Pekan Pizza Oy ja Pekalle Nokia Oyj:stä."}, "fi")
    assert [(each.kind, each.words) for each in mentions(told, Around())] == [
        (CheckName.ORGANISATION, "Pekan Pizza Oy"),
        (CheckName.NAMES, "Pekalle"),
        (CheckName.ORGANISATION, "Nokia Oyj:stä"),
    ]
    told = Told({"situation": "The Jackson Institute called."}, "en")
    assert [each.words for each in mentions(told, Around())] == ["Jackson Institute"]
    assert not Pair(CheckName.NAMES, "pekka", "Pekka", "x").is_of(CheckName.ORGANISATION, "pekka")


LETTERS = {
    "A": "n ta ssa sta han lla lta lle na ksi",
    "B": "n tä ssä stä hen llä ltä lle nä ksi",
    "F": "n ää ssä stä ään llä ltä lle nä ksi",
    "K": "n ta ssa sta hon lla lta lle na ksi",
    "Y": "n tä ssä stä hyn llä ltä lle nä ksi",
    "I": "n tä ssä stä hin llä ltä lle nä ksi",
}


@pytest.mark.parametrize("letter", LETTERS)
def test_a_letter_takes_the_ending_that_it_is_read_with(letter):
    cases = [case for case in Case if case is not Case.NOMINATIVE]
    found = [inflected(f"henkilö {letter}", case, "fi") for case in cases]
    assert found == [f"henkilö {letter}:{ending}" for ending in LETTERS[letter].split()]


@pytest.mark.parametrize(
    ("words", "forms"),
    [
        ("tiiminvetäjä", "tiiminvetäjän tiiminvetäjää tiiminvetäjään tiiminvetäjälle"),
        (
            "kehityspäällikkö",
            "kehityspäällikön kehityspäällikköä kehityspäällikköön kehityspäällikölle",
        ),
        ("asiakas", "asiakkaan asiakasta asiakkaaseen asiakkaalle"),
        ("yritys", "yrityksen yritystä yritykseen yritykselle"),
        ("rehtori", "rehtorin rehtoria rehtoriin rehtorille"),
        ("organisaatio", "organisaation organisaatiota organisaatioon organisaatiolle"),
        ("lehti", "lehti lehti lehti lehti"),
    ],
)
def test_words_that_are_no_letter_are_inflected_where_that_is_sure(words, forms):
    cases = (Case.GENITIVE, Case.PARTITIVE, Case.ILLATIVE, Case.ALLATIVE)
    assert " ".join(inflected(words, case, "fi") for case in cases) == forms


def test_the_other_languages_have_a_genitive():
    assert inflected("teamledaren", Case.GENITIVE, "sv") == "teamledarens"
    assert inflected("the team leader", Case.GENITIVE, "en") == "the team leader's"
