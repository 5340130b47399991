"""The steps of the source's reader, each one ``Operation``: add a source, cite, new text."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

from timeline_app import operations
from timeline_app import records as r
from timeline_app.anchors import LIKELY, SIMILAR, Found, find_all, pin
from timeline_app.articles.cleaning import text_hash
from timeline_app.articles.sentences import Numbering
from timeline_app.articles.similar import same_words
from timeline_app.changes import Operation
from timeline_app.chronology import Chronology
from timeline_app.drafts import EventDraft
from timeline_app.operations import name_of
from timeline_app.records import Record


def add_source_operation(records: Sequence[Record]) -> Operation:
    """Add the records of ``source_records`` as one step."""
    source = next(record for record in records if isinstance(record, r.Source))
    return operations.add(records, f"Add source “{name_of(source)}”")


def add_event_with_passage(
    draft: EventDraft, excerpt: r.Excerpt, citation: r.Citation, *, known: bool = False
) -> Operation:
    """Add a drafted event with the passage it rests on; ``known``: the excerpt is there already."""
    return draft.operation([citation] if known else [excerpt, citation])


def cite_operation(
    chronology: Chronology, excerpt: r.Excerpt, citations: Sequence[r.Citation]
) -> Operation:
    """Cite a passage on one or several events; the excerpt is added where it is not there yet."""
    events = {one.event: None for one in citations}
    names = [name_of(event) for i in events if (event := chronology.events.get(i)) is not None]
    new = [] if excerpt.id in chronology.excerpts else [excerpt]
    on = names[0] if len(names) == 1 else f"{len(names)} events"
    return operations.add([*new, *citations], f"Cite a passage on {on}")


@dataclass(frozen=True, slots=True)
class NewText:
    """A new version of a source's text as one step, and what became of the passages of the old.

    ``moved`` went to the new version; those in ``doubtful`` (also in ``moved``) are the same words,
    but their place is not certain. ``changed`` and ``orphaned`` stay on the old version: the first
    read differently now, at the place given, and may be moved by hand (``reanchor_operation``).
    """

    operation: Operation
    text: r.SourceText
    moved: tuple[r.Excerpt, ...]
    doubtful: tuple[r.Excerpt, ...]
    changed: tuple[tuple[r.Excerpt, Found], ...]
    orphaned: tuple[r.Excerpt, ...]


def new_text_version(
    chronology: Chronology, latest: r.SourceText, text: str, made_by: str = ""
) -> NewText:
    """Give a source a new text after its ``latest`` one, and take its passages along.

    A passage goes to the new version where its words stand there unchanged (but for what is
    neither letter nor figure); a passage whose words changed does not, because it is evidence as
    it was. The operation has no changes where the text is the same. ``text`` is a cleaned one.
    """
    new = r.SourceText(
        r.new_id(),
        source=latest.source,
        version=latest.version + 1,
        text=text,
        text_hash=text_hash(text),
        made_by=made_by or latest.made_by,
    )
    if text == latest.text:
        return NewText(Operation("New text", ()), latest, (), (), (), ())
    mine = [chronology.excerpts[i] for i in chronology.owned("excerpt", "source", latest.source)]
    mine = [one for one in mine if one.version == latest.version and one.start is not None]
    places = find_all(mine, text)
    kept = _Kept(new)
    for excerpt in sorted(mine, key=lambda one: (one.start or 0, one.id)):
        kept.sort(excerpt, places[excerpt.id])
    steps = [operations.add([new]), *(operations.replace(a, b) for a, b in kept.moved)]
    source = chronology.sources.get(latest.source)
    title = name_of(source) if source is not None else "a source"
    return NewText(
        operations.joined(f"New text of “{title}”{kept.words(latest.version)}", steps),
        new,
        tuple(after for _, after in kept.moved),
        tuple(kept.doubtful),
        tuple(kept.changed),
        tuple(kept.orphaned),
    )


class _Kept:
    """The passages of an old text, sorted by what becomes of them."""

    def __init__(self, new: r.SourceText) -> None:
        self._new = new
        self._numbering = Numbering(new.text)
        self.moved: list[tuple[r.Excerpt, r.Excerpt]] = []
        self.doubtful: list[r.Excerpt] = []
        self.changed: list[tuple[r.Excerpt, Found]] = []
        self.orphaned: list[r.Excerpt] = []

    def sort(self, excerpt: r.Excerpt, found: Found | None) -> None:
        """Put one passage where it belongs."""
        if found is None:
            self.orphaned.append(excerpt)
            return
        words = self._new.text[found.start : found.end]
        if found.how == SIMILAR and not same_words(words, excerpt.exact):
            self.changed.append((excerpt, found))
            return
        after = _moved(excerpt, self._new, found, self._numbering)
        self.moved.append((excerpt, after))
        if found.how == LIKELY:
            self.doubtful.append(after)

    def words(self, version: int) -> str:
        """What became of them, for the label."""
        stay = len(self.changed) + len(self.orphaned)
        if not stay:
            return ""
        passages = "1 passage stays" if stay == 1 else f"{stay} passages stay"
        return f"; {passages} on version {version}"


def _moved(excerpt: r.Excerpt, new: r.SourceText, found: Found, numbering: Numbering) -> r.Excerpt:
    """An excerpt at the place where it was found in another version of its text."""
    after = pin(excerpt, new.text, found.start, found.end)
    place = excerpt.locator
    if place.startswith("¶ ") or place == "headline":
        place = numbering.locator(found.start)
    return dataclasses.replace(after, version=new.version, locator=place)


def reanchor_operation(excerpt: r.Excerpt, new: r.SourceText, found: Found) -> Operation:
    """Move one passage by hand to where it was found, as it reads there."""
    after = _moved(excerpt, new, found, Numbering(new.text))
    return operations.replace(excerpt, after, f"Move the passage “{name_of(after)}”")
