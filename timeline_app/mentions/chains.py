"""Lists and ranges lend each other their year: "from March to July 1940"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise
from typing import Final

from timeline_app.mentions.expression import Expression, Kind

_FEW: Final = 3  # months: "December and March" goes on, "September and August" goes back


def lend_years(found: Sequence[Expression]) -> None:
    """Give each date of a list or range that has no year the year of its neighbour.

    The order of the text is that of time: December – January 2017 begins in 2016.
    """
    for number, group in groupby(found, key=lambda one: one.chain):
        if number:
            chain = [one for one in group if _takes_year(one)]
            lend(chain[::-1], -1)
            lend(chain, 1)


def _takes_year(one: Expression) -> bool:
    return one.kind is Kind.CALENDAR and bool(one.part) and not one.which


def lend(chain: Sequence[Expression], direction: int) -> None:
    """Give the year of each to the next one of a chain, or (-1) of a chain turned round."""
    for giver, taker in pairwise(chain):
        if giver.year is None or taker.year is not None:
            continue
        behind = (giver.part, giver.day) if giver.day and taker.day else (giver.part, 0)
        own = (taker.part, taker.day) if giver.day and taker.day else (taker.part, 0)
        crosses = own > behind if direction < 0 else own < behind
        months = not taker.day and max(giver.part, taker.part) <= 12
        if taker.link in ("and", "or", ",") and direction > 0 and months:
            crosses = crosses and giver.part - taker.part > _FEW
        taker.year = giver.year + (direction if crosses else 0)
        taker.borrowed = True
