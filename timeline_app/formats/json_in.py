"""Parley's JSON read against an open chronology: what would be added, updated, held back."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias, cast

from timeline_app import records as r
from timeline_app.anchors import pin_quote
from timeline_app.articles.cleaning import clean, text_hash
from timeline_app.canonical import FieldError, from_plain
from timeline_app.changes import Change
from timeline_app.chronology import Chronology
from timeline_app.errors import KnownError
from timeline_app.formats.decoding import decode
from timeline_app.formats.json_out import VERSION
from timeline_app.formats.proposal import Proposal, Rejected
from timeline_app.records import KINDS, Kind, Record, new_id
from timeline_app.vocabulary import misfit

Texts: TypeAlias = Callable[[Iterable[str]], Iterable[r.SourceText]]
"""Gives the stored texts of some sources, by their ids."""


def read(data: bytes, chronology: Chronology, texts: Texts, name: str = "a JSON file") -> Proposal:
    """What taking in a JSON file would do. Raises ``KnownError`` where it is not such a file.

    A missing id is made; a source may carry ``text``; an excerpt may be given by ``exact`` alone.
    A record whose id is known is updated field by field; a record that the file lacks stays.
    """
    return _Reading(_document(data), chronology, texts, f"Import {name}").proposal()


_REFERENCES = {
    kind.name: [(s.name, s.key, s.reference) for s in kind.specs if s.reference is not None]
    for kind in KINDS.values()
}


def _document(data: bytes) -> dict[str, Any]:
    text = decode(data).text
    try:
        found = json.loads(text, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        raise KnownError(
            f"Line {error.lineno}: this is not JSON ({error.msg}).", "Nothing was imported."
        ) from error
    except (ValueError, RecursionError) as error:
        raise KnownError(
            "This JSON is nested too deeply or holds a number that JSON does not have.",
            "Nothing was imported.",
        ) from error
    if not isinstance(found, dict) or found.get("format") != "parley":
        raise KnownError(
            "This JSON file is not a Parley chronology (it has no “format”: “parley”).",
            "Nothing was imported.",
        )
    version = found.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or not 1 <= version <= VERSION:
        raise KnownError(
            f"This file has version {version} of the format; this Parley knows {VERSION}.",
            "Nothing was imported.",
            "Use a newer Parley.",
        )
    return found


def _no_constant(name: str) -> None:
    raise ValueError(name)


class _Reading:
    """One file read against one chronology."""

    def __init__(
        self, document: Mapping[str, Any], chronology: Chronology, texts: Texts, label: str
    ) -> None:
        self._chronology = chronology
        self._proposal = Proposal(label)
        self._texts = texts
        self._found: dict[str, dict[str, Record]] = {name: {} for name in KINDS}
        self._places: dict[str, str] = {}
        self._stored: dict[str, r.SourceText] = {}
        self._taken = {i: kind for kind in KINDS for i in chronology.all(kind)}
        self._read_all(document)

    def _reject(self, place: str, reason: str) -> None:
        self._proposal.rejected.append(Rejected(place, reason))

    def _read_all(self, document: Mapping[str, Any]) -> None:
        plurals = {kind.plural: kind for kind in KINDS.values()}
        for key, items in document.items():
            if key in ("format", "version"):
                continue
            if key not in plurals or not isinstance(items, list):
                self._reject(key, "This is not an array of a kind that Parley knows.")
        for kind in KINDS.values():
            items = document.get(kind.plural)
            for number, item in enumerate(items if isinstance(items, list) else []):
                self._read_item(kind, item, f"{kind.plural}[{number}]")

    def _read_item(self, kind: Kind, item: Any, place: str) -> None:
        if not isinstance(item, dict):
            self._reject(place, "This is not an object.")
            return
        item = dict(item)
        item.setdefault("id", new_id())
        text = item.pop("text", None) if kind.name == "source" else None
        try:
            record = from_plain(kind, item)
        except FieldError as error:
            self._reject(_named(place, item), str(error))
            return
        if record.id in self._places:
            self._reject(place, f"It repeats the id of {self._places[record.id]}.")
            return
        wrong = misfit(kind.name, record)
        wrong = wrong or self._id_taken(kind, record.id)
        if wrong:
            self._reject(_named(place, item), wrong)
            return
        self._keep(kind, self._cleaned(record), place)
        if text is not None:
            self._keep_text(record.id, text, place)

    def _id_taken(self, kind: Kind, identity: str) -> str:
        other = self._taken.get(identity, kind.name)
        if other == kind.name:
            return ""
        return f"Its id is that of a {other.replace('_', ' ')} of this chronology."

    def _keep(self, kind: Kind, record: Record, place: str) -> None:
        self._found[kind.name][record.id] = record
        self._places[record.id] = place

    def _cleaned(self, record: Record) -> Record:
        if not isinstance(record, r.SourceText):
            return record
        cleaned = clean(record.text)
        self._proposal.notes += cleaned.notes
        hashed = text_hash(cleaned.text)
        if cleaned.text == record.text and record.text_hash == hashed:
            return record
        return r.SourceText(
            record.id, record.source, record.version, cleaned.text, hashed, record.made_by
        )

    def _keep_text(self, source: str, text: Any, place: str) -> None:
        if not isinstance(text, str):
            self._reject(place, "“text” of a source is a text.")
            return
        cleaned = clean(text)
        self._proposal.notes += cleaned.notes
        hashed = text_hash(cleaned.text)
        record = r.SourceText(new_id(), source, 1, cleaned.text, hashed)
        self._keep(KINDS["source_text"], record, f"{place}.text")

    def proposal(self) -> Proposal:
        self._stored = self._stored_texts()
        self._drop_second_versions()
        self._place_excerpts()
        self._drop_dangling()
        self._compare_heading()
        for kind in KINDS.values():
            if kind.name != "chronology":
                for record in self._found[kind.name].values():
                    self._compare(kind, record)
        return self._proposal

    def _stored_texts(self) -> dict[str, r.SourceText]:
        sources = {
            getattr(record, "source", "")
            for kind in ("source_text", "excerpt")
            for record in self._found[kind].values()
        }
        known = [source for source in sources if source in self._chronology.sources]
        return {text.id: text for text in self._texts(known)} if known else {}

    def _drop_second_versions(self) -> None:
        """A text that repeats a stored version is that version; another text of it is rejected."""
        taken = {(text.source, text.version): text for text in self._stored.values()}
        for identity, record in list(self._found["source_text"].items()):
            record = cast(r.SourceText, record)
            same = taken.setdefault((record.source, record.version), record)
            if same.id == identity:
                continue
            del self._found["source_text"][identity]
            if same.text == record.text:
                self._proposal.unchanged += 1
            else:
                reason = f"Version {record.version} of this source's text is another text here."
                self._reject(self._places[identity], reason)

    def _place_excerpts(self) -> None:
        texts = {
            (text.source, text.version): text.text
            for text in (*self._stored.values(), *self._found["source_text"].values())
            if isinstance(text, r.SourceText)
        }
        for identity, record in self._found["excerpt"].items():
            record = cast(r.Excerpt, record)
            text = texts.get((record.source, record.version))
            if record.start is None and record.exact and text is not None:
                self._found["excerpt"][identity] = pin_quote(record, text)

    def _drop_dangling(self) -> None:
        """Hold back what refers to a record that is neither in the file nor here."""
        dropped = True
        while dropped:
            dropped = False
            for kind in KINDS.values():
                for identity, record in list(self._found[kind.name].items()):
                    missing = self._missing(kind, record)
                    if missing:
                        del self._found[kind.name][identity]
                        self._reject(self._places[identity], missing)
                        dropped = True

    def _missing(self, kind: Kind, record: Record) -> str:
        for name, key, owner in _REFERENCES[kind.name]:
            target = getattr(record, name)
            if target is None or target in self._found[owner]:
                continue
            if self._chronology.get(owner, target) is None:
                what = owner.replace("_", " ")
                return f"“{key}” refers to {what} {target}, which is not in the file."
        return ""

    def _compare_heading(self) -> None:
        """A blank chronology takes the file's heading; another keeps its own."""
        found = list(self._found["chronology"].values())
        if not found:
            return
        mine = self._chronology.heading
        if found[0].id == mine.id:
            self._compare(KINDS["chronology"], found[0])
        elif self._chronology.is_blank():
            if mine.id:
                self._proposal.changes.append(Change.removing(mine))
            self._proposal.changes.append(Change.making(found[0]))
        else:
            self._proposal.notes.append("The title of this chronology stays as it is.")

    def _compare(self, kind: Kind, record: Record) -> None:
        old: Record | None = self._chronology.get(kind.name, record.id)
        if kind.name == "source_text":
            old = self._stored.get(record.id)
        if old is None:
            self._proposal.changes.append(Change.making(record))
            return
        change = Change.between(old, record)
        if change is None:
            self._proposal.unchanged += 1
        else:
            self._proposal.changes.append(change)


def _named(place: str, item: Mapping[str, Any]) -> str:
    name = item.get("title") or item.get("name") or item.get("exact")
    return f"{place} ({str(name)[:40]})" if name else place
