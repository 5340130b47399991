"""Looking at a file before it is trusted, in an order in which nothing of it can harm."""

from __future__ import annotations

import os
import sqlite3
import stat
import time
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from db import schema, search
from db.engine import raw
from db.faults import FileFault, fault_of

OPEN_HERE: Counter[tuple[int, int]] = Counter()
"""(device, inode) of the files this process has open: their bytes must not be read past SQLite,
because closing such a file would drop SQLite's locks (POSIX)."""

_CHECK_SECONDS = 20.0


class Look(NamedTuple):
    """What was seen of a file that can be opened.

    ``read_only`` is the sentence that says why it is not for editing, or empty; ``damaged`` lists
    what SQLite's quick check found.
    """

    schema: int
    read_only: str = ""
    notice: str = ""
    damaged: tuple[str, ...] = ()
    strange: bool = False
    """Whether it is damaged, of a later version, or holds what Parley did not make."""


def look(path: Path) -> Look:
    """Look a file over; raises ``FileFault`` where it is not a chronology that can be opened.

    SQLite is let near the file only when its first bytes say that it is ours.
    """
    size = _ordinary(path)
    _is_ours(path, size)
    try:
        connection, notice = _connected(path)
        try:
            version = _version(connection, path)
            damaged = _quick_check(connection)
            differences = _structure(connection, version)
        finally:
            connection.close()
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise _unreadable(error, path, size) from error
    reason = _why_read_only(path, version, damaged, differences)
    strange = bool(damaged or differences) or version > schema.SCHEMA
    return Look(version, reason, notice, tuple(damaged), strange)


def _ordinary(path: Path) -> int:
    try:
        found = os.stat(path)
    except ValueError as error:
        raise FileFault(
            "name",
            "The file's name contains a character that cannot be used.",
            "Nothing was opened.",
        ) from error
    except FileNotFoundError as error:
        raise FileFault(
            "missing",
            f"There is no chronology at “{path}”.",
            "Nothing was made.",
            "It may have been moved: look for it, or open another.",
        ) from error
    except OSError as error:
        raise FileFault(
            "name", f"“{path.name[:60]}” cannot be opened: {error.strerror}.", "Nothing was opened."
        ) from error
    if stat.S_ISDIR(found.st_mode):
        raise FileFault("folder", f"“{path.name}” is a folder.", do="Choose a file in it.")
    if not stat.S_ISREG(found.st_mode):
        raise FileFault("folder", f"“{path.name}” is not an ordinary file.", "Nothing was opened.")
    if found.st_size == 0:
        raise FileFault(
            "empty",
            f"“{path.name}” is empty, so it holds no chronology.",
            "Nothing was changed.",
            "Restore a backup.",
        )
    return found.st_size


_MAGIC = b"SQLite format 3\0"


def _is_ours(path: Path, size: int) -> None:
    """Read the file's first bytes, unless this process has it open and so knows it."""
    if not _may_read_bytes(path):
        return
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except OSError as error:
        raise FileFault(
            "unreadable",
            f"“{path.name}” cannot be read: {error.strerror}.",
            "Nothing was opened.",
            "Ask for the right to read it, or choose another file.",
        ) from error
    if not head.startswith(_MAGIC):
        raise _foreign(path, head)
    if len(head) < 100:
        raise _cut_short(path, size, 0)
    if int.from_bytes(head[68:72], "big") != schema.APPLICATION_ID:
        raise FileFault(
            "foreign",
            f"“{path.name}” is a database that another program made.",
            "It was not opened and not changed.",
            "To bring in its content, export it there as CSV or JSON and import that.",
        )


def _connected(path: Path) -> tuple[sqlite3.Connection, str]:
    """A connection for reading, and what was done to get it, in a sentence or empty.

    Where a save was cut off, SQLite is let take it back first.
    """
    connection = raw(path, write=False)
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.Error as error:
        connection.close()
        if getattr(error, "sqlite_errorname", "") != "SQLITE_READONLY_ROLLBACK":
            raise
    else:
        return connection, ""
    mending = raw(path, write=True)
    try:
        mending.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    finally:
        mending.close()
    words = "The last save was cut off and has been undone; everything saved before is here."
    return raw(path, write=False), words


def _version(connection: sqlite3.Connection, path: Path) -> int:
    """The file's schema; a file that is shorter than it says is cut short."""
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    page_size = connection.execute("PRAGMA page_size").fetchone()[0]
    size = path.stat().st_size
    if pages * page_size > size:
        raise _cut_short(path, size, pages * page_size)
    if version < 1:
        raise _altered(path, [f"schema {version}"])
    return version


