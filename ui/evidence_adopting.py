"""Adopting the date of a card: whether there is one, and the step that does it."""

from __future__ import annotations

from timeline_app import records as r
from timeline_app.adopting import adopt_date, completed, words_for
from timeline_app.changes import Operation
from timeline_app.dates import EventDate
from ui.bridge import Bridge
from ui.evidence_words import CardFacts


def adoptable(facts: CardFacts, event: r.Event | None) -> EventDate | None:
    """The date that a card claims and the event does not show; None where it is the same."""
    for claim in facts.claims:
        if claim.citation.field == "date" and isinstance(claim.value, EventDate):
            value = EventDate.parse(claim.citation.value)
            if event is None or value == event.date:
                return None
            whole = completed(value, event.date)
            return whole if whole != event.date else None
    return None


def adoption(
    bridge: Bridge, event: r.Event, facts: CardFacts, value: EventDate, reason: str
) -> Operation:
    """The step that lets an event show the date of a card."""
    claim = facts.first
    return adopt_date(
        bridge.chronology,
        event,
        value,
        reason=reason,
        author=bridge.document.author,
        day=bridge.today,
        words=words_for(claim.excerpt, claim.source, value),
    )
