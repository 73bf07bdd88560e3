"""Names of people are found in any form, and what is no name is left alone."""

import pytest

from forum.checks.inflection import Case, bases, case_of, case_of_ending
from forum.checks.tokens import tokens
from tests.checks.looking import findings, words

FOUND = [
    # Finnish: the base form, inflected forms, the beginning of a sentence, roles, initials
    ("fi", "Kyselyn veti kehityspäällikkö Virtanen.", ["Virtanen"]),
    ("fi", "Sovimme asiasta Matti Virtasen kanssa.", ["Matti Virtasen"]),
    ("fi", "Kerroin siitä Pekalle ja Mikolle.", ["Pekalle", "Mikolle"]),
    ("fi", "Maija soitti Antille heti.", ["Maija", "Antille"]),
    ("fi", "Tuomaksen mielestä kaikki oli selvää.", ["Tuomaksen"]),
    ("fi", "Asiasta puhui Liisa-Maija Mäki-Petäjä.", ["Liisa-Maija Mäki-Petäjä"]),
    ("fi", "Päätöksen teki J. Korhonen yksin.", ["Korhonen"]),
    ("fi", "Esitelmän piti Zlatan Ibrahimović.", ["Zlatan Ibrahimović"]),
    ("fi", "Silloin rehtori Meri sanoi ei.", ["Meri"]),
    ("fi", "Asiasta päätti rehtori Kivi Salo.", ["Kivi Salo"]),
    ("fi", "Pyysin apua Kettuselta ja Hyvöseltä.", ["Kettuselta", "Hyvöseltä"]),
    ("fi", "Kolmas oli tri. Aalto.", ["Aalto"]),
    ("fi", "Sen kertoi Sanna Kristiina Niemi Vaasasta.", ["Sanna Kristiina Niemi"]),
    ("fi", "Muistiota pyysi Tuukkakin.", ["Tuukkakin"]),
    # Swedish
    ("sv", "Enligt chefen Lindström var det klart.", ["Lindström"]),
    ("sv", "Anna Eriksson kom från Esbo.", ["Anna Eriksson"]),
    ("sv", "Vi diskuterade med Stig och Åsas grupp.", ["Stig", "Åsas"]),
    # English
    ("en", "I asked Mary Smith about it.", ["Mary Smith"]),
    ("en", "It was John’s idea, and Mr. Stone agreed.", ["John’s", "Stone"]),
    ("en", "According to Emily J. Clarke it failed.", ["Emily J. Clarke"]),
]

LEFT_ALONE = [
    ("fi", "Pian alkoi kokous. Aina on niin. Ainoa keino oli odottaa. Kai se käy."),
    ("fi", "Toinen tiimi odotti. Jokainen sai vuoron. Sellainen on arki. Olen samaa mieltä."),
    ("fi", "Kauniaisissa ja Helsingissä kysyttiin samaa kuin Turussa ja Seinäjoella."),
    (
        "fi",
        "Käytimme Teamsia, Exceliä, Power BI -raporttia. Esimies Teamsissa vastasi.",
    ),
    ("fi", "Helsingin Sanomat kirjoitti Euroopan unionista ja Iso-Britanniasta."),
    ("fi", "Satu oli kaunis. Lahja annettiin. Toivo heräsi. Onni potkaisi. Ilona syntyi juhlia."),
    ("fi", "Vain johtaja Suomessa tietää. Kirjoitin, että Sinua tarvitaan ja Teille kerrotaan."),
    ("fi", "Kivi, paperi, sakset: niin päätettiin. Mäki oli jyrkkä. Virta katkesi."),
    ("fi", "Sen kertoi esihenkilö Tampereella, ja johtaja Teams-kokouksessa. Opettaja Moodle."),
    ("fi", "Osallistuin Lean Six Sigma -koulutukseen. Yksinkertainen on kaunista."),
    ("fi", "Anna aikaa. Sano suoraan. Mainio ajatus! Alan ihmiset tietävät. Samaan aikaan."),
    ("sv", "Per post kom svaret. Björnar sover. Dag efter dag. Inga problem. Stigen var lång."),
    ("sv", "I Helsingfors och Åbo gjorde man på samma sätt. Sten är hårt. Maj kom."),
    ("en", "Will you come in May? Grace period was over. Mark the date. Frank talk helps."),
    ("en", "The Chief Executive Officer spoke. Project Manager Training was held in June."),
    ("en", "Our Main Streets are Coffee Shop country. If the manager Hiring Team agrees, fine."),
]


