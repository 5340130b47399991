"""English words that dates are made of, each with a letter for what it does in a date.

The grammar (`timeline_app.mentions.grammar`) is written in these letters: a text becomes a string
of one letter a word, and the rules are patterns over that string.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from timeline_app.edtf import MONTHS, WEEKDAYS
from timeline_app.mentions.feast_days import FEASTS

_NUMBER_WORDS: Final = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
)
_TENS: Final = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80}
_ORDINAL_WORDS: Final = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth"
)
_NUMBERS: Final = _NUMBER_WORDS.split()
_ORDINALS: Final = _ORDINAL_WORDS.split()

_FIRST_OF_NAMES: Final = (
    "new christmas good easter palm nowruz newroz norouz nowrouz noruz norooz eid ashura arbaeen "
    "boxing epiphany all maundy holy ascension pentecost whit ash orthodox ramadan mawlid human "
    "international world victory bastille valentine armistice united labour halloween nakba europe"
)
_SOLAR_NAMES: Final = (
    "farvardin ordibehesht khordad tir mordad shahrivar mehr aban azar dey bahman esfand"
)
_HIJRI_ONE_WORD: Final = "muharram safar rajab shaban shawwal"

# A letter and the words it stands for.
_CLASSES: Final[tuple[tuple[str, str], ...]] = (
    ("R", "today yesterday tomorrow tonight overmorrow ereyesterday"),
    ("u", "day week fortnight weekend month year decade century"),
    ("U", "days weeks fortnights weekends months years decades centuries"),
    ("Q", "quarter q h"),
    ("N", "spring summer autumn fall winter"),
    ("p", "morning afternoon evening night midday noon midnight dawn dusk"),
    ("L", "last"),
    ("Z", "past"),
    ("X", "next coming upcoming"),
    ("H", "this current"),
    ("A", "that"),
    ("G", "same"),
    ("K", "previous preceding prior"),
    ("F", "following ensuing"),
    ("e", "early mid late"),
    ("r", "later earlier afterwards afterward thereafter"),
    ("b", "beginning start end middle close half part outset"),
    ("l", "latter"),
    ("a", "a an"),
    ("g", "ago hence"),
    ("f", "after before"),
    ("t", "the"),
    ("O", "of"),
    ("&", "and"),
    ("|", "or"),
    (">", "to through until till"),
    ("<", "from"),
    ("E", "now"),
    ("v", "in on at"),
    ("q", "about around nearly almost over roughly approximately more less than just circa ca"),
    ("z", "am pm utc gmt est edt cet cest bst msk"),
    ("B", "bc bce"),
    ("C", "ad ce"),
    ("V", "eve"),
    ("s", "s"),
    ("Y", _FIRST_OF_NAMES),
    ("P", _SOLAR_NAMES),
    ("j", _HIJRI_ONE_WORD),
)


DECADES: Final = {
    "twenties": "20", "thirties": "30", "forties": "40", "fifties": "50", "sixties": "60",
    "seventies": "70", "eighties": "80", "nineties": "90",
}  # fmt: skip
"""Decades in words: the nineties."""


def _kinds() -> Iterator[tuple[str, str]]:
    for letter, words in _CLASSES:
        yield from ((word, letter) for word in words.split())
    yield from ((word, "k") for word in (*_NUMBERS, *_TENS))
    yield from ((word, "i") for word in (*_ORDINALS, "final", "opening", "closing"))
    yield from ((month.lower(), "m" if month in ("March", "May") else "M") for month in MONTHS)
    yield from ((month[:3].lower(), "J") for month in MONTHS if month != "May")
    yield "sept", "J"
    yield from ((word, "D") for word in DECADES)
    yield from ((weekday.lower(), "W") for weekday in WEEKDAYS)
    yield from ((weekday[:3].lower(), "w") for weekday in WEEKDAYS)
    yield from ((word, "w") for word in ("tues", "weds", "thur", "thurs"))


KINDS: Final[dict[str, str]] = dict(_kinds())
"""A word in lower case → its letter."""

CAPITALISED: Final = frozenset("mJwYPj")
"""Letters of words that are dates only with a capital: May, Jan, Sun, Good (Friday), Bahman."""

MONTH_NUMBERS: Final = {
    **{month.lower(): number for number, month in enumerate(MONTHS, start=1)},
    **{month[:3].lower(): number for number, month in enumerate(MONTHS, start=1)},
    "sept": 9,
}  # fmt: skip
WEEKDAY_NUMBERS: Final = {
    **{weekday[:3].lower(): number for number, weekday in enumerate(WEEKDAYS)},
}
"""By the first three letters."""

COUNTS: Final = {
    **{word: number for number, word in enumerate(_NUMBERS, start=1)}, **_TENS, "a": 1, "an": 1,
}  # fmt: skip
ORDINALS: Final = {
    **{word: number for number, word in enumerate(_ORDINALS, start=1)}, "thirtieth": 30,
    "1st": 1, "2nd": 2, "3rd": 3, "4th": 4,
    **{
        f"{tens}-{word}": base + number
        for tens, base in (("twenty", 20), ("thirty", 30))
        for number, word in enumerate(_ORDINALS[:9], start=1)
    },
}  # fmt: skip
SEASONS: Final = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
"""The EDTF code of a season."""

_HIJRI_NAMES: Final = (
    "muharram safar rabi1 rabi2 jumada1 jumada2 rajab shaban ramadan shawwal qada hijja"
)
_HIJRI_NUMBERS: Final = {name: number for number, name in enumerate(_HIJRI_NAMES.split(), start=1)}
HIJRI: Final = {
    **{f"+{name}": number for name, number in _HIJRI_NUMBERS.items()},
    **{name: _HIJRI_NUMBERS[name] for name in _HIJRI_ONE_WORD.split()},
}
SOLAR: Final = {
    **{f"+solar{number}": number for number in range(1, 13)},
    **{f"+solarmonth{number}": number for number in range(1, 13)},
    **{name: number for number, name in enumerate(_SOLAR_NAMES.split(), start=1)},
}
TWO: Final = {"+2day": "day", "+2week": "week", "+2month": "month", "+2year": "year"}
"""What one word says in Arabic: two days, two weeks."""
BESIDE: Final = {"+nextday": 1, "+sameday": 0, "+daybefore": -1, "+eve": -1}
"""Days counted from the one mentioned before, said in one word or group of words."""
ONE_WORD: Final = {
    f"+{name}{unit}": (which, unit)
    for name, which in (("last", -1), ("this", 0), ("next", 1))
    for unit in ("week", "month", "year")
}
"""Last, this or next week, month or year, said in one word: "seneye", پارسال."""
FOREIGN: Final = {
    **{word: "i" for word in ORDINALS if word not in KINDS},
    "+hence": "c", "+back": "c", **dict.fromkeys(HIJRI, "j"), **dict.fromkeys(SOLAR, "P"),
    **dict.fromkeys(TWO, "h"), **dict.fromkeys(BESIDE, "@"), "+halfyear": "~", "+tendays": "1",
    "+beforelast": "L", "+afternext": "X", "+new": "X", "+date": "=", "+ofit": "=", "+equals": "=",
    "+eve": "@",
    **dict.fromkeys(ONE_WORD, "%"), **{f"+day_{name}": "#" for name in FEASTS},
}  # fmt: skip
"""What other languages say in a word and English does not → its letter."""

DAYS_FROM_HERE: Final = {
    "today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "overmorrow": 2, "ereyesterday": -2,
}  # fmt: skip
MARKS: Final = {
    ",": ",", ".": ".", "!": "!", "?": "!", "-": "-", "–": "-", "—": "-", "‑": "-", "−": "-",
    "&": "&", "/": "/", "(": "(", ")": ")", "'": "'", "’": "'", "‘": "'", ";": ";", ":": ":",
}  # fmt: skip
