"""The place of the inspector, which is built once the window has been seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.bridge import Bridge
from ui.least_width import LeastWidth
from ui.notices import Notices
from ui.theme import Theme

if TYPE_CHECKING:
    from ui.event_form import EventForm

WIDTH, LEAST = 360, 300
"""How wide the inspector is, and at least, in px."""


class Inspector(QFrame):
    """A pane 360 px wide; ``form`` is there as soon as someone asks for it or sees the pane.

    The form is the largest part of the window: it is built after the first paint, so that the
    table is seen sooner.
    """

    built = Signal()
    """The form is there now."""

    def __init__(
        self, bridge: Bridge, theme: Theme, notices: Notices, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._parts = (bridge, theme, notices)
        self._form: EventForm | None = None
        self.setProperty("pane", "base")
        LeastWidth(self, LEAST)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._build)

    def sizeHint(self) -> QSize:
        """360 px wide."""
        return QSize(WIDTH, 600)

    @property
    def form(self) -> EventForm:
        """The form, built now where it was not there yet."""
        if self._form is None:
            self._build()
        assert self._form is not None  # noqa: S101 - built just now
        return self._form

    @property
    def is_built(self) -> bool:
        """Whether the form is there."""
        return self._form is not None

    def _build(self) -> None:
        if self._form is not None:
            return
        from ui.event_form import EventForm

        self._form = EventForm(*self._parts)
        self._layout.addWidget(self._form)
        self.built.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._form is None and not self._later.isActive():
            self._later.start(0)
