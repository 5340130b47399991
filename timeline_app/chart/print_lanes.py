"""A lane on paper: marks, rails and searched labels for one period. Lengths are mm."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from timeline_app.chart import glyphs
from timeline_app.chart.clusters import Item, gather, overlapped
from timeline_app.chart.columns import Columns, Lane, Mark
from timeline_app.chart.labels import remark
from timeline_app.chart.marks import Spot, View, cluster_flags, ghost_shapes, shapes_of, spot
from timeline_app.chart.notes import Notes
from timeline_app.chart.print_labels import Placement, Wish, search
from timeline_app.chart.print_labels import Spot as Seat
from timeline_app.chart.shapes import (
    Group,
    Line,
    Measure,
    Run,
    Shape,
    Stroke,
    Text,
    group,
    run,
    width_of,
)
from timeline_app.chart.sheet import BODY, HAIRLINE, NOTE

U: Final = 0.21
MARK_Y: Final = 6.0
BASELINE: Final = 4.9
ROW: Final = 4.0
RAIL: Final = 8.2
_RAIL_LABEL: Final = 4.7
_RAIL_Y: Final = 2.6
_RAIL_GAP: Final = 2.5
_RISE: Final = 0.9
_HALO: Final = 0.7
_SHORTEST: Final = 3
_MANY: Final = 30
_NAME: Final = 48
_CUT: Final = 18


class Label(NamedTuple):
    """A label on paper: the event, where its leader falls, its words and its seat."""

    mark: Mark
    x: float
    runs: tuple[Run, ...]
    seat: Seat
    key: str = ""


class PrintRail(NamedTuple):
    """A rail with its label right under it; ``x`` is where the label starts."""

    mark: Mark
    at: Spot
    row: int
    x: float
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class PrintLane:
    """A lane of one period, laid out. ``unlabelled`` found no room even for a number."""

    lane: Lane
    view: View
    items: tuple[Item, ...]
    labels: tuple[Label, ...]
    rails: tuple[PrintRail, ...]
    unlabelled: tuple[str, ...] = ()

    @property
    def marks(self) -> list[Mark]:
        """All events of the lane in the period."""
        held = [mark for item in self.items for mark in item.marks]
        return held + [rail.mark for rail in self.rails]

    @property
    def rows(self) -> int:
        """How many rows of labels there are."""
        return max((label.seat.row + 1 for label in self.labels), default=0)

    @property
    def rail_rows(self) -> int:
        """How many rows of rails there are."""
        return max((rail.row + 1 for rail in self.rails), default=0)

    @property
    def height(self) -> float:
        """What the lane needs, mm."""
        marks = 8.0 + ROW * self.rows if self.items or not self.rails else 3.0
        return marks + RAIL * self.rail_rows

    @property
    def shortened(self) -> int:
        """How many labels stand with less than their name and date."""
        numbers = sum(1 for label in self.labels if label.key)
        return numbers + len(self.unlabelled)


class Pen(NamedTuple):
    """What labels are written with; ``years``: dates carry their year."""

    measure: Measure
    notes: Notes
    years: bool = False


def lay(columns: Columns, lane: Lane, first: int, last: int, view: View, pen: Pen) -> PrintLane:
    """Lay out what a lane has between two days."""
    marks = [columns.mark(lane.ids[at]) for at in lane.between(first, last)]
    rails = _rails([mark for mark in marks if mark.family == "measure"], view, pen)
    others = [(mark, spot(mark, view)) for mark in marks if mark.family != "measure"]
    items = gather(others, view.u)
    labels, lost = _labels(items, view, pen, {mark.id: at for at, mark in enumerate(marks, 1)})
    return PrintLane(lane, view, tuple(items), tuple(labels), tuple(rails), tuple(lost))


def _labels(
    items: Sequence[Item], view: View, pen: Pen, numbers: dict[str, int]
) -> tuple[list[Label], list[str]]:
    wanted = [(mark, x, item.at.small) for item in items for mark, x in _anchors(item)]
    levels = [0] * len(wanted)
    texts = [_runs(mark, small, pen, 0, numbers) for mark, _, small in wanted]
    while True:
        wishes = [
            Wish(min(max(x, view.low + 0.3), view.high - 0.3), width_of(runs))
            for (_, x, _), runs in zip(wanted, texts, strict=True)
            if runs
        ]
        places = [at for at, runs in enumerate(texts) if runs]
        found = _searched(wishes, view, first=not any(levels))
        failed = [places[at] for at in found.failed]
        if not failed:
            break
        for at in _shorten(failed, levels, wanted):
            levels[at] += 1
            texts[at] = _runs(wanted[at][0], wanted[at][2], pen, levels[at], numbers)
    found = search(wishes, view.low, view.high)
    made = [
        Label(
            wanted[at][0],
            wish.x,
            texts[at],
            seat,
            _key(texts[at], levels[at]),
        )
        for at, wish, seat in zip(places, wishes, found.spots, strict=True)
        if seat is not None
    ]
    return made, [wanted[at][0].id for at, runs in enumerate(texts) if not runs]


def _searched(wishes: Sequence[Wish], view: View, *, first: bool) -> Placement:
    """A quick search, and a thorough one where that fails and it does not take long."""
    found = search(wishes, view.low, view.high, thorough=False)
    if found.failed and (first or len(wishes) <= _MANY):
        return search(wishes, view.low, view.high)
    return found


def _key(runs: tuple[Run, ...], level: int) -> str:
    return runs[0].text if level == _SHORTEST else ""


def _shorten(
    failed: list[int], levels: list[int], wanted: Sequence[tuple[Mark, float, bool]]
) -> list[int]:
    """What to shorten next: what failed, and the neighbours of what failed before."""
    near = {at + way for at in failed if levels[at] for way in (-1, 1)}
    others = [at for at in near - set(failed) if 0 <= at < len(wanted) and levels[at] < 1]
    return [*failed, *sorted(others)]


def _anchors(item: Item) -> Iterator[tuple[Mark, float]]:
    """Where the leaders of an item fall; those of a cluster side by side under the pill."""
    if not item.is_cluster:
        yield item.mark, item.at.anchor
        return
    count = len(item.marks)
    step = min(1.2, (item.at.x2 - item.at.x1 - 1.2) / (count - 1))
    for place, mark in enumerate(sorted(item.marks, key=lambda one: (one.first, one.id))):
        yield mark, item.middle + (place - (count - 1) / 2) * step


def _runs(
    mark: Mark, small: bool, pen: Pen, level: int, numbers: dict[str, int]
) -> tuple[Run, ...]:
    """The words of a label: all, without the date, cut short, a number, nothing.

    The word of the status is never left out while there is a name.
    """
    measure = pen.measure
    if level > _SHORTEST:
        return ()
    name = _cut(mark.name, _CUT if level == 2 else _NAME)
    if level == _SHORTEST:
        name = f"({numbers[mark.id]})"
    runs = [run(measure, name, BODY, bold=True, italic=mark.draft and level < _SHORTEST)]
    if level == 0:
        runs.append(run(measure, f" {_when(mark, small, pen)}", BODY, "text2"))
    elif level < _SHORTEST and (words := _word(mark, small)):
        runs.append(run(measure, f", {words}", BODY, "text2"))
    return (*runs, *_note(mark, pen))


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def _when(mark: Mark, small: bool, pen: Pen) -> str:
    """The date, and the word that the glyph alone does not say."""
    date = mark.dated if pen.years else mark.date
    words = _word(mark, small)
    return f"{date}, {words}" if words else date


def _word(mark: Mark, small: bool) -> str:
    if mark.passed:
        return "not confirmed"
    told = mark.sign != "held" and mark.family != "point"
    return mark.status if told else remark(mark, small)


def _note(mark: Mark, pen: Pen) -> Iterator[Run]:
    number = pen.notes.number(mark.id)
    if number is not None:
        yield run(pen.measure, f"\u2009{number}", NOTE, "text2", rise=_RISE, link=f"note-{number}")


def _rails(marks: Sequence[Mark], view: View, pen: Pen) -> list[PrintRail]:
    made: list[PrintRail] = []
    ends: list[float] = []
    for mark in sorted(marks, key=lambda one: (one.first, one.last, one.id)):
        at, runs = spot(mark, view), _rail_runs(mark, pen)
        width = width_of(runs)
        x = max(view.low, min(at.x1, view.high - width))
        left, right = min(at.left, x), max(at.right, x + width)
        free = [row for row, end in enumerate(ends) if end + _RAIL_GAP <= left]
        row = free[0] if free else len(ends)
        ends[row : row + 1] = [right]
        made.append(PrintRail(mark, at, row, x, runs))
    return made


def _rail_runs(mark: Mark, pen: Pen) -> tuple[Run, ...]:
    tail = mark.dated
    if mark.passed:
        tail = f"{tail}, not confirmed"
    elif mark.form != "open":
        tail = f"{tail}, {mark.status}"
    name = run(pen.measure, _cut(mark.name, _NAME), BODY, bold=True, italic=mark.draft)
    return (name, run(pen.measure, f" {tail}", BODY, "text2"), *_note(mark, pen))


def draw(lane: PrintLane, top: float) -> Iterator[tuple[str, Group]]:
    """The groups of a lane with the layer of each; ``top`` is the lane's upper edge."""
    y = top + MARK_Y
    yield from _draw_items(lane, y)
    for label in lane.labels:
        yield from _draw_label(label, y)
    start = top + (8.0 + ROW * lane.rows if lane.items else 2.0)
    for rail in lane.rails:
        middle = start + _RAIL_Y + RAIL * rail.row
        shapes = shapes_of(rail.mark, rail.at, middle, lane.view)
        if shapes:
            yield "marks", group("mark", shapes, rail.mark.id)
        ghosts = ghost_shapes(rail.mark, rail.at, middle, lane.view)
        if ghosts:
            yield "ghosts", group("ghosts", ghosts, rail.mark.id)
        text = Text(rail.x, middle + _RAIL_LABEL, rail.runs, halo=_HALO)
        yield "labels", group("label", [text], rail.mark.id)


