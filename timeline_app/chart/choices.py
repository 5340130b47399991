"""One of several days: a sign at each that lies within the limits of the axis, joined by dots."""

from __future__ import annotations

from typing import NamedTuple

from timeline_app.chart import glyphs as g
from timeline_app.chart.shapes import Line, Rect, Shape, Stroke


class Choices(NamedTuple):
    """The days by their edges on the axis, and the limits between which they are drawn.

    ``half`` is half the width of a sign. A sign is moved rather than cut by a limit; days beyond
    one are not drawn, the dots run on to it. Lengths are those of the scene.
    """

    days: tuple[tuple[float, float], ...]
    half: float
    low: float
    high: float

    @property
    def places(self) -> list[float]:
        """The middles of the signs that are drawn."""
        low, high = self.low + self.half, self.high - self.half
        return [
            max(low, min((x1 + x2) / 2, high))
            for x1, x2 in self.days
            if x2 > self.low and x1 < self.high
        ]

    @property
    def cuts(self) -> tuple[bool, bool]:
        """Whether a day lies before the one limit, and one after the other."""
        return self.days[0][1] <= self.low, self.days[-1][0] >= self.high

    @property
    def edges(self) -> tuple[float, float]:
        """From the first sign, or the limit, to the last."""
        before, after = self.cuts
        places = self.places
        x1 = self.low if before or not places else places[0] - self.half
        x2 = self.high if after or not places else places[-1] + self.half
        return x1, x2

    def draw(self, sign: str, y: float, u: float, colour: str, *, deadline: bool) -> list[Shape]:
        """Triangles for a deadline, else outlines; ``y`` is their middle."""
        (before, after), (x1, x2) = self.cuts, self.edges
        dotted = Stroke(colour, 1.5 * u, g.scaled((1.5, 2.5), u))
        left = x1 if before else x1 + self.half
        right = x2 if after else x2 - self.half
        shapes: list[Shape] = [Line(left, y, right, y, dotted)]
        for x in self.places:
            if deadline:
                shapes += g.triangle(sign, x, y, u, colour)
            else:
                edge = Stroke(colour, 1.5 * u)
                shapes.append(Rect(x - 2.25 * u, y - 5.25 * u, 4.5 * u, 10.5 * u, g.PAPER, edge))
        return shapes
