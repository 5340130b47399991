"""Words that changed a little: where in a long text they may stand, and how near they come.

Candidates come from short pieces that text and passage share (one walk over the text for many
passages); the best match at a candidate from the edit distance, computed with the bits of one whole
number (Myers 1999, in the form of Hyyrö 2003).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from typing import NamedTuple

_PIECE = 6
"""How many code points long the shared pieces are."""

_COMMON = 12
"""A piece that stands in the passage set more often than this tells nothing."""

_SLACK = 8
_MOST_CANDIDATES = 6
_MOST_HITS = 400
_LONGEST = 4000
"""A passage longer than this is compared by its two ends of half this length."""


class Match(NamedTuple):
    """A piece of a text that is like some words: ``likeness`` is 1 for the very words, else less.

    ``start`` to before ``end`` in code points.
    """

    start: int
    end: int
    likeness: float


def places(wanted: Mapping[str, str], text: str) -> dict[str, list[int]]:
    """Where each of some passages may begin in a text, the likeliest first, by its id.

    A begin can be some code points off; ``closest`` finds the right one. A place is missed where
    no eleven code points in a row were left as they were.
    """
    pieces: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for identity, words in wanted.items():
        for offset in range(len(words) - _PIECE + 1):
            pieces[words[offset : offset + _PIECE]].append((identity, offset))
    rare = {piece: spots for piece, spots in pieces.items() if len(spots) <= _COMMON}
    hits: Counter[str] = Counter()
    votes: dict[str, Counter[int]] = defaultdict(Counter)
    for at in range(0, len(text) - _PIECE + 1, _PIECE) if rare else ():
        piece = text[at : at + _PIECE]
        spots = rare.get(piece)
        if spots is None or hits[piece] >= _MOST_HITS:
            continue
        hits[piece] += 1
        for identity, offset in spots:
            votes[identity][(at - offset) // _SLACK] += 1
    return {identity: _likeliest(found) for identity, found in votes.items()}


def _likeliest(votes: Counter[int]) -> list[int]:
    """The begins with the most votes, neighbours of one that was taken left out."""
    together = {box: votes[box] + votes.get(box + 1, 0) for box in votes}
    taken: list[int] = []
    for box, _ in sorted(together.items(), key=lambda pair: (-pair[1], pair[0])):
        if all(abs(box - other) > 2 for other in taken):
            taken.append(box)
        if len(taken) == _MOST_CANDIDATES:
            break
    return [box * _SLACK for box in taken]


def closest(words: str, text: str, near: int) -> Match | None:
    """The piece of a text around a place that differs least from some words; None for none."""
    slack = 4 * _SLACK + len(words) // 4
    if len(words) > _LONGEST:
        return _by_ends(words, text, near, slack)
    first = max(0, near - slack)
    window = text[first : near + len(words) + slack]
    end, distance = _best_end(words, window)
    if distance >= len(words):
        return None
    length, _ = _best_end(words[::-1], window[:end][::-1], anchored=True)
    start = end - length
    return Match(first + start, first + end, 1 - distance / len(words))


def _by_ends(words: str, text: str, near: int, slack: int) -> Match | None:
    half = _LONGEST // 2
    head = closest(words[:half], text, near)
    if head is None:
        return None
    tails = [closest(words[-half:], text, head.start + len(words) - half + step)
             for step in (0, -slack, slack)]  # fmt: skip
    tail = max((one for one in tails if one is not None), key=lambda one: one.likeness,
               default=None)  # fmt: skip
    if tail is None or tail.end <= head.start:
        return None
    return Match(head.start, tail.end, min(head.likeness, tail.likeness))


def between(match: Match, words: str, text: str, before: str, after: str) -> Match:
    """The match with its edges where what stood around the words stands now.

    Edit distance alone does not know where a changed piece ends. The match stays as it is where
    its surroundings are gone too.
    """
    slack = 4 * _SLACK + len(words) // 4
    start, end = match.start, match.end
    if len(before) >= _PIECE:
        piece = before[-2 * _SLACK :]
        found = text.rfind(piece, max(0, start - slack), start + slack)
        start = start if found < 0 else found + len(piece)
    if len(after) >= _PIECE:
        found = text.find(after[: 2 * _SLACK], max(start, end - slack), end + slack)
        end = end if found < 0 else found
    if (start, end) == match[:2] or not start < end or len(words) > _LONGEST:
        return match
    *_, distance = _distances(words, text[start:end], anchored=True)
    likeness = 1 - distance / len(words)
    return Match(start, end, likeness) if likeness > match.likeness - 0.15 else match


def _best_end(words: str, window: str, *, anchored: bool = False) -> tuple[int, int]:
    """Where the piece of a window nearest to some words ends, and its edit distance.

    Of ends with the same distance the first is taken, but a last letter that was replaced belongs
    to the piece; for ``anchored`` (the piece begins where the window begins) the one that makes
    the piece most nearly as long as the words.
    """
    size = len(words)
    best = (size, size if anchored else 0, 0)
    for place, distance in enumerate(_distances(words, window, anchored=anchored)):
        found = (distance, abs(place - size) if anchored else 0, place)
        next_to_it = not anchored and found[:2] == best[:2] and place == best[2] + 1
        if found[:2] < best[:2] or (next_to_it and distance < size):
            best = found
    return best[2], best[0]


def _distances(words: str, window: str, *, anchored: bool) -> Iterator[int]:
    """The least edit distance of some words to a piece ending before each place of a window.

    The piece begins anywhere, or for ``anchored`` where the window begins.
    """
    size = len(words)
    masks: dict[str, int] = defaultdict(int)
    for place, letter in enumerate(words):
        masks[letter] |= 1 << place
    everything, top = (1 << size) - 1, 1 << (size - 1)
    up, down, distance = everything, 0, size
    yield distance
    for letter in window:
        equal = masks.get(letter, 0)
        crossed = equal | down
        equal |= ((equal & up) + up) ^ up
        rise = down | (everything & ~(equal | up))
        fall = up & equal
        distance += bool(rise & top) - bool(fall & top)
        rise = (rise << 1) | anchored
        fall <<= 1
        up = (fall | ~(crossed | rise)) & everything
        down = rise & crossed & everything
        yield distance


def nearness(wanted: str, there: str) -> float:
    """How much of a short text is there in another, 0 to 1."""
    if wanted == there:
        return 1.0
    if not wanted or not there:
        return 0.0
    return SequenceMatcher(None, wanted, there, autojunk=False).ratio()


def same_words(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether two texts have the same letters and figures, whatever stands between them."""
    return [x for x in one if x.isalnum()] == [x for x in other if x.isalnum()]
