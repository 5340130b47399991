"""Labels: as precise as the value, in the forms that LOOK.md fixes."""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import get_args

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.timeline_app.test_dates import calm, values
from timeline_app.date_labels import ENGLISH, IN_FULL, Style, Words, label
from timeline_app.dates import EventDate

read = EventDate.parse

ROWS = """
2017-12-20                          | 20 Dec 2017
2017-09-09~                         | about 9 Sep 2017
2017-09-09?                         | 9 Sep 2017?
2017-09-09%                         | about 9 Sep 2017?
2017-12                             | Dec 2017
2017-12~                            | about Dec 2017
2017-02-XX                          | Feb 2017
2017                                | 2017
2017-XX                             | 2017
201X                                | 2010s
20XX                                | 2000–2099
2017-21                             | spring 2017
2017-23                             | autumn 2017
2017-24                             | winter 2017–18
1999-24                             | winter 1999–00
2017-33                             | Q1 2017
2017-36?                            | Q4 2017?
2017-40                             | first half of 2017
2017-41                             | second half of 2017
0044-03-15                          | 15 Mar 0044
2017-02-15/2017-02-16               | 15–16 Feb 2017
2017-02-23/2017-03-03               | 23 Feb – 3 Mar 2017
2016-12-30/2017-01-02               | 30 Dec 2016 – 2 Jan 2017
2016-02-15/2017-02-16               | 15 Feb 2016 – 16 Feb 2017
2017-02-15~/2017-02-16~             | about 15–16 Feb 2017
2017-02-15?/2017-02-16?             | 15–16 Feb 2017?
2017-02-15~/2017-02-16              | about 15 Feb – 16 Feb 2017
2017-02-15/2017-02-16?              | 15 Feb – 16 Feb 2017?
2017-02-23~/2017-03-03~             | about 23 Feb – about 3 Mar 2017
2017-02/2017-04                     | Feb – Apr 2017
2016-12/2017-01                     | Dec 2016 – Jan 2017
2016/2018                           | 2016–2018
2017-02-15/2017-04                  | 15 Feb – Apr 2017
[2016-01-29,2016-02-01]/2016-02-03  | 29 Jan or 1 Feb – 3 Feb 2016
[2017-03-11..2017-03-20]/2017-04-03 | mid-March – 3 Apr 2017
2017-02-23/[2017-03-03,2017-03-04]  | 23 Feb – 3 or 4 Mar 2017
2016-12-30/..                       | 30 Dec 2016 – open
2016-12/..                          | Dec 2016 – open
../2017-12-22                       | open – 22 Dec 2017
2017-12-20/                         | from 20 Dec 2017, end unknown
/2017-12-22                         | until 22 Dec 2017
[2017-12-21..]/                     | starting after 20 Dec 2017, end unknown
/[..2017-03-03]                     | ending before 4 Mar 2017
[2017-02-20,2017-02-23]             | 20 or 23 Feb 2017
[2017-05-22,2017-05-27,2017-06-04]  | 22 or 27 May or 4 Jun 2017
[2017-05-22,2017-05-24,2017-05-27]  | 22, 24 or 27 May 2017
[2016-12-30,2017-01-02]             | 30 Dec 2016 or 2 Jan 2017
[2017-02,2017-04]                   | Feb or Apr 2017
[2017-03-01..2017-03-10]            | early March 2017
[2017-03-11..2017-03-20]            | mid-March 2017
[2017-03-21..2017-03-31]            | late March 2017
[2017-03-01..2017-03-15]            | first half of March 2017
[2017-03-21..2017-03-30]            | between 21 and 30 Mar 2017
[2017-02-28..2017-03-03]            | between 28 Feb and 3 Mar 2017
[2016-12-30..2017-01-03]            | between 30 Dec 2016 and 3 Jan 2017
[2017-02..2017-04]                  | between Feb and Apr 2017
[2017-12-21..]                      | after 20 Dec 2017
[2018-01-01..]                      | after 31 Dec 2017
[..2017-12-19]                      | before 20 Dec 2017
[2017-12..]                         | Dec 2017 or later
[..2017-12]                         | Dec 2017 or earlier
[0001-01-01..]                      | 1 Jan 0001 or later
[..9999-12-31]                      | 31 Dec 9999 or earlier
[9999-12-21..9999-12-31]            | late December 9999
"""

