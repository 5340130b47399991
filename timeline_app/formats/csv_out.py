"""Events or citations as CSV: RFC 4180 in UTF-8 with a byte order mark, so that Excel opens it."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from operator import attrgetter

from timeline_app import records as r
from timeline_app.chronology import Chronology
from timeline_app.date_labels import label
from timeline_app.dates import EventDate, date_of, sort_key
from timeline_app.field_types import FieldType
from timeline_app.fields import FIELDS, Field
from timeline_app.formats.csv_guard import MARK, TRIGGERS, guard
from timeline_app.formats.csv_mapping import HELD_BACK
from timeline_app.formats.proposal import Rejected
from timeline_app.records import KINDS
from timeline_app.vocabulary import ATTENDANCES, ROLES, place_of, words_of

DATE_COLUMNS = ("earliest", "latest", "date_label")
SOURCE_COLUMNS = ("sources", "source_notes")
CITATION_KEYS = ("stance", "field", "value", "modality", "credibility", "note")
CITATION_HEADER = (
    "event", "event_title", "citation", *CITATION_KEYS, "source", "source_title", "publisher",
    "originator", "author", "url", "published", "said", "speaker", "speaker_as", "voice",
    "locator", "exact", "translation", "as_of",
)  # fmt: skip
"""The columns of the list of citations."""

_PART = 1000
_TO_CHECK = TRIGGERS | {MARK}


def header(audience: str = "") -> list[str]:
    """The columns of the list of events; ``audience`` is there where something was withheld."""
    kept = ["audience"] if audience else []
    keys = [field.key for field in FIELDS]
    return ["id", *keys, *DATE_COLUMNS, *SOURCE_COLUMNS, *kept, "as_of"]


def write(
    chronology: Chronology, ids: Iterable[str] | None = None, audience: str = ""
) -> Iterator[bytes]:
    """The events in the order of their dates, by default all, as parts of a CSV file.

    ``chronology`` is what the readers may see. Where that is less than the whole, ``audience`` says
    so ("internal 2026-11-24"): a later import then compares with the same part.
    """
    sheet = Sheet(chronology)
    tail = [audience] if audience else []
    as_of = str(chronology.seq)
    rows = ([*sheet.row(event), *tail, as_of] for event in _in_order(chronology, ids))
    return _encoded(header(audience), rows)


def write_citations(chronology: Chronology, ids: Iterable[str] | None = None) -> Iterator[bytes]:
    """The citations of the events, one a row, as parts of a CSV file."""
    return _encoded(CITATION_HEADER, _citation_rows(chronology, ids))


def write_rejected(names: Sequence[str], rejected: Iterable[Rejected]) -> Iterator[bytes]:
    """What an import held back, as parts of a CSV file: where, why, and the cells as they are.

    ``names`` are the columns of the sheet, none for another format. Mended, the file can be
    imported like the sheet itself.
    """
    rows = [[one.place.removeprefix("row "), one.reason, *one.cells] for one in rejected]
    return _encoded([*HELD_BACK, *map(guard, names)], rows)


def withheld_for(whole: Chronology, shown: Chronology, audience: str, today: date) -> str:
    """The ``audience`` of ``write``: empty where nothing of a sheet was withheld."""
    kinds = ("event", "participation", "actor", "process")
    same = all(whole.all(kind) == shown.all(kind) for kind in kinds)
    return "" if same else f"{audience} {today.isoformat()}"


def _in_order(chronology: Chronology, ids: Iterable[str] | None) -> list[r.Event]:
    events = chronology.events
    found = events.values() if ids is None else [events[i] for i in dict.fromkeys(ids)]
    return sorted(found, key=lambda event: sort_key(event.date))


def _encoded(names: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[bytes]:
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    buffer.write("\ufeff")
    writer.writerow(names)
    for number, row in enumerate(rows, 1):
        if not _TO_CHECK.isdisjoint([cell[:1] for cell in row]):
            row = [guard(cell) for cell in row]
        writer.writerow(row)
        if not number % _PART:
            yield _bytes(buffer.getvalue())
            buffer.seek(0)
            buffer.truncate()
    yield _bytes(buffer.getvalue())


def _bytes(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:  # half a character, which no file of Parley holds
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode()


class Sheet:
    """The cells of events, with what recurs worked out once."""

    def __init__(self, chronology: Chronology) -> None:
        self._chronology = chronology
        self._processes = {p.id: p.name for p in chronology.processes.values()}
        self._dates: dict[str, tuple[str, str, str]] = {}
        self._parts: dict[tuple[str, str, str], tuple[int, str, str] | None] = {}
        self._leads: dict[str, tuple[tuple[int, int, int, str], str]] = {}
        self._actors = chronology.actors
        self._participations = chronology.participations
        self._citations = chronology.citations
        plain = [field.key for field in FIELDS if _is_plain(field)]
        self._plain = attrgetter("id", *plain)
        self._set = [
            (n, self._reader(field)) for n, field in enumerate(FIELDS, 1) if not _is_plain(field)
        ]

    def row(self, event: r.Event) -> list[str]:
        """The event's cells, ``id`` to ``source_notes``, not guarded."""
        row = list(self._plain(event))
        for place, read in self._set:
            row.insert(place, read(event))
        row += self.date_cells(event.date)
        row += self.source_cells(event.id)
        return row

    def read_only(self, event: r.Event) -> dict[str, str]:
        """The cells that Parley writes and does not read, by column."""
        cells = (*self.date_cells(event.date), *self.source_cells(event.id))
        return dict(zip((*DATE_COLUMNS, *SOURCE_COLUMNS), cells, strict=True))

    def _reader(self, field: Field) -> Callable[[r.Event], str]:
        if field.key == "process":
            names = self._processes
            return lambda event: names.get(event.process or "", "")
        if field.key == "participants":
            return lambda event: self._participants(event.id)
        read, chronology = field.read, self._chronology
        return lambda event: read(event, chronology)

    def date_cells(self, when: EventDate | None) -> tuple[str, str, str]:
        """Earliest day, latest day and label of a date."""
        if when is None:
            return "", "", ""
        found = self._dates.get(when.text)
        if found is None:
            first, last = (
                date_of(day).isoformat() if day else "" for day in (when.first, when.last)
            )
            found = self._dates[when.text] = (first, last, label(when))
        return found

    def _participants(self, event: str) -> str:
        ids = self._chronology.owned("participation", "event", event)
        if not ids:
            return ""
        parts = []
        for identity in ids:
            one = self._participations[identity]
            key = (one.actor, one.role, one.attendance)
            part = self._parts[key] if key in self._parts else self._part(one)
            if part is not None:
                parts.append((*part[:2], identity, part[2]))
        return "; ".join(part[3] for part in sorted(parts))

    def _part(self, one: r.Participation) -> tuple[int, str, str] | None:
        """Order, name and text of an actor in a role, as ``participants.write`` gives it."""
        actor = self._actors.get(one.actor)
        found = None
        if actor is not None:
            words = words_of(ROLES, one.role)
            if one.attendance != "listed":
                words += f", {words_of(ATTENDANCES, one.attendance)}"
            found = (place_of(ROLES, one.role), actor.name, f"{actor.name} ({words})")
        self._parts[one.actor, one.role, one.attendance] = found
        return found

    def source_cells(self, event: str) -> tuple[str, str]:
        """How many sources are cited, and the note of each passage."""
        ids = self._chronology.owned("citation", "event", event)
        if not ids:
            return "0", ""
        notes = []
        sources = set()
        for identity in ids:
            excerpt = self._chronology.excerpts.get(self._citations[identity].excerpt)
            if excerpt is not None:
                sources.add(excerpt.source)
                order, lead = self._lead(excerpt.source)
                quote = " ".join(excerpt.exact.split())
                notes.append((order, f"{lead}: “{quote}”" if quote else lead))
        return str(len(sources)), "; ".join(dict.fromkeys(note for _, note in sorted(notes)))

    def _lead(self, identity: str) -> tuple[tuple[int, int, int, str], str]:
        """Where a source stands among others, and "FNA, 14 Feb 2017"."""
        if identity not in self._leads:
            source = self._chronology.sources.get(identity, r.Source(""))
            publisher = self._chronology.publishers.get(source.publisher or "")
            name = publisher.name if publisher else source.title or "a source without a name"
            day = label(source.published) if source.published else "no date"
            self._leads[identity] = (sort_key(source.published), f"{name}, {day}")
        return self._leads[identity]


