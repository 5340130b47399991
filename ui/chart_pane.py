"""The chart with its overview and its few buttons, as one pane of the workspace."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from timeline_app.chart.adapter import GROUPINGS
from ui.bridge import Bridge
from ui.chart_overview import ChartOverview
from ui.chart_view import ChartView
from ui.form_kit import icon_button
from ui.shown import Shown
from ui.theme import Theme

_LEAST_HEIGHT = 150


class ChartPane(QWidget):
    """Chart and overview (40 px), and zoom buttons in the corner over the lane labels (126 px)."""

    opened = Signal(str)
    """An event's form is wanted."""
    sentence_requested = Signal(str)
    """The passage that an event's date rests on is wanted."""
    clear_requested = Signal()
    """Someone asks for every event to be shown again."""
    menu_requested = Signal(QPoint)
    """A menu on the selected events is asked for, at a place of the screen."""

    def __init__(
        self, bridge: Bridge, shown: Shown, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("chart_pane")
        self.view = ChartView(bridge, shown, theme, self)
        self.overview = ChartOverview(self.view, self)
        self.setFocusProxy(self.view)
        self.setMinimumHeight(_LEAST_HEIGHT)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.view, 1)
        layout.addWidget(_rule())
        layout.addWidget(self.overview)
        layout.addWidget(_rule())
        self.buttons: list[QToolButton] = []
        self._add_buttons()
        self.view.opened.connect(self.opened)
        self.view.sentence_requested.connect(self.sentence_requested)
        self.view.clear_requested.connect(self.clear_requested)
        self.view.menu_requested.connect(self.menu_requested)

    def _add_buttons(self) -> None:
        corner = QWidget(self)
        row = QHBoxLayout(corner)
        row.setContentsMargins(8, 9, 0, 0)
        row.setSpacing(2)
        view = self.view
        for name, words, step in (
            ("zoom_out", "Zoom out (−)", lambda: view.zoom(-1)),
            ("zoom_in", "Zoom in (+)", lambda: view.zoom(1)),
            ("fit", "Whole chronology (0)", view.zoom_to_all),
        ):
            button = icon_button(name, words)
            button.clicked.connect(step)
            row.addWidget(button)
            self.buttons.append(button)
        self.more = icon_button("more", "Lanes and more")
        self.menu = self._menu()
        self.more.clicked.connect(
            lambda: self.menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))
        )
        row.addWidget(self.more)
        self.buttons.append(self.more)
        corner.adjustSize()
        corner.move(0, 0)
        corner.raise_()

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        lanes = menu.addMenu("Lanes by")
        self._groupings = []
        for key in GROUPINGS:
            action = lanes.addAction(key.capitalize())
            action.setCheckable(True)
            action.setData(key)
            action.triggered.connect(lambda _, chosen=key: self.view.group_by(chosen))
            self._groupings.append(action)
        menu.addSeparator()
        ghosts = menu.addAction("Earlier dates\tG", self.view.toggle_ghosts)
        ghosts.setCheckable(True)
        selected = menu.addAction("Zoom to the selected events", self.view.zoom_to_selection)
        menu.addAction("Today in the middle\tT", self.view.go_to_present)

        def look() -> None:
            ghosts.setChecked(self.view.look.ghosts)
            selected.setEnabled(bool(self.view.look.selected))
            for action in self._groupings:
                action.setChecked(action.data() == self.view.grouping)

        menu.aboutToShow.connect(look)
        return menu

    def save_state(self) -> QByteArray:
        """What is looked at, for the next start."""
        return self.view.save_state()

    def restore_state(self, state: QByteArray) -> None:
        """Look at what was looked at; what cannot be read changes nothing."""
        self.view.restore_state(state)


def _rule() -> QFrame:
    rule = QFrame()
    rule.setProperty("rule", True)
    rule.setFixedHeight(1)
    rule.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return rule
