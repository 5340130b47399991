"""What happens when the program makes a mistake: a report, a log, and a way to go on.

The report and the log say where in the program it was. They hold no message of the exception and
no value, because those may quote a title or a text.
"""

from __future__ import annotations

import contextlib
import os
import sys
import threading
import time
import traceback
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, QTimer, Signal, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from timeline_app.errors import KnownError

from .form_kit import Button, plain_label
from .places import state_folder

_ROOT = Path(__file__).resolve().parent.parent
_LOG_LIMIT = 256 * 1024
_QUIET = 10.0
"""For how many seconds after "Go on" the same fault at the same place is only logged."""


def _place(frame: traceback.FrameSummary) -> str:
    """Where a step was, named from the program's own folder or by the file's name alone."""
    path = Path(frame.filename)
    with contextlib.suppress(ValueError, OSError):
        path = path.resolve().relative_to(_ROOT)
        if ".venv" not in path.parts:
            return f"{path.as_posix()}:{frame.lineno} in {frame.name}"
    return f"{path.name}:{frame.lineno} in {frame.name}"


def _chain(error: BaseException) -> list[BaseException]:
    """The error and those that led to it, the first cause first."""
    found = [error]
    while (cause := found[0].__cause__ or found[0].__context__) and cause not in found:
        found.insert(0, cause)
    return found


def report_of(error: BaseException, versions: Mapping[str, str]) -> str:
    """The report on a fault: versions, kinds of exception and places, no texts of the user."""
    import platform  # only here, and slow to load

    known = {"Python": platform.python_version(), "Qt": qVersion(), **versions}
    lines = [", ".join(f"{name} {version}" for name, version in known.items())]
    lines.append(f"{platform.system()} {platform.machine()}")
    for each in _chain(error):
        lines += ["", type(each).__qualname__]
        lines += [f"  {_place(frame)}" for frame in traceback.extract_tb(each.__traceback__)]
    return "\n".join(lines)


def write_log(text: str, folder: Path | None = None) -> Path | None:
    """Put an entry at the end of the log, which only its owner can read; None if that fails."""
    folder = folder or state_folder()
    path = folder / "faults.log"
    stamp = datetime.now(UTC).isoformat(timespec="seconds")
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if path.exists() and path.stat().st_size > _LOG_LIMIT:
            os.replace(path, path.with_suffix(".old.log"))
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(handle, "a", encoding="utf-8") as log:
            log.write(f"{stamp}\n{text}\n\n")
    except OSError:
        return None
    return path


class CrashWindow(QDialog):
    """Says what happened in plain words, with the report to copy."""

    close_program = Signal()

    def __init__(self, report: str, draft: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.report = report
        self.setWindowTitle("Parley")
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.resize(600, 440)
        headline = "Parley has made a mistake"
        words = "The last step may not have been done. Nothing already saved is affected."
        self.setAccessibleName(headline)
        self.setAccessibleDescription(f"{words} {draft}".strip())
        self.view = QPlainTextEdit(report)
        self.view.setReadOnly(True)
        self.view.setTabChangesFocus(True)
        self.view.setAccessibleName("Report")
        self.copied = plain_label("", tone="ok", step="small")
        copy, leave, go_on = (
            Button("Copy report"),
            Button("Close Parley"),
            Button("Go on", "primary"),
        )
        copy.clicked.connect(self._copy)
        leave.clicked.connect(self._leave)
        go_on.clicked.connect(self.accept)
        go_on.setDefault(True)
        self.buttons = {"copy": copy, "close": leave, "go_on": go_on}
        row = QHBoxLayout()
        row.addWidget(copy)
        row.addWidget(self.copied, 1)
        row.addWidget(leave)
        row.addWidget(go_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(8)
        column.addWidget(plain_label(headline, step="strong"))
        column.addWidget(plain_label(words, wrap=True))
        if draft:
            column.addWidget(plain_label(draft, wrap=True))
        note = "The report names places in the program only: no titles, no texts, no file names."
        column.addWidget(plain_label(note, tone="text2", step="small", wrap=True))
        column.addWidget(self.view, 1)
        column.addLayout(row)
        go_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report)
        self.copied.setText("Copied")

    def _leave(self) -> None:
        self.reject()
        self.close_program.emit()


class CrashHandler(QObject):
    """Catches what nothing else has caught, on any thread.

    ``save_draft`` is called first, on the window's thread; it keeps what is typed and not yet
    saved, and returns a sentence about it ("The form was kept as a draft.") or "". ``versions`` are
    those of Parley and SQLite, by name. A fault of the world that nobody expected at its place is
    no crash; ``known`` tells it.
    """

    close_requested = Signal()
    """The person wants to close the program."""

    _elsewhere = Signal(object)

    def __init__(
        self,
        save_draft: Callable[[], str] | None = None,
        versions: Mapping[str, str] | None = None,
        parent: QObject | None = None,
        known: Callable[[KnownError], None] | None = None,
    ) -> None:
        super().__init__(parent)
        self.save_draft = save_draft
        self._known = known
        self.window: CrashWindow | None = None
        self._versions = versions or {}
        self._busy = False
        self._quiet: tuple[str, float] = ("", 0.0)
        self._before = (sys.excepthook, threading.excepthook)
        self._elsewhere.connect(self._show_for, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """From now on faults come here."""
        sys.excepthook = self._hook
        threading.excepthook = self._thread_hook

    def uninstall(self) -> None:
        """Give the faults back to who had them before."""
        sys.excepthook, threading.excepthook = self._before

    def _hook(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt) or QApplication.instance() is None:
            self._before[0](kind, error, trace)
            return
        if self._busy:
            self._write(error)
            return
        self._busy = True
        try:
            self._handle(error)
        except Exception as second:  # noqa: BLE001 - a fault in the handling of a fault: logged
            self._write(second)
        finally:
            self._busy = False

    def _thread_hook(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            self._elsewhere.emit(arguments.exc_value)

    def _show_for(self, error: BaseException) -> None:
        self._hook(type(error), error, error.__traceback__)

    def _handle(self, error: BaseException) -> None:
        report = self._write(error)
        if self._known is not None and isinstance(error, KnownError):
            self._known(error)
            return
        where, until = self._quiet
        if self.window is not None or (report == where and time.monotonic() < until):
            return
        draft = self._draft()
        # Later: a window must not open in the middle of painting another.
        QTimer.singleShot(0, self, lambda: self._show(report, draft))

    def _write(self, error: BaseException) -> str:
        report = report_of(error, self._versions)
        write_log(report)
        with contextlib.suppress(Exception):  # a program without a console has no stderr
            sys.stderr.write(report + "\n")
        return report

    def _draft(self) -> str:
        if self.save_draft is None:
            return ""
        try:
            return self.save_draft()
        except Exception as second:  # noqa: BLE001 - said in the window, and logged
            self._write(second)
            return "What was typed and not yet saved could not be kept as a draft."

    def _show(self, report: str, draft: str) -> None:
        if self.window is not None:
            return
        self.window = CrashWindow(report, draft, QApplication.activeWindow())
        self.window.finished.connect(lambda _: self._closed(report))
        self.window.close_program.connect(self.close_requested)
        self.window.open()

    def _closed(self, report: str) -> None:
        self._quiet = (report, time.monotonic() + _QUIET)
        if self.window is not None:
            self.window.deleteLater()
            self.window = None
