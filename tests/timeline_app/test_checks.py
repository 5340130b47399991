"""Review findings: each rule finds what it is for, and nothing in what is as it should be."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from datetime import date

import pytest

from timeline_app import checks, operations
from timeline_app import records as r
from timeline_app.checks import Finding, TextFacts
from timeline_app.chronology import Chronology
from timeline_app.dates import EventDate
from timeline_app.records import Record
from ui.commands.files import sample

TODAY = date(2017, 5, 9)


def day(text: str) -> EventDate:
    return EventDate.parse(text)


def round_(identity: str = "e", **values: object) -> r.Event:
    """A checked round of February 2017 in a process."""
    event = r.Event(
        identity, process="p", title="Geneva IV", date=day("2017-02-23"), status="held",
        review="checked",
    )  # fmt: skip
    return dataclasses.replace(event, **values)  # type: ignore[arg-type]


def cited(
    identity: str, value: str, published: str = "2017-02-24", *, field: str = "date",
    stance: str = "supports", event: str = "e", exact: str = "Sample", **excerpt: object,
) -> list[Record]:  # fmt: skip
    """A paper with a passage that claims a value."""
    return [
        r.Publisher(f"p{identity}", name=f"Paper {identity}"),
        r.Source(f"s{identity}", publisher=f"p{identity}", title="T", published=day(published)),
        r.Excerpt(f"x{identity}", source=f"s{identity}", exact=exact, **excerpt),  # type: ignore[arg-type]
        r.Citation(
            f"c{identity}", event=event, excerpt=f"x{identity}", stance=stance, field=field,
            value=value,
        ),
    ]  # fmt: skip


def status(value: str = "held") -> list[Record]:
    return cited("status", value, field="status")


def look(
    records: Iterable[Record], today: date = TODAY, texts: TextFacts | None = None
) -> list[Finding]:
    chronology = Chronology.of([r.Process("p", name="Geneva"), *records])
    return checks.findings(chronology, today, texts)


def rules(records: Iterable[Record], today: date = TODAY) -> list[str]:
    return [one.rule for one in look(records, today)]


class TestWhatValuesRestOn:
    """Sources, claims, conflicts."""

    def test_what_is_as_it_should_be_is_not_found(self) -> None:
        assert look([round_(), *cited("a", "2017-02-23"), *status()]) == []

    def test_an_event_without_a_source(self) -> None:
        (found,) = look([round_()])
        assert (found.rule, found.record, found.subject) == ("no_source", "e", "Geneva IV")
        assert found.next_step == "Cite a passage that reports it."

    def test_reports_of_different_days(self) -> None:
        records = [round_(), *cited("a", "2017-02-24"), *cited("b", "2017-02-23"), *status()]
        (found,) = look(records)
        assert found.rule == "conflict"
        assert found.detail == "23 Feb or 24 Feb 2017"
        assert found.reason == "Two dates are claimed. The chronology shows 23 Feb 2017."

    def test_an_adoption_that_weighed_all_settles_it(self) -> None:
        adoption = r.Adoption("a", event="e", field="date", value="2017-02-23",
                              citations=("ca", "cb"), reason="Own count")  # fmt: skip
        records = [round_(), *cited("a", "2017-02-24"), *cited("b", "2017-02-23"), *status()]
        assert rules([*records, adoption]) == ["one_origin"]
        more = cited("c", "2017-02-23")
        assert rules([*records, adoption, *more]) == []

    def test_reports_that_only_say_less_do_not_disagree(self) -> None:
        records = [
            round_(date=day("2017-02-23/2017-03-03")),
            *cited("a", "2017-02-23/"), *cited("b", "2017-02-23/2017-03-03"),
            *cited("c", "/2017-03-03"), *status(),
        ]  # fmt: skip
        assert look(records) == []

    def test_a_date_that_no_passage_gives(self) -> None:
        records = [round_(), *cited("a", "Geneva", field="city"), *status()]
        (found,) = look(records)
        assert (found.rule, found.facts) == ("unclaimed", "date 2017-02-23")
        assert "“23 Feb 2017” stands in the chronology" in found.reason

    def test_a_status_that_no_passage_gives(self) -> None:
        (found,) = look([round_(), *cited("a", "2017-02-23")])
        assert found.detail == "status held"

    def test_what_is_disputed_does_not_count_as_given(self) -> None:
        records = [round_(), *cited("a", "2017-02-23", stance="context"), *status()]
        assert rules(records) == ["unclaimed"]


class TestTime:
    """Planned days, open ends, years."""

    def test_a_planned_day_that_has_passed(self) -> None:
        plan = cited("a", "2017-02-23", "2017-02-13", stance="announces")
        records = [round_(status="scheduled"), *plan, *status("scheduled")]
        (found,) = look(records)
        assert found.rule == "planned_day"
        assert found.reason.startswith("Did it happen? The last planned day was 23 Feb 2017")
        assert rules(records, date(2017, 2, 23)) == []

    def test_a_plan_that_was_reported_keeps_its_status_only_by_oversight(self) -> None:
        records = [round_(status="scheduled"), *cited("a", "2017-02-23"), *status("scheduled")]
        (found,) = look(records)
        assert "A source reports it" in found.reason

    def test_a_proposal_that_was_made_is_no_plan(self) -> None:
        event = round_(kind="proposal", status="proposed")
        assert look([event, *cited("a", "2017-02-23"), *status("proposed")]) == []

    @pytest.mark.parametrize(("today", "found"), [(date(2017, 8, 2), 0), (date(2017, 8, 3), 1)])
    def test_an_open_end_after_ninety_days(self, today: date, found: int) -> None:
        event = round_(kind="ceasefire", status="in_force", date=day("2016-12-30/.."))
        records = [event, *cited("a", "2016-12-30/", "2017-05-04"), *status("in_force")]
        assert rules(records, today) == ["open_end"] * found

    def test_a_year_that_looks_wrong(self) -> None:
        event = round_(date=day("2023-06-20/2023-06-21"))
        right = [event, *cited("a", "2023-06-20/2023-06-21", "2023-06-21"), *status()]
        slipped = cited("b", "2022-06-20/2022-06-21", "2023-06-21")
        assert rules([*right, *slipped]) == ["conflict", "odd_year"]
        far = cited("b", "2020-06-20", "2023-06-21")
        assert "odd_year" in rules([*right, *far])

    def test_the_turn_of_a_year_is_not_wrong(self) -> None:
        event = round_(date=day("2016-12-30"))
        assert look([event, *cited("a", "2016-12-30", "2017-01-02"), *status()]) == []


class TestPassages:
    """Texts, quotes, sources."""

    def test_a_source_without_a_day(self) -> None:
        (found,) = look([r.Source("s", title="Wire")])
        assert (found.rule, found.source, found.detail) == ("bare_source", "s", "no day")

    def test_a_source_without_a_text_where_texts_are_known(self) -> None:
        source = r.Source("s", title="Wire", published=day("2017-02-13"))
        assert look([source]) == []
        assert [one.detail for one in look([source], texts=TextFacts())] == ["no text"]
        assert look([source], texts=TextFacts(frozenset({"s"}))) == []

    @pytest.mark.parametrize(
        ("place", "text", "lost"),
        [
            ((0, 6), "Sample text", ""),
            ((2, 8), "Sample text", "The passage no longer stands at its place in the text."),
            ((0, 6), "Other", "The passage no longer stands at its place in the text."),
            ((None, None), "Other", "The source has a text, and the passage is not in it."),
        ],
    )
    def test_a_passage_that_is_not_at_its_place(
        self, place: tuple[int | None, int | None], text: str, lost: str
    ) -> None:
        start, end = place
        records = [round_(), *cited("a", "2017-02-23", start=start, end=end), *status()]
        chronology = Chronology.of([r.Process("p"), *records])
        texts = [r.SourceText("t", source="sa", text=text)]
        facts = checks.text_facts(chronology, lambda _: texts)
        assert facts.lost == ({"xa": lost} if lost else {})
        facts = dataclasses.replace(facts, with_text=frozenset(chronology.sources))
        found = checks.findings(chronology, TODAY, facts)
        assert [(one.rule, one.event, one.excerpt) for one in found] == (
            [("orphaned", "e", "xa")] if lost else []
        )

    def test_a_newer_text_without_the_passage(self) -> None:
        chronology = Chronology.of(cited("a", "2017-02-23", start=0, end=6))
        texts = [
            r.SourceText("t1", source="sa", version=1, text="Sample text"),
            r.SourceText("t2", source="sa", version=2, text="Corrected text"),
        ]
        assert "newer text" in checks.text_facts(chronology, lambda _: texts).lost["xa"]

    @pytest.mark.parametrize(
        ("quote", "found"),
        [
            ("It met on Thursday, 4 May", ""),
            ("The meeting is today Thursday 3 May", "“Thursday 3 May” was a Wednesday"),
            ("on Friday, February 24, 2017", ""),
            ("on Friday, February 24, 2016", "“Friday, February 24, 2016” was a Wednesday"),
            ("will be held on Monday and Tuesday, May 8 and 9", ""),
            ("no day is named on 3 May", ""),
        ],
    )
    def test_a_weekday_that_does_not_fit(self, quote: str, found: str) -> None:
        records = [
            round_(), *cited("a", "2017-02-23", "2017-05-04", exact=quote), *status()
        ]  # fmt: skip
        assert [one.detail for one in look(records) if one.rule == "weekday"] == (
            [found] if found else []
        )


class TestOrder:
    """Numbers, parts, titles, drafts."""

    @staticmethod
    def rounds(*numbers: str, **values: object) -> list[Record]:
        records: list[Record] = []
        for at, number in enumerate(numbers):
            identity = f"e{at}"
            records.append(
                round_(identity, number=number, title=f"R {number}",
                       date=day(f"2017-02-{10 + at}"), **values)
            )  # fmt: skip
            records += cited(f"d{at}", f"2017-02-{10 + at}", event=identity)
            records += cited(f"s{at}", "held", field="status", event=identity)
        return records

    @pytest.mark.parametrize("numbers", [("1", "2", "3"), ("I", "II", "III"), ("3", "4"),
                                         ("II/1", "II/2", "III/1"), ("3", "3b", "4")])  # fmt: skip
    def test_numbers_in_order(self, numbers: tuple[str, ...]) -> None:
        assert look(self.rounds(*numbers)) == []

    def test_a_number_twice(self) -> None:
        (found,) = look(self.rounds("4", "IV"))
        assert (found.rule, found.record) == ("numbers", "e1")
        assert found.reason == "“R 4” is round IV of the same process too."

    def test_a_number_that_is_missing(self) -> None:
        (found,) = look(self.rounds("1", "2", "5"))
        assert found.reason == "The process has round 2 and round 5, and no 3–4."

    def test_a_part_outside_the_whole(self) -> None:
        whole = round_(date=day("2017-02-23/2017-03-03"))
        part = round_("f", parent="e", title="Opening", date=day("2017-03-04"))
        records = [
            whole, part, *cited("a", "2017-02-23/2017-03-03"), *status(),
            *cited("b", "2017-03-04", event="f"), *cited("g", "held", field="status", event="f"),
        ]  # fmt: skip
        (found,) = look(records)
        assert (found.rule, found.record) == ("outside_parent", "f")
        inside = [dataclasses.replace(part, date=day("2017-03")), *records[:1], *records[2:]]
        assert "outside_parent" not in rules(inside)

    def test_a_cyrillic_letter_in_a_latin_word(self) -> None:
        (found,) = [one for one in look([round_(title="Аstana 1")]) if one.rule == "titles"]
        assert "its “А” is a Cyrillic letter" in found.reason
        assert "titles" not in rules([round_(title="Астана 1, عرب Astana")])

    def test_a_hidden_mark_of_direction(self) -> None:
        (found,) = [one for one in look([round_(title="Geneva\u202e VI")]) if one.rule == "titles"]
        assert found.reason.endswith("Geneva⟪RLO⟫ VI")

    def test_a_draft(self) -> None:
        records = [round_(review="draft"), *cited("a", "2017-02-23"), *status()]
        assert rules(records) == ["draft"]


class TestDismissing:
    """A finding set aside comes back when its facts change."""

    @staticmethod
    def after(chronology: Chronology, finding: Finding) -> Chronology:
        step = checks.dismiss(finding, "One paper misprinted it", "A. Analyst")
        return chronology.after(step.changes, chronology.seq + 1)

    def test_until_its_facts_change(self) -> None:
        records = [round_(), *cited("a", "2017-02-24"), *cited("b", "2017-02-23"), *status()]
        chronology = Chronology.of([r.Process("p"), *records])
        (found,) = checks.findings(chronology, TODAY)
        quiet = self.after(chronology, found)
        assert checks.findings(quiet, TODAY) == []
        third = operations.add(cited("c", "2017-02-25"))
        again = checks.findings(quiet.after(third.changes, quiet.seq + 1), TODAY)
        assert [one.rule for one in again] == ["conflict"]

    def test_it_keeps_who_and_why(self) -> None:
        (found,) = look([round_()])
        (change,) = checks.dismiss(found, "Known", "A. Analyst").changes
        made = change.made
        assert isinstance(made, r.Dismissal)
        assert (made.rule, made.record, made.reason, made.author) == (
            "no_source", "e", "Known", "A. Analyst",
        )  # fmt: skip

    def test_one_field_does_not_hide_another(self) -> None:
        records = [round_(), *cited("a", "Geneva", field="city")]
        chronology = Chronology.of([r.Process("p"), *records])
        first, second = checks.findings(chronology, TODAY)
        assert (first.detail, second.detail) == ("date 23 Feb 2017", "status held")
        assert checks.findings(self.after(chronology, first), TODAY) == [second]


def test_the_example_has_its_known_findings() -> None:
    chronology = Chronology.of(()).after(sample().changes, 1)
    found = checks.findings(chronology, date(2026, 3, 1))
    by_rule: dict[str, list[str]] = {}
    for one in found:
        by_rule.setdefault(one.rule, []).append(one.subject)
    assert {"Astana 6", "Geneva III opening"} <= set(by_rule["conflict"])
    assert "Idlib zone due" in by_rule["planned_day"]
    assert "Nationwide ceasefire" in by_rule["open_end"]
    assert "S/RES/2258" in by_rule["no_source"]
    unexpected = {"numbers", "outside_parent", "titles", "odd_year", "weekday", "unclaimed"}
    assert not unexpected & set(by_rule)
