"""Work beside the window: results, faults, stopping, and the end of the program."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from types import TracebackType

import pytest
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from timeline_app.errors import KnownError
from ui.background import Background, Control, ProgressStrip


@pytest.fixture
def background(qapp: QApplication) -> Iterator[Background]:
    made = Background()
    yield made
    assert made.wait_all()


def test_the_result_comes_on_the_thread_of_the_window(qtbot: QtBot, background: Background) -> None:
    threads: list[QThread] = []

    def work(control: Control) -> int:
        threads.append(QThread.currentThread())
        return 42

    job = background.run("Counting", work)
    results: list[object] = []
    job.done.connect(results.append)
    job.done.connect(lambda _: threads.append(QThread.currentThread()))
    with qtbot.waitSignal(job.ended):
        assert background.jobs == [job]
    assert results == [42]
    assert threads[0] is not threads[1]
    assert threads[1] is thread_of_the_window()
    assert background.jobs == []


def thread_of_the_window() -> QThread:
    app = QApplication.instance()
    assert app is not None
    return app.thread()


def test_progress_is_reported_and_the_last_step_always(
    qtbot: QtBot, background: Background
) -> None:
    def work(control: Control) -> None:
        for done in range(1, 1001):
            control.progress(done, 1000)

    job = background.run("Reading", work)
    seen: list[tuple[int, int]] = []
    job.progressed.connect(lambda done, total: seen.append((done, total)))
    with qtbot.waitSignal(job.ended):
        pass
    assert seen[-1] == (1000, 1000)
    assert len(seen) < 1000


def test_a_fault_of_the_world_is_handed_over(qtbot: QtBot, background: Background) -> None:
    def work(control: Control) -> None:
        raise KnownError("The file is cut short.")

    job = background.run("Reading", work)
    caught: list[object] = []
    job.failed.connect(caught.append)
    with qtbot.assertNotEmitted(job.done), qtbot.waitSignal(job.ended):
        pass
    assert [str(error) for error in caught] == ["The file is cut short."]


def test_a_bug_goes_to_the_crash_window(
    qtbot: QtBot, background: Background, monkeypatch: pytest.MonkeyPatch
) -> None:
    caught: list[tuple[type[BaseException], bool]] = []

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        caught.append((kind, threading.current_thread() is threading.main_thread()))

    monkeypatch.setattr(sys, "excepthook", hook)
    job = background.run("Reading", lambda control: 1 / 0)
    with qtbot.assertNotEmitted(job.done), qtbot.waitSignal(job.ended):
        pass
    assert caught == [(ZeroDivisionError, True)]


def endless(control: Control) -> None:
    done = 0
    while True:
        control.progress(done % 40, 40)
        done += 1
        QThread.msleep(1)


def test_work_can_be_stopped(qtbot: QtBot, background: Background) -> None:
    job = background.run("Reading", endless)
    with qtbot.waitSignals([job.cancelled, job.ended]):
        job.cancel()


def test_everything_has_ended_before_the_program_does(
    qapp: QApplication, background: Background
) -> None:
    for _ in range(5):
        background.run("Reading", endless)
    assert background.wait_all(10)


def test_the_strip_shows_how_far_it_is_and_stops_it(qtbot: QtBot, background: Background) -> None:
    strip, seen = ProgressStrip(), threading.Event()
    qtbot.addWidget(strip)

    def work(control: Control) -> None:
        control.progress(25, 40)
        seen.wait(5)
        endless(control)

    job = background.run("Reading 40 articles", work)
    strip.follow(job)
    assert strip.isVisible()
    assert strip.label.text() == "Reading 40 articles"
    qtbot.waitUntil(lambda: strip.count.text() == "25 of 40")
    assert (strip.bar.value(), strip.bar.maximum()) == (25, 40)
    assert strip.stop.accessibleName() == "Stop: Reading 40 articles"
    with qtbot.waitSignal(job.cancelled):
        strip.stop.click()
        assert not strip.stop.isEnabled()
        seen.set()
    qtbot.waitUntil(lambda: not strip.isVisible())
