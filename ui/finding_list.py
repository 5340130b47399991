"""The findings at the left of Review, under the headings of their rules, with counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias, cast

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from timeline_app.checks import HEADINGS, Finding
from ui.direction import direction_of
from ui.form_kit import ToolButton, literal, plain_label
from ui.plain_tips import plain_tip
from ui.theme import Theme

RULE_LOOKS: Mapping[str, tuple[str, str]] = {
    "conflict": ("conflict", "danger"),
    "planned_day": ("known", "warn"),
    "open_end": ("known", "warn"),
    "orphaned": ("excerpt", "warn"),
    "weekday": ("event", "warn"),
    "odd_year": ("event", "warn"),
    "numbers": ("info", "warn"),
    "outside_parent": ("process", "warn"),
    "bare_source": ("source", "warn"),
    "titles": ("text_rtl", "warn"),
    "draft": ("edit", "text2"),
}
"""The icon and ink of a rule; a warning for those that are not here."""

_HEAD, _ROW, _FIRST = 26, 50, 34
_LEFT, _ICON, _TEXT = 14, 14, 38
_Index: TypeAlias = QModelIndex | QPersistentModelIndex
_Row: TypeAlias = Finding | tuple[str, int]
"""A finding, or a rule with the number of its findings."""
_ROOT = QModelIndex()


class FindingModel(QAbstractListModel):
    """Findings under their headings; a heading can be neither chosen nor reached by keys."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[_Row] = []

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show these, which come rule by rule."""
        counts: dict[str, int] = {}
        for one in findings:
            counts[one.rule] = counts.get(one.rule, 0) + 1
        rows: list[_Row] = []
        for place, one in enumerate(findings):
            if place == 0 or findings[place - 1].rule != one.rule:
                rows.append((one.rule, counts[one.rule]))
            rows.append(one)
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def finding(self, row: int) -> Finding | None:
        """The finding of a row; None for a heading."""
        found = self.rows[row] if 0 <= row < len(self.rows) else None
        return found if isinstance(found, Finding) else None

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if self.finding(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            return None
        if not isinstance(row, Finding):
            rule, count = row
            words = f"{HEADINGS[rule]}, {count} finding{'s' * (count != 1)}"
            return words if role == Qt.ItemDataRole.AccessibleTextRole else HEADINGS[rule]
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(f"{row.subject}\n{row.reason}")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.subject}, {HEADINGS[row.rule]}, {row.detail}"
        return row.subject


class FindingDelegate(QStyledItemDelegate):
    """Paints a heading with its count, or a finding: icon, name, and the line below it."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        heading = cast(FindingModel, index.model()).finding(index.row()) is None
        high = (_FIRST if index.row() else _HEAD) if heading else _ROW
        return QSize(100, self._theme.px(high))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = cast(FindingModel, index.model()).rows[index.row()]
        painter.save()
        painter.setLayoutDirection(option.direction)
        if isinstance(row, Finding):
            self._paint_finding(painter, option, row)
        else:
            self._paint_heading(painter, option.rect, *row)
        painter.restore()

    def _paint_heading(self, painter: QPainter, box: QRect, rule: str, count: int) -> None:
        theme = self._theme
        line = QRect(
            box.left() + 12, box.bottom() - theme.px(_HEAD), box.width() - 24, theme.px(_HEAD)
        )
        painter.setPen(theme.color("text3"))
        painter.setFont(theme.font("hint"))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(line, middle | Qt.AlignmentFlag.AlignTrailing, str(count))
        painter.setPen(theme.color("text2"))
        font = theme.font("hint", bold=True)
        painter.setFont(font)
        room = line.width() - QFontMetrics(font).horizontalAdvance(f"  {count}")
        words = QFontMetrics(font).elidedText(HEADINGS[rule], Qt.TextElideMode.ElideRight, room)
        painter.drawText(line, middle | Qt.AlignmentFlag.AlignLeading, words)

    def _paint_finding(
        self, painter: QPainter, option: QStyleOptionViewItem, finding: Finding
    ) -> None:
        theme, box = self._theme, option.rect
        rtl = option.direction == Qt.LayoutDirection.RightToLeft
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = cast(QWidget, self.parent()).hasFocus()
        if chosen:
            painter.fillRect(box, theme.color("sel" if focused else "selidle"))
            edge = box.right() - 2 if rtl else box.left()
            painter.fillRect(QRect(edge, box.top(), 3, box.height()), theme.color("accent"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, theme.color("hover"))
        icon, ink = RULE_LOOKS.get(finding.rule, ("warning", "warn"))
        top = box.top() + theme.px(8)
        left = box.right() - _LEFT - _ICON if rtl else box.left() + _LEFT
        spot = QRect(left, top + (theme.line("body") - _ICON) // 2, _ICON, _ICON)
        theme.icon(icon, ink, _ICON).paint(painter, spot)
        room = box.adjusted(12, 0, -_TEXT, 0) if rtl else box.adjusted(_TEXT, 0, -12, 0)
        strong = chosen and focused
        self._write(painter, room, top, finding.subject, "body", "seltext" if strong else "text")
        below = top + theme.line("body")
        self._write(painter, room, below, finding.detail, "small", "seltext" if strong else "text2")

    def _write(
        self, painter: QPainter, room: QRect, top: int, text: str, step: str, ink: str
    ) -> None:
        theme = self._theme
        font = theme.font(step, bold=step == "body")
        painter.setFont(font)
        painter.setPen(theme.color(ink))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        box = QRect(room.left(), top, room.width(), theme.line(step))
        painter.save()
        painter.setLayoutDirection(direction_of(text) or painter.layoutDirection())
        side = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, side | Qt.TextFlag.TextSingleLine, shown)
        painter.restore()


class FindingView(QListView):
    """The rows; single letters and figures are not for it but for what is around it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.findings = FindingModel(self)
        self.setModel(self.findings)
        self.setItemDelegate(FindingDelegate(theme, self))
        self.setAccessibleName("Findings")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setStyleSheet("QListView { background: transparent }")
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        own = (
            Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End,
            Qt.Key.Key_PageUp, Qt.Key.Key_PageDown,
        )  # fmt: skip
        if event.key() in own and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        else:
            event.ignore()


class FindingList(QFrame):
    """The list with its head: how many there are, and which kinds are shown."""

    chosen = Signal(object)
    """The ``Finding`` that is chosen now, or None."""
    opened = Signal(object)
    """Enter or a double click on a ``Finding``."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("pane", "panel")
        self.setAccessibleName("List of findings")
        self._theme = theme
        self._all: list[Finding] = []
        self._rule = ""
        self.head = plain_label(bold=True)
        self.kinds = ToolButton()
        self.kinds.setAccessibleName("Kinds of findings")
        self.kinds.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.kinds.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.kinds.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.kinds.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow behind the words
        self.kinds.setStyleSheet("QToolButton::menu-indicator { image: none; width: 0 }")
        theme.dress(self.kinds, "chev_down")
        self.menu = QMenu(self.kinds)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.kinds.setMenu(self.menu)
        self.view = FindingView(theme)
        self.setFocusProxy(self.view)
        self._build()
        self.view.selectionModel().currentChanged.connect(self._moved)
        self.view.doubleClicked.connect(lambda _: self._open())
        self.show_findings([])

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(14, 6, 6, 6)
        head.addWidget(self.head, 1)
        head.addWidget(self.kinds)
        rule = QFrame()
        rule.setProperty("rule", True)
        rule.setFixedHeight(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(rule)
        column.addSpacing(6)
        column.addWidget(self.view, 1)

    # What is shown

    @property
    def current(self) -> Finding | None:
        """The finding that is chosen."""
        return self.view.findings.finding(self.view.currentIndex().row())

    @property
    def shown(self) -> list[Finding]:
        """The findings in the order shown."""
        return [one for one in self.view.findings.rows if isinstance(one, Finding)]

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show these; the chosen one stays chosen, or the one that took its place is."""
        self._all = list(findings)
        if self._rule and not any(one.rule == self._rule for one in findings):
            self._rule = ""
        self._fill()

    def show_kind(self, rule: str) -> None:
        """Show the findings of one rule; "" for all."""
        self._rule = rule
        self._fill()

    def _fill(self) -> None:
        held = self.current
        place = self.shown.index(held) if held is not None and held in self.shown else 0
        shown = [one for one in self._all if self._rule in ("", one.rule)]
        self.view.selectionModel().blockSignals(True)
        self.view.findings.show_findings(shown)
        self.view.selectionModel().blockSignals(False)
        self.head.setText(f"{len(self._all)} to review" if self._all else "Nothing to review")
        self.kinds.setText(literal(HEADINGS.get(self._rule, "All kinds")))
        self.kinds.setVisible(bool(self._all))
        if not shown:
            self.chosen.emit(None)
            return
        same = [
            at
            for at, one in enumerate(shown)
            if held is not None and (one.rule, one.record) == (held.rule, held.record)
        ]
        exact = [at for at in same if shown[at] == held]
        self.choose(shown[(exact or same or [min(place, len(shown) - 1)])[0]])
        self.chosen.emit(self.current)

    def _fill_menu(self) -> None:
        self.menu.clear()
        counts: dict[str, int] = {}
        for one in self._all:
            counts[one.rule] = counts.get(one.rule, 0) + 1
        choices = [("", f"All kinds  {len(self._all)}")]
        choices += [(rule, f"{HEADINGS[rule]}  {count}") for rule, count in counts.items()]
        for rule, words in choices:
            action = self.menu.addAction(literal(words))
            action.setCheckable(True)
            action.setChecked(rule == self._rule)
            action.triggered.connect(lambda _=False, rule=rule: self.show_kind(rule))

    # Moving

    def choose(self, finding: Finding) -> None:
        """Choose a finding."""
        row = self.view.findings.rows.index(finding)
        index = self.view.findings.index(row)
        self.view.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        self.view.scrollTo(index)

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) finding; after the last comes the first."""
        shown, current = self.shown, self.current
        if shown:
            place = shown.index(current) + by if current is not None else 0
            self.choose(shown[place % len(shown)])

    def _moved(self, index: QModelIndex) -> None:
        self.chosen.emit(self.view.findings.finding(index.row()))

    def _open(self) -> None:
        if self.current is not None:
            self.opened.emit(self.current)
