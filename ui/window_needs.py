"""What a window needs of the machine, asked before Qt would end the program without a word."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def why_not() -> str:
    """Why no window can open here, and what to do; nothing if one can."""
    if _no_screen():
        return (
            "The window cannot open: there is no screen here (DISPLAY and WAYLAND_DISPLAY are not "
            "set). The commands that --help lists work without one."
        )
    try:
        import PySide6.QtWidgets  # noqa: F401
    except ImportError as error:
        return (
            f"The window cannot open: Qt cannot be loaded: {error}. "
            "./run installs the system packages that are missing, or names them."
        )
    return ""


def _no_screen() -> bool:
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return False
    if any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET")):
        return False
    # Where Wayland looks when nothing is set.
    return not Path(os.environ.get("XDG_RUNTIME_DIR") or "/", "wayland-0").exists()
