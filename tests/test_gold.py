"""How found dates are counted against gold."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.benchmarks.rules import markdown, rule_counts, weekday_counts
from tests.gold import Marked, Passage, found_in, numbers_read_as_dates
from tests.published_gold import edtf_of

_PUBLISHED = date(2017, 2, 14)


def _passage(text: str, *marked: tuple[str, str], uncounted: str = "") -> Passage:
    spans = tuple(Marked(text.index(one), text.index(one) + len(one), edtf) for one, edtf in marked)
    start = text.find(uncounted) if uncounted else 0
    other = ((start, start + len(uncounted)),) if uncounted else ()
    return Passage("x", "en", _PUBLISHED, text, spans, other)


@pytest.mark.parametrize(
    ("timex", "edtf"),
    [
        ("2017-02-14T15:00", "2017-02-14"), ("2017-02-XX", "2017-02"), ("2017", "2017"),
        ("2017-W07", "2017-02-13/2017-02-19"), ("2017-W07-WE", "2017-02-18/2017-02-19"),
        ("2017-Q3", "2017-35"), ("2017-H2", "2017-41"), ("2017-WI", "2017-24"), ("199", "199X"),
        ("18", "18XX"), ("P3D", None), ("PRESENT_REF", None), ("2017-02-30", None), (None, None),
    ],
)  # fmt: skip
def test_a_published_value_is_read_as_edtf(timex: str | None, edtf: str | None) -> None:
    assert edtf_of(timex) == edtf


def test_a_rule_is_right_where_its_days_are_those_meant() -> None:
    wrong = _passage("They met on Monday in Geneva.", ("Monday", "2017-02-06"))
    right = _passage("They met on Sunday and on 9 February 2017.", ("Sunday", "2017-02-12"))
    counts = rule_counts([wrong, right])
    assert counts["weekday"] == {"found": 2, "right": 1, "precision": 50.0}
    assert counts["day and month"] == {"found": 1, "right": 0, "precision": 0.0}


def test_what_a_published_set_does_not_count_is_no_fault() -> None:
    text = "They meet today in Geneva."
    assert rule_counts([_passage(text, uncounted="today")]) == {}
    assert "day from here" in rule_counts([_passage(text)])


def test_weekdays_are_counted_by_the_side_of_the_article_on_which_they_lie() -> None:
    text = "They met on Monday and will meet on Friday."
    both = _passage(text, ("Monday", "2017-02-13"), ("Friday", "2017-02-24"))
    assert weekday_counts([both]) == {
        "before": {"right": 1, "gold": 1},
        "after": {"right": 0, "gold": 1},
    }
    expression = _passage(
        "They left on Friday, 10 February.", ("Friday, 10 February", "2017-02-10")
    )
    assert weekday_counts([expression])["before"]["gold"] == 0


def test_a_number_that_no_reader_marked_is_a_number_read_as_a_date() -> None:
    text = "On Monday they spoke of the 2015 round."
    passage = _passage(text, ("Monday", "2017-02-13"))
    assert numbers_read_as_dates(passage, found_in(passage)) == 1
    marked = _passage(text, ("Monday", "2017-02-13"), ("2015", "2015"))
    assert numbers_read_as_dates(marked, found_in(marked)) == 0
    words = _passage(text.replace("2015", "first"))
    assert numbers_read_as_dates(words, found_in(words)) == 0


def test_the_table_has_a_row_a_rule_and_a_column_a_set() -> None:
    counted: dict[str, Any] = {"found": 4, "right": 3, "precision": 75.0}
    sides = {"before": {"right": 1, "gold": 2}, "after": {"right": 0, "gold": 1}}
    one = {"rules": {"weekday": counted}, "weekdays": sides}
    other = {"rules": {"year": counted}, "weekdays": sides}
    assert markdown({"A": one, "B": other}).splitlines() == [
        "| rule | A | B |",
        "| --- | --- | --- |",
        "| weekday | 3 of 4 (75.0 %) |  |",
        "| year |  | 3 of 4 (75.0 %) |",
        "",
        "| bare weekdays | A | B |",
        "| --- | --- | --- |",
        "| on the article's day or before | 1 of 2 | 1 of 2 |",
        "| after it | 0 of 1 | 0 of 1 |",
    ]
