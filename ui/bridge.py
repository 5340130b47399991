"""Between the document and the widgets: one place for edits, selection and what is shown."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from datetime import date
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from timeline_app.changes import Operation
from timeline_app.chronology import Chronology
from timeline_app.document import Document, Notice
from timeline_app.errors import KnownError
from ui import cycles

T = TypeVar("T")
_POLL = 500
"""How often the file is asked for what others wrote, in milliseconds."""
LOCKED = "locked"
"""The reason of a fault where somebody else holds the file."""
_BIG = 10_000
"""From so many events on, Python's search for cycles would stop the window: see ``cycles``."""


class Bridge(QObject):
    """One open document as the widgets see it.

    Widgets read ``chronology``, edit through ``apply`` and hear ``changed``. The selection is
    shared: every view selects with ``select`` and follows ``selected``.
    """

    changed = Signal(object)
    """A ``Notice``: the snapshots before and after, and the operation between."""
    selected = Signal(tuple, str)
    """The ids of the selected events, and the name of the view that selected them."""
    failed = Signal(object)
    """A ``KnownError``: an edit that was not saved, or a file that cannot be read."""
    undo_changed = Signal()
    """What undo and redo would do has changed."""

    def __init__(
        self,
        document: Document,
        today: Callable[[], date] = date.today,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.document = document
        self._today = today
        self.selection: tuple[str, ...] = ()
        self._stop = document.listen(self._heard)
        self._timer = QTimer(self)
        self._timer.setInterval(_POLL)
        self._timer.timeout.connect(self._catch_up)
        self._timer.start()
        self._told = ""
        """What was said of the file last time it could not be read, so that it is said once."""
        self._held: KnownError | None = None
        self._waiting: dict[Hashable, Callable[[], object]] = {}
        self._trying = False
        self._closed = False
        self._big = len(document.chronology.events) >= _BIG
        if self._big:
            cycles.spare()

    @property
    def chronology(self) -> Chronology:
        """The snapshot as it is now."""
        return self.document.chronology

    @property
    def today(self) -> date:
        """The day that "today" is."""
        return self._today()

    def close(self) -> None:
        """Stop listening; the document itself is closed by who opened it.

        What a widget still asks of the file before it is gone is answered with nothing.
        """
        self._closed = True
        self._timer.stop()
        self._stop()
        if self._big:
            cycles.spare_no_more()

    def apply(self, operation: Operation, again: Callable[[], object] | None = None) -> bool:
        """Save an operation; False where it could not be saved, which ``failed`` tells.

        ``again`` is what tries it once more where somebody holds the file; by default that is the
        operation itself, unless it makes records, which who asked for them may then make twice.
        """
        if again is None and all(one.made is None for one in operation.changes):
            again = partial(self.apply, operation)
        what = frozenset((one.kind, one.id, *one.edits) for one in operation.changes)
        return self._tried(lambda: self.document.apply(operation), what, again)

    def undo(self) -> bool:
        """Take back the last edit; False where that was not possible."""
        return self._tried(self.document.undo, "undo", self.undo)

    def take_back(self, operation: Operation) -> bool:
        """Take back one edit and no other; False where that was not possible."""
        return self._tried(lambda: self.document.take_back(operation), "take back", None)

    def redo(self) -> bool:
        """Make the last edit that was taken back again; False where that was not possible."""
        return self._tried(self.document.redo, "redo", self.redo)

    def read(self, action: Callable[[], T]) -> T | None:
        """What is read of the file; None where it cannot be, which ``failed`` tells."""
        if self._closed:
            return None
        try:
            return action()
        except KnownError as error:
            self.failed.emit(error)
            return None

    def _tried(
        self, action: Callable[[], object], what: Hashable, again: Callable[[], object] | None
    ) -> bool:
        """Do something; where somebody holds the file it waits, in place of an earlier one on the
        same fields (``what``)."""
        if self._closed:
            return False
        try:
            if self._held is not None:
                raise self._held
            action()
        except KnownError as error:
            if error.reason == LOCKED and again is not None:
                self._waiting.pop(what, None)
                self._waiting[what] = again
            self.failed.emit(error)
            return False
        if not self._trying:
            self.give_up()  # nobody waited for it; it would be done when nobody expects it
        self.undo_changed.emit()
        return True

    # A file that somebody else holds

    @property
    def waiting(self) -> int:
        """How many edits could not be saved because somebody held the file."""
        return len(self._waiting)

    def hold(self, error: KnownError | None) -> None:
        """Leave the file alone and refuse every edit with ``error``; None: go on."""
        self._held = error

    def try_again(self) -> bool:
        """Save what could not be saved, in its order; False where somebody holds the file again."""
        waiting, self._waiting = self._waiting, {}
        self._trying = True
        try:
            for again in waiting.values():
                again()
        finally:
            self._trying = False
        return not self._waiting

    def give_up(self) -> None:
        """Try nothing again of what could not be saved."""
        self._waiting.clear()

    def _catch_up(self) -> None:
        if self._held is not None:
            return
        try:
            self.document.catch_up()
        except KnownError as error:
            if error.reason == LOCKED:
                return  # it is looked for again soon; an edit tells of it
            self._timer.stop()
            if str(error) != self._told:
                self._told = str(error)
                self.failed.emit(error)
            self._timer.start(_POLL * 10)
        else:
            self._told = ""
            self._timer.setInterval(_POLL)

    def _heard(self, notice: Notice) -> None:
        kept = tuple(i for i in self.selection if i in notice.new.events)
        self.changed.emit(notice)
        if kept != self.selection:
            self.select(kept, "deleted")

    def select(self, ids: Iterable[str], origin: str) -> None:
        """Select some events for every view; ``origin`` names the view that did.

        What is no event any more, as a finding or a preview may still name, is left out.
        """
        wanted = tuple(i for i in dict.fromkeys(ids) if i in self.chronology.events)
        if wanted != self.selection:
            self.selection = wanted
            self.selected.emit(wanted, origin)
