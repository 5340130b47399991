"""Hypothesis strategies: texts of many scripts, dates, records and small whole chronologies."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from tests.random_edits import DATES, WORDS
from timeline_app.dates import EventDate
from timeline_app.field_types import FieldSpec, FieldType
from timeline_app.records import KINDS, Kind, Record

texts = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
    st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join),
)
"""Unicode text, also Arabic, combining, astral, control; no lone surrogates."""

days = st.dates().map(EventDate.of_day)
dates = st.one_of(days, st.sampled_from(DATES).map(EventDate.parse))
integers = st.integers(-(2**63), 2**63 - 1)
json_values: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | integers | st.floats(allow_nan=False, allow_infinity=False) | texts,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(texts, inner, max_size=2),
    max_leaves=4,
)
identities = st.uuids(version=4).map(str)


def values(spec: FieldSpec, references: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    """Values of a field; ``references`` gives the ids it may refer to."""
    match spec.type:
        case FieldType.REFERENCE:
            return references if spec.required else st.none() | references
        case FieldType.INTEGER:
            return integers if spec.default is not None else st.none() | integers
        case FieldType.DATE:
            return st.none() | dates
        case FieldType.LIST:
            return st.lists(texts, max_size=3).map(tuple)
        case FieldType.MAP:
            return st.dictionaries(texts, json_values, max_size=2)
        case FieldType.BYTES:
            return st.binary(max_size=20)
    return texts


@st.composite
def records_of(draw: st.DrawFn, kind: Kind, identity: str | None = None) -> Record:
    """A record of a kind with some fields filled; references are to made-up ids."""
    filled: dict[str, Any] = {"id": identity or draw(identities)}
    some = draw(st.sets(st.sampled_from([spec.name for spec in kind.specs]), max_size=5))
    for spec in kind.specs:
        if spec.required or spec.name in some:
            filled[spec.name] = draw(values(spec, identities))
    made: Record = kind.record_class(**filled)
    return made


records: st.SearchStrategy[Record] = st.sampled_from(list(KINDS)).flatmap(
    lambda name: records_of(KINDS[name])
)
"""A record of any kind."""

seeds = st.integers(0, 2**32 - 1)
"""Seeds for ``tests.random_edits.Scribe``, which makes whole chronologies with references."""
