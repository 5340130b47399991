"""Pictures for the stylesheet that are made at run time and never lie on the disk.

A stylesheet takes its arrows and ticks only from files, and theirs have the colours of the theme.
Qt's resource system holds such files in memory, in the format that ``rcc`` writes.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping

from PySide6.QtCore import qRegisterResourceData

_VERSION = 1
_FOLDER = 0x02
_ANY_REGION, _NO_LANGUAGE = 0, 1
_kept: list[tuple[bytes, bytes, bytes]] = []  # Qt reads from these for as long as it runs


def _hash(name: str) -> int:
    """The hash by which Qt finds a name within its folder."""
    value = 0
    for letter in name.encode("utf-16-be")[1::2]:
        value = (value << 4) + letter
        value ^= (value & 0xF0000000) >> 23
        value &= 0x0FFFFFFF
    return value


def publish(folder: str, files: Mapping[str, bytes]) -> None:
    """Make each file readable by Qt as ``:/folder/name``; names are ASCII.

    A folder is published once: Qt would go on showing the files that were there first.
    """
    ordered = sorted(files, key=_hash)
    names, places = b"", {}
    for name in (folder, *ordered):
        places[name] = len(names)
        names += struct.pack(">HI", len(name), _hash(name)) + name.encode("utf-16-be")
    data, entries = b"", struct.pack(">IHII", 0, _FOLDER, 1, 1)
    entries += struct.pack(">IHII", places[folder], _FOLDER, len(ordered), 2)
    for name in ordered:
        entries += struct.pack(">IHHHI", places[name], 0, _ANY_REGION, _NO_LANGUAGE, len(data))
        data += struct.pack(">I", len(files[name])) + files[name]
    _kept.append((entries, names, data))
    qRegisterResourceData(_VERSION, entries, names, data)
