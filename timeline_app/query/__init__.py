"""The search line: `process:Astana status:held 2017 "de-escalation"`.

    >>> query = parse("status:held -city:Geneva (Lavrov or Kerry)", chronology)
    >>> ids = query.resolve(store.search(query.free_text)).select(chronology)

All terms must hold; “or” joins its two neighbours; "-" or “not” takes what follows away. The
grammar stands in ``parser.py``, what can be searched by in ``fields.py``.

**Words** are folded (case, accents, letter forms) and the last may go on: `title:congr` is
congress. In quotes, or where it ends in a figure, it is a whole word: "Astana 2" is not Astana 20.
A process or actor whose name is given in full is that one alone.

**Free text** is looked for in the event's own words, in the quotes cited on it and in the titles of
their sources. Whole articles are left out, because a word anywhere in a long article would bring up
every event that cites it; `text:word` asks for just that. Each word or phrase is looked for by
itself: one may stand in the title and another in a quote. So that the store is asked only once a
search, one of them is asked of its index and the others are looked up in the snapshot, in the same
words; the snapshot alone gives the same answer, only slower. It does not hold the articles, so
several `text:` of one search ask for one article that has them all, and there the last word of a
phrase may go on.
"""

from timeline_app.query.completion import completed, suggestions
from timeline_app.query.parser import QueryError, Token
from timeline_app.query.tree import Query, ask, colours, parse, run

__all__ = [
    "Query",
    "QueryError",
    "Token",
    "ask",
    "colours",
    "completed",
    "parse",
    "run",
    "suggestions",
]
