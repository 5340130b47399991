"""A text with its marks, and what a person does with it in the reader."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from timeline_app import records as r
from timeline_app.articles.cleaning import text_hash
from timeline_app.chronology import Chronology
from timeline_app.dates import EventDate
from ui.reader_marks import date_marks, passages_of
from ui.source_reader import SourceReader
from ui.text_facts import Wanted, read_facts

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
TEXT = """\
A headline of this test

The envoys will meet on Wednesday and Thursday. They met last month. “We are ready,” one said.

😀 Some letters 𐍈 are wide; the talks open on 23 February 2017.

قال الوفد إن الجولة تبدأ يوم 15 شباط 2017."""


def text_of(text: str = TEXT) -> r.SourceText:
    return r.SourceText("t", source="s", text=text, text_hash=text_hash(text))


def chronology(*more: r.Record) -> Chronology:
    source = r.Source("s", published=EventDate.parse("2017-02-14"), language="en")
    return Chronology.of([source, *more])


def excerpt(words: str, identity: str = "x", text: str = TEXT, **fields: object) -> r.Excerpt:
    start = text.index(words)
    made = {"start": start, "end": start + len(words), "exact": words} | fields
    return r.Excerpt(identity, source="s", **made)  # type: ignore[arg-type]


def show(reader: SourceReader, known: Chronology, text: str = TEXT) -> None:
    record = text_of(text)
    facts = read_facts(Wanted(record, EventDate.parse("2017-02-14"), "en"))
    reader.show_text(text)
    reader.set_sentences(facts.sentences)
    reader.set_marks(passages_of(known, record), date_marks(known, record, facts.mentions))


def press(reader: SourceReader, key: Qt.Key, *, shift: bool = False) -> None:
    QTest.keyClick(reader, key, SHIFT if shift else Qt.KeyboardModifier.NoModifier)


def mention(reader: SourceReader) -> str:
    """The words of the date that the caret is on; empty for none."""
    return reader.mark.words if reader.mark is not None else ""


def under_caret(reader: SourceReader) -> str:
    return reader.text[slice(*reader.passage())]
