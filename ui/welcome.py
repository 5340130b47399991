"""The first page: what a chronology is, and the next step."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from .form_kit import Button, ToolButton, plain_label, set_tip
from .theme import Theme, current

_EMPTY = (
    "This chronology is empty",
    (
        "Paste an article: Parley finds the dates in it and you say which events they belong to. "
        "Or write the first event yourself."
    ),
)
_START = (
    "The chronology of a peace process",
    (
        "Every date with the sentence it rests on. Start a chronology, open one, or look around "
        "in the example."
    ),
)
_STANDARD = QKeySequence.StandardKey


class Picture(QWidget):
    """A little chart of three processes, drawn by hand: 500 × 130 px."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(501, 130)
        current().changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        with QPainter(self) as painter:
            _paint_lanes(painter, theme)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            _paint_marks(painter, theme)
            _paint_moves(painter, theme)
            _paint_rail(painter, theme)


def _paint_lanes(painter: QPainter, theme: Theme) -> None:
    painter.setPen(theme.color("grid"))
    for place in range(7):
        painter.drawLine(80 + 70 * place, 4, 80 + 70 * place, 126)
    font = theme.font("small")
    font.setPixelSize(12)
    painter.setFont(font)
    for place, name in enumerate(("Process A", "Process B", "Process C")):
        y = 20 + 48 * place
        painter.setPen(theme.color("line"))
        painter.drawLine(0, y, 500, y)
        painter.setPen(theme.color("text2"))
        painter.drawText(0, y - 8, name)


def _paint_marks(painter: QPainter, theme: Theme) -> None:
    blue, rust = theme.process_color("blue"), theme.process_color("rust")
    painter.setPen(Qt.PenStyle.NoPen)
    for color, box in (
        (blue, QRectF(104, 14, 26, 12)),
        (blue, QRectF(214, 14, 18, 12)),
        (rust, QRectF(232, 62, 50, 12)),
    ):
        painter.setBrush(color)
        painter.drawRoundedRect(box, 1.5, 1.5)
    painter.setPen(QPen(blue, 1.5))
    painter.setBrush(theme.color("base"))
    painter.drawRoundedRect(QRectF(400.75, 14.75, 24.5, 10.5), 1.5, 1.5)


