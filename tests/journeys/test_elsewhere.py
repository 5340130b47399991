"""Another window on the same file deletes, saves, or holds the file, while one types here."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from PySide6.QtTest import QTest

from tests.db.support import opened
from tests.journeys.conftest import Start
from tests.journeys.support import press, select_first, talks, titles
from timeline_app import operations
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
