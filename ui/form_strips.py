"""What can stand over the form: a draft that is waiting, or why nothing can be edited."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.form_kit import Button, plain_label
from ui.theme import Theme


class Strip(QFrame):
    """A bar at least 34 px high on quiet yellow with a sentence and links."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.label = plain_label(step="small", wrap=True)
        self.row = QHBoxLayout()
        self.row.setSpacing(4)
        self.row.addWidget(self.label, 1)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(14, 4, 8, 4)
        self.column.setSpacing(2)
        self.column.addLayout(self.row)
        self.setObjectName("strip")
        theme.changed.connect(self._draw)
        self._draw()
        self.hide()

    def _draw(self) -> None:
        theme = self._theme
        self.setMinimumHeight(theme.px(34))
        self.setStyleSheet(
            f"#strip{{background:{theme.name('warnsoft')};border:0;"
            f"border-bottom:1px solid {theme.name('warnedge')}}}"
        )

    def say(self, text: str) -> None:
        """Show a sentence, or nothing."""
        self.label.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))

    def link(self, words: str, act: object, name: str = "") -> Button:
        """Put a link behind the sentence; ``name`` is what a screen reader calls it."""
        button = Button(words, "link", small=True)
        button.setAccessibleName(name or words)
        button.clicked.connect(act)
        self.row.addWidget(button)
        return button


class DraftStrip(Strip):
    """ "Draft: not added yet" with Open (where another event is shown), Add and Discard."""

    opened = Signal()
    added = Signal()
    discarded = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.open = self.link("Open", self.opened, "Open the draft")
        self.add = self.link("Add", self.added, "Add the draft")
        self.discard = self.link("Discard", self.discarded, "Discard the draft")


class GoneStrip(Strip):
    """An event was deleted elsewhere while something was typed in it; its links lie below."""

    restored = Signal()
    discarded = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._below()
        self.restore = self.link("Restore it with my text", self.restored)
        self.discard = self.link("Discard", self.discarded, "Discard what was typed")
        self.row.addStretch(1)

    def _below(self) -> None:
        """Go on in a row below the sentence."""
        self.row = QHBoxLayout()
        self.row.setSpacing(8)
        self.column.addLayout(self.row)


class DraftFoot(QFrame):
    """The foot of the form of a new event: "Add event", the one filled button, and Discard."""

    added = Signal()
    discarded = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("pane", "base")
        self.note = plain_label("", tone="danger", step="small", wrap=True)
        self.note.hide()
        self.hint = plain_label("Enter adds it, Esc discards it.", tone="text2", step="small")
        self.add = Button("Add event", "primary")
        self.discard = Button("Discard", "quiet")
        self.add.clicked.connect(self.added)
        self.discard.clicked.connect(self.discarded)
        rule = QFrame()
        rule.setProperty("rule", True)
        rule.setFixedHeight(1)
        row = QHBoxLayout()
        row.setContentsMargins(14, 8, 14, 8)
        row.setSpacing(6)
        row.addWidget(self.hint, 1)
        row.addWidget(self.discard)
        row.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(rule)
        self.note.setContentsMargins(14, 6, 14, 0)
        column.addWidget(self.note)
        column.addLayout(row)

    def complain(self, sentence: str) -> None:
        """Say why the event is not added; nothing with an empty sentence."""
        self.note.setText(sentence)
        self.note.setVisible(bool(sentence))
