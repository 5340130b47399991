"""Keeping the review findings of an open document up to date, beside the work in the window."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, QTimer, Signal

from timeline_app import checks
from timeline_app import records as r
from timeline_app.changes import Change
from timeline_app.checks import Finding, TextFacts
from timeline_app.chronology import Chronology
from timeline_app.document import Notice
from timeline_app.errors import KnownError
from timeline_app.store import Cancelled
from ui import cycles
from ui.background import Background, Control
from ui.bridge import Bridge
from ui.gives_way import GivesWay

_AFTER, _REST = 150, 2000
"""How many ms after an edit the chronology is looked through again; a big one: at a rest."""
_CHUNK = 25
"""How many sources are read at a time, so that the window never waits."""
_SMALL = 1500
"""Up to how many events are looked through on the window's own thread."""


class FindingWatch(QObject):
    """The findings as they stand. Texts are read a few at a time while nothing else happens."""

    changed = Signal()
    """Other findings than before."""

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.findings: list[Finding] = []
        self._background = Background(self)
        self._gives_way = GivesWay(self)
        self._wanted = 0
        self._unread: list[str] = []
        self._filled: set[str] = set()
        self._lost: dict[str, dict[str, str]] = {}
        self._stopped = False
        self._look = _timer(self, _AFTER, self.look)
        self._read = _timer(self, 0, self._read_some)
        bridge.changed.connect(self._heard)
        self._forget(bridge.chronology.sources)
        self._look.start(0)

    def stop(self) -> None:
        """Stop working, before the document is closed."""
        self._stopped = True
        self._look.stop()
        self._read.stop()
        self._background.wait_all()

    @property
    def is_reading(self) -> bool:
        """Whether there are texts that nobody has read yet."""
        return bool(self._unread)

    # Texts

    def _heard(self, notice: Notice) -> None:
        if notice.operation is None:
            self._forget(notice.new.sources)
        else:
            touched: set[str] = set()
            for change in notice.operation.changes:
                touched |= _sources_of(change, notice.old, notice.new)
            self._forget(touched)
        big = len(notice.new.events) > _SMALL
        self._look.start(_REST if big else _AFTER)

    def _forget(self, sources: Iterable[str]) -> None:
        """Read the texts of some sources anew."""
        known = self._bridge.chronology.sources
        waiting = set(self._unread)
        for source in sources:
            self._filled.discard(source)
            self._lost.pop(source, None)
            if source in known and source not in waiting:
                self._unread.append(source)
        if self._unread:
            self._read.start()

    def _read_some(self) -> None:
        some, self._unread = self._unread[:_CHUNK], self._unread[_CHUNK:]
        store = self._bridge.document.store
        try:
            facts = checks.text_facts(self._bridge.chronology, store.texts, some)
        except KnownError:  # the file cannot be read just now; whoever edits it says so
            self._unread = []
            return
        excerpts = self._bridge.chronology.excerpts
        self._filled |= facts.with_text
        for identity, sentence in facts.lost.items():
            self._lost.setdefault(excerpts[identity].source, {})[identity] = sentence
        if self._unread:
            self._read.start()
        else:
            self._look.start(0)

    def _texts(self) -> TextFacts | None:
        if self._unread:
            return None
        lost = {key: words for found in self._lost.values() for key, words in found.items()}
        return TextFacts(frozenset(self._filled), lost)

    # Looking

    def look(self) -> None:
        """Look the chronology through now, or on another thread where it is big."""
        if self._stopped:
            return
        self._look.stop()
        self._wanted += 1
        chronology, today, texts = self._bridge.chronology, self._bridge.today, self._texts()
        if len(chronology.events) <= _SMALL:
            found = checks.findings(chronology, today, texts)
            self._take(self._wanted, self.findings if found == self.findings else found)
            return
        wanted, before, gives_way = self._wanted, self.findings, self._gives_way

        def find(control: Control) -> list[Finding]:
            def pause() -> None:
                if control.is_cancelled:
                    raise Cancelled
                gives_way.pause()

            with cycles.held():
                found = checks.findings(chronology, today, texts, pause)
            return before if found == before else found

        for outdated in self._background.jobs:
            outdated.cancel()
        job = self._background.run("Looking for findings", find)
        job.done.connect(lambda found: self._take(wanted, found))

    def _take(self, wanted: int, found: list[Finding]) -> None:
        """Take over findings; the same list again says that nothing is different."""
        if wanted == self._wanted and not self._stopped and found is not self.findings:
            self.findings = found
            self.changed.emit()


def _timer(parent: QObject, wait: int, act: object) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(wait)
    timer.timeout.connect(act)
    return timer


def _sources_of(change: Change, old: Chronology, new: Chronology) -> set[str]:
    """The sources whose texts or passages a change touches."""
    if change.kind == "source":
        return {change.id}
    if change.kind == "source_text":
        record = change.made or change.removed
        return {record.source} if isinstance(record, r.SourceText) else set(new.sources)
    if change.kind == "excerpt":
        found = (one.excerpts.get(change.id) for one in (old, new))
        return {one.source for one in found if one is not None}
    return set()
