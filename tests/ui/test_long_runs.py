"""A text with a run that no blank breaks is wrapped in a way that ends."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QApplication, QTextEdit
from pytestqt.qtbot import QtBot

from ui import theme
from ui.commit_edits import LongTextEdit
from ui.paste_edit import PasteEdit
from ui.source_reader import SourceReader

AT_WORDS = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
ANYWHERE = QTextOption.WrapMode.WrapAnywhere
ARTICLE = "The second round will be held in Astana on Wednesday.\n" * 500
PICTURE = "A picture:\n" + "iVBORw0KGgo" * 20_000


def pasted(edit: QTextEdit, text: str) -> QTextEdit:
    """A text came in from the clipboard."""
    data = QMimeData()
    data.setText(text)
    edit.insertFromMimeData(data)
    return edit


def opened(text: str) -> SourceReader:
    """A text in the reader."""
    reader = SourceReader(theme.current())
    reader.show_text(text)
    return reader


@pytest.mark.parametrize(("text", "mode"), [(ARTICLE, AT_WORDS), (PICTURE, ANYWHERE)])
def test_how_a_text_is_wrapped(
    qapp: QApplication, qtbot: QtBot, text: str, mode: QTextOption.WrapMode
) -> None:
    theme.apply(qapp, "light", 100)
    edits = (
        pasted(PasteEdit(theme.current()), text),
        pasted(LongTextEdit(), text),
        LongTextEdit(text),
        opened(text),
    )
    for edit in edits:
        qtbot.addWidget(edit)
    assert [edit.wordWrapMode() for edit in edits] == [mode] * len(edits)
    assert [len(edit.toPlainText()) for edit in edits] == [len(text)] * len(edits)


def test_another_text_is_wrapped_at_words_again(qapp: QApplication, qtbot: QtBot) -> None:
    theme.apply(qapp, "light", 100)
    reader, edit = opened(PICTURE), LongTextEdit(PICTURE)
    for widget in (reader, edit):
        qtbot.addWidget(widget)
    reader.show_text(ARTICLE)
    edit.set_value(ARTICLE)
    assert reader.wordWrapMode() == edit.wordWrapMode() == AT_WORDS