def _paint_moves(painter: QPainter, theme: Theme) -> None:
    """The days planned before, and the hops between them."""
    ghost = theme.color("ghost")
    pen = QPen(ghost, 1.2)
    pen.setDashPattern([2, 4 / 3])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.setBrush(theme.color("base"))
    for left in (147, 192):
        painter.drawRect(QRectF(left, 63, 13, 10))
    for start, end in ((155, 197), (202, 236)):
        painter.setPen(QPen(ghost, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        top = QPointF(start + 0.5, 55.5), QPointF(end + 0.5, 55.5)
        painter.drawPolyline([QPointF(start + 0.5, 62), *top, QPointF(end + 0.5, 58)])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ghost)
        head = [QPointF(end - 2.1, 58), QPointF(end + 3.1, 58), QPointF(end + 0.5, 62)]
        painter.drawPolygon(QPolygonF(head))


def _paint_rail(painter: QPainter, theme: Theme) -> None:
    sage = theme.process_color("sage")
    painter.setPen(QPen(sage, 1.2))
    painter.drawLines([QLineF(390, 113.6, 496, 113.6), QLineF(390, 118.4, 496, 118.4)])
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(sage)
    painter.drawRect(QRectF(170, 113, 220, 6))
    painter.setPen(QPen(theme.color("base"), 2))
    middle = QPointF(169, 116)
    corners = (QPointF(0, -7.5), QPointF(7.5, 0), QPointF(0, 7.5), QPointF(-7.5, 0))
    painter.drawPolygon(QPolygonF([middle + corner for corner in corners]))


class Card(ToolButton):
    """A large button: icon, what it does, a sentence, and its key."""

    def __init__(self, icon: str, title: str, words: str, key: QKeySequence | None = None) -> None:
        super().__init__()
        shown = (
            key.toString(QKeySequence.SequenceFormat.NativeText).replace("+", " ") if key else ""
        )
        self.setProperty("kind", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(title)
        self.setAccessibleDescription(f"{words} {shown}".strip())
        self._icon = icon
        self._picture = QLabel()
        self._picture.setTextFormat(Qt.TextFormat.PlainText)
        self._words = plain_label(words, tone="text2", step="small", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(17, 17, 17, 15)
        column.setSpacing(2)
        column.addWidget(self._picture)
        column.addSpacing(8)
        column.addWidget(plain_label(title, bold=True, wrap=True))
        column.addWidget(self._words)
        column.addStretch(1)
        column.addWidget(plain_label(shown, tone="text2", step="small"))
        for label in self.findChildren(QLabel):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        current().changed.connect(self._draw)
        self._draw()

    def _draw(self) -> None:
        icon = current().icon(self._icon, "accent", 20)
        self._picture.setPixmap(icon.pixmap(QSize(20, 20), self.devicePixelRatioF()))

    def set_words(self, words: str) -> None:
        """Say something else below the title."""
        self._words.setText(words)
        self.setAccessibleDescription(words)


class Welcome(QScrollArea):
    """The page in place of chart and table while there is nothing to show.

    ``show_empty`` is for an open chronology without events, ``show_start`` for no open file.
    """

    source_requested = Signal()
    event_requested = Signal()
    import_requested = Signal()
    example_requested = Signal()
    open_requested = Signal()
    new_requested = Signal()
    recent_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.title = plain_label(step="empty", wrap=True)
        self.words = plain_label(tone="text2", wrap=True)
        self.foot = _Foot()
        self.cards = _cards()
        self._recent = QVBoxLayout()
        page = QFrame()
        page.setProperty("pane", "base")
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(0)
        column.addStretch(2)
        column.addWidget(Picture(), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(34)
        for label in (self.title, self.words):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addLayout(_centred(label, 500))
            column.addSpacing(6)
        column.addSpacing(20)
        column.addLayout(_centred(self._row(), 860))
        column.addSpacing(18)
        column.addLayout(self._recent)
        column.addSpacing(8)
        column.addWidget(self.foot, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self.setWidget(page)
        self._connect()
        self.show_start([])

    def _row(self) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        for card in self.cards.values():
            line.addWidget(card)
        return row

    def _connect(self) -> None:
        signals = {
            "source": self.source_requested,
            "event": self.event_requested,
            "import": self.import_requested,
            "new": self.new_requested,
            "open": self.open_requested,
            "example": self.example_requested,
        }
        for key, signal in signals.items():
            self.cards[key].clicked.connect(signal)

    def show_empty(self, file_name: str, example: str = "") -> None:
        """Show the page of an open chronology without events.

        ``example`` says what is in the example: "Syria talks 2012–2024: 92 events to look around
        in."
        """
        self._show(_EMPTY, ("source", "event", "import", "example"), example)
        self.foot.show_file(file_name)
        self._list([])

    def show_start(self, recent: Sequence[Path], example: str = "") -> None:
        """Show the page of no open file, with the files opened last."""
        self._show(_START, ("new", "open", "example"), example)
        self.foot.show_file("")
        self._list(recent)

    def _show(self, words: tuple[str, str], cards: Sequence[str], example: str) -> None:
        self.title.setText(words[0])
        self.words.setText(words[1])
        had_focus = any(card.hasFocus() for card in self.cards.values())
        for key, card in self.cards.items():
            card.setVisible(key in cards)
        if had_focus:
            self.cards[cards[0]].setFocus(Qt.FocusReason.OtherFocusReason)
        if example:
            self.cards["example"].set_words(example)
        self.setFocusProxy(self.cards[cards[0]])

    def _list(self, recent: Sequence[Path]) -> None:
        while (item := self._recent.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        middle = Qt.AlignmentFlag.AlignHCenter
        if recent:
            self._recent.addWidget(
                plain_label("Opened last", tone="text2", step="small"), 0, middle
            )
        for path in recent:
            button = Button(path.name, "link")
            set_tip(button, str(path))
            button.setAccessibleDescription(str(path.parent))
            button.clicked.connect(lambda _=False, path=path: self.recent_chosen.emit(str(path)))
            self._recent.addWidget(button, 0, middle)


def _centred(widget: QWidget, width: int) -> QHBoxLayout:
    """A row in which the widget lies in the middle, at most ``width`` px wide."""
    widget.setMaximumWidth(width)
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(widget, 1000)
    row.addStretch(1)
    return row


class _Foot(QWidget):
    """Where the chronology is kept."""

    def __init__(self) -> None:
        super().__init__()
        self._before = plain_label(tone="text2", step="small")
        self._name = plain_label(step="small", bold=True)
        self._after = plain_label(tone="text2", step="small")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for label in (self._before, self._name, self._after):
            row.addWidget(label)

    def show_file(self, name: str) -> None:
        """Name the open file; without one say what holds for all."""
        start = "Everything stays in one file on this computer"
        self._before.setText(f"{start}: " if name else f"{start}. Nothing is sent anywhere.")
        self._name.setText(name)
        self._after.setText(". Nothing is sent anywhere." if name else "")


def _cards() -> dict[str, Card]:
    return {
        "new": Card("event", "New chronology…", "Choose a name and a folder for its file."),
        "open": Card(
            "external",
            "Open…",
            "A chronology on this computer or on a shared drive.",
            QKeySequence(_STANDARD.Open),
        ),
        "source": Card(
            "source_add",
            "Add a source",
            "Paste text, or open a saved page, a PDF or a text file.",
            QKeySequence("Ctrl+Shift+N"),
        ),
        "event": Card(
            "event_add",
            "Add an event",
            "Type a title and a date as you would say it.",
            QKeySequence(_STANDARD.New),
        ),
        "import": Card(
            "import",
            "Import a table",
            "CSV from a partner; you see every row before it goes in.",
            QKeySequence("Ctrl+I"),
        ),
        "example": Card("briefing", "Open the example", "The talks on Syria, to look around in."),
    }
