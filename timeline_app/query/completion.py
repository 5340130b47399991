"""What the word or value before the cursor of a search line may become."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from timeline_app.chronology import Chronology
from timeline_app.folding import fold
from timeline_app.query.fields import NAMES, SEARCH_FIELDS
from timeline_app.query.parser import QUOTES, Operator, Term, items_of

OFFERED: Final = 12
"""How many completions are offered at once."""


def completed(text: str, cursor: int) -> tuple[int, int]:
    """The stretch of the line, up to the cursor, that a suggestion takes the place of."""
    term = _under(text, cursor)
    return (cursor, cursor) if term is None else (term.start, cursor)


def suggestions(text: str, cursor: int, chronology: Chronology) -> list[str]:
    """What the term before the cursor may become: "sta" status:, "status:he" status:held."""
    term = _under(text, cursor)
    if term is None:
        return []
    piece = next((p for p in term.pieces if p.start <= cursor <= p.end), None)
    if not term.field or piece is None:
        return _chosen(_terms(chronology), text[term.start : cursor])
    field = SEARCH_FIELDS.get(NAMES.get(fold(term.field).replace("-", "_"), ""))
    values = map(_quoted, filter(None, field.values(chronology))) if field else ()
    before = text[term.start : piece.start]
    typed = text[piece.start : cursor].lstrip("".join(QUOTES))
    return [before + value for value in _chosen(values, typed)]


def _terms(chronology: Chronology) -> Iterator[str]:
    """Every field by its name, then the processes and actors."""
    yield from (f"{name}:" for name in (*SEARCH_FIELDS, "text"))
    for name in ("process", "actor"):
        for value in SEARCH_FIELDS[name].values(chronology):
            yield f"{name}:{_quoted(value)}"


def _chosen(offered: Iterable[str], typed: str) -> list[str]:
    wanted = fold(typed)
    return list(islice((one for one in dict.fromkeys(offered) if _begins(one, wanted)), OFFERED))


def _begins(offered: str, typed: str) -> bool:
    """Whether a word of a completion goes on from what was typed."""
    plain = fold(offered.replace('"', ""))
    return plain.startswith(typed) or f" {typed}" in plain.replace(":", " ")


def _quoted(value: str) -> str:
    bare = all(letter.isalnum() or letter in "-_./" for letter in value)
    return value if bare else '"' + value.replace('"', "'") + '"'


def _under(text: str, cursor: int) -> Term | None:
    for item in items_of(text):
        if not isinstance(item, Operator) and item.start < cursor <= item.end:
            return item
    return None
