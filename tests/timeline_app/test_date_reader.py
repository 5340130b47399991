"""`read_date`: what is explained, asked and refused, and how a given day is used."""

from __future__ import annotations

from datetime import date

import pytest

from timeline_app.date_reader import DateError, DateReading, read_date


@pytest.mark.parametrize(
    ("typed", "explanation"),
    [
        ("15-16 feb 2017", "Wed 15 – Thu 16 Feb 2017 · 2 days · exact"),
        ("15 Feb 17", "Wed 15 Feb 2017 · 1 day · exact"),
        ("mid-March 2017", "Sat 11 – Mon 20 Mar 2017 · some day in this span"),
        ("20 or 23 Feb 2017", "Mon 20 or Thu 23 Feb 2017 · one of two days"),
        ("28/2/98", "Sat 28 Feb 1998 · 1 day · exact"),
        ("since 30 Dec 2016", "from Fri 30 Dec 2016 · no end reported"),
    ],
)
def test_line_under_the_field(typed: str, explanation: str) -> None:
    assert read_date(typed).explanation == explanation


@pytest.mark.parametrize("typed", ["", "  ", "\n", "\u200f", "\ufeff \u200b"])
def test_nothing_typed_is_no_date(typed: str) -> None:
    assert read_date(typed) == DateReading(None, typed.strip())


def test_words_are_kept_as_typed() -> None:
    reading = read_date("  \u200f٢٠١٧-٠٢-١٥\u00a0– open ")
    assert reading.words == "\u200f٢٠١٧-٠٢-١٥\u00a0– open"
    assert str(reading.date) == "2017-02-15/.."


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("30 February 2017", "February 2017 has 28 days."),
        ("32 Feb 2016", "February 2016 has 29 days."),
        ("31 June 2017", "June has 30 days."),
        ("2017-02-30", "February 2017 has 28 days."),
        ("31/02/2017", "February 2017 has 28 days."),
        ("15/13/2017", "There is no month 13."),
        ("13/2017", "There is no month 13."),
        ("2017-13", "There is no month 13."),
        ("2017-W54", "There is no week 54 in 2017."),
        ("16 Feb - 15 Feb 2017", "Ends (15 Feb) before it starts (16 Feb)."),
        ("16–15 Feb 2017", "Ends (15 Feb) before it starts (16 Feb)."),
        ("between 16 and 15 Feb 2017", "Ends (15 Feb) before it starts (16 Feb)."),
        ("20 Oct - 2 Feb 2017 – 3", "“– 3” does not fit here."),
        ("15 Feb 2017 25:00", "Hours go from 00 to 23; 24:00 is 00:00 of the next day."),
        ("24:00", "Hours go from 00 to 23; 24:00 is 00:00 of the next day."),
        ("2017-02-15T10:30", "A time has its own field: take 10:30 out of the date."),
        ("-0044", "Years go from 0001 to 9999. Write the day as the source has it."),
        ("44 BC", "Years go from 0001 to 9999. Write the day as the source has it."),
        ("10000-01-01", "Years go from 0001 to 9999. Write the day as the source has it."),
        ("0000-05-01", "Years go from 0001 to 9999. Write the day as the source has it."),
        ("15 Feb 0000", "Years go from 0001 to 9999. Write the day as the source has it."),
        ("after 31 Dec 9999", "Years go from 0001 to 9999. Write the day as the source has it."),
        ("99999999999", "Not a date."),
        ("9" * 5000, "Not a date."),
        ("hello", "Not a date."),
        ("we", "Not a date."),
        ("@", "Not a date."),
        ("about", "Not a date."),
        ("15 Febuary 2017", "“Febuary”: February?"),
        ("Wendesday 15 Feb 2017", "“Wendesday”: Wednesday?"),
        ("arround 15 Feb 2017", "“arround”: around?"),
        ("15 foo 2017", "“foo” is not understood."),
        ("15 شباط 2017", "“شباط” is not understood."),
        ("2 Feb 1917 (Julian)", "Looks like a Julian date. Write the Gregorian one."),
        ("15-16 Feb", "Which year? Write 15–16 Feb 2017."),
        ("15 Feb", "Which year? Write 15 Feb 2017."),
        ("March", "Which year? Write Mar 2017."),
        ("mid-March", "Which year? Write mid-March 2017."),
        ("29 Feb", "Which year? Write 29 Feb 2016."),
        ("31 Feb", "February 2016 has 29 days."),
        ("15", "Which month? Write 15 Feb 2017."),
        ("15-16", "Which month? Write 15 Feb 2017."),
        ("15 2017", "Which month? Write 15 Feb 2017."),
        ("Wednesday and Thursday", "Which Wednesday? Write 15 Feb 2017."),
        ("next Wed", "Which Wednesday? Write 15 Feb 2017."),
        ("yesterday", "“yesterday” from which day? Write 15 Feb 2017."),
        ("two weeks ago", "“two weeks ago” from which day? Write 15 Feb 2017."),
        ("22 and 27 May 2017", "These days are apart: write “–” from first to last, or “or”."),
        ("22 or 27 May and 4 June 2017", "Both “and” and “or”: write one of them."),
        ("about 20 or 23 Feb 2017", "One of several dates takes no “about” or “?”."),
        ("after about 20 Dec 2017", "A limit takes no “about” or “?”: write “after 20 Dec 2017”."),
        ("15 Feb 2017 –", "Until when? Write a day, or “open”."),
        ("between 14 June 2022", "Between which days? Write “between 14 and 16 June 2022”."),
        ("open", "Open from which day? Write “30 Dec 2016 – open”."),
        ("open – open", "Give a start or an end: one of them must be said."),
        ("early 15 Feb 2017", "“early” goes with a month or a year."),
        ("early", "“early” of which month or year?"),
        ("week of March 2017", "The week of which day? Write “week of 20 March 2022”."),
        ("15 Feb 2017 16 Feb", "“16 Feb” does not fit here."),
        ("Wed and Thu, 15 Feb 2017", "2 weekdays, but dates: 1."),
    ],
)
def test_faults_are_named(typed: str, message: str) -> None:
    with pytest.raises(DateError) as caught:
        read_date(typed)
    assert caught.value.message == message


