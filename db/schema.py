"""The structure of a file, compared with ours before it is trusted."""

from __future__ import annotations

import functools
import json
import re
import sqlite3
from collections import defaultdict
from pathlib import Path
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
    parts = _Parts(connection)
    for kind, name, owner, sql in rows:
        others += _rules(parts, kind, name, sql or "")
        if kind == "table" and name in _SHADOWS:
            tables[name] = {"columns": parts.columns[name]} if name == SEARCH_TABLE else {}
        elif kind == "table":
            tables[name] = {
                "columns": parts.columns[name],
                "indexes": parts.indexes(name),
                "foreign_keys": sorted((row[1:] for row in parts.references[name]), key=str),
                "strict": parts.strict.get(name, 0),
            }
        elif kind != "index" or owner in _SHADOWS:
            others.append(f"{kind} {name}")
    return {"tables": tables, "others": sorted(others)}


_COLUMNS = """
    SELECT s.name, c.name, upper(c.type), c."notnull", c.dflt_value, c.pk, c.hidden
    FROM sqlite_schema AS s, pragma_table_xinfo(s.name) AS c
    WHERE s.type = 'table' ORDER BY s.name, c.cid
"""
_INDEXES = """
    SELECT s.name, i.name, i."unique", i.origin, i.partial
    FROM sqlite_schema AS s, pragma_index_list(s.name) AS i WHERE s.type = 'table'
"""
_INDEXED = """
    SELECT i.name, c.name
    FROM sqlite_schema AS s, pragma_index_list(s.name) AS i, pragma_index_info(i.name) AS c
    WHERE s.type = 'table' ORDER BY s.name, i.name, c.seqno
"""
_REFERENCES = """
    SELECT s.name, f.id, f."table", f."from", f."to", f.on_update, f.on_delete
    FROM sqlite_schema AS s, pragma_foreign_key_list(s.name) AS f WHERE s.type = 'table'
"""


class _Parts:
    """What the pragmas say of all tables of a file, each asked once: opening waits for it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.columns = _by_owner(connection, _COLUMNS)
        self.references = _by_owner(connection, _REFERENCES)
        self._indexes = _by_owner(connection, _INDEXES)
        self._indexed = _by_owner(connection, _INDEXED)
        lists = connection.execute("PRAGMA table_list").fetchall()
        self.strict = {row[1]: row[5] for row in lists if row[0] == "main"}

    def indexes(self, table: str) -> list[list[Any]]:
        """[name, or "" where SQLite gave it; unique; origin; partial; columns], in order."""
        found = []
        for name, unique, origin, partial in self._indexes[table]:
            columns = [row[0] for row in self._indexed[name]]
            found.append([name if origin == "c" else "", unique, origin, partial, columns])
        return sorted(found, key=str)


def _by_owner(connection: sqlite3.Connection, query: str) -> dict[str, list[list[Any]]]:
    found: dict[str, list[list[Any]]] = defaultdict(list)
    for owner, *row in connection.execute(query).fetchall():
        found[owner].append(row)
    return found


_RULES = re.compile(
    r"\b(AS|AUTOINCREMENT|CHECK|COLLATE|CONFLICT|GENERATED|WITHOUT)\b", re.IGNORECASE
)


def _rules(parts: _Parts, kind: str, name: str, sql: str) -> list[str]:
    """What a table's SQL says that no pragma shows and that ours never say."""
    if name == SEARCH_TABLE:
        return [] if sql.split() == CREATE_SEARCH.split() else [f"table {name} altered"]
    if kind != "table" or name in _SHADOWS:
        return []
    found = [f"rule {match[0].upper()} in table {name}" for match in _RULES.finditer(sql)]
    references = {row[0] for row in parts.references[name]}
    if sql.upper().count("DEFERRABLE INITIALLY DEFERRED") != len(references):
        found.append(f"references of table {name} altered")
    return found


@functools.cache
def expected() -> dict[str, Any]:
    """The structure that the newest migration makes (``schema.json``)."""
    text = Path(__file__).with_name("schema.json").read_text("utf-8")
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
