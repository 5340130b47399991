"""The one way from a source into the browser."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from timeline_app.articles.links import NOT_OPENED, is_openable, shown_host
from ui.notices import Notices
from ui.questions import Choice

_OPEN = (Choice("", "Leave it"), Choice("open", "Open in the browser", "primary"))


def open_in_browser(url: str, notices: Notices) -> None:
    """Ask before a page is opened, with the host it really leads to; no other kind of link is."""
    if not is_openable(url):
        notices.say(NOT_OPENED)
        return
    host = shown_host(url)
    if notices.ask(f"Open {host} in the browser?", url, _OPEN) == "open":
        QDesktopServices.openUrl(QUrl(url))
