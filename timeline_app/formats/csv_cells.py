"""The cells of one row as texts by field: parts of dates and places put together."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from timeline_app.canonical import FieldError
from timeline_app.dates import DateError, EventDate
from timeline_app.fields import BY_KEY
from timeline_app.formats.csv_dates import Style, is_figures, read_cell, span, widened

_PLACE = re.compile(r"\s*([^(]*?)\s*(?:\(([^()]*)\))?\s*")
_TIME = re.compile(r"(\d{1,2}):(\d{2})(?::00(?:\.0+)?)?(?:\s*([AaPp])\.?[Mm]\.?)?")
_NEAREST = re.compile(r"Nearest: (.+)\.$")


@dataclass(slots=True)
class Cells:
    """A row's texts by key, and ``columns``: from which column each came."""

    texts: dict[str, str] = field(default_factory=dict)
    columns: dict[str, str] = field(default_factory=dict)


class CellError(FieldError):
    """A cell that cannot be read; ``suggestion`` is a text that would do, or empty.

    ``can_cut`` says that it is a title that is too long.
    """

    def __init__(self, column: str, text: str, reason: str, *, can_cut: bool = False) -> None:
        super().__init__(reason)
        self.can_cut = can_cut
        self.column = column
        self.text = text
        found = _NEAREST.search(reason)
        self.suggestion = found[1] if found else ""


class Composer:
    """Puts a row together as the mapping says; ``by_key`` is the column of each key."""

    def __init__(self, by_key: Mapping[str, str], style_of: Callable[[str], Style]) -> None:
        self._style_of = style_of
        self._plain = [(key, column) for key, column in by_key.items() if key in BY_KEY]
        self._first = by_key.get("date_first")
        self._last = by_key.get("date_last")
        self._precision = by_key.get("precision")
        self._place = by_key.get("place")
        self._date = by_key.get("date")

    def cells(self, row: Mapping[str, str]) -> Cells:
        """The texts of a row; raises ``CellError`` where parts of a date do not go together."""
        result = Cells()
        for key, column in self._plain:
            if column in row:
                result.texts[key] = row[column]
                result.columns[key] = column
        self._dates(row, result)
        if self._place is not None and self._place in row:
            for key, text in place_parts(row[self._place]).items():
                if not result.texts.get(key):
                    result.texts[key] = text
                    result.columns[key] = self._place
        for key in ("start_time", "end_time"):
            if result.texts.get(key):
                result.texts[key] = plain_time(result.texts[key])
        return result

    def _dates(self, row: Mapping[str, str], result: Cells) -> None:
        start = self._first or self._date
        composed = self._first or self._last or self._precision
        if not composed or start is None or start not in row:
            return
        first = self._end(row, start)
        last = self._end(row, self._last)
        try:
            when = span(first, last)
        except FieldError as error:
            column = self._last or start
            raise CellError(column, row.get(column, ""), str(error)) from error
        result.texts["date"] = "" if when is None else when.text
        result.columns["date"] = start

    def _end(self, row: Mapping[str, str], column: str | None) -> EventDate | None:
        if column is None:
            return None
        day = self.day(row.get(column, ""), column)
        code = row.get(self._precision or "", "")
        try:
            return widened(day, code, self._precision or "")
        except FieldError as error:
            raise CellError(self._precision or "", code, str(error)) from error

    def day(self, text: str, column: str) -> EventDate | None:
        """The date of one cell; raises ``CellError``."""
        try:
            return read_cell(text, self._style_of(column))
        except FieldError as error:
            raise CellError(column, text, str(error)) from error


def is_words(text: str) -> bool:
    """Whether a date is written in words, which are worth keeping."""
    text = text.strip()
    if not any(letter.isalpha() for letter in text) or is_figures(text):
        return False
    try:
        EventDate.parse(text)
    except DateError:
        return True
    return False


def plain_time(text: str) -> str:
    """A time as Parley writes it, where a spreadsheet added seconds or took 12 hours for 24."""
    found = _TIME.fullmatch(text.strip())
    if found is None:
        return text
    hours, minutes, half = int(found[1]), found[2], (found[3] or "").casefold()
    if half and 1 <= hours <= 12:
        hours = hours % 12 + (12 if half == "p" else 0)
    return f"{hours:02}:{minutes}"


def place_parts(text: str) -> dict[str, str]:
    """Venue, city and country of "Astana, Kazakhstan (Rixos President Hotel)"."""
    found = _PLACE.fullmatch(text)
    if found is None:
        return {"city": text.strip()} if text.strip() else {}
    *between, country = found[1].rsplit(",", 1)
    city, _, more = (between[0] if between else country).partition(",")
    parts = {
        "city": city.strip(),
        "country": country.strip() if between else "",
        "venue": (found[2] or more).strip(),
    }
    return {key: part for key, part in parts.items() if part}
