"""Long work beside the window: progress, a way to stop it, and results on the window's thread."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QWidget

from timeline_app.errors import KnownError
from timeline_app.store import Cancelled

from .form_kit import Button, plain_label

_PACE = 0.05
"""The least time between two reports of progress, in seconds."""
_SHARE = 0.0002
"""How long one thread keeps Python to itself while another waits, in seconds. The window gives it
away and takes it back some fifty times a painting: with Python's 5 ms that took half a second."""


class Control:
    """What the work is given: it reports how far it is, and hears that it should stop."""

    def __init__(self, report: Callable[[int, int], None]) -> None:
        self._report = report
        self._stop = threading.Event()
        self._last = 0.0

    @property
    def is_cancelled(self) -> bool:
        """Whether someone has asked to stop."""
        return self._stop.is_set()

    def progress(self, done: int, total: int) -> None:
        """Report that ``done`` of ``total`` are finished; raises ``Cancelled`` if asked to stop.

        Where nobody knows the end, ``total`` is 0 and ``done`` the seconds that went by.
        """
        if self._stop.is_set():
            raise Cancelled
        now = time.monotonic()
        if done >= total or now - self._last >= _PACE:
            self._last = now
            self._report(done, total)

    def stop(self) -> None:
        """Ask the work to stop."""
        self._stop.set()


Work = Callable[[Control], object]


class Job(QObject):
    """One piece of work. Its signals come on the window's thread, and one of the last three ends
    it; after a bug there is ``ended`` only, and the bug goes to ``sys.excepthook``.
    """

    progressed = Signal(int, int)
    done = Signal(object)
    """What the work has returned."""
    failed = Signal(object)
    """A ``KnownError``."""
    cancelled = Signal()
    ended = Signal()
    """It is over, however it went; comes after the others."""

    _came = Signal(str, object)

    def __init__(self, label: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.label = label
        self.control = Control(lambda done, total: self._came.emit("progress", (done, total)))
        self._came.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Ask the work to stop; it ends with ``cancelled`` once it hears it."""
        self.control.stop()

    def work(self, work: Work) -> None:
        """Do the work, on whichever thread this is called."""
        try:
            result = work(self.control)
        except Cancelled:
            self._came.emit("cancelled", None)
        except KnownError as error:
            self._came.emit("failed", error)
        except Exception as bug:  # noqa: BLE001 - handed to sys.excepthook on the window's thread
            self._came.emit("bug", bug)
        else:
            self._came.emit("done", result)

    def _deliver(self, what: str, value: object) -> None:
        if what == "progress":
            if not self.control.is_cancelled and isinstance(value, tuple):
                self.progressed.emit(*value)
            return
        try:
            if what == "done":
                self.done.emit(value)
            elif what == "failed":
                self.failed.emit(value)
            elif what == "cancelled":
                self.cancelled.emit()
            elif isinstance(value, Exception):
                sys.excepthook(type(value), value, value.__traceback__)
        finally:
            self.ended.emit()


class Background(QObject):
    """The work that is going on. Call ``wait_all`` before the program ends."""

    changed = Signal()
    """Work has begun or ended."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(_SHARE)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(max(2, self._pool.maxThreadCount() - 1))
        self._jobs: list[Job] = []

    @property
    def jobs(self) -> list[Job]:
        """The work that has not ended, the oldest first."""
        return list(self._jobs)

    def run(self, label: str, work: Work) -> Job:
        """Start ``work`` on another thread. It must not touch widgets or the open file.

        ``label`` says what is going on: "Reading 40 articles". Connect to the job's signals before
        going back to the event loop.
        """
        job = Job(label, self)
        self._jobs.append(job)
        job.ended.connect(lambda: self._forget(job))
        self._pool.start(lambda: job.work(work))
        self.changed.emit()
        return job

    def _forget(self, job: Job) -> None:
        self._jobs.remove(job)
        job.deleteLater()
        self.changed.emit()

    def wait_all(self, seconds: float = 30) -> bool:
        """Ask everything to stop and wait for it; False where something has not ended in time."""
        for job in self._jobs:
            job.cancel()
        return self._pool.waitForDone(round(seconds * 1000))


class ProgressStrip(QFrame):
    """What is going on, how far it is, and a button to stop it; hidden while nothing is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("pane", "card")
        self._job: Job | None = None
        self.label = plain_label()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.count = plain_label(tone="text2", step="small")
        self.stop = Button("Stop", small=True)
        self.stop.clicked.connect(self._ask_to_stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(12)
        row.addWidget(self.label)
        row.addWidget(self.bar, 1)
        row.addWidget(self.count)
        row.addWidget(self.stop)
        self.hide()

    def follow(self, job: Job) -> None:
        """Show this work until it ends."""
        self._job = job
        self.label.setText(job.label)
        self.bar.setAccessibleName(job.label)
        self.stop.setAccessibleName(f"Stop: {job.label}")
        self.stop.setEnabled(True)
        self.bar.setRange(0, 0)
        self.count.setText("")
        job.progressed.connect(self._show)
        job.ended.connect(lambda: self._leave(job))
        self.show()

    def _show(self, done: int, total: int) -> None:
        if self.sender() not in (None, self._job):
            return
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.count.setText(f"{done} of {total}" if total else f"{done} s")

    def _ask_to_stop(self) -> None:
        self.stop.setEnabled(False)
        self.count.setText("stopping…")
        if self._job is not None:
            self._job.cancel()

    def _leave(self, job: Job) -> None:
        if job is self._job:
            self._job = None
            self.hide()
