"""Dates of the Hijri and the Solar Hijri calendar, with their year or near the article."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final, NamedTuple

from timeline_app import calendars
from timeline_app.dates import EventDate, date_of
from timeline_app.edtf import DateError
from timeline_app.mentions.expression import Calendar, Expression
from timeline_app.mentions.setting import Resolution, Setting
from timeline_app.reading.words import WEEKDAYS


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
        when = converter.convert(one.year, one.part, one.day)
        return _checked(one, when, f"converted from the {converter.name} calendar")
    given = setting.day if setting.history and setting.day else setting.published
    if given is None:
        return Resolution(None, "the year is not said, and no day is known to count from")
    found = setting.cue(one)
    dates = _near(one, converter, converter.year_of(given))
    if not dates:
        raise DateError(f"{converter.months[one.part - 1]} has no such day.")
    dates.sort(key=lambda when: _distance(when, given))
    right = [when for when in dates if _side(when, given) * found.direction >= 0] or dates
    when = dates[0] if _distance(dates[0], given) <= 60 else right[0]
    return _checked(one, when, f"nearest such date of the {converter.name} calendar")


def _near(one: Expression, converter: _Converter, year: int) -> list[EventDate]:
    found = []
    for step in (0, -1, 1):
        try:
            found.append(converter.convert(year + step, one.part, one.day))
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
