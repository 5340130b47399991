"""A title of more than 500 characters: cut at a word, the rest moved to the summary. Row 69."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.event_form.conftest import FOUR
from tests.ui.forms import Desk
from timeline_app.fields import TITLE_LENGTH, cut_title
from ui.form_fields import LongField

pytestmark = pytest.mark.qt_log_ignore("does not support grabbing the keyboard")
LONG = "Talks " * 83 + "open in Geneva on Thursday"
"""524 characters; the 500th stands in "open"."""
KEPT, MOVED = "Talks " * 82 + "Talks", "open in Geneva on Thursday"


def summary(at: Desk) -> LongField:
    field = at.field("summary")
    assert isinstance(field, LongField)
    return field


def type_title(at: Desk, text: str) -> None:
    line = at.line("title")
    line.setFocus()
    line.setText(text)
    QTest.keyClick(line, Qt.Key.Key_Return)


def press(at: Desk, words: str) -> None:
    note = at.field("title").note
    next(button for button in note.buttons if button.text() == words).click()


def test_row_69_a_title_is_cut_between_two_words() -> None:
    assert cut_title(LONG) == (KEPT, MOVED)
    assert cut_title(LONG, "What was there.") == (KEPT, f"{MOVED}\n\nWhat was there.")
    assert cut_title("Geneva IV", "What was there.") == ("Geneva IV", "What was there.")
    assert cut_title("x" * 501) == ("x" * 500, "x")
    assert cut_title("e\u0301" * 251) == ("e\u0301" * 250, "e\u0301")
    assert cut_title("x" * 499 + "e\u0301") == ("x" * 499, "e\u0301")
    assert cut_title("y" * 500 + " z") == ("y" * 500, "z")


def test_row_69_both_are_shown_before_they_are_saved_and_undone_as_one(at: Desk) -> None:
    before = at.event(FOUR)
    type_title(at, LONG)
    note = at.field("title").note
    assert note.text.startswith("Titles hold 500 characters; move the rest to the summary.")
    assert at.event(FOUR) == before

    press(at, "Do it")
    assert at.line("title").text() == KEPT
    assert summary(at).typed == f"{MOVED}\n\n{before.summary}".rstrip()
    assert summary(at).edit.isVisible()
    assert note.text == (
        "Cut after “Talks”; the summary begins with “open in Geneva on Thursday”. "
        "Neither is saved yet."
    )
    at.line("city").setFocus()
    assert at.event(FOUR) == before

    press(at, "Save both")
    (after,) = [one for one in at.document.chronology.events.values() if one.id == before.id]
    assert (after.title, after.summary) == (KEPT, summary(at).typed)
    assert note.text == ""
    assert at.bridge.undo()
    assert at.event(FOUR) == before
    assert at.line("title").text() == FOUR


def test_row_69_a_title_of_a_million_letters_is_kept_whole(at: Desk) -> None:
    """A line of Qt's would cut it at 32,767 letters."""
    type_title(at, "word " * 200_000)
    press(at, "Do it")
    press(at, "Save both")
    event = at.document.chronology.events[at.form.event_id]
    assert len(event.title) <= TITLE_LENGTH
    assert (event.title + " " + event.summary).count("word") == 200_000


def test_row_69_what_stands_in_the_summary_and_is_not_saved_stays_in_it(at: Desk) -> None:
    summary(at).edit.setPlainText("Half a sentence")
    type_title(at, LONG)
    press(at, "Do it")
    assert summary(at).typed == f"{MOVED}\n\nHalf a sentence"
    press(at, "Take it back")
    assert at.line("title").text() == LONG
    assert summary(at).typed == "Half a sentence"
    assert "Titles hold 500 characters" in at.field("title").note.text


def test_row_69_both_can_be_edited_before_they_are_saved(at: Desk) -> None:
    type_title(at, LONG)
    press(at, "Do it")
    at.line("title").setText(LONG)
    press(at, "Save both")
    assert "Titles hold 500 characters" in at.field("title").note.text
    type_title(at, "Geneva IV opens")
    assert at.event("Geneva IV opens").summary != summary(at).typed
    at.form.commit()
    assert at.event("Geneva IV opens").summary == summary(at).typed


def test_row_69_esc_takes_both_back(at: Desk) -> None:
    before = at.event(FOUR)
    type_title(at, LONG)
    press(at, "Do it")
    QTest.keyClick(at.line("title"), Qt.Key.Key_Escape)
    assert at.line("title").text() == FOUR
    assert summary(at).typed == before.summary
    assert at.field("title").note.text == ""
    assert not summary(at).is_changed


def test_row_69_another_event_is_looked_at_and_the_title_waits(at: Desk) -> None:
    before = at.event(FOUR)
    type_title(at, LONG)
    press(at, "Do it")
    at.select("Geneva V")
    assert at.document.chronology.events[before.id] == before
    at.select(FOUR)
    assert at.line("title").text() == LONG
    assert summary(at).typed == before.summary
    press(at, "Do it")
    press(at, "Save both")
    assert at.document.chronology.events[before.id].title == KEPT


def test_row_69_in_a_new_event_too(at: Desk) -> None:
    at.form.draft.start()
    type_title(at, LONG)
    press(at, "Do it")
    press(at, "Save both")
    assert at.form.draft.add()
    event = at.document.chronology.events[at.form.event_id]
    assert (event.title, event.summary) == (KEPT, MOVED)
