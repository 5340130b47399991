"""Half characters (lone surrogates) in text fields, seen before anything is saved.

A paste may bring them. Qt holds them, but leaves them out without a word wherever its texts become
texts of Python; so they are looked for on Qt's side.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QAccessible, QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from timeline_app.halves import INSTEAD, said

_LONE = re.compile("[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]")
"""Half a character among UTF-16 units, where whole ones are two."""
_UTF_16 = "utf-16-le"
_PART = "\u2029"
"""What stands between two paragraphs in Qt's texts."""

_WATCHED = "halves_are_watched"

Box = QTextEdit | QPlainTextEdit


class HalfWatch(QObject):
    """Puts "�" in the place of each half character in any field that has the keyboard.

    ``told`` is given a sentence that says how many there were, before the text is saved.
    """

    def __init__(self, told: Callable[[str], object], parent: QObject) -> None:
        super().__init__(parent)
        self._told = told
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        if not isinstance(new, QLineEdit | Box) or new.isReadOnly() or new.property(_WATCHED):
            return
        new.setProperty(_WATCHED, True)
        new.textChanged.connect(self._look)

    def _look(self, *_: object) -> None:
        field, count = self.sender(), 0
        if isinstance(field, QLineEdit):
            count = mend_line(field)
        elif isinstance(field, Box):
            count = mend_box(field)
        if count:
            self._told(f"{said(count)} Look at the text before it is saved.")


def mend_line(line: QLineEdit) -> int:
    """Put "�" for each half character of a line; how many there were."""
    shown = QAccessible.queryAccessibleInterface(line).textInterface()
    length = shown.characterCount()
    if length == _length(line.text()):
        return 0
    whole, count, place = "", 0, 0
    while place < length:
        pair = shown.text(place, place + 2)
        if len(pair) == 1 and ord(pair) > 0xFFFF:
            whole, place = whole + pair, place + 2
            continue
        one = shown.text(place, place + 1)
        count += not one
        whole, place = whole + (one or INSTEAD), place + 1
    cursor = line.cursorPosition()
    line.setText(whole)
    line.setCursorPosition(cursor)
    line.textEdited.emit(line.text())
    return count


def mend_box(box: Box) -> int:
    """Put "�" for each half character of several lines; how many there were."""
    document = box.document()
    found = [one.start() for one in _LONE.finditer(_units_of(document))]
    if not found:
        return 0  # an edit block would say that the text was changed
    cursor = QTextCursor(document)
    cursor.joinPreviousEditBlock()  # an undo takes it back with the paste
    for place in found:
        cursor.setPosition(place)
        cursor.setPosition(place + 1, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(INSTEAD)
    cursor.endEditBlock()
    return len(found)


def text_of(source: QMimeData) -> str:
    """The text that is pasted or dropped, with the half characters that are in it."""
    scratch = QTextEdit()
    scratch.setAcceptRichText(False)
    scratch.insertFromMimeData(source)
    units = _units_of(scratch.document())
    scratch.deleteLater()
    if not units:
        return source.text()
    whole = units.encode(_UTF_16, "surrogatepass").decode(_UTF_16, "surrogatepass")
    return whole.replace(_PART, "\n")


def _units_of(document: QTextDocument) -> str:
    """The UTF-16 units of a text that has half characters, a letter each; else nothing."""
    length = document.characterCount() - 1
    if length == _length(document.toRawText()):
        return ""
    return "".join(document.characterAt(place) for place in range(length))


def _length(text: str) -> int:
    """How many UTF-16 units a text has."""
    return len(text.encode(_UTF_16, "surrogatepass")) // 2
