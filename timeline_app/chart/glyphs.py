"""The glyphs: what a status, a kind of event and a precision look like.

Every function gives shapes for a place in the scene. ``u`` is the unit in which the look is
written: 1 px on screen, 0.21 mm on paper. ``y`` is the middle of the mark. Strokes lie inside.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import sqrt
from typing import Final

from timeline_app.chart.shapes import (
    Circle,
    Line,
    Path,
    Point,
    Rect,
    Run,
    Shape,
    Stroke,
    Text,
)

PAPER: Final = "base"
DASHES: Final[Mapping[str, tuple[float, ...]]] = {"rumoured": (1.2, 2.4), "announced": (4, 2.5)}


def question(x: float, y: float, u: float, colour: str, size: float = 10) -> Text:
    """A bold “?” whose middle is (x, y); ``size`` in units."""
    width = 0.52 * size * u
    run = Run("?", size * u, colour, bold=True, width=width)
    return Text(x, y + 0.36 * size * u, (run,), "middle")


def scaled(dash: tuple[float, ...], u: float) -> tuple[float, ...]:
    """A dash pattern in the scene's unit."""
    return tuple(round(length * u, 4) for length in dash)


def line(points: list[tuple[float, float]], stroke: Stroke) -> Path:
    """An open polyline."""
    return Path(tuple(Point(x, y) for x, y in points), closed=False, stroke=stroke)


def polygon(points: list[tuple[float, float]], fill: str, stroke: Stroke | None = None) -> Path:
    """A closed polygon."""
    return Path(tuple(Point(x, y) for x, y in points), True, fill, stroke)


def bar(
    sign: str, x1: float, x2: float, y: float, u: float, colour: str, until: float | None = None
) -> list[Shape]:
    """A bar of talks, 12 u high; ``until`` is where the present is, for “under way”."""
    width, top = x2 - x1, y - 6 * u
    solid = Rect(x1, top, width, 12 * u, colour, None, 1.5 * u)
    match sign:
        case "held":
            return [solid]
        case "suspended":
            slits = (x2 - 4.5 * u, x2 - 7.5 * u)
            return [solid, *(Rect(x, top, 1.5 * u, 12 * u, PAPER) for x in slits)]
        case "ended_without_result":
            tail = [(x1, top), (x2, top), (x2 - 5 * u, y), (x2, y + 6 * u), (x1, y + 6 * u)]
            return [polygon(tail, colour)]
    return [_outline(sign, x1, x2, y, u, colour), *_inside_bar(sign, x1, x2, y, u, colour, until)]


def _outline(sign: str, x1: float, x2: float, y: float, u: float, colour: str) -> Rect:
    stroke = Stroke(colour, 1.5 * u, scaled(DASHES.get(sign, ()), u))
    inset = 0.75 * u
    return Rect(x1 + inset, y - 6 * u + inset, x2 - x1 - 1.5 * u, 10.5 * u, PAPER, stroke, u)


def _inside_bar(
    sign: str, x1: float, x2: float, y: float, u: float, colour: str, until: float | None
) -> list[Shape]:
    middle = (x1 + x2) / 2
    match sign:
        case "under_way":
            end = middle if until is None else min(max(until, x1 + 2 * u), x2)
            return [Rect(x1, y - 6 * u, end - x1, 12 * u, colour, None, 1.5 * u)]
        case "held_in_part":
            return [Rect(x1, y, x2 - x1, 6 * u, colour)]
        case "postponed":
            chevron = [(middle - 1.5 * u, y - 3 * u), (middle + 1.5 * u, y)]
            return [line([*chevron, (middle - 1.5 * u, y + 3 * u)], Stroke(colour, 1.3 * u))]
        case "cancelled":
            return [Line(x1 - 3 * u, y, x2 + 3 * u, y, Stroke(colour, 1.5 * u))]
        case "unknown":
            return [question(middle, y, u, colour)]
    return []


def diamond(sign: str, x: float, y: float, u: float, colour: str) -> list[Shape]:
    """A document: half-diagonal 6.5 u, on a paper rim of 2 u."""
    rim = polygon(_diamond(x, y, 9.3 * u), PAPER)
    solid = polygon(_diamond(x, y, 6.5 * u), colour)
    if sign == "held":
        return [rim, solid]
    if sign == "ended_without_result":
        return [rim, solid, Rect(x - 3.5 * u, y - 0.9 * u, 7 * u, 1.8 * u, PAPER)]
    dash = scaled((3.2, 2), u) if sign == "announced" else ()
    edge = polygon(_diamond(x, y, (6.5 - 0.75 * sqrt(2)) * u), PAPER, Stroke(colour, 1.5 * u, dash))
    shapes: list[Shape] = [rim, edge]
    half = 6 * u
    match sign:
        case "under_way":
            shapes.append(polygon([(x - half, y), (x, y - half), (x, y + half)], colour))
        case "held_in_part":
            shapes.append(polygon([(x - half, y), (x + half, y), (x, y + half)], colour))
        case "cancelled":
            shapes.append(Line(x - 9.5 * u, y, x + 9.5 * u, y, Stroke(colour, 1.5 * u)))
        case "unknown":
            shapes.append(question(x, y, u, colour, 8))
    return shapes


