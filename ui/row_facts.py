"""What a row of the table says beyond the event's own fields: its sources, slips and conflicts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from timeline_app import records as r
from timeline_app.changes import Change
from timeline_app.chronology import Chronology
from timeline_app.claims import Story, claims_on, origins, story
from timeline_app.date_labels import label
from timeline_app.dates import EventDate
from timeline_app.document import Notice

CONFLICT, NO_SOURCE, MOVED, RESTRICTED, DRAFT = (
    "conflict", "no_source", "moved", "restricted", "draft",
)  # fmt: skip
FLAG_WORDS = {
    CONFLICT: "≠ dates",
    NO_SOURCE: "! no source",
    MOVED: "→ moved",
    RESTRICTED: "not exported",
    DRAFT: "draft",
}
"""The words of each flag, the weightiest first."""


class Facts(NamedTuple):
    """What the citations of one event come to.

    ``sources`` counts origins, not papers; ``chain`` are the days it was set for, the adopted one
    last, as labels; ``contested`` says that a source denies something of it.
    """

    sources: int = 0
    chain: tuple[str, ...] = ()
    conflict: bool = False
    contested: bool = False

    @property
    def moved(self) -> int:
        """How often the date was moved."""
        return max(0, len(self.chain) - 1)


_NONE = Facts()


def facts_of(event: r.Event, chronology: Chronology) -> Facts:
    """The facts of an event, by all claims known today."""
    if not chronology.owned("citation", "event", event.id):
        return _NONE
    claims = claims_on(chronology, event.id)
    told = story(chronology, event, among=claims)
    disputed = any(claim.citation.stance == "disputes" for claim in claims)
    return Facts(origins(claims), _chain(told), told.conflict, told.conflict or disputed)


def _chain(told: Story) -> tuple[str, ...]:
    days = [value for value in told.chain if isinstance(value, EventDate)]
    return tuple(_day(value) for value in days) if len(days) > 1 else ()


def _day(value: EventDate) -> str:
    """A day as in "8 Feb"; a plan that only names the first day says no more than that."""
    start = value.start
    if value.text.endswith("/") and isinstance(start, EventDate):
        return label(start, "row")
    return label(value, "row")


def flags_of(event: r.Event, facts: Facts) -> tuple[str, ...]:
    """The flags that an event wears, the weightiest first."""
    worn = {
        CONFLICT: facts.conflict,
        NO_SOURCE: facts.sources == 0,
        MOVED: facts.moved > 0,
        RESTRICTED: event.handling == "restricted",
        DRAFT: event.review == "draft",
    }
    return tuple(flag for flag in FLAG_WORDS if worn[flag])


def touched_events(notice: Notice) -> set[str] | None:
    """The events whose rows an operation may have changed; None for all of them."""
    if notice.operation is None:
        return None
    found: set[str] = set()
    for change in notice.operation.changes:
        for chronology in (notice.old, notice.new):
            found.update(_touched(change, chronology))
    return found


def _touched(change: Change, chronology: Chronology) -> Iterable[str]:
    if change.kind == "event":
        return (change.id,)
    if change.kind == "process":
        return chronology.owned("event", "process", change.id)
    if change.kind == "source":
        passages = chronology.owned("excerpt", "source", change.id)
        return [event for passage in passages for event in _citing(chronology, passage)]
    if change.kind == "excerpt":
        return _citing(chronology, change.id)
    record = chronology.get(change.kind, change.id)
    return (record.event,) if isinstance(record, r.Citation | r.Adoption) else ()


def _citing(chronology: Chronology, excerpt: str) -> list[str]:
    cited = chronology.owned("citation", "excerpt", excerpt)
    return [chronology.citations[identity].event for identity in cited]
