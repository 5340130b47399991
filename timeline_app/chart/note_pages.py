"""Source notes and what else the chart cannot say in its place, in three balanced columns.

They begin below the chart where there is room, and go on over sheets of their own. Numbers hang.
Lengths are mm.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, NamedTuple

from timeline_app.chart.full_names import Section
from timeline_app.chart.heads import wrapped
from timeline_app.chart.notes import Notes
from timeline_app.chart.shapes import Group, Line, Measure, Shape, Stroke, Text, group, run
from timeline_app.chart.sheet import BODY, HAIRLINE, TOP, Sheet, points

LINE: Final = 3.7
COLUMNS: Final = 3
BEGIN: Final = 6.0
"""From the upper edge of the notes to their first baseline."""
_ROOMY: Final = 12
"""Room for so many lines below a chart is too much to be left empty."""
_GAP: Final = 4.5
_HANG: Final = 6.0
_FOOT: Final = 3.6
NOTES: Final = "Source notes"
_SUBTITLE: Final = "Source notes: outlet, day, place in the text, speaker. One number an origin."
_OTHER: Final = "In full: what the chart shows shortened, as a number or without a name."


class Entry(NamedTuple):
    """A note cut into lines; ``name`` is its id for links, ``mark`` what hangs before it."""

    mark: str
    lines: tuple[str, ...]
    name: str = ""
    heading: bool = False


@dataclass(frozen=True, slots=True)
class NotePage:
    """The notes of one sheet, in columns; ``below``: they stand below the chart."""

    columns: tuple[tuple[Entry, ...], ...]
    below: bool = False

    @property
    def entries(self) -> list[Entry]:
        """All notes in their order."""
        return [entry for column in self.columns for entry in column]

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings that stand here."""
        return tuple(entry.lines[0] for entry in self.entries if entry.heading)

    @property
    def subtitle(self) -> str:
        """What a sheet of nothing but these notes says under its title."""
        return _SUBTITLE if any(entry.name for entry in self.entries) else _OTHER

    @property
    def height(self) -> float:
        """From the upper edge to below the last line."""
        return BEGIN + LINE * max(map(_lines, self.columns)) - LINE + _FOOT

    def draw(self, top: float, sheet: Sheet, measure: Measure) -> Iterator[Group]:
        """The groups with ``top`` as the upper edge; below a chart with a rule."""
        if self.below:
            rule = Stroke("printyear", HAIRLINE)
            yield group("rule", [Line(sheet.left, top, sheet.right, top, rule)])
        for place, column in enumerate(self.columns):
            x, y = sheet.left + place * (_width(sheet) + _GAP), top + BEGIN
            for at, entry in enumerate(column):
                y += LINE * _above(entry, at)
                yield group("note", [*_shapes(entry, x, y, measure)], name=entry.name)
                y += LINE * len(entry.lines)


def lines_between(top: float, bottom: float) -> int:
    """How many lines find room in a column."""
    return max(0, int((bottom - top - BEGIN - _FOOT) / LINE) + 1)


def entries_of(notes: Notes, sheet: Sheet, measure: Measure) -> list[Entry]:
    """The source notes under their heading."""
    heading = [Entry("", (NOTES,), heading=True)] if notes.notes else []
    return heading + [
        Entry(str(note.number), _cut(note.text, sheet, measure), note.id) for note in notes.notes
    ]


def entries_below(sections: Sequence[Section], sheet: Sheet, measure: Measure) -> Iterator[Entry]:
    """What the chart cannot say in its place."""
    for section in sections:
        yield Entry("", (section.heading,), heading=True)
        for place, text in section.pairs:
            yield Entry("", _cut(f"{place}: {text}", sheet, measure))


def _cut(text: str, sheet: Sheet, measure: Measure) -> tuple[str, ...]:
    return tuple(wrapped(text, _width(sheet) - _HANG, measure, BODY, bold=False))


def note_pages(
    entries: Sequence[Entry], sheet: Sheet, below: float | None = None
) -> list[NotePage]:
    """The notes by sheets; from ``below`` on there is room for them under the chart.

    They begin there where that saves a sheet, or the sheet would be left half empty.
    """
    own = _on_sheets(entries, sheet)
    room = lines_between(below, sheet.rule) if below is not None else 0
    if not own or room <= max(len(entry.lines) for entry in entries):
        return own
    first = NotePage(_balanced(entries, room), below=True)
    rest = _on_sheets(entries[len(first.entries) :], sheet)
    return [first, *rest] if len(rest) < len(own) or room >= _ROOMY else own


def _on_sheets(entries: Sequence[Entry], sheet: Sheet) -> list[NotePage]:
    found: list[NotePage] = []
    while entries:
        found.append(NotePage(_balanced(entries, lines_between(TOP, sheet.rule))))
        entries = entries[len(found[-1].entries) :]
    return found


def _width(sheet: Sheet) -> float:
    return (sheet.right - sheet.left - (COLUMNS - 1) * _GAP) / COLUMNS


def _balanced(entries: Sequence[Entry], room: int) -> tuple[tuple[Entry, ...], ...]:
    """As many entries as find room, in columns as even as they can be, at most ``room`` lines."""
    some = entries[: _fill(entries, room * COLUMNS)]
    total = sum(len(entry.lines) for entry in some)
    least = max(_least(some), -(-total // COLUMNS))
    for height in range(least, room):
        columns = _columns(some, height)
        if sum(map(len, columns)) == len(some):
            return columns
    return _columns(some, room)


def _fill(entries: Sequence[Entry], room: int) -> int:
    used = 0
    for place, entry in enumerate(entries):
        used += len(entry.lines)
        if used > room:
            return max(1, place - entries[place - 1].heading)
    return len(entries)


def _least(entries: Sequence[Entry]) -> int:
    """The height that a heading needs together with what stands below it."""
    pairs = pairwise(entries)
    return max((1 + len(below.lines) for one, below in pairs if one.heading), default=1)


def _columns(entries: Sequence[Entry], height: int) -> tuple[tuple[Entry, ...], ...]:
    columns: list[list[Entry]] = [[]]
    used = 0
    for place, entry in enumerate(entries):
        wanted = _above(entry, len(columns[-1])) + len(entry.lines)
        if entry.heading and place + 1 < len(entries):
            wanted += len(entries[place + 1].lines)
        if used and used + wanted > height:
            if len(columns) == COLUMNS:
                break
            columns.append([])
            used = 0
        used += _above(entry, len(columns[-1])) + len(entry.lines)
        columns[-1].append(entry)
    return tuple(map(tuple, columns))


def _above(entry: Entry, place: int) -> int:
    """The free lines above an entry: one above a heading that is not the first of its column."""
    return int(entry.heading and place > 0)


def _lines(column: Sequence[Entry]) -> int:
    """How many lines a column takes."""
    return sum(len(entry.lines) + _above(entry, at) for at, entry in enumerate(column))


def _shapes(entry: Entry, x: float, y: float, measure: Measure) -> Iterator[Shape]:
    if entry.heading:
        yield Text(x, y, (run(measure, entry.lines[0], points(9), bold=True),))
        return
    if entry.mark:
        yield Text(x + _HANG - 1.6, y, (run(measure, entry.mark, BODY, bold=True),), "end")
    for line in entry.lines:
        yield Text(x + _HANG, y, (run(measure, line, BODY),))
        y += LINE
