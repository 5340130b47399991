"""The command that draws: chart. Qt is loaded for PDF and PNG only, and shows nothing."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING

from timeline_app.errors import KnownError
from ui.commands.context import Context
from ui.saving import check_name

if TYPE_CHECKING:
    from PySide6.QtGui import QGuiApplication

    from timeline_app.briefing_options import ChartOptions, Chosen, Paper
    from timeline_app.chart.shapes import Measure
    from timeline_app.dates import EventDate
    from timeline_app.document import Document

_NOTHING = "Nothing was drawn."


def chart(context: Context, args: argparse.Namespace) -> int:
    """``chart FILE OUT``: the whole chosen period; the format follows from the ending of OUT."""
    from timeline_app.briefing_options import compose
    from ui import chart_output

    check_name(args.out)
    chart_output.check_ending(args.out)
    document = context.document(args.file, read_only=True)
    try:
        options = _options(context, args, document.chronology.heading.day_order)
        chosen = _chosen(document, options, args.query)
        located = chosen.places(document.store.texts(chosen.unplaced))
    finally:
        document.store.close()
    drawn = args.out.suffix.casefold() != ".svg"
    app = _qt() if drawn else None
    paper = compose(chosen, options, _measure(drawn=drawn), located)
    made = chart_output.write(paper, args.out)
    del app
    _report(context, options, chosen, paper)
    for path in made:
        context.say(str(path))
    return 0


def _options(context: Context, args: argparse.Namespace, day_order: str) -> ChartOptions:
    from timeline_app.briefing_options import ChartOptions

    first = _day(args.first, "--from", day_order)
    last = _day(args.last, "--to", day_order)
    return ChartOptions(
        context.clock().date(),
        title=args.title,
        period=(first.first if first else None, last.last if last else None),
        paper=args.paper,
        audience=args.audience,
    )


def _day(typed: str, option: str, day_order: str) -> EventDate | None:
    """A limit of the period as typed; raises ``KnownError`` where it is no date, or one of two."""
    from timeline_app.date_reader import DateError, read_date

    do = "Write it as 2016-12-10."
    try:
        reading = read_date(typed, day_order=day_order)
    except DateError as error:
        raise KnownError(f"“{typed}” after {option} is no day: {error}", _NOTHING, do) from error
    if reading.candidates:
        raise KnownError(f"“{typed}” may be {reading.explanation}", _NOTHING, do)
    return reading.date


def _chosen(document: Document, options: ChartOptions, line: str) -> Chosen:
    from timeline_app.briefing_options import choose, finder

    store = document.store
    return choose(
        document.chronology,
        options,
        finder(line, document.chronology, store.search, store.texts),
    )


def _qt() -> QGuiApplication:
    """The application that fonts need, without a window; it works where there is no display."""
    if sys.platform.startswith("linux"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    try:
        from PySide6.QtGui import QGuiApplication
    except ImportError as error:
        raise KnownError(
            f"Qt cannot be loaded: {error}.",
            _NOTHING,
            "Start ./run once, which installs what is missing; SVG works without.",
        ) from error
    app = QGuiApplication.instance()
    return app if isinstance(app, QGuiApplication) else QGuiApplication(["parley"])


def _measure(*, drawn: bool) -> Measure:
    """How wide texts are: in the fonts that Qt draws with, or without Qt."""
    if drawn:
        from ui.chart_measure import paper_fonts

        return paper_fonts().measure
    from timeline_app.letter_widths import noto_measure

    return noto_measure


def _report(context: Context, options: ChartOptions, chosen: Chosen, paper: Paper) -> None:
    events = "event" if len(chosen.ids) == 1 else "events"
    pages = "page" if len(paper.scenes) == 1 else "pages"
    context.note(
        f"{len(chosen.ids)} {events} on {len(paper.scenes)} {pages}, for {options.audience}."
    )
    if chosen.withheld and options.audience != "open":
        context.note(f"{chosen.withheld} of what was asked for is withheld from this audience.")
