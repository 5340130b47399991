"""A title that is too long: cut at a word, the rest in the summary, both shown before saving."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from timeline_app.canonical import FieldError
from timeline_app.fields import TitleTooLong, cut_title
from timeline_app.operations import name_of
from ui.date_edit import UNCHANGED

if TYPE_CHECKING:
    from ui.field_saver import FieldSaver

TITLE, SUMMARY = "title", "summary"
_SHOWN = 60
"""How many letters of the rest are shown under the title."""


class LongTitle(QObject):
    """Offers "Do it" under a title that is too long, and then saves both fields in one step.

    While both are shown, none of them is saved by leaving it.
    """

    shown = Signal(str)
    """The key of a field that has got a text, and should be seen."""

    def __init__(self, saver: FieldSaver, save: Callable[[Mapping[str, Any], str], bool]) -> None:
        super().__init__(saver)
        self._saver, self._save_values = saver, save
        self._before: tuple[str, str | None] | None = None
        """What was typed in both fields before; None for a summary in which nothing was."""

    def holds(self, key: str) -> bool:
        """Whether a field waits to be saved together with the other."""
        return self._before is not None and key in (TITLE, SUMMARY)

    def offer(self, error: FieldError) -> bool:
        """Say why a title is not saved, with what can be done; False for any other fault."""
        if not isinstance(error, TitleTooLong) or SUMMARY not in self._saver.fields:
            return False
        title = self._saver.fields[TITLE]
        title.complain(f"{error} {UNCHANGED}", [("Do it", self.cut)])
        return True

    def cut(self) -> None:
        """Put both texts into their fields, not saved yet."""
        event = self._saver.record
        if event is None:
            return
        title, summary = self._saver.fields[TITLE], self._saver.fields[SUMMARY]
        typed = summary.typed if summary.is_changed else None
        self._before = (title.typed, typed)
        kept, moved = cut_title(title.typed, event.summary if typed is None else typed)
        rest = " ".join(cut_title(title.typed)[1].split())
        title.settle()
        title.restore(kept)
        summary.restore(moved)
        cut = rest if len(rest) <= _SHOWN else f"{rest[:_SHOWN].rstrip()}…"
        title.note.say(
            f"Cut after “{kept.split()[-1][-_SHOWN:]}”; the summary begins with “{cut}”. "
            "Neither is saved yet.",
            "warn",
            [("Save both", self.save), ("Take it back", self.take_back)],
        )
        self.shown.emit(SUMMARY)

    def save(self) -> None:
        """Save both as they stand now, in one step."""
        event, fields = self._saver.record, self._saver.fields
        if event is None or self._before is None:
            return
        chronology = self._saver.chronology
        try:
            values = {key: fields[key].value(event, chronology) for key in (TITLE, SUMMARY)}
        except FieldError as error:  # one was edited meanwhile: each goes its own way again
            self._before = None
            if not self.offer(error):
                fields[TITLE].complain(f"{error} {UNCHANGED}")
            return
        name = name_of(event)
        label = f"Cut the title of {name}, the rest to its summary"
        if self._save_values(values, label):
            self._before = None

    def take_back(self) -> None:
        """Put both fields back to what was typed before."""
        if self._before is None:
            return
        (title, summary), self._before = self._before, None
        self._saver.show_saved(SUMMARY)
        if summary is not None:
            self._saver.fields[SUMMARY].restore(summary)
        self._saver.fields[TITLE].restore(title)
        self._saver.fields[TITLE].flush()

    def drop(self, key: str) -> None:
        """Esc has put the saved value of one back: the other goes back too."""
        if self._before is None:
            return
        (_, summary), self._before = self._before, None
        for each in (TITLE, SUMMARY):
            if each != key:
                self._saver.show_saved(each)
        if key == TITLE and summary is not None:
            self._saver.fields[SUMMARY].restore(summary)
