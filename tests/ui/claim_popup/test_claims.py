"""From a sentence to evidence: the pop-up, its keys, and how many of them it takes."""

from __future__ import annotations

import pytest

from tests.ui.sources import Key, SourcesDesk
from timeline_app import operations
from timeline_app.dates import EventDate
from ui.claim_draft import value_of

from .hands import at_february_20, type_day

pytestmark = pytest.mark.qt_log_ignore("does not support grabbing the keyboard")


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
    type_day(at, "30 Feb 2017")
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
    type_day(at, "1/2/17")
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
