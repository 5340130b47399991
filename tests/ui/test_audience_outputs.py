"""No word of what an audience may not see is in any file that is written for it."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from db.files import SqliteFiles
from tests.commands import Parley
from timeline_app import operations
from timeline_app import records as r
from timeline_app.dates import EventDate
from timeline_app.document import Document
from timeline_app.field_types import FieldType
from timeline_app.records import KINDS, Record, kind_of
from timeline_app.store import Stamp
from timeline_app.vocabulary import CHOICES

STAMP = Stamp("", "made", "2018-02-02T08:00:00.000Z")
CHOSEN = {*CHOICES, ("event", "kind"), ("event", "status")}


def day(text: str) -> EventDate:
    return EventDate.parse(text)


def said(number: Iterator[int], record: Record, word: str) -> Record:
    """The record with a word of its own in every text, list and table that is at its default."""
    kind = KINDS[kind_of(record)]
    values: dict[str, Any] = {}
    for spec in kind.specs:
        if getattr(record, spec.name) != spec.default or (kind.name, spec.name) in CHOSEN:
            continue
        mine = f"{word}{next(number)}"
        if spec.type is FieldType.TEXT:
            values[spec.name] = mine
        elif spec.type is FieldType.LIST:
            values[spec.name] = (mine,)
        elif spec.type is FieldType.MAP:
            values[spec.name] = {mine: mine}
        elif spec.type is FieldType.BYTES:
            values[spec.name] = mine.encode()
    return dataclasses.replace(record, **values)


def shown() -> list[Record]:
    """An open event with its lane, an actor in a body, and a passage of an open source."""
    return [
        r.Process("lane"),
        r.Event("round", process="lane", status="held", date=day("2017-01-23/2017-01-24")),
        r.Actor("envoy"),
        r.ActorName("envoy alias", actor="envoy"),
        r.Actor("body"),
        r.ActorLink("envoy body", from_="envoy", to="body"),
        r.Actor("not used yet"),
        r.Participation("envoy round", event="round", actor="envoy", role="mediator"),
        r.Publisher("wire"),
        r.Source("paper", publisher="wire", published=day("2017-01-25")),
        r.SourceText("paper text", source="paper", text_hash="0" * 64),
        r.Actor("spokesman"),
        r.Excerpt("passage", source="paper", start=0, end=4, speaker="spokesman"),
        r.Citation("claim", event="round", excerpt="passage", field="date", value="2017-01-23"),
        r.Excerpt("passage for later", source="paper", start=5, end=9),
    ]


def withheld(handling: str) -> list[Record]:
    """What an audience may not see, and what is reached from nothing else."""
    return [
        r.Process("quiet lane"),
        r.Event("quiet", process="quiet lane", handling=handling, date=day("2017-02-01")),
        r.EventLink("round quiet", from_="round", to="quiet"),
        r.ExternalId("quiet id", record="quiet"),
        r.Actor("guest"),
        r.ActorName("guest alias", actor="guest"),
        r.ExternalId("guest id", record="guest"),
        r.Actor("service"),
        r.ActorLink("guest service", from_="guest", to="service"),
        r.ActorLink("guest body", from_="guest", to="body"),
        r.Participation("guest quiet", event="quiet", actor="guest"),
        r.Actor("caller"),
        r.Participation("caller round", event="round", actor="caller", handling=handling),
        r.Excerpt("of the caller", source="paper", start=0, end=2),
        r.Citation("caller came", event="round", excerpt="of the caller",
                   field="attendance:caller", value="attended"),
        r.Excerpt("of the quiet", source="paper", start=2, end=4),
        r.Citation("on the quiet", event="quiet", excerpt="of the quiet"),
        r.Publisher("ministry"),
        r.Publisher("bureau"),
        r.Source("cable", publisher="ministry", originator="bureau", handling=handling,
                 published=day("2017-01-26")),
        r.SourceText("cable text", source="cable"),
        r.Actor("minister"),
        r.Excerpt("cabled", source="cable", speaker="minister"),
        r.Citation("cabled claim", event="round", excerpt="cabled"),
        r.Reading("cabled day", source="cable"),
        r.Publisher("newsroom"),
        r.Source("tomorrow", publisher="newsroom", embargo_until=day("2999-01-01")),
        r.Adoption("quiet choice", event="quiet", field="date"),
        r.Comment("quiet remark", event="quiet"),
        r.Dismissal("quiet finding", record="quiet"),
        r.Briefing("for few", audience="all"),
        r.Issue("printed for few", briefing="for few"),
    ]  # fmt: skip


def made(folder: Path, handling: str) -> Path:
    """A chronology with a word in every text: "seen" or "secret", and a number."""
    number = itertools.count(1)
    records = [said(number, record, "seen") for record in shown()]
    records += [said(number, record, "secret") for record in withheld(handling)]
    weighed = ("claim", "cabled claim")
    records.append(
        r.Adoption("choice", event="round", field="date", value="2017-01-23/2017-01-24",
                   citations=weighed, reason="secret reason")
    )  # fmt: skip
    path = folder / "a.parley"
    store = SqliteFiles(folder / "backups").create(path, operations.new_chronology("Talks"), STAMP)
    Document(store).apply(operations.add(records))
    store.close()
    return path


@pytest.mark.parametrize(
    ("audience", "handling"),
    [("open", "internal"), ("open", "restricted"), ("internal", "restricted")],
)
@pytest.mark.parametrize(
    ("name", "options"),
    [("a.json", ()), ("a.csv", ()), ("c.csv", ("--citations",)), ("a.svg", ())],
)
def test_no_withheld_word_is_in_a_file(
    parley: Parley, tmp_path: Path, audience: str, handling: str, name: str, options: tuple[str]
) -> None:
    path, out = made(tmp_path, handling), tmp_path / name
    command = "chart" if name.endswith("svg") else "export"
    status, told, noted = parley(command, path, out, "--audience", audience, *options)
    assert status == 0, noted
    text = out.read_text(encoding="utf-8")
    assert "secret" not in text + told + noted
    assert "seen" in text


@pytest.mark.parametrize("audience", ["open", "internal"])
def test_what_is_shown_keeps_all_that_it_names(
    parley: Parley, tmp_path: Path, audience: str
) -> None:
    path, out = made(tmp_path, "restricted"), tmp_path / "a.json"
    assert parley("export", path, out, "--audience", audience)[0] == 0
    text = out.read_text(encoding="utf-8")
    assert [one.id for one in shown() if f'"id":"{one.id}"' not in text] == []


def test_where_nothing_is_withheld_nothing_is_left_out(parley: Parley, tmp_path: Path) -> None:
    path, outs = made(tmp_path, "open"), (tmp_path / "a.json", tmp_path / "b.json")
    assert parley("export", path, outs[0], "--audience", "all")[0] == 0
    text = outs[0].read_text(encoding="utf-8")
    everything = [*shown(), *withheld("open")]
    assert [one.id for one in everything if f'"id":"{one.id}"' not in text] == []
