"""The columns from which the chart is made: no records, only what is needed to draw.

Days are ordinals (`datetime.date.toordinal`). Of each event the lane keeps a few numbers, sorted
by first day; all that a single mark and its label need (`Mark`) is asked for when it comes into
view, so that a chronology of 100,000 events costs no more than what is seen of it.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Literal, NamedTuple, TypeAlias

from timeline_app.steps import Steps, at_once

Form: TypeAlias = Literal["exact", "within", "one_of", "after", "before", "open", "end_unknown"]
"""How the source gives the day: exact ends (each may still be soft); some day within a span; one
of several; after or before a limit; begun and no end reported; begun and the end not known."""

PALETTE = ("blue", "rust", "indigo", "sage", "plum", "umber", "lagoon", "taupe")
"""The process colours in the order of their assignment."""


class Ghost(NamedTuple):
    """An earlier planned date, first to last day; ``span``: some day within, no day was named.

    ``hop``: the plan moved on from here. Without it the plan was only made more precise.
    """

    first: int
    last: int
    span: bool = False
    hop: bool = True


class Mark(NamedTuple):
    """One event as it is drawn. ``first`` and ``last`` are the outer days; all days included.

    ``sure_first`` to ``sure_last`` is what lies in it for certain (None: nothing does); the ends
    beyond are drawn pale. ``confirmed`` is the day of the last report of an open end.
    """

    id: str
    first: int
    last: int
    sign: str = "held"
    family: str = "talks"
    kind: str = "round"
    form: Form = "exact"
    title: str = ""
    short_title: str = ""
    status: str = "held"
    date: str = ""
    """The date without its year, where the axis tells it: "23–24 Jan"."""
    dated: str = ""
    """The date with its year: "23–24 Jan 2017"."""
    spoken: str = ""
    """The date in full: "23 to 24 January 2017"."""
    colour: str = "process:blue"
    sure_first: int | None = None
    sure_last: int | None = None
    approximate_start: bool = False
    approximate_end: bool = False
    uncertain: bool = False
    choices: tuple[tuple[int, int], ...] = ()
    ghosts: tuple[Ghost, ...] = ()
    confirmed: int | None = None
    passed: bool = False
    """A planned day that passed, and no source reports it."""
    conflict: bool = False
    restricted: bool = False
    unsourced: bool = False
    draft: bool = False
    sources: int = 0
    repeat: bool = False
    """The ninth colour and on: a paper line in the bar tells it from the first."""

    @property
    def name(self) -> str:
        """The short title, or the title where there is none."""
        return self.short_title or self.title

    @property
    def moves(self) -> int:
        """How often the date was moved."""
        return sum(ghost.hop for ghost in self.ghosts)


class Entry(NamedTuple):
    """An event's numbers in a lane: enough to sort, count and find it."""

    first: int
    last: int
    sign: str
    family: str
    id: str


class Head(NamedTuple):
    """What stands at the left of a lane."""

    key: str
    name: str
    short_name: str = ""
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Lane:
    """A swimlane: its events as parallel columns, sorted by first day, last day, id.

    ``reach[i]`` is the latest last day of the events up to ``i``, so that what reaches into a
    window is found by bisection; ``ends`` are the last days, sorted. ``undated`` events
    are not on the axis.
    """

    key: str
    name: str
    short_name: str
    colour: str
    ids: tuple[str, ...]
    firsts: array[int]
    lasts: array[int]
    reach: array[int]
    ends: array[int]
    signs: tuple[str, ...]
    families: tuple[str, ...]
    undated: tuple[str, ...] = ()
    measures: int = 0
    """How many of the events are ceasefires or implementations."""
    counts: dict[str, tuple[int, ...]] = field(default_factory=dict, compare=False, repr=False)
    """Kept results of the density columns, by unit and class; filled by them alone."""

    def between(self, first: float, last: float) -> list[int]:
        """The places of the events that share a day with ``first`` to ``last``, in order."""
        start = bisect_left(self.reach, first)
        stop = bisect_right(self.firsts, last)
        lasts = self.lasts
        return [at for at in range(start, stop) if lasts[at] >= first]

    def count(self, first: float, last: float) -> int:
        """How many events share a day with ``first`` to ``last``."""
        return bisect_right(self.firsts, last) - bisect_left(self.ends, first)

    def reaches(self, day: float) -> bool:
        """Whether an event that began before ``day`` goes on to it or beyond."""
        before = bisect_left(self.firsts, day)
        return before > 0 and self.reach[before - 1] >= day

    def starting(self, first: float, after: float) -> range:
        """The places of the events that begin at ``first`` or later, and before ``after``."""
        return range(bisect_left(self.firsts, first), bisect_left(self.firsts, after))

    def has(self, event: str, first: int) -> bool:
        """Whether an event that begins on the day ``first`` stands in the lane."""
        day = self.starting(first, first + 1)
        return event in self.ids[day.start : day.stop]


