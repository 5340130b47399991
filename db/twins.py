"""Second copies of one file, which sync services make when two computers changed it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePath

_COPY = (
    r"conflicted copy|in konflikt stehende kopie|copie en conflit|copia en conflicto"
    r"|copia in conflitto|cópia em conflito"
)
_CONFLICT = r"(?:case |selective sync |unicode encoding )?conflict(?:ed)?(?: \d+)?"
_MARKS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf" ?\((?:[^()]*['’]s )?(?:{_COPY})(?: [^()]*)?\)(?: ?\(\d+\))?",
        rf" ?\({_CONFLICT}\)",
        rf" ?\[{_CONFLICT}\]",
        r"_conflict-\d{8}-\d{4,6}",
        r"\.sync-conflict-\d{8}-\d{6}(?:-[a-z0-9]{7})?",
    )
)
"""What stands behind the name of a second copy, whatever the folder."""

_COMPUTER = re.compile(r"(?=.*[A-Z])[A-Z0-9][A-Z0-9-]{1,14}(?:-\d+)?")
_USUAL_COMPUTER = re.compile(r"(?:DESKTOP|LAPTOP)-[A-Z0-9]{5,8}(?:-\d+)?")
_COUNTED = re.compile(r"(.+) \(\d\)")


def twins_of(name: str, names: Iterable[str], service: str = "") -> list[str]:
    """Those of the names in a folder that are second copies of one file, or the file itself.

    In a folder of OneDrive the name of a computer makes a second copy ("talks-PC-B"), in one of
    Google Drive a number does ("talks (1)"); elsewhere people name their own files so.
    """
    own, ending = _parted(name)
    bases = set(_bases(own, service))
    found = []
    for other in names:
        stem, suffix = _parted(other)
        if other != name and suffix == ending and not bases.isdisjoint(_bases(stem, service)):
            found.append(other)
    return sorted(found)


def _parted(name: str) -> tuple[str, str]:
    path = PurePath(name)
    return name[: len(name) - len(path.suffix)], path.suffix.casefold()


def _bases(stem: str, service: str) -> Iterator[str]:
    """The names that a file may have had; its own first."""
    yield stem
    for mark in _MARKS:
        for found in mark.finditer(stem):
            if found.end() == len(stem) and found.start():
                yield stem[: found.start()]
    computer = _COMPUTER if service == "OneDrive" else _USUAL_COMPUTER
    for dash in re.finditer("-", stem):
        if dash.start() and computer.fullmatch(stem, dash.end()):
            yield stem[: dash.start()]
    counted = _COUNTED.fullmatch(stem)
    if counted and service == "Google Drive":
        yield counted[1]
