"""A line for an actor's name that offers every name and alias, in every script."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget

from timeline_app import records as r
from timeline_app.chronology import Chronology
from timeline_app.folding import fold
from ui.direction import direction_of
from ui.level_line import LevelLine

_MOST = 12
"""How many names are offered at once."""
_NAME = Qt.ItemDataRole.UserRole


class ActorLine(QLineEdit):
    """A line 28 px high. Enter or a click on an offered name emits ``chosen``."""

    chosen = Signal(str)
    """The name as typed, or the offered one."""

    def __init__(self, placeholder: str = "Add an actor…", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName("Add an actor")
        LevelLine(self)
        self._names: list[tuple[str, str, str]] = []
        self._seen: Chronology | None = None
        self._model = QStandardItemModel(self)
        self._completer = QCompleter(self._model, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setCompletionRole(_NAME)
        self._completer.setWidget(self)
        self.popup = QListView()
        self._completer.setPopup(self.popup)
        self._completer.activated.connect(self._picked)
        self.textEdited.connect(self._complete)
        self.textChanged.connect(self._turn)
        self.returnPressed.connect(self._entered)

    @property
    def popup_is_open(self) -> bool:
        """Whether names are offered just now."""
        return self.popup.isVisible()

    @property
    def offered(self) -> list[str]:
        """The names that are offered just now, as they stand in the list."""
        return [self._model.item(row).text() for row in range(self._model.rowCount())]

    def offer(self, chronology: Chronology) -> None:
        """Offer the actors of a snapshot from now on."""
        if chronology is self._seen:
            return
        self._seen = chronology
        own = {actor.id: actor.name for actor in chronology.actors.values()}
        names = [(fold(name), name, name) for name in own.values()]
        names += [
            (fold(alias.name), alias.name, own[alias.actor])
            for alias in chronology.all("actor_name").values()
            if isinstance(alias, r.ActorName) and alias.actor in own
        ]
        self._names = sorted(names)

    def matches(self, text: str) -> list[tuple[str, str]]:
        """The (name, actor's own name) pairs that fit a text, those that begin with it first."""
        wanted = fold(text.strip())
        if not wanted:
            return []
        first = [one for one in self._names if one[0].startswith(wanted)]
        inside = [one for one in self._names if f" {wanted}" in one[0] and one not in first]
        found: dict[str, tuple[str, str]] = {}
        for _, name, own in [*first, *inside]:
            found.setdefault(own, (name, own))
        return list(found.values())[:_MOST]

    def _complete(self, text: str) -> None:
        self._model.clear()
        for name, own in self.matches(text):
            item = QStandardItem(own if name == own else f"{name} · {own}")
            item.setData(own, _NAME)
            self._model.appendRow(item)
        if self._model.rowCount():
            self._completer.complete()
            self.popup.setCurrentIndex(QModelIndex())  # Enter takes what is typed
        else:
            self.popup.hide()

    def _entered(self) -> None:
        if self.popup.isVisible() and self.popup.currentIndex().isValid():
            return  # the completer says which one
        self.popup.hide()
        self.chosen.emit(self.text())

    def _picked(self, name: str) -> None:
        self.chosen.emit(name)

    def _turn(self, text: str) -> None:
        direction = direction_of(text)
        if direction is None:
            self.unsetLayoutDirection()
        else:
            self.setLayoutDirection(direction)
