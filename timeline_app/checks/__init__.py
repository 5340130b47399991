"""Review findings: what in a chronology somebody should look at, why, and what helps.

    >>> texts = text_facts(chronology, store.texts)
    >>> for one in findings(chronology, date.today(), texts):
    ...     print(one.subject, one.reason, one.next_step)

Pure functions of a snapshot and a day; what the texts of the sources say comes as ``TextFacts``,
because a snapshot does not hold them. A finding can be dismissed with a reason and comes back when
its facts change.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable
from datetime import date

from timeline_app import operations
from timeline_app import records as r
from timeline_app.changes import Operation
from timeline_app.checks import evidence, order, passages
from timeline_app.checks.finding import Case, Finding, Rule, TextFacts
from timeline_app.checks.passages import text_facts
from timeline_app.chronology import Chronology

__all__ = ["HEADINGS", "RULES", "Finding", "Rule", "TextFacts", "dismiss", "findings", "text_facts"]

RULES: tuple[Rule, ...] = (
    Rule("conflict", "Dates disagree", evidence.conflict),
    Rule("planned_day", "Planned day has passed", evidence.planned_day),
    Rule("open_end", "No end reported, not confirmed lately", evidence.open_end),
    Rule("no_source", "No source", evidence.no_source),
    Rule("unclaimed", "Value that no source gives", evidence.unclaimed),
    Rule("one_origin", "Contested, one origin only", evidence.one_origin),
    Rule("orphaned", "Passage not found again", passages.orphaned),
    Rule("weekday", "Weekday does not fit", passages.weekday),
    Rule("odd_year", "Year looks wrong", evidence.odd_year),
    Rule("numbers", "Number missing or doubled", order.numbers),
    Rule("outside_parent", "Outside the event it is part of", order.outside_parent),
    Rule("bare_source", "Source without day or text", passages.bare_source),
    Rule("titles", "Title to look at", order.titles),
    Rule("draft", "Draft", order.drafts),
)
"""Every rule, the weightiest first. The keys are stored with dismissals and never change."""

HEADINGS = {rule.key: rule.heading for rule in RULES}
"""The heading of each rule by its key."""


def findings(
    chronology: Chronology,
    today: date,
    texts: TextFacts | None = None,
    pause: Callable[[], object] = lambda: None,
) -> list[Finding]:
    """What there is to look at and nobody has dismissed: by rule, then by the events' dates.

    Without ``texts`` nothing is said of what the texts hold. ``pause`` is called every now and
    then, so that work on another thread can give way.
    """
    case = Case(chronology, today, texts, pause)
    settled = _dismissed(chronology)
    place = {identity: at for at, identity in enumerate(chronology.by_date())}
    last = len(place)

    def key(one: Finding) -> tuple[int, str, str]:
        return place.get(one.event or "", last), one.subject, one.record

    found: list[Finding] = []
    for rule in RULES:
        new = [one for one in rule.find(case) if one.key not in settled]
        parts = (new[at : at + _PART] for at in range(0, len(new), _PART))
        found += heapq.merge(*(sorted(part, key=key) for part in parts), key=key)
    return found


_PART = 2000
"""How many findings are sorted in one go: a sort lets no other thread in between."""


def _dismissed(chronology: Chronology) -> set[tuple[str, str, str]]:
    return {
        (one.rule, one.record, one.facts)
        for one in chronology.all("dismissal").values()
        if isinstance(one, r.Dismissal)
    }


def dismiss(finding: Finding, reason: str, author: str) -> Operation:
    """Set a finding aside with a reason; it comes back when its facts change."""
    record = r.Dismissal(
        r.new_id(),
        rule=finding.rule,
        record=finding.record,
        facts=finding.facts,
        author=author,
        reason=reason,
    )
    heading = HEADINGS[finding.rule]
    return operations.add([record], f"Dismiss “{heading}” of {finding.subject}")
