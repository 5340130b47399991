"""``SqliteFiles``: making, opening, backing up and restoring chronology files."""

from __future__ import annotations

import hashlib
import os
import re
import sqlite3
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from db import backup as copies
from db import migrate, schema
from db.backup_folder import check_folder, make_folder
from db.faults import FileFault
from db.look import look
from db.places import mountinfo, place_of
from db.store import SqliteStore
from db.waiting import wait_until_free
from timeline_app.changes import Operation
from timeline_app.errors import KnownError
from timeline_app.store import Place, Progress, Stamp, Store

_PLAIN = re.compile(r"[0-9A-Za-z][0-9A-Za-z_-]{0,63}")
_NOTE = "of"
"""The file in a folder of backups that says, as hex, at which path the chronology was."""

_UNUSABLE = frozenset({"damaged", "cut_short", "empty", "foreign", "altered"})
"""What may be wrong with a file that a restore moves aside; any other fault ends the restore."""

_PART_SECONDS = 3600.0


def _now() -> datetime:
    return datetime.now(UTC)


class SqliteFiles:
    """Chronologies as files; rotating backups lie in one folder a chronology."""

    engine = f"SQLite {sqlite3.sqlite_version}"

    def __init__(
        self,
        backups_folder: Path,
        clock: Callable[[], datetime] = _now,
        mounts: Callable[[], str] = mountinfo,
    ) -> None:
        self._backups_folder = backups_folder
        self._chosen: Path | None = None
        self._clock = clock
        self._mounts = mounts

    def warm_up(self) -> None:
        """Import what the first edit needs, which opening a file does without."""
        from db import core, history, writing  # noqa: F401

        core.warm_up()

    def create(self, path: Path, operation: Operation, stamp: Stamp) -> Store:
        """Make a new file whose log begins with ``operation``; an existing file is refused.

        The file is made beside its place, readable by its owner only, and appears whole or not
        at all.
        """
        part = path.with_name(f".{path.name}.part")
        try:
            if path.exists():
                raise _exists(path)
            part.unlink(missing_ok=True)
            os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            migrate.migrate(part, migrate.steps())
            store = SqliteStore(part)
            try:
                store.apply(operation, stamp)
            finally:
                store.close()
            copies.clear_companions(path)
            _place(part, path)
        except (OSError, ValueError) as error:
            raise _cannot_make(path, error) from error
        finally:
            _remove(part)
        return SqliteStore(path)

    def open(self, path: Path, *, read_only: bool = False) -> Store:
        """Open a file after looking it over; an older schema is updated, after a backup."""
        path = path.absolute()
        seen = look(path)
        reason = seen.read_only
        notice = seen.notice
        if read_only and not reason:
            reason = f"“{path.name}” is open for reading only."
        elif read_only and seen.strange:
            notice = f"{notice} {reason}".strip()
        if not reason and seen.schema < schema.SCHEMA:
            updated = self._update(path, seen.schema, migrate.steps())
            notice = f"{notice} {updated}".strip()
        store = SqliteStore(path, read_only=reason, notice=notice, damaged=seen.damaged)
        try:
            if not reason:
                store.mend_index()
        except BaseException:
            store.close()
            raise
        return store

    def place(self, path: Path) -> Place:
        """Where a file lies, or would lie; it is not opened."""
        return place_of(path, self._mounts())

    def wait_until_free(self, path: Path, progress: Progress) -> None:
        """Wait, on any thread, until nobody else holds a file that is saved to."""
        wait_until_free(path, progress)

    def _update(self, path: Path, version: int, steps: Sequence[migrate.Step]) -> str:
        kept = self.backup(path, reason="before update")
        migrate.migrate(path, [step for step in steps if step.number > version])
        return f"“{path.name}” was updated; a backup is kept as “{kept.name}”."

    def backup(self, path: Path, target: Path | None = None, *, reason: str = "") -> Path:
        """Write a verified copy, by default among the rotating backups; its path."""
        if target is not None:
            if target.exists() and os.path.samefile(path, target):
                raise FileFault(
                    "exists", "A file cannot be its own backup.", "Nothing was changed."
                )
            copies.copy(path, target)
            return target
        return self._rotating(path, reason)

    def keep_backups_in(self, folder: Path | None) -> None:
        """Make rotating backups in this folder from now on, or in Parley's own.

        Those that were made in Parley's own folder are found as well.
        """
        self._chosen = folder

    def check_backups(self) -> None:
        """Raise ``KnownError`` where the folder of the backups is missing or cannot be written."""
        check_folder(self._chosen or self._backups_folder, made=self._chosen is None)

    def _rotating(self, path: Path, reason: str, spared: Path | None = None) -> Path:
        """Make a rotating backup and let old ones go, but not the one that is ``spared``."""
        self.check_backups()
        folder = (self._chosen or self._backups_folder) / self._name_of(path)
        make_folder(folder)
        now = self._clock().astimezone(UTC).replace(tzinfo=None)
        name = now.strftime(copies.STAMP) + (f" {reason}" if reason else "")
        made = folder / f"{name}.parley"
        number = 1
        while made.exists():  # made within this second; it may be the one to be restored
            number += 1
            made = folder / f"{name} {number}.parley"
        copies.copy(path, made)
        _remember(folder, path)
        self._rotate(folder, now, spared)
        return made

    def _name_of(self, path: Path) -> str:
        """The name of the folder of a file's backups."""
        look(path)
        store = SqliteStore(path, read_only="for its name only")
        try:
            identity = store.identity()
        finally:
            store.close()
        if not _PLAIN.fullmatch(identity):  # an id from outside never makes a path
            identity = hashlib.sha256(identity.encode()).hexdigest()
        return identity

    def _roots(self) -> list[Path]:
        """The folders in which backups may lie, the one that is used now first."""
        return [folder for folder in (self._chosen, self._backups_folder) if folder is not None]

    def _folders_by_path(self, path: Path) -> list[Path]:
        """The folders of the backups that were made of a file at this path."""
        wanted = os.fsencode(path.absolute()).hex()
        found = []
        for note in (note for root in self._roots() for note in root.glob(f"*/{_NOTE}")):
            try:
                if note.read_text("ascii") == wanted:
                    found.append(note.parent)
            except (OSError, ValueError):
                continue
        return found

    def _rotate(self, folder: Path, now: datetime, spared: Path | None) -> None:
        by_time: dict[datetime, list[Path]] = {}
        for file in folder.glob("*.parley"):
            made = copies.time_of(file)
            if made is not None:
                by_time.setdefault(made, []).append(file)
        for made in copies.to_drop(by_time, now):
            for file in by_time[made]:
                if spared is None or not file.samefile(spared):
                    file.unlink(missing_ok=True)
        for left in folder.glob("*.part*"):  # of a backup that was cut off
            if time.time() - left.stat().st_mtime > _PART_SECONDS:
                left.unlink(missing_ok=True)

    def backups(self, path: Path) -> list[Path]:
        """The rotating backups of a file, newest first.

        Where the file cannot be read or is gone, those that were made of a file at its place.
        """
        try:
            name = self._name_of(path)
            folders = [root / name for root in self._roots()]
        except KnownError:
            folders = self._folders_by_path(path)
        found = [f for folder in folders for f in folder.glob("*.parley") if copies.time_of(f)]
        return sorted(found, key=lambda file: file.name, reverse=True)

    def restore(self, path: Path, backup: Path) -> Path | None:
        """Put a verified backup in a file's place; the path of the copy of what was there.

        What is there now is copied first (or moved aside where it cannot be read), so that a
        restore can itself be taken back.
        """
        found = copies.damages_of(backup)
        if found:
            raise FileFault(
                "damaged",
                f"This backup cannot be used: {found[0].message}",
                "The chronology is as it was.",
                "Choose another backup.",
            )
        if not path.exists():
            copies.copy(backup, path)
            return None
        try:
            aside = self._rotating(path, "before restore", spared=backup)
        except FileFault as fault:
            if fault.reason not in _UNUSABLE:
                raise
            return self._restore_damaged(path, backup)
        copies.copy_into(backup, path)
        return aside

    def _restore_damaged(self, path: Path, backup: Path) -> Path:
        """Move a file that cannot be copied aside, and back where the restore fails."""
        day = self._clock().strftime("%Y-%m-%d %H%M%S")
        aside = path.with_name(f"{path.stem} (damaged {day}){path.suffix}")
        while aside.exists():
            aside = aside.with_stem(f"{aside.stem} again")
        copies.move_aside(path, aside)
        try:
            copies.copy(backup, path)
        except BaseException:
            if not path.exists():
                copies.move_aside(aside, path)
            raise
        return aside


