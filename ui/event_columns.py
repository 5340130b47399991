"""The columns of the event table as data, on top of the fields of an event."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple, TypeAlias

from timeline_app import records as r
from timeline_app.canonical import FieldError
from timeline_app.chronology import Chronology
from timeline_app.date_labels import label as date_label
from timeline_app.dates import EventDate
from timeline_app.fields import BY_KEY, Field
from timeline_app.folding import fold
from timeline_app.vocabulary import SIGNS, status_of
from ui.row_facts import FLAG_WORDS, Facts, flags_of

FactsOf: TypeAlias = Callable[[r.Event], Facts]
Reader: TypeAlias = Callable[[r.Event, Chronology, FactsOf], str]
Sort: TypeAlias = Callable[[r.Event, Chronology, FactsOf], Any]


class Column(NamedTuple):
    """One column: its width in px, what a cell says, how it sorts and which field F2 edits.

    ``edits`` is None for a column that is read from elsewhere.
    """

    key: str
    label: str
    width: int
    show: Reader
    sort: Sort
    edits: Callable[[r.Event], Field] | None = None
    right: bool = False


def capital(word: str) -> str:
    """A word as it begins a cell."""
    return word[:1].upper() + word[1:]


def title_of(event: r.Event) -> str:
    """What an event is called in a row."""
    return event.short_title or event.title


def _title_field(event: r.Event) -> Field:
    return BY_KEY["short_title" if event.short_title else "title"]


def _place(event: r.Event, chronology: Chronology, _: FactsOf) -> str:
    return event.city or event.country


def _of_field(key: str, width: int, show: Reader | None = None, label: str = "") -> Column:
    """A column that shows and edits just one field."""
    field = BY_KEY[key]
    return Column(
        key,
        label or field.label,
        width,
        show or (lambda event, chronology, _: field.show(event, chronology)),
        lambda event, chronology, _: field.sort(event, chronology),
        lambda _: field,
    )


def _flag_words(event: r.Event, chronology: Chronology, facts: FactsOf) -> str:
    return ", ".join(FLAG_WORDS[flag] for flag in flags_of(event, facts(event)))


_FLAG_ORDER = {flag: place for place, flag in enumerate(FLAG_WORDS)}


def _flag_order(event: r.Event, chronology: Chronology, facts: FactsOf) -> tuple[int, ...]:
    worn = flags_of(event, facts(event))
    return tuple([_FLAG_ORDER[flag] for flag in worn]) or (len(_FLAG_ORDER),)


SIGN, DATE, EVENT, PROCESS, PLACE, STATUS, SOURCES, FLAGS = range(8)

COLUMNS: tuple[Column, ...] = (
    Column(
        "sign",
        "Sign",
        34,
        lambda event, chronology, facts: "",
        lambda event, chronology, facts: SIGNS.index(status_of(event.kind, event.status).sign),
    ),
    _of_field("date", 176),
    Column(
        "title",
        "Event",
        180,
        lambda event, chronology, facts: title_of(event),
        lambda event, chronology, facts: fold(title_of(event)),
        _title_field,
    ),
    _of_field("process", 104),
    _of_field("city", 118, _place, "Place"),
    _of_field(
        "status", 94, lambda event, chronology, _: capital(BY_KEY["status"].show(event, chronology))
    ),
    Column(
        "sources",
        "Sources",
        64,
        lambda event, chronology, facts: str(facts(event).sources),
        lambda event, chronology, facts: facts(event).sources,
        right=True,
    ),
    Column("flags", "Flags", 86, _flag_words, _flag_order),
)
"""The columns in their first order; the event takes what width is left, 180 px at least."""


def editor_text(field: Field, event: r.Event, chronology: Chronology) -> str:
    """What an editor begins with: a date as its row shows it, where that reads as the same date.

    Of a process and a status it is the id or key.
    """
    if field.key == "process":
        return event.process or ""
    if field.key != "date" or event.date is None or field.write is None:
        return field.read(event, chronology)
    shown = date_label(event.date, "row")
    try:
        same = field.write(shown, event, chronology) == event.date
    except FieldError:
        same = False
    return shown if same else event.date.text


def values_of(
    field: Field, text: str, event: r.Event, chronology: Chronology
) -> dict[str, EventDate | str | None]:
    """The values, by key, that a typed text gives a field; raises ``FieldError``."""
    if field.write is None:
        raise FieldError(f"{field.label} cannot be changed here.")
    value = field.write(text, event, chronology)
    if field.key != "date":
        return {field.key: value}
    return {"date": value, "date_words": words_to_keep(text, value)}


def words_to_keep(text: str, date: EventDate | None) -> str:
    """What was typed, where it says it in other words than EDTF or the date's label; else ""."""
    if date is None:
        return ""
    styles = (date_label(date, "row"), date_label(date, "long"), date_label(date, "sentence"))
    known = {_bare(form) for form in (date.text, *styles)}
    return "" if _bare(text) in known else " ".join(text.split())


def _bare(text: str) -> str:
    """A text without what does not matter: case, the kind of dash, blanks around it."""
    one_dash = fold(text).replace("–", "-").replace("—", "-")
    return "".join(one_dash.split())
