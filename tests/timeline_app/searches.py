"""A small chronology to search, and a store that counts how often it is asked."""

from __future__ import annotations

from collections.abc import Iterable

from db import search as index
from timeline_app import query
from timeline_app import records as r
from timeline_app.chronology import Chronology
from timeline_app.dates import EventDate


def event(identity: str, title: str, date: str, status: str, **more: object) -> r.Event:
    when = EventDate.parse(date) if date else None
    return r.Event(identity, title=title, date=when, status=status, **more)  # type: ignore[arg-type]


def quoted(number: int, on: str, source: str, words: str) -> list[r.Record]:
    return [
        r.Excerpt(f"x{number}", source=source, exact=words),
        r.Citation(f"c{number}", event=on, excerpt=f"x{number}"),
    ]


SMALL = Chronology.of(
    [
        r.Heading("h", title="Small"),
        r.Process("ast", name="Astana"),
        r.Process("sum", name="Astana summits", short_name="Summits"),
        r.Process("gva", name="Geneva"),
        event(
            "a4",
            "Astana 4",
            "2017-05-03/2017-05-04",
            "held",
            process="ast",
            number="4",
            number_sort=4000,
            city="Astana",
            country="Kazakhstan",
            tags=("de-escalation", "road map"),
            summary="Four zones.",
        ),
        event(
            "a20",
            "Astana 20",
            "2023-06-20/2023-06-21",
            "held_in_part",
            process="ast",
            number="20",
            number_sort=20000,
            city="Astana",
        ),
        event(
            "g4",
            "Geneva IV",
            "2017-02-23/2017-03-03",
            "ended_without_result",
            process="gva",
            number="IV",
            number_sort=4000,
            city="Geneva",
            review="checked",
        ),
        event("s1", "Trilateral summit", "2017-11-22", "held", process="sum", kind="summit"),
        event("res", "S/RES/2254", "2015-12-18", "adopted", kind="resolution", city="New York"),
        event("cea", "Ceasefire", "2016-12-30/..", "in_force", kind="ceasefire", parent="res"),
        event("plan", "Round nobody has dated", "", "rumoured", handling="restricted"),
        event("about", "Truce", "2016-07~", "broken_down", kind="ceasefire"),
        r.Actor("ru", name="Russia"),
        r.ActorName("ru2", actor="ru", name="Россия"),
        r.ActorName("ru3", actor="ru", name="روسیه"),
        r.Actor("jo", name="Jordan"),
        r.Actor("sg", name="Syrian government"),
        r.Participation("p1", event="a4", actor="ru", role="guarantor"),
        r.Participation("p2", event="a4", actor="jo", role="observer", attendance="attended"),
        r.Participation("p3", event="g4", actor="ru", attendance="remote"),
        r.Publisher("pub", name="Sample Wire"),
        r.Publisher("agency", name="Example Agency"),
        r.Source("w1", publisher="pub", title="Sample: the zones of Astana"),
        r.Source("w2", publisher="pub", originator="agency", title="Sample: talks set"),
        r.Source("w3", publisher="agency", title="Sample: talks set again"),
        *quoted(1, "a4", "w1", "signed the memorandum on de-escalation areas"),
        *quoted(2, "g4", "w2", "The talks begin on 20 February, Lavrov said"),
        *quoted(3, "g4", "w3", "The talks begin on 20 February"),
        r.ExternalId("e", record="res", scheme="PA-X", value="1993"),
    ]
)


TEXTS = [r.SourceText("t1", source="w1", text="They spoke of prisoners and of Idlib.")]


EVERYTHING = ["res", "about", "cea", "g4", "a4", "s1", "a20", "plan"]


class Asked:
    """A store's search over a snapshot, which counts how often it is asked."""

    def __init__(self, chronology: Chronology, texts: Iterable[r.SourceText] = ()) -> None:
        self._records: list[r.Record] = [
            *chronology.events.values(),
            *chronology.sources.values(),
            *chronology.excerpts.values(),
            *texts,
        ]
        self.asked: list[tuple[str, ...]] = []

    def __call__(self, words: Iterable[str]) -> set[tuple[str, str]]:
        self.asked.append(tuple(words))
        wanted = [index.match_text([word]).strip('" *') for word in self.asked[-1]]
        return {
            (r.kind_of(one), one.id)
            for one in self._records
            if all(word in index.words_of(one) for word in wanted)
        }


def found(line: str, chronology: Chronology = SMALL) -> list[str]:
    return query.run(line, chronology, Asked(chronology, TEXTS), lambda: TEXTS)