def test_names_are_found_in_three_languages():
    wrong = {text: words("names", text, language) for language, text, _ in FOUND}
    assert wrong == {text: expected for _, text, expected in FOUND}


def test_ordinary_sentences_raise_no_alarm():
    assert {t: found for lang, t in LEFT_ALONE if (found := words("names", t, lang))} == {}


def test_the_author_of_the_article_may_be_named():
    text = "Matti Kotter kirjoitti. Kotterin mallia kokeili rehtori Kotter ja Pekka Kotter."
    assert words("names", text, public_names=("Matti Kotter",)) == ["Pekka Kotter"]
    assert words("names", "Olen lukenut Kotterin kirjan.", public_names=("John P. Kotter",)) == []


def test_what_a_company_is_called_after_is_no_person():
    assert words("names", "Tilasimme sen Oy Karl Fazer Ab:lta ja Erik Ek Oy:ltä.") == []
    assert words("names", "Tavattiin Pekka Pohjolan kotona.") == ["Pekka Pohjolan"]


def test_a_name_is_known_by_its_base_form_and_place():
    (found,) = findings("names", "Puhuin eilen Matti Virtaselle.")
    assert (found.base, found.span.start, found.span.end) == ("matti virtanen", 13, 29)
    (alone,) = findings("names", "Puhuin eilen Nieminen-mallista ja Hyvöselle.")
    assert alone.base == "hyvönen"


def test_sources_are_no_place_for_names_of_the_case():
    assert words("names", "Matti Virtanen 2009", part="sources") == []


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("pekan", "pekka"), ("antin", "antti"), ("virtasen", "virtanen"), ("virtasta", "virtanen"),
        ("tuomaksen", "tuomas"), ("helsingin", "helsinki"), ("turun", "turku"),
        ("lahden", "lahti"), ("englannin", "englanti"), ("tampereen", "tampere"),
        ("suomen", "suomi"), ("erikin", "erik"),
        ("seinäjoen", "seinäjoki"), ("matinkin", "matti"), ("uuden", "uusi"),
    ],
)  # fmt: skip
def test_the_base_form_is_among_the_candidates(form, base):
    assert base in bases(form)


def test_candidates_of_other_languages_are_few_and_of_long_words_none():
    assert bases("eriks", "sv") == ("eriks", "erik")
    assert bases("mary’s", "en") == ("mary’s", "mary")
    assert bases("s", "en") == ("s",)
    assert bases("n" * 41) == ("n" * 41,)


@pytest.mark.parametrize(
    ("form", "base", "case"),
    [
        ("virtanen", "virtanen", Case.NOMINATIVE), ("virtasen", "virtanen", Case.GENITIVE),
        ("virtasta", "virtanen", Case.PARTITIVE), ("virtasesta", "virtanen", Case.ELATIVE),
        ("mattiin", "matti", Case.ILLATIVE), ("virtaseen", "virtanen", Case.ILLATIVE),
        ("pekalla", "pekka", Case.ADESSIVE), ("pekalta", "pekka", Case.ABLATIVE),
        ("pekalle", "pekka", Case.ALLATIVE), ("pekkana", "pekka", Case.ESSIVE),
        ("pekaksi", "pekka", Case.TRANSLATIVE), ("pekkaa", "pekka", Case.PARTITIVE),
        ("pekassa", "pekka", Case.INESSIVE), ("pekk", "pekka", Case.NOMINATIVE),
    ],
)  # fmt: skip
def test_the_case_of_a_form_is_known(form, base, case):
    assert case_of(form, base) is case


def test_an_ending_after_a_colon_has_a_case():
    assert [case_of_ending(each) for each in ("n", "ssä", "lle")] == [
        Case.GENITIVE,
        Case.INESSIVE,
        Case.ALLATIVE,
    ]


def test_words_know_where_they_stand_and_whether_a_sentence_begins():
    row = tokens("Esim. Aalto sanoi: ”Ei.” Nokia Oyj:n T. Ek\n- Uusi")
    assert [(each.text, each.begins) for each in row] == [
        ("Esim", True), ("Aalto", False), ("sanoi", False), ("Ei", True), ("Nokia", True),
        ("Oyj:n", False), ("T", False), ("Ek", False), ("Uusi", True),
    ]  # fmt: skip
    assert len(tokens("sana " * 7_000)) == 3_000
