"""Names that have a date in them: the March 23 Movement, 14 October Street, the Sunday Times."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from timeline_app.mentions.expression import Expression, Kind
from timeline_app.mentions.scan import Scan
from timeline_app.mentions.word_set import word_set

_LONGEST: Final = 3  # words from the date to the noun that is named
_GROUPS_AND_PLACES: Final = word_set(
    "movement alliance coalition bloc brigade brigades battalion regiment street square avenue bridge"
)
_NAMED: Final = _GROUPS_AND_PLACES | word_set(
    "agreement accord accords pact treaty protocol revolution uprising war group front party forces "
    "army guard martyrs platform organization organisation union league club society foundation "
    "committee council university college school hospital stadium airport hall palace park road "
    "boulevard roundabout neighbourhood neighborhood district camp mosque church times post "
    "telegraph herald mirror express tribune star news magazine night live spring massacre crisis"
)


def is_name(scan: Scan, one: Expression) -> bool:
    """Whether an expression without a year is the beginning of a name."""
    if one.share is not None or one.unit:
        return False
    if one.year is not None:
        return one.rule == "year" and any(
            scan.word(place) in _GROUPS_AND_PLACES and scan.is_capital(place)
            for place in _capitals(scan, one.last + 1)
        )
    if one.rule == "month" and scan.raw(one.first - 1) in ("Black", "Red", "Bloody"):
        return True
    if one.kind is not Kind.WEEKDAY and not (one.kind is Kind.CALENDAR and one.part):
        return False
    if one.day and scan.word(one.last + 1) in _GROUPS_AND_PLACES:
        return True
    return any(scan.word(place) in _NAMED for place in _capitals(scan, one.last + 1))


def _capitals(scan: Scan, first: int) -> Iterator[int]:
    """The places of the words with a capital from a place on, as many as a name may have."""
    for place in range(first, first + _LONGEST):
        if not scan.is_capital(place) or scan.kind(place) not in "xN":
            return
        yield place
