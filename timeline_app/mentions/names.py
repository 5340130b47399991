"""Names that have a date in them: the March 23 Movement, 14 October Street, the Sunday Times."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from timeline_app.mentions.expression import Expression, Kind
from timeline_app.mentions.scan import Scan
from timeline_app.mentions.word_set import word_set

_LONGEST: Final = 3  # words from the date to the noun that is named
_GROUPS_AND_PLACES: Final = word_set(
    "movement alliance coalition bloc brigade brigades battalion regiment street square avenue "
    "bridge"
)
_NAMED: Final = _GROUPS_AND_PLACES | word_set(
    "agreement accord accords pact treaty protocol revolution uprising war group front party "
    "forces army guard martyrs platform organization organisation union league club society "
    "foundation committee council university college school hospital stadium airport hall "
    "palace park road boulevard roundabout neighbourhood neighborhood district camp mosque "
    "church times post telegraph herald mirror express tribune star news magazine ledger "
    "gazette courier dispatch chronicle journal observer bulletin standard monitor wire "
    "reporter review night live spring massacre crisis"
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
    if one.rule == "month" and is_person(scan, one.first, one.last):
        return True
    if one.kind is Kind.WEEKDAY and _is_described(scan, one.last):
        return True
    if one.rule == "month" and scan.raw(one.first - 1) in ("Black", "Red", "Bloody"):
        return True
    if one.kind is not Kind.WEEKDAY and not (one.kind is Kind.CALENDAR and one.part):
        return False
    if one.day and scan.word(one.last + 1) in _GROUPS_AND_PLACES:
        return True
    return any(scan.word(place) in _NAMED for place in _capitals(scan, one.last + 1))


def is_person(scan: Scan, first: int, last: int) -> bool:
    """Whether a month is a first name or stands behind a title: "April Ryan said", "Ms June"."""
    if scan.word(first - 1) in _TITLES or (
        scan.word(first - 2) in _TITLES and scan.kind(first - 1) == "."
    ):
        return True
    named = scan.is_capital(last + 1) and scan.kind(last + 1) == "x"
    return named and scan.ends_sentence(first - 1) and scan.raw(last + 2)[:1].islower()


def _is_described(scan: Scan, last: int) -> bool:
    """Whether a weekday is a first name, a person described: "Sunday Okello, the speaker,"."""
    surname = scan.is_capital(last + 1) and scan.kind(last + 1) == "x"
    return surname and scan.kind(last + 2) == "," and scan.kind(last + 3) in "ta"


_TITLES: Final = word_set(
    "mr mrs ms miss sir lady lord dr prof president minister general colonel major captain "
    "sergeant senator judge justice sister father brother king queen prince princess sheikh "
    "ambassador"
)


def is_repeated(scan: Scan, one: Expression) -> bool:
    """Whether an expression says how often: "every Monday", "every other Friday", "each spring"."""
    if one.year is not None or one.kind not in (Kind.WEEKDAY, Kind.CALENDAR, Kind.NAMED):
        return False
    before = scan.word(one.first - 1)
    if before in _EVERY:
        return True
    return scan.word(one.first - 2) in _EVERY and (
        before == "other" or scan.kind(one.first - 1) == "i"
    )


_EVERY: Final = word_set("every each any most alternate odd")


def _capitals(scan: Scan, first: int) -> Iterator[int]:
    """The places of the words with a capital from a place on, as many as a name may have."""
    for place in range(first, first + _LONGEST):
        if not scan.is_capital(place) or scan.kind(place) not in "xN":
            return
        yield place
