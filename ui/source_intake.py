"""Taking a source in: the pasted text, and beside it what Parley guesses of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSplitter, QVBoxLayout, QWidget

from timeline_app.articles.cleaning import clean, read_article, take_in
from timeline_app.citing import source_records
from timeline_app.errors import KnownError
from ui.bridge import Bridge
from ui.citing_work import CitingWork
from ui.commands.context import read_file
from ui.form_kit import Button, icon_button, plain_label
from ui.intake_fields import IntakeFields
from ui.key_button import KeyButton
from ui.least_width import LeastWidth
from ui.notices import Notices
from ui.own_keys import asked_key, is_plain
from ui.panel_bar import PanelBar, rule
from ui.paste_edit import PasteEdit
from ui.theme import Theme

SIDE = 308
_LARGEST_FILE = 64 * 1024 * 1024
_WAIT = 200
"""How many ms after the last key the text is looked through."""
_FILES = ("Texts (*.txt *.md *.text)", "All files (*)")


class SourceIntake(QFrame):
    """A pane for one new source. Esc leaves it, and what stands in it is kept."""

    added = Signal(str)
    """The id of the source that was added."""
    closed = Signal()
    """Somebody goes back to the reader; nothing is lost."""

    def __init__(
        self,
        bridge: Bridge,
        work: CitingWork,
        theme: Theme,
        notices: Notices,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._bridge, self._work, self._theme, self._notices = bridge, work, theme, notices
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_WAIT)
        self._wait.timeout.connect(self.look)
        self.setProperty("pane", "base")
        self.setAccessibleName("New source")
        self.edit = PasteEdit(theme)
        self.fields = IntakeFields(theme)
        self.notes = plain_label(tone="warn", step="small", wrap=True)
        self.count = plain_label(tone="text2", step="small")
        self.add = KeyButton("Add source", "Ctrl Return", "primary")
        self.discard = Button("Discard", "quiet")
        self.leave = icon_button("close", "Back to the reader; this is kept (Esc)")
        self.open = Button("Open a text file…", "quiet", icon="import", small=True)
        self._build()
        self._connect()
        self.look()

    def _build(self) -> None:
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self._middle())
        splitter.addWidget(self._side())
        splitter.setStretchFactor(0, 1)
        splitter.setSizes([10_000, SIDE])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(splitter)

    def _middle(self) -> QWidget:
        bar = PanelBar(self._theme, 38)
        row = bar.row
        row.addWidget(plain_label("New source", bold=True))
        row.addWidget(self.count)
        row.addStretch(1)
        row.addWidget(self.open)
        row.addWidget(self.leave)
        paper = QFrame()
        paper.setProperty("pane", "base")
        inside = QHBoxLayout(paper)
        inside.setContentsMargins(40, 16, 40, 16)
        self.edit.setMaximumWidth(self._theme.px(640))
        inside.addWidget(self.edit)
        middle = QFrame()
        middle.setProperty("pane", "base")
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (bar, rule()):
            column.addWidget(widget)
        column.addWidget(paper, 1)
        said = QHBoxLayout()
        said.setContentsMargins(44, 0, 40, 12)
        said.addWidget(self.notes)
        column.addLayout(said)
        self.notes.hide()
        return middle

    def _side(self) -> QWidget:
        area = QScrollArea()
        area.setWidget(self.fields)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(12, 9, 12, 9)
        row.addWidget(self.add)
        row.addStretch(1)
        row.addWidget(self.discard)
        side = QFrame()
        side.setProperty("pane", "panel")
        LeastWidth(side, SIDE - 28)
        whole = QVBoxLayout(side)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(area, 1)
        whole.addWidget(rule())
        whole.addWidget(foot)
        return side

    def _connect(self) -> None:
        self.edit.textChanged.connect(self._wait.start)
        self.edit.cleaned.connect(self.say_notes)
        self.edit.file_dropped.connect(lambda name: self.open_file(Path(name)))
        self.open.clicked.connect(self._choose_file)
        self.add.clicked.connect(self.add_source)
        self.leave.clicked.connect(self.closed)
        self.discard.clicked.connect(self._discard)
        self.fields.changed.connect(self._offer_discard)

    # What came in

    def begin(self) -> None:
        """Show what there is, with the keyboard where the text goes."""
        self.fields.begin(self._bridge.chronology)
        self.fields.day.edit.set_today(self._bridge.today)
        self.look()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def paste(self, text: str) -> None:
        """Put a text in, as if it had been pasted over everything."""
        data = QMimeData()
        data.setText(text)
        self.edit.selectAll()
        self.edit.insertFromMimeData(data)
        self.look()

    def open_file(self, path: Path) -> bool:
        """Read a text file; False where it is none, which a notice tells."""
        try:
            found = read_article(read_file(path, _LARGEST_FILE))
        except KnownError as error:
            self._notices.fault(error)
            return False
        cleaned = clean(found.text)
        self.paste(cleaned.text)
        notes = cleaned.notes
        if found.guessed:
            guess = f"Read as {found.encoding}: a guess, look whether the letters are right."
            notes = (*notes, guess)
        self.say_notes(notes)
        return True

    def _choose_file(self) -> None:
        path = self._notices.choose_open("Open an article", _FILES)
        if path is not None:
            self.open_file(path)

    def say_notes(self, notes: tuple[str, ...]) -> None:
        """Say what was done to the text when it came in."""
        self.notes.setText("\n".join(notes))
        self.notes.setAccessibleName(" ".join(notes))
        self.notes.setVisible(bool(notes))

    def look(self) -> None:
        """Guess from the text what can be guessed."""
        self._wait.stop()
        text = self.edit.text()
        self.fields.look(text, self._bridge.chronology)
        words = len(text.split())
        self.count.setText(f"{words} word{'s' * (words != 1)}" if words else "")
        self.add.setEnabled(bool(words) and not self._work.read_only)
        self._offer_discard()

    def _offer_discard(self) -> None:
        self.discard.setVisible(not self.is_empty)

    # Adding

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been typed or pasted."""
        return not self.edit.text() and not self.fields.is_touched

    def add_source(self) -> bool:
        """Add the source as one step; False where something is missing."""
        self.look()
        day = self.fields.day
        day.edit.commit()
        if day.edit.is_changed:  # what stands there is no day, and the field says so
            day.setFocus(Qt.FocusReason.OtherFocusReason)
            return False
        try:
            text = take_in(self.edit.text())
            records = source_records(self._bridge.chronology, text.text, self.fields.values())
        except KnownError as error:
            self._complain(error)
            return False
        source = self._work.add_source(records, self.fields.day_order)
        if source is None:
            return False
        self.clear()
        self.added.emit(source.id)
        return True

    def _complain(self, error: KnownError) -> None:
        if "title" in error.happened.casefold():
            self.fields.focus_title(error.happened)
        else:
            self._notices.fault(error)
            self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Empty everything."""
        self.edit.set_value("")
        self.fields.clear()
        self.say_notes(())
        self.look()

    def _discard(self) -> None:
        kept = self.draft_state()
        self.clear()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        if kept is None:
            return
        self._notices.say(
            "Discarded the new source.",
            "Undo",
            lambda: self.restore_draft(kept),
            level="done",
            icon="trash",
        )

    # Against a crash

    def draft_state(self) -> dict[str, Any] | None:
        """What is typed and not added, as a JSON object; None where there is nothing."""
        return None if self.is_empty else {"text": self.edit.text(), **self.fields.state()}

    def restore_draft(self, state: dict[str, Any]) -> None:
        """Put back what ``draft_state`` gave; what cannot be read of it is left out."""
        self.edit.set_value(clean(str(state.get("text", ""))).text)
        self.fields.restore(state)
        self.look()

    # Keys

    def event(self, event: QEvent) -> bool:
        """In here Ctrl Return adds, and Del is that of the fields."""
        asked = asked_key(event)
        if asked is not None and (_adds(asked) or is_plain(asked, Qt.Key.Key_Delete)):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _adds(event):
            self.add_source()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.edit.insertFromMimeData(event.mimeData())
        event.acceptProposedAction()


def _adds(event: QKeyEvent) -> bool:
    control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
    return bool(control) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
