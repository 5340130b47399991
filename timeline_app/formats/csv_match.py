"""Which event a row of a sheet is: by id, by external id, by round, or by title and date."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from timeline_app import records as r
from timeline_app.chronology import Chronology
from timeline_app.dates import EventDate
from timeline_app.folding import fold
from timeline_app.formats.csv_table import Row

_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)

BY_ID, BY_EXTERNAL, BY_LIKENESS, UNKNOWN = "id", "external id", "likeness", "unknown"
"""How a row was matched; ``UNKNOWN`` is a row of a new event."""


@dataclass(frozen=True, slots=True)
class Match:
    """The event that a row is, or ``id`` of the one to be made.

    ``external`` is the scheme and value of the row's id elsewhere; ``link`` the record that joins
    both where there is one already.
    """

    how: str
    id: str
    external: tuple[str, str] | None = None
    link: r.ExternalId | None = None


class Matcher:
    """The events of a chronology, to be found from rows."""

    def __init__(self, chronology: Chronology, by_key: Mapping[str, str]) -> None:
        self._events = chronology.events
        self._id_column = by_key.get("id")
        self._external_column = by_key.get("external_id")
        self._by_kind = "kind" in by_key
        self._own = "as_of" in by_key
        self._links = {
            (fold(one.scheme), one.value): one
            for one in chronology.all("external_id").values()
            if isinstance(one, r.ExternalId) and one.record in chronology.events
        }
        self._rounds: dict[tuple[str | None, str], dict[str, r.Event]] = {}
        self._titles: dict[tuple[str | None, str, EventDate | None], dict[str, None]] = {}
        for event in self._events.values():
            if event.number:
                rounds = self._rounds.setdefault((event.process, fold(event.number)), {})
                rounds[event.id] = event
            key = (event.process, fold(event.title), event.date)
            self._titles.setdefault(key, {})[event.id] = None

    def by_name(self, row: Row) -> Match | None:
        """The match by an id in the row; None where the row has none."""
        identity = row.cells.get(self._id_column or "", "").strip()
        if identity in self._events:
            return Match(BY_ID, identity, *self._external(row))
        if _UUID.fullmatch(identity):
            return Match(UNKNOWN, identity.lower(), *self._external(row))
        external, link = self._external(row, identity)
        if external is None:
            return None
        if link is not None:
            return Match(BY_EXTERNAL, link.record, external, link)
        return Match(UNKNOWN, "", external)

    def _external(
        self, row: Row, identity: str = ""
    ) -> tuple[tuple[str, str] | None, r.ExternalId | None]:
        column = self._external_column
        value = row.cells.get(column or "", "").strip()
        if identity and not value:
            column, value = self._id_column, identity
        if column is None or not value:
            return None, None
        return (column, value), self._links.get((fold(column), value))

    def by_likeness(
        self, process: str | None, title: str, date: EventDate | None, number: str, kind: str
    ) -> str | None:
        """The one event of this process and round, or of this process, title and date.

        Each event is given once.
        """
        same = self._titles.get((process, fold(title), date))
        if same:
            identity = next(iter(same))
            self.take(identity)
            return identity
        if self._own or not number or process is None:
            return None
        rounds = self._rounds.get((process, fold(number)), {})
        found = [one.id for one in rounds.values() if not self._by_kind or one.kind == kind]
        if len(found) != 1:
            return None
        self.take(found[0])
        return found[0]

    def take(self, identity: str) -> None:
        """Leave an event that a row names by id out of ``by_likeness``."""
        event = self._events.get(identity)
        if event is None:
            return
        self._titles[event.process, fold(event.title), event.date].pop(identity, None)
        self._rounds.get((event.process, fold(event.number)), {}).pop(identity, None)
