"""Pages as pictures for the screen, drawn beside the window and kept while they are of use."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from timeline_app.briefing_options import Paper
from timeline_app.errors import KnownError
from ui.background import Background, Control
from ui.chart_paper import image

SMALL = 240
"""Up to how many px wide a picture counts as small; all small ones are kept."""
_LARGE_KEPT = 3
_INCH = 25.4


class Wish(NamedTuple):
    """A page as a picture: how many px wide, and whether in grey."""

    page: int
    width: int
    grey: bool = False


class PageImages(QObject):
    """The pictures of one set of pages at the sizes that are asked for."""

    ready = Signal()
    """A picture that was asked for is there."""

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._paper: Paper | None = None
        self._round = 0
        self._small: dict[Wish, QImage] = {}
        self._large: OrderedDict[Wish, QImage] = OrderedDict()
        self._wanted: dict[bool, list[Wish]] = {True: [], False: []}
        self._going: set[tuple[int, Wish]] = set()

    def show(self, paper: Paper | None) -> None:
        """Forget the pictures and show other pages from now on."""
        self._paper = paper
        self._round += 1
        self._small.clear()
        self._large.clear()
        self._wanted = {True: [], False: []}

    def get(self, wish: Wish) -> QImage | None:
        """The picture, or the one of the page that comes nearest; None while there is none.

        One that is not there is drawn, and ``ready`` comes. Of large pictures only the last one
        asked for is.
        """
        kept = self._kept(wish)
        if kept is not None:
            return kept
        if (self._round, wish) not in self._going:
            small = wish.width <= SMALL
            waiting = [one for one in self._wanted[small] if small and one != wish]
            self._wanted[small] = [*waiting, wish]
            self._draw_next()
        others = [one for one in (*self._large, *self._small) if one.page == wish.page]
        if not others:
            return None
        nearest = min(others, key=lambda one: (one.grey != wish.grey, abs(one.width - wish.width)))
        return self._kept(nearest)

    def _kept(self, wish: Wish) -> QImage | None:
        if wish in self._large:
            self._large.move_to_end(wish)
            return self._large[wish]
        return self._small.get(wish)

    def _draw_next(self) -> None:
        """Start drawing what is wanted, one large and one small picture at a time."""
        paper = self._paper
        busy = {wish.width <= SMALL for number, wish in self._going if number == self._round}
        for small, wishes in self._wanted.items():
            if paper is None or small in busy or not wishes:
                continue
            wish = wishes.pop(0)
            self._going.add((self._round, wish))
            job = self._background.run("Drawing pages", _drawing(paper, self._round, wish))
            job.done.connect(self._take)

    def _take(self, drawn: tuple[int, Wish, QImage]) -> None:
        number, wish, picture = drawn
        self._going.discard((number, wish))
        if number == self._round and not picture.isNull():
            if wish.width <= SMALL:
                self._small[wish] = picture
            else:
                self._large[wish] = picture
                while len(self._large) > _LARGE_KEPT:
                    self._large.popitem(last=False)
            self.ready.emit()
        self._draw_next()


def _drawing(paper: Paper, number: int, wish: Wish) -> Callable[[Control], object]:
    def draw(control: Control) -> tuple[int, Wish, QImage]:
        control.progress(0, 1)
        scene = paper.scenes[wish.page]
        try:
            picture = image(scene, wish.width / scene.width * _INCH)
        except KnownError:  # too large for the memory: a smaller one is stretched
            return number, wish, QImage()
        if wish.grey:
            picture = picture.convertToFormat(QImage.Format.Format_Grayscale8)
        return number, wish, picture

    return draw
