"""The undo stack of one author, read off the log."""

from __future__ import annotations

from collections.abc import Iterable

from timeline_app.store import LogHeader


class UndoStack:
    """What can be taken back and what can be made again, as log entries.

    An undo is a log entry whose ``reverts`` names the entry it takes back; a redo reverts the
    undo. The stack follows from the headers of the author's entries alone, so that it is the same
    after a restart.
    """

    def __init__(self) -> None:
        self._undo: list[LogHeader] = []
        self._redo: list[LogHeader] = []

    @classmethod
    def of(cls, headers: Iterable[LogHeader]) -> UndoStack:
        """The stack after these entries, oldest first."""
        stack = cls()
        for header in headers:
            stack.note(header)
        return stack

    def note(self, header: LogHeader) -> None:
        """Take in the next entry of the log."""
        if header.seq == 1:
            return
        if header.reverts is None:
            self._undo.append(header)
            self._redo.clear()
        elif self._remove(self._redo, header.reverts):
            self._undo.append(header)
        else:
            self._remove(self._undo, header.reverts)
            self._redo.append(header)

    def note_other(self, header: LogHeader, *, own: bool) -> None:
        """Take in an entry that came in through the file.

        ``own`` says that a helper wrote it for this window; of the others, what takes back an entry
        of the stack takes it off.
        """
        if own:
            self.note(header)
        elif header.reverts is not None and not self._remove(self._undo, header.reverts):
            self._remove(self._redo, header.reverts)

    @staticmethod
    def _remove(stack: list[LogHeader], seq: int) -> bool:
        for place in range(len(stack) - 1, -1, -1):
            if stack[place].seq == seq:
                del stack[place]
                return True
        return False

    @property
    def undoable(self) -> LogHeader | None:
        """The entry that an undo would take back."""
        return self._undo[-1] if self._undo else None

    @property
    def redoable(self) -> LogHeader | None:
        """The entry that a redo would take back: the undo itself."""
        return self._redo[-1] if self._redo else None

    def find(self, seq: int) -> LogHeader | None:
        """The entry with this number, if it can be taken back."""
        return next((header for header in self._undo if header.seq == seq), None)

    def drop(self, seq: int) -> None:
        """Give up on taking back the entry with this number."""
        self._remove(self._undo, seq)
