"""Points that depend on a given day: yesterday, next Wed, Wednesday and Thursday, last month."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from timeline_app.dates import EventDate, date_of
from timeline_app.edtf import WEEKDAYS, YEARS, DateError
from timeline_app.reading.points import Point
from timeline_app.reading.shares import stretch
from timeline_app.reading.tokens import quoted
from timeline_app.reading.words import Unit

_WEEK: Final = 7


def resolve(points: Sequence[Point], given: date | None, *, forward: bool) -> None:
    """Give every relative point its date; `DateError` if no day is given to count from.

    A weekday alone is the last one up to the given day or, if `forward`, the next one after it; of
    several, each follows the one before.
    """
    try:
        for point in points:
            if point.anchor is not None:  # "two weeks after 15 Feb 2017"
                _resolve_one(point, date_of(stretch(point.anchor).first))
        _resolve_relative(points, given, forward=forward)
    except (OverflowError, ValueError) as error:
        raise error if isinstance(error, DateError) else DateError(YEARS) from None


def _resolve_relative(points: Sequence[Point], given: date | None, *, forward: bool) -> None:
    relative = [point for point in points if point.relative]
    if not relative:
        return
    if given is None:
        raise DateError(_what_is_missing(relative[0]))
    for point in relative:
        if not is_bare_weekday(point):
            _resolve_one(point, given)
    _resolve_weekdays(points, given, forward=forward)


def is_bare_weekday(point: Point) -> bool:
    """Whether it is a weekday and nothing else."""
    return point.relative and point.weekday is not None and point.which is None


def _what_is_missing(point: Point) -> str:
    if point.weekday is not None:
        return f"Which {WEEKDAYS[point.weekday]}? Write 15 Feb 2017."
    return f"{quoted(point.said)} from which day? Write 15 Feb 2017."


def _resolve_one(point: Point, given: date) -> None:
    which = point.which or 0
    if point.weekday is not None:
        _set_day(point, _weekday(point.weekday, which, given))
    elif point.unit is None:
        _resolve_part(point, which, given)
    elif point.steps is not None:
        _step(point, point.unit, point.steps, given)
        point.about |= point.unit is Unit.WEEK
    else:
        _step(point, point.unit, which, given)
        if point.unit is Unit.WEEK:
            monday = given - timedelta(given.weekday()) + which * timedelta(_WEEK)
            _set_day(point, monday)
            point.week = True
    point.unit = point.which = None


def _weekday(weekday: int, which: int, given: date) -> date:
    """The last one before, the one in the week of, or the first one after the given day."""
    if which < 0:
        return given - timedelta((given.weekday() - weekday - 1) % _WEEK + 1)
    if which > 0:
        return given + timedelta((weekday - given.weekday() - 1) % _WEEK + 1)
    return given + timedelta(weekday - given.weekday())


def _resolve_part(point: Point, which: int, given: date) -> None:
    """ "Last March", "next spring": wholly before, wholly after, or of the same year."""
    year = given.year
    this = EventDate.parse(f"{year:04}-{point.part}")
    if which < 0 and (this.last or 0) >= given.toordinal():
        year -= 1
    elif which > 0 and (this.first or 0) <= given.toordinal():
        year += 1
    point.year = f"{year:04}"


def _step(point: Point, unit: Unit, steps: int, given: date) -> None:
    """So many days, weeks, months or years on; months and years are meant as a whole."""
    day = later(given, unit, steps)
    if unit in (Unit.DAY, Unit.WEEK):
        _set_day(point, day)
        return
    point.year = f"{day.year:04}"
    if unit is Unit.MONTH:
        point.part = f"{day.month:02}"


def later(day: date, unit: Unit, count: int) -> date:
    """The day so many units later; of a month that is too short its last day."""
    if unit in (Unit.DAY, Unit.WEEK):
        return day + count * timedelta(_WEEK if unit is Unit.WEEK else 1)
    months = day.year * 12 + day.month - 1 + count * (12 if unit is Unit.YEAR else 1)
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _resolve_weekdays(points: Sequence[Point], given: date, *, forward: bool) -> None:
    """Weekdays alone, each after the one before; the given day stands before or after them all."""
    bare = [place for place, point in enumerate(points) if is_bare_weekday(point)]
    if not forward and bare and not _follows_a_day(points, bare[0]):
        before = given + timedelta(1)
        for place in reversed(bare):
            before = _weekday(points[place].weekday or 0, -1, before)
            _set_day(points[place], before)
        return
    for place in bare:
        after = _day_of(points[place - 1]) if _follows_a_day(points, place) else given
        _set_day(points[place], _weekday(points[place].weekday or 0, 1, after))


def _follows_a_day(points: Sequence[Point], place: int) -> bool:
    previous = points[place - 1] if place else Point()
    return bool(previous.year and previous.part and previous.day)


def _day_of(point: Point) -> date:
    return date(int(point.year), int(point.part), int(point.day))


def _set_day(point: Point, day: date) -> None:
    point.year, point.part, point.day = f"{day.year:04}", f"{day.month:02}", f"{day.day:02}"
