"""Labels on screen: one greedy pass a lane and zoom step, in world coordinates.

Everything is in px from the world's origin; heights are below the middle of the mark row. What is
placed here depends on nothing that panning changes.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final, NamedTuple

from timeline_app.chart.clusters import Item, joined
from timeline_app.chart.columns import Mark
from timeline_app.chart.marks import FAR, View, ghost_spots
from timeline_app.chart.shapes import Measure, Run, closed, isolated, run, width_of

GAP: Final = 12.0
"""The least room between two labels of a row, px."""
BESIDE: Final = -1
"""The row of a label right of its mark."""
ROWS: Final = 2
_FIRST: Final = 21.0
_STEP: Final = 15.0
_SIZE: Final = 12.0
_LEAST: Final = 48.0
_NAMED: Final = 3
_PILL: Final = 22.0
_PASSES: Final = 8
_BORDER: Final = 48.0
"""How far a mark of the next tile may reach back over its border, px."""


class Label(NamedTuple):
    """A placed label: its left edge, its row, its runs, and how far right its row is free."""

    x: float
    row: int
    runs: tuple[Run, ...]
    limit: float = FAR
    number: str = ""
    """The number that stands for the name; the key says what it means."""
    scale: float = 1.0

    @property
    def baseline(self) -> float:
        """Below the middle of the mark row, px."""
        if self.row == BESIDE:
            return 4.0 * self.scale
        return _FIRST + _STEP * (self.scale * (self.row + 1) - 1)

    @property
    def width(self) -> float:
        """As drawn, px."""
        return width_of(self.runs)

    @property
    def end(self) -> float:
        """The right edge."""
        return self.x + self.width


class Writer(NamedTuple):
    """How labels are written: the measure and the user's text size (1 is 100 %)."""

    measure: Measure
    scale: float = 1.0

    @property
    def size(self) -> float:
        """The letter height, px."""
        return _SIZE * self.scale

    def plain(self, text: str, mark: Mark, colour: str = "text") -> Run:
        """A run as wide as it is in bold, so that selecting it moves nothing."""
        width = self.measure(text, self.size, True)
        return Run(text, self.size, colour, italic=_slanted(mark), width=width)


def _slanted(mark: Mark) -> bool:
    return mark.draft


def remark(mark: Mark, small: bool) -> str:
    """The word that joins the label where the glyph alone does not say it."""
    if mark.passed:
        return "not confirmed"
    return mark.status if small else ""


def full(mark: Mark, small: bool, writer: Writer) -> tuple[Run, ...]:
    """The whole label: the name, and the word that a small mark needs."""
    words = remark(mark, small)
    text = _cut(mark.name, 40)
    return (writer.plain(f"{isolated(text)} · {words}" if words else text, mark),)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def rail_label(mark: Mark, writer: Writer) -> tuple[Run, ...]:
    """A rail's label: the name, then since when and until when, as the sources have it."""
    tail = mark.date if mark.form in ("open", "end_unknown") else f"{mark.date}, {mark.status}"
    if mark.passed:
        tail = f"{mark.date}, not confirmed"
    name = writer.plain(_cut(mark.name, 40), mark)
    return name, run(writer.measure, f" · {tail}", writer.size, "text2")


Spans = Sequence[tuple[float, float]]
"""Left and right edges, px."""


class _Row:
    """What is taken in one lane while its labels are placed from left to right."""

    def __init__(
        self, items: Sequence[Item], view: View, low: float, high: float, over: Spans
    ) -> None:
        self.low, self.high = low, high
        self.ends = [low - GAP] * ROWS
        self.last: list[int | None] = [None] * ROWS
        self.labels: dict[int, Label] = {}
        spans = sorted([*_obstacles(items, view), *over])
        self._lefts = [left for left, _ in spans]
        self._reach: list[float] = []
        furthest = -FAR
        for _, right in spans:
            furthest = max(furthest, right)
            self._reach.append(furthest)

    def is_free(self, left: float, right: float) -> bool:
        """Whether no mark, ghost or label stands in the mark row there."""
        if right > self.high - _BORDER:
            return False
        before = bisect_left(self._lefts, right + 4)
        return not before or self._reach[before - 1] <= left

    def put(self, place: int, label: Label) -> None:
        """Keep a label, and where its row is free from now on."""
        self.labels[place] = label
        if label.row >= 0:
            previous = self.last[label.row]
            if previous is not None:
                held = self.labels[previous]
                self.labels[previous] = held._replace(limit=label.x - GAP)
            self.last[label.row] = place
            self.ends[label.row] = label.end

    def under(self, x: float, width: float) -> tuple[float, int] | None:
        """The place of a label in the first row that has room for it."""
        x = min(x, self.high - GAP - width)
        for row, end in enumerate(self.ends):
            if end + GAP <= x:
                return x, row
        return None


