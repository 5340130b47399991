"""A month to pick a day from."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QToolButton, QVBoxLayout, QWidget

from ui.form_kit import set_tip
from ui.theme import Theme

_STEPS = {
    "qt_calendar_prevmonth": ("left", "Month before"),
    "qt_calendar_nextmonth": ("chevron", "Month after"),
}
"""The buttons of Qt's calendar, their icons and their names."""


class CalendarPopup(QFrame):
    """The days of one month under a field; Return or a click picks one, Esc closes it."""

    picked = Signal(object)
    """The day, as a ``datetime.date``."""

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._theme = theme
        self.setObjectName("calendar")
        self.month = QCalendarWidget()
        self.month.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.month.setAccessibleName("Choose a day")
        self.month.clicked.connect(self._take)
        self.month.activated.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(self.month)

    def open_at(self, under: QWidget, day: date | None) -> None:
        """Show the month of a day under a widget, its right edge at that of the widget."""
        self._draw()
        if day is not None:
            self.month.setSelectedDate(QDate(day.year, day.month, day.day))
        self.adjustSize()
        place = under.mapToGlobal(under.rect().bottomLeft())
        self.move(place.x() + max(0, under.width() - self.width()), place.y() + 2)
        self.show()
        self.month.setFocus(Qt.FocusReason.PopupFocusReason)

    def _draw(self) -> None:
        """Take on the colours of the theme; Sunday is a day like the others."""
        theme = self._theme
        ink, base, edge = theme.name("text"), theme.name("base"), theme.name("line2")
        self.setStyleSheet(
            f"#calendar{{background:{base};border:1px solid {edge};border-radius:7px}}"
            f"#qt_calendar_navigationbar{{background:{base}}}"
            f"#qt_calendar_navigationbar QToolButton{{color:{ink};font-weight:600;padding:0 6px}}"
            "QToolButton::menu-indicator{image:none;width:0}"
        )
        weekday = QTextCharFormat()
        weekday.setForeground(theme.color("text"))
        head = QTextCharFormat()
        head.setForeground(theme.color("text2"))
        self.month.setHeaderTextFormat(head)
        for day in Qt.DayOfWeek:
            self.month.setWeekdayTextFormat(day, weekday)
        for name, (icon, words) in _STEPS.items():
            button = self.month.findChild(QToolButton, name)
            if isinstance(button, QToolButton):
                button.setIcon(theme.icon(icon))
                button.setAccessibleName(words)
                set_tip(button, words)

    def _take(self, chosen: QDate) -> None:
        if not self.isVisible():
            return  # a double click says it twice
        self.hide()
        self.picked.emit(date(chosen.year(), chosen.month(), chosen.day()))
