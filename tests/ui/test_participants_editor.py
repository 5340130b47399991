"""The participants of an event: added by any name, edited in place, each in one step."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from timeline_app import operations
from timeline_app import records as r
from ui.participant_row import ParticipantRow
from ui.participants_editor import ParticipantsEditor

from .forms import Desk, desk, open_example

pytestmark = pytest.mark.qt_log_ignore("does not support grabbing the keyboard")
FOUR = "Geneva IV"
LISTED = [
    ("Cairo platform", "party", "listed"),
    ("High Negotiations Committee", "party", "listed"),
    ("Moscow platform", "party", "listed"),
    ("Syrian government", "party", "listed"),
    ("United Nations", "mediator", "listed"),
]


@pytest.fixture
def at(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    with desk(qtbot, tmp_path) as made:
        made.select(FOUR)
        made.form.record.tabs.choose("Actors")
        yield made


@pytest.fixture
def editor(at: Desk) -> ParticipantsEditor:
    return at.form.record.participants


def saved(at: Desk) -> list[tuple[str, str, str]]:
    """Who takes part according to the file."""
    chronology = at.document.chronology
    found = chronology.participations_of(at.event(FOUR).id)
    return sorted((chronology.actors[p.actor].name, p.role, p.attendance) for p in found)


def shown(editor: ParticipantsEditor) -> list[tuple[str, str, str]]:
    return [
        (row.name, str(row.role.currentData()), str(row.attendance.currentData()))
        for row in editor.rows
    ]


def row_of(editor: ParticipantsEditor, name: str) -> ParticipantRow:
    return next(row for row in editor.rows if row.name == name)


def history(at: Desk) -> list[str]:
    return [entry.label for entry in at.document.store.log(after=1)]


def test_it_lists_them_by_role_then_by_name(editor: ParticipantsEditor) -> None:
    assert shown(editor) == LISTED


def test_enter_adds_a_party_and_goes_on_to_its_role(at: Desk, editor: ParticipantsEditor) -> None:
    editor.line.setFocus()
    QTest.keyClicks(editor.line, "Russia")
    QTest.keyClick(editor.line, Qt.Key.Key_Return)
    assert ("Russia", "party", "listed") in saved(at)
    assert row_of(editor, "Russia").role.hasFocus()
    assert editor.line.text() == ""
    assert history(at) == ["Add Russia to Geneva IV"]


@pytest.mark.parametrize("name", ["Россия", "روسيا", "russian  federation", "RUSSIA"])
def test_any_name_in_any_script_finds_the_actor(
    at: Desk, editor: ParticipantsEditor, name: str
) -> None:
    before = len(at.document.chronology.actors)
    assert editor.add_name(name)
    assert ("Russia", "party", "listed") in saved(at)
    assert len(at.document.chronology.actors) == before


def test_an_unknown_name_makes_an_actor_in_the_same_step(
    at: Desk, editor: ParticipantsEditor
) -> None:
    before = len(at.document.chronology.actors)
    assert editor.add_name("Committee of Elders")
    assert len(at.document.chronology.actors) == before + 1
    assert history(at) == ["Add Committee of Elders to Geneva IV"]
    assert editor.note.text == "“Committee of Elders” is a new actor."
    editor.note.buttons[0].click()
    assert len(at.document.chronology.actors) == before
    assert shown(editor) == LISTED


def test_an_actor_is_not_added_twice_as_a_party(at: Desk, editor: ParticipantsEditor) -> None:
    editor.line.setText("cairo platform")
    QTest.keyClick(editor.line, Qt.Key.Key_Return)
    assert editor.note.text == "Cairo platform is already a party to it."
    assert editor.line.text() == "cairo platform"
    assert history(at) == []


class TestOffered:
    """Completion over every name and alias."""

    def test_aliases_lead_to_the_own_name(self, editor: ParticipantsEditor) -> None:
        assert ("Россия", "Russia") in editor.line.matches("росс")
        assert ("Russia", "Russia") in editor.line.matches("RUS")

    def test_marks_and_letter_forms_do_not_matter(self, editor: ParticipantsEditor) -> None:
        assert "Türkiye" in [own for _, own in editor.line.matches("turki")]

    def test_each_actor_is_offered_once(self, editor: ParticipantsEditor) -> None:
        owns = [own for _, own in editor.line.matches("s")]
        assert len(owns) == len(set(owns))

    def test_the_list_opens_and_enter_takes_the_chosen_one(
        self, at: Desk, editor: ParticipantsEditor, qtbot: QtBot
    ) -> None:
        editor.line.setFocus()
        QTest.keyClicks(editor.line, "rus")
        assert editor.line.popup_is_open
        assert editor.line.offered[0].endswith("Russia")
        popup = editor.line.popup
        QTest.keyClick(popup, Qt.Key.Key_Down)
        QTest.keyClick(popup, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: ("Russia", "party", "listed") in saved(at))
        assert history(at) == ["Add Russia to Geneva IV"]
        assert editor.line.text() == ""

    def test_enter_without_choosing_takes_what_is_typed(
        self, at: Desk, editor: ParticipantsEditor
    ) -> None:
        editor.line.setFocus()
        QTest.keyClicks(editor.line, "Iranian exiles")
        QTest.keyClick(editor.line, Qt.Key.Key_Return)
        assert ("Iranian exiles", "party", "listed") in saved(at)
        assert not editor.line.popup_is_open


class TestRows:
    """Role, attendance and the rest."""

    def test_a_role_is_chosen(self, at: Desk, editor: ParticipantsEditor) -> None:
        row = row_of(editor, "Cairo platform")
        row.role.setCurrentIndex(row.role.findData("observer"))
        row.role.activated.emit(row.role.currentIndex())
        assert ("Cairo platform", "observer", "listed") in saved(at)
        assert history(at) == ["Change role of Cairo platform in Geneva IV"]
        assert shown(editor)[-1] == ("Cairo platform", "observer", "listed")
        assert row_of(editor, "Cairo platform").role.hasFocus()

    def test_an_attendance_is_chosen(self, at: Desk, editor: ParticipantsEditor) -> None:
        row = row_of(editor, "Cairo platform")
        row.attendance.setCurrentIndex(row.attendance.findData("boycotted"))
        row.attendance.activated.emit(row.attendance.currentIndex())
        assert ("Cairo platform", "party", "boycotted") in saved(at)
        assert at.bridge.undo()
        assert shown(editor) == LISTED

    def test_the_rest_stands_behind_the_dots(self, at: Desk, editor: ParticipantsEditor) -> None:
        row = row_of(editor, "United Nations")
        assert not row.lines
        row.more.click()
        assert row.lines["represented_by"].text() == "Staffan de Mistura"
        line = row.lines["rank"]
        line.setFocus()
        QTest.keyClicks(line, "Special Envoy")
        QTest.keyClick(line, Qt.Key.Key_Return)
        found = at.document.chronology.participations_of(at.event(FOUR).id)
        assert "Special Envoy" in [one.rank for one in found]
        assert history(at) == ["Change rank of United Nations in Geneva IV"]

    def test_another_event_closes_the_dots(self, at: Desk, editor: ParticipantsEditor) -> None:
        editor.rows[0].more.click()
        at.select("Geneva V")
        assert not editor.rows[0].more.isChecked()

    def test_del_removes_with_undo(self, at: Desk, editor: ParticipantsEditor) -> None:
        row = row_of(editor, "Cairo platform")
        row.setFocus()
        QTest.keyClick(row, Qt.Key.Key_Delete)
        assert "Cairo platform" not in [name for name, _, _ in saved(at)]
        assert history(at) == ["Remove Cairo platform from Geneva IV"]
        assert at.said == ["Removed Cairo platform from Geneva IV."]
        assert editor.rows[0].hasFocus()
        at.press("Undo")
        assert shown(editor) == LISTED

    def test_del_in_a_combo_box_removes_too(self, at: Desk, editor: ParticipantsEditor) -> None:
        row = row_of(editor, "Cairo platform")
        row.role.setFocus()
        QTest.keyClick(row.role, Qt.Key.Key_Delete)
        assert "Cairo platform" not in [name for name, _, _ in saved(at)]

    def test_del_in_a_line_only_edits_it(self, at: Desk, editor: ParticipantsEditor) -> None:
        row = row_of(editor, "United Nations")
        row.more.click()
        line = row.lines["note"]
        line.setFocus()
        QTest.keyClicks(line, "x")
        QTest.keyClick(line, Qt.Key.Key_Home)
        QTest.keyClick(line, Qt.Key.Key_Delete)
        assert line.text() == ""
        assert history(at) == []

    def test_arrows_go_through_the_rows(self, editor: ParticipantsEditor) -> None:
        editor.rows[0].setFocus()
        QTest.keyClick(editor.rows[0], Qt.Key.Key_Down)
        assert editor.rows[1].hasFocus()
        QTest.keyClick(editor.rows[1], Qt.Key.Key_Return)
        assert editor.rows[1].role.hasFocus()
        editor.rows[-1].setFocus()
        QTest.keyClick(editor.rows[-1], Qt.Key.Key_Down)
        assert editor.line.hasFocus()

    def test_tab_goes_through_a_row_and_on(self, at: Desk, editor: ParticipantsEditor) -> None:
        first, second = editor.rows[:2]
        first.setFocus()
        visited = []
        for _ in range(4):
            QTest.keyClick(at.window.focusWidget(), Qt.Key.Key_Tab)
            visited.append(at.window.focusWidget())
        assert visited == [first.role, first.attendance, first.more, second]

    def test_names_for_screen_readers(self, editor: ParticipantsEditor) -> None:
        row = row_of(editor, "United Nations")
        assert row.accessibleName() == "United Nations, mediator, listed"
        assert row.role.accessibleName() == "Role of United Nations"
        assert row.attendance.accessibleName() == "Attendance of United Nations"
        assert row.more.accessibleName() == "More about United Nations"
        assert editor.line.accessibleName() == "Add an actor"


def test_what_another_view_does_is_followed(at: Desk, editor: ParticipantsEditor) -> None:
    un = next(a.id for a in at.document.chronology.actors.values() if a.name == "United Nations")
    renamed = operations.edit(at.document.chronology, "actor", [un], {"name": "الأمم المتحدة"})
    assert at.bridge.apply(renamed)
    row = row_of(editor, "الأمم المتحدة")
    label = row.findChild(QLabel)
    assert isinstance(label, QLabel)
    assert label.layoutDirection() == Qt.LayoutDirection.RightToLeft


def test_the_rows_wait_until_they_are_seen(at: Desk, editor: ParticipantsEditor) -> None:
    at.form.record.tabs.choose("Notes")
    at.select("UN sets 23 February for Geneva IV")
    assert at.form.record.tabs.count("Actors") == "1"
    at.form.record.tabs.choose("Actors")
    assert [name for name, _, _ in shown(editor)] == ["United Nations"]


def test_an_event_without_participants_says_so(at: Desk, editor: ParticipantsEditor) -> None:
    assert at.bridge.apply(operations.add([r.Event(r.new_id(), title="A quiet day")]))
    at.select("A quiet day")
    assert editor.rows == []
    texts = [label.text() for label in editor.findChildren(QLabel) if label.isVisible()]
    assert "Nobody is listed yet." in texts


def test_read_only(qtbot: QtBot, tmp_path: Path) -> None:
    open_example(tmp_path).store.close()
    with desk(qtbot, tmp_path, read_only=True) as at:
        at.select(FOUR)
        at.form.record.tabs.choose("Actors")
        editor = at.form.record.participants
        assert not editor.rows[0].role.isEnabled()
        editor.rows[0].setFocus()
        QTest.keyClick(editor.rows[0], Qt.Key.Key_Delete)
        assert len(editor.rows) == 5
