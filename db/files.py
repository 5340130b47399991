"""``SqliteFiles``: making, opening, backing up and restoring chronology files."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from db import backup as copies
from db import migrate
from db.faults import FileFault
from db.look import look
from db.store import SqliteStore
from db.tables import SCHEMA
from timeline_app.changes import Operation
from timeline_app.store import Stamp, Store


def _now() -> datetime:
    return datetime.now(UTC)


class SqliteFiles:
    """Chronologies as files; rotating backups lie in one folder a chronology."""

    def __init__(self, backups_folder: Path, clock: Callable[[], datetime] = _now) -> None:
        self._backups_folder = backups_folder
        self._clock = clock

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
        if not reason and seen.schema < SCHEMA:
            notice = self._update(path, seen.schema, migrate.steps())
        if read_only and not reason:
            reason = f"“{path.name}” is open for reading only."
        return SqliteStore(path, read_only=reason, notice=notice, damaged=seen.damaged)

    def _update(self, path: Path, schema: int, steps: Sequence[migrate.Step]) -> str:
        kept = self.backup(path, reason="before update")
        migrate.migrate(path, [step for step in steps if step.number > schema])
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
        folder = self._folder_of(path)
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        now = self._clock().astimezone(UTC).replace(tzinfo=None)
        name = now.strftime(copies.STAMP) + (f" {reason}" if reason else "")
        made = folder / f"{name}.parley"
        copies.copy(path, made)
        self._rotate(folder, now)
        return made

    def _folder_of(self, path: Path) -> Path:
        look(path)
        store = SqliteStore(path, read_only="for its name only")
        try:
            identity = store.identity()
        finally:
            store.close()
        return self._backups_folder / identity

    def _rotate(self, folder: Path, now: datetime) -> None:
        by_time = {copies.time_of(file): file for file in folder.glob("*.parley")}
        times = [made for made in by_time if made is not None]
        for made in copies.to_drop(times, now):
            by_time[made].unlink(missing_ok=True)

    def backups(self, path: Path) -> list[Path]:
        """The rotating backups of a file, newest first; none where it cannot be read."""
        try:
            folder = self._folder_of(path)
        except FileFault:
            return []
        found = [file for file in folder.glob("*.parley") if copies.time_of(file)]
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
            aside = self.backup(path, reason="before restore")
        except FileFault:
            aside = self._move_aside(path)
            copies.copy(backup, path)
            return aside
        copies.copy_into(backup, path)
        return aside

    def _move_aside(self, path: Path) -> Path:
        day = self._clock().strftime("%Y-%m-%d %H%M%S")
        aside = path.with_name(f"{path.stem} (damaged {day}){path.suffix}")
        os.replace(path, aside)
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