EXPLAINED = """
2017-02-15                          | Wed 15 Feb 2017 · 1 day · exact
2017-09-09~                         | about Sat 9 Sep 2017 · 1 day · approximate
2017-09-09%                         | about Sat 9 Sep 2017? · 1 day · approximate and uncertain
2017-02-15/2017-02-16               | Wed 15 – Thu 16 Feb 2017 · 2 days · exact
2017-02-23/2017-03-03               | Thu 23 Feb – Fri 3 Mar 2017 · 9 days · exact
2017-02-15~/2017-02-16?             | about Wed 15 Feb – Thu 16 Feb 2017? · 2 days · start approximate, end uncertain
2017-02-15~/2017-02-16~             | about Wed 15 – Thu 16 Feb 2017 · 2 days · approximate
[2016-01-29,2016-02-01]/2016-02-03  | Fri 29 Jan or Mon 1 Feb – Wed 3 Feb 2016 · 3 to 6 days · start not exact
2017-02-20/[2017-02-23..]           | Mon 20 Feb – after Wed 22 Feb 2017 · 4 days or more · end not exact
2017-02/2017-04                     | Feb – Apr 2017 · 33 to 89 days · not exact
[2017-03-11..2017-03-20]            | Sat 11 – Mon 20 Mar 2017 · some day in this span
2017-02                             | Wed 1 – Tue 28 Feb 2017 · some day in this span
2017-21~                            | Wed 1 Mar – Wed 31 May 2017 · some day in this span · approximate
[2017-02-20,2017-02-23]             | Mon 20 or Thu 23 Feb 2017 · one of two days
[2017-02,2017-04,2017-05]           | Feb, Apr or May 2017 · one of three
2016-12-30/..                       | from Fri 30 Dec 2016 · no end reported
2017-12-20/                         | from Wed 20 Dec 2017 · end unknown
/2017-12-22                         | until Fri 22 Dec 2017 · start unknown
../2017-12-22                       | until Fri 22 Dec 2017 · no start reported
[2017-12-21..]                      | after Wed 20 Dec 2017 · some later day
[..2017-12-19]                      | before Wed 20 Dec 2017 · some earlier day
"""  # noqa: E501

CHART_WITHOUT_YEAR = """
2017-02-15/2017-02-16               | 15–16 Feb
2017-09-09?                         | 9 Sep?
2017-02-23/2017-03-03               | 23 Feb – 3 Mar
2016-12-30/2017-01-02               | 30 Dec 2016 – 2 Jan 2017
2016-12-30/..                       | 30 Dec – open
2017-02                             | Feb
2017                                | 2017
2017-40                             | first half of 2017
[2017-02-20,2017-02-23]             | 20 or 23 Feb
[2016-12-30,2017-01-02]             | 30 Dec 2016 or 2 Jan 2017
[2017-03-11..2017-03-20]            | mid-March
[2018-01-01..]                      | after 31 Dec 2017
[2017-12-21..]                      | after 20 Dec
2017-12-20/                         | from 20 Dec, end unknown
"""

SENTENCES = """
2016-12-30/..                       | from 30 Dec 2016, no end reported
../2017-12-22                       | until 22 Dec 2017, no start reported
2017-12-20/                         | from 20 Dec 2017, end unknown
/2017-12-22                         | until 22 Dec 2017, start unknown
2017-02-23/2017-03-03               | 23 Feb – 3 Mar 2017
"""

LONG = """
2017-02-15                          | Wed 15 Feb 2017
2017-02-15/2017-02-16               | Wed 15 – Thu 16 Feb 2017
2017-02-23/2017-03-03               | Thu 23 Feb – Fri 3 Mar 2017
[2017-02-20,2017-02-23]             | Mon 20 or Thu 23 Feb 2017
2016-12-30/..                       | from Fri 30 Dec 2016, no end reported
[2017-12-21..]                      | after Wed 20 Dec 2017
2017-12                             | Dec 2017
"""


def rows_of(table: str) -> list[tuple[str, str]]:
    pairs = (line.split("|") for line in table.strip().splitlines())
    return [(text.strip(), written.strip()) for text, written in pairs]


@pytest.mark.parametrize(("text", "written"), rows_of(ROWS))
def test_rows(text: str, written: str) -> None:
    assert label(read(text)) == written
    assert label(read(text), "chart") == written


@pytest.mark.parametrize(("text", "written"), rows_of(EXPLAINED))
def test_the_line_under_the_date_field(text: str, written: str) -> None:
    assert label(read(text), "explain") == written


@pytest.mark.parametrize(("text", "written"), rows_of(CHART_WITHOUT_YEAR))
def test_without_the_year(text: str, written: str) -> None:
    assert label(read(text), "chart", year=False) == written


@pytest.mark.parametrize(("text", "written"), rows_of(SENTENCES))
def test_in_a_sentence(text: str, written: str) -> None:
    assert label(read(text), "sentence") == written


