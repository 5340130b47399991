"""Days in the search line: "2017", "2016-12..2017-02", `in:"mid-March 2017"`, `date:open`."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable
from typing import Final, TypeAlias

from timeline_app.chronology import Chronology
from timeline_app.dates import Bounds, DateError, EventDate, Precision
from timeline_app.folding import fold
from timeline_app.query.parser import Piece, QueryError
from timeline_app.records import Event

Holds: TypeAlias = Callable[[Event], bool]

_YEAR: Final = r"(?:19\d\d|20[0-3]\d)"
"""The years that a bare number stands for: 2254 is a resolution; `date:2254` is still a year."""

_BARE: Final = re.compile(rf"(?=.*(?<!\d){_YEAR}(?!\d))[\d\W]*(?:[^\W\d]{{1,9}}[\d\W]*)?")
_ISO: Final = re.compile(rf"{_YEAR}(-\d\d?(-\d\d?)?)?")
_YEARS: Final = re.compile(r"(\d{4})\s*[-–]\s*(\d{4})")
_COMPARED: Final = re.compile(r"(>=|<=|≥|≤|>|<|=)\s*(.+)", re.DOTALL)
_SAME: Final = {"≥": ">=", "≤": "<="}


def compared(piece: Piece) -> tuple[str, str]:
    """The comparison that a value begins with ("=", ">", ">=", …; empty: none), and the rest."""
    found = None if piece.quoted else _COMPARED.fullmatch(piece.text.strip())
    if found is None:
        return "", piece.text.strip()
    return _SAME.get(found[1], found[1]), found[2]


def bare_period(piece: Piece, day_order: str) -> Bounds | None:
    """The days of a word that is a date by itself; None for any other word.

    Raises ``DateError`` for what has the form of an ISO date and names no day.
    """
    text = fold(piece.text)
    if piece.quoted or _BARE.fullmatch(text) is None:
        return None
    try:
        return _bounds(text, day_order)
    except DateError:
        if _ISO.fullmatch(text):
            raise
        return None


def is_bare_date(piece: Piece, day_order: str) -> bool:
    """Whether a word is shown as a date, be it a wrong one."""
    try:
        return bare_period(piece, day_order) is not None
    except DateError:
        return True


def _bounds(text: str, day_order: str) -> Bounds:
    """The first and last day of a date or of a range a..b, whose ends may be left out."""
    years = _YEARS.fullmatch(text)
    head, dots, tail = (years[1], "..", years[2]) if years else text.partition("..")
    if not dots or "[" in text or "/" in text:
        date = _read(text, day_order)
        return date.first, date.last
    first = _read(head, day_order).first if head.strip() else None
    last = _read(tail, day_order).last if tail.strip() else None
    if first is None and last is None:
        raise DateError("Say where the range begins or ends.")
    if first is not None and last is not None and last < first:
        raise DateError("The range ends before it starts.")
    return first, last


def _read(text: str, day_order: str) -> EventDate:
    with contextlib.suppress(DateError):
        return EventDate.parse(text)
    from timeline_app.date_reader import read_date

    reading = read_date(text, day_order=day_order)
    if reading.date is None:
        raise DateError("There is no date here.")
    if reading.ambiguous:
        raise DateError(f"“{text.strip()}” can be two days: write the month as a word.")
    return reading.date


def overlapping(bounds: Bounds) -> Holds:
    """Events whose days, open ends without limit, share one with these."""
    first, last = bounds

    def holds(event: Event) -> bool:
        date = event.date
        if date is None:
            return False
        begins = date.first
        if last is not None and begins is not None and begins > last:
            return False
        ends = date.last
        return first is None or ends is None or ends >= first

    return holds


def _after(bounds: Bounds) -> Holds:
    last = bounds[1]

    def holds(event: Event) -> bool:
        begins = event.date.first if event.date is not None else None
        return last is not None and begins is not None and begins > last

    return holds


def _before(bounds: Bounds) -> Holds:
    first = bounds[0]

    def holds(event: Event) -> bool:
        ends = event.date.last if event.date is not None else None
        return first is not None and ends is not None and ends < first

    return holds


def _since(bounds: Bounds) -> Holds:
    first = bounds[0]

    def holds(event: Event) -> bool:
        begins = event.date.first if event.date is not None else None
        return first is None or (begins is not None and begins >= first)

    return holds


def _until(bounds: Bounds) -> Holds:
    last = bounds[1]

    def holds(event: Event) -> bool:
        ends = event.date.last if event.date is not None else None
        return last is None or (ends is not None and ends <= last)

    return holds


_COMPARISONS: Final[dict[str, Callable[[Bounds], Holds]]] = {
    "": overlapping,
    "=": overlapping,
    ">": _after,
    "<": _before,
    ">=": _since,
    "<=": _until,
}


def _is_exact(date: EventDate) -> bool:
    plain = not date.approximate and not date.uncertain
    return plain and date.precision in (Precision.DAY, Precision.SPAN)


_STATES: Final[dict[str, Callable[[EventDate], bool]]] = {
    "open": lambda date: date.precision is Precision.OPEN,
    "approximate": lambda date: date.approximate,
    "uncertain": lambda date: date.uncertain,
    "exact": _is_exact,
}

STATES: Final = ("none", *_STATES)
"""What `date:` takes beside dates."""


def date_test(sign: str, piece: Piece, chronology: Chronology) -> Holds:
    """The test of a value of `date:`, `in:` (""), `after:` (">") or `before:` ("<")."""
    given, text = compared(piece)
    word = "" if piece.quoted or given or sign else fold(text)
    if word == "none":
        return lambda event: event.date is None
    state = _STATES.get(word)
    if state is not None:
        has = state
        return lambda event: event.date is not None and has(event.date)
    try:
        bounds = _bounds(text, chronology.heading.day_order)
    except DateError as error:
        raise QueryError(str(error), piece.start, piece.end) from error
    return _COMPARISONS[sign or given](bounds)
