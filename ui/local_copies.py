"""Copies of chronologies on shared drives, for working on them alone and bringing it back."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from timeline_app.errors import KnownError
from timeline_app.store import Files
from ui.saving import write_whole

APART = "apart"
"""The reason of a fault where a copy and its file were both changed."""
_NOTE = "of"
"""The file beside a copy that says, as hex, of what it is one."""


class LocalCopies:
    """One folder a copied file, below the folder of the program's own data."""

    def __init__(self, files: Files, data_folder: Path) -> None:
        self._files = files
        self._folder = data_folder / "local copies"

    def origin_of(self, path: Path) -> Path | None:
        """The file that a copy was made of; None where ``path`` is no such copy."""
        if path.parent.parent != self._folder:
            return None
        try:
            return Path(os.fsdecode(bytes.fromhex((path.parent / _NOTE).read_text("ascii"))))
        except (OSError, ValueError):
            return None

    def take(self, origin: Path) -> Path:
        """The copy of a file, made or brought up to date; one with work of its own stays."""
        origin = origin.absolute()
        written = os.fsencode(origin)
        copy = self._folder / hashlib.sha256(written).hexdigest()[:16] / origin.name
        if not copy.exists():
            copy.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._files.backup(origin, copy)
            write_whole(copy.parent / _NOTE, [written.hex().encode()])
        elif self._compared(copy, origin) == "behind":
            self._files.restore(copy, origin)
        return copy

    def has_more(self, copy: Path) -> bool:
        """Whether there is work in a copy that the file it was made of does not have."""
        origin = self.origin_of(copy)
        return origin is not None and self._compared(copy, origin) in ("ahead", "apart")

    def give_back(self, copy: Path) -> Path | None:
        """Bring the work in a copy to the file it was made of; that file, or None if it has all.

        What was there is backed up. Raises ``KnownError`` where others have worked on it since.
        """
        origin = self.origin_of(copy)
        if origin is None:
            return None
        state = self._compared(copy, origin)
        if state == "apart":
            error = KnownError(
                f"Somebody changed “{origin.name}” in “{origin.parent}” since your copy was made.",
                "Nothing was overwritten; your copy has all of your work.",
                "Save a copy beside it under another name, and bring the two together.",
            )
            error.reason = APART
            raise error
        if state != "ahead":
            return None
        self._files.restore(origin, copy)
        return origin

    def _compared(self, copy: Path, origin: Path) -> str:
        """Whether a copy is "same", "ahead", "behind" or "apart", which the logs tell."""
        mine = self._files.open(copy, read_only=True)
        try:
            theirs = self._files.open(origin, read_only=True)
            try:
                mine.load()
                theirs.load()
                has, lacks = mine.goes_on_from(theirs), not theirs.goes_on_from(mine)
            finally:
                theirs.close()
        finally:
            mine.close()
        if has:
            return "ahead" if lacks else "same"
        return "apart" if lacks else "behind"
