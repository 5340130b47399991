"""Where a long period is cut into parts: at the turn of a year, quarter, month, week or day.

Days are ordinals; a part runs from its first day to its last, both included.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from timeline_app.chart.axis import LAST_DAY, month_start
from timeline_app.chart.columns import Columns
from timeline_app.dates import date_of

Part = tuple[int, int]
_BY_EVENTS: Final = 0.7
_PAD: Final = 0.012
_LEAST: Final = 14
_YEAR: Final = 365


def whole(columns: Columns) -> Part:
    """The period that shows everything, with a little room at both ends."""
    first, last = columns.first, columns.last
    pad = max(2, round((last - first) * _PAD))
    if last - first < _LEAST:
        pad = _LEAST
    low, high = max(1, first - pad), min(last + pad, LAST_DAY)
    if high - low < _YEAR:
        return low, high
    return month_start(_month(low)), month_start(_month(last + 1) + 1) - 1


def _month(day: int) -> int:
    when = date_of(min(day, LAST_DAY))
    return when.year * 12 + when.month - 1


def cut(columns: Columns, period: Part, count: int) -> list[Part]:
    """The period in at most ``count`` parts, each with about the same number of events."""
    first, last = period
    firsts = sorted(day for lane in columns.lanes for day in lane.firsts if first <= day <= last)
    turns = _turns(first, last, count)
    shares = [_share(turn, firsts, period) for turn in turns]
    cuts: list[int] = []
    start = 0
    for number in range(1, count):
        wanted = number / count
        after = bisect_left(shares, wanted, start)
        near = [at for at in (after - 1, after) if start <= at < len(turns)]
        if near:
            best = min(near, key=lambda at: abs(shares[at] - wanted))
            cuts.append(turns[best])
            start = best + 1
    borders = [first, *cuts, last + 1]
    return [(low, high - 1) for low, high in pairwise(borders)]


def _share(turn: int, firsts: Sequence[int], period: Part) -> float:
    """How much lies before a turn, of events and of time together."""
    time = (turn - period[0]) / (period[1] - period[0] + 1)
    events = bisect_left(firsts, turn) / len(firsts) if firsts else time
    return _BY_EVENTS * events + (1 - _BY_EVENTS) * time


def _turns(first: int, last: int, count: int) -> list[int]:
    """The coarsest turns of the calendar of which there are enough; the finest are days."""
    low, high = _month(first), _month(last)
    for step in (12, 3, 1):
        months = range((low // step + 1) * step, high + 1, step)
        found = [month_start(month) for month in months]
        if len(found) >= 2 * (count - 1):
            return found
    mondays = [*range(first + 7 - (first - 1) % 7, last + 1, 7)]
    return mondays if len(mondays) >= 2 * (count - 1) else [*range(first + 1, last + 1)]
