"""What the pop-up says of a date mention, and how its parts lie side by side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from timeline_app.chart.shapes import isolated
from timeline_app.date_labels import label
from ui.claim_draft import ClaimDraft, Place
from ui.form_kit import literal
from ui.reader_marks import DROPPED, DateMark

_GAP = 6
"""The px between widgets of a row."""
_LONGEST = 35
"""How many letters are on a button at most."""


def row_of(*widgets: QWidget | None) -> QHBoxLayout:
    """Widgets side by side; None is room that stretches."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(_GAP)
    for widget in widgets:
        if widget is None:
            row.addStretch(1)
        else:
            row.addWidget(widget)
    return row


def headline_of(draft: ClaimDraft, mark: DateMark | None) -> str:
    """The date that a passage speaks of, with its weekday."""
    if mark is None:
        return "No date in these words" if draft.date is None else label(draft.date, "long")
    if mark.state == DROPPED:
        return f"“{isolated(mark.words)}” is not a date"
    if mark.date is None:
        return f"“{isolated(mark.words)}”: day not known"
    return label(mark.date, "long")


def why_of(mark: DateMark | None, place: Place | None = None) -> str:
    """How a mention came to its date, what is at odds with it, and the second candidate.

    A mention outside the words of a place is the nearest one to them.
    """
    if mark is None:
        return ""
    mention = mark.mention if mark.is_open else None
    clash = mention.clash if mention is not None else None
    others = mention.alternatives if mention is not None else ()
    second = f"or {' or '.join(label(one, 'long') for one in others)}" if others else ""
    outside = place is not None and not (mark.start < place.end and place.start < mark.end)
    near = f"“{isolated(mark.words)}”, nearest to these words" if outside else ""
    return " · ".join(filter(None, (near, clash, mark.reason, second)))


def shorten(button: QPushButton, room: int, beside: Sequence[QWidget]) -> None:
    """Cut the words on a button, which is named by all of them, to the room in a row of widgets."""
    full = literal(button.accessibleName())
    button.setText(full)
    edges = button.sizeHint().width() - button.fontMetrics().horizontalAdvance(full)
    room -= edges + sum(one.sizeHint().width() + _GAP for one in beside)
    most = button.fontMetrics().averageCharWidth() * _LONGEST
    elided = button.fontMetrics().elidedText(
        full, Qt.TextElideMode.ElideRight, max(_GAP, min(room, most))
    )
    button.setText(elided)
