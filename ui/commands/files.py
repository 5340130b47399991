"""Commands on whole files: new, check, history, backup, restore."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import resources
from timeline_app import operations
from timeline_app.changes import Operation
from timeline_app.chronology import Chronology
from timeline_app.errors import KnownError
from timeline_app.formats import json_in
from timeline_app.store import LoggedOperation
from ui.commands.context import Context


def new(context: Context, args: argparse.Namespace) -> int:
    """``new FILE [--sample]``: make an empty chronology, or the example."""
    operation = sample() if args.sample else operations.new_chronology(args.file.stem)
    store = context.files.create(args.file, operation, context.stamp())
    store.close()
    context.say(f"Made “{args.file.name}”.")
    return 0


def sample() -> Operation:
    """The operation that makes the built-in example."""
    data = resources.read_bytes("sample/syria.json")
    proposal = json_in.read(data, Chronology.of(()), lambda _: (), "the example")
    if proposal.rejected:
        raise KnownError(f"The example is damaged: {proposal.rejected[0].reason}")
    return Operation("Open the example", tuple(proposal.changes))


def check(context: Context, args: argparse.Namespace) -> int:
    """``check FILE [--json]``: digests, chain and structure; 1 where something is damaged."""
    store = context.files.open(args.file, read_only=True)
    try:
        damages = store.verify()
    finally:
        store.close()
    if args.json:
        found = [
            {"rule": d.rule, "kind": d.kind, "record": d.record, "message": d.message}
            for d in damages
        ]
        context.say(json.dumps({"damage": found}, ensure_ascii=False))
    elif damages:
        for damage in damages:
            context.say(damage.message)
    else:
        context.say("Every record, the log and its chain are as they were saved.")
    if damages:
        context.note(f"{len(damages)} things are not as they were saved. Restore a backup.")
    return 1 if damages else 0


def history(context: Context, args: argparse.Namespace) -> int:
    """``history FILE [EVENT-ID] [--json]``: the log, oldest first."""
    store = context.files.open(args.file, read_only=True)
    try:
        entries = store.log(record=args.record)
    finally:
        store.close()
    if args.record and not entries:
        raise KnownError(
            f"The log names no record {args.record}.", do="Look at its id in an export."
        )
    for entry in entries:
        if args.json:
            context.say(json.dumps(entry_plain(entry), ensure_ascii=False, sort_keys=True))
        else:
            context.say(_line(entry))
    return 0


def entry_plain(entry: LoggedOperation) -> dict[str, Any]:
    """A log entry as a JSON object."""
    return {
        "seq": entry.seq,
        "label": entry.label,
        "author": entry.author,
        "written": entry.written,
        "reverts": entry.reverts,
        "changes": [
            {"kind": c.kind, "id": c.id, "before": c.before, "after": c.after}
            for c in entry.changes
        ],
    }


def _line(entry: LoggedOperation) -> str:
    who = entry.author or "no name"
    what = entry.label
    if entry.reverts is not None:
        what += f" (takes back {entry.reverts})"
    count = len(entry.changes)
    return f"{entry.seq}\t{entry.written}\t{who}\t{what}\t{count} record{'s' * (count != 1)}"


def backup(context: Context, args: argparse.Namespace) -> int:
    """``backup FILE [OUT]``: a verified copy; prints where it lies."""
    made = context.files.backup(args.file, args.out)
    context.say(str(made))
    return 0


def restore(context: Context, args: argparse.Namespace) -> int:
    """``restore FILE BACKUP``: put a verified backup in a file's place; keeps what was there."""
    aside = context.files.restore(args.file, args.backup)
    context.say(f"Restored “{args.file.name}” from “{args.backup.name}”.")
    if aside is not None:
        context.say(f"What was there is kept as {aside}.")
    return 0


def existing(text: str) -> Path:
    """An argument that is a path."""
    return Path(text)
