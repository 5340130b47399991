"""Commands on sources: add-source."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from timeline_app import records as r
from timeline_app.articles.cleaning import LARGEST, read_article, take_in
from timeline_app.articles.pasted import Guess, Pasted, propose
from timeline_app.citing import SourceFields, add_source_operation, source_records
from timeline_app.date_reader import read_date
from timeline_app.dates import DateError, EventDate
from timeline_app.errors import KnownError
from timeline_app.records import Record
from ui.commands.context import Context, read_file


def add_source(context: Context, args: argparse.Namespace) -> int:
    """``add-source FILE ARTICLE --published DAY [--publisher NAME] [--title T]``.

    Prints the id of the new source. What was guessed from the text is said in messages.
    """
    text = _text(context, args.article, args.encoding)
    document = context.document(args.file)
    try:
        day = _published(args.published, document.chronology.heading.day_order)
        names = sorted(one.name for one in document.chronology.publishers.values())
        found = propose(text, names, document.chronology.heading.day_order)
        fields = _fields(context, args, found, day)
        records = source_records(document.chronology, text, fields)
        document.apply(add_source_operation(records))
    finally:
        document.store.close()
    context.say(_source(records).id)
    return 0


def _source(records: Sequence[Record]) -> r.Source:
    return next(record for record in records if isinstance(record, r.Source))


def _text(context: Context, article: Path, encoding: str | None) -> str:
    decoded = read_article(read_file(article, limit=LARGEST * 4), encoding)
    if decoded.guessed:
        context.note(f"“{article.name}” is not UTF-8; read as {decoded.encoding} (guessed).")
    cleaned = take_in(decoded.text.removeprefix("\ufeff"))
    for note in cleaned.notes:
        context.note(note)
    return cleaned.text


def _published(typed: str, day_order: str) -> EventDate:
    """The publication day as typed; raises ``KnownError`` where it is no date, or one of two."""
    kept, do = "Nothing was added.", "Write it as 2017-02-14."
    try:
        reading = read_date(typed, day_order=day_order)
    except DateError as error:
        raise KnownError(f"“{typed}” is no publication day: {error}", kept, do) from error
    if reading.date is None:
        raise KnownError("The publication day is empty.", kept, do)
    if reading.candidates:
        raise KnownError(f"“{typed}” may be {reading.explanation}", kept, do)
    return reading.date


def _fields(
    context: Context, args: argparse.Namespace, found: Pasted, day: EventDate
) -> SourceFields:
    """What was given, and what is guessed where nothing was."""
    if found.published is not None and found.published.value != day:
        context.note(f"The text itself names another day: {found.published.value}.")
    return SourceFields(
        title=args.title or _guessed(context, "Title", found.title),
        publisher=args.publisher or _guessed(context, "Publisher", found.publisher),
        published=day,
        author=_guessed(context, "Author", found.author),
        language=_guessed(context, "Language", found.language),
    )


def _guessed(context: Context, what: str, guess: Guess[str] | None) -> str:
    if guess is None:
        context.note(f"{what}: not known; the text does not say.")
        return ""
    context.note(f"{what} (guessed from {guess.why}): {guess.value}")
    return guess.value
