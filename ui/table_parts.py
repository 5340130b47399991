"""Parts of the event table: its header, and what it says when there is nothing to show."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QHeaderView, QMenu, QWidget

from ui.event_columns import COLUMNS, EVENT, SIGN
from ui.form_kit import Button, literal, plain_label
from ui.theme import Theme

PAD = 8


class EventHeader(QHeaderView):
    """The header, 27 px high; an arrow behind its words says how the rows are sorted."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setFirstSectionMovable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(30)
        self.setSortIndicator(1, Qt.SortOrder.AscendingOrder)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(
            lambda at: self.columns_menu(self).popup(self.mapToGlobal(at))
        )

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._theme.px(27))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        theme = self._theme
        painter.save()
        painter.fillRect(rect, theme.color("panel"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color("line"))
        painter.setFont(theme.font("small", bold=True))
        painter.setPen(theme.color("text2"))
        words = "" if logicalIndex == SIGN else COLUMNS[logicalIndex].label
        if logicalIndex == self.sortIndicatorSection() and words:
            up = self.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
            words += " ↑" if up else " ↓"
        far = COLUMNS[logicalIndex].right
        side = Qt.AlignmentFlag.AlignTrailing if far else Qt.AlignmentFlag.AlignLeading
        box = rect.adjusted(PAD, 0, -PAD, -1)
        metrics = QFontMetrics(painter.font())
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()

    def columns_menu(self, parent: QWidget) -> QMenu:
        """A menu that sorts by a column, shows and hides columns, and puts them back."""
        menu = QMenu(parent)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sorting = menu.addMenu("Sort by")
        for place, column in enumerate(COLUMNS):
            action = sorting.addAction(literal(column.label))
            action.setCheckable(True)
            action.setChecked(place == self.sortIndicatorSection())
            action.triggered.connect(lambda _, at=place: self._sort_by(at))
        menu.addSeparator()
        for place, column in enumerate(COLUMNS):
            if place in (SIGN, EVENT):
                continue
            action = menu.addAction(literal(column.label))
            action.setCheckable(True)
            action.setChecked(not self.isSectionHidden(place))
            action.toggled.connect(lambda on, at=place: self.setSectionHidden(at, not on))
        menu.addSeparator()
        menu.addAction("Columns as at first", self.put_back)
        return menu

    def _sort_by(self, column: int) -> None:
        same = column == self.sortIndicatorSection()
        down = same and self.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
        order = Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder
        self.setSortIndicator(column, order)

    def put_back(self) -> None:
        """All columns in their first order and width."""
        for place, column in enumerate(COLUMNS):
            self.setSectionHidden(place, False)
            self.moveSection(self.visualIndex(place), place)
            self.resizeSection(place, column.width)


class EmptyNote(QFrame):
    """What stands over ``room`` when it is empty: what that is, and the one next step."""

    pressed = Signal()

    def __init__(self, room: QWidget, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._room = room
        self.setObjectName("empty_note")
        self._theme = theme
        self._words = plain_label(tone="text2", wrap=True)
        self._link = Button("Clear the search", "link")
        self._link.clicked.connect(self.pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 14, 6)
        row.addWidget(self._words, 1)
        row.addWidget(self._link)
        room.installEventFilter(self)
        theme.changed.connect(self._dress)
        self._dress()
        self.hide()

    def _dress(self) -> None:
        edge = self._theme.name("line2")
        self.setStyleSheet(f"#empty_note {{ border: 1px dashed {edge}; border-radius: 6px }}")

    @property
    def text(self) -> str:
        """What is said now."""
        return self._words.text()

    def say(self, words: str, link: str) -> None:
        """Show a sentence and, where there is one, what the link does."""
        self._words.setText(words)
        self._words.setAccessibleName(words)
        self._link.setText(literal(link))
        self._link.setAccessibleName(link)
        self._link.setVisible(bool(link))
        self.show()
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _place(self) -> None:
        room = self._room.geometry()
        width = min(460, max(0, room.width() - 24))
        height = max(self._theme.px(38), self.heightForWidth(width))
        left = room.left() + (room.width() - width) // 2
        self.setGeometry(left, room.top() + min(48, room.height() // 4), width, height)
        self.raise_()
