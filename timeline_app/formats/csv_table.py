"""The bytes of a sheet to rows of texts: encoding, separator, quotes, limits."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from timeline_app.errors import KnownError
from timeline_app.formats.csv_guard import TRIGGERS, unguard
from timeline_app.formats.decoding import other_kind
from timeline_app.formats.encoding_guess import read_text
from timeline_app.formats.proposal import Rejected

LIMIT = 16 * 2**20
"""How many bytes one cell may have."""

DELIMITERS = {"Comma": ",", "Semicolon": ";", "Tab": "\t", "Bar": "|"}
"""The separators that can be chosen, by the name people see."""

_GUARDED = re.compile(f"'+[{''.join(map(re.escape, sorted(TRIGGERS)))}]")
_END = "\0end of the sheet\0"
_LONG_CELL = 100
_LARGEST = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number as a spreadsheet counts (the header is row 1) and its cells.

    A cell that the row does not have is missing from ``cells``, which is not the same as empty.
    """

    number: int
    cells: dict[str, str]


@dataclass(slots=True)
class Table:
    """A sheet as read: ``header`` names each column once, ``rows`` are those that can be used."""

    header: list[str]
    rows: list[Row]
    encoding: str
    guessed: bool
    delimiter: str
    rejected: list[Rejected] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def read_table(
    data: bytes, *, encoding: str | None = None, delimiter: str | None = None, quotes: bool = True
) -> Table:
    """Read a sheet. Raises ``KnownError`` for an empty one and for a quote that never closes.

    ``encoding`` and ``delimiter`` are guessed where they are None; with ``quotes`` False a quote is
    a letter like any other.
    """
    _refuse(data)
    decoded = read_text(data, encoding)
    text = decoded.text
    if text[:4].casefold() == "sep=" and text[5:6] in ("\r", "\n"):
        delimiter = delimiter or text[4]
        text = text[5:].removeprefix("\r").removeprefix("\n")
    delimiter = delimiter or sniff(text)
    table = Table([], [], decoded.encoding, decoded.guessed, delimiter)
    records = list(_records(text, delimiter, quotes))
    start = next((n for n, record in enumerate(records) if any(map(str.strip, record))), None)
    if start is None or start + 1 == len(records):
        raise KnownError("No rows to import.", "Nothing was changed.")
    table.header = _header(records[start], table.notes)
    _fill(table, records, start + 1, guarded=_GUARDED.search(text) is not None)
    if not table.rows and not table.rejected:
        raise KnownError("No rows to import.", "Nothing was changed.")
    if decoded.guessed:
        table.notes.insert(0, _guess_note(decoded.encoding, text))
    elif decoded.encoding != "UTF-8" and encoding is None:
        table.notes.insert(0, f"The file is {decoded.encoding}.")
    return table


def _refuse(data: bytes) -> None:
    what = other_kind(data)
    if what:
        raise KnownError(
            f"This is not a sheet as text; it looks like {what}.",
            "Nothing was imported.",
            "Save it as CSV first.",
        )


def sniff(text: str) -> str:
    """The separator of a sheet: the one that cuts most rows into as many cells as the header."""
    best = (0.0, 0, ",")
    for delimiter in DELIMITERS.values():
        reader = csv.reader(_head(text), delimiter=delimiter)
        try:
            counts = [len(record) for record in reader if record][:200]
        except csv.Error:
            continue
        if counts and counts[0] > 1:
            same = counts.count(counts[0]) / len(counts)
            best = max(best, (round(same, 1), counts[0], delimiter), key=lambda one: one[:2])
    return best[2]


def _head(text: str) -> list[str]:
    """Some first lines, without the last, which may be cut."""
    lines = list(io.StringIO(text[:100_000], newline=""))
    return lines[:-1] if len(text) > 100_000 and len(lines) > 1 else lines


