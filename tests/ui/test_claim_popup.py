"""From a sentence to evidence: the pop-up, its keys, and how many of them it takes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from timeline_app import operations
from timeline_app import records as r
from timeline_app.dates import EventDate
from ui.claim_draft import value_of

from .sources import ARTICLE, Key, SourcesDesk, sources

pytestmark = pytest.mark.qt_log_ignore("does not support grabbing the keyboard")


@pytest.fixture
def at(qtbot: QtBot, tmp_path: Path) -> Iterator[SourcesDesk]:
    with sources(qtbot, tmp_path) as made:
        yield made


def at_february_20(at: SourcesDesk) -> None:
    at.add()
    at.press(Key.Key_F7, Key.Key_F7, Key.Key_F7)


# The keys, counted


def test_from_a_mention_to_a_sourced_event_in_three_keys_and_the_title(at: SourcesDesk) -> None:
    source = at.add()
    at.press(Key.Key_F7)  # 1: to “Wednesday and Thursday”
    at.press(Key.Key_N)  # 2: the form opens
    draft = at.form.record
    assert at.form.draft.is_there
    assert draft.fields["date"].typed == "15–16 Feb 2017"
    assert draft.fields["process"].typed == "Astana"
    title = draft.head.title.line
    assert title.hasFocus() and title.selectedText() == "Astana 2"
    title.setText("Astana, second round")  # the title
    before = len(at.document.chronology.events)
    at.press(Key.Key_Return)  # 3: kept
    assert len(at.document.chronology.events) == before + 1
    event = at.event("Astana, second round")
    assert event.date == EventDate.parse("2017-02-15/2017-02-16")
    assert event.date_words == "Wednesday and Thursday"
    (citation,) = at.document.chronology.citations_of(event.id)
    excerpt = at.document.chronology.excerpts[citation.excerpt]
    assert (citation.field, citation.value) == ("date", "2017-02-15/2017-02-16")
    assert citation.stance == "announces"
    assert excerpt.source == source.id
    assert excerpt.exact.startswith("ASTANA – The second round") or excerpt.exact.startswith("The")
    assert excerpt.exact.endswith("for this test.")
    # and the passage is marked in the reader at once
    assert [one.excerpt.id for one in at.workspace.reader.passages] == [excerpt.id]
    assert at.history()[-1] == "Add Astana, second round"


def test_citing_an_existing_event_takes_two_keys_and_moves_nothing(at: SourcesDesk) -> None:
    at.add()
    at.press(Key.Key_F7, Key.Key_F7)  # past two other dates
    adopted, before = at.event("Geneva IV"), len(at.citations("Geneva IV"))
    steps = len(at.history())
    at.press(Key.Key_F7)  # 1: to “February 20”, and the pop-up shows
    assert at.workspace.popup.isVisible()
    assert at.workspace.popup.event_name.text() == "Geneva IV"
    at.press(Key.Key_A)  # 2: written
    new = at.citations("Geneva IV")
    assert len(new) == before + 1
    assert at.event("Geneva IV") == adopted
    assert len(at.history()) == steps + 1
    citation = new[-1]
    excerpt = at.document.chronology.excerpts[citation.excerpt]
    lavrov = at.document.chronology.actors[excerpt.speaker or ""]
    assert (citation.stance, citation.field, citation.value) == ("announces", "date", "2017-02-20")
    assert (excerpt.said, lavrov.name) == (EventDate.parse("2017-02-12"), "Sergei Lavrov")
    assert at.said[-1].startswith("Cited on Geneva IV: announces · starts 20 Feb 2017")
    assert not at.workspace.popup.isVisible()
    assert at.workspace.reader.hasFocus()


def test_undo_in_the_notice_takes_the_claim_and_its_passage_back(at: SourcesDesk) -> None:
    at_february_20(at)
    passages = len(at.document.chronology.excerpts)
    before = at.citations("Geneva IV")
    at.press(Key.Key_A)
    assert len(at.document.chronology.excerpts) == passages + 1
    at.press_notice("Undo")
    assert at.citations("Geneva IV") == before
    assert len(at.document.chronology.excerpts) == passages
    assert not at.workspace.reader.passages


def test_return_writes_too_and_escape_writes_nothing(at: SourcesDesk) -> None:
    at_february_20(at)
    before = len(at.citations("Geneva IV"))
    at.press(Key.Key_Escape)
    assert not at.workspace.popup.isVisible()
    assert len(at.citations("Geneva IV")) == before
    at.press(Key.Key_Return)
    assert at.workspace.popup.isVisible()
    at.press(Key.Key_Return)
    assert len(at.citations("Geneva IV")) == before + 1


# What it says


def test_it_says_the_date_the_rule_and_the_claim(at: SourcesDesk) -> None:
    at_february_20(at)
    popup = at.workspace.popup
    assert popup.headline.text() == "Mon 20 Feb 2017"
    assert "expected to take" in popup.reason.text()
    assert popup.claim.text() == "announces · starts 20 Feb 2017 · said Sun 12 Feb by S. Lavrov"
    assert popup.counter.text() == "date 3 of 3"
    assert [popup.add.text(), popup.new.text(), popup.drop.text()] == [
        "Add to Geneva IV", "New event", "Not a date",
    ]  # fmt: skip
    assert "Geneva IV, announces" in popup.accessibleDescription()


def test_an_older_date_is_said_before_anything_is_written(at: SourcesDesk) -> None:
    at_february_20(at)
    popup = at.workspace.popup
    assert popup.stale_row.isVisible()
    assert popup.stale.text() == (
        "The UN said 23 Feb a day later, on 13 Feb. Geneva IV stays at 23 Feb."
    )
    at.press(Key.Key_A)
    card = at.workspace.side.passages.cards[0]
    assert "older date" in card.accessibleName()


def test_what_is_cited_already_cannot_be_cited_again(at: SourcesDesk) -> None:
    at_february_20(at)
    at.press(Key.Key_A)
    count, passages = len(at.citations("Geneva IV")), len(at.document.chronology.excerpts)
    at.press(Key.Key_Return)
    popup = at.workspace.popup
    assert popup.event_why.text() == "cited already"
    assert not popup.add.isEnabled()
    at.press(Key.Key_A)
    assert len(at.citations("Geneva IV")) == count
    at.press(Key.Key_S)  # another stance is another claim, on the same passage
    at.press(Key.Key_A)
    assert len(at.citations("Geneva IV")) == count + 1
    assert len(at.document.chronology.excerpts) == passages


def test_without_an_event_that_fits_a_new_one_is_the_thing_to_do(at: SourcesDesk) -> None:
    at.add("The baker of the village will open her shop on 3 May 1877, she said.", "1877-05-01")
    at.press(Key.Key_F7)
    popup = at.workspace.popup
    assert popup.event_name.text() == "No event fits"
    assert not popup.add.isVisible()
    assert popup.new.property("kind") == "primary"
    at.press(Key.Key_A)
    assert at.form.draft.is_there


# The keys that change the claim


def test_s_and_p_go_through_stances_and_parts(at: SourcesDesk) -> None:
    at_february_20(at)
    popup = at.workspace.popup
    assert not popup.fields.isVisible()
    at.press(Key.Key_S)
    assert popup.fields.isVisible()
    assert popup.claim.text().startswith("reports change · starts 20 Feb 2017")
    at.press(Key.Key_S, shift=True)
    assert popup.claim.text().startswith("announces · starts 20 Feb 2017")
    at.press(Key.Key_P, Key.Key_P)
    assert popup.claim.text().startswith("announces · ends 20 Feb 2017")
    at.press(Key.Key_P)
    assert popup.claim.text().startswith("announces · said")
    at.press(Key.Key_P)
    at.press(Key.Key_A)
    assert at.citations("Geneva IV")[-1].value == "2017-02-20"


def test_d_t_and_w_are_typed_and_enter_goes_back(at: SourcesDesk) -> None:
    at_february_20(at)
    popup = at.workspace.popup
    for key, field, text in (
        (Key.Key_D, popup.fields.day, "20 or 23 Feb 2017"),
        (Key.Key_T, popup.fields.said, "11 February"),
        (Key.Key_W, popup.fields.speaker, "a sample diplomat"),
    ):
        at.press(key)
        assert field.hasFocus()
        field.setText(text)
        field.setModified(True)
        at.press(Key.Key_Return)
        assert at.workspace.reader.hasFocus()
    assert popup.claim.text() == (
        "announces · 20 or 23 Feb 2017 · said Sat 11 Feb by a sample diplomat"
    )
    at.press(Key.Key_A)
    citation = at.citations("Geneva IV")[-1]
    excerpt = at.document.chronology.excerpts[citation.excerpt]
    assert citation.value == "[2017-02-20,2017-02-23]"
    assert excerpt.said == EventDate.parse("2017-02-11")
    assert (excerpt.speaker, excerpt.speaker_as) == (None, "a sample diplomat")


def test_letters_in_a_field_are_letters(at: SourcesDesk) -> None:
    at_february_20(at)
    before = at.history()
    at.press(Key.Key_W)
    at.press(Key.Key_A, Key.Key_N, Key.Key_X)
    assert at.workspace.popup.fields.speaker.text() == "anx"
    assert at.history() == before and not at.form.draft.is_there
    at.press(Key.Key_Escape)
    assert at.workspace.popup.fields.speaker.text() == "S. Lavrov"
    assert at.workspace.popup.isVisible() and at.workspace.reader.hasFocus()


def test_a_day_that_is_none_is_told_and_not_taken(at: SourcesDesk) -> None:
    at_february_20(at)
    popup = at.workspace.popup
    at.press(Key.Key_D)
    popup.fields.day.setText("30 Feb 2017")
    popup.fields.day.setModified(True)
    at.press(Key.Key_Return)
    assert popup.fields.day.hasFocus()
    assert popup.fields.day.property("problem") is True
    assert popup.reason.text() == "February 2017 has 28 days."
    assert popup.reason.property("tone") == "danger"
    assert popup.claim.text().startswith("announces · starts 20 Feb 2017")


def test_a_day_with_two_readings_is_not_taken_without_a_word(at: SourcesDesk) -> None:
    heading = at.document.chronology.heading.id
    edit = operations.edit(at.document.chronology, "chronology", [heading], {"day_order": ""})
    assert at.bridge.apply(edit) or not edit.changes
    at_february_20(at)
    popup = at.workspace.popup
    at.press(Key.Key_D)
    popup.fields.day.setText("1/2/17")
    popup.fields.day.setModified(True)
    at.press(Key.Key_Return)
    assert popup.fields.day.hasFocus()
    assert popup.reason.text() == "1 Feb 2017 or 2 Jan 2017? Write the month as a word."
    assert popup.claim.text().startswith("announces · starts 20 Feb 2017")


@pytest.mark.parametrize(
    ("date", "part", "value"),
    [
        ("2017-02-20", "whole", "2017-02-20"),
        ("2017-02-20", "starts", "2017-02-20/"),
        ("2017-02-20", "ends", "/2017-02-20"),
        ("2017-02-15/2017-02-16", "starts", "2017-02-15/"),
        ("2017-02-15/2017-02-16", "ends", "/2017-02-16"),
        ("2017-02-20", "nothing", ""),
    ],
)
def test_a_part_of_a_date_is_a_claim_on_that_end(date: str, part: str, value: str) -> None:
    assert value_of(EventDate.parse(date), part) == value


# Other readings, other events


def test_x_keeps_that_it_is_no_date(at: SourcesDesk) -> None:
    source = at.add()
    at.press(Key.Key_F7, Key.Key_X)
    (reading,) = [
        one
        for one in at.document.chronology.all("reading").values()
        if isinstance(one, r.Reading) and one.source == source.id
    ]
    assert (reading.exact, reading.date, reading.author) == (
        "Wednesday and Thursday", None, "A. Analyst",
    )  # fmt: skip
    assert at.workspace.reader.marks[0].state == "dropped"
    assert not at.workspace.popup.isVisible()
    at.press_notice("Undo")
    assert at.workspace.reader.marks[0].state == "open"


def test_g_keeps_the_date_whatever_becomes_of_the_source(at: SourcesDesk) -> None:
    source = at.add()
    at.press(Key.Key_F7)
    assert at.workspace.popup.keep.isVisible()
    at.press(Key.Key_G)
    days = EventDate.parse("2017-02-15/2017-02-16")
    mark = at.workspace.reader.marks[0]
    assert (mark.state, mark.date, mark.reason) == ("settled", days, "your reading")
    assert not at.workspace.popup.keep.isVisible()
    assert at.history()[-1] == "Read “Wednesday and Thursday” as a date"
    for values in ({"published": None}, {"language": "ru"}):
        edit = operations.edit(at.document.chronology, "source", [source.id], values)
        assert at.bridge.apply(edit)
        mark = at.workspace.reader.marks[0]
        assert (mark.words, mark.state, mark.date) == ("Wednesday and Thursday", "settled", days)


def test_arabic_words_do_not_turn_the_sentence_round(at: SourcesDesk) -> None:
    """They stand apart from the English around them (U+2068, U+2069)."""
    at.add("نص للاختبار.\n\nغادر الوفد مساء الاثنين.", language="ar")
    at.press(Key.Key_F7, Key.Key_G)
    assert at.said[-1] == "“\u2068مساء الاثنين\u2069” is read as 13 Feb 2017."
    at.press(Key.Key_X)
    assert at.said[-1] == "“\u2068مساء الاثنين\u2069” is not a date."
    assert at.history()[-1] == "Read “مساء الاثنين” as no date"
    at.press(Key.Key_F7)
    assert at.workspace.popup.headline.text() == "“\u2068مساء الاثنين\u2069” is not a date"


def test_o_and_return_take_the_second_candidate(at: SourcesDesk) -> None:
    at.add("Der Text ist ein Test. Die Runde war am Freitag, dem 9. Februar 2017.", language="de")
    at.press(Key.Key_F7)
    mark = at.workspace.reader.marks[0]
    assert (mark.state, mark.date) == ("clash", EventDate.parse("2017-02-09"))
    reason = at.workspace.popup.reason.text()
    assert "9 February 2017 is a Thursday, not a Friday" in reason
    assert reason.endswith(" · or Fri 10 Feb 2017")
    at.press(Key.Key_O)
    assert at.workspace.popup.chooser.offered[0] == "Read as Fri 10 Feb 2017"
    at.press(Key.Key_Return)
    mark = at.workspace.reader.marks[0]
    assert (mark.state, mark.date) == ("settled", EventDate.parse("2017-02-10"))


def test_o_takes_another_date_and_shows_it_from_then_on(at: SourcesDesk) -> None:
    source = at.add()
    at.press(Key.Key_F7, Key.Key_O)
    chooser = at.workspace.popup.chooser
    assert chooser.line.hasFocus()
    chooser.line.setText("8-9 Feb 2017")
    assert chooser.offered[0] == "Read as Wed 8 – Thu 9 Feb 2017"
    at.press(Key.Key_Return)
    mark = at.workspace.reader.marks[0]
    assert (mark.state, mark.date) == ("settled", EventDate.parse("2017-02-08/2017-02-09"))
    assert at.workspace.popup.headline.text() == "Wed 8 – Thu 9 Feb 2017"
    assert at.workspace.reader.hasFocus()
    at.workspace.open_source(next(i for i in at.workspace.list.ids() if i != source.id))
    at.workspace.open_source(source.id)
    assert at.workspace.reader.marks[0].date == EventDate.parse("2017-02-08/2017-02-09")
    assert at.workspace.side.mentions.mentions.marks[0].reason == "your reading"


def test_o_takes_another_event(at: SourcesDesk) -> None:
    at_february_20(at)
    at.press(Key.Key_O)
    chooser = at.workspace.popup.chooser
    chooser.line.setText("astana 2")
    assert chooser.offered[0].startswith("Astana 2  ·  15–16 Feb 2017")
    before = len(at.citations("Astana 2"))
    at.press(Key.Key_Return)
    assert at.workspace.popup.add.text() == "Add to Astana 2"
    at.press(Key.Key_A)
    assert len(at.citations("Astana 2")) == before + 1


def test_escape_leaves_the_chooser_first(at: SourcesDesk) -> None:
    at_february_20(at)
    at.press(Key.Key_O, Key.Key_Escape)
    assert at.workspace.popup.isVisible() and not at.workspace.popup.chooser.isVisible()
    assert at.workspace.reader.hasFocus()


def test_a_long_name_is_cut_on_its_button_and_not_by_the_pane(at: SourcesDesk) -> None:
    event = at.event("Geneva IV")
    long = "Geneva IV, the round of all the rounds that has the longest of all names"
    edit = operations.edit(
        at.document.chronology, "event", [event.id], {"title": long, "short_title": ""}
    )
    assert at.bridge.apply(edit)
    at_february_20(at)
    popup = at.workspace.popup
    assert popup.add.text().startswith("Add to Geneva")
    assert popup.add.text().endswith("…")
    assert popup.add.accessibleName() == f"Add to {long}"
    for button in (popup.add, popup.new, popup.other, popup.drop):
        assert button.width() >= button.sizeHint().width()
    assert popup.drop.geometry().right() < popup.width()


# Sentences and selections


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
    reader = at.workspace.reader
    words = "the Geneva talks are expected to take place on February 20"
    start = ARTICLE.index(words)
    cursor = reader.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(start + len(words), cursor.MoveMode.KeepAnchor)
    reader.setTextCursor(cursor)
    assert at.workspace.pane.cite.text() == "Cite selection"
    at.workspace.cite_selection()
    assert at.workspace.popup.counter.text() == "date 3 of 3"
    at.press(Key.Key_A)
    citation = at.citations("Geneva IV")[-1]
    assert at.document.chronology.excerpts[citation.excerpt].exact == words


def test_selected_words_without_a_date_have_the_nearest_one(at: SourcesDesk) -> None:
    at.add()
    reader = at.workspace.reader
    words = "the Geneva talks are expected to take place"
    start = ARTICLE.index(words)
    cursor = reader.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(start + len(words), cursor.MoveMode.KeepAnchor)
    reader.setTextCursor(cursor)
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
