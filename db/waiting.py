"""Waiting for a file that another window or program is saving to."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from pathlib import Path

from db.engine import raw
from db.faults import FileFault, fault_of
from timeline_app.store import Progress

_PACE = 0.25
"""How many seconds lie between two looks at the file."""


def wait_until_free(path: Path, progress: Progress) -> None:
    """Wait until nobody else reads or writes a file, which is when it can be saved to.

    ``progress`` is called before each pause with the seconds waited and 0; what it raises ends the
    waiting. Raises ``FileFault`` where the file cannot be saved to for another reason.
    """
    start = time.monotonic()
    while not _is_free(path):
        progress(int(time.monotonic() - start), 0)
        time.sleep(_PACE)


def _is_free(path: Path) -> bool:
    try:
        with closing(raw(path, write=True, wait=0)) as driver:
            driver.execute("BEGIN EXCLUSIVE")
            driver.execute("ROLLBACK")
    except sqlite3.Error as error:
        fault = fault_of(error, path)
        if isinstance(fault, FileFault) and fault.reason == "locked":
            return False
        raise fault or error from error
    return True