@pytest.mark.parametrize(("text", "written"), rows_of(LONG))
def test_with_weekdays(text: str, written: str) -> None:
    assert label(read(text), "long") == written


@given(st.dates())
def test_weekdays_are_those_of_the_calendar(day: date) -> None:
    weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    weekday = weekdays[calendar.weekday(day.year, day.month, day.day)]
    assert label(EventDate.of_day(day), "long").startswith(f"{weekday} {day.day} ")


@calm
@given(values, st.sampled_from(get_args(Style)), st.booleans())
@example(read("[0001-01-01..]"), "row", False)
@example(read("[..9999-12-31]"), "explain", False)
def test_every_value_has_every_label(value: EventDate, style: Style, year: bool) -> None:
    written = label(value, style, year=year)
    assert written == written.strip()
    assert not set("{}[]/") & set(written)
    assert "  " not in written
    assert not value.uncertain or "?" in written or "uncertain" in written


@given(st.dates(), st.dates())
def test_different_spans_are_written_differently(one: date, other: date) -> None:
    if one != other:
        assert label(EventDate.of_day(one)) != label(EventDate.of_day(other))
        span = EventDate.of_days(min(one, other), max(one, other))
        assert label(span) not in (label(EventDate.of_day(one)), label(EventDate.of_day(other)))


def test_no_word_is_cut_short_in_full() -> None:
    span = read("2017-02-15/2017-02-16")
    assert label(span, "long", words=IN_FULL) == "Wednesday 15 – Thursday 16 February 2017"
    assert label(span) == "15–16 Feb 2017"
    open_end = "from Friday 30 December 2016, no end reported"
    assert label(read("2016-12-30/.."), "long", words=IN_FULL) == open_end


GERMAN = ENGLISH._replace(
    months=("Jan", "Feb", "März", *ENGLISH.months[3:]),
    full_months=("Januar", "Februar", "März", *ENGLISH.full_months[3:]),
    weekdays=("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"),
    day="{}.",
    of_weekday="{}, {}",
    parts=((1, 10, "Anfang {}"), (11, 20, "Mitte {}"), (21, 0, "Ende {}")),
    alternatives="{} oder {}",
    about="um {}",
    one_of_days="einer von {} Tagen",
    aside="{} ({})",
    starts="ab {}",
    no_end="Ende nicht gemeldet",
    numbers=("zwei",),
)


@pytest.mark.parametrize(
    ("edtf", "style", "written"),
    [
        ("2017-03-15/2017-03-16", "row", "15.–16. März 2017"),
        ("2017-02-27/2017-03-01", "row", "27. Feb – 1. März 2017"),
        ("2017-03-15/2017-03-16", "long", "Mi, 15. – Do, 16. März 2017"),
        ("2017-03-15~", "sentence", "um 15. März 2017"),
        ("[2017-03-20,2017-03-23]", "row", "20. oder 23. März 2017"),
        (
            "[2017-03-20,2017-03-23]",
            "explain",
            "Mo, 20. oder Do, 23. März 2017 · einer von zwei Tagen",
        ),
        ("[2017-03-11..2017-03-20]", "row", "Mitte März 2017"),
        ("2016-12-30/..", "long", "ab Fr, 30. Dec 2016 (Ende nicht gemeldet)"),
    ],
)
def test_another_language_has_its_own_words(edtf: str, style: Style, written: str) -> None:
    assert label(read(edtf), style, words=GERMAN) == written


def test_another_language_has_its_own_order() -> None:
    turned = ENGLISH._replace(of_month="{1} {0}", of_year="{1}. {0}", span="{}‑{}")
    assert label(read("2017-02-15"), words=turned) == "2017. Feb 15"
    assert label(read("2017-02-15/2017-02-16"), words=turned) == "2017. Feb 15‑16"
    assert label(read("2016-12-30/2017-01-02"), words=turned) == "2016. Dec 30 – 2017. Jan 2"
    assert label(read("2017-02"), words=turned) == "2017. Feb"


def _told_apart(words: object) -> object:
    """The same words in letters of another script."""
    if isinstance(words, str):
        return re.sub("[A-Za-z]", lambda found: chr(ord(found[0].lower()) + 0x430 - 0x61), words)
    return tuple(map(_told_apart, words)) if isinstance(words, tuple) else words


@calm
@given(values, st.sampled_from(get_args(Style)), st.booleans())
def test_every_word_comes_from_the_table(value: EventDate, style: Style, year: bool) -> None:
    words = Words(*map(_told_apart, ENGLISH))  # type: ignore[arg-type]
    assert not re.search("[A-Za-z]", label(value, style, year=year, words=words))
