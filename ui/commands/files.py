"""Commands on whole files: new, check, history, backup, restore."""

from __future__ import annotations

import argparse
import json
from itertools import groupby
from pathlib import Path
from typing import Any

import resources
from timeline_app import checks, operations
from timeline_app.changes import Operation
from timeline_app.checks import Finding
from timeline_app.chronology import Chronology
from timeline_app.errors import KnownError
from timeline_app.formats import json_in
from timeline_app.store import LoggedOperation, Store
from ui.commands.context import Context
from ui.saving import check_name


def new(context: Context, args: argparse.Namespace) -> int:
    """``new FILE [--sample]``: make an empty chronology, or the example."""
    check_name(args.file)
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
    """``check FILE [--json]``: damages, then findings; 1 only where something is damaged."""
    store = context.files.open(args.file, read_only=True)
    try:
        damages = store.verify()
        found = _findings(context, store)
    finally:
        store.close()
    if store.notice:
        context.note(store.notice)
    if args.json:
        plain = {
            "damage": [
                {"rule": d.rule, "kind": d.kind, "record": d.record, "message": d.message}
                for d in damages
            ],
            "findings": [_finding_plain(one) for one in found],
        }
        context.say(json.dumps(plain, ensure_ascii=False))
    else:
        for damage in damages:
            context.say(damage.message)
        if not damages:
            context.say("Every record, the log and its chain are as they were saved.")
        for line in _finding_lines(found):
            context.say(line)
    if damages:
        many = len(damages) > 1
        things = (
            f"{len(damages)} things are not as they were" if many else "1 thing is not as it was"
        )
        context.note(f"{things} saved. Restore a backup.")
    return 1 if damages else 0


def _findings(context: Context, store: Store) -> list[Finding]:
    """The review findings of a file; none where it is too damaged to be read."""
    try:
        chronology = store.load()
        texts = checks.text_facts(chronology, store.texts)
    except KnownError as error:
        context.note(str(error))
        return []
    return checks.findings(chronology, context.clock().astimezone().date(), texts)


def _finding_plain(finding: Finding) -> dict[str, str | None]:
    """A finding as a JSON object."""
    return {
        "rule": finding.rule,
        "heading": checks.HEADINGS[finding.rule],
        "kind": finding.kind,
        "record": finding.record,
        "event": finding.event,
        "excerpt": finding.excerpt,
        "source": finding.source,
        "subject": finding.subject,
        "facts": finding.facts,
        "reason": finding.reason,
        "next_step": finding.next_step,
    }


def _finding_lines(found: list[Finding]) -> list[str]:
    """The findings under the headings of their rules."""
    lines: list[str] = []
    for rule, group in groupby(found, key=lambda one: one.rule):
        some = list(group)
        lines += ["", f"{checks.HEADINGS[rule]} ({len(some)})"]
        lines += [f"  {one.subject}: {one.reason}" for one in some]
    return lines


def history(context: Context, args: argparse.Namespace) -> int:
    """``history FILE [EVENT-ID] [--json]``: the log, oldest first."""
    store = context.files.open(args.file, read_only=True)
    try:
        entries = store.log(record=args.record)
    finally:
        store.close()
    if args.record is not None and not entries:
        raise KnownError(
            f"The log names no record “{args.record}”.", do="Look at its id in an export."
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
    if args.out is not None:
        check_name(args.out)
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
