"""The evidence of an event: one card a passage, the newest said first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from timeline_app import claims, operations
from timeline_app import records as r
from timeline_app.adopting import rivals_of
from timeline_app.changes import Operation
from timeline_app.chronology import Chronology
from timeline_app.date_labels import label
from timeline_app.dates import EventDate
from timeline_app.operations import name_of
from ui.bridge import Bridge
from ui.citation_edit import CitationEdit
from ui.edit_road import OpenRoad
from ui.evidence_adopting import adoptable, adoption
from ui.evidence_card import EvidenceCard
from ui.evidence_words import CardFacts, CardKey, card_facts, paper_of
from ui.form_kit import Button, plain_label
from ui.notices import Notices
from ui.reason_line import ReasonLine
from ui.revealing import reveal
from ui.theme import Theme

EMPTY = "No passage is cited yet."


class EvidencePanel(QWidget):
    """The head line and the cards, 7 px apart. ↑ and ↓ go from card to card.

    ``show_event`` shows an event; edits go into the open document, one step each.
    """

    cite_requested = Signal(str)
    """The id of an event on which a passage is to be cited."""
    passage_requested = Signal(str)
    """The id of an excerpt that is to be shown in its source."""

    def __init__(
        self, bridge: Bridge, theme: Theme, notices: Notices, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._bridge, self._theme, self._notices = bridge, theme, notices
        self._road = OpenRoad(bridge, self)
        self._event: r.Event | None = None
        self._chronology = bridge.chronology
        self._facts: list[CardFacts] = []
        self._grades = False
        self._is_old = False
        self._open: CardKey | None = None
        self._adopting: CardFacts | None = None
        self.cards: list[EvidenceCard] = []
        self.head = plain_label(EMPTY, tone="text2", step="small", wrap=True)
        self.cite = Button("Cite a passage", "link", icon="quote")
        self._edit: CitationEdit | None = None
        self._reason: ReasonLine | None = None
        self._just_opened = False
        self._build_parts()
        theme.changed.connect(self._redraw)

    def _build_parts(self) -> None:
        self.setAccessibleName("Evidence")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(7)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.head, 1)
        top.addWidget(self.cite)
        self._column.addLayout(top)
        self._column.addStretch(1)
        self.cite.clicked.connect(self._ask_for_passage)
        self.cite.hide()

    def _ask_for_passage(self) -> None:
        if self._event is not None:
            self.cite_requested.emit(self._event.id)

    # What is shown

    @property
    def count(self) -> int:
        """How many cards the event has."""
        return len(self._facts)

    @property
    def event_id(self) -> str:
        """The id of the event that is shown; empty where there is none."""
        return self._event.id if self._event is not None else ""

    @property
    def is_editable(self) -> bool:
        """Whether something can be changed: the event is in the file, and that can be written."""
        known = self.event_id in self._bridge.chronology.events
        return known and not self._bridge.document.store.read_only

    @property
    def edit(self) -> CitationEdit | None:
        """The fields of the card that is being edited; None while none is."""
        return self._edit if self._open is not None else None

    @property
    def reason(self) -> ReasonLine | None:
        """The line that asks why a date is adopted; None while nothing is asked."""
        return self._reason if self._adopting is not None else None

    def show_grades(self, on: bool) -> None:
        """Show how reliable a source is and how credible what it says, or hide it."""
        if on != self._grades:
            self._grades = on
            self._arrange()

    def show_event(self, event: r.Event, chronology: Chronology) -> int:
        """Show the citations of an event; how many cards they make."""
        if event.id != self.event_id:
            self.close_edit()
        self._event, self._chronology = event, chronology
        told = claims.story(chronology, event)
        facts = card_facts(event, chronology, told=told)
        if facts != self._facts:
            self._facts, self._is_old = facts, True
        origins = claims.origins(one for card in facts for one in card.claims)
        words = f"{origins} origin{'s' * (origins != 1)} · by the day said"
        self.head.setText(words if facts else EMPTY)
        self.cite.setVisible(self.is_editable)
        if self.isVisible():
            self._arrange()
        else:
            self._is_old = True
        return self.count

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_old:
            self._arrange()

    def _arrange(self) -> None:
        """Make the cards those of the facts; what stays the same keeps its widget and focus."""
        self._is_old = False
        old = {card.facts.key: card for card in self.cards}
        editable = self.is_editable
        self.cards = []
        for place, facts in enumerate(self._facts, start=1):
            card = old.pop(facts.key, None) or self._made(facts)
            card.show_facts(facts, grades=self._grades, editable=editable)
            item = self._column.itemAt(place)
            if item is None or item.widget() is not card:
                self._column.removeWidget(card)
                self._column.insertWidget(place, card)
            self.cards.append(card)
        lost = [card for card in old.values() if card.hasFocus()]
        for card in old.values():
            self._drop(card)
        if lost and self.cards:
            self.cards[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self._hold_edit(editable=editable)

    def _made(self, facts: CardFacts) -> EvidenceCard:
        card = EvidenceCard(self._theme, facts)
        card.opened.connect(lambda: self.passage_requested.emit(card.facts.first.excerpt.id))
        card.edit_wanted.connect(lambda: self.edit_card(card))
        card.remove_wanted.connect(lambda: self.remove(card))
        card.menu_wanted.connect(lambda place: self.open_menu(card, place))
        card.grown.connect(self._grown)
        card.stepped.connect(lambda step: self._step(card, step))
        return card

    def _drop(self, card: EvidenceCard) -> None:
        card.release()
        self._column.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _redraw(self) -> None:
        for card in self.cards:
            card.redraw()

    def _step(self, card: EvidenceCard, step: int) -> None:
        place = max(0, min(self.cards.index(card) + step, len(self.cards) - 1))
        self.go_to(self.cards[place])

    def go_to(self, card: EvidenceCard) -> None:
        """Give a card the focus, and bring it into view."""
        card.show()  # one that was just made is not yet
        card.setFocus(Qt.FocusReason.OtherFocusReason)
        reveal(card)

    # The menu of a card

    def open_menu(self, card: EvidenceCard, place: QPoint) -> None:
        """Show what can be done with a card."""
        self.menu(card).popup(place)

    def menu(self, card: EvidenceCard) -> QMenu:
        """The menu of a card."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        rows: list[tuple[str, str, str, Callable[[], object]]] = [
            ("Open in its source", "external", "Return", card.opened.emit)
        ]
        if self.is_editable:
            rows.append(("Edit", "edit", "F2", lambda: self.edit_card(card)))
            value = adoptable(card.facts, self._event)
            if value is not None:
                words = f"Adopt {label(value)}"
                rows.append((words, "checked", "", lambda: self.adopt(card)))
            rows.append(("Remove the citation", "trash", "Del", lambda: self.remove(card)))
        for words, icon, key, act in rows:
            action = QAction(words, menu)
            self._theme.dress(action, icon)
            action.setShortcut(QKeySequence(key))
            action.triggered.connect(lambda _=False, act=act: act())
            menu.addAction(action)
        return menu

    # Editing

    def edit_card(self, card: EvidenceCard) -> None:
        """Open the fields of a card; nothing where it cannot be edited."""
        if not self.is_editable:
            return
        self._stop_adopting()
        if self._open is not None and self._edit is not None:
            self._edit.commit()
        self._open = card.facts.key
        self._arrange()
        if self._edit is not None:
            self._edit.stance.setFocus(Qt.FocusReason.OtherFocusReason)
            self._just_opened = True

    def _grown(self) -> None:
        """Bring the fields into view once their card has made room for them."""
        if self._just_opened:
            self._just_opened = False
            QTimer.singleShot(0, self._reveal_held)

    def _reveal_held(self) -> None:
        if self.edit is not None:
            reveal(self.edit.done)
            reveal(self.edit.stance)
        elif self.reason is not None:
            reveal(self.reason)

    def close_edit(self) -> None:
        """Save what is typed and close the fields."""
        self._stop_adopting()
        if self._open is None:
            return
        if self._edit is not None:
            self._edit.commit()
        key, self._open = self._open, None
        card = next((one for one in self.cards if one.facts.key == key), None)
        if card is not None:
            card.release()
            card.setFocus(Qt.FocusReason.OtherFocusReason)

    def _hold_edit(self, *, editable: bool) -> None:
        """Put the fields into the card that is being edited."""
        event = self._event
        card = next((one for one in self.cards if one.facts.key == self._open), None)
        if card is None or event is None or not editable:
            self._open = None
            return
        if self._edit is None:
            self._edit = self._fields()
        inside = self._edit.focusWidget()
        if card.held is not self._edit:
            for other in self.cards:
                if other is not card and other.held is self._edit:
                    other.release()
            card.hold(self._edit)
            if inside is not None:
                inside.setFocus(Qt.FocusReason.OtherFocusReason)
        self._edit.show_facts(card.facts, event, self._chronology, grades=self._grades)
        card.redraw()

    def _fields(self) -> CitationEdit:
        edit = CitationEdit(self._theme, self._bridge.today)
        edit.stance_chosen.connect(self._set_stance)
        edit.claim_changed.connect(self._set_claim)
        edit.passage_changed.connect(self._set_passage)
        edit.left.connect(self.close_edit)
        return edit

    def _opened(self) -> CardFacts | None:
        return next((one for one in self._facts if one.key == self._open), None)

    def _set_stance(self, stance: str) -> None:
        facts = self._opened()
        if facts is None or self._event is None:
            return
        ids = [claim.citation.id for claim in facts.claims]
        self._open = (facts.first.excerpt.id, stance)
        if not self._change("citation", ids, {"stance": stance}, "stance"):
            self._open = facts.key

    def _set_claim(self, citation: str, values: Mapping[str, Any]) -> None:
        self._change("citation", [citation], values, "claim")

    def _set_passage(self, values: Mapping[str, Any]) -> None:
        facts = self._opened()
        if facts is not None:
            what = "speaker" if "speaker" in values else " and ".join(values)
            self._change("excerpt", [facts.first.excerpt.id], values, what)

    def _change(self, kind: str, ids: list[str], values: Mapping[str, Any], what: str) -> bool:
        event = self._event
        if event is None or not self.is_editable:
            return False
        words = f"Change {what} of a passage on {name_of(event)}"
        operation = operations.edit(self._bridge.chronology, kind, ids, values, words)
        if operation.changes and self._road.apply(operation):
            return True
        self._arrange()
        return False

    def remove(self, card: EvidenceCard) -> None:
        """Take the citations of a card away; a notice offers to take that back."""
        if not self.is_editable or self._event is None:
            return
        facts = card.facts
        place = self.cards.index(card)
        ids = [claim.citation.id for claim in facts.claims]
        paper = paper_of(facts.first.source, self._chronology)
        words = f"“{paper}” from {name_of(self._event)}"
        gone = operations.delete(self._bridge.chronology, "citation", ids)
        operation = Operation(f"Remove {words}", gone.changes)
        if self._apply(operation, f"Removed {words}.") and self.cards:
            self.go_to(self.cards[min(place, len(self.cards) - 1)])

    def _apply(self, operation: Operation, words: str) -> bool:
        if not operation.changes or not self._road.apply(operation):
            return False
        self._notices.say(
            words,
            "Undo",
            lambda: self._road.take_back(operation),
            level="done",
            key_hint="Ctrl Z",
        )
        return True

    # Adopting

    def adopt(self, card: EvidenceCard) -> None:
        """Let the event show the date of a card; where others disagree, a reason is asked for."""
        event, facts = self._event, card.facts
        value = adoptable(facts, event)
        if event is None or value is None or not self.is_editable:
            return
        self.close_edit()
        if not rivals_of(self._bridge.chronology, event, value):
            self._adopt(facts, value, "")
            return
        self._adopting = facts
        if self._reason is None:
            self._reason = ReasonLine()
            self._reason.left.connect(self._leave_adopting)
            self._reason.given.connect(self._reason_given)
        self._just_opened = True
        card.hold(self._reason)
        self._reason.ask(
            f"Others disagree. Why {label(value)}? Kept in the history.", f"Adopt {label(value)}"
        )
        self.go_to(card)
        self._reason.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _reason_given(self, reason: str) -> None:
        facts = self._adopting
        value = adoptable(facts, self._event) if facts is not None else None
        self._stop_adopting()
        if facts is not None and value is not None:
            self._adopt(facts, value, reason)

    def _leave_adopting(self) -> None:
        card = next((one for one in self.cards if one.held is self._reason), None)
        self._stop_adopting()
        if card is not None:
            self.go_to(card)

    def _stop_adopting(self) -> None:
        self._adopting = None
        for card in self.cards:
            if card.held is not None and card.held is self._reason:
                card.release()

    def _adopt(self, facts: CardFacts, value: EventDate, reason: str) -> None:
        event = self._event
        if event is None:
            return
        operation = adoption(self._bridge, event, facts, value, reason)
        self._apply(operation, f"{name_of(event)} now shows {label(value)}.")
