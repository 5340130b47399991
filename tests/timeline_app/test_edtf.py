"""Reading EDTF text: what is refused and why, canonical text, and the `edtf` package as oracle."""

from __future__ import annotations

import warnings
from datetime import date, timedelta

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from tests.timeline_app.test_dates import calm, day_texts, texts, years
from timeline_app.dates import DateError, EventDate, date_of

read = EventDate.parse


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2017-02-29", "February 2017 has 28 days."),
        ("2016-02-30", "February 2016 has 29 days."),
        ("2017-06-31", "June has 30 days."),
        ("2017-02-00", "Days of a month begin at 1."),
        ("2017-13", "There is no month 13."),
        ("2017-00-03", "There is no month 00."),
        ("2017-02-16/2017-02-15", "Ends (15 Feb) before it starts (16 Feb)."),
        ("[2017-02-16..2017-02-15]", "Ends (15 Feb) before it starts (16 Feb)."),
        ("2017/2016-12-31", "Ends (31 Dec 2016) before it starts (1 Jan 2017)."),
        ("[2017-02-20~,2017-02-23]", "One of several dates takes no ?, ~ or %."),
        ("/", "Give a start or an end: one of them must be said."),
        ("../..", "Give a start or an end: one of them must be said."),
        ("[..]", "Give a start or an end: one of them must be said."),
    ],
)
def test_faults_are_named(text: str, message: str) -> None:
    with pytest.raises(DateError) as caught:
        read(text)
    assert caught.value.message == str(caught.value) == message


@pytest.mark.parametrize(
    "text",
    ["0000", "0000-05-01", "000X", "00XX", "-0044", "-0044-03-15", "12017", "Y17000", "9999-24"],
)
def test_years_outside_the_calendar_are_refused(text: str) -> None:
    with pytest.raises(DateError) as caught:
        read(text)
    assert caught.value.message == (
        "Years go from 0001 to 9999. Write the day as the source has it."
    )


@pytest.mark.parametrize(
    "text",
    [
        *["", " ", "x", "[", "]", "[]", "..", "[,]", "[2017", "2017]", "{2017}", "17", "201"],
        *["20170215", "2017-2-5", "2017-02-15T10:00", "2017-W07-3", "2017-046", "15 Feb 2017"],
        *["2017-1X", "X017", "2017-XX-05", "2017-02-1X", "201X-02", "2017-21-03", "2017-21-XX"],
        *["?2017", "2017?~", "2017~?", "2017 02", "2017-02-15/2017-02-16/2017-02-17"],
        *["[2017/2018]", "[2017,2018..]", "[2016...2017]", "[2017]~", "[[2017]]", "2017–02"],
        *["２０１７", "٢٠١٧-٠٢-١٥", "9" * 5000, "[" * 5000, "\ud800", "\0"],
    ],
)  # fmt: skip
def test_what_is_no_date(text: str) -> None:
    with pytest.raises(DateError) as caught:
        read(text)
    assert caught.value.message == "Not a date."


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        (" 2017-02-15\n", "2017-02-15"),
        ("2017-02-15 / 2017-02-16", "2017-02-15/2017-02-16"),
        (" [ 2017-02-23 , 2017-02-20 ] ", "[2017-02-20,2017-02-23]"),
        ("[2017-02-20,2017-02-20]", "2017-02-20"),
        ("[2017-02-20]", "2017-02-20"),
        ("[2017-02-20 .. 2017-02-20]", "2017-02-20"),
        ("[ .. 2017 ]", "[..2017]"),
        ("2017-02-15/2017-02-15", "2017-02-15"),
        ("2017-02~/2017-02~", "2017-02~"),
        ("2017-02-15/2017-02-15?", "2017-02-15/2017-02-15?"),
        ("[2017-02-15,2017-02]", "[2017-02,2017-02-15]"),
        ("[2017-02,2017-01]/[2018,2017]", "[2017-01,2017-02]/[2017,2018]"),
        (" / 2017", "/2017"),
        (".. / 2017", "../2017"),
    ],
)  # fmt: skip
def test_canonical_text(text: str, canonical: str) -> None:
    assert str(read(text)) == read(text).text == canonical


@calm
@given(st.text() | st.text("0123456789X-/[]., ?~%") | texts)
@example("9" * 5000)
@example("2017-02-15/" * 3000)
@example("\ud800017-02-15")
@example("[..9999-12-31]/..")
def test_any_text_is_a_date_or_a_date_error(text: str) -> None:
    try:
        value = read(text)
    except DateError:
        return
    assert read(value.text) == value


# The edtf package as an oracle, where PITFALLS.md says it is right; it is slow, so few examples.


def edtf_bounds(text: str) -> tuple[date, date]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from edtf import parse_edtf

        value = parse_edtf(text)
        first, last = value.lower_strict(), value.upper_strict()
    return date(*first[:3]), date(*last[:3])


months = st.integers(1, 12)
oracle_texts = st.one_of(
    day_texts,
    st.builds("{}?".format, day_texts),
    st.builds("{:04}".format, years),
    st.builds("{:04}-{:02}".format, years, months),
    st.builds("{:04}-{:02}-XX".format, years, months),
    st.builds("{:04}-{:02}{}".format, years, months, st.sampled_from("?~%")),
    st.builds("{:04}-{}".format, years, st.sampled_from([21, 22, 23, 33, 34, 35, 36, 40, 41])),
    st.builds("{:03}X".format, st.integers(100, 999)),
    st.builds("{:02}XX".format, st.integers(10, 99)),
)


@settings(max_examples=25, deadline=None)
@given(oracle_texts)
def test_bounds_as_the_edtf_package_has_them(text: str) -> None:
    value = read(text)
    assert value.first is not None
    assert value.last is not None
    assert (date_of(value.first), date_of(value.last)) == edtf_bounds(text)


pairs_of_days = st.tuples(st.dates(date(1000, 1, 1)), st.dates(date(1000, 1, 1))).map(sorted)
plain_forms = st.sampled_from(["%Y-%m-%d", "%Y-%m", "%Y"])


@settings(max_examples=25, deadline=None)
@given(pairs_of_days, plain_forms, st.sampled_from(["[{},{}]", "[{}..{}]", "{}/{}"]))
def test_two_dates_as_the_edtf_package_has_them(pair: list[date], form: str, template: str) -> None:
    """Choices, limits and intervals; the package refuses open ends, and a day beside a month."""
    assume(pair[0].year < pair[1].year)
    text = template.format(*(day.strftime(form) for day in pair))
    value = read(text)
    assert value.first is not None
    assert value.last is not None
    assert (date_of(value.first), date_of(value.last)) == edtf_bounds(text)


@settings(max_examples=10, deadline=None)
@given(st.dates(date(1000, 1, 1), date(9990, 1, 1)), st.integers(1, 1000))
def test_intervals_as_the_edtf_package_has_them(start: date, length: int) -> None:
    end = start + timedelta(days=length)
    assert (start, end) == edtf_bounds(f"{start}/{end}")
    value = EventDate.of_days(start, end)
    assert (value.first, value.last) == (start.toordinal(), end.toordinal())
