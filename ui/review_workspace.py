"""The Review workspace: what somebody should look at, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QSplitter, QWidget

from timeline_app import checks, operations
from timeline_app.adopting import adopt_date, completed
from timeline_app.changes import Operation
from timeline_app.checks import Finding
from timeline_app.date_labels import label
from timeline_app.dates import EventDate
from timeline_app.document import Notice
from timeline_app.operations import name_of
from ui.bridge import Bridge
from ui.edit_road import OpenRoad
from ui.finding_list import FindingList
from ui.finding_page import FindingPage
from ui.finding_watch import FindingWatch
from ui.least_width import LeastWidth
from ui.notices import Notices
from ui.theme import Theme

_LIST, _LEAST = 281, 220
_FEW = 2_000
"""Up to how many findings are listed before they are seen."""


class ReviewWorkspace(QWidget):
    """Findings at the left (281 px), the chosen one at the right.

    F8 and Shift F8 go on and back, figures adopt, R goes to the reason, L leaves it for later.
    """

    counted = Signal(int)
    """How many findings there are now."""
    event_requested = Signal(str)
    """The id of an event that is to be shown in the chronology."""
    passage_requested = Signal(str)
    """The id of an excerpt that is to be shown in its source."""
    source_requested = Signal(str)
    """The id of a source that is to be shown."""

    def __init__(
        self, bridge: Bridge, theme: Theme, notices: Notices, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._bridge, self._notices = bridge, notices
        self._road = OpenRoad(bridge, self)
        self.setAccessibleName("Review")
        self.watch = FindingWatch(bridge, self)
        self.list = FindingList(theme)
        self.page = FindingPage(theme)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        LeastWidth(self.list, _LEAST)
        self.splitter.addWidget(self.list)
        self.splitter.addWidget(self.page)
        self.splitter.setSizes([_LIST, 10_000])
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.splitter)
        self.setFocusProxy(self.list)
        self._waiting: Callable[[], None] | None = None
        self._stale = False
        self._connect()

    def _connect(self) -> None:
        self.watch.changed.connect(self._changed)
        self.list.chosen.connect(self._show_finding)
        self.list.opened.connect(lambda _: self.act("open_event"))
        self.page.stepped.connect(self.step)
        self.page.acted.connect(self.act)
        self.page.adopted.connect(self.adopt)
        self.page.passage_requested.connect(self.passage_requested)
        self.page.reason_given.connect(self._reason_given)
        self._bridge.changed.connect(self._heard)

    def stop(self) -> None:
        """Stop looking for findings, before the document is closed."""
        self.watch.stop()

    # What is shown

    @property
    def findings(self) -> list[Finding]:
        """The findings as they stand."""
        return self.watch.findings

    def summary(self) -> str:
        """What the status bar says: "34 findings, 4 conflicts · 101 events checked, 17 drafts"."""
        found = self.findings
        conflicts = sum(one.rule == "conflict" for one in found)
        events = self._bridge.chronology.events.values()
        checked = sum(event.review in ("checked", "locked") for event in events)
        drafts = sum(event.review == "draft" for event in events)
        words = f"{_many(len(found), 'finding')}, {_many(conflicts, 'conflict')}"
        return f"{words}  ·  {_many(checked, 'event')} checked, {_many(drafts, 'draft')}"

    def panes(self) -> list[QWidget]:
        """The panes in the order in which F6 goes through them."""
        return [self.list, self.page]

    def show_grades(self, on: bool) -> None:
        """Show how reliable sources are and how credible what they say, or hide it."""
        self.page.show_grades(on)

    def show_event(self, event: str) -> bool:
        """Choose the first finding on an event; False where there is none."""
        self._catch_up()
        found = next((one for one in self.list.shown if one.event == event), None)
        if found is not None:
            self.list.choose(found)
        return found is not None

    def save_state(self) -> dict[str, QByteArray]:
        """Where the splitter is, for the next start."""
        return {"review": self.splitter.saveState()}

    def restore_state(self, state: dict[str, QByteArray]) -> None:
        """Put the splitter where it was."""
        if "review" in state:
            self.splitter.restoreState(state["review"])

    def _changed(self) -> None:
        self._stale = True
        if self.isVisible() or len(self.findings) <= _FEW:
            self._catch_up()
        self.counted.emit(len(self.findings))

    def _catch_up(self) -> None:
        """Show the findings as they stand; very many of them only once they are seen."""
        if self._stale:
            self._stale = False
            self.list.show_findings(self.findings)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._catch_up()

    def _heard(self, notice: Notice) -> None:
        finding = self.page.finding
        if finding is not None and self.isVisible():
            self._show_finding(finding)

    def _show_finding(self, finding: Finding | None) -> None:
        if finding != self.page.finding:
            self._waiting = None
        shown = self.list.shown
        at = shown.index(finding) + 1 if finding is not None and finding in shown else 0
        counter = f"{at} of {len(shown)}" if at else ""
        editable = not self._bridge.document.store.read_only
        self.page.show_finding(finding, self._bridge.chronology, counter, editable=editable)

    # Going on

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) finding."""
        self.list.step(by)

    def next_finding(self) -> None:
        """Go to the next finding."""
        self.step(1)

    def previous_finding(self) -> None:
        """Go to the previous finding."""
        self.step(-1)

    # Doing

    def act(self, key: str) -> None:
        """Do a step of the page."""
        finding = self.list.current
        if finding is None:
            return
        if key == "later":
            self.step(1)
        elif key == "dismiss":
            self.dismiss(finding)
        elif key == "checked":
            self._mark_checked(finding)
        elif key == "keep":
            self._keep(finding)
        elif key == "open_event" and finding.event is not None:
            self.event_requested.emit(finding.event)
        elif key == "open_passage" and finding.excerpt is not None:
            self.passage_requested.emit(finding.excerpt)
        elif finding.source is not None and key in ("open_source", "open_event"):
            self.source_requested.emit(finding.source)

    def dismiss(self, finding: Finding) -> None:
        """Set a finding aside; while there is no reason, it is asked for first."""
        reason = self._reason("Why is this as it should be?", lambda: self.dismiss(finding))
        if reason:
            operation = checks.dismiss(finding, reason, self._bridge.document.author)
            heading = checks.HEADINGS[finding.rule]
            self._apply(operation, f"Dismissed “{heading}” of {finding.subject}.")

    def adopt(self, value: EventDate) -> None:
        """Let the event of the finding show a date and settle what speaks against it; while there
        is no reason, it is asked for first.
        """
        finding = self.list.current
        event = self._bridge.chronology.events.get(finding.event or "") if finding else None
        if event is None:
            return
        adopted = event.date is not None and self._is_adopted(value)
        whole = event.date if adopted and event.date else completed(value, event.date)
        reason = self._reason(f"Why {label(whole)}?", lambda: self.adopt(value))
        if not reason:
            return
        operation = adopt_date(
            self._bridge.chronology,
            event,
            whole,
            reason=reason,
            author=self._bridge.document.author,
            day=self._bridge.today,
        )
        self._apply(operation, f"{name_of(event)} shows {label(whole)}; the others stay as claims.")

    def _is_adopted(self, value: EventDate) -> bool:
        """Whether the card of a date is that of the adopted one."""
        cards = self.page.conflict.cards if self.page.conflict is not None else []
        return any(card.side.adopted and card.side.value == value for card in cards)

    def _reason(self, question: str, then: Callable[[], None]) -> str:
        """The reason that is typed; empty where it is asked for, and ``then`` follows on Return."""
        line = self.page.reason
        reason = line.text().strip()
        self._waiting = None if reason else then
        if not reason:
            line.setPlaceholderText(question)
            line.setFocus(Qt.FocusReason.OtherFocusReason)
        return reason

    def _reason_given(self) -> None:
        if self._waiting is not None:
            self._waiting()

    def _keep(self, finding: Finding) -> None:
        event = self._bridge.chronology.events.get(finding.event or "")
        if event is not None and event.date is not None:
            self.adopt(event.date)

    def _mark_checked(self, finding: Finding) -> None:
        chronology = self._bridge.chronology
        operation = operations.edit(chronology, "event", [finding.record], {"review": "checked"})
        self._apply(operation, f"Marked as checked: {finding.subject}.")

    def _apply(self, operation: Operation, words: str) -> None:
        again = partial(self._apply, operation, words)
        if not operation.changes or not self._road.apply(operation, again):
            return
        self.page.reason.clear()
        self.page.reason.setPlaceholderText("")
        self.watch.look()
        self._notices.say(
            words,
            "Undo",
            lambda: self._road.take_back(operation),
            level="done",
            key_hint="Ctrl Z",
        )
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._takes(event):
            return
        super().keyPressEvent(event)

    def _takes(self, event: QKeyEvent) -> bool:
        """Whether a key was for going on or for doing something."""
        key, ctrl = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key == Qt.Key.Key_F8:
            self.step(-1 if shift else 1)
            return True
        if isinstance(QApplication.focusWidget(), QLineEdit):
            return self._leaves_line(event)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.act("open_passage" if ctrl else "open_event")
            return True
        if ctrl:
            return False
        return self._takes_letter(event)

    def _leaves_line(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return False

    def _takes_letter(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_L:
            self.act("later")
            return True
        if event.key() == Qt.Key.Key_R and self.page.reason.isVisible():
            self.page.reason.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
        cards = self.page.conflict
        return cards is not None and event.text().isdecimal() and cards.press(int(event.text()))


def _many(count: int, word: str) -> str:
    return f"{count} {word}{'s' * (count != 1)}"
