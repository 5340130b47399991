"""First start, editing, undo after a restart, search, and a kill in between."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.journeys.conftest import Start
from timeline_app.dates import EventDate


def test_the_first_page_leads_to_the_example(start: Start) -> None:
    story = start()
    assert story.window.pages.currentWidget() is story.window.welcome
    QTest.mouseClick(story.window.welcome.cards["example"], Qt.MouseButton.LeftButton)
    story.wait(lambda: story.window.desk is not None)
    assert len(story.chronology.events) >= 90
    assert len(story.chronology.processes) == 8
    assert len(story.workspace.table.shown_ids()) == len(story.chronology.events)
    assert "listed" in {p.attendance for p in story.chronology.participations.values()}


@pytest.mark.parametrize("by_card", [False, True])
def test_what_is_opened_has_the_keyboard(start: Start, by_card: bool) -> None:
    story = start(sample=not by_card)
    if by_card:
        QTest.mouseClick(story.window.welcome.cards["example"], Qt.MouseButton.LeftButton)
    bridge = story.window.bridge
    assert bridge is not None
    story.wait(lambda: story.workspace.isAncestorOf(story.window.focusWidget()))
    QTest.keyClick(story.window.focusWidget(), Qt.Key.Key_Right)
    story.wait(lambda: len(bridge.selection) == 1)


def test_the_first_event_of_a_new_file_is_made_from_the_first_page(start: Start) -> None:
    story = start()
    story.window.welcome.event_requested.emit()
    story.wait(lambda: story.window.desk is not None)
    assert story.workspace.form.draft.is_there


@pytest.mark.parametrize(
    ("typed", "edtf", "explained"),
    [
        ("mid-March 2017", "[2017-03-11..2017-03-20]", "some day in this span"),
        ("20 or 23 Feb 2017", "[2017-02-20,2017-02-23]", "one of two days"),
        ("from 30 December 2016", "2016-12-30/..", "no end reported"),
    ],
)
def test_a_date_is_typed_as_people_write_it(
    start: Start, typed: str, edtf: str, explained: str
) -> None:
    story = start(sample=True)
    story.select("Geneva IV")
    field = story.date_field()
    story.type(field.line, typed, end="")
    story.wait(lambda: explained in field.explanation.text())
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert story.event("Geneva IV").date == EventDate.parse(edtf)


def test_a_date_that_cannot_be_read_keeps_the_text_and_says_why(start: Start) -> None:
    story = start(sample=True)
    story.select("Geneva IV")
    before = story.event("Geneva IV").date
    field = story.date_field()
    story.type(field.line, "31 June 2017")
    assert field.line.text() == "31 June 2017"
    assert "June has 30 days" in field.explanation.text()
    assert story.event("Geneva IV").date == before


def test_undo_and_redo_name_what_they_do_and_survive_a_restart(start: Start) -> None:
    story = start(sample=True)
    path = story.desk.bridge.document.store.path
    story.select("Astana 3", "Astana 4")
    story.do("restrict")
    assert story.event("Astana 3").handling == "restricted"
    label = story.window.commands["undo"].text()
    assert label.startswith("Undo: Change handling of 2 records")
    story.close()
    again = start(file=path)
    assert again.window.commands["undo"].text() == label
    again.do("undo")
    assert again.event("Astana 3").handling == "open"
    assert again.window.commands["redo"].text().startswith("Redo: Change handling")
    again.do("redo")
    assert again.event("Astana 4").handling == "restricted"


def test_deleting_offers_undo_and_brings_everything_back(start: Start) -> None:
    story = start(sample=True)
    before = story.chronology
    story.select("Geneva IV")
    story.do("delete")
    assert len(story.chronology.events) == len(before.events) - 1
    story.do("undo")
    assert dict(story.chronology.events) == dict(before.events)
    assert dict(story.chronology.citations) == dict(before.citations)


def test_search_shows_results_as_one_types_and_explains_wrong_syntax(start: Start) -> None:
    story = start(sample=True)
    story.search('process:Astana status:held 2017 "de-escalation"')
    titles = {story.chronology.events[i].short_title for i in story.workspace.table.shown_ids()}
    assert titles == {"Astana 4", "Astana 5", "Astana 6", "Astana 7"}
    assert "4 of 118 events shown" in story.desk.summary()
    story.search("staus:held")
    assert "status" in story.window.search.line.accessibleDescription()
    assert len(story.workspace.table.shown_ids()) == 4
    QTest.keyClick(story.window.search.line, Qt.Key.Key_Escape)
    assert len(story.workspace.table.shown_ids()) == 118


def test_an_actor_is_added_with_a_role(start: Start) -> None:
    story = start(sample=True)
    story.select("Geneva IV")
    editor = story.workspace.form.record.participants
    before = len(story.chronology.participations_of(story.event("Geneva IV").id))
    story.type(editor.line, "Norway")
    parts = story.chronology.participations_of(story.event("Geneva IV").id)
    assert len(parts) == before + 1
    assert any(actor.name == "Norway" for actor in story.chronology.actors.values())


def test_a_table_goes_out_and_two_changed_cells_come_back_as_one_step(
    start: Start, tmp_path: Path
) -> None:
    story = start(sample=True)
    story.search("process:Astana 2017")
    target = tmp_path / "out.csv"
    story.window.notices.expect(target)
    story.do("export")
    rows = list(csv.DictReader(io.StringIO(target.read_text("utf-8-sig"))))
    assert len(rows) == len(story.workspace.table.shown_ids())
    by_title = {row["short_title"]: row for row in rows}
    by_title["Astana 2"]["city"] = "Almaty"
    by_title["Astana 3"]["summary"] = 'The opposition stayed away, "for now".'
    with target.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    third = story.event("Astana 4")
    story.select("Astana 4")
    story.type(story.line("venue"), "Rixos")
    story.window.notices.expect(target)
    seen = _accept_import(story)
    assert seen == 2
    assert story.event("Astana 2").city == "Almaty"
    assert story.event("Astana 3").summary.startswith("The opposition")
    assert story.event("Astana 4").venue == "Rixos" != third.venue
    story.do("undo")
    assert story.event("Astana 2").city == "Astana"
    assert story.event("Astana 4").venue == "Rixos"


def _accept_import(story: object) -> int:
    """Press Import in the preview when it opens; how many changes it announced."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from tests.journeys.story import Story
    from ui.import_window import ImportWindow

    assert isinstance(story, Story)
    seen: list[int] = []

    def accept() -> None:
        window = QApplication.activeModalWidget()
        assert isinstance(window, ImportWindow)
        seen.append(len(window.proposal.changes))
        window.accept()

    QTimer.singleShot(300, accept)
    story.do("import")
    return seen[0]
