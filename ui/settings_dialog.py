"""The window of the settings, built from their declaration. What is changed applies at once."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from timeline_app.settings import Setting, sections

from .commit_edits import CommitLineEdit
from .form_kit import Button, LabelledRow, number_box, plain_label
from .notices import Notices
from .settings_store import SettingsStore

_LABELS = 132


class SettingsDialog(QDialog):
    """Every declared setting with its field.

    ``fields`` holds the fields by key, ``choosers`` the buttons that choose a folder.
    """

    def __init__(self, store: SettingsStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self.notices = Notices(self)
        self.fields: dict[str, QWidget] = {}
        self.choosers: dict[str, Button] = {}
        self.setWindowTitle("Settings")
        self.resize(560, 640)
        page = QWidget()
        self._page = QVBoxLayout(page)
        self._page.setContentsMargins(20, 16, 20, 16)
        self._page.setSpacing(6)
        for name, settings in sections():
            self._page.addSpacing(6)
            self._page.addWidget(plain_label(name, step="strong"))
            for setting in settings:
                self._add(setting)
        self._page.addStretch(1)
        area = QScrollArea()
        area.setWidget(page)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        close = Button("Close")
        close.clicked.connect(self.close)
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 10, 20, 14)
        foot.addWidget(plain_label("Changes apply at once.", tone="text2", step="small"), 1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(area, 1)
        column.addLayout(foot)

    def _add(self, setting: Setting) -> None:
        makers = {
            "flag": self._flag,
            "choice": self._choice,
            "number": self._number,
            "text": self._text,
            "folder": self._text,
        }
        field = makers[setting.kind](setting)
        self.fields[setting.key] = field
        field.setAccessibleName(setting.label)
        field.setAccessibleDescription(setting.help)
        shown = self._with_chooser(setting, field) if setting.kind == "folder" else field
        label = "" if setting.kind == "flag" else setting.label
        row = LabelledRow(label, shown, width=_LABELS)
        row.label.setBuddy(field)
        if setting.help:
            row.right.addWidget(plain_label(setting.help, tone="text2", step="small", wrap=True))
            row.right.addSpacing(4)
        self._page.addWidget(row)

    def _flag(self, setting: Setting) -> QWidget:
        box = QCheckBox(setting.label)
        box.setChecked(self._store.flag(setting.key))
        box.toggled.connect(lambda on: self._store.set_value(setting.key, on))
        return box

    def _choice(self, setting: Setting) -> QWidget:
        box = QComboBox()
        for stored, shown in setting.choices:
            box.addItem(shown, stored)
        box.setCurrentIndex(box.findData(self._store.text(setting.key)))
        box.activated.connect(lambda _: self._store.set_value(setting.key, box.currentData()))
        return box

    def _number(self, setting: Setting) -> QWidget:
        box = number_box(setting.least, setting.most, setting.unit)
        box.setValue(self._store.number(setting.key))
        box.valueChanged.connect(lambda number: self._store.set_value(setting.key, number))
        return box

    def _text(self, setting: Setting) -> QWidget:
        line = CommitLineEdit(self._store.text(setting.key))
        line.committed.connect(lambda text: self._store.set_value(setting.key, text))
        return line

    def _with_chooser(self, setting: Setting, field: QWidget) -> QWidget:
        both = QWidget()
        button = Button("Choose…")
        button.setAccessibleName(f"{setting.label}: choose a folder")
        button.clicked.connect(lambda: self._choose_folder(setting, field))
        self.choosers[setting.key] = button
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(field, 1)
        row.addWidget(button)
        return both

    def _choose_folder(self, setting: Setting, field: QWidget) -> None:
        now = self._store.text(setting.key)
        chosen = self.notices.choose_folder(setting.label, Path(now) if now else None)
        if chosen is not None and isinstance(field, CommitLineEdit):
            field.setText(str(chosen))
            field.commit()

    def done(self, result: int) -> None:
        for field in self.fields.values():
            if isinstance(field, CommitLineEdit):
                field.commit()
        super().done(result)
