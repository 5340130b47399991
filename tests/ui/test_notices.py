"""Messages at the foot of a pane, and the questions that tests answer ahead."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from timeline_app.errors import KnownError
from ui import hearing, notice_card, theme
from ui.notices import Notices
from ui.questions import Choice, Question, TextQuestion

Key = Qt.Key


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    """Sizes come from the stylesheet."""
    theme.apply(qapp, "light", 100)


class Pane(QWidget):
    """A pane with one field and its messages."""

    def __init__(self) -> None:
        super().__init__()
        self.field = QLineEdit()
        column = QVBoxLayout(self)
        column.addWidget(self.field)
        column.addStretch(1)
        self.notices = Notices(self)
        self.resize(700, 400)


@pytest.fixture
def pane(qtbot: QtBot) -> Pane:
    made = Pane()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.field.setFocus()
    return made


def words(pane: Pane) -> list[str]:
    return [card.words for card in pane.notices.cards]


def test_a_notice_lies_at_the_foot_of_the_pane_and_is_no_window(pane: Pane) -> None:
    card = pane.notices.say("Saved a copy.")
    assert not card.isWindow() and card.isVisible()
    bottom = pane.notices.geometry().bottom()
    assert 380 <= bottom < 400
    pane.resize(500, 300)
    assert pane.notices.geometry().bottom() < 300
    assert pane.notices.width() <= 500
    assert pane.field.hasFocus()


def test_the_action_is_done_once_and_closes_the_notice(pane: Pane, qtbot: QtBot) -> None:
    done: list[str] = []
    card = pane.notices.say("Deleted Astana 2.", "Undo", lambda: done.append("undo"), level="done")
    qtbot.mouseClick(card.buttons[0], Qt.MouseButton.LeftButton)
    assert done == ["undo"]
    assert words(pane) == []
    assert not pane.notices.isVisible()


def test_names_are_shown_as_they_stand(pane: Pane) -> None:
    pane.notices.say("Deleted <b>Geneva</b> & others.")
    labels = pane.notices.findChildren(QLabel)
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}


def test_at_most_three_are_shown(pane: Pane) -> None:
    for number in range(5):
        pane.notices.say(f"Notice {number}")
    assert words(pane) == ["Notice 2", "Notice 3", "Notice 4"]


def test_it_goes_by_itself(pane: Pane, qtbot: QtBot) -> None:
    pane.notices.say("Gone soon.", seconds=0.02)
    qtbot.waitUntil(lambda: words(pane) == [])


def test_it_stays_while_the_focus_is_on_it(
    pane: Pane, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notice_card, "_AGAIN", 10)
    card = pane.notices.say("Deleted.", "Undo", lambda: None, seconds=0.02)
    assert pane.notices.focus_latest()
    assert card.buttons[0].hasFocus()
    qtbot.wait(100)
    assert words(pane) == ["Deleted."]
    pane.field.setFocus()
    qtbot.waitUntil(lambda: words(pane) == [])


def test_it_stays_while_the_pointer_is_on_it(
    pane: Pane, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notice_card, "_AGAIN", 10)
    card = pane.notices.say("Deleted.", seconds=0.02)
    card.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, True)
    qtbot.wait(100)
    assert words(pane) == ["Deleted."]
    card.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
    qtbot.waitUntil(lambda: words(pane) == [])


def test_escape_closes_it_and_gives_the_focus_back(pane: Pane) -> None:
    pane.notices.say("Deleted.", "Undo", lambda: None)
    pane.notices.focus_latest()
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Key.Key_Escape)
    assert words(pane) == []
    assert pane.field.hasFocus()


def test_a_notice_without_a_button_can_be_reached_by_key(pane: Pane) -> None:
    card = pane.notices.say("Saved.")
    QTest.keyClick(pane.field, Key.Key_Tab)
    assert card.hasFocus()
    pane.notices.clear()
    assert not pane.notices.focus_latest()


def test_it_is_told_to_screen_readers(pane: Pane, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[QAccessible.Event] = []

    class Accessible(QAccessible):
        @staticmethod
        def updateAccessibility(event: QAccessibleEvent, /) -> None:
            told.append(event.type())

    for room in (notice_card, hearing):
        monkeypatch.setattr(room, "QAccessible", Accessible)
    card = pane.notices.say("The disk is full.", level="error")
    assert QAccessible.Event.Alert in told and QAccessible.Event.Announcement in told
    assert card.accessibleName() == "The disk is full."


def test_a_fault_says_its_three_parts_and_stays_until_closed(pane: Pane) -> None:
    error = KnownError("The disk is full.", "The form is kept.", "Free some space.", detail="E13")
    card = pane.notices.fault(error, "Save elsewhere", lambda: None)
    texts = [label.text() for label in card.findChildren(QLabel) if label.text()]
    assert texts == ["The disk is full.", "The form is kept. Free some space."]
    details = card.findChild(QPlainTextEdit)
    assert isinstance(details, QPlainTextEdit) and not details.isVisible()
    assert [button.text() for button in card.buttons] == ["Save elsewhere", "Details"]
    card.buttons[1].click()
    assert details.isVisible() and details.toPlainText() == "E13"
    assert words(pane) == ["The disk is full. The form is kept. Free some space."]
    card.dismiss()
    assert words(pane) == []


def test_a_fault_without_details_offers_none(pane: Pane) -> None:
    card = pane.notices.fault(KnownError("This file is empty."))
    assert card.buttons == []


def test_answers_are_taken_in_order_and_a_question_too_many_is_a_fault_of_the_test(
    pane: Pane, tmp_path: Path
) -> None:
    file = tmp_path / "a.csv"
    pane.notices.expect("leave", "Vienna", None, file, [file])
    assert pane.notices.ask("Close?", "", [Choice("leave", "Leave it")]) == "leave"
    assert pane.notices.ask_text("Name it", "Name") == "Vienna"
    assert pane.notices.choose_folder("Where") is None
    assert pane.notices.choose_open("Open", []) == file
    assert pane.notices.choose_many("Open", []) == [file]
    assert pane.notices.asked == ["Close?", "Name it", "Where", "Open", "Open"]
    with pytest.raises(LookupError):
        pane.notices.ask("More?", "", [])


def test_a_file_that_is_there_is_only_replaced_after_asking(pane: Pane, tmp_path: Path) -> None:
    there, other = tmp_path / "a.csv", tmp_path / "b"
    there.write_text("x")
    filters = ["Tables (*.csv *.tsv)"]
    pane.notices.expect(there, "other", other)
    assert pane.notices.choose_save("Export", "a.csv", filters, ".csv") == tmp_path / "b.csv"
    assert "“a.csv” is already there." in pane.notices.asked
    pane.notices.expect(there, "replace")
    assert pane.notices.choose_save("Export", "a.csv", filters, ".csv") == there
    pane.notices.expect(there, "")
    assert pane.notices.choose_save("Export", "a.csv", filters, ".csv") is None


def test_a_name_that_some_systems_cannot_store_is_not_taken(pane: Pane, tmp_path: Path) -> None:
    pane.notices.expect(
        tmp_path / "con.csv", "other", tmp_path / "a.csv.", "other", tmp_path / "v1.2"
    )
    chosen = pane.notices.choose_save("Export", "a.csv", ["Tables (*.csv)"], ".csv")
    assert chosen == tmp_path / "v1.2.csv"
    assert "Windows cannot store a file named “con.csv”." in pane.notices.asked
    assert "Windows cannot store a file named “a.csv.”." in pane.notices.asked


def press_when_open(kind: type[Question], act: Callable[[Question], None]) -> None:
    def look() -> None:
        window = QApplication.activeModalWidget()
        assert isinstance(window, kind)
        act(window)

    QTimer.singleShot(50, look)


def test_a_real_question_gives_the_key_of_the_button(pane: Pane) -> None:
    choices = [Choice("replace", "Replace it", "danger"), Choice("other", "Choose another name")]
    press_when_open(Question, lambda window: QTest.keyClick(window, Key.Key_Return))
    assert pane.notices.ask("“a.csv” is there.", "It will be lost.", choices) == "other"
    press_when_open(Question, lambda window: window.buttons["replace"].click())
    assert pane.notices.ask("“a.csv” is there.", "It will be lost.", choices) == "replace"
    press_when_open(Question, lambda window: QTest.keyClick(window, Key.Key_Escape))
    assert pane.notices.ask("“a.csv” is there.", "It will be lost.", choices) == ""


def test_a_text_is_not_taken_while_it_cannot_be_understood(pane: Pane) -> None:
    def explain(text: str) -> tuple[str, str]:
        return ("accent", "Wed 15 Feb 2017") if text else ("danger", "Give a day.")

    def type_it(window: Question) -> None:
        assert isinstance(window, TextQuestion)
        assert not window.buttons["keep"].isEnabled()
        QTest.keyClicks(window.edit, "15 Feb")
        QTest.keyClick(window.edit, Key.Key_Return)

    press_when_open(TextQuestion, type_it)
    answer = pane.notices.ask_text("Which day?", "Day", button="Use this day", explain=explain)
    assert answer == "15 Feb"
    press_when_open(TextQuestion, lambda window: QTest.keyClick(window, Key.Key_Escape))
    assert pane.notices.ask_text("Which day?", "Day", "x") is None


def test_the_notice_does_not_cover_the_field_above(pane: Pane) -> None:
    pane.notices.say("Saved.")
    assert pane.childAt(pane.field.geometry().center()) is pane.field
    assert pane.childAt(QPoint(5, 390)) is None
