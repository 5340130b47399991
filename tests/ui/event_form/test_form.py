"""The inspector as a whole: changes made elsewhere, tabs, several events, keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.ui.forms import Desk, desk, open_example
from timeline_app import operations
from timeline_app.dates import EventDate
from timeline_app.document import Document
from timeline_app.errors import KnownError
from ui import theme
from ui.evidence_panel import EvidencePanel
from ui.form_fields import FormField

pytestmark = pytest.mark.qt_log_ignore("does not support grabbing the keyboard")
FOUR = "Geneva IV"


def history(at: Desk) -> list[str]:
    """The labels in the log, oldest first, without the one that made the file."""
    return [entry.label for entry in at.document.store.log(after=1)]


def link(field: FormField, words: str) -> None:
    next(button for button in field.note.buttons if button.text() == words).click()


def stored_city(document: Document, event: str) -> str:
    return document.chronology.events[event].city


class TestElsewhere:
    """Another view, an undo or another window changes the event that is shown."""

    def test_fields_follow(self, at: Desk) -> None:
        at.edit(FOUR, city="Bern", status="suspended")
        assert at.line("city").text() == "Bern"
        assert at.field("status").typed == "Suspended"
        assert at.bridge.undo()
        assert at.line("city").text() == "Geneva"

    def test_what_is_typed_in_another_field_stays(self, at: Desk) -> None:
        at.type("city", "Ber", None)
        at.edit(FOUR, venue="Kursaal")
        assert at.line("venue").text() == "Kursaal"
        assert at.line("city").text() == "Ber"
        QTest.keyClicks(at.line("city"), "n")
        QTest.keyClick(at.line("city"), Qt.Key.Key_Return)
        assert at.event(FOUR).city == "Bern"

    def test_the_same_field_asks(self, at: Desk) -> None:
        at.type("city", "Genf", None)
        at.edit(FOUR, city="Bern")
        assert at.line("city").text() == "Genf"
        assert at.field("city").note.text == "changed elsewhere to Bern:"
        at.line("venue").setFocus()
        assert at.event(FOUR).city == "Bern"
        link(at.field("city"), "Keep mine")
        assert at.event(FOUR).city == "Genf"
        assert at.field("city").note.text == ""

    def test_theirs_can_be_taken(self, at: Desk) -> None:
        at.type("city", "Genf", None)
        at.edit(FOUR, city="Bern")
        link(at.field("city"), "Use theirs")
        assert at.line("city").text() == "Bern"
        assert at.event(FOUR).city == "Bern"
        assert history(at) == ["Change city of Geneva IV"]

    def test_escape_takes_theirs(self, at: Desk) -> None:
        at.type("date", "25 Feb 2017", None)
        at.edit(FOUR, date=EventDate.parse("2017-02-24"))
        assert at.line("date").text() == "25 Feb 2017"
        assert at.field("date").note.text == "changed elsewhere to 24 Feb 2017:"
        QTest.keyClick(at.line("date"), Qt.Key.Key_Escape)
        assert at.line("date").text() == "24 Feb 2017"
        assert at.field("date").note.text == ""

    def test_a_typed_date_can_be_kept(self, at: Desk) -> None:
        at.type("date", "25 Feb 2017", None)
        at.edit(FOUR, date=EventDate.parse("2017-02-24"))
        link(at.field("date"), "Keep mine")
        assert at.event(FOUR).date == EventDate.parse("2017-02-25")

    def test_a_second_window_is_not_overwritten(self, at: Desk, tmp_path: Path) -> None:
        at.bridge._timer.stop()  # the other window is quicker than the clock
        other = open_example(tmp_path)
        four = at.event(FOUR).id
        other.apply(operations.edit(other.chronology, "event", [four], {"city": "Bern"}))
        at.type("city", "Genf")
        assert stored_city(other, four) == "Bern"
        assert at.line("city").text() == "Genf"
        assert at.field("city").note.text == "changed elsewhere to Bern:"
        link(at.field("city"), "Keep mine")
        other.catch_up()
        assert stored_city(other, four) == "Genf"
        other.store.close()

    def test_a_date_of_a_second_window_is_not_overwritten(self, at: Desk, tmp_path: Path) -> None:
        at.bridge._timer.stop()
        other = open_example(tmp_path)
        four = at.event(FOUR).id
        wanted = {"date": EventDate.parse("2017-02-24")}
        other.apply(operations.edit(other.chronology, "event", [four], wanted))
        at.type("date", "25 Feb 2017")
        assert at.line("date").text() == "25 Feb 2017"
        assert at.field("date").note.text == "changed elsewhere to 24 Feb 2017:"
        link(at.field("date"), "Use theirs")
        assert at.line("date").text() == "24 Feb 2017"
        other.store.close()

    def test_an_event_that_is_deleted_leaves_the_form(self, at: Desk) -> None:
        gone = operations.delete(at.document.chronology, "event", [at.event(FOUR).id])
        assert at.bridge.apply(gone)
        assert at.form.event_id == ""
        assert at.form.hint.isVisible()


def test_a_fault_keeps_the_text_and_says_why(at: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> int:
        raise KnownError("The disk is full.", "The last edit was not saved.")

    monkeypatch.setattr(at.document, "apply", full)
    at.type("city", "Bern")
    assert at.line("city").text() == "Bern"
    assert at.field("city").note.text == "The disk is full. The last edit was not saved."
    assert at.line("city").property("problem") is True
    at.type("date", "25 Feb 2017")
    assert at.line("date").text() == "25 Feb 2017"
    monkeypatch.undo()
    QTest.keyClick(at.line("date"), Qt.Key.Key_Return)
    assert at.event(FOUR).date == EventDate.parse("2017-02-25")


class TestTabs:
    """Evidence, Actors, Notes, History."""

    def test_the_evidence_is_in_cards(self, at: Desk) -> None:
        evidence = at.form.evidence
        card = evidence.cards[-1]
        assert card.facts.stance_words == "Announces"
        assert card.facts.claimed == ("starts 8 Feb", "Geneva")
        assert card.facts.quote == "“The next round of the Geneva talks will begin on 8 February”"
        assert ("20 Jan 2017", False) in card.facts.foot
        assert at.form.record.tabs.count("Evidence") == str(len(evidence.cards))

    def test_another_panel_can_stand_there(self, at: Desk) -> None:
        panel = EvidencePanel(at.bridge, theme.current(), at.notices)
        at.form.set_evidence(panel)
        assert panel.isVisible()
        assert at.form.evidence is panel
        assert len(panel.cards) == int(at.form.record.tabs.count("Evidence"))

    def test_the_history_is_newest_first(self, at: Desk) -> None:
        at.type("city", "Bern")
        at.choose("status", "suspended")
        at.form.record.load_history()
        entries = at.form.record.history.entries
        texts = [[label.text() for label in entry.findChildren(QLabel)] for entry in entries]
        assert texts[0][0] == "Change status of Geneva IV"
        assert texts[0][2] == "Status: held → suspended"
        assert texts[1][0] == "Change city of Geneva IV"
        assert texts[1][1].startswith("A. Analyst · ")
        assert texts[1][2] == "City: Geneva → Bern"
        assert at.form.record.tabs.count("History") == "3"


def test_several_events_show_what_they_have_in_common(at: Desk) -> None:
    at.select(FOUR, "Geneva V")
    assert at.form.many.isVisible()
    assert at.form.many.title.text() == "2 events"
    assert at.form.many.span.text() == "23 Feb – 31 Mar 2017"
    assert at.form.many.shown["process"] == "Geneva"
    assert at.form.many.shown["status"] == "Held"
    assert at.form.many.button.text() == "Change the selected events…"
    at.edit(FOUR, status="suspended")
    assert at.form.many.shown["status"] == "2 different"


def test_nothing_selected_gives_a_hint(at: Desk) -> None:
    at.bridge.select([], "test")
    assert at.form.hint.isVisible()
    assert at.form.hint.text() == "Select an event to see what its dates rest on."


def test_read_only_says_why(qtbot: QtBot, tmp_path: Path) -> None:
    open_example(tmp_path).store.close()
    with desk(qtbot, tmp_path, read_only=True) as at:
        at.select(FOUR)
        assert at.form.reason.isVisible()
        assert at.form.reason.label.text() == "“a.parley” is open for reading only."
        assert at.line("city").isReadOnly()
        assert at.line("date").isReadOnly()
        assert not at.field("status").widget.isEnabled()
        assert not at.form.record.participants.line.isVisible()
        assert not at.form.draft.start()
        assert at.said == ["“a.parley” is open for reading only."]


def test_every_field_has_a_name_and_tab_goes_down_the_form(at: Desk) -> None:
    fields = at.form.record.fields
    assert all(field.widget.accessibleName() for field in fields.values())
    keys = ["title", "date", "status", "kind", "number", "venue", "city", "country", "process"]
    at.line("title").setFocus()
    for key in keys[1:]:
        QTest.keyClick(at.window.focusWidget(), Qt.Key.Key_Tab)
        widget = fields[key].widget
        assert at.window.focusWidget() in (widget, widget.focusProxy()), key
    QTest.keyClick(at.window.focusWidget(), Qt.Key.Key_Tab)
    assert at.window.focusWidget() is at.form.record.tabs.bar


def test_the_focus_goes_to_the_title(at: Desk) -> None:
    at.form.setFocus()
    assert at.line("title").hasFocus()


def test_f2_goes_to_the_title_and_del_deletes_no_event(at: Desk) -> None:
    at.field("status").widget.setFocus()
    QTest.keyClick(at.field("status").widget, Qt.Key.Key_F2)
    assert at.line("title").hasFocus()
    assert at.line("title").selectedText() == "Geneva IV"


def test_undo_is_for_typing_first_and_then_for_the_program(at: Desk) -> None:
    undo = QAction("Undo", at.window)
    undo.setShortcut(QKeySequence.StandardKey.Undo)
    undo.triggered.connect(at.bridge.undo)
    at.window.addAction(undo)
    control = Qt.KeyboardModifier.ControlModifier
    at.type("city", "Bern")
    QTest.keyClicks(at.line("city"), "e")
    QTest.keyClick(at.line("city"), Qt.Key.Key_Z, control)
    assert at.event(FOUR).city == "Bern"
    assert at.line("city").text() == "Bern"
    QTest.keyClick(at.line("city"), Qt.Key.Key_Z, control)
    assert at.event(FOUR).city == "Geneva"
    assert at.line("city").text() == "Geneva"


def test_a_closing_window_saves_what_is_typed(at: Desk) -> None:
    at.type("city", "Bern", None)
    at.form.commit()
    assert at.event(FOUR).city == "Bern"
    assert at.form.draft_state() is None


def test_markup_in_a_title_is_only_text(at: Desk) -> None:
    at.type("title", "<b>R&D</b>")
    at.form.record.load_history()
    labels = at.form.findChildren(QLabel)
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in labels if label.text())
    assert at.line("title").toolTip() == "<qt>&lt;b&gt;R&amp;D&lt;/b&gt;</qt>"
