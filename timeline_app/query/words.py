"""Free text: what of a record can be found, whole words in order, and from hits to events.

The words of a record, and what counts as a word, are those of the store's full-text index, so that
one word of a search can be asked of the store and the others looked up in the snapshot.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Final, TypeAlias

from timeline_app.chronology import Chronology
from timeline_app.folding import fold
from timeline_app.records import Event, Excerpt, Source

Hits: TypeAlias = Iterable[tuple[str, str]]
"""What a store finds: (kind, id) of events, sources, source texts and excerpts."""

Finder: TypeAlias = Callable[[str], bool]
"""Whether a folded text has the words looked for."""

_WORD: Final = re.compile(r"[^\W_]+")
_BEFORE: Final = r"(?<![^\W_])"
_AFTER: Final = r"(?![^\W_])"


def words_of(record: Event | Source | Excerpt) -> str:
    """The folded text by which free text finds a record, one part a line."""
    parts: list[str]
    if isinstance(record, Event):
        parts = [
            record.title,
            record.short_title,
            record.number,
            record.venue,
            record.city,
            record.country,
            record.summary,
            record.assessment,
            record.date_words,
            *record.tags,
        ]
        if record.extra:
            parts += map(str, record.extra.values())
    elif isinstance(record, Source):
        parts = [record.title, record.author, record.account]
    else:
        parts = [record.exact, record.translation, record.speaker_as, record.note]
    return "\n".join([part.lower() if part.isascii() else fold(part) for part in parts if part])


def words_in(text: str) -> list[str]:
    """The folded words of a text: letters and digits, whatever stands between them."""
    return _WORD.findall(fold(text))


def is_whole(phrase: str, *, exact: bool) -> bool:
    """Whether the last word of a phrase may not go on: "Astana 2" is not Astana 20."""
    return exact or phrase.rstrip()[-1:].isdigit()


def finder(phrase: str, *, exact: bool = False) -> Finder:
    """Looks in a folded text for the words of a phrase, in this order.

    The last may go on unless ``exact``, or unless it ends in a figure.
    """
    words = words_in(phrase)
    if not words:
        return lambda folded: False
    first = max(words, key=len)
    after = _AFTER if is_whole(words[-1], exact=exact) else ""
    search = re.compile(_BEFORE + r"[\W_]+".join(map(re.escape, words)) + after).search
    return lambda folded: first in folded and search(folded) is not None


class _Known(dict[str, bool]):
    """Texts, and whether something is found in them."""

    def __init__(self, find: Finder) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, text: str) -> bool:
        answer = self[text] = self._find(fold(text))
        return answer


def remembering(find: Finder) -> Finder:
    """The same for texts not folded that come again and again, such as cities; each once."""
    return _Known(find).__getitem__


def events_of(
    hits: Hits,
    chronology: Chronology,
    kinds: Iterable[str],
    owners: Mapping[str, str] | None = None,
) -> frozenset[str]:
    """The events that hits of some kinds stand for.

    A quote stands for the events on which it is cited, a source for those on which any of its
    quotes is. ``owners`` gives the source of a source text, which the snapshot does not hold; a
    source text that it does not name is taken for the id of a source.
    """
    wanted, owners = frozenset(kinds), owners or {}
    citations = chronology.citations
    events: set[str] = set()
    excerpts: set[str] = set()
    for kind, identity in hits:
        if kind not in wanted:
            continue
        if kind == "event":
            events.add(identity)
        elif kind == "excerpt":
            excerpts.add(identity)
        else:
            source = owners.get(identity, identity)
            excerpts.update(chronology.owned("excerpt", "source", source))
    for excerpt in excerpts:
        events.update(
            citations[identity].event
            for identity in chronology.owned("citation", "excerpt", excerpt)
        )
    return frozenset(events)


class Looker:
    """Looks for a phrase in events of one snapshot, their quotes and their sources' titles."""

    def __init__(self, phrase: str, chronology: Chronology, *, exact: bool) -> None:
        self._find = finder(phrase, exact=exact)
        self._chronology = chronology
        self._citations = chronology.citations
        self._excerpts = chronology.excerpts
        self._sources = chronology.sources
        self._known: dict[str, bool] = {}

    def __call__(self, event: Event) -> bool:
        """Whether the event itself, a quote cited on it or the title of its source has it."""
        if self._find(words_of(event)):
            return True
        cited = self._chronology.owned("citation", "event", event.id)
        return any(self._quoted(self._citations[identity].excerpt) for identity in cited)

    def has(self, kind: str, identity: str) -> bool:
        """Whether an event, excerpt or source itself has the phrase."""
        record = self._chronology.get(kind, identity)
        return isinstance(record, Event | Excerpt | Source) and self._has(record)

    def _quoted(self, identity: str) -> bool:
        excerpt = self._excerpts.get(identity)
        if excerpt is None:
            return False
        return self._has(excerpt) or self._has(self._sources.get(excerpt.source))

    def _has(self, record: Event | Source | Excerpt | None) -> bool:
        if record is None:
            return False
        answer = self._known.get(record.id)
        if answer is None:
            answer = self._known[record.id] = self._find(words_of(record))
        return answer
