"""From what an expression says to the date it means, with the reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from itertools import groupby
from typing import Final

from timeline_app.date_labels import label
from timeline_app.dates import EventDate, date_of
from timeline_app.edtf import DateError
from timeline_app.mentions import resolve_calendar, resolve_relative, resolve_weekdays
from timeline_app.mentions.building import YEARS
from timeline_app.mentions.chains import lend
from timeline_app.mentions.expression import Expression, Kind
from timeline_app.mentions.numeric import candidates, day_order
from timeline_app.mentions.setting import Resolution, Setting


def resolve_all(
    found: Sequence[Expression], setting: Setting
) -> Iterator[tuple[Expression, Resolution]]:
    """Every expression of a text, in order, with its date."""
    setting.day_order = day_order(
        setting.scan.word(one.first) for one in found if setting.scan.kind(one.first) == "S"
    )
    for _, group in groupby(found, key=lambda one: (one.kind, one.chain or id(one))):
        together = list(group)
        yield from zip(together, _guarded(together, setting), strict=True)


def _guarded(group: list[Expression], setting: Setting) -> Iterator[Resolution]:
    """Resolve what is told together; a day that does not exist has no date, but a reason."""
    if group[0].kind is Kind.WEEKDAY:
        try:
            results = resolve_weekdays.weekdays(group, setting)
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
            result = _RESOLVERS[one.kind](one, setting)
        except DateError as error:
            result = Resolution(None, error.message)
        except (OverflowError, ValueError):
            result = Resolution(None, YEARS)
        setting.remember(one, result)
        yield result


def _share_cue(group: list[Expression], setting: Setting) -> None:
    """Days and months told together have one year, found for the first of them."""
    first = group[0]
    if setting.history or first.year is not None or not first.part or first.unit:
        return
    try:
        found = resolve_calendar.calendar(first, setting, group[-1])
    except DateError:
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
        return Resolution(None, resolve_relative.NO_DAY)
    day = setting.published + timedelta(one.steps)
    words = {-2: "two days before", -1: "the day before", 0: "", 1: "the day after"}
    where = words.get(one.steps, "two days after")
    reason = f"{where} the article's day".strip()
    return Resolution(EventDate.of_day(day), reason)


def _clock(one: Expression, setting: Setting) -> Resolution:
    if setting.day is not None and setting.is_near(one):
        return Resolution(EventDate.of_day(setting.day), "a time of the day mentioned before")
    if setting.published is None or setting.history:
        return Resolution(None, "a time of day; its day is not said")
    return Resolution(EventDate.of_day(setting.published), "a time of the article's day")


_RESOLVERS: Final[dict[Kind, Callable[[Expression, Setting], Resolution]]] = {
    Kind.CALENDAR: resolve_calendar.calendar,
    Kind.NAMED: resolve_calendar.named,
    Kind.DIGITS: _digits,
    Kind.FROM_HERE: _from_here,
    Kind.WHICH: resolve_relative.which,
    Kind.STEPS: resolve_relative.steps,
    Kind.CLOCK: _clock,
}
