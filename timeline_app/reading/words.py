"""The words that typed dates are made of: one table a language, English so far.

A phrase of one or more words stands for a kind of part and a value. Everything a language needs
is in its `Vocabulary`; the grammar knows no words. Months and weekdays of other languages will come
from Babel's CLDR data.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from timeline_app.edtf import MONTHS, WEEKDAYS


class Kind(Enum):
    """What a part of a typed date does; the value that goes with it stands beside each."""

    NUMBER = auto()  # the number
    DATE = auto()  # digits with marks: 1/2/2017, 15.02., 2017-02, 2017-W07 (a `Shape`)
    YEAR = auto()  # EDTF year: "201X", "20XX", or "2017" of '17
    MONTH = auto()  # EDTF code: 1 to 12
    PERIOD = auto()  # EDTF code of a season, quarter or half of a year
    WEEKDAY = auto()  # Monday 0
    SHARE = auto()  # a part of a month, year, season or decade (a `Share`)
    WEEK_OF = auto()
    WEEK_ENDING = auto()
    ABOUT = auto()
    DOUBT = auto()
    OR = auto()
    AND = auto()
    COMMA = auto()
    RANGE = auto()  # to, –
    UNTIL = auto()  # "until 3 March" and "1 until 3 March"; 1: "the end of March" is its last day
    ENDS = auto()  # ended on
    FROM = auto()  # from, since: no end reported
    STARTS = auto()  # begins on: end unknown
    BETWEEN = auto()
    AFTER = auto()
    BEFORE = auto()
    NOT_BEFORE = auto()  # on or after
    NOT_AFTER = auto()  # on or before
    OR_LATER = auto()  # the same, behind the date
    OR_EARLIER = auto()
    OPEN = auto()  # no end reported
    UNKNOWN = auto()  # an end or start that is not known
    NO_START = auto()
    START_UNKNOWN = auto()
    DAY_FROM_HERE = auto()  # days from the given day: yesterday -1
    WHICH = auto()  # last -1, this 0, next 1
    UNIT = auto()  # a `Unit`
    COUNT = auto()  # a, two, three (before a unit)
    AGO = auto()  # ago -1, later 1
    IN = auto()
    NOTHING = auto()  # words that say nothing here: the, of, on
    HIJRI = auto()
    PERSIAN = auto()
    JULIAN = auto()
    TIME = auto()  # a part of the day, which has its own field
    LASTING = auto()  # for, before how many days it lasts
    BEFORE_YEAR_ONE = auto()


class Share(Enum):
    """A part of a longer period."""

    EARLY = auto()
    MID = auto()
    LATE = auto()
    BEGINNING = auto()
    END = auto()
    FIRST_HALF = auto()
    SECOND_HALF = auto()
    EARLY_TO_MID = auto()
    MID_TO_LATE = auto()
    WEEK_1 = auto()
    WEEK_2 = auto()
    WEEK_3 = auto()
    WEEK_4 = auto()
    LAST_WEEK = auto()


class Unit(Enum):
    """What "three weeks ago" and "next month" count in."""

    DAY = auto()
    WEEK = auto()
    MONTH = auto()
    YEAR = auto()


Value = int | str | Share | Unit
Meaning = tuple[Kind, Value]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The phrases of a language, words in lower case parted by one space, and names to suggest."""

    meanings: Mapping[str, Meaning]
    names: Mapping[str, str]  # as typed → as shown: "february" → "February"

    def starts(self) -> dict[str, list[tuple[tuple[str, ...], Meaning]]]:
        """The phrases by their first word, longest first."""
        found: dict[str, list[tuple[tuple[str, ...], Meaning]]] = {}
        for phrase in sorted(self.meanings, key=lambda phrase: -phrase.count(" ")):
            words = tuple(phrase.split())
            found.setdefault(words[0], []).append((words, self.meanings[phrase]))
        return found


_ORDINALS: Final = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth", "twentieth",
)  # fmt: skip
_SHORT_ORDINALS: Final = ("1st", "2nd", "3rd", "4th")

