"""Rows in the order of a column: all of them in turns, or a few that have changed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import chain
from typing import Any

from timeline_app.steps import Steps

KeyOf = Callable[[str], Any]
_KEYS, _RUN = 200, 4096
"""How many keys are made, and how many rows are sorted, between two turns."""


def sorting(ids: Sequence[str], key_of: KeyOf, *, descends: bool) -> Steps[list[str]]:
    """Sorts ids by a key, in turns; equal ones stay in the order in which they come."""
    keys: list[Any] = []
    for start in range(0, len(ids), _KEYS):
        keys += map(key_of, ids[start : start + _KEYS])
        yield
    key = keys.__getitem__
    runs: list[list[int]] = []
    for start in range(0, len(ids), _RUN):
        part = range(start, min(start + _RUN, len(ids)))
        runs.append(sorted(part, key=key, reverse=descends))
        yield
    while len(runs) > 1:
        merged = []
        for at in range(0, len(runs), 2):
            together = chain.from_iterable(runs[at : at + 2])
            merged.append(sorted(together, key=key, reverse=descends))
            yield
        runs = merged
    return [ids[place] for place in runs[0]] if runs else []


class Order:
    """An order by a key, then by place: which of two ids comes first."""

    def __init__(self, key_of: KeyOf, place_of: KeyOf, *, descends: bool) -> None:
        self._key_of, self._place_of, self._descends = key_of, place_of, descends

    def insert(self, ids: list[str], identity: str) -> None:
        """Put an id into ids that are in order."""
        low, high = 0, len(ids)
        while low < high:
            middle = (low + high) // 2
            if self._comes_first(identity, ids[middle]):
                high = middle
            else:
                low = middle + 1
        ids.insert(low, identity)

    def _comes_first(self, one: str, other: str) -> bool:
        mine, its = self._key_of(one), self._key_of(other)
        if mine == its:
            return bool(self._place_of(one) < self._place_of(other))
        return bool(its < mine) if self._descends else bool(mine < its)

    def moved(self, rows: list[str], touched: Collection[str], coming: Iterable[str]) -> list[str]:
        """Rows in order, without the touched ones, and with those that are coming.

        All others must have the key that they had.
        """
        found = [row for row in rows if row not in touched]
        for identity in coming:
            self.insert(found, identity)
        return found
