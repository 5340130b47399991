"""Schema 1: the first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

if TYPE_CHECKING:
    from alembic.operations import Operations


def _text(name: str, default: str | None = None) -> sa.Column[str]:
    """A text that is never null; with a default unless every record has it."""
    return sa.Column(name, sa.Text, nullable=False, server_default=default)


def _maybe(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text)


def _number(name: str, *, nullable: bool = True) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=nullable)


def _day(name: str) -> list[sa.Column[str] | sa.Column[int]]:
    """A date: EDTF text, first and last day as ordinals."""
    return [_maybe(name), _number(f"{name}_first"), _number(f"{name}_last")]


def _record(
    op: Operations,
    name: str,
    columns: list[sa.Column[str] | sa.Column[int]],
    references: dict[str, str],
) -> None:
    keys = [
        sa.ForeignKeyConstraint(
            [key], [f"{owner}.id"], name=f"fk_{name}_{key}", deferrable=True, initially="DEFERRED"
        )
        for key, owner in references.items()
    ]
    op.create_table(
        name,
        sa.Column("row", sa.Integer, primary_key=True),
        _text("id"),
        *columns,
        _text("digest"),
        sa.UniqueConstraint("id", name=f"uq_{name}_id"),
        *keys,
        sqlite_strict=True,
    )
    for key in references:
        op.create_index(f"ix_{name}_{key}", name, [key])


def _talks(op: Operations) -> None:
    _record(
        op,
        "chronology",
        [
            _text("title", ""),
            _text("language", ""),
            _text("day_order", ""),
        ],
        {},
    )
    _record(
        op,
        "process",
        [
            _text("name", ""),
            _text("short_name", ""),
            _text("colour", ""),
            _number("position", nullable=False),
            _text("conventions", ""),
        ],
        {},
    )
    _record(
        op,
        "event",
        [
            _maybe("process"),
            _maybe("parent"),
            _text("kind", "round"),
            _text("number", ""),
            _number("number_sort"),
            _text("title", ""),
            _text("short_title", ""),
            *_day("date"),
            _text("date_words", ""),
            _text("start_time", ""),
            _text("end_time", ""),
            _text("zone", ""),
            _text("venue", ""),
            _text("city", ""),
            _text("country", ""),
            _text("level", ""),
            _text("format", ""),
            _text("status", "unknown"),
            _text("summary", ""),
            _text("assessment", ""),
            _text("confidence", ""),
            _text("review", "draft"),
            _text("handling", "open"),
            _text("tags", "[]"),
            _text("extra", "{}"),
        ],
        {"process": "process", "parent": "event"},
    )
    _record(
        op,
        "event_link",
        [
            _text("from"),
            _text("to"),
            _text("kind", "produced"),
        ],
        {"from": "event", "to": "event"},
    )
    _record(
        op,
        "actor",
        [
            _text("name", ""),
            _text("kind", ""),
            _text("note", ""),
        ],
        {},
    )
    _record(
        op,
        "actor_name",
        [
            _text("actor"),
            _text("name", ""),
            _text("language", ""),
            *_day("since"),
            *_day("until"),
        ],
        {"actor": "actor"},
    )
    _record(
        op,
        "actor_link",
        [
            _text("from"),
            _text("to"),
            _text("kind", "member_of"),
            *_day("since"),
            *_day("until"),
        ],
        {"from": "actor", "to": "actor"},
    )
    _record(
        op,
        "participation",
        [
            _text("event"),
            _text("actor"),
            _text("role", "party"),
            _text("attendance", "listed"),
            _text("contact", ""),
            _text("represented_by", ""),
            _text("rank", ""),
            _text("note", ""),
            _text("handling", "open"),
        ],
        {"event": "event", "actor": "actor"},
    )


def _evidence(op: Operations) -> None:
    _record(
        op,
        "publisher",
        [
            _text("name", ""),
            _text("reliability", ""),
        ],
        {},
    )
    _record(
        op,
        "source",
        [
            _maybe("publisher"),
            _maybe("originator"),
            _text("title", ""),
            _text("author", ""),
            _text("kind", "article"),
            _text("account", ""),
            _text("url", ""),
            _text("archive_url", ""),
            *_day("published"),
            _text("published_time", ""),
            *_day("accessed"),
            _text("language", ""),
            _text("reliability", ""),
            _text("handling", "open"),
            *_day("embargo_until"),
            _maybe("replaces"),
        ],
        {"publisher": "publisher", "originator": "publisher", "replaces": "source"},
    )
    _record(
        op,
        "source_text",
        [
            _text("source"),
            _number("version", nullable=False),
            _text("text", ""),
            _text("text_hash", ""),
            _text("made_by", "publisher"),
        ],
        {"source": "source"},
    )
    _record(
        op,
        "excerpt",
        [
            _text("source"),
            _number("version", nullable=False),
            _number("start"),
            _number("end"),
            _text("exact", ""),
            _text("prefix", ""),
            _text("suffix", ""),
            _text("locator", ""),
            *_day("said"),
            _maybe("speaker"),
            _text("speaker_as", ""),
            _text("voice", ""),
            _text("translation", ""),
            _text("translated_by", ""),
            _text("note", ""),
        ],
        {"source": "source", "speaker": "actor"},
    )
    _record(
        op,
        "citation",
        [
            _text("event"),
            _text("excerpt"),
            _text("stance", "supports"),
            _text("field", ""),
            _text("value", ""),
            _text("modality", "asserts"),
            _number("credibility"),
            _text("note", ""),
        ],
        {"event": "event", "excerpt": "excerpt"},
    )
    _record(
        op,
        "adoption",
        [
            _text("event"),
            _text("field", ""),
            _text("value", ""),
            _text("citations", "[]"),
            _text("reason", ""),
            _text("author", ""),
            *_day("day"),
        ],
        {"event": "event"},
    )
    _record(
        op,
        "reading",
        [
            _text("source"),
            _number("version", nullable=False),
            _number("start", nullable=False),
            _number("end", nullable=False),
            _text("exact", ""),
            *_day("date"),
            _text("author", ""),
        ],
        {"source": "source"},
    )


def _work(op: Operations) -> None:
    _record(
        op,
        "comment",
        [
            _text("event"),
            _text("author", ""),
            _text("written", ""),
            _text("text", ""),
            _number("resolved", nullable=False),
        ],
        {"event": "event"},
    )
    _record(
        op,
        "dismissal",
        [
            _text("rule", ""),
            _text("record", ""),
            _text("facts", ""),
            _text("author", ""),
            _text("reason", ""),
        ],
        {},
    )
    _record(
        op,
        "briefing",
        [
            _text("title", ""),
            _text("query", ""),
            *_day("period"),
            _text("lanes", "[]"),
            _text("figures", "[]"),
            _text("paper", "A4"),
            _text("options", "{}"),
            _text("audience", "open"),
        ],
        {},
    )
    _record(
        op,
        "issue",
        [
            _text("briefing"),
            *_day("printed"),
            _number("operation", nullable=False),
            _text("pdf", ""),
            _text("facts", "{}"),
        ],
        {"briefing": "briefing"},
    )
    _record(
        op,
        "mapping",
        [
            _text("name", ""),
            _text("columns", "{}"),
        ],
        {},
    )
    _record(
        op,
        "external_id",
        [
            _text("record", ""),
            _text("scheme", ""),
            _text("value", ""),
        ],
        {},
    )


def _log(op: Operations) -> None:
    op.create_table(
        "operation",
        sa.Column("seq", sa.Integer, primary_key=True),
        _text("label"),
        _text("author"),
        _text("session"),
        _text("written"),
        _number("reverts"),
        _number("schema", nullable=False),
        _maybe("salt"),
        _text("content"),
        _text("digest"),
        sqlite_strict=True,
    )
    op.create_index("ix_operation_author", "operation", ["author"])
    op.create_table(
        "change",
        sa.Column("row", sa.Integer, primary_key=True),
        _number("operation", nullable=False),
        _text("kind"),
        _text("record"),
        _text("fields"),
        sa.ForeignKeyConstraint(
            ["operation"],
            ["operation.seq"],
            name="fk_change_operation",
            deferrable=True,
            initially="DEFERRED",
        ),
        sqlite_strict=True,
    )
    op.create_index("ix_change_operation", "change", ["operation"])
    op.create_index("ix_change_record", "change", ["record"])


def upgrade(op: Operations) -> None:
    """Make every table, the log and the full-text index."""
    _talks(op)
    _evidence(op)
    _work(op)
    _log(op)
    op.execute(
        "CREATE VIRTUAL TABLE search USING fts5(kind UNINDEXED, record UNINDEXED, words, "
        "tokenize = 'unicode61 remove_diacritics 0', prefix = '2 3')"
    )
