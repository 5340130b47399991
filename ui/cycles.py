"""Python's search for cycles of garbage, kept from stopping the window in the midst of things.

The search looks through every object there is. With 100,000 events that takes some tenths of a
second, and it comes whenever many objects have been made; but records, findings and rows hold no
cycles and go by themselves.
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_USUAL = gc.get_threshold()
_SELDOM = (20_000, 50, 100)
"""A single list of 100,000 rows among what is new takes 10 ms to look through."""

_lock = threading.Lock()
_held = 0


def hold() -> None:
    """Search no more until ``release`` is called as often as this."""
    global _held
    with _lock:
        _held += 1
        gc.disable()


def release() -> None:
    """Search again, once nobody holds it any longer."""
    global _held
    with _lock:
        _held -= 1
        if _held == 0:
            gc.enable()


def spare() -> None:
    """Search seldom, and leave out what there is now: a big chronology is open."""
    gc.freeze()
    gc.set_threshold(*_SELDOM)


def spare_no_more() -> None:
    """Search everything again, as often as Python does."""
    gc.unfreeze()
    gc.set_threshold(*_USUAL)


@contextmanager
def held() -> Iterator[None]:
    """Make many objects that stay, without a search meanwhile, and leave them out of later ones."""
    hold()
    try:
        yield
        gc.freeze()
    finally:
        release()
