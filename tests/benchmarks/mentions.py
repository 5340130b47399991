"""Dates: how many of the gold mentions are found, and how fast articles and values are read."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from tests.benchmarks import rules
from tests.gold import HALVES, LANGUAGES, found_in, numbers_read_as_dates, passages, score
from timeline_app import edtf as profile
from timeline_app.dates import EventDate
from timeline_app.mentions import find_mentions

_VALUES = 60_000
_OTHER = (
    "{year}", "{year}~", "{year}-{month:02}", "{year}-{season}", "{year}-{quarter}", "{decade}X",
    "{day}?", "{day}~", "[{day},{later}]", "{year}-{month:02}~",
)  # fmt: skip


def main(arguments: list[str]) -> dict[str, Any]:
    """F1 by language and half, precision by rule, articles and values (to ``edtf``) a second."""
    folder = rules.options(__doc__, arguments).published
    return {
        "gold": {language: _of(language) for language in LANGUAGES},
        "rules": rules.by_rule(rules.sets(folder)),
        "articles": _articles(),
        "values": _values(),
    }


def _of(language: str) -> dict[str, Any]:
    """The figures of one language."""
    found: dict[str, Any] = {}
    for half in HALVES:
        read = [(one, found_in(one)) for one in passages(language, half)]
        scores = [score(one, mentions) for one, mentions in read]
        whole = sum(scores[1:], scores[0])
        found[half] = {
            "mentions": whole.gold,
            "value_f1": whole.value,
            "span_f1": whole.span,
            "numbers_read_as_dates": sum(numbers_read_as_dates(*one) for one in read),
        }
    return found


def _articles() -> dict[str, float]:
    """Articles of about 300 words a second, and seconds for a text of 150 KB."""
    made: dict[str, float] = {}
    for language in ("en", "ar"):
        texts = [one.text for half in HALVES for one in passages(language, half)]
        whole = " ".join(texts)
        words = whole.split(" ")
        articles = [" ".join(words[at : at + 300]) for at in range(0, len(words) - 300, 300)]
        made[f"{language}_articles_a_second"] = round(_a_second(articles * 10, _read(language)))
        long = (whole * (150_000 // len(whole.encode()) + 1)).encode()[:150_000]
        text = long.decode(errors="ignore")
        made[f"{language}_150_kb_seconds"] = round(1 / _a_second([text], _read(language)), 3)
    return made


def _read(language: str) -> Callable[[str], object]:
    return lambda text: find_mentions(text, date(2017, 2, 14), language)


def _a_second(things: list[str], action: Callable[[str], object]) -> float:
    action(things[0])
    begun = time.perf_counter()
    for one in things:
        action(one)
    return len(things) / (time.perf_counter() - begun)


def _values() -> dict[str, float]:
    """Distinct values: 70 % days, 20 % intervals, 10 % others; ours without its cache."""
    from edtf import parse_edtf

    values = _distinct(random.Random(1), _VALUES)
    profile.read.cache_clear()
    ours = _a_second(values, EventDate.parse)
    theirs = _a_second(values[:300], parse_edtf)
    return {"a_second": round(ours), "edtf_a_second": round(theirs), "ratio": round(ours / theirs)}


def _distinct(chance: random.Random, count: int) -> list[str]:
    def day() -> date:
        return date(1900, 1, 1) + timedelta(chance.randrange(60_000))

    found: dict[str, None] = {}
    while len(found) < count:
        first, last = sorted((day(), day()))
        kind = chance.random()
        if kind < 0.7:
            value = first.isoformat()
        elif kind < 0.9:
            value = f"{first}/{last}"
        else:
            value = chance.choice(_OTHER).format(
                year=first.year,
                month=first.month,
                season=chance.randrange(21, 25),
                quarter=chance.randrange(33, 37),
                decade=first.year // 10,
                day=first,
                later=last,
            )
        found[value] = None
    values = list(found)
    chance.shuffle(values)
    return values
