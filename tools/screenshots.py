"""Take the pictures of the guide: ``python -m tools.screenshots``.

Opens the example in a window of its own, offscreen, in a home folder of its own, and writes
``docs/screenshots``; then copies the guide, without its pictures, to ``resources/guide.md``.
"""

from __future__ import annotations

import os
import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.desk import Desk

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs" / "screenshots"
_PICTURE = re.compile(r"^!\[.*\n\n?", re.MULTILINE)


def guide_text() -> str:
    """The guide as it is shown in the program: without pictures and links to other files."""
    text = (ROOT / "docs" / "guide.md").read_text("utf-8")
    return _PICTURE.sub("", text).replace(" See [format.md](format.md).", "")


def main() -> None:
    """Write pictures and guide."""
    (ROOT / "resources" / "guide.md").write_text(guide_text(), "utf-8")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as home:
        for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
            os.environ[name] = home
        _take(Path(home))


def _take(home: Path) -> None:
    from PySide6.QtTest import QTest

    from db.files import SqliteFiles
    from timeline_app.dates import EventDate
    from ui import app as program
    from ui import theme

    app = program.make_app()
    window = program.open_window(SqliteFiles(home / "backups"), home, sample=True)
    window.resize(1440, 900)
    QTest.qWait(2500)
    desk = window.desk
    assert desk is not None  # noqa: S101 - the example has been opened
    PICTURES.mkdir(parents=True, exist_ok=True)

    def keep(name: str) -> None:
        QTest.qWait(700)
        window.notices.clear()
        window.grab().save(str(PICTURES / f"{name}.png"))

    first, last = EventDate.parse("2016-12-01").first, EventDate.parse("2017-07-31").last
    assert first is not None  # noqa: S101
    assert last is not None  # noqa: S101
    desk.chronology.chart.view.zoom_to_period(first, last)
    events = desk.bridge.chronology.events.values()
    geneva = next(event for event in events if event.short_title == "Geneva IV")
    desk.bridge.select([geneva.id], "screenshots")
    keep("chronology-light")
    theme.apply(app, "dark", 100)
    keep("chronology-dark")
    theme.apply(app, "light", 100)
    desk.open_sentence(geneva.id)
    _wait_for_dates(desk)
    keep("sources")
    desk.go("review")
    keep("review")
    desk.shown.search("process:Astana,Geneva,Sochi,Ceasefires after:2016-12-01 before:2018-02-10")
    desk.go("briefing")
    QTest.qWait(4000)
    window.grab()  # asks for the page as large as it is shown
    QTest.qWait(4000)
    keep("briefing")
    window.close()


def _wait_for_dates(desk: Desk) -> None:
    """Wait until the open dates of every source have been counted."""
    from PySide6.QtTest import QTest

    counts = desk.sources.dates
    while any(counts.count(source) is None for source in desk.bridge.chronology.sources):
        QTest.qWait(100)


if __name__ == "__main__":
    main()
