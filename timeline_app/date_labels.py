"""What a date looks like in words: rows, explanations, chart, running text.

`label` writes an `EventDate` no more precisely than its value: "15–16 Feb 2017", "mid-March 2017",
"20 or 23 Feb 2017", "30 Dec 2016 – open". Days stand before months, months before years, an en dash
joins two ends, with spaces when both sides have a month. Every word, mark and order of words comes
from one table, `Words`, of which another language has its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise
from typing import Final, Literal, NamedTuple

from timeline_app.dates import End, EventDate, Precision, date_of
from timeline_app.edtf import AFTER_ALL, MONTHS, WEEKDAYS

Style = Literal["row", "long", "explain", "chart", "sentence"]
"""row: the table's column. chart: the same, meant for `year=False`. sentence: in running text.
long: with weekdays. explain: the line under the date field, with length and exactness."""


class Words(NamedTuple):
    """All words of the labels and their order; `{}` is where dates go, in the order written.

    Where a language turns the order round, `{1}` and `{0}` say so.
    """

    months: tuple[str, ...]
    full_months: tuple[str, ...]
    weekdays: tuple[str, ...]  # Monday first
    full_weekdays: tuple[str, ...]
    seasons: tuple[str, ...]
    halves: tuple[str, ...]
    numbers: tuple[str, ...]  # two, three, …
    parts: tuple[tuple[int, int, str], ...]  # first day, last day (0: the month's last), words
    day: str = "{}"
    of_weekday: str = "{} {}"  # a weekday and its day
    of_month: str = "{} {}"  # a day and its month
    of_year: str = "{} {}"  # all of it and its year
    span: str = "{}–{}"  # two numbers
    wide_span: str = "{} – {}"  # two dates of more than a number
    winter: str = "{} {}–{}"
    quarter: str = "Q{}"
    decade: str = "{}s"
    about: str = "about {}"
    doubt: str = "{}?"
    alternatives: str = "{} or {}"
    listed: str = ", "
    between: str = "between {} and {}"
    after: str = "after {}"
    before: str = "before {}"
    or_later: str = "{} or later"
    or_earlier: str = "{} or earlier"
    starts: str = "from {}"
    starts_within: str = "starting {}"
    ends: str = "until {}"
    ends_within: str = "ending {}"
    open: str = "open"
    end_unknown: str = "end unknown"
    no_end: str = "no end reported"
    start_unknown: str = "start unknown"
    no_start: str = "no start reported"
    aside: str = "{}, {}"
    note: str = "{} · {}"
    one_day: str = "1 day"
    days: str = "{} days"
    few_days: str = "{} to {} days"
    many_days: str = "{} days or more"
    exact: str = "exact"
    approximate: str = "approximate"
    uncertain: str = "uncertain"
    both_doubts: str = "approximate and uncertain"
    of_start: str = "start {}"
    of_end: str = "end {}"
    not_exact: str = "not exact"
    some_day: str = "some day in this span"
    one_of_days: str = "one of {} days"
    one_of: str = "one of {}"
    later_day: str = "some later day"
    earlier_day: str = "some earlier day"


ENGLISH: Final = Words(
    months=("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    full_months=MONTHS,
    weekdays=("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    full_weekdays=WEEKDAYS,
    seasons=("spring", "summer", "autumn", "winter"),
    halves=("first half of {}", "second half of {}"),
    numbers=("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    parts=(
        (1, 10, "early {}"), (11, 20, "mid-{}"), (21, 0, "late {}"), (1, 15, "first half of {}"),
    ),
)  # fmt: skip

SPOKEN: Final = ENGLISH._replace(months=ENGLISH.full_months)
"""The words to be heard, or read in a sentence: months in full."""

IN_FULL: Final = SPOKEN._replace(weekdays=ENGLISH.full_weekdays)
"""No word cut short: "Wednesday 15 – Thursday 16 February 2017" in the long style."""


def label(
    when: EventDate, style: Style = "row", *, year: bool = True, words: Words = ENGLISH
) -> str:
    """The date in words. `year=False` leaves the year out where the whole date lies in one year.

    A year, decade or century keeps its name, and so does a date that runs from one year to another.
    """
    writer = _Writer(words, weekdays=style in ("long", "explain"))
    if style == "explain":
        return _explained(when, writer)
    if when.precision is Precision.OPEN:
        phrase = _open(when, writer, terse=style in ("row", "chart"))
    else:
        phrase = _phrase(when, writer)
    return phrase.text(words, year=year or not _in_one_year(when))


class _Writer(NamedTuple):
    """The words to use and whether a day is written with its weekday."""

    words: Words
    weekdays: bool


class _Phrase(NamedTuple):
    """A label whose last year can be left out; `shape` is what stands around body and year."""

    body: str
    year: str = ""
    shape: str = "{}"

    def text(self, words: Words, *, year: bool = True) -> str:
        """The whole label, or the label without its last year."""
        whole = words.of_year.format(self.body, self.year) if year and self.year else self.body
        return self.shape.format(whole)

    def inside(self, template: str) -> _Phrase:
        """The same phrase within other words."""
        return self._replace(shape=template.replace("{}", self.shape, 1))


class _Pieces(NamedTuple):
    """A plain date apart: "20", "Feb", "2017"; "Feb", "", "2017"; "2017", "", ""."""

    head: str
    month: str = ""
    year: str = ""

    def phrase(self, words: Words) -> _Phrase:
        """The pieces together."""
        body = words.of_month.format(self.head, self.month) if self.month else self.head
        return _Phrase(body, self.year)


def _in_one_year(when: EventDate) -> bool:
    days = [day for day in (when.first, when.last) if day is not None]
    return len({date_of(day).year for day in days}) == 1


def _phrase(when: EventDate, writer: _Writer) -> _Phrase:
    """Any date but an interval with an open or unknown end."""
    if when.is_interval:
        return _span(when, writer)
    limits = when.limits
    if limits is not None:
        return _between(*limits, when, writer)
    if when.choices:
        return _choices(when.choices, writer)
    return _qualified(_pieces(when, writer).phrase(writer.words), when, writer.words)


def _end_phrase(end: EventDate | End, writer: _Writer) -> _Phrase:
    return _Phrase(writer.words.open) if isinstance(end, End) else _phrase(end, writer)


def _qualified(phrase: _Phrase, when: EventDate, words: Words) -> _Phrase:
    if when.uncertain:
        phrase = phrase.inside(words.doubt)
    return phrase.inside(words.about) if when.approximate else phrase


def _pieces(when: EventDate, writer: _Writer) -> _Pieces:
    text, words = when.text.rstrip("?~%"), writer.words
    year, part = text[:4], text[5:7]
    match when.precision:
        case Precision.DAY:
            return _day_pieces(when.first or 0, writer)
        case Precision.CENTURY:
            return _Pieces(words.span.format(f"{year[:2]}00", f"{year[:2]}99"))
        case Precision.DECADE:
            return _Pieces(words.decade.format(f"{year[:3]}0"))
        case Precision.SEASON if part == "24":
            later = f"{(int(year) + 1) % 100:02}"
            return _Pieces(words.winter.format(words.seasons[3], year, later))
        case Precision.SEASON:
            return _Pieces(words.seasons[int(part) - 21], "", year)
        case Precision.QUARTER:
            return _Pieces(words.quarter.format(int(part) - 32), "", year)
        case Precision.HALF:
            return _Pieces(words.halves[int(part) - 40].format(year))
    if part in ("", "XX"):
        return _Pieces(year)
    return _Pieces(words.months[int(part) - 1], "", year)


def _day_pieces(ordinal: int, writer: _Writer) -> _Pieces:
    day, words = date_of(ordinal), writer.words
    head = words.day.format(day.day)
    if writer.weekdays:
        head = words.of_weekday.format(words.weekdays[day.weekday()], head)
    return _Pieces(head, words.months[day.month - 1], f"{day.year:04}")


def _span(when: EventDate, writer: _Writer) -> _Phrase:
    """An interval with both ends: two plain dates of one month or year are put together."""
    start, end, words = when.start, when.end, writer.words
    if isinstance(start, End) or isinstance(end, End) or start.is_one_of or end.is_one_of:
        return _from_to(_end_phrase(start, writer), _end_phrase(end, writer), words)
    left, right = _pieces(start, writer), _pieces(end, writer)
    alike = (start.approximate, start.uncertain) == (end.approximate, end.uncertain)
    if alike and (left.month, left.year) == (right.month, right.year):
        template = words.span if _is_number(left) and _is_number(right) else words.wide_span
        together = right._replace(head=template.format(left.head, right.head))
        return _qualified(together.phrase(words), when, words)
    return _from_to(_phrase(start, writer), _phrase(end, writer), words)


def _is_number(pieces: _Pieces) -> bool:
    return pieces.head.rstrip(".").isdecimal()


def _from_to(left: _Phrase, right: _Phrase, words: Words) -> _Phrase:
    start = left.text(words, year=left.year != right.year)
    return right.inside(words.wide_span.format(start, "{}"))


def _choices(choices: Sequence[EventDate], writer: _Writer) -> _Phrase:
    """Days of one month share its name, days of one year share the year."""
    words, parts = writer.words, []
    pieces = [_pieces(choice, writer) for choice in choices]
    groups = [
        _Pieces(_listed([piece.head for piece in group], words), month, year)
        for (month, year), group in groupby(pieces, lambda piece: (piece.month, piece.year))
    ]
    for group, following in pairwise(groups):
        parts.append(group.phrase(words).text(words, year=group.year != following.year))
    last = groups[-1].phrase(words)
    for part in reversed(parts):
        last = last._replace(body=words.alternatives.format(part, last.body))
    return last


def _listed(heads: Sequence[str], words: Words) -> str:
    if len(heads) == 1:
        return heads[0]
    return words.alternatives.format(words.listed.join(heads[:-1]), heads[-1])


def _between(
    low: EventDate | None, high: EventDate | None, when: EventDate, writer: _Writer
) -> _Phrase:
    """`[a..b]`: early, mid-, late March where it is just that; else the two limits."""
    words = writer.words
    if high is None:
        shown = _day_beside(low, -1, writer)
        return shown.inside(words.after) if shown else _limit(low, writer, words.or_later)
    if low is None:
        shown = _day_beside(high, 1, writer)
        return shown.inside(words.before) if shown else _limit(high, writer, words.or_earlier)
    part = _part_of_month(when, words) if low.is_day and high.is_day else None
    if part is not None:
        return part
    left, right = _pieces(low, writer), _pieces(high, writer)
    same_month = (left.month, left.year) == (right.month, right.year)
    whole = left.phrase(words).text(words, year=left.year != right.year)
    start = left.head if same_month else whole
    return _Phrase(words.between.format(start, right.phrase(words).body), right.year)


def _limit(limit: EventDate | None, writer: _Writer, template: str) -> _Phrase:
    return (_phrase(limit, writer) if limit else _Phrase("")).inside(template)


def _day_beside(limit: EventDate | None, step: int, writer: _Writer) -> _Phrase | None:
    """The day before or after a day, which keeps its year where that is another year."""
    if limit is None or limit.first is None or not limit.is_day:
        return None
    if not 0 < limit.first + step < AFTER_ALL:
        return None
    phrase = _day_pieces(limit.first + step, writer).phrase(writer.words)
    return phrase if phrase.year == limit.text[:4] else _Phrase(phrase.text(writer.words))


def _part_of_month(when: EventDate, words: Words) -> _Phrase | None:
    if when.first is None or when.last is None:
        return None
    first, last = date_of(when.first), date_of(when.last)
    if (first.year, first.month) != (last.year, last.month):
        return None
    ends_month = 0 if when.last + 1 == AFTER_ALL or date_of(when.last + 1).day == 1 else last.day
    for first_day, last_day, template in words.parts:
        if (first.day, ends_month) == (first_day, last_day):
            month = words.full_months[first.month - 1]
            return _Phrase(template.format(month), f"{first.year:04}")
    return None


def _open(when: EventDate, writer: _Writer, *, terse: bool) -> _Phrase:
    """An interval with an open or unknown end; in a row "30 Dec 2016 – open"."""
    start, end, words = when.start, when.end, writer.words
    if terse and End.OPEN in (start, end):
        if isinstance(end, End):
            return _end_phrase(start, writer).inside(words.wide_span.format("{}", words.open))
        return _from_to(_Phrase(words.open), _end_phrase(end, writer), words)
    phrase, remark = _one_end(when, writer)
    if terse and start is End.UNKNOWN:
        return phrase
    return phrase.inside(words.aside.format("{}", remark))


def _one_end(when: EventDate, writer: _Writer) -> tuple[_Phrase, str]:
    """Say "from 30 Dec 2016" or "until 22 Dec 2017", and what is to be said of the other end."""
    start, end, words = when.start, when.end, writer.words
    if isinstance(start, End):
        remark = words.no_start if start is End.OPEN else words.start_unknown
        within = isinstance(end, EventDate) and end.is_one_of
        return _end_phrase(end, writer).inside(words.ends_within if within else words.ends), remark
    remark = words.no_end if end is End.OPEN else words.end_unknown
    template = words.starts_within if start.is_one_of else words.starts
    return _phrase(start, writer).inside(template), remark


def _explained(when: EventDate, writer: _Writer) -> str:
    words, precision = writer.words, when.precision
    if precision is Precision.OPEN:
        phrase, remark = _one_end(when, writer)
        return words.note.format(phrase.text(words), remark)
    head, notes = _phrase(when, writer).text(words), []
    if precision is Precision.ONE_OF:
        notes.append(_how_many_choices(when.choices, words))
    elif precision in (Precision.DAY, Precision.SPAN):
        notes += [_length(when, words), _exactness(when, words)]
    elif when.first is None or when.last is None:
        notes.append(words.earlier_day if when.first is None else words.later_day)
    else:
        days = EventDate.of_days(date_of(when.first), date_of(when.last))
        head = _phrase(days, writer).text(words)
        notes += [words.some_day, *_doubts(when, words)]
    for note in notes:
        head = words.note.format(head, note)
    return head


def _how_many_choices(choices: Sequence[EventDate], words: Words) -> str:
    count = len(choices)
    number = words.numbers[count - 2] if count - 2 < len(words.numbers) else str(count)
    all_days = all(choice.is_day for choice in choices)
    return (words.one_of_days if all_days else words.one_of).format(number)


def _length(when: EventDate, words: Words) -> str:
    """How many days it lasts, at least and at most where the ends are not exact."""
    (begins, begins_by), (ends, ends_by) = when.begin_bounds, when.end_bounds
    least = 1 if begins_by is None or ends is None else max(1, ends - begins_by + 1)
    if begins is None or ends_by is None:
        return words.many_days.format(least)
    most = ends_by - begins + 1
    if least < most:
        return words.few_days.format(least, most)
    return words.one_day if most == 1 else words.days.format(most)


def _exactness(when: EventDate, words: Words) -> str:
    start, end = (_exactness_of(one, words) for one in (when.start, when.end))
    if start == end:
        return start
    ends = ((start, words.of_start), (end, words.of_end))
    return words.listed.join(of.format(word) for word, of in ends if word != words.exact)


def _exactness_of(end: EventDate | End, words: Words) -> str:
    if isinstance(end, End):
        return words.not_exact
    return (*_doubts(end, words), words.exact if end.is_day else words.not_exact)[0]


def _doubts(when: EventDate, words: Words) -> tuple[str, ...]:
    if when.approximate and when.uncertain:
        return (words.both_doubts,)
    if when.approximate:
        return (words.approximate,)
    return (words.uncertain,) if when.uncertain else ()
