"""From what other languages count: "two days later", "the next year", "the new year"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from timeline_app import calendars
from timeline_app.mentions.expression import Calendar, Expression
from timeline_app.mentions.foreign_guards import NEW
from timeline_app.mentions.rules import day_number
from timeline_app.mentions.setting import Setting
from timeline_app.mentions.vocabulary import MONTH_NUMBERS


def is_begun(one: Expression, setting: Setting) -> bool:
    """Whether "the new year" is the year of the article, because that is not in its last months."""
    if one.name != NEW or setting.published is None:
        return False
    if one.calendar is Calendar.SOLAR:
        return calendars.solar_month(setting.published)[1] <= _MONTHS_NEW
    return setting.published.month <= _MONTHS_NEW


_MONTHS_NEW: Final = 8


def first_of_week(setting: Setting) -> int:
    """The weekday with which the week of the language begins: Saturday (5) in Iran (CLDR)."""
    return _SATURDAY if setting.scan.code == "fa" else 0


_SATURDAY: Final = 5


def is_of_any_month(one: Expression, setting: Setting) -> bool:
    """Whether "the month" is only how a day is said: "ayın 25'i", the 25th."""
    return one.anchored and setting.scan.code == "tr"


def is_of_story(one: Expression, setting: Setting) -> bool:
    """Whether "the end of the year", "the next year" is that of a story, not of the article."""
    if setting.year is None or not setting.is_near(one):
        return False
    past = setting.published is None or setting.year < setting.published.year
    return past and setting.cue(one).direction <= 0


def is_coming_weekend(one: Expression, setting: Setting) -> bool:
    """Whether "the next weekend" is the nearest one, as in most languages, not that in a week."""
    if setting.scan.tongue is None or one.unit != "weekend" or one.which <= 0:
        return False
    words = setting.scan.text[setting.scan.starts[one.first] : setting.scan.ends[one.last]]
    return not words.lower().startswith(_IN_A_WEEK)


_IN_A_WEEK: Final = ("следующ", "gelecek", "نهاية", "بنهاية")


def apposed(one: Expression, setting: Setting) -> date | None:
    """The date of a month and day beside it that it leads to: "five days earlier, on 22 May"."""
    scan, bases = setting.scan, (setting.day, setting.published)
    beside = _DAY_BESIDE.match(scan.shape, one.last + 1) if one.unit == "day" else None
    if beside is None or scan.tongue is None:
        return None
    day = day_number(scan.word(beside.start("day")))
    month = MONTH_NUMBERS[scan.word(beside.start("month"))]
    near = (
        base + timedelta(one.steps + beside)
        for beside in _ABOUT
        for base in bases
        if base is not None
    )
    return next((found for found in near if (found.month, found.day) == (month, day)), None)


_ABOUT: Final = (0, -1, 1, -2, 2)
"""Days by which it may miss, because it counts from a mention further back."""


_DAY_BESIDE: Final = re.compile(r",v?t?(?P<day>[do])O?(?P<month>[MmJ])")


def goes_on(one: Expression, setting: Setting) -> bool:
    """Whether "two days later" counts from the mention before: in its sentence, or of the past."""
    if one.steps < 0:
        return _is_before_then(one, setting)
    if setting.day is None or not setting.is_near(one):
        return False
    past = setting.published is None or setting.day < setting.published
    ahead = setting.cue(one).direction
    if not ahead and setting.scan.word(one.first) == "+hence" and _is_counted(setting):
        return False  # "ten days ago it ended; in ten days a new round"
    if setting.scan.kind(setting.place) not in "MPjdoyWp" and not past:
        return False  # "tomorrow … in two days"
    if ahead > 0 and setting.published is not None and setting.day < setting.published:
        return False
    goes_on = not setting.scan.parted(setting.place + 1, one.first)
    if ahead > 0 and setting.published is not None and setting.day > setting.published:
        arabic = goes_on and setting.scan.code == "ar"
        return arabic or setting.scan.word(one.first) != "+hence"
    return ahead <= 0 or goes_on


def _is_counted(setting: Setting) -> bool:
    """Whether the mention before was counted from the article: "ten days ago"."""
    return setting.scan.kind(setting.place) in "ugU"


def _is_before_then(one: Expression, setting: Setting) -> bool:
    """Whether "two days before" counts from a mention: of what is to come, or had been by then."""
    if setting.day is None or not setting.is_near(one):
        return False
    if setting.scan.kind(setting.place) not in "MPjdoyW":
        return False  # what was mentioned is counted itself
    scan, past = setting.scan, setting.published is None or setting.day < setting.published
    if scan.word(one.first) == "+eve" and past:
        return not scan.parted(setting.place + 1, one.first)
    found = setting.cue(one)
    return (found.direction > 0 and found.strong) or found.words.endswith(_HAD_BEEN)


_HAD_BEEN: Final = ("mıştı", "mişti", "muştu", "müştü", "بود", "بودند")
