"""The chart for those who hear it: a list with an entry for every event that has a day.

The toolkit owns what is handed to it here and frees it by itself. Python must therefore keep hold
of every object until the toolkit has let it go, or the program ends in a crash.
"""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget

from timeline_app.chart.describe import sentence
from ui.chart_canvas import ChartCanvas

_Role = QAccessible.Role
_Text = QAccessible.Text
_ALIVE: Final[dict[int, list[_AccessibleChart]]] = {}
"""By the id of its view. Connecting a method of the view to a signal changes the view's class for
the toolkit, which then asks for another interface, and in the end frees them all."""
_GONE: Final[list[_AccessibleChart]] = []
"""Charts whose view is no more. The toolkit frees its part of them after we have heard of it."""
_INSTALLED: Final[list[object]] = []


class _AccessibleMark(QAccessibleInterface):
    """One event: its sentence, where it is, and whether it is selected or has the focus."""

    def __init__(self, chart: _AccessibleChart, number: int) -> None:
        super().__init__()
        self.chart = chart
        self.number = number

    @property
    def _event(self) -> str:
        walk = self.chart.view.walk
        return walk.event(walk.place(self.number)) if self.number < len(walk) else ""

    def isValid(self) -> bool:
        return self.chart.is_alive and self.number < len(self.chart.view.walk)

    def object(self) -> Any:
        return None

    def parent(self) -> QAccessibleInterface:
        return self.chart

    def child(self, index: int) -> Any:
        return None

    def childAt(self, x: int, y: int) -> Any:
        return None

    def childCount(self) -> int:
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    def text(self, kind: QAccessible.Text) -> str:
        if kind != _Text.Name or not self.isValid():
            return ""
        return sentence(self.chart.view.columns.mark(self._event))

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Nothing here can be written."""

    def rect(self) -> QRect:
        if not self.isValid():
            return QRect()
        view = self.chart.view
        box = view.box_of(self._event)
        return QRect() if box is None else box.translated(view.viewport().mapToGlobal(QPoint()))

    def role(self) -> QAccessible.Role:
        return _Role.ListItem

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        if not self.isValid():
            state.invalid = True
            return state
        view, event = self.chart.view, self._event
        state.focusable = state.selectable = True
        state.focused = view.look.focused == event
        state.selected = event in view.look.selected
        state.offscreen = view.box_of(event) is None
        return state


class _AccessibleChart(QAccessibleWidget):
    """The chart itself, a list of marks in the order of lanes and days."""

    def __init__(self, view: ChartCanvas) -> None:
        super().__init__(view, _Role.List, "")
        self.view = view
        self.is_alive = True
        self._marks: dict[int, _AccessibleMark] = {}

    def text(self, kind: QAccessible.Text) -> str:
        if not self.is_alive:
            return ""
        if kind == _Text.Name:
            return self.view.accessibleName()
        return self.view.accessibleDescription() if kind == _Text.Description else ""

    def childCount(self) -> int:
        return len(self.view.walk) if self.is_alive else 0

    def child(self, index: int) -> Any:
        if not self.is_alive or not 0 <= index < len(self.view.walk):
            return None
        found = self._marks.get(index)
        if found is None:
            found = self._marks[index] = _AccessibleMark(self, index)
            QAccessible.registerAccessibleInterface(found)
        return found

    def childAt(self, x: int, y: int) -> Any:
        if not self.is_alive:
            return None
        hit = self.view.hit(self.view.viewport().mapFromGlobal(QPoint(x, y)))
        place = self.view.walk.find(hit.events[0]) if hit is not None and hit.events else None
        return None if place is None else self.child(self.view.walk.number(place))

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return child.number if isinstance(child, _AccessibleMark) else -1

    def focusChild(self) -> Any:
        place = self.view.walk.find(self.view.look.focused) if self.is_alive else None
        return None if place is None else self.child(self.view.walk.number(place))

    def gone(self) -> None:
        """The view is no more."""
        self.is_alive = False
        marks, self._marks = self._marks, {}
        for mark in marks.values():
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(mark))


def _made_for(_: str, thing: QObject) -> QAccessibleInterface | None:
    if not isinstance(thing, ChartCanvas):
        return None
    made, key = _AccessibleChart(thing), id(thing)
    if key not in _ALIVE:
        thing.destroyed.connect(lambda: _forget(key))
    _ALIVE.setdefault(key, []).append(made)
    return made


def _forget(key: int) -> None:
    for chart in _ALIVE.pop(key, ()):
        chart.gone()
        _GONE.append(chart)


def install() -> None:
    """Let charts be heard from now on; once for the whole program."""
    if not _INSTALLED:
        _INSTALLED.append(_made_for)
        QAccessible.installFactory(_made_for)


def tell_focus(view: ChartCanvas, event: str) -> None:
    """Announce that the keyboard stands on an event now."""
    place = view.walk.find(event)
    if place is None or not QAccessible.isActive():
        return
    told = QAccessibleEvent(view, QAccessible.Event.Focus)
    told.setChild(view.walk.number(place))
    QAccessible.updateAccessibility(told)


def tell_changed(view: ChartCanvas) -> None:
    """Announce that there are other events than before."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleEvent(view, QAccessible.Event.ObjectReorder))
