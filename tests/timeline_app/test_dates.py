"""`EventDate`: its table, bounds, structure and order, and when two claims agree."""

from __future__ import annotations

import copy
import doctest
import pickle
import random
import time
from datetime import date, datetime
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from timeline_app import dates
from timeline_app.dates import (
    DateError,
    End,
    EventDate,
    Precision,
    agrees,
    contains,
    date_of,
    overlaps,
    refines,
    sort_key,
)

read = EventDate.parse


def ordinal(text: str) -> int:
    return date.fromisoformat(text).toordinal()


# Any value of the profile, in a few years so that dates meet, and sometimes in any year.

days = st.dates(date(2016, 12, 20), date(2017, 3, 31)) | st.dates()
day_texts = st.builds(date.isoformat, days)
years = st.integers(2016, 2018) | st.integers(1, 9999)
parts = st.sampled_from([*range(1, 13), *range(21, 25), *range(33, 37), 40, 41])
unqualified = st.one_of(
    day_texts,
    st.builds("{:04}-{:02}".format, years, parts),
    st.builds("{:04}".format, years),
    st.builds("{:04}-{:02}-XX".format, years, st.integers(1, 12)),
    st.builds("{:04}-XX".format, years),
    st.builds("{:04}-XX-XX".format, years),
    st.builds("{:03}X".format, st.integers(1, 999)),
    st.builds("{:02}XX".format, st.integers(1, 99)),
)
plain = st.builds("{}{}".format, unqualified, st.sampled_from(["", "", "?", "~", "%"]))
lists = st.lists(unqualified, min_size=1, max_size=4).map(lambda texts: f"[{','.join(texts)}]")
ranges = st.builds("[{}..{}]".format, unqualified | st.just(""), unqualified | st.just(""))
ends = st.one_of(plain, lists, ranges, st.sampled_from(["", ".."]))
texts = st.one_of(plain, lists, ranges, st.builds("{}/{}".format, ends, ends))


def readable(text: str) -> bool:
    try:
        read(text)
    except DateError:
        return False
    return True


values = texts.filter(readable).map(read)
calm = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])


def test_the_written_table_of_what_is_accepted() -> None:
    assert doctest.testmod(dates) == doctest.TestResults(failed=0, attempted=2)


def test_an_end_may_lie_in_the_month_of_the_start() -> None:
    value = read("2017-02-15/2017-02")
    assert value.begin_bounds == (ordinal("2017-02-15"), ordinal("2017-02-15"))
    assert value.end_bounds == (ordinal("2017-02-15"), ordinal("2017-02-28"))


@calm
@given(values)
def test_text_is_canonical_and_enough(value: EventDate) -> None:
    again = read(str(value))
    assert (again.text, again.first, again.last) == (value.text, value.first, value.last)
    assert again == value
    assert hash(again) == hash(value)
    assert read(f" {value} ") == value
    stored = EventDate.stored(value.text, value.first, value.last)
    assert stored == value
    assert stored.precision is value.precision


@calm
@given(values)
def test_bounds_hold_together(value: EventDate) -> None:
    if value.first is not None and value.last is not None:
        assert 1 <= value.first <= value.last <= date.max.toordinal()
    (begins, begins_by), (ended, ends_by) = value.begin_bounds, value.end_bounds
    assert value.first is None or value.first == begins
    assert value.last is None or value.last == ends_by
    assert begins is None or begins_by is None or begins <= begins_by
    assert ended is None or ends_by is None or ended <= ends_by
    assert value.is_interval == (value.precision in (Precision.SPAN, Precision.OPEN))
    for end in (value.start, value.end):
        assert isinstance(end, End) or not end.is_interval
        assert value.is_interval or end == value
    assert all(contains(value, choice) for choice in value.choices)


@given(st.dates(), st.dates())
def test_made_of_days(one: date, other: date) -> None:
    first, last = min(one, other), max(one, other)
    assert EventDate.of_day(one) == read(one.isoformat())
    assert EventDate.of_days(first, last) == read(f"{first}/{last}")
    assert EventDate.of_days(first, last).first == first.toordinal()
    assert EventDate.one_of([one, EventDate.of_day(other)]) == read(f"[{first},{last}]")
    assert EventDate.of_days(one, one) == EventDate.one_of([one]) == EventDate.of_day(one)


def test_made_of_days_the_other_way_round() -> None:
    with pytest.raises(DateError):
        EventDate.of_days(date(2017, 2, 16), date(2017, 2, 15))
    with pytest.raises(DateError):
        EventDate.one_of([])
    assert str(EventDate.of_day(datetime(2017, 2, 15, 23, 59))) == "2017-02-15"  # noqa: DTZ001


