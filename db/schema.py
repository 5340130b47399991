"""The structure of a file, compared with ours before it is trusted."""

from __future__ import annotations

import functools
import json
import re
import sqlite3
from importlib import resources
from typing import Any

SCHEMA = 1
"""The number of the newest schema (``PRAGMA user_version``)."""

APPLICATION_ID = 0x50415259
"""SQLite's application id of a ``.parley`` file: "PARY" in ASCII."""

SEARCH_TABLE = "search"
CREATE_SEARCH = (
    "CREATE VIRTUAL TABLE search USING fts5("
    "kind UNINDEXED, record UNINDEXED, words, "
    "tokenize = 'unicode61 remove_diacritics 0', prefix = '2 3')"
)
"""The full-text index; words are folded before they go in, and so are queries."""

_SHADOWS = frozenset(
    {"search", "search_data", "search_idx", "search_content", "search_docsize", "search_config"}
)


def structure(connection: sqlite3.Connection) -> dict[str, Any]:
    """What a file is made of, as JSON: tables with columns, indexes, foreign keys, STRICT; others.

    The wording of its SQL does not matter, only what SQLite makes of it. Nothing of the file is
    executed: only ``sqlite_schema`` and pragma functions are read.
    """
    tables: dict[str, Any] = {}
    others: list[str] = []
    rows = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema").fetchall()
    strict = {
        row[1]: row[5]
        for row in connection.execute("PRAGMA table_list").fetchall()
        if row[0] == "main"
    }
    for kind, name, owner, sql in rows:
        others += _rules(connection, kind, name, sql or "")
        if kind == "table" and name in _SHADOWS:
            tables[name] = {"columns": _columns(connection, name)} if name == "search" else {}
        elif kind == "table":
            tables[name] = {
                "columns": _columns(connection, name),
                "indexes": _indexes(connection, name),
                "foreign_keys": _foreign_keys(connection, name),
                "strict": strict.get(name, 0),
            }
        elif kind != "index" or owner in _SHADOWS:
            others.append(f"{kind} {name}")
    return {"tables": tables, "others": sorted(others)}


_RULES = re.compile(
    r"\b(AS|AUTOINCREMENT|CHECK|COLLATE|CONFLICT|GENERATED|WITHOUT)\b", re.IGNORECASE
)


def _rules(connection: sqlite3.Connection, kind: str, name: str, sql: str) -> list[str]:
    """What a table's SQL says that no pragma shows and that ours never say."""
    if name == SEARCH_TABLE:
        return [] if sql.split() == CREATE_SEARCH.split() else [f"table {name} altered"]
    if kind != "table" or name in _SHADOWS:
        return []
    found = [f"rule {match[0].upper()} in table {name}" for match in _RULES.finditer(sql)]
    references = {
        row[0]
        for row in connection.execute(
            "SELECT id FROM pragma_foreign_key_list(?)", (name,)
        ).fetchall()
    }
    if sql.upper().count("DEFERRABLE INITIALLY DEFERRED") != len(references):
        found.append(f"references of table {name} altered")
    return found


def _columns(connection: sqlite3.Connection, table: str) -> list[list[Any]]:
    rows = connection.execute(
        'SELECT name, upper(type), "notnull", dflt_value, pk, hidden FROM pragma_table_xinfo(?)',
        (table,),
    ).fetchall()
    return [list(row) for row in rows]


def _indexes(connection: sqlite3.Connection, table: str) -> list[list[Any]]:
    found = []
    for name, unique, origin, partial in connection.execute(
        'SELECT name, "unique", origin, partial FROM pragma_index_list(?)', (table,)
    ).fetchall():
        columns = [
            row[0]
            for row in connection.execute(
                "SELECT name FROM pragma_index_info(?) ORDER BY seqno", (name,)
            ).fetchall()
        ]
        shown = name if origin == "c" else ""
        found.append([shown, unique, origin, partial, columns])
    return sorted(found, key=str)


def _foreign_keys(connection: sqlite3.Connection, table: str) -> list[list[Any]]:
    rows = connection.execute(
        'SELECT "table", "from", "to", on_update, on_delete FROM pragma_foreign_key_list(?)',
        (table,),
    ).fetchall()
    return sorted((list(row) for row in rows), key=str)


@functools.cache
def expected() -> dict[str, Any]:
    """The structure that the newest migration makes (``schema.json``)."""
    text = resources.files("db").joinpath("schema.json").read_text("utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def differences(found: dict[str, Any], wanted: dict[str, Any]) -> list[str]:
    """What a file has that ours has not, or lacks, each in a few words; empty if the same."""
    words = [f"{name}" for name in found["others"]]
    ours, theirs = wanted["tables"], found["tables"]
    words += [f"table {name}" for name in sorted(theirs.keys() - ours.keys())]
    words += [f"no table {name}" for name in sorted(ours.keys() - theirs.keys())]
    words += [
        f"table {name} altered"
        for name in sorted(ours.keys() & theirs.keys())
        if ours[name] != theirs[name]
    ]
    return words


def strangers(found: dict[str, Any], wanted: dict[str, Any], *, newer: bool) -> list[str]:
    """What makes a file of another schema unsafe to read; empty if nothing.

    A trigger, a view or any other thing that runs; for a newer file also what ours cannot read:
    a table or an ordinary column that is not there.
    """
    words = list(found["others"])
    if newer:
        words = [word for word in words if word.startswith(("trigger ", "view "))]
        for name, table in wanted["tables"].items():
            there = {column[0] for column in _ordinary(found["tables"].get(name, {}))}
            if not {column[0] for column in _ordinary(table)} <= there:
                words.append(f"no table {name} as ours")
    return words


def _ordinary(table: dict[str, Any]) -> list[list[Any]]:
    return [column for column in table.get("columns", []) if column[-1] == 0]


def as_text(found: dict[str, Any]) -> str:
    """A structure as the text of ``schema.json``: one table a line."""
    lines = [
        f"  {json.dumps(name)}: {json.dumps(found['tables'][name], sort_keys=True)}"
        for name in sorted(found["tables"])
    ]
    return '{"others": [], "tables": {\n' + ",\n".join(lines) + "\n}}\n"
