"""The pipeline: in order, in bounded time, with what the course wants of each check."""

import sys
import time

from hypothesis import example, given, settings
from hypothesis import strategies as st

from forum import language
from forum.checks import likeness
from forum.checks.finding import Around, CheckName, Known, Mode, Told
from forum.checks.pipeline import ABOUT, AUTHORS, CHECKS, look, look_for_author
from forum.checks.sentences import HELPS, LABELS, MODES, SENTENCES

TOLD = Told(
    {
        "title": "Päätös, jota ei tehty",
        "situation": "Matti Virtanen (matti@yritys.example, 040 123 4567) Acme Oy:stä soitti.",
        "action": "KAIKKI HUUSIVAT YHTÄ AIKAA KOKOUKSESSA",
        "sources": "https://example.org Lähde",
    }
)
# Measuring what the tests reach makes each line several times as slow.
SLOWEST = 0.25 if sys.gettrace() is None else 1.0
FIELD = 20_000


def test_checks_run_in_their_order_and_each_has_a_sentence():
    assert [each.name for each in CHECKS] == list(CheckName)
    assert set(LABELS) == set(HELPS) == set(CheckName)
    assert set(MODES) == set(Mode)
    noticed = look(TOLD, Around(is_new_member=True, minima={"action": 60}))
    order = [each.check for each in noticed.findings]
    assert order == sorted(order, key=list(CheckName).index)
    assert set(order) == {
        CheckName.NAMES, CheckName.EMAIL, CheckName.PHONE, CheckName.ORGANISATION,
        CheckName.SHOUTING, CheckName.TOO_SHORT, CheckName.NEW_MEMBER,
    }  # fmt: skip
    assert {each.why for each in noticed.findings} <= set(SENTENCES)
    assert noticed.ran == dict.fromkeys((each.value for each in CheckName), 1)
    assert noticed.holds == ()


def test_a_course_turns_a_check_off_or_lets_it_hold():
    noticed = look(TOLD, Around(modes={"names": "off", "email": "hold", "phone": "?"}))
    found = {each.check for each in noticed.findings}
    assert CheckName.NAMES not in found
    assert "names" not in noticed.ran
    assert noticed.holds == ("email",)
    assert CheckName.PHONE in found
    assert look(Told({"a": "Hei."}), Around(modes={"email": "hold"})).holds == ()


def test_an_author_hears_only_of_what_can_be_mended_before_sending():
    around = Around(banned=("soitti",), is_new_member=True)
    found = {each.check for each in look_for_author(TOLD, around)}
    assert found <= AUTHORS
    assert found.isdisjoint({CheckName.BANNED, CheckName.SHOUTING, CheckName.NEW_MEMBER})
    assert {CheckName.NEW_MEMBER, CheckName.LINKS} == ABOUT


def test_only_so_many_findings_of_one_kind_are_kept():
    told = Told({"situation": "Matti, " * 100})
    assert len(look(told, Around()).findings) == 40


CASE = (
    "Strategia oli kirjattu kalvoille, mutta viikkopalaverissa siitä ei puhuttu. Ehdotin, että"
    " jokaisessa palaverissa valitaan yksi tavoite ja kerrotaan, mitä sen eteen tehtiin. Kolmen"
    " kuukauden jälkeen puolet tiimistä kertoi esimerkkejä oma-aloitteisesti."
)
MENDED = (
    "Strategia oli kirjattu kalvoille, mutta viikkopalavereissamme siitä ei koskaan puhuttu."
    " Ehdotin silloin, että jokaisessa palaverissa valittaisiin yksi tavoite ja kerrottaisiin, mitä"
    " sen eteen on tehty. Kolmen kuukauden jälkeen puolet tiimistä kertoi esimerkkejä"
    " oma-aloitteisesti."
)
ALIKE = (
    "Strategiamme oli kalvoilla eikä siitä puhuttu palavereissa. Otimme joka viikko yhden"
    " tavoitteen puheeksi. Vähitellen ihmiset alkoivat tuoda omia esimerkkejään siitä,"
    " mitä oli saatu aikaan."
)
OTHER = (
    "Asiakaspalaute kerättiin lomakkeella, jota kukaan ei lukenut. Siirsimme palautteen suoraan"
    " tuotantoon, ja virheet vähenivät, kun korjaaja kuuli itse, mikä oli mennyt vikaan."
)


def test_a_case_told_again_is_found_in_other_forms_of_the_same_words():
    others = [
        Known(n, likeness.key(Told({"situation": text})))
        for n, text in enumerate([OTHER, MENDED, CASE, ALIKE, ""])
    ]
    found = list(likeness.find(Told({"situation": CASE}), Around(others=others)))
    assert [each.other_id for each in found] == [2, 1]
    assert found[0].params == {"percent": 100}
    assert found[1].params["percent"] >= 80
    assert list(likeness.find(Told({"situation": "Lyhyt teksti."}), Around(others=others))) == []


def test_lemmas_bring_forms_together_with_or_without_what_set_up_builds(tmp_path, monkeypatch):
    expected = ["kokous", "päättää", "strategia", "palaveri"]
    text = "Kokouksissa päätettiin strategiasta palavereissamme"
    assert language.lemmas(text, "fi") == expected
    assert language.lemmas("the meetings were held", "en")[1] == "meeting"
    language._dictionary.cache_clear()
    monkeypatch.setattr(language, "LEMMAS", tmp_path)
    try:
        assert language.lemma_of("mötena", "sv") == "möte"
    finally:
        language._dictionary.cache_clear()


def test_words_that_no_dictionary_has_are_taken_apart_only_so_often():
    strange = " ".join(f"qw{n}xz{n}rt" for n in range(4_000))
    assert len(language.lemmas(strange, "fi")) == 4_000


HOSTILE = st.one_of(
    st.text(max_size=400).map(lambda part: (part * (FIELD // max(1, len(part)) + 1))[:FIELD]),
    st.text(alphabet="Aa äÖ.,:-'’@0123456789()+/!&\n", max_size=60).map(
        lambda part: (part * (FIELD // max(1, len(part)) + 1))[:FIELD]
    ),
)


@settings(max_examples=12)
@given(text=HOSTILE, spoken=st.sampled_from(["fi", "sv", "en"]))
@example(text="Aa Bb Cc " * 2_200, spoken="fi")
@example(text="Matti Virtanen Oy " * 1_100, spoken="fi")
@example(text="a." * 10_000, spoken="en")
@example(text="Mäkikatu 1 " * 1_800, spoken="fi")
@example(text="1 Aa Bb Cc " * 1_800, spoken="en")
@example(text="+358 40 1234567 " * 1_200, spoken="fi")
@example(text="a@a." * 5_000, spoken="sv")
@example(text="A-a’" * 5_000, spoken="fi")
@example(text=" ".join(f"xq{n}zw" for n in range(2_800)), spoken="fi")
@example(text=" ".join(f"Xq{n}zwnen" for n in range(1_800)), spoken="fi")
def test_no_text_under_the_caps_takes_long(text, spoken):
    around = Around(
        banned=[f"sana{n} toinen" for n in range(200)],
        others=[Known(n, "kokous päätös strategia " * 100) for n in range(500)],
        minima={"situation": 60},
    )
    told = Told({"situation": text}, spoken)
    # The first look of a process reads its lists and dictionaries; a busy machine may cost another.
    taken = min(_took(lambda: look(told, around)) for _ in range(3))
    assert taken < SLOWEST, text[:80]


def _took(act):
    began = time.process_time()
    act()
    return time.process_time() - began
