"""What an event's field needs to be seen: label, reader, writer, sort, search name, editor.

The one declaration for table, form, CSV, search and import preview. How a field is stored stands
on the record class.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, TypeAlias
from unicodedata import combining

from timeline_app import participants
from timeline_app.canonical import FieldError
from timeline_app.chronology import Chronology
from timeline_app.date_labels import label as date_label
from timeline_app.dates import DateError, EventDate, sort_key
from timeline_app.folding import fold
from timeline_app.records import Event
from timeline_app.vocabulary import (
    CONFIDENCES,
    EVENT_KINDS,
    HANDLINGS,
    REVIEWS,
    Term,
    status_of,
    statuses_of,
)

Reader: TypeAlias = Callable[[Event, Chronology], str]
Writer: TypeAlias = Callable[[str, Event, Chronology], Any]
Sort: TypeAlias = Callable[[Event, Chronology], Any]

TITLE_LENGTH = 500
"""How many code points a title may have."""


class Field(NamedTuple):
    """One field of an event as people see it.

    ``read`` gives the text of CSV and of an editor; ``show`` the text of a table cell. ``write``
    takes a text (with the event as it is) to the record's value and raises ``FieldError``; it is
    None for participants, which are records of their own (``participants.py``). ``editor`` is one
    of: line, long, date, status, kind, process, parent, participants, choice, tags, time.
    """

    key: str
    label: str
    read: Reader
    show: Reader
    write: Writer | None
    sort: Sort
    search: str
    editor: str
    choices: Mapping[str, Term] | None = None


def _plain(key: str) -> Reader:
    return lambda event, _: str(getattr(event, key))


def _folded(key: str) -> Sort:
    return lambda event, _: fold(str(getattr(event, key)))


def _text(text: str, event: Event, chronology: Chronology) -> str:
    return text.strip()


def _title(text: str, event: Event, chronology: Chronology) -> str:
    cleaned = clean_title(text)
    if not cleaned:
        raise FieldError("Give the event a title.")
    if len(cleaned) > TITLE_LENGTH:
        raise TitleTooLong(f"Titles hold {TITLE_LENGTH} characters; move the rest to the summary.")
    return cleaned


class TitleTooLong(FieldError):
    """A title of more than ``TITLE_LENGTH`` code points."""


def cut_title(text: str, summary: str = "") -> tuple[str, str]:
    """A title cut between two words, and the summary with the rest of it at its beginning.

    A word that is longer than a title is cut where the title ends.
    """
    cleaned = clean_title(text)
    if len(cleaned) <= TITLE_LENGTH:
        return cleaned, summary
    end = cleaned.rfind(" ", 0, TITLE_LENGTH + 1)
    if end <= 0:
        end = TITLE_LENGTH
        while end > 1 and combining(cleaned[end]):
            end -= 1
    rest = cleaned[end:].strip()
    return cleaned[:end], f"{rest}\n\n{summary}" if summary.strip() else rest


_DROPPED = dict.fromkeys((*range(32), 127, 0x200B, 0x2060, 0xFEFF))


def clean_title(text: str) -> str:
    """A title on one line: control characters and zero-width blanks gone, blanks joined."""
    spaced = text.replace("\n", " ").replace("\t", " ").replace("\r", " ")
    return " ".join(spaced.translate(_DROPPED).split())


def _line(key: str, label: str, search: str = "", writer: Writer = _text) -> Field:
    return Field(key, label, _plain(key), _plain(key), writer, _folded(key), search or key, "line")


def _choice(key: str, label: str, terms: Mapping[str, Term]) -> Field:
    def show(event: Event, chronology: Chronology) -> str:
        term = terms.get(getattr(event, key))
        return term.label if term else str(getattr(event, key))

    def write(text: str, event: Event, chronology: Chronology) -> str:
        return _term_key(text, terms, label)

    order = list(terms)
    return Field(
        key,
        label,
        _plain(key),
        show,
        write,
        lambda event, _: order.index(getattr(event, key)) if getattr(event, key) in order else -1,
        key,
        "choice",
        terms,
    )


def _term_key(text: str, terms: Mapping[str, Any], label: str) -> str:
    wanted = text.strip().casefold()
    for key, term in terms.items():
        if wanted in (key.casefold(), term.label.casefold()):
            return key
    near = _nearest(wanted, terms)
    hint = f" Nearest: {near}." if near else ""
    raise FieldError(f"“{text.strip()}” is not a known {label.casefold()}.{hint}")


def _nearest(wanted: str, terms: Mapping[str, Any]) -> str:
    same = {"called off": "cancelled", "canceled": "cancelled", "took place": "held"}
    words = [term.label for term in terms.values() if term.label]
    if same.get(wanted) in words:
        return same[wanted]
    import difflib

    found = difflib.get_close_matches(wanted, words, n=1)
    return found[0] if found else ""


def _read_date(event: Event, chronology: Chronology) -> str:
    return "" if event.date is None else event.date.text


def _show_date(event: Event, chronology: Chronology) -> str:
    return "" if event.date is None else date_label(event.date, "row")


def _write_date(text: str, event: Event, chronology: Chronology) -> EventDate | None:
    from timeline_app.date_reader import read_date

    if not text.strip():
        return None
    try:
        reading = read_date(text, day_order=chronology.heading.day_order)
    except DateError as error:
        raise FieldError(str(error)) from error
    if reading.ambiguous:
        raise FieldError("Day or month first? Write the month as a word.")
    return reading.date


def _show_status(event: Event, chronology: Chronology) -> str:
    return status_of(event.kind, event.status).label


def _write_status(text: str, event: Event, chronology: Chronology) -> str:
    return _term_key(text, statuses_of(event.kind), "status")


def _write_kind(text: str, event: Event, chronology: Chronology) -> str:
    return _term_key(text, EVENT_KINDS, "kind")


def _read_process(event: Event, chronology: Chronology) -> str:
    process = chronology.processes.get(event.process or "")
    return process.name if process else ""


def _show_process(event: Event, chronology: Chronology) -> str:
    process = chronology.processes.get(event.process or "")
    return (process.short_name or process.name) if process else ""


def _write_process(text: str, event: Event, chronology: Chronology) -> str | None:
    wanted = fold(text.strip())
    if not wanted:
        return None
    for process in chronology.processes.values():
        if wanted in (fold(process.name), fold(process.short_name)) or text.strip() == process.id:
            return process.id
    raise FieldError(f"There is no process “{text.strip()}”.")


def _sort_process(event: Event, chronology: Chronology) -> Any:
    process = chronology.processes.get(event.process or "")
    return (process.position, fold(process.name)) if process else (10**9, "")


def _read_parent(event: Event, chronology: Chronology) -> str:
    return event.parent or ""


def _show_parent(event: Event, chronology: Chronology) -> str:
    parent = chronology.events.get(event.parent or "")
    return (parent.short_title or parent.title) if parent else ""


def _write_parent(text: str, event: Event, chronology: Chronology) -> str | None:
    identity = text.strip()
    if not identity:
        return None
    if identity not in chronology.events:
        raise FieldError("There is no event with this id to belong to.")
    if _is_below(identity, event.id, chronology):
        raise FieldError("An event cannot belong to itself.")
    return identity


def _is_below(identity: str | None, top: str, chronology: Chronology) -> bool:
    seen: set[str] = set()
    while identity is not None and identity not in seen:
        if identity == top:
            return True
        seen.add(identity)
        above = chronology.events.get(identity)
        identity = above.parent if above else None
    return False


def _read_tags(event: Event, chronology: Chronology) -> str:
    return "; ".join(event.tags)


def _write_tags(text: str, event: Event, chronology: Chronology) -> tuple[str, ...]:
    return tuple(dict.fromkeys(tag.strip() for tag in text.split(";") if tag.strip()))


def _write_time(text: str, event: Event, chronology: Chronology) -> str:
    cleaned = text.strip()
    if not cleaned:
        return ""
    hours, colon, minutes = cleaned.replace(".", ":").partition(":")
    if not (hours.isdecimal() and colon and minutes.isdecimal() and len(minutes) == 2):
        raise FieldError("Write the time as 14:30.")
    if int(hours) > 23 or int(minutes) > 59:
        raise FieldError("Hours go from 00 to 23, minutes from 00 to 59.")
    return f"{int(hours):02d}:{int(minutes):02d}"


def _read_participants(event: Event, chronology: Chronology) -> str:
    return participants.write(chronology, event.id)


def _sort_number(event: Event, chronology: Chronology) -> Any:
    return (event.number_sort is None, event.number_sort or 0, fold(event.number))


def _long(key: str, label: str) -> Field:
    return Field(key, label, _plain(key), _plain(key), _text, _folded(key), key, "long")


def _time(key: str, label: str) -> Field:
    return Field(key, label, _plain(key), _plain(key), _write_time, _folded(key), key, "time")


FIELDS: tuple[Field, ...] = (
    Field(
        "process",
        "Process",
        _read_process,
        _show_process,
        _write_process,
        _sort_process,
        "process",
        "process",
    ),
    _line("title", "Title", writer=_title),
    Field(
        "date",
        "Date",
        _read_date,
        _show_date,
        _write_date,
        lambda event, _: sort_key(event.date),
        "date",
        "date",
    ),
    Field(
        "status",
        "Status",
        _plain("status"),
        _show_status,
        _write_status,
        lambda event, chronology: _show_status(event, chronology),
        "status",
        "status",
    ),
    Field(
        "kind",
        "Kind",
        _plain("kind"),
        _plain("kind"),
        _write_kind,
        lambda event, _: list(EVENT_KINDS).index(event.kind) if event.kind in EVENT_KINDS else -1,
        "kind",
        "kind",
    ),
    Field(
        "number",
        "Number",
        _plain("number"),
        _plain("number"),
        _text,
        _sort_number,
        "number",
        "line",
    ),
    _line("short_title", "Short title", "short"),
    Field(
        "parent",
        "Part of",
        _read_parent,
        _show_parent,
        _write_parent,
        lambda event, chronology: fold(_show_parent(event, chronology)),
        "parent",
        "parent",
    ),
    _line("date_words", "Date in words", "words"),
    _time("start_time", "Start time"),
    _time("end_time", "End time"),
    _line("zone", "Time zone"),
    _line("venue", "Venue"),
    _line("city", "City"),
    _line("country", "Country"),
    _line("level", "Level"),
    _line("format", "Format"),
    Field(
        "participants",
        "Participants",
        _read_participants,
        _read_participants,
        None,
        lambda event, chronology: fold(_read_participants(event, chronology)),
        "actor",
        "participants",
    ),
    _long("summary", "Summary"),
    _long("assessment", "Assessment"),
    _choice("confidence", "Confidence", CONFIDENCES),
    _choice("review", "Review", REVIEWS),
    _choice("handling", "Handling", HANDLINGS),
    Field(
        "tags",
        "Tags",
        _read_tags,
        _read_tags,
        _write_tags,
        lambda event, chronology: fold(_read_tags(event, chronology)),
        "tag",
        "tags",
    ),
)
"""Every field of an event that people see, in the order of CSV and form."""

BY_KEY: Mapping[str, Field] = {field.key: field for field in FIELDS}
"""The fields by their key."""
