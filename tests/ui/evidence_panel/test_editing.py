"""The evidence of an event, edited in place, one step each."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.forms import Desk, desk
from timeline_app import operations
from timeline_app import records as r
from timeline_app.dates import EventDate
from ui.evidence_panel import EvidencePanel

from .hands import FOUR, SIX, card, opened, press, texts

pytestmark = pytest.mark.qt_log_ignore("does not support grabbing the keyboard")


class TestEditing:
    """Each field in its card, one step each."""

    def log(self, at: Desk) -> list[str]:
        return [entry.label for entry in at.document.store.log(after=1)]

    def test_the_stance_is_that_of_the_whole_card(self, at: Desk, panel: EvidencePanel) -> None:
        words = "will open on 23 February"
        edit = opened(panel, words)
        ids = [claim.citation.id for claim in card(panel, words).facts.claims]
        choose(edit.stance, "Context")
        citations = at.document.chronology.citations
        assert {citations[i].stance for i in ids} == {"context"}
        assert self.log(at) == ["Change stance of a passage on Geneva IV"]
        assert panel.edit is edit and edit.isVisible()
        assert edit.parent() is card(panel, words)

    def test_a_day_is_typed_as_people_write_it(self, at: Desk, panel: EvidencePanel) -> None:
        edit = opened(panel, "will now start on 20 February")
        citation = card(panel, "will now start on 20 February").facts.first.citation.id
        edit.day.line.setFocus()
        edit.day.line.selectAll()
        QTest.keyClicks(edit.day.line, "21 feb 2017")
        edit.day._explain()
        assert edit.day.explanation.text() == "Tue 21 Feb 2017 · 1 day · exact"
        press(edit.day.line, Qt.Key.Key_Return)
        assert at.document.chronology.citations[citation].value == "2017-02-21"
        assert card(panel, "will now start").facts.claimed[0] == "starts 21 Feb"
        assert self.log(at) == ["Change claim of a passage on Geneva IV"]

    def test_a_text_that_is_no_date_saves_nothing(self, at: Desk, panel: EvidencePanel) -> None:
        edit = opened(panel, "will now start on 20 February")
        edit.day.line.setFocus()
        edit.day.line.selectAll()
        QTest.keyClicks(edit.day.line, "soonish")
        press(edit.day.line, Qt.Key.Key_Return)
        assert edit.day.explanation.kind == "danger"
        assert self.log(at) == []

    def test_dates_can_become_the_beginning_only(self, at: Desk, panel: EvidencePanel) -> None:
        at.select(SIX)
        edit = opened(panel, "lasted from Wednesday")
        citation = card(panel, "lasted from Wednesday").facts.first.citation.id
        choose(edit.part, "Starts")
        assert at.document.chronology.citations[citation].value == "2017-09-13/"
        choose(edit.part, "Nothing")
        bare = at.document.chronology.citations[citation]
        assert (bare.field, bare.value) == ("", "")

    def test_another_claim_of_the_passage_is_chosen_above(
        self, at: Desk, panel: EvidencePanel
    ) -> None:
        edit = opened(panel, "will open on 23 February")
        status = card(panel, "will open on 23 February").facts.claims[1].citation
        assert status.field == "status"
        assert edit.claims is not None
        edit.claims.choose(status.id)
        edit.claims.chosen.emit(status.id)
        assert edit.choice.currentText() == "Scheduled"
        choose(edit.choice, "Announced")
        assert at.document.chronology.citations[status.id].value == "announced"

    def test_said_speaker_and_voice_are_of_the_passage(
        self, at: Desk, panel: EvidencePanel
    ) -> None:
        words = "opened on Thursday evening"
        edit = opened(panel, words)
        excerpt = card(panel, words).facts.first.excerpt.id
        assert edit.said.explanation.text() == "The day of the paper stands in for it."
        edit.said.line.setFocus()
        QTest.keyClicks(edit.said.line, "23 Feb 2017")
        press(edit.said.line, Qt.Key.Key_Return)
        edit.speaker.setFocus()
        edit.speaker.setText("a guard at the gate")
        press(edit.speaker, Qt.Key.Key_Return)
        stored = at.document.chronology.excerpts[excerpt]
        assert str(stored.said) == "2017-02-23"
        assert (stored.speaker, stored.speaker_as, stored.voice) == (
            None, "a guard at the gate", "named",
        )  # fmt: skip
        choose(edit.voice, "Unnamed")
        assert at.document.chronology.excerpts[excerpt].voice == "unnamed"
        assert ("said 23 Feb", True) in card(panel, words).facts.foot
        assert len(self.log(at)) == 3

    def test_a_known_actor_is_linked(self, at: Desk, panel: EvidencePanel) -> None:
        actor = next(iter(at.document.chronology.actors.values()))
        edit = opened(panel, "opened on Thursday evening")
        excerpt = card(panel, "opened on Thursday evening").facts.first.excerpt.id
        edit.speaker.setText(actor.name)
        edit.speaker.chosen.emit(actor.name)
        assert at.document.chronology.excerpts[excerpt].speaker == actor.id

    def test_esc_goes_back_to_the_card(self, panel: EvidencePanel) -> None:
        words = "will open on 23 February"
        edit = opened(panel, words)
        assert QApplication.focusWidget() is edit.stance
        high = card(panel, words).sizeHint().height()
        press(edit.stance, Qt.Key.Key_Escape)
        assert panel.edit is None
        assert card(panel, words).hasFocus()
        assert not edit.isVisible()
        assert card(panel, words).sizeHint().height() < high

    def test_what_is_typed_is_saved_when_another_event_is_shown(
        self, at: Desk, panel: EvidencePanel
    ) -> None:
        edit = opened(panel, "will open on 23 February")
        citation = card(panel, "will open on 23 February").facts.first.citation.id
        edit.note.setFocus()
        QTest.keyClicks(edit.note, "by telephone")
        at.select(SIX)
        assert at.document.chronology.citations[citation].note == "by telephone"
        assert panel.edit is None


def choose(combo: object, words: str) -> None:
    """Choose an item of a combo box as a person would."""
    index = combo.findText(words)  # type: ignore[attr-defined]
    assert index >= 0
    combo.setCurrentIndex(index)  # type: ignore[attr-defined]
    combo.activated.emit(index)  # type: ignore[attr-defined]


class TestAdopting:
    """The date of a card becomes that of the event."""

    def test_where_others_disagree_a_reason_is_asked_for(
        self, at: Desk, panel: EvidencePanel
    ) -> None:
        at.select(SIX)
        panel.adopt(card(panel, "lasted from Wednesday"))
        line = panel.reason
        assert line is not None and line.line.hasFocus()
        press(line.line, Qt.Key.Key_Return)
        assert at.event(SIX).date == EventDate.parse("2017-09-14/2017-09-15")
        QTest.keyClicks(line.line, "two papers")
        press(line.line, Qt.Key.Key_Return)
        assert at.event(SIX).date == EventDate.parse("2017-09-13/2017-09-15")
        adoptions = at.document.chronology.owned("adoption", "event", at.event(SIX).id)
        made = at.document.chronology.get("adoption", adoptions[0])
        assert isinstance(made, r.Adoption)
        assert (made.reason, made.author, made.value) == (
            "two papers", "A. Analyst", "2017-09-13/2017-09-15",
        )  # fmt: skip
        assert at.said == ["Astana 6 now shows 13–15 Sep 2017."]
        assert not any("≠ dates" in one.facts.tags for one in panel.cards)
        at.press("Undo")
        assert at.event(SIX).date == EventDate.parse("2017-09-14/2017-09-15")

    def test_esc_leaves_it_as_it_is(self, at: Desk, panel: EvidencePanel) -> None:
        at.select(SIX)
        wanted = card(panel, "lasted from Wednesday")
        panel.adopt(wanted)
        assert panel.reason is not None
        press(panel.reason.line, Qt.Key.Key_Escape)
        assert not asks(panel)
        assert wanted.hasFocus() and wanted.held is None

    def test_where_nobody_disagrees_it_is_one_step(self, at: Desk, panel: EvidencePanel) -> None:
        at.edit(FOUR, date=EventDate.parse("2017-02-24/2017-03-03"))
        wanted = next(one for one in panel.cards if one.facts.claimed[0] == "date 23 Feb – 3 Mar")
        panel.adopt(wanted)
        assert panel.reason is None
        event = at.event(FOUR)
        assert event.date == EventDate.parse("2017-02-23/2017-03-03")
        assert event.date_words
        assert not at.document.chronology.owned("adoption", "event", event.id)

    def test_the_menu_offers_it_only_for_another_date(self, panel: EvidencePanel) -> None:
        same = next(one for one in panel.cards if one.facts.claimed[:1] == ("date 23 Feb – 3 Mar",))
        assert texts(panel, same) == ["Open in its source", "Edit", "Remove the citation"]
        other = card(panel, "will begin on 8 February")
        assert "Adopt 8 Feb 2017" in texts(panel, other)


def asks(panel: EvidencePanel) -> bool:
    """Whether the panel asks for a reason."""
    return panel.reason is not None


def test_nothing_can_be_edited_in_a_file_that_is_only_read(qtbot: QtBot, tmp_path: Path) -> None:
    with desk(qtbot, tmp_path, read_only=True) as at:
        at.select(FOUR)
        panel = at.form.evidence
        assert len(panel.cards) == 7
        assert not panel.cite.isVisible()
        first = panel.cards[0]
        panel.go_to(first)
        for key in (Qt.Key.Key_F2, Qt.Key.Key_Delete, Qt.Key.Key_Space):
            press(first, key)
        assert panel.edit is None
        assert len(panel.cards) == 7
        assert texts(panel, first) == ["Open in its source"]


def test_another_program_s_edit_is_shown(at: Desk, panel: EvidencePanel) -> None:
    edit = opened(panel, "will open on 23 February")
    excerpt = card(panel, "will open on 23 February").facts.first.excerpt
    step = operations.edit(
        at.document.chronology, "excerpt", [excerpt.id], {"speaker_as": "the spokesman"}
    )
    assert at.bridge.apply(step)
    assert edit.speaker.text() == "the spokesman"
    assert "the spokesman" in [words for words, _ in card(panel, "will open").facts.foot]


def test_the_fields_of_a_card_far_down_come_into_view(
    qtbot: QtBot, at: Desk, panel: EvidencePanel
) -> None:
    edit = opened(panel, "will begin on 8 February")
    qtbot.waitUntil(lambda: edit.stance.visibleRegion().boundingRect().height() > 20)
    at.window.resize(360, 1000)
    press(edit.stance, Qt.Key.Key_Escape)
    edit = opened(panel, "will begin on 8 February")
    qtbot.waitUntil(lambda: not edit.done.visibleRegion().isEmpty())
