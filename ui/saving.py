"""Writing a file whole or not at all."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Iterable
from pathlib import Path

from timeline_app.errors import KnownError

_RESERVED = frozenset(
    {"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)}
)


def check_name(path: Path) -> None:
    """Raise ``KnownError`` where a file's name is one that Windows cannot store."""
    stem = path.name.split(".")[0].casefold()
    if stem in _RESERVED or any(letter in path.name for letter in '<>:"|?*\0'):
        safe = "".join("_" if letter in '<>:"|?*\0' else letter for letter in path.stem)
        suggested = (f"{safe}_" if stem in _RESERVED else safe) + path.suffix
        raise KnownError(
            f"Some systems cannot store a file named “{path.name}”.",
            "No file was written.",
            f"Suggested: {suggested}",
        )


def write_whole(path: Path, parts: Iterable[bytes]) -> None:
    """Write the parts beside ``path`` and rename: readers see the old file or the new one.

    Raises ``KnownError`` where that fails; then no file is left behind.
    """
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
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
