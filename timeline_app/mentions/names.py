"""Names that have a date in them: the March 23 Movement, 14 October Street, the Sunday Times."""

from __future__ import annotations

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
    if one.year is not None or one.share is not None or one.unit:
        return False
    if one.kind is not Kind.WEEKDAY and not (one.kind is Kind.CALENDAR and one.part):
        return False
    for place in range(one.last + 1, one.last + 1 + _LONGEST):
        word = scan.word(place)
        if word in _GROUPS_AND_PLACES and (one.day or scan.is_capital(place)):
            return True
        if not scan.is_capital(place) or scan.kind(place) not in "xN":
            return False
        if word in _NAMED:
            return True
    return False
