"""The pages of source notes: three balanced columns, numbers hanging. Lengths are mm."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from timeline_app.chart.full_names import Section
from timeline_app.chart.heads import wrapped
from timeline_app.chart.notes import Notes
from timeline_app.chart.shapes import Group, Measure, Shape, Text, group, run
from timeline_app.chart.sheet import BODY, TOP, Sheet, points

LINE: Final = 3.7
_COLUMNS: Final = 3
_GAP: Final = 4.5
_HANG: Final = 6.0
NOTES: Final = "Source notes"
_SUBTITLE: Final = "Source notes: outlet, day, place in the text, speaker. One number an origin."
_OTHER: Final = "In full: what the chart shows shortened, as a number or without a name."


@dataclass(frozen=True, slots=True)
class NotePage:
    """What stands between head and foot of a page of notes."""

    groups: tuple[Group, ...]
    headings: tuple[str, ...]
    subtitle: str = _SUBTITLE


@dataclass(frozen=True, slots=True)
class _Entry:
    """A note cut into lines; ``name`` is its id for links, ``mark`` what hangs before it."""

    mark: str
    lines: tuple[str, ...]
    name: str = ""
    heading: bool = False


def note_pages(
    notes: Notes, sections: Sequence[Section], sheet: Sheet, measure: Measure
) -> list[NotePage]:
    """The notes, then what the chart cannot say in its place."""
    width = (sheet.right - sheet.left - (_COLUMNS - 1) * _GAP) / _COLUMNS
    entries = [*_entries(notes, sections, width, measure)]
    room = int((sheet.bottom + 3 - TOP - 6) / LINE)
    found: list[NotePage] = []
    while entries:
        columns = _balanced(entries[: _fill(entries, room * _COLUMNS)], room)
        taken, entries = _parted(entries, sum(map(len, columns)))
        groups = tuple(_draw(columns, width, sheet, measure))
        headings = tuple(entry.lines[0] for entry in taken if entry.heading)
        noted = any(entry.name for entry in taken)
        found.append(NotePage(groups, headings, _SUBTITLE if noted else _OTHER))
    return found


def _parted(entries: list[_Entry], at: int) -> tuple[list[_Entry], list[_Entry]]:
    return entries[:at], entries[at:]


def _entries(
    notes: Notes, sections: Sequence[Section], width: float, measure: Measure
) -> Iterator[_Entry]:
    room = width - _HANG
    if notes.notes:
        yield _Entry("", (NOTES,), heading=True)
    for note in notes.notes:
        lines = wrapped(note.text, room, measure, BODY, bold=False)
        yield _Entry(str(note.number), tuple(lines), note.id)
    for section in sections:
        yield _Entry("", (section.heading,), heading=True)
        for place, text in section.pairs:
            lines = wrapped(f"{place}: {text}", room, measure, BODY, bold=False)
            yield _Entry("", tuple(lines))


def _fill(entries: Sequence[_Entry], room: int) -> int:
    used = 0
    for place, entry in enumerate(entries):
        used += len(entry.lines)
        if used > room:
            return max(1, place - entries[place - 1].heading)
    return len(entries)


def _balanced(entries: Sequence[_Entry], room: int) -> list[list[_Entry]]:
    """The entries in columns as even as they can be, none higher than ``room`` lines."""
    total = sum(len(entry.lines) for entry in entries)
    least = max(_least(entries), -(-total // _COLUMNS))
    for height in range(least, room + 1):
        columns = _columns(entries, height)
        if sum(map(len, columns)) == len(entries):
            return columns
    return _columns(entries, room)


def _least(entries: Sequence[_Entry]) -> int:
    """The height that a heading needs together with what stands below it."""
    pairs = pairwise(entries)
    return max((1 + len(below.lines) for one, below in pairs if one.heading), default=1)


def _columns(entries: Sequence[_Entry], height: int) -> list[list[_Entry]]:
    columns: list[list[_Entry]] = [[]]
    used = 0
    for place, entry in enumerate(entries):
        wanted = _above(entry, columns[-1]) + len(entry.lines)
        if entry.heading and place + 1 < len(entries):
            wanted += len(entries[place + 1].lines)
        if used and used + wanted > height:
            if len(columns) == _COLUMNS:
                break
            columns.append([])
            used = 0
        used += _above(entry, columns[-1]) + len(entry.lines)
        columns[-1].append(entry)
    return columns


def _above(entry: _Entry, column: Sequence[_Entry]) -> int:
    """The free lines above an entry: one above a heading within a column."""
    return int(entry.heading and bool(column))


def _draw(
    columns: Sequence[Sequence[_Entry]], width: float, sheet: Sheet, measure: Measure
) -> Iterator[Group]:
    for place, column in enumerate(columns):
        x, y = sheet.left + place * (width + _GAP), TOP + 6
        for at, entry in enumerate(column):
            y += LINE * _above(entry, column[:at])
            yield group("note", [*_shapes(entry, x, y, measure)], name=entry.name)
            y += LINE * len(entry.lines)


def _shapes(entry: _Entry, x: float, y: float, measure: Measure) -> Iterator[Shape]:
    if entry.heading:
        yield Text(x, y, (run(measure, entry.lines[0], points(9), bold=True),))
        return
    if entry.mark:
        yield Text(x + _HANG - 1.6, y, (run(measure, entry.mark, BODY, bold=True),), "end")
    for line in entry.lines:
        yield Text(x + _HANG, y, (run(measure, line, BODY),))
        y += LINE
