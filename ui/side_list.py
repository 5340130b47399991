"""The list at the left: processes, statuses and actors, each with a check and a count."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from timeline_app.document import Notice
from timeline_app.folding import fold
from ui.bridge import Bridge
from ui.check_list import INSET, CheckList, Item
from ui.form_kit import Button, icon_button, literal, plain_label
from ui.least_width import LeastWidth
from ui.shown import Shown
from ui.side_counts import Counts, actor_items, process_items, sign_items
from ui.theme import Theme

_WIDTH, _LEAST = 196, 160
_FIRST_ACTORS = 5


class SideList(QWidget):
    """The side list, 196 px wide (at least 160); it sets the filters of ``Shown``.

    Processes and statuses that are not checked are hidden; with an actor checked, only events in
    which one of the checked ones takes part are shown.
    """

    process_requested = Signal()
    """A new process is wanted."""
    process_edit_requested = Signal(str)
    """A process, by its id, is to be changed."""

    def __init__(
        self, bridge: Bridge, shown: Shown, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._bridge, self._shown, self._theme = bridge, shown, theme
        self._counts = Counts()
        self._all_actors = False
        self.setObjectName("side_list")
        self.setAccessibleName("Side list")
        LeastWidth(self, _LEAST)
        self.processes = CheckList("Processes", theme)
        self.statuses = CheckList("Status", theme)
        self.actors = CheckList("Actors", theme)
        self._total = plain_label(tone="text3", step="small")
        self.add_process = Button("Add a process", "link", icon="plus", small=True)
        self.more_actors = Button("", "link", small=True)
        self.find_actor = QLineEdit()
        self.search_actors: QToolButton = icon_button("search", "Find an actor")
        self._lay_out()
        self._connect()
        self._counts.read(bridge.chronology)
        self.refresh()

    def _lay_out(self) -> None:
        self.find_actor.setObjectName("find_actor")
        self.find_actor.setPlaceholderText("Find an actor")
        self.find_actor.setAccessibleName("Find an actor")
        self.find_actor.setClearButtonEnabled(True)
        self.find_actor.hide()
        area = QScrollArea(self)
        inside = QFrame(area)
        inside.setProperty("pane", "panel")
        area.setWidget(inside)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 12, 0, 12)
        column.setSpacing(0)
        self.search_actors.setFixedSize(24, 24)
        column.addWidget(_heading("Processes", self._total))
        column.addWidget(self.processes)
        column.addLayout(_inset(self.add_process))
        column.addSpacing(12)
        column.addWidget(_heading("Status"))
        column.addWidget(self.statuses)
        column.addSpacing(12)
        column.addWidget(_heading("Actors", self.search_actors))
        column.addLayout(_inset(self.find_actor, 0))
        column.addWidget(self.actors)
        column.addLayout(_inset(self.more_actors))
        column.addStretch(1)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area, self._inside = area, inside
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(area)

    def _connect(self) -> None:
        self._bridge.changed.connect(self._heard)
        self._shown.changed.connect(self.refresh)
        self.processes.checks.toggled.connect(self._toggle_process)
        self.statuses.checks.toggled.connect(self._toggle_sign)
        self.actors.checks.toggled.connect(self._toggle_actor)
        self.processes.edited.connect(self._edit_process)
        self.add_process.clicked.connect(self.process_requested)
        self.more_actors.clicked.connect(self._turn_actors)
        self.search_actors.clicked.connect(self._look_for_actors)
        self.find_actor.textChanged.connect(lambda _: self._show_actors())
        lists = (self.processes, self.statuses, self.actors)
        for place, one in enumerate(lists):
            one.left.connect(lambda step, at=place: self._cross(lists, at, step))
            one.selectionModel().currentChanged.connect(lambda *_, one=one: self._follow(one))

    # What is shown

    def _heard(self, notice: Notice) -> None:
        self._counts.follow(notice)
        self.refresh()

    def refresh(self) -> None:
        """Show counts and checks as they are now."""
        chronology, filters = self._bridge.chronology, self._shown.filters
        total = len(chronology.events)
        self._total.setText(f"{total} event{'s' * (total != 1)}")
        self.processes.checks.show_items(process_items(chronology, self._counts, filters))
        self.statuses.checks.show_items(sign_items(self._counts, filters))
        self._show_actors()

    def _show_actors(self) -> None:
        items = actor_items(self._bridge.chronology, self._counts, self._shown.filters)
        shown = self._few(items)
        wanted = fold(self.find_actor.text().strip())
        if self._all_actors:
            shown = [item for item in items if wanted in fold(item.name)]
        self.actors.checks.show_items(shown)
        rest = len(items) - len(self._few(items))
        self.more_actors.setVisible(self._all_actors or rest > 0)
        words = "Fewer actors" if self._all_actors else f"{rest} more"
        self.more_actors.setText(literal(words))
        self.more_actors.setAccessibleName(words if self._all_actors else f"{words} actors")
        self.search_actors.setVisible(bool(items))

    def _few(self, items: Sequence[Item]) -> list[Item]:
        """The first five, and whoever is asked for beside them."""
        return [item for at, item in enumerate(items) if at < _FIRST_ACTORS or item.checked]

    def _turn_actors(self) -> None:
        self._show_all_actors(not self._all_actors)

    def _show_all_actors(self, wanted: bool) -> None:
        self._all_actors = wanted
        self.find_actor.setVisible(wanted)
        self.find_actor.clear()
        self._show_actors()

    def _look_for_actors(self) -> None:
        self._show_all_actors(wanted=True)
        self.find_actor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.find_actor.hasFocus():
            self._show_all_actors(wanted=False)
            self.search_actors.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        super().keyPressEvent(event)

    # What a person does

    def _toggle_process(self, key: str, checked: bool) -> None:
        self._shown.hide(processes=_with(self._shown.filters.processes, key, not checked))

    def _toggle_sign(self, key: str, checked: bool) -> None:
        self._shown.hide(signs=_with(self._shown.filters.signs, key, not checked))

    def _toggle_actor(self, key: str, checked: bool) -> None:
        self._shown.hide(actors=_with(self._shown.filters.actors, key, checked))

    def _edit_process(self, key: str) -> None:
        if key:
            self.process_edit_requested.emit(key)

    def _cross(self, lists: Sequence[CheckList], place: int, step: int) -> None:
        """Arrows go on from one list to the next that has something in it."""
        place += step
        while 0 <= place < len(lists):
            if lists[place].checks.items:
                lists[place].enter(step)
                return
            place += step

    def _follow(self, one: CheckList) -> None:
        """Keep the row of the keyboard in view."""
        box = one.visualRect(one.currentIndex())
        at = one.mapTo(self._inside, box.center())
        self._area.ensureVisible(at.x(), at.y(), 0, box.height())


def _with(keys: frozenset[str], key: str, wanted: bool) -> frozenset[str]:
    return keys | {key} if wanted else keys - {key}


def _heading(words: str, right: QWidget | None = None) -> QWidget:
    """The head of a section, as high as a row; a button at its right ends where counts do."""
    head = QWidget()
    head.setMinimumHeight(25)
    row = QHBoxLayout(head)
    edge = INSET - 4 if isinstance(right, QToolButton) else INSET + 1
    row.setContentsMargins(INSET, 0, edge, 0)
    row.addWidget(plain_label(words, tone="text2", step="small", bold=True), 1)
    if right is not None:
        row.addWidget(right)
    return head


def _inset(widget: QWidget, stretch: int = 1) -> QHBoxLayout:
    """A widget at the left edge of what stands in the list."""
    row = QHBoxLayout()
    row.setContentsMargins(INSET - 4, 0, INSET, 0)
    row.addWidget(widget, 1 - stretch)
    if stretch:
        row.addStretch(stretch)
    return row
