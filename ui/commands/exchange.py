"""Commands that bring data in and out: import, export."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path

from timeline_app import operations
from timeline_app.audience import permitted, withheld_count
from timeline_app.chronology import Chronology
from timeline_app.document import Document
from timeline_app.errors import KnownError
from timeline_app.formats import csv_in, csv_out, json_in, json_out
from timeline_app.formats.as_of import LogPast
from timeline_app.formats.csv_mapping import SKIP, TARGETS, propose_mapping
from timeline_app.formats.csv_plan import MINE, CsvProposal, Options
from timeline_app.formats.csv_table import read_table
from timeline_app.formats.proposal import Proposal, Rejected
from ui.commands.context import Context, read_file
from ui.saving import check_name, write_whole

_SHEETS = (".csv", ".tsv", ".txt")
_MOST_ALIKE = 20


def export(context: Context, args: argparse.Namespace) -> int:
    """``export FILE OUT``: the format follows from the ending of OUT."""
    check_name(args.out)
    _check_ending(args.out, writing=True)
    document = context.document(args.file, read_only=True)
    try:
        whole = document.chronology
        shown = permitted(whole, args.audience, context.clock().date())
        ids = _found(args.query, shown, document)
        write_whole(args.out, _parts(context, args, document, shown, ids))
    finally:
        document.store.close()
    count = len(shown.events) if ids is None else len(ids)
    context.say(f"Wrote {args.out.name}: {count} events, for {args.audience}.")
    withheld = withheld_count(whole, shown)
    if withheld and args.audience != "open":
        context.note(f"{withheld} events are withheld from this audience.")
    return 0


def _found(line: str, shown: Chronology, document: Document) -> list[str] | None:
    """The events that a search line finds; None where all are wanted."""
    if not line.strip():
        return None
    from timeline_app import query

    return query.run(line, shown, document.store.search, document.store.texts)


def _parts(
    context: Context,
    args: argparse.Namespace,
    document: Document,
    shown: Chronology,
    ids: list[str] | None,
) -> Iterator[bytes]:
    if args.out.suffix.casefold() == ".json":
        part = shown if ids is None else only_events(shown, ids)
        everything = args.audience == "all" and ids is None
        return json_out.write(
            part, document.store.texts(None if everything else sorted(part.sources))
        )
    if args.citations:
        return csv_out.write_citations(shown, ids)
    today = context.clock().date()
    withheld = csv_out.withheld_for(document.chronology, shown, args.audience, today)
    return csv_out.write(shown, ids, withheld)


def only_events(chronology: Chronology, ids: Iterable[str]) -> Chronology:
    """The part of a chronology that these events need: what is theirs, and what they cite."""
    others = chronology.events.keys() - set(ids)
    changes = operations.delete(chronology, "event", sorted(others)).changes if others else ()
    part = chronology.after(changes, chronology.seq)
    cited = {part.excerpts[one.excerpt].source for one in part.citations.values()}
    idle = sorted(part.sources.keys() - cited)
    changes = operations.delete(part, "source", idle).changes if idle else ()
    return part.after(changes, chronology.seq)


def take_in(context: Context, args: argparse.Namespace) -> int:
    """``import FILE DATA [--dry-run]``: what was added, updated, unchanged and rejected."""
    _check_ending(args.data, writing=False)
    data = read_file(args.data)
    document = context.document(args.file, read_only=args.dry_run)
    try:
        proposal = _proposal(args, data, document)
        if not args.dry_run and proposal.changes:
            if len(proposal.changes) > 50:
                context.files.backup(args.file, reason="before import")
            document.apply(proposal.operation())
    finally:
        document.store.close()
    _report(context, proposal, dry=args.dry_run)
    return 0


def _proposal(args: argparse.Namespace, data: bytes, document: Document) -> Proposal:
    chronology, store = document.chronology, document.store
    if args.data.suffix.casefold() == ".json":
        return json_in.read(data, chronology, store.texts, args.data.name)
    separator = args.separator
    if separator is not None:
        separator = {"tab": "\t", "\\t": "\t"}.get(separator, separator)
        if len(separator) != 1 or separator in '"\r\n':
            raise KnownError("A separator is one character, or “tab”.", "Nothing was imported.")
    if args.data.suffix.casefold() == ".tsv":
        separator = separator or "\t"
    options = Options(
        encoding=args.encoding,
        delimiter=separator,
        quotes=not args.no_quotes,
        day_order=args.day_order,
    )
    if args.map:
        options = _mapped(options, data, args.map)
    past = LogPast(store, chronology)
    return csv_in.read(data, chronology, past, options, args.data.name)


def _mapped(options: Options, data: bytes, wishes: Iterable[str]) -> Options:
    """The options with a mapping: what is proposed, and what was wished for."""
    header = read_table(
        data, encoding=options.encoding, delimiter=options.delimiter, quotes=options.quotes
    ).header
    mapping = propose_mapping(header)
    for wish in wishes:
        column, sign, key = wish.rpartition("=")
        if not sign or column not in header:
            raise KnownError(
                f"The sheet has no column “{column}”; it has: {', '.join(header)}.",
                "Nothing was imported.",
            )
        if key not in ("", SKIP, *TARGETS):
            raise KnownError(
                f"There is no field “{key}”; there are: {', '.join(TARGETS)}.",
                "Nothing was imported.",
            )
        mapping = {name: "" if old == key else old for name, old in mapping.items()}
        mapping[column] = key
    return Options(
        options.encoding,
        options.delimiter,
        options.quotes,
        options.day_order,
        mapping=mapping,
    )


def _check_ending(path: Path, *, writing: bool) -> None:
    known = (".csv", ".json") if writing else (*_SHEETS, ".json")
    if path.suffix.casefold() not in known:
        raise KnownError(
            f"“{path.name}” has an ending that Parley does not know.",
            "Nothing was written.",
            f"Use {' or '.join(known)}.",
        )


def _report(context: Context, proposal: Proposal, *, dry: bool) -> None:
    would = "Would be " if dry else ""
    rejected = list(proposal.rejected)
    if isinstance(proposal, CsvProposal):
        rejected += [
            Rejected(f"row {one.row}", one.reason)
            for one in proposal.questions
            if one.answer == MINE
        ]
        guessed = " (guessed)" if proposal.guessed else ""
        separator = {"\t": "tab"}.get(proposal.delimiter, proposal.delimiter)
        context.note(f"Read as {proposal.encoding}{guessed}, separator {separator}")
    context.say(f"{would}added: {proposal.added}")
    context.say(f"{would}updated: {proposal.updated}")
    context.say(f"unchanged: {proposal.unchanged}")
    context.say(f"rejected: {len(rejected)}")
    for line in _grouped(rejected):
        context.say(f"  {line}")
    for note in dict.fromkeys(proposal.notes):
        context.note(note)


def _grouped(rejected: Iterable[Rejected]) -> Iterator[str]:
    """A line a rejected row; rows beyond the first of one reason are counted."""
    by_reason: dict[str, list[str]] = {}
    for one in rejected:
        by_reason.setdefault(one.reason, []).append(one.place)
    for reason, places in by_reason.items():
        for place in places[:_MOST_ALIKE]:
            yield f"{place}: {reason}"
        if len(places) > _MOST_ALIKE:
            more = len(places) - _MOST_ALIKE
            yield f"and {more} more, up to {places[-1]}: {reason}"
