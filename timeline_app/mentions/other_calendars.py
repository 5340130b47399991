"""Dates of the Hijri and the Solar Hijri calendar, with their year or near the article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from timeline_app.calendars import HIJRI, SOLAR, Converter
from timeline_app.dates import EventDate, date_of
from timeline_app.edtf import WEEKDAYS, DateError
from timeline_app.mentions.building import LAST_DAY, days_apart, month_after, some_day
from timeline_app.mentions.expression import Calendar, Expression, Kind
from timeline_app.mentions.setting import NO_DAY, NO_YEAR, Resolution, Setting
from timeline_app.reading.shares import OF_MONTH, OF_YEAR
from timeline_app.reading.words import Share

_NEAR: Final = 60  # days: so near to the article, the nearest date is meant
_LONG_AGO: Final = 400  # days: so long before the article, a story goes on from date to date
_IN_BOTH: Final = 25  # a day of our month that lies in the Solar Hijri month that begins in it
_GREGORIAN: Final = 1501  # years from here on are none of the other calendars


_CONVERTERS: Final = {Calendar.HIJRI: HIJRI, Calendar.SOLAR: SOLAR}


def resolve(one: Expression, setting: Setting) -> Resolution:
    """The date of a month or day of another calendar; without a year, the one near the article."""
    converter = _CONVERTERS[one.calendar]
    if one.year is not None:
        when = _with_year(one, converter, one.year)
        return _checked(one, when, f"converted from the {converter.name} calendar")
    if one.unit in ("year", "month"):
        return _counted(one, setting, converter)
    given = setting.day if setting.history and setting.day else setting.published
    if given is None:
        return Resolution(None, NO_YEAR)
    return _near_article(one, setting, converter, given)


def _with_year(one: Expression, converter: Converter, year: int) -> EventDate:
    """The date in its year; of a feast ("Eid 2017") that may be one of our calendar."""
    if year < _GREGORIAN:
        return _built(one, converter, year)
    begin = converter.month_of(date(year, 1, 1))[0]
    found = [when for when in _near(one, converter, begin) if _begins_in(when, year)]
    if not found:
        raise DateError(f"There is no such day in {year}.")
    return found[0]


def _begins_in(when: EventDate, year: int) -> bool:
    return when.first is not None and date_of(when.first).year == year


def _near_article(
    one: Expression, setting: Setting, converter: Converter, given: date
) -> Resolution:
    direction = one.which or setting.cue(one).direction
    dates = _near(one, converter, converter.month_of(given)[0])
    if not dates:
        raise DateError(f"{converter.months[one.part - 1]} has no such day.")
    dates.sort(key=lambda when: days_apart(when, given))
    running = _running(one, setting, dates)
    if running is not None and direction <= 0:
        return _checked(one, running, "the first such date after the one mentioned before")
    right = [when for when in dates if _side(when, given) * direction >= 0] or dates
    sure = one.which == 0 and days_apart(dates[0], given) <= _NEAR
    when = dates[0] if sure else right[0]
    return _checked(one, when, f"nearest such date of the {converter.name} calendar")


def _running(one: Expression, setting: Setting, dates: Sequence[EventDate]) -> EventDate | None:
    """In a story of long ago, the first such date after the one that was told before."""
    before, given = setting.day, setting.published
    if before is None or given is None or not setting.is_near(one):
        return None
    if (given - before).days < _LONG_AGO:
        return None
    converter = _CONVERTERS[one.calendar]
    beside = _near(one, converter, converter.month_of(before)[0])
    later = [when for when in (*dates, *beside) if (when.last or 0) >= before.toordinal()]
    return min(later, key=lambda when: when.first or 0, default=None)


def _counted(one: Expression, setting: Setting, converter: Converter) -> Resolution:
    """Resolve "26 Dey of last year", "the 15th of this month" of another calendar."""
    base = _month_before(setting) if one.anchored else setting.day_for(one)
    if base is None:
        return Resolution(None, NO_DAY)
    year, month = converter.month_of(base)
    if one.unit == "month":
        year, month = month_after((year, month), one.which)
        when = _day(converter, year, month, one.day)
    else:
        when = _built(one, converter, year + one.which)
    return _checked(one, when, f"counted from {base}, in the {converter.name} calendar")


def _month_before(setting: Setting) -> date | None:
    """A day of the month that was spoken of last."""
    day, month = setting.day, setting.month
    if month is None or (day is not None and (day.year, day.month) == month):
        return day
    return date(*month, _IN_BOTH)


def relative(one: Expression, setting: Setting) -> Resolution:
    """The date of "last month", "the end of the year", "two months ago" in another calendar.

    So many months or years ago are "about", because it is not said by which calendar they count.
    """
    converter = _CONVERTERS[one.calendar]
    base = setting.day_for(one)
    if base is None:
        return Resolution(None, NO_DAY)
    reason = f"counted from {base}, in the {converter.name} calendar"
    if one.kind is Kind.STEPS:
        return Resolution(_stepped(one, base), f"about so long from {base}")
    month = converter.month_of(base)
    if one.unit == "year":
        return Resolution(_shared(one, converter, month[0] + one.which, 0), reason)
    return Resolution(_shared(one, converter, *month_after(month, one.which)), reason)


def _stepped(one: Expression, base: date) -> EventDate:
    from dateutil.relativedelta import relativedelta

    months = one.steps * (12 if one.unit == "year" else 1)
    return EventDate.parse(f"{base + relativedelta(months=months)}~")


def _built(one: Expression, converter: Converter, year: int) -> EventDate:
    """A year, decade, season, month or day, or a part of a month or year."""
    if one.unit == "decade":
        return _whole(converter.convert(year, 0, 0), converter.convert(year + 9, 0, 0))
    if one.part > 12:
        first = 3 * (one.part - 21) + 1
        return _whole(converter.convert(year, first, 0), converter.convert(year, first + 2, 0))
    if one.day:
        return _day(converter, year, one.part, one.day)
    return _shared(one, converter, year, one.part)


def _day(converter: Converter, year: int, month: int, day: int) -> EventDate:
    if day != LAST_DAY:
        return converter.convert(year, month, day)
    return EventDate.of_day(date_of(converter.convert(year, month, 0).last or 1))


def _shared(one: Expression, converter: Converter, year: int, month: int) -> EventDate:
    """A month or year, or a part of it: days of the month, months of the year."""
    when = _day(converter, year, month, one.day)
    if one.share is None or when.first is None or when.last is None:
        return when
    if one.share is Share.LAST_WEEK:
        return some_day(date_of(when.last - 6), date_of(when.last))
    table = OF_MONTH if month else OF_YEAR
    if one.share not in table:
        return when
    low, high = table[one.share]
    if month:
        end = when.first + high - 1 if high else when.last
        return some_day(date_of(when.first + low - 1), date_of(end))
    first, last = converter.convert(year, low, 0), converter.convert(year, high, 0)
    return some_day(date_of(first.first or 1), date_of(last.last or 1))


def _whole(first: EventDate, last: EventDate) -> EventDate:
    return EventDate.of_days(date_of(first.first or 1), date_of(last.last or 1))


def _near(one: Expression, converter: Converter, year: int) -> list[EventDate]:
    return list(_candidates(one, converter, year))


def _candidates(one: Expression, converter: Converter, year: int) -> Iterator[EventDate]:
    for step in (0, -1, 1):
        try:
            yield _built(one, converter, year + step)
        except DateError:
            continue


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
