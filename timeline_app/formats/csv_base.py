"""What the cells of a sheet are compared with: the events as they were when it was written."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from timeline_app import records as r
from timeline_app.audience import AUDIENCES, permitted
from timeline_app.chronology import Chronology
from timeline_app.fields import BY_KEY
from timeline_app.formats.as_of import Past
from timeline_app.formats.csv_out import Sheet


class Ground(enum.Enum):
    """What a difference between sheet and chronology rests on."""

    EXPORT = "export"
    """What was exported is known: who changed what can be told."""
    TRUST = "trust"
    """The sheet names Parley's ids and does not say of when it is: the sheet is right."""
    FILL = "fill"
    """The row was found by likeness: it fills what is empty, and asks about the rest."""
    ASK = "ask"
    """What was exported cannot be told any more: every difference is asked about."""


@dataclass(frozen=True, slots=True)
class Base:
    """The chronology at the time of the export: the whole, and the part that was exported."""

    ground: Ground
    whole: Chronology | None = None
    shown: Chronology | None = None

    def text(self, key: str, event: str) -> str | None:
        """What the export said in a cell; None where that is not known."""
        return _text(self.shown, key, event)

    def is_hidden(self, key: str, event: str) -> bool:
        """Whether the export withheld the value."""
        if self.whole is self.shown:
            return False
        return _text(self.whole, key, event) != _text(self.shown, key, event)

    def event(self, identity: str) -> r.Event | None:
        """The event as it was, with everything; None where it is not known."""
        return None if self.whole is None else self.whole.events.get(identity)


def _text(chronology: Chronology | None, key: str, identity: str) -> str | None:
    event = None if chronology is None else chronology.events.get(identity)
    if event is None or chronology is None:
        return None
    return BY_KEY[key].read(event, chronology)


class Bases:
    """The bases of the rows of one sheet."""

    def __init__(self, past: Past, chronology: Chronology) -> None:
        self._past = past
        self._seq = chronology.seq
        self._found: dict[tuple[str, str], Base] = {}
        self._sheets: dict[int, Sheet] = {}
        self.notes: list[str] = []

    def of_row(self, cells: Mapping[str, str], by_key: Mapping[str, str]) -> Base:
        """The base that a row's ``as_of`` and ``audience`` name."""
        as_of = cells.get(by_key.get("as_of", ""), "").strip()
        audience = cells.get(by_key.get("audience", ""), "").strip()
        if (as_of, audience) not in self._found:
            self._found[as_of, audience] = self._at(as_of, audience)
        return self._found[as_of, audience]

    def of_link(self, link: r.ExternalId) -> Base:
        """The base of a row known by an external id: the events as that import left them."""
        seq = self._past.made(link.id)
        return Base(Ground.ASK) if seq is None else self._known(seq, "")

    def sheet(self, chronology: Chronology) -> Sheet:
        """The cells of a chronology, kept."""
        if id(chronology) not in self._sheets:
            self._sheets[id(chronology)] = Sheet(chronology)
        return self._sheets[id(chronology)]

    def _at(self, as_of: str, audience: str) -> Base:
        if not as_of:
            return Base(Ground.TRUST)
        plain = as_of.removesuffix(".0")
        base = self._known(int(plain), audience) if plain.isdecimal() else Base(Ground.ASK)
        if base.ground is Ground.ASK:
            self.notes.append(
                f"What was exported as of {as_of} cannot be told from this file"
                f" (its last change is {self._seq}). Each difference is asked about."
            )
        return base

    def _known(self, seq: int, audience: str) -> Base:
        whole = self._past.at(seq) if seq < 10**15 else None
        if whole is None:
            return Base(Ground.ASK)
        who, _, day = audience.partition(" ")
        if not audience:
            return Base(Ground.EXPORT, whole, whole)
        try:
            today = date.fromisoformat(day.strip())
        except ValueError:
            return Base(Ground.ASK)
        if who not in AUDIENCES:
            return Base(Ground.ASK)
        return Base(Ground.EXPORT, whole, permitted(whole, who, today))
