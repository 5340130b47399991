"""Rules on sources and the passages taken from them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Final

from timeline_app import records as r
from timeline_app.checks.finding import Case, Finding, TextFacts
from timeline_app.chronology import Chronology
from timeline_app.dates import date_of
from timeline_app.edtf import MONTHS, WEEKDAYS
from timeline_app.one_line import one_line
from timeline_app.operations import name_of

_SHOWN: Final = 44
"""How many letters of a quote are shown."""
_MONTH = "|".join(MONTHS)
_NAMED: Final = re.compile(
    rf"\b(?P<weekday>{'|'.join(WEEKDAYS)}),?\s+(?:the\s+)?"
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{_MONTH})"
    rf"|(?P<month2>{_MONTH})\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?)\b"
    rf"(?:,?\s+(?P<year>\d{{4}}))?",
    re.IGNORECASE,
)
"""A weekday right before a day and its month."""
_OTHER_BEFORE: Final = re.compile(
    rf"\b(?:{'|'.join(WEEKDAYS)})\s*(?:,|and|or|to|until|through|–|-)\s*$", re.IGNORECASE
)
"""Another weekday before it: "Monday and Tuesday, May 14 and 15" names the first with the last."""


def text_facts(
    chronology: Chronology,
    texts: Callable[[Iterable[str]], Iterable[r.SourceText]],
    sources: Iterable[str] | None = None,
) -> TextFacts:
    """What the texts of some sources (by default of all) say; ``texts`` reads them by source id."""
    wanted = list(chronology.sources if sources is None else sources)
    versions: dict[str, dict[int, str]] = {}
    for one in texts(wanted):
        versions.setdefault(one.source, {})[one.version] = one.text
    lost: dict[str, str] = {}
    for source, by_version in versions.items():
        for identity in chronology.owned("excerpt", "source", source):
            sentence = _stray(chronology.excerpts[identity], by_version)
            if sentence:
                lost[identity] = sentence
    filled = {source for source, found in versions.items() if any(found.values())}
    return TextFacts(frozenset(filled), lost)


def _stray(excerpt: r.Excerpt, versions: dict[int, str]) -> str:
    """Why a passage does not stand where it should; empty if it does."""
    text = versions.get(excerpt.version)
    if text is None or not excerpt.exact:
        return ""
    if excerpt.start is None or excerpt.end is None:
        if excerpt.exact in text:
            return "The passage stands in the text of its source and is not tied to its place."
        return "The source has a text, and the passage is not in it."
    if text[excerpt.start : excerpt.end] != excerpt.exact:
        return "The passage no longer stands at its place in the text."
    newest = versions[max(versions)]
    if text is not newest and excerpt.exact not in newest:
        return "The source has a newer text, in which the passage reads otherwise."
    return ""


def orphaned(case: Case) -> Iterator[Finding]:
    """Passages that are not found in the text of their source."""
    if case.texts is None:
        return
    chronology = case.chronology
    for identity, sentence in case.texts.lost.items():
        excerpt = chronology.excerpts.get(identity)
        if excerpt is None:
            continue
        events = list(
            dict.fromkeys(
                chronology.citations[i].event
                for i in chronology.owned("citation", "excerpt", identity)
            )
        )
        first = chronology.events.get(events[0]) if events else None
        source = chronology.sources.get(excerpt.source)
        named = first if first is not None else source
        yield Finding(
            "orphaned", "excerpt", identity, name_of(named if named is not None else excerpt),
            f"“{one_line(excerpt.exact, _SHOWN)}”",
            sentence,
            "Open the passage and tie it to its place again.",
            facts=f"{excerpt.version} {excerpt.start} {excerpt.end} {sentence}",
            event=first.id if first is not None else None,
            excerpt=identity,
            source=excerpt.source,
        )  # fmt: skip


def bare_source(case: Case) -> Iterator[Finding]:
    """Sources without a day, or without a text to open."""
    for source in case.chronology.sources.values():
        missing = []
        if source.published is None:
            missing.append("day")
        if case.texts is not None and source.id not in case.texts.with_text:
            missing.append("text")
        if not missing:
            continue
        what = " and no ".join(missing)
        effect = (
            "It is left out of every view as known on a day."
            if "day" in missing
            else "Its passages cannot be shown in their place."
        )
        yield Finding(
            "bare_source", "source", source.id, name_of(source),
            f"no {what}",
            f"This source has no {what}. {effect}",
            "Open the source and add what is missing.",
            facts=what,
            source=source.id,
        )  # fmt: skip


def weekday(case: Case) -> Iterator[Finding]:
    """Quotes that name a weekday which the day beside it was not."""
    chronology = case.chronology
    for excerpt in chronology.excerpts.values():
        if "day" not in excerpt.exact:
            continue
        source = chronology.sources.get(excerpt.source)
        near = source.published.first if source is not None and source.published else None
        for found in _NAMED.finditer(excerpt.exact):
            if _OTHER_BEFORE.search(excerpt.exact[: found.start()]):
                continue
            day = _day_of(found, date_of(near) if near else None)
            named = found["weekday"].capitalize()
            if day is None or WEEKDAYS[day.weekday()] == named:
                continue
            yield _misnamed(chronology, excerpt, found.group(), day)


def _day_of(found: re.Match[str], near: date | None) -> date | None:
    """The day that the words mean: in the year given, else in the one nearest to the paper."""
    month = [one.casefold() for one in MONTHS].index((found["month"] or found["month2"]).casefold())
    day = int(found["day"] or found["day2"])
    if found["year"]:
        return _made(int(found["year"]), month + 1, day)
    if near is None:
        return None
    days = [_made(near.year + step, month + 1, day) for step in (-1, 0, 1)]
    return min(filter(None, days), key=lambda one: abs(one - near), default=None)


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _misnamed(chronology: Chronology, excerpt: r.Excerpt, words: str, day: date) -> Finding:
    cited = chronology.owned("citation", "excerpt", excerpt.id)
    event = chronology.events.get(chronology.citations[cited[0]].event) if cited else None
    source = chronology.sources.get(excerpt.source)
    named = event if event is not None else source
    right = WEEKDAYS[day.weekday()]
    return Finding(
        "weekday", "excerpt", excerpt.id, name_of(named if named is not None else excerpt),
        f"“{one_line(words, _SHOWN)}” was a {right}",
        f"The quote says “{one_line(words, _SHOWN)}”, and "
        f"{day.day} {MONTHS[day.month - 1]} {day.year} was a {right}.",
        "The quote stays as it is; look whether the day or the weekday is meant.",
        facts=words,
        event=event.id if event is not None else None,
        excerpt=excerpt.id,
        source=excerpt.source,
    )  # fmt: skip
