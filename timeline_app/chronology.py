"""The snapshot: an open chronology as one immutable value, with its indexes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, TypeAlias, cast

from timeline_app import records as r
from timeline_app.changes import Change, apply_change
from timeline_app.dates import sort_key
from timeline_app.records import KINDS, Record

OUTSIDE = frozenset({"source_text"})
"""Kinds that a snapshot does not hold: the texts stay in the store until they are read."""

_Table = dict[str, Record]
_Pair: TypeAlias = tuple[Record | None, Record | None]
_Place: TypeAlias = tuple[tuple[int, int, int, str], str, str]
"""Where an event stands in the order of dates: its date's key, its title, its id."""
_Index = dict[str, tuple[str, ...]]
_FEW = 16
"""Below one event in so many, it is quicker to sort some of them than to pass over all."""


class Chronology:
    """Every record of a chronology but the source texts and the log, as of log number ``seq``.

    Never changed once made: ``after`` returns the next snapshot, which shares what did not
    change. Records are reached by kind and id; ``owned`` finds those that refer to another.
    """

    __slots__ = ("_by_date", "_indexes", "_order", "_tables", "seq")

    def __init__(
        self,
        tables: Mapping[str, _Table],
        seq: int = 0,
        indexes: dict[tuple[str, str], _Index] | None = None,
    ) -> None:
        self._tables = dict(tables)
        self._indexes = {} if indexes is None else indexes
        self._order: list[_Place] | None = None
        self._by_date: list[str] | None = None
        self.seq = seq

    @classmethod
    def of(cls, records: Iterable[Record], seq: int = 0) -> Chronology:
        """The snapshot of some records."""
        tables: dict[str, _Table] = {}
        for record in records:
            tables.setdefault(r.kind_of(record), {})[record.id] = record
        return cls(tables, seq)

    def all(self, kind: str) -> Mapping[str, Record]:
        """All records of a kind by id, in no promised order."""
        return MappingProxyType(self._tables.get(kind, {}))

    def get(self, kind: str, identity: str | None) -> Record | None:
        """The record of a kind with this id, or None."""
        return self._tables.get(kind, {}).get(identity) if identity is not None else None

    def owned(self, kind: str, key: str, identity: str) -> tuple[str, ...]:
        """The ids of the records of ``kind`` whose reference ``key`` is ``identity``."""
        return self._index(kind, key).get(identity, ())

    def _index(self, kind: str, key: str) -> _Index:
        index = self._indexes.get((kind, key))
        if index is None:
            name = KINDS[kind].by_key[key].name
            gathered: dict[str, list[str]] = {}
            for record in self._tables.get(kind, {}).values():
                target = getattr(record, name)
                if target is not None:
                    gathered.setdefault(target, []).append(record.id)
            index = {target: tuple(ids) for target, ids in gathered.items()}
            self._indexes[kind, key] = index
        return index

    def after(self, changes: Iterable[Change], seq: int) -> Chronology:
        """The next snapshot: this one with the changes of operation ``seq`` made.

        Raises ``StaleEdit`` where the changes do not start from this snapshot.
        """
        tables = dict(self._tables)
        touched: dict[str, list[_Pair]] = {}
        for change in changes:
            if change.kind in OUTSIDE:
                continue
            if change.kind not in touched:
                touched[change.kind] = []
                tables[change.kind] = dict(tables.get(change.kind, {}))
            table = tables[change.kind]
            old = table.get(change.id)
            new = apply_change(old, change)
            if new is None:
                del table[change.id]
            else:
                table[change.id] = new
            touched[change.kind].append((old, new))
        following = Chronology(tables, seq, self._next_indexes(touched))
        self._hand_on_order(following, touched.get("event", []))
        return following

    def _next_indexes(self, touched: Mapping[str, list[_Pair]]) -> dict[tuple[str, str], _Index]:
        indexes = dict(self._indexes)
        for (kind, key), index in self._indexes.items():
            pairs = touched.get(kind, [])
            if len(pairs) > max(64, len(index)):
                del indexes[kind, key]
            elif pairs:
                indexes[kind, key] = _moved(index, KINDS[kind].by_key[key].name, pairs)
        return indexes

    def by_date(self) -> list[str]:
        """The ids of all events in the order of their dates, then of their titles.

        Shared, so not to be changed: as long as the order holds, snapshots have the same list.
        """
        if self._by_date is None:
            if self._order is None:
                self._order = sorted(place_of(event) for event in self.events.values())
            self._by_date = [place[2] for place in self._order]
        return self._by_date

    def in_order(self, events: Collection[r.Event]) -> list[str]:
        """The ids of some events of this snapshot, each given once, in the order of ``by_date``."""
        everything = self._tables.get("event", {})
        if len(events) == len(everything):
            return self.by_date()
        if len(events) < len(everything) // _FEW:
            return [place[2] for place in sorted(map(place_of, events))]
        wanted = {event.id for event in events}
        return list(filter(wanted.__contains__, self.by_date()))

    def find(self, ids: Sequence[str], identity: str) -> int:
        """The place of an event in ids of this snapshot in the order of ``by_date``; else -1."""
        events = self.events
        event = events.get(identity)
        if event is None:
            return -1
        at = bisect_left(ids, place_of(event), key=lambda one: place_of(events[one]))
        return at if at < len(ids) and ids[at] == identity else -1

    def without(self, ids: Sequence[str], left_out: Iterable[str]) -> list[str]:
        """Ids of this snapshot in the order of ``by_date``, without a few."""
        found = list(ids)
        for at in sorted({self.find(ids, one) for one in left_out} - {-1}, reverse=True):
            del found[at]
        return found

    def _hand_on_order(self, following: Chronology, pairs: list[_Pair]) -> None:
        """Give the next snapshot the order, unless it is quicker to sort anew."""
        order = self._order
        if order is None or len(pairs) > max(64, len(order) // 20):
            return
        ids = self.by_date()
        moved = [(old, new) for old, new in pairs if _moves(old, new)]
        if moved:
            order, ids = list(order), list(ids)
        for old, new in moved:
            if isinstance(old, r.Event):
                at = bisect_left(order, place_of(old))
                del order[at], ids[at]
            if isinstance(new, r.Event):
                at = bisect_left(order, place_of(new))
                order.insert(at, place_of(new))
                ids.insert(at, new.id)
        following._order, following._by_date = order, ids

    @property
    def heading(self) -> r.Heading:
        """The record of the chronology itself; an empty one where there is none yet."""
        for record in self._tables.get("chronology", {}).values():
            return cast(r.Heading, record)
        return r.Heading("")

    @property
    def events(self) -> Mapping[str, r.Event]:
        """All events by id."""
        return cast(Mapping[str, r.Event], self.all("event"))

    @property
    def processes(self) -> Mapping[str, r.Process]:
        """All processes by id."""
        return cast(Mapping[str, r.Process], self.all("process"))

    @property
    def actors(self) -> Mapping[str, r.Actor]:
        """All actors by id."""
        return cast(Mapping[str, r.Actor], self.all("actor"))

    @property
    def sources(self) -> Mapping[str, r.Source]:
        """All sources by id."""
        return cast(Mapping[str, r.Source], self.all("source"))

    @property
    def publishers(self) -> Mapping[str, r.Publisher]:
        """All publishers by id."""
        return cast(Mapping[str, r.Publisher], self.all("publisher"))

    @property
    def excerpts(self) -> Mapping[str, r.Excerpt]:
        """All excerpts by id."""
        return cast(Mapping[str, r.Excerpt], self.all("excerpt"))

    @property
    def citations(self) -> Mapping[str, r.Citation]:
        """All citations by id."""
        return cast(Mapping[str, r.Citation], self.all("citation"))

    @property
    def participations(self) -> Mapping[str, r.Participation]:
        """All participations by id."""
        return cast(Mapping[str, r.Participation], self.all("participation"))

    def citations_of(self, event: str) -> list[r.Citation]:
        """The citations on an event."""
        return [self.citations[i] for i in self.owned("citation", "event", event)]

    def participations_of(self, event: str) -> list[r.Participation]:
        """The participations in an event."""
        return [self.participations[i] for i in self.owned("participation", "event", event)]

    def is_blank(self) -> bool:
        """Whether nothing but the heading is there."""
        return not any(table for kind, table in self._tables.items() if kind != "chronology")


def place_of(event: r.Event) -> _Place:
    """Where an event stands in ``by_date``, as something to compare."""
    return sort_key(event.date), event.title, event.id


def _moves(old: Record | None, new: Record | None) -> bool:
    if not isinstance(old, r.Event) or not isinstance(new, r.Event):
        return True
    return place_of(old) != place_of(new)


def _moved(index: _Index, name: str, pairs: list[_Pair]) -> _Index:
    result = dict(index)
    for old, new in pairs:
        before: Any = getattr(old, name) if old is not None else None
        after: Any = getattr(new, name) if new is not None else None
        if before == after:
            continue
        if before is not None and old is not None:
            left = tuple(i for i in result.get(before, ()) if i != old.id)
            if left:
                result[before] = left
            else:
                result.pop(before, None)
        if after is not None and new is not None:
            result[after] = (*result.get(after, ()), new.id)
    return result
