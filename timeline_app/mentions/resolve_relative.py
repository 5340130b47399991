"""Last week, this month, the same day, two days later: counted from the article or a mention."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from timeline_app.dates import EventDate, date_of
from timeline_app.mentions import foreign_steps, other_calendars
from timeline_app.mentions.building import (
    calendar_date,
    days_apart,
    month_after,
    pieces_of,
    rest_of,
    some_day,
    week_of,
    weekday_from,
    weekend_of,
    year_text,
)
from timeline_app.mentions.expression import Calendar, Expression
from timeline_app.mentions.running_year import is_open
from timeline_app.mentions.setting import NO_DAY, Resolution, Setting
from timeline_app.mentions.vocabulary import SEASONS
from timeline_app.reading.words import Share

_NO_MENTION: Final = "counted from a date mentioned before, which is not known"
_PLACES: Final = {-1: "before", 1: "after"}


def which(one: Expression, setting: Setting) -> Resolution:
    """Resolve "last week", "that year", "next Monday", "the end of the month"."""
    one.which -= foreign_steps.is_begun(one, setting)
    if one.calendar is not Calendar.GREGORIAN:
        return other_calendars.relative(one, setting)
    if one.weekday is not None:
        return _weekday(one, setting)
    if one.part:
        return _month_or_season(one, setting)
    if one.either:
        one.anchored = foreign_steps.is_of_story(one, setting)
    elif one.anchored and _looks_ahead(one, setting):
        one.anchored = False
        setting = replace(setting, history=False)
    when = _unit(one, setting)
    if when is None:
        return _unknown(one)
    if one.share is not None and one.unit == "week":
        when = _part_of_week(when, one.share)
    point = setting.day_for(one)
    if one.later and point is not None and one.unit != "day":
        when = rest_of(when, point, one.later)
    return Resolution(when, _reason(one, setting))


def _looks_ahead(one: Expression, setting: Setting) -> bool:
    """Whether "the year" is the article's: a plan counts from there, not from an old mention."""
    given, scan = setting.published, setting.scan
    if given is None or scan.kind(one.last - 1) not in "tXs-":
        return False
    spoken_of = setting.day or (date(*setting.month, 1) if setting.month else None)
    old = setting.year is not None and setting.year < given.year
    old = old or (spoken_of is not None and spoken_of < given and one.unit != "year")
    return old and is_open(setting.cue(one))


def _unknown(one: Expression) -> Resolution:
    return Resolution(None, _NO_MENTION if one.anchored else NO_DAY)


def _reason(one: Expression, setting: Setting) -> str:
    places = ("two {}s before", "the {} before", "the {} of", "the {} after", "two {}s after")
    return f"{places[one.which + 2].format(one.unit)} {_from(one, setting)}"


def _from(one: Expression, setting: Setting) -> str:
    if not (one.anchored or setting.history):
        return "the article"
    bases = {"day": setting.day, "year": setting.year}
    base = bases.get(one.unit, setting.day)
    if base is None or not setting.is_near(one):
        return "the article"
    return f"{base}, mentioned before"


def _weekday(one: Expression, setting: Setting) -> Resolution:
    base, number = setting.day_for(one), one.weekday or 0
    if base is None:
        return _unknown(one)
    if one.unit == "week":
        start = foreign_steps.first_of_week(setting)
        day = base - timedelta((base.weekday() - start) % 7)
        day += timedelta(7 * one.which + (number - start) % 7)
    elif one.which:
        side = 1 if one.which > 0 else -1
        day = weekday_from(base, number, side) + timedelta(7 * (one.which - side))
    else:
        day = weekday_from(base, number, -1, same=True)
    words = ("the last but one before", "the last one before", "the one of",
             "the first one after", "the second one after")  # fmt: skip
    return Resolution(EventDate.of_day(day), f"{words[one.which + 2]} {_from(one, setting)}")


def _month_or_season(one: Expression, setting: Setting) -> Resolution:
    """Resolve "last March" (wholly before), "next spring" (after), "that summer" (of the year)."""
    base, year = setting.day_for(one), setting.year_for(one)
    if one.anchored and setting.month is not None and setting.is_near(one):
        base = date(*setting.month, 1)
    if year is None:
        return _unknown(one)
    if base is not None and not (one.anchored and base.year != year):
        year = _year_of_part(one, base, 0 if one.which else setting.cue(one).direction)
    where = "of the year of" if one.which == 0 else _PLACES[one.which]
    reason = f"the one {where} {_from(one, setting)}"
    return Resolution(calendar_date(year_text(year), one.part), reason)


def _year_of_part(one: Expression, base: date, direction: int) -> int:
    """The year of the last, this or next such month or season.

    "This winter" is the nearest one; "this January", where the verb looks ahead, one to come.
    """
    ordinal = base.toordinal()
    near = [calendar_date(year_text(base.year + step), one.part) for step in (-2, -1, 0, 1)]
    if one.which < 0:
        found = [when for when in near if (when.last or 0) < ordinal][-1]
    elif one.which > 0:
        found = next(when for when in near if (when.first or 0) > ordinal)
    elif direction > 0 and not one.anchored:
        found = next(when for when in near if (when.last or 0) >= ordinal)
    elif one.part == _WINTER:
        found = min(near, key=lambda when: days_apart(when, base))
    else:
        return base.year
    return date_of(found.first or 1).year


