"""SQLite connections with the settings that were measured to be safe."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from urllib.parse import quote

from db.faults import FileFault

_OLDEST = (3, 37, 0)
"""STRICT tables came with it."""

_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: 64 * 1024 * 1024,
    sqlite3.SQLITE_LIMIT_ATTACHED: 1,
    sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 1000,
}

PATIENCE = 5000
"""How many ms a statement waits for a lock of somebody else."""

_SETTINGS = (
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
    "PRAGMA mmap_size=0",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA foreign_keys=ON",
)

_WRITE_SETTINGS = (
    "PRAGMA journal_mode=DELETE",
    "PRAGMA synchronous=EXTRA",
    "PRAGMA secure_delete=ON",
    "PRAGMA cache_spill=OFF",
)


def uri(path: Path, mode: str) -> str:
    """The SQLite URI of a file; "?" and "#" in its name are quoted. ``mode`` is "ro" or "rw".

    A name that is not UTF-8 keeps its bytes.
    """
    return f"file:{quote(os.fsencode(path.absolute().as_posix()))}?mode={mode}"


def patience(milliseconds: int) -> str:
    """The statement after which a connection waits at most so long for a lock."""
    return f"PRAGMA busy_timeout={milliseconds:d}"


def raw(path: Path, *, write: bool, wait: int | None = None) -> sqlite3.Connection:
    """A bare connection with every setting; transactions are begun and ended by statements.

    It waits ``wait`` ms for a lock of somebody else, by default ``PATIENCE``. A missing file is
    never made: SQLite raises ``OperationalError``. An SQLite that does not know what our tables
    need is a ``FileFault``.
    """
    if sqlite3.sqlite_version_info < _OLDEST:
        raise FileFault(
            "engine",
            f"SQLite {sqlite3.sqlite_version} is too old for Parley's files, which need "
            f"{'.'.join(map(str, _OLDEST))}.",
            "Nothing was opened and nothing changed.",
            "Install a newer Python, which brings a newer SQLite.",
        )
    connection = sqlite3.connect(
        uri(path, "rw" if write else "ro"),
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=256,
    )
    try:
        for limit, value in _LIMITS.items():
            connection.setlimit(limit, value)
        if hasattr(connection, "enable_load_extension"):  # absent where Python was built without
            connection.enable_load_extension(False)
        connection.execute(patience(PATIENCE if wait is None else wait)).fetchall()
        for statement in _SETTINGS + (_WRITE_SETTINGS if write else ()):
            connection.execute(statement).fetchall()
    except BaseException:
        connection.close()
        raise
    return connection
