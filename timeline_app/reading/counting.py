"""Points that are counted: three days ago, a week after 15 Feb 2017, first Monday of March."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from timeline_app.edtf import DateError
from timeline_app.reading.points import Point, TokenStream, code_of
from timeline_app.reading.tokens import Token, quoted
from timeline_app.reading.words import Kind, Unit

_MOST_WEEKDAYS: Final = 5
_OF_A_DATE: Final = {Kind.NUMBER, Kind.MONTH, Kind.DATE, Kind.WEEKDAY}
Reader = Callable[[], Point]


def day_from_here(stream: TokenStream, read: Reader) -> Point:
    """ "Yesterday", "the day after"; "the day before 15 Feb 2017" has its own day to count from."""
    word = stream.next()
    point = Point(unit=Unit.DAY, steps=int(str(word.value)))
    if word.text.lower().endswith(("after", "before")) and stream.kind in _OF_A_DATE:
        point.anchor = _anchor(read)
    return point


def which(stream: TokenStream) -> Point:
    """ "Last Monday", "next week", "this March"."""
    word = stream.next()
    number = int(str(word.value))
    following = stream.next()
    if following.kind is Kind.WEEKDAY:
        return Point(weekday=int(str(following.value)), which=number)
    if following.kind is Kind.UNIT and isinstance(following.value, Unit):
        return Point(unit=following.value, which=number)
    if following.kind in (Kind.MONTH, Kind.PERIOD):
        return Point(part=code_of(following), which=number)
    raise DateError(f"{quoted(word.text)} what?")


def steps(stream: TokenStream, read: Reader) -> Point:
    """ "Three days ago", "2 weeks later", "in a month", "two weeks after 15 Feb 2017"."""
    count, unit = stream.next(), stream.next()
    ahead = stream.parts[stream.place - 3].kind is Kind.IN if stream.place > 2 else False
    if not isinstance(unit.value, Unit):
        raise _of_what(count, None)
    point = Point(unit=unit.value, steps=int(str(count.value)))
    side = stream.take(Kind.AFTER, Kind.BEFORE)
    if side:
        point.anchor = _anchor(read)
    ago = stream.take(Kind.AGO) if not side else None
    if not (side or ahead or ago):
        raise _of_what(count, unit if stream.kind is Kind.FROM else None)
    if (side and side.kind is Kind.BEFORE) or (ago and ago.value == -1):
        point.steps = -int(str(count.value))
    return point


def _of_what(count: Token, unit: Token | None) -> DateError:
    if unit is not None:
        said = f"{count.text} {unit.text}"
        return DateError(f"Write “for {said} from 15 Feb 2017” or “{said} after 15 Feb 2017”.")
    return DateError(f"{quoted(count.text)} of what? Write a day like 15 Feb 2017.")


def _anchor(read: Reader) -> Point:
    point = read()
    if not (point.year and point.day):
        raise DateError("Counted from which day? Write “two days after 15 Feb 2017”.")
    return point


def names_weekday_of_month(stream: TokenStream) -> bool:
    """Whether "first Monday of March" or "last Friday in March" follows."""
    token, behind = stream.peek(), 2
    if stream.kind_at(1) is not Kind.WEEKDAY:
        return False
    while stream.kind_at(behind) is Kind.IN:
        behind += 1
    if stream.kind_at(behind) is not Kind.MONTH:
        return False
    counts = token.kind is Kind.NUMBER and token.ordinal
    last = token.kind is Kind.WHICH and token.value == -1 and token.text.lower() == "last"
    return last or (counts and 1 <= int(str(token.value)) <= _MOST_WEEKDAYS)


def weekday_of_month(stream: TokenStream, read_month: Reader) -> Point:
    """The first to fifth or the last such weekday of the month that follows."""
    token, weekday = stream.next(), stream.next()
    stream.take_all(Kind.IN)
    point = read_month()
    if point.day:
        raise DateError(f"{quoted(token.text)} goes with a month, not with a day.")
    point.weekday, point.number = int(str(weekday.value)), int(str(token.value))
    return point
