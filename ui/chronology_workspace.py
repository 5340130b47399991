"""The Chronology workspace: side list, table and inspector."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget

from ui.bridge import Bridge
from ui.chart_pane import ChartPane
from ui.event_table import EventTable
from ui.inspector import Inspector
from ui.notices import Notices
from ui.shown import Shown
from ui.side_list import SideList
from ui.theme import Theme

_SIDE, _INSPECTOR = 196, 360
_CHART, _TABLE = 340, 400


if TYPE_CHECKING:
    from ui.event_form import EventForm


class ChronologyWorkspace(QWidget):
    """Side list (196 px), table, inspector (360 px), parted by splitters."""

    clear_requested = Signal()
    menu_requested = Signal(QPoint)
    """A menu on the selected events is asked for, at a place of the screen."""
    sentence_requested = Signal(str)
    """The passage that an event's date rests on is wanted, by the event's id."""
    passage_requested = Signal(str)
    """A passage is wanted in its source, by the excerpt's id."""
    cite_requested = Signal(str)
    """A passage is to be cited on an event, by the event's id."""

    def __init__(
        self,
        bridge: Bridge,
        shown: Shown,
        theme: Theme,
        notices: Notices,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        # Everything is made in its place: moving a widget dresses all that is in it once more.
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.middle = QSplitter(Qt.Orientation.Vertical, self.splitter)
        self.side = SideList(bridge, shown, theme, self.splitter)
        self.chart = ChartPane(bridge, shown, theme, self.middle)
        self.table = EventTable(bridge, shown, theme, self.middle)
        self.inspector = Inspector(bridge, theme, notices, self.splitter)
        self.middle.setSizes([_CHART, _TABLE])
        self.middle.setChildrenCollapsible(False)
        for widget in (self.side, self.middle, self.inspector):
            self.splitter.addWidget(widget)
        self.splitter.setSizes([_SIDE, 10_000, _INSPECTOR])
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.middle.setHandleWidth(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.splitter)
        for view in (self.table, self.chart):
            view.clear_requested.connect(self.clear_requested)
            view.opened.connect(self._open_form)
            view.menu_requested.connect(self.menu_requested)
        self.chart.sentence_requested.connect(self.sentence_requested)
        self.inspector.built.connect(self._built)

    def _open_form(self, identity: str) -> None:
        if identity not in self._bridge.selection:
            self._bridge.select([identity], "opened")
        self.form.setFocus()

    def _built(self) -> None:
        evidence = self.form.evidence
        evidence.passage_requested.connect(self.passage_requested)
        evidence.cite_requested.connect(self.cite_requested)
        self.form.emptied.connect(self.table.setFocus)

    @property
    def form(self) -> EventForm:
        """The form of the inspector."""
        return self.inspector.form

    def panes(self) -> list[QWidget]:
        """The panes in the order in which F6 goes through them."""
        last = self.form if self.inspector.is_built else self.inspector
        return [pane for pane in (self.side, self.chart, self.table, last) if pane.isVisible()]

    def step(self, by: int) -> None:
        """Select the next (1) or previous (-1) shown event."""
        ids = self.table.shown_ids()
        if not ids:
            return
        current = self._bridge.selection[:1]
        place = ids.index(current[0]) + by if current and current[0] in ids else 0
        self._bridge.select([ids[max(0, min(place, len(ids) - 1))]], "step")

    def save_state(self) -> dict[str, QByteArray]:
        """Where the splitters and columns are, for the next start."""
        return {
            "splitter": self.splitter.saveState(),
            "middle": self.middle.saveState(),
            "table": self.table.save_state(),
            "chart": self.chart.save_state(),
        }

    def restore_state(self, state: dict[str, QByteArray]) -> None:
        """Put splitters and columns where they were."""
        if "splitter" in state:
            self.splitter.restoreState(state["splitter"])
        if "middle" in state:
            self.middle.restoreState(state["middle"])
        if "chart" in state:
            self.chart.restore_state(state["chart"])
        if "table" in state:
            self.table.restore_state(state["table"])
