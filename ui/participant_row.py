"""One participant: the actor's name, role and attendance, and the rest behind "…"."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from timeline_app import records as r
from timeline_app.vocabulary import ATTENDANCES, ROLES, Term
from ui.commit_edits import CommitLineEdit
from ui.direction import direction_of
from ui.form_choices import capital
from ui.form_fields import QuietCombo
from ui.form_kit import Button, LabelledRow, icon_button, plain_label, set_tip
from ui.theme import current

_COMBO = 88
"""How wide the combo boxes of role and attendance are, in px at 100 %."""
_CAPTION = 92
"""How wide the captions behind "…" are, in px at 100 %."""
_MORE = (
    ("represented_by", "Represented by"),
    ("rank", "Rank"),
    ("note", "Note"),
)

_NOBODY = r.Participation("", event="", actor="")


class ParticipantRow(QWidget):
    """A row 28 px high that takes the focus: Del removes, ↑ ↓ go on, Return opens the role."""

    edited = Signal(str, str)
    """The key of a field of the participation, and its new value."""
    removed = Signal()
    stepped = Signal(int)
    """The focus is to go to the row before (-1) or after (1)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.participation = _NOBODY
        self.name = ""
        self._read_only = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._label = plain_label(wrap=True)
        self._label.setMinimumWidth(60)
        self.role = _combo(ROLES, "Role")
        self.attendance = _combo(ATTENDANCES, "Attendance")
        self.more = icon_button("more", "Represented by, rank, note")
        self.more.setCheckable(True)
        self.more.setStyleSheet("QToolButton{padding:0;min-width:22px;min-height:22px}")
        self.more.setFixedWidth(24)
        self.remove: Button | None = None
        self._details: QWidget | None = None
        self.lines: dict[str, CommitLineEdit] = {}
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(self._label, 1)
        top.addWidget(self.role)
        top.addWidget(self.attendance)
        top.addWidget(self.more)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(4, 2, 0, 2)
        self._column.setSpacing(4)
        self._column.addLayout(top)
        self.role.activated.connect(lambda _: self._chose("role", self.role))
        self.attendance.activated.connect(lambda _: self._chose("attendance", self.attendance))
        self.more.toggled.connect(self._show_details)
        self.role.installEventFilter(self)
        self.attendance.installEventFilter(self)

    def _show_details(self, wanted: bool) -> None:
        if self._details is None and wanted:
            self._details = self._make_details()
            self._column.addWidget(self._details)
            self._show_lines()
            self.set_read_only(self._read_only)
        if self._details is not None:
            self._details.setVisible(wanted)

    def _make_details(self) -> QWidget:
        details = QWidget()
        column = QVBoxLayout(details)
        column.setContentsMargins(8, 0, 0, 6)
        column.setSpacing(4)
        for key, words in _MORE:
            line = CommitLineEdit()
            line.committed.connect(lambda text, key=key: self.edited.emit(key, text.strip()))
            column.addWidget(LabelledRow(words, line, width=_CAPTION))
            self.lines[key] = line
        self.remove = Button("Remove", "link", icon="trash", small=True)
        set_tip(self.remove, "Remove (Del)")
        self.remove.clicked.connect(self.removed)
        column.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeading)
        return details

    def show_participation(self, participation: r.Participation, name: str) -> None:
        """Show what is saved."""
        if participation.id != self.participation.id:
            for line in self.lines.values():
                line.commit()
            self.more.setChecked(False)
        self.participation, self.name = participation, name
        self._label.setText(name)
        self._label.setLayoutDirection(direction_of(name) or Qt.LayoutDirection.LeftToRight)
        _choose(self.role, list(ROLES), participation.role)
        _choose(self.attendance, list(ATTENDANCES), participation.attendance)
        role, attendance = self.role.currentText(), self.attendance.currentText()
        self.setAccessibleName(f"{name}, {role.casefold()}, {attendance.casefold()}")
        self.role.setAccessibleName(f"Role of {name}")
        self.attendance.setAccessibleName(f"Attendance of {name}")
        self.more.setAccessibleName(f"More about {name}")
        said = [getattr(participation, key) for key, _ in _MORE if getattr(participation, key)]
        set_tip(self._label, "\n".join([name, *said]))
        self._show_lines()

    def _show_lines(self) -> None:
        """Fill in what stands behind "…", where it has been opened."""
        for key, words in _MORE:
            line = self.lines.get(key)
            if line is None:
                continue
            line.setAccessibleName(f"{words}: {self.name}")
            if not line.is_changed:
                line.set_value(getattr(self.participation, key))
        if self.remove is not None:
            self.remove.setAccessibleName(f"Remove {self.name}")

    def set_read_only(self, read_only: bool) -> None:
        """Let nothing be changed."""
        self._read_only = read_only
        self.role.setEnabled(not read_only)
        self.attendance.setEnabled(not read_only)
        if self.remove is not None:
            self.remove.setVisible(not read_only)
        for line in self.lines.values():
            line.setReadOnly(read_only)

    def _chose(self, key: str, combo: QuietCombo) -> None:
        self.edited.emit(key, str(combo.currentData()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Del in a combo box removes the row too."""
        pressed = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if pressed and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Delete:
            self.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Del is for this row, not for the selected event of the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            typing = isinstance(QApplication.focusWidget(), QLineEdit)
            if event.key() == Qt.Key.Key_Delete and not event.modifiers() and not typing:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        typing = isinstance(QApplication.focusWidget(), QLineEdit)
        if key == Qt.Key.Key_Delete and not typing and not self._read_only:
            self.removed.emit()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self.hasFocus():
            self.stepped.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_F2) and self.hasFocus():
            self.role.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.hasFocus():
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(current().color("focus"), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 4, 4)


def _combo(terms: Mapping[str, Term], name: str) -> QuietCombo:
    combo = QuietCombo()
    combo.setAccessibleName(name)
    look = current()
    combo.setFixedWidth(look.px(_COMBO))
    combo.setStyleSheet(
        f"QComboBox{{font-size:{look.px(12)}px;min-height:{look.px(22)}px;padding:0 2px 0 6px}}"
        f"QComboBox:focus{{min-height:{look.px(20)}px;padding:0 1px 0 5px}}"
        "QComboBox::drop-down{width:16px}"
    )
    for key, term in terms.items():
        combo.addItem(capital(term.label), key)
    return combo


def _choose(combo: QuietCombo, keys: list[str], key: str) -> None:
    combo.setCurrentIndex(keys.index(key) if key in keys else -1)
