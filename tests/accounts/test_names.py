"""What may stand in a name, and which two look the same."""

import pytest

from forum.accounts.names import clean_name, in_order, looks_like, name_key
from forum.accounts.refused import RefusedError


@pytest.fixture(autouse=True)
def in_english(app):
    with app.test_request_context(headers={"Accept-Language": "en"}):
        yield


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Åke Öhman-Mäkinen", "Åke Öhman-Mäkinen"),
        ("  Matti   Virtanen ", "Matti Virtanen"),
        ("Aino\u00a0Laine", "Aino Laine"),
        ("A\u0308ija\u0308", "Äijä"),
        ("Siobhán O’Brien", "Siobhán O’Brien"),
        ("Анна Сидорова", "Анна Сидорова"),
        ("Νίκος", "Νίκος"),
        ("李小龍", "李小龍"),
        ("Sami李", "Sami李"),
        ("Person 7", "Person 7"),
        ("Ａｉｎｏ", "Aino"),
        ("Sami Ilmari (Sami)", "Sami Ilmari (Sami)"),
        ("x" * 80, "x" * 80),
    ],
)
def test_a_persons_name_is_kept_as_it_is_written(typed, kept):
    assert clean_name(typed) == kept
    assert clean_name(kept) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "   ",
        "1234",
        "…",
        "x" * 81,
        "Anna\u202e",
        *(f"An{chr(each)}na" for each in range(0x2066, 0x206A)),
        *(f"An{chr(each)}na" for each in range(0x200B, 0x2010)),
        "An\ufeffna",
        "An\u00adna",
        "\u115f",
        "\u3164",
        "\u2800",
        "Anna\ufe0f",
        "An\u034fna",
        "An\x00na",
        "An\tna",
        "Anna\n",
        "An\u2028na",
        "An\ud800na",
        "An\ue000na",
        "An\uffffna",
        "\u0430dmin",
        "Аino",
        "Εino",
        "Ai\u0578o",  # Armenian
        "Z" + "\u0300\u0301\u0302\u0303" + "algo",
    ],
    ids=ascii,
)
def test_a_name_that_hides_something_is_refused_in_one_sentence(typed):
    with pytest.raises(RefusedError) as refused:
        clean_name(typed)
    assert str(refused.value).endswith(".")
    assert typed.strip() == "" or typed not in str(refused.value)


@pytest.mark.parametrize(
    ("typed", "taken", "is_refused"),
    [
        ("Matti Virtanen", "Matti Virtanen", False),  # two people called the same
        ("matti virtanen", "Matti Virtanen", False),
        (" Matti  Virtanen", "Matti Virtanen", False),
        ("Ａｄｍｉｎ", "Admin", True),
        ("Admin\u00a0", "Admin", True),
        ("Адмін", "Admin", False),  # shares no look with it as a whole
        ("Оса", "Oca", True),
        ("Oca", "Оса", True),
        ("\ua4ee\ua4f2\ua4e0\ua4f3", "Aino", True),  # Lisu
        ("A\u0131no", "Aino", True),
        ("Matti Virtanen", "Maija Virtanen", False),
        ("Ålli", "Alli", False),
    ],
)
def test_a_name_that_only_looks_like_anothers_is_refused(typed, taken, is_refused):
    others = [taken] if name_key(taken) == name_key(clean_name(typed)) else []
    assert looks_like(typed, others) is is_refused


def test_names_stand_in_the_order_of_the_finnish_alphabet():
    names = ["Öhman", "Äijälä", "Åström", "Zetterberg", "aalto", "Östman"]
    assert sorted(names, key=in_order) == [
        "aalto",
        "Zetterberg",
        "Åström",
        "Äijälä",
        "Öhman",
        "Östman",
    ]
