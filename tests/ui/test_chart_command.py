"""The chart on the command line: formats, period, audience, and what is said when it fails."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from pypdf import PdfReader

from db.files import SqliteFiles
from tests.commands import Parley
from timeline_app import operations
from timeline_app import records as r
from timeline_app.changes import Operation
from timeline_app.chronology import Chronology
from timeline_app.dates import EventDate
from timeline_app.document import Document
from timeline_app.store import Stamp

ROOT = Path(__file__).parent.parent.parent
STAMP = Stamp("", "made", "2018-02-02T08:00:00.000Z")
pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def example(parley: Parley, tmp_path: Path) -> Path:
    path = tmp_path / "a.parley"
    assert parley("new", path, "--sample")[0] == 0
    return path


def svg_text(path: Path) -> str:
    return re.sub("<[^>]+>", "", path.read_text(encoding="utf-8"))


def test_the_whole_period_of_the_example(parley: Parley, example: Path, tmp_path: Path) -> None:
    out = tmp_path / "c.svg"
    status, said, noted = parley("chart", example, out)
    assert (status, said) == (0, f"{out}\n")
    assert noted.startswith("118 events on ") and "for internal" in noted
    text = svg_text(out)
    assert "INTERNAL" in text and "Syria talks 2012–2024" in text
    assert "Geneva IV" in text and "Source notes" in text


def test_an_svg_is_the_same_each_time_and_needs_no_qt(example: Path, tmp_path: Path) -> None:
    script = (
        "import sys; sys.modules['PySide6'] = None\n"
        "from pathlib import Path; from db.files import SqliteFiles\n"
        "from ui import command_line\n"
        "sys.exit(command_line.run(sys.argv[1:], SqliteFiles(Path('backups'))))"
    )
    outs = [tmp_path / "a.svg", tmp_path / "b.svg"]
    for out in outs:
        command = [sys.executable, "-c", script, "chart", str(example), str(out)]
        place = os.environ | {"PYTHONPATH": str(ROOT)}
        done = subprocess.run(command, cwd=tmp_path, env=place, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
    assert outs[0].read_bytes() == outs[1].read_bytes()


def test_a_pdf_and_pictures_where_there_is_no_display(example: Path, tmp_path: Path) -> None:
    place = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    for out in (tmp_path / "c.pdf", tmp_path / "c.png"):
        command = [sys.executable, str(ROOT / "main.py"), "chart", str(example), str(out)]
        command += ["--from", "10 Dec 2016", "--to", "2018-02-05"]
        done = subprocess.run(command, cwd=tmp_path, env=place, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        assert done.stdout.splitlines()[0] == str(out)
        assert out.exists()
    assert (tmp_path / "c-2.png").exists()
    assert len(PdfReader(tmp_path / "c.pdf").pages) == 2


def test_a_period_is_shown_from_its_first_to_its_last_day(
    parley: Parley, example: Path, tmp_path: Path
) -> None:
    out = tmp_path / "c.svg"
    status, _, noted = parley("chart", example, out, "--from", "Dec 2016", "--to", "Feb 2018")
    assert status == 0 and "32 events" not in noted
    text = svg_text(out)
    assert "1 Dec 2016 – 28 Feb 2018." in text
    assert "Astana 1" in text and "Geneva II opening" not in text


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--query", "zzzq"), "No event is left to show."),
        (("--from", "1990", "--to", "1991"), "No event lies in the period 1 Jan 1990"),
        (("--from", "2019", "--to", "2018"), "The period ends (31 Dec 2018) before it begins"),
        (("--from", "soon"), "“soon” after --from is no day:"),
        (("--query", "status:"), "status"),
    ],
)
def test_what_cannot_be_drawn_is_said_and_leaves_no_file(
    parley: Parley, example: Path, tmp_path: Path, options: tuple[str, ...], says: str
) -> None:
    out = tmp_path / "c.svg"
    status, said, noted = parley("chart", example, out, *options)
    assert (status, said) == (1, "")
    assert says in noted
    assert not out.exists()


def test_a_day_that_may_be_two_is_asked_about(parley: Parley, tmp_path: Path) -> None:
    made(tmp_path, "a")
    status, _, noted = parley(
        "chart", tmp_path / "a.parley", tmp_path / "c.svg", "--from", "1/2/17"
    )
    assert status == 1 and "“1/2/17” may be" in noted


def test_an_unknown_ending_is_refused(parley: Parley, example: Path, tmp_path: Path) -> None:
    status, _, noted = parley("chart", example, tmp_path / "c.gif")
    assert status == 1 and "Use .pdf, .svg or .png" in noted


def test_a_chosen_title_and_paper(parley: Parley, example: Path, tmp_path: Path) -> None:
    out = tmp_path / "c.pdf"
    status, _, noted = parley(
        "chart", example, out, "--title", "A year of talks", "--paper", "Letter",
        "--query", "process:Geneva 2017",
    )  # fmt: skip
    assert status == 0, noted
    found = PdfReader(out)
    assert found.metadata is not None and found.metadata.title == "A year of talks"
    assert float(found.pages[0].mediabox.width) == pytest.approx(792)


# ---------------------------------------------------------------------- audiences

SECRETS = ("Quetzalword", "Xylophone", "Zeppelin", "Wolverine", "Marzipan", "Obsidian")


def made(folder: Path, name: str) -> Path:
    """A chronology in which unique words stand in everything that an open copy withholds."""
    process = r.Process(r.new_id(), name="Talks")
    publisher = r.Publisher(r.new_id(), name="Obsidian")
    actor = r.Actor(r.new_id(), name="Marzipan")
    open_event = r.Event(
        r.new_id(), process=process.id, title="Open round", kind="round", status="held",
        date=EventDate.parse("2017-01-23/2017-01-24"), assessment="Wolverine", handling="open",
    )  # fmt: skip
    hidden = r.Event(
        r.new_id(), process=process.id, title="Quetzalword", kind="round", status="held",
        date=EventDate.parse("2017-02-15"), handling="internal",
    )  # fmt: skip
    source = r.Source(
        r.new_id(), title="Xylophone", publisher=publisher.id, handling="restricted",
        published=EventDate.parse("2017-01-25"),
    )  # fmt: skip
    excerpt = r.Excerpt(r.new_id(), source=source.id, version=1, exact="Zeppelin", start=0, end=8)
    citation = r.Citation(
        r.new_id(), event=open_event.id, excerpt=excerpt.id, stance="supports", field="venue",
        value="Zeppelin",
    )  # fmt: skip
    absent = r.Participation(
        r.new_id(), event=open_event.id, actor=actor.id, role="party", handling="restricted"
    )
    others = (process, publisher, actor, open_event, hidden, source, excerpt, citation, absent)
    path = folder / f"{name}.parley"
    store = SqliteFiles(folder / "backups").create(path, operations.new_chronology("Talks"), STAMP)
    document = Document(store)
    document.apply(operations.add(others))
    store.close()
    return path


def everything_in(path: Path) -> str:
    """All that a file says, also in the streams of a PDF."""
    data = path.read_bytes()
    parts = [data]
    if path.suffix == ".pdf":
        found = PdfReader(io.BytesIO(data))
        parts += [page.extract_text().encode() for page in found.pages]
        parts += [str(found.outline).encode(), str(found.metadata).encode()]
        for stream in re.findall(rb"stream\r?\n(.*?)endstream", data, re.DOTALL):
            try:
                parts.append(zlib.decompress(stream))
            except zlib.error:
                continue
    texts = [one.decode("utf-8", "replace") for one in parts]
    texts.append(data.decode("utf-16-be", "replace"))
    texts.append(data[1:].decode("utf-16-be", "replace"))
    return "\n".join(texts)


@pytest.mark.parametrize("ending", ["pdf", "svg", "csv", "json"])
def test_no_withheld_word_is_in_an_open_copy(parley: Parley, tmp_path: Path, ending: str) -> None:
    path, out = made(tmp_path, "a"), tmp_path / f"open.{ending}"
    command = "chart" if ending in ("pdf", "svg") else "export"
    status, said, noted = parley(command, path, out, "--audience", "open")
    assert status == 0
    text = everything_in(out) + said + noted
    assert [word for word in SECRETS if word in text] == []
    assert "Open round" in text
    if command == "chart":
        assert "OPEN" in text and "left out" not in text and "withheld" not in noted


def test_an_open_copy_does_not_say_how_far_the_review_went(
    parley: Parley, example: Path, tmp_path: Path
) -> None:
    out = tmp_path / "c.svg"
    assert parley("chart", example, out)[0] == 0
    assert 'font-style="italic"' in out.read_text(encoding="utf-8")
    assert parley("chart", example, out, "--audience", "open")[0] == 0
    assert 'font-style="italic"' not in out.read_text(encoding="utf-8")
    assert ", draft" not in out.read_text(encoding="utf-8")


def test_a_word_that_only_an_inner_circle_may_see_is_not_searched_for_others(
    parley: Parley, tmp_path: Path
) -> None:
    path, out = made(tmp_path, "a"), tmp_path / "c.svg"
    assert parley("chart", path, out, "--query", "Wolverine")[0] == 0
    assert parley("chart", path, out, "--query", "Wolverine", "--audience", "open")[0] == 1


def test_an_internal_copy_says_how_much_was_left_out(parley: Parley, tmp_path: Path) -> None:
    path, out = made(tmp_path, "a"), tmp_path / "c.svg"
    files = SqliteFiles(tmp_path / "backups")
    store = files.open(path)
    document = Document(store)
    document.apply(restricting(document.chronology))
    store.close()
    status, _, noted = parley("chart", path, out)
    assert status == 0
    assert "1 of what was asked for is withheld" in noted
    text = svg_text(out)
    assert (
        "INTERNAL" in text and "1 restricted event left out" in text and "Quetzalword" not in text
    )
    assert parley("chart", path, out, "--audience", "all")[0] == 0
    text = svg_text(out)
    assert "RESTRICTED" in text and "Quetzalword" in text and "left out" not in text


def restricting(chronology: Chronology) -> Operation:
    """Restrict the event of the unique word."""
    ids = [one.id for one in chronology.events.values() if one.title == "Quetzalword"]
    return operations.edit(chronology, "event", ids, {"handling": "restricted"})


def test_json_of_the_example_is_not_touched(parley: Parley, example: Path, tmp_path: Path) -> None:
    """Drawing reads only: the file is the same before and after."""
    before, after = tmp_path / "b.json", tmp_path / "c.json"
    parley("export", example, before, "--audience", "all")
    parley("chart", example, tmp_path / "c.svg")
    parley("export", example, after, "--audience", "all")
    assert json.loads(before.read_bytes()) == json.loads(after.read_bytes())
