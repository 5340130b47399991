"""What on a chart is not settled, and how each thing is marked where it is printed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from timeline_app.briefing_options import Chosen
from timeline_app.chart.columns import Mark


@dataclass(frozen=True, slots=True)
class Unsettled:
    """One kind of thing: its name, how it is printed, its icon, and the events it is about."""

    key: str
    name: str
    printed: str
    icon: str
    events: tuple[str, ...]
    names: tuple[str, ...]


_TESTS: Final[Mapping[str, tuple[str, str, str, Callable[[Mark], bool]]]] = {
    "draft": ("Drafts", "in italics", "edit", lambda mark: mark.draft),
    "unsourced": ("No source", "with a dashed line below", "warning", lambda mark: mark.unsourced),
    "conflict": ("Dates disagree", "with ≠", "conflict", lambda mark: mark.conflict),
    "passed": (
        "Day passed, not confirmed",
        "as “not confirmed”",
        "history",
        lambda mark: mark.passed,
    ),
    "open": ("No end reported", "as an outline", "process", lambda mark: mark.form == "open"),
}


def unsettled(chosen: Chosen) -> list[Unsettled]:
    """What of the chosen events is not settled, in a fixed order; only what there is."""
    marks = [chosen.columns.mark(one) for one in dict.fromkeys(chosen.columns.events())]
    found = []
    for key, (name, printed, icon, holds) in _TESTS.items():
        held = [mark for mark in marks if holds(mark)]
        if held:
            ids, names = tuple(mark.id for mark in held), tuple(mark.name for mark in held)
            found.append(Unsettled(key, name, printed, icon, ids, names))
    return found
