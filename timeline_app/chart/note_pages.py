"""The pages of source notes: three balanced columns, numbers hanging. Lengths are mm."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from timeline_app.chart.heads import wrapped
from timeline_app.chart.notes import Notes
from timeline_app.chart.shapes import Group, Measure, Shape, Text, group, run
from timeline_app.chart.sheet import BODY, TOP, Sheet, points

LINE: Final = 3.7
_COLUMNS: Final = 3
_GAP: Final = 4.5
_HANG: Final = 6.0
_HEADING: Final = "Source notes"
_SUBTITLE: Final = "Source notes: outlet, day, place in the text, speaker. One number an origin."

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class NotePage:
    """What stands between head and foot of a page of notes."""

    groups: tuple[Group, ...]
    subtitle: str = _SUBTITLE


@dataclass(frozen=True, slots=True)
class _Entry:
    """A note cut into lines; ``name`` is its id for links, ``mark`` what hangs before it."""

    mark: str
    lines: tuple[str, ...]
    name: str = ""
    heading: bool = False


def note_pages(
    notes: Notes, keyed: Sequence[Pair], undated: Sequence[Pair], sheet: Sheet, measure: Measure
) -> list[NotePage]:
    """The notes, then what the numbers on the chart stand for, then events without a date."""
    width = (sheet.right - sheet.left - (_COLUMNS - 1) * _GAP) / _COLUMNS
    entries = [*_entries(notes, keyed, undated, width, measure)]
    room = int((sheet.bottom + 3 - TOP - 6) / LINE)
    found: list[NotePage] = []
    while entries:
        taken = _fill(entries, room * _COLUMNS)
        columns = _balanced(entries[:taken], room)
        placed = sum(map(len, columns))
        entries = entries[placed:]
        found.append(NotePage(tuple(_draw(columns, width, sheet, measure))))
    return found


def _entries(
    notes: Notes, keyed: Sequence[Pair], undated: Sequence[Pair], width: float, measure: Measure
) -> Iterator[_Entry]:
    room = width - _HANG
    if notes.notes:
        yield _Entry("", (_HEADING,), heading=True)
    for note in notes.notes:
        lines = wrapped(note.text, room, measure, BODY, bold=False)
        yield _Entry(str(note.number), tuple(lines), note.id)
    for heading, pairs in (("Not named on the chart", keyed), ("Without a date", undated)):
        if pairs:
            yield _Entry("", (heading,), heading=True)
        for place, text in pairs:
            lines = wrapped(f"{place}: {text}", room, measure, BODY, bold=False)
            yield _Entry("", tuple(lines))


def _fill(entries: Sequence[_Entry], room: int) -> int:
    used = 0
    for place, entry in enumerate(entries):
        used += len(entry.lines)
        if used > room:
            return max(1, place)
    return len(entries)


def _balanced(entries: Sequence[_Entry], room: int) -> list[list[_Entry]]:
    """The entries in columns as even as they can be, none higher than ``room`` lines."""
    total = sum(len(entry.lines) for entry in entries)
    for height in range(max(1, -(-total // _COLUMNS)), room + 1):
        columns = _columns(entries, height)
        if sum(map(len, columns)) == len(entries):
            return columns
    return _columns(entries, room)


def _columns(entries: Sequence[_Entry], height: int) -> list[list[_Entry]]:
    columns: list[list[_Entry]] = [[]]
    used = 0
    for entry in entries:
        if used and used + len(entry.lines) > height:
            if len(columns) == _COLUMNS:
                break
            columns.append([])
            used = 0
        columns[-1].append(entry)
        used += len(entry.lines)
    return columns


def _draw(
    columns: Sequence[Sequence[_Entry]], width: float, sheet: Sheet, measure: Measure
) -> Iterator[Group]:
    for place, column in enumerate(columns):
        x, y = sheet.left + place * (width + _GAP), TOP + 6
        for entry in column:
            shapes = [*_shapes(entry, x, y, measure)]
            yield group("note", shapes, name=entry.name)
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
