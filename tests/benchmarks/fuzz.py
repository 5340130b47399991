"""Random and mangled texts through the finder of mentions and the reader of typed dates.

python -m tests.benchmarks fuzz [--count N] [--seed S] [--part mentions|typed]

Text number n has the seed S + n; ``--seed`` of a failure with ``--count 1`` makes it again.
"""

from __future__ import annotations

import argparse
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from random import Random
from typing import Any, Final

from tests import mangled
from tests.gold import LANGUAGES
from timeline_app.date_reader import read_date
from timeline_app.dates import DateError, EventDate
from timeline_app.mentions import Mention, find_mentions, join

_DAYS: Final = (None, date(2017, 2, 14), date(2016, 2, 29), date.min, date.max)
_HANGS_AFTER: Final = 60
"""Seconds."""
_SHOWN: Final = 300


def main(arguments: Sequence[str]) -> dict[str, Any]:
    """The campaign that the options describe."""
    parser = argparse.ArgumentParser(prog="fuzz")
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--part", choices=tuple(_PARTS))
    chosen = parser.parse_args(arguments)
    parts = [chosen.part] if chosen.part else list(_PARTS)
    return {part: campaign(part, chosen.count, chosen.seed) for part in parts}


def campaign(part: str, count: int, seed: int) -> dict[str, Any]:
    """So many texts through one part: what was found, the slowest text, and what failed."""
    make, run = _PARTS[part]
    found, slowest, failures = 0, (0.0, seed, 0), []
    for one in range(seed, seed + count):
        text = make(one)
        begun = time.perf_counter()
        try:
            with _limit():
                found += run(text, Random(f"setting {one}"))
        except Exception as error:  # noqa: BLE001 - whatever it is, it is a finding
            shown = ascii(text[:_SHOWN])
            failures.append(
                {"seed": one, "error": f"{type(error).__name__}: {error}", "text": shown}
            )
        slowest = max(slowest, (time.perf_counter() - begun, one, len(text)))
    seconds, of_seed, letters = slowest
    return {
        "texts": count,
        "mentions" if part == "mentions" else "dates": found,
        "slowest": {"ms": round(1000 * seconds, 1), "seed": of_seed, "letters": letters},
        "failures": failures,
    }


def find(text: str, chance: Random) -> int:
    """Find and join the mentions of a text; how many there are."""
    published, language = chance.choice(_DAYS), chance.choice((None, *LANGUAGES))
    found = find_mentions(text, published, language)
    check(text, found)
    whole = join(text, found)
    check(text, whole)
    if [part for one in whole for part in (one.parts or [one])] != found:
        raise AssertionError("join lost or changed a mention")
    return len(found)


def check(text: str, found: Sequence[Mention]) -> None:
    """Fail unless the spans are valid, in order, none over another, and dates parse back."""
    end = 0
    for one in found:
        if not end <= one.start < one.end <= len(text):
            raise AssertionError(f"span {one.start} to {one.end} after {end}")
        if text[one.start].isspace() or text[one.end - 1].isspace():
            raise AssertionError(f"space at an end of {one.start} to {one.end}")
        if not one.rule or not one.reason:
            raise AssertionError("no rule or no reason")
        for when in (one.date, *one.alternatives):
            _check_date(when)
        end = one.end


def _check_date(when: EventDate | None) -> None:
    if when is None:
        return
    same = EventDate.parse(when.text)
    if (same.text, same.first, same.last) != (when.text, when.first, when.last):
        raise AssertionError(f"{when.text} parses back as {same.text}")


def read_typed(text: str, chance: Random) -> int:
    """Read a typed text; 1 if it is a date, 0 if it is refused with a sentence."""
    order = chance.choice(("", "dmy", "mdy"))
    try:
        reading = read_date(
            text, today=chance.choice(_DAYS), day_order=order, relative_to=chance.choice(_DAYS)
        )
    except DateError as error:
        if not error.message.endswith((".", "?")):
            raise AssertionError(f"no sentence: {error.message}") from None
        error.message.encode()
        return 0
    for when in (reading.date, *reading.candidates):
        _check_date(when)
    if (reading.date is None) != (not reading.explanation):
        raise AssertionError("a date without an explanation, or the reverse")
    if reading.candidates and reading.candidates[0] != reading.date:
        raise AssertionError("the first candidate is not the date")
    if any(mark in reading.explanation for mark in "{}[]"):
        raise AssertionError(f"EDTF in the explanation: {reading.explanation}")
    return int(reading.date is not None)


@contextmanager
def _limit() -> Iterator[None]:
    """Raise `TimeoutError` in a text that hangs, where the system can."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def stop(*_: object) -> None:
        raise TimeoutError(f"not read in {_HANGS_AFTER} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, _HANGS_AFTER)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


_PARTS: Final[dict[str, tuple[Callable[[int], str], Callable[[str, Random], int]]]] = {
    "mentions": (mangled.mangled, find),
    "typed": (mangled.typed, read_typed),
}
