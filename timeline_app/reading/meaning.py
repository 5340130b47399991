"""From a `Phrase` to an `EventDate`: what points leave unsaid is filled in, EDTF is written.

"15" in "15–16 Feb 2017" takes month and year from the point after it, "16" in "February 15–16" from
the one before. Where that puts an end before its start, the borrowed year moves by one ("30 Dec –
2 Jan 2017"), if the two then lie within half a year.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Final, NamedTuple

from timeline_app.dates import EventDate, date_of
from timeline_app.edtf import AFTER_ALL, MONTHS, WEEKDAYS, YEARS, DateError, End
from timeline_app.reading import relative
from timeline_app.reading.grammar import Bound, Choice, Limits, Phrase
from timeline_app.reading.points import Point
from timeline_app.reading.shares import Stretch, stretch
from timeline_app.reading.words import Unit

_HALF_A_YEAR: Final = 183
_NO_QUALIFIER: Final = "One of several dates takes no “about” or “?”."


class YearMissingError(DateError):
    """Neither the text nor the frame says the year."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What is known beside the text.

    `given`: the day that "yesterday" counts from, near which a date without a year lies. `year`:
    the year to assume without it. `forward`: weekdays alone lie after the given day. `today`
    decides only between "was" and "is" in warnings.
    """

    given: date | None = None
    year: int | None = None
    forward: bool = False
    today: date | None = None


class Meaning(NamedTuple):
    """The date and what is odd about the text, in sentences."""

    when: EventDate
    warnings: tuple[str, ...]


def meaning(phrase: Phrase, frame: Frame) -> Meaning:
    """The date of a phrase, whose points are filled in on the way; else `DateError`."""
    points = phrase.points
    _attach_weekdays(points, phrase.weekdays)
    _shorten_second_year(phrase)
    _week_of_both(phrase)
    relative.resolve(points, frame.given, forward=frame.forward)
    _share_qualifiers(phrase)
    _complete(phrase, frame)
    if isinstance(phrase.left, End) and phrase.right is None:
        raise DateError("Open from which day? Write “30 Dec 2016 – open”.")
    if phrase.lasting is not None:
        text = _lasting(phrase.left, *phrase.lasting)
    elif phrase.right is None:
        text = _bound(phrase.left)
    else:
        text = f"{_end(phrase.left)}/{_end(phrase.right)}"
    return Meaning(EventDate.parse(text), tuple(_warnings(points, frame.today)))


def _attach_weekdays(points: Sequence[Point], weekdays: Sequence[int]) -> None:
    if not weekdays:
        return
    if len(weekdays) != len(points):
        raise DateError(f"{len(weekdays)} weekdays, but dates: {len(points)}.")
    for point, weekday in zip(points, weekdays, strict=True):
        point.weekday = weekday


def _single(bound: Bound | None) -> Point | None:
    return bound.points[0] if isinstance(bound, Choice) and len(bound.points) == 1 else None


def _shorten_second_year(phrase: Phrase) -> None:
    """2017–18 are two years."""
    left, right = _single(phrase.left), _single(phrase.right)
    if left is None or right is None or left.part or left.day or not left.year:
        return
    if len(right.day) == 2 and not right.part and not right.year:
        right.year, right.day = f"{left.year[:2]}{right.day}", ""


def _week_of_both(phrase: Phrase) -> None:
    """ "The week of 13–17 Feb 2017" are the days that it says."""
    left, right = _single(phrase.left), _single(phrase.right)
    if left is not None and right is not None and left.week and right.day and not right.week:
        left.week = False


def _share_qualifiers(phrase: Phrase) -> None:
    """ "About 15–16 Feb 2017" and "15–16 Feb 2017?" are said of both days."""
    left, right = _single(phrase.left), _single(phrase.right)
    if left is None or right is None or left.qualified_behind or right.qualified_before:
        return
    if not _told_together(left, right, phrase.tight):
        return
    left.about = right.about = left.about or right.about
    left.doubt = right.doubt = left.doubt or right.doubt


def _told_together(left: Point, right: Point, tight: bool) -> bool:
    """Whether two points read as one: they share a month's name, or are parts of one year."""
    if left.day or right.day:
        return bool(left.day and right.day) and not (left.part and right.part)
    years = not left.part and not right.part
    if years and left.year.isdecimal() and right.year.isdecimal():
        return tight
    alone = _stands_alone(left), _stands_alone(right)
    return all(alone) or (not any(alone) and left.year in ("", right.year))


