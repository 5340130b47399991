"""The evidence of an event: cards in the order of the claims, edited in place, one step each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from timeline_app import operations
from timeline_app import records as r
from timeline_app.dates import EventDate
from timeline_app.records import Record
from ui.citation_edit import CitationEdit
from ui.evidence_card import EvidenceCard
from ui.evidence_panel import EvidencePanel

from .forms import Desk, desk

pytestmark = pytest.mark.qt_log_ignore("does not support grabbing the keyboard")
FOUR, SIX = "Geneva IV", "Astana 6"
OLD = "The Geneva talks are expected to take place on February 20"


@pytest.fixture
def at(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    with desk(qtbot, tmp_path) as made:
        made.select(FOUR)
        yield made


@pytest.fixture
def panel(at: Desk) -> EvidencePanel:
    return at.form.evidence


def card(panel: EvidencePanel, words: str) -> EvidenceCard:
    """The card whose quote has these words."""
    found = [one for one in panel.cards if words in one.facts.quote]
    assert len(found) == 1
    return found[0]


def press(widget: object, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    QTest.keyClick(widget, key, modifier or Qt.KeyboardModifier.NoModifier)  # type: ignore[call-overload]


def opened(panel: EvidencePanel, words: str) -> CitationEdit:
    """The fields of a card."""
    panel.go_to(card(panel, words))
    press(card(panel, words), Qt.Key.Key_F2)
    assert panel.edit is not None
    return panel.edit


def add_old_date(at: Desk) -> None:
    """A paper of 14 Feb repeats the 20th, said on the 12th."""
    chronology = at.document.chronology
    speaker = next(
        a for a in chronology.actors.values() if "Lavrov" in a.name or a.name == "Russia"
    )
    records: list[Record] = [
        r.Publisher("pp", name="Late Agency"),
        r.Source("ss", publisher="pp", published=EventDate.parse("2017-02-14"), reliability="C"),
        r.Excerpt("xx", source="ss", exact=OLD, said=EventDate.parse("2017-02-12"),
                  speaker=speaker.id, voice="named"),
        r.Citation("cc", event=at.event(FOUR).id, excerpt="xx", stance="announces", field="date",
                   value="2017-02-20", modality="expects", credibility=3),
    ]  # fmt: skip
    assert at.bridge.apply(operations.add(records))


class TestCards:
    """What stands on them, and in which order."""

    def test_newest_said_first_and_then_newest_published(self, panel: EvidencePanel) -> None:
        firsts = [one.facts.first for one in panel.cards]
        places = [(claim.said, claim.published) for claim in firsts]
        assert places == sorted(places, reverse=True)
        assert panel.head.text() == "5 origins · by the day said"

    def test_a_card_says_what_it_claims(self, panel: EvidencePanel) -> None:
        facts = card(panel, "will open on 23 February").facts
        assert facts.stance_words == "Announces"
        assert facts.claimed == ("starts 23 Feb", "scheduled", "Geneva")
        assert [words for words, _ in facts.foot] == [
            "Sample Wire", "13 Feb 2017", "said by 13 Feb", "a UN spokesman",
        ]  # fmt: skip
        assert [words for words, strong in facts.foot if strong] == ["said by 13 Feb"]

    def test_an_older_date_is_tagged_and_muted(self, at: Desk, panel: EvidencePanel) -> None:
        add_old_date(at)
        old = card(panel, OLD)
        assert old.facts.tags == ("older date",)
        name = old.accessibleName()
        assert name.startswith("Announces, starts 20 February 2017, said 12 February by ")
        assert name.endswith("Late Agency, older date")
        fresh = card(panel, "will open on 23 February")
        assert pixel(old) != pixel(fresh)

    def test_an_old_date_stands_by_the_day_said_not_by_the_paper(
        self, at: Desk, panel: EvidencePanel
    ) -> None:
        add_old_date(at)
        order = [one.facts.quote for one in panel.cards]
        said_13 = next(n for n, quote in enumerate(order) if "will open on 23" in quote)
        assert order.index(f"“{OLD}”") > said_13

    def test_dates_that_disagree_are_tagged(self, at: Desk, panel: EvidencePanel) -> None:
        at.select(SIX)
        tagged = [one.facts.claimed[0] for one in panel.cards if "≠ dates" in one.facts.tags]
        assert tagged == ["date 13–15 Sep", "date 14–15 Sep"]

    def test_grades_are_shown_only_when_asked_for(self, at: Desk, panel: EvidencePanel) -> None:
        add_old_date(at)
        assert "grade" not in card(panel, OLD).accessibleName()
        panel.show_grades(True)
        assert card(panel, OLD).accessibleName().endswith(", grade C3")
        panel.show_grades(False)
        assert "grade" not in card(panel, OLD).accessibleName()

    def test_a_translation_is_called_ours(self, at: Desk, panel: EvidencePanel) -> None:
        at.select(SIX)
        persian = card(panel, "دور ششم")
        excerpt = persian.facts.first.excerpt
        step = operations.edit(
            at.document.chronology, "excerpt", [excerpt.id],
            {"translation": "The sixth round was put off", "translated_by": "A. Analyst"},
        )  # fmt: skip
        before = persian.heightForWidth(320)
        assert at.bridge.apply(step)
        assert persian.facts.translation == (
            "Our translation (A. Analyst): “The sixth round was put off”"
        )
        assert persian.heightForWidth(320) > before

    def test_an_event_without_citations(self, at: Desk, panel: EvidencePanel) -> None:
        bare = next(e for e in at.document.chronology.events.values() if "2258" in e.title)
        at.select(bare.title)
        assert panel.cards == []
        assert panel.head.text() == "No passage is cited yet."
        assert at.form.record.tabs.count("Evidence") == ""

    def test_what_does_not_change_keeps_its_card(self, at: Desk, panel: EvidencePanel) -> None:
        before = list(panel.cards)
        panel.go_to(before[1])
        at.edit(FOUR, city="Bern")
        assert panel.cards == before
        assert before[1].hasFocus()


def laid_out(card: EvidenceCard) -> bool:
    """Whether a card is as wide as the panel and as high as that makes it."""
    width = card.width()
    return width > 200 and card.height() == card.heightForWidth(width)


def pixel(card: EvidenceCard) -> int:
    """The colour of the ground of a card."""
    return card.grab().toImage().pixel(3, 20)


class TestKeys:
    """Everything from the keyboard."""

    def test_up_and_down_go_from_card_to_card(self, panel: EvidencePanel) -> None:
        panel.go_to(panel.cards[0])
        press(panel.cards[0], Qt.Key.Key_Down)
        assert panel.cards[1].hasFocus()
        press(panel.cards[1], Qt.Key.Key_End)
        assert panel.cards[-1].hasFocus()
        press(panel.cards[-1], Qt.Key.Key_Down)
        assert panel.cards[-1].hasFocus()
        press(panel.cards[-1], Qt.Key.Key_Home)
        assert panel.cards[0].hasFocus()

    @pytest.mark.parametrize(
        "modifier", [Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier]
    )
    def test_return_opens_the_passage(
        self, qtbot: QtBot, panel: EvidencePanel, modifier: Qt.KeyboardModifier
    ) -> None:
        wanted = panel.cards[2]
        panel.go_to(wanted)
        with qtbot.waitSignal(panel.passage_requested) as heard:
            press(wanted, Qt.Key.Key_Return, modifier)
        assert heard.args == [wanted.facts.first.excerpt.id]

    def test_the_icon_opens_the_passage(self, qtbot: QtBot, panel: EvidencePanel) -> None:
        wanted = panel.cards[0]
        qtbot.waitUntil(lambda: laid_out(wanted))
        spot = wanted.rect().bottomRight()
        spot.setX(spot.x() - 18)
        spot.setY(spot.y() - 16)
        with qtbot.waitSignal(panel.passage_requested):
            QTest.mouseClick(wanted, Qt.MouseButton.LeftButton, pos=spot)

    def test_the_link_asks_for_a_passage(
        self, qtbot: QtBot, at: Desk, panel: EvidencePanel
    ) -> None:
        with qtbot.waitSignal(panel.cite_requested) as heard:
            panel.cite.click()
        assert heard.args == [at.event(FOUR).id]

    def test_del_removes_the_citation_and_the_notice_brings_it_back(
        self, at: Desk, panel: EvidencePanel
    ) -> None:
        wanted = card(panel, "will open on 23 February")
        ids = {claim.citation.id for claim in wanted.facts.claims}
        count = len(panel.cards)
        panel.go_to(wanted)
        press(wanted, Qt.Key.Key_Delete)
        assert not ids & set(at.document.chronology.citations)
        assert at.document.chronology.events.get(at.event(FOUR).id) is not None
        assert len(panel.cards) == count - 1
        assert any(one.hasFocus() for one in panel.cards)
        assert at.said == ["Removed “Sample Wire, 13 Feb 2017” from Geneva IV."]
        at.press("Undo")
        assert ids <= set(at.document.chronology.citations)
        assert len(panel.cards) == count


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


def texts(panel: EvidencePanel, card: EvidenceCard) -> list[str]:
    menu = panel.menu(card)
    found = [action.text() for action in menu.actions()]
    menu.close()
    menu.deleteLater()
    return found


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