def _place(part: Path, path: Path) -> None:
    """Give a finished file its name without ever replacing another."""
    try:
        os.link(part, path)
    except FileExistsError as error:
        raise _exists(path) from error
    except OSError:
        if path.exists():
            raise _exists(path) from None
        os.rename(part, path)


def _remember(folder: Path, path: Path) -> None:
    """Keep where a chronology was, for the day on which it cannot be read."""
    note, text = folder / _NOTE, os.fsencode(path.absolute()).hex()
    try:
        if not note.exists() or note.read_text("ascii") != text:
            note.write_text(text, "ascii")
    except (OSError, ValueError):
        return


def _exists(path: Path) -> FileFault:
    return FileFault(
        "exists",
        f"There is already a file “{path.name}”.",
        "It was not changed.",
        "Choose another name, or open it.",
    )


def _cannot_make(path: Path, error: Exception) -> FileFault:
    if isinstance(error, ValueError):
        words = "The name contains a character that cannot be used."
    elif isinstance(error, OSError) and error.errno == 36:
        words = "The name is too long."
    else:
        words = f"“{path.name}” cannot be made: {getattr(error, 'strerror', error)}."
    return FileFault("name", words, "Nothing was made.", "Choose another name or folder.")


def _remove(part: Path) -> None:
    try:
        part.unlink(missing_ok=True)
    except (OSError, ValueError):
        return
