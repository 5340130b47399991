"""The window before an import: what is read, what will happen, what has to be mended."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressDialog,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from timeline_app.changes import Operation
from timeline_app.chronology import Chronology
from timeline_app.document import Document
from timeline_app.errors import KnownError
from timeline_app.formats import csv_in, csv_out, json_in
from timeline_app.formats.as_of import LogPast
from timeline_app.formats.csv_dates import ORDERS
from timeline_app.formats.csv_plan import CsvProposal, Options
from timeline_app.formats.csv_table import DELIMITERS
from timeline_app.formats.encoding_guess import ENCODINGS
from timeline_app.formats.proposal import Proposal
from timeline_app.store import Cancelled, Progress
from ui.commands.context import read_file

from .form_kit import Button, plain_label
from .import_columns import ColumnsPane
from .import_mapping import MappingMemory
from .import_mend import MendPane
from .import_rows import RowsPane, rows_of
from .notices import Notices
from .saving import write_whole
from .settings_store import SettingsStore
from .theme import current

Reader = Callable[[Options, Progress], Proposal]
"""Reads the file again with other options."""


_SHEETS = ("Table for Excel and Calc (*.csv)",)


class ImportWindow(QDialog):
    """Shows what an import would do, lets it be mended, and gives the operation."""

    def __init__(
        self,
        parent: QWidget | None,
        name: str,
        chronology: Chronology,
        reader: Reader,
        settings: SettingsStore | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Import events")
        self.setAccessibleName(f"Import events from {name}")
        self.resize(1280, 730)
        self._name = name
        self._chronology = chronology
        self._reader = reader
        self._options = Options()
        self._memory = MappingMemory(settings)
        self.proposal: Proposal = Proposal(f"Import {name}")
        self.encoding, self.separator, self.order = QComboBox(), QComboBox(), QComboBox()
        self.size_label = plain_label("", tone="text2")
        self.fault = plain_label("", tone="danger", wrap=True)
        self.columns = ColumnsPane()
        self.rows = RowsPane(chronology)
        self.mend = MendPane()
        self.notices = Notices(self)
        self.cancel = Button("Cancel")
        self.take = Button("Import", "primary")
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.timeout.connect(self._read_again)
        self._build()
        self._join()
        self.read()
        first = next(iter(self.mend.fields.values()), self.take)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    @classmethod
    def ask(
        cls,
        parent: QWidget | None,
        path: Path,
        document: Document,
        settings: SettingsStore | None = None,
    ) -> Operation | None:
        """Show the window for a file; the operation to apply, or None where it was cancelled.

        ``settings`` remember how the columns of a sheet are read. Raises ``KnownError`` for a file
        that cannot be read at all.
        """
        data = read_file(path)
        reader = reader_of(path, data, document)
        return cls.review(parent, path.name, document.chronology, reader, settings)

    @classmethod
    def review(
        cls,
        parent: QWidget | None,
        name: str,
        chronology: Chronology,
        reader: Reader,
        settings: SettingsStore | None = None,
    ) -> Operation | None:
        """Show the window for what ``reader`` gives; the operation to apply, or None."""
        try:
            window = cls(parent, name, chronology, reader, settings)
        except Cancelled:
            return None
        try:
            taken = window.exec() == QDialog.DialogCode.Accepted
            if taken:
                window._memory.keep(window.proposal)
            return window.proposal.operation() if taken else None
        finally:
            window.deleteLater()

    def _build(self) -> None:
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(self._head())
        body.addWidget(_rule())
        upper = QSplitter(Qt.Orientation.Horizontal)
        upper.addWidget(self.columns)
        upper.addWidget(self.rows)
        upper.setSizes([610, 670])
        upper.setChildrenCollapsible(False)
        whole = QSplitter(Qt.Orientation.Vertical)
        whole.addWidget(upper)
        whole.addWidget(self.mend)
        whole.setSizes([410, 230])
        whole.setChildrenCollapsible(False)
        body.addWidget(whole, 1)
        body.addWidget(_rule())
        body.addWidget(self._foot())

    def _head(self) -> QWidget:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(20, 10, 20, 10)
        icon = QLabel()
        icon.setPixmap(current().icon("import", "accent").pixmap(16, 16))
        row.addWidget(icon)
        row.addWidget(plain_label(self._name, bold=True))
        row.addWidget(self.size_label)
        row.addWidget(self.fault, 1)
        self._combos = []
        for words, combo in (
            ("&Encoding", self.encoding),
            ("&Separator", self.separator),
            ("&Dates", self.order),
        ):
            label = plain_label(words, tone="text2")
            label.setBuddy(combo)
            combo.setAccessibleName(words.replace("&", ""))
            row.addWidget(label)
            row.addWidget(combo)
            self._combos += [label, combo]
        for name in ENCODINGS:
            self.encoding.addItem(name, name)
        for name, sign in DELIMITERS.items():
            self.separator.addItem(name, sign)
        self.order.addItem("As written", "")
        for key, name in ORDERS.items():
            self.order.addItem(name, key)
        return head

    def _foot(self) -> QWidget:
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(18, 10, 18, 10)
        row.addWidget(plain_label("One step; Ctrl Z takes it all back.", tone="text2"))
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.take)
        return foot

    def _join(self) -> None:
        self.cancel.clicked.connect(self.reject)
        self.take.clicked.connect(self.accept)
        self.encoding.activated.connect(self._encoding_chosen)
        self.separator.activated.connect(
            lambda _: self._change(delimiter=self.separator.currentData(), mapping=None)
        )
        self.order.activated.connect(lambda _: self._change(day_order=self.order.currentData()))
        self.columns.mapped.connect(self._mapped)
        self.columns.forget_wanted.connect(self._forget)
        self.mend.mended.connect(self._mended)
        self.mend.answered.connect(self._answered)
        self.mend.cut.connect(lambda row: self._change(cut=self._options.cut | {row}))
        self.mend.looked_for.connect(self.rows.go_to)
        self.mend.save_wanted.connect(self.save_rejected)

    def _encoding_chosen(self) -> None:
        self._change(encoding=self.encoding.currentData(), mapping=None)

    def _mapped(self, mapping: dict[str, str]) -> None:
        self._memory.is_used = False
        self._change(mapping=mapping)

    def _forget(self) -> None:
        self._memory.forget(self.proposal)
        self._change(mapping=None)

    def _mended(self, row: int, column: str, text: str) -> None:
        self._change(mended={**self._options.mended, (row, column): text})

    def _answered(self, event: str, key: str, answer: str) -> None:
        self._change(answers={**self._options.answers, (event, key): answer})

    def _change(self, **values: object) -> None:
        """Read again with other options, once the signal that asked for it has ended."""
        self._options = dataclasses.replace(self._options, **values)  # type: ignore[arg-type]
        self._waiting.start(0)

    def _read_again(self) -> None:
        try:
            self.read()
        except KnownError as error:
            self.fault.setText(str(error))
            self.take.setEnabled(False)
        except Cancelled:
            self.reject()

    def save_rejected(self) -> None:
        """Ask for a place and write the rows that are held back, each with its reason."""
        suggested = f"{Path(self._name).stem} held back.csv"
        target = self.notices.choose_save("Save the rows", suggested, _SHEETS, ".csv")
        if target is None:
            return
        proposal = self.proposal
        columns = proposal.columns if isinstance(proposal, CsvProposal) else []
        names = [column.name for column in columns]
        try:
            write_whole(target, csv_out.write_rejected(names, proposal.rejected))
        except KnownError as error:
            self.notices.fault(error)
            return
        count = len(proposal.rejected)
        rows = "1 row" if count == 1 else f"{count} rows"
        self.notices.say(f"Wrote {rows} to {target.name}.", level="done")

    def read(self) -> None:
        """Read the file with the options as they are; raises ``KnownError`` or ``Cancelled``."""
        self.proposal = self._read_once(self._options)
        if self._options.mapping is None:
            mapping = self._memory.recall(self.proposal)
            if mapping is not None:
                self._options = dataclasses.replace(self._options, mapping=mapping)
                self.proposal = self._read_once(self._options)
        self.fault.setText("")
        self._show()

    def _read_once(self, options: Options) -> Proposal:
        progress = _Watched(self)
        try:
            return self._reader(options, progress)
        finally:
            progress.end()

    def _show(self) -> None:
        proposal = self.proposal
        is_sheet = isinstance(proposal, CsvProposal)
        self.columns.setVisible(is_sheet)
        for part in self._combos:
            part.setVisible(is_sheet)
        rows = rows_of(proposal, self._chronology)
        if isinstance(proposal, CsvProposal):
            self._show_guesses(proposal)
            self.columns.fill(proposal.columns)
            self.columns.say_remembered(known=self._memory.is_used)
            count = f"{len(rows) + len(proposal.rejected) - len(proposal.held)} rows"
            self.size_label.setText(f"{count}, {len(proposal.columns)} columns")
        else:
            self.size_label.setText(f"{len(rows)} records")
        self.rows.fill(rows)
        self.mend.fill(proposal)
        ready = proposal.added + proposal.updated
        noun = "event" if is_sheet else "record"
        self.take.setText(f"Import {ready} {noun}{'s' * (ready != 1)}")
        self.take.setAccessibleName(self.take.text())
        self.take.setEnabled(bool(proposal.changes))

    def _show_guesses(self, proposal: CsvProposal) -> None:
        place = self.encoding.findData(proposal.encoding)
        if place < 0:
            self.encoding.addItem(proposal.encoding, proposal.encoding)
            place = self.encoding.count() - 1
        for index in range(self.encoding.count()):
            guessed = proposal.guessed and index == place
            name = str(self.encoding.itemData(index))
            self.encoding.setItemText(index, f"{name} (guessed)" if guessed else name)
        self.encoding.setCurrentIndex(place)
        at = self.separator.findData(proposal.delimiter)
        if at < 0:
            self.separator.addItem(f"“{proposal.delimiter}”", proposal.delimiter)
            at = self.separator.count() - 1
        self.separator.setCurrentIndex(at)
        orders = [column.order for column in proposal.columns if column.order is not None]
        self.order.setEnabled(bool(orders))
        self.order.setItemText(0, "Choose the order" if "" in orders else "As written")
        order = "" if not orders or "" in orders else orders[0]
        self.order.setCurrentIndex(max(0, self.order.findData(order)))

    def closeEvent(self, event: QCloseEvent) -> None:
        self._waiting.stop()
        super().closeEvent(event)


class _Watched:
    """Progress of a long reading in a small window with Cancel; short ones show nothing."""

    def __init__(self, parent: QWidget) -> None:
        self._window = QProgressDialog("", "Cancel", 0, 0, parent)
        self._window.setLabel(plain_label("Reading the file"))
        self._window.setWindowModality(Qt.WindowModality.WindowModal)
        self._window.setMinimumDuration(700)
        self._window.setAutoReset(False)

    def __call__(self, done: int, total: int) -> None:
        self._window.setMaximum(max(total, 1))
        self._window.setValue(done)
        if self._window.wasCanceled():
            raise Cancelled

    def end(self) -> None:
        """Take the window away."""
        self._window.close()
        self._window.deleteLater()


def reader_of(path: Path, data: bytes, document: Document) -> Reader:
    """What reads a file against an open document, by its ending."""
    chronology, store = document.chronology, document.store
    if path.suffix.casefold() == ".json":
        return lambda options, progress: json_in.read(data, chronology, store.texts, path.name)
    past = LogPast(store, chronology)
    return lambda options, progress: csv_in.read(
        data, chronology, past, options, path.name, progress
    )


def _rule() -> QFrame:
    rule = QFrame()
    rule.setProperty("rule", True)
    rule.setFixedHeight(1)
    return rule
