"""From what an expression says to the date it means, with the reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby
from typing import Final

from timeline_app.date_labels import label
from timeline_app.dates import EventDate, Precision, date_of
from timeline_app.edtf import DateError
from timeline_app.mentions import resolve_calendar, resolve_relative, resolve_weekdays
from timeline_app.mentions.building import YEARS, month_after
from timeline_app.mentions.chains import lend
from timeline_app.mentions.expression import Calendar, Expression, Kind
from timeline_app.mentions.numeric import candidates, day_order
from timeline_app.mentions.quotations import days_of_saying
from timeline_app.mentions.setting import NO_DAY, Resolution, Setting


def resolve_all(
    found: Sequence[Expression], setting: Setting
) -> Iterator[tuple[Expression, Resolution]]:
    """Every expression of a text, in order, with its date."""
    setting.day_order = day_order(
        setting.scan.word(one.first) for one in found if setting.scan.kind(one.first) == "S"
    )
    setting.found = found
    for _, group in groupby(found, key=lambda one: (one.kind, one.chain or id(one))):
        together = list(group)
        yield from zip(together, _guarded(together, setting), strict=True)


def _guarded(group: list[Expression], setting: Setting) -> Iterator[Resolution]:
    """Resolve what is told together; a day that does not exist has no date, but a reason."""
    if group[0].kind is Kind.WEEKDAY:
        said = _day_of_saying(group[0], setting)
        told = setting if said is None else replace(setting, published=said)
        try:
            results = resolve_weekdays.weekdays(group, told)
        except (OverflowError, ValueError):
            results = [Resolution(None, YEARS)] * len(group)
        for one, result in zip(group, results, strict=True):
            setting.remember(one, result)
        yield from results
        return
    if len(group) > 1 and group[0].kind is Kind.CALENDAR:
        _share_cue(group, setting)
    for one in group:
        try:
            result = _resolved(one, setting)
        except DateError as error:
            result = Resolution(None, error.message)
        except (OverflowError, ValueError):
            result = Resolution(None, YEARS)
        setting.remember(one, result)
        yield result


def _resolved(one: Expression, setting: Setting) -> Resolution:
    """The date of one expression; in words quoted from another day, counted from that day."""
    resolver = _RESOLVERS[one.kind]
    said = None if one.anchored or one.kind not in _DEICTIC else _day_of_saying(one, setting)
    if said is not None:
        found = resolver(one, replace(setting, published=said))
        reason = f"{found.reason.replace('the article', 'the quotation')}, {said.isoformat()}"
        result = found._replace(reason=reason)
    else:
        result = resolver(one, setting)
    if one.about and one.kind is Kind.CALENDAR and result.date is not None:
        result = result._replace(date=_about(result.date))
    return result


def _about(when: EventDate) -> EventDate:
    plain = when.precision in (Precision.DAY, Precision.MONTH, Precision.YEAR)
    return EventDate.parse(f"{when.text.rstrip('~')}~") if plain else when


def _day_of_saying(one: Expression, setting: Setting) -> date | None:
    """The earlier day on which the words around an expression were said."""
    if setting.published is None or setting.history:
        return None
    for other in days_of_saying(setting.scan, one, setting.found):
        try:
            if other.kind is Kind.WEEKDAY:
                day = resolve_weekdays.weekdays([other], setting)[0].date
            else:
                day = resolve_calendar.calendar(replace(other), setting).date
        except (OverflowError, ValueError):
            continue
        if day is not None and day.is_day and day.first is not None:
            return date_of(day.first) if day.first < setting.published.toordinal() else None
    return None


def _share_cue(group: list[Expression], setting: Setting) -> None:
    """Days and months told together have one year, found for the first of them."""
    first = group[0]
    if first.rule == "day of the month" and not first.unit:
        _share_month(group, setting)
        return
    if setting.history or first.year is not None or not first.part or first.unit:
        return
    if first.calendar is not Calendar.GREGORIAN:
        return
    try:
        found = resolve_calendar.calendar(first, setting, group[-1])
    except (OverflowError, ValueError):
        return
    if found.date is not None and found.date.first is not None:
        first.year, first.borrowed = date_of(found.date.first).year, True
        for one in group:
            one.ran = first.ran
        lend(group, 1)
        others = [date_of(other.first).year for other in found.alternatives if other.first]
        for one in group:
            one.because = found.reason
            if others and one.year is not None:
                one.other_year = one.year + others[0] - first.year


def _share_month(group: list[Expression], setting: Setting) -> None:
    """Bare days told together are of one month, or go on in the next: "the 30th and the 1st"."""
    try:
        found = resolve_calendar.calendar(group[0], setting, group[-1])
    except (OverflowError, ValueError):
        return
    if found.date is None or found.date.first is None:
        return
    day = date_of(found.date.first)
    month, number = (day.year, day.month), 0
    for one in group:
        month = month_after(month, int(one.day < number))
        (one.year, one.part), number = month, one.day
        one.borrowed, one.ran, one.because = True, group[0].ran, found.reason


def _digits(one: Expression, setting: Setting) -> Resolution:
    days = candidates(_digits_of(one, setting), setting.day_order, setting.published)
    dates = [EventDate.of_day(day) for day in days]
    if len(dates) == 1:
        return Resolution(dates[0], "the date is written in full")
    reason = f"the nearer one to the article; it may be {label(dates[1])} as well"
    return Resolution(dates[0], reason, (dates[1],))


def _digits_of(one: Expression, setting: Setting) -> str:
    """The word in digits of an expression that may have a time of day with it."""
    places = range(one.first, one.last + 1)
    return next(setting.scan.word(at) for at in places if setting.scan.kind(at) in "IS")


def _from_here(one: Expression, setting: Setting) -> Resolution:
    if setting.published is None:
        return Resolution(None, NO_DAY)
    day = setting.published + timedelta(one.steps)
    words = {-2: "two days before", -1: "the day before", 0: "", 1: "the day after"}
    where = words.get(one.steps, f"{one.steps} days after")
    reason = f"{where} the article's day".strip()
    return Resolution(EventDate.of_day(day), reason)


def _clock(one: Expression, setting: Setting) -> Resolution:
    if setting.day is not None and setting.is_near(one):
        return Resolution(EventDate.of_day(setting.day), "a time of the day mentioned before")
    if setting.published is None or setting.history:
        return Resolution(None, "a time of day; its day is not said")
    return Resolution(EventDate.of_day(setting.published), "a time of the article's day")


_DEICTIC: Final = frozenset((Kind.FROM_HERE, Kind.WHICH, Kind.STEPS))
_RESOLVERS: Final[dict[Kind, Callable[[Expression, Setting], Resolution]]] = {
    Kind.CALENDAR: resolve_calendar.calendar,
    Kind.NAMED: resolve_calendar.named,
    Kind.DIGITS: _digits,
    Kind.FROM_HERE: _from_here,
    Kind.WHICH: resolve_relative.which,
    Kind.STEPS: resolve_relative.steps,
    Kind.CLOCK: _clock,
}
