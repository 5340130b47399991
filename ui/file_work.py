"""What the commands of the File menu do: new, open, copy, back up, restore, in and out."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from timeline_app import operations
from timeline_app.changes import Operation
from timeline_app.document import Document
from timeline_app.errors import KnownError
from timeline_app.records import KINDS, new_id
from timeline_app.store import Damage, Files, Stamp
from ui.background import Background, ProgressStrip
from ui.bridge import Bridge
from ui.file_places import FilePlaces
from ui.local_times import local_time
from ui.notice_card import NoticeAction
from ui.notices import Notices
from ui.questions import Choice
from ui.saving import write_whole
from ui.settings_store import SettingsStore

FILTERS = ("Parley chronologies (*.parley)",)
_EXPORTS = ("Table for Excel and Calc (*.csv)", "Parley JSON (*.json)")
_IMPORTS = ("Tables and Parley JSON (*.csv *.tsv *.txt *.json)",)
_RESTORE = (Choice("restore", "Restore it", "primary"), Choice("", "Keep what is there"))
EXAMPLE = "Syria talks 2012–2024 (example).parley"


class FileWork:
    """Opens and makes chronologies for one window."""

    def __init__(
        self,
        files: Files,
        data_folder: Path,
        notices: Notices,
        author: Callable[[], str],
        opened: Callable[[Document], None],
        moved: Callable[[], None],
        recent: SettingsStore,
        back_up: Callable[[Path, str], Path],
        compare: Callable[[Path], object],
    ) -> None:
        self._files = files
        self._data_folder = data_folder
        self._notices = notices
        self._author = author
        self._opened = opened
        self.moved = moved
        self._recent = recent
        self._back_up = back_up
        self.places = FilePlaces(files, data_folder, notices, self.open_path, compare)
        self.bridge: Bridge | None = None

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What does each command of the File menu that is done here."""
        return {
            "new": self.new,
            "open": self.open,
            "example": self.example,
            "save_copy": self.save_copy,
            "copy_back": self.copy_back,
            "backup": self.backup,
            "restore": self.restore,
            "import": self.take_in,
        }

    def _tried(self, action: Callable[[], None]) -> bool:
        try:
            action()
        except KnownError as error:
            self._notices.fault(error)
            return False
        return True

    def open_path(self, path: Path) -> bool:
        """Open a file; False where it cannot be opened, which a notice tells."""

        try:
            chosen = self.places.choose(path)
            if chosen is None:
                return False
            self._open(*chosen)
        except KnownError as error:
            self._notices.fault(error, more=self._ways_out(path, error.reason))
            return False
        return True

    def _ways_out(self, path: Path, reason: str) -> list[NoticeAction]:
        """What can be done about a file that cannot be opened."""
        if reason == "missing":
            ways: list[NoticeAction] = [("Look for it…", self.open)]
            if path in self._recent.recent():
                ways.append(("Forget it", lambda: self._forget(path)))
            return ways
        if reason in ("damaged", "cut_short", "empty", "altered") and self._files.backups(path):
            return [("Restore a backup…", lambda: self._restore_at(path))]
        return []

    def _forget(self, path: Path) -> None:
        self._recent.remove_recent(path)
        self.moved()

    def _open(self, path: Path, read_only: bool) -> None:
        store = self._files.open(path, read_only=read_only)
        self._opened(Document(store, self._author()))
        if store.read_only:
            # a copy of a file that is damaged or of a later version could not be edited either
            label = "Save a copy to edit…" if read_only or not _may_write(path) else None
            words = f"{store.read_only} {store.notice}".strip()
            self._notices.say(words, label, self.save_elsewhere, level="warning")
        elif store.notice:
            self._notices.say(store.notice)
        self.places.tell(path)

    def create(self, path: Path, operation: Operation) -> bool:
        """Make a file whose log begins with ``operation``, and open it."""

        def work() -> None:
            path.parent.mkdir(parents=True, exist_ok=True)
            store = self._files.create(path, operation, self._stamp())
            self._opened(Document(store, self._author()))
            self.places.tell(path, new=True)

        return self._tried(work)

    def _stamp(self) -> Stamp:
        written = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        return Stamp(self._author(), new_id(), written)

    def new(self) -> bool:
        """Ask for a place and make an empty chronology there."""
        path = self._notices.choose_save("New chronology", "Untitled.parley", FILTERS, ".parley")
        if path is None:
            return False
        return self.create(path, operations.new_chronology(path.stem))

    def untitled(self, folder: Path) -> bool:
        """Make "Untitled.parley" in a folder, or with the next free number."""
        number = 1
        path = folder / "Untitled.parley"
        while path.exists():
            number += 1
            path = folder / f"Untitled {number}.parley"
        if not self.create(path, operations.new_chronology(path.stem)):
            return False
        self._notices.say(f"Everything is kept in {path}.", seconds=12)
        return True

    def example(self) -> bool:
        """Open the example; it is made at the first time, and what is done to it stays."""
        path = self._data_folder / "examples" / EXAMPLE
        if path.exists():
            return self.open_path(path)
        from ui.commands.files import sample

        return self.create(path, sample())

    def open(self) -> bool:
        """Ask for a file and open it."""
        path = self._notices.choose_open("Open a chronology", FILTERS)
        return path is not None and self.open_path(path)

    def _path(self) -> Path | None:
        return self.bridge.document.store.path if self.bridge is not None else None

    def save_copy(self) -> None:
        """Write a verified copy elsewhere."""
        path = self._path()
        if path is None:
            return
        target = self._notices.choose_save(
            "Save a copy", f"{path.stem} copy.parley", FILTERS, ".parley"
        )
        if target is not None:
            self._tried(lambda: self._copied(path, target))

    def _copied(self, path: Path, target: Path) -> None:
        made = self._files.backup(path, target)
        self._notices.say(f"Saved a copy as {made.name}.", level="done")

    def save_elsewhere(self) -> None:
        """Ask for a place and go on there: what is typed stays, and can be saved again."""
        path = self._path()
        if path is None:
            return
        suggested = f"{path.stem} saved.parley"
        target = self._notices.choose_save("Save as", suggested, FILTERS, ".parley")
        if target is not None:
            self._tried(lambda: self._moved_to(target))

    def _moved_to(self, target: Path) -> None:
        if self.bridge is None:
            return
        document, lost = self.bridge.document, ""
        try:
            document.store.copy_to(target)
        except KnownError:
            if target.exists():
                raise
            records = [one for kind in KINDS for one in document.chronology.all(kind).values()]
            whole = operations.add(records, "Save what was in memory")
            self._files.create(target, whole, self._stamp()).close()
            lost = " The texts of sources and the history could not be read any more."
        store = self._files.open(target)
        editable = not document.store.read_only
        if editable:
            document.move_to(store)
        else:
            self._opened(Document(store, self._author()))
        self.moved()
        level = "warning" if lost else "done"
        seconds = 0 if lost else 8
        words = f"You now work in {target}.{lost}"
        self._notices.say(words, seconds=seconds, level=level)

    def copy_back(self) -> None:
        """Bring the work in a local copy to the shared file it was made of."""
        path = self._path()
        if path is not None:
            self.places.give_back(path)

    def backup(self) -> None:
        """Make a rotating backup now."""
        path = self._path()
        if path is not None:
            self._tried(lambda: self._backed_up(path))

    def _backed_up(self, path: Path) -> None:
        made = self._back_up(path, "")
        self._notices.say(f"Backed up and verified: {made.name}.", level="done")

    def restore(self) -> None:
        """Choose a backup and put it in the file's place; what is there now is kept."""
        path = self._path()
        if path is not None:
            self._restore_at(path)

    def _restore_at(self, path: Path) -> None:
        newest = next(iter(self._files.backups(path)), path)
        chosen = self._notices.choose_open("Restore a backup", FILTERS, newest.parent)
        if chosen is None:
            return
        try:
            words = f"{self.described(chosen)} What is there now is kept."
        except KnownError as error:
            self._notices.fault(error)
            return
        if self._notices.ask("Restore this backup?", words, _RESTORE) == "restore":
            self._tried(lambda: self._restored(path, chosen))

    def described(self, path: Path) -> str:
        """A sentence on a backup: its title, what it holds, and when it was last changed."""
        store = self._files.open(path, read_only=True)
        try:
            found, last = store.load(), store.log(newest=1)
        finally:
            store.close()
        events = len(found.events)
        count = "1 event" if events == 1 else f"{events} events"
        day = local_time(last[-1].written) if last else "an unknown day"
        return f"It holds “{found.heading.title}” with {count}, last changed {day}."

    def _restored(self, path: Path, chosen: Path) -> None:
        aside = self._files.restore(path, chosen)
        self._open_anew(path)
        kept = f" What was there is kept as {aside.name}." if aside is not None else ""
        self._notices.say(f"Restored from {chosen.name}.{kept}", level="done", seconds=15)

    def _open_anew(self, path: Path) -> None:
        """Go on in what lies at a path now, which may be another file or may now be edited."""
        if path != self._path() or self.bridge is None:
            self._open(path, False)
            return
        document, store = self.bridge.document, self._files.open(path)
        if bool(store.read_only) == bool(document.store.read_only):
            document.move_to(store)
        else:
            self._opened(Document(store, self._author()))

    def take_in(self) -> None:
        """Choose a table or JSON, look at what it would do, and take it in as one step."""
        if self.bridge is None:
            return
        path = self._notices.choose_open("Import", _IMPORTS)
        if path is not None:
            self._tried(lambda: self._taken_in(path))

    def _taken_in(self, path: Path) -> None:
        bridge = self.bridge
        if bridge is None:
            return
        from ui.import_window import ImportWindow

        window = self._notices.window()
        operation = ImportWindow.ask(window, path, bridge.document, self._recent)
        if operation is None or not operation.changes:
            return
        if len(operation.changes) > 50:
            self._back_up(bridge.document.store.path, "before import")
        self._put_in(bridge, operation)

    def _put_in(self, bridge: Bridge, operation: Operation) -> None:
        if bridge.apply(operation, partial(self._put_in, bridge, operation)):
            count = len(operation.changes)
            many = "1 change" if count == 1 else f"{count} changes"
            self._notices.say(
                f"{operation.label}: {many}.", "Undo", lambda: bridge.take_back(operation)
            )

    def compare(self, other: Path, background: Background, strip: ProgressStrip) -> None:
        """Show what the open file and another one do not have in common."""
        bridge = self.bridge
        if bridge is not None:
            from ui.comparing_work import Comparing

            work = Comparing(
                self._files, bridge, self._notices, self._put_in, lambda: self.bridge is bridge
            )
            work.begin(other, background, strip)

    def export(self, shown: list[str], audience: str = "internal") -> None:
        """Ask for a place and write the shown events as CSV, or everything as JSON."""
        path = self._path()
        if path is None:
            return
        target = self._notices.choose_save("Export", f"{path.stem}.csv", _EXPORTS, ".csv")
        if target is not None:
            self._tried(lambda: self._exported(target, shown, audience))

    def _exported(self, target: Path, shown: list[str], audience: str) -> None:
        if self.bridge is None:
            return
        from timeline_app.audience import permitted
        from timeline_app.formats import csv_out, json_out

        document = self.bridge.document
        part = permitted(document.chronology, audience, self.bridge.today)
        if target.suffix.casefold() == ".json":
            texts = document.store.texts(sorted(part.sources))
            write_whole(target, json_out.write(part, texts))
            count = len(part.events)
        else:
            ids = [i for i in shown if i in part.events]
            withheld = csv_out.withheld_for(document.chronology, part, audience, self.bridge.today)
            write_whole(target, csv_out.write(part, ids, withheld))
            count = len(ids)
        self._notices.say(f"Exported {count} events to {target.name}.", level="done")

    def look_over(self, background: Background, strip: ProgressStrip) -> None:
        """Compare the file with its digests and its log, off the GUI thread, and say what is."""
        path = self._path()
        if path is None:
            return
        job = background.run("Looking the file over", lambda _: self._damages(path))
        strip.follow(job)
        job.done.connect(self._looked_over)
        job.failed.connect(self._notices.fault)

    def _damages(self, path: Path) -> list[Damage]:
        store = self._files.open(path, read_only=True)
        try:
            return store.verify()
        finally:
            store.close()

    def _looked_over(self, damages: list[Damage]) -> None:
        if not damages:
            self._notices.say("Every record and the log are as they were saved.", level="done")
            return
        first = damages[0].message
        more = f" And {len(damages) - 1} more." if len(damages) > 1 else ""
        self._notices.say(
            f"{first}{more} Compare with a backup.", "Restore a backup…", self.restore,
            seconds=0, level="error",
        )  # fmt: skip


def _may_write(path: Path) -> bool:
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
