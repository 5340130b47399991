"""Another window on the same file deletes, saves, or holds the file, while one types here."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.db.support import another_program, opened
from tests.journeys.conftest import Start
from tests.journeys.story import Story
from tests.journeys.support import press, retitle, select_first, talks, titles, words
from timeline_app import operations
from timeline_app.dates import EventDate
from timeline_app.document import Document


def test_row_16_an_event_that_was_deleted_elsewhere_is_restored_with_the_text(
    start: Start, tmp_path: Path
) -> None:
    """Row 16: one step, which an undo takes back."""
    path = talks(tmp_path / "talks.parley")
    story = start(file=path)
    select_first(story)
    line = story.line("title")
    line.setFocus()
    line.end(False)
    QTest.keyClicks(line, " and more")
    with closing(opened(path)) as store:
        other = Document(store, "B. Colleague")
        other.apply(operations.delete(other.chronology, "event", list(story.chronology.events)))
    strip = story.workspace.form.gone.strip
    story.wait(strip.isVisible)
    assert "was deleted at" in strip.label.text()
    assert not titles(story)
    strip.restore.click()
    assert titles(story) == {"Astana 2 and more"}
    assert story.line("title").text() == "Astana 2 and more"
    press(story, "Undo")
    assert not titles(story)
    story.do("redo")
    assert titles(story) == {"Astana 2 and more"}


def typed_while_held(story: Story, path: Path, text: str) -> None:
    """Type a title while somebody else holds the file, and see that it is told."""
    select_first(story)
    with another_program(path, "BEGIN IMMEDIATE"):
        retitle(story, text)
        assert "Another window or program is saving to “talks.parley”." in words(story)
    assert story.line("title").text() == text
    assert text not in titles(story)


@pytest.mark.usefixtures("hasty")
def test_row_14_one_can_go_on_waiting_and_what_waited_is_saved(
    start: Start, tmp_path: Path
) -> None:
    """Row 14: the window stays alive meanwhile, and edits made meanwhile are saved too."""
    path = talks(tmp_path / "talks.parley")
    story = start(file=path)
    select_first(story)
    strip = story.window._strip
    with another_program(path, "BEGIN EXCLUSIVE"):
        retitle(story, "Typed while it was held")
        press(story, "Keep waiting")
        assert story.window.busy.is_waiting
        assert strip.isVisible()
        assert strip.label.text() == "Waiting to save to “talks.parley”"
        story.wait(lambda: strip.count.text().endswith(" s"))
        story.type(story.line("city"), "Bern")
        assert "Another window" not in words(story)
        assert "Typed while it was held" not in titles(story)
    story.wait(lambda: "what waited was saved" in words(story))
    (event,) = story.chronology.events.values()
    assert (event.title, event.city) == ("Typed while it was held", "Bern")
    assert not strip.isVisible()
    assert story.workspace.form.record.fields["title"].note.text == ""
    story.do("undo")
    story.do("undo")
    (event,) = story.chronology.events.values()
    assert (event.title, event.city) == ("Astana 2", "")


@pytest.mark.usefixtures("hasty")
def test_row_14_waiting_can_be_stopped_and_begun_again(start: Start, tmp_path: Path) -> None:
    """Row 14: nothing is saved behind one's back after that."""
    path = talks(tmp_path / "talks.parley")
    story = start(file=path)
    select_first(story)
    with another_program(path, "BEGIN IMMEDIATE"):
        retitle(story, "Typed while it was held")
        press(story, "Keep waiting")
        story.window._strip.stop.click()
        story.wait(lambda: "Another window or program is saving" in words(story))
        assert not story.window.busy.is_waiting
        press(story, "Keep waiting")
    story.wait(lambda: "Typed while it was held" in titles(story))


@pytest.mark.usefixtures("hasty")
def test_row_14_the_text_can_be_saved_as_a_draft(start: Start, tmp_path: Path) -> None:
    """Row 14: it is on the disk then, and comes back into its field even after a crash."""
    path = talks(tmp_path / "talks.parley")
    story = start(file=path)
    typed_while_held(story, path, "Typed while it was held")
    press(story, "Save my text as draft")
    said = "What was typed is kept as a draft. It is also still in its field."
    assert story.said() == said
    kept = story.window.drafts.kept(story.chronology.heading.id)
    (event,) = story.chronology.events
    assert kept == {"event": {"typed": {event: {"title": "Typed while it was held"}}}}


@pytest.mark.usefixtures("hasty")
def test_row_14_a_day_that_was_typed_is_text_too(start: Start, tmp_path: Path) -> None:
    path = talks(tmp_path / "talks.parley")
    story = start(file=path)
    select_first(story)
    with another_program(path, "BEGIN IMMEDIATE"):
        story.type(story.date_field().line, "25 Feb 2017")
        press(story, "Save my text as draft")
    (event,) = story.chronology.events
    kept = story.window.drafts.kept(story.chronology.heading.id)
    assert kept == {"event": {"typed": {event: {"date": "25 Feb 2017"}}}}
    QTest.keyClick(story.date_field().line, Qt.Key.Key_Return)
    (saved,) = story.chronology.events.values()
    assert saved.date == EventDate.parse("2017-02-25")


@pytest.mark.usefixtures("hasty")
def test_row_14_a_command_waits_too_but_is_forgotten_with_its_message(
    start: Start, tmp_path: Path
) -> None:
    """Row 14: what nobody waits for is not done later."""
    path = talks(tmp_path / "talks.parley")
    story = start(file=path)
    select_first(story)
    with another_program(path, "BEGIN IMMEDIATE"):
        story.do("delete")
        labels = [button.text() for button in story.window.notices.cards[-1].buttons]
        assert "Keep waiting" in labels and "Save my text as draft" not in labels
        story.window.notices.cards[-1].dismiss()
        story.wait(lambda: not story.desk.bridge.waiting)
        story.do("delete")
        press(story, "Keep waiting")
    story.wait(lambda: not titles(story))
    assert "Deleted Astana 2." in words(story)
