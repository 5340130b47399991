"""What keeps work safe without being asked: backups by the clock, and the draft being typed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer

from timeline_app.errors import KnownError
from timeline_app.store import Files
from ui.background import Background
from ui.bridge import Bridge
from ui.notices import Notices
from ui.saving import write_whole
from ui.settings_store import SettingsStore

_MINUTE = 60_000


class BackupKeeper(QObject):
    """Makes a verified backup every so many minutes if something changed, off the GUI thread."""

    def __init__(
        self,
        files: Files,
        settings: SettingsStore,
        notices: Notices,
        background: Background,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._files = files
        self._background = background
        self._settings = settings
        self._notices = notices
        self._bridge: Bridge | None = None
        self._backed_up = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)

    def watch(self, bridge: Bridge | None) -> None:
        """Look after this document from now on, or after none."""
        self._bridge = bridge
        self._backed_up = bridge.chronology.seq if bridge is not None else 0
        minutes = self._settings.number("backup_minutes")
        if bridge is None or minutes <= 0:
            self._timer.stop()
        else:
            self._timer.start(minutes * _MINUTE)

    def _look(self) -> None:
        bridge = self._bridge
        if bridge is None or bridge.chronology.seq == self._backed_up:
            return
        seq, path = bridge.chronology.seq, bridge.document.store.path
        job = self._background.run("Backing up", lambda _: self._copies(path))
        job.done.connect(lambda _: self._done(seq))
        job.failed.connect(self._failed)

    def _copies(self, path: Path) -> Path:
        made = self._files.backup(path)
        second = self._settings.text("second_backup")
        if second:
            self._files.backup(path, Path(second) / f"{path.stem} {made.name}")
        return made

    def _done(self, seq: int) -> None:
        self._backed_up = seq

    def _failed(self, error: KnownError) -> None:
        self._notices.fault(error)


class Drafts:
    """The draft that is being typed, kept in a file of the user's data folder for a crash."""

    def __init__(self, data_folder: Path) -> None:
        self._path = data_folder / "draft.json"

    def keep(self, chronology: str, state: dict[str, Any] | None) -> None:
        """Keep a draft of the chronology with this id, or forget it where there is none."""
        if state is None:
            self._path.unlink(missing_ok=True)
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps({"chronology": chronology, "draft": state}, ensure_ascii=False)
        write_whole(self._path, [text.encode()])

    def kept(self, chronology: str) -> dict[str, Any] | None:
        """The draft that was kept for a chronology, or None."""
        try:
            found = json.loads(self._path.read_text("utf-8"))
        except (OSError, ValueError):
            return None
        if not isinstance(found, dict) or found.get("chronology") != chronology:
            return None
        draft = found.get("draft")
        return draft if isinstance(draft, dict) else None
