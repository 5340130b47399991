"""What a window needs of the machine, asked before Qt would end the program without a word."""

from __future__ import annotations

import builtins
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def why_not() -> str:
    """Why no window can open here, and what to do; nothing if one can, and then Qt is loaded."""
    if _no_screen():
        return (
            "The window cannot open: there is no screen here (DISPLAY and WAYLAND_DISPLAY are not "
            "set). The commands that --help lists work without one."
        )
    try:
        with _own_imports():
            import PySide6.QtWidgets  # noqa: F401
    except ImportError as error:
        return (
            f"The window cannot open: Qt cannot be loaded: {error}. "
            "./run installs the system packages that are missing, or names them."
        )
    return ""


@contextmanager
def _own_imports() -> Iterator[None]:
    """Python's own ``import`` again after Qt's binding put its own in its place.

    The binding's asks at each ``import`` whether the importing module wants other names of Qt
    (``from __feature__ import snake_case``), and reads the source of every module for that, which
    is a twentieth of a start. Parley never wants them. ``from PySide6.… import *`` needs it too.
    """
    own = builtins.__import__
    try:
        yield
    finally:
        builtins.__import__ = own


def _no_screen() -> bool:
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return False
    if any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET")):
        return False
    # Where Wayland looks when nothing is set.
    return not Path(os.environ.get("XDG_RUNTIME_DIR") or "/", "wayland-0").exists()
