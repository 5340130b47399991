"""Mentions that count from the article's day or from a mention before."""

from __future__ import annotations

from datetime import date

import pytest

from timeline_app.dates import EventDate
from timeline_app.mentions import find_mentions

TUESDAY = date(2017, 2, 14)


def shown(text: str, published: date | EventDate | None = TUESDAY) -> list[tuple[str, str]]:
    found = find_mentions(text, published)
    return [(text[one.start : one.end], str(one.date)) for one in found]


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("today", "2017-02-14"),
        ("earlier today", "2017-02-14"),
        ("tonight", "2017-02-14"),
        ("yesterday", "2017-02-13"),
        ("yesterday evening", "2017-02-13"),
        ("tomorrow", "2017-02-15"),
        ("the day before yesterday", "2017-02-12"),
        ("the day after tomorrow", "2017-02-16"),
        ("this morning", "2017-02-14"),
        ("last night", "2017-02-13"),
        ("last week", "2017-02-06/2017-02-12"),
        ("this week", "2017-02-13/2017-02-19"),
        ("next week", "2017-02-20/2017-02-26"),
        ("earlier this week", "[2017-02-13..2017-02-13]"),
        ("later this month", "[2017-02-15..2017-02-28]"),
        ("earlier this month", "[2017-02-01..2017-02-13]"),
        ("last month", "2017-01"),
        ("next month", "2017-03"),
        ("this year", "2017"),
        ("last year", "2016"),
        ("late last year", "[2016-09..2016-12]"),
        ("the end of the year", "[2017-11..2017-12]"),
        ("the end of this month", "[2017-02-21..2017-02-28]"),
        ("last Tuesday", "2017-02-07"),
        ("next Tuesday", "2017-02-21"),
        ("Monday last week", "2017-02-06"),
        ("last weekend", "2017-02-11/2017-02-12"),
        ("last March", "2016-03"),
        ("next spring", "2017-21"),
        ("March last year", "2016-03"),
        ("the third quarter of last year", "2016-35"),
        ("three days ago", "2017-02-11"),
        ("two weeks ago", "2017-01-31~"),
        ("a year ago", "2016"),
        ("almost two years ago", "2015~"),
        ("three months from now", "2017-05"),
        ("the 20th of this month", "2017-02-20"),
        ("Sunday the 12th", "2017-02-12"),
    ],
)
def test_counted_from_the_article(words: str, edtf: str) -> None:
    text = f"Observers spoke of it ({words}) in passing."
    if edtf == "[2017-02-13..2017-02-13]":
        edtf = "2017-02-13"
    assert shown(text) == [(words, edtf)]


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("Two days later", "2017-01-01"),
        ("A day earlier", "2016-12-29"),
        ("The same day", "2016-12-30"),
        ("That day", "2016-12-30"),
        ("The next day", "2016-12-31"),
        ("The following day", "2016-12-31"),
        ("The previous day", "2016-12-29"),
        ("The day before", "2016-12-29"),
        ("A week later", "2017-01-06~"),
        ("The following month", "2017-01"),
        ("That month", "2016-12"),
        ("That year", "2016"),
        ("The previous year", "2015"),
        ("Three months later", "2017-03"),
    ],
)
def test_counted_from_the_mention_before(words: str, edtf: str) -> None:
    text = f"The truce began on 30 December 2016. {words}, it was broken."
    assert shown(text)[1] == (words, edtf)


def test_the_reason_names_what_was_counted_from() -> None:
    text = "The truce began on 30 December 2016. Two days later it was broken."
    assert find_mentions(text, TUESDAY)[1].reason == "2 days after 2016-12-30, mentioned before"
    (one,) = find_mentions("It began last week.", TUESDAY)
    assert one.reason == "the week before the article"


def test_with_nothing_to_count_from_there_is_no_date() -> None:
    (one,) = find_mentions("Two days later it was broken.", TUESDAY)
    assert one.date is None and "mentioned before" in one.reason
    for text in ("It began last week.", "It began yesterday.", "It began a year ago."):
        (one,) = find_mentions(text, None)
        assert one.date is None and "article's day" in one.reason
    (one,) = find_mentions("It began on 30 December.", None)
    assert one.date is None and "year" in one.reason


def test_the_articles_day_may_be_an_event_date() -> None:
    assert shown("It began yesterday.", EventDate.parse("2017-02-14")) == [
        ("yesterday", "2017-02-13")
    ]
    assert shown("It began yesterday.", EventDate.parse("2017-02")) == [("yesterday", "None")]
    assert shown("It began in May 2016.", EventDate.parse("2017")) == [("May 2016", "2016-05")]


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("15:00 GMT on Thursday", "2017-02-16"),
        ("Thursday at 10:30 a.m.", "2017-02-16"),
        ("Thursday morning", "2017-02-16"),
        ("3 p.m. on 16 February", "2017-02-16"),
        ("the night of 16 February", "2017-02-16"),
    ],
)
def test_a_time_of_day_belongs_to_its_day(words: str, edtf: str) -> None:
    assert shown(f"They will start {words}.") == [(words, edtf)]


def test_a_time_with_its_zone_is_of_the_day_mentioned_before() -> None:
    text = "The truce of 30 December 2016 came into force at 00:00 GMT."
    assert shown(text)[1] == ("00:00 GMT", "2016-12-30")


def test_a_time_alone_is_no_date() -> None:
    assert shown("The truce came into force at 00:00, the talks began at 9 a.m.") == []
