"""The Qt binding: some releases lose a reference to None in each call that returns nothing."""

import sys

from PySide6.QtCore import QObject


def test_void_calls_keep_the_references_to_none_and_booleans() -> None:
    thing = QObject()
    before = [sys.getrefcount(value) for value in (None, True, False)]
    for number in range(10_000):
        thing.setObjectName("name")
        thing.blockSignals(number % 2 == 0)
    after = [sys.getrefcount(value) for value in (None, True, False)]

    changes = [abs(new - old) for new, old in zip(after, before, strict=True)]
    assert max(changes) < 100, changes