def _cut_short(path: Path, size: int, whole: int) -> FileFault:
    amounts = f"{_amount(size)} of {_amount(whole)}" if whole else _amount(size)
    return FileFault(
        "cut_short",
        f"“{path.name}” is cut short ({amounts}).",
        "It was not changed.",
        "Restore the latest backup.",
    )


def _amount(size: int) -> str:
    if size < 1024:
        return f"{size} bytes"
    return f"{size / 1024:,.0f} KB" if size < 1024 * 1024 else f"{size / 1024 / 1024:,.1f} MB"


def _quick_check(connection: sqlite3.Connection) -> list[str]:
    end = time.monotonic() + _CHECK_SECONDS
    connection.set_progress_handler(lambda: int(time.monotonic() > end), 100_000)
    try:
        lines = [row[0] for row in connection.execute("PRAGMA quick_check(50)").fetchall()]
    except sqlite3.OperationalError as error:
        if "interrupt" in str(error):
            return []
        raise
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        return [str(error)]
    finally:
        connection.set_progress_handler(None, 0)
    return [line for line in lines if line != "ok" and not search.is_about_index(line)]


def _structure(connection: sqlite3.Connection, version: int) -> list[str]:
    found = schema.structure(connection)
    if version == schema.SCHEMA:
        return schema.differences(found, schema.expected())
    return schema.strangers(found, schema.expected(), newer=version > schema.SCHEMA)


def _why_read_only(path: Path, version: int, damaged: list[str], differences: list[str]) -> str:
    runs = all(words.startswith(("trigger ", "index ")) for words in differences)
    if differences and version > schema.SCHEMA:
        raise FileFault(
            "newer",
            f"“{path.name}” was made by a newer version (schema {version}; this one knows "
            f"{schema.SCHEMA}) and cannot be read by this one ({', '.join(differences[:3])}).",
            "It was not opened and not changed.",
            "Open it with the newer version, or export it there as JSON.",
        )
    if not runs:
        raise _altered(path, differences)
    if damaged:
        places = "one place" if len(damaged) == 1 else f"{len(damaged)} places"
        return f"“{path.name}” is damaged in {places}; it is open for reading only."
    if version > schema.SCHEMA:
        return (
            f"“{path.name}” was made by a newer version (schema {version}; this one knows "
            f"{schema.SCHEMA}); it is open for reading only."
        )
    if differences:
        count = "1 item" if len(differences) == 1 else f"{len(differences)} items"
        return (
            f"“{path.name}” contains {count} that Parley did not make "
            f"({', '.join(differences[:3])}); it is not open for editing."
        )
    if not os.access(path, os.W_OK):
        return f"“{path.name}” is read-only: changes cannot be saved here."
    if not os.access(path.parent, os.W_OK):
        return f"The folder of “{path.name}” does not let Parley write its safety file."
    return ""


def _altered(path: Path, differences: list[str]) -> FileFault:
    return FileFault(
        "altered",
        f"“{path.name}” is not built as Parley builds a chronology ({', '.join(differences[:3])}).",
        "It was not opened and not changed.",
        "Restore a backup of it.",
    )


def _unreadable(error: Exception, path: Path, size: int) -> Exception:
    known = fault_of(error, path)
    if known is None:
        return FileFault(
            "damaged",
            f"“{path.name}” cannot be read: it is damaged, or of a later SQLite.",
            "It was not changed.",
            "Restore the latest backup.",
            detail=str(error),
        )
    if not isinstance(known, FileFault):
        return known
    if known.reason == "damaged":
        whole = _size_in_header(path)
        if whole > size:
            return _cut_short(path, size, whole)
    return known


def _may_read_bytes(path: Path) -> bool:
    found = path.stat()
    return OPEN_HERE[found.st_dev, found.st_ino] == 0


def _size_in_header(path: Path) -> int:
    if not _may_read_bytes(path):
        return 0
    with path.open("rb") as file:
        head = file.read(100)
    page = int.from_bytes(head[16:18], "big")
    return (65536 if page == 1 else page) * int.from_bytes(head[28:32], "big")


_SIGNS = (
    (b"PK\x03\x04", "a ZIP or office file"),
    (b"%PDF", "a PDF"),
    (b"{", "JSON"),
    (b"<", "HTML or XML"),
)


def _foreign(path: Path, head: bytes) -> FileFault:
    head = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    seems = next((f" (it looks like {name})" for sign, name in _SIGNS if head.startswith(sign)), "")
    return FileFault(
        "foreign",
        f"“{path.name}” is not a Parley chronology{seems}.",
        "It was not opened and not changed.",
        "To bring in its content use Import.",
    )
