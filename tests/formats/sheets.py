"""Helpers for the tests of sheets: small chronologies, reading and writing them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from timeline_app import operations
from timeline_app import records as r
from timeline_app.chronology import Chronology
from timeline_app.dates import EventDate
from timeline_app.formats import csv_in, csv_out
from timeline_app.formats.as_of import NoPast
from timeline_app.formats.csv_plan import CsvProposal, Options

HEADING = r.Heading("h", title="Talks")
BLANK = Chronology.of([HEADING], seq=1)


def day(text: str) -> EventDate:
    return EventDate.parse(text)


class KnownPast:
    """``Past`` from given snapshots."""

    def __init__(self, *snapshots: Chronology, made: Mapping[str, int] | None = None) -> None:
        self._found = {one.seq: one for one in snapshots}
        self._made = made or {}

    def at(self, seq: int) -> Chronology | None:
        return self._found.get(seq)

    def made(self, record: str) -> int | None:
        return self._made.get(record)


def talks() -> Chronology:
    """Two rounds with participants and a resolution, as of 5."""
    return Chronology.of(
        [
            HEADING,
            r.Process("astana", name="Astana", short_name="AST"),
            r.Process("geneva", name="Geneva", position=1),
            r.Event(
                "e1", process="astana", title="Astana 2", date=day("2017-02-15/2017-02-16"),
                status="held", number="2", number_sort=2000, city="Astana", tags=("a", "b"),
            ),
            r.Event("e2", process="geneva", title="Geneva IV", date=day("2017-02-23"), number="IV"),
            r.Event("e3", title="S/RES/2336", kind="resolution", status="adopted"),
            r.Actor("ru", name="Russia"),
            r.Actor("ir", name="Iran"),
            r.Participation("p1", event="e1", actor="ru", role="guarantor"),
            r.Participation("p2", event="e1", actor="ir", role="host", attendance="attended"),
        ],
        seq=5,
    )  # fmt: skip


def written(chronology: Chronology, ids: Iterable[str] | None = None, audience: str = "") -> bytes:
    return b"".join(csv_out.write(chronology, ids, audience))


def rows_of(data: bytes) -> list[dict[str, str]]:
    text = data.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def sheet(rows: Sequence[Mapping[str, str]], delimiter: str = ",") -> bytes:
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return buffer.getvalue().encode("utf-8-sig")


def edited(chronology: Chronology, edits: Mapping[str, Mapping[str, str]]) -> bytes:
    """An export with some cells, by event id and column, written over."""
    rows = rows_of(written(chronology))
    for row in rows:
        row.update(edits.get(row["id"], {}))
    return sheet(rows)


def read(
    data: bytes | str, chronology: Chronology = BLANK, *past: Chronology, **options: object
) -> CsvProposal:
    data = data.encode() if isinstance(data, str) else data
    known = KnownPast(chronology, *past) if past else NoPast(chronology)
    return csv_in.read(data, chronology, known, Options(**options))  # type: ignore[arg-type]


def after(chronology: Chronology, proposal: CsvProposal) -> Chronology:
    return chronology.after(proposal.changes, chronology.seq + 1)


def events_of(proposal: CsvProposal) -> list[r.Event]:
    return [c.made for c in proposal.changes if isinstance(c.made, r.Event)]


def reasons(proposal: CsvProposal) -> list[str]:
    return [f"{one.place}: {one.reason}" for one in proposal.rejected]


def now_with(chronology: Chronology, identity: str, **values: object) -> Chronology:
    operation = operations.edit(chronology, "event", [identity], values)
    return chronology.after(operation.changes, chronology.seq + 1)


def edits_of(proposal: CsvProposal) -> dict[tuple[str, str], object]:
    return {
        (change.id, key): pair[1]
        for change in proposal.changes
        for key, pair in change.edits.items()
    }
