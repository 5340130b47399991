"""What helps where an edit cannot be saved because of the file: another place for it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from timeline_app.errors import KnownError
from timeline_app.store import Files
from ui.bridge import Bridge
from ui.notice_card import NoticeCard
from ui.notices import Notices

_AGAIN = 5000
"""How often a file that is gone is looked for, in milliseconds."""
_ELSEWHERE = {
    "gone": "Save as…",
    "full": "Save elsewhere…",
    "unwritable": "Save elsewhere…",
    "read_only": "Save a copy to edit…",
}
"""By the reason of a fault, the words of the button that leads to another place."""


class LostFile(QObject):
    """Tells of faults of the open file, and goes on by itself once a lost one is back."""

    def __init__(
        self, files: Files, notices: Notices, elsewhere: Callable[[], object], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._files, self._notices, self._elsewhere = files, notices, elsewhere
        self._bridge: Bridge | None = None
        self._card: NoticeCard | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_AGAIN)
        self._timer.timeout.connect(self.look_again)

    def watch(self, bridge: Bridge | None) -> None:
        """Look after this document from now on, or after none."""
        self._bridge = bridge
        self.found()

    def tell(self, error: KnownError) -> None:
        """Show a fault with what can be done about it."""
        self._take_back()
        label = _ELSEWHERE.get(error.reason)
        card = self._notices.fault(error, label, self._elsewhere if label else None)
        if error.reason == "gone":
            self._card = card
            self._timer.start()

    def found(self) -> None:
        """End the search: the document has a file."""
        self._timer.stop()
        self._take_back()

    def _take_back(self) -> None:
        card, self._card = self._card, None
        if card is not None and card in self._notices.cards:
            card.dismiss()

    def look_again(self) -> None:
        """Go on in the file if it is back and has all that was saved in it."""
        if self._bridge is None:
            return
        document = self._bridge.document
        try:
            store = self._files.open(document.store.path)
        except KnownError:
            return
        if store.read_only or not store.goes_on_from(document.store):
            store.close()
            return
        document.move_to(store)
        self.found()
        self._notices.say(f"“{store.path.name}” is back, and saving goes on there.", level="done")
