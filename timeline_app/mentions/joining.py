"""Lists and ranges as one mention: "Wednesday and Thursday", "23–24 January", "20 or 23 May"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from timeline_app.dates import DateError, EventDate, Precision
from timeline_app.mentions.mention import Mention

_LINK: Final = re.compile(
    r"\s*(?:(?P<or>,?\s*(?:or|или|либо|ou|o|oder|veya|ya\s+da|أو|یا))"
    r"|(?P<and>,?\s*(?:and|&|и|et|y|e|und|ve|ile|و))"
    r"|(?P<to>to|through|until|till|по|до|à|au|al?|hasta|bis(?:\s+zum)?|إلى|حتى|تا|الی|[-–—‑/])|(?P<comma>,|،))"
    r"(?:\s+(?:on|in|at|в|во|en|à|am|im|في|در))?(?:\s+(?:the|le|la|les|el|los|las|der|dem|den))?"
    r"\s*",
    re.IGNORECASE,
)
"""What ties two dates of a list or range, in all languages that are read."""
_LONGEST_LINK: Final = 24
_LONGEST_CHAIN: Final = 12
_BETWEEN: Final = re.compile(
    r"\b(?:between|между|entre|zwischen|بين|بین)\s+(?:(?:the|le|les|el|los|dem|den|das)\s+)?$",
    re.IGNORECASE,
)
_MOVED: Final = re.compile(
    r"\b(?:mov|postpon|delay|push|reschedul|brought|bring|shift|chang|put back|put off|slip)\w*\b"
    r"[^.;\n]{0,60}\bfrom\s+(?:the\s+)?$"
    r"|(?:перенес|перенос|сдвин|отлож|report|repouss|aplaz|pospu|posterg|versch[io]|verleg|أجل|أرجئ|"
    r"تعویق|موکول|ertele|kaydır)\w*\b[^.;\n]{0,60}$",
    re.IGNORECASE,
)
_LOOK_BACK: Final = 100
_PLAIN: Final = frozenset((
    Precision.DAY, Precision.MONTH, Precision.YEAR, Precision.SEASON, Precision.QUARTER,
    Precision.DECADE, Precision.SOME_DAY,
))  # fmt: skip


def join(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions with lists and ranges put together, each a mention with its `parts`.

    A range, and neighbouring days told together, is an interval; "or" is one of several; "between
    A and B" is some day between. What was moved "from A to B" stays apart, and so do days with
    others between them.
    """
    return list(_joined(text, mentions))


def _joined(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    place = 0
    while place < len(mentions):
        links, end = _chain(text, mentions, place)
        while links:
            whole = _whole(text, mentions[place:end], links)
            if whole is not None:
                yield whole
                break
            links.pop()
            end -= 1
        else:
            yield mentions[place]
            end = place + 1
        place = end


def _chain(text: str, mentions: Sequence[Mention], place: int) -> tuple[list[str], int]:
    """How the mentions from a place on are linked, and where the chain ends."""
    links: list[str] = []
    end = place + 1
    while end < min(len(mentions), place + _LONGEST_CHAIN):
        link = _link(text, mentions[end - 1], mentions[end])
        if not link or (links and links[-1] not in (",", link)) or links[-1:] == ["to"]:
            break
        links.append(link)
        end += 1
    while links and links[-1] == ",":
        links.pop()
        end -= 1
    return links, end


def _link(text: str, one: Mention, other: Mention) -> str:
    precision = _precision(one)
    if other.start - one.end > _LONGEST_LINK or precision is not _precision(other):
        return ""
    match = _LINK.fullmatch(text, one.end, other.start)
    if match is None or precision is None:
        return ""
    return "," if match.lastgroup == "comma" else match.lastgroup or ""


def _precision(one: Mention) -> Precision | None:
    return one.date.precision if one.date is not None and one.date.precision in _PLAIN else None


def _whole(text: str, parts: Sequence[Mention], links: Sequence[str]) -> Mention | None:
    dates = [part.date for part in parts if part.date is not None]
    before = text[max(0, parts[0].start - _LOOK_BACK) : parts[0].start]
    link = links[-1]
    if link == ",":
        return None
    between = link == "and" and len(parts) == 2 and _BETWEEN.search(before) is not None
    if link == "to" and _MOVED.search(before):
        return None
    if link == "and" and not between and not _follow(dates):
        return None
    try:
        when = _combined(dates, "between" if between else link)
    except DateError:
        return None
    others = _other_reading(parts, "between" if between else link)
    return Mention(
        parts[0].start,
        parts[-1].end,
        when,
        _NAMES["between" if between else link],
        _reason(parts),
        others,
        next((part.clash for part in parts if part.clash), None),
        list(parts),
    )


_NAMES: Final = {"or": "one of several", "and": "list", "to": "range", "between": "between"}


def _reason(parts: Sequence[Mention]) -> str:
    return "; ".join(dict.fromkeys(part.reason for part in parts))


def _combined(dates: Sequence[EventDate], link: str) -> EventDate:
    if link == "or":
        return EventDate.one_of(dates)
    first, last = _low(dates[0]), _high(dates[-1])
    return EventDate.parse(f"[{first}..{last}]" if link == "between" else f"{first}/{last}")


def _low(when: EventDate) -> str:
    limits = when.limits
    return str(limits[0]) if limits is not None and limits[0] is not None else when.text


def _high(when: EventDate) -> str:
    limits = when.limits
    return str(limits[1]) if limits is not None and limits[1] is not None else when.text


def _follow(dates: Sequence[EventDate]) -> bool:
    """Whether each date begins on the day after the one before."""
    return all(
        one.last is not None and other.first == one.last + 1 for one, other in pairwise(dates)
    )


def _other_reading(parts: Sequence[Mention], link: str) -> list[EventDate]:
    """The second candidates of all parts together, where each has one."""
    dates = [part.date for part in parts if part.date is not None]
    if link == "between":
        return [_combined(dates, "to")]
    others = [part.alternatives[0] for part in parts if part.alternatives]
    if len(others) != len(parts):
        return []
    try:
        return [_combined(others, link)]
    except DateError:
        return []
