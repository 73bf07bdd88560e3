"""The reader's language: which it is, and how it says moments, days, spans and numbers."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum import language

HELSINKI = "Europe/Helsinki"
NOW = datetime(2026, 11, 24, 6, 0, tzinfo=UTC)  # 8.00 in Helsinki
MOMENTS = st.integers(-2_000_000_000, 32_000_000_000).map(
    lambda seconds: datetime.fromtimestamp(seconds, UTC)
)


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)


def test_each_language_is_offered_by_its_own_name_finnish_first():
    assert list(language.LANGUAGES.items()) == [
        ("fi", "Suomi"),
        ("sv", "Svenska"),
        ("en", "English"),
    ]


@pytest.mark.parametrize(
    ("chosen", "asked", "answered"),
    [
        ("sv", "en", "sv"),
        (None, None, "fi"),
        (None, "", "fi"),
        ("de", None, "fi"),
        ("de", "en", "en"),
        ("", "sv", "sv"),
        ("../../etc", None, "fi"),
        (None, "de", "fi"),
        (None, "*", "fi"),
        (None, "de,*;q=0.5", "fi"),
        (None, "en-US,en;q=0.9,fi;q=0.8", "en"),
        (None, "sv-FI,fi;q=0.8", "sv"),
        (None, "sv;q=0.3,en;q=0.5", "en"),
        (None, "SV_fi", "sv"),
        (None, "en;q=0", "fi"),
        (None, "en;q=0,sv;q=0.1", "sv"),
        (None, "nb,se;q=x,;;;,,en;q=0.1", "en"),
        (None, "en;q=0.1," * 5000, "en"),
    ],
)
def test_the_language_is_the_chosen_one_else_the_browsers_else_finnish(chosen, asked, answered):
    assert language.choose(chosen, asked) == answered


@pytest.mark.parametrize(
    ("moment", "fi", "sv", "en"),
    [
        (utc(2026, 11, 24, 5, 2), "tänään klo 7.02", "i dag kl. 7.02", "today at 07:02"),
        (utc(2026, 11, 24, 15, 0), "tänään klo 17.00", "i dag kl. 17.00", "today at 17:00"),
        (utc(2026, 11, 23, 6, 12), "eilen klo 8.12", "i går kl. 8.12", "yesterday at 08:12"),
        (
            utc(2026, 11, 22, 6, 12),
            "22.11. klo 8.12",
            "22 november kl. 8.12",
            "22 November at 08:12",
        ),
        (
            utc(2026, 11, 25, 6, 12),
            "25.11. klo 8.12",
            "25 november kl. 8.12",
            "25 November at 08:12",
        ),
        (
            utc(2009, 11, 17, 6, 12),
            "17.11.2009 klo 8.12",
            "17 november 2009 kl. 8.12",
            "17 November 2009 at 08:12",
        ),
        (
            utc(2027, 1, 1, 6, 12),
            "1.1.2027 klo 8.12",
            "1 januari 2027 kl. 8.12",
            "1 January 2027 at 08:12",
        ),
    ],
)
def test_a_moment_is_said_as_each_language_says_it(moment, fi, sv, en):
    said = [language.moment(moment, HELSINKI, code, NOW) for code in ("fi", "sv", "en")]

    assert said == [fi, sv, en]


@pytest.mark.parametrize(
    ("moment", "zone", "now", "said"),
    [
        # Night in Helsinki, the evening before in UTC.
        (utc(2026, 11, 23, 22, 30), HELSINKI, NOW, "today at 00:30"),
        (utc(2026, 11, 23, 21, 59), HELSINKI, NOW, "yesterday at 23:59"),
        (utc(2026, 11, 23, 22, 30), "America/New_York", NOW, "yesterday at 17:30"),
        # The clock went back on 25 October and forward on 29 March.
        (utc(2026, 10, 24, 6, 12), HELSINKI, NOW, "24 October at 09:12"),
        (utc(2026, 10, 26, 6, 12), HELSINKI, NOW, "26 October at 08:12"),
        (utc(2026, 10, 24, 21, 0), HELSINKI, utc(2026, 10, 25, 21, 59), "today at 00:00"),
        (utc(2026, 10, 24, 21, 0), HELSINKI, utc(2026, 10, 25, 22, 0), "yesterday at 00:00"),
        # In Helsinki the new year has begun.
        (utc(2025, 12, 31, 22, 0), HELSINKI, utc(2026, 3, 1, 12), "1 January at 00:00"),
        (utc(2025, 12, 31, 22, 0), HELSINKI, utc(2025, 12, 31, 22, 5), "today at 00:00"),
        (utc(2025, 12, 31, 12, 0), HELSINKI, utc(2025, 12, 31, 22, 5), "yesterday at 14:00"),
    ],
)
def test_days_change_at_midnight_of_the_place(moment, zone, now, said):
    assert language.moment(moment, zone, "en", now) == said


def test_a_day_has_its_year():
    days = [language.day(date(2009, 11, 7), code) for code in language.LANGUAGES]

    assert days == ["7.11.2009", "7 november 2009", "7 November 2009"]


def test_a_short_day_has_none():
    days = [language.short_day(date(2009, 11, 7), code) for code in language.LANGUAGES]

    assert days == ["7.11.", "7 nov.", "7 Nov"]


def test_the_day_of_a_moment_is_the_one_on_the_wall():
    assert language.day_there(utc(2026, 11, 23, 22, 30), HELSINKI) == date(2026, 11, 24)


@pytest.mark.parametrize(
    ("length", "fi", "sv", "en"),
    [
        (timedelta(0), "1 minuutti", "1 minut", "1 minute"),
        (timedelta(seconds=59), "1 minuutti", "1 minut", "1 minute"),
        (timedelta(minutes=20), "20 minuuttia", "20 minuter", "20 minutes"),
        (timedelta(hours=1), "1 tunti", "1 timme", "1 hour"),
        (timedelta(hours=4), "4 tuntia", "4 timmar", "4 hours"),
        (timedelta(hours=-4), "4 tuntia", "4 timmar", "4 hours"),
        (timedelta(days=1), "1 päivä", "1 dygn", "1 day"),
        (timedelta(days=3), "3 päivää", "3 dygn", "3 days"),
        (timedelta(days=14), "2 viikkoa", "2 veckor", "2 weeks"),
        (timedelta(days=400), "1 vuosi", "1 år", "1 year"),
    ],
)
def test_a_span_is_said_in_its_largest_fitting_unit(length, fi, sv, en):
    assert [language.span(length, code) for code in ("fi", "sv", "en")] == [fi, sv, en]


@pytest.mark.parametrize(
    ("count", "fi", "sv", "en"),
    [
        (0, "0", "0", "0"),
        (999, "999", "999", "999"),
        (12345, "12\u00a0345", "12\u00a0345", "12,345"),
        (1234567, "1\u00a0234\u00a0567", "1\u00a0234\u00a0567", "1,234,567"),
    ],
)
def test_a_number_has_its_thousands_apart(count, fi, sv, en):
    assert [language.number(count, code) for code in ("fi", "sv", "en")] == [fi, sv, en]


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("", 1),
        ("One word", 1),
        ("word " * 299, 1),
        ("word " * 301, 2),
        ("- **word**\n\n" * 600, 3),
        ("> * # - | --- " * 9000, 1),
        ("rock’n’roll well-known " * 500, 5),
    ],
)
def test_reading_takes_a_minute_for_two_hundred_words(text, minutes):
    assert language.reading_minutes(text) == minutes


@pytest.mark.parametrize(
    ("typed", "zone", "meant"),
    [
        ("2026-12-06T23:59", HELSINKI, utc(2026, 12, 6, 21, 59)),
        ("2026-06-06T23:59", HELSINKI, utc(2026, 6, 6, 20, 59)),
        ("2026-12-06T23:59:30", HELSINKI, utc(2026, 12, 6, 21, 59, 30)),
        ("2026-12-06T23:59", "America/New_York", utc(2026, 12, 7, 4, 59)),
        # An hour that comes twice, and one that does not come.
        ("2026-10-25T03:30", HELSINKI, utc(2026, 10, 25, 0, 30)),
        ("2026-03-29T03:30", HELSINKI, utc(2026, 3, 29, 1, 30)),
    ],
)
def test_a_date_with_a_time_is_read_by_the_clock_of_the_place(typed, zone, meant):
    assert language.local_to_utc(typed, zone) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "soon",
        "2026-12-06",
        "2026-12-06 23:59",
        "2026-12-06T23:59Z",
        "2026-12-06T23:59+02:00",
        "2026-12-06T24:00",
        "2026-02-30T12:00",
        "2026-13-01T12:00",
        "0001-01-01T00:00",
        "9999-12-31T23:59",
        "22026-12-06T23:59",
        "２０２６-12-06T23:59",
        "2026-12-06T23:59\n",
        "2026-12-06T23:59\x00",
    ],
)
def test_what_is_no_date_with_a_time_is_refused(typed):
    with pytest.raises(ValueError, match=r"."):
        language.local_to_utc(typed, HELSINKI)


def test_a_field_gets_back_the_clock_of_the_place():
    assert language.utc_to_local(utc(2026, 12, 6, 21, 59, 30), HELSINKI) == "2026-12-06T23:59"


@given(MOMENTS)
def test_what_a_field_shows_it_reads_again(moment):
    shown = language.utc_to_local(moment, HELSINKI)
    again = language.local_to_utc(shown, HELSINKI)

    assert language.utc_to_local(again, HELSINKI) == shown


@given(
    MOMENTS,
    MOMENTS,
    st.sampled_from([*language.LANGUAGES]),
    st.sampled_from([HELSINKI, "UTC", "Pacific/Kiritimati", "America/St_Johns"]),
)
def test_any_moment_can_be_said_in_any_language_at_any_place(moment, now, code, zone):
    assert language.moment(moment, zone, code, now)
    assert language.day(moment.date(), code)
    assert language.span(now - moment, code)
