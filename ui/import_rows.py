"""What an import will do, row by row: the middle of the import window."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QTableView, QVBoxLayout, QWidget

from timeline_app.chronology import Chronology
from timeline_app.dates import EventDate
from timeline_app.fields import BY_KEY
from timeline_app.formats.csv_plan import CHANGED, HELD, NEW, SAME, CellChange, CsvProposal, RowPlan
from timeline_app.formats.proposal import Proposal
from timeline_app.one_line import one_line
from timeline_app.operations import name_of

from .form_kit import plain_label
from .plain_tips import plain_tip
from .small_parts import Segments
from .theme import current

STATES = {NEW: "New", CHANGED: "Changed", SAME: "Same", HELD: "Held back"}
"""What becomes of a row, in words."""

_TONES = {NEW: "ok", CHANGED: "accent", SAME: "text2", HELD: "danger"}
_HEAD = ("", "Date", "Event", "Process", "What changes")
_WIDTHS = (78, 150, 186, 98, 100)
_Index = QModelIndex | QPersistentModelIndex


def rows_of(proposal: Proposal, chronology: Chronology) -> list[RowPlan]:
    """The rows of a proposal; for a format without rows one for each record."""
    if isinstance(proposal, CsvProposal):
        return proposal.rows
    rows = []
    for number, change in enumerate(proposal.changes, 1):
        record = change.made or change.removed or chronology.get(change.kind, change.id)
        title = "" if record is None else name_of(record)
        state = NEW if change.made is not None else CHANGED
        kind = change.kind.replace("_", " ")
        cells = tuple(
            CellChange(key, _text(old), _text(new)) for key, (old, new) in change.edits.items()
        )
        rows.append(RowPlan(number, state, change.id, title, "", kind, cells))
    held = (RowPlan(0, HELD, "", one.place, "", "") for one in proposal.rejected)
    return [*rows, *held]


def _text(value: Any) -> str:
    """A value of a record as a cell would say it."""
    if isinstance(value, EventDate):
        return value.text
    if isinstance(value, tuple):
        return "; ".join(map(str, value))
    return "" if value is None else str(value)


class ImportModel(QAbstractTableModel):
    """The rows of one state, or all."""

    def __init__(self, chronology: Chronology, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._all: Sequence[RowPlan] = ()
        self.shown: list[RowPlan] = []
        self._state = ""
        self._colours = {p.name: p.colour for p in chronology.processes.values()}

    def fill(self, rows: Iterable[RowPlan]) -> None:
        """Show other rows."""
        self._all = list(rows)
        self.show(self._state)

    def show(self, state: str) -> None:
        """Show only the rows of a state; all for an empty one."""
        self.beginResetModel()
        self._state = state
        self.shown = [row for row in self._all if not state or row.state == state]
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.shown)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(_HEAD)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return _HEAD[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.shown[index.row()]
        column = index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return _texts(row)[column]
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(_texts(row)[column])
        if role == Qt.ItemDataRole.ForegroundRole and column == 0:
            return current().color(_TONES[row.state])
        if role == Qt.ItemDataRole.ForegroundRole and column == 4:
            return current().color("text2")
        if role == Qt.ItemDataRole.FontRole and column == 0:
            return current().font("small", bold=True)
        if role == Qt.ItemDataRole.DecorationRole and column == 3 and row.process in self._colours:
            return _swatch(current().process_color(self._colours[row.process]))
        return None


def _texts(row: RowPlan) -> tuple[str, ...]:
    title = " ".join(row.title.split())
    return (STATES[row.state], row.date, title, row.process, what_changes(row))


def what_changes(row: RowPlan) -> str:
    """The changes of a row with before and after: "City: Astana → Sochi; Status: …"."""
    if row.state == HELD:
        return f"see row {row.row}" if row.row else "see below"
    return "; ".join(
        f"{_label(one.key)}: {_short(one.before)} → {_short(one.after)}" for one in row.changes
    )


def _label(key: str) -> str:
    return BY_KEY[key].label if key in BY_KEY else key.replace("_", " ")


def _short(text: str) -> str:
    return one_line(text, 40) or "empty"


def _swatch(color: QColor) -> QPixmap:
    pixmap = QPixmap(10, 10)
    pixmap.fill(color)
    return pixmap


class RowsPane(QWidget):
    """Part 2 of the window: the segments and the table."""

    chosen = Signal(str)
    """A state was chosen with the segments."""

    def __init__(self, chronology: Chronology, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = ImportModel(chronology, self)
        self.count = plain_label("", tone="text2", step="small")
        choices = [("", "All", 0), *((key, words, 0) for key, words in STATES.items())]
        self.segments = Segments(choices, "Which rows are shown")
        self.segments.chosen.connect(self.model.show)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setAccessibleName("What will happen, row by row")
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(current().px(26))
        header = self.table.horizontalHeader()
        header.setStretchLastSection(True)
        header.setHighlightSections(False)
        for column, width in enumerate(_WIDTHS):
            self.table.setColumnWidth(column, width)
        self.table.setShowGrid(False)
        top = QHBoxLayout()
        top.addWidget(plain_label("2  What will happen", bold=True))
        top.addStretch(1)
        top.addWidget(self.count)
        body = QVBoxLayout(self)
        body.setContentsMargins(12, 10, 12, 0)
        body.addLayout(top)
        body.addWidget(self.segments)
        body.addWidget(self.table, 1)

    def fill(self, rows: Sequence[RowPlan]) -> None:
        """Show the rows of another reading."""
        self.model.fill(rows)
        self.count.setText(f"{len(rows)} rows")
        self.segments.set_count("", len(rows))
        for state in STATES:
            self.segments.set_count(state, sum(1 for row in rows if row.state == state))

    def go_to(self, number: int) -> None:
        """Select a row of the sheet."""
        self.segments.choose("")
        self.model.show("")
        for place, row in enumerate(self.model.shown):
            if row.row == number:
                self.table.selectRow(place)
                self.table.scrollTo(self.model.index(place, 0))
                self.table.setFocus(Qt.FocusReason.OtherFocusReason)
