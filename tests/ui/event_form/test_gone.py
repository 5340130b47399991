"""An event is deleted elsewhere while something is typed in it. Row 16."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.event_form.conftest import FOUR
from tests.ui.forms import Desk, open_example
from timeline_app import operations
from timeline_app.document import Document
from ui.form_fields import DateField

pytestmark = pytest.mark.qt_log_ignore("does not support grabbing the keyboard")


@pytest.fixture
def other(at: Desk, tmp_path: Path) -> Iterator[Document]:
    """A colleague's window on the same file."""
    at.bridge._timer.stop()  # what the colleague does comes in when the test says so
    document = open_example(tmp_path)
    document.author = "B. Colleague"
    with closing(document.store):
        yield document


def delete_four(other: Document, at: Desk) -> None:
    step = operations.delete(other.chronology, "event", [at.event(FOUR).id])
    other.apply(step)


def belongings(at: Desk, event: str) -> int:
    chronology = at.document.chronology
    return len(chronology.citations_of(event)) + len(chronology.participations_of(event))


def test_row_16_it_is_told_with_what_was_typed(at: Desk, other: Document) -> None:
    at.type("city", "Bern", None)
    delete_four(other, at)
    at.document.catch_up()
    strip = at.form.gone.strip
    assert strip.isVisible()
    assert strip.label.text().startswith("“Geneva IV” was deleted at ")
    assert strip.label.text().endswith(" by B. Colleague. Typed in it and not saved: City “Bern”.")
    assert at.form.event_id == ""


def test_row_16_it_is_restored_with_the_text_in_one_step(at: Desk, other: Document) -> None:
    four = at.event(FOUR)
    belonged = belongings(at, four.id)
    at.type("city", "Bern", None)
    delete_four(other, at)
    at.document.catch_up()
    assert belonged > 0 == belongings(at, four.id)

    at.form.gone.strip.restore.click()
    assert not at.form.gone.strip.isVisible()
    assert at.event(FOUR).city == "Bern"
    assert at.event(FOUR).summary == four.summary
    assert belongings(at, four.id) == belonged
    assert at.form.event_id == four.id
    assert at.line("city").text() == "Bern"
    assert at.said[-1] == "Restored Geneva IV with what you typed."
    last = at.document.store.log(newest=1)[-1]
    assert last.label == "Restore Geneva IV with what was typed"
    assert at.form.draft_state() is None

    at.press("Undo")
    assert four.id not in at.document.chronology.events
    assert belongings(at, four.id) == 0
    assert at.bridge.redo()
    assert at.event(FOUR).city == "Bern"
    assert belongings(at, four.id) == belonged


def test_row_16_undo_on_the_message_takes_back_the_restoring_also_after_another_edit(
    at: Desk, other: Document
) -> None:
    four = at.event(FOUR)
    at.type("city", "Bern", None)
    delete_four(other, at)
    at.document.catch_up()
    at.form.gone.strip.restore.click()
    at.select("Geneva V")
    at.type("city", "Basel")
    at.press("Undo")
    assert four.id not in at.document.chronology.events
    assert at.event("Geneva V").city == "Basel"


def test_row_16_a_save_before_it_was_noticed_finds_the_same_way_out(
    at: Desk, other: Document
) -> None:
    delete_four(other, at)
    at.type("date", "25 Feb 2017")
    assert "Date “25 Feb 2017”" in at.form.gone.strip.label.text()
    at.form.gone.strip.restore.click()
    assert at.event(FOUR).date is not None
    assert at.line("date").text() == "25 Feb 2017"


def test_row_16_what_cannot_be_read_comes_back_into_its_field(at: Desk, other: Document) -> None:
    at.type("date", "30 February 2017", None)
    at.type("venue", "Kursaal", None)
    was = at.event(FOUR).date
    delete_four(other, at)
    at.document.catch_up()
    at.form.gone.strip.restore.click()
    assert (at.event(FOUR).date, at.event(FOUR).venue) == (was, "Kursaal")
    assert at.line("date").text() == "30 February 2017"
    date = at.field("date")
    assert isinstance(date, DateField)
    assert "February 2017 has 28 days." in date.edit.explanation.text()


def test_row_16_the_text_can_be_discarded_and_that_taken_back(at: Desk, other: Document) -> None:
    at.type("city", "Bern", None)
    delete_four(other, at)
    at.document.catch_up()
    at.form.gone.strip.discard.click()
    assert not at.form.gone.strip.isVisible()
    assert at.form.draft_state() is None
    at.press("Undo")
    assert "City “Bern”" in at.form.gone.strip.label.text()


def test_row_16_text_that_was_kept_for_another_event_is_told_too(at: Desk, other: Document) -> None:
    at.type("date", "30 February 2017")
    at.select("Geneva V")
    delete_four(other, at)
    at.document.catch_up()
    assert "Date “30 February 2017”" in at.form.gone.strip.label.text()
    assert at.line("title").text() == "Geneva V"


def test_row_16_it_goes_when_the_event_is_back(at: Desk, other: Document) -> None:
    at.type("city", "Bern", None)
    delete_four(other, at)
    at.document.catch_up()
    other.undo()
    at.document.catch_up()
    assert not at.form.gone.strip.isVisible()
    at.select(FOUR)
    assert at.line("city").text() == "Bern"
    QTest.keyClick(at.line("city"), Qt.Key.Key_Return)
    assert at.event(FOUR).city == "Bern"


def test_row_16_it_is_told_again_after_a_restart(at: Desk, other: Document) -> None:
    at.type("city", "Bern", None)
    delete_four(other, at)
    at.document.catch_up()
    state = at.form.draft_state()
    assert state is not None
    at.form.gone.discard()
    at.form.restore_draft(state)
    assert "City “Bern”" in at.form.gone.strip.label.text()
    at.form.gone.strip.restore.click()
    assert at.event(FOUR).city == "Bern"


def test_where_nothing_was_typed_nothing_is_told(at: Desk, other: Document) -> None:
    delete_four(other, at)
    at.document.catch_up()
    assert not at.form.gone.strip.isVisible()


def test_what_one_deletes_oneself_is_not_told_but_kept_for_an_undo(at: Desk) -> None:
    at.type("date", "30 February 2017")
    step = operations.delete(at.document.chronology, "event", [at.event(FOUR).id])
    assert at.bridge.apply(step)
    assert not at.form.gone.strip.isVisible()
    assert at.bridge.undo()
    at.select(FOUR)
    assert at.line("date").text() == "30 February 2017"
