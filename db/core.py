"""SQLAlchemy Core on a connection that is open already.

The library takes longer to import than a chronology takes to read: this module, and those that put
statements together with it, are imported where they are first used, never at the start.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from sqlalchemy.pool import NullPool


def core_on(driver: sqlite3.Connection) -> sa.Connection:
    """The same connection as SQLAlchemy sees it; transactions stay what the driver is told.

    Not to be called within a transaction, which SQLAlchemy would take back. Closing it closes the
    driver's connection too.
    """
    return sa.create_engine(
        "sqlite://", creator=lambda: driver, poolclass=NullPool, isolation_level="AUTOCOMMIT"
    ).connect()


def driver_of(connection: sa.Connection) -> sqlite3.Connection:
    """The driver's connection below."""
    driver: Any = connection.connection.driver_connection
    return driver  # type: ignore[no-any-return]


@contextmanager
def as_the_driver_says() -> Iterator[None]:
    """Raise SQLite's own errors in place of those in which SQLAlchemy wraps them."""
    try:
        yield
    except sa.exc.DBAPIError as error:
        raise error.orig or error from None


def warm_up() -> None:
    """Import what the library itself imports when it first connects."""
    core_on(sqlite3.connect(":memory:")).close()
