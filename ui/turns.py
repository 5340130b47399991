"""Long work on the window's thread, done in turns so that the window stays awake."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer

from timeline_app.steps import Steps
from ui import cycles

_TURN = 0.03
"""How long a turn takes, in seconds."""

T = TypeVar("T")


class _Hold:
    """Holds the search for cycles, at most once."""

    def __init__(self) -> None:
        self._held = False

    def set(self, held: bool) -> None:
        if held != self._held:
            self._held = held
            (cycles.hold if held else cycles.release)()


class Turns(QObject):
    """Does one piece of long work after another; a new one takes the place of the one at hand."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: Steps[Any] | None = None
        self._then: Callable[[Any], None] = lambda _: None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._go)
        hold = self._hold = _Hold()
        self.destroyed.connect(lambda: hold.set(False))

    @property
    def busy(self) -> bool:
        """Whether there is work that is not done yet."""
        return self._steps is not None

    def start(self, steps: Steps[T], then: Callable[[T], None]) -> None:
        """Begin with the next turn of the event loop; ``then`` is called with the result."""
        self._steps, self._then = steps, then
        self._hold.set(True)
        self._timer.start()

    def stop(self) -> None:
        """Give up the work at hand."""
        self._steps = None
        self._hold.set(False)
        self._timer.stop()

    def _go(self) -> None:
        steps, until = self._steps, time.perf_counter() + _TURN
        if steps is None:
            return
        try:
            while time.perf_counter() < until:
                next(steps)
        except StopIteration as end:
            self.stop()
            self._then(end.value)
        else:
            self._timer.start()
