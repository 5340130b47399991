"""What a person types → `EventDate`, with the reading explained.

    >>> read_date("15/16 feb 2017").explanation
    'Wed 15 – Thu 16 Feb 2017 · 2 days · exact'

English, dates of both Hijri calendars, and any EDTF text of the profile (ISO 8601-2, see
`timeline_app.dates`). Days are calendar days of the place of the event. Nothing is counted from
today: a text without its year, or one like "yesterday", is read only beside a day that is given.

How it is done stands in `timeline_app.reading`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import product
from typing import Final

from timeline_app.date_labels import label
from timeline_app.dates import EventDate, date_of
from timeline_app.edtf import DateError
from timeline_app.reading import feasts, other_calendars
from timeline_app.reading.grammar import phrase_of
from timeline_app.reading.meaning import Frame, Meaning, YearMissingError, meaning
from timeline_app.reading.numbers import orders
from timeline_app.reading.other_calendars import ARABIC_DIGITS, PERSIAN_DIGITS
from timeline_app.reading.relative import is_bare_weekday
from timeline_app.reading.tokens import NOT_A_DATE, Token, clean, tokens

__all__ = ["DateError", "DateReading", "read_date"]


@dataclass(frozen=True, slots=True)
class DateReading:
    """How a typed text was understood.

    `date` is None for an empty text. `words` is the text as typed, without spaces around it.
    `explanation` is the line under the field, `warning` a sentence to show beside it or empty.
    `candidates` are two or more dates that the text may mean, `date` first; empty if it is clear.
    `ambiguous`: they differ by the order of day and month; the answer can be kept as `day_order`.
    """

    date: EventDate | None
    words: str
    explanation: str = ""
    candidates: tuple[EventDate, ...] = ()
    ambiguous: bool = False
    warning: str = ""


def read_date(
    text: str,
    *,
    today: date | None = None,
    day_order: str = "",
    relative_to: date | None = None,
) -> DateReading:
    """Read a typed date.

    `day_order` ("dmy", "mdy" or "" for not known) decides 1/2/2017 where no number over 12 does.
    `relative_to` is the day that "yesterday" counts from; a date without a year is the one nearest
    to it. `today` only chooses between "was" and "is" in warnings. Raises `DateError`, with a
    sentence for the reader, for every text that is no date; never anything else.
    """
    words = text.strip()
    cleaned = clean(text)
    if not cleaned:
        return DateReading(None, words)
    converted = other_calendars.read(words, cleaned, relative_to)
    if converted is not None:
        line = f"{label(converted.date, 'explain')} · {converted.said}"
        return DateReading(converted.date, words, line, warning=converted.warning)
    _refuse_digits_of_other_calendars(text, cleaned)
    when = _edtf(cleaned)
    if when is not None:
        return DateReading(when, words, label(when, "explain"), warning=_odd_year(when))
    _refuse_times(cleaned)
    try:
        return _of_parts(words, cleaned, day_order, Frame(given=relative_to, today=today))
    except DateError:
        named = feasts.read(cleaned, relative_to)
        if not named:
            raise
        return _of_dates(words, named)


_OLD_YEAR: Final = re.compile("(?<![0-9])1[2-4][0-9]{2}(?![0-9])")
_TIME: Final = re.compile("(?<![0-9])([0-9]{1,2}):[0-9]{2}(?![0-9])")
_HALF_OF_DAY: Final = re.compile(
    r"(?<![0-9])1?[0-9](?:[:.][0-9]{2})? ?(?:[ap]m|[ap]\.m\.)(?![a-z])", re.IGNORECASE
)


def _edtf(text: str) -> EventDate | None:
    """The date of an EDTF text; None if it is none; `DateError` if it is a faulty one."""
    try:
        return EventDate.parse(text.upper())
    except DateError as error:
        if error.message != NOT_A_DATE:
            raise
        return None


def _refuse_digits_of_other_calendars(text: str, cleaned: str) -> None:
    """A year like ۱۳۹۶ in the digits of the calendar's own language is not a Gregorian one."""
    if cleaned == text or not _OLD_YEAR.search(cleaned):
        return
    for digits, calendar in ((PERSIAN_DIGITS, "Persian-calendar"), (ARABIC_DIGITS, "Hijri")):
        if digits.search(text):
            raise DateError(f"Looks like a {calendar} date. Write the Gregorian one.")


def _refuse_times(text: str) -> None:
    time = _HALF_OF_DAY.search(text) or _TIME.search(text)
    if time is None:
        return
    if time.re is _TIME and int(time[1]) > 23:
        raise DateError("Hours go from 00 to 23; 24:00 is 00:00 of the next day.")
    raise DateError(f"A time has its own field: take {time[0]} out of the date.")


def _odd_year(when: EventDate) -> str:
    """A doubt about years that are more likely those of another calendar."""
    year = date_of(when.first or when.last or 1).year
    if 1300 <= year < 1500:
        return f"Is {year} a year of the Persian or Hijri calendar?"
    return ""


def _of_parts(words: str, cleaned: str, day_order: str, frame: Frame) -> DateReading:
    parts = tokens(cleaned)
    try:
        return _reading(words, parts, day_order, frame)
    except YearMissingError:
        raise DateError(_which_year(parts, frame.today)) from None


def _reading(words: str, parts: Sequence[Token], day_order: str, frame: Frame) -> DateReading:
    possible_orders = orders(parts, day_order)
    meanings = list(_meanings(parts, possible_orders, frame))
    meanings = [one for one in meanings if not one.warnings] or meanings
    reading = _of_dates(words, [one.when for one in meanings])
    warnings = (*meanings[0].warnings, reading.warning)
    return replace(
        reading,
        ambiguous=bool(reading.candidates) and len(possible_orders) > 1,
        warning=" ".join(filter(None, warnings)),
    )


def _of_dates(words: str, dates: Sequence[EventDate]) -> DateReading:
    """The reading of a text that means one of these dates, the first proposed."""
    dates = tuple(dict.fromkeys(dates))
    candidates = dates if len(dates) > 1 else ()
    line = _question(candidates) if candidates else label(dates[0], "explain")
    return DateReading(dates[0], words, line, candidates, warning=_odd_year(dates[0]))


def _question(candidates: Sequence[EventDate]) -> str:
    labels = [label(one) for one in candidates]
    return f"{(', or ' if ' or ' in labels[0] else ' or ').join(labels)}?"


def _meanings(
    parts: Sequence[Token], possible_orders: Sequence[str], frame: Frame
) -> Iterator[Meaning]:
    """What the text may mean, the proposed date first; the fault of the first if it is nothing."""
    first_fault: DateError | None = None
    found = False
    for order, other_direction in product(possible_orders, (False, True)):
        phrase = phrase_of(parts, order)
        if other_direction and not any(map(is_bare_weekday, phrase.points)):
            continue
        forward = phrase.forward != other_direction
        try:
            yield meaning(phrase, Frame(frame.given, frame.year, forward, frame.today))
            found = True
        except DateError as error:
            first_fault = first_fault or error
    if first_fault and not found:
        raise first_fault


def _which_year(parts: Sequence[Token], today: date | None) -> str:
    """What is missing, with the text's own date in a year to write it in."""
    year = today.year if today is not None else 2017
    try:
        example = _first_date(parts, Frame(year=year))
    except DateError:  # a 29 February
        example = _first_date(parts, Frame(year=2016))
    return f"Which year? Write {label(example)}."


def _first_date(parts: Sequence[Token], frame: Frame) -> EventDate:
    return next(_meanings(parts, ("dmy",), frame)).when
