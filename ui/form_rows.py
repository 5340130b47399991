"""The rows of the form: a label at the left, its fields, and their notes below."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.form_fields import FormField
from ui.form_kit import plain_label
from ui.theme import Theme

SHORT, LONG = 56, 72
"""How wide labels are, in px at 100 %: beside the first rows, and in the notes."""
FIELD = 28
"""How high a field is, in px at 100 %."""


class FormRow(QWidget):
    """A label, one or more fields side by side (6 px apart), and room for their notes."""

    def __init__(
        self, theme: Theme, label: str, *fields: FormField | QWidget, width: int = SHORT
    ) -> None:
        super().__init__()
        self._theme, self._width = theme, width
        self.label = plain_label(label, tone="text2", step="small", wrap=True)
        line = QHBoxLayout()
        line.setSpacing(6)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addLayout(line)
        for field in fields:
            line.addWidget(field.widget if isinstance(field, FormField) else field, 1)
            if isinstance(field, FormField):
                right.addWidget(field.note)
        first = fields[0]
        self.label.setBuddy(first.widget if isinstance(first, FormField) else first)
        for field in fields[1:]:
            if isinstance(field, FormField):
                self._name(field.widget)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.label, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(right, 1)
        theme.changed.connect(self._measure)
        self._measure()

    def _name(self, field: QWidget) -> None:
        """Give a field that has no label to be seen one to be heard."""
        label = plain_label(field.accessibleName(), parent=self)
        label.setBuddy(field)
        label.hide()

    def _measure(self) -> None:
        self.label.setFixedWidth(self._theme.px(self._width))
        self.label.setMinimumHeight(self._theme.px(FIELD))
