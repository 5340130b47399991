"""The rows of the list of sources: what each says, and how it is painted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from timeline_app import records as r
from timeline_app.chronology import Chronology
from timeline_app.date_labels import label
from timeline_app.dates import sort_key
from timeline_app.folding import fold
from ui.direction import direction_of
from ui.plain_tips import plain_tip
from ui.reader_head import UNDATED, missing_of, publisher_of
from ui.theme import Theme

ROW = 53
_INSET, _ICON = 13, 13
_RTL = Qt.LayoutDirection.RightToLeft
_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One source as the list shows it; ``open`` is None while its text has not been read."""

    id: str
    title: str
    publisher: str
    day: str
    missing: str
    passages: int
    open: int | None
    language: str

    @property
    def rtl(self) -> bool:
        """Whether its title runs from right to left."""
        return direction_of(self.title) == _RTL

    @property
    def sentence(self) -> str:
        """The row in one sentence."""
        parts = [self.title, self.publisher, self.day, self.missing]
        parts.append(f"{self.passages} passage{'s' * (self.passages != 1)}")
        if self.open is not None:
            parts.append(f"{self.open} open date{'s' * (self.open != 1)}")
        if self.missing:
            parts.append(UNDATED)
        return ", ".join(part for part in parts if part)


def rows_of(chronology: Chronology, counts: Mapping[str, int | None]) -> list[SourceRow]:
    """Every source by date, those without one last."""
    ordered = sorted(
        chronology.sources.values(),
        key=lambda one: (one.published is None, sort_key(one.published), fold(one.title), one.id),
    )
    return [row_of(chronology, one, counts.get(one.id)) for one in ordered]


def row_of(chronology: Chronology, source: r.Source, open_dates: int | None) -> SourceRow:
    """A source as the list shows it."""
    return SourceRow(
        source.id,
        source.title or "A source without a title",
        publisher_of(chronology, source),
        label(source.published) if source.published is not None else "",
        missing_of(chronology, source),
        len(chronology.owned("excerpt", "source", source.id)),
        open_dates,
        source.language,
    )


def filtered(rows: Iterable[SourceRow], text: str, *, open_only: bool) -> list[SourceRow]:
    """The rows that hold every word of a text, and an open date if asked for."""
    words = fold(text).split()
    return [
        row
        for row in rows
        if (not open_only or row.open)
        and all(
            word in fold(f"{row.title} {row.publisher} {row.day} {row.missing}") for word in words
        )
    ]


class SourceModel(QAbstractListModel):
    """The rows that are shown."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[SourceRow] = []

    def show_rows(self, rows: list[SourceRow]) -> bool:
        """Show these; where they are the same sources only what changed is told. Whether others."""
        if [row.id for row in rows] != [row.id for row in self.rows]:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()
            return True
        before, self.rows = self.rows, rows
        for place, row in enumerate(rows):
            if row != before[place]:
                self.dataChanged.emit(self.index(place), self.index(place))
        return False

    def place_of(self, source: str) -> int:
        """The row of a source; -1 where it is not shown."""
        return next((n for n, row in enumerate(self.rows) if row.id == source), -1)

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.title
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip("\n".join(filter(None, (row.title, row.publisher, row.day))))
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.sentence
        return None


class SourceDelegate(QStyledItemDelegate):
    """Paints a source: title, publisher and day, its passages and open dates."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(100, self._theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = cast(SourceModel, index.model()).rows[index.row()]
        view, box, theme = cast(QListView, option.widget), option.rect, self._theme
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        ground = "base"
        if selected:
            ground = "sel" if QApplication.focusWidget() is view else "selidle"
        elif option.state & QStyle.StateFlag.State_MouseOver:
            ground = "alt"
        painter.fillRect(box, theme.color(ground))
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), theme.color("line"))
        if selected:
            edge = box.right() - 2 if view.isRightToLeft() else box.left()
            painter.fillRect(QRect(edge, box.top(), 3, box.height()), theme.color("accent"))
        inner = box.adjusted(_INSET, theme.px(8), -_INSET, -theme.px(8))
        ink = "seltext" if selected else "text"
        bold = theme.font("body", bold=True)
        half = inner.height() // 2
        top = QRect(inner.left(), inner.top(), inner.width(), half)
        self._write(painter, top, row.title, bold, ink, right=row.rtl)
        below = QRect(inner.left(), inner.top() + half, inner.width(), inner.height() - half)
        room = self._counts(painter, below, row)
        self._facts(painter, below.adjusted(0, 0, -room - 8, 0), row)
        painter.restore()

    def _facts(self, painter: QPainter, box: QRect, row: SourceRow) -> None:
        small = self._theme.font("small")
        if row.missing:
            icon = QRect(box.left(), box.center().y() - 6, 13, 13)
            self._theme.icon("warning", "warn", 13).paint(painter, icon)
            words = f"{row.missing}  ·  {UNDATED}"
            rest = box.adjusted(18, 0, 0, 0)
            self._write(painter, rest, words, small, "warn", right=False)
            return
        words = "  ·  ".join(f"\u2068{one}\u2069" for one in (row.publisher, row.day) if one)
        self._write(painter, box, words, small, "text2", right=False)

    def _counts(self, painter: QPainter, box: QRect, row: SourceRow) -> int:
        """Paint the counts at the right; how wide they are, in px."""
        theme, small = self._theme, self._theme.font("small")
        metrics = QFontMetrics(small)
        right = box.right()
        shown = [("event", row.open, "warn" if row.open else "text2"),
                 ("quote", row.passages, "text2")]  # fmt: skip
        for icon, count, tone in shown:
            if count is None:
                continue
            width = metrics.horizontalAdvance(str(count))
            place = QRect(right - width, box.top(), width + 2, box.height())
            self._write(painter, place, str(count), small, tone, right=False)
            spot = QRect(right - width - _ICON - 5, box.center().y() - 6, _ICON, _ICON)
            theme.icon(icon, tone, _ICON).paint(painter, spot)
            right -= width + _ICON + 5 + 10
        if row.rtl and row.language:
            width = metrics.horizontalAdvance(row.language)
            place = QRect(right - width, box.top(), width + 2, box.height())
            self._write(painter, place, row.language, small, "text2", right=False)
            right -= width + 8
        return box.right() - right

    def _write(
        self, painter: QPainter, box: QRect, text: str, font: QFont, tone: str, *, right: bool
    ) -> None:
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        words = " ".join(text.split())
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        painter.setFont(font)
        painter.setPen(self._theme.color(tone))
        painter.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if right else Qt.LayoutDirection.LeftToRight
        )
        painter.drawText(box, flags | Qt.TextFlag.TextSingleLine, shown)
