"""The reader: a source's text as it was pasted, with a caret that goes by sentence and by date."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRect, QRectF, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QTextBrowser, QWidget

from timeline_app.articles.sentences import Span
from timeline_app.control_signs import with_signs
from ui.copied_text import copied
from ui.hearing import announce
from ui.long_runs import wrap_mode
from ui.own_keys import LETTERS, asked_key, letter_of
from ui.reader_geometry import boxes, lines_of, set_margins
from ui.reader_marks import DateMark, Passage, spoken
from ui.reader_paint import Layers, format_text, make_room, paint_over, sheet_of
from ui.sentence_caret import SentenceCaret
from ui.text_positions import Positions
from ui.theme import Theme

COLUMN = 600
"""The px that the text is wide at most, at 100 %."""
_EDGE, _TOP, _FOOT = 40, 22, 80
_FLASH = 1400
"""How many ms a passage that was asked for stands out."""


class SourceReader(QTextBrowser):
    """Shows one text. Places are code points of the text; what is shown is the text itself, with
    signs for control characters, which are copied as the source has them.

    The sentence caret is one or several sentences; a selection with the mouse stands in for it.
    """

    moved = Signal()
    """The passage under the caret, or the date mention, is another one."""
    mention_entered = Signal()
    """Somebody went to a date mention, by key or click."""
    command = Signal(str)
    """A letter of ``LETTERS``, "return" or "escape" was pressed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.positions = Positions("")
        self._caret = SentenceCaret()
        self.passages: tuple[Passage, ...] = ()
        self.marks: tuple[DateMark, ...] = ()
        self._mark = -1
        self._flashed: tuple[int, int] | None = None
        self._found: list[tuple[int, int]] = []
        self._roomed: list[int] = []
        self._signs: list[int] = []
        self._head: QWidget | None = None
        self._flash_timer = QTimer(self, singleShot=True, interval=_FLASH)
        self._flash_timer.timeout.connect(self._end_flash)
        self._set_up()

    def _set_up(self) -> None:
        self.setObjectName("reader")
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.setAccessibleName("Text of the source")
        self.setTabChangesFocus(True)
        self.setCursorWidth(0)  # the caret is the bar beside the sentence
        self.selectionChanged.connect(self._selection_changed)
        self._theme.changed.connect(self._dress)
        self._dress()

    def createMimeDataFromSelection(self) -> QMimeData:
        """What is copied or dragged: the letters of the source, and nothing of how they look."""
        return copied(self.text[slice(*self.passage())] if self.has_selection else "")

    def loadResource(self, kind: int, name: QUrl | str) -> None:
        """Nothing is ever fetched for a text."""

    # What is shown

    @property
    def text(self) -> str:
        """The text that is shown."""
        return self.positions.text

    def set_head(self, head: QWidget) -> None:
        """Put a widget above the text, which scrolls with it."""
        self._head = head
        head.setParent(self.viewport())
        self.arrange()

    def show_text(self, text: str) -> None:
        """Show another text, from its beginning."""
        self.positions = Positions(text)
        self._caret = SentenceCaret()
        self.passages, self.marks, self._mark = (), (), -1
        self._flashed, self._found, self._roomed = None, [], []
        shown, signs = with_signs(text)
        self._signs = [self.positions.to_qt(place) for place in signs]
        self.setWordWrapMode(wrap_mode(shown))
        self.setPlainText(shown)
        format_text(self.document(), self._theme, self._signs)
        self.arrange()
        self.verticalScrollBar().setValue(0)

    def set_sentences(self, sentences: Sequence[Span]) -> None:
        """Say where the sentences are; the caret goes to the first of the text."""
        self._caret = SentenceCaret(sentences)
        self._refresh()

    def set_marks(self, passages: Sequence[Passage], marks: Sequence[DateMark]) -> None:
        """Show cited passages and date mentions; the caret stays."""
        current = self.mark
        self.passages, self.marks = tuple(passages), tuple(marks)
        same = [n for n, one in enumerate(self.marks) if current and one.start == current.start]
        self._mark = same[0] if same else -1
        self._roomed = make_room(
            self.document(), self._theme, self.positions, self.passages, self._roomed
        )
        self._refresh()

    def set_found(self, found: Sequence[tuple[int, int]]) -> None:
        """Show the places of words that were looked for, as Qt positions."""
        self._found = list(found)
        self._refresh()

    def _dress(self) -> None:
        self.setStyleSheet(sheet_of(self._theme))
        self._roomed = []
        if self.positions.text:
            format_text(self.document(), self._theme, self._signs)
            self.set_marks(self.passages, self.marks)
        self.arrange()

    # The caret

    @property
    def mark(self) -> DateMark | None:
        """The date mention that the caret is on, or None."""
        return self.marks[self._mark] if 0 <= self._mark < len(self.marks) else None

    @property
    def mark_number(self) -> int:
        """The number of that mention from 1; 0 for none."""
        return self._mark + 1

    @property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences of the text; none until they have been found."""
        return self._caret.sentences

    @property
    def sentence_number(self) -> int:
        """The number of the sentence of the caret from 1; 0 while there is none."""
        return self._caret.number

    @property
    def has_selection(self) -> bool:
        """Whether some words are selected, rather than a sentence."""
        return self.textCursor().hasSelection()

    def passage(self) -> tuple[int, int]:
        """What would be cited: the selected words, else the sentences under the caret."""
        cursor = self.textCursor()
        if cursor.hasSelection():
            start = self.positions.from_qt(cursor.selectionStart())
            return start, self.positions.from_qt(cursor.selectionEnd())
        return self._caret.span()

    def step(self, by: int, *, widen: bool = False) -> None:
        """Go to the next or previous sentence, or take it along."""
        if not self.sentences:
            return
        self._unselect()
        self._mark = -1
        self._went(self._caret.step(by, widen=widen))

    def step_mention(self, by: int) -> bool:
        """Go to the next or previous date mention; False where there is none."""
        live = range(len(self.marks))
        if not live:
            self._say("No date is found in this text.")
            return False
        if self._mark >= 0:
            target = self._mark + by
        else:
            start, end = self._caret.span()
            after = [n for n in live if self.marks[n].start >= start]
            before = [n for n in live if self.marks[n].end <= end]
            target = (
                (after[0] if after else len(live)) if by > 0 else (before[-1] if before else -1)
            )
        self.go_to_mark(target % len(live))
        return True

    def go_to_mark(self, number: int) -> None:
        """Put the caret on a date mention (counted from 0) and its sentence."""
        if not 0 <= number < len(self.marks):
            return
        self._unselect()
        one = self.marks[number]
        self._caret.put_on(one.start, one.end)
        self._mark = number
        self._went(one.start)
        self.mention_entered.emit()

    def go_to(self, start: int, end: int, *, flash: bool = True) -> None:
        """Put the caret on the sentences of a passage, and let it stand out for a moment."""
        self._unselect()
        self._caret.put_on(start, end)
        self._mark = -1
        self._flashed = (start, end) if flash else None
        if flash:
            self._flash_timer.start()
        self._went(start)

    def _went(self, start: int) -> None:
        cursor = QTextCursor(self.document())
        cursor.setPosition(self.positions.to_qt(start))
        self.setTextCursor(cursor)
        self._bring_into_view()
        self._refresh()
        self._say(self._spoken())
        self.moved.emit()

    def _unselect(self) -> None:
        cursor = self.textCursor()
        if cursor.hasSelection():
            cursor.clearSelection()
            self.setTextCursor(cursor)

    def _selection_changed(self) -> None:
        if self.has_selection:
            self._mark = self._first_mark_in(*self.passage())
            self._refresh()
            self.moved.emit()

    def _first_mark_in(self, start: int, end: int) -> int:
        inside = [n for n, one in enumerate(self.marks) if one.start < end and start < one.end]
        return inside[0] if inside else -1

    def _spoken(self) -> str:
        words = self.text[slice(*self._caret.span())]
        return words if self.mark is None else f"{spoken(self.mark)}. {words}"

    def _say(self, words: str) -> None:
        self.setAccessibleDescription(words)
        announce(self, words)

    # Painting

    def _layers(self) -> Layers:
        return Layers(
            self.positions, self.passages, self.marks, self._caret.span(), self._mark,
            self._flashed, self._found, self.has_selection,
        )  # fmt: skip

    def _refresh(self) -> None:
        self.setExtraSelections(self._layers().selections(self.document(), self._theme))
        self.viewport().update()

    def _end_flash(self) -> None:
        self._flashed = None
        self._refresh()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_over(self, self._layers(), self._theme, active=self.hasFocus())

    def offset(self) -> QPointF:
        """What has to be taken from px of the document for px of the viewport."""
        return QPointF(0, self.verticalScrollBar().value())

    def box_of(self, start: int, end: int) -> QRect:
        """The lines of a span, in px of the viewport."""
        whole = lines_of(self.document(), self.positions.to_qt(start), self.positions.to_qt(end))
        return whole.translated(-self.offset()).toAlignedRect()

    def tight_box(self, start: int, end: int) -> QRect:
        """The box around the letters of a span in its last line, in px of the viewport."""
        found = boxes(self.document(), self.positions.to_qt(start), self.positions.to_qt(end))
        whole = QRectF()
        for box in found:
            whole = whole.united(box) if box.top() == found[-1].top() else whole
        return whole.translated(-self.offset()).toAlignedRect()

    def visible_span(self) -> tuple[int, int]:
        """The Qt positions between which all that is seen lies."""
        area = self.viewport().rect()
        first = self.cursorForPosition(area.topLeft()).position()
        return first, self.cursorForPosition(area.bottomRight()).position() + 1

    def _bring_into_view(self) -> None:
        """Have the sentence in the upper half, with room below it for the pop-up."""
        one = self.mark
        box = self.box_of(*(self._caret.span() if one is None else (one.start, one.end)))
        height = self.viewport().height()
        if box.top() >= 8 and box.bottom() <= height * 0.6:
            return
        bar = self.verticalScrollBar()
        bar.setValue(round(bar.value() + box.top() - height * 0.28))

    def arrange(self) -> None:
        """Keep the column in the middle, and the head above it."""
        width = self.viewport().width()
        column = min(self._theme.px(COLUMN), max(120, width - 2 * _EDGE))
        side = max(0, (width - column) // 2)
        head = self._head
        top = _TOP
        if head is not None:
            head.setFixedWidth(column)
            height = head.heightForWidth(column) if head.hasHeightForWidth() else -1
            height = max(height, head.sizeHint().height())
            head.resize(column, height)
            head.move(side, _TOP - self.verticalScrollBar().value())
            top = _TOP + height + 12
        set_margins(self.document(), side, top, max(_FOOT, self.viewport().height() * 0.45))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if self._head is not None:
            self._head.move(self._head.x(), _TOP - self.verticalScrollBar().value())

    # Keys and mouse

    def event(self, event: QEvent) -> bool:
        """In here some keys are the reader's own, not those of the window."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.viewport().update()  # the bar of the caret shows where the keyboard is
        asked = asked_key(event)
        if asked is not None and self._is_own(asked):
            event.accept()
            return True
        return super().event(event)

    def _is_own(self, event: QKeyEvent) -> bool:
        if event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            return False
        own = (Qt.Key.Key_Delete, Qt.Key.Key_F2, Qt.Key.Key_Escape, Qt.Key.Key_F7)
        return event.key() in own or letter_of(event) in LETTERS

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()  # a browser would go back in a history that it has not
        elif not self.handle_key(event):
            super().keyPressEvent(event)

    def handle_key(self, event: QKeyEvent) -> bool:
        """Do what a key asks for; False where it asks for nothing here."""
        key, shift = event.key(), event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        if not shift and event.modifiers() not in (
            Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier,
        ):  # fmt: skip
            return False
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.step(1 if key == Qt.Key.Key_Down else -1, widen=shift)
        elif key == Qt.Key.Key_F7:
            self.step_mention(-1 if shift else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.command.emit("return")
        elif key == Qt.Key.Key_Escape:
            self.command.emit("escape")
        elif letter_of(event) in LETTERS:
            self.command.emit(letter_of(event).lower() if shift else letter_of(event))
        else:
            return False
        return True

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() != Qt.MouseButton.LeftButton or self.has_selection:
            return
        pressed = self.cursorForPosition(event.position().toPoint())
        place = self.positions.from_qt(pressed.position())
        marks = [n for n, one in enumerate(self.marks) if one.start <= place <= one.end]
        if marks:
            self.go_to_mark(marks[0])
            return
        if self._caret.put_on(max(0, place - 1), place + 1):
            self._caret.step(0)
            self._mark = -1
            self._refresh()
            self._say(self._spoken())
            self.moved.emit()
