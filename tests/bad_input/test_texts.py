"""Letters that deceive, and values that cannot be."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.db.support import STAMP, adding, an_event, changing, empty_file, fits, opened
from tests.formats.sheets import BLANK, events_of, read
from timeline_app import operations
from timeline_app import records as r
from timeline_app.canonical import FieldError
from timeline_app.changes import Operation
from timeline_app.date_reader import read_date
from timeline_app.dates import DateError
from timeline_app.document import Document
from timeline_app.fields import BY_KEY, clean_title

ARTICLE_DAY = date(2017, 2, 16)


def written(key: str, text: str) -> object:
    """What the form stores for a text that is typed into a field."""
    write = BY_KEY[key].write
    assert write is not None
    return write(text, r.Event("e", title="Before"), BLANK)


def wrong(key: str, text: str) -> str:
    with pytest.raises(FieldError) as caught:
        written(key, text)
    return str(caught.value)


def test_row_53_two_weekdays_are_counted_from_the_article_and_asked_about() -> None:
    """Row 53: never from today."""
    reading = read_date("on Wednesday and Thursday", relative_to=ARTICLE_DAY)
    assert str(reading.date) == "2017-02-15/2017-02-16"
    assert len(reading.candidates) == 2
    with pytest.raises(DateError, match="Which Wednesday"):
        read_date("Wednesday and Thursday", today=ARTICLE_DAY)


@pytest.mark.parametrize("key", ["title", "short_title"])
@pytest.mark.parametrize("text", ["", "   ", "\u200b", "\ufeff \u2060", "\t\n"])
def test_row_60_a_title_of_nothing_that_can_be_seen(key: str, text: str) -> None:
    """Row 60; the short title may be left out."""
    if key == "title":
        assert wrong(key, text) == "Give the event a title."
    else:
        assert not clean_title(text)


def test_row_61_a_hidden_mark_of_direction_is_kept_and_shown_in_review() -> None:
    """Row 61: nothing is taken out of a text silently."""
    assert written("title", "Talks in \u202eanatsA") == "Talks in \u202eanatsA"


def test_row_62_what_has_no_width_is_taken_out_of_titles() -> None:
    """Row 62."""
    assert written("title", "\ufeffAst\u200bana\u2060 2") == "Astana 2"


@pytest.mark.parametrize("text", ["cafe\u0301", "caf\u00e9", "CAFÉ"])
def test_row_64_composed_and_decomposed_letters_are_found_by_each_other(
    tmp_path: Path, text: str
) -> None:
    """Row 64: compared alike, stored as given."""
    assert written("title", text) == text
    event = an_event(f"Talks at the {text}")
    with closing(opened(empty_file(tmp_path / "a.parley"))) as store:
        store.apply(adding(event), STAMP)
        for asked in ("caf\u00e9", "cafe\u0301", "CAFE"):
            assert store.search([asked]) == {("event", event.id)}
        assert store.load().events[event.id].title == f"Talks at the {text}"


def test_row_65_half_a_character_is_saved_as_a_sign_for_it(tmp_path: Path) -> None:
    """Row 65: in a new record, in an edit, in what a list or a free table holds."""
    half, path = "\ud800", empty_file(tmp_path / "a.parley")
    event = an_event(f"A{half}", tags=(f"t{half}",), extra={f"k{half}": [f"v{half}", 1]})
    with closing(opened(path)) as store:
        document = Document(store, "me")
        document.apply(operations.add([event], f"Add {half}"))
        made = document.chronology.events[event.id]
        assert (made.title, made.tags, made.extra) == ("A�", ("t�",), {"k�": ["v�", 1]})
        document.apply(changing(made, city=f"{half}B"))
        assert document.chronology.events[event.id].city == "�B"
        assert [entry.label for entry in store.log()][1] == "Add �"
        document.undo()
        document.undo()
        assert event.id not in document.chronology.events
    fits(path)


def test_row_66_control_characters_are_taken_out_of_titles() -> None:
    """Row 66."""
    assert written("title", "Red \x1b[31malert\x07\x00 in\tAstana\n") == "Red [31malert in Astana"


def test_row_68_a_number_too_large_is_text_or_is_held_back(tmp_path: Path) -> None:
    """Row 68: the number of a round is text; how it sorts has an end."""
    path = empty_file(tmp_path / "a.parley")
    event = an_event()
    with closing(opened(path)) as store:
        document = Document(store, "me")
        document.apply(adding(event))
        document.apply(numbered(event, str(2**70)))
        assert document.chronology.events[event.id].number == str(2**70)
    fits(path)


def numbered(event: r.Event, number: str) -> Operation:
    new = replace(event, number=number, number_sort=operations.number_sort(number))
    return operations.replace(event, new)


def test_row_69_a_title_of_a_million_letters() -> None:
    """Row 69."""
    assert wrong("title", "x" * 1_000_000) == (
        "Titles hold 500 characters; move the rest to the summary."
    )


@pytest.mark.parametrize("text", ["24:00", "25:00", "12:60"])
def test_row_57_times_that_are_none(text: str) -> None:
    """Row 57, in the field of a time."""
    assert wrong("start_time", text) == "Hours go from 00 to 23, minutes from 00 to 59."


def test_row_88_a_time_zone_is_no_part_of_a_time() -> None:
    """Row 88: times are those of the place; what is typed stays in the field."""
    assert wrong("start_time", "10:00 MSK") == "Write the time as 14:30."


def test_row_58_an_end_before_its_start() -> None:
    """Row 58."""
    assert wrong("date", "16 Feb - 15 Feb 2017") == "Ends (15 Feb) before it starts (16 Feb)."


def test_row_69_in_a_sheet_the_row_is_held_back() -> None:
    """Rows 69 and 86: the others are taken."""
    proposal = read(f"title\n{'x' * 600}\nAstana 2\n")
    assert [event.title for event in events_of(proposal)] == ["Astana 2"]
    assert "Titles hold 500 characters" in proposal.rejected[0].reason
