"""Make the built-in example, ``resources/sample/syria.json``, from the facts in ``tools/sample``.

    python -m tools.make_sample            writes the example
    python -m tools.make_sample --check    only says whether the example is up to date

The facts are TOML files: ``base`` (the chronology, processes, invented outlets), ``actors``,
``events_*`` and ``sources_*``. The same facts always give the same bytes.

- An event is a table of fields of ``records.Event`` under its key. Beside them: ``short`` (its
  short title), ``who``, ``links`` ("kind key"), ``ids`` ("scheme value"). ``[defaults]`` holds for
  all events of a file, ``[casts]`` names lists for ``who``.
- In ``who``: "@cast", or "actor:role:attendance | represented by | rank | note | contact", of which
  all but the actor may be left out.
- In a source's text ⟦ and ⟧ enclose a passage, and each weekday is followed by its day in braces,
  which is checked and taken out; ``{!…}`` marks a weekday that is wrong on purpose.
- A claim: "event stance field=value … mod=modality | note". Fields ``attendance:`` and ``role:``
  take an actor's key.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import sys
import tomllib
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from timeline_app.canonical import from_plain
from timeline_app.chronology import Chronology
from timeline_app.formats.json_out import write
from timeline_app.records import KINDS, Citation, Event, Record, SourceText
from tools.sample_text import FactsError, Passage, read_text, selectors

ROOT = Path(__file__).parent.parent
FACTS = ROOT / "tools" / "sample"
TARGET = ROOT / "resources" / "sample" / "syria.json"

SHORT_TITLE = 24
"""The longest short title in characters, so that it fits under a mark of the chart."""
PLANS = {"announces", "reports_change"}
NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:parley:sample:syria")

_NUMBER = re.compile(r"([IVX]+|\d+)(?:/(\d+))?")
_ROMAN = {
    numeral: value
    for value, numeral in enumerate(
        ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"), start=1
    )
}

Facts = Mapping[str, Any]


def identify(kind: str, key: str) -> str:
    """The id of a record of the example: the same for the same kind and key, for ever."""
    return str(uuid.uuid5(NAMESPACE, f"{kind} {key}"))


def number_sort(number: str) -> int | None:
    """The order of a round's number: thousands for "IV" or "4", units for the part in "III/2"."""
    if not number:
        return None
    match = _NUMBER.fullmatch(number)
    if not match:
        raise FactsError(f"the number {number} has no order")
    main, part = match.groups()
    return (_ROMAN.get(main) or int(main)) * 1000 + int(part or 0)


