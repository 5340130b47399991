"""The reader: passages and dates that are marked."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from timeline_app import records as r
from timeline_app.dates import EventDate
from ui import theme
from ui.reader_geometry import boxes
from ui.reader_marks import date_marks, passages_of
from ui.source_reader import SourceReader
from ui.text_facts import Wanted, read_facts

from .hands import TEXT, Key, chronology, excerpt, press, show, text_of


def test_a_cited_passage_lies_on_its_own_ground_with_its_number(reader: SourceReader) -> None:
    words = "The envoys will meet on Wednesday and Thursday"
    show(reader, chronology(excerpt(words)))
    (passage,) = reader.passages
    assert (passage.number, passage.note) == (1, "")
    assert TEXT[passage.start : passage.end] == words
    box = reader.tight_box(TEXT.index("envoys"), TEXT.index("envoys") + 6)
    image = reader.viewport().grab().toImage()
    ratio = image.devicePixelRatio()
    ground = image.pixelColor(QPoint(box.left(), box.top() + 2) * ratio)
    assert ground == QColor("#FFF0B8")
    # the number stands behind the last word, in room that was made for it
    last = reader.tight_box(TEXT.index(" Thursday.") + 8, TEXT.index(" Thursday.") + 9)
    colors = {
        image.pixelColor(x, y).name()
        for x in range(last.right() - 8, last.right())
        for y in range(last.top(), last.top() + 14)
    }
    assert "#14655a" in colors


def test_dates_are_underlined_by_what_they_are(reader: SourceReader) -> None:
    event = r.Event("e", title="Round")
    cited = excerpt("the talks open on 23 February 2017")
    claim = r.Citation("c", event="e", excerpt="x", field="date", value="2017-02-23/")
    start = TEXT.index("last month")
    reading = r.Reading("r", source="s", start=start, end=start + 10, exact="last month")
    show(reader, chronology(event, cited, claim, reading))
    states = [(one.words, one.state) for one in reader.marks]
    assert states[:3] == [
        ("Wednesday and Thursday", "open"), ("last month", "dropped"),
        ("23 February 2017", "settled"),
    ]  # fmt: skip
    image = reader.viewport().grab().toImage()

    def under(words: str) -> set[str]:
        at = TEXT.index(words)
        box = reader.tight_box(at, at + len(words))
        return {
            image.pixelColor(x, y).name()
            for x in range(box.left() + 4, box.left() + 24)
            for y in (box.bottom() - 2, box.bottom() - 1, box.bottom())
        }

    assert "#7a5200" in under("Wednesday and Thursday")
    assert "#14655a" in under("23 February 2017")
    assert not {"#7a5200", "#14655a"} & under("last month")


MIXED = (
    "دخلت الهدنة حيز التنفيذ في 30 كانون الأول 2016.\n"
    "وقع الاتفاق في ١٧ جمادى الأولى ١٤٣٨ ثم في 20 شباط/فبراير."
)


@pytest.mark.parametrize(
    "words", ["30 كانون الأول 2016", "١٧ جمادى الأولى ١٤٣٨", "20 شباط/فبراير", "2016", "شباط"]
)
def test_a_date_is_underlined_whole_where_directions_meet(reader: SourceReader, words: str) -> None:
    """Its line fills the room between the letters before and behind it."""
    show(reader, chronology(), MIXED)
    document, start = reader.document(), MIXED.index(words)
    (one,) = boxes(document, start, start + len(words))
    (left,) = boxes(document, start + len(words), start + len(words) + 1)
    (right,) = boxes(document, start - 1, start)
    assert one.right() == pytest.approx(right.left(), abs=0.1)
    assert one.left() == pytest.approx(left.right(), abs=0.1)


def test_no_sign_of_a_text_cursor_stands_over_the_letters(reader: SourceReader) -> None:
    """In lines of two directions Qt draws a hook where its own cursor is."""
    show(reader, chronology(), MIXED)
    press(reader, Key.Key_F7)
    place = reader.cursorRect()
    image = reader.viewport().grab().toImage()
    inks = {
        image.pixelColor(x, y).name()
        for x in range(place.left() - 4, place.left() + 5)
        for y in range(place.top(), place.top() + 5)
    }
    grounds = {theme.current().name(name).lower() for name in ("accentsoft", "warnsoft")}
    assert inks <= grounds


def test_a_day_on_which_cited_words_were_said_is_settled() -> None:
    text = "The minister said on Sunday that nothing is decided."
    words = "nothing is decided"
    cited = excerpt(words, text=text, said=EventDate.parse("2017-02-12"))
    facts = read_facts(Wanted(text_of(text), EventDate.parse("2017-02-14"), "en"))
    marks = date_marks(chronology(cited), text_of(text), facts.mentions)
    assert [(one.words, one.state) for one in marks] == [("Sunday", "settled")]


def test_a_reading_stands_however_the_text_is_read_later() -> None:
    """Without the article's day "Wednesday and Thursday" are two mentions; the reading is one."""
    words = "Wednesday and Thursday"
    start = TEXT.index(words)
    days = EventDate.parse("2017-02-15/2017-02-16")
    reading = r.Reading(
        "r", source="s", start=start, end=start + len(words), exact=words, date=days
    )
    record = text_of()
    for published, language in ((None, "en"), (EventDate.parse("2017-03-07"), "ru")):
        mentions = read_facts(Wanted(record, published, language)).mentions
        found = date_marks(chronology(reading), record, mentions)
        first = [one for one in found if one.start < start + len(words)]
        assert [(one.words, one.date, one.state) for one in first] == [(words, days, "settled")]


