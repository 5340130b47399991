"""What is said of an event to those who hear the chart instead of seeing it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from timeline_app.chart.columns import Columns, Mark
from timeline_app.chart.shapes import isolated

_TIMES = {1: "moved once", 2: "moved twice", 3: "moved three times"}


def sentence(mark: Mark) -> str:
    """“Geneva IV, held, 23 February to 3 March 2017, moved twice, 5 sources”."""
    parts = [isolated(mark.name) or "Untitled", mark.status, mark.spoken]
    if mark.passed:
        parts.append("not confirmed")
    if mark.moves:
        parts.append(_TIMES.get(mark.moves, f"moved {mark.moves} times"))
    if mark.conflict:
        parts.append("sources disagree")
    if mark.restricted:
        parts.append("restricted")
    if mark.draft:
        parts.append("draft")
    if mark.form != "open" or mark.unsourced:
        parts.append(sources(mark))
    return ", ".join(part for part in parts if part)


def sources(mark: Mark) -> str:
    """How many sources: “no source”, “1 source”, “5 sources”."""
    if mark.unsourced:
        return "no source"
    return "1 source" if mark.sources == 1 else f"{mark.sources} sources"


class Sentences(Mapping[str, str]):
    """The sentence of each of some events, made when it is asked for."""

    def __init__(self, columns: Columns, events: tuple[str, ...]) -> None:
        self._columns = columns
        self._events = dict.fromkeys(events)

    def __getitem__(self, event: str) -> str:
        if event not in self._events:
            raise KeyError(event)
        return sentence(self._columns.mark(event))

    def __iter__(self) -> Iterator[str]:
        return iter(self._events)

    def __len__(self) -> int:
        return len(self._events)
