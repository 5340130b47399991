"""What the event table says in words: headers, tooltips, and a row as one sentence."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt

from timeline_app import records as r
from timeline_app.chronology import Chronology
from timeline_app.date_labels import label as date_label
from timeline_app.vocabulary import status_of
from ui.event_columns import COLUMNS, DATE, EVENT, FLAGS, PROCESS, SIGN, SOURCES, STATUS, title_of
from ui.row_facts import CONFLICT, DRAFT, MOVED, NO_SOURCE, RESTRICTED, Facts, flags_of


def header_words(column: int, role: int, descends: bool | None) -> Any:
    """What a header shows and says; ``descends`` is None where the rows are not sorted by it."""
    spec = COLUMNS[column]
    if role == Qt.ItemDataRole.DisplayRole:
        return "" if column == SIGN else spec.label
    if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
        if descends is None:
            return spec.label
        return f"{spec.label}, sorted {'downwards' if descends else 'upwards'}"
    if role == Qt.ItemDataRole.TextAlignmentRole and spec.right:
        return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    return None


def sentence(event: r.Event, facts: Facts) -> str:
    """A row in one sentence: "Geneva IV, held, 23 Feb – 3 Mar 2017, Geneva, 5 sources"."""
    parts = [
        title_of(event) or "without a title",
        status_of(event.kind, event.status).label,
        "no date" if event.date is None else date_label(event.date, "row"),
        event.city or event.country,
        _sources(facts.sources),
        *(_flag_words(flag, facts) for flag in flags_of(event, facts) if flag != NO_SOURCE),
    ]
    return ", ".join(part for part in parts if part)


def _sources(count: int) -> str:
    if not count:
        return "no source"
    return "1 source" if count == 1 else f"{count} sources"


def _flag_words(flag: str, facts: Facts) -> str:
    times = {1: "once", 2: "twice"}.get(facts.moved, f"{facts.moved} times")
    return {
        CONFLICT: "dates disagree",
        NO_SOURCE: "no source",
        MOVED: f"moved {times}",
        RESTRICTED: "restricted",
        DRAFT: "draft",
    }[flag]


def tip(event: r.Event, column: int, chronology: Chronology, facts: Facts) -> str:
    """What the tooltip of a cell says, as plain text: what the cell has no room for."""
    match column:
        case _ if column in (SIGN, STATUS):
            return status_of(event.kind, event.status).label
        case _ if column == DATE:
            return _date_tip(event)
        case _ if column == EVENT:
            return event.title
        case _ if column == PROCESS:
            process = chronology.processes.get(event.process or "")
            return process.name if process is not None else "No process"
        case _ if column == SOURCES:
            return _sources_tip(facts)
        case _ if column == FLAGS:
            return _flags_tip(event, facts)
    return ", ".join(part for part in (event.venue, event.city, event.country) if part)


def _date_tip(event: r.Event) -> str:
    if event.date is None:
        return "No date"
    lines = [date_label(event.date, "explain")]
    return "\n".join(lines + [f"“{event.date_words}”"] * bool(event.date_words))


def _sources_tip(facts: Facts) -> str:
    words = f"{_sources(facts.sources)}, independent of one another"
    return f"{_sources(facts.sources)}, contested" if facts.contested else words


def _flags_tip(event: r.Event, facts: Facts) -> str:
    lines = []
    for flag in flags_of(event, facts):
        words = _flag_words(flag, facts)
        lines.append(f"{words}: {' → '.join(facts.chain)}" if flag == MOVED else words)
    return "\n".join(line[:1].upper() + line[1:] for line in lines)
