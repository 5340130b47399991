"""The windows behind the questions of ``Notices``; nothing else opens them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from .commit_edits import LongTextEdit
from .form_kit import Button, ExplanationLine, plain_label

Explain = Callable[[str], tuple[str, str]]
"""What was typed to (kind of line, sentence), as for ``ExplanationLine``."""


class Choice(NamedTuple):
    """A button of a question: its key, verb and object, and "", "primary" or "danger"."""

    key: str
    label: str
    kind: str = ""


class Question(QDialog):
    """A question with named buttons in a window of its own."""

    def __init__(
        self, parent: QWidget | None, title: str, text: str, buttons: Sequence[Choice]
    ) -> None:
        super().__init__(parent)
        self.key = ""
        self.setWindowTitle("Parley")
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self.setMinimumWidth(420)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(20, 18, 20, 16)
        self.body.setSpacing(6)
        self.body.addWidget(plain_label(title, step="strong", wrap=True))
        if text:
            self.body.addWidget(plain_label(text, wrap=True))
        self.buttons: dict[str, Button] = {}
        row = QHBoxLayout()
        row.setContentsMargins(0, 12, 0, 0)
        row.addStretch(1)
        for choice in buttons:
            row.addWidget(self._button(choice))
        self.body.addLayout(row)
        usual = next((choice for choice in buttons if choice.kind == "primary"), buttons[-1])
        self.buttons[usual.key].setDefault(True)
        self.buttons[usual.key].setFocus(Qt.FocusReason.OtherFocusReason)

    def _button(self, choice: Choice) -> Button:
        button = Button(choice.label, choice.kind)
        button.clicked.connect(lambda: self._choose(choice.key))
        self.buttons[choice.key] = button
        return button

    def _choose(self, key: str) -> None:
        self.key = key
        self.accept()


class TextQuestion(Question):
    """A question that is answered by typing."""

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        label: str,
        value: str,
        *,
        button: str,
        explain: Explain | None,
        long: bool,
    ) -> None:
        choices = (Choice("", "Leave it"), Choice("keep", button, "primary"))
        super().__init__(parent, title, "", choices)
        self.edit: QLineEdit | LongTextEdit = LongTextEdit(value) if long else QLineEdit(value)
        self._explain = explain
        self._line = ExplanationLine()
        self.edit.setAccessibleName(label)
        caption = plain_label(label, tone="text2", step="small")
        caption.setBuddy(self.edit)
        for place, widget in enumerate((caption, self.edit, self._line), start=1):
            self.body.insertWidget(place, widget)
        self.edit.textChanged.connect(self._read)
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._read()

    @property
    def value(self) -> str:
        """What is typed."""
        return self.edit.text()

    def _read(self) -> None:
        kind, sentence = self._explain(self.value) if self._explain else ("text2", "")
        self._line.say(sentence, kind)
        self.buttons["keep"].setEnabled(kind != "danger")


def ask(parent: QWidget | None, title: str, text: str, buttons: Sequence[Choice]) -> str:
    """The key of the chosen button; "" after Esc."""
    question = Question(parent, title, text, buttons)
    question.exec()
    question.deleteLater()
    return question.key


def ask_text(
    parent: QWidget | None,
    title: str,
    label: str,
    value: str,
    *,
    button: str,
    explain: Explain | None,
    long: bool,
) -> str | None:
    """What was typed; None after Esc."""
    question = TextQuestion(parent, title, label, value, button=button, explain=explain, long=long)
    question.exec()
    question.deleteLater()
    return question.value if question.key == "keep" else None


def choose_open(
    parent: QWidget | None,
    title: str,
    filters: Sequence[str],
    folder: Path | None,
    *,
    many: bool,
) -> list[Path]:
    """The chosen files; none after Esc."""
    start, kinds = str(folder or Path.home()), ";;".join(filters)
    if many:
        names, _ = QFileDialog.getOpenFileNames(parent, title, start, kinds)
        return [Path(name) for name in names]
    name, _ = QFileDialog.getOpenFileName(parent, title, start, kinds)
    return [Path(name)] if name else []


def choose_folder(parent: QWidget | None, title: str, folder: Path | None) -> Path | None:
    """The chosen folder; None after Esc."""
    name = QFileDialog.getExistingDirectory(parent, title, str(folder or Path.home()))
    return Path(name) if name else None


def choose_save(
    parent: QWidget | None, title: str, wanted: Path, filters: Sequence[str]
) -> Path | None:
    """The chosen name, which may be one that is already there; None after Esc."""
    start = wanted if wanted.is_absolute() else Path.home() / wanted
    quiet = QFileDialog.Option.DontConfirmOverwrite
    name, _ = QFileDialog.getSaveFileName(
        parent, title, str(start), ";;".join(filters), options=quiet
    )
    return Path(name) if name else None
