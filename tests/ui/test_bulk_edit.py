"""Changing several events in the window, and the small window of a process."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from timeline_app import operations
from timeline_app.chronology import Chronology
from ui.bulk_edit import BulkEdit
from ui.process_dialog import ProcessDialog, next_colour

from .forms import Desk, desk

pytestmark = pytest.mark.qt_log_ignore("does not support grabbing the keyboard")
FOUR, FIVE = "Geneva IV", "Geneva V"
PAPER = "UN sets 23 February for Geneva IV"


@pytest.fixture
def at(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    with desk(qtbot, tmp_path) as made:
        yield made


def dialog(at: Desk, qtbot: QtBot, *titles: str) -> BulkEdit:
    ids = [at.event(title).id for title in titles]
    made = BulkEdit(at.window, at.document.chronology, ids)
    qtbot.addWidget(made)
    made.show()
    return made


def choose(shown: BulkEdit, key: str, value: object) -> None:
    combo = shown.editors[key]
    assert isinstance(combo, QComboBox)
    combo.setCurrentIndex(combo.findData(value))
    combo.activated.emit(combo.currentIndex())


def write(shown: BulkEdit, key: str, text: str) -> None:
    line = shown.editors[key]
    assert isinstance(line, QLineEdit)
    line.setFocus()
    QTest.keyClicks(line, text)


def offered(shown: BulkEdit, key: str) -> list[object]:
    combo = shown.editors[key]
    assert isinstance(combo, QComboBox)
    return [combo.itemData(place) for place in range(combo.count())]


def test_nothing_ticked_changes_nothing(at: Desk, qtbot: QtBot) -> None:
    shown = dialog(at, qtbot, FOUR, FIVE)
    assert shown.preview.text() == "2 events: 0 will change"
    assert not shown.change.isEnabled()


def test_what_is_touched_is_ticked_and_counted(at: Desk, qtbot: QtBot) -> None:
    shown = dialog(at, qtbot, FOUR, FIVE, PAPER)
    write(shown, "city", "Bern")
    assert shown.boxes["city"].isChecked()
    assert shown.preview.text() == "3 events: 3 will change"
    assert shown.change.text() == "Change 3 events"
    shown.boxes["city"].setChecked(False)
    assert not shown.change.isEnabled()


def test_the_statuses_are_those_of_the_kinds(at: Desk, qtbot: QtBot) -> None:
    shown = dialog(at, qtbot, FOUR, FIVE)
    assert "held" in offered(shown, "status")
    assert "signed" not in offered(shown, "status")
    choose(shown, "kind", "agreement")
    assert "signed" in offered(shown, "status")
    assert "held" not in offered(shown, "status")


def test_tags_and_a_participant(at: Desk, qtbot: QtBot) -> None:
    shown = dialog(at, qtbot, FOUR, FIVE)
    write(shown, "add_tags", "one; two")
    shown.actor.setFocus()
    QTest.keyClicks(shown.actor, "Russia")
    assert shown.boxes["participant"].isChecked()
    operation = shown.result_now().operation
    assert operation.label == "Change tags, participants of 2 events"
    after = at.document.chronology.after(operation.changes, 1)
    for title in (FOUR, FIVE):
        event = after.events[at.event(title).id]
        assert event.tags[-2:] == ("one", "two")
        names = {after.actors[p.actor].name for p in after.participations_of(event.id)}
        assert "Russia" in names


def accept(act: str = "accept") -> None:
    """Answer the dialog that is about to open."""

    def answer() -> None:
        shown = QApplication.activeModalWidget()
        assert isinstance(shown, QDialog)
        if isinstance(shown, BulkEdit):
            write(shown, "city", "Bern")
        if isinstance(shown, ProcessDialog):
            shown.name.setText("Back channel")
            shown.colour.choose("plum")
        getattr(shown, act)()

    QTimer.singleShot(0, answer)


def test_the_form_changes_them_in_one_step_with_undo(at: Desk) -> None:
    at.select(FOUR, FIVE)
    accept()
    at.form.many.button.click()
    assert [at.event(title).city for title in (FOUR, FIVE)] == ["Bern", "Bern"]
    assert [entry.label for entry in at.document.store.log(after=1)] == ["Change city of 2 events"]
    assert at.form.many.shown["city"] == "Bern"
    assert at.said == ["Change city of 2 events."]
    at.press("Undo")
    assert at.event(FOUR).city == "Geneva"


def test_leaving_changes_nothing(at: Desk) -> None:
    at.select(FOUR, FIVE)
    accept("reject")
    at.form.many.button.click()
    assert at.event(FOUR).city == "Geneva"


class TestProcess:
    """Name, short name, colour, place, conventions."""

    def test_a_new_one_is_added(self, at: Desk) -> None:
        accept()
        made = ProcessDialog.ask(at.window, at.bridge)
        assert made is not None
        process = at.document.chronology.processes[made]
        assert (process.name, process.colour, process.position) == ("Back channel", "plum", 9)

    def test_an_old_one_is_changed(self, at: Desk) -> None:
        identity = at.event(FOUR).process
        accept()
        assert ProcessDialog.ask(at.window, at.bridge, identity) == identity
        assert at.document.chronology.processes[identity or ""].name == "Back channel"
        assert at.document.undo_label == "Change Back channel"

    @pytest.mark.parametrize(("position", "lane"), [(-(10**15), 1), (10**15, 999), (4, 4)])
    def test_a_lane_that_no_field_can_hold(
        self, at: Desk, qtbot: QtBot, position: int, lane: int
    ) -> None:
        identity = at.event(FOUR).process or ""
        chronology = at.document.chronology
        operation = operations.edit(chronology, "process", [identity], {"position": position})
        if operation.changes:
            assert at.bridge.apply(operation)
        shown = ProcessDialog(at.window, at.document.chronology, identity)
        qtbot.addWidget(shown)
        assert shown.position.value() == lane

    def test_escape_adds_nothing(self, at: Desk) -> None:
        accept("reject")
        assert ProcessDialog.ask(at.window, at.bridge) is None
        assert len(at.document.chronology.processes) == 8

    def test_a_name_is_asked_for_and_taken_once(self, at: Desk, qtbot: QtBot) -> None:
        shown = ProcessDialog(at.window, at.document.chronology)
        qtbot.addWidget(shown)
        assert not shown.keep.isEnabled()
        shown.name.setText("geneva ")
        assert shown.line.text() == "There is already a process “Geneva”."
        assert not shown.keep.isEnabled()
        shown.name.setText("Geneva track II")
        assert shown.keep.isEnabled()

    def test_the_next_colour_is_the_least_used(self, at: Desk) -> None:
        assert next_colour(Chronology.of(())) == "blue"
        two = [p for p in at.document.chronology.processes.values() if p.colour != "sage"]
        assert next_colour(Chronology.of(two)) == "sage"
