"""The tabs of the inspector, each with a count, on quiet ground below the form."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from ui.theme import Theme

INSET = 14
"""The inset of the inspector, in px."""
LEAST = 200
"""How high the tabs are at least, in px."""
_GAP = 16
"""The px between tabs."""


class CountTabs(QTabBar):
    """Tabs with a quiet number behind their names; the chosen one has a line of 2 px below."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.counts: list[str] = []
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setUsesScrollButtons(False)
        self.setAccessibleName("Parts of the event")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.changed.connect(self.update)

    def add(self, name: str) -> None:
        """Add a tab."""
        self.counts.append("")
        self.addTab(name)

    def set_count(self, index: int, count: str) -> None:
        """Write a number behind a tab; none where it is empty."""
        if count != self.counts[index]:
            self.counts[index] = count
            self.setAccessibleTabName(index, f"{self.tabText(index)} {count}".strip())
            self.setTabText(index, self.tabText(index))  # lays the tabs out anew
            self.update()

    def tabSizeHint(self, index: int) -> QSize:
        bold = QFontMetrics(self._theme.font("body", bold=True))
        width = bold.horizontalAdvance(self.tabText(index)) + _GAP
        if self.counts[index]:
            width += bold.horizontalAdvance(f" {self.counts[index]}")
        return QSize(width, self._theme.px(32))

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            for index in range(self.count()):
                self._paint_tab(painter, index, self.tabRect(index).adjusted(0, 0, -_GAP, 0))

    def _paint_tab(self, painter: QPainter, index: int, box: QRect) -> None:
        theme, chosen = self._theme, index == self.currentIndex()
        font = theme.font("body", bold=chosen)
        focused = chosen and self.hasFocus()
        painter.setFont(font)
        painter.setPen(theme.color("accent" if focused else "text" if chosen else "text2"))
        side = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        painter.setLayoutDirection(self.layoutDirection())
        painter.drawText(box, side, self.tabText(index))
        used = QFontMetrics(font).horizontalAdvance(f"{self.tabText(index)} ")
        leftward = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        rest = box.adjusted(0, 0, -used, 0) if leftward else box.adjusted(used, 0, 0, 0)
        painter.setFont(theme.font("body"))
        painter.setPen(theme.color("text3"))
        painter.drawText(rest, side, self.counts[index])
        if chosen:
            line = QRect(box.left(), box.bottom() - 1, box.width(), 2)
            painter.fillRect(line, theme.color("accent"))
        if focused:
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.drawRoundedRect(box.adjusted(-3, 4, 3, -5), 4, 4)


class InspectorTabs(QFrame):
    """A bar of tabs 34 px high, and the page of the chosen one, which scrolls by itself."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("pane", "panel")
        self.bar = CountTabs(theme)
        self._names: list[str] = []
        self._stack = QStackedWidget()
        rule = QFrame()
        rule.setProperty("rule", True)
        rule.setFixedHeight(1)
        head = QVBoxLayout()
        head.setContentsMargins(INSET, 2, INSET - 4, 0)
        head.addWidget(self.bar)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(rule)
        column.addWidget(self._stack, 1)
        self.bar.currentChanged.connect(self._stack.setCurrentIndex)

    def hasHeightForWidth(self) -> bool:
        return False

    def sizeHint(self) -> QSize:
        """What the form needs at least; the tabs take what it leaves."""
        return QSize(300, LEAST)

    def add(self, name: str, page: QWidget) -> None:
        """Add a tab whose page scrolls."""
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(INSET, 10, INSET, INSET)
        column.addWidget(page)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        area.setAccessibleName(name)
        area.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        self._names.append(name)
        self._stack.addWidget(area)
        self.bar.add(name)

    def set_count(self, name: str, count: int | None) -> None:
        """Write a number behind a tab, or none."""
        self.bar.set_count(self._names.index(name), "" if count is None else str(count))

    def count(self, name: str) -> str:
        """The number behind a tab, as it stands there."""
        return self.bar.counts[self._names.index(name)]

    @property
    def current(self) -> str:
        """The name of the chosen tab."""
        return self._names[self.bar.currentIndex()]

    def choose(self, name: str) -> None:
        """Choose a tab."""
        self.bar.setCurrentIndex(self._names.index(name))
