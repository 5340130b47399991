"""A choice between very many values, which are only read when somebody is about to choose."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent

from timeline_app import records as r
from timeline_app.chronology import Chronology
from ui.form_fields import ChoiceField, Choices


class LateChoiceField(ChoiceField):
    """Offers ``few`` (the stored value among them) until it has the focus, and then all."""

    def __init__(self, key: str, choices: Choices, few: Choices) -> None:
        super().__init__(key, choices)
        self._few = few
        self._near = False
        self._shown: tuple[r.Event, Chronology] | None = None
        self.combo.installEventFilter(self)

    def show_event(self, event: r.Event, chronology: Chronology) -> None:
        self._shown = event, chronology
        choices = self._choices if self._near else self._few
        self._offer(choices(event, chronology), event)

    def _offer_all(self) -> None:
        if self._shown is not None:
            event, chronology = self._shown
            self._offer(self._choices(event, chronology), event)

    def choose(self, value: Any) -> None:
        self._offer_all()
        super().choose(value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.reason() != Qt.FocusReason.PopupFocusReason:
            came = event.gotFocus()
            if came and not self._near:
                self._offer_all()
            self._near = came
        return super().eventFilter(watched, event)
