"""A sheet read against an open chronology: what would be new, changed, asked and held back.

Each cell is compared with the event as it was when the sheet was written (``as_of``). Unchanged in
the sheet: Parley's value stays. Changed in the sheet only: it is taken. Changed on both sides: it
is asked. A row that is missing deletes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from timeline_app import records as r
from timeline_app.canonical import FieldError
from timeline_app.changes import Change
from timeline_app.chronology import Chronology
from timeline_app.errors import KnownError
from timeline_app.fields import BY_KEY
from timeline_app.formats.as_of import Past
from timeline_app.formats.csv_base import Base, Bases, Ground
from timeline_app.formats.csv_cells import CellError, Cells, Composer
from timeline_app.formats.csv_cut import cut_row, keep_summary
from timeline_app.formats.csv_making import Makers
from timeline_app.formats.csv_mapping import READ_ONLY, fitting, kept_apart, keyed, propose_mapping
from timeline_app.formats.csv_match import BY_EXTERNAL, BY_ID, UNKNOWN, Match, Matcher
from timeline_app.formats.csv_orders import Orders, describe
from timeline_app.formats.csv_plan import (
    HELD,
    SAME,
    CellChange,
    CsvProposal,
    Held,
    Options,
)
from timeline_app.formats.csv_rows import Outcome, RowReader
from timeline_app.formats.csv_shown import Planner
from timeline_app.formats.csv_table import Row, Table, read_table, rows_words
from timeline_app.formats.proposal import Rejected
from timeline_app.records import KINDS
from timeline_app.store import Progress

_STEP = 1000
_KIND_ORDER = {name: place for place, name in enumerate(KINDS)}


def read(
    data: bytes,
    chronology: Chronology,
    past: Past,
    options: Options | None = None,
    name: str = "a sheet",
    progress: Progress | None = None,
) -> CsvProposal:
    """What taking in a sheet would do. Raises ``KnownError`` where it cannot be read at all.

    It is pure: the same bytes, chronology and options give the same rows. ``progress`` is called
    with rows read and rows in all; what it raises ends the reading.
    """
    options = options or Options()
    table = read_table(
        data, encoding=options.encoding, delimiter=options.delimiter, quotes=options.quotes
    )
    if "event_title" in table.header and "citation" in table.header:
        raise KnownError(
            "This is a list of citations, which Parley writes but does not read.",
            "Nothing was imported.",
            "Import the list of events, or JSON.",
        )
    return _Reading(table, chronology, past, options, name).proposal(progress)


class _Reading:
    """One sheet read against one chronology."""

    def __init__(
        self, table: Table, chronology: Chronology, past: Past, options: Options, name: str
    ) -> None:
        self._table = table
        self._chronology = chronology
        proposed = fitting(propose_mapping(table.header), table, table.notes)
        self._mapping = proposed if options.mapping is None else dict(options.mapping)
        self._by_key = keyed(self._mapping, table.header)
        self._apart = kept_apart(self._mapping, table.header)
        self._bases = Bases(past, chronology)
        self._mend(options)
        self._cut = options.cut
        self._orders = Orders(table, self._by_key, options, self._base_of_row, chronology)
        composer = Composer(self._by_key, self._orders.style)
        self._composer = composer
        self._makers = Makers(chronology)
        self._reader = RowReader(chronology, composer, self._makers, options)
        self._matcher = Matcher(chronology, self._by_key)
        self._outcomes: dict[int, Outcome] = {}
        self._held: dict[int, Held] = {}
        self._same: dict[int, str] = {}
        self._read_only: dict[str, list[int]] = {}
        self._gone: list[int] = []
        kept = (chronology.all(kind) for kind in KINDS if kind != "event")
        self._others = [records for records in kept if records]
        self._result = CsvProposal(
            f"Import {name}",
            encoding=table.encoding,
            guessed=table.guessed,
            delimiter=table.delimiter,
        )

    def _mend(self, options: Options) -> None:
        rows = {row.number: row for row in self._table.rows} if options.mended else {}
        for (number, column), text in options.mended.items():
            if number in rows and column in self._table.header:
                rows[number].cells[column] = text

    def _base_of_row(self, row: Row) -> Base:
        return self._bases.of_row(row.cells, self._by_key)

    def proposal(self, progress: Progress | None) -> CsvProposal:
        rows = self._table.rows
        matches = self._named()
        for done, row in enumerate(rows):
            if progress is not None and not done % _STEP:
                progress(done, len(rows))
            if row.number in self._held:
                continue
            try:
                self._read_row(row, matches.get(row.number))
            except CellError as error:
                held = Held(row.number, error.column, error.text, str(error), error.suggestion)
                self._put_back(replace(held, can_cut=error.can_cut))
        self._check_parents()
        return self._finished()

    def _hold(self, row: Row, column: str, text: str, reason: str) -> None:
        self._put_back(Held(row.number, column, text, reason))

    def _put_back(self, held: Held) -> None:
        self._outcomes.pop(held.row, None)
        self._held[held.row] = held

    def _named(self) -> dict[int, Match]:
        """The rows that name their event; a row that repeats an id is held back."""
        found: dict[int, Match] = {}
        seen: dict[object, int] = {}
        for row in self._table.rows:
            match = self._matcher.by_name(row)
            if match is None:
                continue
            key = match.id or match.external
            if key in seen:
                column = self._by_key.get("id") or self._by_key.get("external_id", "")
                reason = f"Row {row.number} repeats the id of row {seen[key]}."
                self._hold(row, column, row.cells.get(column, ""), reason)
                continue
            seen[key] = row.number
            found[row.number] = match
            self._matcher.take(match.id)
        return found

    def _read_row(self, row: Row, match: Match | None) -> None:
        if self._was_deleted(row):
            return
        cells = self._composer.cells(row.cells)
        if row.number in self._cut:
            cut_row(cells)
        extra = {c: row.cells[c] for c in self._apart if row.cells.get(c, "").strip()}
        event = None if match is None else self._chronology.events.get(match.id)
        if event is not None and match is not None:
            self._known(row, event, cells, extra, match)
            return
        like = None if match is not None and match.id else self._like(cells)
        if like is not None:
            self._known(row, self._chronology.events[like], cells, extra, match)
            return
        identity = match.id if match is not None and match.id else r.new_id()
        if match is not None and self._is_taken(match.id):
            column = self._by_key["id"]
            raise CellError(column, identity, "This is the id of a record that is no event.")
        outcome = self._reader.new(row.number, identity, cells, extra)
        if row.number in self._cut:
            outcome.shown.append(CellChange("summary", "", outcome.event.summary))
        self._link(outcome, match)
        self._outcomes[row.number] = outcome

    def _is_taken(self, identity: str) -> bool:
        """Whether an id that no event has is that of another record."""
        return any(identity in records for records in self._others)

    def _like(self, cells: Cells) -> str | None:
        """The event that a row without an id is, by what it says."""
        texts = cells.texts
        try:
            process = self._makers.process(texts.get("process", ""), None)
            date = self._composer.day(texts.get("date", ""), cells.columns.get("date", ""))
        except FieldError:
            return None
        title = " ".join(texts.get("title", "").split())
        kind = texts.get("kind", "").strip()
        return self._matcher.by_likeness(
            process, title, date, texts.get("number", "").strip(), kind
        )

    def _known(
        self, row: Row, event: r.Event, cells: Cells, extra: dict[str, str], match: Match | None
    ) -> None:
        def base() -> Base:
            if match is None or match.how == UNKNOWN:
                return Base(Ground.FILL)
            if match.how == BY_EXTERNAL and match.link is not None:
                return self._bases.of_link(match.link)
            return self._base_of_row(row)

        if row.number in self._cut:
            keep_summary(cells, event.summary, self._by_key)
        if match is None or match.how != BY_ID:
            _drop_blank(cells, match is not None and match.how == BY_EXTERNAL)
        outcome = self._reader.known(row.number, event, cells, extra, base)
        self._link(outcome, match)
        if match is not None and match.how == BY_ID:
            self._look_at_read_only(row, event)
        if outcome.changes:
            self._outcomes[row.number] = outcome
        else:
            self._same[row.number] = event.id

    def _link(self, outcome: Outcome, match: Match | None) -> None:
        """Join the event to its id elsewhere, so that the next import knows it."""
        if match is None or match.external is None or match.link is not None:
            return
        scheme, value = match.external
        link = r.ExternalId(r.new_id(), record=outcome.event.id, scheme=scheme, value=value)
        outcome.changes.append(Change.making(link))
        if not outcome.is_new:
            outcome.shown.append(CellChange("external_id", "", f"{scheme} {value}"))

    def _was_deleted(self, row: Row) -> bool:
        """A row of an event that was deleted since: it stays deleted; edits of it are held back."""
        column = self._by_key.get("id", "")
        identity = row.cells.get(column, "").strip()
        if not identity or identity in self._chronology.events or "as_of" not in self._by_key:
            return False
        base = self._base_of_row(row)
        if base.event(identity) is None:
            return False
        keys = [key for key in self._by_key if key in BY_KEY and self._by_key[key] in row.cells]
        if all(row.cells[self._by_key[key]] == base.text(key, identity) for key in keys):
            self._gone.append(row.number)
            self._same[row.number] = ""
            return True
        reason = "This event was deleted in Parley since the export. Empty its id to add it anew."
        raise CellError(column, identity, reason)

    def _look_at_read_only(self, row: Row, event: r.Event) -> None:
        columns = [key for key in READ_ONLY if key in self._by_key and key != "audience"]
        wanted = {key: row.cells.get(self._by_key[key]) for key in columns}
        base = self._base_of_row(row)
        if base.shown is None or not self._unlike(wanted, self._chronology, event):
            return
        was = base.shown.events.get(event.id)
        if was is None:
            return
        for key in self._unlike(wanted, base.shown, was):
            self._read_only.setdefault(key, []).append(row.number)

    def _unlike(
        self, wanted: dict[str, str | None], chronology: Chronology, event: r.Event
    ) -> list[str]:
        written = self._bases.sheet(chronology).read_only(event)
        return [
            key
            for key, text in wanted.items()
            if text is not None and not self._orders.alike(text, written[key], key)
        ]

    def _check_parents(self) -> None:
        """Hold back rows whose parent is not there, or that would belong to themselves."""
        events = self._chronology.events
        rows = {row.number: row for row in self._table.rows}
        again = True
        while again:
            after = {o.event.id: o.event.parent for o in self._outcomes.values()}
            again = False
            for number, outcome in list(self._outcomes.items()):
                parent = outcome.event.parent
                old = events.get(outcome.event.id)
                if parent is None or (old is not None and old.parent == parent):
                    continue
                reason = ""
                if parent not in events and parent not in after:
                    reason = "There is no event with this id to belong to."
                elif _is_circle(outcome.event.id, after, self._chronology):
                    reason = "An event cannot belong to itself."
                if reason:
                    self._hold(rows[number], self._by_key.get("parent", ""), parent, reason)
                    again = True

    def _finished(self) -> CsvProposal:
        result = self._result
        planner = Planner(self._chronology, self._makers, self._by_key)
        for row in self._table.rows:
            state = HELD if row.number in self._held else SAME
            same = self._same.get(row.number, "")
            result.rows.append(planner.plan(row, self._outcomes.get(row.number), same, state))
        result.held = list(self._held.values())
        result.questions = [q for q in self._reader.questions if q.row not in self._held]
        result.unchanged = result.count(SAME)
        cells = {row.number: row.cells for row in self._table.rows if row.number in self._held}
        rejected = [
            (one.row, Rejected(f"row {one.row}", _reason(one), self._in_order(cells[one.row])))
            for one in self._held.values()
        ] + [(int(one.place.split()[1]), one) for one in self._table.rejected]
        result.rejected = [one for _, one in sorted(rejected, key=lambda pair: pair[0])]
        changes = [c for outcome in self._outcomes.values() for c in outcome.changes]
        changes += self._makers.needed(changes)
        result.changes = sorted(changes, key=lambda change: _KIND_ORDER[change.kind])
        result.columns = describe(
            self._table, self._mapping, self._orders, result, self._chronology
        )
        result.notes = self._notes(changes)
        return result

    def _in_order(self, cells: dict[str, str]) -> tuple[str, ...]:
        """The cells of a row as the sheet has them."""
        return tuple(cells.get(column, "") for column in self._table.header)

    def _notes(self, changes: Iterable[Change]) -> list[str]:
        notes = [*self._table.notes, *self._orders.notes]
        if self._result.questions:
            notes += self._bases.notes
        if "title" not in self._by_key and self._result.held:
            notes.append("No column is the title of the event: choose one.")
        for kind, words in (("process", "New process"), ("actor", "New actor")):
            names = [
                c.made.name
                for c in changes
                if isinstance(c.made, r.Process | r.Actor) and c.kind == kind
            ]
            if names:
                plural = {"process": "New processes", "actor": "New actors"}[kind]
                notes.append(f"{words if len(names) == 1 else plural}: {', '.join(names)}.")
        for column, numbers in self._read_only.items():
            notes.append(
                f"“{column}” is only written, never read: {rows_words(numbers)} left as they are."
            )
        if self._gone:
            notes.append(f"{rows_words(self._gone)}: deleted in Parley since, and left so.")
        if self._reader.nul:
            notes.append(f"{rows_words(self._reader.nul)}: an invisible NUL was removed.")
        if self._reader.trimmed:
            notes.append(
                f"{rows_words(self._reader.trimmed)}: hidden characters in the title removed."
            )
        if "id" in self._by_key and "as_of" not in self._by_key and self._result.updated:
            notes.append("Without the column “as_of” the sheet's values win over Parley's.")
        return notes


def _drop_blank(cells: Cells, known: bool) -> None:
    """Take out empty cells that say nothing: all, or those of fields that are never empty."""
    never = ("title", "kind", "status", "review", "handling")
    for key, text in list(cells.texts.items()):
        if not text.strip() and (not known or key in never):
            del cells.texts[key]


def _reason(held: Held) -> str:
    return f"{held.column}: {held.reason}" if held.column else held.reason


def _is_circle(identity: str, after: dict[str, str | None], chronology: Chronology) -> bool:
    seen = {identity}
    above = after[identity]
    while above is not None:
        if above in seen:
            return above == identity
        seen.add(above)
        if above in after:
            above = after[above]
        else:
            event = chronology.events.get(above)
            above = None if event is None else event.parent
    return False
