"""What the proposals need of a date mention (``timeline_app.mentions.Mention`` has it)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from timeline_app.dates import EventDate


class Dated(Protocol):
    """A date expression of a text: code points ``start`` to before ``end``, and its date."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends, exclusive."""

    @property
    def date(self) -> EventDate | None:
        """The date that it means, or None."""


def within(mentions: Iterable[Dated], start: int, end: int) -> list[Dated]:
    """The mentions with a date that share a code point with a passage, in order."""
    found = [
        one for one in mentions if one.date is not None and one.start < end and start < one.end
    ]
    return sorted(found, key=lambda one: one.start)


def nearest(
    mentions: Sequence[Dated], start: int, end: int, bounds: tuple[int, int]
) -> Dated | None:
    """The mention with a date in a passage, else the nearest to it within bounds; None if none."""
    inside = within(mentions, start, end)
    if inside:
        return inside[0]
    around = within(mentions, *bounds)
    return min(
        around,
        key=lambda one: max(start - one.end, one.start - end, 0),
        default=None,
    )
