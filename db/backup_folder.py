"""The folder of the rotating backups: whether it can be used, and why not."""

from __future__ import annotations

import os
from pathlib import Path

from db.faults import FileFault

_KEPT = "The chronology and earlier backups are as they were."


def check_folder(folder: Path, *, made: bool) -> None:
    """Raise ``FileFault`` where no backup can lie in a folder.

    ``made`` says that the folder is made where it is missing. One that somebody chose never is: it
    may be a drive that is not there now.
    """
    if made:
        while not os.path.exists(folder) and folder != folder.parent:
            folder = folder.parent
    if not os.path.isdir(folder):
        missing = "is no folder" if os.path.exists(folder) else "is not there"
        raise _unusable(f"the folder “{folder}” {missing}")
    if not os.access(folder, os.W_OK | os.X_OK):
        raise _unusable(f"the folder “{folder}” cannot be written to")


def make_folder(folder: Path) -> None:
    """Make a folder for the backups of one chronology; raises ``FileFault``."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise _unusable(
            f"the folder “{folder.parent}” cannot be used ({error.strerror})"
        ) from error


def _unusable(what: str) -> FileFault:
    return FileFault(
        "unwritable",
        f"No backup was made: {what}.",
        _KEPT,
        "Connect its drive or make the folder writable, or choose another in the settings.",
    )
