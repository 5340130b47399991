"""Dates of the Hijri and the Solar Hijri calendar, with their year or near the article."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final, NamedTuple

from timeline_app import calendars
from timeline_app.dates import EventDate, date_of
from timeline_app.edtf import DateError
from timeline_app.mentions.expression import Calendar, Expression
from timeline_app.mentions.setting import Resolution, Setting
from timeline_app.reading.words import WEEKDAYS, Share


class _Converter(NamedTuple):
    name: str
    months: tuple[str, ...]
    convert: Callable[[int, int, int], EventDate]
    year_of: Callable[[date], int]


_CONVERTERS: Final = {
    Calendar.HIJRI: _Converter(
        "Hijri", calendars.HIJRI_MONTHS, calendars.hijri, calendars.hijri_year
    ),
    Calendar.SOLAR: _Converter(
        "Solar Hijri", calendars.SOLAR_MONTHS, calendars.solar, calendars.solar_year
    ),
}


def resolve(one: Expression, setting: Setting) -> Resolution:
    """The date of a month or day of another calendar; without a year, the one near the article."""
    converter = _CONVERTERS[one.calendar]
    if one.year is not None:
        when = _built(one, converter, one.year)
        return _checked(one, when, f"converted from the {converter.name} calendar")
    given = setting.day if setting.history and setting.day else setting.published
    if given is None:
        return Resolution(None, "the year is not said, and no day is known to count from")
    found = setting.cue(one)
    dates = _near(one, converter, converter.year_of(given))
    if not dates:
        raise DateError(f"{converter.months[one.part - 1]} has no such day.")
    dates.sort(key=lambda when: _distance(when, given))
    running = _running(one, setting, dates)
    if running is not None and found.direction <= 0:
        return _checked(one, running, "the first such date after the one mentioned before")
    right = [when for when in dates if _side(when, given) * found.direction >= 0] or dates
    when = dates[0] if _distance(dates[0], given) <= 60 else right[0]
    return _checked(one, when, f"nearest such date of the {converter.name} calendar")


def _running(one: Expression, setting: Setting, dates: Sequence[EventDate]) -> EventDate | None:
    """In a story of long ago, the first such date after the one that was told before."""
    before, given = setting.day, setting.published
    if before is None or given is None or not setting.is_near(one):
        return None
    if (given - before).days < _LONG_AGO:
        return None
    later = [when for when in dates if (when.last or 0) >= before.toordinal()]
    converter = _CONVERTERS[one.calendar]
    later += [
        when
        for when in _near(one, converter, converter.year_of(before))
        if (when.last or 0) >= before.toordinal()
    ]
    return min(later, key=lambda when: when.first or 0, default=None)


_LONG_AGO: Final = 400  # days


def _built(one: Expression, converter: _Converter, year: int) -> EventDate:
    """A year, decade, season, month or day, or a part of a month."""
    if one.unit == "decade":
        return _whole(converter.convert(year, 0, 0), converter.convert(year + 9, 0, 0))
    if one.part > 12:
        first = 3 * (one.part - 21) + 1
        return _whole(converter.convert(year, first, 0), converter.convert(year, first + 2, 0))
    when = converter.convert(year, one.part, one.day)
    if one.share is None or one.day or when.first is None or when.last is None:
        return when
    low, high = _PARTS.get(one.share, (0, 100))
    days = when.last - when.first + 1
    first, last = when.first + days * low // 100, when.first + days * high // 100 - 1
    return EventDate.parse(f"[{date_of(first)}..{date_of(last)}]")


_PARTS: Final = {
    Share.EARLY: (0, 34), Share.BEGINNING: (0, 34), Share.MID: (34, 67), Share.LATE: (67, 100),
    Share.END: (67, 100), Share.FIRST_HALF: (0, 50), Share.SECOND_HALF: (50, 100),
}  # fmt: skip
"""Per cent of a month or year."""


def _whole(first: EventDate, last: EventDate) -> EventDate:
    return EventDate.of_days(date_of(first.first or 1), date_of(last.last or 1))


def _near(one: Expression, converter: _Converter, year: int) -> list[EventDate]:
    found = []
    for step in (0, -1, 1):
        try:
            found.append(_built(one, converter, year + step))
        except DateError:
            continue
    return found


def _distance(when: EventDate, given: date) -> int:
    ordinal = given.toordinal()
    return max((when.first or ordinal) - ordinal, ordinal - (when.last or ordinal), 0)


def _side(when: EventDate, given: date) -> int:
    ordinal = given.toordinal()
    if (when.first or ordinal) > ordinal:
        return 1
    return -1 if (when.last or ordinal) < ordinal else 0


def _checked(one: Expression, when: EventDate, reason: str) -> Resolution:
    """With a clash where the weekday is another; a Hijri day may be one off, and then moves."""
    if one.weekday is None or not one.day or when.first is None:
        return Resolution(when, reason)
    day = date_of(when.first)
    if day.weekday() == one.weekday:
        exact = EventDate.of_day(day)
        return Resolution(exact, f"{reason}; its weekday fits")
    if one.calendar is Calendar.HIJRI:
        for step in (-1, 1):
            beside = date.fromordinal(day.toordinal() + step)
            if beside.weekday() == one.weekday:
                return Resolution(EventDate.of_day(beside), f"{reason}, by its weekday")
    clash = f"{day:%Y-%m-%d} is a {WEEKDAYS[day.weekday()]}, not a {WEEKDAYS[one.weekday]}"
    return Resolution(when, reason, (), clash)
