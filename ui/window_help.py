"""The windows that tell about the program: guide, settings, about."""

from __future__ import annotations

import sys

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QDialog, QTextBrowser, QVBoxLayout, QWidget

import resources
from timeline_app import VERSION
from ui.form_kit import Button, plain_label
from ui.settings_store import SettingsStore


def versions(engine: str) -> dict[str, str]:
    """The versions that a report of a fault should name; ``engine`` is that of the storage."""
    name, _, number = engine.partition(" ")
    return {
        "Parley": VERSION,
        "Python": "{}.{}.{}".format(*sys.version_info),
        "Qt": qVersion(),
        "PySide6": pyside_version,
        name: number,
    }


def about(parent: QWidget, engine: str) -> None:
    """Say what this program is and of which versions it is made."""
    dialog = QDialog(parent)
    dialog.setWindowTitle("About Parley")
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(20, 18, 20, 16)
    layout.addWidget(plain_label("Parley", step="title"))
    layout.addWidget(
        plain_label("A chronology of talks, each date with the sentence it rests on.", wrap=True)
    )
    for name, number in versions(engine).items():
        layout.addWidget(plain_label(f"{name} {number}", step="small", tone="text2"))
    layout.addWidget(
        plain_label("Nothing is sent anywhere: this program makes no network calls.", step="small")
    )
    close = Button("Close")
    close.clicked.connect(dialog.accept)
    layout.addWidget(close)
    dialog.exec()


def open_settings(parent: QWidget, store: SettingsStore) -> None:
    """Show the settings."""
    from ui.settings_dialog import SettingsDialog

    SettingsDialog(store, parent).exec()


def open_guide(parent: QWidget) -> None:
    """Show the guide."""
    Guide(resources.read_text("guide.md"), parent).show()


class Guide(QDialog):
    """The guide that comes with the program; it loads nothing from outside."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Guide")
        self.resize(760, 640)
        page = _Page()
        page.setMarkdown(text)
        page.setAccessibleName("Guide")
        layout = QVBoxLayout(self)
        layout.addWidget(page)


class _Page(QTextBrowser):
    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)

    def loadResource(self, type: int, name: object) -> None:  # noqa: A002
        """Nothing is fetched, from the disk or from anywhere else."""