# A line: a kind with its value, then the phrases that mean it, parted by |.
_PHRASES: Final[tuple[tuple[Kind, Value, str], ...]] = (
    (Kind.PERIOD, 21, "spring"),
    (Kind.PERIOD, 22, "summer"),
    (Kind.PERIOD, 23, "autumn|fall"),
    (Kind.PERIOD, 24, "winter"),
    (Kind.SHARE, Share.EARLY, "early|early -|early part of"),
    (Kind.SHARE, Share.MID, "mid|mid -|middle of|the middle of"),
    (Kind.SHARE, Share.LATE, "late|late -"),
    (Kind.SHARE, Share.BEGINNING, "beginning of|start of"),
    (Kind.SHARE, Share.END, "end of|end|end -|ends of|last days of"),
    (Kind.SHARE, Share.EARLY_TO_MID, "early to mid|early to mid -|early - to - mid -|early - mid"),
    (Kind.SHARE, Share.MID_TO_LATE, "mid to late|mid - to late|mid - to - late|mid - late"),
    (Kind.SHARE, Share.LAST_WEEK, "last week of|final week of"),
    (Kind.SHARE, Share.EARLY, "first ten days of|first 10 days of"),
    (Kind.SHARE, Share.LATE, "last ten days of|last 10 days of"),
    (Kind.SHARE, Share.FIRST_HALF, "first fortnight of"),
    (Kind.SHARE, Share.SECOND_HALF, "second fortnight of|last fortnight of"),
    (Kind.WEEK_OF, 0, "week of|week beginning|week starting|week commencing|w / c|wk of"),
    (Kind.WEEK_ENDING, 0, "week ending|week ending on|week to|w / e"),
    (Kind.ABOUT, 0, "about|around|c|ca|cca|circa|approx|approximately|roughly|some time around"),
    (Kind.ABOUT, 0, "or so|or thereabouts|on or about|on or around|in or about|in or around|~|≈"),
    (Kind.ABOUT, 0, "on / about|on or near"),
    (Kind.DOUBT, 0, "?|possibly|perhaps|maybe|probably|likely|presumably|reportedly|uncertain"),
    (Kind.DOUBT, 0, "tbc|t . b . c|to be confirmed|unconfirmed|not confirmed|not yet confirmed"),
    (Kind.DOUBT, 0, "tentative|tentatively|provisional|provisionally|allegedly|apparently"),
    (Kind.OR, 0, "or|or on|or possibly|or perhaps|and / or"),
    (Kind.AND, 0, "and|and on|&|but|as well as"),
    (Kind.COMMA, 0, ","),
    (Kind.RANGE, 0, "-|–|/|to|through|thru|up to and including|- >|→"),
    (Kind.UNTIL, 1, "until|till|til|up to|up until|ongoing until|valid until|lasting until"),
    (Kind.ENDS, 0, "ended|ended on|ends|ends on|ending|ending on|concluded|concluded on|closed on"),
    (
        Kind.ENDS,
        0,
        "end :|closed|closes|closes on|closing on|expired|expired on|expires|expires on",
    ),
    (Kind.FROM, 0, "from|since|as of|as from|starting from|beginning from|ongoing since"),
    (Kind.FROM, 0, "effective|effective from|with effect from|in force from|in force since"),
    (Kind.FROM, 0, "in effect since|in effect from|valid from"),
    (
        Kind.STARTS,
        0,
        "start|start on|starts|starts on|started|started on|starting|starting on|opens|opens on",
    ),
    (Kind.STARTS, 0, "opening|opening on"),
    (Kind.STARTS, 0, "begins|begins on|began|began on|beginning|beginning on|opened|opened on"),
    (Kind.STARTS, 0, "to start|to start on|to begin|to begin on|to open on"),
    (Kind.BETWEEN, 0, "between|somewhere between|some day between"),
    (Kind.AFTER, 0, "after|later than|following|>|shortly after|soon after"),
    (Kind.BEFORE, 0, "before|prior to|earlier than|ahead of|<|shortly before"),
    (Kind.NOT_BEFORE, 0, "on or after|after or on|not before|no earlier than|not earlier than"),
    (Kind.NOT_BEFORE, 0, "at the earliest on|at or after|> =|≥"),
    (Kind.NOT_AFTER, 0, "by|on or before|before or on|not after|no later than|not later than"),
    (Kind.NOT_AFTER, 0, "at the latest on|at or before|< =|≤"),
    (Kind.OR_LATER, 0, "or later|or after|at the earliest|earliest|+"),
    (Kind.OR_EARLIER, 0, "or earlier|or before|at the latest|latest"),
    (Kind.OPEN, 0, "open|open end|open ended|open - ended|ongoing|on - going|present|now|to date"),
    (Kind.OPEN, 0, "no end reported|no end|onward|onwards|continuing|still going on|to present"),
    (Kind.OPEN, 0, "until further notice|till further notice|indefinitely"),
    (Kind.UNKNOWN, 0, "unknown|end unknown|unknown end|end not known|no end known"),
    (Kind.NO_START, 0, "no start reported|no start|open start"),
    (Kind.START_UNKNOWN, 0, "start unknown|unknown start|start not known"),
    (Kind.DAY_FROM_HERE, 0, "today|same day|the same day|tonight"),
    (Kind.DAY_FROM_HERE, -1, "yesterday|day earlier|a day earlier|previous day|day before"),
    (Kind.DAY_FROM_HERE, 1, "tomorrow|day later|a day later|next day|following day|day after"),
    (Kind.DAY_FROM_HERE, -2, "day before yesterday"),
    (Kind.DAY_FROM_HERE, 2, "day after tomorrow"),
    (Kind.WHICH, -1, "last|past|previous"),
    (Kind.WHICH, 0, "this|current"),
    (Kind.WHICH, 1, "next|coming|this coming"),
    (Kind.UNIT, Unit.DAY, "day|days"),
    (Kind.UNIT, Unit.WEEK, "week|weeks"),
    (Kind.UNIT, Unit.MONTH, "month|months"),
    (Kind.UNIT, Unit.YEAR, "year|years"),
    (Kind.AGO, -1, "ago|earlier|before that"),
    (Kind.AGO, 1, "later|from now|hence|after that"),
    (Kind.IN, 0, "in"),
    (Kind.NOTHING, 0, "the|of|on|at|during|sometime|some time|either|held|dated|date|ad|ce"),
    (Kind.NOTHING, 0, "(|)|.|'|\"|:|sometime in|some day in|a day in|one day in|the year|year of"),
    (Kind.NOTHING, 0, "month of|day unknown|day not known|day not given|exact day unknown"),
    (Kind.TIME, 0, "morning|noon|midday|afternoon|evening|night|midnight|dawn|dusk|am|pm"),
    (Kind.LASTING, 0, "for|lasting"),
    (Kind.HIJRI, 0, "muharram|safar|rabi|jumada|jumadi|rajab|shaban|shaaban|ramadan|ramadhan"),
    (Kind.HIJRI, 0, "ramazan|shawwal|dhu|dhul|zul|zulhijja|ah|hijri"),
    (Kind.HIJRI, 0, "محرم|صفر|ربيع|جمادى|رجب|شعبان|رمضان|شوال|ذو|ذي|هجري|هـ"),
    (Kind.PERSIAN, 0, "farvardin|ordibehesht|khordad|tir|mordad|amordad|shahrivar|mehr|aban|azar"),
    (Kind.PERSIAN, 0, "dey|bahman|esfand|فروردین|اردیبهشت|خرداد|تیر|مرداد|شهریور|مهر|آبان|آذر"),
    (Kind.PERSIAN, 0, "دی|بهمن|اسفند"),
    (Kind.JULIAN, 0, "julian|o . s|old style"),
    (Kind.BEFORE_YEAR_ONE, 0, "bc|bce|b . c"),
)


