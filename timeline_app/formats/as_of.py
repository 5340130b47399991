"""The chronology as it was: the snapshot walked back along the log."""

from __future__ import annotations

from typing import Protocol

from timeline_app.changes import Change, StaleEdit
from timeline_app.chronology import Chronology
from timeline_app.store import LoggedOperation, NoLongerUndoable, Store


class Past(Protocol):
    """What an import asks of the time since the sheet was written."""

    def at(self, seq: int) -> Chronology | None:
        """The whole chronology as of a log number; None where that cannot be told."""
        ...

    def made(self, record: str) -> int | None:
        """The number of the operation that made a record; None where the log does not say."""
        ...


class LogPast:
    """``Past`` from the log of an open store; what was found is kept."""

    def __init__(self, store: Store, chronology: Chronology) -> None:
        self._store = store
        self._chronology = chronology
        self._found: dict[int, Chronology | None] = {}
        self._makings: dict[str, int | None] = {}

    def at(self, seq: int) -> Chronology | None:
        """The chronology as of ``seq``: the log walked back; None where it cannot be."""
        if seq not in self._found:
            self._found[seq] = chronology_at(self._store, self._chronology, seq)
        return self._found[seq]

    def made(self, record: str) -> int | None:
        """The number of the operation that made a record."""
        if record not in self._makings:
            self._makings[record] = None
            for entry in self._store.log(record=record):
                made = [one.id for one in entry.changes if one.before is None]
                self._makings |= dict.fromkeys(made, entry.seq)
        return self._makings[record]


class NoPast:
    """``Past`` for a chronology without a log: only its own number is known."""

    def __init__(self, chronology: Chronology) -> None:
        self._chronology = chronology

    def at(self, seq: int) -> Chronology | None:
        """The chronology itself for its own number."""
        return self._chronology if seq == self._chronology.seq else None

    def made(self, record: str) -> int | None:
        """Never known."""
        return None


def chronology_at(store: Store, chronology: Chronology, seq: int) -> Chronology | None:
    """The snapshot as it was after operation ``seq``, with everything but source texts.

    None where the log does not reach there: a number that is still to come, an entry whose content
    was erased for good, or one of an older version of the file.
    """
    if seq == chronology.seq:
        return chronology
    if not 0 < seq < chronology.seq:
        return None
    entries = [entry for entry in store.log(after=seq) if entry.seq <= chronology.seq]
    try:
        return chronology.after(_backwards(entries), seq)
    except (NoLongerUndoable, StaleEdit):
        return None


def _backwards(entries: list[LoggedOperation]) -> list[Change]:
    return [
        change.inverse()
        for entry in reversed(entries)
        for change in reversed(entry.operation().changes)
    ]
