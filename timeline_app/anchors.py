"""Pinning a passage to a text, and finding it again in another version of the text.

W3C Web Annotation: a position selector (``start``, ``end``, code points, end exclusive) and a quote
selector (``exact``, ``prefix``, ``suffix``). A passage is found by its quote, first where it was,
then elsewhere, then in words that changed a little; else it is *orphaned* (None). Wherever the
answer is not plain, ``Found.how`` says so, and a passage that could stand in several places as well
is never moved without that word.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from timeline_app.articles.similar import Match, between, closest, nearness, places
from timeline_app.records import Excerpt

AROUND = 32
"""How many code points before and after a passage are kept to tell it from its like."""

SAME, MOVED, LIKELY, SIMILAR = "same", "moved", "likely", "similar"
"""How a passage was found, from certain to doubtful; see ``Found``."""

_LONG = 40
"""A quote of so many code points that stands only once is found, whatever is around it."""

_PLAIN, _ENOUGH, _NEAR, _CLEAR = 0.75, 0.6, 0.75, 0.06
"""The least score of a plain find, of any; of the likeness of changed words; and the least lead
over the next best place."""

_MOST = 1000
"""How many places of the same words are weighed."""


@dataclass(frozen=True, slots=True)
class Found:
    """Where a passage stands in a text: ``start`` to before ``end``, in code points.

    ``how`` is "same" (the quote at its old place), "moved" (the quote elsewhere, and there is no
    other place for it), "likely" (the quote, but what was around it is gone, or it stands in
    several places that fit as well; this is the best or nearest) or "similar" (the words changed
    a little). The last two need a look. ``score`` is 0 to 1: how much of quote and surroundings
    is there.
    """

    start: int
    end: int
    how: str
    score: float

    @property
    def plain(self) -> bool:
        """Whether it needs no look."""
        return self.how in (SAME, MOVED)


def pin(excerpt: Excerpt, text: str, start: int, end: int) -> Excerpt:
    """The excerpt pinned to ``text[start:end]`` (code points, end exclusive)."""
    return dataclasses.replace(
        excerpt,
        start=start,
        end=end,
        exact=text[start:end],
        prefix=text[max(0, start - AROUND) : start],
        suffix=text[end : end + AROUND],
    )


def pin_quote(excerpt: Excerpt, text: str) -> Excerpt:
    """The excerpt pinned where its exact words stand; as it was where they do not.

    Where they stand several times, the place whose surroundings fit prefix and suffix best.
    """
    length = len(excerpt.exact)
    found = list(islice(_places(excerpt.exact, text), _MOST))
    if not found:
        return excerpt
    best = max(found, key=lambda start: _adjacent(excerpt, text, start, start + length))
    return pin(excerpt, text, best, best + length)


def find(excerpt: Excerpt, text: str) -> Found | None:
    """Where a passage stands in a text, or None: it is orphaned. See ``find_all``."""
    return find_all([excerpt], text)[excerpt.id]


def find_all(excerpts: Iterable[Excerpt], text: str) -> dict[str, Found | None]:
    """Where each of some passages stands in a text, by its id; None where it is orphaned.

    The time grows with the length of the text and with the number of passages. The words that
    changed are looked for in one walk over the text for all of them together.
    """
    found: dict[str, Found | None] = {}
    lost: list[Excerpt] = []
    for excerpt in excerpts:
        found[excerpt.id] = place = _exactly(excerpt, text) if excerpt.exact else None
        if place is None and excerpt.exact.strip():
            lost.append(excerpt)
    candidates = places({one.id: _whole(one) for one in lost}, text)
    for excerpt in lost:
        found[excerpt.id] = _similarly(excerpt, text, candidates.get(excerpt.id, ()))
    return found


def _whole(excerpt: Excerpt) -> str:
    return excerpt.prefix + excerpt.exact + excerpt.suffix


def _exactly(excerpt: Excerpt, text: str) -> Found | None:
    """The place of the very words; None where they are gone or stand amid something else."""
    start, length = excerpt.start, len(excerpt.exact)
    if start is not None and text.startswith(excerpt.exact, start) and start >= 0:
        fit = _score(excerpt, text, start)
        if fit == 1:
            return Found(start, start + length, SAME, 1.0)
    whole = _whole(excerpt)
    at = text.find(whole)
    if at >= 0 and text.find(whole, at + 1) < 0:
        begin = at + len(excerpt.prefix)
        if len(whole) >= _LONG:
            return Found(begin, begin + length, MOVED, 1.0)
    starts = list(islice(_places(excerpt.exact, text), _MOST + 1))
    if not 0 < len(starts) <= _MOST:
        return None
    ranked = _ranked(excerpt, text, starts)
    score, best = ranked[0]
    alone = len(starts) == 1 or score - ranked[1][0] >= _CLEAR
    enough = score >= _PLAIN or (len(starts) == 1 and length >= _LONG)
    if alone and enough:
        return Found(best, best + length, SAME if best == start else MOVED, score)
    if score >= _ENOUGH or (len(starts) == 1 and length >= _LONG // 2):
        return Found(best, best + length, LIKELY, score)
    return None


def _ranked(excerpt: Excerpt, text: str, starts: Sequence[int]) -> list[tuple[float, int]]:
    """Places with their scores, the best first; the old place or the nearest before its equals.

    Only those whose surroundings agree most letter by letter are weighed in full.
    """
    length = len(excerpt.exact)
    old = excerpt.start or 0
    if len(starts) > 8:
        starts = sorted(
            starts,
            key=lambda at: (-_adjacent(excerpt, text, at, at + length), abs(at - old)),
        )[:8]
    return sorted(
        ((_score(excerpt, text, at), at) for at in starts),
        key=lambda pair: (-pair[0], abs(pair[1] - old)),
    )


def _similarly(excerpt: Excerpt, text: str, candidates: Iterable[int]) -> Found | None:
    """The place of words that differ a little; None where there is none, or more than one."""
    ranked: list[tuple[float, Match]] = []
    for at in candidates:
        match = closest(excerpt.exact, text, at + len(excerpt.prefix))
        if match is None:
            continue
        match = between(match, excerpt.exact, text, excerpt.prefix, excerpt.suffix)
        if match.likeness < _NEAR:
            continue
        if all(match.start != other.start for _, other in ranked):
            ranked.append((_score_of(excerpt, text, match), match))
    ranked.sort(key=lambda pair: -pair[0])
    if not ranked or ranked[0][0] < _ENOUGH:
        return None
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _CLEAR:
        return None
    score, match = ranked[0]
    if match.likeness < 1:
        return Found(match.start, match.end, SIMILAR, score)
    return Found(match.start, match.end, MOVED if score >= _PLAIN else LIKELY, score)


def _score(excerpt: Excerpt, text: str, start: int) -> float:
    return _score_of(excerpt, text, Match(start, start + len(excerpt.exact), 1.0))


def _score_of(excerpt: Excerpt, text: str, match: Match) -> float:
    """How much of quote and surroundings is there, each code point of them counting the same."""
    before = text[max(0, match.start - len(excerpt.prefix)) : match.start]
    after = text[match.end : match.end + len(excerpt.suffix)]
    there = (
        len(excerpt.exact) * match.likeness
        + len(excerpt.prefix) * nearness(excerpt.prefix, before)
        + len(excerpt.suffix) * nearness(excerpt.suffix, after)
    )
    return there / len(_whole(excerpt))


def _places(words: str, text: str) -> Iterator[int]:
    """Every place of some words in a text, overlapping ones too; none for no words."""
    found = text.find(words) if words else -1
    while found >= 0:
        yield found
        found = text.find(words, found + 1)


def _adjacent(excerpt: Excerpt, text: str, start: int, end: int) -> int:
    """How many code points on both sides of a place are those around the excerpt."""
    before = _common(text[max(0, start - 2 * AROUND) : start][::-1], excerpt.prefix[::-1])
    after = _common(text[end : end + 2 * AROUND], excerpt.suffix)
    return before + after


def _common(one: str, other: str) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def sentence(excerpt: Excerpt, found: Found | None, where: str = "") -> str:
    """What is said of a passage that is no longer where it was; empty where nothing changed.

    ``where`` names the place, as in "¶ 3"; without it the number of the letter is given.
    """
    if found is not None and found.how == SAME:
        return ""
    gone = "The quote is no longer at this place; "
    if found is None:
        return gone + "it was not found elsewhere in this text."
    place = where or f"letter {found.start + 1}"
    if found.how == MOVED:
        return gone + f"found once at {place}."
    if found.how == LIKELY:
        return gone + f"it most likely stands at {place}."
    return gone + f"found with other words at {place}."
