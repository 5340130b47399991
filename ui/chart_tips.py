"""What the chart says under the pointer, as it stands: no markup of a title is ever read."""

from __future__ import annotations

from timeline_app.chart.columns import Columns, Mark
from timeline_app.chart.describe import sources
from timeline_app.chart.shapes import Hit, isolated

_NAMED = 8


def tip_of(hit: Hit, columns: Columns) -> str:
    """The words on what is under the pointer; lines parted by line feeds."""
    match hit.role:
        case "mark" | "label" if len(hit.events) == 1:
            return "\n".join(_lines(columns.mark(hit.events[0])))
        case "mark" | "label" | "cluster":
            return "\n".join(_names(hit.events, columns))
        case "undated":
            return "\n".join(["Without a date:", *_names(hit.events, columns)])
        case "lane":
            return next((lane.name for lane in columns.lanes if lane.key == hit.key), "")
    return ""


def _lines(mark: Mark) -> list[str]:
    """Title, date as understood, status, sources; then what else the mark shows."""
    flags = [
        ("not confirmed", mark.passed),
        ("sources disagree", mark.conflict),
        ("restricted", mark.restricted),
        ("draft", mark.draft),
    ]
    lines = [isolated(mark.title or mark.name or "Untitled"), mark.spoken]
    lines.append(" · ".join(part for part in (mark.status, sources(mark)) if part))
    said = ", ".join(words for words, on in flags if on)
    return [*lines, said] if said else lines


def _names(events: tuple[str, ...], columns: Columns) -> list[str]:
    marks = [columns.mark(event) for event in events[:_NAMED]]
    lines = [f"{isolated(mark.name or 'Untitled')} · {mark.dated}" for mark in marks]
    more = len(events) - _NAMED
    return [*lines, f"and {more} more"] if more > 0 else lines
