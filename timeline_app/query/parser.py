"""The search line as text: its words and terms, and the grammar that joins them.

    line   = { either }                     all must hold; an empty line holds of everything
    either = negated { "or" negated }       “or” joins its two neighbours, before all else
    negated = { "not" | "-" } one
    one    = "(" line ")" | field:value[,value…] | "a phrase" | word

Positions are code points of the line. What a field means stands in ``fields.py``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal, TypeAlias

from timeline_app.errors import KnownError

DEPTH: Final = 40
"""How deep parentheses may be nested."""

QUOTES: Final = {'"': '"', "“": "”“", "”": "”", "„": "“”", "«": "»", "»": "«»"}
"""What opens a phrase, and what may close it."""

_COMMAS: Final = ",،"
_STOPS: Final = re.escape("()" + "".join(QUOTES))
_WORD: Final = re.compile(rf"[^\s{_STOPS}]+")
_VALUE: Final = re.compile(rf"[^\s{_STOPS}{_COMMAS}]*")
_FIELD: Final = re.compile(r"([^\W\d][\w-]*):")
_JOINERS: Final = frozenset({"or", "not", "and"})

TokenKind: TypeAlias = Literal["field", "value", "text", "date", "operator", "error"]


class QueryError(KnownError):
    """What is wrong with a search line, and where: code points ``start`` to ``end`` of it.

    What to do stands in the same sentence, since the window has one line for it.
    """

    def __init__(self, happened: str, start: int, end: int, do: str = "") -> None:
        super().__init__(f"{happened} {do}".strip())
        self.start = start
        self.end = end


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch of the line, for colouring; tokens of one ``term`` make one chip."""

    kind: TokenKind
    start: int
    end: int
    term: int


@dataclass(frozen=True, slots=True)
class Piece:
    """One value or word as written, without its quotes; ``start`` and ``end`` include them."""

    text: str
    start: int
    end: int
    quoted: bool = False
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Term:
    """One thing to look for: values of a field, or (``field`` empty) a word or phrase."""

    field: str
    pieces: tuple[Piece, ...]
    start: int
    end: int

    @property
    def name(self) -> Piece:
        """The field's name as a stretch of the line, without the colon."""
        return Piece(self.field, self.start, self.start + len(self.field))


@dataclass(frozen=True, slots=True)
class Operator:
    """A parenthesis, or one of "or", "not" and "and"; "not" is also a minus sign."""

    sign: str
    start: int
    end: int


Item: TypeAlias = Term | Operator


@dataclass(frozen=True, slots=True)
class All:
    """Holds where every part does."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """Holds where one of the parts does."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Holds where its part does not."""

    part: Node


Node: TypeAlias = All | Either | Not | Term


def items_of(line: str) -> list[Item]:
    """The words, terms and signs of a line; never fails."""
    items: list[Item] = []
    at = 0
    while at < len(line):
        if line[at].isspace():
            at += 1
            continue
        items.append(_item(line, at))
        at = items[-1].end
    return items


def _item(line: str, at: int) -> Item:
    letter = line[at]
    if letter in "()":
        return Operator(letter, at, at + 1)
    if letter == "-" and not line[at + 1 : at + 2].isspace() and line[at + 1 : at + 2]:
        return Operator("not", at, at + 1)
    if letter in QUOTES:
        piece = _phrase(line, at)
        return Term("", (piece,), at, piece.end)
    field = _FIELD.match(line, at)
    if field is not None:
        pieces = _values(line, field.end())
        return Term(field[1], pieces, at, pieces[-1].end)
    word = _WORD.match(line, at)
    end = word.end() if word else at + 1
    text = line[at:end]
    if text.casefold() in _JOINERS:
        return Operator(text.casefold(), at, end)
    return Term("", (Piece(text, at, end),), at, end)


def _phrase(line: str, at: int) -> Piece:
    ends = [place for mark in QUOTES[line[at]] if (place := line.find(mark, at + 1)) >= 0]
    if not ends:
        return Piece(line[at + 1 :], at, len(line), quoted=True, closed=False)
    return Piece(line[at + 1 : min(ends)], at, min(ends) + 1, quoted=True)


def _values(line: str, at: int) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    while True:
        if line[at : at + 1] in QUOTES:
            piece = _phrase(line, at)
        else:
            found = _VALUE.match(line, at)
            end = found.end() if found else at
            piece = Piece(line[at:end], at, end)
        pieces.append(piece)
        at = piece.end + 1
        if line[piece.end : at] not in tuple(_COMMAS):
            return tuple(pieces)


