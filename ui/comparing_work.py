"""Comparing the open file with a second copy of it, and bringing records over."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QWidget

from timeline_app.changes import Operation
from timeline_app.comparing import ONLY_HERE, Copy, Entry, as_json, compare, with_needed
from timeline_app.formats import json_in
from timeline_app.store import Files, Store
from ui.background import Background, ProgressStrip
from ui.bridge import Bridge
from ui.local_times import local_time
from ui.notices import Notices

_LOOKED_UP = 300
"""For how many records it is looked up whether they were deleted on the other side."""


@dataclass(frozen=True, slots=True)
class _Compared:
    """What was read: both copies, what is not the same, and when what was deleted, by id."""

    here: Copy
    there: Copy
    entries: list[Entry]
    deleted: dict[str, str]


class Comparing:
    """Reads both copies beside the window, shows what differs, and brings over what is chosen.

    ``put_in`` saves the operation that an import comes to, as one step; ``is_open`` says whether
    the file is still the one that is open.
    """

    def __init__(
        self,
        files: Files,
        bridge: Bridge,
        notices: Notices,
        put_in: Callable[[Bridge, Operation], object],
        is_open: Callable[[], bool],
    ) -> None:
        self._files, self._bridge, self._notices = files, bridge, notices
        self._put_in, self._is_open = put_in, is_open

    def begin(self, other: Path, background: Background, strip: ProgressStrip) -> None:
        """Compare the open file with another one."""
        mine = self._bridge.document.store.path
        job = background.run(f"Comparing with “{other.name}”", lambda _: self._read(mine, other))
        strip.follow(job)
        job.done.connect(lambda found: QTimer.singleShot(0, lambda: self._show(other, found)))
        job.failed.connect(self._notices.fault)

    def _read(self, mine: Path, other: Path) -> _Compared:
        with self._opened(mine) as here, self._opened(other) as there:
            copies = (_copy(here), _copy(there))
            entries = compare(*copies)
            return _Compared(*copies, entries, _deleted(entries, here, there))

    def _opened(self, path: Path) -> closing[Store]:
        return closing(self._files.open(path, read_only=True))

    def _show(self, other: Path, found: _Compared) -> None:
        if not self._is_open():
            return
        from ui.compare_window import CompareWindow

        window: QWidget = self._notices.window()
        refused = self._bridge.document.store.read_only
        shown = CompareWindow(window, other.name, found.entries, found.deleted, refused)
        try:
            if shown.exec() == QDialog.DialogCode.Accepted:
                self._bring(other.name, found, shown.chosen)
        finally:
            shown.deleteLater()

    def _bring(self, name: str, found: _Compared, chosen: list[str]) -> None:
        """Show what is chosen as an import would, and take it in."""
        from ui.import_window import ImportWindow

        data = as_json(with_needed(chosen, found.here, found.there))
        document = self._bridge.document
        operation = ImportWindow.review(
            self._notices.window(),
            name,
            document.chronology,
            lambda *_: json_in.read(data, document.chronology, document.store.texts, name),
        )
        if operation is not None and operation.changes:
            self._put_in(self._bridge, operation)


def _copy(store: Store) -> Copy:
    return Copy(store.load(), {text.id: text for text in store.texts()})


def _deleted(entries: Iterable[Entry], here: Store, there: Store) -> dict[str, str]:
    """When records that one copy lacks were deleted there, in words, by id."""
    found: dict[str, str] = {}
    lacking = [entry for entry in entries if not entry.fields and not entry.owner]
    for entry in lacking[:_LOOKED_UP]:
        store = there if entry.state == ONLY_HERE else here
        for last in store.log(record=entry.id, newest=1):
            if any(change.id == entry.id and change.after is None for change in last.changes):
                found[entry.id] = local_time(last.written)
    return found
