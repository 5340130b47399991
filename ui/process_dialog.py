"""A process: its name, short name, colour, place among the lanes, and what counts in it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from timeline_app import operations
from timeline_app import records as r
from timeline_app.changes import Operation
from timeline_app.chronology import Chronology
from timeline_app.folding import fold
from ui import theme, tokens
from ui.bridge import Bridge
from ui.commit_edits import LongTextEdit
from ui.form_kit import Button, ExplanationLine, LabelledRow, number_box, plain_label, set_tip
from ui.level_line import LevelLine

_LABELS = 96
_LANES = 999
"""The last lane that can be chosen."""


class ProcessDialog(QDialog):
    """The fields of a new process, or of one that is there."""

    def __init__(
        self, parent: QWidget | None, chronology: Chronology, identity: str | None = None
    ) -> None:
        super().__init__(parent)
        self._chronology = chronology
        old = chronology.processes.get(identity or "")
        self._old = old
        shown = old or r.Process(
            r.new_id(), colour=next_colour(chronology), position=next_position(chronology)
        )
        self._shown = shown
        self.setWindowTitle("Process" if old else "New process")
        self.setMinimumWidth(460)
        self.name = QLineEdit(shown.name)
        self.short_name = QLineEdit(shown.short_name)
        self.short_name.setPlaceholderText("for the table, as “UNSC”")
        for line in (self.name, self.short_name):
            LevelLine(line)
        self.colour = Palette(shown.colour)
        self.position = number_box(1, _LANES)
        self.position.setValue(max(1, min(shown.position, _LANES)))
        self.conventions = LongTextEdit(shown.conventions)
        self.conventions.setPlaceholderText("What counts as a round, as held, as present.")
        self.conventions.setFixedHeight(110)
        self.line = ExplanationLine()
        self.leave = Button("Leave it" if old else "Add nothing")
        self.leave.setAutoDefault(False)
        self.keep = Button("Keep this process" if old else "Add process", "primary")
        self.keep.setDefault(True)
        self.leave.clicked.connect(self.reject)
        self.keep.clicked.connect(self.accept)
        self._build()
        self.name.textChanged.connect(self._look)
        self._look()

    @classmethod
    def ask(cls, parent: QWidget | None, bridge: Bridge, identity: str | None = None) -> str | None:
        """Ask for a new process or change one, and save it; its id, or None after Esc."""
        dialog = cls(parent, bridge.chronology, identity)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        operation, record = dialog.operation(), dialog.record
        dialog.deleteLater()

        def save() -> bool:
            return bridge.apply(operation, save)

        return record.id if accepted and save() else None

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(6)
        column.addWidget(plain_label(self.windowTitle(), step="strong"))
        column.addWidget(LabelledRow("Name", self.name, width=_LABELS))
        column.addWidget(LabelledRow("Short name", self.short_name, width=_LABELS))
        column.addWidget(LabelledRow("Colour", self.colour, width=_LABELS))
        column.addWidget(LabelledRow("Lane", self.position, width=_LABELS))
        column.addWidget(LabelledRow("Conventions", self.conventions, width=_LABELS))
        column.addWidget(self.line)
        foot = QHBoxLayout()
        foot.setSpacing(6)
        foot.addStretch(1)
        foot.addWidget(self.leave)
        foot.addWidget(self.keep)
        column.addLayout(foot)

    @property
    def record(self) -> r.Process:
        """The process as it is set now."""
        return replace(
            self._shown,
            name=" ".join(self.name.text().split()),
            short_name=" ".join(self.short_name.text().split()),
            colour=self.colour.key,
            position=self.position.value(),
            conventions=self.conventions.text().strip(),
        )

    def operation(self) -> Operation:
        """The step that keeps it."""
        if self._old is None:
            return operations.add([self.record])
        return operations.replace(self._old, self.record)

    def _look(self) -> None:
        name = fold(" ".join(self.name.text().split()))
        taken = [
            process
            for process in self._chronology.processes.values()
            if process.id != self._shown.id and name and fold(process.name) == name
        ]
        if not name:
            self.line.say("Give the process a name.", "text2")
        elif taken:
            self.line.say(f"There is already a process “{taken[0].name}”.", "danger")
        else:
            self.line.clear()
        self.keep.setEnabled(bool(name) and not taken)


class Palette(QWidget):
    """The eight colours of processes, each 24 × 24 px; arrows go from one to the next."""

    chosen = Signal(str)

    def __init__(self, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._own = key if key.startswith("#") else ""
        self._buttons: dict[str, _Colour] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(4)
        keys = [*tokens.PROCESS, *([self._own] if self._own else [])]
        for name in keys:
            button = _Colour(name)
            self._buttons[name] = button
            self._group.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        start = key if key in self._buttons else next(iter(tokens.PROCESS))
        self._buttons[start].setChecked(True)
        self.setFocusProxy(self._buttons[start])
        self._group.buttonClicked.connect(lambda _: self.chosen.emit(self.key))

    @property
    def key(self) -> str:
        """The chosen colour: a name of the palette, or "#RRGGBB"."""
        return next(key for key, button in self._buttons.items() if button.isChecked())

    def choose(self, key: str) -> None:
        """Choose a colour as a person would."""
        self._buttons[key].click()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        step = steps.get(Qt.Key(event.key()), 0)
        if not step:
            super().keyPressEvent(event)
            return
        keys = list(self._buttons)
        wanted = self._buttons[keys[(keys.index(self.key) + step) % len(keys)]]
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)
        wanted.click()


class _Colour(QAbstractButton):
    def __init__(self, key: str) -> None:
        super().__init__()
        self._key = key
        self.setCheckable(True)
        self.setFixedSize(24, 24)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"Colour {key}")
        set_tip(self, key)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.process_color(self._key))
            painter.drawRoundedRect(self.rect().adjusted(5, 5, -5, -5), 2, 2)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            if self.hasFocus() or self.isChecked():
                ink = "focus" if self.hasFocus() else "text"
                painter.setPen(QPen(look.color(ink), 2 if self.hasFocus() else 1.5))
                painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), 4, 4)


def next_colour(chronology: Chronology) -> str:
    """The first colour of the palette that the fewest processes have."""
    used = [process.colour for process in chronology.processes.values()]
    return min(tokens.PROCESS, key=used.count)


def next_position(chronology: Chronology) -> int:
    """The place below all lanes."""
    return max((process.position for process in chronology.processes.values()), default=0) + 1
