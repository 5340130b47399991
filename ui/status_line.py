"""The line at the foot of the window: how many events, when it was saved, who edits."""

from __future__ import annotations

from PySide6.QtCore import QTime
from PySide6.QtWidgets import QStatusBar

from ui.form_kit import plain_label

_HEIGHT = 24


class StatusLine:
    """Fills the status bar of a window."""

    def __init__(self, bar: QStatusBar) -> None:
        self._counts, self._saved, self._who = (
            plain_label("", step="small", tone="text2") for _ in range(3)
        )
        bar.setSizeGripEnabled(False)
        bar.setFixedHeight(_HEIGHT)
        bar.setContentsMargins(12, 0, 12, 0)
        bar.addWidget(self._counts, 1)
        for widget in (self._saved, self._who):
            bar.addPermanentWidget(widget)

    def show(self, counts: str, author: str) -> None:
        """Say what is shown and who edits."""
        self._counts.setText(counts)
        self._who.setText(author)

    def saved(self) -> None:
        """Say that an edit was saved now."""
        self._saved.setText(f"Saved {QTime.currentTime().toString('HH:mm')}")