class Columns(NamedTuple):
    """All lanes in their order, and ``mark``, which gives one event in full.

    ``as_of`` is today, or the day of a view of the past (then ``past``). Nothing is drawn as having
    happened beyond it.
    """

    lanes: tuple[Lane, ...]
    mark: Callable[[str], Mark]
    as_of: int
    past: bool = False
    first: int = 0
    last: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether no event has a place on the axis."""
        return not any(lane.ids for lane in self.lanes)

    def events(self) -> Iterable[str]:
        """The ids of all events with a place on the axis, lane by lane; some may come twice."""
        return (identity for lane in self.lanes for identity in lane.ids)


def make_lane(
    key: str,
    name: str,
    entries: Iterable[Entry],
    *,
    short_name: str = "",
    colour: str = "",
    undated: Sequence[str] = (),
) -> Lane:
    """A lane of some events in any order."""
    head = Head(key, name, short_name, colour)
    return at_once(lane_in_steps(head, entries, undated))


def lane_in_steps(head: Head, entries: Iterable[Entry], undated: Sequence[str] = ()) -> Steps[Lane]:
    """A lane of some events in any order, made a column at a time."""
    ordered = sorted(entries)
    yield
    ids = tuple([entry.id for entry in ordered])
    firsts = array("q", [entry.first for entry in ordered])
    yield
    lasts = array("q", [entry.last for entry in ordered])
    reach = array("q", accumulate(lasts, max))
    yield
    signs = tuple([entry.sign for entry in ordered])
    families = tuple([entry.family for entry in ordered])
    yield
    return Lane(
        head.key,
        head.name,
        head.short_name or head.name,
        head.colour,
        ids,
        firsts,
        lasts,
        reach,
        array("q", sorted(lasts)),
        signs,
        families,
        tuple(undated),
        families.count("measure"),
    )


def make_columns(
    lanes: Iterable[Lane],
    mark: Callable[[str], Mark],
    as_of: int,
    *,
    past: bool = False,
) -> Columns:
    """Columns of some lanes; each mark is asked for once and kept."""
    held = tuple(lanes)
    kept: dict[str, Mark] = {}

    def once(identity: str) -> Mark:
        found = kept.get(identity)
        if found is None:
            found = kept[identity] = mark(identity)
        return found

    firsts = [lane.firsts[0] for lane in held if lane.ids]
    lasts = [lane.reach[-1] for lane in held if lane.ids]
    first, last = (min(firsts), max(lasts)) if firsts else (as_of, as_of)
    return Columns(held, once, as_of, past, first, last)


def of_marks(
    lanes: Mapping[str, Sequence[Mark]], as_of: int, colours: Mapping[str, str] | None = None
) -> Columns:
    """Columns of finished marks by the name of their lane; for tests and samples."""
    marks = {mark.id: mark for held in lanes.values() for mark in held}
    made = (
        make_lane(
            name,
            name,
            [Entry(mark.first, mark.last, mark.sign, mark.family, mark.id) for mark in held],
            colour=(colours or {}).get(name, f"process:{PALETTE[place % len(PALETTE)]}"),
        )
        for place, (name, held) in enumerate(lanes.items())
    )
    return make_columns(made, marks.__getitem__, as_of)