def _stands_alone(point: Point) -> bool:
    """Whether its year is part of its name, as in "2010s", "winter 2016–17"."""
    return not point.part or point.part in ("24", "40", "41")


# Months and years that are not said.


def _complete(phrase: Phrase, frame: Frame) -> None:
    """Fill in months and years from the neighbours, then from the frame."""
    left, right = _points(phrase.left), _points(phrase.right)
    points = [*left, *right]
    for point, later in reversed(list(pairwise(points))):
        _borrow_month(point, later)
    for earlier, point in pairwise(points):
        _borrow_month(point, earlier)
    for place in reversed(range(len(points) - 1)):
        later = points[-1] if place == len(left) - 1 else points[place + 1]
        _borrow_year(points[place], later, -1)
    for place, point in enumerate(points):
        if place:
            _borrow_year(point, points[place - 1], 1)
        if point.day and not point.part:
            raise DateError("Which month? Write 15 Feb 2017.")
        if point.part and not point.year:
            point.year = _year_near(point, frame)
    _put_in_order(left)
    _put_in_order(right)
    if isinstance(phrase.left, Choice) and isinstance(phrase.right, Choice):
        _put_apart(left, right)


def _points(bound: Bound | None) -> list[Point]:
    return bound.points if isinstance(bound, Choice | Limits) else []


def _borrow_month(point: Point, other: Point) -> None:
    if point.day and not point.part and other.day:
        point.part = other.part


def _borrow_year(point: Point, other: Point, direction: int) -> None:
    if point.part and not point.year and other.part and other.lends and other.year:
        point.year, point.borrowed = other.year, direction


def _year_near(point: Point, frame: Frame) -> str:
    """The year that brings the point nearest to the given day."""
    if frame.given is None:
        if frame.year is None:
            raise YearMissingError("Which year?")
        return f"{frame.year:04}"
    given, near = frame.given.toordinal(), list[tuple[int, str]]()
    for number in range(max(1, frame.given.year - 1), min(9999, frame.given.year + 1) + 1):
        point.year = f"{number:04}"
        try:
            days = stretch(point)
        except DateError:
            continue
        near.append((max(days.first - given, given - days.last), point.year))
    return min(near)[1] if near else f"{frame.given.year:04}"


def _put_in_order(points: Sequence[Point]) -> None:
    """ "30 Dec or 2 Jan 2017": a borrowed year moves where the order of the text asks for it."""
    for point, later in reversed(list(pairwise(points))):
        if point.borrowed < 0:
            _put_apart([point], [later])
    for earlier, point in pairwise(points):
        if point.borrowed > 0:
            _put_apart([earlier], [point])


def _put_apart(left: Sequence[Point], right: Sequence[Point]) -> None:
    """Where all of `left` lies after all of `right`, move borrowed years by one."""
    first = min(stretch(point).first for point in left)
    last = max(stretch(point).last for point in right)
    if first > last:
        back = [point for point in left if point.borrowed < 0]
        _move(back, -1, last) or _move([one for one in right if one.borrowed > 0], 1, first)


def _move(points: Sequence[Point], direction: int, near: int) -> bool:
    """Move years by one if that brings all points within half a year of a day; whether it does."""
    before = [point.year for point in points]
    for point in points:
        point.year = f"{int(point.year) + direction:04}"
    in_calendar = points and all(1 <= int(point.year) <= 9999 for point in points)
    if in_calendar and all(abs(stretch(one).first - near) <= _HALF_A_YEAR for one in points):
        return True
    for point, year in zip(points, before, strict=True):
        point.year = year
    return False


