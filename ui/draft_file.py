"""The draft that is being typed, on the disk for a crash."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from ui.saving import write_whole


class Drafts:
    """The draft that is being typed, kept in a file of the user's data folder for a crash."""

    def __init__(self, data_folder: Path) -> None:
        self._path = data_folder / "draft.json"

    def keep(self, chronology: str, state: dict[str, Any] | None) -> None:
        """Keep a draft of the chronology with this id, or forget it where there is none."""
        if state is None:
            self._path.unlink(missing_ok=True)
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps({"chronology": chronology, "draft": state}, ensure_ascii=False)
        write_whole(self._path, [text.encode()])

    def kept(self, chronology: str) -> dict[str, Any] | None:
        """The draft that was kept for a chronology, or None."""
        try:
            found = json.loads(self._path.read_text("utf-8"))
        except (OSError, ValueError):
            return None
        if not isinstance(found, dict) or found.get("chronology") != chronology:
            return None
        draft = found.get("draft")
        return draft if isinstance(draft, dict) else None
