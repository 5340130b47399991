"""Commands that only read a chronology: search."""

from __future__ import annotations

import argparse
import json
from typing import Any

from timeline_app import query
from timeline_app.chronology import Chronology
from timeline_app.date_labels import label
from timeline_app.fields import BY_KEY
from timeline_app.records import Event
from ui.commands.context import Context


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
