"""The tables of a chronology file, made from the record classes."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from db.columns import layout_of
from timeline_app.field_types import FieldSpec
from timeline_app.records import KINDS, Kind

metadata = sa.MetaData()


def columns_of(spec: FieldSpec) -> list[sa.Column[Any]]:
    """The columns of a field."""
    return [
        sa.Column(
            column.name,
            sa.Integer if column.is_number else sa.Text,
            nullable=column.is_nullable,
            server_default=column.default,
        )
        for column in layout_of(spec)
    ]


def _table_of(kind: Kind) -> sa.Table:
    columns: list[Any] = [
        sa.Column("row", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False),
    ]
    constraints: list[Any] = [sa.UniqueConstraint("id", name=f"uq_{kind.name}_id")]
    for spec in kind.specs:
        columns.extend(columns_of(spec))
        if spec.reference is not None:
            constraints.append(
                sa.ForeignKeyConstraint(
                    [spec.key],
                    [f"{spec.reference}.id"],
                    name=f"fk_{kind.name}_{spec.key}",
                    deferrable=True,
                    initially="DEFERRED",
                )
            )
            constraints.append(sa.Index(f"ix_{kind.name}_{spec.key}", spec.key))
    columns.append(sa.Column("digest", sa.Text, nullable=False))
    return sa.Table(kind.name, metadata, *columns, *constraints, sqlite_strict=True)


RECORD_TABLES = {kind.name: _table_of(kind) for kind in KINDS.values()}
"""The table of each kind of record, by the kind's name."""

operation = sa.Table(
    "operation",
    metadata,
    sa.Column("seq", sa.Integer, primary_key=True),
    sa.Column("label", sa.Text, nullable=False),
    sa.Column("author", sa.Text, nullable=False),
    sa.Column("session", sa.Text, nullable=False),
    sa.Column("written", sa.Text, nullable=False),
    sa.Column("reverts", sa.Integer),
    sa.Column("schema", sa.Integer, nullable=False),
    sa.Column("salt", sa.Text),
    sa.Column("content", sa.Text, nullable=False),
    sa.Column("digest", sa.Text, nullable=False),
    sa.Index("ix_operation_author", "author"),
    sqlite_strict=True,
)
"""The log's entries; ``content`` is the salted digest of label and changes."""

change = sa.Table(
    "change",
    metadata,
    sa.Column("row", sa.Integer, primary_key=True),
    sa.Column("operation", sa.Integer, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("record", sa.Text, nullable=False),
    sa.Column("fields", sa.Text, nullable=False),
    sa.ForeignKeyConstraint(
        ["operation"],
        ["operation.seq"],
        name="fk_change_operation",
        deferrable=True,
        initially="DEFERRED",
    ),
    sa.Index("ix_change_operation", "operation"),
    sa.Index("ix_change_record", "record"),
    sqlite_strict=True,
)
"""What each operation did to each record: a JSON array of the sides before and after."""