def _obstacles(items: Sequence[Item], view: View) -> list[tuple[float, float]]:
    spans = [(item.at.left, item.at.right) for item in items]
    for item in items:
        if not item.is_cluster and item.mark.ghosts:
            spots = ghost_spots(item.mark, item.at, view)
            spans += [(spot.x1, spot.x2) for spot in spots if not spot.rise]
    return spans


def place(
    items: Sequence[Item],
    view: View,
    writer: Writer,
    numbers: dict[str, int],
    low: float = -FAR,
    high: float = FAR,
    over: Spans = (),
) -> tuple[list[Item], dict[int, Label]]:
    """Place the labels of a lane's mark row between ``low`` and ``high``.

    Gives the items, some of them joined into clusters, and the labels by the item's place.
    ``numbers`` has the number that stands for an event where its name finds no room; ``over`` are
    the extents of marks before ``low`` that reach in.
    """
    held = list(items)
    for _ in range(_PASSES):
        row = _Row(held, view, low, high, over)
        failed = [at for at in range(len(held)) if not _label(held, at, row, writer, numbers)]
        merged = _merge(held, failed, view.u)
        if len(merged) == len(held):
            return held, row.labels
        held = merged
    return held, row.labels


def _label(items: list[Item], at: int, row: _Row, writer: Writer, numbers: dict[str, int]) -> bool:
    item = items[at]
    if item.is_cluster:
        _label_cluster(item, at, row, writer)
        return True
    mark, spot = item.mark, item.at
    runs = full(mark, spot.small, writer)
    width = width_of(runs)
    if spot.form in ("diamond", "triangle", "cross", "dot"):
        x = max(item.middle + 14, spot.right + 5)
        if row.is_free(x, x + width):
            row.put(at, Label(x, BESIDE, runs, scale=writer.scale))
            return True
    found = row.under(spot.x1, width)
    number = ""
    if found is None:
        short = (writer.plain(_cut(mark.name, 14), mark),)
        if width_of(short) < width:
            runs, found = short, row.under(spot.x1, width_of(short))
    if found is None:
        number = str(numbers.get(mark.id, 0))
        runs = (run(writer.measure, number, writer.size, "text2", bold=True),)
        found = row.under(spot.x1, width_of(runs)) or _elbow(row, spot.x1, writer)
    if found is None:
        return False
    row.put(at, Label(found[0], found[1], runs, number=number, scale=writer.scale))
    return True


def _label_cluster(item: Item, at: int, row: _Row, writer: Writer) -> None:
    """Name the longest of a few; a pill may stay without a label, it has its count."""
    if len(item.marks) > _NAMED:
        return
    chief = item.chief
    more = run(writer.measure, f" + {len(item.marks) - 1}", writer.size, "text2")
    runs = (writer.plain(_cut(chief.name, 24), chief), more)
    found = row.under(item.at.x1, width_of(runs))
    if found is not None:
        row.put(at, Label(found[0], found[1], runs, scale=writer.scale))


def _elbow(row: _Row, x: float, writer: Writer) -> tuple[float, int] | None:
    """Shorten the label that stands in the way, if enough of it is left."""
    for number, place_before in enumerate(row.last):
        if place_before is None:
            continue
        before = row.labels[place_before]
        room = x - GAP - before.x
        if room < _LEAST or x > row.high - 3 * GAP:
            continue
        shorter = _fitted(before.runs[0], room, writer)
        if shorter is not None:
            row.labels[place_before] = before._replace(runs=(shorter,))
            row.ends[number] = before.x + shorter.width
            return x, number
    return None


def _fitted(one: Run, room: float, writer: Writer) -> Run | None:
    """The run with its end cut off so that it fits."""
    share = int(len(one.text) * room / one.width) if one.width else 0
    for length in range(min(share, len(one.text) - 1), 2, -1):
        text = closed(f"{one.text[:length].rstrip(' ·,')}…")
        width = writer.measure(text, one.size, True)
        if width <= room:
            return one._replace(text=text, width=width)
    return None


def _merge(items: list[Item], failed: list[int], u: float) -> list[Item]:
    """Join each item that found no room with its neighbour, if a pill covers both."""
    merged: list[Item] = []
    wanting = set(failed)
    for at, item in enumerate(items):
        before = merged[-1] if merged else None
        if at in wanting and before is not None and item.middle - before.middle <= _PILL * u:
            merged[-1] = joined([before, item], u)
        else:
            merged.append(item)
    return merged
