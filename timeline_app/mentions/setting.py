"""What a mention is resolved against: the article's day and what was mentioned before."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, NamedTuple

from timeline_app.dates import EventDate, Precision, date_of
from timeline_app.mentions.cues import cue
from timeline_app.mentions.direction import Cue
from timeline_app.mentions.expression import Expression, Kind
from timeline_app.mentions.foreign_cues import foreign_cue
from timeline_app.mentions.running_year import Running, begins_notes, begins_story, goes_on
from timeline_app.mentions.scan import Scan
from timeline_app.mentions.verb_groups import is_past
from timeline_app.mentions.word_set import word_set

_NEAR: Final = 40  # words: what was mentioned farther back no longer stands in for the article
_LEAST: Final = 6  # dates with their own year, to call a text a history
_YEARS_BACK: Final = 2
NO_YEAR: Final = "the year is not said, and no day is known to count from"
NO_DAY: Final = "counted from the article's day, which is not known"


class Resolution(NamedTuple):
    """The date of an expression and how it came about."""

    date: EventDate | None
    reason: str
    alternatives: tuple[EventDate, ...] = ()
    clash: str | None = None


@dataclass(slots=True)
class Setting:
    """The text, the article's day, and the day, month and year that were last spoken of."""

    scan: Scan
    published: date | None
    history: bool = False
    found: Sequence[Expression] = ()
    day: date | None = None
    month: tuple[int, int] | None = None
    year: int | None = None
    before_year_one: bool = False
    told_at: int = -(10**6)
    """The place of the day that "a day later" counts from."""
    day_order: str = ""
    place: int = -(10**6)
    week: tuple[date, int] | None = None
    """The Monday of a week that was named, and the place of its last word."""
    story: Running | None = None
    said: Running | None = None

    def cue(self, first: Expression, last: Expression | None = None) -> Cue:
        """The direction given by the verb that governs an expression, or several."""
        find = cue if self.scan.tongue is None else foreign_cue
        return find(self.scan, first.first, (last or first).last)

    def words(self, one: Expression) -> str:
        """An expression as written, on one line."""
        return " ".join(self.scan.between(one.first, one.last).split())

    def is_near(self, one: Expression) -> bool:
        """Whether the last mention stands close enough to be what an expression refers to."""
        return self.history or one.first - self.place <= _NEAR

    def year_for(self, one: Expression) -> int | None:
        """The year that "the year" or "last year" counts from."""
        if (one.anchored or self.history) and self.year is not None and self.is_near(one):
            return self.year
        if self.before_year_one and self.history:
            return None
        return self.published.year if self.published is not None else None

    def month_for(self, one: Expression) -> tuple[int, int] | None:
        """The year and month that "the month" or "last month" counts from."""
        if (one.anchored or self.history) and self.month is not None and self.is_near(one):
            return self.month
        if self.published is None or self.history:
            return None
        return self.published.year, self.published.month

    def running(self, one: Expression) -> Running | None:
        """The year that was given before, in the same sentence or by a story that goes on."""
        near = [
            year for year in (self.story, self.said)
            if year is not None and one.first - year.place <= _NEAR
        ]  # fmt: skip
        near = [year for year in near if year is self.story or self.in_sentence(year, one)]
        return max(near, key=lambda year: year.place, default=None)

    def goes_on_in_past(self, one: Expression) -> bool:
        """Whether a date with an earlier year follows, so that a story is not at its end."""
        if self.published is None:
            return True
        after = bisect_right(self.found, one.last, key=lambda other: other.first)
        for other in self.found[after : after + _NEAR]:
            if other.explicit and other.first <= one.last + _NEAR:
                return other.year is not None and other.year < self.published.year
        return False

    def week_of_sentence(self, one: Expression) -> date | None:
        """The Monday of a week named before in the sentence: "Last week they met on Monday"."""
        if self.week is None or one.first < self.week[1]:
            return None
        return None if self.scan.parted(self.week[1] + 1, one.first) else self.week[0]

    def in_sentence(self, running: Running, one: Expression) -> bool:
        """Whether a year was given in the sentence of an expression."""
        return not self.scan.parted(running.said_at + 1, one.first)

    def day_for(self, one: Expression) -> date | None:
        """The day that "a day later" or "last week" counts from."""
        if one.anchored or self.history:
            return self.day or (None if self.history else self.published)
        return self.published

    def remember(self, one: Expression, found: Resolution) -> None:
        """Keep what later mentions may refer to."""
        if one.before_year_one:
            self.before_year_one, self.year, self.month, self.day = True, None, None, None
        when = found.date
        if when is None or when.first is None or one.kind is Kind.CLOCK:
            return
        precision, first = when.precision, date_of(when.first)
        led = self.scan.word(one.first - 1) in _BESIDE
        if one.kind is Kind.WHICH and one.unit == "week" and one.weekday is None and not led:
            self.week = (first - timedelta(first.weekday()), one.last)
        elif one.kind is not Kind.WEEKDAY:
            self.week = None
        if precision not in _KEPT and not one.part and not one.explicit:
            self.story = self.story if goes_on(one) else None
            return
        if self.history and self._is_aside(one):
            return
        self.place = one.last
        self._tell(one, first)
        self.year, self.before_year_one = first.year, False
        if precision is Precision.YEAR or (one.explicit and not one.part):
            self.month = None
            return
        self.month = (first.year, first.month)
        if precision is Precision.DAY and not self._is_beside(one):
            self.day, self.told_at = first, one.last

    def _tell(self, one: Expression, first: date) -> None:
        """Begin, go on with or leave the story that has a running year."""
        day = first.toordinal()
        deictic = one.kind is Kind.WHICH
        if one.kind is Kind.STEPS:  # "two years ago, in August"
            deictic = _MONTH_BESIDE.match(self.scan.shape, one.last + 1) is not None
        deictic = deictic and one.unit == "year" and not one.anchored
        if deictic and one.share is None:
            self.said = Running(first.year, day, one.last, one.last, tells=False)
        if one.explicit or one.kind is Kind.DIGITS:
            if self._is_aside(one):
                return
            if self.published is not None and first > self.published:
                if self.scan.ends_sentence(one.first - 2):
                    self.said = Running(first.year, day, one.last, one.last, tells=False)
                return
            tells, notes = begins_story(one, self.scan), begins_notes(one, self.scan)
            self.said = Running(first.year, day, one.last, one.last, tells, notes)
            self.story = self.said if tells else self.story
        elif not goes_on(one):
            self.story = None
        else:
            self.story = self.story and self.story.moved(first, one.last)
            self.said = self.said and self.said.moved(first, one.last)

    def _is_beside(self, one: Expression) -> bool:
        """Whether a day only goes with another of its sentence: "on 5 May after that of 1 May"."""
        if self.told_at < 0 or one.chain or self.scan.parted(self.told_at + 1, one.first):
            return False
        if self.scan.last_of(_BESIDE, one.first) > self.told_at:
            return True
        begin = self.scan.shape.rfind(",", self.told_at + 1, one.first) + 1
        if not 0 < begin < one.first or self.scan.kind(one.last + 1) != ",":
            return False
        word = self.scan.word(begin)  # behind the last comma
        return is_past(word) or word in ("who", "which", "due", "first")

    def _is_aside(self, one: Expression) -> bool:
        """Whether a year stands in brackets, or only describes ("the 1936 treaty")."""
        if one.rule != "year":
            return False
        in_brackets = self.scan.kind(one.first - 1) == "(" or self.scan.kind(one.last + 1) == ")"
        return in_brackets or self.scan.word(one.first - 1) in _DESCRIBING


_MONTH_BESIDE: Final = re.compile(",?v?t?e?-?[MmJ]")
_BESIDE: Final = word_set("after since before following because although though despite")
_DESCRIBING: Final = word_set("the a an his her their its")
_KEPT: Final = frozenset((Precision.DAY, Precision.MONTH, Precision.YEAR, Precision.SEASON))


def is_history(found: Sequence[Expression], published: date | None) -> bool:
    """Whether a text tells of times long past, so that its running year goes on from date to date.

    Most of its years are given and lie well before the article, and few mentions ("today",
    "Monday") look from the article's day.
    """
    years = [one.year for one in found if one.explicit and one.year is not None]
    years += [0 for one in found if one.before_year_one]
    limit = 10_000 if published is None else published.year - _YEARS_BACK
    old = sum(year <= limit for year in years)
    deictic = sum(one.kind in (Kind.WEEKDAY, Kind.FROM_HERE) and not one.anchored for one in found)
    return old >= _LEAST and old * 4 >= len(years) * 3 and old >= 2 * deictic
