"""The canonical bytes of records: fixed for good; every digest and log entry rests on them."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from typing import Any

import pytest
from hypothesis import given

from tests.strategies import records
from timeline_app import canonical
from timeline_app import records as r
from timeline_app.canonical import FieldError, from_plain, plain, record_digest, record_text
from timeline_app.dates import EventDate
from timeline_app.field_types import EMPTY_MAP, FieldSpec, FieldType
from timeline_app.records import KINDS, Record, kind_of

DAY = EventDate.parse("2017-02-15/2017-02-16")

# One record of each kind, its text, and the first half of its digest. They must never change.
GOLDEN: list[tuple[Record, str, str]] = [
    (
        r.Heading("h", title="Syria", language="ar"),
        '{"id":"h","language":"ar","title":"Syria"}',
        "f1a0c9141ba759cc7f49abb2a885c202",
    ),
    (
        r.Process("p", name="Astana", colour="#d55e00", position=2),
        '{"colour":"#d55e00","id":"p","name":"Astana","position":2}',
        "50b26081bd1c1b2a44807d50b29685cb",
    ),
    (
        r.Event("e", process="p", title="A", date=DAY, status="held", tags=("a", "é")),
        '{"date":"2017-02-15/2017-02-16","id":"e","process":"p","status":"held","tags":["a","é"],"title":"A"}',
        "e50bd80742f4ce17576a3b14d8374ed2",
    ),
    (
        r.EventLink("l", "e", "f", kind="violates"),
        '{"from":"e","id":"l","kind":"violates","to":"f"}',
        "75fc1cce14617d832910ab1c162e3cb4",
    ),
    (
        r.Actor("a", name="Россия", kind="state"),
        '{"id":"a","kind":"state","name":"Россия"}',
        "5996719e6c7ed16bce96afac31c924c6",
    ),
    (
        r.ActorName("n", "a", name="روسيا", language="ar", since=EventDate.parse("2015")),
        '{"actor":"a","id":"n","language":"ar","name":"روسيا","since":"2015"}',
        "03bf5aae7e8d710e8b9dffdb6e21d861",
    ),
    (
        r.ActorLink("k", "a", "b", until=EventDate.parse("2016-12-31")),
        '{"from":"a","id":"k","to":"b","until":"2016-12-31"}',
        "f0df6e800826f4ba5dd9b36aad4fee59",
    ),
    (
        r.Participation("pa", "e", "a", role="guarantor", attendance="attended"),
        '{"actor":"a","attendance":"attended","event":"e","id":"pa","role":"guarantor"}',
        "766d73ca0fef383494abeb0feace7264",
    ),
    (
        r.Publisher("pu", name="FNA", reliability="C"),
        '{"id":"pu","name":"FNA","reliability":"C"}',
        "c26cc0ce77e695da04adc7c451591f42",
    ),
    (
        r.Source(
            "s", publisher="pu", title='A "new" round', published=EventDate.parse("2017-02-14")
        ),
        '{"id":"s","published":"2017-02-14","publisher":"pu","title":"A \\"new\\" round"}',
        "4e9b5bc8fbd393b0eb7093089533f11e",
    ),
    (
        r.SourceText("t", "s", text="line\n\u2028\ttab", text_hash="00", version=2),
        '{"id":"t","source":"s","text":"line\\n\u2028\\ttab","text_hash":"00","version":2}',
        "bcce0e7a1accfa4a87259b1b88167d7a",
    ),
    (
        r.Excerpt("x", "s", start=0, end=4, exact="on \U0001f54a", said=DAY),
        '{"end":4,"exact":"on 🕊","id":"x","said":"2017-02-15/2017-02-16","source":"s","start":0}',
        "f51aa80f0af7bf37dd552e3e6d5677b8",
    ),
    (
        r.Citation(
            "c", "e", "x", stance="announces", field="date", value="2017-02-20", credibility=2
        ),
        '{"credibility":2,"event":"e","excerpt":"x","field":"date","id":"c","stance":"announces","value":"2017-02-20"}',
        "417a1f7226722ec2a856905d0597127e",
    ),
    (
        r.Adoption("ad", "e", field="date", value="2017-02-23", citations=("c",), day=DAY),
        '{"citations":["c"],"day":"2017-02-15/2017-02-16","event":"e","field":"date","id":"ad","value":"2017-02-23"}',
        "4b7f436461bacfb11478743d2f5005f3",
    ),
    (
        r.Reading("re", "s", start=3, end=9, exact="Monday", date=EventDate.parse("2017-02-20~")),
        '{"date":"2017-02-20~","end":9,"exact":"Monday","id":"re","source":"s","start":3}',
        "6742ec3848547e94b4aa8812dfe62e7e",
    ),
    (
        r.Comment("co", "e", written="2026-01-01T00:00:00Z", text="why?", resolved=1),
        '{"event":"e","id":"co","resolved":1,"text":"why?","written":"2026-01-01T00:00:00Z"}',
        "1d5034a5c9caea8e90cf248ae7b9a442",
    ),
    (
        r.Dismissal("d", rule="gap", record="e", facts="1"),
        '{"facts":"1","id":"d","record":"e","rule":"gap"}',
        "a581860136c04e8089e49fd6afb49e8f",
    ),
    (
        r.Briefing("b", title="Talks", options={"z": 1.5, "a": [True, None]}, lanes=("p",)),
        '{"id":"b","lanes":["p"],"options":{"a":[true,null],"z":1.5},"title":"Talks"}',
        "39f1581ca6976e06420f7e5006a06910",
    ),
    (
        r.Issue("i", "b", operation=9, pdf=b"%PDF", facts={"e": {"date": "2017"}}),
        '{"briefing":"b","facts":{"e":{"date":"2017"}},"id":"i","operation":9,"pdf":"JVBERg=="}',
        "6635cd8a5ecc2d05905f1eea588eba38",
    ),
    (
        r.ColumnMapping("m", name="Excel", columns={"Datum": "date"}),
        '{"columns":{"Datum":"date"},"id":"m","name":"Excel"}',
        "995e90d4f02b48e0d8d83521e95a689f",
    ),
    (
        r.ExternalId("ex", record="e", scheme="PA-X", value="1993"),
        '{"id":"ex","record":"e","scheme":"PA-X","value":"1993"}',
        "1ba58bfd20a7f58d1bbadcc6b9ce8199",
    ),
]

# The digest of a record of each kind whose every field is filled by ``_filled``.
FULL = {
    "chronology": "9397cb8110488fac577e94677f0c5221e489b054d8ee3ea87ce3bc0a77369b91",
    "process": "7107832b553eef2afe6a0302f55d7a16c63e1fe38ecbb5e4449de9ae6a4461c9",
    "event": "744921208297bb3fc6f5502b68e6ecdc02b2ad611d776a0768dc4705764ba615",
    "event_link": "c8bdc844928f65bf2dc33af9015b982b32e92b81cfad7f6340231593bd7a24ea",
    "actor": "36d3f29a629e480299befb7acf1f06f968fb52c413f3cdcd2d42533a1542e1fc",
    "actor_name": "a56ad4d754d269893f7a78f3a462a8a3544c8600db917f53a8cd6dcdc4a6ea3d",
    "actor_link": "6e2a21f4de72a0661e949e9ca9972db45301f11a2885914341945be79681779a",
    "participation": "de4b8e5e08eca72623f5fa5185c1a2c7f2fb3d41c47fc742b915dfa48fe72d00",
    "publisher": "7221f47923bd6d39b8cc4a351c8d9c62d4893de71391148b53c3e25981b0e413",
    "source": "36e121c611816559af9cafe32491e3119613cf24f9a178d775c41dea24306169",
    "source_text": "5fce8fb3aeb7dc062c55105ed0696b75beddc77630f2efca3337d6b6a7878da6",
    "excerpt": "8122be4ebcc940f258b6a26a4ffff0ae977cd2ffcdbdd0abd5bcf6eb8e1ae3b7",
    "citation": "e73ab5acffd32cfa1805acbbdf4d20b14dc7bb90c07e2d5acaa283d4c5e96714",
    "adoption": "d5d9a48f4b64b400916b24ad19ebcf338e5c47b9ba24bee651e1fa187f1a7f9f",
    "reading": "79b8326e8e823937aee238f7c626c082edef8d35b45706fdfb105e7e22884161",
    "comment": "15714fd529cd395348e543ef7fc759b9647114be42ad68eeebaa6ba82b8e6a47",
    "dismissal": "bdaff2b6d37069bba37ef69d920c79a33caa146b4dca039f9a01af963f62a4cd",
    "briefing": "b30bbdfa3cb090ac314bec5057b12f51a5c41bc2a37401750d9ec93ba53e3679",
    "issue": "5f7fc1bdf1bf0bc72ad9f4727d232302b9dfef7c8c19dd4e8237fcf6998cc078",
    "mapping": "1ee417470eea2010cc57a1234712eb8dbbdfa1cc98a1290c72638690eda4dd30",
    "external_id": "b09ce283a0ceb4c3fd75769fd98ec6cb544337676ae0136ed6ceb49ad8765562",
}

_VALUES: dict[FieldType, Any] = {
    FieldType.INTEGER: 7,
    FieldType.DATE: DAY,
    FieldType.LIST: ("b", "a"),
    FieldType.MAP: {"b": [1, 2.5, None], "a": {"é": True}},
    FieldType.BYTES: b"\x00\xff",
}


def _filled(kind: str) -> Record:
    values = {
        spec.name: _VALUES.get(spec.type, f'{spec.key} “é” هدنة \U0001f54a\n"\\\x1f\x7f\u2028')
        for spec in KINDS[kind].specs
    }
    made: Record = KINDS[kind].record_class("id-1", **values)
    return made


@pytest.mark.parametrize(("record", "text", "digest"), GOLDEN, ids=lambda v: type(v).__name__)
def test_canonical_text_and_digest_are_fixed(record: Record, text: str, digest: str) -> None:
    assert record_text(record) == text
    assert record_digest(record)[:32] == digest


@pytest.mark.parametrize("kind", KINDS)
def test_digest_of_a_full_record_is_fixed(kind: str) -> None:
    assert record_digest(_filled(kind)) == FULL[kind]


def test_golden_records_cover_every_kind() -> None:
    assert {kind_of(record) for record, _, _ in GOLDEN} == set(KINDS) == set(FULL)


def test_digest_is_sha256_of_kind_line_feed_and_text() -> None:
    record = r.Event("1", title="é")
    assert record_text(record) == '{"id":"1","title":"é"}'
    found = "788786b1fb6c86f7b6e3ee1fa65ead26baeb24249d049166572ccec413c76721"
    assert record_digest(record) == found


def test_defaults_are_fixed_too() -> None:
    """Another default would change the bytes of every record that has it; so would a lost field.

    A new kind or field changes this digest, and may; check that nothing else did.
    """
    defaults = {
        kind.name: {
            spec.key: None if spec.required else canonical.value_out(spec, spec.default)
            for spec in kind.specs
        }
        for kind in KINDS.values()
    }
    found = hashlib.sha256(canonical.dump(defaults).encode()).hexdigest()
    assert found == "204d6d0275618ef949ab379ff38f2f9d751a7baa5152f794072682bc11a0ea4b"


@given(records)
def test_record_comes_back_from_its_text(record: Record) -> None:
    kind = KINDS[kind_of(record)]
    back = from_plain(kind, json.loads(record_text(record)))
    assert back == record
    assert record_text(back) == record_text(record)


@given(records)
def test_text_is_json_with_sorted_keys_and_no_blanks(record: Record) -> None:
    text = record_text(record)
    found = json.loads(text)
    again = json.dumps(found, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert text == again
    assert text.encode().decode() == text


@given(records)
def test_fields_at_their_default_are_left_out(record: Record) -> None:
    written = plain(record)
    for spec in KINDS[kind_of(record)].specs:
        at_default = not spec.required and getattr(record, spec.name) == spec.default
        assert (spec.key in written) != at_default


def test_a_new_field_with_a_default_changes_no_text(monkeypatch: pytest.MonkeyPatch) -> None:
    @dataclasses.dataclass(frozen=True, slots=True)
    class Event2(r.Event):
        mood: str = "calm"

    new = FieldSpec("mood", "mood", FieldType.TEXT, "calm", required=False, reference=None)
    kind = KINDS["event"]
    specs = (*kind.specs, new)
    wider = r.Kind("event", "events", Event2, specs, {spec.key: spec for spec in specs})
    monkeypatch.setitem(canonical._WRITERS, Event2, canonical._Writer(wider))
    for old, text, _ in GOLDEN:
        if isinstance(old, r.Event):
            names = [field.name for field in dataclasses.fields(old)]
            assert record_text(Event2(**{name: getattr(old, name) for name in names})) == text
    assert '"mood":"angry"' in record_text(Event2("1", mood="angry"))


def _deep(levels: int) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for _ in range(levels):
        found = {"a": found}
    return found


@pytest.mark.parametrize(
    ("kind", "source"),
    [
        ("event", {"title": 1}),
        ("event", {"title": None}),
        ("event", {"title": "\ud800"}),
        ("event", {"colour": "red"}),
        ("event", {"date": "yesterday"}),
        ("event", {"date": 2017}),
        ("event", {"number_sort": 2**63}),
        ("event", {"number_sort": True}),
        ("event", {"number_sort": 1.0}),
        ("event", {"tags": "a"}),
        ("event", {"tags": ["a", 1]}),
        ("event", {"tags": ["\udfff"]}),
        ("event", {"extra": []}),
        ("event", {"extra": {"a": float("nan")}}),
        ("event", {"extra": {"a": [float("inf")]}}),
        ("event", {"extra": {1: "a"}}),
        ("event", {"extra": {"a": b"x"}}),
        ("event", {"extra": {"\ud800": 1}}),
        ("event", {"extra": _deep(101)}),
        ("event", {"process": 5}),
        ("event", {"id": ""}),
        ("event", {"id": 7}),
        ("event", {"id": None}),
        ("event", {"id": "\ud800"}),
        ("process", {"position": None}),
        ("citation", {"event": "e"}),
        ("citation", {"event": None, "excerpt": "x"}),
        ("issue", {"briefing": "b", "pdf": "%%%"}),
        ("issue", {"briefing": "b", "pdf": "QQ"}),
    ],
)
def test_a_value_that_does_not_fit_is_a_field_error(kind: str, source: dict[str, Any]) -> None:
    with pytest.raises(FieldError) as caught:
        from_plain(KINDS[kind], {"id": "1"} | source)
    assert str(caught.value).endswith(".")


def test_table_is_the_readers_own_and_nested_to_a_hundred() -> None:
    source = {"id": "1", "extra": {"a": ["b"]}}
    record = from_plain(KINDS["event"], source)
    source["extra"] = {}
    assert record == r.Event("1", extra={"a": ["b"]})
    assert from_plain(KINDS["event"], {"id": "1", "extra": _deep(99)}) is not None
    assert from_plain(KINDS["event"], {"id": "1", "extra": {}}) == r.Event("1", extra=EMPTY_MAP)
