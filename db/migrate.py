"""Bringing a file to the newest schema: every step in one transaction, checked before it counts."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from db import schema
from db.engine import raw
from db.faults import FileFault, fault_of

if TYPE_CHECKING:
    import sqlalchemy as sa
    from alembic.operations import Operations


class Step(NamedTuple):
    """A migration to schema ``number``; ``upgrade`` does it with Alembic's operations."""

    number: int
    upgrade: Callable[[Operations], None]


def steps() -> tuple[Step, ...]:
    """All steps, oldest first."""
    from db.migrations import m0001

    return (Step(1, m0001.upgrade),)


def migrate(
    path: Path,
    todo: Sequence[Step],
    wanted: dict[str, Any] | None = None,
    checkpoint: Callable[[str], None] = lambda _: None,
) -> None:
    """Run some steps on a file in one immediate transaction with foreign keys off.

    References and structure are compared with what is wanted (by default ``schema.json``) before
    COMMIT; any fault leaves the file as it was. ``checkpoint`` is told of each point passed.
    """
    from db.core import as_the_driver_says, core_on

    try:
        driver = raw(path, write=True)
        with as_the_driver_says(), core_on(driver) as connection:
            driver.execute("PRAGMA foreign_keys=OFF")
            connection.exec_driver_sql("BEGIN IMMEDIATE")  # so that Core knows it has begun
            try:
                _run(connection, todo, checkpoint)
                _check(driver, wanted or schema.expected())
                driver.execute(f"PRAGMA application_id={schema.APPLICATION_ID:d}")
                driver.execute(f"PRAGMA user_version={todo[-1].number:d}")
                checkpoint("before commit")
                driver.execute("COMMIT")
            except BaseException:
                if driver.in_transaction:
                    driver.execute("ROLLBACK")
                raise
    except sqlite3.Error as error:
        raise fault_of(error, path) or _failed(str(error)) from error


def _run(
    connection: sa.Connection, todo: Sequence[Step], checkpoint: Callable[[str], None]
) -> None:
    from alembic.migration import MigrationContext
    from alembic.operations import Operations

    context = MigrationContext.configure(connection, opts={"transactional_ddl": True})
    for step in todo:
        step.upgrade(Operations(context))
        checkpoint(f"step {step.number}")


def _check(driver: sqlite3.Connection, wanted: dict[str, Any]) -> None:
    broken = driver.execute("PRAGMA foreign_key_check").fetchall()
    differences = schema.differences(schema.structure(driver), wanted)
    if broken or differences:
        raise _failed("; ".join(differences) or f"{len(broken)} broken references")


def _failed(detail: str) -> FileFault:
    return FileFault(
        "interrupted",
        "The file could not be brought to the newest form.",
        "It is as it was before.",
        "Restore the backup that was made before, or ask for help with the details.",
        detail=detail,
    )
