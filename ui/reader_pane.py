"""The middle of the Sources workspace: a bar, the text with its pop-up, a find line, key hints."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QMenu,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from timeline_app import records as r
from ui.claim_popup import ClaimPopup
from ui.find_bar import FindBar
from ui.form_kit import Button, ToolButton, icon_button, literal, plain_label
from ui.key_button import key_hint
from ui.own_keys import asked_key, is_find
from ui.panel_bar import PanelBar, rule
from ui.reader_head import ReaderHead
from ui.source_reader import SourceReader
from ui.theme import Theme

LEAST = 500
"""The px across at least: the pop-up has to fit in."""
_BAR, _FOOT = 38, 36
_HINTS = (
    ("↑ ↓", "sentence"),
    ("Shift ↑ ↓", "more or less of it"),
    ("Return", "what will be written"),
    ("F7", "next date"),
    ("N", "new event"),
)


class ReaderPane(QFrame):
    """Bar (38 px), reader, find line and foot (36 px); the pop-up lies over the reader."""

    cite_requested = Signal()
    event_requested = Signal()
    version_chosen = Signal(int)
    delete_requested = Signal()
    new_text_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("pane", "base")
        self.setAccessibleName("Reader")
        self.setMinimumWidth(LEAST)
        self.reader = SourceReader(theme)
        self.head = ReaderHead(theme)
        self.reader.set_head(self.head)
        self.setFocusProxy(self.reader)
        self.cite = Button("Cite sentence", icon="quote", small=True)
        self.new_event = Button("New event", "quiet", icon="event_add", small=True)
        self.back = icon_button("left", "Previous date (Shift+F7)")
        self.forth = icon_button("chevron", "Next date (F7)")
        self.place = plain_label(tone="text2", step="small")
        self.version = ToolButton()
        self.more = icon_button("more", "More")
        self.find_bar = FindBar(self.reader)
        self.nothing = plain_label(tone="text2", wrap=True)
        self.popup = ClaimPopup(theme, self)
        self._build()
        self._connect()

    def _build(self) -> None:
        empty = QWidget()
        inner = QVBoxLayout(empty)
        inner.setContentsMargins(40, 34, 40, 14)
        inner.addWidget(self.nothing)
        inner.addStretch(1)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.reader)
        self._pages.addWidget(empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self._bar(), rule(), self.find_bar):
            column.addWidget(widget)
        column.addWidget(self._pages, 1)
        for widget in (rule(), self._foot()):
            column.addWidget(widget)

    def _bar(self) -> QWidget:
        bar = PanelBar(self._theme, _BAR)
        row = bar.row
        parting = QFrame()
        parting.setProperty("rule", True)
        parting.setFixedSize(1, 20)
        self.version.setProperty("kind", "text")
        self.version.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.version.setIconSize(QSize(16, 16))
        self.version.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.version.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._theme.dress(self.version, "history")
        menu = QMenu(self.more)
        menu.addAction("Find in this text (Ctrl+F)", self.find_words)
        menu.addAction("Delete this source", self.delete_requested.emit)
        self.more.setMenu(menu)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        for button in (self.more, self.version):
            button.setStyleSheet("QToolButton::menu-indicator { image: none }")
        for widget in (self.cite, self.new_event, parting, self.back, self.place, self.forth):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.version)
        row.addWidget(self.more)
        return bar

    def _foot(self) -> QWidget:
        foot = PanelBar(self._theme, _FOOT)
        row = foot.row
        for key, words in _HINTS:
            row.addWidget(key_hint(key))
            row.addWidget(plain_label(words, tone="text2", step="small"))
            row.addSpacing(8)
        row.addStretch(1)
        return foot

    def _connect(self) -> None:
        self.cite.clicked.connect(self.cite_requested)
        self.new_event.clicked.connect(self.event_requested)
        self.back.clicked.connect(lambda: self.reader.step_mention(-1))
        self.forth.clicked.connect(lambda: self.reader.step_mention(1))
        self.reader.installEventFilter(self)
        self.reader.verticalScrollBar().valueChanged.connect(lambda _: self.place_popup())
        self.popup.focus_wanted.connect(
            lambda: self.reader.setFocus(Qt.FocusReason.OtherFocusReason)
        )

    # What is shown

    def show_versions(self, texts: Sequence[r.SourceText], shown: int) -> None:
        """Offer the versions of the text; one of them is shown."""
        self.version.setText(f"Text version {shown}")
        self.version.setAccessibleName(f"Text version {shown} of {len(texts)}")
        self.version.setVisible(bool(texts))
        menu = QMenu(self.version)
        menu.setAccessibleName("Versions of the text")
        for text in texts:
            action = QAction(literal(f"Version {text.version}, by the {text.made_by}"), menu)
            action.setCheckable(True)
            action.setChecked(text.version == shown)
            action.triggered.connect(lambda _, n=text.version: self.version_chosen.emit(n))
            menu.addAction(action)
        menu.addSeparator()
        menu.addAction("New text of this source…", self.new_text_requested.emit)
        self.version.setMenu(menu)

    def say_nothing(self, words: str) -> None:
        """Show a sentence instead of a text."""
        self.popup.leave()
        self.nothing.setText(words)
        self._pages.setCurrentIndex(1)
        self.refresh_bar(edit=False)

    def show_reader(self) -> None:
        """Show the text."""
        self._pages.setCurrentIndex(0)

    @property
    def has_text(self) -> bool:
        """Whether a text is shown."""
        return self._pages.currentIndex() == 0

    def refresh_bar(self, *, edit: bool) -> None:
        """Bring the bar to where the caret is."""
        reader, there = self.reader, self.has_text
        count = len(reader.marks)
        words = f"date {reader.mark_number} of {count}" if reader.mark else f"{count} dates"
        if count == 1 and not reader.mark:
            words = "1 date"
        self.place.setText(words if count else "no dates")
        self.place.setVisible(there)
        what = "selection" if reader.has_selection else "sentence"
        self.cite.setText(f"Cite {what}")
        self.cite.setAccessibleName(f"Cite {what}")
        for button in (self.cite, self.new_event):
            button.setEnabled(there and edit)
        for step in (self.back, self.forth):
            step.setEnabled(there and count > 0)
        self.more.setEnabled(there)
        if not there:
            self.version.hide()

    def popup_area(self) -> QRect:
        """Where the pop-up may lie, in px of this pane."""
        view = self.reader.viewport()
        return QRect(view.mapTo(self, view.rect().topLeft()), view.size()).adjusted(0, 0, 0, 8)

    def place_popup(self) -> None:
        """Put the pop-up under the date or the sentence that it is for."""
        if self.popup.isHidden():
            return
        reader = self.reader
        mark = reader.mark
        span = (mark.start, mark.end) if mark is not None else reader.passage()
        box, view = reader.box_of(*span), reader.viewport()
        if mark is not None:
            box = reader.tight_box(*span)
        if not view.rect().intersects(box):
            self.popup.hide()  # what it is for was scrolled away
            return
        self.popup.put_under(
            box.translated(view.mapTo(self, view.rect().topLeft())), self.popup_area()
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place_popup()

    # Find in the text

    def find_words(self) -> None:
        """Open the line that finds words in the text."""
        self.popup.leave()
        self.find_bar.open()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        asked = asked_key(event)
        if asked is not None and is_find(asked):
            event.accept()
            return True
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and is_find(event):
            self.find_words()
            return True
        return super().eventFilter(watched, event)
