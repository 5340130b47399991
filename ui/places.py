"""Where the program keeps what is not in a chronology file."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def data_folder() -> Path:
    """The user's data folder of Parley, by the custom of the system; it may not exist yet."""
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA") or home / "AppData" / "Roaming") / "Parley"
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "Parley"
    return Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share") / "parley"