def tree_of(line: str) -> Node:
    """The line as a tree; raises ``QueryError``."""
    items = items_of(line)
    for item in items:
        if isinstance(item, Term):
            _check(item, line)
    return _Grammar(items).line()


def _check(term: Term, line: str) -> None:
    for piece in term.pieces:
        if not piece.closed:
            raise QueryError(
                "This quotation mark is not closed.", piece.start, piece.end, "Add another one."
            )
        if not piece.text.strip():
            if term.field:
                raise QueryError(
                    f"“{term.field}:” needs a value right after it.",
                    term.start,
                    max(term.end, min(piece.end + 1, len(line))),
                )
            raise QueryError(
                "There is nothing between these quotation marks.", piece.start, piece.end
            )


class _Grammar:
    """Reads items into a tree, one after the other."""

    def __init__(self, items: Sequence[Item]) -> None:
        self._items = items
        self._at = 0
        self._opened: list[Operator] = []

    def _sign(self) -> str:
        """The sign that comes next; empty for a term or the end of the line."""
        if self._at < len(self._items):
            item = self._items[self._at]
            return item.sign if isinstance(item, Operator) else ""
        return ""

    def _done(self) -> bool:
        return self._at >= len(self._items)

    def line(self) -> Node:
        parts: list[Node] = []
        while not self._done() and not (self._opened and self._sign() == ")"):
            if self._sign() == "and" and parts:
                self._at += 1
            parts.append(self._either())
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def _either(self) -> Node:
        parts = [self._negated()]
        while self._sign() == "or":
            self._at += 1
            parts.append(self._negated())
        return parts[0] if len(parts) == 1 else Either(tuple(parts))

    def _negated(self) -> Node:
        negated = False
        while self._sign() == "not":
            self._at += 1
            negated = not negated
        node = self._one()
        return Not(node) if negated else node

    def _one(self) -> Node:
        if self._done():
            before = self._items[-1]
            raise QueryError(f"Something must follow “{_shown(before)}”.", before.start, before.end)
        item = self._items[self._at]
        self._at += 1
        if isinstance(item, Term):
            return item
        if item.sign == "(":
            return self._group(item)
        raise QueryError(self._misplaced(item), item.start, item.end)

    def _misplaced(self, item: Operator) -> str:
        if item.sign == ")" and not self._opened:
            return "This parenthesis closes nothing."
        before = self._items[self._at - 2] if self._at > 1 else None
        if isinstance(before, Operator) and before.sign != ")":
            return f"Something must stand between “{_shown(before)}” and “{_shown(item)}”."
        return f"Something must stand before “{_shown(item)}”."

    def _group(self, opening: Operator) -> Node:
        if len(self._opened) >= DEPTH:
            raise QueryError(
                "Too many parentheses stand within each other.", opening.start, opening.end
            )
        self._opened.append(opening)
        start = self._at
        node = self.line()
        if self._done():
            raise QueryError(
                "This parenthesis is not closed.", opening.start, opening.end, "Add “)”."
            )
        closing = self._items[self._at]
        if self._at == start:
            raise QueryError(
                "There is nothing between these parentheses.", opening.start, closing.end
            )
        self._at += 1
        self._opened.pop()
        return node


def _shown(item: Item) -> str:
    return item.sign if isinstance(item, Operator) else item.field or item.pieces[0].text


def tokens_of(line: str, is_date: Callable[[Term], bool]) -> tuple[Token, ...]:
    """The stretches of a line to colour; ``is_date`` tells a bare date from a word."""
    tokens: list[Token] = []
    for number, item in enumerate(items_of(line)):
        if isinstance(item, Operator):
            tokens.append(Token("operator", item.start, item.end, number))
        elif item.field:
            tokens.append(Token("field", item.start, item.name.end + 1, number))
            tokens += [
                Token("value", p.start, p.end, number) for p in item.pieces if p.end > p.start
            ]
        else:
            kind: TokenKind = "date" if is_date(item) else "text"
            tokens.append(Token(kind, item.start, item.end, number))
    return tuple(tokens)


def marked(tokens: Sequence[Token], error: QueryError) -> tuple[Token, ...]:
    """The tokens with those of the faulty term, or of the faulty stretch, as errors."""
    terms = {t.term for t in tokens if t.start < error.end and error.start < t.end}
    return tuple(replace(t, kind="error") if t.term in terms else t for t in tokens)
