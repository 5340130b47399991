"""The drafts that are being typed, on the disk for a crash or a cut of the power."""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer

from timeline_app.errors import KnownError
from ui.saving import write_whole

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


class DraftClock(QObject):
    """Keeps the draft every few seconds, so that a cut of the power takes little of it."""

    def __init__(self, keep: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._keep = keep
        timer = QTimer(self)
        timer.timeout.connect(self.look)
        timer.start(_DRAFT_EVERY)

    def look(self) -> None:
        """Keep the draft now; where it cannot be kept, closing the window says so."""
        with contextlib.suppress(KnownError):
            self._keep()
