"""The Briefing workspace: the shown events as they will be printed, and the ways out."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from timeline_app.briefing_marks import Unsettled, unsettled
from timeline_app.briefing_options import (
    ChartOptions,
    Chosen,
    Find,
    Paper,
    choose,
    compose,
    finder,
)
from timeline_app.chronology import Chronology
from timeline_app.dates import EventDate
from timeline_app.errors import KnownError
from ui.background import Background, Control, Job, Work
from ui.bridge import Bridge
from ui.briefing_out import BriefingOut
from ui.briefing_send import WIDTH as SEND_WIDTH
from ui.briefing_send import BriefingSend, rule
from ui.briefing_side import WIDTH as SIDE_WIDTH
from ui.briefing_side import BriefingSide
from ui.chart_measure import paper_fonts
from ui.notices import Notices
from ui.page_bar import PageBar
from ui.page_images import PageImages
from ui.page_preview import PagePreview
from ui.page_strip import PageStrip
from ui.shown import Shown
from ui.theme import Theme

_WAIT = 120
"""How long after the last change the pages are made again, in milliseconds."""


class _Made(NamedTuple):
    """What came of a choice: the events, or why there are none; then the pages."""

    number: int
    options: ChartOptions
    chosen: Chosen | None = None
    fault: KnownError | None = None
    paper: Paper | None = None
    found: tuple[Unsettled, ...] = ()


class BriefingWorkspace(QWidget):
    """What is printed (268 px), the pages, and for whom (352 px), parted by splitters."""

    events_requested = Signal(tuple)
    """The ids of events that someone wants to look at in the chronology."""
    clear_requested = Signal()
    """The search line is to be emptied, and the side list to let everything through."""

    def __init__(
        self,
        bridge: Bridge,
        shown: Shown,
        theme: Theme,
        notices: Notices,
        background: Background,
        *,
        paper: str = "A4",
    ) -> None:
        super().__init__()
        self._bridge, self._shown = bridge, shown
        self._background, self._theme = background, theme
        self._number = self._begun = 0
        self._jobs = 0
        self._stale = True
        self._waiting: Callable[[Paper, Chosen], None] | None = None
        self.paper: Paper | None = None
        """The pages that are shown; None where there is nothing to print, or not yet."""
        self.chosen: Chosen | None = None
        self.side = BriefingSide(theme, bridge.today)
        self.send = BriefingSend(theme)
        self.send.choose(paper=paper)
        images = PageImages(background, self)
        self._images = images
        self.preview = PagePreview(images, theme)
        self.bar = PageBar(self.preview, theme)
        self.pages = PageStrip(images, theme)
        self.out = BriefingOut(bridge, notices, background, self.send.strip, self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._choose)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        parts: tuple[QWidget, ...] = (self.bar, rule(), self.preview, rule(), self.pages)
        for widget in parts:
            column.addWidget(widget, int(widget is self.preview))
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        for pane in (self.side, middle, self.send):
            self.splitter.addWidget(pane)
        self.splitter.setSizes([SIDE_WIDTH, 10_000, SEND_WIDTH])
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self._theme.changed.connect(self._rule)
        self._rule()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.splitter)

    def _connect(self) -> None:
        self._bridge.changed.connect(self._changed)
        self._shown.changed.connect(self._filtered)
        self.side.changed.connect(self._changed)
        self.side.process_toggled.connect(self._toggle_process)
        self.side.clear_requested.connect(self.clear_requested)
        self.send.changed.connect(self._set_up)
        self.send.print_requested.connect(self.print)
        self.send.export_requested.connect(self.export)
        self.send.events_requested.connect(self.events_requested)
        self.preview.page_changed.connect(self._turned)
        self.pages.chosen.connect(self.preview.turn_to)
        self._filtered()
        self.send.allow(False)

    def _rule(self) -> None:
        line = self._theme.name("line")
        self.splitter.setStyleSheet(f"QSplitter::handle {{ background: {line} }}")

    def panes(self) -> list[QWidget]:
        """The panes in the order in which F6 goes through them."""
        panes = (self.side, self.preview, self.pages.row, self.send)
        return [pane for pane in panes if pane.isVisible()]

    # What is to be printed

    @property
    def options(self) -> ChartOptions:
        """What is chosen now."""
        base = ChartOptions(
            self._bridge.today, paper=self.send.paper_key, audience=self.send.audience.key
        )
        return self.side.options(base)

    @property
    def is_up_to_date(self) -> bool:
        """Whether the pages are those of what is chosen."""
        return not self._stale

    def set_period(self, value: EventDate | None) -> None:
        """Choose a period; None is all there is."""
        self.side.set_period(value)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._changed()

    def _set_up(self) -> None:
        self.preview.set_grey(self.send.is_grey)
        self.pages.row.set_grey(self.send.is_grey)
        self.side.allow_author(self.send.audience.key != "open")
        self._changed()

    def _filtered(self) -> None:
        self.side.show_search(self._shown.text, self._shown.filters)
        self._changed()

    def _toggle_process(self, key: str, checked: bool) -> None:
        hidden = self._shown.filters.processes
        self._shown.hide(processes=hidden - {key} if checked else hidden | {key})

    def _changed(self, *_: object) -> None:
        """Something is different: make the pages again, once it is quiet and they are seen."""
        self._stale = True
        self._number += 1
        self.side.show_chronology(self._bridge.chronology, self._shown.filters.processes)
        if self.isVisible():
            self.bar.say("Laying out…")
            self._timer.start(_WAIT)

    def stop(self) -> None:
        """Ask nothing more of the document, which is about to be closed."""
        self._number += 1
        self._begun = self._number
        self._timer.stop()

    def _find(self) -> Find:
        """The shown events, as far as they are found in what the audience may see."""
        document = self._bridge.document
        ids = set(self._shown.ids)
        try:
            found = finder(
                self._shown.text, document.chronology, document.store.search, document.store.texts
            )
        except KnownError:  # half a search line: what it showed before is shown still
            found = Chronology.by_date
        return lambda part: [identity for identity in found(part) if identity in ids]

    def _choose(self) -> None:
        """First the events, beside the window; what they need of the file is read here.

        Only one set of pages is in the making: what changes meanwhile is taken up after it.
        """
        if self._jobs:
            return
        self._begun = self._number
        work = _choosing(self._number, self._bridge.chronology, self.options, self._find())
        self._run("Choosing events", work).done.connect(self._chose)

    def _run(self, label: str, work: Work) -> Job:
        self._jobs += 1
        job = self._background.run(label, work)
        job.ended.connect(self._ended)
        return job

    def _ended(self) -> None:
        self._jobs -= 1
        if not self._jobs and self._begun != self._number and not self._timer.isActive():
            self._timer.start(0)

    def _chose(self, made: _Made) -> None:
        if made.number != self._number:
            return
        if made.chosen is None:
            self._show(made)
            return
        store = self._bridge.document.store
        missing = made.chosen.unplaced
        texts = self._bridge.read(lambda: store.texts(missing)) if missing else None
        places = made.chosen.places(texts or [])
        self._run("Laying out pages", _laying_out(made, places)).done.connect(self._show)

    def _show(self, made: _Made) -> None:
        if made.number != self._number:
            return
        self._stale = False
        self.chosen, self.paper = made.chosen, made.paper
        self._images.show(made.paper)
        fault = made.fault
        words = f"{fault.happened} {fault.do}".strip() if fault is not None else ""
        self.preview.show_paper(made.paper, words)
        self.pages.show_paper(made.paper)
        self._turned(self.preview.page)
        self.side.show_chosen(made.chosen)
        self.send.show_chosen(made.chosen, made.found)
        self.send.allow(made.paper is not None)
        self.bar.say("Preview up to date" if made.paper is not None else "")
        self._act()

    def _turned(self, page: int) -> None:
        if self.paper is not None:
            self.pages.choose(page)

    # The ways out

    def print(self) -> None:
        """Ask for a printer and print."""
        self._when_ready(self.out.print)

    def export(self, kind: str) -> None:
        """Ask for a place and write a file: pdf, svg, png or csv."""
        self._when_ready(lambda paper, chosen: self.out.export(kind, paper, chosen))

    def export_to(self, path: Path) -> None:
        """Write a file whose ending says of which kind."""
        self._when_ready(lambda paper, chosen: self.out.write(path, paper, chosen))

    def _when_ready(self, act: Callable[[Paper, Chosen], None]) -> None:
        """Do something with the pages, once they are up to date; nothing where there are none."""
        self._waiting = act
        if self._stale:
            self._timer.start(0)
        else:
            self._act()

    def _act(self) -> None:
        act, self._waiting = self._waiting, None
        if act is not None and self.paper is not None and self.chosen is not None:
            self.out.audience, self.out.grey = self.options.audience, self.send.is_grey
            act(self.paper, self.chosen)

    # What is remembered

    def save_state(self) -> dict[str, QByteArray]:
        """Splitter, paper, audience and colour, for the next start; no text, and never
        “restricted”, which is chosen anew each time.
        """
        audience = self.send.audience.key
        kept = {
            "paper": self.send.paper_key,
            "audience": "internal" if audience == "all" else audience,
            "grey": self.send.is_grey,
        }
        return {
            "briefing_choices": QByteArray(json.dumps(kept).encode()),
            "briefing": self.splitter.saveState(),
        }

    def restore_state(self, state: dict[str, QByteArray]) -> None:
        """Choose again what was chosen."""
        if "briefing" in state:
            self.splitter.restoreState(state["briefing"])
        try:
            kept = json.loads(bytes(state.get("briefing_choices", QByteArray()).data()) or b"{}")
            self.send.choose(
                paper=str(kept.get("paper", "")),
                audience=str(kept.get("audience", "")),
                grey=bool(kept.get("grey", False)),
            )
        except (ValueError, AttributeError):
            return
        self._set_up()


def _choosing(
    number: int, chronology: Chronology, options: ChartOptions, find: Find
) -> Callable[[Control], _Made]:
    def work(control: Control) -> _Made:
        control.progress(0, 2)
        try:
            return _Made(number, options, choose(chronology, options, find))
        except KnownError as fault:
            return _Made(number, options, fault=fault)

    return work


def _laying_out(made: _Made, places: dict[str, str]) -> Callable[[Control], _Made]:
    def work(control: Control) -> _Made:
        control.progress(1, 2)
        if made.chosen is None:
            return made
        paper = compose(made.chosen, made.options, paper_fonts().measure, places)
        return made._replace(paper=paper, found=tuple(unsettled(made.chosen)))

    return work
