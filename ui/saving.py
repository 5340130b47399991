"""Writing a file whole or not at all."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterable
from pathlib import Path

from timeline_app.errors import KnownError

_RESERVED = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$"}
    | {f"{port}{n}" for port in ("com", "lpt") for n in "123456789¹²³"}
)
_UNSTORABLE = re.compile(r'[<>:"|?*\\\x00-\x1f]')


class UnstorableName(KnownError):
    """A file name that Windows cannot store; ``suggested`` is one that every system can."""

    def __init__(self, name: str, suggested: str) -> None:
        super().__init__(
            f"Windows cannot store a file named “{name}”.",
            "No file was written.",
            f"Suggested: {suggested}",
        )
        self.suggested = suggested


def check_name(path: Path) -> None:
    """Raise ``UnstorableName`` where Windows cannot store a file's name: files travel."""
    suggested = _storable(path.name)
    if suggested != path.name:
        raise UnstorableName(path.name, suggested)


def _storable(name: str) -> str:
    safe = _UNSTORABLE.sub("_", name).rstrip(". ")
    first, dot, rest = safe.partition(".")
    if first.rstrip().casefold() in _RESERVED:
        return f"{first.rstrip()}_{dot}{rest}"
    return safe if safe.strip(". ") else "Untitled"


def write_whole(path: Path, parts: Iterable[bytes]) -> None:
    """Write the parts beside ``path`` and rename: readers see the old file or the new one.

    Raises ``KnownError`` where that fails, or where something lies there that is no file, such as
    a device; then no file is left behind.
    """
    if path.exists() and not path.is_file() and not path.is_dir():
        raise KnownError(
            f"“{path.name}” is not an ordinary file.",
            "Nothing was written.",
            "Choose another name.",
        )
    beside = path.with_name(f".{path.name}.{os.urandom(4).hex()}.part")
    try:
        with beside.open("xb") as file:
            for part in parts:
                file.write(part)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, path)
    except PermissionError as error:
        raise KnownError(
            f"“{path.name}” cannot be written: it may be open elsewhere, or the folder is locked.",
            "No file was left.",
            f"Close {path.name} or choose another name.",
        ) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "the name cannot be used"
        raise KnownError(
            f"“{path.name}” was not written: {reason}.",
            "No file was left.",
            "Choose another name or folder.",
        ) from error
    finally:
        with contextlib.suppress(OSError, ValueError):
            beside.unlink(missing_ok=True)
