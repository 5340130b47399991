"""What a date expression says, before it is known which day is meant."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from timeline_app.reading.words import Share


class Kind(Enum):
    """How an expression finds its date."""

    CALENDAR = auto()  # by year, month (or season, quarter), day, as far as they are said
    DIGITS = auto()  # written in digits alone
    WEEKDAY = auto()
    FROM_HERE = auto()  # days from the article's day: today, yesterday
    WHICH = auto()  # last, this, next week, month, Monday, March
    STEPS = auto()  # units counted from a day: two weeks ago, a day later
    SAME = auto()  # the same day, that year: what a mention before says
    CLOCK = auto()  # a time of day: the day it belongs to
    NAMED = auto()  # New Year's Eve


class Calendar(Enum):
    """The calendar that a month and its year belong to."""

    GREGORIAN = auto()
    HIJRI = auto()
    SOLAR = auto()


@dataclass(slots=True)
class Expression:
    """One expression: its words `first` to `last` (both included), and what they say.

    `part` is the EDTF code of a month, season, quarter or half; 0, None or empty: not said.
    """

    rule: str
    kind: Kind
    first: int
    last: int
    year: int | None = None
    digits: str = ""  # of a year with unknown digits ("199X", "18XX")
    part: int = 0
    day: int = 0
    weekday: int | None = None
    share: Share | None = None
    name: str = ""  # of a named day: "good friday"
    unit: str = ""  # day, week, weekend, month, quarter, year, decade, century
    pieces: int = 0  # the first so many days of a month or months of a year; below 0 the last
    which: int = 0  # -1 last, 0 this, 1 next
    steps: int = 0  # units from a day; of a weekday of a month its number, -1 the last
    either: bool = False  # counts from a mention before in its sentence or past, else the article
    anchored: bool = False  # counts from a mention before, not from the article
    about: bool = False
    before_year_one: bool = False
    later: int = 0  # 1 "later this month", -1 "earlier this month"
    calendar: Calendar = Calendar.GREGORIAN
    borrowed: bool = False  # the year was taken from its list
    ran: bool = False  # the year is the running one of a story
    because: str = ""  # how the year of its list was found
    other_year: int | None = None  # the second candidate for it
    chain: int = 0  # a list or range that it belongs to, by number; 0: none
    link: str = ""  # how it is tied to the one before in its chain: "and", "or", "to", ","

    @property
    def explicit(self) -> bool:
        """Whether it gives its own year."""
        own = self.year is not None and not self.borrowed and self.kind is Kind.CALENDAR
        return own and self.calendar is Calendar.GREGORIAN
