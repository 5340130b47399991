"""What the program remembers of a person: settings, the places of windows, the files opened last.

It is an INI file in the user's folder for settings. One that is damaged is moved aside.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QSettings, Signal
from PySide6.QtWidgets import QMainWindow

from timeline_app.settings import BY_KEY, Value

from .places import config_folder

MOST_RECENT = 8
"""How many of the files opened last are remembered."""
MOST_MAPPED = 50
"""Of how many sheets it is remembered how they were read."""
_MAPPED = "mappings/order"


class SettingsStore(QObject):
    """The settings as they stand; each is written as soon as it is changed."""

    changed = Signal(str)
    """The key of a setting that has another value now."""

    def __init__(self, path: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path or config_folder() / "parley.ini"
        self.notice = ""
        """What the opening noticed, to be said once; mostly empty."""
        if _is_damaged(self._path):
            self._move_aside()
        self._stored = QSettings(str(self._path), QSettings.Format.IniFormat)
        self._stored.setFallbacksEnabled(False)
        if self._stored.status() == QSettings.Status.FormatError:
            self._move_aside()
            self._stored = QSettings(str(self._path), QSettings.Format.IniFormat)

    def _move_aside(self) -> None:
        aside = self._path.with_name(f"{self._path.name}.damaged")
        try:
            os.replace(self._path, aside)
        except OSError:
            with contextlib.suppress(OSError):
                self._path.unlink()
        self.notice = (
            "The settings file was damaged, so the settings are those of a first start. "
            f"The damaged file was kept as {aside.name}. Your chronologies are not affected."
        )

    # Settings

    def value(self, key: str) -> Value:
        """The value of a declared setting."""
        setting = BY_KEY[key]
        stored = self._stored.value(f"settings/{key}")
        return setting.default if stored is None else setting.read(stored)

    def text(self, key: str) -> str:
        """The value of a setting of text, choice or folder."""
        return str(self.value(key))

    def flag(self, key: str) -> bool:
        """The value of a setting that is on or off."""
        return bool(self.value(key))

    def number(self, key: str) -> int:
        """The value of a number, or of a choice among numbers."""
        return int(self.value(key))

    def set_value(self, key: str, value: Value) -> None:
        """Change a setting; a value that it cannot hold changes it to its default."""
        setting = BY_KEY[key]
        wanted = setting.read(value)
        if wanted == self.value(key):
            return
        if wanted == setting.default:
            self._stored.remove(f"settings/{key}")
        else:
            self._stored.setValue(f"settings/{key}", _written(wanted))
        self._save()
        if key == "recent_files" and not wanted:
            self.clear_recent()
        self.changed.emit(key)

    @property
    def is_writable(self) -> bool:
        """Whether what was changed last could be written to the disk."""
        return self._stored.status() == QSettings.Status.NoError

    def _save(self) -> None:
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._stored.sync()

    # The files opened last

    def recent(self) -> list[Path]:
        """The files opened last, the newest first; those that are gone are still among them."""
        stored = self._stored.value("recent/files")
        names = [stored] if isinstance(stored, str) else stored
        return [Path(str(name)) for name in names] if isinstance(names, list) else []

    def add_recent(self, path: Path) -> None:
        """Remember a file, unless the person does not want that."""
        if self.flag("recent_files"):
            rest = [each for each in self.recent() if each != path]
            self._keep_recent([path, *rest][:MOST_RECENT])

    def remove_recent(self, path: Path) -> None:
        """Forget a file."""
        self._keep_recent([each for each in self.recent() if each != path])

    def clear_recent(self) -> None:
        """Forget every file."""
        self._keep_recent([])

    def _keep_recent(self, paths: list[Path]) -> None:
        if paths == self.recent():
            return
        if paths:
            self._stored.setValue("recent/files", [str(path) for path in paths])
        else:
            self._stored.remove("recent/files")
        self._save()

    # How sheets were read

    def mapping(self, header: Sequence[str]) -> dict[str, str] | None:
        """What each column of a sheet was read as last time; None where that is not known.

        Neither a name of a sheet nor a word of it is kept: the columns are known by their hash.
        """
        stored = self._stored.value(f"mappings/{_name_of(header)}")
        keys = stored.split(";") if isinstance(stored, str) else []
        return dict(zip(header, keys, strict=True)) if len(keys) == len(header) else None

    def keep_mapping(self, mapping: Mapping[str, str]) -> None:
        """Remember what the columns of a sheet are read as, in the order of the sheet."""
        name = _name_of(list(mapping))
        self._stored.setValue(f"mappings/{name}", ";".join(mapping.values()))
        order = [name, *(each for each in self._mapped() if each != name)]
        for old in order[MOST_MAPPED:]:
            self._stored.remove(f"mappings/{old}")
        self._stored.setValue(_MAPPED, order[:MOST_MAPPED])
        self._save()

    def forget_mapping(self, header: Sequence[str]) -> None:
        """Forget what the columns of a sheet were read as."""
        name = _name_of(header)
        self._stored.remove(f"mappings/{name}")
        self._stored.setValue(_MAPPED, [each for each in self._mapped() if each != name])
        self._save()

    def _mapped(self) -> list[str]:
        """The hashes of the sheets that are known, the newest first."""
        stored = self._stored.value(_MAPPED)
        names = [stored] if isinstance(stored, str) else stored
        return [str(name) for name in names] if isinstance(names, list) else []

    # Windows

    def keep_window(self, window: QMainWindow) -> None:
        """Remember where a window lies and how its bars are arranged."""
        self.keep_state("geometry", window.saveGeometry())
        self.keep_state("window", window.saveState())

    def restore_window(self, window: QMainWindow) -> bool:
        """Put a window where it lay; False at the first start."""
        found = window.restoreGeometry(self.state("geometry"))
        return window.restoreState(self.state("window")) and found

    def keep_state(self, name: str, state: QByteArray) -> None:
        """Remember how a part of the window is arranged, such as the columns of a table."""
        self._stored.setValue(f"window/{name}", state)
        self._save()

    def state(self, name: str) -> QByteArray:
        """What ``keep_state`` was given; empty where there is nothing."""
        stored = self._stored.value(f"window/{name}")
        return stored if isinstance(stored, QByteArray) else QByteArray()


def _name_of(header: Sequence[str]) -> str:
    return hashlib.sha256("\0".join(header).encode("utf-8", "replace")).hexdigest()[:32]


def _written(value: Value) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _is_damaged(path: Path) -> bool:
    """Whether a file is there that does not read as settings; Qt itself would start to guess."""
    try:
        text = path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return False
    except (OSError, UnicodeDecodeError):
        return True
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return "\0" in text or any(not (line[0] in "[;#" or "=" in line) for line in lines)
