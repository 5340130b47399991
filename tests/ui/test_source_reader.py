"""The reader: the text as it is, the caret that goes by sentence and date, and what is marked."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, Qt, QUrl
from PySide6.QtGui import QColor, QKeyEvent, QTextBlock, QTextCursor, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from timeline_app import records as r
from timeline_app.articles.cleaning import clean, text_hash
from timeline_app.chronology import Chronology
from timeline_app.control_signs import with_signs
from timeline_app.dates import EventDate
from ui import theme
from ui.reader_geometry import boxes
from ui.reader_marks import date_marks, passages_of
from ui.source_reader import SourceReader
from ui.text_facts import Wanted, read_facts
from ui.text_positions import Positions

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


@pytest.fixture
def reader(qtbot: QtBot) -> SourceReader:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    made = SourceReader(theme.apply(app, "light", 100))
    qtbot.addWidget(made)
    made.resize(760, 640)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


def press(reader: SourceReader, key: Qt.Key, *, shift: bool = False) -> None:
    QTest.keyClick(reader, key, SHIFT if shift else Qt.KeyboardModifier.NoModifier)


def mention(reader: SourceReader) -> str:
    """The words of the date that the caret is on; empty for none."""
    return reader.mark.words if reader.mark is not None else ""


def under_caret(reader: SourceReader) -> str:
    return reader.text[slice(*reader.passage())]


# Places


@given(st.text(st.sampled_from("ab\n \u0627😀𐍈\ufdd0\u200f")))
@example("😀")
def test_places_go_from_code_points_to_qt_and_back(text: str) -> None:
    positions = Positions(text)
    for place in range(len(text) + 1):
        units = len(text[:place].encode("utf-16-le")) // 2
        assert positions.to_qt(place) == units
        assert positions.from_qt(units) == place
    assert positions.length == len(text.encode("utf-16-le")) // 2


def test_a_place_within_a_wide_letter_is_before_it() -> None:
    assert Positions("a😀b").from_qt(2) == 1


@given(st.text(st.characters(codec="utf-8"), max_size=60))
@example("a\r\nb\u2028c\u2029d\x0be\x0cf\ufffcg\ufdd0h\ufeffi\u00a0j")
def test_what_is_shown_has_the_places_of_the_text(text: str) -> None:
    text = clean(text).text
    document = QTextDocument()
    document.setPlainText(text)
    assert document.characterCount() - 1 == Positions(text).length


# The text


def test_the_text_is_shown_as_it_is(reader: SourceReader) -> None:
    show(reader, chronology(), "<b>no markup</b>  two  spaces\n\n&amp; <img src='file:///x'>")
    assert reader.document().toRawText() == (
        "<b>no markup</b>  two  spaces\u2029\u2029&amp; <img src='file:///x'>"
    )


def test_nothing_is_fetched_or_followed(reader: SourceReader) -> None:
    assert reader.loadResource(2, QUrl("file:///etc/passwd")) is None  # type: ignore[func-returns-value]
    assert not reader.openLinks() and not reader.openExternalLinks()


def blocks(reader: SourceReader) -> Iterator[QTextBlock]:
    block = reader.document().begin()
    while block.isValid():
        yield block
        block = block.next()


def test_each_line_runs_the_way_its_text_does(reader: SourceReader) -> None:
    show(reader, chronology())
    found = [block.textDirection() for block in blocks(reader) if block.text()]
    assert found == [*[Qt.LayoutDirection.LeftToRight] * 3, Qt.LayoutDirection.RightToLeft]
    last = reader.document().lastBlock()
    (box, *_) = boxes(reader.document(), last.position(), last.position() + 1)
    assert box.right() > reader.viewport().width() / 2


def test_the_column_is_at_most_600_px_wide_and_in_the_middle(reader: SourceReader) -> None:
    show(reader, chronology(), "word " * 200)
    frame = reader.document().rootFrame().frameFormat()
    column = reader.viewport().width() - frame.leftMargin() - frame.rightMargin()
    assert column == pytest.approx(600, abs=1)
    assert frame.leftMargin() == pytest.approx(frame.rightMargin(), abs=1)
    reader.resize(420, 640)
    frame = reader.document().rootFrame().frameFormat()
    assert frame.leftMargin() == 40


# The caret


def test_up_and_down_go_by_sentence(reader: SourceReader) -> None:
    show(reader, chronology())
    assert under_caret(reader) == "A headline of this test"
    press(reader, Key.Key_Down)
    assert under_caret(reader) == "The envoys will meet on Wednesday and Thursday."
    press(reader, Key.Key_Down)
    assert under_caret(reader) == "They met last month."
    press(reader, Key.Key_Up)
    assert under_caret(reader) == "The envoys will meet on Wednesday and Thursday."
    assert reader.sentence_number == 2


def test_shift_widens_and_narrows(reader: SourceReader) -> None:
    show(reader, chronology())
    press(reader, Key.Key_Down)
    press(reader, Key.Key_Down, shift=True)
    assert under_caret(reader) == (
        "The envoys will meet on Wednesday and Thursday. They met last month."
    )
    press(reader, Key.Key_Up, shift=True)
    assert under_caret(reader) == "The envoys will meet on Wednesday and Thursday."


def test_the_caret_stays_in_the_text(reader: SourceReader) -> None:
    show(reader, chronology())
    press(reader, Key.Key_Up)
    assert reader.sentence_number == 1
    for _ in range(20):
        press(reader, Key.Key_Down)
    assert under_caret(reader).startswith("قال الوفد")


def test_f7_goes_from_date_to_date_and_round(reader: SourceReader, qtbot: QtBot) -> None:
    show(reader, chronology())
    words = []
    for _ in range(5):
        with qtbot.waitSignal(reader.mention_entered):
            press(reader, Key.Key_F7)
        assert reader.mark is not None
        words.append(reader.mark.words)
    assert words[:3] == ["Wednesday and Thursday", "last month", "23 February 2017"]
    assert words[4] == "Wednesday and Thursday"
    press(reader, Key.Key_F7, shift=True)
    assert reader.mark is not None and "2017" in reader.mark.words
    assert reader.mark.words != "23 February 2017"


def test_f7_begins_at_the_caret(reader: SourceReader) -> None:
    show(reader, chronology())
    for _ in range(4):
        press(reader, Key.Key_Down)
    press(reader, Key.Key_F7)
    assert mention(reader) == "23 February 2017"
    assert under_caret(reader).startswith("😀 Some letters")


def test_a_screen_reader_hears_sentence_and_date(reader: SourceReader) -> None:
    show(reader, chronology())
    press(reader, Key.Key_Down)
    assert reader.accessibleDescription() == "The envoys will meet on Wednesday and Thursday."
    press(reader, Key.Key_F7)
    assert reader.accessibleDescription() == (
        "Wednesday and Thursday: Wed 15 – Thu 16 Feb 2017, open. "
        "The envoys will meet on Wednesday and Thursday."
    )


def test_selected_words_are_the_passage_in_code_points(reader: SourceReader) -> None:
    show(reader, chronology())
    words = "𐍈 are wide"
    cursor = reader.textCursor()
    start = reader.positions.to_qt(TEXT.index(words))
    cursor.setPosition(start)
    cursor.setPosition(start + len(words) + 1, cursor.MoveMode.KeepAnchor)
    reader.setTextCursor(cursor)
    assert reader.has_selection and under_caret(reader) == words
    press(reader, Key.Key_Down)
    assert not reader.has_selection


def test_a_click_takes_the_sentence_or_the_date(reader: SourceReader, qtbot: QtBot) -> None:
    show(reader, chronology())
    viewport = reader.viewport()
    place = reader.tight_box(TEXT.index("met last"), TEXT.index("met last") + 3).center()
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=place)
    assert (under_caret(reader), mention(reader)) == ("They met last month.", "")
    place = reader.tight_box(TEXT.index("23 Feb"), TEXT.index("23 Feb") + 3).center()
    with qtbot.waitSignal(reader.mention_entered):
        qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=place)
    assert mention(reader) == "23 February 2017"


def test_letters_are_commands_and_capitals_of_shortcuts_are_not(
    reader: SourceReader, qtbot: QtBot
) -> None:
    show(reader, chronology())
    heard: list[str] = []
    reader.command.connect(heard.append)
    for key in (Key.Key_A, Key.Key_N, Key.Key_Return, Key.Key_Escape):
        press(reader, key)
    press(reader, Key.Key_S, shift=True)
    press(reader, Key.Key_B)
    QTest.keyClick(reader, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert heard == ["A", "N", "return", "escape", "s"]


def test_it_keeps_its_keys_from_the_shortcuts_of_the_window(reader: SourceReader) -> None:
    for key, modifier, own in (
        (Key.Key_Delete, Qt.KeyboardModifier.NoModifier, True),
        (Key.Key_N, Qt.KeyboardModifier.NoModifier, True),
        (Key.Key_N, Qt.KeyboardModifier.ControlModifier, False),
        (Key.Key_F6, Qt.KeyboardModifier.NoModifier, False),
    ):
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifier)
        event.ignore()
        QApplication.sendEvent(reader, event)
        assert event.isAccepted() is own


# What is marked


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


# Control characters


def test_row_66_control_characters_are_shown_as_signs_and_no_place_moves(
    reader: SourceReader,
) -> None:
    text = "Red \x1b[31malert\x07 😀 on 23 February 2017.\x7f\x85 Then they left."
    show(reader, chronology(excerpt("they left", text=text)), text)
    assert reader.document().toRawText() == (
        "Red ␛[31malert␇ 😀 on 23 February 2017.␡␦ Then they left."
    )
    assert reader.text == text
    press(reader, Key.Key_F7)
    assert mention(reader) == "23 February 2017"
    (passage,) = reader.passages
    start, end = passage.start, passage.end
    assert start is not None and end is not None and text[start:end] == "they left"


def test_row_66_signs_have_another_ink_than_the_words(reader: SourceReader) -> None:
    """A sign that the source itself has is a word."""
    show(reader, chronology(), "ab\x1bcd ␛ ef")
    cursor = QTextCursor(reader.document())

    def ink(place: int) -> str:
        cursor.setPosition(place + 1)
        return cursor.charFormat().foreground().color().name().upper()

    words = theme.current().name("text").upper()
    assert ink(2) == theme.current().name("warn").upper() != words
    assert [ink(place) for place in (1, 3, 6, 8)] == [words] * 4


def test_row_66_what_is_copied_is_what_the_source_has(reader: SourceReader) -> None:
    text = "😀 Red \x1b[31malert\x07\xa0in\tAstana\nnext"
    show(reader, chronology(), text)
    reader.selectAll()
    reader.copy()
    clipboard = QApplication.clipboard()
    assert clipboard.text() == text
    assert clipboard.mimeData().formats() == ["text/plain"]
    cursor = QTextCursor(reader.document())
    cursor.setPosition(reader.positions.to_qt(text.index("\x1b")))
    cursor.setPosition(reader.positions.to_qt(text.index("alert")), QTextCursor.MoveMode.KeepAnchor)
    reader.setTextCursor(cursor)
    QTest.keyClick(reader, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert clipboard.text() == "\x1b[31m"


ROOT = Path(__file__).parents[2]
COPYING = """
from PySide6.QtWidgets import QApplication
app = QApplication([])
from ui.copied_text import copied
app.clipboard().setMimeData(copied("a"))
"""


def test_a_program_that_has_copied_something_ends_without_a_crash() -> None:
    ended = subprocess.run([sys.executable, "-c", COPYING], cwd=ROOT, check=False, timeout=60)
    assert ended.returncode == 0


@given(st.text(st.characters(exclude_categories=["Cs"], max_codepoint=0x2500), max_size=60))
@example("\x00\x0b\x0c\x1f\x7f\x80\x9f\t\n")
def test_row_66_a_text_with_signs_is_as_long_as_before(text: str) -> None:
    shown, places = with_signs(text)
    assert len(shown) == len(text)
    assert not any(unicodedata.category(one) == "Cc" for one in shown if one not in "\t\n")
    changed = [n for n, (a, b) in enumerate(zip(text, shown, strict=True)) if a != b]
    assert changed == places
