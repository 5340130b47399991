"""The pop-up on sentences and selections, and the whole of an article."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.sources import ARTICLE, Key, SourcesDesk, sources
from timeline_app.dates import EventDate

from .hands import select

pytestmark = pytest.mark.qt_log_ignore("does not support grabbing the keyboard")


def test_a_sentence_without_a_date_can_be_cited_as_context(at: SourcesDesk) -> None:
    at.add()
    reader = at.workspace.reader
    at.press(*[Key.Key_Down] * 3)
    assert ARTICLE[slice(*reader.passage())] == "No sentence in here was ever printed."
    at.press(Key.Key_Return)
    popup = at.workspace.popup
    assert popup.headline.text() == "No date in these words"
    assert popup.drop.text() == "Not a claim"
    at.press(Key.Key_O)
    popup.chooser.line.setText("Geneva IV")
    at.press(Key.Key_Return, Key.Key_A)
    citation = at.citations("Geneva IV")[-1]
    assert (citation.stance, citation.field, citation.value) == ("context", "", "")


def test_a_sentence_with_a_date_makes_an_event_with_one_key(at: SourcesDesk) -> None:
    at.add()
    at.press(Key.Key_Down)
    assert "second round" in ARTICLE[slice(*at.workspace.reader.passage())]
    at.press(Key.Key_N)
    assert at.form.record.fields["date"].typed == "15–16 Feb 2017"
    assert at.form.record.fields["process"].typed == "Astana"


def test_selected_words_are_the_passage(at: SourcesDesk) -> None:
    at.add()
    words = "the Geneva talks are expected to take place on February 20"
    select(at, words)
    assert at.workspace.pane.cite.text() == "Cite selection"
    at.workspace.cite_selection()
    assert at.workspace.popup.counter.text() == "date 3 of 3"
    at.press(Key.Key_A)
    citation = at.citations("Geneva IV")[-1]
    assert at.document.chronology.excerpts[citation.excerpt].exact == words


def test_selected_words_without_a_date_have_the_nearest_one(at: SourcesDesk) -> None:
    at.add()
    words = "the Geneva talks are expected to take place"
    select(at, words)
    at.workspace.cite_selection()
    popup = at.workspace.popup
    assert popup.headline.text() == "Mon 20 Feb 2017"
    assert popup.reason.text().startswith("“February 20”, nearest to these words · ")
    at.press(Key.Key_A)
    citation = at.citations("Geneva IV")[-1]
    assert at.document.chronology.excerpts[citation.excerpt].exact == words
    assert citation.value == "2017-02-20"


def test_nothing_is_written_into_a_file_that_is_read_only(qtbot: QtBot, tmp_path: Path) -> None:
    with sources(qtbot, tmp_path, read_only=True) as at:
        before = at.document.chronology
        ids = at.workspace.list.ids()
        at.workspace.open_source(ids[-1])
        at.workspace.reader.setFocus()
        at.press(Key.Key_F7, Key.Key_A, Key.Key_N, Key.Key_X)
        at.workspace.add_source()
        assert at.document.chronology is before
        assert not at.form.draft.is_there
        assert at.workspace.pages.currentIndex() == 0
        assert not at.workspace.pane.cite.isEnabled()


def test_the_article_that_parley_began_with(at: SourcesDesk, shared_data: Path) -> None:
    text = (shared_data / "astana_article_2017-02-14.txt").read_text(encoding="utf-8")
    at.workspace.add_source()
    intake = at.workspace.intake
    intake.paste(text)
    intake.fields.day.put(EventDate.parse("2017-02-14"))
    assert intake.fields.title.text() == (
        "Iran: Continued ceasefire in Syria main topic of Astana talks"
    )
    assert intake.add_source()
    at.press(Key.Key_F7, Key.Key_N)
    record = at.form.record
    assert record.fields["date"].typed == "15–16 Feb 2017"
    assert record.fields["process"].typed == "Astana"
    record.head.title.line.setText("Astana, the second round")
    at.press(Key.Key_Return)
    (passage,) = at.workspace.reader.passages
    assert passage.excerpt.exact.startswith("The second round of Astana talks")
    at.workspace.reader.setFocus()
    adopted = at.event("Geneva IV")
    at.press(Key.Key_F7, Key.Key_F7)
    popup = at.workspace.popup
    assert popup.claim.text() == "announces · starts 20 Feb 2017 · said Sun 12 Feb by S. Lavrov"
    assert popup.stale.text().endswith("Geneva IV stays at 23 Feb.")
    at.press(Key.Key_A)
    assert at.event("Geneva IV") == adopted
    assert at.citations("Geneva IV")[-1].value == "2017-02-20"
