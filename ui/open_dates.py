"""How many dates of each source nobody has looked at, counted beside the window."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from PySide6.QtCore import QObject, QTimer, Signal

from timeline_app import records as r
from timeline_app.document import Notice
from ui.bridge import Bridge
from ui.reader_marks import count_open
from ui.text_facts import FactsKeeper, Wanted

_AT_ONCE = 24
"""How many texts are read before the window is looked after again."""
_KINDS = frozenset(("source", "source_text", "excerpt", "citation", "reading"))


class OpenDates(QObject):
    """The count of open date mentions by source; it grows source by source."""

    changed = Signal()

    def __init__(self, bridge: Bridge, facts: FactsKeeper, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._facts = facts
        self._counts: dict[str, int] = {}
        self._waiting: deque[str] = deque()
        self._started = self._stopped = False
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.setInterval(0)
        self._next.timeout.connect(self._go_on)
        self._tell = QTimer(self)
        self._tell.setSingleShot(True)
        self._tell.setInterval(100)
        self._tell.timeout.connect(self.changed)
        bridge.changed.connect(self._heard)

    def start(self) -> None:
        """Begin to count, if nobody has yet."""
        if not self._started:
            self._started = True
            self._enqueue(self._bridge.chronology.sources)

    def stop(self) -> None:
        """Count no more; the file is about to be closed."""
        self._stopped = True
        self._waiting.clear()
        self._next.stop()
        self._tell.stop()

    def count(self, source: str) -> int | None:
        """How many dates of a source are open; None while it has not been read."""
        return self._counts.get(source)

    @property
    def total(self) -> int:
        """How many dates are open in all that has been read."""
        return sum(self._counts.values())

    def _enqueue(self, sources: Iterable[str]) -> None:
        if self._stopped:
            return
        known = set(self._waiting)
        self._waiting.extend(one for one in sources if one not in known)
        if self._waiting:
            self._next.start()

    def _heard(self, notice: Notice) -> None:
        if not self._started:
            return
        for gone in [one for one in self._counts if one not in notice.new.sources]:
            del self._counts[gone]
            self._tell.start()
        touched = touched_sources(notice)
        self._enqueue(notice.new.sources if touched is None else touched)

    def _go_on(self) -> None:
        if self._stopped or not self._waiting:
            return
        chronology, store = self._bridge.chronology, self._bridge.document.store
        batch = [self._waiting.popleft() for _ in range(min(_AT_ONCE, len(self._waiting)))]
        batch = [one for one in batch if one in chronology.sources]
        newest: dict[str, r.SourceText] = {}
        for text in self._bridge.read(lambda: store.texts(batch)) or []:
            if text.source not in newest or newest[text.source].version < text.version:
                newest[text.source] = text
        wanted = [
            Wanted(text, chronology.sources[source].published, chronology.sources[source].language)
            for source, text in newest.items()
        ]

        def count() -> None:
            self._counts.update({source: 0 for source in batch if source not in newest})
            self._count(newest.values())
            if self._waiting:
                self._next.start()

        job = self._facts.fetch(wanted, "Looking for dates")
        if job is None:
            count()
        else:
            job.ended.connect(count)

    def _count(self, texts: Iterable[r.SourceText]) -> None:
        if self._stopped:
            return
        chronology = self._bridge.chronology
        for text in texts:
            source = chronology.sources.get(text.source)
            facts = self._facts.kept(source, text) if source is not None else None
            if facts is not None:
                self._counts[text.source] = count_open(chronology, text, facts.mentions)
        if not self._tell.isActive():
            self._tell.start()


def touched_sources(notice: Notice) -> set[str] | None:
    """The sources that an edit has to do with; None: it may be any."""
    if notice.operation is None:
        return None
    found: set[str] = set()
    for change in notice.operation.changes:
        if change.kind not in _KINDS:
            continue
        found |= _sources_of(notice, change.kind, change.id)
    return {one for one in found if one in notice.new.sources}


def _sources_of(notice: Notice, kind: str, identity: str) -> set[str]:
    if kind == "source":
        return {identity}
    found: set[str] = set()
    for chronology in (notice.old, notice.new):
        record = chronology.get(kind, identity)
        if isinstance(record, r.Citation):
            record = chronology.excerpts.get(record.excerpt)
        if isinstance(record, r.Excerpt | r.Reading):
            found.add(record.source)
    if kind == "source_text" and notice.operation is not None:
        found |= {
            one.made.source
            for one in notice.operation.changes
            if isinstance(one.made, r.SourceText)
        }
    return found
