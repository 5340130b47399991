"""The Sources workspace: list, passages, fields, versions, and the ways in and out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from timeline_app import operations
from timeline_app import records as r
from timeline_app.dates import EventDate
from ui.passage_list import quoted

from .sources import ARABIC, ARTICLE, CONTROL, Key, SourcesDesk, row, sources

pytestmark = pytest.mark.qt_log_ignore("does not support grabbing the keyboard")
EARLY = "Sample: Guns fall mostly silent across Syria"


@pytest.fixture
def at(qtbot: QtBot, tmp_path: Path) -> Iterator[SourcesDesk]:
    with sources(qtbot, tmp_path) as made:
        mode = QAbstractItemModelTester.FailureReportingMode.Fatal
        QAbstractItemModelTester(made.workspace.list.view.sources, mode, made.window)
        QAbstractItemModelTester(made.workspace.side.mentions.mentions, mode, made.window)
        yield made


def other_than(at: SourcesDesk, source: r.Source) -> str:
    return next(i for i in at.workspace.list.ids() if i != source.id)


# In and out


def test_a_passage_is_opened_with_one_key_and_left_with_one(at: SourcesDesk, qtbot: QtBot) -> None:
    source = at.add()
    words = "Russian Foreign Minister Sergei Lavrov said on Sunday"
    excerpt = at.cite(source, words, at.event("Geneva IV"))
    at.workspace.open_source(other_than(at, source))
    assert at.workspace.open_passage(excerpt)
    reader = at.workspace.reader
    assert at.workspace.list.current == source.id and reader.hasFocus()
    assert words in ARTICLE[slice(*reader.passage())]
    strong = [one.cursor.selectedText() for one in reader.extraSelections()]
    assert words in strong
    box = reader.box_of(*reader.passage())
    assert reader.viewport().rect().contains(box)
    with qtbot.waitSignal(at.workspace.back_requested):
        QTest.keyClick(reader, Key.Key_Left, Qt.KeyboardModifier.AltModifier)


def test_a_passage_that_is_hidden_by_the_filter_is_opened_too(at: SourcesDesk) -> None:
    source = at.add()
    excerpt = at.cite(source, "No sentence in here")
    at.workspace.list.find_line.setText("2012")
    assert at.workspace.open_passage(excerpt)
    assert at.workspace.list.current == source.id


def test_a_quote_whose_text_is_not_kept_says_so(at: SourcesDesk) -> None:
    source = r.Source(r.new_id(), title="Only quoted")
    bare = r.Excerpt(r.new_id(), source=source.id, exact="A quote by itself")
    assert at.bridge.apply(operations.add([source, bare]))
    assert not at.workspace.open_passage(bare.id)
    assert at.said[-1] == "The text of this quote is not kept here."
    assert at.workspace.pane.nothing.isVisible()
    (card,) = at.workspace.side.passages.cards
    assert card.accessibleDescription() == "A quote by itself"


def test_links_are_opened_only_after_their_host_was_shown(
    at: SourcesDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    at.add(url="https://bank.example@evil.test/x")
    at.notices.expect("", "open")
    page = at.workspace.pane.head.page
    assert page.isVisible()
    page.click()
    assert at.notices.asked == ["Open evil.test in the browser?"]
    assert opened == []
    page.click()
    assert opened == ["https://bank.example@evil.test/x"]
    for bad in ("javascript:alert(1)", "file:///etc/passwd", "\\\\host\\share"):
        at.workspace.open_page(bad)
    assert len(opened) == 1 and len(at.notices.asked) == 2
    assert at.said[-1] == "Only http(s) links are opened; kept as text."


def test_where_the_splitters_are_is_kept(at: SourcesDesk) -> None:
    at.workspace.splitter.setSizes([420, 1000])
    wide = at.workspace.list.width()
    state = at.workspace.save_state()
    at.workspace.splitter.setSizes([230, 1200])
    at.workspace.restore_state(state)
    assert at.workspace.list.width() == wide


# Beside the text


def test_cards_say_event_stance_and_quote(at: SourcesDesk) -> None:
    source = at.add()
    words = "the Geneva talks are expected to take place on February 20"
    at.cite(source, "No sentence in here")
    excerpt = at.cite(
        source, words, at.event("Geneva IV"), stance="announces", field="date", value="2017-02-20"
    )
    first, second = at.workspace.side.passages.cards
    assert first.accessibleName() == "Passage 1: Geneva IV, announces start, older date"
    assert second.accessibleName() == "Passage 2: no event yet"
    shown = [label.text() for label in first.findChildren(QLabel)]
    assert {"1", "Geneva IV", "announces start", "older date", f"“{words}”"} <= set(shown)
    first.setFocus()
    at.press(Key.Key_Down)
    assert second.hasFocus()
    at.press(Key.Key_Up, Key.Key_Return)
    assert at.workspace.reader.hasFocus()
    assert words in ARTICLE[slice(*at.workspace.reader.passage())]
    first.setFocus()
    at.press(Key.Key_Delete)
    assert excerpt not in at.document.chronology.excerpts
    assert at.said[-1].startswith("Deleted the Geneva talks are expected")


def test_a_passage_without_an_event_can_be_linked(at: SourcesDesk) -> None:
    source = at.add()
    excerpt = at.cite(source, "the Geneva talks are expected to take place on February 20")
    at.workspace.side.passages.link_requested.emit(excerpt)
    chooser = at.workspace.popup.chooser
    assert chooser.isVisible() and chooser.line.hasFocus()


def test_a_long_quote_is_shown_around_its_date() -> None:
    exact = "“" + "We have said a good many words before. " * 5 + "The talks open on 20 Feb.”"
    words = quoted(exact, exact.index("20 Feb") + 6)
    assert words.startswith("“…") and words.endswith("The talks open on 20 Feb.”")
    assert len(words) < 125


def test_a_click_on_a_date_moves_the_caret_there(at: SourcesDesk, qtbot: QtBot) -> None:
    at.add()
    mentions = at.workspace.side.mentions
    index = mentions.mentions.index(2)
    place = mentions.visualRect(index).center()
    qtbot.mouseClick(mentions.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert at.workspace.reader.mark_number == 3
    assert at.workspace.popup.isVisible()
    role = Qt.ItemDataRole.AccessibleTextRole
    assert mentions.mentions.data(index, role) == "February 20, Mon 20 Feb 2017, open"


def test_fields_save_when_they_are_left(at: SourcesDesk) -> None:
    source = at.add()
    side = at.workspace.side.fields
    steps = len(at.history())
    line = side.lines["publisher"]
    line.setFocus()
    QTest.keyClicks(line, "A New Paper")
    at.workspace.reader.setFocus()
    after = at.document.chronology.sources[source.id]
    assert at.document.chronology.publishers[after.publisher or ""].name == "A New Paper"
    assert len(at.history()) == steps + 1
    assert at.workspace.pane.head.facts.text().startswith("\u2068A New Paper\u2069")
    line.setFocus()
    QTest.keyClicks(line, "xx")
    at.press(Key.Key_Escape)
    assert line.text() == "A New Paper" and len(at.history()) == steps + 1
    combo = side.combos["handling"]
    combo.setCurrentIndex(combo.findData("restricted"))
    combo.activated.emit(combo.currentIndex())
    assert at.document.chronology.sources[source.id].handling == "restricted"


def test_another_day_reads_the_dates_anew(at: SourcesDesk) -> None:
    at.add()
    published = at.workspace.side.fields.published
    published.line.setFocus()
    published.line.selectAll()
    QTest.keyClicks(published.line, "7 Feb 2017")
    at.press(Key.Key_Return)
    assert at.workspace.reader.marks[0].date == EventDate.parse("2017-02-08/2017-02-09")


def test_a_source_keeps_its_title(at: SourcesDesk) -> None:
    source = at.add()
    side = at.workspace.side.fields
    line = side.lines["title"]
    line.setFocus()
    line.selectAll()
    at.press(Key.Key_Delete, Key.Key_Return)
    assert at.document.chronology.sources[source.id].title == source.title
    assert side.note.text == "A source needs a title. The old one stays."


def test_what_another_window_changes_is_shown_and_what_is_typed_stays(at: SourcesDesk) -> None:
    source = at.add()
    side = at.workspace.side.fields
    side.lines["author"].setText("half typed")
    step = operations.edit(
        at.document.chronology, "source", [source.id], {"author": "A. Nother", "title": "Renamed"}
    )
    assert at.bridge.apply(step)
    assert side.lines["title"].text() == "Renamed"
    assert side.lines["author"].text() == "half typed"
    assert at.workspace.pane.head.title.text() == "Renamed"


# Versions and long texts


def test_a_new_text_is_a_version_and_passages_go_along(at: SourcesDesk) -> None:
    source = at.add()
    kept = at.cite(source, "said on Sunday")
    lost = at.cite(source, "a test official wrote for this test")
    at.notices.expect(ARTICLE.replace("a test official wrote for this test", "nobody wrote"))
    at.workspace.pane.new_text_requested.emit()
    texts = at.document.store.texts([source.id])
    assert len(texts) == 2
    assert at.said[-1] == "Added text version 2; 1 passage stays on the old one."
    workspace = at.workspace
    assert workspace.text is not None and workspace.text.version == 2
    assert workspace.pane.version.text() == "Text version 2"
    assert at.document.chronology.excerpts[kept].version == 2
    notes = {one.excerpt.id: one.note for one in workspace.reader.passages}
    assert notes[kept] == "" and "version 1" in notes[lost]
    menu = workspace.pane.version.menu()
    assert menu is not None
    menu.actions()[0].trigger()
    assert workspace.text.version == 1
    assert "a test official" in workspace.reader.text


def test_a_passage_of_an_old_version_is_opened_in_that_version(at: SourcesDesk) -> None:
    source = at.add()
    lost = at.cite(source, "a test official wrote for this test")
    at.notices.expect(ARTICLE.replace("a test official wrote for this test", "nobody wrote"))
    at.workspace.pane.new_text_requested.emit()
    assert at.workspace.open_passage(lost)
    assert at.workspace.text is not None and at.workspace.text.version == 1


def test_a_passage_that_strayed_is_moved_by_hand(at: SourcesDesk) -> None:
    source = at.add()
    excerpt = at.cite(source, "No sentence in here was ever printed.")
    record = at.document.chronology.excerpts[excerpt]
    step = operations.edit(
        at.document.chronology, "excerpt", [excerpt], {"start": 4, "end": 4 + len(record.exact)}
    )
    assert at.bridge.apply(step)
    (card,) = at.workspace.side.passages.cards
    assert card.passage.note.startswith("The quote is no longer at this place; found once at")
    card.moved_requested.emit(excerpt)
    assert at.document.chronology.excerpts[excerpt].start == ARTICLE.index("No sentence")
    assert at.workspace.reader.passages[0].note == ""


def test_a_long_text_is_shown_at_once_and_its_dates_come_later(
    at: SourcesDesk, qtbot: QtBot
) -> None:
    long = ARTICLE + "\n\n" + "The envoys spoke of the weather again. " * 1500
    source = at.add(long)
    workspace = at.workspace
    assert workspace.reader.text == long
    assert not workspace.reader.marks
    qtbot.waitUntil(lambda: len(workspace.reader.marks) == 3, timeout=20_000)
    assert len(workspace.reader.sentences) > 1000
    qtbot.waitUntil(lambda: row(at, source).open == 3)
    at.workspace.open_source(other_than(at, source))
    at.workspace.open_source(source.id)
    assert len(workspace.reader.marks) == 3  # kept, not read again


def test_words_are_found_in_the_text(at: SourcesDesk) -> None:
    at.add()
    reader, bar = at.workspace.reader, at.workspace.pane.find_bar
    QTest.keyClick(reader, Key.Key_F, CONTROL)
    assert bar.line.hasFocus()
    QTest.keyClicks(bar.line, "astana")
    assert bar.count.text() == "1 of 3"
    at.press(Key.Key_Return)
    assert bar.count.text() == "2 of 3"
    QTest.keyClicks(bar.line, "zz")
    assert bar.count.text() == "not found"
    at.press(Key.Key_Escape)
    assert not bar.isVisible() and reader.hasFocus()


def test_the_bar_goes_from_date_to_date(at: SourcesDesk) -> None:
    at.add()
    pane = at.workspace.pane
    assert pane.place.text() == "3 dates"
    pane.forth.click()
    assert pane.place.text() == "date 1 of 3"
    pane.back.click()
    assert pane.place.text() == "date 3 of 3"


def test_everything_one_can_reach_has_a_name(at: SourcesDesk) -> None:
    at.add()
    at.press(Key.Key_F7, Key.Key_S)
    nameless = [
        f"{type(one).__name__} {one.objectName()}"
        for one in at.workspace.findChildren(QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.isVisible()
        and not one.accessibleName()
    ]
    assert nameless == []


# How the dates were read


def test_the_reader_says_what_is_not_plain_of_the_language(at: SourcesDesk) -> None:
    source = at.add(ARABIC, language="")
    line = at.workspace.pane.head.reading
    assert line.text() == "Dates are read as Arabic, told from the text."
    assert line.property("tone") == "text2"
    for language, words, count, tone in (
        ("ar", "", 1, "text2"),
        ("tr", "Dates are read as Turkish. The words look like Arabic.", 1, "warn"),
        (
            "it",
            (
                "Dates in words are not known for “it”; only dates in digits are read."
                " The words look like Arabic."
            ),
            0,
            "warn",
        ),
    ):
        edit = operations.edit(
            at.document.chronology, "source", [source.id], {"language": language}
        )
        assert at.bridge.apply(edit)
        assert (line.text(), line.property("tone"), line.isVisible()) == (words, tone, bool(words))
        assert len(at.workspace.reader.marks) <= count


def test_the_reader_says_that_a_text_is_read_as_a_history(at: SourcesDesk) -> None:
    at.add(
        "Talks began in Vienna on 3 May 1980. The draft of 1 June 1981 failed. A truce of 2 July"
        " 1982 held until 4 August 1983. They signed on 5 September 1984 and left the last post on"
        " 6 October 1985. On 7 November the envoy resigned."
    )
    head = at.workspace.pane.head
    history = "Read as a history: a date without its year takes the running year."
    assert head.reading.text() == history
    assert at.workspace.reader.marks[-1].date == EventDate.parse("1985-11-07")
    box = head.reading.geometry()
    assert box.bottom() < head.height()
    assert box.height() >= head.reading.heightForWidth(box.width())
    at.add()
    assert not head.reading.isVisible()
