"""The pages side by side, small, below the preview."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QToolTip, QWidget

from timeline_app.briefing_options import Paper
from ui.page_images import PageImages, Wish
from ui.plain_tips import plain_tip
from ui.theme import Theme

HEIGHT: Final = 112
_THUMB: Final = 106
_GAP: Final = 52
_EDGE: Final = 7


class PageStrip(QScrollArea):
    """A row of pages, 112 px high; the arrow keys go along it."""

    chosen = Signal(int)
    """A page, counted from 0, is wanted."""

    def __init__(self, images: PageImages, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = _Row(images, theme)
        self.row.chosen.connect(self.chosen)
        self.setWidget(self.row)
        self.setWidgetResizable(True)
        self._theme = theme
        self._measure()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.changed.connect(self._measure)

    def _measure(self) -> None:
        self.setFixedHeight(self._theme.px(HEIGHT))

    def show_paper(self, paper: Paper | None) -> None:
        """Show other pages."""
        self.row.show_paper(paper)

    def choose(self, page: int) -> None:
        """Mark a page as the one that is shown, without telling anyone."""
        self.row.choose(page)
        box = self.row.place(page)
        self.ensureVisible(box.center().x(), box.center().y(), box.width() // 2 + _GAP, 0)


class _Row(QWidget):
    chosen = Signal(int)

    def __init__(self, images: PageImages, theme: Theme) -> None:
        super().__init__()
        self._images, self._theme = images, theme
        self._paper: Paper | None = None
        self._page = 0
        self._grey = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Pages")
        images.ready.connect(self.update)
        theme.changed.connect(self.update)

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._paper.scenes) if self._paper is not None else 0

    def show_paper(self, paper: Paper | None) -> None:
        """Show other pages."""
        self._paper = paper
        self.setMinimumWidth(self.count * (_THUMB + _GAP) + _GAP)
        self.updateGeometry()
        self.update()

    def choose(self, page: int) -> None:
        """Mark a page."""
        self._page = page
        if self._paper is not None:
            name = self._paper.names[page]
            self.setAccessibleDescription(f"{page + 1} of {self.count}: {name}")
        self.update()

    def set_grey(self, grey: bool) -> None:
        """Show the pages without colours."""
        self._grey = grey
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.minimumWidth(), self._theme.px(HEIGHT))

    def place(self, page: int) -> QRect:
        """Where a page lies, without its caption."""
        if self._paper is None:
            return QRect()
        whole = self.count * (_THUMB + _GAP) - _GAP
        scene = self._paper.scenes[page]
        left = max(_GAP, (self.width() - whole) // 2) + page * (_THUMB + _GAP)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            left = self.width() - left - _THUMB
        return QRect(left, _EDGE + 2, _THUMB, round(_THUMB * scene.height / scene.width))

    def _at(self, spot: QPoint) -> int | None:
        for page in range(self.count):
            if self.place(page).adjusted(-_GAP // 2, -_EDGE, _GAP // 2, 30).contains(spot):
                return page
        return None

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), theme.color("window"))
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            for page in range(self.count):
                if event.rect().intersects(self.place(page).adjusted(-_GAP, -_EDGE, _GAP, 30)):
                    self._paint(painter, page)

    def _paint(self, painter: QPainter, page: int) -> None:
        theme, box, here = self._theme, self.place(page), page == self._page
        painter.fillRect(box, Qt.GlobalColor.white)
        width = round(box.width() * self.devicePixelRatioF())
        picture = self._images.get(Wish(page, width, self._grey))
        if picture is not None:
            painter.drawImage(box, picture)
        painter.setPen(theme.color("line2"))
        painter.drawRect(box.adjusted(-1, -1, 0, 0))
        if here:
            painter.setPen(theme.color("focus" if self.hasFocus() else "accent"))
            for step in (2, 3) if not self.hasFocus() else (2, 3, 4):
                painter.drawRect(box.adjusted(-step, -step, step - 1, step - 1))
        font = theme.font("hint", bold=here)
        words = f"{page + 1} · {self._paper.names[page]}" if self._paper is not None else ""
        room = box.width() + _GAP - 6
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, room)
        painter.setFont(font)
        painter.setPen(theme.color("text" if here else "text2"))
        line = QRect(box.left() - _GAP // 2 + 3, box.bottom() + 5, room, theme.line("hint"))
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, shown)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            page = self._at(event.pos())
            if page is not None and self._paper is not None:
                QToolTip.showText(event.globalPos(), plain_tip(self._paper.names[page]), self)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        page = self._at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and page is not None:
            self.chosen.emit(page)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        ahead, back = (
            (Qt.Key.Key_Left, Qt.Key.Key_Right)
            if rtl
            else (
                Qt.Key.Key_Right,
                Qt.Key.Key_Left,
            )
        )
        wanted = {
            ahead: self._page + 1,
            back: self._page - 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: self.count - 1,
        }.get(Qt.Key(event.key()))
        if wanted is None:
            super().keyPressEvent(event)
        elif 0 <= wanted < self.count:
            self.chosen.emit(wanted)
