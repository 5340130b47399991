"""Reading what can be read of a damaged file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

from db.columns import RowReader, select_list
from timeline_app.canonical import from_plain, plain
from timeline_app.records import Kind, Record

_MISSES = 20_000
"""How many row numbers in a run may fail before the rest of a table is given up."""


def records_of(driver: sqlite3.Connection, kind: Kind) -> dict[str, Record]:
    """The records of a kind that can still be read, by id; the others are passed over."""
    reader = RowReader(kind)
    found: dict[str, Record] = {}
    try:
        there = column_names(driver, kind.name)
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        return found
    if not there:  # a file of an older schema
        return found
    names = select_list(kind, there)
    # the same columns as ``verify`` reads, so that both can read the same rows
    for row in rows(driver, f'SELECT {names}, digest, "row" FROM "{kind.name}"'):  # noqa: S608
        try:
            record = from_plain(kind, plain(reader.record(row)))  # every value of its type
        except (ValueError, TypeError, AttributeError):
            continue
        found[record.id] = record
    return found


def column_names(driver: sqlite3.Connection, table: str) -> set[str]:
    """The names of a table's columns; empty where there is no such table."""
    found = driver.execute("SELECT name FROM pragma_table_xinfo(?)", (table,)).fetchall()
    return {row[0] for row in found}


def rows(driver: sqlite3.Connection, statement: str) -> Iterator[tuple[Any, ...]]:
    """The rows of a table that can be read; the statement selects "row" last and has no WHERE.

    Where a whole read fails, rows are sought one by one behind the last row number.
    """
    try:
        yield from driver.execute(statement).fetchall()
        return
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        pass
    number = missed = 0
    following = f'{statement} WHERE "row" > ? ORDER BY "row" LIMIT 1'
    exactly = f'{statement} WHERE "row" = ?'
    while missed < _MISSES:
        row = _row(driver, following, number)
        if row is None:
            return
        if row and row[-1] > number:
            number = row[-1]
        else:  # it cannot be read, or is out of its order: try the next number
            number += 1
            row = _row(driver, exactly, number)
            if not row or row[-1] != number:
                missed += 1
                continue
        missed = 0
        yield row


def _row(driver: sqlite3.Connection, statement: str, number: int) -> tuple[Any, ...] | None:
    """A row, None where there is none, or () where it cannot be read."""
    try:
        found: tuple[Any, ...] | None = driver.execute(statement, (number,)).fetchone()
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        return ()
    return found
