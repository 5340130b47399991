"""The grammar of typed dates: parts of a text → a `Phrase` of points as far as they were said.

    phrase   = [from | starts] end [to end] [no end reported] | ended on end
             | [from | starts] end for count unit | for count unit from end
    end      = open | between point and point | after point [and before point] | choices
    choices  = point {"," | or | and  point} [or later]
    point    = {about | possibly} [weekday] date {?}

What a point leaves unsaid (the month of "15" in "15–16 Feb", a year) is filled in by
`timeline_app.reading.meaning`. Knows kinds of parts, no words.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from timeline_app.edtf import DateError, End
from timeline_app.reading.point_reader import PointReader
from timeline_app.reading.points import Point, TokenStream
from timeline_app.reading.tokens import NOT_A_DATE, Token, quoted
from timeline_app.reading.words import Kind, Share, Unit


@dataclass(slots=True)
class Choice:
    """One date, or one of several (`every`: all of them, joined by "and")."""

    points: list[Point]
    every: bool = False


@dataclass(slots=True)
class Limits:
    """Some time from `low` to `high`; "after" and "before" leave the day itself out."""

    low: Point | None = None
    high: Point | None = None
    after: bool = False
    before: bool = False

    @property
    def points(self) -> list[Point]:
        """Both limits, in the order of time."""
        return [point for point in (self.low, self.high) if point is not None]


Bound = Choice | Limits | End


@dataclass(slots=True)
class Phrase:
    """The whole text: a date (`right` None), or an interval. `tight`: joined without spaces.

    `lasting`: how many days, weeks, months or years from the left on.
    """

    left: Bound
    right: Bound | None = None
    tight: bool = False
    lasting: tuple[int, Unit] | None = None
    forward: bool = False  # speaks of days to come: by, until, starts
    weekdays: list[int] = field(default_factory=list)  # said before all days: "Wed and Thu, 15-16"

    @property
    def points(self) -> list[Point]:
        """Every point in the order of the text."""
        bounds = (self.left, self.right)
        return [
            point
            for bound in bounds
            if isinstance(bound, Choice | Limits)
            for point in bound.points
        ]


_FORWARD: Final = {
    Kind.NOT_AFTER, Kind.BEFORE, Kind.UNTIL, Kind.STARTS, Kind.NOT_BEFORE, Kind.OR_LATER,
}  # fmt: skip
_LIMITS: Final = {Kind.AFTER, Kind.NOT_BEFORE, Kind.BEFORE, Kind.NOT_AFTER}
_REMARKS: Final = {
    Kind.OPEN: End.OPEN,
    Kind.UNKNOWN: End.UNKNOWN,
    Kind.NO_START: End.OPEN,
    Kind.START_UNKNOWN: End.UNKNOWN,
}


def phrase_of(parts: Iterable[Token], order: str) -> Phrase:
    """The phrase of these parts; `order` ("dmy", "mdy") reads 1/2/2017. Else `DateError`."""
    stream = TokenStream(list(parts))
    weekdays = _leading_weekdays(stream)
    phrase = _Reader(stream, order).phrase()
    if not stream.at_end:
        raise DateError(_left_over(stream))
    phrase.weekdays = weekdays
    phrase.forward = any(token.kind in _FORWARD for token in stream.parts)
    return phrase


def _left_over(stream: TokenStream) -> str:
    rest = " ".join(token.text for token in stream.parts[stream.place :])
    return f"{quoted(rest)} does not fit here." if stream.place else NOT_A_DATE


def _leading_weekdays(stream: TokenStream) -> list[int]:
    """Weekdays that all stand before the dates: "Wed and Thu, 15-16 Feb"."""
    joints = (Kind.COMMA, Kind.AND, Kind.OR, Kind.RANGE)
    found: list[int] = []
    place = 0
    while stream.kind_at(place) is Kind.WEEKDAY:
        found.append(int(str(stream.parts[place].value)))
        place += 1
        if stream.kind_at(place) not in joints:
            break
        place += 1
    more_than_one = len(found) > 1
    if more_than_one and stream.kind_at(place) is Kind.WEEKDAY:
        return []
    if more_than_one and stream.kind_at(place) in (Kind.NUMBER, Kind.MONTH, Kind.DATE):
        stream.place = place
        return found
    return []


class _Reader:
    """Reads one phrase from a stream of parts."""

    def __init__(self, stream: TokenStream, order: str) -> None:
        self._stream = stream
        self._point = PointReader(stream, order).point

    def phrase(self) -> Phrase:
        stream = self._stream
        lasting = self._lasting() if stream.kind is Kind.LASTING else None
        opener = stream.take(Kind.FROM, Kind.STARTS, Kind.UNTIL, Kind.ENDS)
        if stream.kind is Kind.RANGE and stream.peek().text.isalpha():  # to 3 March
            opener = stream.next()
        if opener and opener.kind in (Kind.UNTIL, Kind.ENDS, Kind.RANGE):
            return self._ended(whole=opener.value == 1)
        left = self._end()
        lasting = lasting or self._lasting()
        if lasting:
            return Phrase(left, lasting=lasting)
        joint = stream.take(Kind.RANGE, Kind.UNTIL)
        if joint:
            return Phrase(left, self._second_end(joint), tight=joint.tight)
        remark = stream.take(Kind.OPEN, Kind.UNKNOWN)
        if remark:
            return Phrase(left, _REMARKS[remark.kind])
        if opener:
            return Phrase(left, End.OPEN if opener.kind is Kind.FROM else End.UNKNOWN)
        return Phrase(left)

    def _lasting(self) -> tuple[int, Unit] | None:
        """ "For three days", "(2 weeks)"."""
        stream = self._stream
        place = int(stream.kind is Kind.LASTING)
        unit = stream.peek(place + 1).value
        if stream.kind_at(place) not in (Kind.COUNT, Kind.NUMBER) or not isinstance(unit, Unit):
            return None
        count = int(str(stream.peek(place).value))
        stream.place += place + 2
        return count, unit

    def _ended(self, *, whole: bool) -> Phrase:
        right = self._end()
        if whole:
            _at_its_last_day(right)
        remark = self._stream.take(Kind.NO_START, Kind.START_UNKNOWN)
        return Phrase(_REMARKS[remark.kind] if remark else End.UNKNOWN, right)

    def _second_end(self, joint: Token) -> Bound:
        if self._stream.at_end:
            raise DateError("Until when? Write a day, or “open”.")
        right = self._end()
        if joint.kind is Kind.UNTIL:
            _at_its_last_day(right)
        return right

    def _end(self) -> Bound:
        stream = self._stream
        remark = stream.take(*_REMARKS)
        if remark:
            return _REMARKS[remark.kind]
        if stream.kind is Kind.DOUBT and stream.kind_at(1) in (None, Kind.RANGE):
            stream.take(Kind.DOUBT)
            return End.UNKNOWN
        if stream.take(Kind.BETWEEN):
            low = self._point()
            if not stream.take(Kind.AND, Kind.RANGE):
                raise DateError("Between which days? Write “between 14 and 16 June 2022”.")
            return Limits(low, self._point())
        if stream.kind in _LIMITS:
            return self._limits()
        return self._choices()

    def _limits(self) -> Limits:
        limits = Limits()
        self._limit(limits)
        if self._stream.kind is Kind.AND and self._stream.kind_at(1) in _LIMITS:
            self._stream.take(Kind.AND)
            self._limit(limits)
        return limits

    def _limit(self, limits: Limits) -> None:
        kind = self._stream.next().kind
        point = self._point()
        if kind in (Kind.AFTER, Kind.NOT_BEFORE) and limits.low is None:
            limits.low, limits.after = point, kind is Kind.AFTER
        elif kind in (Kind.BEFORE, Kind.NOT_AFTER) and limits.high is None:
            limits.high = point
            limits.before = kind is Kind.BEFORE and point.share is not Share.END
        else:
            raise DateError(NOT_A_DATE)

    def _choices(self) -> Bound:
        stream, points, joints = self._stream, [self._point()], set[Kind]()
        while joint := stream.take(Kind.COMMA, Kind.OR, Kind.AND):
            joints.add(joint.kind)
            points.append(self._point())
        if {Kind.OR, Kind.AND} <= joints:
            raise DateError("Both “and” and “or”: write one of them.")
        if len(points) == 1 and stream.take(Kind.OR_LATER):
            return Limits(low=points[0])
        if len(points) == 1 and stream.take(Kind.OR_EARLIER):
            return Limits(high=points[0])
        return Choice(points, every=len(points) > 1 and Kind.OR not in joints)


def _at_its_last_day(bound: Bound) -> None:
    """ "Until the end of March" names the last of March."""
    for point in bound.points if isinstance(bound, Choice) else ():
        if point.share is Share.END:
            point.share, point.last_day = None, True