def _english() -> Iterator[tuple[str, Meaning]]:
    for kind, value, phrases in _PHRASES:
        yield from ((phrase, (kind, value)) for phrase in phrases.split("|"))
    for number, month in enumerate(MONTHS, start=1):
        yield from ((name, (Kind.MONTH, number)) for name in _short_forms(month, 3))
    for number, weekday in enumerate(WEEKDAYS):
        yield from ((name, (Kind.WEEKDAY, number)) for name in _short_forms(weekday, 3))
    yield "weds", (Kind.WEEKDAY, 2)
    tens = enumerate(("thirties", "forties", "fifties", "sixties", "seventies", "eighties"), 3)
    for number, name in (*tens, (9, "nineties")):
        yield name, (Kind.YEAR, f"19{number}X")
    yield from _english_numbers()
    yield from _english_parts()


def _short_forms(name: str, least: int) -> list[str]:
    """A name and what it is cut to: "wed", "wedn", … "wednesday"."""
    return [name[:length].lower() for length in range(least, len(name) + 1)]


def _english_numbers() -> Iterator[tuple[str, Meaning]]:
    for number, name in enumerate(_ORDINALS, start=1):
        yield name, (Kind.NUMBER, number)
        if number < 10:
            yield f"twenty - {name}", (Kind.NUMBER, 20 + number)
            yield f"twenty {name}", (Kind.NUMBER, 20 + number)
    yield "thirtieth", (Kind.NUMBER, 30)
    yield "thirty - first", (Kind.NUMBER, 31)
    yield "thirty first", (Kind.NUMBER, 31)
    names = "a an one two three four five six seven eight nine ten eleven twelve"
    for place, name in enumerate(names.split()):
        yield name, (Kind.COUNT, max(1, place - 1))


def _english_parts() -> Iterator[tuple[str, Meaning]]:
    """First half, second quarter, third week, of something."""
    weeks = (Share.WEEK_1, Share.WEEK_2, Share.WEEK_3, Share.WEEK_4)
    for number in range(4):
        for name in (_ORDINALS[number], _SHORT_ORDINALS[number]):
            yield f"{name} quarter", (Kind.PERIOD, 33 + number)
            yield f"{name} week of", (Kind.SHARE, weeks[number])
    yield "last quarter of", (Kind.PERIOD, 36)
    for name in ("first", "1st"):
        yield f"{name} half", (Kind.SHARE, Share.FIRST_HALF)
    for name in ("second", "2nd", "latter"):
        yield f"{name} half", (Kind.SHARE, Share.SECOND_HALF)


ENGLISH: Final = Vocabulary(
    meanings=dict(_english()),
    names={
        **{name.lower(): name for name in (*MONTHS, *WEEKDAYS)},
        **{
            name: name
            for name in (
                "spring", "summer", "autumn", "winter", "early", "late", "about", "around", "circa",
                "possibly", "probably", "between", "before", "after", "until", "since", "open",
                "ongoing", "unknown", "yesterday", "today", "tomorrow", "beginning", "quarter",
                "half", "week", "from", "end", "year",
            )
        },
    },
)  # fmt: skip
