"""A new event: a draft in the form until Enter, which nothing loses."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from timeline_app import records as r
from timeline_app.dates import EventDate

from .forms import Desk, desk

FOUR = "Geneva IV"


@pytest.fixture
def at(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    with desk(qtbot, tmp_path) as made:
        made.select(FOUR)
        yield made


def history(at: Desk) -> list[str]:
    """The labels in the log, oldest first, without the one that made the file."""
    return [entry.label for entry in at.document.store.log(after=1)]


def has_draft(at: Desk) -> bool:
    return at.form.draft.is_there


def test_enter_adds_it_in_one_step(at: Desk, qtbot: QtBot) -> None:
    geneva = at.event(FOUR).process
    assert at.form.draft.start(process=geneva, words="Wednesday and Thursday")
    assert at.line("title").hasFocus()
    QTest.keyClicks(at.line("title"), "Geneva IX")
    at.type("date", "15-16 Feb 2018", Qt.Key.Key_Tab)
    at.choose("status", "scheduled")
    at.form.record.participants.add_name("Russia")
    at.form.record.participants.add_name("A new body")
    assert history(at) == []
    assert has_draft(at)
    at.line("city").setFocus()
    with qtbot.waitSignal(at.form.event_added) as added:
        at.type("city", "Geneva")
    event = at.event("Geneva IX")
    assert added.args == [event.id]
    assert event.date == EventDate.parse("2018-02-15/2018-02-16")
    assert (event.process, event.status, event.city) == (geneva, "scheduled", "Geneva")
    assert event.date_words == "Wednesday and Thursday"
    chronology = at.document.chronology
    names = {chronology.actors[p.actor].name for p in chronology.participations_of(event.id)}
    assert names == {"Russia", "A new body"}
    assert history(at) == ["Add Geneva IX"]
    assert at.bridge.selection == (event.id,)
    assert not has_draft(at)
    at.press("Undo")
    assert event.id not in at.document.chronology.events
    assert "A new body" not in {a.name for a in at.document.chronology.actors.values()}


def test_the_button_adds_it(at: Desk) -> None:
    at.form.draft.start(title="Geneva IX", date=EventDate.parse("2018-02-15"))
    assert at.form.draft.foot.add.isVisible()
    at.form.draft.foot.add.click()
    assert at.event("Geneva IX").date == EventDate.parse("2018-02-15")
    assert not at.form.draft.foot.isVisible()


def test_without_a_title_it_is_asked_for(at: Desk) -> None:
    at.form.draft.start()
    at.type("city", "Geneva")
    assert has_draft(at)
    assert at.line("title").hasFocus()
    assert at.field("title").note.text.startswith("Give the event a title.")


def test_a_date_that_cannot_be_read_holds_it_back(at: Desk) -> None:
    at.form.draft.start(title="Geneva IX")
    at.type("date", "31 June 2017")
    at.form.draft.foot.add.click()
    assert has_draft(at)
    assert at.line("date").text() == "31 June 2017"
    assert at.line("date").hasFocus()


def test_enter_on_two_readings_only_keeps_one(at: Desk) -> None:
    at.set_heading(day_order="")
    at.form.draft.start(title="Geneva IX")
    at.type("date", "1/2/17")
    assert has_draft(at)
    QTest.keyClick(at.line("date"), Qt.Key.Key_Return)
    assert at.event("Geneva IX").date == EventDate.parse("2017-02-01")
    assert at.document.chronology.heading.day_order == "dmy"
    assert history(at)[1:] == ["Add Geneva IX"]


def test_escape_drops_it_and_undo_brings_it_back(at: Desk) -> None:
    at.form.draft.start(title="Geneva IX")
    at.type("date", "31 June 2017", Qt.Key.Key_Tab)
    at.line("city").setFocus()
    QTest.keyClick(at.line("city"), Qt.Key.Key_Escape)
    assert not has_draft(at)
    assert at.form.record.head.title.line.text() == "Geneva IV"
    assert at.said[-1] == "Discarded the draft of “Geneva IX”."
    at.press("Undo")
    assert has_draft(at)
    assert at.line("title").text() == "Geneva IX"
    assert at.line("date").text() == "31 June 2017"


def test_an_untouched_draft_goes_without_a_word(at: Desk) -> None:
    at.form.draft.start()
    QTest.keyClick(at.line("title"), Qt.Key.Key_Escape)
    assert not has_draft(at)
    assert at.said == []


def test_it_stays_while_others_are_looked_at(at: Desk) -> None:
    at.form.draft.start(title="Geneva IX")
    at.type("city", "Bern", None)
    at.select("Geneva V")
    assert at.line("title").text() == "Geneva V"
    assert at.form.draft.strip.isVisible()
    assert at.form.draft.strip.label.text() == "Draft: not added yet (Geneva IX)"
    assert at.event("Geneva V").city == "Geneva"
    at.form.draft.strip.open.click()
    assert at.line("title").text() == "Geneva IX"
    assert at.line("city").text() == "Bern"
    assert not at.form.draft.strip.isVisible()


def test_it_can_be_added_from_the_strip(at: Desk) -> None:
    at.form.draft.start(title="Geneva IX")
    at.select("Geneva V")
    at.form.draft.strip.add.click()
    assert at.event("Geneva IX").title == "Geneva IX"
    assert not at.form.draft.strip.isVisible()


def test_a_second_draft_does_not_replace_the_first(at: Desk) -> None:
    at.form.draft.start(title="Geneva IX")
    at.type("city", "Bern", Qt.Key.Key_Tab)
    at.select("Geneva V")
    assert not at.form.draft.start(title="Another")
    assert at.line("title").text() == "Geneva IX"
    assert at.said == ["There is a draft already. Add it or discard it first."]


def test_a_passage_is_cited_in_the_same_step(at: Desk) -> None:
    source = next(iter(at.document.chronology.sources))

    def cite(event: r.Event) -> list[r.Record]:
        excerpt = r.Excerpt(r.new_id(), source=source, exact="It will be held.")
        citation = r.Citation(
            r.new_id(), event=event.id, excerpt=excerpt.id, field="date", value="2018-02-15"
        )
        return [excerpt, citation]

    at.form.draft.start(title="Geneva IX", citation_factory=cite)
    at.form.draft.foot.add.click()
    event = at.event("Geneva IX")
    assert len(at.document.chronology.citations_of(event.id)) == 1
    assert history(at) == ["Add Geneva IX"]


def test_it_survives_a_crash(at: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    at.form.draft.start(title="Geneva IX")
    at.form.record.participants.add_name("A new body")
    at.type("date", "31 June 2017", Qt.Key.Key_Tab)
    state = at.form.draft_state()
    assert state is not None
    (tmp_path / "again").mkdir()
    with desk(qtbot, tmp_path / "again") as other:
        other.form.restore_draft(state)
        assert other.line("title").text() == "Geneva IX"
        assert other.line("date").text() == "31 June 2017"
        other.type("date", "30 June 2018")
        event = other.event("Geneva IX")
        assert event.date == EventDate.parse("2018-06-30")
        assert len(other.document.chronology.participations_of(event.id)) == 1


def test_typed_text_of_an_event_survives_a_crash(at: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    assert at.form.draft_state() is None
    at.type("date", "31 June 2017")
    state = at.form.draft_state()
    assert state == {"typed": {at.event(FOUR).id: {"date": "31 June 2017"}}}
    (tmp_path / "again").mkdir()
    with desk(qtbot, tmp_path / "again") as other:
        other.form.restore_draft(state)
        other.select(FOUR)
        assert other.line("date").text() == "31 June 2017"


def test_a_draft_that_cannot_be_read_says_so(at: Desk) -> None:
    at.form.restore_draft({"draft": {"event": "x", "changes": [{"kind": "nothing"}]}})
    assert not has_draft(at)
    assert at.said == ["The draft that was kept cannot be read."]


def test_a_draft_that_is_brought_back_does_not_replace_another(at: Desk) -> None:
    at.form.draft.start(title="Geneva IX", process=at.event(FOUR).process)
    at.type("city", "Bern", Qt.Key.Key_Tab)
    at.form.draft.discard()
    at.form.draft.start(title="Geneva X")
    at.type("city", "Genf", Qt.Key.Key_Tab)
    at.press("Undo")
    assert at.line("title").text() == "Geneva X"
    assert at.said[-2:] == [
        "There is a draft already. Add it or discard it first.",
        "Discarded the draft of “Geneva IX”.",  # offered once more, so that it is not lost
    ]


def test_a_removal_in_a_draft_is_undone_in_the_draft(at: Desk) -> None:
    at.form.draft.start(title="Geneva IX")
    at.form.record.tabs.choose("Actors")
    editor = at.form.record.participants
    editor.add_name("Russia")
    editor.remove(editor.rows[0].participation.id)
    assert editor.rows == []
    at.press("Undo")
    assert [row.name for row in editor.rows] == ["Russia"]
    assert history(at) == []


def test_undoing_a_removal_in_a_draft_that_is_gone_does_nothing(at: Desk, qtbot: QtBot) -> None:
    at.form.draft.start(title="Geneva IX")
    at.form.record.tabs.choose("Actors")
    editor = at.form.record.participants
    editor.add_name("Russia")
    editor.remove(editor.rows[0].participation.id)
    at.form.draft.add()
    qtbot.wait(1)
    removal = at.notices.cards[0]
    removal.buttons[0].click()
    assert history(at) == ["Add Geneva IX"]
