"""The evidence of an event: cards in the order of the claims, and their keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.forms import Desk
from timeline_app import operations
from ui.evidence_card import EvidenceCard
from ui.evidence_panel import EvidencePanel

from .hands import FOUR, OLD, SIX, add_old_date, card, press

pytestmark = pytest.mark.qt_log_ignore("does not support grabbing the keyboard")


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
