"""Bringing a file to the newest schema: every step in one transaction, checked before it counts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from db import schema
from db.engine import engine_on
from db.faults import FileFault, fault_of
from db.tables import APPLICATION_ID

if TYPE_CHECKING:
    from alembic.operations import Operations


@dataclass(frozen=True, slots=True)
class Step:
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
    from alembic.migration import MigrationContext
    from alembic.operations import Operations

    engine = engine_on(path, write=True)
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            try:
                context = MigrationContext.configure(connection, opts={"transactional_ddl": True})
                for step in todo:
                    step.upgrade(Operations(context))
                    checkpoint(f"step {step.number}")
                _check(connection, wanted or schema.expected())
                connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID:d}")
                connection.exec_driver_sql(f"PRAGMA user_version={todo[-1].number:d}")
                checkpoint("before commit")
                connection.exec_driver_sql("COMMIT")
            except BaseException:
                driver: Any = connection.connection.driver_connection
                if driver.in_transaction:
                    driver.execute("ROLLBACK")
                raise
    except sa.exc.DBAPIError as error:
        raise fault_of(error, path) or _failed(str(error.orig)) from error
    finally:
        engine.dispose()


def _check(connection: sa.Connection, wanted: dict[str, Any]) -> None:
    driver: Any = connection.connection.driver_connection
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
