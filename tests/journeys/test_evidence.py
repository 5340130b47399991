"""From a pasted article to a sourced event and a claim, by keys; and what is printed of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.journeys.conftest import Start
from tests.journeys.story import Story
from tests.ui.sources import ARTICLE
from timeline_app.dates import EventDate

Key = Qt.Key


def add_article(story: Story, text: str) -> None:
    """Paste an article, name its day, and add it."""
    story.do("add_source")
    intake = story.desk.sources.intake
    intake.paste(text)
    day = intake.fields.day.edit
    story.type(day.line, "14 Feb 2017", end="")
    QTest.keyClick(day.line, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    story.wait(lambda: story.desk.sources.reader.text != "")


def press(story: Story, *keys: Qt.Key) -> int:
    """Press keys where the focus is; how many they were."""
    for key in keys:
        widget = story.window.focusWidget()
        assert widget is not None
        QTest.keyClick(widget, key)
        QApplication.processEvents()
    return len(keys)


@pytest.fixture(params=["own", "shared"])
def article(request: pytest.FixtureRequest) -> str:
    """An article of our own, and the one that the project began with, where it is at hand."""
    if request.param == "own":
        return ARTICLE
    folder: Path = request.getfixturevalue("shared_data")
    return (folder / "astana_article_2017-02-14.txt").read_text("utf-8")


def test_a_date_in_an_article_becomes_a_sourced_event_in_four_keys_and_a_title(
    start: Start, article: str
) -> None:
    story = start(sample=True)
    before = set(story.chronology.events)
    add_article(story, article)
    keys = press(story, Key.Key_F7, Key.Key_N)
    form = story.workspace.form
    assert story.desk.current == "chronology" and form.draft.is_there
    story.type(form.record.head.title.line, "Astana 2 by the article", end="")
    keys += press(story, Key.Key_Return)
    if set(story.chronology.events) == before:
        keys += press(story, Key.Key_Return)
    assert keys <= 4
    (made,) = set(story.chronology.events) - before
    event = story.chronology.events[made]
    assert event.date == EventDate.parse("2017-02-15/2017-02-16")
    process = story.chronology.processes[event.process or ""]
    assert process.name == "Astana"
    (citation,) = story.chronology.citations_of(made)
    excerpt = story.chronology.excerpts[citation.excerpt]
    assert "Wednesday and Thursday" in excerpt.exact
    assert made in story.workspace.table.shown_ids()
    assert made in set(story.workspace.chart.view.columns.events())


def test_a_second_passage_is_cited_on_geneva_iv_in_two_keys_and_changes_no_date(
    start: Start, shared_data: Path
) -> None:
    story = start(sample=True)
    adopted = story.event("Geneva IV").date
    event = story.event("Geneva IV").id
    before = len(story.chronology.citations_of(event))
    text = (shared_data / "astana_article_2017-02-14.txt").read_text("utf-8")
    add_article(story, text)
    press(story, Key.Key_F7, Key.Key_F7)
    keys = press(story, Key.Key_F7, Key.Key_A)
    assert keys <= 2
    cited = story.chronology.citations_of(event)
    assert len(cited) == before + 1
    claim = cited[-1]
    assert (claim.stance, claim.field, claim.value) == ("announces", "date", "2017-02-20")
    said = story.chronology.excerpts[claim.excerpt].said
    assert said == EventDate.parse("2017-02-12")
    assert story.event("Geneva IV").date == adopted
    story.do("undo")
    assert len(story.chronology.citations_of(event)) == before


def test_one_key_opens_the_sentence_and_one_key_returns(start: Start) -> None:
    story = start(sample=True)
    story.select("Geneva IV")
    story.do("open_sentence")
    assert story.desk.current == "sources"
    assert story.desk.sources.reader.passage() != (0, 0)
    story.do("back")
    assert story.desk.current == "chronology"


def test_the_chart_shares_the_selection_and_follows_the_search(start: Start) -> None:
    story = start(sample=True)
    story.select("Geneva IV")
    assert story.desk.bridge.selection == (story.event("Geneva IV").id,)
    story.search("process:Astana 2017")
    shown = set(story.workspace.table.shown_ids())
    assert set(story.workspace.chart.view.columns.events()) == shown


def test_the_briefing_is_the_whole_period_and_goes_out_as_pdf(start: Start, tmp_path: Path) -> None:
    story = start(sample=True)
    story.search("process:Astana,Geneva 2017")
    story.do("briefing")
    briefing = story.desk.briefing
    story.wait(lambda: briefing.paper is not None and briefing.is_up_to_date)
    target = tmp_path / "briefing.pdf"
    briefing.export_to(target)
    story.wait(target.exists)
    assert target.read_bytes().startswith(b"%PDF")


def test_findings_are_counted_and_gone_through(start: Start) -> None:
    story = start(sample=True)
    story.wait(lambda: story.window.commands["review"].text() != "Review")
    story.do("review")
    assert len(story.desk.review.findings) > 10
    story.do("next_finding")
    assert story.desk.current == "review"