def _diamond(x: float, y: float, half: float) -> list[tuple[float, float]]:
    return [(x - half, y), (x, y - half), (x + half, y), (x, y + half)]


def triangle(sign: str, x: float, y: float, u: float, colour: str) -> list[Shape]:
    """A deadline: point down, 12 u wide, 11 u high."""
    solid = sign in ("held", "ended_without_result")
    fill = colour if solid else PAPER
    rim = [(x - 7.6 * u, y - 6.6 * u), (x + 7.6 * u, y - 6.6 * u), (x, y + 7.6 * u)]
    edge = [(x - 5 * u, y - 4.75 * u), (x + 5 * u, y - 4.75 * u), (x, y + 4.4 * u)]
    shapes: list[Shape] = [polygon(rim, PAPER), polygon(edge, fill, Stroke(colour, 1.5 * u))]
    match sign:
        case "ended_without_result":
            shapes.append(Rect(x - 3 * u, y - 3 * u, 6 * u, 1.8 * u, PAPER))
        case "cancelled":
            shapes.append(Line(x - 9 * u, y - u, x + 9 * u, y - u, Stroke(colour, 1.5 * u)))
        case "unknown":
            shapes.append(question(x, y - 1.2 * u, u, colour, 7))
    return shapes


def cross(x: float, y: float, u: float, colour: str) -> list[Shape]:
    """A violation: an upright cross 9 × 9 u."""
    stroke = Stroke(colour, 1.5 * u)
    half = 4.5 * u
    return [Line(x - half, y, x + half, y, stroke), Line(x, y - half, x, y + half, stroke)]


def dot(x: float, y: float, u: float) -> list[Shape]:
    """Context: a dot 6 u across."""
    return [Circle(x, y, 3 * u, "text3")]


def disc(sign: str, x: float, y: float, u: float, colour: str, *, rim: bool = True) -> list[Shape]:
    """A status on 12 u: a ring of radius 5.2 and what stands in it; (x, y) is its middle."""
    held = [Circle(x, y, 7.4 * u, PAPER)] if rim else []
    return [*held, *_DISCS.get(sign, _unknown_disc)(x, y, u, colour)]


_Disc = Callable[[float, float, float, str], list[Shape]]


def _ring(*dash: float, fill: str = PAPER) -> _Disc:
    def made(x: float, y: float, u: float, colour: str) -> list[Shape]:
        return [Circle(x, y, 5.2 * u, fill, Stroke(colour, 1.5 * u, scaled(dash, u)))]

    return made


def _half(left: bool) -> _Disc:
    def made(x: float, y: float, u: float, colour: str) -> list[Shape]:
        paper = Circle(x, y, 5.2 * u, PAPER)
        stroke = Stroke(colour, 1.5 * u)
        return [paper, Circle(x, y, 5.2 * u, colour, stroke, "left" if left else "lower")]

    return made


def _with_lines(*lines: tuple[tuple[float, float], ...]) -> _Disc:
    def made(x: float, y: float, u: float, colour: str) -> list[Shape]:
        stroke = Stroke(colour, 1.3 * u)
        inner = [line([(x + dx * u, y + dy * u) for dx, dy in one], stroke) for one in lines]
        return [*_ring()(x, y, u, colour), *inner]

    return made


def _full(minus: bool) -> _Disc:
    def made(x: float, y: float, u: float, colour: str) -> list[Shape]:
        full: list[Shape] = [Circle(x, y, 5.95 * u, colour)]
        slit = Rect(x - 2.7 * u, y - 0.9 * u, 5.4 * u, 1.8 * u, PAPER)
        return [*full, slit] if minus else full

    return made


def _unknown_disc(x: float, y: float, u: float, colour: str) -> list[Shape]:
    return [question(x, y, u, colour, 12)]


_DISCS: Final[Mapping[str, _Disc]] = {
    "rumoured": _ring(1, 2),
    "announced": _ring(3.2, 1.9),
    "scheduled": _ring(),
    "under_way": _half(True),
    "held": _full(False),
    "held_in_part": _half(False),
    "suspended": _with_lines(((-1.4, -1.9), (-1.4, 1.9)), ((1.4, -1.9), (1.4, 1.9))),
    "postponed": _with_lines(((-0.9, -2.1), (1.2, 0), (-0.9, 2.1))),
    "cancelled": _with_lines(((-1.8, -1.8), (1.8, 1.8)), ((-1.8, 1.8), (1.8, -1.8))),
    "ended_without_result": _full(True),
}


def conflict(x: float, y: float, u: float) -> list[Shape]:
    """“≠” in a disc: sources disagree, and nobody has settled it."""
    thin = Stroke("danger", 1.1 * u)
    return [
        Circle(x, y, 5.5 * u, PAPER, Stroke("danger", 1.2 * u)),
        Line(x - 2.6 * u, y - 1.2 * u, x + 2.6 * u, y - 1.2 * u, thin),
        Line(x - 2.6 * u, y + 1.2 * u, x + 2.6 * u, y + 1.2 * u, thin),
        line([(x - 1.4 * u, y + 3.2 * u), (x + 1.4 * u, y - 3.2 * u)], thin),
    ]