def test_example_in_a_fault_has_the_year_of_today() -> None:
    with pytest.raises(DateError, match=r"^Which year\? Write 15–16 Feb 2024\.$"):
        read_date("15-16 Feb", today=date(2024, 5, 1))


# Weekdays.


@pytest.mark.parametrize(
    ("typed", "edtf", "warning"),
    [
        ("Thursday 3 May 2017", "2017-05-03", "3 May 2017 was a Wednesday."),
        ("3 May 2017 (Thu)", "2017-05-03", "3 May 2017 was a Wednesday."),
        ("Wed 15 – Fri 16 Feb 2017", "2017-02-15/2017-02-16", "16 February 2017 was a Thursday."),
        (
            "Tue and Wed, 15-16 Feb 2017",
            "2017-02-15/2017-02-16",
            "15 February 2017 was a Wednesday. 16 February 2017 was a Thursday.",
        ),
    ],
)
def test_weekday_is_checked_against_its_day(typed: str, edtf: str, warning: str) -> None:
    reading = read_date(typed)
    assert (str(reading.date), reading.warning) == (edtf, warning)


def test_a_day_to_come_is_its_weekday() -> None:
    reading = read_date("Thursday 3 May 2017", today=date(2017, 5, 1))
    assert reading.warning == "3 May 2017 is a Wednesday."


@pytest.mark.parametrize("typed", ["1396-11-26", "26 Nov 1396"])
def test_a_year_that_another_calendar_is_in_is_asked_about(typed: str) -> None:
    reading = read_date(typed)
    assert str(reading.date) == "1396-11-26"
    assert reading.warning == "Is 1396 a year of the Persian or Hijri calendar?"


def test_about_a_span_is_said_to_be_left_out() -> None:
    reading = read_date("around mid-March 2017")
    assert str(reading.date) == "[2017-03-11..2017-03-20]"
    assert reading.warning == "“About” and “?” are left out: this is a span already."


# Day and month in digits.


@pytest.mark.parametrize(
    ("typed", "day_first", "month_first"),
    [
        ("1/2/17", "2017-02-01", "2017-01-02"),
        ("03/04/2017", "2017-04-03", "2017-03-04"),
        ("3-4-2017", "2017-04-03", "2017-03-04"),
        ("about 03/04/2017", "2017-04-03~", "2017-03-04~"),
        ("01/02/2017 - 03/02/2017", "2017-02-01/2017-02-03", "2017-01-02/2017-03-02"),
        ("since 1/2/2017", "2017-02-01/..", "2017-01-02/.."),
    ],
)
def test_order_of_day_and_month_is_asked_for(typed: str, day_first: str, month_first: str) -> None:
    reading = read_date(typed)
    assert reading.ambiguous
    assert [str(one) for one in reading.candidates] == [day_first, month_first]
    assert reading.date == reading.candidates[0]
    for order, edtf in (("dmy", day_first), ("mdy", month_first)):
        settled = read_date(typed, day_order=order)
        assert str(settled.date) == edtf
        assert not settled.ambiguous
        assert settled.candidates == ()


def test_two_readings_are_explained() -> None:
    assert read_date("03/04/2017").explanation == "3 Apr 2017 or 4 Mar 2017?"


