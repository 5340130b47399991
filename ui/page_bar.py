"""The bar above the preview: which page, how large, and whether it is up to date."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QWidget

from ui.form_kit import icon_button, plain_label
from ui.page_preview import FIT, STEPS, PagePreview
from ui.theme import Theme

_HEIGHT: Final = 37


class PageBar(QFrame):
    """Turns the pages of a preview and zooms; 37 px high."""

    def __init__(self, preview: PagePreview, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview = preview
        self.setProperty("pane", "window")
        self.setFixedHeight(max(_HEIGHT, theme.px(_HEIGHT)))
        self.back = icon_button("left", "Previous page (PgUp)")
        self.ahead = icon_button("chevron", "Next page (PgDn)")
        self.number = plain_label()
        self.smaller = icon_button("zoom_out", "Smaller (−)")
        self.larger = icon_button("zoom_in", "Larger (+)")
        self.zoom = QComboBox()
        self.zoom.setAccessibleName("Zoom")
        self.zoom.addItem("Fit", FIT)
        for step in STEPS:
            self.zoom.addItem(f"{step} %", step)
        self.zoom.setMinimumContentsLength(8)
        self.state = plain_label(tone="text2", step="small")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 4)
        row.setSpacing(6)
        turning: tuple[QWidget, ...] = (self.back, self.number, self.ahead)
        zooming: tuple[QWidget, ...] = (self.smaller, self.zoom, self.larger)
        for widget in turning:
            row.addWidget(widget)
        row.addSpacing(14)
        for widget in zooming:
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.state)
        self.back.clicked.connect(lambda: preview.turn_to(preview.page - 1))
        self.ahead.clicked.connect(lambda: preview.turn_to(preview.page + 1))
        self.smaller.clicked.connect(lambda: preview.step_zoom(-1))
        self.larger.clicked.connect(lambda: preview.step_zoom(1))
        self.zoom.activated.connect(lambda _: preview.set_zoom(int(self.zoom.currentData())))
        preview.page_changed.connect(self._refresh)
        preview.zoom_changed.connect(self._refresh)
        self._refresh()

    def say(self, words: str) -> None:
        """Say how the preview stands."""
        self.state.setText(words)

    def _refresh(self, *_: object) -> None:
        preview = self._preview
        page, count = preview.page, preview.count
        self.number.setText(f"Page {page + 1} of {count}" if count else "No page")
        self.back.setEnabled(page > 0)
        self.ahead.setEnabled(page + 1 < count)
        fitted = preview.zoom == FIT
        self.zoom.setItemText(0, f"Fit, {preview.per_cent} %" if fitted and count else "Fit")
        place = self.zoom.findData(preview.zoom)
        if place < 0:
            self.zoom.setItemText(0, "Fit")
        self.zoom.setCurrentIndex(max(0, place))
        for widget in (self.smaller, self.larger, self.zoom):
            widget.setEnabled(count > 0)
        self.number.setAlignment(Qt.AlignmentFlag.AlignCenter)