def test_a_value_is_immutable_and_can_be_copied() -> None:
    value = read("2017-02-15/..")
    with pytest.raises(AttributeError):
        value.text = "2017"
    with pytest.raises(AttributeError):
        del value.first
    with pytest.raises(AttributeError):
        value.note = "x"
    pickled = pickle.loads(pickle.dumps(value))  # noqa: S301
    for twin in (copy.copy(value), copy.deepcopy(value), pickled):
        assert (twin.text, twin.first, twin.last) == (value.text, value.first, value.last)
    assert repr(value) == "EventDate.parse('2017-02-15/..')"
    assert value != "2017-02-15/.."
    assert {value: 1}[read("2017-02-15/..")] == 1


def test_the_structure_of_values() -> None:
    span = read("2017-02-15~/2017-02-16?")
    assert (span.start, span.end) == (read("2017-02-15~"), read("2017-02-16?"))
    assert (span.approximate, span.uncertain) == (True, True)
    assert isinstance(span.start, EventDate)
    assert (span.start.approximate, span.start.uncertain) == (True, False)
    assert (read("2017-02~").approximate, read("2017-02~").uncertain) == (True, False)
    assert (read("2017%").approximate, read("2017%").uncertain) == (True, True)
    assert (read("2017-12-20/..").start, read("2017-12-20/..").end) == (
        read("2017-12-20"),
        End.OPEN,
    )
    assert read("/2017-12-20").start is End.UNKNOWN
    assert read("[2017-02-23,2017-02-20]").choices == (read("2017-02-20"), read("2017-02-23"))
    assert read("[2017-02-20..2017-02-23]").choices == ()
    assert read("[2017-02-20..]").limits == (read("2017-02-20"), None)
    assert read("[..2017-02]").limits == (None, read("2017-02"))
    assert read("[2017-02-20,2017-02-23]").limits is None
    assert read("[2017-02-20,2017-02-23]").is_one_of
    assert not read("[2016-01-29,2016-02-01]/2016-02-03").is_one_of
    assert read("2017-02-20?").is_day
    assert not read("2017-02-XX").is_day


def test_how_precise_a_value_is() -> None:
    named = {
        "2017-02-15~": "DAY", "2017-02": "MONTH", "2017-22?": "SEASON", "2017-36": "QUARTER",
        "2017-40": "HALF", "2017": "YEAR", "2017-XX": "YEAR", "201X": "DECADE", "20XX": "CENTURY",
        "2017-02-XX": "SOME_DAY", "2017-XX-XX": "SOME_DAY", "[2017..]": "SOME_DAY",
        "[2016,2018]": "ONE_OF", "2016/2018": "SPAN", "[2016..]/[..2018]": "SPAN",
        "2016/": "OPEN", "2016/..": "OPEN", "/2016": "OPEN", "../[2016..2017]": "OPEN",
    }  # fmt: skip
    assert {text: read(text).precision.name for text in named} == named


# Order


def test_order_everywhere() -> None:
    in_order = [
        "../2016-12-30", "../2017-02-15", "[..2017-02-16]", "2017-02-01", "2017-02",
        "2017-02-XX", "[2017-02-01..]", "2017-02-15", "2017-02-15?", "2017-02-15/2017-02-16",
        "2017-02-15/", "2017-02-15/..",
    ]  # fmt: skip
    shuffled: list[EventDate | None] = [read(text) for text in in_order]
    shuffled.append(None)
    random.Random(1).shuffle(shuffled)
    shuffled.sort(key=sort_key)
    assert [str(value) for value in shuffled] == [*in_order, "None"]


@calm
@given(st.lists(values, max_size=6))
def test_order_is_total(some: list[EventDate]) -> None:
    for a, b in pairwise(some):
        assert (a < b) + (a == b) + (a > b) == 1
        assert (a <= b) == (a < b or a == b) == (b >= a)
    some_reversed = some[::-1]
    assert sorted(some) == sorted(some_reversed) == sorted(some, key=sort_key)


def test_only_dates_are_compared() -> None:
    assert read("2017").__lt__("2017") is NotImplemented  # type: ignore[operator]


# Overlap, containment, claims


@calm
@given(values, values)
def test_relations_hold_together(a: EventDate, b: EventDate) -> None:
    assert overlaps(a, b) == overlaps(b, a)
    assert agrees(a, b) == agrees(b, a)
    assert contains(a, a)
    assert agrees(a, a)
    assert not refines(a, a)
    if contains(a, b):
        assert overlaps(a, b)
    if contains(a, b) and contains(b, a):
        assert (a.first, a.last) == (b.first, b.last)
    if refines(a, b):
        assert agrees(a, b)
        assert not refines(b, a)
    if agrees(a, b) and not (a.is_interval or b.is_interval):
        assert overlaps(a, b)


