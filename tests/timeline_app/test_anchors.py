"""Anchors: a passage is found again in another text, or said to be lost; never put elsewhere."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app import anchors
from timeline_app import records as r
from timeline_app.anchors import AROUND, Found, find, find_all, pin, pin_quote
from timeline_app.articles.similar import closest

TEXT = (
    "The envoy came on Monday and left on Friday. The second round will be held on Wednesday and "
    "Thursday in the capital. Nobody was told. The sides met on Monday, apart, in two hotels. "
    "The host, for his part, said that lunch was served at noon and that it was good."
)


def excerpt(text: str, words: str, after: str = "") -> r.Excerpt:
    start = text.index(words, text.index(after) if after else 0)
    return pin(r.Excerpt("x", source="s"), text, start, start + len(words))


def words_at(text: str, found: Found | None) -> str:
    assert found is not None
    return text[found.start : found.end]


def test_a_pinned_passage_has_its_words_and_what_stands_around_them() -> None:
    pinned = excerpt(TEXT, "on Wednesday")
    assert (pinned.exact, pinned.prefix[-5:], pinned.suffix[:4]) == (
        "on Wednesday",
        "held ",
        " and",
    )
    assert len(pinned.prefix) == AROUND == len(pinned.suffix)


def test_an_unchanged_text_has_it_at_the_same_place() -> None:
    pinned = excerpt(TEXT, "on Wednesday and Thursday")
    assert find(pinned, TEXT) == Found(pinned.start or 0, pinned.end or 0, "same", 1.0)


def test_text_put_before_it_moves_it() -> None:
    pinned = excerpt(TEXT, "on Monday", after="Nobody")
    found = find(pinned, "Updated at noon.\n\n" + TEXT)
    assert found == Found((pinned.start or 0) + 18, (pinned.end or 0) + 18, "moved", 1.0)


def test_of_two_places_the_one_with_its_surroundings_is_taken_not_the_old_offset() -> None:
    text = "On Monday he came. On Monday he left."
    pinned = excerpt(text, "On Monday", after="came")
    swapped = "On Monday he left, and that was all. Then: he came. On Monday he left."
    assert words_at(swapped, find(pinned, swapped)) == "On Monday"
    found = find(pinned, swapped)
    assert found is not None and found.start == swapped.rindex("On Monday")


def test_a_short_quote_whose_sentence_is_gone_is_orphaned_though_its_words_stand_elsewhere() -> (
    None
):
    pinned = excerpt(TEXT, "on Monday", after="Nobody")
    without = TEXT.replace("The sides met on Monday, apart, in two hotels. ", "")
    assert without.count("on Monday") == 1
    assert find(pinned, without) is None


def test_places_that_fit_equally_are_never_taken_without_a_word() -> None:
    text = "He spoke of peace. " * 20
    pinned = pin(r.Excerpt("x", source="s"), text, 9 * 19, 9 * 19 + 18)
    found = find(pinned, "Note. " + text)
    assert found is not None and found.how == "likely" and not found.plain
    assert words_at("Note. " + text, found) == "He spoke of peace."


def test_a_long_quote_is_found_amid_other_words() -> None:
    pinned = excerpt(
        TEXT, "The second round will be held on Wednesday and Thursday in the capital."
    )
    other = "Quite another article quoted it. " + pinned.exact + " Then it went on about fish."
    found = find(pinned, other)
    assert found is not None and found.how == "moved" and found.score < 0.9
    assert words_at(other, found) == pinned.exact


@pytest.mark.parametrize(
    "changed",
    [
        "The second round will be held Wednesday and Thursday in the capital.",
        "The 2nd round will be held on Wednesday and Thursday, in the capital.",
        "The second round will be  held on Wednesday and Thursday in the Kazakh capital.",
        "The second round will be held on Wednesday and Friday in the capital.",
    ],
)
def test_words_that_changed_a_little_are_similar_and_scored(changed: str) -> None:
    pinned = excerpt(
        TEXT, "The second round will be held on Wednesday and Thursday in the capital."
    )
    new = "A word before. " + TEXT.replace(pinned.exact, changed)
    found = find(pinned, new)
    assert found is not None and found.how == "similar" and 0.6 < found.score < 1
    assert words_at(new, found) == changed


@pytest.mark.parametrize(
    "gone",
    [
        "",
        "Something else happened in a different place, and nobody wrote it down.",
        "The second-hand cars will be sold at Easter and other feasts in the captain's yard.",
    ],
)
def test_words_that_are_gone_are_orphaned(gone: str) -> None:
    pinned = excerpt(
        TEXT, "The second round will be held on Wednesday and Thursday in the capital."
    )
    assert find(pinned, TEXT.replace(pinned.exact, gone)) is None


def test_two_equally_similar_places_are_none() -> None:
    pinned = excerpt(
        TEXT, "The second round will be held on Wednesday and Thursday in the capital."
    )
    changed = TEXT.replace("on Wednesday and Thursday", "on Wednesday and Friday")
    assert find(pinned, changed + " " + changed) is None


def test_a_very_long_passage_is_found_by_its_ends() -> None:
    maker = random.Random(5)
    words = [maker.choice(TEXT.split()) for _ in range(3000)]
    text = " ".join(words)
    pinned = pin(r.Excerpt("x", source="s"), text, 2000, 12_000)
    new = "Up front. " + text[:6000] + "##" + text[6001:]
    found = find(pinned, new)
    assert found is not None and (found.start, found.end) == (2010, 12_011)


def test_many_passages_at_once_are_found_as_one_by_one() -> None:
    maker = random.Random(3)
    words = [f"{maker.choice(TEXT.split())}{maker.randrange(99)}" for _ in range(4000)]
    text = " ".join(words)
    pinned = [
        pin(r.Excerpt(str(n), source="s"), text, n * 150, n * 150 + maker.randrange(30, 140))
        for n in range(150)
    ]
    new = "".join(" Ω" if n % 401 == 7 else letter for n, letter in enumerate(text))
    together = find_all(pinned, new)
    assert together == {one.id: find(one, new) for one in pinned}
    assert sum(found is not None for found in together.values()) >= 145


@pytest.mark.parametrize(
    ("start", "end"), [(None, None), (-3, 9), (10**9, 10**9 + 12), (0, 0), (5, 2)]
)
def test_places_that_are_wrong_do_not_matter(start: int | None, end: int | None) -> None:
    pinned = r.Excerpt("x", source="s", start=start, end=end, exact="second round")
    assert words_at(TEXT, find(pinned, TEXT)) == "second round"


@pytest.mark.parametrize("exact", ["", " ", "\n\n"])
def test_a_passage_without_words_is_nowhere(exact: str) -> None:
    assert find(r.Excerpt("x", source="s", start=0, end=1, exact=exact), "other") is None


def test_a_quote_alone_is_pinned_where_it_stands() -> None:
    pinned = pin_quote(r.Excerpt("x", source="s", exact="on Monday", prefix="sides met "), TEXT)
    assert pinned.start == TEXT.rindex("on Monday")
    lost = r.Excerpt("x", source="s", exact="on Sunday")
    assert pin_quote(lost, TEXT) is lost
    empty = r.Excerpt("x", source="s")
    assert pin_quote(empty, TEXT) is empty


def test_the_sentence_says_where_the_quote_is_now() -> None:
    pinned = excerpt(TEXT, "on Monday", after="Nobody")
    assert anchors.sentence(pinned, find(pinned, TEXT)) == ""
    moved = find(pinned, "Up. " + TEXT)
    assert anchors.sentence(pinned, moved, "¶ 3") == (
        "The quote is no longer at this place; found once at ¶ 3."
    )
    assert anchors.sentence(pinned, None) == (
        "The quote is no longer at this place; it was not found elsewhere in this text."
    )


letters = st.characters(exclude_categories=["Cs"])
unicode_texts = st.text(letters, min_size=1, max_size=80)


@given(unicode_texts, st.data())
def test_any_passage_of_any_text_is_found_where_it_was(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    pinned = pin(r.Excerpt("x", source="s"), text, start, end)
    assert find(pinned, text) == Found(start, end, "same", 1.0)


@given(
    st.text(letters, max_size=60),
    st.text(letters, min_size=12, max_size=40).filter(lambda text: len(set(text)) > 6),
    st.text(letters, max_size=60),
    st.text(letters, max_size=40),
    st.data(),
)
def test_an_edit_elsewhere_keeps_the_anchor(
    before: str, words: str, after: str, inserted: str, data: st.DataObject
) -> None:
    """Insert and delete outside the quote: it is found, and surely only where it is."""
    text = before + words + after
    pinned = pin(r.Excerpt("x", source="s"), text, len(before), len(before) + len(words))
    if data.draw(st.booleans()):
        at = data.draw(st.integers(0, len(before)))
        cut = data.draw(st.integers(at, len(before)))
        new_before, new_after = before[:at] + inserted + before[cut:], after
    else:
        at = data.draw(st.integers(0, len(after)))
        cut = data.draw(st.integers(at, len(after)))
        new_before, new_after = before, after[:at] + inserted + after[cut:]
    new = new_before + words + new_after
    found = find(pinned, new)
    if found is None:  # only where next to nothing of the surroundings is left
        assert len(words) < anchors._LONG
        return
    if new.count(words) == 1:
        assert (found.start, found.end) == (len(new_before), len(new_before) + len(words))
    assert new[found.start : found.end] == words or found.how == "similar"


@given(st.text(letters, min_size=200, max_size=300), st.text(letters, max_size=400), st.data())
def test_an_edit_beyond_the_surroundings_never_loses_or_misplaces_a_passage(
    text: str, inserted: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(80, 100))
    end = data.draw(st.integers(start + 1, 120))
    pinned = pin(r.Excerpt("x", source="s"), text, start, end)
    at = data.draw(st.sampled_from([0, 20, start - AROUND, end + AROUND, len(text)]))
    new = text[:at] + inserted + text[at:]
    found = find(pinned, new)
    right = start + len(inserted) if at < start else start
    assert found is not None
    assert new[found.start : found.end] == pinned.exact
    whole = pinned.prefix + pinned.exact + pinned.suffix
    if sum(new.startswith(whole, at) for at in range(len(new))) == 1 and found.plain:
        assert found.start == right


@given(st.text("ab ", max_size=60), st.text("ab ", min_size=1, max_size=12), st.integers(0, 40))
def test_repetitive_texts_give_the_very_words_or_say_that_they_differ(
    text: str, inserted: str, start: int
) -> None:
    if not text[start : start + 6].strip():
        return
    pinned = pin(r.Excerpt("x", source="s"), text, start, min(len(text), start + 6))
    new = inserted + text
    found = find(pinned, new)
    if found is not None and found.how != "similar":
        assert new[found.start : found.end] == pinned.exact


@given(st.text("abc ", min_size=1, max_size=30), st.text("abc ", max_size=60))
def test_the_closest_piece_is_as_near_as_the_edit_distance_says(words: str, text: str) -> None:
    match = closest(words, text, 0)
    best = min(
        (
            _distance(words, text[a:b])
            for a in range(len(text))
            for b in range(a + 1, len(text) + 1)
        ),
        default=len(words),
    )
    if match is None:
        assert best >= len(words)
    else:
        distance = round((1 - match.likeness) * len(words))
        assert distance == _distance(words, text[match.start : match.end])
        assert distance >= best


def _distance(one: str, other: str) -> int:
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, start=1):
        above, row = row, [place]
        for column, there in enumerate(other, start=1):
            row.append(min(above[column] + 1, row[-1] + 1, above[column - 1] + (letter != there)))
    return row[-1]
