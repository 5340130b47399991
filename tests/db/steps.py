"""A second schema for tests only: two new columns, a new table, a column's text rewritten."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from db import schema
from db.migrate import Step

if TYPE_CHECKING:
    from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    """From schema 1 to the schema 2 of the tests."""
    with op.batch_alter_table("event", recreate="always") as event:
        event.add_column(sa.Column("mood", sa.Text, nullable=False, server_default="calm"))
    op.add_column("actor", sa.Column("rank", sa.Integer))
    op.create_table(
        "note",
        sa.Column("row", sa.Integer, primary_key=True),
        sa.Column("event", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(
            ["event"], ["event.id"], name="fk_note_event", deferrable=True, initially="DEFERRED"
        ),
        sqlite_strict=True,
    )
    op.create_index("ix_note_event", "note", ["event"])


STEP = Step(2, upgrade)
FIRST = schema.expected()


def wanted() -> dict[str, Any]:
    """The structure after the step."""
    found = copy.deepcopy(FIRST)
    tables = found["tables"]
    tables["event"]["columns"].append(["mood", "TEXT", 1, "'calm'", 0, 0])
    tables["actor"]["columns"].append(["rank", "INTEGER", 0, None, 0, 0])
    tables["note"] = {
        "columns": [["row", "INTEGER", 1, None, 1, 0], ["event", "TEXT", 1, None, 0, 0]],
        "indexes": [["ix_note_event", 0, "c", 0, ["event"]]],
        "foreign_keys": [["event", "event", "id", "NO ACTION", "NO ACTION"]],
        "strict": 1,
    }
    return found
