"""What is said of where a file lies: shared drives, synced folders, second copies, local copies."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from timeline_app.errors import KnownError
from timeline_app.store import Files
from ui.local_copies import APART, LocalCopies
from ui.notice_card import NoticeAction
from ui.notices import Notices
from ui.questions import Choice

_SHARED = "On a shared drive two people can damage this file."
_ALONE = "A local copy is yours alone; “Copy back” brings your work to the shared drive."
_OPENING = (
    Choice("alone", "Open alone anyway"),
    Choice("read", "Open read-only"),
    Choice("copy", "Work on a local copy", "primary"),
)
_LEAVING = (Choice("", "Keep it here only"), Choice("back", "Copy it back", "primary"))


class FilePlaces:
    """Asks and tells, for one window, what matters about the place of a file."""

    def __init__(
        self,
        files: Files,
        data_folder: Path,
        notices: Notices,
        open_path: Callable[[Path], bool],
        compare: Callable[[Path], object],
    ) -> None:
        self._files = files
        self._notices = notices
        self._open_path = open_path
        self._compare = compare
        self._alone: set[Path] = set()
        """What is to be opened where it lies, and not asked about again in this window."""
        self.copies = LocalCopies(files, data_folder)

    def choose(self, path: Path) -> tuple[Path, bool] | None:
        """Which file to open instead, and whether for reading only; None after Esc."""
        known = path in self._alone or self.copies.origin_of(path) is not None
        if known or not path.exists() or not self._files.place(path).shared:
            return path, False
        answer = self._notices.ask(_SHARED, f"“{path.name}” was not opened yet. {_ALONE}", _OPENING)
        if answer == "copy":
            return self.copies.take(path), False
        if answer == "alone":
            self._alone.add(path)
        return (path, answer == "read") if answer else None

    def tell(self, path: Path, *, new: bool = False) -> None:
        """Say what is of use about the place of a file that was just opened or made."""
        origin = self.copies.origin_of(path)
        if origin is not None:
            words = f"This is your copy of “{origin.name}” in “{origin.parent}”."
            self._notices.say(words, "Copy back", lambda: self.give_back(path), seconds=0)
            return
        place = self._files.place(path)
        if place.shared and new:
            self._offer_copy(path, _SHARED)
        elif place.service and path not in self._alone:
            self._alone.add(path)
            self._offer_copy(
                path,
                f"“{path.name}” lies in a folder of {place.service}, which may copy it in the "
                "middle of a save.",
            )
        for twin in place.twins[:2]:
            words = f"There is a second copy of “{path.name}”: “{twin.name}”."
            other = partial(self._open_path, twin)
            compare = ("Compare", partial(self._compare, twin))
            self._notices.say(
                words, "Open the other copy", other, seconds=0, level="warning", more=[compare]
            )

    def _offer_copy(self, path: Path, words: str) -> None:
        self._notices.say(
            words, "Work on a local copy", lambda: self._move_to_copy(path),
            seconds=0, level="warning",
        )  # fmt: skip

    def _move_to_copy(self, path: Path) -> None:
        try:
            copy = self.copies.take(path)
        except KnownError as error:
            self._notices.fault(error)
        else:
            self._open_path(copy)

    def give_back(self, path: Path) -> None:
        """Bring the work in a local copy to where it came from."""
        origin = self.copies.origin_of(path)
        try:
            given = self.copies.give_back(path)
        except KnownError as error:
            more: list[NoticeAction] = []
            if origin is not None and error.reason == APART:
                more.append(("Compare", partial(self._compare, origin)))
            self._notices.fault(error, more=more)
            return
        if given is not None:
            self._notices.say(f"Copied your work back to {given}.", level="done")
        elif origin is not None:
            self._notices.say(f"{origin} has all of your work already.")
        else:
            self._notices.say(f"“{path.name}” is no local copy of a shared file.")

    def leave(self, path: Path) -> None:
        """Ask, where a local copy is left, whether its work goes back."""
        origin = self.copies.origin_of(path)
        try:
            if origin is None or not self.copies.has_more(path):
                return
        except KnownError as error:  # the shared drive is away: the copy stays as it is
            self._notices.fault(error)
            return
        title = f"Copy your work back to “{origin.name}”?"
        words = f"It lies in “{origin.parent}”. What is there now is backed up."
        if self._notices.ask(title, words, _LEAVING) == "back":
            self.give_back(path)
