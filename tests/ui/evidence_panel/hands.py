"""What a person does with the cards of the evidence."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.forms import Desk
from timeline_app import operations
from timeline_app import records as r
from timeline_app.dates import EventDate
from timeline_app.records import Record
from ui.citation_edit import CitationEdit
from ui.evidence_card import EvidenceCard
from ui.evidence_panel import EvidencePanel

FOUR, SIX = "Geneva IV", "Astana 6"
OLD = "The Geneva talks are expected to take place on February 20"


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


def texts(panel: EvidencePanel, card: EvidenceCard) -> list[str]:
    menu = panel.menu(card)
    found = [action.text() for action in menu.actions()]
    menu.close()
    menu.deleteLater()
    return found
