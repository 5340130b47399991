"""The chart of one document: selection, keys, and what is remembered."""

from __future__ import annotations

import json
from collections.abc import Iterable
from math import isfinite
from typing import Any, Final

from PySide6.QtCore import QByteArray, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from timeline_app.chart.adapter import GROUPINGS
from timeline_app.chart.columns import Columns
from timeline_app.chart.screen import AXIS, HEAD
from timeline_app.chart.shapes import Hit
from ui import chart_accessible
from ui.bridge import Bridge
from ui.chart_columns import ShownColumns
from ui.chart_keys import ChartKeys
from ui.shown import Shown
from ui.table_parts import EmptyNote
from ui.theme import Theme

_ORIGIN: Final = "chart"
_Mod = Qt.KeyboardModifier


class ChartView(ChartKeys):
    """The shown events as swimlanes. What is selected is shared under the name "chart"."""

    clear_requested = Signal()
    """The link of the empty chart: show every event again."""
    menu_requested = Signal(QPoint)
    """The context menu of the selected events is wanted, at this point of the screen."""

    def __init__(
        self, bridge: Bridge, shown: Shown, theme: Theme, parent: QWidget | None = None
    ) -> None:
        chart_accessible.install()
        self._made = ShownColumns(bridge, shown)
        super().__init__(theme, self._made.whole(GROUPINGS[0]), parent)
        self._made.setParent(self)
        self._bridge, self._shown = bridge, shown
        self.grouping = GROUPINGS[0]
        self.setObjectName("chart_view")
        self.setAccessibleName("Chart")
        self._note = EmptyNote(self.viewport(), theme, self)
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(0)
        self._late.timeout.connect(self._refresh_if_seen)
        self._stale = self._missed = False
        self._connect()
        self._follow(bridge.selection, "")
        self._describe()

    def _connect(self) -> None:
        self._made.ready.connect(self._put)
        self._bridge.changed.connect(lambda _: self._late.start())
        self._shown.changed.connect(self._late.start)
        self._bridge.selected.connect(self._follow)
        self._note.pressed.connect(self.clear_requested)
        self.clicked.connect(self._clicked)
        self.banded.connect(self._banded)
        self.double_clicked.connect(self._double_clicked)

    # Events

    def refresh(self) -> None:
        """Show what is shown now; what is looked at stays. Very many events come a bit later."""
        self._late.stop()
        self._stale = False
        self._made.ask(self.grouping)

    def _put(self, columns: Columns) -> None:
        focused = self.current
        was_empty = self.columns.is_empty
        part = len(self._shown.ids) < len(self._bridge.chronology.events)
        self.put_columns(columns, part=part)
        self.place = self.walk.find(focused) if focused else None
        self.set_look(focused=self._focused(), hovered="")
        if was_empty and not self.columns.is_empty:
            self.zoom_to_all()
        self._describe()
        chart_accessible.tell_changed(self)
        if self._missed:
            self._missed = False
            self._stand_at(self._bridge.selection)

    def _refresh_if_seen(self) -> None:
        self._stale = True
        if self.isVisible():
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()
            self._follow(self._bridge.selection, "")

    def catch_up(self) -> None:
        if self._stale or self._late.isActive():
            self.refresh()

    def group_by(self, grouping: str) -> None:
        """Make the lanes of something else: one of ``GROUPINGS``."""
        self.grouping = grouping
        self.refresh()

    def _describe(self) -> None:
        lanes, events = len(self.columns.lanes), len(self.walk)
        words = f"{_count(events, 'event')} in {_count(lanes, 'lane')}"
        self.setAccessibleDescription(words)
        self._say_if_empty()

    def _say_if_empty(self) -> None:
        if not self.columns.is_empty:
            self._note.hide()
        elif not self._bridge.chronology.events:
            self._note.say("There are no events yet. Ctrl N adds the first one.", "")
        elif self._shown.ids:
            words = f"{_count(len(self._shown.ids), 'event')} without a date: only in the table."
            self._note.say(words, "")
        elif self._shown.text.strip():
            words = f"No event matches “{self._shown.text.strip()}”."
            self._note.say(words, "Clear the search")
        else:
            self._note.say("The side list lets no event through.", "Show all events")

    # Selection

    def _follow(self, ids: tuple[str, ...], origin: str) -> None:
        """Something was selected, here or elsewhere."""
        self.set_look(selected=frozenset(ids))
        if origin == _ORIGIN or not ids or (self._stale and not self.isVisible()):
            return
        self.catch_up()
        self._missed = self._made.busy
        self._stand_at(ids)

    def _stand_at(self, ids: tuple[str, ...]) -> None:
        place = self.walk.find(ids[0]) if ids else None
        if place is not None:
            self.stand(place, reveal=True)

    def choose(self, events: Iterable[str]) -> None:
        self._bridge.select(events, _ORIGIN)

    def toggle(self, events: tuple[str, ...]) -> None:
        self._take(events, _Mod.ControlModifier)

    def _clicked(self, hit: Hit | None, held: Qt.KeyboardModifier) -> None:
        if hit is None or hit.role == "lane":
            if not held:
                self.choose(())
        elif hit.role == "jump" and hit.day is not None:
            self.go_to(hit.day)
        elif hit.role == "undated":
            self.choose(hit.events)
        elif hit.events:
            self._take(hit.events, held)

    def _take(self, events: tuple[str, ...], held: Qt.KeyboardModifier) -> None:
        before, start = self._bridge.selection, self.place
        place = self.walk.find(events[0])
        if place is None:
            return
        wanted: Iterable[str] = events
        if held & _Mod.ControlModifier:
            taken = set(events) <= set(before)
            wanted = [one for one in before if one not in events] if taken else [*before, *events]
        elif held & _Mod.ShiftModifier and start is not None:
            wanted = [*before, *self.walk.between(start, place), *events]
        self.stand(place, reveal=False)
        self.choose(wanted)

    def _banded(self, events: list[str], held: Qt.KeyboardModifier) -> None:
        before = self._bridge.selection if held & _Mod.ControlModifier else ()
        self.choose([*before, *events])
        place = self.walk.find(events[0]) if events else None
        if place is not None:
            self.stand(place, reveal=False)

    def _double_clicked(self, hit: Hit) -> None:
        if hit.role == "lane":
            self.fold(hit.key)
        elif len(hit.events) > 1 and hit.role != "undated":
            self.part(hit.events, hit.events[0])
        elif hit.events:
            self.opened.emit(hit.events[0])

    def zoom_to_selection(self) -> None:
        """Show the selected events, edge to edge with some room."""
        places = [place for one in self._bridge.selection if (place := self.walk.find(one))]
        if not places:
            return
        lanes = [(self.walk.lanes[place.lane], place.at) for place in places]
        self.camera.fit(
            min(lane.firsts[at] for lane, at in lanes),
            max(lane.lasts[at] for lane, at in lanes),
            edge=0.2,
        )
        self.reveal_days(self.columns.mark(self.walk.event(places[0])).first, 0, places[0].lane)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            box = self.box_of(self.current) if self.current else None
            corner = box.bottomLeft() if box else QPoint(round(HEAD), round(AXIS))
            at = self.viewport().mapToGlobal(corner)
        else:
            hit = self.hit(event.pos())
            if (
                hit is not None
                and hit.events
                and not set(hit.events) <= set(self._bridge.selection)
            ):
                self._take(hit.events, _Mod.NoModifier)
        if self._bridge.selection:
            self.menu_requested.emit(at)

    # What is remembered

    def save_state(self) -> QByteArray:
        """What is looked at: place, zoom, ghosts, folded lanes, what makes the lanes."""
        state = {
            "left": self.camera.left,
            "per_day": self.camera.per_day,
            "top": self.verticalScrollBar().value(),
            "ghosts": self.look.ghosts,
            "folded": sorted(self.look.folded),
            "grouping": self.grouping,
        }
        return QByteArray(json.dumps(state).encode())

    def restore_state(self, state: QByteArray) -> None:
        """Look at what was looked at; what cannot be read changes nothing."""
        try:
            kept = json.loads(bytes(state.data()))
            self._restore(kept)
        except (ValueError, KeyError, TypeError):
            return

    def _restore(self, kept: dict[str, Any]) -> None:
        left, per_day = float(kept["left"]), float(kept["per_day"])
        if not (isfinite(left) and isfinite(per_day) and per_day > 0):
            raise ValueError("No place to look at.")
        folded = frozenset(str(key) for key in kept["folded"])
        top, ghosts, grouping = int(kept["top"]), bool(kept["ghosts"]), kept["grouping"]
        if grouping in GROUPINGS and grouping != self.grouping:
            self.group_by(str(grouping))
        self.set_look(ghosts=ghosts, folded=folded)
        right = left + self.camera.width / per_day
        if right > self.camera.low and left < self.camera.high + 1:
            self.show_at(left, per_day)
            self.verticalScrollBar().setValue(top)


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"
