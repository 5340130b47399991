"""Editing a cell of the event table in place: a line or a choice, and why it cannot be saved."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QIcon,
    QKeyEvent,
    QPainter,
    QPixmap,
)
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from timeline_app.vocabulary import statuses_of
from ui.bridge import Bridge
from ui.direction import direction_of
from ui.discs import paint_disc
from ui.event_columns import capital
from ui.event_model import EventModel, Index
from ui.form_kit import set_state
from ui.level_line import LevelLine
from ui.theme import Theme

_REASON_WIDTH = 320
_Hint = QStyledItemDelegate.EndEditHint
_STAYS = (
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)


class Reason(QLabel):
    """Why a text cannot be saved, in a line under its editor, which it follows about."""

    def __init__(self, room: QWidget, editor: QWidget, theme: Theme) -> None:
        super().__init__(room)
        self._room, self._editor = room, editor
        self.setObjectName("reason")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.font("small"))
        self.setWordWrap(True)
        self.setStyleSheet(
            f"color: {theme.name('danger')}; background: {theme.name('base')};"
            f"border: 1px solid {theme.name('danger')}; border-radius: 3px; padding: 2px 6px;"
        )
        self.hide()
        editor.installEventFilter(self)
        editor.destroyed.connect(self.deleteLater)

    def say(self, text: str) -> None:
        """Show a reason; an empty one hides the line."""
        self.setText(text)
        self._editor.setAccessibleDescription(text)
        set_state(self._editor, "problem", bool(text))
        self.setVisible(bool(text))
        if text:
            self._place()
            alert = QAccessibleEvent(self._editor, QAccessible.Event.Alert)
            QAccessible.updateAccessibility(alert)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show):
            self.setVisible(bool(self.text()))
            self._place()
        elif event.type() == QEvent.Type.Hide:
            self.hide()
        return False

    def _place(self) -> None:
        """Below the editor; above it where the table ends."""
        room, box = self._room.rect(), self._editor.geometry()
        width = min(max(_REASON_WIDTH, box.width()), room.width())
        size = self.sizeHint().boundedTo(QSize(width, 1000))
        size.setHeight(max(size.height(), self.heightForWidth(size.width())))
        left = max(0, min(box.left(), room.width() - size.width()))
        below = box.bottom() + 1
        top = below if below + size.height() <= room.height() else box.top() - size.height()
        self.setGeometry(QRect(left, top, size.width(), size.height()))
        self.raise_()


class CellLine(QLineEdit):
    """A line in a cell; it runs the way its text does."""

    def __init__(self, parent: QWidget, cell: Index, theme: Theme) -> None:
        super().__init__(parent)
        self.cell = QPersistentModelIndex(cell)
        self.begun: str | None = None
        self.reason = Reason(parent, self, theme)
        self.setStyleSheet("min-height: 0; padding: 0 2px;")
        self.setFont(theme.font("body"))
        self.textChanged.connect(self._turn)
        LevelLine(self)
        self.textEdited.connect(lambda _: self.reason.say(""))

    def value(self) -> str:
        """What is to be saved."""
        return self.text()

    def show_value(self, value: str) -> None:
        """Begin with this."""
        self.setText(value)
        self.selectAll()

    def _turn(self, text: str) -> None:
        direction = direction_of(text)
        if direction is not None:
            self.setLayoutDirection(direction)


class CellChoice(QComboBox):
    """A choice in a cell, of keys with their words."""

    def __init__(self, parent: QWidget, cell: Index, theme: Theme) -> None:
        super().__init__(parent)
        self.cell = QPersistentModelIndex(cell)
        self.begun: str | None = None
        self.reason = Reason(parent, self, theme)
        self.setStyleSheet("QComboBox { min-height: 0; padding: 0 2px; }")
        self.setFont(theme.font("body"))

    def value(self) -> str:
        """The key that is to be saved."""
        return str(self.currentData())

    def show_value(self, value: str) -> None:
        """Begin with this."""
        self.setCurrentIndex(max(0, self.findData(value)))


Editor = CellLine | CellChoice


def _disc_icon(sign: str, theme: Theme) -> QIcon:
    icon = QIcon()
    for ratio in (1, 2):
        pixmap = QPixmap(16 * ratio, 16 * ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        with QPainter(pixmap) as painter:
            box = QRectF(2 * ratio, 2 * ratio, 12 * ratio, 12 * ratio)
            paint_disc(painter, box, sign, theme.color("text2"), theme.color("base"))
        pixmap.setDevicePixelRatio(ratio)
        icon.addPixmap(pixmap)
    return icon


class CellDelegate(QStyledItemDelegate):
    """Edits cells in place. What cannot be saved stays in its editor, with the reason below."""

    stepped = Signal(object, int)
    """An editor was left with Tab (1) or Shift Tab (-1): its cell, which may have moved."""

    def __init__(self, bridge: Bridge, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._theme = theme

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        model = cast(EventModel, index.model())
        field, event = model.field_at(index), model.event_at(index.row())
        if field is None or event is None:
            return cast(QWidget, None)
        if field.editor not in ("status", "process"):
            line = CellLine(parent, index, self._theme)
            line.setAccessibleName(field.label)
            return line
        choice = CellChoice(parent, index, self._theme)
        choice.setAccessibleName(field.label)
        if field.editor == "status":
            for term in statuses_of(event.kind).values():
                icon = _disc_icon(term.sign, self._theme)
                choice.addItem(icon, capital(term.label), term.key)
        else:
            self._offer_processes(choice)
        choice.activated.connect(lambda _: self._close(choice))
        return choice

    def _offer_processes(self, choice: CellChoice) -> None:
        choice.addItem("No process", "")
        processes = self._bridge.chronology.processes.values()
        for process in sorted(processes, key=lambda one: (one.position, one.name)):
            choice.addItem(process.short_name or process.name, process.id)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        box: QRect = option.rect.adjusted(2, 0, -2, -1)
        if isinstance(editor, QComboBox):
            box.setWidth(max(box.width(), editor.sizeHint().width()))
            room = editor.parentWidget()
            box.moveRight(min(box.right(), box.right() if room is None else room.width() - 2))
        editor.setGeometry(box)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, Editor) and editor.begun is None:
            text = cast(EventModel, index.model()).editor_text(index)
            editor.show_value(text)
            editor.begun = editor.value()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, Editor):
            self.save(editor)

    def save(self, editor: Editor) -> bool:
        """Save what an editor holds; False where that cannot be, which it then says."""
        value = editor.value()
        if value == editor.begun or not editor.cell.isValid():
            editor.reason.say("")
            return True
        model = cast(EventModel, editor.cell.model())
        reason = model.write(editor.cell, value)
        editor.reason.say(reason)
        if not reason:
            editor.begun = value
        return not reason

    def _close(self, editor: Editor, step: int = 0) -> None:
        """Save and close; stays open where it cannot be saved."""
        cell = QPersistentModelIndex(editor.cell)
        if not self.save(editor):
            return
        self.closeEditor.emit(editor, _Hint.NoHint)
        if step:
            self.stepped.emit(cell, step)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(watched, Editor):
            return super().eventFilter(watched, event)
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            if event.reason() not in _STAYS:
                self._close(watched)
            return False
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(watched, event) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def _key(self, editor: Editor, event: QKeyEvent) -> bool:
        steps = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}
        if event.key() in steps:
            self._close(editor, steps[Qt.Key(event.key())])
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._close(editor)
            return True
        return False


def holds_a_fault(editor: QWidget) -> bool:
    """Whether an editor holds what could not be saved, and so must not be closed."""
    return isinstance(editor, Editor) and bool(editor.reason.text())


def index_of(cell: QPersistentModelIndex) -> QModelIndex:
    """A cell as an index of the moment."""
    model = cell.model()
    return model.index(cell.row(), cell.column()) if cell.isValid() else QModelIndex()
