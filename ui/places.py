"""Where the program keeps what is not in a chronology file, by the custom of the system.

A folder that is named here may not exist yet.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path


def data_folder() -> Path:
    """For backups, the example and a draft that was not finished."""
    return _folder(
        "APPDATA", ("AppData", "Roaming"), "Application Support", "XDG_DATA_HOME", ".local/share"
    )


def config_folder() -> Path:
    """For settings."""
    return _folder("APPDATA", ("AppData", "Roaming"), "Preferences", "XDG_CONFIG_HOME", ".config")


def state_folder() -> Path:
    """For the log of faults."""
    return _folder("LOCALAPPDATA", ("AppData", "Local"), "Logs", "XDG_STATE_HOME", ".local/state")


def _folder(
    windows: str, windows_default: tuple[str, str], mac: str, xdg: str, xdg_default: str
) -> Path:
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get(windows) or home.joinpath(*windows_default)) / "Parley"
    if sys.platform == "darwin":
        return home / "Library" / mac / "Parley"
    return Path(os.environ.get(xdg) or home / xdg_default) / "parley"
