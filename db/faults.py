"""SQLite's faults in plain words."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from timeline_app.errors import KnownError


class FileFault(KnownError):
    """A chronology file that cannot be opened, read or written; ``reason`` is a short fixed name.

    Reasons: missing, folder, empty, foreign, damaged, cut_short, newer, altered, interrupted,
    locked, full, read_only, gone, name, exists, unwritable, unreadable, engine.
    """

    def __init__(
        self, reason: str, happened: str, kept: str = "", do: str = "", *, detail: str = ""
    ) -> None:
        super().__init__(happened, kept, do, detail=detail)
        self.reason = reason


class Unreadable(ValueError):
    """A row or log entry whose content cannot be what was saved; the text says which."""


_FAULTS: tuple[tuple[str, str, str, str, str], ...] = (
    (
        "SQLITE_FULL",
        "full",
        "There is no space left on the disk of {name}.",
        "Nothing of this edit was saved; everything before it is safe.",
        "Free some space, then save again, or save a copy elsewhere.",
    ),
    (
        "SQLITE_IOERR_WRITE",
        "full",
        "The disk of {name} cannot be written: it is full, over its quota, or gone.",
        "Nothing of this edit was saved; everything before it is safe.",
        "Free some space or connect the disk, then save again, or save a copy elsewhere.",
    ),
    (
        "SQLITE_IOERR",
        "gone",
        "The disk of {name} cannot be read or written.",
        "Nothing of this edit was saved; everything before it is safe.",
        "Connect the disk again, or save it elsewhere.",
    ),
    (
        "SQLITE_READONLY_DBMOVED",
        "gone",
        "The file {name} was moved or deleted while it was open.",
        "Your work is still here.",
        "Save it elsewhere, or bring the file back.",
    ),
    (
        "SQLITE_READONLY_DIRECTORY",
        "unwritable",
        "The folder of {name} does not let Parley write its safety file.",
        "Nothing was changed.",
        "Save a copy in a folder of your own.",
    ),
    (
        "SQLITE_READONLY",
        "read_only",
        "{name} is read-only: changes cannot be saved here.",
        "Nothing was changed.",
        "Save a copy to edit.",
    ),
    (
        "SQLITE_BUSY",
        "locked",
        "Another window or program is saving to {name}.",
        "Nothing was changed.",
        "Wait a moment and try again.",
    ),
    (
        "SQLITE_LOCKED",
        "locked",
        "Another window or program is saving to {name}.",
        "Nothing was changed.",
        "Wait a moment and try again.",
    ),
    (
        "SQLITE_CANTOPEN",
        "unwritable",
        "The folder of {name} does not let Parley write its safety file, or the file is gone.",
        "Nothing was changed.",
        "Save a copy in a folder of your own.",
    ),
    (
        "SQLITE_NOTADB",
        "foreign",
        "{name} is not a Parley chronology.",
        "Nothing was changed.",
        "To bring in its content use Import.",
    ),
    (
        "SQLITE_CORRUPT",
        "damaged",
        "{name} is damaged.",
        "Nothing was changed.",
        "Restore the latest backup, or open it for reading.",
    ),
    (
        "SQLITE_TOOBIG",
        "full",
        "A text is over 64 MB, more than {name} can hold in one place.",
        "Nothing of this edit was saved.",
        "Keep the part that you quote.",
    ),
)


def fault_of(error: BaseException, path: Path) -> KnownError | None:
    """The plain words for an error of SQLite's, or None where it is a bug of ours."""
    if isinstance(error, Unreadable):
        return _damaged(f"“{path.name}” is damaged: {error}", str(error))
    if isinstance(error, UnicodeDecodeError):  # a message of SQLite's with a damaged name in it
        return _damaged(f"“{path.name}” is damaged.", str(error))
    if not isinstance(error, sqlite3.Error):
        return None
    name = getattr(error, "sqlite_errorname", "") or ""
    if not name and isinstance(error, sqlite3.DataError):
        name = "SQLITE_TOOBIG"
    if not name and "decode to UTF-8" in str(error):
        return _damaged(f"“{path.name}” is damaged: a text is not UTF-8.", str(error))
    if "fts5" in str(error) or "vtable constructor" in str(error):
        return _damaged(f"The search index of “{path.name}” is damaged.", str(error))
    for prefix, reason, happened, kept, do in _FAULTS:
        if name.startswith(prefix):
            words = happened.format(name=f"“{path.name}”")
            return FileFault(reason, words, kept, do, detail=f"{name}: {error}")
    return None


def _damaged(happened: str, detail: str) -> FileFault:
    do = "Restore the latest backup, or look at “check” for what is damaged."
    return FileFault("damaged", happened, "Nothing was changed.", do, detail=detail)
