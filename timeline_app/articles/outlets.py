"""Which outlet an article is from, by the marks that agencies and papers leave on it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from timeline_app.articles.head_lines import Line, dateline_of
from timeline_app.articles.links import shown_host
from timeline_app.articles.lists import word_set
from timeline_app.folding import fold

AGENCIES = word_set(
    """AA AFP ANSA AP APA ANI BBC BELTA CNN DPA EFE FNA IANS INA INTERFAX IRIB IRNA ISNA KAZINFORM
    KUNA KYODO MENA MEHR NNA NOVOSTI PNA PTI QNA RFI RFE REUTERS SANA SAPA SPA SPUTNIK TASS UNIAN
    UPI WAM XINHUA YONHAP"""
)
"""Agencies as they name themselves at the head of a report, in capitals."""

_TAGS = (
    re.compile(r"[(/\[]\s*([^()/\[\]\n\d]{2,40}?)\s*[)/\]]\s*(?:--|[–—.-]|\Z)"),
    re.compile(r"^([A-Z]{2,6})\s?(?:--|[–—-])(?!\w)"),
    re.compile(r"\b([A-ZА-ЯЁ][\w-]{2,})\.RU\b"),
    re.compile(r"[–—-]\s*(РИА Новости|ТАСС|Интерфакс)\b"),
)
_NAMED = re.compile(
    r"(?:source|publisher|published by|©|\(c\)|copyright|quelle|fuente|источник|المصدر|منبع|kaynak)"
    r"\s*[:：]?\s*(?:©|\(c\))?\s*(?:\d{4})?\s*(?P<name>[^\n|,.;]{2,60})",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://[^\s<>()\"”]+", re.IGNORECASE)


def guess_outlet(text: str, head: Sequence[Line], known: Sequence[str]) -> tuple[str, str]:
    """The name of the outlet and from what it was read; ("", "") where nothing says it.

    One of the ``known`` names is preferred wherever the text has it or its initials.
    """
    body = text[head[-1].end if head else 0 :][:300].lstrip()
    for name, why in _candidates(text, head, body):
        same = [one for one in known if fold(one) == fold(name) or _initials(one) == name]
        if same:
            return same[0], why
    by_name = _known_by_name(head, text, known)
    if by_name[0]:
        return by_name
    return next(_candidates(text, head, body), ("", ""))


def _candidates(text: str, head: Sequence[Line], body: str) -> Iterator[tuple[str, str]]:
    """Each outlet that the text may be from, the most likely first."""
    dateline = dateline_of(body) or body[:40]
    for place, pattern in enumerate(_TAGS):
        found = pattern.search(dateline)
        if found is not None and (place != 1 or _is_agency(found[1], dateline)):
            yield found[1].strip(), f"the text begins with “{dateline[: found.end()].strip()}”"
    foot = text[-800:].splitlines()[-6:]
    for line in (*(one.text for one in head), *foot):
        named = _NAMED.match(line.strip())
        if named is not None and len(line) < 120:
            name = named["name"].strip(' -–—«»“”"')
            yield name, f"the line “{line.strip()[:60]}”"
    for line in (*(one.text for one in head), *foot):
        address = _ADDRESS.search(line)
        host = shown_host(address[0].rstrip(".,;")) if address is not None else ""
        if host:
            yield host.removeprefix("www."), f"the address “{host}” in the text"


def _is_agency(letters: str, dateline: str) -> bool:
    """Whether capitals before a dash are an agency: one that is known, or "ABC- " run together."""
    return letters in AGENCIES or (len(letters) <= 5 and dateline[len(letters)] in "-–—")


def _known_by_name(head: Sequence[Line], text: str, known: Sequence[str]) -> tuple[str, str]:
    lines = [line.text for line in head] + text[-800:].splitlines()[-6:]
    folded = {fold(name): name for name in known if name.strip()}
    for line in lines:
        name = folded.get(fold(line.strip()))
        if name is not None:
            return name, f"the line “{line.strip()[:60]}”"
    return "", ""


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())
