"""The only door for messages, questions and choosing files.

A message is a card at the foot of a pane, never a window. A question that an undo could replace is
not asked. Journeys answer questions ahead with ``Notices.expect``.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QSizePolicy, QVBoxLayout, QWidget

from timeline_app.errors import KnownError

from . import questions
from .notice_card import NoticeAction, NoticeCard
from .questions import Choice, Explain
from .saving import UnstorableName, check_name
from .theme import current

MOST = 3
"""How many notices are shown at once; the oldest gives way."""
_MARGIN = 12
_WIDTH = 560

_REPLACE = (Choice("replace", "Replace it", "danger"), Choice("other", "Choose another name"))
_OTHER_NAME = (Choice("other", "Choose another name", "primary"), Choice("", "Leave it unsaved"))


class Notices(QWidget):
    """The messages at the foot of a pane, and the questions of its window."""

    def __init__(self, pane: QWidget) -> None:
        super().__init__(pane)
        self._pane = pane
        self.answers: deque[object] | None = None
        """What the next questions are answered with, for tests; None: people are asked."""
        self.asked: list[str] = []
        """The questions that ``answers`` has answered."""
        self._came_from: QWidget | None = None
        self._stack = QVBoxLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.setSpacing(7)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Messages")
        self.hide()
        pane.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    @property
    def cards(self) -> list[NoticeCard]:
        """The notices that are shown, the newest last."""
        items = (self._stack.itemAt(place) for place in range(self._stack.count()))
        return [card for item in items if isinstance(card := item and item.widget(), NoticeCard)]

    def say(
        self,
        text: str,
        action_label: str | None = None,
        action: Callable[[], object] | None = None,
        *,
        seconds: float = 8,
        level: str = "info",
        key_hint: str = "",
        icon: str = "",
        more: Sequence[NoticeAction] = (),
    ) -> NoticeCard:
        """Show what happened, with at most a few things to do about it.

        ``level`` is done, info, warning or error. With ``seconds`` 0 it stays until it is closed.
        ``more`` are further buttons, as (label, what it does).
        """
        first = [(action_label, action)] if action_label and action else []
        return self._show(
            NoticeCard(
                [text],
                level,
                icon,
                [*first, *more],
                key_hint=key_hint,
                seconds=seconds,
                parent=self,
            )
        )

    def fault(
        self,
        error: KnownError,
        action_label: str | None = None,
        action: Callable[[], object] | None = None,
        *,
        more: Sequence[NoticeAction] = (),
        level: str = "error",
    ) -> NoticeCard:
        """Show a fault of the world: what happened, what was kept, what to do. It stays.

        "Details" shows the technical text, where there is one.
        """
        parts = [error.happened, " ".join(part for part in (error.kept, error.do) if part)]
        first = [(action_label, action)] if action_label and action else []
        card = NoticeCard(
            parts, level, "", [*first, *more], seconds=0, detail=error.detail, parent=self
        )
        return self._show(card)

    def clear(self) -> None:
        """Take every notice away."""
        for card in self.cards:
            card.dismiss()

    def leave(self) -> None:
        """Take away what is said of a chronology that is closed, with its "Undo"; faults stay."""
        for card in self.cards:
            if card.level in ("done", "info"):
                card.dismiss()

    def focus_latest(self) -> bool:
        """Move the focus to the newest notice; False where there is none."""
        cards = self.cards
        if cards:
            cards[-1].take_focus()
        return bool(cards)

    def _show(self, card: NoticeCard) -> NoticeCard:
        while len(cards := self.cards) >= MOST:
            self._drop(cards[0])
        self._stack.addWidget(card)
        card.closed.connect(lambda: self._drop(card))
        card.grown.connect(self._place)
        self.show()
        card.show()
        self._place()
        card.announce()
        return card

    def _drop(self, card: NoticeCard) -> None:
        had_focus = card.holds_focus()
        self._stack.removeWidget(card)
        card.hide()
        card.deleteLater()
        if had_focus:
            self._give_focus_back()
        if not self.cards:
            self.hide()
        QTimer.singleShot(0, self._place)

    def _give_focus_back(self) -> None:
        target = self._came_from or self._pane
        self._came_from = None
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is None or not self.isAncestorOf(new) or old is None or self.isAncestorOf(old):
            return
        self._came_from = old
        old.destroyed.connect(self._forget)

    def _forget(self) -> None:
        self._came_from = None

    def _place(self) -> None:
        """Lie at the foot of the pane, above what it shows."""
        pane = self._pane
        width = min(current().px(_WIDTH), pane.width() - 2 * _MARGIN)
        self._stack.invalidate()
        height = sum(card.heightForWidth(width) for card in self.cards)
        height += self._stack.spacing() * max(0, len(self.cards) - 1)
        left = (pane.width() - width) // 2
        self.setGeometry(left, pane.height() - height - _MARGIN, width, height)
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._pane and event.type() == QEvent.Type.Resize:
            self._place()
        return False

    # Questions

    def expect(self, *answers: object) -> None:
        """Answer the next questions with these, and let none open a window from now on."""
        self.answers = deque([*(self.answers or ()), *answers])

    def _answered(self, question: str) -> tuple[bool, object]:
        """Whether a test answers, and what."""
        if self.answers is None:
            return False, None
        self.asked.append(question)
        if not self.answers:
            raise LookupError(f"nobody has said what to answer to: {question}")
        return True, self.answers.popleft()

    def ask(self, title: str, text: str, buttons: Sequence[Choice]) -> str:
        """Ask where an undo will not do. The key of the button; "" after Esc.

        The button of kind "primary" answers to Return; without one the last does.
        """
        answered, answer = self._answered(title)
        return str(answer) if answered else questions.ask(self.window(), title, text, buttons)

    def ask_text(
        self,
        title: str,
        label: str,
        value: str = "",
        *,
        button: str = "Keep",
        explain: Explain | None = None,
        long: bool = False,
    ) -> str | None:
        """Ask for a text; None after Esc.

        ``explain`` is given what is typed and returns the line below it as (kind, sentence); while
        the kind is "danger" the text is not taken. So it also asks for a day.
        """
        answered, answer = self._answered(title)
        if answered:
            return None if answer is None else str(answer)
        return questions.ask_text(
            self.window(), title, label, value, button=button, explain=explain, long=long
        )

    def choose_open(
        self, title: str, filters: Sequence[str], folder: Path | None = None
    ) -> Path | None:
        """Choose a file to open; None after Esc. Filters read "Tables (*.csv *.tsv)"."""
        return next(iter(self.choose_many(title, filters, folder, many=False)), None)

    def choose_many(
        self,
        title: str,
        filters: Sequence[str],
        folder: Path | None = None,
        *,
        many: bool = True,
    ) -> list[Path]:
        """Choose files to open; none after Esc."""
        answered, answer = self._answered(title)
        if not answered:
            return questions.choose_open(self.window(), title, filters, folder, many=many)
        if answer is None:
            return []
        return [Path(str(each)) for each in (answer if isinstance(answer, list) else [answer])]

    def choose_folder(self, title: str, folder: Path | None = None) -> Path | None:
        """Choose a folder; None after Esc."""
        answered, answer = self._answered(title)
        if not answered:
            return questions.choose_folder(self.window(), title, folder)
        return None if answer is None else Path(str(answer))

    def choose_save(
        self, title: str, suggested: Path | str, filters: Sequence[str], suffix: str = ""
    ) -> Path | None:
        """Choose where to write, None after Esc: a name that can be stored anywhere, and for a
        file that is already there only after asking. ``suffix`` (".csv") is put to a name that has
        none of those in the filters.
        """
        wanted = Path(suggested)
        while True:
            answered, answer = self._answered(title)
            if answered:
                chosen = None if answer is None else Path(str(answer))
            else:
                chosen = questions.choose_save(self.window(), title, wanted, filters)
            if chosen is None:
                return None
            try:
                check_name(chosen)
            except UnstorableName as error:
                wanted = chosen.with_name(error.suggested)
                again = self.ask(error.happened, f"{error.kept} {error.do}", _OTHER_NAME)
            else:
                wanted = _with_suffix(chosen, suffix, filters)
                again = self._may_write(wanted)
            if again != "other":
                return wanted if again == "write" else None

    def _may_write(self, path: Path) -> str:
        """ "write", "other" for another name, or "" for not at all."""
        if not path.exists():
            return "write"
        words = "What is in it now will be lost."
        answer = self.ask(f"“{path.name}” is already there.", words, _REPLACE)
        return "write" if answer == "replace" else answer


def _with_suffix(path: Path, suffix: str, filters: Sequence[str]) -> Path:
    known = re.findall(r"\*(\.\w+)", " ".join(filters).casefold())
    return path if path.suffix.casefold() in known else path.with_name(path.name + suffix)
