"""Words quoted from another day: "On Friday the envoy had promised a list 'by tomorrow'"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from timeline_app.mentions.cues import cue
from timeline_app.mentions.expression import Expression, Kind
from timeline_app.mentions.scan import Scan

_CLOSING: Final = {"“": "”", "«": "»", "„": "“”", "‘": "’", '"': '"', "'": "'"}
_LONGEST: Final = 80  # words of a quotation


def quotation(scan: Scan, place: int) -> tuple[int, int] | None:
    """The places of the marks around a word that stands in a quotation; None if it does not.

    It begins in the sentence of the word or the one before, and ends where its mark closes it.
    """
    first = scan.quotation_before(place)
    if first < 0 or place - first >= _LONGEST or "\n" in scan.shape[first:place]:
        return None
    last = _end(scan, first, _CLOSING[scan.raw(first)])
    return (first, last) if last > place else None


def _end(scan: Scan, first: int, closing: str) -> int:
    for place in range(first + 1, min(len(scan), first + _LONGEST)):
        if scan.shape[place] == "\n":
            return -1
        if scan.raw(place) in closing and scan.tight(place) and not _glued(scan, place):
            return place
    return -1


def _glued(scan: Scan, place: int) -> bool:
    """Whether a letter follows, as behind an apostrophe."""
    return scan.tight(place + 1) and scan.word(place + 1).isalpha()


def days_of_saying(
    scan: Scan, one: Expression, found: Sequence[Expression]
) -> Iterator[Expression]:
    """The days in the sentence around a quotation, on which it may have been said."""
    marks = quotation(scan, one.first)
    if marks is None:
        return
    start, end = marks
    while not scan.ends_sentence(start - 1) and marks[0] - start < _LONGEST:
        start -= 1
    while (
        not scan.ends_sentence(end)
        and end - marks[1] < _LONGEST
        and scan.kind(marks[1] - 1) not in ".!"
    ):
        end += 1
    begin = bisect_left(found, start, key=lambda other: other.first)
    for other in found[begin : begin + _LONGEST]:
        if other.first > end:
            return
        outside = start <= other.first < marks[0] or marks[1] < other.first <= end
        if outside and _is_day(other) and cue(scan, other.first, other.last).direction < 0:
            yield other


def _is_day(one: Expression) -> bool:
    return (one.kind is Kind.WEEKDAY and not one.unit) or (
        one.kind is Kind.CALENDAR and one.day > 0
    )
