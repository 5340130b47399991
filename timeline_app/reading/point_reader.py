"""Reads the points of a typed date: a day, month, year or part of them, with what is said of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from timeline_app.edtf import DateError
from timeline_app.reading import counting
from timeline_app.reading.numbers import numeric_fields
from timeline_app.reading.points import Point, TokenStream, code_of
from timeline_app.reading.tokens import NOT_A_DATE, Token, full_year, quoted
from timeline_app.reading.words import Kind, Share


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
            Kind.WEEK_OF: self._week,
            Kind.WEEK_ENDING: self._week,
            Kind.DAY_FROM_HERE: lambda: counting.day_from_here(stream, self._plain),
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
        stream.take_all(Kind.IN)
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
            raise DateError(NOT_A_DATE) if stream.at_end else stream.misfit()
        point = self._steps() if self._counts_units() else reader()
        if point.weekday is None:
            point.weekday = weekday
        return point

    def _counts_units(self) -> bool:
        counts = self._stream.kind in (Kind.COUNT, Kind.NUMBER)
        return counts and self._stream.kind_at(1) is Kind.UNIT

    def _which(self) -> Point:
        stream = self._stream
        if counting.names_weekday_of_month(stream):
            return counting.weekday_of_month(stream, self._month_first)
        return counting.which(stream)

    def _steps(self) -> Point:
        return counting.steps(self._stream, self._plain)

    def _plain(self) -> Point:
        """The date that follows, with its weekday, to count from."""
        return self._date(self._weekday())

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

    # Dates by what stands first.

    def _number_first(self) -> Point:
        stream = self._stream
        if counting.names_weekday_of_month(stream):
            return counting.weekday_of_month(stream, self._month_first)
        number = stream.next()
        if len(number.text) >= 4 and not number.ordinal:
            return self._year_first(number)
        hyphen = self._joint(Kind.MONTH)
        if stream.kind is Kind.MONTH:
            month = code_of(stream.next())
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
            return Point(year, code_of(stream.next()))
        if stream.kind is not Kind.MONTH:
            return Point(year)
        month = code_of(stream.next())
        if _is_hyphen(stream.peek()) and _is_day(stream.peek(1)):
            stream.next()
        return Point(year, month, _day(stream.next()) if _is_day(stream.peek()) else "")

    def _month_first(self) -> Point:
        stream = self._stream
        month = code_of(stream.next())
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
        part = code_of(stream.next())
        if stream.kind is Kind.RANGE and stream.peek().tight and _is_year(stream.peek(1)):
            stream.next()
        year = self._year_behind(two_digits=True)
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
        stream = self._stream
        stream.take_all(Kind.IN)
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

    def _week(self) -> Point:
        """The week of a day, or that which ends on it."""
        word = self._stream.next()
        weeks = (Kind.WEEK_OF, Kind.WEEK_ENDING)
        point = self.point() if self._stream.kind not in weeks else Point()
        if point.day and point.share is None:
            point.week = word.kind is Kind.WEEK_OF
            point.week_ends = not point.week
            return point
        raise DateError("The week of which day? Write “week of 20 March 2022”.")

    def _numeric(self) -> Point:
        token = self._stream.next()
        year, part, day = numeric_fields(token.fields, self._order)
        point = Point(year, part, day, week=_is_week(token))
        if not year:
            point.year = self._year_behind()
        return point


_JOINTS: Final = ("-", "/")
_OF_A_DAY: Final = {Kind.NUMBER, Kind.MONTH, Kind.DATE}
_HALVES: Final = {Share.FIRST_HALF: "40", Share.SECOND_HALF: "41"}


def _is_week(token: Token) -> bool:
    return token.fields[0] == "week" or (token.fields[0] == "isoweek" and not token.fields[3])


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