def lock(x: float, y: float, u: float) -> list[Shape]:
    """Restricted: 7 × 10 u, ``x`` its left edge."""
    bow = [(1.4, 0), (1.4, -2.6), (2.3, -4.2), (4.7, -4.2), (5.6, -2.6), (5.6, 0)]
    return [
        line([(x + dx * u, y + dy * u) for dx, dy in bow], Stroke("text2", 1.2 * u)),
        Rect(x, y - 0.5 * u, 7 * u, 5.5 * u, "text2", None, u),
    ]


def unsourced(x1: float, x2: float, y: float, u: float) -> Line:
    """No source: a dashed line under the mark; ``y`` is the mark's lower edge."""
    below = y + 3 * u
    return Line(x1, below, x2, below, Stroke("warn", 1.2 * u, scaled((2, 2), u)))


def cluster(
    x: float, y: float, count: int, u: float, colour: str, size: float = 0.0
) -> list[Shape]:
    """A pill with the number of the marks that it stands for; (x, y) is its middle.

    ``size`` is the least letter height, in the unit of the scene.
    """
    width, height = cluster_width(count) * u, 14 * u
    stroke = Stroke(colour, 1.5 * u)
    box = Rect(
        x - width / 2 + 0.75 * u,
        y - 6.25 * u,
        width - 1.5 * u,
        height - 1.5 * u,
        PAPER,
        stroke,
        6.25 * u,
    )
    text = str(count)
    size = max(size, 10 * u)
    run = Run(text, size, "text", bold=True, width=0.58 * size * len(text))
    return [box, Text(x, y + 0.36 * size, (run,), "middle")]


def cluster_width(count: int) -> float:
    """How wide the pill is, in units."""
    return 16.0 + 6 * len(str(count))


def ghost(x1: float, x2: float, y: float, u: float, *, span: bool) -> list[Shape]:
    """An earlier planned date: an outline, or caps and a dashed line for a span."""
    if not span:
        stroke = Stroke("ghost", 1.2 * u, scaled((2.4, 1.6), u))
        return [Rect(x1 + 0.6 * u, y - 4.4 * u, x2 - x1 - 1.2 * u, 8.8 * u, PAPER, stroke)]
    cap = Stroke("ghost", u)
    return [
        Line(x1, y - 4 * u, x1, y + 4 * u, cap),
        Line(x2, y - 4 * u, x2, y + 4 * u, cap),
        Line(x1, y, x2, y, Stroke("ghost", u, scaled((3, 2), u))),
    ]


def hop(x1: float, top1: float, x2: float, top2: float, u: float) -> list[Shape]:
    """From above a ghost's middle, up, across and down to just above the next one."""
    level = min(top1, top2) - 7 * u
    start, end = x1 + 2 * u, x2 - 2 * u
    if end <= start:
        start, end = x1, x2
    tip = top2 - u
    head = [(end - 2.6 * u, tip - 4 * u), (end + 2.6 * u, tip - 4 * u), (end, tip)]
    up = [(start, top1), (start, level), (end, level), (end, tip - 3.9 * u)]
    return [line(up, Stroke("ghost", u)), polygon(head, "ghost")]


def slats(x: float, y: float, half: float, u: float, colour: str, *, left: bool) -> list[Shape]:
    """Three fading slats beyond a soft end; ``half`` is half the mark's height."""
    step = -3 * u if left else 3 * u
    shapes: list[Shape] = []
    for place, opacity in enumerate((1.0, 0.75, 0.5), start=1):
        edge = x + place * step - (0.2 * u if left else 1.4 * u)
        shapes.append(Rect(edge, y - half, 1.6 * u, 2 * half, colour, None, 0, opacity))
    return shapes


def within(x1: float, x2: float, y: float, u: float, colour: str) -> list[Shape]:
    """Some day in a span: caps at both limits, a line between them on a pale band."""
    stroke = Stroke(colour, 1.5 * u)
    return [
        Rect(x1, y - 3 * u, x2 - x1, 6 * u, colour, None, 0, 0.28),
        Line(x1, y, x2, y, stroke),
        Line(x1 + 0.75 * u, y - 5 * u, x1 + 0.75 * u, y + 5 * u, stroke),
        Line(x2 - 0.75 * u, y - 5 * u, x2 - 0.75 * u, y + 5 * u, stroke),
    ]


def arrow(
    x: float, y: float, u: float, colour: str, *, left: bool, length: float = 0.0
) -> list[Shape]:
    """After (or before) a limit: a cap, a line 30 u (or ``length``) long and an open head."""
    way = -1 if left else 1
    tip = x + (length or 30 * u) * way
    stroke = Stroke(colour, 1.5 * u)
    back = tip - 5 * u * way
    return [
        Line(x, y - 5 * u, x, y + 5 * u, stroke),
        Line(x, y, tip, y, stroke),
        line([(back, y - 4 * u), (tip, y), (back, y + 4 * u)], stroke),
    ]
