"""The panel beside the reader: passages, dates, and what is known of the source."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.bridge import Bridge
from ui.form_kit import plain_label
from ui.least_width import LeastWidth
from ui.mention_list import MentionList
from ui.passage_list import PassageList
from ui.source_fields import SourceFields
from ui.source_reader import SourceReader
from ui.theme import Theme

WIDTH, LEAST = 308, 260
_INSET = 12


class SourceSide(QFrame):
    """Passages, dates in this text, this source; 308 px wide."""

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.setProperty("pane", "panel")
        self.setAccessibleName("About this source")
        LeastWidth(self, LEAST)
        self.passages = PassageList(theme)
        self.mentions = MentionList(theme)
        self.fields = SourceFields(bridge, theme)
        self.passage_count, self.date_count = (
            plain_label(tone="text2", step="small") for _ in range(2)
        )
        self._no_dates = plain_label(tone="text2", step="small", wrap=True)
        inside = QFrame()
        inside.setProperty("pane", "panel")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 12, 0, 12)
        column.setSpacing(0)
        column.addLayout(_heading("Passages", self.passage_count))
        column.addSpacing(8)
        column.addLayout(_inset(self.passages))
        column.addSpacing(18)
        column.addLayout(_heading("Dates in this text", self.date_count))
        column.addSpacing(6)
        column.addWidget(self.mentions)
        column.addLayout(_inset(self._no_dates))
        column.addSpacing(18)
        column.addLayout(_heading("This source", plain_label()))
        column.addSpacing(8)
        column.addLayout(_inset(self.fields))
        column.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidget(inside)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._area)

    def show_source(self, identity: str) -> None:
        """Show what is known of a source."""
        self.fields.show_source(identity)

    def follow(self, reader: SourceReader) -> None:
        """Show the passages and dates of the text in the reader."""
        marks = reader.marks
        self.passages.show_passages(reader.passages, marks, self._bridge.chronology)
        self.passage_count.setText(str(len(reader.passages)))
        self.mentions.show_marks(marks, reader.mark_number - 1)
        waiting = sum(one.is_open for one in marks)
        self.date_count.setText(f"{waiting} of {len(marks)} open" if marks else "")
        self._no_dates.setText("" if marks else "No date is found in this text.")
        self._no_dates.setVisible(not marks)

    def say_reading(self) -> None:
        """Say that the text is still being read."""
        self._no_dates.setText("Looking for dates…")
        self._no_dates.setVisible(True)


def _heading(words: str, right: QLabel) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(_INSET, 0, _INSET, 0)
    row.addWidget(plain_label(words, tone="text2", step="small", bold=True), 1)
    row.addWidget(right)
    return row


def _inset(widget: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(_INSET, 0, _INSET, 0)
    row.addWidget(widget)
    return row
