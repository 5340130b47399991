"""A search line that was understood, and its way through store and snapshot."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from timeline_app.chronology import Chronology
from timeline_app.dates import DateError
from timeline_app.folding import fold
from timeline_app.query.dates import Holds, bare_period, is_bare_date, overlapping
from timeline_app.query.fields import is_slow, name_of, test_of
from timeline_app.query.parser import (
    Either,
    Node,
    Not,
    QueryError,
    Term,
    Token,
    marked,
    tokens_of,
    tree_of,
)
from timeline_app.query.values import Test, always, wordless
from timeline_app.query.words import Hits, Looker, events_of, is_whole
from timeline_app.records import Event, SourceText

_PLAIN: Final = ("event", "excerpt", "source")
_SOME: Final = 200
"""Of how many events one sees how many of all a part will let through."""
_ARTICLES: Final = ("source_text", "excerpt")


@dataclass(frozen=True, slots=True)
class _Words:
    """A word or phrase of free text; ``article`` if it was written after `text:`."""

    phrase: str
    exact: bool
    article: bool
    start: int
    end: int

    @property
    def key(self) -> tuple[str, bool, bool]:
        return fold(self.phrase), self.exact, self.article


@dataclass(frozen=True, slots=True)
class _Tested:
    test: Test
    slow: bool = False


@dataclass(frozen=True, slots=True)
class _Joined:
    """Parts of which all must hold, or one (``either``)."""

    parts: tuple[_Compiled, ...]
    either: bool = False


@dataclass(frozen=True, slots=True)
class _Without:
    part: _Compiled


_Compiled = _Words | _Tested | _Joined | _Without


class Query:
    """A search line that was understood.

    It may be asked about any snapshot. ``free_text`` is what the store has to be asked, in one
    call; empty where the snapshot is enough. ``tokens`` are the stretches of the line to colour.
    """

    def __init__(
        self,
        text: str,
        tokens: tuple[Token, ...],
        tree: _Compiled,
        found: tuple[tuple[tuple[str, str], ...], Mapping[str, str]] | None = None,
    ) -> None:
        self.text = text
        self.tokens = tokens
        self._tree = tree
        self._asked = _asked(tree)
        self.free_text = tuple(words.phrase for words in self._asked)
        self.asks_articles = any(words.article for words in self._asked)
        self._found = found
        self._snapshot: Chronology | None = None
        self._holds: Holds = lambda event: False

    def resolve(self, hits: Hits, owners: Mapping[str, str] | None = None) -> Query:
        """The same query with what the store found for ``free_text``.

        ``owners`` gives the source of each source text among the hits; without it, a hit of the
        kind source_text is taken to name its source.
        """
        return Query(self.text, self.tokens, self._tree, (tuple(hits), owners or {}))

    def match(self, event: Event, chronology: Chronology) -> bool:
        """Whether the query holds of an event of a snapshot.

        Until it is resolved, free text is looked up in the snapshot, and `text:` finds nothing.
        """
        return self.holds(chronology)(event)

    def holds(self, chronology: Chronology) -> Holds:
        """The query made ready for one snapshot: whether it holds of an event."""
        if chronology is not self._snapshot:
            self._holds = _Ready(chronology, self._asked, self._found).holds(self._tree)
            self._snapshot = chronology
        return self._holds

    def select(self, chronology: Chronology) -> list[str]:
        """The ids of the events of which it holds, in the order of their dates."""
        return chronology.in_order(self.events(chronology))

    def events(self, chronology: Chronology) -> list[Event]:
        """The events of which it holds, in no promised order."""
        return _Ready(chronology, self._asked, self._found).events(self._tree)

    def matched(self, event: Event, chronology: Chronology) -> list[str]:
        """The ids of the quotes cited on an event that have a word or phrase of the query."""
        looked = [_looker(words, chronology) for words in _wanted(self._tree)]
        quotes = dict.fromkeys(citation.excerpt for citation in chronology.citations_of(event.id))
        return [quote for quote in quotes if any(look.has("excerpt", quote) for look in looked)]


def parse(text: str, chronology: Chronology) -> Query:
    """Read a search line; raises ``QueryError`` with the place of what is wrong."""
    compiled = _compiled(tree_of(text), chronology)
    _check_articles(compiled)
    return Query(text, _tokens(text, chronology), compiled)


def run(
    query_text: str,
    chronology: Chronology,
    search: Callable[[Iterable[str]], Hits],
    texts: Callable[[], Iterable[SourceText]] | None = None,
) -> list[str]:
    """The ids of the events that a line finds, in the order of their dates.

    ``search`` is the store's, asked at most once. ``texts`` gives the source texts where their hits
    are named by text; it is called only for a line with `text:`.
    """
    query = parse(query_text, chronology)
    return ask(query, search, texts).select(chronology)


def ask(
    query: Query,
    search: Callable[[Iterable[str]], Hits],
    texts: Callable[[], Iterable[SourceText]] | None = None,
) -> Query:
    """A query with its free text asked of the store, as ``run`` does it."""
    if not query.free_text:
        return query
    hits = tuple(search(query.free_text))
    owners: dict[str, str] = {}
    if texts is not None and query.asks_articles:
        owners = {text.id: text.source for text in texts()}
    return query.resolve(hits, owners)


def colours(text: str, chronology: Chronology) -> tuple[Token, ...]:
    """The stretches of any line to colour; what is wrong with it is of the kind "error"."""
    tokens = _tokens(text, chronology)
    try:
        parse(text, chronology)
    except QueryError as error:
        return marked(tokens, error)
    return tokens


def _tokens(text: str, chronology: Chronology) -> tuple[Token, ...]:
    day_order = chronology.heading.day_order
    return tokens_of(text, lambda term: is_bare_date(term.pieces[0], day_order))


# ---------------------------------------------------------------------- compiling


def _compiled(node: Node, chronology: Chronology) -> _Compiled:
    if isinstance(node, Term):
        return _leaf(node, chronology)
    if isinstance(node, Not):
        return _Without(_compiled(node.part, chronology))
    parts = tuple(_compiled(part, chronology) for part in node.parts)
    return _Joined(parts, isinstance(node, Either))


def _leaf(term: Term, chronology: Chronology) -> _Compiled:
    piece = term.pieces[0]
    article = bool(term.field) and name_of(term) == "text"
    if term.field and not article:
        return _Tested(test_of(term, chronology), is_slow(term))
    if not article:
        try:
            period = bare_period(piece, chronology.heading.day_order)
        except DateError as error:
            raise QueryError(str(error), piece.start, piece.end) from error
        if period is not None:
            return _Tested(always(overlapping(period)))
    fault = wordless(piece)
    if fault is not None:
        raise fault
    if len(term.pieces) > 1:
        raise QueryError(
            "“text:” takes one word or phrase.", term.start, term.end, "Use it once for each."
        )
    phrase = piece.text.encode("utf-8", "replace").decode()  # a store takes no lone surrogates
    return _Words(phrase, piece.quoted, article, term.start, term.end)


def _leaves(node: _Compiled) -> Iterator[_Words]:
    """Every word or phrase of free text, in the order of the line."""
    if isinstance(node, _Words):
        yield node
    elif isinstance(node, _Without):
        yield from _leaves(node.part)
    elif isinstance(node, _Joined):
        for part in node.parts:
            yield from _leaves(part)


def _wanted(node: _Compiled) -> Iterator[_Words]:
    """The words and phrases that no minus takes away."""
    if isinstance(node, _Words):
        yield node
    elif isinstance(node, _Joined):
        for part in node.parts:
            yield from _wanted(part)


def _direct(tree: _Compiled) -> list[_Words]:
    """The words and phrases that must hold whatever else does."""
    if isinstance(tree, _Words):
        return [tree]
    if isinstance(tree, _Joined) and not tree.either:
        return [part for part in tree.parts if isinstance(part, _Words)]
    return []


def _check_articles(tree: _Compiled) -> None:
    """One question is all that the store is asked: several `text:` must be in one article."""
    articles = [words for words in _leaves(tree) if words.article]
    direct = [words for words in _direct(tree) if words.article]
    if len({words.key for words in articles}) > 1 and len(direct) < len(articles):
        wrong = next(words for words in articles if words not in direct)
        raise QueryError(
            "Several “text:” are looked for in one article, so none of them can stand with “or”, "
            "“not” or in parentheses.",
            wrong.start,
            wrong.end,
        )


def _asked(tree: _Compiled) -> tuple[_Words, ...]:
    """What the store is asked: the words of an article, else the longest word that must hold."""
    leaves = list(_leaves(tree))
    articles = {words.key: words for words in leaves if words.article}
    if articles:
        return tuple(articles.values())
    offered = _direct(tree) or leaves
    return (max(offered, key=lambda words: len(words.phrase)),) if offered else ()


class _Ready:
    """Makes the parts of a query ready for one snapshot."""

    def __init__(
        self,
        chronology: Chronology,
        asked: tuple[_Words, ...],
        found: tuple[tuple[tuple[str, str], ...], Mapping[str, str]] | None,
    ) -> None:
        self._chronology = chronology
        self._asked = {words.key for words in asked}
        self._events: frozenset[str] | None = None
        if found is not None and asked:
            hits, owners = found
            if asked[0].article:
                self._events = events_of(hits, chronology, _ARTICLES, owners)
            else:
                self._events = events_of(_sure(asked[0], hits, chronology), chronology, _PLAIN)

    def events(self, tree: _Compiled) -> list[Event]:
        """All events of which it holds: of those that the store has found, if it was asked."""
        parts = tree.parts if isinstance(tree, _Joined) and not tree.either else (tree,)
        everything = self._chronology.events
        found: Collection[Event] = everything.values()
        if self._events is not None:
            known = [one for one in parts if isinstance(one, _Words) and one.key in self._asked]
            if known:
                parts = tuple(one for one in parts if one not in known)
                found = [everything[i] for i in self._events if i in everything]
        left: Iterable[Event] = found
        for holds in self._sieves(parts, found):
            left = filter(holds, left)
        return list(left)

    def _sieves(self, parts: Sequence[_Compiled], found: Collection[Event]) -> list[Holds]:
        """Parts that must all hold of what is found, in the order in which they are best asked.

        First what is quick to tell, and of that what lets the fewest events through, so that the
        others are asked of few; how many that are is seen from some of all events.
        """
        quick = [self.holds(part) for part in parts if not self._is_slow(part)]
        if len(quick) > 1:
            some = list(islice(found, None, None, len(found) // _SOME + 1))
            quick.sort(key=lambda holds: sum(map(holds, some)))
        return quick + [self.holds(part) for part in parts if self._is_slow(part)]

    def holds(self, node: _Compiled) -> Holds:
        if isinstance(node, _Tested):
            return node.test(self._chronology)
        if isinstance(node, _Words):
            return self._words(node)
        if isinstance(node, _Without):
            part = self.holds(node.part)
            return lambda event: not part(event)
        parts = [self.holds(one) for one in sorted(node.parts, key=self._is_slow)]
        return _any(parts) if node.either else _every(parts)

    def _is_slow(self, node: _Compiled) -> bool:
        """Whether texts are read event by event: what is quick to tell comes before it."""
        if isinstance(node, _Tested):
            return node.slow
        if isinstance(node, _Words):
            return self._events is None or node.key not in self._asked
        return any(map(self._is_slow, node.parts if isinstance(node, _Joined) else (node.part,)))

    def _words(self, words: _Words) -> Holds:
        events = self._events
        if events is not None and words.key in self._asked:
            return lambda event: event.id in events
        if words.article:
            return lambda event: False
        return _looker(words, self._chronology)


def _looker(words: _Words, chronology: Chronology) -> Looker:
    return Looker(words.phrase, chronology, exact=words.exact)


def _sure(words: _Words, hits: Hits, chronology: Chronology) -> Hits:
    """The hits without those where the last word goes on and may not; a store lets it."""
    if not is_whole(words.phrase, exact=words.exact):
        return hits
    look = _looker(words, chronology)
    return [hit for hit in hits if hit[0] in _PLAIN and look.has(*hit)]


def _every(parts: list[Holds]) -> Holds:
    if len(parts) == 1:
        return parts[0]
    if len(parts) == 2:
        one, two = parts
        return lambda event: one(event) and two(event)

    def holds(event: Event) -> bool:
        for part in parts:  # noqa: SIM110  # half the time of all()
            if not part(event):
                return False
        return True

    return holds


def _any(parts: list[Holds]) -> Holds:
    def holds(event: Event) -> bool:
        for part in parts:  # noqa: SIM110
            if part(event):
                return True
        return False

    return holds