def _is_plain(field: Field) -> bool:
    """Whether the cell is the stored text itself."""
    spec = KINDS["event"].by_key.get(field.key)
    return spec is not None and spec.type is FieldType.TEXT


def _citation_rows(chronology: Chronology, ids: Iterable[str] | None) -> Iterator[list[str]]:
    as_of = str(chronology.seq)
    for event in _in_order(chronology, ids):
        rows = [_citation_row(chronology, event, one) for one in chronology.citations_of(event.id)]
        for row in sorted(rows, key=lambda row: (row[15] or "9", row[2])):
            yield [*row, as_of]


def _citation_row(chronology: Chronology, event: r.Event, one: r.Citation) -> list[str]:
    excerpt = chronology.excerpts.get(one.excerpt) or r.Excerpt("", "")
    source = chronology.sources.get(excerpt.source) or r.Source("")
    speaker = chronology.actors.get(excerpt.speaker or "")
    names = [
        found.name if (found := chronology.publishers.get(i or "")) else ""
        for i in (source.publisher, source.originator)
    ]
    values = [getattr(one, key) for key in CITATION_KEYS]
    return [
        event.id,
        event.title,
        one.id,
        *("" if value is None else str(value) for value in values),
        source.id,
        source.title,
        *names,
        source.author,
        source.url,
        str(source.published or ""),
        str(excerpt.said or ""),
        speaker.name if speaker else "",
        excerpt.speaker_as,
        excerpt.voice,
        excerpt.locator,
        excerpt.exact,
        excerpt.translation,
    ]
