"""Which column of a sheet is which field: Parley's own names, and what others call them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from timeline_app.fields import BY_KEY, FIELDS
from timeline_app.folding import fold
from timeline_app.formats.csv_table import Table
from timeline_app.vocabulary import CONFIDENCES, EVENT_KINDS, HANDLINGS, REVIEWS, STATUSES

READ_ONLY = ("earliest", "latest", "date_label", "sources", "source_notes", "audience")
"""Columns that Parley writes and never reads, but for saying that they were changed."""

SKIP = "-"
"""The mapping of a column that is left out; an empty mapping keeps it in ``extra``."""

HELD_BACK = ("held_back_row", "held_back_because")
"""Columns that are put before the rows that an import held back; nobody reads them again."""

COMPOSED: Mapping[str, str] = {
    "date_first": "Date, first day",
    "date_last": "Date, last day",
    "precision": "Date precision",
    "place": "Place",
    "external_id": "External id",
}
"""Columns of other sheets that become parts of a field, or the id in their own scheme."""

TARGETS: Mapping[str, str] = {
    **{field.key: field.label for field in FIELDS},
    **COMPOSED,
    "id": "Parley's id",
    "as_of": "Parley's state",
    **dict.fromkeys(READ_ONLY, "Read only"),
}
"""Everything that a column can be, by key, with the name people see."""

_SYNONYMS: Mapping[str, str] = {
    "process": "track,process name,ppname,peace process,talks,format name",
    "title": "event,name,headline,agt,agreement,agenda item,subject,heading",
    "date": "dat,day,event date,date signed,datum,when,year",
    "date_first": "start,begin,begins,start date,date start,from,first day,med begins,begin year,"
    "startdate,date begin,from date,event start",
    "date_last": "end,ends,end date,date end,until,to,last day,med ends,end year,enddate,to date",
    "precision": "date prec,prec,date precision,time precision",
    "place": "location,venue and city,where",
    "city": "town",
    "country": "con,state",
    "status": "outcome,state of talks",
    "kind": "type,event type",
    "number": "round,round number,session number,no,nr",
    "participants": "actors,parties,attendees,who",
    "summary": "note,notes,text,description,comment,comments,details",
    "date_words": "display date,date in words",
    "external_id": "agtid,agreement id,event id,ref,reference,external id,source id",
    "tags": "tag,keywords,labels",
    "assessment": "analysis",
}


def _simple(header: str) -> str:
    return " ".join(fold(header).replace("_", " ").replace(".", " ").replace("-", " ").split())


_KNOWN: Mapping[str, str] = {
    **{other: key for key, others in _SYNONYMS.items() for other in others.split(",")},
    **{_simple(label): key for key, label in COMPOSED.items()},
    **{_simple(field.label): field.key for field in FIELDS},
    **{_simple(key): key for key in (*BY_KEY, "id", "as_of", *READ_ONLY)},
}


def propose_mapping(headers: Sequence[str]) -> dict[str, str]:
    """For each column the key that it seems to be, each key once; empty where none is known.

    A sheet with Parley's ``id`` and ``as_of`` is Parley's own: there only its own names count.
    """
    own = {"id", "as_of"} <= set(headers)
    result: dict[str, str] = {}
    taken: set[str] = set()
    exact = [header for header in headers if header in TARGETS and header not in COMPOSED]
    for header in exact:
        result[header] = header
        taken.add(header)
    for header in headers:
        if header in result:
            continue
        if header in HELD_BACK:
            result[header] = SKIP
            continue
        key = "" if own else _KNOWN.get(_simple(header), "")
        if key in taken or _is_only_ours(key, own):
            key = ""
        result[header] = key
        taken.add(key)
    _settle(result)
    return {header: result[header] for header in headers}


def _is_only_ours(key: str, own: bool) -> bool:
    return not own and key in (*READ_ONLY, "as_of")


def _settle(mapping: dict[str, str]) -> None:
    """Mend what does not go together: a last day needs a first; one date column is enough."""
    by_key = {key: header for header, key in mapping.items() if key}
    if "as_of" not in by_key:
        for key in READ_ONLY:
            if key in by_key:
                mapping[by_key[key]] = ""
    if "date_first" in by_key and "date" in by_key:
        drop = "date_first" if "date_last" not in by_key else "date"
        mapping[by_key[drop]] = ""
    elif "date_last" in by_key and "date" in by_key:
        mapping[by_key["date"]] = "date_first"


_WORDS: Mapping[str, frozenset[str]] = {
    "kind": frozenset(EVENT_KINDS),
    "status": frozenset(
        word for terms in STATUSES.values() for t in terms.values() for word in (t.key, t.label)
    ),
    "confidence": frozenset(CONFIDENCES),
    "review": frozenset(REVIEWS),
    "handling": frozenset(HANDLINGS),
}


def fitting(mapping: Mapping[str, str], table: Table, notes: list[str]) -> dict[str, str]:
    """A proposed mapping without columns none of whose values is a word of their field."""
    result = dict(mapping)
    own = "as_of" in mapping.values()
    for column, key in mapping.items():
        if own or key not in _WORDS:
            continue
        values = {row.cells.get(column, "").strip().casefold() for row in table.rows} - {""}
        if values and not values & _WORDS[key]:
            result[column] = ""
            what = TARGETS[key].casefold()
            notes.append(f"“{column}” has no {what} that Parley knows: kept as a note.")
    return result


def keyed(mapping: Mapping[str, str], header: Iterable[str]) -> dict[str, str]:
    """The column of each key, in the order of the sheet; a key's second column is not used."""
    result: dict[str, str] = {}
    for column in header:
        key = mapping.get(column, "")
        if key and key != SKIP:
            result.setdefault(key, column)
    return result


def kept_apart(mapping: Mapping[str, str], header: Iterable[str]) -> list[str]:
    """The columns that go to ``extra``: unmapped ones, and the second of a key."""
    used = set(keyed(mapping, header).values())
    return [c for c in header if c not in used and mapping.get(c, "") != SKIP]
