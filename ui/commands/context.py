"""What every command is given."""

from __future__ import annotations

import contextlib
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

from timeline_app.document import Document
from timeline_app.errors import KnownError
from timeline_app.records import new_id
from timeline_app.store import Files, Stamp

_STEERS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""Control characters other than tab and line end."""


def _now() -> datetime:
    return datetime.now(UTC)


class NotWritten(Exception):
    """Standard output takes nothing more: its disk is full, or it is closed."""


@dataclass(slots=True)
class Context:
    """Files, clock, author and streams of one run of the command line."""

    files: Files
    author: str = ""
    clock: Callable[[], datetime] = _now
    out: TextIO | None = field(default_factory=lambda: sys.stdout)
    err: TextIO | None = field(default_factory=lambda: sys.stderr)

    def say(self, text: str) -> None:
        """Write a result line; on a terminal, what would steer it is shown as �.

        Raises ``NotWritten``.
        """
        if self.out is None:
            raise NotWritten("standard output is closed")
        try:
            _write(self.out, _STEERS.sub("�", text) if self.out.isatty() else text)
        except BrokenPipeError:
            raise
        except OSError as error:
            raise NotWritten(error.strerror) from error

    def finish(self) -> None:
        """Let go of the results that still wait to be written; raises ``NotWritten``."""
        if self.out is not None:
            try:
                self.out.flush()
            except BrokenPipeError:
                raise
            except OSError as error:
                raise NotWritten(error.strerror) from error

    def note(self, text: str) -> None:
        """Write a message line; what would steer a terminal is shown as �."""
        if self.err is not None:
            with contextlib.suppress(OSError):
                _write(self.err, _STEERS.sub("�", text))

    def stamp(self) -> Stamp:
        """A stamp of now."""
        written = self.clock().astimezone(UTC).isoformat(timespec="milliseconds")
        return Stamp(self.author, new_id(), written.replace("+00:00", "Z"))

    def document(self, path: Path, *, read_only: bool = False) -> Document:
        """Open a chronology; what the opening noticed is written as a message."""
        store = self.files.open(path, read_only=read_only)
        document = Document(store, self.author, clock=self.clock)
        if store.notice:
            self.note(store.notice)
        if not store.read_only and self.files.place(path).shared:
            self.note("On a shared drive two people can damage this file: work on a local copy.")
        return document


def _write(stream: TextIO, text: str) -> None:
    """Write a line; letters that the stream cannot carry as their numbers."""
    try:
        stream.write(text + "\n")
    except UnicodeEncodeError:
        code = stream.encoding or "ascii"
        stream.write(text.encode(code, "backslashreplace").decode(code) + "\n")


def read_file(path: Path, limit: int = 256 * 1024 * 1024) -> bytes:
    """The bytes of an ordinary file of at most ``limit`` bytes; raises ``KnownError``."""
    try:
        if path.exists() and not path.is_file():
            raise KnownError(f"“{path.name}” is not an ordinary file.", "Nothing was read.")
        size = path.stat().st_size
        if size > limit:
            raise KnownError(
                f"“{path.name}” has {size // 2**20} MB, more than the {limit // 2**20} MB that "
                "are read at once.",
                "Nothing was read.",
            )
        return path.read_bytes()
    except FileNotFoundError as error:
        raise KnownError(f"There is no file “{path}”.", "Nothing was read.") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name cannot be used"
        raise KnownError(f"“{path.name}” cannot be read: {reason}.", "Nothing was read.") from error
