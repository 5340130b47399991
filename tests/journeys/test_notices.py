"""What the buttons of a message do when other things were done before they are pressed."""

from __future__ import annotations

from tests.journeys.conftest import Start
from tests.journeys.support import press, words


def test_undo_on_a_message_takes_back_what_the_message_names(start: Start) -> None:
    story = start(sample=True)
    four, five = story.event("Astana 4"), story.event("Astana 5")
    story.select("Astana 4")
    story.do("delete")
    story.select("Astana 5")
    story.type(story.line("title"), "Another title")
    press(story, "Undo")
    assert story.chronology.events[four.id] == four
    assert story.chronology.events[five.id].title == "Another title"


def test_undo_of_the_older_of_two_messages(start: Start) -> None:
    story = start(sample=True)
    four, five = story.event("Astana 4"), story.event("Astana 5")
    for name in ("Astana 4", "Astana 5"):
        story.select(name)
        story.do("delete")
    press(story, "Undo")
    assert four.id in story.chronology.events
    assert five.id not in story.chronology.events


def test_undo_that_later_work_stands_against_changes_nothing_and_says_so(start: Start) -> None:
    story = start(sample=True)
    four = story.event("Astana 4")
    story.select("Astana 4")
    story.do("restrict")
    story.type(story.line("title"), "Another title")
    story.do("restrict")
    story.window.notices.cards[-1].dismiss()
    press(story, "Undo")
    assert "cannot be undone: its fields were changed later" in words(story)
    assert story.chronology.events[four.id].handling == "open"


def test_undo_pressed_after_ctrl_z_does_nothing_more(start: Start) -> None:
    story = start(sample=True)
    before = story.chronology
    story.select("Astana 4")
    story.do("checked")
    story.do("delete")
    story.do("undo")
    press(story, "Undo")  # of “Marked as checked”, or the deletion that is back already
    press(story, "Undo")
    assert story.chronology.events == before.events


def test_one_message_tells_of_undo_and_redo_and_goes_with_the_next_edit(start: Start) -> None:
    story = start(sample=True)
    story.select("Astana 4")
    story.do("delete")
    story.do("undo")
    story.do("redo")
    story.do("undo")
    assert words(story).count("Delete Astana 4") == 1
    story.select("Astana 4")
    story.type(story.line("title"), "Another title")
    assert "Undone" not in words(story)


def test_a_message_goes_with_its_chronology(start: Start) -> None:
    story = start(sample=True)
    story.select("Astana 4")
    story.do("delete")
    story.do("close")
    assert not story.window.notices.cards