_WINTER: Final = SEASONS["winter"]


def _unit(one: Expression, setting: Setting) -> EventDate | None:
    """The period, or part of it."""
    match one.unit:
        case "day" | "week" | "weekend":
            base = setting.day_for(one)
            if base is not None and foreign_steps.is_coming_weekend(one, setting):
                return weekend_of(weekday_from(base, 5, 1))
            return None if base is None else _days(one, base)
        case "month" | "quarter":
            month = setting.month_for(one)
            return None if month is None else _months(one, month)
        case "year":
            year = setting.year_for(one)
            return None if year is None else _year(one, year + one.which)
    year = setting.year_for(one)
    return None if year is None else _many_years(one, year)


def _days(one: Expression, base: date) -> EventDate:
    if one.unit == "day":
        return EventDate.of_day(base + timedelta(one.which))
    base += timedelta(7 * one.which)
    return weekend_of(base) if one.unit == "weekend" else week_of(base)


def _part_of_week(week: EventDate, share: Share) -> EventDate:
    """Early Monday to Tuesday, mid Tuesday to Thursday, late Friday to Sunday."""
    first, last = _OF_WEEK.get(share, (0, 6))
    monday = date_of(week.first or 1)
    return some_day(monday + timedelta(first), monday + timedelta(last))


_OF_WEEK: Final = {
    Share.EARLY: (0, 1), Share.BEGINNING: (0, 1), Share.FIRST_HALF: (0, 2), Share.MID: (1, 3),
    Share.SECOND_HALF: (3, 6), Share.LATE: (4, 6), Share.END: (4, 6),
}  # fmt: skip


def _months(one: Expression, month: tuple[int, int]) -> EventDate:
    if one.unit == "month":
        year, number = month_after(month, one.which)
        if one.pieces:
            return pieces_of(year, number, one.pieces)
        return calendar_date(year_text(year), number, one.day, one.share)
    quarter = month[0] * 4 + (month[1] - 1) // 3 + one.which
    return calendar_date(year_text(quarter // 4), 33 + quarter % 4)


def _year(one: Expression, year: int) -> EventDate:
    if one.pieces:
        return pieces_of(year, 0, one.pieces)
    if one.share in _WEEKS:  # "the first week of next year"
        month = 12 if one.share is Share.LAST_WEEK else 1
        return calendar_date(year_text(year), month, share=one.share)
    return calendar_date(year_text(year), share=one.share)


_WEEKS: Final = (Share.WEEK_1, Share.WEEK_2, Share.WEEK_3, Share.WEEK_4, Share.LAST_WEEK)


def _many_years(one: Expression, year: int) -> EventDate:
    if one.unit == "decade":
        decade = year_text(year + 10 * one.which)
        return calendar_date(f"{decade[:3]}X", share=one.share)
    return calendar_date(f"{year_text(year + 100 * one.which)[:2]}XX")


def steps(one: Expression, setting: Setting) -> Resolution:
    """Resolve "two weeks ago", "a day later", "the year before"."""
    if one.either:
        one.anchored = foreign_steps.goes_on(one, setting)
    beside = foreign_steps.apposed(one, setting)
    if beside is not None:
        return Resolution(EventDate.of_day(beside), "the date that stands beside it")
    if one.calendar is not Calendar.GREGORIAN:
        return other_calendars.relative(one, setting)
    when = _stepped(one, setting)
    if when is None:
        return _unknown(one)
    if one.about:
        when = EventDate.parse(f"{when.text.rstrip('~')}~")
    side = "before" if one.steps < 0 else "after"
    count = abs(one.steps)
    units = one.unit if count == 1 else f"{one.unit}s"
    if not count:
        return Resolution(when, f"the same day as {_from(one, setting)}")
    return Resolution(when, f"{count} {units} {side} {_from(one, setting)}")


def _stepped(one: Expression, setting: Setting) -> EventDate | None:
    if one.unit in ("day", "week"):
        day = setting.day if one.anchored else setting.day_for(one)
        if day is None:
            return None
        text = EventDate.of_day(day + one.steps * timedelta(7 if one.unit == "week" else 1)).text
        return EventDate.parse(f"{text}~" if one.unit == "week" else text)
    if one.unit == "month":
        month = setting.month_for(one)
        if month is None:
            return None
        year, number = month_after(month, one.steps)
        return calendar_date(year_text(year), number)
    year_now = setting.year_for(one)
    if year_now is None:
        return None
    if one.unit == "decade":
        return EventDate.parse(f"{year_text(year_now + 10 * one.steps)}~")
    return calendar_date(year_text(year_now + one.steps))
