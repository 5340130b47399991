"""The legend: only the glyphs that a page uses, each with its words. Lengths as the unit ``u``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from timeline_app.chart import glyphs as g
from timeline_app.chart.columns import Mark
from timeline_app.chart.rails import open_rail, rail
from timeline_app.chart.shapes import (
    Group,
    Line,
    Measure,
    Shape,
    Stroke,
    Text,
    group,
    run,
)

_INK: Final = "text"
_WORDS: Final[Mapping[str, str]] = {
    "held": "held",
    "under_way": "under way",
    "held_in_part": "held in part",
    "scheduled": "planned",
    "announced": "announced",
    "rumoured": "rumoured",
    "postponed": "postponed",
    "suspended": "suspended",
    "cancelled": "cancelled",
    "ended_without_result": "no result",
    "unknown": "status unknown",
    "document": "document",
    "deadline": "deadline",
    "missed": "deadline missed",
    "violation": "violation",
    "context": "context",
    "hop": "planned earlier, then moved",
    "ghost_span": "planned within these days",
    "within": "some day within",
    "one_of": "one of these days",
    "after": "after this day",
    "before": "before this day",
    "about": "about",
    "uncertain": "uncertain",
    "rail": "from – to",
    "broken": "broken down",
    "open": "no end reported",
    "cluster": "several events",
    "conflict": "sources disagree",
    "restricted": "restricted",
    "unsourced": "no source",
}
ORDER: Final = tuple(_WORDS)


class Sample(NamedTuple):
    """A glyph of the legend: its width in units, and what draws it from x to the right."""

    width: float
    draw: Callable[[float, float, float], list[Shape]]


def _disc(sign: str) -> Sample:
    return Sample(12, lambda x, y, u: g.disc(sign, x + 6 * u, y, u, _INK, rim=False))


def _hop(x: float, y: float, u: float) -> list[Shape]:
    bar = g.bar("held", x + 22 * u, x + 30 * u, y, u, _INK)
    ghost = g.ghost(x, x + 7 * u, y, u, span=False)
    return [*ghost, *bar, *g.hop(x + 3.5 * u, y - 4.4 * u, x + 26 * u, y - 6 * u, u)]


def _about(x: float, y: float, u: float) -> list[Shape]:
    bar = g.bar("held", x, x + 12 * u, y, u, _INK)
    return bar + g.slats(x + 12 * u, y, 6 * u, u, _INK, left=False)


def _uncertain(x: float, y: float, u: float) -> list[Shape]:
    return [*g.bar("held", x, x + 12 * u, y, u, _INK), g.question(x + 19 * u, y, u, _INK, 12)]


def _one_of(x: float, y: float, u: float) -> list[Shape]:
    ends = (x, x + 6 * u), (x + 18 * u, x + 24 * u)
    dotted = Stroke(_INK, 1.5 * u, g.scaled((1.5, 2.5), u))
    bars = [shape for x1, x2 in ends for shape in g.bar("scheduled", x1, x2, y, u, _INK)]
    return [Line(x + 6 * u, y, x + 18 * u, y, dotted), *bars]


def _unsourced(x: float, y: float, u: float) -> list[Shape]:
    bar = g.bar("held", x, x + 14 * u, y, u, _INK)
    return [*bar, g.unsourced(x, x + 14 * u, y + 6.2 * u, u)]


_SAMPLES: Final[Mapping[str, Sample]] = {
    "held": Sample(18, lambda x, y, u: g.bar("held", x, x + 18 * u, y, u, _INK)),
    "document": Sample(13, lambda x, y, u: g.diamond("held", x + 6.5 * u, y, u, _INK)),
    "deadline": Sample(12, lambda x, y, u: g.triangle("scheduled", x + 6 * u, y, u, _INK)),
    "missed": Sample(12, lambda x, y, u: g.triangle("ended_without_result", x + 6 * u, y, u, _INK)),
    "violation": Sample(9, lambda x, y, u: g.cross(x + 4.5 * u, y, u, _INK)),
    "context": Sample(6, lambda x, y, u: g.dot(x + 3 * u, y, u)),
    "hop": Sample(30, _hop),
    "ghost_span": Sample(20, lambda x, y, u: g.ghost(x, x + 20 * u, y, u, span=True)),
    "within": Sample(20, lambda x, y, u: g.within(x, x + 20 * u, y, u, _INK)),
    "one_of": Sample(24, _one_of),
    "after": Sample(30, lambda x, y, u: g.arrow(x, y, u, _INK, left=False)),
    "before": Sample(30, lambda x, y, u: g.arrow(x + 30 * u, y, u, _INK, left=True)),
    "about": Sample(23, _about),
    "uncertain": Sample(24, _uncertain),
    "rail": Sample(26, lambda x, y, u: rail("held", x, x + 26 * u, y, u, _INK)),
    "broken": Sample(26, lambda x, y, u: rail("ended_without_result", x, x + 26 * u, y, u, _INK)),
    "open": Sample(
        28, lambda x, y, u: open_rail("under_way", x, x + 14 * u, x + 28 * u, y, u, _INK)
    ),
    "cluster": Sample(22, lambda x, y, u: g.cluster(x + 11 * u, y, 2, u, _INK, 11.8 * u)),
    "conflict": Sample(12, lambda x, y, u: g.conflict(x + 6 * u, y, u)),
    "restricted": Sample(7, lambda x, y, u: g.lock(x, y, u)),
    "unsourced": Sample(14, _unsourced),
}


def used(marks: Iterable[Mark], *, clusters: bool = False, discs: Iterable[str] = ()) -> list[str]:
    """The keys of the glyphs that some marks wear, in the order of the legend.

    ``discs`` are the signs of marks that are too short for their shape.
    """
    found: set[str] = {"cluster"} if clusters else set()
    found.update(discs)
    for mark in marks:
        found.update(_of(mark))
    return [key for key in ORDER if key in found]


def _of(mark: Mark) -> Iterable[str]:
    yield from _shape(mark)
    if mark.form in ("within", "one_of", "after", "before"):
        yield mark.form
    if mark.approximate_start or mark.approximate_end:
        yield "about"
    if mark.uncertain:
        yield "uncertain"
    for ghost in mark.ghosts:
        yield "hop" if ghost.hop else "ghost_span"
        if ghost.span:
            yield "ghost_span"
    for flag in ("conflict", "restricted", "unsourced"):
        if getattr(mark, flag):
            yield flag


def _shape(mark: Mark) -> Iterable[str]:
    if mark.family == "measure":
        if mark.form == "open":
            yield "open"
        elif mark.sign == "ended_without_result":
            yield "broken"
        else:
            yield "rail" if mark.sign == "held" else mark.sign
    elif mark.family == "point":
        yield mark.kind if mark.kind == "violation" else "context"
    elif mark.family == "deadline":
        yield "missed" if mark.sign == "ended_without_result" else "deadline"
    else:
        if mark.family == "document":
            yield "document"
        if mark.family != "document" or mark.sign != "held":
            yield mark.sign


def rows_of(
    keys: Sequence[str], width: float, u: float, size: float, measure: Measure
) -> list[list[str]]:
    """The keys in rows that fit into ``width``, as even as they can be."""
    rows = _rows(keys, width, u, size, measure)
    for share in (0.55, 0.65, 0.75, 0.85):
        evener = _rows(keys, width * share, u, size, measure)
        if len(rows) > 1 and len(evener) == len(rows):
            return evener
    return rows


def _rows(
    keys: Sequence[str], width: float, u: float, size: float, measure: Measure
) -> list[list[str]]:
    rows: list[list[str]] = [[]]
    used_up = 0.0
    for key in keys:
        wide = _width(key, u, size, measure) + 8 * u
        if rows[-1] and used_up + wide > width:
            rows.append([])
            used_up = 0.0
        rows[-1].append(key)
        used_up += wide
    return [row for row in rows if row]


def _sample(key: str) -> Sample:
    return _SAMPLES.get(key) or _disc(key)


def _width(key: str, u: float, size: float, measure: Measure) -> float:
    return _sample(key).width * u + 6 * u + measure(_WORDS[key], size, False)


def legend(
    keys: Sequence[str],
    left: float,
    right: float,
    y: float,
    u: float,
    size: float,
    measure: Measure,
) -> Group:
    """One row of the legend around height ``y``; the room that is left is shared as gaps."""
    widths = [_width(key, u, size, measure) for key in keys]
    spare = right - left - sum(widths)
    gap = min(spare / max(1, len(keys) - 1), 30 * u)
    shapes: list[Shape] = []
    x = left
    for key, width in zip(keys, widths, strict=True):
        sample = _sample(key)
        shapes += sample.draw(x, y, u)
        words = run(measure, _WORDS[key], size, "text2")
        shapes.append(Text(x + (sample.width + 6) * u, y + 0.36 * size, (words,)))
        x += width + gap
    return group("legend", shapes)
