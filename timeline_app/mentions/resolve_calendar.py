"""Dates of the calendar: with their year, in a history's running year, or near the article."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from timeline_app.dates import EventDate, date_of
from timeline_app.edtf import MONTHS, WEEKDAYS, DateError
from timeline_app.mentions import foreign_steps, other_calendars
from timeline_app.mentions.building import (
    calendar_date,
    days_apart,
    month_after,
    pieces_of,
    week_of,
    weekday_from,
    weekday_of_month,
    weekend_of,
    year_text,
)
from timeline_app.mentions.cues import counts_from_article
from timeline_app.mentions.direction import NO_CUE, Cue
from timeline_app.mentions.expression import Calendar, Expression
from timeline_app.mentions.feast_days import FEASTS
from timeline_app.mentions.named_days import days_of, named_day
from timeline_app.mentions.running_year import is_open, year_for
from timeline_app.mentions.setting import NO_YEAR, Resolution, Setting
from timeline_app.mentions.word_set import word_set

_NO_MONTH: Final = "the month is not said, and no day is known to count from"
_SURE_WITHIN: Final = 60  # days: so near to the article, the nearest date is meant
_PLANNED_WITHIN: Final = 120  # days: the same for a plan told as past: "was promised for April"
_BESIDE: Final = 14  # days: so near that even a sure verb does not make it another year
_UNSURE_BEYOND: Final = 150  # days: so far from the article, the weekday decides the year
_FAR_BACK: Final = 270  # days: so far behind the date before, a history has gone on a year

_Build = Callable[[int], EventDate]
_WEEKS: Final = {"week": week_of, "weekend": weekend_of}
"""What a day stands for where its week is spoken of: "the week of 13 March"."""


def calendar(one: Expression, setting: Setting, last: Expression | None = None) -> Resolution:
    """The date of an expression that names a year, a month, a day, a season …

    `last` is the end of the list or range that it begins, to look for the verb around all of it.
    """
    if one.before_year_one:
        return Resolution(None, "a year before 0001, which Parley does not keep")
    if one.calendar is not Calendar.GREGORIAN:
        return other_calendars.resolve(one, setting)
    if one.digits:
        return Resolution(calendar_date(one.digits, share=one.share), "the years are given")
    if one.year is not None:
        said = "the year is that of its list" if one.borrowed else "the year is given"
        others = [] if one.other_year is None else [_build(one)(one.other_year)]
        return _checked(one, _build(one)(one.year), one.because or said, others)
    if one.unit == "year":
        return _of_relative_year(one, setting)
    if not one.part:
        return _day_of_month(one, setting)
    return _without_year(one, setting, _build(one), last)


def named(one: Expression, setting: Setting) -> Resolution:
    """The date of a named day: its year is found like that of a month and day."""
    english = setting.scan.tongue is None

    def build(year: int) -> EventDate:
        found = named_day(one.name, year) if english else days_of(FEASTS[one.name], year)
        if found is None:
            raise DateError(f"The day of {setting.words(one)} in {year} is not known.")
        if not found:
            raise DateError(f"There is no such day in {year}.")
        near = setting.published or date(year, 7, 1)
        return min(found, key=lambda when: days_apart(when, near))

    if one.year is not None:
        return Resolution(build(one.year), "the year is given")
    return _without_year(one, setting, build)


def _build(one: Expression) -> _Build:
    if one.day and one.name in _WEEKS:
        return lambda year: _WEEKS[one.name](date(year, one.part, one.day))
    if one.pieces:
        return lambda year: pieces_of(year, one.part, one.pieces)
    if one.steps and one.weekday is None:
        return lambda year: calendar_date(year_text(year), one.part, monthrange(year, one.part)[1])
    if one.steps and one.name == "weekend":
        return lambda year: weekend_of(weekday_of_month(year, one.part, 5, one.steps))
    if one.steps:
        return lambda year: EventDate.of_day(
            weekday_of_month(year, one.part, one.weekday or 0, one.steps)
        )
    return lambda year: calendar_date(year_text(year), one.part, one.day, one.share)


def _checked(
    one: Expression, when: EventDate, reason: str, alternatives: Sequence[EventDate] = ()
) -> Resolution:
    """The result; with a clash, and the nearest such weekday, where the weekday is another."""
    if one.weekday is None or not when.is_day or when.first is None:
        return Resolution(when, reason, tuple(alternatives))
    day = date_of(when.first)
    if day.weekday() == one.weekday:
        return Resolution(when, reason, tuple(alternatives))
    text = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    clash = f"{text} is a {WEEKDAYS[day.weekday()]}, not a {WEEKDAYS[one.weekday]}"
    beside = (weekday_from(day, one.weekday, side) for side in (-1, 1))
    nearest = min(beside, key=lambda other: abs((other - day).days))
    return Resolution(when, reason, (EventDate.of_day(nearest),), clash)


def _of_relative_year(one: Expression, setting: Setting) -> Resolution:
    """Resolve "March of that year", "the third quarter of last year"."""
    one.which -= foreign_steps.is_begun(one, setting)
    if one.either:
        one.anchored = foreign_steps.is_of_story(one, setting)
    base = setting.year_for(one)
    if base is None:
        return Resolution(None, NO_YEAR)
    return _checked(one, _build(one)(base + one.which), f"a year counted from {base}")


def _day_of_month(one: Expression, setting: Setting) -> Resolution:
    """Resolve "the 15th": of the month mentioned before, else the nearest one."""
    if one.unit == "month" or (setting.month is not None and setting.is_near(one)):
        base = setting.month_for(one) if one.unit == "month" else setting.month
        if base is None:
            return Resolution(None, _NO_MONTH)
        year, month = month_after(base, one.which + int(_goes_back(one, setting)))
        when = calendar_date(year_text(year), month, one.day)
        contrasts = _stands_against(one, setting)
        free = one.unit != "month" or foreign_steps.is_of_any_month(one, setting)
        if free and not contrasts and _contradicts(when, setting.cue(one), setting):
            return _nearest_day(one, setting)
        one.ran = True
        return _checked(one, when, f"a day of {MONTHS[month - 1]} {year}, as mentioned before")
    return _nearest_day(one, setting)


def _goes_back(one: Expression, setting: Setting) -> bool:
    """Whether a day number is less than the one before, so that the next month has begun."""
    if one.unit == "month" or setting.day is None or setting.month is None or one.chain:
        return False
    if (setting.day.year, setting.day.month) != setting.month or one.day >= setting.day.day:
        return False
    after = month_after(setting.month, 1)
    given = setting.published
    begun = given is None or (*after, one.day) <= (given.year, given.month, given.day)
    return begun and not setting.cue(one).words.lower().startswith("had ")


def _stands_against(one: Expression, setting: Setting) -> bool:
    """Whether a day is set against the one before: "on 26 August, not on the 24th"."""
    words = (setting.scan.raw(at).lower() for at in range(setting.place + 1, one.first))
    near = 0 < one.first - setting.place <= _AGAINST
    return near and any(word in _NOT for word in words)


_AGAINST: Final = 6  # words
_NOT: Final = word_set("not instead no не а pas non nicht statt değil لا وليس ليس نه")


def _contradicts(when: EventDate, found: Cue, setting: Setting) -> bool:
    """Whether a day lies on the other side of the article than its clause says."""
    given = setting.published
    if given is None or setting.history or not found.direction:
        return False
    sure = found.strong if found.direction < 0 else is_open(found)
    return sure and not _lies(when, given, found.direction)


def _nearest_day(one: Expression, setting: Setting) -> Resolution:
    given = setting.published
    if given is None:
        return Resolution(None, _NO_MONTH)
    days = _days_near(one.day, given)
    fitting = [day for day in days if one.weekday in (None, day.weekday())] or days
    found = setting.cue(one)
    right = [day for day in fitting if (day - given).days * found.direction >= 0] or fitting
    day = min(right, key=lambda day: abs((day - given).days))
    return _checked(one, EventDate.of_day(day), f"nearest to the article's day{_because(found)}")


def _days_near(number: int, given: date) -> list[date]:
    """The days of that number in the months around a day."""
    days = []
    for step in (-1, 0, 1):
        year, month = month_after((given.year, given.month), step)
        if 1 <= year <= 9999 and number <= monthrange(year, month)[1]:
            days.append(date(year, month, number))
    return days


def _without_year(
    one: Expression, setting: Setting, build: _Build, last: Expression | None = None
) -> Resolution:
    if setting.history:
        return _in_history(one, setting, build)
    found = _cue(one, setting, last)
    running = setting.running(one)
    if running is not None and setting.scan.tongue is not None and found.direction > 0:
        to_come = setting.published is not None and running.day > setting.published.toordinal()
        if to_come and setting.in_sentence(running, one):
            return _checked(one, build(running.year), f"the year {running.year} of its sentence")
        running = None
    if running is not None:
        same = setting.in_sentence(running, one)
        sure = same or setting.goes_on_in_past(one)
        year = year_for(running, setting.published, build, found, same=same, sure=sure)
        if year is not None:
            one.ran = True
            where = "its sentence" if same else "a story"
            return _checked(one, build(year), f"the running year {year} of {where}")
    if setting.published is None:
        return Resolution(None, NO_YEAR)
    return _near_article(one, found, build, setting.published)


def _in_history(one: Expression, setting: Setting, build: _Build) -> Resolution:
    """The running year; the next one where the date would lie far behind the one before."""
    if setting.year is None:
        return Resolution(None, NO_YEAR)
    year, when = setting.year, build(setting.year)
    if setting.month is not None and when.first is not None:
        before = date(*setting.month, 1).toordinal()
        if before - when.first > _FAR_BACK:
            return _checked(one, build(year + 1), f"the year after {year}, which was running")
    return _checked(one, when, f"the running year {year} of a history")


def _near_article(one: Expression, found: Cue, build: _Build, given: date) -> Resolution:
    """The date before or after the article, by the verb; the nearest where none decides."""
    dates = _candidates(build, given.year)
    if not dates:
        raise DateError("There is no such day in these years.")
    dates.sort(key=lambda when: days_apart(when, given))
    nearest = dates[0]
    if one.weekday is not None and one.day:
        return _with_weekday(one, dates, found, given)
    right = [when for when in dates if _lies(when, given, found.direction)]
    chosen = right[0] if right else nearest
    distance = days_apart(nearest, given)
    if distance <= _reach(found):
        told = found.strong and found.direction < 0 and one.part and not one.day
        chosen = right[0] if told and right else nearest  # "In January they met", on 31 December
    agreed = chosen in right[:1] and (found.strong or distance <= _SURE_WITHIN)
    others = [] if agreed else [when for when in (*right[:1], *dates) if when != chosen][:1]
    return _checked(one, chosen, _near_reason(chosen, nearest, given, found), others)


def _reach(found: Cue) -> int:
    """Within how many days the nearest date is meant, whatever the verb says."""
    if not found.strong:
        told = found.direction > 0 and found.words.lower().startswith(("was ", "were "))
        return _PLANNED_WITHIN if told else _SURE_WITHIN
    if found.direction < 0:
        return _BESIDE
    return 0 if counts_from_article(found) else _PLANNED_WITHIN


def _cue(one: Expression, setting: Setting, last: Expression | None) -> Cue:
    """What says on which side the date lies: "last", a dateline (neither), or the verb."""
    if one.rule == "dateline":
        return NO_CUE
    if one.which:
        return Cue(one.which, setting.scan.word(one.first), strong=True)
    found = setting.cue(one, last)
    if setting.scan.word(one.first - 1) == "by" and found.words.lower().startswith("had "):
        return found._replace(words="by")  # "by March they had gone": not before what was told
    return found


def _with_weekday(
    one: Expression, dates: Sequence[EventDate], found: Cue, given: date
) -> Resolution:
    """The nearest day, and if it has another weekday that clashes.

    Far from the article it is the one that fits the weekday, else the one on the verb's side.
    """
    nearest = dates[0]
    if days_apart(nearest, given) <= _SURE_WITHIN:
        return _checked(one, nearest, _near_reason(nearest, nearest, given, NO_CUE))
    right = [when for when in dates if _lies(when, given, found.direction)] or list(dates)
    chosen = right[0] if found.strong else nearest
    fits = [when for when in dates if date_of(when.first or 1).weekday() == one.weekday]
    if fits and chosen not in fits and days_apart(chosen, given) > _UNSURE_BEYOND:
        return _checked(one, fits[0], "the year in which the weekday fits")
    return _checked(one, chosen, _near_reason(chosen, nearest, given, found))


def _candidates(build: _Build, year: int) -> list[EventDate]:
    for reach in (1, 4, 8):  # 29 February is not in every year
        found = []
        for step in range(-reach, reach + 1):
            try:
                found.append(build(year + step))
            except (OverflowError, ValueError):
                continue
        if found:
            break
    return found


def _lies(when: EventDate, given: date, direction: int) -> bool:
    """Whether a date lies wholly or partly on that side of the day, or no side is asked for."""
    ordinal = given.toordinal()
    if direction < 0:
        return (when.first or ordinal) <= ordinal
    if direction > 0:
        return (when.last or ordinal) >= ordinal
    return True


def _near_reason(chosen: EventDate, nearest: EventDate, given: date, found: Cue) -> str:
    if days_apart(chosen, given) == 0:
        return "the article's own day" if chosen.is_day else "the one the article lies in"
    side = "after" if (chosen.first or 0) > given.toordinal() else "before"
    if found.direction == (1 if side == "after" else -1):
        nearness = "nearest one " if chosen == nearest else ""
        return f"{nearness}{side} the article{_because(found)}"
    return f"nearest to the article, {side} it; no verb says otherwise"


def _because(found: Cue) -> str:
    words = " ".join(found.words.split())
    return f", because of “{words}”" if found.direction and words else ""
