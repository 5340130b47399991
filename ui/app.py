"""Starting the program with its window."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from timeline_app.store import Files
from ui import cycles, theme
from ui.main_window import MainWindow
from ui.settings_store import SettingsStore

_REST = 200
"""Milliseconds from opening a file until its first edit is prepared; by then it is painted."""


def make_app() -> QApplication:
    """The one ``QApplication`` of the process, named so that nothing of the system shows."""
    app = QApplication.instance()
    if isinstance(app, QApplication):
        return app
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Parley")
    app.setApplicationDisplayName("")
    QGuiApplication.setDesktopFileName("parley")
    return app


def dress(app: QApplication, settings: SettingsStore) -> None:
    """Give the program the colours and text size of the settings, now and when they change."""

    def put_on(key: str = "colour_scheme") -> None:
        if key in ("colour_scheme", "text_size"):
            theme.apply(app, settings.text("colour_scheme"), int(settings.text("text_size")))

    put_on()
    settings.changed.connect(put_on)


def open_window(
    files: Files, data_folder: Path, *, file: Path | None = None, sample: bool = False
) -> MainWindow:
    """A window on a file, on the example, or on the first page; shown already."""
    app = make_app()
    settings = SettingsStore(parent=app)
    dress(app, settings)
    opening = file is not None or sample
    window = MainWindow(files, data_folder, settings, opening=opening)
    window.show()
    if settings.notice:
        window.notices.say(settings.notice, level="warning", seconds=0)

    def prepare() -> None:
        window.background.run("Getting ready", lambda _: files.warm_up())

    def begin() -> None:
        if file is not None:
            window.files.open_path(file)
        elif sample:
            window.files.example()
        if opening and window.desk is None:
            window.show_start()
        QTimer.singleShot(_REST, window, prepare)

    QTimer.singleShot(0, window, begin)
    return window


def run(files: Files, data_folder: Path, file: Path | None, *, sample: bool) -> int:
    """Run the program until its window is closed; the exit status.

    Garbage is not searched for before the window is there (``cycles.hold`` was called): what a
    start makes stays.
    """
    from ui.crash import CrashHandler
    from ui.window_help import versions

    app = make_app()
    window = open_window(files, data_folder, file=file, sample=sample)
    QTimer.singleShot(_REST, app, cycles.release)
    crash = CrashHandler(window.save_draft, versions(files.engine), window, window.lost.tell)
    crash.install()
    crash.close_requested.connect(window.close)
    try:
        return app.exec()
    finally:
        crash.uninstall()