def test_a_weekday_that_does_not_fit_its_date_is_at_odds() -> None:
    text = "They will meet on Monday, 15 February 2017."
    facts = read_facts(Wanted(text_of(text), EventDate.parse("2017-02-14"), "en"))
    (mark,) = date_marks(chronology(), text_of(text), facts.mentions)
    assert mark.state == "clash"


def test_a_passage_whose_place_is_lost_says_so() -> None:
    words = "They met last month."
    moved = excerpt(words, start=3, end=3 + len(words), suffix=" “We are ready,” one said.")
    (passage,) = passages_of(chronology(moved), text_of())
    assert TEXT[passage.start : passage.end] == words
    assert passage.note.startswith("The quote is no longer at this place; found once at")
    gone = excerpt(words, "y", exact="No such words are in here at all", start=3, end=35)
    (passage,) = passages_of(chronology(gone), text_of())
    assert passage.start is None
    assert passage.note == (
        "The quote is no longer at this place; it was not found elsewhere in this text."
    )


def test_places_out_of_range_lose_nothing() -> None:
    far = excerpt("They met last month.", start=10_000, end=10_020)
    (passage,) = passages_of(chronology(far), text_of())
    assert passage.excerpt == far


def test_passages_are_numbered_in_the_order_of_the_text() -> None:
    late, early = excerpt("one said", "a"), excerpt("A headline", "b")
    found = passages_of(chronology(late, early), text_of())
    assert [(one.number, one.excerpt.id) for one in found] == [(1, "b"), (2, "a")]


def test_what_was_asked_for_stands_out_for_a_moment(reader: SourceReader, qtbot: QtBot) -> None:
    show(reader, chronology())
    start = TEXT.index("They met")
    reader.go_to(start, start + 8)
    strong = [
        one.cursor.selectedText()
        for one in reader.extraSelections()
        if one.format.background().color().name() == "#14655a"
    ]
    assert strong == ["They met"]
    qtbot.waitUntil(lambda: len(reader.extraSelections()) == 1, timeout=4000)


def test_it_is_painted_in_the_dark_too(reader: SourceReader) -> None:
    show(reader, chronology(excerpt("They met last month.")))
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    try:
        theme.apply(app, "dark", 120)
        image = reader.viewport().grab().toImage()
        assert image.pixelColor(2, 2) == QColor("#191B1E")
        assert reader.document().firstBlock().charFormat().font().pixelSize() == 19
        assert reader.passages and reader.marks
    finally:
        theme.apply(app, "light", 100)