# EDTF text.


def _end(bound: Bound) -> str:
    if isinstance(bound, Choice) and bound.every:
        raise DateError("A start or end is one day; write “or” between several.")
    return _bound(bound)


def _lasting(bound: Bound, count: int, unit: Unit) -> str:
    """So many days, weeks, months or years that begin with a day."""
    point = _single(bound)
    if point is None or not point.day or point.week or point.week_ends or not count:
        raise DateError("From which day on? Write “15 Feb 2017 for 3 days”.")
    first = date_of(stretch(point).first)
    try:
        last = relative.later(first, unit, count) - timedelta(1)
    except (OverflowError, ValueError):
        raise DateError(YEARS) from None
    return f"{_one(point)}/{last.isoformat()}"


def _bound(bound: Bound) -> str:
    if isinstance(bound, End):
        return bound.value
    if isinstance(bound, Limits):
        return _limits(bound)
    if len(bound.points) == 1:
        return _one(bound.points[0])
    return _all_of(bound.points) if bound.every else _one_of(bound.points)


def _qualifier(points: Sequence[Point]) -> str:
    about, doubt = any(one.about for one in points), any(one.doubt for one in points)
    return "%" if about and doubt else "~" if about else "?" if doubt else ""


def _one(point: Point) -> str:
    days = stretch(point)
    if days.low == days.high:
        return f"{days.low}{_qualifier([point])}"
    return f"[{days.low}..{days.high}]"


def _one_of(points: Sequence[Point]) -> str:
    if _qualifier(points):
        raise DateError(_NO_QUALIFIER)
    choices = [stretch(point) for point in points]
    if all(days.low == days.high for days in choices):
        return f"[{','.join(days.low for days in choices)}]"
    first, last = _joined(choices)
    return f"[{first.low}..{last.high}]"


def _all_of(points: Sequence[Point]) -> str:
    """ "15 and 16 Feb 2017": days that follow each other are an interval."""
    first, last = _joined([stretch(point) for point in points])
    qualifier = _qualifier(points)
    if first.low != first.high or last.low != last.high:
        return f"[{first.low}..{last.high}]"
    return f"{first.low}{qualifier}/{last.high}{qualifier}"


def _joined(stretches: list[Stretch]) -> tuple[Stretch, Stretch]:
    """The first and the last of stretches without a gap between them."""
    stretches = sorted(stretches, key=lambda days: (days.first, days.last))
    for one, following in pairwise(stretches):
        if following.first > one.last + 1:
            raise DateError("These days are apart: write “–” from first to last, or “or”.")
    return stretches[0], stretches[-1]


def _limits(limits: Limits) -> str:
    if _qualifier(limits.points):
        raise DateError("A limit takes no “about” or “?”: write “after 20 Dec 2017”.")
    low = high = ""
    if limits.low is not None:
        days = stretch(limits.low)
        low = _day_text(days.last + 1) if limits.after else days.low
    if limits.high is not None:
        days = stretch(limits.high)
        high = _day_text(days.first - 1) if limits.before else days.high
    return f"[{low}..{high}]"


def _day_text(ordinal: int) -> str:
    if not 0 < ordinal < AFTER_ALL:
        raise DateError(YEARS)
    return date_of(ordinal).isoformat()


# What is odd.


def _warnings(points: Sequence[Point], today: date | None) -> list[str]:
    found = []
    for point in points:
        days = stretch(point)
        day = date_of(days.last if point.week_ends else days.first)
        if point.weekday not in (None, day.weekday()) and point.day and not point.week:
            verb = "is" if today is not None and day >= today else "was"
            name = f"{day.day} {MONTHS[day.month - 1]} {day.year:04}"
            found.append(f"{name} {verb} a {WEEKDAYS[day.weekday()]}.")
        if days.low != days.high and (point.about or point.doubt):
            found.append("“About” and “?” are left out: this is a span already.")
    return found
