"""One point of a typed date as far as it is said: "15", "Feb 2017", "early March", "next Wed".

`point_reader` reads points; `meaning` fills them in and makes them into days.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from timeline_app.edtf import DateError
from timeline_app.reading.tokens import Token, quoted
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
    week_ends: bool = False  # the seven days up to the day it names
    weekday: int | None = None
    number: int = 0  # which weekday of its month: 1 to 5, -1 the last; 0: the weekday of a day
    about: bool = False
    doubt: bool = False
    qualified_before: bool = False  # whether "about" or "?" stands before it
    qualified_behind: bool = False
    which: int | None = None  # -1, 0, 1: last, this, next weekday, month or unit
    unit: Unit | None = None
    steps: int | None = None  # units from a day: three days ago -3
    anchor: Point | None = None  # the day that steps count from, if it is said
    lends: bool = True  # whether year and month may be taken over by other points
    borrowed: int = 0  # -1: the year was taken from a later point, 1: from an earlier one
    said: str = ""

    @property
    def relative(self) -> bool:
        """Whether it says nothing without a given day, apart from a missing year."""
        bare_weekday = self.weekday is not None and not (self.day or self.part or self.year)
        counted = self.unit is not None and self.anchor is None
        return bare_weekday or counted or self.which is not None


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

    def take_all(self, kind: Kind) -> None:
        """Leave out the next parts of a kind."""
        while self.take(kind):
            pass

    def misfit(self) -> DateError:
        """The fault that the next part does not go where it stands."""
        return DateError(f"{quoted(self.peek().text)} does not fit here.")


_NO_TOKEN: Final = Token(Kind.NOTHING, 0, "")


def code_of(token: Token) -> str:
    """The EDTF code of a month, season, quarter or half."""
    return f"{token.value:02}"
