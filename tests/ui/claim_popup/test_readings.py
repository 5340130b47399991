"""The pop-up: other readings of a date, and other events."""

from __future__ import annotations

import pytest

from tests.ui.sources import Key, SourcesDesk
from timeline_app import operations
from timeline_app import records as r
from timeline_app.dates import EventDate

from .hands import at_february_20

pytestmark = pytest.mark.qt_log_ignore("does not support grabbing the keyboard")


def test_x_keeps_that_it_is_no_date(at: SourcesDesk) -> None:
    source = at.add()
    at.press(Key.Key_F7, Key.Key_X)
    (reading,) = [
        one
        for one in at.document.chronology.all("reading").values()
        if isinstance(one, r.Reading) and one.source == source.id
    ]
    assert (reading.exact, reading.date, reading.author) == (
        "Wednesday and Thursday", None, "A. Analyst",
    )  # fmt: skip
    assert at.workspace.reader.marks[0].state == "dropped"
    assert not at.workspace.popup.isVisible()
    at.press_notice("Undo")
    assert at.workspace.reader.marks[0].state == "open"


def test_g_keeps_the_date_whatever_becomes_of_the_source(at: SourcesDesk) -> None:
    source = at.add()
    at.press(Key.Key_F7)
    assert at.workspace.popup.keep.isVisible()
    at.press(Key.Key_G)
    days = EventDate.parse("2017-02-15/2017-02-16")
    mark = at.workspace.reader.marks[0]
    assert (mark.state, mark.date, mark.reason) == ("settled", days, "your reading")
    assert not at.workspace.popup.keep.isVisible()
    assert at.history()[-1] == "Read “Wednesday and Thursday” as a date"
    for values in ({"published": None}, {"language": "ru"}):
        edit = operations.edit(at.document.chronology, "source", [source.id], values)
        assert at.bridge.apply(edit)
        mark = at.workspace.reader.marks[0]
        assert (mark.words, mark.state, mark.date) == ("Wednesday and Thursday", "settled", days)


def test_arabic_words_do_not_turn_the_sentence_round(at: SourcesDesk) -> None:
    """They stand apart from the English around them (U+2068, U+2069)."""
    at.add("نص للاختبار.\n\nغادر الوفد مساء الاثنين.", language="ar")
    at.press(Key.Key_F7, Key.Key_G)
    assert at.said[-1] == "“\u2068مساء الاثنين\u2069” is read as 13 Feb 2017."
    at.press(Key.Key_X)
    assert at.said[-1] == "“\u2068مساء الاثنين\u2069” is not a date."
    assert at.history()[-1] == "Read “مساء الاثنين” as no date"
    at.press(Key.Key_F7)
    assert at.workspace.popup.headline.text() == "“\u2068مساء الاثنين\u2069” is not a date"


def test_o_and_return_take_the_second_candidate(at: SourcesDesk) -> None:
    at.add("Der Text ist ein Test. Die Runde war am Freitag, dem 9. Februar 2017.", language="de")
    at.press(Key.Key_F7)
    mark = at.workspace.reader.marks[0]
    assert (mark.state, mark.date) == ("clash", EventDate.parse("2017-02-09"))
    reason = at.workspace.popup.reason.text()
    assert "9 February 2017 is a Thursday, not a Friday" in reason
    assert reason.endswith(" · or Fri 10 Feb 2017")
    at.press(Key.Key_O)
    assert at.workspace.popup.chooser.offered[0] == "Read as Fri 10 Feb 2017"
    at.press(Key.Key_Return)
    mark = at.workspace.reader.marks[0]
    assert (mark.state, mark.date) == ("settled", EventDate.parse("2017-02-10"))


def test_o_takes_another_date_and_shows_it_from_then_on(at: SourcesDesk) -> None:
    source = at.add()
    at.press(Key.Key_F7, Key.Key_O)
    chooser = at.workspace.popup.chooser
    assert chooser.line.hasFocus()
    chooser.line.setText("8-9 Feb 2017")
    assert chooser.offered[0] == "Read as Wed 8 – Thu 9 Feb 2017"
    at.press(Key.Key_Return)
    mark = at.workspace.reader.marks[0]
    assert (mark.state, mark.date) == ("settled", EventDate.parse("2017-02-08/2017-02-09"))
    assert at.workspace.popup.headline.text() == "Wed 8 – Thu 9 Feb 2017"
    assert at.workspace.reader.hasFocus()
    at.workspace.open_source(next(i for i in at.workspace.list.ids() if i != source.id))
    at.workspace.open_source(source.id)
    assert at.workspace.reader.marks[0].date == EventDate.parse("2017-02-08/2017-02-09")
    assert at.workspace.side.mentions.mentions.marks[0].reason == "your reading"


def test_o_takes_another_event(at: SourcesDesk) -> None:
    at_february_20(at)
    at.press(Key.Key_O)
    chooser = at.workspace.popup.chooser
    chooser.line.setText("astana 2")
    assert chooser.offered[0].startswith("Astana 2  ·  15–16 Feb 2017")
    before = len(at.citations("Astana 2"))
    at.press(Key.Key_Return)
    assert at.workspace.popup.add.text() == "Add to Astana 2"
    at.press(Key.Key_A)
    assert len(at.citations("Astana 2")) == before + 1


def test_escape_leaves_the_chooser_first(at: SourcesDesk) -> None:
    at_february_20(at)
    at.press(Key.Key_O, Key.Key_Escape)
    assert at.workspace.popup.isVisible() and not at.workspace.popup.chooser.isVisible()
    assert at.workspace.reader.hasFocus()