class Sample:
    """The records of the example, by kind and id, as they are made from the facts."""

    def __init__(self) -> None:
        self.records: dict[str, dict[str, Record]] = {name: {} for name in KINDS}

    def add(self, kind: str, key: str, fields: Facts) -> str:
        """Add a record, without the fields that are None, and give its id."""
        identity = identify(kind, key)
        if identity in self.records[kind]:
            raise FactsError(f"{kind} {key} is there twice")
        said = {name: value for name, value in fields.items() if value is not None}
        self.records[kind][identity] = from_plain(KINDS[kind], {"id": identity, **said})
        return identity

    def known(self, kind: str, key: str) -> str:
        """The id of a record that is there already."""
        identity = identify(kind, key)
        if identity not in self.records[kind]:
            raise FactsError(f"there is no {kind} {key}")
        return identity

    def add_base(self, facts: Facts) -> None:
        """The chronology, its processes in their order, and the publishers."""
        self.add("chronology", "syria", facts["chronology"])
        for position, (key, process) in enumerate(facts["processes"].items(), start=1):
            short = {"short_name": process["name"]}
            self.add("process", key, {**short, **process, "position": position})
        for key, outlet in facts["outlets"].items():
            fields = {name: outlet[name] for name in ("name", "reliability")}
            self.add("publisher", key, fields)

    def add_actors(self, facts: Facts) -> None:
        """Actors, their other names, and what joins them."""
        for key, actor in facts["actors"].items():
            names = actor.get("names", ())
            identity = self.add("actor", key, {**actor, "names": None})
            for entry in names:
                language, name = entry.split(":", 1)
                fields = {"actor": identity, "name": name, "language": language}
                self.add("actor_name", f"{key} {entry}", fields)
        for line in facts["links"]:
            start, kind, end, *days = line.split()
            since, until = (*days, None, None)[:2]
            ends = {"from": self.known("actor", start), "to": self.known("actor", end)}
            self.add("actor_link", line, {**ends, "kind": kind, "since": since, "until": until})

    def add_events(self, facts: Facts) -> None:
        """The events of one file, with who takes part and what they are called elsewhere."""
        casts = facts.get("casts", {})
        events = {**facts.get("events", {}), **_resolutions(facts.get("resolutions", {}))}
        for key, said in events.items():
            self._add_event(key, {**facts["defaults"], **said}, casts)
        for key, said in events.items():
            for line in said.get("links", ()):
                kind, target = line.split()
                ends = {"from": identify("event", key), "to": identify("event", target)}
                self.add("event_link", f"{key} {line}", {**ends, "kind": kind})

    def _add_event(self, key: str, event: Facts, casts: Facts) -> None:
        short = event.get("short", event["title"])
        if len(short) > SHORT_TITLE:
            raise FactsError(f"the short title of {key} is too long")
        fields = {name: value for name, value in event.items() if name in KINDS["event"].by_key}
        fields["process"] = self.known("process", event["process"])
        if "parent" in event:
            fields["parent"] = self.known("event", event["parent"])
        fields["short_title"] = short
        fields["number_sort"] = number_sort(event.get("number", ""))
        identity = self.add("event", key, fields)
        for line in _cast(event.get("who", ()), casts):
            actor, _, _ = line.partition("|")[0].strip().partition(":")
            part = {"event": identity, "actor": self.known("actor", actor), **_part(line)}
            self.add("participation", f"{key} {actor}", part)
        for entry in event.get("ids", ()):
            scheme, value = entry.split(" ", 1)
            fields = {"record": identity, "scheme": scheme, "value": value}
            self.add("external_id", f"{key} {entry}", fields)

    def add_source(self, source: Facts, outlets: Facts) -> None:
        """An invented source with its text, its passages and what they claim."""
        outlet = outlets[source["outlet"]]
        published = source["published"]
        body, places = read_text(source["text"], date.fromisoformat(published))
        passages = source["passages"]
        if len(places) != len(passages):
            raise FactsError(f"{source['title']}: {len(places)} passages are marked")
        text = f"{body}\n\n{outlet['closing']}"
        key = f"{source['outlet']} {published} {source['title']}"
        origin = source.get("originator")
        identity = self.add(
            "source",
            key,
            {
                "publisher": self.known("publisher", source["outlet"]),
                "originator": self.known("publisher", origin) if origin else None,
                "title": outlet["mark"] + source["title"],
                "published": published,
                "language": outlet["language"],
            },
        )
        digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
        self.add("source_text", key, {"source": identity, "text": text, "text_hash": digest})
        for index, (place, passage) in enumerate(zip(places, passages, strict=True), start=1):
            self._add_passage(f"{key} {index}", identity, selectors(text, place), passage)
        for line in source.get("readings", ()):
            exact, _, day = line.rpartition(" = ")
            place = Passage(text.index(exact), text.index(exact) + len(exact))
            pinned = selectors(text, place)
            where = {name: pinned[name] for name in ("start", "end", "exact")}
            self.add("reading", f"{key} {exact}", {"source": identity, **where, "date": day})

    def _add_passage(self, key: str, source: str, place: Facts, passage: Facts) -> None:
        speaker = passage.get("by")
        fields = {
            "source": source,
            **place,
            "said": passage.get("said"),
            "speaker": self.known("actor", speaker) if speaker else None,
            "speaker_as": passage.get("as"),
            "voice": passage.get("voice", "named" if speaker else "outlet"),
        }
        excerpt = self.add("excerpt", key, fields)
        for line in passage["claims"]:
            for claim in self._claims(line):
                name = f"{key} {line.split()[0]} {claim['stance']} {claim.get('field', '')}"
                self.add("citation", name.strip(), {"excerpt": excerpt, **claim})

    def _claims(self, line: str) -> Iterator[dict[str, Any]]:
        said, _, note = line.partition(" | ")
        key, stance, *pairs = said.split()
        values = dict(pair.split("=", 1) for pair in pairs)
        modality = values.pop("mod", "expects" if stance in PLANS else "asserts")
        shared = {"event": self.known("event", key), "stance": stance, "note": note}
        if not values:
            yield shared
        for field, value in values.items():
            area, _, actor = field.partition(":")
            yield {
                **shared,
                "field": f"{area}:{self.known('actor', actor)}" if actor else field,
                "value": value,
                "modality": "asserts" if field == "status" else modality,
            }

    def add_adoption(self, adoption: Facts) -> None:
        """The analyst's choice among the date claims of an event."""
        event = self.known("event", adoption["event"])
        weighed = sorted(
            identity
            for identity, record in self.records["citation"].items()
            if (record.event, record.field) == (event, "date")  # type: ignore[union-attr]
            and record.value in adoption["weighed"]  # type: ignore[union-attr]
        )
        fields = {name: adoption[name] for name in ("value", "reason", "author", "day")}
        fields |= {"event": event, "field": "date", "citations": weighed}
        self.add("adoption", adoption["event"], fields)

    def set_reviews(self) -> None:
        """Mark as checked what a passage supports and no fact marks as doubtful; else a draft."""
        cited = {
            record.event
            for record in self.records["citation"].values()
            if isinstance(record, Citation) and record.stance == "supports"
        }
        for identity, record in self.records["event"].items():
            doubted = isinstance(record, Event) and any("not checked" in t for t in record.tags)
            if isinstance(record, Event) and identity in cited and not doubted:
                self.records["event"][identity] = replace(record, review="checked")

    def check_references(self) -> None:
        """Raise unless every reference names a record of the example."""
        for name, records in self.records.items():
            for spec in KINDS[name].specs:
                for record in records.values() if spec.reference else ():
                    target = getattr(record, spec.name)
                    if target is not None and target not in self.records[str(spec.reference)]:
                        raise FactsError(f"{record} refers to a record that is not there")

    def text(self) -> str:
        """The example as JSON text, byte for byte as Parley exports it."""
        every = [record for kind in self.records.values() for record in kind.values()]
        texts = [record for record in every if isinstance(record, SourceText)]
        rest = [record for record in every if not isinstance(record, SourceText)]
        return b"".join(write(Chronology.of(rest), texts)).decode("utf-8")


