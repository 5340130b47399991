"""No cell of a sheet begins like a formula, and every text comes back."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from timeline_app.formats.csv_guard import TRIGGERS, guard, unguard

cells = st.one_of(
    st.text(),
    st.text(st.sampled_from([*sorted(TRIGGERS), "'", "a", " "]), max_size=6),
)


@given(cells)
@example("'=x")
@example("''")
@example("\0")
def test_every_text_is_guarded_and_comes_back(text: str) -> None:
    safe = guard(text)
    assert safe[:1] not in TRIGGERS or safe == ""
    assert unguard(safe) == text


@given(cells, cells)
def test_two_texts_are_never_one_cell(one: str, other: str) -> None:
    assert (guard(one) == guard(other)) == (one == other)


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+1", "'+1"),
        ("-5", "'-5"),
        ("@a", "'@a"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("\0=x", "'\0=x"),
        ("＝1+1", "'＝1+1"),
        ("'=x", "''=x"),
        ("''=x", "'''=x"),
        ("'quoted'", "'quoted'"),
        ("'", "'"),
        ("", ""),
        ("1-2", "1-2"),
    ],
)
def test_what_is_guarded_and_how(text: str, cell: str) -> None:
    assert guard(text) == cell


def test_an_apostrophe_lost_on_the_way_is_forgiven() -> None:
    assert unguard("=x") == "=x"
