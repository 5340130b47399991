"""`read_date`: rules that hold for every date and every text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from tests.timeline_app.test_dates import values
from timeline_app.date_labels import Style, label
from timeline_app.date_reader import DateError, read_date
from timeline_app.dates import EventDate
from timeline_app.reading.words import ENGLISH

calm = settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.filter_too_much]
)
styles: st.SearchStrategy[Style] = st.sampled_from(["row", "sentence", "long"])
scraps = st.sampled_from(
    [
        *ENGLISH.meanings,
        *["15", "2017", "0000", "12017", "'17", "2010s", "1/2/17", "15.02.", "2017-02", "15/16"],
        *["2017-W07", "Q1", "H2", "21st", "19th century", "29 Feb", "31 Dec 9999", "1 Jan 0001"],
        *["[", "]", "..", "X", "\u200f", "٢٠١٧", "-", "–", "/", ",", "?", "~", "10:30", "25:00"],
    ]
)
given_days = st.none() | st.sampled_from([date.min, date(2016, 2, 29), date.max]) | st.dates()


@calm
@given(values)
def test_edtf_text_reads_as_itself(value: EventDate) -> None:
    assert read_date(value.text).date == value


def _has_a_label_of_its_own(value: EventDate) -> bool:
    """What the labels leave out: unsaid days, and which end of two months or years is qualified.

    "Feb 2017" is said of 2017-02 and of 2017-02-XX; "2000–2099" of the century and of an interval;
    "about Feb – Mar 2017" of a start and of both ends.
    """
    text = value.text
    if "XX" in text or (text[2:5] == "00/" and text == f"{text[:2]}00/{text[:2]}99"):
        return False
    left, right = value.start, value.end
    if not value.is_interval or not isinstance(left, EventDate) or not isinstance(right, EventDate):
        return True
    if left.is_one_of or right.is_one_of or left.is_day or right.is_day:
        return True
    alike = left.text[-1:] == right.text[-1:] or not (left.approximate or right.uncertain)
    return alike or left.uncertain or right.approximate


@calm
@given(values, styles)
@example(EventDate.parse("2017-02-15~/2017-02-16~"), "row")
@example(EventDate.parse("2017-02-15?/2017-02-16"), "row")
@example(EventDate.parse("[2016-12-27..2017-01-04]/[2016-12-27..2017-01-04]"), "row")
@example(EventDate.parse("[2016,2016-11]/2016-01"), "row")
@example(EventDate.parse("[0002-24..]"), "row")
@example(EventDate.parse("20XX"), "row")
@example(EventDate.parse("0001-40%/0001-41%"), "sentence")
@example(EventDate.parse("2017-02-23/2017-03-03~"), "long")
@example(EventDate.parse("[2016-01-29,2016-02-01]/2016-02-03"), "long")
def test_a_label_reads_back_to_its_date(value: EventDate, style: Style) -> None:
    assume(_has_a_label_of_its_own(value) or value.text == "20XX")
    assert read_date(label(value, style)).date == value


@pytest.mark.parametrize(
    ("edtf", "read_as"),
    [
        ("2017-02-XX", "2017-02"),
        ("2017-XX", "2017"),
        ("2000/2099", "20XX"),
        ("2017-02~/2017-03", "2017-02~/2017-03~"),
        ("2017-02/2017-03?", "2017-02?/2017-03?"),
    ],
)
def test_labels_that_say_less_read_as_the_usual_date(edtf: str, read_as: str) -> None:
    assert str(read_date(label(EventDate.parse(edtf))).date) == read_as


@settings(max_examples=1000, deadline=None)
@given(
    st.text(max_size=40) | st.lists(scraps).map(" ".join) | st.lists(scraps).map("".join),
    given_days,
    given_days,
    st.sampled_from(["", "dmy", "mdy", "?"]),
)
@example("\ud800 Feb 2017", None, None, "")
@example("İ Feb 2017", None, None, "")
@example("15 Feb '90s", None, None, "")
@example("31 Dec – 1 Jan 9999", None, None, "")
@example("week of 31 Dec 9999", None, None, "")
@example("week of " * 240, None, None, "")
@example("next March", date.max, None, "")
@example("29 Feb", date.min, None, "")
@example("²² Feb 2017", None, None, "")
def test_any_text_is_a_date_or_a_date_error(
    text: str, relative_to: date | None, today: date | None, day_order: str
) -> None:
    message = "."
    try:
        reading = read_date(text, relative_to=relative_to, today=today, day_order=day_order)
    except DateError as error:
        message = error.message
        reading = read_date("")
    assert message.encode("utf-8").endswith((b".", b"?"))
    if message != ".":
        return
    assert reading.words == text.strip()
    assert (reading.date is None) == (reading.explanation == "")
    if reading.date is not None:
        assert EventDate.parse(reading.date.text) == reading.date
    if reading.candidates:
        assert reading.candidates[0] == reading.date
        assert len(set(reading.candidates)) == len(reading.candidates) > 1
    assert reading.candidates or not reading.ambiguous


@pytest.mark.parametrize(
    "piece",
    ["9", "1/", "[", "15 ", "Feb ", "15 or ", "?", "2017-02-15/", "- ", "in ", "a", "١", "\u200f"],
)
def test_long_texts_are_answered(piece: str) -> None:
    text = piece * (5000 // len(piece))
    if text.strip("\u200f"):
        with pytest.raises(DateError, match=r"^Not a date\.$"):
            read_date(text)
    else:
        assert read_date(text).date is None