@pytest.mark.parametrize(
    ("typed", "order", "edtf"),
    [
        ("13/2/2017", "mdy", "2017-02-13"),
        ("2/13/2017", "dmy", "2017-02-13"),
        ("01/02/2017 - 02/13/2017", "dmy", "2017-01-02/2017-02-13"),
        ("1.5.2017", "mdy", "2017-05-01"),
        ("2017/01/02", "dmy", "2017-01-02"),
        ("3/3/2017", "", "2017-03-03"),
    ],
)
def test_numbers_decide_before_the_order_kept(typed: str, order: str, edtf: str) -> None:
    reading = read_date(typed, day_order=order)
    assert str(reading.date) == edtf
    assert not reading.ambiguous


def test_a_weekday_decides_the_order() -> None:
    assert str(read_date("Wed 1/2/17").date) == "2017-02-01"
    assert str(read_date("Mon 1/2/17").date) == "2017-01-02"
    assert not read_date("Mon 1/2/17").ambiguous
    assert read_date("Thu 1/2/17").ambiguous


def test_an_order_that_makes_no_sense_is_left_out() -> None:
    reading = read_date("02/03/2017 – 01/04/2017")  # by the month: from 3 February to 4 January
    assert str(reading.date) == "2017-03-02/2017-04-01"
    assert not reading.ambiguous


# Beside a given day: Tuesday, 14 February 2017.


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [
        ("15-16 Feb", "2017-02-15/2017-02-16"),
        ("20 December", "2016-12-20"),
        ("20 June", "2017-06-20"),
        ("30 Dec - 2 Jan", "2016-12-30/2017-01-02"),
        ("29 Feb", "2016-02-29"),
        ("March", "2017-03"),
        ("mid-March", "[2017-03-11..2017-03-20]"),
        ("20 or 23 Feb", "[2017-02-20,2017-02-23]"),
        ("15/2", "2017-02-15"),
        ("today", "2017-02-14"),
        ("yesterday", "2017-02-13"),
        ("tomorrow", "2017-02-15"),
        ("the day before yesterday", "2017-02-12"),
        ("the day after tomorrow", "2017-02-16"),
        ("until tomorrow", "/2017-02-15"),
        ("next Wed", "2017-02-15"),
        ("next Tuesday", "2017-02-21"),
        ("last Tuesday", "2017-02-07"),
        ("last Monday", "2017-02-13"),
        ("this Friday", "2017-02-17"),
        ("next Wed and Thu", "2017-02-15/2017-02-16"),
        ("three days ago", "2017-02-11"),
        ("two days later", "2017-02-16"),
        ("in 3 days", "2017-02-17"),
        ("a week ago", "2017-02-07~"),
        ("two months ago", "2016-12"),
        ("a year ago", "2016"),
        ("last week", "[2017-02-06..2017-02-12]"),
        ("next week", "[2017-02-20..2017-02-26]"),
        ("last month", "2017-01"),
        ("next month", "2017-03"),
        ("early next month", "[2017-03-01..2017-03-10]"),
        ("next year", "2018"),
        ("last March", "2016-03"),
        ("next March", "2017-03"),
        ("this February", "2017-02"),
        ("since last month", "2017-01/.."),
        ("15 Feb 2019", "2019-02-15"),
    ],
)
def test_beside_a_given_day(typed: str, edtf: str) -> None:
    reading = read_date(typed, relative_to=date(2017, 2, 14))
    assert str(reading.date) == edtf
    assert reading.candidates == ()


@pytest.mark.parametrize(
    ("typed", "day", "proposed", "other"),
    [
        ("Wed and Thu", 16, "2017-02-15/2017-02-16", "2017-02-22/2017-02-23"),
        ("Wednesday and Thursday", 14, "2017-02-08/2017-02-09", "2017-02-15/2017-02-16"),
        ("Wednesday or Thursday", 14, "[2017-02-08,2017-02-09]", "[2017-02-15,2017-02-16]"),
        ("Wednesday", 14, "2017-02-08", "2017-02-15"),
        ("Tuesday", 14, "2017-02-14", "2017-02-21"),
        ("by Friday", 14, "[..2017-02-17]", "[..2017-02-10]"),
        ("since Monday", 14, "2017-02-13/..", "2017-02-20/.."),
        ("from Wednesday to Friday", 14, "2017-02-08/2017-02-10", "2017-02-15/2017-02-17"),
    ],
)
def test_a_weekday_alone_has_two_readings(typed: str, day: int, proposed: str, other: str) -> None:
    reading = read_date(typed, relative_to=date(2017, 2, day))
    assert [str(one) for one in reading.candidates] == [proposed, other]
    assert str(reading.date) == proposed
    assert not reading.ambiguous


def test_nothing_is_counted_from_today() -> None:
    for typed in ("yesterday", "Wednesday", "15 Feb", "next week"):
        with pytest.raises(DateError):
            read_date(typed, today=date(2017, 2, 14))


@pytest.mark.parametrize("typed", ["yesterday", "last week", "999999999 weeks ago", "last year"])
def test_days_outside_the_calendar_are_refused(typed: str) -> None:
    with pytest.raises(DateError, match=r"^Years go from 0001 to 9999"):
        read_date(typed, relative_to=date.min)
