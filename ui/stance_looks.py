"""How the stances of citations look: the same icon and ink in every place."""

from __future__ import annotations

from collections.abc import Mapping

STANCE_LOOKS: Mapping[str, tuple[str, str]] = {
    "supports": ("checked", "ok"),
    "disputes": ("dispute", "danger"),
    "retracts": ("dispute", "danger"),
    "announces": ("announce", "accent"),
    "reports_change": ("change", "accent"),
    "context": ("context", "text2"),
}
"""The icon and the ink of each stance by its key."""


def look_of(stance: str) -> tuple[str, str]:
    """The icon and the ink of a stance; those of context for one that is not known."""
    return STANCE_LOOKS.get(stance, STANCE_LOOKS["context"])
