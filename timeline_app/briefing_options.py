"""What is to be printed: the choice of events and the sheet they stand on, then the pages.

The steps are parted so that a window can do the first one, which may ask the store, on its own
thread, and the rest elsewhere: ``finder``, ``choose``, ``compose``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from timeline_app import query
from timeline_app import records as r
from timeline_app.audience import permitted
from timeline_app.chart.adapter import from_chronology
from timeline_app.chart.columns import Columns
from timeline_app.chart.notes import collect
from timeline_app.chart.pages import pages
from timeline_app.chart.shapes import Measure, Scene, isolated
from timeline_app.chart.sheet import Sheet
from timeline_app.chronology import Chronology
from timeline_app.citing.passages import locator
from timeline_app.date_labels import label
from timeline_app.dates import EventDate, date_of
from timeline_app.errors import KnownError
from timeline_app.vocabulary import DEADLINE, DOCUMENT, EVENT_KINDS, MEASURE, POINT, TALKS

PAPERS: Final = ("A4", "Letter")
Period = tuple[int | None, int | None]
"""First and last day as ordinals; None: as far as there are events."""
Find = Callable[[Chronology], list[str]]
"""The events of a snapshot that are wanted, in the order of their dates."""
_LINES: Final = {"open": "OPEN", "internal": "INTERNAL", "all": "RESTRICTED"}


class NothingToShow(KnownError):
    """The choice leaves no event."""


@dataclass(frozen=True, slots=True)
class ChartOptions:
    """What a chart on paper shows and for whom.

    ``title`` is by default the chronology's. ``kind_of_copy`` follows the audience in the handling
    line, ``author`` is the name in the footer; it never stands on an open copy.
    """

    as_of: date
    title: str = ""
    period: Period = (None, None)
    paper: str = "A4"
    audience: str = "internal"
    kind_of_copy: str = ""
    author: str = ""

    @property
    def handling(self) -> str:
        """The line in head and foot: "INTERNAL · SAMPLE, invented quotations"."""
        return " · ".join(one for one in (_LINES[self.audience], self.kind_of_copy.strip()) if one)


@dataclass(frozen=True, slots=True)
class Chosen:
    """The events of a chart, in what its audience may see.

    ``withheld`` events and ``withheld_quotes`` passages would be there for an audience that may see
    all. An open copy does not say so.
    """

    chronology: Chronology
    ids: tuple[str, ...]
    columns: Columns
    withheld: int = 0
    withheld_quotes: int = 0

    @property
    def unplaced(self) -> list[str]:
        """The ids of the sources in whose texts a cited passage has still to be placed."""
        return sorted({one.source for one in self._cited() if not one.locator})

    def places(self, texts: Iterable[r.SourceText]) -> dict[str, str]:
        """Where in these texts the passages stand ("¶ 2"), by the id of the excerpt."""
        held = {(text.source, text.version): text.text for text in texts}
        return {
            one.id: locator(held[one.source, one.version], one.start or 0)
            for one in self._cited()
            if not one.locator and (one.source, one.version) in held
        }

    def _cited(self) -> Iterable[r.Excerpt]:
        excerpts = self.chronology.excerpts
        cited = (one for identity in self.ids for one in self.chronology.citations_of(identity))
        return (excerpts[key] for key in dict.fromkeys(one.excerpt for one in cited))


def check_period(period: Period) -> None:
    """Raise ``KnownError`` where a period ends before it begins."""
    first, last = period
    if first is not None and last is not None and last < first:
        raise KnownError(
            f"The period ends ({_day(last)}) before it begins ({_day(first)}).",
            "Nothing was drawn.",
            "Exchange the two days.",
        )


def finder(
    line: str,
    chronology: Chronology,
    search: Callable[[Iterable[str]], Iterable[tuple[str, str]]],
    texts: Callable[[], Iterable[r.SourceText]],
) -> Find:
    """What a search line finds in any part of a chronology; the store is asked here, if at all.

    Words are looked up in the part itself, so that no audience learns of a word it may not see;
    only `text:` asks the store. Raises ``query.QueryError``.
    """
    if not line.strip():
        return Chronology.by_date
    asked = query.parse(line, chronology)
    if asked.asks_articles:
        asked = query.ask(asked, lambda words: tuple(search(words)), texts)
    return asked.select


def choose(whole: Chronology, options: ChartOptions, find: Find) -> Chosen:
    """The events to show; raises ``KnownError`` where there are none or the period is reversed."""
    check_period(options.period)
    shown = permitted(whole, options.audience, options.as_of)
    ids, columns = _within(shown, options, find)
    if not ids:
        raise NothingToShow(
            _nothing(options), "Nothing was drawn.", "Widen the period or the search."
        )
    if shown is whole:
        return Chosen(shown, ids, columns)
    everything, _ = _within(whole, options, find)
    return Chosen(
        shown,
        ids,
        columns,
        len(set(everything) - shown.events.keys()),
        _quotes(whole, everything) - _quotes(shown, ids),
    )


def _within(
    chronology: Chronology, options: ChartOptions, find: Find
) -> tuple[tuple[str, ...], Columns]:
    found = find(chronology)
    columns = _columns(chronology, found, options)
    first, last = options.period
    if first is None and last is None:
        return tuple(found), columns
    low, high = _limits(options.period)
    kept = {lane.ids[at] for lane in columns.lanes for at in lane.between(low, high)}
    ids = tuple(one for one in found if one in kept)
    return ids, _columns(chronology, ids, options)


def _columns(chronology: Chronology, ids: Iterable[str], options: ChartOptions) -> Columns:
    """The columns; an open copy does not tell how far the review went, so nothing is a draft."""
    made = from_chronology(chronology, ids, today=options.as_of)
    if options.audience != "open":
        return made
    return made._replace(mark=cache(lambda identity: made.mark(identity)._replace(draft=False)))


def _limits(period: Period) -> tuple[int, int]:
    first, last = period
    return first or 1, last or date.max.toordinal()


def _quotes(chronology: Chronology, ids: Iterable[str]) -> int:
    return sum(len(chronology.citations_of(identity)) for identity in ids)


def _nothing(options: ChartOptions) -> str:
    if options.period == (None, None):
        return "No event is left to show."
    first, last = options.period
    between = " to ".join(_day(day) if day else "…" for day in (first, last))
    return f"No event lies in the period {between}."


@dataclass(frozen=True, slots=True)
class Paper:
    """Finished pages, the name of each ("Source notes"), and what the whole is called."""

    scenes: tuple[Scene, ...]
    names: tuple[str, ...]
    title: str
    language: str = "en"


def compose(
    chosen: Chosen,
    options: ChartOptions,
    measure: Measure,
    located: Mapping[str, str] | None = None,
) -> Paper:
    """The pages: the chart of the whole period, then the source notes. Takes a while."""
    where = located or {}
    notes = collect(chosen.chronology, chosen.ids, locate=lambda excerpt: where.get(excerpt.id, ""))
    head = sheet(chosen, options)
    made = pages(chosen.columns, measure, head, notes, period=_period(chosen, options))
    names = tuple(_name(scene, head.subtitle) for scene in made)
    language = chosen.chronology.heading.language or "en"
    return Paper(tuple(made), names, head.title, language)


def _name(scene: Scene, before: str) -> str:
    """What a page is called: its period, or "Source notes"."""
    words = scene.subtitle.removeprefix(before).strip()
    return words.partition(". ")[0].partition(":")[0]


def _period(chosen: Chosen, options: ChartOptions) -> tuple[int, int] | None:
    first, last = options.period
    if first is None and last is None:
        return None
    columns = chosen.columns
    low = columns.first if first is None else first
    high = columns.last if last is None else last
    return min(low, high), max(low, high)


def sheet(chosen: Chosen, options: ChartOptions) -> Sheet:
    """What stands around the chart on every page."""
    heading = chosen.chronology.heading
    return Sheet(
        title=options.title.strip() or heading.title or "Chronology",
        subtitle=contents(chosen),
        handling=options.handling,
        stamp_words="as of",
        stamp=label(EventDate.of_day(options.as_of), "long"),
        foot=" · ".join(isolated(part) for part in _foot(chosen, options, heading.title) if part),
        paper=options.paper,
    )


def _foot(chosen: Chosen, options: ChartOptions, name: str) -> Iterable[str]:
    yield name
    if options.audience == "open":
        return
    yield options.author.strip()
    if chosen.withheld:
        events = "event" if chosen.withheld == 1 else "events"
        yield f"{chosen.withheld} restricted {events} left out"


def contents(chosen: Chosen) -> str:
    """What the chart is of, to stand before its period: "Talks, documents and ceasefires,"."""
    events = chosen.chronology.events
    kinds = {events[identity].kind for identity in chosen.ids}
    families = {EVENT_KINDS[kind].family for kind in kinds if kind in EVENT_KINDS}
    words = [_family(family, kinds) for family in _FAMILIES if family in families]
    if not words:
        return ""
    listed = words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
    return f"{listed[0].upper()}{listed[1:]},"


_FAMILIES: Final = (TALKS, DOCUMENT, MEASURE, DEADLINE, POINT)


def _family(family: str, kinds: set[str]) -> str:
    mine = {kind for kind in kinds if kind in EVENT_KINDS and EVENT_KINDS[kind].family == family}
    plain = {DOCUMENT: "documents", MEASURE: "ceasefires", POINT: "incidents"}
    if mine == {"violation"} or (len(mine) == 1 and family == DOCUMENT):
        return f"{mine.pop()}s"
    if mine == {"implementation"}:
        return "implementation"
    return plain.get(family, "talks" if family == TALKS else "deadlines")


def _day(day: int) -> str:
    return label(EventDate.of_day(date_of(day)))
