"""The bar above the workspaces: where one is, the commands used most, and the search line."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from ui.actions import Actions
from ui.form_kit import Button, ToolButton
from ui.search_bar import SearchBar
from ui.theme import Theme

WORKSPACES = ("chronology", "sources", "review", "briefing")
_ADDING = (("add_event", "Event"), ("add_source", "Source"))
_COMMANDS = ("import", "undo", "redo")
_HEIGHT = 44


class Toolbar(QWidget):
    """The toolbar, 44 px high at 100 %: workspaces, adding, import, undo and redo, search."""

    def __init__(
        self, actions: Actions, search: SearchBar, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("toolbar")
        theme.changed.connect(self._measure)
        self.setFixedHeight(theme.px(_HEIGHT))
        self._actions = actions
        self._theme = theme
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 7, 12, 7)
        layout.setSpacing(6)
        for key in WORKSPACES:
            if key in actions:
                layout.addWidget(self._tab(key))
        layout.addWidget(_rule())
        for key, words in _ADDING:
            if key in actions:
                layout.addWidget(self._button(key, words))
        for key in _COMMANDS:
            if key in actions:
                layout.addWidget(self._tool(key))
        layout.addWidget(search, 1)
        search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _measure(self) -> None:
        self.setFixedHeight(self._theme.px(_HEIGHT))

    def _tab(self, key: str) -> ToolButton:
        button = self._tool(key)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._actions[key].changed.connect(button.updateGeometry)
        return button

    def _tool(self, key: str) -> ToolButton:
        button = ToolButton()
        self._actions.dress([key])
        button.setDefaultAction(self._actions[key])
        button.setIconSize(QSize(16, 16))
        button.setAccessibleName(self._actions[key].text())
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _button(self, key: str, words: str) -> Button:
        action = self._actions[key]
        button = Button(words)
        button.setAccessibleName(action.text())
        button.setToolTip(action.toolTip())
        button.clicked.connect(action.trigger)
        action.enabledChanged.connect(button.setEnabled)
        button.setEnabled(action.isEnabled())
        self._theme.dress(button, key.removeprefix("add_") + "_add", "text")
        return button


def _rule() -> QFrame:
    rule = QFrame()
    rule.setProperty("rule", True)
    rule.setFixedSize(1, 20)
    return rule
