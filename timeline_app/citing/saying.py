"""One "somebody said" of a text, in whatever language."""

from __future__ import annotations

from dataclasses import dataclass

from timeline_app.dates import EventDate

NAME, ROLE, PRONOUN, UNNAMED, DOCUMENT = "name", "role", "pronoun", "unnamed", "document"


@dataclass(frozen=True, slots=True)
class Saying:
    """One "somebody said": the span of its words, who, and on which day if that is said.

    ``phrase`` is the subject as written, empty where the verb alone tells ("and added"); ``name``
    the proper name in it, or empty. ``kind`` is name, role ("the Russian diplomat"), pronoun,
    unnamed ("a source") or document.
    """

    start: int
    end: int
    phrase: str
    kind: str
    name: str = ""
    day: EventDate | None = None
    day_words: str = ""
