"""Backups by the clock, and what is said where there is none."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer

from timeline_app.errors import KnownError
from timeline_app.settings import BY_KEY
from timeline_app.store import Files
from ui import theme as themes
from ui.background import Background
from ui.backup_bar import BackupBar, sentence
from ui.bridge import Bridge
from ui.notices import Notices
from ui.settings_store import SettingsStore

_MINUTE = 60_000
_CHECK_AFTER = 1500
"""How long after opening the folders of the backups are looked at, in milliseconds."""

FIRST, SECOND = "backup_folder", "second_backup"
"""The settings that name the folders."""


class _Trouble(NamedTuple):
    """Why there is no backup, and when the last one was made."""

    error: KnownError
    since: datetime | None


_Found = dict[str, _Trouble | None]
"""What came of backing up, by the setting that names the folder; None: a backup was made."""


def _now() -> datetime:
    return datetime.now().astimezone()


class BackupKeeper(QObject):
    """Makes a verified backup every so many minutes if something changed, off the GUI thread.

    Where that fails its ``bar`` says so until a backup was made.
    """

    def __init__(
        self,
        files: Files,
        settings: SettingsStore,
        notices: Notices,
        background: Background,
        parent: QObject,
        clock: Callable[[], datetime] = _now,
    ) -> None:
        super().__init__(parent)
        self._files = files
        self._background = background
        self._settings = settings
        self._notices = notices
        self._clock = clock
        self._bridge: Bridge | None = None
        self._backed_up = 0
        self._troubles: dict[str, _Trouble] = {}
        self.bar = BackupBar(themes.current())
        self.bar.again_wanted.connect(self.try_again)
        self.bar.elsewhere_wanted.connect(self.choose_folder)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._minute = QTimer(self)
        self._minute.setInterval(_MINUTE)
        self._minute.timeout.connect(self._show)
        settings.changed.connect(self._setting_changed)
        self._follow()

    def _follow(self) -> None:
        """Use the folder of the settings."""
        folder = self._settings.text(FIRST)
        self._files.keep_backups_in(Path(folder) if folder else None)

    def _setting_changed(self, key: str) -> None:
        if key == "backup_minutes" and self._bridge is not None:
            self._timer.start(self._settings.number(key) * _MINUTE)
        elif key in (FIRST, SECOND):
            self._follow()
            if key in self._troubles:
                self.try_again()

    def watch(self, bridge: Bridge | None) -> None:
        """Look after this document from now on, or after none."""
        self._bridge = bridge
        self._backed_up = bridge.chronology.seq if bridge is not None else 0
        self._troubles = {}
        self._show()
        if bridge is None:
            self._timer.stop()
            return
        self._timer.start(self._settings.number("backup_minutes") * _MINUTE)
        if not bridge.document.store.read_only:
            QTimer.singleShot(_CHECK_AFTER, self, lambda: self._check(bridge))

    def _look(self) -> None:
        bridge = self._bridge
        if bridge is not None and (bridge.chronology.seq != self._backed_up or self._troubles):
            self._run("Backing up", self._copies)

    def _check(self, bridge: Bridge) -> None:
        """See whether the folders are there, before a backup is due."""
        if bridge is self._bridge:
            self._run("Looking at the backups", self._checked)

    def try_again(self) -> None:
        """Make a backup now; where that succeeds a notice says so."""
        if self._bridge is not None:
            self._run("Backing up", self._copies, told=True)

    def _run(self, label: str, work: Callable[[Path], _Found], *, told: bool = False) -> None:
        bridge = self._bridge
        if bridge is None:
            return
        seq, path = bridge.chronology.seq, bridge.document.store.path
        job = self._background.run(label, lambda _: work(path))

        def done(found: _Found) -> None:
            if bridge is not self._bridge:
                return
            if FIRST in found and found[FIRST] is None:
                self._backed_up = seq
            self._take(found)
            if told and not self._troubles:
                self._notices.say("Backed up and verified.", level="done")

        job.done.connect(done)

    def _copies(self, path: Path) -> _Found:
        """Make the backups; one that fails keeps the other from nothing."""
        found: _Found = {}
        name = f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}.parley"
        try:
            name = self._files.backup(path).name
            found[FIRST] = None
        except KnownError as error:
            found[FIRST] = self._trouble(path, error)
        second = self._settings.text(SECOND)
        found[SECOND] = None
        if second:
            try:
                _check_second(second)
                self._files.backup(path, Path(second) / f"{path.stem} {name}")
            except KnownError as error:
                found[SECOND] = _Trouble(error, _newest(Path(second).glob(f"{path.stem} *.parley")))
        return found

    def _checked(self, path: Path) -> _Found:
        """What is wrong with the folders, before anything is written there."""
        found: _Found = {}
        try:
            self._files.check_backups()
        except KnownError as error:
            found[FIRST] = self._trouble(path, error)
        second = self._settings.text(SECOND)
        if second:
            try:
                _check_second(second)
            except KnownError as error:
                found[SECOND] = _Trouble(error, None)
        return found

    def _trouble(self, path: Path, error: KnownError) -> _Trouble:
        return _Trouble(error, _newest(self._files.backups(path)))

    def make(self, path: Path, reason: str = "") -> Path:
        """Make a rotating backup at once; raises ``KnownError``, and the bar says so too."""
        try:
            made = self._files.backup(path, reason=reason)
        except KnownError as error:
            self._take({FIRST: self._trouble(path, error)})
            raise
        self._take({FIRST: None})
        return made

    def _take(self, found: _Found) -> None:
        for key, trouble in found.items():
            if trouble is None:
                self._troubles.pop(key, None)
            else:
                self._troubles[key] = trouble
        self._show()

    def _show(self) -> None:
        key = self._shown()
        if not key:
            self._minute.stop()
            self.bar.say("")
            return
        trouble = self._troubles[key]
        second = key == SECOND
        self.bar.say(sentence(trouble.error, trouble.since, self._clock(), second=second))
        if not self._minute.isActive():
            self._minute.start()

    def _shown(self) -> str:
        """The setting whose folder the bar is about; empty where all is well."""
        return next((key for key in (FIRST, SECOND) if key in self._troubles), "")

    def choose_folder(self) -> None:
        """Ask for another folder for the backups that fail, and back up there at once."""
        key = self._shown()
        if not key:
            return
        now = self._settings.text(key)
        chosen = self._notices.choose_folder(BY_KEY[key].label, Path(now) if now else None)
        if chosen is None:
            return
        if str(chosen) == now:
            self.try_again()
        else:
            self._settings.set_value(key, str(chosen))


def _check_second(folder: str) -> None:
    if not os.path.isdir(folder):
        raise KnownError(f"No backup was made: the folder “{folder}” is not there.")


def _newest(files: Iterable[Path]) -> datetime | None:
    """When the newest of some files was written; None where there is none that can be read."""
    times = []
    for file in files:
        with contextlib.suppress(OSError):
            times.append(file.stat().st_mtime)
    return datetime.fromtimestamp(max(times)).astimezone() if times else None
