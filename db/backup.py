"""Verified copies of a file by SQLite's backup API, and which of them are kept."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Iterable
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

from db import verify
from db.engine import raw
from db.faults import FileFault, fault_of
from db.look import look
from timeline_app.store import Damage

STAMP = "%Y%m%dT%H%M%SZ"
"""How a rotating backup's file is named: the UTC time it was made."""


def copy(source: Path, target: Path) -> None:
    """Write a verified copy of a file to ``target``: first to a part file, then renamed.

    An existing target is replaced only by a copy that has been verified. Raises ``FileFault``.
    """
    _made(target, lambda part: _copy_pages(source, part))


def copy_open(origin: sqlite3.Connection, name: Path, target: Path) -> None:
    """The same for an open file, which need no longer have the ``name`` that it had."""
    _made(target, lambda part: _pages_of(origin, name, part))


def _made(target: Path, write: Callable[[Path], None]) -> None:
    part = target.with_name(target.name + ".part")
    if target.exists() and not target.is_file():  # such as a device, which root may replace
        raise FileFault(
            "name",
            f"“{target.name}” is not an ordinary file.",
            "No backup was made.",
            "Choose another name.",
        )
    try:
        part.unlink(missing_ok=True)
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        write(part)
        found = [damage for damage in damages_of(part) if damage.rule != "index"]
        if found:
            raise FileFault(
                "damaged",
                f"No backup was made: {found[0].message}",
                "Earlier backups are as they were.",
                "Look at “check”, and restore an earlier backup if needed.",
            )
        clear_companions(target)
        os.replace(part, target)
        _sync_folder(target.parent)
    except sqlite3.Error as error:
        raise _not_made(fault_of(error, target)) or error from error
    except OSError as error:
        raise FileFault(
            "full",
            f"No backup was made: “{target.parent.name}” gives the fault “{error.strerror}”.",
            "Earlier backups are as they were.",
            "Make room or choose another folder.",
        ) from error
    finally:
        part.unlink(missing_ok=True)


_COMPANIONS = ("-journal", "-wal", "-shm")


def clear_companions(path: Path) -> None:
    """Take away what a file that is no longer there left beside it.

    SQLite would take the journal for that of a new file of the same name and write old pages into
    it. The journal of a file that is there is never touched.
    """
    for ending in _COMPANIONS:
        companion = path.with_name(path.name + ending)
        if path.exists() and companion.exists():
            raise FileFault(
                "locked",
                f"“{path.name}” is in use, or its last save was cut off.",
                "It was not changed.",
                "Close it everywhere, or open it once, then try again.",
            )
        companion.unlink(missing_ok=True)


def move_aside(path: Path, aside: Path) -> None:
    """Give a file that cannot be read another name, and its companions with it."""
    os.replace(path, aside)
    for ending in _COMPANIONS:
        companion = path.with_name(path.name + ending)
        if companion.exists():
            os.replace(companion, aside.with_name(aside.name + ending))


def _not_made(fault: Exception | None) -> Exception | None:
    if isinstance(fault, FileFault):
        fault.happened = f"No backup was made: {fault.happened}"
        fault.kept = "Earlier backups and the chronology are as they were."
    return fault


_LOCKED_SECONDS = 5.0
_COPY_SECONDS = 60.0


class _Patience:
    """Ends a copy that waits for a lock too long, or begins again and again under edits.

    SQLite's own copying would wait for ever.
    """

    def __init__(self, source: Path, target: Path) -> None:
        self._paths = source, target
        self._start = self._moved = time.monotonic()

    def __call__(self, status: int, remaining: int, total: int) -> None:
        now = time.monotonic()
        if status not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            self._moved = now
        if now - self._moved > _LOCKED_SECONDS or now - self._start > _COPY_SECONDS:
            source, target = self._paths
            raise FileFault(
                "locked",
                f"Another window or program is using “{source.name}” or “{target.name}”.",
                "Nothing was copied; all is as it was.",
                "Wait a moment and try again.",
            )


def _copy_pages(source: Path, target: Path) -> None:
    with closing(raw(source, write=False)) as origin:
        _pages_of(origin, source, target)


def _pages_of(origin: sqlite3.Connection, name: Path, target: Path) -> None:
    with closing(raw(target, write=True)) as copy_to:
        origin.backup(copy_to, pages=2048, sleep=0.05, progress=_Patience(name, target))


def copy_into(source: Path, live: Path) -> None:
    """Write a copy over a live file in one transaction; other windows on it see the new content."""
    try:
        _copy_pages(source, live)
    except sqlite3.Error as error:
        raise fault_of(error, live) or error from error


def damages_of(path: Path) -> list[Damage]:
    """Everything in a file that is not as it was saved."""
    seen = look(path)
    if seen.damaged:
        return [Damage("file", "", "", line) for line in seen.damaged]
    try:
        driver = raw(path, write=False)
    except sqlite3.Error as error:
        raise fault_of(error, path) or error from error
    with closing(driver):
        return verify.damages(driver)


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def time_of(path: Path) -> datetime | None:
    """When a rotating backup was made, read off its name (UTC); None for other files."""
    try:
        return datetime.strptime(path.stem.split(" ")[0], STAMP)  # noqa: DTZ007
    except ValueError:
        return None


def to_drop(times: Iterable[datetime], now: datetime) -> set[datetime]:
    """Which backups the rotation lets go.

    Kept: all of the last 2 days, then the last of each of 7 days, of 4 weeks and of 12 months.
    """
    newest_first = sorted(set(times), reverse=True)
    keep = {made for made in newest_first if now - made <= timedelta(days=2)}
    keep |= set(newest_first[:1])
    for count, key in ((7, "%Y-%j"), (4, "%G-%V"), (12, "%Y-%m")):
        last_of: dict[str, datetime] = {}
        for made in newest_first:
            last_of.setdefault(made.strftime(key), made)
        keep |= set(list(last_of.values())[:count])
    return set(newest_first) - keep
