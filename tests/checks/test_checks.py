"""Every other check: what it finds in three languages, and what it leaves alone."""

from forum.checks.finding import Why
from tests.checks.looking import findings, words

TABLE = [
    (
        "email",
        "fi",
        "Kirjoita osoitteeseen maija.meikalainen+tyo@yritys.example.",
        ["maija.meikalainen+tyo@yritys.example"],
    ),
    ("email", "fi", "Osoite on maija(at)yritys.example ja ei muuta.", ["maija(at)yritys.example"]),
    ("email", "sv", "Skriv till info@företag.example!", ["info@företag.example"]),
    ("email", "en", "The rate was 3@5 and a @ sign; user@host is not whole.", []),
    ("phone", "fi", "Soita 040 123 4567 tai +358 9 1234 567.", ["040 123 4567", "+358 9 1234 567"]),
    ("phone", "sv", "Ring +46 70 123 45 67 i dag.", ["+46 70 123 45 67"]),
    ("phone", "en", "In 2009-11-17, 2015–2016 and 50 000 000 euros; ISO 9001:2015.", []),
    ("phone", "fi", "Y-tunnus 0112038-9, tilaus 1234567, 17.11.2009 klo 10.30.", []),
    (
        "identity",
        "fi",
        "Tunnus 131052-308T ja uusi 010594Y9032 sekä väärä 131052-308U.",
        ["131052-308T", "010594Y9032"],
    ),
    (
        "identity",
        "fi",
        "Y-tunnus 0112038-9 ja FI01120389, väärä 0112038-8.",
        ["0112038-9", "FI01120389"],
    ),
    ("identity", "sv", "Personnummer 811228-9874 här, 811228-9873 inte.", ["811228-9874"]),
    (
        "address",
        "fi",
        "Osoite on Mannerheimintie 5 A 12, tai Kauppakadulla 3.",
        ["Mannerheimintie 5 A 12", "Kauppakadulla 3"],
    ),
    ("address", "fi", "Postia: 00100 Helsinki, ja 10000 Euroa.", ["00100 Helsinki"]),
    (
        "address",
        "sv",
        "Vi träffades på Storgatan 12 B och Strandvägen 3.",
        ["Storgatan 12 B", "Strandvägen 3"],
    ),
    ("address", "en", "The office is at 221 Baker Street now.", ["221 Baker Street"]),
    ("address", "fi", "Kauppakatu on kaunis. Tie 4 on tukossa. Strategia 2030 jatkuu.", []),
    (
        "organisation",
        "fi",
        "Nokia Oyj:n johto ja Oy Karl Fazer Ab sekä Kesko Oyj:ssä.",
        ["Nokia Oyj:n", "Oy Karl Fazer Ab", "Kesko Oyj:ssä"],
    ),
    (
        "organisation",
        "fi",
        "Olen Kesko Oyj:ssä. Kun Nokia Oyj osti. Meillä Acme Oy. Lännen Tehtaat Oyj.",
        ["Kesko Oyj:ssä", "Nokia Oyj", "Acme Oy", "Lännen Tehtaat Oyj"],
    ),
    (
        "organisation",
        "en",
        "At Nokia Ltd. When Green Energy Ltd called, In Touch Ltd went. General Motors Inc.",
        ["Nokia Ltd", "Green Energy Ltd", "In Touch Ltd", "General Motors Inc"],
    ),
    (
        "organisation",
        "fi",
        "Turun kaupunki, Jyväskylän yliopistossa, Aalto-yliopiston kurssi.",
        ["Turun kaupunki", "Jyväskylän yliopistossa", "Aalto-yliopiston"],
    ),
    (
        "organisation",
        "fi",
        "Olin töissä Pirkan kunnassa ja Kiistan Kisa ry:ssä.",
        ["Pirkan kunnassa", "Kiistan Kisa ry:ssä"],
    ),
    (
        "organisation",
        "fi",
        "Meidän kaupungin väki. Suuren yliopiston henki. Oma yritys Oy. Kunta vastasi.",
        [],
    ),
    (
        "organisation",
        "sv",
        "Esbo stad och Åbo Akademi samt Bygg & Son Ab:s chef.",
        ["Esbo stad", "Åbo Akademi", "Bygg & Son Ab:s"],
    ),
    (
        "organisation",
        "en",
        "Acme Ltd's board, the University of Turku and Oxford University.",
        ["Acme Ltd's", "University of Turku", "Oxford University"],
    ),
    (
        "organisation",
        "en",
        "Our University and the Community College of the town; City of dreams.",
        [],
    ),
    (
        "links",
        "fi",
        "Katso https://example.org/raportti?a=1, tai www.example.org.",
        ["https://example.org/raportti?a=1", "www.example.org"],
    ),
    ("links", "en", "No links, e.g. example.org or http.", []),
    (
        "shouting",
        "fi",
        "TÄMÄ EI VOI JATKUA NÄIN enää!!! Mitä?!?!",
        ["TÄMÄ EI VOI JATKUA NÄIN", "!!!", "?!?!"],
    ),
    ("shouting", "en", "HR and IT met the CEO. OK! The EU GDPR AI ACT applies. Really?!", []),
]


def test_each_check_finds_what_it_is_for_and_nothing_else():
    found = {(check, text): words(check, text, language) for check, language, text, _ in TABLE}
    assert found == {(check, text): expected for check, _, text, expected in TABLE}


def test_a_part_is_too_short_only_if_it_tells_something_at_all():
    minima = {"situation": 20, "action": 20}
    (short,) = findings("too_short", "Lyhyt.", minima=minima)
    assert (short.part, short.params) == ("situation", {"least": 20, "length": 6})
    assert findings("too_short", "Tämä on aivan tarpeeksi pitkä.", minima=minima) == []
    assert findings("too_short", "  ", minima=minima) == []


def test_a_first_post_is_said_to_be_one():
    (first,) = findings("new_member", "Hei.", is_new_member=True)
    assert first.why is Why.NEW_MEMBER
    assert findings("new_member", "Hei.") == []


def test_banned_words_are_found_whatever_their_ending():
    banned = ("idiootti", "tyhmä idea", "jävla", "stupid", "…")
    text = "Puhuit idiooteille. Idiootti! Se oli tyhmiä ideoita."
    assert words("banned", text, banned=banned) == ["idiooteille", "Idiootti", "tyhmiä ideoita"]
    assert words("banned", "Tyhmä. Idea oli hyvä, ja loppu tyhmä", banned=banned) == []
    assert words("banned", "Den jävla chefen", "sv", banned=banned) == ["jävla"]
    assert words("banned", "A stupid thing", "en", banned=banned) == ["stupid"]
    assert words("banned", "Mitä tahansa") == []


def test_only_so_many_links_are_listed_and_none_of_the_sources():
    assert len(words("links", "https://example.org/a " * 60)) == 20
    assert words("links", "https://example.org", part="sources") == []
    assert words("organisation", "Acme Oy", part="sources") == []
    assert words("shouting", "KAIKKI ON TÄÄLLÄ ISOLLA AINA", part="sources") == []
