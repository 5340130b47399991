"""Which of an event's dates are older ones: said before the day now standing, printed after it."""

from __future__ import annotations

from timeline_app.claims import Claim, Story
from timeline_app.dates import EventDate, agrees


def older_dates(told: Story) -> frozenset[str]:
    """The ids of the citations that carry an older date.

    A plan is one if it repeats a value that was replaced (``Story.stale``), or if its words were
    said before those of the last move, its paper came after that was said, and it names another
    day. A later paper does not make older words newer: it moves nothing.
    """
    found = set(told.stale)
    if told.moves:
        last = told.moves[-1]
        found.update(one.citation.id for one in told.claims if one.plan and _is_late(one, last))
    return frozenset(found)


def _is_late(claim: Claim, last: Claim) -> bool:
    if not isinstance(claim.value, EventDate) or not isinstance(last.value, EventDate):
        return False
    late = claim.said < last.said < claim.published
    return late and not agrees(claim.value, last.value)
