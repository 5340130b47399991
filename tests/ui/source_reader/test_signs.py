"""The reader: control characters as signs, and what is copied."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from timeline_app.control_signs import with_signs
from ui import theme
from ui.source_reader import SourceReader

from .hands import Key, chronology, excerpt, mention, press, show


def test_row_66_control_characters_are_shown_as_signs_and_no_place_moves(
    reader: SourceReader,
) -> None:
    text = "Red \x1b[31malert\x07 😀 on 23 February 2017.\x7f\x85 Then they left."
    show(reader, chronology(excerpt("they left", text=text)), text)
    assert reader.document().toRawText() == (
        "Red ␛[31malert␇ 😀 on 23 February 2017.␡␦ Then they left."
    )
    assert reader.text == text
    press(reader, Key.Key_F7)
    assert mention(reader) == "23 February 2017"
    (passage,) = reader.passages
    start, end = passage.start, passage.end
    assert start is not None and end is not None and text[start:end] == "they left"


def test_row_66_signs_have_another_ink_than_the_words(reader: SourceReader) -> None:
    """A sign that the source itself has is a word."""
    show(reader, chronology(), "ab\x1bcd ␛ ef")
    cursor = QTextCursor(reader.document())

    def ink(place: int) -> str:
        cursor.setPosition(place + 1)
        return cursor.charFormat().foreground().color().name().upper()

    words = theme.current().name("text").upper()
    assert ink(2) == theme.current().name("warn").upper() != words
    assert [ink(place) for place in (1, 3, 6, 8)] == [words] * 4


def test_row_66_what_is_copied_is_what_the_source_has(reader: SourceReader) -> None:
    text = "😀 Red \x1b[31malert\x07\xa0in\tAstana\nnext"
    show(reader, chronology(), text)
    reader.selectAll()
    reader.copy()
    clipboard = QApplication.clipboard()
    assert clipboard.text() == text
    assert clipboard.mimeData().formats() == ["text/plain"]
    cursor = QTextCursor(reader.document())
    cursor.setPosition(reader.positions.to_qt(text.index("\x1b")))
    cursor.setPosition(reader.positions.to_qt(text.index("alert")), QTextCursor.MoveMode.KeepAnchor)
    reader.setTextCursor(cursor)
    QTest.keyClick(reader, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert clipboard.text() == "\x1b[31m"


ROOT = Path(__file__).parents[3]
COPYING = """
from PySide6.QtWidgets import QApplication
app = QApplication([])
from ui.copied_text import copied
app.clipboard().setMimeData(copied("a"))
"""


def test_a_program_that_has_copied_something_ends_without_a_crash() -> None:
    ended = subprocess.run([sys.executable, "-c", COPYING], cwd=ROOT, check=False, timeout=60)
    assert ended.returncode == 0


@given(st.text(st.characters(exclude_categories=["Cs"], max_codepoint=0x2500), max_size=60))
@example("\x00\x0b\x0c\x1f\x7f\x80\x9f\t\n")
def test_row_66_a_text_with_signs_is_as_long_as_before(text: str) -> None:
    shown, places = with_signs(text)
    assert len(shown) == len(text)
    assert not any(unicodedata.category(one) == "Cc" for one in shown if one not in "\t\n")
    changed = [n for n, (a, b) in enumerate(zip(text, shown, strict=True)) if a != b]
    assert changed == places