def _resolutions(table: Facts) -> dict[str, dict[str, Any]]:
    found = {}
    for number, facts in table.items():
        found[f"res-{number}"] = {
            "title": f"S/RES/{number} ({facts['date'][:4]}): {facts['about']}",
            "short": f"S/RES/{number}",
            "date": facts["date"],
            "ids": [f"UN S/RES/{number}", *facts.get("ids", ())],
            "links": facts.get("links", []),
            "tags": [*facts.get("tags", ()), *(["date not checked"] * ("unchecked" in facts))],
        }
    return found


def _cast(lines: list[str], casts: Facts) -> Iterator[str]:
    for line in lines:
        if line.startswith("@"):
            yield from _cast(casts[line[1:]], casts)
        else:
            yield line


def _part(line: str) -> dict[str, str]:
    """The fields of a participation that a line of ``who`` names."""
    who, *rest = (part.strip() for part in line.split("|"))
    names = ("role", "attendance", "represented_by", "rank", "note", "contact")
    _, role, attendance = (*who.split(":"), "", "")[:3]
    values = (role, attendance, *rest)
    return {name: value for name, value in zip(names, values, strict=False) if value}


def _facts(pattern: str) -> list[Facts]:
    paths = sorted(FACTS.glob(f"{pattern}.toml"))
    return [tomllib.loads(path.read_text(encoding="utf-8")) for path in paths]


def build() -> Sample:
    """The example, made from the facts; raises ``FactsError`` where they do not hold together."""
    sample = Sample()
    (base,) = _facts("base")
    (actors,) = _facts("actors")
    events = _facts("events_*")
    sample.add_base(base)
    sample.add_actors(actors)
    for facts in events:
        sample.add_events(facts)
    for facts in _facts("sources_*"):
        for source in facts["sources"]:
            sample.add_source(source, base["outlets"])
    for facts in events:
        for adoption in facts.get("adoptions", ()):
            sample.add_adoption(adoption)
    sample.set_reviews()
    sample.check_references()
    return sample


def main(arguments: list[str] | None = None) -> int:
    """Write the example, or with ``--check`` compare it; 1 if it is out of date."""
    parser = argparse.ArgumentParser(description="Make the built-in example from its facts.")
    parser.add_argument("--check", action="store_true", help="only compare, write nothing")
    options = parser.parse_args(arguments)
    sample = build()
    made = sample.text().encode("utf-8")
    counts = ", ".join(
        f"{len(records)} {KINDS[name].plural}"
        for name, records in sample.records.items()
        if records
    )
    if options.check:
        current = TARGET.exists() and TARGET.read_bytes() == made
        print("The example is up to date." if current else "The example is out of date.")
        return 0 if current else 1
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(made)
    print(f"The example: {counts}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
