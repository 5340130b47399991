"""The fixed words of a chronology: keys that are stored, labels that are shown.

Keys never change; labels may be translated. ``sign`` names the glyph of the chart.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Term(NamedTuple):
    """A word of a vocabulary: its stored key and its label."""

    key: str
    label: str


class KindTerm(NamedTuple):
    """A kind of event; ``family`` decides its statuses and the shape of its mark."""

    key: str
    label: str
    family: str


class StatusTerm(NamedTuple):
    """A status of one family; ``sign`` is one of the eleven signs of the chart.

    ``planned`` says that the day still lies ahead or was never confirmed.
    """

    key: str
    label: str
    sign: str
    planned: bool = False


def _terms(*pairs: tuple[str, str]) -> Mapping[str, Term]:
    return {key: Term(key, label) for key, label in pairs}


def _plain(words: str) -> Mapping[str, Term]:
    return {key: Term(key, key.replace("_", " ")) for key in words.split()}


TALKS, DOCUMENT, MEASURE, DEADLINE, POINT = "talks", "document", "measure", "deadline", "point"

EVENT_KINDS: Mapping[str, KindTerm] = {
    key: KindTerm(key, key, family)
    for family, words in (
        (TALKS, "round session consultation ministerial summit congress"),
        (DOCUMENT, "statement agreement resolution appointment proposal refusal"),
        (MEASURE, "ceasefire implementation"),
        (DEADLINE, "deadline"),
        (POINT, "violation context"),
    )
    for key in words.split()
}
"""The kinds of event, in the order in which they are offered."""

_UNKNOWN = StatusTerm("unknown", "unknown", "unknown")


def _statuses(*terms: StatusTerm) -> Mapping[str, StatusTerm]:
    return {term.key: term for term in (*terms, _UNKNOWN)}


_PLANNED = True
STATUSES: Mapping[str, Mapping[str, StatusTerm]] = {
    TALKS: _statuses(
        StatusTerm("rumoured", "rumoured", "rumoured", _PLANNED),
        StatusTerm("announced", "announced", "announced", _PLANNED),
        StatusTerm("scheduled", "scheduled", "scheduled", _PLANNED),
        StatusTerm("postponed", "postponed", "postponed", _PLANNED),
        StatusTerm("cancelled", "cancelled", "cancelled"),
        StatusTerm("under_way", "under way", "under_way"),
        StatusTerm("suspended", "suspended", "suspended"),
        StatusTerm("held", "held", "held"),
        StatusTerm("held_in_part", "held in part", "held_in_part"),
        StatusTerm("ended_without_result", "no result", "ended_without_result"),
    ),
    DOCUMENT: _statuses(
        StatusTerm("proposed", "proposed", "announced", _PLANNED),
        StatusTerm("tabled", "tabled", "scheduled", _PLANNED),
        StatusTerm("initialled", "initialled", "under_way"),
        StatusTerm("signed", "signed", "held"),
        StatusTerm("signed_in_part", "signed in part", "held_in_part"),
        StatusTerm("adopted", "adopted", "held"),
        StatusTerm("rejected", "rejected", "ended_without_result"),
        StatusTerm("withdrawn", "withdrawn", "cancelled"),
    ),
    MEASURE: _statuses(
        StatusTerm("announced", "announced", "announced", _PLANNED),
        StatusTerm("in_force", "in force", "under_way"),
        StatusTerm("partly_observed", "partly observed", "held_in_part"),
        StatusTerm("suspended", "suspended", "suspended"),
        StatusTerm("broken_down", "broken down", "ended_without_result"),
        StatusTerm("lapsed", "lapsed", "held"),
        StatusTerm("ended", "ended", "held"),
    ),
    DEADLINE: _statuses(
        StatusTerm("set", "set", "scheduled", _PLANNED),
        StatusTerm("met", "met", "held"),
        StatusTerm("missed", "missed", "ended_without_result"),
        StatusTerm("lifted", "lifted", "cancelled"),
    ),
    POINT: _statuses(),
}
"""The statuses of each family of kinds, by key."""

SIGNS = (
    "held",
    "under_way",
    "held_in_part",
    "scheduled",
    "announced",
    "rumoured",
    "postponed",
    "suspended",
    "cancelled",
    "ended_without_result",
    "unknown",
)
"""The eleven signs, in the order in which the side list shows them."""

ROLES = _terms(
    ("party", "party"),
    ("mediator", "mediator"),
    ("facilitator", "facilitator"),
    ("guarantor", "guarantor"),
    ("co_chair", "co-chair"),
    ("host", "host"),
    ("observer", "observer"),
    ("signatory", "signatory"),
    ("witness", "witness"),
    ("spokesperson", "spokesperson"),
)
ATTENDANCES = _plain("attended part left remote invited declined absent excluded boycotted listed")
CONTACTS = _terms(("", ""), ("one_room", "one room"), ("indirect", "indirect"))
STANCES = _terms(
    ("announces", "announces"),
    ("reports_change", "reports change"),
    ("supports", "supports"),
    ("disputes", "disputes"),
    ("retracts", "retracts"),
    ("context", "context"),
)
MODALITIES = _plain("asserts expects conditional denies")
VOICES = _terms(("", ""), *((k, k) for k in ("document", "outlet", "named", "unnamed")))
REVIEWS = _plain("draft in_review checked locked")
HANDLINGS = _plain("open internal restricted")
CONFIDENCES = _terms(("", ""), *((k, k) for k in ("low", "moderate", "high")))
LINK_KINDS = _plain("produced amends implements violates extends replaces resumes")
ACTOR_LINK_KINDS = _plain("member_of succeeds speaks_for")
MADE_BY = _plain("publisher transcript translation")
DAY_ORDERS = _terms(("", ""), ("dmy", "day first"), ("mdy", "month first"))
RELIABILITIES = _terms(
    ("", ""),
    ("A", "completely reliable"),
    ("B", "usually reliable"),
    ("C", "fairly reliable"),
    ("D", "not usually reliable"),
    ("E", "unreliable"),
    ("F", "reliability cannot be judged"),
)
CREDIBILITIES = {
    1: "confirmed by other sources",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "truth cannot be judged",
}

CHOICES: Mapping[tuple[str, str], Mapping[str, Term]] = {
    ("chronology", "day_order"): DAY_ORDERS,
    ("event", "review"): REVIEWS,
    ("event", "handling"): HANDLINGS,
    ("event", "confidence"): CONFIDENCES,
    ("event_link", "kind"): LINK_KINDS,
    ("actor_link", "kind"): ACTOR_LINK_KINDS,
    ("participation", "role"): ROLES,
    ("participation", "attendance"): ATTENDANCES,
    ("participation", "contact"): CONTACTS,
    ("participation", "handling"): HANDLINGS,
    ("publisher", "reliability"): RELIABILITIES,
    ("source", "reliability"): RELIABILITIES,
    ("source", "handling"): HANDLINGS,
    ("source_text", "made_by"): MADE_BY,
    ("excerpt", "voice"): VOICES,
    ("citation", "stance"): STANCES,
    ("citation", "modality"): MODALITIES,
    ("briefing", "audience"): _plain("open internal all"),
}
"""Which words a text field of a kind of record may hold; kind and status of events apart."""


def statuses_of(kind: str) -> Mapping[str, StatusTerm]:
    """The statuses that a kind of event allows; those of talks for an unknown kind."""
    term = EVENT_KINDS.get(kind)
    return STATUSES[term.family if term else TALKS]


def status_of(kind: str, status: str) -> StatusTerm:
    """The term of a status under a kind; unknown where the kind does not allow it."""
    return statuses_of(kind).get(status, _UNKNOWN)


def word_of(sign: str) -> str:
    """The word for a sign where events of every kind stand together: that of talks."""
    return next(term.label for term in STATUSES[TALKS].values() if term.sign == sign)


def family_of(kind: str) -> str:
    """The family of a kind of event."""
    term = EVENT_KINDS.get(kind)
    return term.family if term else TALKS


def words_of(terms: Mapping[str, Term], key: str) -> str:
    """The words for a key; the key itself where it is of another version."""
    return terms[key].label if key in terms else key


def place_of(terms: Mapping[str, Term], key: str) -> int:
    """Where a key stands in the order of its vocabulary; behind all where it is of another one."""
    return list(terms).index(key) if key in terms else len(terms)


def misfit(kind: str, record: object) -> str:
    """What in a record is not in the vocabulary, in a sentence; empty if all is."""
    for key, terms in _CHOICES_OF.get(kind, ()):
        value = getattr(record, key)
        if value not in terms:
            return f"“{value}” is not a known {key.replace('_', ' ')}; known: {_list(terms)}."
    if kind == "citation" and getattr(record, "credibility", None) not in (None, *CREDIBILITIES):
        return "Credibility goes from 1 to 6."
    return _event_misfit(record) if kind == "event" else ""


def _event_misfit(event: object) -> str:
    kind, status = str(getattr(event, "kind", "")), getattr(event, "status", "")
    if kind not in EVENT_KINDS:
        return f"“{kind}” is not a known kind; known: {_list(EVENT_KINDS)}."
    allowed = statuses_of(kind)
    if status not in allowed:
        return f"“{status}” is not a status of a {kind}; known: {_list(allowed)}."
    return ""


_CHOICES_OF: Mapping[str, list[tuple[str, Mapping[str, Term]]]] = {
    owner: [(key, terms) for (kind, key), terms in CHOICES.items() if kind == owner]
    for owner in {kind for kind, _ in CHOICES}
}


def _list(terms: Mapping[str, object]) -> str:
    return ", ".join(key for key in terms if key)
