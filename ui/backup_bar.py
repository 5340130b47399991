"""The bar that says that there is no backup; it stays until there is one."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from timeline_app.errors import KnownError
from ui.form_strips import Strip
from ui.local_times import day_of
from ui.theme import Theme

_MADE = "No backup was made: "


class BackupBar(Strip):
    """A sentence with "Choose another folder…" and "Try again", and no way to close it."""

    elsewhere_wanted = Signal()
    again_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.elsewhere = self.link("Choose another folder…", self.elsewhere_wanted)
        self.again = self.link("Try again", self.again_wanted)
        self.setAccessibleDescription("It stays until a backup was made.")


def sentence(error: KnownError, since: datetime | None, now: datetime, *, second: bool) -> str:
    """ "No backup since 24 Nov, 02:30 (3 h): the folder “…” is not there." """
    what = "second backup" if second else "backup"
    reason = error.happened.removeprefix(_MADE)
    if since is None:
        return f"There is no {what} yet: {reason}"
    moment = f"{day_of(since, year=since.year != now.year)}, {since:%H:%M}"
    return f"No {what} since {moment} ({_age(since, now)}): {reason}"


def _age(since: datetime, now: datetime) -> str:
    minutes = max(0, int((now - since).total_seconds() // 60))
    if minutes < 60:
        return f"{minutes} min"
    return f"{minutes // 60} h" if minutes < 48 * 60 else f"{minutes // (24 * 60)} days"
