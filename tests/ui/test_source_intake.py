"""Taking a source in: kept as pasted, guesses shown as guesses, the day asked for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from timeline_app import operations
from timeline_app import records as r
from timeline_app.articles.cleaning import text_hash
from timeline_app.dates import EventDate
from ui.intake_fields import IntakeFields
from ui.source_intake import SourceIntake

from .sources import ARABIC, ARTICLE, CONTROL, Key, SourcesDesk, sources

pytestmark = pytest.mark.qt_log_ignore("does not support grabbing the keyboard")


@pytest.fixture
def at(qtbot: QtBot, tmp_path: Path) -> Iterator[SourcesDesk]:
    with sources(qtbot, tmp_path) as made:
        made.workspace.add_source()
        yield made


@pytest.fixture
def intake(at: SourcesDesk) -> SourceIntake:
    return at.workspace.intake


def fields(at: SourcesDesk) -> IntakeFields:
    return at.workspace.intake.fields


def type_day(at: SourcesDesk, text: str) -> None:
    line = fields(at).day.edit.line
    line.setFocus()
    line.clear()
    QTest.keyClicks(line, text)


def stored(at: SourcesDesk) -> tuple[r.Source, r.SourceText]:
    """The source that is shown, with its text as it stands in the file."""
    source = at.workspace.source
    assert source is not None
    text = at.document.store.text(source.id)
    assert text is not None
    return source, text


def test_paste_name_the_day_and_add_it(at: SourcesDesk, intake: SourceIntake) -> None:
    assert intake.edit.hasFocus()
    intake.paste(ARTICLE)
    type_day(at, "14 Feb 2017")
    steps = len(at.history())
    QTest.keyClick(fields(at).day.edit.line, Key.Key_Return, CONTROL)
    source, text = stored(at)
    assert len(at.history()) == steps + 1
    assert at.history()[-1] == "Add source “Test text: envoys pack for the second round”"
    assert (source.title, source.published, source.language) == (
        "Test text: envoys pack for the second round", EventDate.parse("2017-02-14"), "en",
    )  # fmt: skip
    assert text.text == ARTICLE and text.text_hash == text_hash(ARTICLE)
    assert at.workspace.reader.text == ARTICLE
    assert at.workspace.reader.hasFocus()
    assert at.said[-1] == "Added “Test text: envoys pack for the second round”."
    at.press_notice("Undo")
    assert source.id not in at.document.chronology.sources
    assert intake.is_empty


def test_it_is_kept_as_pasted_but_for_the_one_cleaning(
    at: SourcesDesk, intake: SourceIntake
) -> None:
    intake.paste(
        "A  headline\r\n\r\nOne\u00a0line\twith <b>marks</b>\u2028and\x00 an end.\ufffd \n"
    )
    assert intake.notes.text() == "1 invisible NUL character was removed."
    intake.add_source()
    _, text = stored(at)
    assert text.text == "A  headline\n\nOne\u00a0line\twith <b>marks</b>\nand an end.\ufffd \n"


def test_guesses_look_like_guesses_and_say_from_what(at: SourcesDesk, intake: SourceIntake) -> None:
    intake.paste("Sample Wire\n\n" + ARTICLE)
    title = fields(at).title
    assert title.line.property("guess") is True
    assert title.why.text().startswith("from line ")
    assert title.why.kind == "warn"
    mark = title.line.findChild(QLabel)
    assert isinstance(mark, QLabel) and mark.isVisible() and mark.text() == "guess"
    assert fields(at).language_why.text().startswith("guess, from English words")
    assert fields(at).guesses.text().endswith("guesses")
    title.line.setFocus()
    QTest.keyClicks(title.line, "!")
    assert not title.is_guess and title.line.property("guess") is False
    assert not mark.isVisible()
    intake.paste(ARTICLE + " More.")
    assert title.text().startswith("!")  # what was typed is not guessed over


def test_the_day_is_asked_for_and_why(at: SourcesDesk, intake: SourceIntake) -> None:
    assert not fields(at).warning.isVisible()
    intake.paste(ARTICLE)
    words = fields(at).warning.text()
    assert words.startswith("On which day was it published? “Wednesday”")
    assert "left out of Known on" in words
    type_day(at, "14 Feb 2017")
    fields(at).day.edit.commit()
    assert "On which day" not in fields(at).warning.text()


def test_it_can_be_added_without_a_day(at: SourcesDesk, intake: SourceIntake) -> None:
    intake.paste(ARTICLE)
    assert intake.add_source()
    source, _ = stored(at)
    assert source.published is None
    assert at.workspace.pane.head.warning.text() == ("no publisher, no day · left out of Known on")
    assert at.workspace.reader.marks[0].date is None
    # and the day can be named afterwards, which resolves its dates
    side = at.workspace.side.fields
    side.published.line.setFocus()
    QTest.keyClicks(side.published.line, "14 Feb 2017")
    at.press(Key.Key_Return)
    assert at.workspace.reader.marks[0].date == EventDate.parse("2017-02-15/2017-02-16")


def forget_day_order(at: SourcesDesk) -> None:
    heading = at.document.chronology.heading
    if heading.day_order:
        edit = operations.edit(
            at.document.chronology, "chronology", [heading.id], {"day_order": ""}
        )
        assert at.bridge.apply(edit)


def test_which_of_two_days_is_meant_is_asked_once_for_the_chronology(
    at: SourcesDesk, intake: SourceIntake
) -> None:
    forget_day_order(at)
    intake.begin()
    intake.paste(ARTICLE)
    line = fields(at).day.edit.line
    line.setFocus()
    QTest.keyClicks(line, "1/2/17")
    at.press(Key.Key_Down)
    at.press(Key.Key_Return)
    assert intake.add_source()
    source, _ = stored(at)
    assert source.published == EventDate.parse("2017-01-02")
    assert at.document.chronology.heading.day_order == "mdy"
    assert at.history()[-1].startswith("Add source")  # one step
    line = at.workspace.side.fields.published.line
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "3/4/17")
    at.press(Key.Key_Return)
    assert stored(at)[0].published == EventDate.parse("2017-03-04")  # not asked again


def test_a_chosen_day_of_a_source_is_remembered_too(at: SourcesDesk) -> None:
    source = at.add()
    forget_day_order(at)
    line = at.workspace.side.fields.published.line
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "1/2/17")
    at.press(Key.Key_Return)
    published = at.document.chronology.sources[source.id].published
    assert published == EventDate.parse("2017-02-01")
    assert at.document.chronology.heading.day_order == "dmy"


def test_a_day_that_is_none_keeps_everything(at: SourcesDesk, intake: SourceIntake) -> None:
    intake.paste(ARTICLE)
    before = at.history()
    type_day(at, "31 Feb 2017")
    assert not intake.add_source()
    assert at.history() == before
    assert fields(at).day.edit.text == "31 Feb 2017"
    assert intake.edit.text() == ARTICLE


def test_a_day_in_the_text_is_a_guess(at: SourcesDesk, intake: SourceIntake) -> None:
    intake.paste("Envoys pack\n\n14 February 2017\n\n" + ARTICLE.split("\n\n", 1)[1])
    day = fields(at).day
    assert day.date == EventDate.parse("2017-02-14") and day.is_guess
    assert "14 February 2017" in day.why.text()


def test_a_known_publisher_is_used_and_a_new_one_made_in_the_same_step(
    at: SourcesDesk, intake: SourceIntake
) -> None:
    known = {one.name: one.id for one in at.document.chronology.publishers.values()}
    steps = len(at.history())
    intake.paste(ARTICLE)
    fields(at).publisher.put("sample wire")
    intake.add_source()
    assert stored(at)[0].publisher == known["Sample Wire"]
    at.workspace.add_source()
    intake.paste(ARTICLE + " Again.")
    fields(at).publisher.put("A Paper of This Test")
    intake.add_source()
    made = at.document.chronology.publishers[stored(at)[0].publisher or ""]
    assert made.name == "A Paper of This Test"
    assert len(at.history()) == steps + 2


def test_escape_keeps_what_stands_there(at: SourcesDesk, intake: SourceIntake) -> None:
    intake.paste(ARTICLE)
    fields(at).title.put("My own title")
    intake.edit.setFocus()
    at.press(Key.Key_Escape)
    assert at.workspace.pages.currentIndex() == 0
    assert at.workspace.list.view.hasFocus()
    at.workspace.add_source()
    assert intake.edit.text() == ARTICLE
    assert fields(at).title.text() == "My own title"


def test_a_draft_goes_through_the_file_against_a_crash(
    at: SourcesDesk, intake: SourceIntake
) -> None:
    assert at.workspace.draft_state() is None
    intake.paste(ARTICLE)
    fields(at).title.put("My own title")
    fields(at).day.put(EventDate.parse("2017-02-14"))
    state = at.workspace.draft_state()
    assert state == {"text": ARTICLE, "title": "My own title", "published": "2017-02-14"}
    intake.clear()
    assert at.workspace.draft_state() is None
    at.workspace.restore_draft({**state, "published": "rubbish", "more": 1})
    assert intake.edit.text() == ARTICLE and fields(at).day.date is None
    at.workspace.restore_draft(state)
    assert fields(at).day.date == EventDate.parse("2017-02-14")


def test_discard_can_be_undone(at: SourcesDesk, intake: SourceIntake) -> None:
    assert not intake.discard.isVisible()
    intake.paste(ARTICLE)
    intake.discard.click()
    assert intake.is_empty and at.said[-1] == "Discarded the new source."
    at.press_notice("Undo")
    assert intake.edit.text() == ARTICLE


def test_a_dropped_file_is_read_and_its_encoding_said(
    at: SourcesDesk, intake: SourceIntake, tmp_path: Path
) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes((ARABIC + "\r\n\x00").encode("cp1256"))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    intake.edit.insertFromMimeData(data)
    assert intake.edit.text() == ARABIC + "\n"
    assert "Read as Windows-1256 (Arabic): a guess" in intake.notes.text()
    assert "NUL" in intake.notes.text()
    assert fields(at).language.currentText() == "Arabic"
    assert fields(at).title.line.isRightToLeft()


def test_a_file_that_is_no_text_is_told(
    at: SourcesDesk, intake: SourceIntake, tmp_path: Path
) -> None:
    assert not intake.open_file(tmp_path)
    assert "is not an ordinary file" in at.said[-1]
    at.notices.expect(None)
    intake.open.click()
    assert intake.is_empty


def test_a_text_without_letters_is_refused(at: SourcesDesk, intake: SourceIntake) -> None:
    before = at.history()
    intake.paste("… — !\n")
    fields(at).title.put("Title")
    assert not intake.add_source()
    assert at.said[-1].startswith("There is no text to quote from.")
    assert at.history() == before and intake.edit.text() == "… — !\n"


def test_a_source_needs_a_title(at: SourcesDesk, intake: SourceIntake) -> None:
    intake.paste(ARTICLE)
    title = fields(at).title
    title.line.setFocus()
    title.line.selectAll()
    at.press(Key.Key_Delete)
    assert not intake.add_source()
    assert title.why.text() == "Give the source a title." and title.why.kind == "danger"
    assert title.line.hasFocus()


def test_while_it_is_open_the_panes_are_list_and_intake(
    at: SourcesDesk, intake: SourceIntake
) -> None:
    assert at.workspace.panes() == [at.workspace.list, intake]
    intake.leave.click()
    assert at.workspace.panes() == [
        at.workspace.list, at.workspace.pane, at.workspace.side,
    ]  # fmt: skip
