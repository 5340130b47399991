"""What helps where an edit cannot be saved because somebody else is saving: to wait, or a draft."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from timeline_app.errors import KnownError
from timeline_app.store import Files
from ui.background import Background, Job, ProgressStrip
from ui.bridge import Bridge
from ui.notice_card import NoticeAction, NoticeCard
from ui.notices import Notices


class BusyFile(QObject):
    """Tells of a file that somebody holds, and waits for it beside the window.

    ``has_text`` says whether something is typed and not saved; ``keep_draft`` keeps that and
    returns a sentence on it.
    """

    def __init__(
        self,
        files: Files,
        notices: Notices,
        background: Background,
        strip: ProgressStrip,
        has_text: Callable[[], bool],
        keep_draft: Callable[[], str],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._files, self._notices = files, notices
        self._background, self._strip = background, strip
        self._has_text, self._keep_draft = has_text, keep_draft
        self._bridge: Bridge | None = None
        self._card: NoticeCard | None = None
        self._error: KnownError | None = None
        self._job: Job | None = None
        self._trying = False
        self._faults = 0

    def watch(self, bridge: Bridge | None) -> None:
        """Look after this document from now on, or after none."""
        self._end()
        self._drop_card()
        self._bridge = bridge
        if bridge is not None:
            bridge.failed.connect(self._count)

    def _count(self) -> None:
        self._faults += 1

    @property
    def is_waiting(self) -> bool:
        """Whether it waits for the file now."""
        return self._job is not None

    def tell(self, error: KnownError) -> None:
        """Show that somebody holds the file, unless that is waited for already."""
        self._error = error
        if self._job is not None or self._trying or self._bridge is None:
            return
        self._drop_card()
        actions: list[NoticeAction] = [("Keep waiting", self.keep_waiting)]
        if self._has_text():
            actions.append(("Save my text as draft", self.save_draft))
        card = self._card = self._notices.fault(error, more=actions)
        card.closed.connect(lambda: QTimer.singleShot(0, self, lambda: self._closed(card)))

    def _closed(self, card: NoticeCard) -> None:
        """Somebody closed the message without choosing: nothing waits any longer."""
        if card is self._card:
            self._card = None
            if self._bridge is not None:
                self._bridge.give_up()

    def keep_waiting(self) -> None:
        """Wait, with progress and a way to stop it, and then save what could not be saved."""
        bridge = self._bridge
        if bridge is None or self._job is not None:
            return
        self._drop_card()
        bridge.hold(self._error)
        path = bridge.document.store.path
        job = self._background.run(f"Waiting to save to “{path.name}”", self._work(path))
        self._job = job
        self._strip.follow(job)
        job.done.connect(lambda _: self._free(job))
        job.cancelled.connect(lambda: self._stopped(job))
        job.failed.connect(lambda error: self._failed(job, error))

    def _work(self, path: Path) -> Callable[..., object]:
        return lambda control: self._files.wait_until_free(path, control.progress)

    def _end(self) -> None:
        """Wait no longer, and let edits go to the file again."""
        job, self._job = self._job, None
        if job is not None:
            job.cancel()
        if self._bridge is not None:
            self._bridge.hold(None)

    def _free(self, job: Job) -> None:
        bridge = self._bridge
        if job is not self._job or bridge is None:
            return
        self._job = None
        bridge.hold(None)
        count = bridge.waiting
        self._trying, self._faults = True, 0
        try:
            saved = bridge.try_again()
        finally:
            self._trying = False
        name = f"“{bridge.document.store.path.name}”"
        if not saved:
            self.keep_waiting()
        elif not count:
            self._notices.say(f"{name} is free again. Do once more what was not saved.")
        elif not self._faults:
            self._notices.say(f"{name} is free again, and what waited was saved.", level="done")

    def _stopped(self, job: Job) -> None:
        if job is self._job and self._error is not None:
            self._end()
            self.tell(self._error)

    def _failed(self, job: Job, error: KnownError) -> None:
        if job is self._job and self._bridge is not None:
            self._end()
            self._bridge.failed.emit(error)

    def save_draft(self) -> None:
        """Keep what is typed beside the file, and wait no longer."""
        kept = self._keep_draft()
        if self._bridge is not None:
            self._bridge.give_up()
        if kept:
            self._notices.say(f"{kept} It is also still in its field.", level="done")

    def _drop_card(self) -> None:
        card, self._card = self._card, None
        if card is not None and card in self._notices.cards:
            card.dismiss()
