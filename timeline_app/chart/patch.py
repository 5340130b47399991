"""The chart's columns after an edit of a few events, without reading the others again."""

from __future__ import annotations

from array import array
from bisect import bisect_left, insort
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from timeline_app.chart.adapter import Entries, Sight
from timeline_app.chart.columns import Columns, Entry, Lane, make_columns
from timeline_app.chart.density import carried
from timeline_app.chronology import Chronology, place_of


def patched(
    columns: Columns,
    grouping: str,
    old: tuple[Chronology, Sequence[str]],
    new: tuple[Chronology, Sequence[str]],
    touched: Collection[str],
    *,
    today: date,
) -> Columns | None:
    """The columns of ``new`` from those of ``old``; both are a snapshot and the ids shown of it.

    But for the ``touched``, the same events must be shown, and lanes be named as before. None
    where a lane comes or goes.
    """
    sight = Sight(new[0], grouping, today)
    if sight.as_of != columns.as_of or columns.past:
        return None
    before = _entries(Sight(old[0], grouping, today), *old, touched)
    after = _entries(sight, *new, touched)
    if not after.dated.keys() <= {lane.key for lane in columns.lanes}:
        return None
    lanes = [_after(lane, before, after, new[0]) for lane in columns.lanes]
    if not all(lane.ids or lane.undated for lane in lanes):
        return None
    return make_columns(lanes, sight.mark, columns.as_of)


def _entries(
    sight: Sight, chronology: Chronology, ids: Sequence[str], touched: Collection[str]
) -> Entries:
    found = Entries()
    sight.enter([one for one in touched if chronology.find(ids, one) >= 0], found)
    return found


def _after(lane: Lane, before: Entries, after: Entries, chronology: Chronology) -> Lane:
    gone, come = before.dated.get(lane.key, []), after.dated.get(lane.key, [])
    left, entered = before.undated.get(lane.key, []), after.undated.get(lane.key, [])
    if left or entered:
        lane = replace(lane, undated=_undated(lane, left, entered, chronology))
    return lane if sorted(gone) == sorted(come) else _with(lane, gone, come)


def _undated(
    lane: Lane, left: Sequence[str], entered: Sequence[str], chronology: Chronology
) -> tuple[str, ...]:
    events = chronology.events
    found = [one for one in lane.undated if one not in left]
    for one in entered:
        insort(found, one, key=lambda other: place_of(events[other]))
    return tuple(found)


def _with(lane: Lane, gone: Sequence[Entry], come: Sequence[Entry]) -> Lane:
    """The lane without some events and with others."""
    ids, signs, families = list(lane.ids), list(lane.signs), list(lane.families)
    firsts, lasts, ends, reach = lane.firsts[:], lane.lasts[:], lane.ends[:], lane.reach[:]

    def place(entry: Entry) -> int:
        return bisect_left(
            range(len(ids)),
            entry,
            key=lambda at: Entry(firsts[at], lasts[at], signs[at], families[at], ids[at]),
        )

    for entry in gone:
        at = place(entry)
        del ids[at], signs[at], families[at], firsts[at], lasts[at], reach[at]
        del ends[bisect_left(ends, entry.last)]
        _reach_on(reach, lasts, at)
    for entry in come:
        at = place(entry)
        firsts.insert(at, entry.first)
        lasts.insert(at, entry.last)
        ids.insert(at, entry.id)
        signs.insert(at, entry.sign)
        families.insert(at, entry.family)
        insort(ends, entry.last)
        reach.insert(at, max(reach[at - 1], entry.last) if at else entry.last)
        _reach_on(reach, lasts, at + 1)
    return replace(
        lane,
        ids=tuple(ids),
        firsts=firsts,
        lasts=lasts,
        reach=reach,
        ends=ends,
        signs=tuple(signs),
        families=tuple(families),
        measures=lane.measures + _measures(come) - _measures(gone),
        counts=carried(lane, gone, come),
    )


def _reach_on(reach: array[int], lasts: array[int], start: int) -> None:
    """Carry the latest last day on from a place; from where it is as it was, the rest is too."""
    latest = reach[start - 1] if start else 0
    for at in range(start, len(reach)):
        latest = max(latest, lasts[at])
        if reach[at] == latest:
            return
        reach[at] = latest


def _measures(entries: Sequence[Entry]) -> int:
    return sum(entry.family == "measure" for entry in entries)
