"""The search line: results as one types, and what is wrong with it said below."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLabel, QLineEdit, QVBoxLayout, QWidget

from timeline_app.chronology import Chronology
from timeline_app.errors import KnownError
from ui.hearing import announce
from ui.level_line import LevelLine
from ui.theme import Theme

_WAIT = 120
"""How long after the last key the search is made, in milliseconds."""


class SearchBar(QWidget):
    """A search line, 30 px high; ``searched`` is emitted as one types and at once on Enter."""

    searched = Signal(str)
    left = Signal()
    """Esc was pressed on an empty line: the focus should go back to where it came from."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._chronology: Chronology | None = None
        self.line = QLineEdit()
        self.line.setObjectName("search")
        self.line.setPlaceholderText("Search events, sources and quotes")
        self.line.setAccessibleName("Search")
        self.line.setClearButtonEnabled(True)
        LevelLine(self.line)
        self._icon = QAction("Search", self.line)
        self.line.addAction(self._icon, QLineEdit.ActionPosition.LeadingPosition)
        theme.dress(self._icon, "search")
        self._problem = QLabel(self, Qt.WindowType.ToolTip)
        self._problem.setTextFormat(Qt.TextFormat.PlainText)
        self._problem.setProperty("say", "danger")
        self._problem.setObjectName("search_problem")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.line)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_WAIT)
        self._wait.timeout.connect(self._search)
        self._words = QStringListModel(self)
        self._completer = QCompleter(self._words, self)
        self._completer.setWidget(self.line)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.activated.connect(self._complete)
        self.line.textEdited.connect(self._typed)
        self.line.returnPressed.connect(self._search)
        self.line.installEventFilter(self)

    def set_chronology(self, chronology: Chronology | None) -> None:
        """Take completions from this snapshot."""
        self._chronology = chronology

    def text(self) -> str:
        """The line as it stands."""
        return self.line.text()

    def set_text(self, text: str) -> None:
        """Put a line in and search for it at once."""
        self.line.setText(text)
        self._search()

    def _typed(self, text: str) -> None:
        if text:
            self._wait.start()
            self._suggest()
        else:
            self._search()

    def _search(self) -> None:
        self._wait.stop()
        self.searched.emit(self.line.text())

    def _suggest(self) -> None:
        if self._chronology is None:
            return
        from timeline_app import query

        found = query.suggestions(self.line.text(), self.line.cursorPosition(), self._chronology)
        self._words.setStringList(found)
        popup = self._completer.popup()
        if found and popup is not None:
            self._completer.complete()
        elif popup is not None:
            popup.hide()

    def _complete(self, word: str) -> None:
        from timeline_app import query

        text = self.line.text()
        start, end = query.completed(text, self.line.cursorPosition())
        self.line.setText(text[:start] + word + text[end:])
        self.line.setCursorPosition(start + len(word))
        self._search()

    def show_problem(self, error: KnownError | None) -> None:
        """Say below the line what is wrong with it, or nothing."""
        self.line.setProperty("problem", error is not None)
        self.line.style().unpolish(self.line)
        self.line.style().polish(self.line)
        words = "" if error is None else error.happened
        self._problem.setText(words)
        self.line.setAccessibleDescription(words)
        if error is None or not self.line.hasFocus():
            self._problem.hide()
            return
        self._problem.adjustSize()
        self._problem.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        self._problem.show()
        announce(self.line, words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc clears the line, then leaves it; leaving it hides what was wrong."""
        if event.type() == QEvent.Type.FocusOut:
            self._problem.hide()
        if isinstance(event, QKeyEvent) and _is_escape(event):
            self._escape()
            return True
        return super().eventFilter(watched, event)

    def _escape(self) -> None:
        if self.line.text():
            self.set_text("")
        else:
            self.left.emit()


def _is_escape(event: QKeyEvent) -> bool:
    return event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape
