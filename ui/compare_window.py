"""Two copies of one chronology side by side: what each has that the other lacks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from timeline_app.comparing import DIFFERS, ONLY_HERE, ONLY_THERE, Entry, counted
from timeline_app.one_line import one_line

from .form_kit import Button, plain_label
from .plain_tips import plain_tip
from .theme import current

MOST = 5000
"""How many records are listed."""
_CUT = 120
_WIDTHS = (460, 300, 300)
_HEADINGS = {
    ONLY_THERE: "Only in the other copy",
    DIFFERS: "Different in both",
    ONLY_HERE: "Only in this file",
}
_ENTRY = Qt.ItemDataRole.UserRole


class CompareWindow(QDialog):
    """Lists what is not the same in both copies; ``chosen`` is what is to be brought over.

    Nothing is changed here. ``deleted`` says of records of the other copy when they were deleted
    here; ``refused`` says why nothing can be brought over, or is empty.
    """

    def __init__(
        self,
        parent: QWidget | None,
        other: str,
        entries: Sequence[Entry],
        deleted: Mapping[str, str],
        refused: str = "",
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Compare two copies")
        self.setAccessibleName(f"Compare with {other}")
        self.resize(1120, 700)
        self._refused = refused
        self.words = plain_label(_summary(other, entries), wrap=True)
        self.note = plain_label(refused, tone="text2", step="small", wrap=True)
        self.list = QTreeWidget()
        self.leave = Button("Close")
        self.take = Button("Bring over", "primary")
        self._build(other)
        self._fill(entries, deleted)
        self._count()
        self.list.itemChanged.connect(lambda *_: self._count())
        self.leave.clicked.connect(self.reject)
        self.take.clicked.connect(self.accept)

    @property
    def chosen(self) -> list[str]:
        """The ids of the records that are ticked, with those that their parts belong to."""
        found = []
        for item in _below(self.list.invisibleRootItem()):
            entry = item.data(0, _ENTRY)
            ticked = item.checkState(0) != Qt.CheckState.Unchecked
            if isinstance(entry, Entry) and entry.state != ONLY_HERE and ticked:
                found.append(entry.id)
        return found

    def _build(self, other: str) -> None:
        tree = self.list
        tree.setAccessibleName("Records that are not the same in both copies")
        tree.setHeaderLabels(["Record", "In this file", f"In “{other}”"])
        tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        tree.setUniformRowHeights(True)
        tree.setTabKeyNavigation(False)
        for column, width in enumerate(_WIDTHS):
            tree.setColumnWidth(column, width)
        tree.header().setStretchLastSection(True)
        foot = QHBoxLayout()
        foot.addWidget(self.note, 1)
        foot.addWidget(self.leave)
        foot.addWidget(self.take)
        body = QVBoxLayout(self)
        body.setContentsMargins(20, 16, 20, 14)
        body.setSpacing(10)
        body.addWidget(self.words)
        body.addWidget(tree, 1)
        body.addLayout(foot)

    def _fill(self, entries: Sequence[Entry], deleted: Mapping[str, str]) -> None:
        items: dict[str, QTreeWidgetItem] = {}
        for state, heading in _HEADINGS.items():
            count = sum(1 for entry in entries if entry.state == state)
            if not count:
                continue
            group = QTreeWidgetItem(self.list, [f"{heading}: {count}"])
            group.setFont(0, current().font("body", bold=True))
            group.setFirstColumnSpanned(True)
            if state != ONLY_HERE:
                _make_checkable(group, whole=True)
            items[state] = group
            group.setExpanded(True)
        shown = list(entries[:MOST])
        owners = {entry.owner for entry in shown}
        for entry in sorted(shown, key=lambda one: bool(one.owner)):
            above = items.get(entry.owner) or items[entry.state]
            items[entry.id] = self._item(above, entry, deleted, owns=entry.id in owners)
        if len(entries) > MOST:
            QTreeWidgetItem(self.list, [f"{len(entries) - MOST} more are not listed."])

    def _item(
        self, above: QTreeWidgetItem, entry: Entry, deleted: Mapping[str, str], *, owns: bool
    ) -> QTreeWidgetItem:
        title = f"{entry.title} ({entry.what})" if entry.what not in entry.title else entry.title
        gone = f"deleted {deleted[entry.id]}" if entry.id in deleted else "not there"
        here, there = {
            ONLY_THERE: (gone, entry.fact or "there"),
            ONLY_HERE: (entry.fact or "there", gone),
            DIFFERS: ("", ""),
        }[entry.state]
        item = _row(above, title, here, there)
        item.setData(0, _ENTRY, entry)
        if entry.state != ONLY_HERE:
            _make_checkable(item, whole=owns)
        for pair in entry.fields:
            _row(item, pair.label, pair.here or "empty", pair.there or "empty")
        item.setExpanded(entry.state == DIFFERS)
        return item

    def _count(self) -> None:
        number = len(self.chosen)
        words = f"Bring over {number} record{'s' * (number != 1)}…" if number else "Bring over…"
        self.take.setText(words)
        self.take.setAccessibleName(words)
        self.take.setEnabled(bool(number) and not self._refused)
        if not self._refused:
            self.note.setText(
                "Nothing is changed here. What is ticked is shown once more before it goes in, "
                "as one step; what it refers to comes along."
            )


def _summary(other: str, entries: Sequence[Entry]) -> str:
    if not entries:
        return f"This file and “{other}” hold the same records."
    return (
        f"“{other}” has {counted(entries, ONLY_THERE)} that this file lacks. "
        f"This file has {counted(entries, ONLY_HERE)} that the other lacks. "
        f"Different in both: {counted(entries, DIFFERS)}."
    )


def _make_checkable(item: QTreeWidgetItem, *, whole: bool) -> None:
    """Let a row be ticked; with ``whole`` what lies below it is ticked with it."""
    flags = item.flags() | Qt.ItemFlag.ItemIsUserCheckable
    item.setFlags(flags | Qt.ItemFlag.ItemIsAutoTristate if whole else flags)
    item.setCheckState(0, Qt.CheckState.Unchecked)


def _row(above: QTreeWidgetItem, *texts: str) -> QTreeWidgetItem:
    item = QTreeWidgetItem(above, [one_line(text, _CUT) for text in texts])
    for column, text in enumerate(texts):
        item.setToolTip(column, plain_tip(text[:2000]))
        if column and text in ("not there", "empty"):
            item.setForeground(column, QBrush(current().color("text3")))
    return item


def _below(item: QTreeWidgetItem) -> Iterable[QTreeWidgetItem]:
    for place in range(item.childCount()):
        child = item.child(place)
        if child is not None:
            yield child
            yield from _below(child)
