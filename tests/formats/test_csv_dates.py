"""The dates of sheets: what spreadsheets and data sets make of a day."""

from __future__ import annotations

import pytest

from timeline_app.canonical import FieldError
from timeline_app.formats.csv_dates import NeedsOrder, Style, order_of, read_cell, span, widened

DMY, MDY = Style("dmy"), Style("mdy")


def edtf(text: str, style: Style | None = None) -> str | None:
    found = read_cell(text, style or Style())
    return None if found is None else found.text


@pytest.mark.parametrize(
    ("text", "style", "wanted"),
    [
        ("2017-02-20", Style(), "2017-02-20"),
        ("2017-02-15/2017-02-16", Style(), "2017-02-15/2017-02-16"),
        ("[2017-02-20,2017-02-23]", Style(), "[2017-02-20,2017-02-23]"),
        ("20/02/17", DMY, "2017-02-20"),
        ("2/20/2017", MDY, "2017-02-20"),
        ("05.03.2017", DMY, "2017-03-05"),
        ("5-3-2017", MDY, "2017-05-03"),
        ("20/02/2017", Style(), "2017-02-20"),
        ("3/3/2017", Style(), "2017-03-03"),
        ("2017-02-20 00:00:00", Style(), "2017-02-20"),
        ("2017-02-20T00:00", Style(), "2017-02-20"),
        ("2017/2/5", Style(), "2017-02-05"),
        ("20170215", Style(), "2017-02-15"),
        ("Feb-17", Style(), "2017-02"),
        ("1975", Style(), "1975"),
        ("27729", Style(), "1975-12-01"),
        ("42786", Style(), "2017-02-20"),
        ("4//1994", Style(), "1994-04"),
        ("//1997", Style(), "1997"),
        ("1/2/49", DMY, "2049-02-01"),
        ("1/2/50", DMY, "1950-02-01"),
        ("", Style(), None),
        ("NA", Style(), None),
        ("?", Style(), None),
    ],
)
def test_what_is_read(text: str, style: Style, wanted: str | None) -> None:
    assert edtf(text, style) == wanted


def test_a_day_that_may_be_two_is_asked_about() -> None:
    with pytest.raises(NeedsOrder):
        read_cell("1/2/2017", Style())


@pytest.mark.parametrize(
    ("text", "style", "words"),
    [
        ("30/02/2017", DMY, "February 2017 has 28 days"),
        ("31/06/2022", DMY, "June has 30 days"),
        ("13//1994", Style(), "Months go from 1 to 12"),
        ("99999999999", Style(), "."),
        ("-0044", Style(), "0001 to 9999"),
    ],
)
def test_what_cannot_be_read(text: str, style: Style, words: str) -> None:
    with pytest.raises(FieldError, match=words):
        read_cell(text, style)


def test_words_are_read_as_in_the_form() -> None:
    assert edtf("mid-March 2017") == "[2017-03-11..2017-03-20]"


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        (["1/2/2017", "31/1/2017"], "dmy"),
        (["1/2/2017", "1/31/2017"], "mdy"),
        (["1/2/2017", "3/4/17"], ""),
        (["31/1/2017", "1/31/2017"], "both"),
        (["2017-02-20", "x"], ""),
    ],
)
def test_which_order_the_days_decide(texts: list[str], order: str) -> None:
    assert order_of(texts) == order


def test_a_first_and_a_last_day() -> None:
    first, last = read_cell("2017-02-15", Style()), read_cell("2017-02-16", Style())
    assert str(span(first, last)) == "2017-02-15/2017-02-16"
    assert str(span(first, None)) == "2017-02-15" and str(span(first, first)) == "2017-02-15"
    assert str(span(None, last)) == "/2017-02-16" and span(None, None) is None
    with pytest.raises(FieldError, match=r"Ends \(15 Feb 2017\) before it starts \(16 Feb 2017\)"):
        span(last, first)


@pytest.mark.parametrize(
    ("code", "column", "wanted"),
    [
        ("1", "date_prec", "2017-02-15"),
        ("2", "date_prec", "2017-02-15~"),
        ("3", "date_prec", "[2017-02-13..2017-02-19]"),
        ("4", "date_prec", "2017-02"),
        ("5", "date_prec", "2017"),
        ("2", "time_precision", "[2017-02-13..2017-02-19]"),
        ("3", "time_precision", "2017-02"),
        ("month", "precision", "2017-02"),
        ("", "precision", "2017-02-15"),
    ],
)
def test_precision_codes_of_data_sets(code: str, column: str, wanted: str) -> None:
    assert str(widened(read_cell("2017-02-15", Style()), code, column)) == wanted


def test_an_unknown_precision_code() -> None:
    with pytest.raises(FieldError, match="not a known precision"):
        widened(read_cell("2017-02-15", Style()), "9", "prec")
