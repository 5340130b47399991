"""Work on another thread lets the window go first, and goes on all the same."""

from __future__ import annotations

import threading

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.gives_way import GivesWay


def _pauses(gives_way: GivesWay, number: int) -> threading.Thread:
    def work() -> None:
        for _ in range(number):
            gives_way.pause()

    thread = threading.Thread(target=work)
    thread.start()
    return thread


def test_work_goes_on_while_the_window_waits(qtbot: QtBot) -> None:
    parent = QObject()
    gives_way = GivesWay(parent)
    qtbot.wait(20)
    thread = _pauses(gives_way, 1000)
    qtbot.waitUntil(lambda: not thread.is_alive(), timeout=15_000)


def test_work_goes_on_even_while_the_window_is_busy(qtbot: QtBot) -> None:
    parent = QObject()
    gives_way = GivesWay(parent)
    thread = _pauses(gives_way, 3)
    thread.join(10)
    assert not thread.is_alive()
