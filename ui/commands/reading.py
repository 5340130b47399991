"""Commands that only read: search in a chronology, mentions in an article."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from timeline_app import query
from timeline_app.articles.cleaning import LARGEST, clean, read_article
from timeline_app.articles.date_reading import ArticleDates, read_dates
from timeline_app.chronology import Chronology
from timeline_app.date_labels import label
from timeline_app.date_reader import read_date
from timeline_app.dates import DateError, date_of
from timeline_app.errors import KnownError
from timeline_app.fields import BY_KEY
from timeline_app.mentions import Mention
from timeline_app.records import Event
from ui.commands.context import Context, read_file


def search(context: Context, args: argparse.Namespace) -> int:
    """``search FILE QUERY [--json]``: the events that a search line finds, by date."""
    document = context.document(args.file, read_only=True)
    try:
        chronology, store = document.chronology, document.store
        found = query.ask(query.parse(args.query, chronology), store.search, store.texts)
    finally:
        document.store.close()
    events = [chronology.events[identity] for identity in found.select(chronology)]
    for event in events:
        if args.json:
            plain = _plain(event, chronology) | {"matched": found.matched(event, chronology)}
            context.say(json.dumps(plain, ensure_ascii=False, sort_keys=True))
        else:
            context.say(_line(event, chronology))
    context.note(f"{len(events)} of {len(chronology.events)} shown")
    return 0


def _plain(event: Event, chronology: Chronology) -> dict[str, Any]:
    return {
        "id": event.id,
        "title": event.title,
        "date": None if event.date is None else event.date.text,
        "process": BY_KEY["process"].read(event, chronology),
        "status": event.status,
        "kind": event.kind,
    }


def _line(event: Event, chronology: Chronology) -> str:
    date = "no date" if event.date is None else label(event.date)
    process = BY_KEY["process"].show(event, chronology)
    status = BY_KEY["status"].show(event, chronology)
    cells = (date, event.title, process, status, event.id)
    return "\t".join(" ".join(cell.split()) for cell in cells)


def mentions(context: Context, args: argparse.Namespace) -> int:
    """``mentions ARTICLE --published DAY [--language CODE] [--json]``: the dates of an article.

    They are those that the reader underlines. In which language they were read, and whether as a
    history, goes to standard error. JSON is one list, a mention a line.
    """
    published = _published(args.published)
    decoded = read_article(read_file(args.article, LARGEST * 4))
    if decoded.guessed:
        context.note(f"“{args.article.name}” is not UTF-8; read as {decoded.encoding} (guessed).")
    cleaned = clean(decoded.text.removeprefix("\ufeff"))
    for note in cleaned.notes:
        context.note(note)
    text = cleaned.text
    read = read_dates(text, published, args.language)
    for note in read.notes:
        context.note(note)
    found = read.mentions
    if args.json:
        rows = [json.dumps(_plain_mention(one, text, read), ensure_ascii=False) for one in found]
        context.say("[" + ",\n ".join(rows) + "]")
    else:
        for line in _aligned([_cells(one, text) for one in found]):
            context.say(line)
    context.note("1 date mention" if len(found) == 1 else f"{len(found)} date mentions")
    return 0


def _published(typed: str) -> date:
    """The article's day as typed; raises ``KnownError`` where it is not one single day."""
    kept, do = "Nothing was read.", "Write it as 2017-02-14."
    try:
        reading = read_date(typed)
    except DateError as error:
        raise KnownError(f"“{typed}” is no publication day: {error}", kept, do) from error
    if reading.candidates:
        raise KnownError(f"“{typed}” may be {reading.explanation}", kept, do)
    if reading.date is None or not reading.date.is_day or reading.date.first is None:
        raise KnownError(f"“{typed}” is not one day.", kept, do)
    return date_of(reading.date.first)


def _plain_mention(one: Mention, text: str, read: ArticleDates) -> dict[str, Any]:
    return {
        "start": one.start,
        "end": one.end,
        "text": text[one.start : one.end],
        "edtf": None if one.date is None else one.date.text,
        "rule": one.rule,
        "reason": one.reason,
        "alternatives": [other.text for other in one.alternatives],
        "clash": one.clash,
        "language": read.language,
        "history": read.history,
    }


def _cells(one: Mention, text: str) -> tuple[str, ...]:
    """What a line says of a mention: place, words, EDTF, rule, and the reason with its doubts."""
    others = " or ".join(other.text for other in one.alternatives)
    doubts = (f"; or {others}" if others else "") + (f"; {one.clash}" if one.clash else "")
    words = " ".join(text[one.start : one.end].split())
    edtf = "no date" if one.date is None else one.date.text
    return f"{one.start}–{one.end}", words, edtf, one.rule, one.reason + doubts


def _aligned(rows: Sequence[tuple[str, ...]]) -> list[str]:
    """Rows as lines, their cells one below the other."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]  # none for no rows
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
