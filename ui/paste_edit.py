"""Where a text is pasted: plain, cleaned once on its way in."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Signal

from timeline_app.articles.cleaning import clean
from ui.commit_edits import LongTextEdit
from ui.half_characters import text_of
from ui.theme import Theme

HINT = "Paste the article here, or drop a text file."


class PasteEdit(LongTextEdit):
    """A pasted text. What is pasted or dropped is cleaned; a dropped file is handed on."""

    cleaned = Signal(tuple)
    """What was done to a text that came in, in sentences."""
    file_dropped = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setPlaceholderText(HINT)
        self.setAccessibleName("Text of the source")
        self.setAcceptDrops(True)
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def is_changed(self) -> bool:
        """Never: Esc takes nothing back here, and nothing is saved on leaving."""
        return False

    def _dress(self) -> None:
        font = self._theme.font("reader")
        self.setFont(font)
        self.setStyleSheet(
            f"QTextEdit {{ font-family: '{font.families()[0]}'; font-size: {font.pixelSize()}px;"
            " padding: 10px 14px }"
        )

    def insertFromMimeData(self, source: QMimeData) -> None:
        files = [one.toLocalFile() for one in source.urls() if one.isLocalFile()]
        if files:
            self.file_dropped.emit(files[0])
        elif source.hasText():
            found = clean(text_of(source))
            self.make_way(found.text)
            self.textCursor().insertText(found.text)
            self.cleaned.emit(found.notes)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or source.hasUrls()
