"""A date expression of an article: where it stands, which date it means, and why."""

from __future__ import annotations

from dataclasses import dataclass, field

from timeline_app.dates import EventDate


@dataclass(frozen=True, slots=True)
class Mention:
    """One date expression, as TIMEX3 marks them, or several joined ones.

    `start` and `end` count code points, `end` exclusive. `date` is None where the expression names
    no day of the calendar that is known; `reason` then says what is missing. `rule` is the short
    name of the rule (docs/dates.md), `reason` says in words how the date came about.
    """

    start: int
    end: int
    date: EventDate | None
    rule: str
    reason: str
    alternatives: list[EventDate] = field(default_factory=list, hash=False)
    """The second candidate, where the cue is weak."""
    clash: str | None = None
    """What disagrees, where the weekday is not that of the date."""
    parts: list[Mention] = field(default_factory=list, hash=False)
    """The single mentions that `join` put together; empty in all others."""
