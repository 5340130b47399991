"""How the rows of the event table become others: what goes, moves and comes."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from timeline_app import records as r
from timeline_app.chronology import Chronology
from timeline_app.dates import EventDate
from ui.event_rows import Layout, Month, Row, Steps, month_of, steps_between, with_months

MONTHS = tuple(Month((2017, number), 1) for number in range(1, 5))
ROWS: tuple[Row, ...] = (*"abcdefghijkl", *MONTHS)


def layout(rows: Collection[Row]) -> Layout:
    months = [(at, row) for at, row in enumerate(rows) if isinstance(row, Month)]
    return Layout(list(rows), months)


@st.composite
def some_rows(draw: st.DrawFn) -> list[Row]:
    """Some of the rows, in any order or nearly in that of ``ROWS``."""
    wanted = draw(st.sets(st.sampled_from(ROWS)))
    rows = [row for row in ROWS if row in wanted]
    if draw(st.booleans()):
        return draw(st.permutations(rows))
    for _ in range(draw(st.integers(0, 3)) if rows else 0):
        row = rows.pop(draw(st.integers(0, len(rows) - 1)))
        rows.insert(draw(st.integers(0, len(rows))), row)
    return rows


touches = st.sets(st.sampled_from("abcdefghijkl"), max_size=6)


def walked(old: list[Row], steps: Steps, new: list[Row]) -> list[Row]:
    """The rows after all steps, each made as a view makes it."""
    rows = list(old)
    for first, last in reversed(steps.gone):
        del rows[first : last + 1]
    for source, before in steps.moves:
        row = rows.pop(source)
        rows.insert(before - (before > source), row)
    for first, last in steps.come:
        rows[first:first] = new[first : last + 1]
    return rows


def moved(old: list[Row], steps: Steps) -> set[Row]:
    rows = [row for at, row in enumerate(old) if not any(a <= at <= b for a, b in steps.gone)]
    found = set()
    for source, before in steps.moves:
        row = rows.pop(source)
        rows.insert(before - (before > source), row)
        found.add(row)
    return found


@given(some_rows(), some_rows(), touches)
def test_the_steps_make_one_list_the_other_and_leave_what_is_not_touched(
    old: list[Row], new: list[Row], touched: set[str]
) -> None:
    steps = steps_between(layout(old), layout(new), touched)
    stay = [row for row in old if row in new and row not in touched]
    assert (steps is None) == (stay != [row for row in new if row in stay])
    if steps is None:
        return
    assert walked(old, steps, new) == new
    gone = {row for first, last in steps.gone for row in old[first : last + 1]}
    come = {row for first, last in steps.come for row in new[first : last + 1]}
    assert gone == set(old) - set(new)
    assert come == set(new) - set(old)
    assert moved(old, steps) <= touched
    assert len(steps.moves) == len(moved(old, steps))


@given(some_rows(), touches)
def test_rows_that_stand_as_they_should_take_no_step(rows: list[Row], touched: set[str]) -> None:
    steps = steps_between(layout(rows), layout(rows), touched)
    assert steps is not None and not len(steps)


@given(st.randoms(use_true_random=False))
def test_steps_through_long_lists(chance: Random) -> None:
    old: list[Row] = [str(number) for number in range(300)]
    touched = {str(number) for number in chance.sample(range(300), 4)}
    others = [row for row in old if row not in touched and chance.random() > 0.01]
    new = list(others)
    for row in [*chance.sample(sorted(touched), 3), "x", "y"]:
        new.insert(chance.randint(0, len(new)), row)
    steps = steps_between(layout(old), layout(new), touched)
    assert steps is not None
    assert walked(old, steps, new) == new
    assert moved(old, steps) <= touched
    assert sum(last + 1 - first for first, last in steps.gone) == len(old) - len(others) - 3


def test_a_row_moves_over_very_many_in_one_step() -> None:
    others: list[Row] = [str(number) for number in range(5_000)]
    steps = steps_between(layout(["a", *others]), layout([*others, "a"]), {"a"})
    assert steps == Steps([], [(0, 5_001)], [])
    steps = steps_between(layout([*others, "a"]), layout(["a", *others]), {"a"})
    assert steps == Steps([], [(5_000, 0)], [])


def test_only_touched_rows_may_move_by_themselves() -> None:
    old, new = layout(["a", "b", "c"]), layout(["b", "c", "a"])
    assert steps_between(old, new, {"a"}) == Steps([], [(0, 3)], [])
    assert steps_between(old, new, set()) is None


# Months

days = st.none() | st.dates(date(2017, 1, 1), date(2017, 6, 30)).map(EventDate.of_day)


@st.composite
def dated(draw: st.DrawFn) -> Chronology:
    found = draw(st.lists(st.one_of(days, st.just(EventDate.parse("../2017-01-05"))), max_size=12))
    return Chronology.of(r.Event(f"e{n}", date=when) for n, when in enumerate(found))


@given(dated(), dated(), st.booleans())
def test_headings_as_before_only_help(one: Chronology, other: Chronology, descends: bool) -> None:
    closed = {(2017, 3)}
    before = with_months(other.by_date(), other.events, closed).months
    ids, events = one.by_date(), one.events
    anew = with_months(ids, events, closed, descends=descends)
    assert with_months(ids, events, closed, descends=descends, before=before) == anew
    assert [(at, month.count) for at, month in anew.months] == [
        (at, sum(month_of(events[i].date) == month.key for i in ids))
        for at, month in enumerate(anew.rows)
        if isinstance(month, Month)
    ]
