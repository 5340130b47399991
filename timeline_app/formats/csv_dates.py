"""The dates of a sheet: what spreadsheets and data sets make of a day, read back."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from timeline_app.canonical import FieldError
from timeline_app.dates import DateError, EventDate
from timeline_app.edtf import MONTHS

ORDERS = {"dmy": "Day first", "mdy": "Month first"}
"""The two orders of a day in figures, by the name people see."""

_FIGURES = re.compile(r"(\d{0,2})\s*([/.\-])\s*(\d{0,2})\s*\2\s*(\d{4}|\d{2})(?:[ T][\d:.]+)?")
_ISO_TIME = re.compile(r"(\d{4}-\d{2}-\d{2})[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?")
_SLASHED = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})")
_MONTH = re.compile(r"([^\W\d_]{3,9})[-/ ](\d{2})")
_COMPACT = re.compile(r"(1[5-9]\d\d|20\d\d)(0[1-9]|1[0-2])([0-2]\d|3[01])")
_SERIAL = re.compile(r"[1-6]\d{4}(?:\.0+)?")
_NOTHING = frozenset({"", "na", "n/a", "nan", "null", "none", "?", "-", "–", "—", ".", "unknown"})
_EXCEL_ZERO = date(1899, 12, 30)
_MONTHS = {name[:3].casefold(): n for n, name in enumerate(MONTHS, 1)}


@dataclass(frozen=True, slots=True)
class Style:
    """How a column's figures are read: ``order`` is "dmy", "mdy" or not known (empty).

    Two figures of a year below ``pivot`` are of the 21st century, the others of the 20th.
    """

    order: str = ""
    pivot: int = 50


class NeedsOrder(FieldError):
    """A day in figures that is another day with day and month swapped."""


def read_cell(text: str, style: Style) -> EventDate | None:
    """The date of a cell; None where it says that there is none. Raises ``FieldError``."""
    text = text.strip()
    if text.casefold() in _NOTHING:
        return None
    try:
        return EventDate.parse(text)
    except DateError as error:
        found = _from_sheet(text, style)
        if found is not None:
            return found
        if re.fullmatch(r"[\d\[\]/.,\-~?%X]+", text):
            raise FieldError(str(error)) from error
    return _from_words(text, style)


def is_figures(text: str) -> bool:
    """Whether a cell is a day in figures whose order is not that of ISO 8601."""
    return _FIGURES.fullmatch(text.strip()) is not None


def order_of(texts: Iterable[str]) -> str:
    """The order that the days themselves decide: "dmy", "mdy", "both", or "" for none."""
    found = set()
    for text in texts:
        match = _FIGURES.fullmatch(text.strip())
        if match and match[1] and match[3]:
            if int(match[1]) > 12:
                found.add("dmy")
            if int(match[3]) > 12:
                found.add("mdy")
    return "both" if len(found) == 2 else "".join(found)


def _from_sheet(text: str, style: Style) -> EventDate | None:
    if _SERIAL.fullmatch(text):
        return EventDate.of_day(_EXCEL_ZERO + timedelta(days=int(float(text))))
    for pattern in (_ISO_TIME, _SLASHED, _COMPACT):
        match = pattern.fullmatch(text)
        if match:
            parts = match[1].split("-") if pattern is _ISO_TIME else match.groups()
            return _day(*map(int, parts))
    match = _FIGURES.fullmatch(text)
    if match:
        return _figures(match[1], match[3], match[4], style)
    match = _MONTH.fullmatch(text)
    if match and match[1][:3].casefold() in _MONTHS:
        month = _MONTHS[match[1][:3].casefold()]
        return EventDate.parse(f"{_year(match[2], style)}-{month:02}")
    return None


def _figures(first: str, second: str, year_text: str, style: Style) -> EventDate:
    year = _year(year_text, style)
    if not first and not second:
        return EventDate.parse(f"{year:04}")
    if not first or not second:
        month = int(first or second)
        if not 1 <= month <= 12:
            raise FieldError("Months go from 1 to 12.")
        return EventDate.parse(f"{year:04}-{month:02}")
    low, high = int(first), int(second)
    if style.order == "mdy" or (not style.order and high > 12 >= low):
        return _day(year, low, high)
    if style.order == "dmy" or low > 12 or low == high:
        return _day(year, high, low)
    raise NeedsOrder("Day or month first? Choose the order, or write the month as a word.")


def _year(text: str, style: Style) -> int:
    if len(text) == 4:
        return int(text)
    return int(text) + (2000 if int(text) < style.pivot else 1900)


def _day(year: int, month: int, day: int) -> EventDate:
    try:
        return EventDate.parse(f"{year:04}-{month:02}-{day:02}")
    except DateError as error:
        raise FieldError(str(error)) from error


def _from_words(text: str, style: Style) -> EventDate | None:
    from timeline_app.date_reader import read_date

    try:
        reading = read_date(text, day_order=style.order)
    except DateError as error:
        raise FieldError(str(error)) from error
    if reading.ambiguous:
        raise NeedsOrder("Day or month first? Choose the order, or write the month as a word.")
    return reading.date


def span(first: EventDate | None, last: EventDate | None) -> EventDate | None:
    """One date of a first and a last day; raises ``FieldError`` for an end before the start."""
    if first is None or last is None or first == last:
        return first if first is not None else _ending(last)
    try:
        return EventDate.parse(f"{first}/{last}")
    except DateError as error:
        if first.first and last.last and last.last < first.first:
            from timeline_app.date_labels import label

            reason = f"Ends ({label(last)}) before it starts ({label(first)})."
            raise FieldError(reason) from error
        raise FieldError(str(error)) from error


def _ending(last: EventDate | None) -> EventDate | None:
    return None if last is None else EventDate.parse(f"/{last}")


_UCDP = {"1": "day", "2": "about", "3": "week", "4": "month", "5": "year"}
_ACLED = {"1": "day", "2": "week", "3": "month"}


def widened(day: EventDate | None, code: str, column: str) -> EventDate | None:
    """A day as wide as its precision code says; the codes are UCDP's, or ACLED's by column name.

    Raises ``FieldError`` for an unknown code.
    """
    word = code.strip().casefold()
    codes = _ACLED if "time" in column.casefold() else _UCDP
    word = codes.get(word, {"exact": "day", "approximate": "about", "": "day"}.get(word, word))
    if word not in ("day", "about", "week", "month", "year"):
        raise FieldError(f"“{code.strip()}” is not a known precision: 1 day, 4 month, 5 year.")
    if day is None or word == "day" or not day.is_day or day.first is None:
        return day
    text = day.text.rstrip("?~%")
    if word == "about":
        return EventDate.parse(f"{text}~")
    if word == "week":
        monday = date.fromordinal(day.first) - timedelta(days=(day.first - 1) % 7)
        return EventDate.parse(f"[{monday}..{monday + timedelta(days=6)}]")
    return EventDate.parse(text[:7] if word == "month" else text[:4])
