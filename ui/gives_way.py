"""Work on another thread that goes on while the window has nothing to do.

Two threads share one Python: what the other does makes the window half as fast.
"""

from __future__ import annotations

import threading

from PySide6.QtCore import QAbstractEventDispatcher, QObject

_LONGEST = 0.02
"""How long a pause lasts at most, in seconds, so that the work gets on in any case."""


class GivesWay(QObject):
    """Knows whether the event loop of its thread is waiting for something to do."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._free = threading.Event()
        loop = QAbstractEventDispatcher.instance()
        if loop is not None:
            loop.aboutToBlock.connect(self._set_free)
            loop.awake.connect(self._set_busy)

    def _set_free(self) -> None:
        self._free.set()

    def _set_busy(self) -> None:
        self._free.clear()

    def pause(self) -> None:
        """Wait while the window is busy; for the other thread."""
        if not self._free.is_set():
            self._free.wait(_LONGEST)
