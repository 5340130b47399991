"""What a value in the search line means: words, a fixed word, a name, a number or a range.

Values are folded and checked when the line is read. What depends on other records is looked up
again for each snapshot, so a `Test` is asked for the snapshot first.
"""

from __future__ import annotations

import difflib
import operator
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from timeline_app.chronology import Chronology
from timeline_app.folding import fold
from timeline_app.query.dates import Holds, compared
from timeline_app.query.parser import Piece, QueryError
from timeline_app.query.words import finder, words_in

Test: TypeAlias = Callable[[Chronology], Holds]
"""What holds of an event, once it is known in which snapshot."""

Maker: TypeAlias = Callable[[Piece, Chronology], Test]
"""Makes one value into a test; raises ``QueryError``."""

Values: TypeAlias = Callable[[Chronology], Iterable[str]]
Names: TypeAlias = Callable[[Chronology], Iterable[tuple[str, str]]]
"""Every name of a kind of record with the record's id, own names first."""


@dataclass(frozen=True, slots=True)
class SearchField:
    """Something to search by: how a value is tested, and which values to offer.

    ``slow``: a text is read through for each event, where others only compare or look up.
    """

    make: Maker
    values: Values = lambda chronology: ()
    slow: bool = False


def any_of(tests: Sequence[Test]) -> Test:
    """Holds where one of some tests does."""
    if len(tests) == 1:
        return tests[0]

    def prepared(chronology: Chronology) -> Holds:
        holds = [test(chronology) for test in tests]
        return lambda event: any(hold(event) for hold in holds)

    return prepared


def always(holds: Holds) -> Test:
    """A test that is the same in every snapshot."""
    return lambda chronology: holds


def nearest(word: str, options: Iterable[str]) -> str:
    """The option most like a word; empty where none is like it."""
    by_fold = {fold(option): option for option in options}
    found = difflib.get_close_matches(fold(word), by_fold, n=1)
    return by_fold[found[0]] if found else ""


def wordless(piece: Piece) -> QueryError | None:
    """The fault of a value without a letter or digit; None where there is one."""
    if words_in(piece.text):
        return None
    return QueryError(
        f"“{piece.text.strip()}” has no letter or digit to look for.", piece.start, piece.end
    )


def finder_of(piece: Piece) -> Callable[[str], bool]:
    """What finds a value in a folded text; raises ``QueryError`` where there is nothing to find."""
    fault = wordless(piece)
    if fault is not None:
        raise fault
    return finder(piece.text, exact=piece.quoted)


_SYNONYMS: Final = {"called off": "cancelled", "canceled": "cancelled", "took place": "held"}


def _spaced(text: str) -> str:
    return " ".join(fold(text).replace("_", " ").replace("-", " ").split())


def chosen(piece: Piece, labels: Mapping[str, str], what: str) -> frozenset[str]:
    """The keys that a value names: by key or label in full, else those that it begins."""
    wanted = _spaced(piece.text)
    wanted = _SYNONYMS.get(wanted, wanted)
    words = {key: {_spaced(key), _spaced(label)} for key, label in labels.items() if key}
    found = [key for key, names in words.items() if wanted in names]
    if not found and wanted and not piece.quoted:
        found = [key for key, names in words.items() if any(n.startswith(wanted) for n in names)]
    if found:
        return frozenset(found)
    options = [labels[key] or key for key in words]
    near = nearest(piece.text.strip(), options)
    hint = f"Nearest: {near}." if near else f"Known: {', '.join(dict.fromkeys(options))}."
    raise QueryError(f"“{piece.text.strip()}” is not {what}.", piece.start, piece.end, hint)


def named(piece: Piece, names: Iterable[tuple[str, str]]) -> frozenset[str]:
    """The ids that a value names: a name in full wins over names that only have its words."""
    pairs = list(names)
    wanted = fold(piece.text.strip())
    found = frozenset(identity for name, identity in pairs if fold(name) == wanted)
    if found:
        return found
    find = finder(piece.text, exact=piece.quoted)
    return frozenset(identity for name, identity in pairs if find(fold(name)))


def known(piece: Piece, chronology: Chronology, names: Names, what: str) -> bool:
    """Whether the value is not "none"; raises ``QueryError`` where nothing has such a name."""
    if not piece.quoted and fold(piece.text) == "none":
        return False
    pairs = names(chronology)
    if not named(piece, pairs):
        near = nearest(piece.text.strip(), (name for name, _ in names(chronology) if name))
        hint = f"Did you mean “{near}”?" if near else ""
        raise QueryError(f"“{piece.text.strip()}” is not {what}.", piece.start, piece.end, hint)
    return True


_SIGNS: Final[Mapping[str, Callable[[int, int], bool]]] = {
    "=": operator.eq,
    ">": operator.gt,
    "<": operator.lt,
    ">=": operator.ge,
    "<=": operator.le,
}


def in_range(
    piece: Piece, read: Callable[[str], int | None], what: str
) -> Callable[[int | None], bool]:
    """What numbers a value allows: "3", ">=3", "2..5"."""
    sign, text = compared(piece)
    head, dots, tail = text.partition("..")
    low, high = read(head), read(tail if dots else head)
    wrong = low is None and (head.strip() or not tail.strip())
    if wrong or (high is None and tail.strip()) or (dots and sign):
        raise QueryError(f"“{piece.text.strip()}” is not {what}.", piece.start, piece.end)
    if dots:
        return lambda n: n is not None and (low or 0) <= n and (high is None or n <= high)
    holds, bound = _SIGNS[sign or "="], low or 0
    return lambda n: n is not None and holds(n, bound)


def count(text: str) -> int | None:
    """A whole number as written; None for anything else."""
    cleaned = fold(text.strip())
    return int(cleaned) if cleaned.isascii() and cleaned.isdecimal() and len(cleaned) < 10 else None
