"""The reader: the text as it is, and places in it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextBlock, QTextDocument

from timeline_app.articles.cleaning import clean
from ui.reader_geometry import boxes
from ui.source_reader import SourceReader
from ui.text_positions import Positions

from .hands import chronology, show

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