@pytest.mark.parametrize(
    ("text", "first", "last", "shared"),
    [
        ("2017-02-15/2017-02-16", "2017-02-16", "2017-02-20", True),
        ("2017-02-15/2017-02-16", "2017-02-17", None, False),
        ("2017-02-15/2017-02-16", None, "2017-02-14", False),
        ("2017-02-15/..", "2020-01-01", None, True),
        ("../2017-02-15", "2017-02-16", None, False),
        ("../2017-02-15", None, "0001-01-01", True),
        ("2017-02", None, None, True),
    ],
)
def test_overlap_with_days(text: str, first: str | None, last: str | None, shared: bool) -> None:
    bounds = (first and ordinal(first)) or None, (last and ordinal(last)) or None
    assert read(text).overlaps_days(*bounds) is shared


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("2017-02-23/", "/2017-03-03"),
        ("2017-02-23/", "2017-02-23/2017-03-03"),
        ("2016-12-30/..", "2016-12-30/2017-05-04"),
        ("2017-02", "2017-02-15/2017-02-16"),
        ("[2017-03-11..2017-03-20]", "2017-03-14/2017-03-15"),
        ("[2017-02-20,2017-02-23]", "2017-02-23"),
        ("[2016-01-29,2016-02-01]/2016-02-03", "2016-01-29/2016-02-03"),
        ("[2017-12-21..]", "2018-01-05/2018-01-08"),
        ("2017-02-15~", "2017-02-15?"),
    ],
)
def test_claims_that_agree(a: str, b: str) -> None:
    assert agrees(read(a), read(b))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("2017-02-20/", "2017-02-23/2017-03-03"),
        ("2017-02-20", "2017-02-23"),
        ("2017-02-15", "2017-02-15/2017-02-16"),
        ("[2017-02-20,2017-02-23]", "2017-02-21"),
        ("[2017-02-20,2017-02-23]", "2017-02-20/2017-02-23"),
        ("2017-02-23/", "/2017-02-22"),
        ("2017-02", "2017-02-27/2017-03-02"),
        ("2017-09-14/2017-09-15", "2017-09-13/2017-09-15"),
        ("[2017-12-21..]", "2017-12-20/2017-12-22"),
        ("2017-02-15~", "2017-02-16"),
    ],
)
def test_claims_that_do_not_agree(a: str, b: str) -> None:
    assert not agrees(read(a), read(b))


@pytest.mark.parametrize(
    ("narrower", "wider"),
    [
        ("2017-02-23/2017-03-03", "2017-02-23/"),
        ("2017-02-23/2017-03-03", "/2017-03-03"),
        ("2017-02-23", "2017-02-23/.."),
        ("2017-03-14/2017-03-15", "[2017-03-11..2017-03-20]"),
        ("2017-02-20", "[2017-02-20,2017-02-23]"),
        ("[2017-02-20,2017-02-23]", "2017-02"),
        ("2017-02-15/2017-02-16", "2017-02/2017"),
        ("2016-01-29/2016-02-03", "[2016-01-29,2016-02-01]/2016-02-03"),
        ("[2017-02-20,2017-02-21]", "[2017-02-20..2017-02-21]"),
    ],
)
def test_refinement(narrower: str, wider: str) -> None:
    assert refines(read(narrower), read(wider))
    assert not refines(read(wider), read(narrower))


FIRST_DAY = ordinal("2017-02-01")
near = st.integers(0, 5).map(lambda days: date_of(FIRST_DAY + days).isoformat())
small_lists = st.lists(near, min_size=1, max_size=3).map(lambda days: f"[{','.join(days)}]")
small_ranges = st.builds("[{}..{}]".format, near | st.just(""), near | st.just(""))
small_ends = st.one_of(near, small_lists, small_ranges, st.sampled_from(["", ".."]))
small = st.one_of(
    near, small_lists, small_ranges, st.builds("{}/{}".format, small_ends, small_ends)
)
small_values = small.filter(readable).map(read)


def periods(claim: EventDate) -> set[tuple[int, int]]:
    """Every period of ten days around that satisfies the claim, tried one by one."""
    around = range(FIRST_DAY - 2, FIRST_DAY + 8)
    return {(a, b) for a in around for b in around if a <= b and satisfies(a, b, claim)}


def satisfies(begin: int, end: int, claim: EventDate) -> bool:
    if claim.is_interval:
        return says(claim.start, begin) and says(claim.end, end)
    return any(says(one, begin) and says(one, end) for one in claim.choices or (claim,))


def says(end: EventDate | End, day: int) -> bool:
    if isinstance(end, End):
        return True
    return any(one.overlaps_days(day, day) for one in end.choices or (end,))


@calm
@given(small_values, small_values)
def test_claims_against_trying_every_period(a: EventDate, b: EventDate) -> None:
    assert agrees(a, b) == bool(periods(a) & periods(b))
    assert refines(a, b) == (periods(a) < periods(b))


# Speed


def test_values_from_a_database_are_cheap() -> None:
    rows = [("2017-02-15/2017-02-16", 736375, 736376)] * 20_000

    def seconds() -> float:
        start = time.perf_counter()
        for row in rows:
            EventDate.stored(*row)
        return time.perf_counter() - start

    assert min(seconds() for _ in range(5)) < 0.1  # about 0.015 on two slow cores
