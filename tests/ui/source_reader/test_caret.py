"""The reader: the caret that goes by sentence and date."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.source_reader import SourceReader

from .hands import TEXT, Key, chronology, mention, press, show, under_caret


def test_up_and_down_go_by_sentence(reader: SourceReader) -> None:
    show(reader, chronology())
    assert under_caret(reader) == "A headline of this test"
    press(reader, Key.Key_Down)
    assert under_caret(reader) == "The envoys will meet on Wednesday and Thursday."
    press(reader, Key.Key_Down)
    assert under_caret(reader) == "They met last month."
    press(reader, Key.Key_Up)
    assert under_caret(reader) == "The envoys will meet on Wednesday and Thursday."
    assert reader.sentence_number == 2


def test_shift_widens_and_narrows(reader: SourceReader) -> None:
    show(reader, chronology())
    press(reader, Key.Key_Down)
    press(reader, Key.Key_Down, shift=True)
    assert under_caret(reader) == (
        "The envoys will meet on Wednesday and Thursday. They met last month."
    )
    press(reader, Key.Key_Up, shift=True)
    assert under_caret(reader) == "The envoys will meet on Wednesday and Thursday."


def test_the_caret_stays_in_the_text(reader: SourceReader) -> None:
    show(reader, chronology())
    press(reader, Key.Key_Up)
    assert reader.sentence_number == 1
    for _ in range(20):
        press(reader, Key.Key_Down)
    assert under_caret(reader).startswith("قال الوفد")


def test_f7_goes_from_date_to_date_and_round(reader: SourceReader, qtbot: QtBot) -> None:
    show(reader, chronology())
    words = []
    for _ in range(5):
        with qtbot.waitSignal(reader.mention_entered):
            press(reader, Key.Key_F7)
        assert reader.mark is not None
        words.append(reader.mark.words)
    assert words[:3] == ["Wednesday and Thursday", "last month", "23 February 2017"]
    assert words[4] == "Wednesday and Thursday"
    press(reader, Key.Key_F7, shift=True)
    assert reader.mark is not None and "2017" in reader.mark.words
    assert reader.mark.words != "23 February 2017"


def test_f7_begins_at_the_caret(reader: SourceReader) -> None:
    show(reader, chronology())
    for _ in range(4):
        press(reader, Key.Key_Down)
    press(reader, Key.Key_F7)
    assert mention(reader) == "23 February 2017"
    assert under_caret(reader).startswith("😀 Some letters")


def test_a_screen_reader_hears_sentence_and_date(reader: SourceReader) -> None:
    show(reader, chronology())
    press(reader, Key.Key_Down)
    assert reader.accessibleDescription() == "The envoys will meet on Wednesday and Thursday."
    press(reader, Key.Key_F7)
    assert reader.accessibleDescription() == (
        "Wednesday and Thursday: Wed 15 – Thu 16 Feb 2017, open. "
        "The envoys will meet on Wednesday and Thursday."
    )


def test_selected_words_are_the_passage_in_code_points(reader: SourceReader) -> None:
    show(reader, chronology())
    words = "𐍈 are wide"
    cursor = reader.textCursor()
    start = reader.positions.to_qt(TEXT.index(words))
    cursor.setPosition(start)
    cursor.setPosition(start + len(words) + 1, cursor.MoveMode.KeepAnchor)
    reader.setTextCursor(cursor)
    assert reader.has_selection and under_caret(reader) == words
    press(reader, Key.Key_Down)
    assert not reader.has_selection


def test_a_click_takes_the_sentence_or_the_date(reader: SourceReader, qtbot: QtBot) -> None:
    show(reader, chronology())
    viewport = reader.viewport()
    place = reader.tight_box(TEXT.index("met last"), TEXT.index("met last") + 3).center()
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=place)
    assert (under_caret(reader), mention(reader)) == ("They met last month.", "")
    place = reader.tight_box(TEXT.index("23 Feb"), TEXT.index("23 Feb") + 3).center()
    with qtbot.waitSignal(reader.mention_entered):
        qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=place)
    assert mention(reader) == "23 February 2017"


def test_letters_are_commands_and_capitals_of_shortcuts_are_not(
    reader: SourceReader, qtbot: QtBot
) -> None:
    show(reader, chronology())
    heard: list[str] = []
    reader.command.connect(heard.append)
    for key in (Key.Key_A, Key.Key_N, Key.Key_Return, Key.Key_Escape):
        press(reader, key)
    press(reader, Key.Key_S, shift=True)
    press(reader, Key.Key_B)
    QTest.keyClick(reader, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert heard == ["A", "N", "return", "escape", "s"]


def test_it_keeps_its_keys_from_the_shortcuts_of_the_window(reader: SourceReader) -> None:
    for key, modifier, own in (
        (Key.Key_Delete, Qt.KeyboardModifier.NoModifier, True),
        (Key.Key_N, Qt.KeyboardModifier.NoModifier, True),
        (Key.Key_N, Qt.KeyboardModifier.ControlModifier, False),
        (Key.Key_F6, Qt.KeyboardModifier.NoModifier, False),
    ):
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifier)
        event.ignore()
        QApplication.sendEvent(reader, event)
        assert event.isAccepted() is own
