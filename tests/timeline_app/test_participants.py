"""Participants as a line of text: what is read, and that what is written reads the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app import participants
from timeline_app import records as r
from timeline_app.chronology import Chronology
from timeline_app.participants import Part, changes, parse, write
from timeline_app.vocabulary import ATTENDANCES, ROLES


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Russia", [Part("Russia", "party", "listed")]),
        ("Iran (attended, host)", [Part("Iran", "host", "attended")]),
        ("UN (mediators)", [Part("UN", "mediator", "listed")]),
        ("UN (Mediator, de Mistura)", [Part("UN", "mediator", "listed", "de Mistura")]),
        ("UN (mediator, Staffan de Mistura, attended)",
         [Part("UN", "mediator", "attended", "Staffan de Mistura")]),
        ("روسیه (guarantor, لاوروف)",
         [Part("روسیه", "guarantor", "listed",
               "لاوروف")]),
        ("Russia, Iran and Türkiye (guarantors); Jordan (observer)",
         [Part("Russia", "guarantor", "listed"), Part("Iran", "guarantor", "listed"),
          Part("Türkiye", "guarantor", "listed"), Part("Jordan", "observer", "listed")]),
        ("Jordan, Iraq, and Lebanon (observers, attended)",
         [Part("Jordan", "observer", "attended"), Part("Iraq", "observer", "attended"),
          Part("Lebanon", "observer", "attended")]),
        ("Bosnia and Herzegovina (observers)",
         [Part("Bosnia and Herzegovina", "observer", "listed")]),
        ("High Council, Geneva (party)", [Part("High Council, Geneva", "party", "listed")]),
    ],
)  # fmt: skip
def test_what_is_read(text: str, parts: list[Part]) -> None:
    assert parse(text) == (parts, [])


@pytest.mark.parametrize(
    ("plural", "role"),
    [
        ("parties", "party"), ("mediators", "mediator"), ("facilitators", "facilitator"),
        ("guarantors", "guarantor"), ("co-chairs", "co_chair"), ("hosts", "host"),
        ("observers", "observer"), ("signatories", "signatory"), ("witnesses", "witness"),
        ("spokespersons", "spokesperson"),
    ],
)  # fmt: skip
def test_every_role_is_read_in_the_plural(plural: str, role: str) -> None:
    assert parse(f"A, B ({plural})")[0] == [Part("A", role, "listed"), Part("B", role, "listed")]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Iran (king)", "“king” of Iran is no role; known: party,"),
        ("Iran (host, atended)", "“atended” of Iran is no role"),
        ("Iran (Zarif)", "“Zarif” of Iran is no role"),
        ("UN (mediator, A. One, B. Two)", "“B. Two” of UN is no role"),
        ("Russia, Iran (guarantors, S. Lavrov)", "“S. Lavrov” cannot stand for all of Russia"),
    ],
)
def test_what_is_not_understood_is_said(text: str, says: str) -> None:
    parts, problems = parse(text)
    assert parts == [] and problems[0].startswith(says)


def chronology(*parts: Part) -> Chronology:
    records: list[r.Record] = [r.Event("e")]
    for number, part in enumerate(parts):
        records += [
            r.Actor(f"a{number}", name=part.name),
            r.Participation(f"p{number}", event="e", actor=f"a{number}", role=part.role,
                            attendance=part.attendance, represented_by=part.represented_by),
        ]  # fmt: skip
    return Chronology.of(records)


def after(start: Chronology, line: str) -> list[tuple[str, str, str]]:
    """Name, role and representative of each part, after the line was taken in."""
    done = start.after(changes(start, "e", parse(line)[0]), 1)
    return [(one.name, one.role, one.represented_by) for one in participants.held(done, "e")]


def test_who_stood_for_an_actor_is_kept_until_a_line_names_another() -> None:
    start = chronology(Part("UN", "mediator", "listed", "S. de Mistura"))
    assert after(start, "UN (mediator)") == [("UN", "mediator", "S. de Mistura")]
    assert after(start, "UN (facilitator)") == [("UN", "facilitator", "S. de Mistura")]
    assert after(start, "UN (mediator, G. Pedersen)") == [("UN", "mediator", "G. Pedersen")]
    assert changes(start, "e", parse("UN (mediators, S. de Mistura)")[0]) == []


def test_two_that_stood_for_one_actor_stay_apart() -> None:
    start = Chronology.of(
        [
            r.Event("e"),
            r.Actor("un", name="UN"),
            *(r.Participation(name, event="e", actor="un", role="mediator", represented_by=name)
              for name in ("Annan", "Brahimi")),
        ]
    )  # fmt: skip
    assert changes(start, "e", parse("UN (mediator, Brahimi); UN (mediator, Annan)")[0]) == []


NAMES = st.from_regex(r"[A-Zآ-ی][\w ,.’-]{0,12}\w( \([\w ,]{1,8}\))?", fullmatch=True)
PARTS = st.builds(
    Part, NAMES, st.sampled_from(list(ROLES)), st.sampled_from(list(ATTENDANCES)), NAMES
)


@given(st.lists(PARTS, max_size=5, unique_by=lambda part: part.name))
def test_what_is_written_reads_the_same_and_changes_nothing(parts: list[Part]) -> None:
    start = chronology(*parts)
    read, problems = parse(write(start, "e"))
    held = [(one.name, one.role, one.attendance) for one in participants.held(start, "e")]
    assert problems == []
    assert [(one.name, one.role, one.attendance) for one in read] == held
    assert participants.same(read, participants.held(start, "e"))
