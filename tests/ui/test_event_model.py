"""The rows of the event table: order, months, words, flags, and edits as they come in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from tests.ui.storm import SOURCED, rows
from tests.ui.tables import claim, closed, day, opened, talks
from timeline_app import operations
from timeline_app import records as r
from ui.bridge import Bridge
from ui.commands.files import sample
from ui.event_columns import DATE, EVENT, FLAGS, PLACE, PROCESS, SOURCES, STATUS
from ui.event_model import EventModel, Role
from ui.shown import Shown

_DOWN = Qt.SortOrder.DescendingOrder
_Qt = Qt.ItemDataRole


@pytest.fixture
def bridge(tmp_path: Path, qapp: object) -> Iterator[Bridge]:
    made = opened(tmp_path, talks(*SOURCED))
    yield made
    closed(made)


@pytest.fixture
def model(bridge: Bridge, shown: Shown) -> EventModel:
    model = EventModel(bridge, shown)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    return model


def text(model: EventModel, event: str, column: int, role: int = _Qt.DisplayRole) -> object:
    return model.data(model.index(model.row_of(event), column), role)


def edit(bridge: Bridge, event: str, **values: object) -> None:
    assert bridge.apply(operations.edit(bridge.chronology, "event", [event], values))


def test_rows_stand_under_their_months_and_events_without_a_date_come_last(
    model: EventModel,
) -> None:
    assert rows(model) == [
        "[January 2017 1]", "Astana 1",
        "[February 2017 2]", "Astana 2", "Geneva IV",
        "[March 2017 1]", "Astana 3",
        "[Without a date 1]", "Meeting without a date",
    ]  # fmt: skip
    assert model.data(model.index(2, 0)) == "February 2017   2 events"


def test_headings_cannot_be_selected_or_edited(model: EventModel) -> None:
    heading, cell = model.index(0, DATE).flags(), model.index(1, DATE).flags()
    assert not heading & (Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable)
    assert cell & Qt.ItemFlag.ItemIsSelectable and cell & Qt.ItemFlag.ItemIsEditable


def test_the_cells_of_a_row(model: EventModel) -> None:
    cells = [text(model, "g4", column) for column in range(model.columnCount())]
    assert cells == [
        "", "23 Feb – 3 Mar 2017", "Geneva IV", "Geneva", "Geneva", "Held", "3", "→ moved",
    ]  # fmt: skip
    assert text(model, "g4", EVENT, Role.SIGN) == "held"
    assert text(model, "g4", EVENT, Role.COLOUR) == "rust"
    assert text(model, "a3", EVENT, Role.DRAFT) is True
    assert text(model, "g4", EVENT, Role.RECORD) == "g4"


def test_a_row_is_spoken_as_one_sentence(model: EventModel) -> None:
    spoken = text(model, "g4", STATUS, _Qt.AccessibleTextRole)
    assert spoken == "Geneva IV, held, 23 Feb – 3 Mar 2017, Geneva, 3 sources, moved twice"
    heading = model.data(model.index(0, 0), _Qt.AccessibleTextRole)
    assert heading == "January 2017, 1 event, open"


def test_flags_tell_of_moves_of_dates_that_disagree_and_of_missing_sources(
    model: EventModel,
) -> None:
    assert text(model, "g4", FLAGS, Role.FLAGS) == ("moved",)
    assert text(model, "a1", FLAGS) == "≠ dates"
    assert text(model, "a2", FLAGS) == ""
    assert text(model, "a3", FLAGS) == "! no source, draft"
    tip = text(model, "g4", FLAGS, _Qt.ToolTipRole)
    assert tip == "Moved twice: 8 Feb 2017 → 20 Feb 2017 → 23 Feb – 3 Mar 2017"


def test_one_contested_origin_is_weak_and_two_are_not(model: EventModel, bridge: Bridge) -> None:
    assert text(model, "a2", SOURCES, Role.WEAK) is False
    denial = claim("7", "a2", "2017-02-15/2017-02-16", "2017-02-18", "disputes")
    source = r.Source("s-7", publisher="p-6-one", published=day("2017-02-18"))
    bridge.apply(operations.add([source, *denial[2:]]))
    assert text(model, "a2", SOURCES) == "1"
    assert text(model, "a2", SOURCES, Role.WEAK) is True
    assert text(model, "a1", SOURCES, Role.WEAK) is False


def test_markup_in_a_title_is_shown_as_it_stands(model: EventModel, bridge: Bridge) -> None:
    edit(bridge, "a1", title="<b>Astana</b> & 1")
    assert text(model, "a1", EVENT) == "<b>Astana</b> & 1"
    tip = text(model, "a1", EVENT, _Qt.ToolTipRole)
    assert tip == "<qt>&lt;b&gt;Astana&lt;/b&gt; &amp; 1</qt>"


def test_months_go_when_the_rows_are_sorted_by_something_else(model: EventModel) -> None:
    model.sort(EVENT, _DOWN)
    assert rows(model) == [
        "Meeting without a date", "Geneva IV", "Astana 3", "Astana 2", "Astana 1",
    ]  # fmt: skip
    model.sort(SOURCES)
    assert rows(model)[-1] == "Geneva IV"
    model.sort(DATE, _DOWN)
    assert rows(model)[:3] == ["[March 2017 1]", "Astana 3", "[February 2017 2]"]
    assert rows(model)[-1] == "Meeting without a date"


@pytest.mark.parametrize("column", [PROCESS, PLACE, STATUS, FLAGS])
def test_every_column_sorts(model: EventModel, column: int) -> None:
    model.sort(column)
    words = [str(model.data(model.index(row, column))) for row in range(model.rowCount())]
    model.sort(column, _DOWN)
    back = [str(model.data(model.index(row, column))) for row in range(model.rowCount())]
    assert len(set(words)) > 1 and words[0] == back[-1]


def test_an_edit_of_what_the_rows_are_sorted_by_moves_the_row(
    model: EventModel, bridge: Bridge
) -> None:
    model.sort(PLACE)
    assert rows(model)[1:] == ["Astana 1", "Astana 2", "Astana 3", "Geneva IV"]
    edit(bridge, "a2", city="Vienna")
    assert rows(model)[1:] == ["Astana 1", "Astana 3", "Geneva IV", "Astana 2"]
    edit(bridge, "a2", summary="Nothing that is seen")
    bridge.undo()
    bridge.undo()
    assert rows(model)[1:] == ["Astana 1", "Astana 2", "Astana 3", "Geneva IV"]


def test_an_edit_reads_only_its_own_row_anew(model: EventModel, bridge: Bridge) -> None:
    told: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda a, b, *_: told.append((a.row(), b.row())))
    resets: list[object] = []
    model.modelReset.connect(lambda: resets.append(1))
    edit(bridge, "g4", city="Bern")
    row = model.row_of("g4")
    assert told == [(row, row)] and not resets
    assert text(model, "g4", PLACE) == "Bern"


def test_a_new_date_moves_the_row_and_counts_the_months_again(
    model: EventModel, bridge: Bridge
) -> None:
    moves: list[object] = []
    told: set[int] = set()
    model.rowsMoved.connect(lambda *_: moves.append(1))
    model.dataChanged.connect(lambda a, *_: told.add(a.row()))
    edit(bridge, "a2", date=day("2017-03-20"))
    assert len(moves) == 1
    assert told == {2, 4, 6}  # both headings and the event itself
    assert rows(model)[2:7] == [
        "[February 2017 1]", "Geneva IV", "[March 2017 2]", "Astana 3", "Astana 2",
    ]  # fmt: skip
    bridge.undo()
    assert rows(model)[2:5] == ["[February 2017 2]", "Astana 2", "Geneva IV"]


def test_months_come_and_go_with_their_events(model: EventModel, bridge: Bridge) -> None:
    edit(bridge, "a1", date=day("2016-12-30"))
    assert rows(model)[:3] == ["[December 2016 1]", "Astana 1", "[February 2017 2]"]
    bridge.apply(operations.delete(bridge.chronology, "event", ["a1"]))
    assert rows(model)[0] == "[February 2017 2]"
    bridge.undo()
    assert rows(model)[:2] == ["[December 2016 1]", "Astana 1"]


def test_a_closed_month_hides_its_events_and_reveal_opens_it(
    model: EventModel, bridge: Bridge
) -> None:
    model.open_month((2017, 2), is_open=False)
    assert "Geneva IV" not in rows(model)
    edit(bridge, "g4", date=day("2017-02-24"))
    assert "Geneva IV" not in rows(model)
    edit(bridge, "a2", date=day("2017-03-01"))
    assert "[February 2017 1]" in rows(model) and "Astana 2" in rows(model)
    assert model.reveal("g4")
    assert model.row_of("g4") > 0
    assert not model.reveal("nobody")


def test_new_evidence_changes_the_flags_of_its_event(model: EventModel, bridge: Bridge) -> None:
    assert text(model, "a3", SOURCES) == "0"
    bridge.apply(operations.add(claim("8", "a3", "2017-03-14", "2017-03-16")))
    assert text(model, "a3", SOURCES) == "1"
    bridge.apply(operations.delete(bridge.chronology, "source", ["s-8"]))
    assert text(model, "a3", SOURCES) == "0"


def test_a_process_with_another_name_is_read_anew(model: EventModel, bridge: Bridge) -> None:
    assert text(model, "g4", PROCESS) == "Geneva"
    bridge.apply(operations.edit(bridge.chronology, "process", ["pg"], {"short_name": "UN"}))
    assert text(model, "g4", PROCESS) == "UN"


def test_the_side_list_filters_the_rows(model: EventModel, shown: Shown) -> None:
    shown.hide(processes=frozenset({"pa"}))
    assert [row for row in rows(model) if row[0] != "["] == ["Geneva IV", "Meeting without a date"]
    shown.search("nothing like this")
    assert rows(model) == []
    shown.clear()
    assert len(model.ids()) == 5


@pytest.mark.parametrize(
    ("column", "typed", "field", "value"),
    [
        (EVENT, "  Geneva   4 ", "title", "Geneva 4"),
        (PLACE, "Bern", "city", "Bern"),
        (STATUS, "suspended", "status", "suspended"),
        (PROCESS, "Astana", "process", "pa"),
        (PROCESS, "", "process", None),
        (DATE, "2 March 2017", "date", day("2017-03-02")),
        (DATE, "", "date", None),
    ],
)
def test_a_cell_writes_the_field_of_its_column(
    model: EventModel, bridge: Bridge, column: int, typed: str, field: str, value: object
) -> None:
    index = model.index(model.row_of("g4"), column)
    assert model.setData(index, typed)
    assert getattr(bridge.chronology.events["g4"], field) == value
    bridge.undo()
    assert getattr(bridge.chronology.events["g4"], field) != value


def test_a_date_in_other_words_keeps_them(model: EventModel, bridge: Bridge) -> None:
    index = model.index(model.row_of("g4"), DATE)
    assert model.setData(index, "between 20 and 23 February 2017")
    event = bridge.chronology.events["g4"]
    assert (event.date, event.date_words) == (
        day("[2017-02-20..2017-02-23]"),
        "between 20 and 23 February 2017",
    )
    assert model.setData(model.index(model.row_of("g4"), DATE), "20-23 feb 2017")
    event = bridge.chronology.events["g4"]
    assert (event.date, event.date_words) == (day("2017-02-20/2017-02-23"), "")


def test_what_cannot_be_read_changes_nothing_and_says_why(
    model: EventModel, bridge: Bridge
) -> None:
    before = bridge.chronology
    index = model.index(model.row_of("g4"), DATE)
    assert "30 days" in model.write(index, "31 June 2017")
    assert not model.setData(index, "31 June 2017")
    assert model.write(model.index(model.row_of("g4"), EVENT), " ") == "Give the event a title."
    assert bridge.chronology is before


def test_the_short_title_is_edited_where_it_is_shown(model: EventModel, bridge: Bridge) -> None:
    edit(bridge, "g4", short_title="G IV")
    index = model.index(model.row_of("g4"), EVENT)
    assert model.editor_text(index) == "G IV"
    assert model.setData(index, "")
    event = bridge.chronology.events["g4"]
    assert (event.title, event.short_title) == ("Geneva IV", "")


@pytest.mark.parametrize(
    ("edtf", "begins"),
    [("2017-02-15/2017-02-16", "15–16 Feb 2017"), ("2017-02-23~", "about 23 Feb 2017")],
)
def test_an_editor_begins_with_the_date_as_the_row_shows_it(
    model: EventModel, bridge: Bridge, edtf: str, begins: str
) -> None:
    edit(bridge, "g4", date=day(edtf))
    assert model.editor_text(model.index(model.row_of("g4"), DATE)) == begins


def test_the_example_has_every_event_once(tmp_path: Path, qtbot: QtBot) -> None:
    bridge = opened(tmp_path, sample())
    model = EventModel(bridge, Shown(bridge))
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    assert sorted(model.ids()) == sorted(bridge.chronology.events)
    assert sum(month.count for _, month in model.months()) == len(bridge.chronology.events)
    closed(bridge)