def _draw_items(lane: PrintLane, y: float) -> Iterator[tuple[str, Group]]:
    crowded = overlapped(lane.items)
    order = sorted(range(len(lane.items)), key=lambda at: _depth(lane.items[at]))
    for place in order:
        item = lane.items[place]
        if item.is_cluster:
            colours = {mark.colour for mark in item.marks}
            colour = colours.pop() if len(colours) == 1 else "text2"
            pill = glyphs.cluster(item.middle, y, len(item.marks), U, colour, NOTE)
            flags = cluster_flags(item.marks, item.at.x2, y, U)
            yield "marks", group("cluster", [*pill, *flags])
            for mark in item.marks:
                yield from _draw_ghosts(mark, item, y, lane.view)
            continue
        mark = item.mark
        shapes: list[Shape] = shapes_of(mark, item.at, y, lane.view, rim=place in crowded)
        yield "marks", group("mark", shapes, mark.id)
        yield from _draw_ghosts(mark, item, y, lane.view)


def _draw_ghosts(mark: Mark, item: Item, y: float, view: View) -> Iterator[tuple[str, Group]]:
    ghosts = ghost_shapes(mark, item.at, y, view)
    if ghosts:
        yield "ghosts", group("ghosts", ghosts, mark.id)


def _depth(item: Item) -> tuple[bool, float]:
    """Wide marks lie under narrow ones, and those that say "sources disagree" on top."""
    return any(mark.conflict for mark in item.marks), item.at.x1 - item.at.x2


def _draw_label(label: Label, y: float) -> Iterator[tuple[str, Group]]:
    baseline = y + BASELINE + ROW * label.seat.row
    bend = baseline - 1.0
    side = -0.7 if label.seat.left else 0.7
    stroke = Stroke("printleader", HAIRLINE)
    leader = [
        Line(label.x, y + 2.0, label.x, bend, stroke),
        Line(label.x, bend, label.x + side, bend, stroke),
    ]
    yield "leaders", group("leader", leader, label.mark.id)
    left, _ = label.seat.box(Wish(label.x, width_of(label.runs)))
    text = Text(left, baseline, label.runs, halo=_HALO)
    yield "labels", group("label", [text], label.mark.id)
