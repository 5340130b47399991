"""The main window: one document at a time, its workspaces, bars and notices."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTime
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from timeline_app.document import Document, LaterEdits
from timeline_app.errors import KnownError
from timeline_app.store import Files
from ui import theme as themes
from ui.actions import EVENT_MENU, Actions
from ui.background import Background, ProgressStrip
from ui.bridge import Bridge
from ui.desk import Desk
from ui.file_work import FileWork
from ui.form_kit import plain_label
from ui.keepers import BackupKeeper, DraftClock, Drafts
from ui.lost_file import LostFile
from ui.notices import Notices
from ui.questions import Choice
from ui.search_bar import SearchBar
from ui.settings_store import SettingsStore
from ui.toolbar import WORKSPACES, Toolbar
from ui.window_help import about, open_guide, open_settings

if TYPE_CHECKING:
    from ui.welcome import Welcome

_LOSE = (Choice("lose", "Close and lose it", "danger"), Choice("", "Stay here", "primary"))
_EXAMPLE = "Syria talks 2012–2024: 118 events to look around in."
_SMALLEST = (1024, 680)
_FIRST = (1440, 900)
_STATUS = 24


class MainWindow(QMainWindow):
    """A window on one chronology, or the first page where none is open.

    With ``opening`` it begins bare: a file is opened next, and the first page is not needed.
    """

    def __init__(
        self, files: Files, data_folder: Path, settings: SettingsStore, *, opening: bool = False
    ) -> None:
        super().__init__()
        self.settings = settings
        self.theme = themes.current()
        self.desk: Desk | None = None
        self.background = Background(self)
        self.drafts = Drafts(data_folder)
        self.search = SearchBar(self.theme)
        self._centre = QWidget(self)
        self.notices = Notices(self._centre)
        self.files = FileWork(
            files, data_folder, self.notices, self._author, self._opened, self._moved, settings
        )
        self.lost = LostFile(files, self.notices, self.files.save_elsewhere, self)
        DraftClock(self._keep_draft, self)
        self._keeper = BackupKeeper(files, settings, self.notices, self.background, self)
        self.commands = Actions(self, self._handlers(files), self.theme)
        self.pages = QStackedWidget(self._centre)
        self._build()
        self._connect()
        if not opening:
            self.show_start()
        self._refresh()

    @property
    def bridge(self) -> Bridge | None:
        """The open document as the widgets see it."""
        return self.desk.bridge if self.desk is not None else None

    def _author(self) -> str:
        return self.settings.text("author")

    def _build(self) -> None:
        self.setMinimumSize(*_SMALLEST)
        self.resize(*_FIRST)
        self.commands.fill(self.menuBar())
        layout = QVBoxLayout(self._centre)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(Toolbar(self.commands, self.search, self.theme, self._centre))
        layout.addWidget(self.pages, 1)
        self._strip = ProgressStrip()
        layout.addWidget(self._strip)
        self.setCentralWidget(self._centre)
        self._counts, self._saved, self._who = (
            plain_label("", step="small", tone="text2") for _ in range(3)
        )
        bar = self.statusBar()
        bar.setSizeGripEnabled(False)
        bar.setFixedHeight(_STATUS)
        bar.setContentsMargins(12, 0, 12, 0)
        bar.addWidget(self._counts, 1)
        for widget in (self._saved, self._who):
            bar.addPermanentWidget(widget)
        self.settings.restore_window(self)

    def _connect(self) -> None:
        self.search.searched.connect(self._search)
        self.search.left.connect(self._leave_search)
        self.settings.changed.connect(self._setting_changed)

    @cached_property
    def welcome(self) -> Welcome:
        """The first page, built when it is first asked for."""
        from ui.welcome import Welcome

        page = Welcome()
        page.new_requested.connect(self.files.new)
        page.open_requested.connect(self.files.open)
        page.example_requested.connect(self.files.example)
        page.recent_chosen.connect(lambda path: self.files.open_path(Path(path)))
        for signal, key in (
            (page.event_requested, "add_event"),
            (page.import_requested, "import"),
            (page.source_requested, "add_source"),
        ):
            signal.connect(lambda key=key: self._begin(key))
        self.pages.addWidget(page)
        return page

    def _handlers(self, files: Files) -> dict[str, Callable[[], object]]:
        return {
            **self.files.handlers(),
            "close": self.close_document,
            "quit": self.close,
            "find": self._find,
            "settings": lambda: open_settings(self, self.settings),
            "full_screen": self._full_screen,
            "export": self._export,
            "check_file": self._look_over,
            "guide": lambda: open_guide(self),
            "about": lambda: about(self, files.engine),
            **{key: self._on_desk(key) for key in Desk.COMMANDS},
        }

    def _on_desk(self, key: str) -> Callable[[], object]:
        return lambda: self.desk.do(key) if self.desk is not None else None

    def _begin(self, key: str) -> None:
        """Do a command of the first page, on a new file where none is open."""
        folder = Path.home() / "Documents"
        if self.desk is None and not self.files.untitled(
            folder if folder.is_dir() else Path.home()
        ):
            return
        if self.desk is not None:
            self.pages.setCurrentWidget(self.desk)
        self.commands[key].trigger()

    def _opened(self, document: Document) -> None:
        if not self.close_document():
            document.store.close()
            return
        desk = Desk(document, self.theme, self.notices, self.background, self.settings, self.pages)
        self.desk = desk
        self.files.bridge = desk.bridge
        self.pages.addWidget(desk)
        bridge = desk.bridge
        bridge.changed.connect(self._changed)
        bridge.undo_changed.connect(self._refresh)
        bridge.selected.connect(self._refresh)
        bridge.failed.connect(self._failed)
        desk.shown.changed.connect(self._refresh)
        desk.shown.misread.connect(self.search.show_problem)
        desk.clear_requested.connect(lambda: self.search.set_text(""))
        desk.workspace_changed.connect(self._refresh)
        desk.findings_counted.connect(self._count_findings)
        desk.menu_requested.connect(lambda place: self.commands.menu(self, EVENT_MENU).popup(place))
        self.settings.add_recent(document.store.path)
        self._keeper.watch(bridge)
        self.lost.watch(bridge)
        self.search.set_chronology(bridge.chronology)
        draft = self.drafts.kept(bridge.chronology.heading.id)
        if draft is not None:
            desk.restore_draft(draft)
        self._show_page()
        if draft is None:
            desk.next_pane(0)
        self._refresh()

    def close_document(self) -> bool:
        """Close the open document; all of it is already saved, a draft is kept.

        False where the draft cannot be kept and somebody stays with it.
        """
        desk = self.desk
        if desk is None:
            return True
        desk.commit()
        if not self._may_leave():
            return False
        self.notices.leave()
        self.files.places.leave(desk.bridge.document.store.path)
        self._keeper.watch(None)
        self.lost.watch(None)
        self.desk = self.files.bridge = None
        self.search.set_chronology(None)
        self.search.line.clear()
        self.pages.removeWidget(desk)
        desk.close_document()
        desk.deleteLater()
        self.show_start()
        self._refresh()
        return True

    def _may_leave(self) -> bool:
        """Keep the draft; where that fails, ask whether it may be lost."""
        try:
            self._keep_draft()
        except KnownError as error:
            words = f"{error.kept} {error.do}"
            return self.notices.ask(error.happened, words, _LOSE) == "lose"
        return True

    def _keep_draft(self) -> str:
        """Keep what is typed and not yet added; a sentence about it, or nothing."""
        if self.desk is None:
            return ""
        state = self.desk.draft_state()
        self.drafts.keep(self.desk.bridge.chronology.heading.id, state)
        return "What was typed is kept as a draft." if state is not None else ""

    def save_draft(self) -> str:
        """What the crash window asks for first."""
        return self._keep_draft()

    def show_start(self) -> None:
        """Show the first page."""
        self.welcome.show_start(self.settings.recent(), _EXAMPLE)
        self.pages.setCurrentWidget(self.welcome)
        self.welcome.setFocus()

    def _show_page(self) -> None:
        if self.desk is None:
            self.show_start()
        elif self.desk.is_empty():
            self.welcome.show_empty(self.desk.bridge.document.store.path.name, _EXAMPLE)
            self.pages.setCurrentWidget(self.welcome)
        else:
            self.pages.setCurrentWidget(self.desk)

    def _changed(self, _: object) -> None:
        if self.desk is not None:
            self.search.set_chronology(self.desk.bridge.chronology)
            self._saved.setText(f"Saved {QTime.currentTime().toString('HH:mm')}")
            if not self.desk.is_empty():
                self.pages.setCurrentWidget(self.desk)
        self._refresh()

    def _refresh(self, *_: object) -> None:
        """Bring title, status bar and actions to what is the case."""
        desk, bridge = self.desk, self.bridge
        edit = bridge is not None and not bridge.document.store.read_only
        path = bridge.document.store.path if bridge is not None else Path()
        self.commands.enable(
            file=desk is not None,
            edit=edit,
            view=desk is not None and desk.current == "chronology",
            event=bool(bridge and bridge.selection),
            copy=self.files.places.copies.origin_of(path) is not None,
        )
        self._label("undo", "Undo", bridge.document.undo_label if bridge and edit else None)
        self._label("redo", "Redo", bridge.document.redo_label if bridge and edit else None)
        for key in WORKSPACES:
            if key in self.commands:
                self.commands[key].setChecked(desk is not None and desk.current == key)
        for key in ("side_list", "inspector"):
            self.commands[key].setChecked(desk is not None and desk.shows(key))
        self.search.setEnabled(desk is not None)
        self._counts.setText(desk.summary() if desk is not None else "No chronology open")
        self._who.setText(self._author())
        self.setWindowTitle(f"{path.stem} — Parley" if path.stem else "Parley")

    def _count_findings(self, count: int) -> None:
        self.commands["review"].setText(f"Review {count}" if count else "Review")

    def _label(self, key: str, verb: str, label: str | None) -> None:
        action = self.commands[key]
        action.setEnabled(label is not None)
        action.setText(f"{verb}: {label}" if label else verb)

    def _failed(self, error: KnownError) -> None:
        if self.bridge is not None and isinstance(error, LaterEdits):
            document, seq = self.bridge.document, error.entry.seq
            self.notices.fault(error, "Skip it", lambda: document.drop_undo(seq))
        else:
            self.lost.tell(error)

    def _moved(self) -> None:
        """The open document has another file now, or one is forgotten."""
        if self.desk is not None:
            self.settings.add_recent(self.desk.bridge.document.store.path)
            self.lost.found()
        else:
            self.show_start()
        self._refresh()

    def _search(self, text: str) -> None:
        if self.desk is not None:
            self.desk.shown.search(text)

    def _find(self) -> None:
        self.search.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.line.selectAll()

    def _leave_search(self) -> None:
        if self.desk is not None:
            self.desk.next_pane(0)

    def _export(self) -> None:
        if self.desk is not None:
            self.files.export(self.desk.shown.ids)

    def _full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _look_over(self) -> None:
        if self.bridge is not None:
            self.files.look_over(self.background, self._strip)

    def _setting_changed(self, key: str) -> None:
        if key == "author" and self.bridge is not None:
            self.bridge.document.author = self._author()
        if key == "backup_minutes" and self.bridge is not None:
            self._keeper.watch(self.bridge)
        self._refresh()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Everything is saved already; the arrangement of the window is kept."""
        self.settings.keep_window(self)
        if not self.close_document():
            event.ignore()
            return
        self.background.wait_all()
        super().closeEvent(event)
