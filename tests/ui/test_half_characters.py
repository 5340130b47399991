"""Half characters that are pasted: replaced and told of before anything is saved. Row 65."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.event_form.conftest import at as at  # noqa: PLC0414
from tests.ui.forms import Desk
from ui import theme
from ui.commit_edits import CommitLineEdit, LongTextEdit
from ui.half_characters import HalfWatch
from ui.paste_edit import PasteEdit

pytestmark = pytest.mark.qt_log_ignore("does not support grabbing the keyboard")
HALF = "\ud800"


def paste(field: QWidget, text: str) -> None:
    """Paste as a person does."""
    QApplication.clipboard().setText(text)
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


class Page:
    """A window with fields, and what is told in it."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.told: list[str] = []
        self.watch = HalfWatch(self.told.append, self.window)
        self._rows = QVBoxLayout(self.window)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)

    def add(self, field: QWidget) -> None:
        self._rows.addWidget(field)
        field.show()


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    return Page(qtbot)


@pytest.mark.parametrize("make", [QLineEdit, CommitLineEdit])
def test_row_65_a_line_shows_a_sign_for_each_and_says_how_many(
    page: Page, make: type[QLineEdit]
) -> None:
    line = make()
    page.add(line)
    line.setText("on ")
    line.end(False)
    paste(line, f"😀 {HALF}in {HALF}\udc00Astana\udfff.")
    assert line.text() == "on 😀 �in \U00010000Astana�."
    assert page.told == [
        "2 broken characters were replaced by �. Look at the text before it is saved."
    ]
    QTest.keyClicks(line, "x")
    assert line.text() == "on 😀 �in \U00010000Astana�.x"


@pytest.mark.parametrize("make", [LongTextEdit, QPlainTextEdit])
def test_row_65_so_do_several_lines_and_an_undo_takes_the_paste_back(
    page: Page, make: type[LongTextEdit | QPlainTextEdit]
) -> None:
    box = make()
    page.add(box)
    box.setPlainText("before\n")
    paste(box, f"{HALF}a😀\nb{HALF}")
    assert box.toPlainText() == "�a😀\nb�before\n"
    assert len(page.told) == 1
    box.undo()
    assert "�" not in box.toPlainText()
    assert box.toPlainText().endswith("before\n")


def test_row_65_what_has_none_is_left_alone(page: Page) -> None:
    line, box = QLineEdit(), LongTextEdit()
    for field in (line, box):
        page.add(field)
        paste(field, "😀 Astana, Нур-Султан, الجولة")
    assert line.text() == box.toPlainText() == "😀 Astana, Нур-Султан, الجولة"
    assert page.told == []


def test_row_65_a_pasted_article_says_it_too(page: Page) -> None:
    """It was lost without a word where Qt's text became one of Python."""
    edit = PasteEdit(theme.current())
    page.add(edit)
    notes: list[str] = []
    edit.cleaned.connect(notes.extend)
    paste(edit, f"😀 On Wednesday{HALF}\r\nthey met\u2028again.\udc00")
    assert edit.text() == "😀 On Wednesday�\nthey met\nagain.�"
    assert notes == ["2 broken characters were replaced by �."]


def test_row_65_it_is_told_before_the_form_saves_it(at: Desk) -> None:
    told: list[tuple[str, str]] = []
    city = at.event("Geneva IV").city
    watch = HalfWatch(lambda words: told.append((words, at.event("Geneva IV").city)), at.window)
    line = at.line("city")
    line.setFocus()
    line.selectAll()
    paste(line, f"Ge{HALF}nf")
    assert [stored for _, stored in told] == [city]
    assert line.text() == "Ge�nf"
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert at.event("Geneva IV").city == "Ge�nf"
    assert at.bridge.undo()
    assert at.event("Geneva IV").city == city
    watch.deleteLater()
