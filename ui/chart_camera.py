"""What of the axis of time is looked at, as numbers: zoom steps, places in px, days."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor, log
from typing import Final

STEP: Final = 2 ** (1 / 3)
"""How much one step of zooming enlarges."""
MOST: Final = 240.0
"""The widest a day gets, px."""
_LEAST_SHARE: Final = 0.5
_EDGE: Final = 0.04
"""The share of the width that is left free at both sides when something is fitted in."""
_SHORTEST: Final = 3.0


@dataclass(slots=True)
class Camera:
    """The lanes' width in px, the zoom (``per_day`` px), and the place ``at`` that is scrolled to.

    Places are px from the day ``origin``, whole ones, so that panning moves every letter by whole
    px. From ``low`` to ``high`` there is something; half a view is free before and after that.
    """

    origin: int
    low: int
    high: int
    width: float = 600.0
    per_day: float = 1.0
    at: int = 0

    @property
    def pad(self) -> int:
        """The px before the first day and after the last."""
        return max(30, int(self.width / 2))

    @property
    def range(self) -> tuple[int, int]:
        """The least and the greatest place that it can be scrolled to."""
        least = round((self.low - self.origin) * self.per_day) - self.pad
        most = round((self.high + 1 - self.origin) * self.per_day + self.pad - self.width)
        return least, max(least, most)

    @property
    def least(self) -> float:
        """The least zoom: everything takes half the width."""
        return min(MOST, self.width * _LEAST_SHARE / max(self.high + 1 - self.low, 30))

    @property
    def left(self) -> float:
        """The day, with its fraction, at the left edge."""
        return self.day(0)

    @property
    def right(self) -> float:
        """The day at the right edge."""
        return self.day(self.width)

    def day(self, x: float) -> float:
        """The day at a place, px from the left edge of the lanes."""
        return self.origin + (self.at + x) / self.per_day

    def x(self, day: float) -> float:
        """Where a day begins, px from the left edge of the lanes."""
        return (day - self.origin) * self.per_day - self.at

    def scroll(self, at: float) -> None:
        """Scroll to a place; no further than there is something."""
        least, most = self.range
        self.at = min(max(least, round(at)), most)

    def put(self, day: float, x: float) -> None:
        """Scroll so that a day begins at a place, px from the left edge of the lanes."""
        self.scroll((day - self.origin) * self.per_day - x)

    def zoom(self, steps: int, x: float) -> None:
        """Zoom in or out by steps; the day at ``x`` stays where it is."""
        self.set_zoom(self.step(steps), x)

    def step(self, steps: int) -> float:
        """The zoom, in px a day, that lies so many steps in (or out, below 0)."""
        place = log(self.per_day) / log(STEP)
        whole = floor(place + 1e-6) if steps > 0 else ceil(place - 1e-6)
        return self._within(STEP ** (whole + steps))

    def _within(self, per_day: float) -> float:
        """A zoom that is allowed, with few digits, so that it can be found again."""
        return float(f"{min(max(per_day, self.least), MOST):.9g}")

    def set_zoom(self, per_day: float, x: float) -> None:
        """Make a day so many px wide; the day at ``x`` stays where it is."""
        day = self.day(x)
        self.per_day = self._within(per_day)
        self.put(day, x)

    def fit(self, first: float, last: float, edge: float = _EDGE) -> None:
        """Show the days from ``first`` to the end of ``last``, with some room at both sides."""
        days = max(last + 1 - first, _SHORTEST)
        middle = (first + last + 1) / 2
        self.set_zoom(self.width * (1 - 2 * edge) / days, 0)
        self.put(middle, self.width / 2)

    def resize(self, width: float) -> None:
        """Another width; the day at the left edge stays."""
        left = self.left
        self.width = max(1.0, width)
        self.per_day = self._within(self.per_day)
        self.put(left, 0)

    def reach(self, origin: int, low: int, high: int) -> None:
        """Another origin, and other days with something; what is looked at stays."""
        left = self.left
        self.origin, self.low, self.high = origin, low, max(low, high)
        self.put(left, 0)

    def reveal(self, first: float, after: float, edge: float = 24.0) -> None:
        """Scroll so that a stretch of days is seen, or the beginning of one that is too long."""
        left, right = self.x(first), self.x(after)
        room = self.width - 2 * edge
        if left < edge:
            self.put(first, max(edge, min(self.width / 3, edge + room - (right - left))))
        elif right > self.width - edge and (right - left <= room or left > self.width / 2):
            self.put(first, max(edge, min(self.width * 2 / 3, edge + room - (right - left))))
