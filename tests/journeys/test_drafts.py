"""What is typed and not added yet, when its window is left in some way or other."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtTest import QTest

from tests.journeys.conftest import Start
from tests.journeys.story import Story
from tests.journeys.support import press, talks, words
from ui.draft_file import OpenDraft


def begin(story: Story, title: str) -> None:
    """Begin an event and leave it a draft."""
    story.do("add_event")
    QTest.keyClicks(story.line("title"), title)


def drafted(story: Story) -> str:
    """The title of the draft, or nothing."""
    form = story.workspace.form
    if not form.draft.is_there:
        return ""
    form.draft.open()
    return story.line("title").text()


def test_a_draft_outlives_the_closing_of_another_chronology(start: Start, tmp_path: Path) -> None:
    first, second = talks(tmp_path / "first.parley"), tmp_path / "second.parley"
    story = start(file=first)
    begin(story, "Technical round")
    story.window.notices.expect(second)
    assert story.window.files.new()  # a chronology without a draft …
    story.do("close")  # … that is closed
    assert story.window.files.open_path(first)
    assert drafted(story) == "Technical round"


def test_a_draft_is_there_after_a_cut_of_the_power(start: Start, tmp_path: Path) -> None:
    file = talks(tmp_path / "talks.parley")
    story = start(file=file)
    begin(story, "Technical round")
    clock = story.window.findChild(OpenDraft)
    assert isinstance(clock, OpenDraft)
    clock.look()
    # nothing more is done in this window before the next one begins
    again = start(file=file)
    assert drafted(again) == "Technical round"


def test_a_second_window_leaves_the_draft_of_the_first(start: Start, tmp_path: Path) -> None:
    file = talks(tmp_path / "talks.parley")
    story = start(file=file)
    other = start(file=file)
    begin(story, "Technical round")
    story.window.save_draft()
    other.do("close")
    assert drafted(start(file=file)) == "Technical round"


def test_an_added_draft_is_not_offered_again(start: Start, tmp_path: Path) -> None:
    file = talks(tmp_path / "talks.parley")
    story = start(file=file)
    begin(story, "Technical round")
    story.window.save_draft()
    assert story.workspace.form.draft.add()
    story.do("close")
    assert story.window.files.open_path(file)
    assert drafted(story) == ""


def test_where_a_draft_cannot_be_kept_it_is_asked_about(start: Start, tmp_path: Path) -> None:
    file = talks(tmp_path / "talks.parley")
    story = start(file=file)
    (tmp_path / "data").mkdir(exist_ok=True)
    (tmp_path / "data" / "drafts").write_text("in the way", encoding="utf-8")
    begin(story, "Technical round")
    story.window.notices.expect("")
    assert not story.window.close()  # stay here
    assert "cannot be kept as a draft" in story.window.notices.asked[-1]
    assert drafted(story) == "Technical round"
    story.window.notices.expect("lose")
    assert story.window.close()


def test_a_discarded_draft_waits_for_the_one_that_is_open(start: Start, tmp_path: Path) -> None:
    story = start(file=talks(tmp_path / "talks.parley"))
    begin(story, "First")
    story.workspace.form.draft.discard()
    begin(story, "Second")
    press(story, "Undo")
    assert "There is a draft already" in words(story)
    assert drafted(story) == "Second"
    story.workspace.form.draft.add()
    press(story, "Undo")
    assert drafted(story) == "First"
