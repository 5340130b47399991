"""Parts of a month or year in other languages, as far as English has no word for them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from timeline_app.mentions.rules import share_of
from timeline_app.mentions.vocabulary import ORDINALS
from timeline_app.reading.words import Share

_TENTHS: Final = {1: Share.EARLY, 2: Share.MID}


def foreign_share(words: Sequence[str]) -> Share | None:
    """The part that some English words mean: a half alone is the middle, ten days are a third."""
    number = next((ORDINALS[word] for word in words if word in ORDINALS), 0)
    if "+tendays" in words:
        return _TENTHS.get(number, Share.LATE)
    found = share_of(list(words))
    if found is None and "half" in words:
        return Share.SECOND_HALF if number == 2 or "final" in words else Share.MID
    return found
