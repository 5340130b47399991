"""Which column is which field: the left of the import window."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from timeline_app.formats.csv_mapping import READ_ONLY, SKIP, TARGETS
from timeline_app.formats.csv_plan import Column

from .form_kit import Button, plain_label, set_state
from .theme import current

_CHOICES = {
    "": "Keep as note",
    SKIP: "Leave out",
    **{key: words for key, words in TARGETS.items() if key not in READ_ONLY},
}
_HEAD = ("Column", "First value", "Field in Parley", "")
_WIDTHS = (104, 150, 170, 150)


class ColumnsPane(QWidget):
    """Part 1 of the window: a row a column, with the field it is read as."""

    mapped = Signal(dict)
    """The whole mapping, after one column was given another field."""
    forget_wanted = Signal()
    """What was remembered of these columns is to be forgotten."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.combos: dict[str, QComboBox] = {}
        self.table = QTableWidget(0, len(_HEAD))
        self.table.setHorizontalHeaderLabels(list(_HEAD))
        self.table.setAccessibleName("Columns and the fields they are read as")
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setStretchLastSection(True)
        for column, width in enumerate(_WIDTHS):
            self.table.setColumnWidth(column, width)
        self.remembered = plain_label("Read as last time.", tone="accent", step="small")
        self.forget = Button("Forget", "link", small=True)
        self.forget.setAccessibleName("Forget how these columns were read last time")
        self.forget.clicked.connect(self.forget_wanted)
        self.say_remembered(known=False)
        top = QHBoxLayout()
        top.addWidget(plain_label("1  Columns", bold=True))
        top.addStretch(1)
        top.addWidget(self.remembered)
        top.addWidget(self.forget)
        body = QVBoxLayout(self)
        body.setContentsMargins(12, 10, 12, 8)
        body.addLayout(top)
        body.addWidget(self.table, 1)
        body.addWidget(
            plain_label(
                "Rows match by Parley's id, then by external id, then by process and round. "
                "Nothing is written until you press Import.",
                tone="text2",
                step="small",
                wrap=True,
            )
        )

    def say_remembered(self, *, known: bool) -> None:
        """Say that the columns are read as last time, or do not."""
        self.remembered.setVisible(known)
        self.forget.setVisible(known)

    @property
    def mapping(self) -> dict[str, str]:
        """The key that each column is read as."""
        return {name: str(combo.currentData()) for name, combo in self.combos.items()}

    def fill(self, columns: Sequence[Column]) -> None:
        """Show the columns of another reading; the fields stay where the columns are the same."""
        if list(self.combos) != [column.name for column in columns]:
            self._make(columns)
        for place, column in enumerate(columns):
            combo = self.combos[column.name]
            combo.blockSignals(True)
            combo.setCurrentIndex(max(0, combo.findData(column.key)))
            combo.blockSignals(False)
            set_state(combo, "doubt", column.problem)
            remark = self.table.item(place, 3)
            if remark is not None:
                remark.setText(column.remark)
                remark.setForeground(current().color("warn" if column.problem else "text2"))

    def _make(self, columns: Sequence[Column]) -> None:
        self.combos = {}
        self.table.setRowCount(0)
        self.table.setRowCount(len(columns))
        for place, column in enumerate(columns):
            self.table.setRowHeight(place, current().px(34))
            name = QTableWidgetItem(column.name)
            name.setFont(current().font("small", bold=True))
            self.table.setItem(place, 0, name)
            self.table.setItem(place, 1, QTableWidgetItem(" ".join(column.first.split())[:80]))
            self.table.setItem(place, 3, QTableWidgetItem(column.remark))
            self.table.setCellWidget(place, 2, self._combo(column))

    def _combo(self, column: Column) -> QComboBox:
        combo = QComboBox()
        for key, words in _CHOICES.items():
            combo.addItem(words, key)
        if column.key in READ_ONLY:
            combo.addItem(TARGETS[column.key], column.key)
        combo.setAccessibleName(f"Field for the column {column.name}")
        combo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        combo.activated.connect(lambda _: self._choose(column.name))
        self.combos[column.name] = combo
        return combo

    def _choose(self, name: str) -> None:
        """A field belongs to one column: another that had it becomes a note."""
        key = self.combos[name].currentData()
        mapping = {
            other: "" if other != name and old == key and key not in ("", SKIP) else old
            for other, old in self.mapping.items()
        }
        self.mapped.emit(mapping)
