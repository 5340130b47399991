"""Weekdays and weekends: before or after the article, by the verb of their clause."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from timeline_app.dates import EventDate, date_of
from timeline_app.edtf import WEEKDAYS
from timeline_app.mentions import resolve_calendar
from timeline_app.mentions.building import weekday_from, weekend_of
from timeline_app.mentions.direction import Cue
from timeline_app.mentions.expression import Expression, Kind
from timeline_app.mentions.setting import Resolution, Setting

NO_ARTICLE_DAY: Final = "which one is not known without the article's day"


def weekdays(group: Sequence[Expression], setting: Setting) -> list[Resolution]:
    """One weekday, or several told together ("Wednesday and Thursday"), which follow each other."""
    given = setting.published
    if setting.history and setting.day is not None:
        given = setting.day
    if given is None:
        return [Resolution(None, NO_ARTICLE_DAY)] * len(group)
    beside = _day_beside(group, setting)
    if beside is not None:
        build = weekend_of if group[0].unit == "weekend" else EventDate.of_day
        days = _days(group, beside, -1, same=True) if build is not weekend_of else [beside]
        return [Resolution(build(day), "that of the date beside it") for day in days]
    found = setting.cue(group[0], group[-1])
    if not found.direction and setting.scan.word(group[0].first) == "this":
        found = Cue(1, "this")
    monday = setting.week_of_sentence(group[0])
    fits = monday is not None and (monday - given).days * found.direction >= 0
    if monday is not None and fits and all(not one.unit and not one.steps for one in group):
        return _of_week(group, monday)
    days = _days(group, given, found.direction, same=True)
    if len(group) == 2 and group[-1].link == "to" and found.direction > 0 and not found.strong:
        around = _around(group, given)
        days = around or days
    same = given in days  # "will meet on Tuesday", on a Tuesday: today, or in a week
    ahead = found.direction > 0
    others = _days(group, given, 1 if ahead == same else -1, same=False)
    return [
        _resolution(one, day, other, given, found, weak=not found.strong or (same and ahead))
        for one, day, other in zip(group, days, others, strict=True)
    ]


def _around(group: Sequence[Expression], given: date) -> list[date] | None:
    """The days of a range that has the article in it: "from Friday to Sunday the truce holds"."""
    first = weekday_from(given, group[0].weekday or 0, -1, same=True)
    last = weekday_from(first, group[1].weekday or 0, 1)
    return [first, last] if first < given < last else None


def _of_week(group: Sequence[Expression], monday: date) -> list[Resolution]:
    """The weekdays of a week that was named before."""
    days = (monday + timedelta(one.weekday or 0) for one in group)
    return [Resolution(EventDate.of_day(day), "of the week named before") for day in days]


def _day_beside(group: Sequence[Expression], setting: Setting) -> date | None:
    """The date that a weekday stands beside and fits: "5 July (a Wednesday)"."""
    one, last = group[0], group[-1]
    if len(group) == 1:
        behind = _day_behind(one, setting)
        if behind is not None:
            return behind
    day, scan = setting.day, setting.scan
    between = scan.shape[setting.place + 1 : one.first] if setting.place >= 0 else ""
    fits = day is not None and day.weekday() == last.weekday and not one.unit
    return day if fits and between in ("(", ",", ",a", "(a", ",(") else None


def _day_behind(one: Expression, setting: Setting) -> date | None:
    """The date that follows and is of it: "the weekend of 4 May", "Wednesday (5 July)"."""
    after = bisect_right(setting.found, one.last, key=lambda other: other.first)
    if after == len(setting.found):
        return None
    other = setting.found[after]
    between = setting.scan.shape[one.last + 1 : other.first]
    if other.kind is not Kind.CALENDAR or not other.day or between not in ("O", "(", "Ot", "Ov"):
        return None
    try:
        when = resolve_calendar.calendar(replace(other), setting).date
    except (OverflowError, ValueError):
        return None
    day = date_of(when.first) if when is not None and when.first is not None else None
    fits = day is not None and (one.unit == "weekend" or day.weekday() == one.weekday)
    return day if fits else None


def _days(group: Sequence[Expression], given: date, direction: int, *, same: bool) -> list[date]:
    """The days of weekdays, each after the one before it; `same`: the given day counts."""
    numbers = [one.weekday or 0 for one in group]
    if direction > 0:
        days = [weekday_from(given, numbers[0], 1, same=same)]
        for number in numbers[1:]:
            days.append(weekday_from(days[-1], number, 1))
        return days
    days = [weekday_from(given, numbers[-1], -1, same=same)]
    for number in reversed(numbers[:-1]):
        days.insert(0, weekday_from(days[0], number, -1))
    return days


def _resolution(
    one: Expression, day: date, other: date, given: date, found: Cue, *, weak: bool
) -> Resolution:
    day, other = day + timedelta(one.steps), other + timedelta(one.steps)
    build = weekend_of if one.unit == "weekend" else EventDate.of_day
    alternatives = (build(other),) if weak else ()
    return Resolution(build(day), _reason(one, day, given, found), alternatives)


def _reason(one: Expression, day: date, given: date, found: Cue) -> str:
    what = "weekend" if one.unit == "weekend" else "weekday"
    article = f"the article's {WEEKDAYS[given.weekday()]}"
    if day == given:
        where = f"{what} of the article itself"
    elif day > given:
        where = f"{what} after {article}"
    else:
        where = f"{what} before {article}"
    if found.direction and found.words:
        return f"{where}, because of “{' '.join(found.words.split())}”"
    if abs(day - given) <= timedelta(7):
        return f"{where}; no verb says otherwise"
    return where
