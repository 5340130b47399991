"""The chart's columns after an edit of a few events, without reading the others again."""

from __future__ import annotations

from array import array
from bisect import bisect_left, insort
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from itertools import accumulate

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
    firsts, lasts, ends = lane.firsts[:], lane.lasts[:], lane.ends[:]

    def place(entry: Entry) -> int:
        return bisect_left(
            range(len(ids)),
            entry,
            key=lambda at: Entry(firsts[at], lasts[at], signs[at], families[at], ids[at]),
        )

    changed = len(ids)
    for entry in gone:
        at = place(entry)
        changed = min(changed, at)
        del ids[at], signs[at], families[at], firsts[at], lasts[at]
        del ends[bisect_left(ends, entry.last)]
    for entry in come:
        at = place(entry)
        changed = min(changed, at)
        firsts.insert(at, entry.first)
        lasts.insert(at, entry.last)
        ids.insert(at, entry.id)
        signs.insert(at, entry.sign)
        families.insert(at, entry.family)
        insort(ends, entry.last)
    return replace(
        lane,
        ids=tuple(ids),
        firsts=firsts,
        lasts=lasts,
        reach=lane.reach[:changed] + _reach(lasts[changed:], lane.reach[:changed]),
        ends=ends,
        signs=tuple(signs),
        families=tuple(families),
        measures=families.count("measure"),
        counts=carried(lane, gone, come),
    )


def _reach(lasts: array[int], before: array[int]) -> array[int]:
    """The latest last day up to each place, from what it was before them."""
    start = before[-1] if before else 0
    return array("q", accumulate(lasts, max, initial=start))[1:]
