"""Typed dates of the Hijri and Solar Hijri calendars, and what the calendars themselves give."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app import calendars
from timeline_app.date_reader import DateError, read_date

DAYS = st.integers(date(1930, 1, 1).toordinal(), date(2070, 1, 1).toordinal())


@pytest.mark.parametrize(
    ("text", "edtf", "said"),
    [
        ("26 Bahman 1395", "2017-02-14", "26 Bahman 1395, Solar Hijri"),
        ("۲۶ بهمن ۱۳۹۵", "2017-02-14", "26 Bahman 1395, Solar Hijri"),
        ("۱۳۹۵/۱۱/۲۶", "2017-02-14", "26 Bahman 1395, Solar Hijri"),
        ("1395/11/26 SH", "2017-02-14", "26 Bahman 1395, Solar Hijri"),
        ("24–25 Esfand 1395", "2017-03-14/2017-03-15", "24–25 Esfand 1395, Solar Hijri"),
        ("Bahman 1395", "2017-01-20/2017-02-18", "Bahman 1395, Solar Hijri"),
        ("17 Jumada al-Ula 1438", "2017-02-14~", "17 Jumada al-Ula 1438, Hijri"),
        ("١٧ جمادى الأولى ١٤٣٨", "2017-02-14~", "17 Jumada al-Ula 1438, Hijri"),
        ("١٤٣٨/٠٥/١٧", "2017-02-14~", "17 Jumada al-Ula 1438, Hijri"),
        ("10-12 Ramadan 1438", "2017-06-05~/2017-06-07~", "10–12 Ramadan 1438, Hijri"),
        ("Ramadan 1438", "2017-05-27/2017-06-24", "Ramadan 1438, Hijri"),
        ("1438 AH", "2016-10-02/2017-09-20", "1438, Hijri"),
    ],
)
def test_a_typed_date_is_converted_and_its_own_words_are_shown(
    text: str, edtf: str, said: str
) -> None:
    reading = read_date(text)
    assert str(reading.date) == edtf
    assert reading.words == text
    assert reading.explanation.endswith(f" · {said}")


def test_a_weekday_makes_a_hijri_day_exact_and_is_checked_against_a_solar_one() -> None:
    assert str(read_date("Wed 17 Jumada al-Ula 1438").date) == "2017-02-15"
    assert str(read_date("Tuesday, 17 Jumada al-Ula 1438").date) == "2017-02-14"
    reading = read_date("Wed 26 Bahman 1395")
    assert str(reading.date) == "2017-02-14"
    assert reading.warning == "26 Bahman 1395 is a Tuesday, not a Wednesday."


def test_a_year_that_is_not_said_is_the_one_near_to_a_given_day() -> None:
    assert str(read_date("26 Bahman", relative_to=date(2017, 2, 1)).date) == "2017-02-14"
    with pytest.raises(DateError, match="Which Solar Hijri year"):
        read_date("26 Bahman")


@pytest.mark.parametrize("text", ["31 Esfand 1395", "31 Ramadan 1438", "1 Ramadan 1200"])
def test_a_day_that_the_calendar_does_not_have_is_refused(text: str) -> None:
    with pytest.raises(DateError):
        read_date(text)


@pytest.mark.parametrize("text", ["1395", "1396-02-03", "3 March 2017", "May 2017"])
def test_gregorian_dates_are_left_alone(text: str) -> None:
    assert "Hijri" not in read_date(text).explanation


@given(DAYS)
def test_every_day_is_that_of_its_month_in_both_calendars(ordinal: int) -> None:
    """The months follow each other without a gap, and each day lies within its own."""
    day = date.fromordinal(ordinal)
    for month_of, convert in (
        (calendars.solar_month, calendars.solar),
        (calendars.hijri_month, calendars.hijri),
    ):
        year, month = month_of(day)
        whole = convert(year, month)
        assert whole.first is not None and whole.last is not None
        assert whole.first <= ordinal <= whole.last
        assert month_of(date.fromordinal(whole.last) + timedelta(1)) != (year, month)
        found = convert(year, month, ordinal - whole.first + 1)
        assert found.first == ordinal
