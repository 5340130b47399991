"""Dates written in digits alone: 15.02.2017, 1/2/17, 2017-02, 2017-W07, 15/2."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final, Literal

from timeline_app.edtf import DateError
from timeline_app.reading.tokens import NOT_A_DATE, Token, full_year

Order = Literal["dmy", "mdy"]
ORDERS: Final[tuple[Order, Order]] = ("dmy", "mdy")
_LAST_MONTH: Final = 12


def orders(parts: Iterable[Token], day_order: str) -> tuple[Order, ...]:
    """The orders in which to read the numeric dates of one text, the first proposed.

    A number over 12 decides for the whole text, then `day_order`; 15.02.2017 is day first. Two
    orders are returned only where nothing decides and it matters.
    """
    undecided, decided = False, set[Order]()
    for part in parts:
        match part.fields:
            case ("triple", first, mark, second, _) if len(first) <= 2:
                pass
            case ("pair", first, mark, second):
                pass
            case _:
                continue
        order = _decided(int(first), int(second))
        if order:
            decided.add(order)
        else:
            undecided |= "." not in mark and first != second
    if len(decided) == 1:
        return tuple(decided)
    if day_order == "mdy":
        return ("mdy",)
    return ORDERS if undecided and day_order != "dmy" else ("dmy",)


def numeric_fields(fields: tuple[str, ...], order: str) -> tuple[str, str, str]:
    """Year, month (or other part of the year) and day as EDTF text, empty where not given."""
    match fields:
        case ("triple", first, mark, second, third) if len(first) <= 2:
            day, month = _day_and_month(first, second, order if "." not in mark else "dmy")
            return _year(third), month, day
        case ("iso" | "compact" | "triple", year, *_, second, third):
            return _year(year), _month(second), third
        case ("pair", first, mark, second):
            day, month = _day_and_month(first, second, order if "." not in mark else "dmy")
            return "", month, day
        case ("yearmonth", year, mark, part):
            of_edtf = mark == "-" and len(part) == 2
            return year, part if of_edtf else _month(part), ""
        case ("monthyear", month, year):
            return year, _month(month), ""
        case ("isoweek", year, week, weekday):
            return _iso_week(year, week, weekday)
        case ("week", year, week):
            return _iso_week(year, week, "")
    raise DateError(NOT_A_DATE)


def _decided(first: int, second: int) -> Order | None:
    if first > _LAST_MONTH:
        return "dmy"
    return "mdy" if second > _LAST_MONTH else None


def _day_and_month(first: str, second: str, order: str) -> tuple[str, str]:
    order = _decided(int(first), int(second)) or order
    return (second, _month(first)) if order == "mdy" else (first, _month(second))


def _month(text: str) -> str:
    if not 1 <= int(text) <= _LAST_MONTH:
        raise DateError(f"There is no month {text}.")
    return f"{int(text):02}"


def _year(text: str) -> str:
    if len(text) == 2:
        return full_year(text)
    if len(text) == 4:
        return text
    raise DateError(f"Which year is {text}? Write it with four digits.")


def _iso_week(year: str, week: str, weekday: str) -> tuple[str, str, str]:
    """The given day of a week of ISO 8601, or its Monday."""
    try:
        day = date.fromisocalendar(int(year), int(week), int(weekday or 1))
    except ValueError:
        raise DateError(f"There is no week {week} in {year}.") from None
    return f"{day.year:04}", f"{day.month:02}", f"{day.day:02}"