def _records(text: str, delimiter: str, quotes: bool) -> Iterator[list[str]]:
    """Every record, blank ones among them; a quote that never closes is a fault with its row."""
    lines = _lines(text)
    before = csv.field_size_limit(_LARGEST)
    try:
        reader = (
            csv.reader(lines, delimiter=delimiter)
            if quotes
            else csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE)
        )
        line, number, last = 0, 0, [""]
        for record in reader:
            number += 1
            last = record
            if record == [_END]:
                return
            if record and record[-1].endswith(_END):
                break
            line = reader.line_num
            yield record
    except csv.Error as error:
        raise KnownError(
            f"Row {number + 1} cannot be read.", "Nothing was imported.", detail=str(error)
        ) from error
    finally:
        csv.field_size_limit(before)
    count = last[-1].count("\n") or reader.line_num - line - 1
    raise KnownError(
        f"Row {number} opens a quote that never closes; {count:,} lines would become one cell.",
        "Nothing was imported.",
        f"Close the quote in row {number}, or read quotes as letters.",
    )


def _lines(text: str) -> Iterator[str]:
    yield from io.StringIO(text, newline="")
    if text and not text.endswith(("\n", "\r")):
        yield "\n"
    yield _END


def _header(record: list[str], notes: list[str]) -> list[str]:
    names: list[str] = []
    for place, cell in enumerate(record, 1):
        name = " ".join(unguard(cell).replace("\0", "").split()) or f"column {place}"
        if name in names:
            note = f"Two columns are named “{name}”; the first is used, the other kept apart."
            notes.append(note)
            count = 2
            while f"{name} ({count})" in names:
                count += 1
            name = f"{name} ({count})"
        names.append(name)
    while len(names) > 1 and names[-1] == f"column {len(names)}" and not record[len(names) - 1]:
        names.pop()
    return names


def _fill(table: Table, records: list[list[str]], start: int, *, guarded: bool) -> None:
    width = len(table.header)
    ragged: list[str] = []
    for number, record in enumerate(records[start:], start + 1):
        if not any(record):
            continue
        if len(record) != width:
            record = _level(table, number, record, ragged)
        longest = max(map(len, record), default=0)
        if longest > LIMIT // 4 and _too_large(table, number, record):
            continue
        if longest >= _LONG_CELL and any(cell.count("\n") >= _LONG_CELL for cell in record):
            table.notes.append(f"Row {number} has a cell of over {_LONG_CELL} lines: a lost quote?")
        if record:
            texts = map(unguard, record) if guarded else record
            cells = dict(zip(table.header, texts, strict=False))
            table.rows.append(Row(number, cells))
    if ragged:
        cells_word = f"{_numbers(ragged)} for {width} columns"
        table.notes.append(f"Rows with missing cells, which change nothing: {cells_word}.")


def _level(table: Table, number: int, record: list[str], ragged: list[str]) -> list[str]:
    """A row that has more or fewer cells than the header; empty where it is held back."""
    width = len(table.header)
    if len(record) < width:
        if len(ragged) < 10**6:
            ragged.append(f"{number} ({len(record)})")
        return record
    if not any(map(str.strip, record[width:])):
        return record[:width]
    reason = f"{len(record)} cells for {width} columns: is a separator in a text without quotes?"
    table.rejected.append(Rejected(f"row {number}", reason, tuple(record)))
    return []


def _too_large(table: Table, number: int, record: list[str]) -> bool:
    for name, cell in zip(table.header, record, strict=False):
        size = len(cell.encode("utf-8", "replace"))
        if size > LIMIT:
            reason = f"{name}: {size // 2**20} MB is over the {LIMIT // 2**20} MB limit."
            table.rejected.append(Rejected(f"row {number}", reason))
            return True
    return False


def _numbers(places: list[str], most: int = 10) -> str:
    more = f" and {len(places) - most} more" if len(places) > most else ""
    return ", ".join(places[:most]) + more


def rows_words(numbers: list[int]) -> str:
    """Row numbers as words: "Row 7", "Rows 5, 9 and 12"; long lists are cut."""
    texts = [str(number) for number in numbers]
    return f"Row {texts[0]}" if len(texts) == 1 else f"Rows {_numbers(texts)}"


def _guess_note(encoding: str, text: str) -> str:
    """What the text looks like in the guessed encoding, around its first foreign letter."""
    place = next((n for n, letter in enumerate(text) if ord(letter) > 127), 0)
    shown = " ".join(text[max(0, place - 20) : place + 30].split())
    return f"Not UTF-8. Looks like {encoding}: “{shown}”. Choose another encoding if that is wrong."
