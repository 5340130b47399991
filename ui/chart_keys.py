"""The chart under the keyboard: from event to event, zoom, pan, and what opens."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from timeline_app.chart.columns import Columns
from ui import chart_accessible
from ui.chart_pointing import ChartPointing
from ui.chart_walk import Place
from ui.theme import Theme

_Key = Qt.Key
_Mod = Qt.KeyboardModifier
_PAN: Final = 0.125
"""The share of the width that a key pans."""
_CLOSEST: Final = 24.0
"""Px a day from which on a cluster will not part by zooming."""


class ChartKeys(ChartPointing):
    """A canvas with a place of the keyboard: one event, which is also told to screen readers."""

    opened = Signal(str)
    """Return or a double click on an event: its form is wanted."""
    sentence_requested = Signal(str)
    """Ctrl Return on an event: the passage that its date rests on is wanted."""

    def __init__(self, theme: Theme, columns: Columns, parent: QWidget | None = None) -> None:
        super().__init__(theme, columns, parent)
        self.place: Place | None = None
        self._day = 0.0

    def catch_up(self) -> None:
        """Take in what has changed and is not shown yet."""

    def choose(self, events: Iterable[str]) -> None:
        """Select just these events."""
        raise NotImplementedError

    def toggle(self, events: tuple[str, ...]) -> None:
        """Select these events too, or no longer."""
        raise NotImplementedError

    # Where the keyboard is

    @property
    def current(self) -> str:
        """The event of the keyboard, or empty."""
        place = self.place
        if place is None or place.lane >= len(self.walk.lanes):
            return ""
        ids = self.walk.lanes[place.lane].ids
        return ids[place.at] if place.at < len(ids) else ""

    def _focused(self) -> str:
        return self.current if self.hasFocus() else ""

    def stand(self, place: Place, *, reveal: bool) -> None:
        """Put the keyboard on an event."""
        self.place = place
        event = self.walk.event(place)
        mark = self.columns.mark(event)
        self._day = mark.first
        if reveal:
            self.reveal_days(mark.first, mark.last, place.lane)
        self.set_look(focused=self._focused())
        if self.hasFocus():
            chart_accessible.tell_focus(self, event)

    def fold(self, key: str) -> None:
        """Fold a lane to one line, or unfold it."""
        self.set_look(folded=self.look.folded ^ {key})

    def part(self, events: tuple[str, ...], chosen: str) -> None:
        """Zoom in on a cluster; where that cannot part it, open the chosen event."""
        marks = [self.columns.mark(event) for event in events]
        first, last = min(m.first for m in marks), max(m.last for m in marks)
        starts = {mark.first for mark in marks}
        apart = len(starts) > 1 or len({mark.last for mark in marks}) > 1
        if not apart or self.camera.per_day >= _CLOSEST:
            self.opened.emit(chosen)
            return
        per_day = self.camera.per_day
        self.camera.fit(first - 1, last + 1)
        if self.camera.per_day <= per_day:
            self.camera.set_zoom(per_day * 2, self.camera.x(first))
        self.reveal_days(first, last)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~_Mod.KeypadModifier
        step = self._step_of(event.key(), held) or self._letter(event.text(), held)
        if step is None:
            super().keyPressEvent(event)
            return
        step()
        event.accept()

    def _step_of(self, key: int, held: Qt.KeyboardModifier) -> Callable[[], object] | None:
        plain = held in (_Mod.NoModifier, _Mod.ControlModifier)
        keep = held == _Mod.ControlModifier
        width = self.camera.width * _PAN
        if held == _Mod.ShiftModifier:
            panned: dict[int, Callable[[], object]] = {
                _Key.Key_Left: partial(self.pan, -width),
                _Key.Key_Right: partial(self.pan, width),
                _Key.Key_Up: partial(self.pan, 0, -48),
                _Key.Key_Down: partial(self.pan, 0, 48),
            }
            return panned.get(key)
        if not plain or (keep and key in (_Key.Key_Up, _Key.Key_Down)):
            return None
        steps: dict[int, Callable[[], object]] = {
            _Key.Key_Left: partial(self._go, self._along(-1), keep),
            _Key.Key_Right: partial(self._go, self._along(1), keep),
            _Key.Key_Up: partial(self._go, self._across(-1), keep),
            _Key.Key_Down: partial(self._go, self._across(1), keep),
            _Key.Key_Home: partial(self._go, self._end(False), keep),
            _Key.Key_End: partial(self._go, self._end(True), keep),
            _Key.Key_Return: partial(self._enter, keep),
            _Key.Key_Enter: partial(self._enter, keep),
        }
        if key == _Key.Key_Space and not keep:
            return self._toggle_current
        if key == _Key.Key_Escape and self.cancel_drag():
            return lambda: None
        return steps.get(key)

    def _letter(self, text: str, held: Qt.KeyboardModifier) -> Callable[[], object] | None:
        if held not in (_Mod.NoModifier, _Mod.ShiftModifier):
            return None
        letters: dict[str, Callable[[], object]] = {
            "+": partial(self.zoom, 1),
            "=": partial(self.zoom, 1),
            "-": partial(self.zoom, -1),
            "−": partial(self.zoom, -1),
            "0": self.zoom_to_all,
            "t": self.go_to_present,
            "g": self.toggle_ghosts,
            "f": self._fold_current,
        }
        return letters.get(text.casefold())

    def _along(self, by: int) -> Callable[[Place], Place]:
        return lambda place: self.walk.along(place, by)

    def _end(self, last: bool) -> Callable[[Place], Place]:
        return lambda place: self.walk.end(place, last=last)

    def _across(self, by: int) -> Callable[[Place], Place]:
        return lambda place: self.walk.across(place, by, self._day)

    def _go(self, step: Callable[[Place], Place], keep: bool) -> None:
        """Go on to another event and select it; with ``keep`` the selection stays."""
        self.catch_up()
        if self.current and self.place is not None:
            day = self._day
            place: Place | None = step(self.place)
            changes_lane = place is not None and place.lane != self.place.lane
        else:
            day, changes_lane = self.camera.left, False
            place = self.walk.first_after(day)
        if place is None:
            return
        self.stand(place, reveal=True)
        if changes_lane:
            self._day = day  # so that going back leads to where one came from
        if not keep:
            self.choose([self.walk.event(place)])

    def _enter(self, sentence: bool) -> None:
        event = self.current
        if not event:
            return
        if sentence:
            self.sentence_requested.emit(event)
            return
        cluster = next(
            (h.events for h in self.scene().hits if h.role == "cluster" and event in h.events), ()
        )
        if len(cluster) > 1:
            self.part(cluster, event)
        else:
            self.opened.emit(event)

    def _toggle_current(self) -> None:
        if self.current:
            self.toggle((self.current,))

    def _fold_current(self) -> None:
        if self.place is not None and self.current:
            self.fold(self.walk.lanes[self.place.lane].key)

    def toggle_ghosts(self) -> None:
        """Show or hide the earlier dates."""
        self.set_look(ghosts=not self.look.ghosts)

    def go_to_present(self) -> None:
        """Bring today, or the day of a past view, to the middle."""
        self.go_to(self.columns.as_of + 1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.set_look(focused=self._focused())
        if self.current:
            chart_accessible.tell_focus(self, self.current)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.set_look(focused="")
