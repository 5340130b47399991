"""Documents for the tests of the table and the side list."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from db.files import SqliteFiles
from db.store import SqliteStore
from timeline_app import operations
from timeline_app import records as r
from timeline_app.changes import Operation
from timeline_app.dates import EventDate
from timeline_app.document import Document
from timeline_app.records import Record
from timeline_app.store import Stamp
from ui.bridge import Bridge


def opened(folder: Path, operation: Operation, *, hasty: bool = False) -> Bridge:
    """A new file of what an operation makes, opened; a hasty one does not wait for the disk."""
    stamp = Stamp("A. Analyst", "s", "2017-05-09T09:00:00.000Z")
    store = SqliteFiles(folder / "backups").create(folder / "a.parley", operation, stamp)
    if hasty:
        assert isinstance(store, SqliteStore)
        store._driver.execute("PRAGMA synchronous=OFF")
    return Bridge(Document(store, "A. Analyst"))


def closed(bridge: Bridge) -> None:
    """Let go of the document and its file."""
    bridge.close()
    bridge.document.store.close()


def day(text: str) -> EventDate:
    """A date from its EDTF text."""
    return EventDate.parse(text)


def talks(*more: Record) -> Operation:
    """Two processes and five events of 2017, one of them sourced, and whatever else is given."""
    records: Iterable[Record] = (
        r.Heading("h", title="Talks", day_order="dmy"),
        r.Process("pa", name="Astana", colour="blue", position=1),
        r.Process("pg", name="Geneva talks", short_name="Geneva", colour="rust", position=2),
        _event("a1", "Astana 1", "2017-01-23/2017-01-24", "pa", "Astana"),
        _event("a2", "Astana 2", "2017-02-15/2017-02-16", "pa", "Astana"),
        _event("g4", "Geneva IV", "2017-02-23/2017-03-03", "pg", "Geneva"),
        _event("a3", "Astana 3", "2017-03-14/2017-03-15", "pa", "Astana", review="draft"),
        r.Event("x", title="Meeting without a date", kind="round", review="checked"),
        *more,
    )
    return operations.add(list(records), "Talks")


def _event(
    identity: str, title: str, when: str, process: str, city: str, review: str = "checked"
) -> r.Event:
    return r.Event(
        identity,
        process=process,
        title=title,
        date=day(when),
        city=city,
        status="held",
        review=review,
    )


def claim(
    identity: str, event: str, value: str, said: str, stance: str = "supports", who: str = "one"
) -> list[Record]:
    """A source of a publisher with a passage that claims a date."""
    return [
        r.Publisher(f"p-{identity}-{who}", name=who),
        r.Source(f"s-{identity}", publisher=f"p-{identity}-{who}", published=day(said)),
        r.Excerpt(f"e-{identity}", source=f"s-{identity}", exact="Sample", said=day(said)),
        r.Citation(
            f"c-{identity}",
            event=event,
            excerpt=f"e-{identity}",
            stance=stance,
            field="date",
            value=value,
        ),
    ]
