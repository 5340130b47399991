"""The rail of a ceasefire or an implementation: solid only as far as a source confirms it."""

from __future__ import annotations

from timeline_app.chart.glyphs import DASHES, PAPER, line, polygon, scaled
from timeline_app.chart.shapes import Line, Rect, Shape, Stroke


def rail(
    sign: str, x1: float, x2: float, y: float, u: float, colour: str, *, starts: bool = True
) -> list[Shape]:
    """A rail whose end is known, 6 u high; ``starts`` draws the cap of its first day."""
    top = y - 3 * u
    solid = Rect(x1, top, x2 - x1, 6 * u, colour)
    caps = [_cap(x1, y, u, colour)] if starts else []
    match sign:
        case "held":
            return [solid, *caps, _cap(x2, y, u, colour, end=True)]
        case "suspended":
            slits = (x2 - 4.5 * u, x2 - 7.5 * u)
            return [solid, *caps, *(Rect(x, top, 1.5 * u, 6 * u, PAPER) for x in slits)]
        case "ended_without_result":
            tail = [(x1, top), (x2, top), (x2 - 4 * u, y), (x2, y + 3 * u), (x1, y + 3 * u)]
            broken = line(
                [(x2 + u, y - 6 * u), (x2 - 3 * u, y), (x2 + u, y + 6 * u)],
                Stroke(colour, 1.2 * u),
            )
            return [polygon(tail, colour), *caps, broken]
    shapes: list[Shape] = [_hollow(sign, x1, x2, y, u, colour), *caps]
    match sign:
        case "held_in_part":
            shapes.append(Rect(x1, y, x2 - x1, 3 * u, colour))
        case "under_way":
            shapes.append(solid)
    return shapes


def open_rail(
    sign: str,
    x1: float,
    confirmed: float,
    x2: float,
    y: float,
    u: float,
    colour: str,
    *,
    starts: bool = True,
) -> list[Shape]:
    """A rail without a reported end: solid to ``confirmed``, then two lines up to ``x2``."""
    shapes: list[Shape] = []
    if confirmed > x1:
        if sign in ("announced", "scheduled", "rumoured", "unknown", "held_in_part"):
            shapes += [_hollow(sign, x1, confirmed, y, u, colour)]
            if sign == "held_in_part":
                shapes.append(Rect(x1, y, confirmed - x1, 3 * u, colour))
        else:
            shapes.append(Rect(x1, y - 3 * u, confirmed - x1, 6 * u, colour))
    start = max(x1, confirmed)
    if x2 > start:
        stroke = Stroke(colour, 1.2 * u)
        shapes += [Rect(start, y - 3 * u, x2 - start, 6 * u, PAPER)]
        shapes += [Line(start, y + way, x2, y + way, stroke) for way in (-2.4 * u, 2.4 * u)]
    return [*shapes, _cap(x1, y, u, colour)] if starts else shapes


def _hollow(sign: str, x1: float, x2: float, y: float, u: float, colour: str) -> Rect:
    stroke = Stroke(colour, 1.2 * u, scaled(DASHES.get(sign, ()), u))
    width = max(0.2 * u, x2 - x1 - 1.2 * u)
    return Rect(x1 + 0.6 * u, y - 2.4 * u, width, 4.8 * u, PAPER, stroke)


def _cap(x: float, y: float, u: float, colour: str, *, end: bool = False) -> Rect:
    return Rect(x - 1.5 * u if end else x, y - 6 * u, 1.5 * u, 12 * u, colour)
