"""What becomes of an event's status when its kind changes."""

from __future__ import annotations

from timeline_app.vocabulary import status_of, statuses_of


def status_after(old_kind: str, new_kind: str, status: str) -> str:
    """The status under the new kind: the same, else the first of the same sign, else unknown."""
    allowed = statuses_of(new_kind)
    if status in allowed:
        return status
    sign = status_of(old_kind, status).sign
    return next((term.key for term in allowed.values() if term.sign == sign), "unknown")
