"""For whom a chart is printed, on which paper, what is not settled in it, and the way out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from timeline_app.briefing_marks import Unsettled
from timeline_app.briefing_options import PAPERS, Chosen
from ui.background import ProgressStrip
from ui.form_kit import Button, LabelledRow, plain_label, set_tip
from ui.least_width import LeastWidth
from ui.small_parts import Segments
from ui.theme import Theme

WIDTH = 352
_LABEL = 62
_AUDIENCES = (("open", "Open"), ("internal", "Internal"), ("all", "Restricted"))
_EXPORTS = (
    ("pdf", "PDF document…"),
    ("svg", "SVG picture…"),
    ("png", "PNG pictures…"),
    ("csv", "Table of these events (CSV)…"),
)
_NAMES = 3


class BriefingSend(QWidget):
    """The pane at the right, 352 px wide."""

    changed = Signal()
    """Another audience, paper or colour was chosen."""
    print_requested = Signal()
    export_requested = Signal(str)
    """A file of a kind (pdf, svg, png, csv) is wanted."""
    events_requested = Signal(tuple)
    """The ids of events that someone wants to look at."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("briefing_send")
        self.setAccessibleName("For whom, and the way out")
        LeastWidth(self, WIDTH - 60)
        self.audience = Segments(_AUDIENCES, "For")
        self.audience.choose("internal")
        self.left_out = plain_label(tone="text2", step="small", wrap=True)
        self.paper, self.colour = QComboBox(), QComboBox()
        for key in PAPERS:
            self.paper.addItem(f"{key}, landscape", key)
        for words, grey in (("Colour", False), ("Grey", True)):
            self.colour.addItem(words, grey)
        self.paper.setAccessibleName("Paper")
        self.colour.setAccessibleName("Colours")
        self.rows = QVBoxLayout()
        self.total = plain_label(tone="text2", step="small")
        self.print = Button("Print…", "primary", icon="print")
        self.export = Button("Export", icon="export")
        self.strip = ProgressStrip()
        self.foot = plain_label(tone="text2", step="small", wrap=True)
        self._lay_out()
        self._connect()

    def _connect(self) -> None:
        menu = QMenu(self)
        for key, words in _EXPORTS:
            action = menu.addAction(words)
            action.setObjectName(f"export_{key}")
            action.triggered.connect(lambda *_, key=key: self.export_requested.emit(key))
        self.export.setMenu(menu)
        self.print.clicked.connect(self.print_requested)
        self.audience.chosen.connect(self._changed)
        for box in (self.paper, self.colour):
            box.activated.connect(self._changed)

    def _changed(self, *_: object) -> None:
        self.changed.emit()

    def _lay_out(self) -> None:
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.setSpacing(0)
        outside.addWidget(self._head())
        outside.addWidget(rule())
        outside.addWidget(self._middle(), 1)
        outside.addWidget(rule())
        outside.addWidget(self.strip)
        outside.addWidget(self._bottom())

    def _head(self) -> QWidget:
        head = QFrame()
        head.setProperty("pane", "window")
        column = QVBoxLayout(head)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(6)
        row = LabelledRow("&For", self.audience, width=_LABEL)
        row.right.addWidget(self.left_out)
        column.addWidget(row)
        paper = QHBoxLayout()
        paper.setSpacing(6)
        paper.addWidget(LabelledRow("Pape&r", self.paper, width=_LABEL), 3)
        paper.addWidget(self.colour, 2)
        column.addLayout(paper)
        return head

    def _middle(self) -> QWidget:
        inside = QFrame()
        inside.setProperty("pane", "window")
        column = QVBoxLayout(inside)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.addWidget(plain_label("Before it goes out", bold=True))
        head.addStretch(1)
        head.addWidget(self.total)
        column.addLayout(head)
        column.addSpacing(6)
        column.addLayout(self.rows)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return area

    def _bottom(self) -> QWidget:
        foot = QFrame()
        foot.setProperty("pane", "window")
        row = QHBoxLayout(foot)
        row.setContentsMargins(14, 10, 14, 10)
        row.setSpacing(8)
        row.addWidget(self.print)
        row.addWidget(self.export)
        row.addWidget(self.foot, 1)
        self.foot.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return foot

    # What was chosen

    @property
    def paper_key(self) -> str:
        """ "A4" or "Letter"."""
        return str(self.paper.currentData())

    @property
    def is_grey(self) -> bool:
        """Whether the preview and the printer leave the colours out."""
        return bool(self.colour.currentData())

    def choose(self, *, paper: str = "", audience: str = "", grey: bool | None = None) -> None:
        """Choose without telling anyone; what is empty stays."""
        if paper in PAPERS:
            self.paper.setCurrentIndex(self.paper.findData(paper))
        if audience in dict(_AUDIENCES):
            self.audience.choose(audience)
        if grey is not None:
            self.colour.setCurrentIndex(self.colour.findData(grey))

    # What there is

    def show_chosen(self, chosen: Chosen | None, found: Sequence[Unsettled]) -> None:
        """Say what the audience does not see, and what is not settled."""
        self.left_out.setText(_left_out(chosen, self.audience.key) if chosen is not None else "")
        self._clear_rows()
        for one in found:
            self.rows.addWidget(self._row(one))
        count = sum(len(one.events) for one in found)
        self.total.setText(f"{count} thing{'s' * (count != 1)}" if count else "")
        if chosen is not None and not found:
            self.rows.addWidget(plain_label("Everything is settled.", tone="text2", wrap=True))
        self.foot.setText(f"{count} thing{'s' * (count != 1)} printed with a mark" if count else "")

    def allow(self, allowed: bool) -> None:
        """Whether there is something to print."""
        self.print.setEnabled(allowed)
        self.export.setEnabled(allowed)

    def _clear_rows(self) -> None:
        while (item := self.rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _row(self, one: Unsettled) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 6, 0, 6)
        column.setSpacing(1)
        head = QHBoxLayout()
        head.setSpacing(7)
        icon = QLabel()
        icon.setPixmap(self._theme.icon(one.icon, "warn").pixmap(16))
        head.addWidget(icon)
        head.addWidget(plain_label(one.name, bold=True))
        head.addWidget(plain_label(str(len(one.events)), tone="text2"))
        head.addStretch(1)
        look = Button("Look", "link", small=True)
        look.setAccessibleName(f"Look at {one.name.casefold()}: {len(one.events)}")
        look.clicked.connect(lambda: self.events_requested.emit(one.events))
        head.addWidget(look)
        column.addLayout(head)
        rest = len(one.names) - _NAMES
        words = ", ".join(one.names[:_NAMES]) + (f", {rest} more" if rest > 0 else "")
        names = plain_label(words, tone="text2", step="small", wrap=True)
        set_tip(names, "\n".join(one.names[:40]))
        column.addWidget(names)
        column.addWidget(plain_label(f"Printed {one.printed}", tone="text2", step="small"))
        return row


def _left_out(chosen: Chosen, audience: str) -> str:
    if audience == "all":
        return "Nothing is left out."
    parts = [
        f"{count} {word}{'s' * (count != 1)}"
        for count, word in (
            (chosen.withheld, "restricted event" if audience == "internal" else "event"),
            (chosen.withheld_quotes, "quote"),
        )
        if count
    ]
    if not parts:
        return "Nothing has to be left out."
    many = len(parts) > 1 or not parts[0].startswith("1 ")
    return f"{' and '.join(parts)} {'are' if many else 'is'} left out"


def rule() -> QFrame:
    """A line of 1 px across."""
    line = QFrame()
    line.setProperty("rule", True)
    line.setFixedHeight(1)
    return line
