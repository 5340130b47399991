"""The drafts that are being typed, on the disk for a crash or a cut of the power."""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from timeline_app.errors import KnownError
from ui.notices import Notices
from ui.questions import Choice
from ui.saving import write_whole

if TYPE_CHECKING:
    from ui.desk import Desk

_LOSE = (Choice("lose", "Close and lose it", "danger"), Choice("", "Stay here", "primary"))

_DRAFT_EVERY = 10_000
"""How often the draft is kept where it has changed, in milliseconds."""


class Drafts:
    """The drafts that are being typed, a file a chronology in the user's data folder."""

    def __init__(self, data_folder: Path) -> None:
        self._folder = data_folder / "drafts"
        self._known: dict[str, dict[str, Any] | None] = {}
        """By the id of a chronology, what this window has kept or found."""

    def _path(self, chronology: str) -> Path:
        """The file of a chronology; its id comes out of a file and may be no name."""
        return self._folder / f"{hashlib.sha256(chronology.encode()).hexdigest()[:32]}.json"

    def keep(self, chronology: str, state: dict[str, Any] | None) -> None:
        """Keep a draft of the chronology with this id, or forget it where there is none.

        Where nothing is new nothing is written, so that what another window keeps stays. Raises
        ``KnownError`` where it cannot be written.
        """
        if self._known.get(chronology) == state:
            return
        path = self._path(chronology)
        if state is None:
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)
        else:
            self._write(path, json.dumps({"chronology": chronology, "draft": state}))
        self._known[chronology] = state

    def _write(self, path: Path, text: str) -> None:
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            write_whole(path, [text.encode()])
        except (OSError, KnownError) as error:
            raise KnownError(
                f"What is typed cannot be kept as a draft: the folder “{self._folder}” cannot be "
                "written.",
                "It is still in its form.",
                "Add it, or copy it to another place.",
            ) from error

    def kept(self, chronology: str) -> dict[str, Any] | None:
        """The draft that was kept for a chronology, or None."""
        try:
            found = json.loads(self._path(chronology).read_text("utf-8"))
        except (OSError, ValueError, RecursionError):
            return None
        if not isinstance(found, dict) or found.get("chronology") != chronology:
            return None
        draft = found.get("draft")
        self._known[chronology] = draft if isinstance(draft, dict) else None
        return self._known[chronology]


class OpenDraft(QObject):
    """The draft of the window's open document: kept every few seconds, so that a cut of the power
    takes little of it, and when it is closed.

    ``desk`` gives the desk of the open document, or None.
    """

    def __init__(
        self, drafts: Drafts, notices: Notices, desk: Callable[[], Desk | None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._drafts, self._notices, self._desk = drafts, notices, desk
        timer = QTimer(self)
        timer.timeout.connect(self.look)
        timer.start(_DRAFT_EVERY)

    def look(self) -> None:
        """Keep the draft now; where it cannot be kept, closing the window says so."""
        with contextlib.suppress(KnownError):
            self.keep()

    def keep(self) -> str:
        """Keep what is typed and not yet added; a sentence about it, or nothing.

        Raises ``KnownError`` where it cannot be written.
        """
        desk = self._desk()
        if desk is None:
            return ""
        state = desk.draft_state()
        self._drafts.keep(desk.bridge.chronology.heading.id, state)
        return "What was typed is kept as a draft." if state is not None else ""

    def has_text(self) -> bool:
        """Whether something is typed that is not yet added."""
        desk = self._desk()
        return desk is not None and desk.draft_state() is not None

    def may_leave(self) -> bool:
        """Keep the draft; where that fails, ask whether it may be lost."""
        try:
            self.keep()
        except KnownError as error:
            words = f"{error.kept} {error.do}"
            return self._notices.ask(error.happened, words, _LOSE) == "lose"
        return True
