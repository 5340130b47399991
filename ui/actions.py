"""Every command of the window as a row of a table: its words, key, icon and menu."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from ui.theme import Theme

_Standard = QKeySequence.StandardKey


class Row(NamedTuple):
    """One command. ``keys`` are shortcuts, the first of which is shown; "-" parts the menu above.

    ``needs`` says what must be there: "" nothing, "file" an open chronology, "edit" one that can
    be edited, "view" events in view, "chosen" a selected one among them, "event" one that can be
    edited, "copy" a local copy of a shared file.
    """

    key: str
    menu: str
    text: str
    keys: tuple[str | QKeySequence.StandardKey, ...] = ()
    icon: str = ""
    needs: str = "file"
    checkable: bool = False
    part: bool = False


ROWS: tuple[Row, ...] = (
    Row("new", "File", "New chronology…", (), "event", ""),
    Row("open", "File", "Open…", (_Standard.Open,), "external", ""),
    Row("example", "File", "Open the example", (), "briefing", ""),
    Row("save_copy", "File", "Save a copy…", ("Ctrl+Shift+S",), "", part=True),
    Row("copy_back", "File", "Copy back to the shared file", (), "", "copy"),
    Row("backup", "File", "Back up now"),
    Row("restore", "File", "Restore a backup…"),
    Row("import", "File", "Import…", ("Ctrl+I",), "import", "edit", part=True),
    Row("export", "File", "Export…", ("Ctrl+E",), "export"),
    Row("print", "File", "Print…", (_Standard.Print,), "print"),
    Row("close", "File", "Close", (_Standard.Close,), part=True),
    Row("quit", "File", "Quit", (_Standard.Quit,), "", ""),
    Row("undo", "Edit", "Undo", (_Standard.Undo,), "undo", "edit"),
    Row("redo", "Edit", "Redo", (_Standard.Redo, "Ctrl+Shift+Z", "Ctrl+Y"), "redo", "edit"),
    Row("edit", "Edit", "Edit in place", ("F2",), "edit", "event", part=True),
    Row("edit_many", "Edit", "Change the selected events…", ("Ctrl+Shift+E",), "", "event"),
    Row("duplicate", "Edit", "Duplicate event", ("Ctrl+D",), "", "event"),
    Row("delete", "Edit", "Delete", (_Standard.Delete,), "trash", "event"),
    Row("find", "Edit", "Find", (_Standard.Find,), "search", part=True),
    Row("settings", "Edit", "Settings…", ("Ctrl+,",), "settings", "", part=True),
    Row("chronology", "View", "Chronology", ("Ctrl+1",), "process", checkable=True),
    Row("sources", "View", "Sources", ("Ctrl+2",), "source", checkable=True),
    Row("review", "View", "Review", ("Ctrl+3",), "review", checkable=True),
    Row("briefing", "View", "Briefing", ("Ctrl+4",), "briefing", checkable=True),
    Row("side_list", "View", "Side list", ("Ctrl+B",), "", "view", checkable=True, part=True),
    Row("inspector", "View", "Inspector", ("Ctrl+J",), "", "view", checkable=True),
    Row("next_pane", "View", "Next pane", ("F6",), part=True),
    Row("previous_pane", "View", "Previous pane", ("Shift+F6",)),
    Row("next_record", "View", "Next record", ("Ctrl+Down",)),
    Row("previous_record", "View", "Previous record", ("Ctrl+Up",)),
    Row("full_screen", "View", "Full screen", (_Standard.FullScreen, "F11"), "", "", part=True),
    Row("add_event", "Insert", "New event", (_Standard.New,), "event_add", "edit"),
    Row("add_source", "Insert", "New source", ("Ctrl+Shift+N",), "source_add", "edit"),
    Row("add_process", "Insert", "New process…", (), "process", "edit"),
    Row("cite", "Insert", "Cite the selection", ("Ctrl+L",), "quote", "edit", part=True),
    Row(
        "open_sentence",
        "View",
        "Open the sentence",
        ("Ctrl+Return",),
        "excerpt",
        "chosen",
        part=True,
    ),
    Row("back", "View", "Back", (_Standard.Back,), "left"),
    Row("next_finding", "Review", "Next finding", ("F8",)),
    Row("previous_finding", "Review", "Previous finding", ("Shift+F8",)),
    Row("checked", "Review", "Mark as checked", ("Ctrl+Shift+K",), "checked", "event"),
    Row("restrict", "Review", "Restrict", ("Ctrl+Shift+R",), "lock", "event"),
    Row("check_file", "Tools", "Look the file over", (), "review"),
    Row("guide", "Help", "Guide", ("F1",), "info", ""),
    Row("about", "Help", "About Parley", (), "", ""),
)
"""The commands in the order of the menus."""

EVENT_MENU = (
    "open_sentence",
    "-",
    "edit",
    "edit_many",
    "duplicate",
    "-",
    "checked",
    "restrict",
    "-",
    "delete",
)
"""What can be done with the selected events; "-" parts the menu."""

MENUS = ("File", "Edit", "View", "Insert", "Review", "Tools", "Help")


_EXPORT = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_E)


class Actions:
    """The ``QAction`` of each row, connected to what does it."""

    def __init__(
        self, window: QWidget, handlers: Mapping[str, Callable[[], object]], theme: Theme
    ) -> None:
        self._theme = theme
        self._dressed: set[str] = set()
        self._rows = {row.key: row for row in ROWS if row.key in handlers}
        self._actions: dict[str, QAction] = {}
        for key, row in self._rows.items():
            action = QAction(row.text, window)
            action.setObjectName(key)
            action.setCheckable(row.checkable)
            action.setShortcuts(_sequences(row))
            action.triggered.connect(_calling(handlers[key]))
            shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(f"{row.text} ({shown})" if shown else row.text)
            window.addAction(action)
            self._actions[key] = action
        _FieldKeys(window)

    def __getitem__(self, key: str) -> QAction:
        return self._actions[key]

    def __contains__(self, key: str) -> bool:
        return key in self._actions

    def dress(self, keys: Iterable[str]) -> None:
        """Give those of the actions that have an icon theirs; it is drawn now."""
        for key in keys:
            if key in self and self._rows[key].icon and key not in self._dressed:
                self._dressed.add(key)
                self._theme.dress(self._actions[key], self._rows[key].icon)

    def fill(self, bar: QMenuBar) -> None:
        """Put every action into its menu; its icon is drawn when the menu is first opened."""
        for name in MENUS:
            rows = [row for row in self._rows.values() if row.menu == name]
            if not rows:
                continue
            menu = bar.addMenu(f"&{name}")
            menu.setObjectName(f"menu_{name.casefold()}")
            for row in rows:
                if row.part:
                    menu.addSeparator()
                menu.addAction(self._actions[row.key])
            menu.aboutToShow.connect(partial(self.dress, [row.key for row in rows]))

    def menu(self, parent: QWidget, keys: tuple[str, ...]) -> QMenu:
        """A menu of some actions; "-" parts it."""
        menu = QMenu(parent)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dress(keys)
        for key in keys:
            if key == "-":
                menu.addSeparator()
            elif key in self:
                menu.addAction(self._actions[key])
        return menu

    def enable(self, *, file: bool, edit: bool, view: bool, event: bool, copy: bool) -> None:
        """Allow what can be done now; ``event``: one is selected, whether it is in view or not."""
        chosen = view and event
        allowed = {"": True, "file": file, "edit": edit, "view": view, "copy": copy}
        allowed |= {"chosen": chosen, "event": edit and chosen}
        for key, row in self._rows.items():
            self._actions[key].setEnabled(allowed[row.needs])


_TAKEN = {QKeySequence(key) for row in ROWS for key in row.keys if isinstance(key, str)} | {
    QKeySequence("Backspace")
}
"""Keys with a meaning of their own here, which some systems also have for a standard command:
Ctrl D deletes on Linux, Backspace goes back on Windows."""


def _sequences(row: Row) -> list[QKeySequence]:
    found: list[QKeySequence] = []
    for key in row.keys:
        if isinstance(key, str):
            made = [QKeySequence(key)]
        else:
            made = [one for one in QKeySequence.keyBindings(key) if one not in _TAKEN]
        found += [one for one in made if one not in found]
    return found


class _FieldKeys(QObject):
    """Lets the window have Ctrl E while the keyboard is in a field, which on Linux takes it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._moved)

    def _moved(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None:
            old.removeEventFilter(self)
        if isinstance(new, QLineEdit | QTextEdit | QPlainTextEdit):
            new.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if event.keyCombination() != _EXPORT:
            return False
        event.ignore()
        return True


def _calling(handler: Callable[[], object]) -> Callable[[], None]:
    def call(*_: object) -> None:
        handler()

    return call
