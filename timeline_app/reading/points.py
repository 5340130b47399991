"""One point of a typed date as far as it is said: "15", "Feb 2017", "early March", "next Wed".

Points are filled in and made into days by `timeline_app.reading.meaning`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from timeline_app.edtf import DateError
from timeline_app.reading.numbers import numeric_fields
from timeline_app.reading.tokens import NOT_A_DATE, Token, full_year, quoted
from timeline_app.reading.words import Kind, Share, Unit


@dataclass(slots=True)
class Point:
    """What one date of the text says; empty or None where it says nothing.

    `year` and `part` (a month, season, quarter or half) are EDTF text, `day` a number as typed.
    """

    year: str = ""
    part: str = ""
    day: str = ""
    share: Share | None = None
    last_day: bool = False  # of the month or year it names: "until the end of March"
    week: bool = False  # the week of the day it names
    weekday: int | None = None
    about: bool = False
    doubt: bool = False
    qualified_before: bool = False  # whether "about" or "?" stands before it
    qualified_behind: bool = False
    which: int | None = None  # -1, 0, 1: last, this, next weekday, month or unit
    unit: Unit | None = None
    steps: int | None = None  # units from the given day: three days ago -3
    lends: bool = True  # whether year and month may be taken over by other points
    borrowed: int = 0  # -1: the year was taken from a later point, 1: from an earlier one
    said: str = ""

    @property
    def relative(self) -> bool:
        """Whether it says nothing without a given day, apart from a missing year."""
        bare_weekday = self.weekday is not None and not (self.day or self.part or self.year)
        return bare_weekday or self.unit is not None or self.which is not None


class TokenStream:
    """The parts of a text and the place reached."""

    def __init__(self, parts: list[Token]) -> None:
        self.parts = parts
        self.place = 0

    @property
    def at_end(self) -> bool:
        """Whether all is read."""
        return self.place >= len(self.parts)

    @property
    def kind(self) -> Kind | None:
        """The kind of the next part; None at the end."""
        return self.kind_at(0)

    def kind_at(self, ahead: int) -> Kind | None:
        """The kind of a later part, 0 for the next one."""
        place = self.place + ahead
        return self.parts[place].kind if place < len(self.parts) else None

    def peek(self, ahead: int = 0) -> Token:
        """A later part; past the end, an empty one."""
        place = self.place + ahead
        return self.parts[place] if place < len(self.parts) else _NO_TOKEN

    def next(self) -> Token:
        """The next part, taken; at the end an empty one."""
        token = self.peek()
        self.place += 1
        return token

    def take(self, *kinds: Kind) -> Token | None:
        """The next part if it is of one of these kinds."""
        return self.next() if self.kind in kinds else None


_NO_TOKEN: Final = Token(Kind.NOTHING, 0, "")


class PointReader:
    """Reads points from a stream; `order` ("dmy", "mdy") decides 1/2/2017."""

    def __init__(self, stream: TokenStream, order: str) -> None:
        self._stream = stream
        self._order = order
        self._readers: dict[Kind, Callable[[], Point]] = {
            Kind.NUMBER: self._number_first,
            Kind.MONTH: self._month_first,
            Kind.PERIOD: self._period,
            Kind.YEAR: self._year_alone,
            Kind.DATE: self._numeric,
            Kind.SHARE: self._share,
            Kind.WEEK_OF: self._week_of,
            Kind.DAY_FROM_HERE: self._day_from_here,
            Kind.WHICH: self._which,
            Kind.COUNT: self._steps,
            Kind.WEEKDAY: Point,
        }

    def point(self) -> Point:
        """The next point with its qualifiers and weekday; `DateError` if there is none."""
        stream, begin = self._stream, self._stream.place
        about, doubt = self._qualifiers()
        weekday = self._weekday()
        more_about, more_doubt = self._qualifiers()
        self._skip_in()
        point = self._date(weekday)
        self._weekday_behind(point)
        tail_about, tail_doubt = self._qualifiers()
        self._weekday_behind(point)
        point.qualified_before = about or doubt
        point.qualified_behind = tail_about or tail_doubt
        point.about |= about or more_about or tail_about
        point.doubt |= doubt or more_doubt or tail_doubt
        point.said = " ".join(token.text for token in stream.parts[begin : stream.place])
        return point

    def _date(self, weekday: int | None) -> Point:
        stream = self._stream
        reader = self._readers.get(stream.kind or Kind.NOTHING)
        if weekday is not None and (reader is None or not self._goes_with_weekday()):
            return Point(weekday=weekday)
        if reader is None:
            raise DateError(NOT_A_DATE if stream.at_end else self._unexpected())
        point = self._steps() if self._counts_units() else reader()
        if point.weekday is None:
            point.weekday = weekday
        return point

    def _counts_units(self) -> bool:
        counts = self._stream.kind in (Kind.COUNT, Kind.NUMBER)
        return counts and self._stream.kind_at(1) is Kind.UNIT

    def _unexpected(self) -> str:
        return f"{quoted(self._stream.peek().text)} does not fit here."

    def _goes_with_weekday(self) -> bool:
        return self._stream.kind in _OF_A_DAY

    def _qualifiers(self) -> tuple[bool, bool]:
        about = doubt = False
        while token := self._stream.take(Kind.ABOUT, Kind.DOUBT):
            about |= token.kind is Kind.ABOUT
            doubt |= token.kind is Kind.DOUBT
        return about, doubt

    def _weekday(self) -> int | None:
        """A weekday in front, with the comma that parts it from its date."""
        stream = self._stream
        if stream.kind_at(0) is not Kind.WEEKDAY:
            return None
        value = int(str(stream.next().value))
        if stream.kind_at(1) in _OF_A_DAY:
            stream.take(Kind.COMMA)
        return value

    def _weekday_behind(self, point: Point) -> None:
        """ "15 Feb 2017 (Wed)", "15 Feb 2017, Wednesday"."""
        stream = self._stream
        place = 1 if stream.kind is Kind.COMMA else 0
        says_day = bool(point.day and point.part) and point.weekday is None
        following = stream.kind_at(place + 1) in (None, Kind.RANGE, Kind.OR, Kind.DOUBT)
        if says_day and stream.kind_at(place) is Kind.WEEKDAY and following:
            stream.place += place
            point.weekday = int(str(stream.next().value))

    def _skip_in(self) -> None:
        while self._stream.take(Kind.IN):
            pass

    # Dates by what stands first.

    def _number_first(self) -> Point:
        stream = self._stream
        number = stream.next()
        if len(number.text) >= 4 and not number.ordinal:
            return self._year_first(number)
        hyphen = self._joint(Kind.MONTH)
        if stream.kind is Kind.MONTH:
            month = _code(stream.next())
            return Point(self._year_behind(two_digits=True, hyphen=hyphen), month, _day(number))
        return Point(self._year_behind(), "", _day(number))

    def _joint(self, kind: Kind) -> bool:
        """Skip a comma or hyphen that joins to a part of this kind; whether it was a hyphen."""
        stream = self._stream
        if stream.kind_at(1) is not kind:
            return False
        if stream.kind is Kind.COMMA:
            stream.next()
        elif stream.peek().tight and stream.peek().text in _JOINTS:
            stream.next()
            return True
        return False

    def _year_first(self, number: Token) -> Point:
        stream, year = self._stream, _year(number)
        if _is_hyphen(stream.peek()) and stream.kind_at(1) is Kind.MONTH:
            if stream.kind_at(2) is None or _is_hyphen(stream.peek(2)):
                stream.next()
        elif stream.kind_at(1) is Kind.PERIOD and stream.peek().tight:
            stream.take(Kind.RANGE)
        elif stream.kind is Kind.COMMA and stream.kind_at(1) in (Kind.MONTH, Kind.PERIOD):
            stream.next()
        if stream.kind is Kind.PERIOD:
            return Point(year, _code(stream.next()))
        if stream.kind is not Kind.MONTH:
            return Point(year)
        month = _code(stream.next())
        if _is_hyphen(stream.peek()) and _is_day(stream.peek(1)):
            stream.next()
        return Point(year, month, _day(stream.next()) if _is_day(stream.peek()) else "")

    def _month_first(self) -> Point:
        stream = self._stream
        month = _code(stream.next())
        if _is_hyphen(stream.peek()) and _is_day(stream.peek(1)) and _is_hyphen(stream.peek(2)):
            stream.next()
            day = _day(stream.next())
            return Point(self._year_behind(two_digits=True, hyphen=True), month, day)
        if _is_day(stream.peek()) and stream.peek().value:
            day = _day(stream.next())
            return Point(self._year_behind(), month, day)
        return Point(self._year_behind(two_digits=True), month)

    def _year_behind(self, *, two_digits: bool = False, hyphen: bool = False) -> str:
        """The year that follows, perhaps after a comma or hyphen; empty if there is none."""
        stream = self._stream
        skipped = int(
            stream.kind is Kind.COMMA or (stream.peek().tight and stream.kind is Kind.RANGE)
        )
        token = stream.peek(skipped)
        if skipped and stream.kind is Kind.RANGE and not _joins_year(stream.peek(), token, hyphen):
            return ""
        if token.kind is Kind.YEAR and str(token.value).isdecimal():
            year = str(token.value)
        elif _is_year(token):
            year = _year(token)
        elif two_digits and _is_two_digits(token) and (hyphen or not skipped):
            year = full_year(token.text)
        else:
            return ""
        stream.place += skipped + 1
        return year

    def _period(self) -> Point:
        """A season, quarter or half with its year; a winter may name both: "winter 2017–18"."""
        stream = self._stream
        part = _code(stream.next())
        if stream.kind is Kind.RANGE and stream.peek().tight and _is_year(stream.peek(1)):
            stream.next()
        year = self._year_behind()
        following = stream.peek(1)
        if part == "24" and year and stream.kind is Kind.RANGE and stream.peek().tight:
            later = f"{int(year) + 1:04}"
            if following.text in (later, later[-2:]):
                stream.place += 2
        return Point(year, part, lends=part != "24")

    def _year_alone(self) -> Point:
        return Point(str(self._stream.next().value))

    def _share(self) -> Point:
        """Early, mid, late, first half … of what follows."""
        word = self._stream.next()
        self._skip_in()
        stream = self._stream
        if stream.kind not in (Kind.MONTH, Kind.NUMBER, Kind.PERIOD, Kind.YEAR, Kind.WHICH):
            raise DateError(f"{quoted(word.text)} of which month or year?")
        point = self._readers[stream.kind]()
        if point.day or not isinstance(word.value, Share):
            raise DateError(f"{quoted(word.text)} goes with a month or a year.")
        if word.value in _HALVES and not point.part and point.year.isdecimal():
            point.part = _HALVES[word.value]
            return point
        point.share = word.value
        return point

    def _week_of(self) -> Point:
        self._stream.next()
        point = self.point() if self._stream.kind is not Kind.WEEK_OF else Point()
        if point.day and point.share is None:
            point.week = True
            return point
        raise DateError("The week of which day? Write “week of 20 March 2022”.")

    def _numeric(self) -> Point:
        token = self._stream.next()
        year, part, day = numeric_fields(token.fields, self._order)
        point = Point(year, part, day, week=token.fields[0] == "isoweek" and not token.fields[3])
        if not year:
            point.year = self._year_behind()
        return point

    # Dates that depend on a given day.

    def _day_from_here(self) -> Point:
        return Point(unit=Unit.DAY, steps=int(str(self._stream.next().value)))

    def _which(self) -> Point:
        stream = self._stream
        word = stream.next()
        which = int(str(word.value))
        following = stream.next()
        if following.kind is Kind.WEEKDAY:
            return Point(weekday=int(str(following.value)), which=which)
        if following.kind is Kind.UNIT and isinstance(following.value, Unit):
            return Point(unit=following.value, which=which)
        if following.kind in (Kind.MONTH, Kind.PERIOD):
            return Point(part=_code(following), which=which)
        raise DateError(f"{quoted(word.text)} what?")

    def _steps(self) -> Point:
        """ "Three days ago", "2 weeks later", "in a month"."""
        stream = self._stream
        count, unit = stream.next(), stream.next()
        ahead = stream.parts[stream.place - 3].kind is Kind.IN if stream.place > 2 else False
        ago = stream.take(Kind.AGO)
        if not isinstance(unit.value, Unit) or not (ahead or ago):
            raise DateError(f"{quoted(count.text)} of what? Write a day like 15 Feb 2017.")
        direction = int(str(ago.value)) if ago else 1
        return Point(unit=unit.value, steps=direction * int(str(count.value)))


_JOINTS: Final = ("-", "/")
_OF_A_DAY: Final = {Kind.NUMBER, Kind.MONTH, Kind.DATE}
_HALVES: Final = {Share.FIRST_HALF: "40", Share.SECOND_HALF: "41"}


def _is_hyphen(token: Token) -> bool:
    return token.tight and token.text == "-"


def _joins_year(joint: Token, following: Token, hyphen: bool) -> bool:
    """Whether "-" or "/" leads from a month to its year: "Feb-2017", "15-Feb-17"."""
    return joint.text in _JOINTS and (_is_year(following) or (hyphen and _is_two_digits(following)))


def _is_year(token: Token) -> bool:
    return token.kind is Kind.NUMBER and len(token.text) >= 4 and not token.ordinal


def _is_two_digits(token: Token) -> bool:
    return token.kind is Kind.NUMBER and len(token.text) == 2 and not token.ordinal


def _is_day(token: Token) -> bool:
    return token.kind is Kind.NUMBER and (
        token.ordinal or (len(token.text) <= 2 and int(str(token.value)) <= 31)
    )


def _day(token: Token) -> str:
    return token.text if token.text.isdecimal() else str(token.value)


def _year(token: Token) -> str:
    if len(token.text) > 5:
        raise DateError(NOT_A_DATE)
    return token.text


def _code(token: Token) -> str:
    return f"{token.value:02}"
