"""The window before an import: what it shows, how it is mended, and the operation it gives."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from db.files import SqliteFiles
from tests.formats.sheets import BLANK, KnownPast, edited, talks
from timeline_app import operations
from timeline_app.chronology import Chronology
from timeline_app.document import Document
from timeline_app.errors import KnownError
from timeline_app.formats import csv_in
from timeline_app.formats.csv_plan import CHANGED, HELD, NEW, Options
from timeline_app.formats.proposal import Proposal
from timeline_app.store import Cancelled, Progress, Stamp
from ui.import_rows import what_changes
from ui.import_window import ImportWindow, reader_of
from ui.settings_store import SettingsStore

SHEET = (
    "track;title;start;status;remarks\n"
    "Astana;Astana 9;14/05/2018;held;<b>bold</b>\n"
    "Astana;Astana 10;30/07/2018;called off;\n"
    "Astana;Astana 11;31/06/2018;held;\n"
)


def window(qtbot: QtBot, data: bytes, chronology: Chronology, *past: Chronology) -> ImportWindow:
    def reader(options: Options, progress: Progress) -> Proposal:
        known = KnownPast(chronology, *past)
        return csv_in.read(data, chronology, known, options, "rounds.csv", progress)

    made = ImportWindow(None, "rounds.csv", chronology, reader)
    qtbot.addWidget(made)
    made.show()
    return made


def states(found: ImportWindow) -> list[str]:
    return [row.state for row in found.rows.model.shown]


def settle(qtbot: QtBot) -> None:
    qtbot.wait(20)


def test_it_says_what_was_read_and_what_will_happen(qtbot: QtBot) -> None:
    found = window(qtbot, SHEET.encode("utf-8"), talks())
    assert found.size_label.text() == "3 rows, 5 columns"
    assert (found.encoding.currentText(), found.separator.currentText()) == ("UTF-8", "Semicolon")
    assert found.order.currentText() == "Day first"
    assert states(found) == [NEW, HELD, HELD]
    assert found.take.text() == "Import 1 event" and found.take.isEnabled()
    assert found.mend.count.text() == "2 rows are held back"
    assert found.columns.mapping == {
        "track": "process", "title": "title", "start": "date_first", "status": "status",
        "remarks": "",
    }  # fmt: skip


def test_a_suggestion_is_taken_with_one_button_and_a_field_is_mended(qtbot: QtBot) -> None:
    found = window(qtbot, SHEET.encode(), talks())
    assert found.focusWidget() is found.mend.fields[3, "status"]
    use = next(b for b in found.mend.findChildren(QPushButton) if b.text() == "Use “cancelled”")
    use.click()
    settle(qtbot)
    assert states(found) == [NEW, NEW, HELD] and found.take.text() == "Import 2 events"
    field = found.mend.fields[4, "start"]
    field.setText("30/06/2018")
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle(qtbot)
    assert states(found) == [NEW, NEW, NEW] and found.result() == 0
    found.take.click()
    assert found.result() == QDialog.DialogCode.Accepted
    assert len(found.proposal.operation().changes) == 3


def test_the_segments_show_rows_of_one_kind(qtbot: QtBot) -> None:
    found = window(qtbot, SHEET.encode(), talks())
    found.rows.segments.choose(HELD)
    found.rows.segments.chosen.emit(HELD)
    assert states(found) == [HELD, HELD]
    look = next(b for b in found.mend.findChildren(QPushButton) if b.text() == "Look at row")
    look.click()
    assert states(found) == [NEW, HELD, HELD]
    assert [index.row() for index in found.rows.table.selectionModel().selectedRows()] == [2]


def test_before_and_after_of_exactly_the_changed_cells(qtbot: QtBot) -> None:
    data = edited(talks(), {"e1": {"city": "Nur-Sultan"}, "e2": {"status": "held"}})
    found = window(qtbot, data, talks())
    changed = [row for row in found.rows.model.shown if row.state == CHANGED]
    assert [what_changes(row) for row in changed] == [
        "City: Astana → Nur-Sultan",
        "Status: unknown → held",
    ]
    assert found.take.text() == "Import 2 events"


def test_a_value_changed_on_both_sides_is_decided_here(qtbot: QtBot) -> None:
    exported = talks()
    step = operations.edit(exported, "event", ["e1"], {"city": "Sochi"})
    now = exported.after(step.changes, 6)
    found = window(qtbot, edited(exported, {"e1": {"city": "Vienna"}}), now, exported)
    choice = found.mend.choices["e1", "city"]
    assert choice.key == "mine" and not found.take.isEnabled()
    choice.chosen.emit("theirs")
    settle(qtbot)
    assert found.mend.choices["e1", "city"].key == "theirs"
    assert found.take.text() == "Import 1 event" and found.take.isEnabled()


def test_another_mapping_encoding_and_order_read_the_file_again(qtbot: QtBot) -> None:
    text = "name;when\nВстреча;1/2/2017\n"
    found = window(qtbot, text.encode("cp1251"), BLANK)
    assert found.encoding.currentText() == "Windows-1251 (Cyrillic) (guessed)"
    assert found.order.currentText() == "Choose the order" and states(found) == [HELD]
    found.order.setCurrentIndex(found.order.findData("dmy"))
    found.order.activated.emit(found.order.currentIndex())
    settle(qtbot)
    assert states(found) == [NEW] and found.rows.model.shown[0].date == "1 Feb 2017"
    found.encoding.setCurrentIndex(found.encoding.findData("Mac Cyrillic"))
    found.encoding.activated.emit(found.encoding.currentIndex())
    settle(qtbot)
    assert "guessed" not in found.encoding.currentText()
    assert found.rows.model.shown[0].title != "Встреча"
    combo = found.columns.combos["when"]
    combo.setCurrentIndex(combo.findData(""))
    combo.activated.emit(combo.currentIndex())
    settle(qtbot)
    assert found.rows.model.shown[0].date == ""


def test_an_encoding_that_does_not_fit_is_said_and_nothing_can_be_taken(qtbot: QtBot) -> None:
    found = window(qtbot, "title\nВстреча\n".encode("cp1251"), BLANK)
    found.encoding.setCurrentIndex(found.encoding.findData("UTF-8"))
    found.encoding.activated.emit(found.encoding.currentIndex())
    settle(qtbot)
    assert "not utf-8" in found.fault.text() and not found.take.isEnabled()


def test_a_field_belongs_to_one_column(qtbot: QtBot) -> None:
    found = window(qtbot, b"title,other\nA,B\n", BLANK)
    combo = found.columns.combos["other"]
    combo.setCurrentIndex(combo.findData("title"))
    combo.activated.emit(combo.currentIndex())
    settle(qtbot)
    assert found.columns.mapping == {"title": "", "other": "title"}
    assert found.rows.model.shown[0].title == "B"


def test_everything_has_a_name_and_no_text_is_read_as_markup(qtbot: QtBot) -> None:
    found = window(qtbot, SHEET.encode(), talks())
    for label in found.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText or not label.text()
    named = (found.encoding, found.separator, found.order, found.take, found.rows.table)
    for widget in (*named, *found.columns.combos.values(), *found.mend.fields.values()):
        assert widget.accessibleName(), widget
    assert all(isinstance(field, QLineEdit) for field in found.mend.fields.values())


@pytest.fixture
def document(tmp_path: Path) -> Document:
    files = SqliteFiles(tmp_path / "backups")
    stamp = Stamp("", "s", "2026-11-24T04:30:00.123Z")
    store = files.create(tmp_path / "a.parley", operations.new_chronology("Talks"), stamp)
    return Document(store)


def test_json_is_shown_in_the_same_window(qtbot: QtBot, document: Document, tmp_path: Path) -> None:
    data = json.dumps(
        {"format": "parley", "version": 1, "events": [{"title": "A"}, {"title": 1}]}
    ).encode()
    path = tmp_path / "x.json"
    found = ImportWindow(None, "x.json", document.chronology, reader_of(path, data, document))
    qtbot.addWidget(found)
    found.show()
    assert states(found) == [NEW, HELD] and not found.columns.isVisible()
    assert found.take.text() == "Import 1 record"
    document.apply(found.proposal.operation())
    assert [event.title for event in document.chronology.events.values()] == ["A"]
    document.store.close()


def test_ask_gives_the_operation_or_none(
    qtbot: QtBot, document: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.csv"
    path.write_text("title\nA\n", encoding="utf-8")
    monkeypatch.setattr(ImportWindow, "exec", lambda self: QDialog.DialogCode.Accepted)
    operation = ImportWindow.ask(None, path, document)
    assert operation is not None and operation.label == "Import x.csv"
    document.apply(operation)
    assert document.undo_label == "Import x.csv" and document.undo() is not None
    assert not document.chronology.events
    monkeypatch.setattr(ImportWindow, "exec", lambda self: QDialog.DialogCode.Rejected)
    assert ImportWindow.ask(None, path, document) is None
    path.write_text("", encoding="utf-8")
    with pytest.raises(KnownError, match="No rows to import"):
        ImportWindow.ask(None, path, document)
    document.store.close()


def test_a_long_reading_can_be_stopped(
    qtbot: QtBot, document: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.csv"
    path.write_text("title\nA\n", encoding="utf-8")

    def stopped(*_: object) -> None:
        raise Cancelled

    monkeypatch.setattr(csv_in, "read", stopped)
    assert ImportWindow.ask(None, path, document) is None
    document.store.close()


def test_69_a_title_that_is_too_long_is_cut_with_one_button(qtbot: QtBot) -> None:
    title = "Talks " * 83 + "open in Geneva"
    found = window(qtbot, f"title,date\n{title},2017-02-23\n".encode(), BLANK)
    assert states(found) == [HELD]
    do_it = next(b for b in found.mend.findChildren(QPushButton) if b.text() == "Do it")
    assert do_it.toolTip().endswith("Summary: open in Geneva")
    do_it.click()
    settle(qtbot)
    assert states(found) == [NEW]
    assert found.rows.model.shown[0].title == "Talks " * 82 + "Talks"
    assert what_changes(found.rows.model.shown[0]) == "Summary: empty → open in Geneva"


def test_the_rows_that_are_held_back_are_written_with_their_reasons(
    qtbot: QtBot, tmp_path: Path
) -> None:
    found = window(qtbot, SHEET.encode(), talks())
    target = tmp_path / "held.csv"
    found.notices.expect(target)
    found.mend.save.click()
    assert found.notices.asked == ["Save the rows"]
    assert found.notices.cards[-1].words == "Wrote 2 rows to held.csv."
    lines = target.read_text("utf-8-sig").splitlines()
    assert lines[0] == "held_back_row,held_back_because,track,title,start,status,remarks"
    assert lines[1].startswith("3,status: ") and lines[1].endswith(",called off,")
    assert lines[2].startswith("4,start: June has 30 days.,Astana,Astana 11,31/06/2018")
    found.notices.expect(tmp_path / "no such folder" / "held.csv")
    found.mend.save.click()
    assert "was not written" in found.notices.cards[-1].words


def test_there_is_nothing_to_save_where_nothing_is_held_back(qtbot: QtBot) -> None:
    assert not window(qtbot, b"title\nA\n", BLANK).mend.save.isVisible()


FOREIGN = b"name;remark;begin\nA;In Astana;14/05/2018\n"


def taken(
    path: Path, document: Document, settings: SettingsStore, monkeypatch: pytest.MonkeyPatch,
    look: Callable[[ImportWindow], None],
) -> None:  # fmt: skip
    """Import a file as a person does who does something in the window first."""

    def run(shown: ImportWindow) -> int:
        look(shown)
        QApplication.processEvents()
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(ImportWindow, "exec", run)
    assert ImportWindow.ask(None, path, document, settings) is not None


def map_column(shown: ImportWindow, column: str, key: str) -> None:
    combo = shown.columns.combos[column]
    combo.setCurrentIndex(combo.findData(key))
    combo.activated.emit(combo.currentIndex())


def test_a_sheet_with_the_same_columns_is_read_as_last_time(
    qtbot: QtBot, document: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, settings = tmp_path / "rounds.csv", SettingsStore(tmp_path / "parley.ini")
    path.write_bytes(FOREIGN)
    seen: list[tuple[dict[str, str], bool]] = []

    def note(shown: ImportWindow) -> None:
        seen.append((shown.columns.mapping, not shown.columns.forget.isHidden()))

    def map_it(shown: ImportWindow) -> None:
        note(shown)
        map_column(shown, "remark", "summary")

    taken(path, document, settings, monkeypatch, map_it)
    path.write_bytes(FOREIGN + b"B;In Sochi;15/05/2018\n")
    taken(path, document, SettingsStore(tmp_path / "parley.ini"), monkeypatch, note)
    path.write_bytes(b"name;remark;begin;more\nA;In Astana;14/05/2018;x\n")
    taken(path, document, settings, monkeypatch, note)
    proposed = {"name": "title", "remark": "", "begin": "date_first"}
    assert seen == [
        (proposed, False),
        (proposed | {"remark": "summary"}, True),
        (proposed | {"more": ""}, False),
    ]


def test_what_was_remembered_can_be_forgotten(
    qtbot: QtBot, document: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, settings = tmp_path / "rounds.csv", SettingsStore(tmp_path / "parley.ini")
    path.write_bytes(FOREIGN)
    settings.keep_mapping({"name": "title", "remark": "summary", "begin": "date_first"})

    def forget(shown: ImportWindow) -> None:
        assert shown.columns.mapping["remark"] == "summary"
        shown.columns.forget.click()
        qtbot.wait(20)
        assert shown.columns.mapping["remark"] == ""
        assert shown.columns.forget.isHidden()

    taken(path, document, settings, monkeypatch, forget)
    assert settings.mapping(["name", "remark", "begin"]) is None


def test_no_word_of_a_sheet_and_no_path_is_kept(
    qtbot: QtBot, document: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, settings = tmp_path / "rounds.csv", SettingsStore(tmp_path / "parley.ini")
    path.write_bytes(FOREIGN)
    taken(
        path, document, settings, monkeypatch, lambda shown: map_column(shown, "remark", "summary")
    )
    kept = (tmp_path / "parley.ini").read_text("utf-8")
    assert "summary" in kept
    assert not [word for word in ("remark", "begin", "Astana", "rounds", "tmp") if word in kept]


def test_a_mapping_of_fields_that_this_version_does_not_know_is_passed_over(
    qtbot: QtBot, document: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, settings = tmp_path / "rounds.csv", SettingsStore(tmp_path / "parley.ini")
    path.write_bytes(FOREIGN)
    settings.keep_mapping({"name": "title", "remark": "mood", "begin": "date_first"})
    seen: list[dict[str, str]] = []
    taken(path, document, settings, monkeypatch, lambda shown: seen.append(shown.columns.mapping))
    assert seen[0]["remark"] == ""
