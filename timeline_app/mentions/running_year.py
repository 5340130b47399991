"""The running year of a story: "In 2014 … signed on 5 September. In January the airport fell"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final, NamedTuple

from timeline_app.dates import EventDate, Precision
from timeline_app.edtf import DateError
from timeline_app.mentions.cues import counts_from_article, cue
from timeline_app.mentions.direction import Cue
from timeline_app.mentions.expression import Expression, Kind
from timeline_app.mentions.scan import Scan
from timeline_app.mentions.word_set import word_set

_VERY_NEAR: Final = 14  # days: what lies so near to the article is told from there
_JUMP: Final = 2  # years: over so many a story does not jump without naming the new one
_TURN: Final = 45  # days: so far back from the date before, the next year has begun
_TURN_BESIDE: Final = 150  # days: the same behind a date that only describes


class Running(NamedTuple):
    """A year that was given, and the place and first day of the last date told in it."""

    year: int
    day: int
    place: int
    said_at: int
    tells: bool = True  # it does not only describe: "In 2014", not "the truce of May 2014"
    notes: bool = False  # it begins a line of notes: "2008 – Court halts the deal"

    def moved(self, day: date, place: int) -> Running:
        """The same story at a later day."""
        return self._replace(year=day.year, day=day.toordinal(), place=place)


def begins_story(one: Expression, scan: Scan) -> bool:
    """Whether a date with its year tells on: "In 2014 …", but not "since May 2014 … holds"."""
    before = scan.word(one.first - 1)
    if one.rule in ("year", "part of a year"):
        return before in _IN_A_YEAR or scan.ends_sentence(one.first - 1)
    if before == "of":
        return cue(scan, one.first, one.last).direction < 0
    return before != "since"


def begins_notes(one: Expression, scan: Scan) -> bool:
    """Whether a date begins a line of notes: "2008 – Court halts the deal"."""
    return scan.ends_sentence(one.first - 1) and scan.kind(one.last + 1) in "-:"


_IN_A_YEAR: Final = word_set("in during by throughout late early and")


def year_for(
    running: Running, published: date | None, build: Callable[[int], EventDate], found: Cue,
    *, same: bool, sure: bool,
) -> int | None:  # fmt: skip
    """The year in which a story goes on with a date without one; None: it counts from the article.

    It is the running year, or the next one where the months turn back. What the clause puts ahead
    of the article, or what would lie after it, is not of the story; nor, unless it is `sure`, what
    may lie very near to the article. `same`: the year was given in the same sentence.
    """
    if published is not None and running.day > published.toordinal():
        return _of_plan(running, build) if same and found.direction >= 0 else None
    if counts_from_article(found) or (is_open(found) and not (same and running.notes)):
        return None
    try:
        when = build(running.year)
        if _turns_back(when, running, found):
            when = build(running.year + 1)
            if published is not None and (when.first or 0) > published.toordinal():
                if not same:
                    return None
                when = build(running.year)
        year = running.year + int(when != build(running.year))
    except DateError:
        return None
    if published is None or same:
        return year
    if (when.first or 0) > published.toordinal() or (
        not sure and published.year - running.year < _JUMP and _lies_near(build, published, found)
    ):
        return None
    return year


def _of_plan(running: Running, build: Callable[[int], EventDate]) -> int | None:
    """The year behind one to come: "In March 2019 they vote, in April they count"."""
    try:
        return running.year + int((build(running.year).last or running.day) < running.day)
    except DateError:
        return None


def is_open(found: Cue) -> bool:
    """Whether a clause may look ahead from the article: "meet in May", "could"; but not "would"."""
    word = found.words.lower().split(maxsplit=1)[0] if found.words else ""
    return found.direction > 0 and word not in _OF_A_STORY


_OF_A_STORY: Final = word_set("would was were to until by due slated expected")
"""First words of what was to come at the time that is told of."""


def _turns_back(when: EventDate, running: Running, found: Cue) -> bool:
    """Whether a date lies so far before the one told last that the next year is meant."""
    if (
        when.last is None
        or when.precision is Precision.QUARTER
        or found.words.lower().startswith("had ")
    ):
        return False
    back = running.day - when.last
    return back > (_TURN if running.tells else _TURN_BESIDE)


def _lies_near(build: Callable[[int], EventDate], published: date, found: Cue) -> bool:
    """Whether such a day stands very near to the article, on the side that the clause names."""
    given = published.toordinal()
    for year in (published.year - 1, published.year, published.year + 1):
        try:
            when = build(year)
        except DateError:
            continue
        first, last = when.first or given, when.last or given
        if (first - given) * found.direction <= 0:
            continue
        if max(first - given, given - last) <= _VERY_NEAR and when.precision is Precision.DAY:
            return True
    return False


def goes_on(one: Expression) -> bool:
    """Whether a date belongs to the story and does not lead back to the article."""
    return one.ran or (one.anchored and one.kind in (Kind.STEPS, Kind.WHICH, Kind.CALENDAR))
