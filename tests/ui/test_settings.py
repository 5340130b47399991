"""Settings: what they hold, how they are kept, and the window that is built from them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QMainWindow, QSpinBox
from pytestqt.qtbot import QtBot

from timeline_app.settings import BY_KEY, DECLARED, Value, paper_of, sections
from ui.commit_edits import CommitLineEdit
from ui.settings_dialog import SettingsDialog
from ui.settings_store import MOST_MAPPED, SettingsStore


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "parley.ini"


def test_the_defaults_are_those_of_the_design() -> None:
    defaults = {setting.key: setting.default for setting in DECLARED}
    assert defaults == {
        "author": "",
        "colour_scheme": "auto",
        "text_size": "100",
        "paper": "auto",
        "show_ghosts": True,
        "show_grades": False,
        "backup_minutes": 30,
        "backup_folder": "",
        "second_backup": "",
        "recent_files": True,
    }


@pytest.mark.parametrize("setting", DECLARED, ids=lambda setting: setting.key)
def test_every_default_can_be_stored_and_read(qapp: object, path: Path, setting: object) -> None:
    for declared in (each for each in DECLARED if each is setting):
        assert declared.read(declared.default) == declared.default


@pytest.mark.parametrize(
    ("key", "stored", "value"),
    [
        ("show_grades", "true", True),
        ("show_grades", "perhaps", False),
        ("backup_minutes", "45", 45),
        ("backup_minutes", "4", 30),
        ("backup_minutes", "241", 30),
        ("backup_minutes", "٤٥", 30),
        ("backup_minutes", "9" * 5000, 30),
        ("colour_scheme", "dark", "dark"),
        ("colour_scheme", "pink", "auto"),
        ("author", "  A. Analyst ", "A. Analyst"),
    ],
)
def test_what_a_setting_cannot_hold_reads_as_its_default(
    key: str, stored: str, value: Value
) -> None:
    assert BY_KEY[key].read(stored) == value


@pytest.mark.parametrize(
    ("wish", "region", "paper"),
    [
        ("auto", "US", "Letter"),
        ("auto", "CH", "A4"),
        ("A4", "US", "A4"),
        ("Letter", "CH", "Letter"),
    ],
)
def test_paper_follows_the_region_unless_it_is_chosen(wish: str, region: str, paper: str) -> None:
    assert paper_of(wish, region) == paper


def test_values_are_there_again_at_the_next_start(qtbot: QtBot, path: Path) -> None:
    store = SettingsStore(path)
    with qtbot.waitSignal(store.changed) as changed:
        store.set_value("author", "Ā. Ṭālib")
    assert changed.args == ["author"]
    store.set_value("show_grades", True)
    store.set_value("backup_minutes", 45)
    again = SettingsStore(path)
    assert again.text("author") == "Ā. Ṭālib"
    assert again.flag("show_grades") is True
    assert again.number("backup_minutes") == 45
    assert again.number("text_size") == 100
    assert again.notice == ""


def test_a_value_that_is_the_same_changes_nothing(qtbot: QtBot, path: Path) -> None:
    store = SettingsStore(path)
    with qtbot.assertNotEmitted(store.changed):
        store.set_value("author", "")


def test_the_settings_lie_in_the_users_own_folder(qapp: object, own_home: Path) -> None:
    SettingsStore().set_value("author", "A. Analyst")
    assert list(own_home.rglob("parley.ini"))


@pytest.mark.parametrize("damage", [b"\x00\x01\x02", b"\xff\xfe\x00nonsense", b"no key here\n"])
def test_a_damaged_file_is_moved_aside_and_said_once(
    qapp: object, path: Path, damage: bytes
) -> None:
    path.parent.mkdir()
    path.write_bytes(damage)
    store = SettingsStore(path)
    assert "damaged" in store.notice and "not affected" in store.notice
    assert store.text("colour_scheme") == "auto"
    assert path.with_name("parley.ini.damaged").read_bytes() == damage
    store.set_value("author", "A. Analyst")
    assert SettingsStore(path).notice == ""


def test_a_folder_that_cannot_be_written_does_not_stop_the_program(
    qapp: object, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("x")
    store = SettingsStore(tmp_path / "file" / "parley.ini")
    store.set_value("author", "A. Analyst")
    assert store.text("author") == "A. Analyst"
    assert not store.is_writable


def test_the_files_opened_last_are_remembered_newest_first(qapp: object, path: Path) -> None:
    store = SettingsStore(path)
    for name in ("a", "b", "a", "c"):
        store.add_recent(Path(f"/home/{name}, x.parley"))
    assert [each.name[0] for each in SettingsStore(path).recent()] == ["c", "a", "b"]
    store.remove_recent(Path("/home/c, x.parley"))
    store.remove_recent(Path("/home/a, x.parley"))
    assert SettingsStore(path).recent() == [Path("/home/b, x.parley")]
    for number in range(20):
        store.add_recent(Path(f"/home/{number}"))
    assert len(store.recent()) == 8


def test_no_file_name_is_kept_by_those_who_do_not_want_it(qapp: object, path: Path) -> None:
    store = SettingsStore(path)
    store.add_recent(Path("/home/secret.parley"))
    assert "secret" in path.read_text()
    store.set_value("recent_files", False)
    store.add_recent(Path("/home/secret.parley"))
    assert store.recent() == []
    assert "secret" not in path.read_text()


def test_a_window_comes_back_where_it_was(qtbot: QtBot, path: Path) -> None:
    store, window = SettingsStore(path), QMainWindow()
    qtbot.addWidget(window)
    assert not store.restore_window(window)
    window.setGeometry(40, 50, 400, 300)
    store.keep_window(window)
    store.keep_state("columns", QByteArray(b"\x00\x01="))
    other = QMainWindow()
    qtbot.addWidget(other)
    again = SettingsStore(path)
    assert again.restore_window(other)
    assert other.size() == window.size()
    assert again.state("columns") == QByteArray(b"\x00\x01=")
    assert again.state("nothing").isEmpty()


@pytest.fixture
def dialog(qtbot: QtBot, path: Path) -> SettingsDialog:
    made = SettingsDialog(SettingsStore(path))
    qtbot.addWidget(made)
    made.show()
    return made


def test_every_setting_has_a_field_with_its_name(dialog: SettingsDialog) -> None:
    assert list(dialog.fields) == [setting.key for _, group in sections() for setting in group]
    for key, field in dialog.fields.items():
        assert field.accessibleName() == BY_KEY[key].label
        assert field.focusPolicy() & field.focusPolicy().TabFocus
    headings = {label.text() for label in dialog.findChildren(QLabel)}
    assert {"You", "Look", "Files"} <= headings


def test_what_is_changed_applies_at_once(dialog: SettingsDialog, path: Path) -> None:
    box, choice = dialog.fields["show_grades"], dialog.fields["colour_scheme"]
    number = dialog.fields["backup_minutes"]
    assert isinstance(box, QCheckBox)
    box.click()
    assert isinstance(choice, QComboBox)
    QTest.keyClicks(choice, "d")
    assert isinstance(number, QSpinBox)
    number.setValue(45)
    store = SettingsStore(path)
    assert (store.flag("show_grades"), store.text("colour_scheme")) == (True, "dark")
    assert store.number("backup_minutes") == 45


def test_a_name_is_kept_when_the_window_closes(dialog: SettingsDialog, path: Path) -> None:
    field = dialog.fields["author"]
    assert isinstance(field, CommitLineEdit)
    field.setFocus()
    QTest.keyClicks(field, "A. Analyst")
    dialog.close()
    assert SettingsStore(path).text("author") == "A. Analyst"


def test_return_in_a_field_keeps_it_and_nothing_else(dialog: SettingsDialog, path: Path) -> None:
    field = dialog.fields["author"]
    QTest.keyClicks(field, "A. Analyst")
    dialog.notices.expect()
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert SettingsStore(path).text("author") == "A. Analyst"
    assert dialog.isVisible() and dialog.notices.asked == []


def test_a_folder_can_be_chosen(dialog: SettingsDialog, path: Path, tmp_path: Path) -> None:
    dialog.notices.expect(tmp_path)
    dialog.choosers["second_backup"].click()
    assert SettingsStore(path).text("second_backup") == str(tmp_path)


def test_how_the_columns_of_the_last_sheets_were_read_is_remembered(path: Path) -> None:
    store = SettingsStore(path)
    for number in range(MOST_MAPPED + 1):
        store.keep_mapping({f"column {number}": "title", "other": ""})
    again = SettingsStore(path)
    assert again.mapping(["column 0", "other"]) is None
    assert again.mapping(["column 1", "other"]) == {"column 1": "title", "other": ""}
    assert again.mapping(["other", "column 1"]) is None
    again.forget_mapping(["column 1", "other"])
    assert again.mapping(["column 1", "other"]) is None
    again.keep_mapping({"only": ""})
    assert SettingsStore(path).mapping(["only"]) == {"only": ""}
