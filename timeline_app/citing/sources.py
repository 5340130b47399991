"""The records of a new source: its publisher, itself, and the first version of its text."""

from __future__ import annotations

from dataclasses import dataclass

from timeline_app import records as r
from timeline_app.articles.cleaning import text_hash
from timeline_app.chronology import Chronology
from timeline_app.dates import EventDate
from timeline_app.errors import KnownError
from timeline_app.fields import TITLE_LENGTH, clean_title
from timeline_app.folding import fold
from timeline_app.records import Record


@dataclass(frozen=True, slots=True)
class SourceFields:
    """What is known of a new source. ``publisher`` and ``originator`` are names."""

    title: str = ""
    publisher: str = ""
    published: EventDate | None = None
    author: str = ""
    language: str = ""
    kind: str = "article"
    account: str = ""
    originator: str = ""
    url: str = ""
    archive_url: str = ""
    accessed: EventDate | None = None
    made_by: str = "publisher"


def source_records(chronology: Chronology, text: str, fields: SourceFields) -> list[Record]:
    """The records that add a source with a cleaned text: publishers that are new first.

    A publisher is known by its folded name. Raises ``KnownError`` for a source without a title
    and for a title of more than 500 characters.
    """
    title = clean_title(fields.title)
    if not title:
        raise KnownError("Give the source a title.", "Nothing was added.")
    if len(title) > TITLE_LENGTH:
        raise KnownError(f"Titles hold {TITLE_LENGTH} characters.", "Nothing was added.")
    made: dict[str, r.Publisher] = {}
    source = r.Source(
        r.new_id(),
        publisher=_publisher(chronology, fields.publisher, made),
        originator=_publisher(chronology, fields.originator, made),
        title=title,
        author=clean_title(fields.author),
        kind=fields.kind,
        account=fields.account,
        url=fields.url.strip(),
        archive_url=fields.archive_url.strip(),
        published=fields.published,
        accessed=fields.accessed,
        language=fields.language,
    )
    first = r.SourceText(
        r.new_id(), source=source.id, text=text, text_hash=text_hash(text), made_by=fields.made_by
    )
    return [*made.values(), source, first]


def _publisher(chronology: Chronology, name: str, made: dict[str, r.Publisher]) -> str | None:
    """The id of the publisher of this name; a new one is put into ``made``."""
    name = clean_title(name)
    if not name:
        return None
    folded = fold(name)
    for publisher in chronology.publishers.values():
        if fold(publisher.name) == folded:
            return publisher.id
    return made.setdefault(folded, r.Publisher(r.new_id(), name=name)).id
