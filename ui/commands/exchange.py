"""Commands that bring data in and out: import, export."""

from __future__ import annotations

import argparse
from pathlib import Path

from timeline_app.audience import permitted, withheld_count
from timeline_app.document import Document
from timeline_app.errors import KnownError
from timeline_app.formats import json_in, json_out
from timeline_app.formats.proposal import Proposal
from ui.commands.context import Context, read_file
from ui.saving import check_name, write_whole


def export(context: Context, args: argparse.Namespace) -> int:
    """``export FILE OUT``: the format follows from the ending of OUT."""
    check_name(args.out)
    document = context.document(args.file, read_only=True)
    try:
        if args.out.suffix.casefold() != ".json":
            raise _unknown(args.out)
        shown = permitted(document.chronology, args.audience, context.clock().date())
        texts = document.store.texts(None if args.audience == "all" else sorted(shown.sources))
        write_whole(args.out, json_out.write(shown, texts))
    finally:
        document.store.close()
    context.say(f"Wrote {args.out.name}: {len(shown.events)} events, for {args.audience}.")
    withheld = withheld_count(document.chronology, shown)
    if withheld and args.audience != "open":
        context.note(f"{withheld} events are withheld from this audience.")
    return 0


def take_in(context: Context, args: argparse.Namespace) -> int:
    """``import FILE DATA [--dry-run]``: what was added, updated, unchanged and rejected."""
    data = read_file(args.data)
    document = context.document(args.file, read_only=args.dry_run)
    try:
        proposal = _proposal(args.data, data, document)
        if not args.dry_run:
            if len(proposal.changes) > 50:
                context.files.backup(args.file, reason="before import")
            document.apply(proposal.operation())
    finally:
        document.store.close()
    _report(context, proposal, dry=args.dry_run)
    return 0


def _proposal(path: Path, data: bytes, document: Document) -> Proposal:
    if path.suffix.casefold() != ".json":
        raise _unknown(path)
    return json_in.read(data, document.chronology, document.store.texts, path.name)


def _unknown(path: Path) -> KnownError:
    return KnownError(
        f"“{path.name}” has an ending that Parley does not know.",
        "Nothing was written.",
        "Use .json.",
    )


def _report(context: Context, proposal: Proposal, *, dry: bool) -> None:
    would = "Would be " if dry else ""
    context.say(f"{would}added: {proposal.added}")
    context.say(f"{would}updated: {proposal.updated}")
    context.say(f"unchanged: {proposal.unchanged}")
    context.say(f"rejected: {len(proposal.rejected)}")
    for rejected in proposal.rejected:
        context.say(f"  {rejected.place}: {rejected.reason}")
    for note in dict.fromkeys(proposal.notes):
        context.note(note)
