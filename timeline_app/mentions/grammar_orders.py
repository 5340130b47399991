"""Orders of words and things said in one word that English does not have; for other languages.

"la semaine prochaine" (week next), "15 Şubat Çarşamba" (15 February Wednesday), "vor zwei Wochen"
(ago two weeks), «через два дня» (hence two days), يومين (two days), "Haziran ortası" (June middle).
"""

from __future__ import annotations

from typing import Final

from timeline_app.mentions.expression import Expression, Kind
from timeline_app.mentions.foreign_shares import foreign_share
from timeline_app.mentions.foreign_years import is_counted_year, is_labelled
from timeline_app.mentions.grammar_days import one_day
from timeline_app.mentions.grammar_periods import month, part_of_unit, quarter, season, year
from timeline_app.mentions.grammar_relative import (
    day_from_here,
    which_month,
    which_unit,
    which_weekday,
)
from timeline_app.mentions.rules import (
    MONTH,
    YEAR,
    Parts,
    Rule,
    day_number,
    month_of,
    rule,
    share_of,
    weekday_number,
    which_of,
    year_of,
)
from timeline_app.mentions.scan import Scan
from timeline_app.mentions.vocabulary import ONE_WORD, ORDINALS, SEASONS
from timeline_app.reading.words import Share

_DAY_NOUNS: Final = ("", "day", "days")
_NOUN_FIRST: Final = ("ar", "fa", "fr", "es")


def _code(parts: Parts) -> str:
    return parts.scan.tongue.code if parts.scan.tongue is not None else ""


def _weekday_with_noun(parts: Parts) -> list[Expression]:
    """Build "day Wednesday", "Wednesday day", "evening of Wednesday"."""
    if parts.word("unit") not in _DAY_NOUNS or parts.scan.word(parts.first - 1) == "every":
        return []
    found = parts.expression("weekday", Kind.WEEKDAY)
    found.weekday = weekday_number(parts.word("weekday"))
    return [found]


def _weekday_with_which(parts: Parts) -> list[Expression]:
    if _code(parts) not in _NOUN_FIRST or parts.word("unit") not in _DAY_NOUNS:
        return []
    return which_weekday(parts)


def _which_weekday_day(parts: Parts) -> list[Expression]:
    """Build "last Monday day"."""
    return which_weekday(parts) if parts.word("unit") in _DAY_NOUNS else []


def _date_with_noun(parts: Parts) -> list[Expression]:
    return one_day(parts) if parts.word("noun") in _DAY_NOUNS else []


def _several_days(parts: Parts) -> list[Expression]:
    """Build "the 20 and the 25 February": one expression a day."""
    scan, found = parts.scan, []
    if is_labelled(scan, parts.place("days")):
        return []
    start, end = parts.match.span("days")
    for place in range(start, end):
        if scan.kind(place) in "do":
            one = Expression("day and month", Kind.CALENDAR, place, place)
            one.year, one.part = year_of(parts), month_of(parts)
            one.day = day_number(scan.word(place))
            found.append(one)
    found[-1].last = parts.last
    return found


def _weekday_in_week(parts: Parts) -> list[Expression]:
    """Build "week last, on Thursday" as two, and "next week Monday", "Monday of week next"."""
    which, unit = parts.word("which"), parts.word("unit")
    if "one" in parts:
        direction, unit = ONE_WORD[parts.word("one")]
    else:
        direction = which_of([which])[0]
    if unit != "week" or (which in ("same", "that")):
        return []
    found = parts.expression("weekday of a week", Kind.WHICH)
    found.weekday, found.unit, found.which = weekday_number(parts.word("weekday")), unit, direction
    if "mark" not in parts:
        return [found]
    week = Expression("last, this or next", Kind.WHICH, parts.first, parts.place("mark") - 1)
    week.unit, week.which = unit, direction
    found.first = parts.place("mark") + 1
    while parts.scan.kind(found.first) == "v":
        found.first += 1
    return [week, found]


def _month_with_noun(parts: Parts) -> list[Expression]:
    """Build "month February 2017", "February month"."""
    return month(parts, beside_noun=True) if parts.word("noun") == "month" else []


def _part_of_month(parts: Parts) -> list[Expression]:
    if parts.word("noun") not in ("", "month"):
        return []
    return _with_share(month(parts), parts)


def _part_of_year(parts: Parts) -> list[Expression]:
    return _with_share(year(parts), parts)


def _part_of_unit(parts: Parts) -> list[Expression]:
    """Build "end of the month", "the year's second half"; a part of a day is no date."""
    code = _code(parts)
    behind = parts.match.re.pattern.endswith(_BEHIND)
    if parts.word("unit") in ("day", "weekend") or (behind and code not in ("tr", "de")):
        return []
    noun_first = "which" in parts and parts.place("which") > parts.place("unit")
    if noun_first and code not in _NOUN_FIRST:
        return []
    made = _with_share(part_of_unit(parts), parts)
    for one in made:
        one.either = "which" not in parts
    return made


def _with_share(made: list[Expression], parts: Parts) -> list[Expression]:
    """With the part that English has no word for, if the words before or behind are one."""
    words = parts.words("modifier")
    number = next((ORDINALS[word] for word in words if word in ORDINALS), 0)
    if "days" in words and "final" not in words and number != 1:
        return []
    for one in made:
        one.share = foreign_share(words)
        if one.unit == "week" and one.share in _ENDS:
            one.share = None
        if one.unit == "year" and one.share is Share.LATE and _code(parts) == "es":
            one.share = Share.END
    return made


_ENDS: Final = frozenset((Share.BEGINNING, Share.END, Share.MID, Share.EARLY, Share.LATE))


def _half_year(parts: Parts) -> list[Expression]:
    """Build "the second half-year of 2016"."""
    number = 2 if parts.word("number") == "final" else ORDINALS.get(parts.word("number"), 0)
    if not 1 <= number <= 2:
        return []
    found = parts.expression("half year", Kind.CALENDAR)
    found.part = 39 + number
    if "year" in parts:
        found.year = int(parts.word("year"))
    return [of_year(found, parts)]


def of_year(found: Expression, parts: Parts) -> Expression:
    """Take over "of the last year", "of that year" from the groups for it."""
    if "one" in parts:
        found.which, found.unit = ONE_WORD[parts.word("one")]
    for which, unit in (("which", "unit"), ("which_b", "unit_b")):
        if which in parts and unit in parts:
            found.which, found.anchored = which_of(parts.words(which))
            found.unit = parts.word(unit)
    return found


def _of_other_year(parts: Parts) -> list[Expression]:
    """Build "15 February of the last year", "March year last", "last year March"."""
    made = one_day(parts) if "day" in parts else _part_of_month(parts)
    made = [of_year(one, parts) for one in made]
    return [] if any(one.unit != "year" for one in made) else made


def _decade(parts: Parts) -> list[Expression]:
    """Build "the years 1980s", "the eighties of century last"."""
    found = parts.expression("decade", Kind.CALENDAR)
    found.digits = f"{parts.word('decade')[:3]}X"
    found.share = share_of(parts.words("modifier"))
    if found.share is not None:
        found.rule = "part of a decade"
    return [found]


def _season_of_year(parts: Parts) -> list[Expression]:
    """Build "last year summer"."""
    found = parts.expression("season", Kind.CALENDAR)
    found.part = SEASONS[parts.word("season")]
    found = of_year(found, parts)
    return [found] if found.unit == "year" else []


def _part_of_one(parts: Parts) -> list[Expression]:
    """Build "last-year's end", said in one word before it."""
    return _with_share(_in_one_word(parts), parts) if _code(parts) == "tr" else []


def _century(parts: Parts) -> list[Expression]:
    """Build "century twentieth"."""
    number = ORDINALS.get(parts.word("number"), 0)
    if parts.word("unit") != "century" or number < 2:
        return []
    found = parts.expression("century", Kind.CALENDAR)
    found.digits = f"{number - 1:02}XX"
    return [found]


def _quarter(parts: Parts) -> list[Expression]:
    """Build "quarter first 2017", "the first quarter of the next year"."""
    made = [of_year(one, parts) for one in quarter(parts)]
    for one in made:
        one.share = foreign_share(parts.words("modifier"))
    return made


def _which_month(parts: Parts) -> list[Expression]:
    """Build "March last"; only where the noun stands first."""
    return which_month(parts) if _code(parts) in _NOUN_FIRST else []


def _weekday_and_number(parts: Parts) -> list[Expression]:
    """Build "martes 14", with no noun behind it."""
    scan, behind = parts.scan, parts.last + 1
    if _code(parts) not in _NOUN_FIRST or scan.word(behind).endswith("·"):
        return []
    found = parts.expression("day of the month", Kind.CALENDAR)
    found.weekday, found.day = weekday_number(parts.word("weekday")), day_number(parts.word("day"))
    return [found]


def _next_part_of_day(parts: Parts) -> list[Expression]:
    """Build "the night before", "the following morning"."""
    found = parts.expression("same or following", Kind.STEPS)
    found.unit, found.anchored = "day", True
    found.steps = which_of(parts.words("which"))[0]
    return [found]


def _past_day(parts: Parts) -> list[Expression]:
    """Build "the day past", which is yesterday in Persian if no number stands before it."""
    counted = parts.scan.kind(parts.first - 1) in "kdna"
    if _code(parts) != "fa" or parts.word("unit") != "day" or counted:
        return []
    found = parts.expression("day from here", Kind.FROM_HERE)
    found.steps = -1
    return [found]


def _this_weekday(parts: Parts) -> list[Expression]:
    """Build "this Wednesday" where only "this" and "that" stand before a noun."""
    return which_weekday(parts) if _code(parts) in _THIS_FIRST else []


def _this_unit(parts: Parts) -> list[Expression]:
    return which_unit(parts) if _code(parts) in _THIS_FIRST else []


def _this_month(parts: Parts) -> list[Expression]:
    return which_month(parts) if _code(parts) in _THIS_FIRST else []


_THIS_FIRST: Final = ("ar", "fa")


def _coming_season(parts: Parts) -> list[Expression]:
    """Build «будущей весной»: not the one of this year."""
    if parts.word("which") != "upcoming":
        return []
    made = which_month(parts)
    for one in made:
        one.kind, one.unit = Kind.CALENDAR, "year"
    return made


def _which_unit(parts: Parts) -> list[Expression]:
    """Build "week next"; only where the noun stands first."""
    return which_unit(parts) if _code(parts) in _NOUN_FIRST else []


def _the_which_unit(parts: Parts) -> list[Expression]:
    """Build "the next month", which does not say how long as it does in English."""
    if _code(parts) not in ("fr", "es", "de") or parts.word("unit") == "day":
        return []
    found = parts.expression("last, this or next", Kind.WHICH)
    found.unit, found.which = parts.word("unit"), which_of(parts.words("which"))[0]
    return [found]


def _sooner_or_later(parts: Parts) -> list[Expression]:
    """Build "earlier in this month", «позже в этом году»."""
    if parts.word("unit") not in ("week", "month", "year"):
        return []
    found = parts.expression("last, this or next", Kind.WHICH)
    found.unit = parts.word("unit")
    found.later = -1 if parts.word("comparative") == "earlier" else 1
    return [found]


def _weekend(parts: Parts) -> list[Expression]:
    """Build "weekend", which here needs no "the"."""
    if parts.word("unit") != "weekend":
        return []
    found = parts.expression("weekend", Kind.WEEKDAY)
    found.weekday, found.unit = 5, "weekend"
    return [found]


def _part_of_day(parts: Parts) -> list[Expression]:
    """Build "the night last"."""
    if _code(parts) not in _NOUN_FIRST or parts.word("part") == "day":
        return []
    found = parts.expression("part of a day", Kind.FROM_HERE)
    found.steps = which_of(parts.words("which"))[0]
    return [found]


def _season_alone(parts: Parts) -> list[Expression]:
    """Build "in spring", said by the case of the word or a word before it."""
    scan = parts.scan
    before = scan.word(parts.first - 1 - (scan.kind(parts.first - 1) == "t"))
    by_case = _code(parts) == "ru" or (_code(parts) == "tr" and scan.raw(parts.first)[-1] in "aenı")
    if not by_case and before not in _BEFORE_SEASON:
        return []
    found = parts.expression("season", Kind.CALENDAR)
    found.part = SEASONS[parts.word("season")]
    return [found]


_BEFORE_SEASON: Final = frozenset(
    ("in", "since", "until", "before", "after", "by", "from", "for", "through", "+back", "+hence")
)


def _day_of_month(parts: Parts) -> list[Expression]:
    """Build "15 of the month next", "this month's 15", "the 15th of it"."""
    word = parts.word("day")
    named = ORDINALS.get(word, 0)
    if parts.scan.kind(parts.place("day")) == "i" and not (named and _code(parts) in ("ar", "fa")):
        return []
    found = parts.expression("day of the month", Kind.CALENDAR)
    found.day = named or day_number(word)
    found = of_year(found, parts)
    if parts.word("it") == "+ofit":
        found.unit, found.anchored = "month", True
    if not found.unit:
        found.unit, found.anchored = "month", "which" not in parts
        found.which = which_of(parts.words("which"))[0] if "which" in parts else 0
    return [found] if found.unit == "month" else []


def _bare_day(parts: Parts) -> list[Expression]:
    """Build "the 23", «до 15-го», "am 23.": with no noun behind it."""
    scan, code = parts.scan, _code(parts)
    before, behind = scan.word(parts.first - 1), scan.word(parts.last + 1)
    article = parts.match[0][0] == "t"
    if article != (code in ("fr", "es")) or code not in ("fr", "es", "ru", "de"):
        return []
    beside_month = before == "," and scan.kind(parts.first - 2) == "M"
    if not article and not beside_month and before not in _BEFORE_BARE.get(code, ()):
        return []
    small = code == "de" and scan.raw(parts.last + 1)[:1].islower()
    if scan.kind(parts.last + 1) not in "&|>,.;:)\n-" and behind not in _AFTER and not small:
        return []
    if scan.tight(parts.last + 1) and scan.raw(parts.last + 1) == "-":
        return []  # "el 11-M"
    found = parts.expression("day of the month", Kind.CALENDAR)
    found.day = day_number(parts.word("day"))
    return [found]


_AFTER: Final = frozenset(
    ("held", "done", "will", "was", "has", "is", "in", "of", "by", "starts", "said", "expected",
     "might", "+that", "+but", "+which", "on")
)  # fmt: skip
_BEFORE_BARE: Final = {
    "ru": ("until", "after", "since", "by", "from", "before", "for"),
    "de": ("on", "until", "from", "since", "after", "by", "through"),
}


def is_of_name(scan: Scan, one: Expression) -> bool:
    """Whether a day belongs to a name: "rue du 8 Mai", "23 Mart Hareketi"."""
    if one.year is not None or not (one.day or one.kind in (Kind.WEEKDAY, Kind.NAMED)):
        return False
    before = one.first - 1
    while scan.kind(before) in "tO" or scan.raw(before) in _QUOTES:
        before -= 1
    behind = one.last + 1 + (scan.raw(one.last + 1) in _QUOTES)
    last = scan.tongue is not None and scan.tongue.order == "last" and scan.tongue.code == "tr"
    return scan.word(behind if last else before) == "+named"


_QUOTES: Final = frozenset("«»“”„\"'")


def count_further(scan: Scan, one: Expression) -> None:
    """Let "the one before last" and "after next" count two."""
    words = scan.words[one.first : one.last + 1]
    steps = next((steps for word, steps in _FURTHER.items() if word in words), 0)
    if not steps:
        return
    if one.weekday is not None:
        one.which = 1 if steps > 0 else -1
        return
    one.which = steps
    if one.part and one.kind is Kind.WHICH:
        one.kind, one.unit = Kind.CALENDAR, "year"


_FURTHER: Final = {"+beforelast": -2, "+afternext": 2}


def is_none(scan: Scan, one: Expression) -> bool:
    """Whether an expression is no date, by what stands around it."""
    return is_counted(scan, one) or is_of_name(scan, one) or _is_habit(scan, one)


def _is_habit(scan: Scan, one: Expression) -> bool:
    """Whether a weekday says how often: "los lunes", "le lundi", "pazartesi günleri"."""
    if one.rule != "weekday" or one.kind is not Kind.WEEKDAY or one.unit or scan.tongue is None:
        return False
    code = scan.tongue.code
    if code in ("es", "fr"):
        place = one.first if scan.kind(one.first) == "t" else one.first - 1
        return scan.raw(place).lower() in _HABITS.get(code, ()) and scan.kind(place + 1) == "W"
    plural = scan.kind(one.last) == "U" or scan.kind(one.first - 1) == "U"
    beside = scan.kind(one.first - 1) in "&|,>-" or scan.kind(one.last + 1) in "&|,>-"
    return plural and not beside


_HABITS: Final = {"es": ("los",), "fr": ("le", "les")}


def is_counted(scan: Scan, one: Expression) -> bool:
    """Whether four digits that could be a year count what follows: «2017 раненых», ٢٠١٦ سلة."""
    alone = one.rule == "year" and one.first == one.last
    return alone and is_counted_year(scan, one.first)


def _in_one_word(parts: Parts) -> list[Expression]:
    """Build "next week" said in one word."""
    found = parts.expression("last, this or next", Kind.WHICH)
    found.which, found.unit = ONE_WORD[parts.word("one")]
    return [found]


_DAY_LIST: Final = "[do](?:[-&|>,]t?[do])*"
_DAYS: Final = "(?P<days>[do](?:(?:,|,?[-&|>])v?t?[do])+)"
_FRONT: Final = "(?P<modifier>t?(?:[eiLl]?bi?|[iL]?1|[iL][uU]|[uU][iL]|e))"
_START: Final = "(?P<modifier>t?b|e)"
_BEHIND: Final = "(?P<modifier>[il]?[eb]|i[uU])"
OF_OTHER: Final = (
    "(?:[Ov]?t?(?P<which>AG|[LXHG])(?P<unit>u)|[Ov]?t?(?P<unit_b>u)O?t?(?P<which_b>AG|[LXHG])"
    "|(?P<one>%))"
)
"""Behind a month, quarter or season: "of the last year", "year last"."""
_OTHER: Final = "(?:(?P<one>%)|(?P<which>[LXHG])(?P<unit>u))"
_WITH_YEAR: Final = rf"(?:[,O]?t?u?O?{YEAR})"

FIRST: Final[tuple[Rule, ...]] = (rule("(?P<which>X)(?P<name>[MmN])", _coming_season),)
"""Rules that are preferred to those of English."""

RULES: Final[tuple[Rule, ...]] = (
    rule("t?(?P<unit>[uQ])O?t?(?P<which>AG|[LXHKFG])", _which_unit),
    rule("t?(?:(?P<unit>[uU])O?)?p?(?P<weekday>W)p?O?t?(?P<which>[LXKF])", _weekday_with_which),
    rule("(?P<which>[LXHKF])(?P<weekday>W)p?(?P<unit>u)p?", _which_weekday_day),
    rule("t?(?P<name>[MmN])O?t?(?P<which>[LXKFH])(?!u)", _which_month),
    rule("(?P<which>AG|[HGA])(?P<weekday>W)p?", _this_weekday),
    rule("(?P<which>AG|[HGA])(?P<unit>[uQ])", _this_unit),
    rule("(?P<which>AG|[HGA])(?P<name>[MmN])", _this_month),
    rule("(?P<which>H)(?P<part>p)", _part_of_day),
    rule("t?p?(?:(?P<unit>u)O?)?(?:p,?[vO]?t?)?(?P<weekday>W)p?", _weekday_with_noun),
    rule("t?(?P<weekday>W)p?(?P<unit>[uU])p?", _weekday_with_noun),
    rule("(?:p,?v?)?(?P<day>R)(?:,?v?(?P<beside>W))?p?", day_from_here),
    rule("u(?P<day>R)(?:,?(?P<beside>W))?", day_from_here),
    rule(
        rf"t?(?:(?P<noun>[uU])p?)?p?(?P<weekday>[Ww])\.?p?,?=?v?t?(?P<day>[do])O?u?O?{MONTH}"
        rf"{_WITH_YEAR}?",
        _date_with_noun,
    ),
    rule(
        rf"t?(?P<day>[do])O?u?{MONTH}{_WITH_YEAR}?,?v?(?P<weekday>W)p?(?P<noun>u)?",
        _date_with_noun,
    ),
    rule(rf"t?(?P<noun>[uU])?(?P<day>[do])O?u?O?{MONTH}{_WITH_YEAR}?p?", _date_with_noun),
    rule(rf"t?(?P<day>[do])O?u?{MONTH}{_WITH_YEAR}?(?P<noun>[uU])p?", _date_with_noun),
    rule(rf"t?(?P<day>[do])O?u?{MONTH}(?P<behind>[LX])(?!u)", one_day),
    rule(rf"{_DAYS}O?u?{MONTH}{_WITH_YEAR}?", _several_days),
    rule(rf"t?(?P<noun>u)O?{MONTH}{_WITH_YEAR}?", _month_with_noun),
    rule(rf"{MONTH}(?P<noun>u)", _month_with_noun),
    rule(rf"(?P<year>y)u?{MONTH}u?", month),
    rule(rf"t?(?P<day>[do])O?u?{MONTH}{OF_OTHER}", _of_other_year),
    rule(rf"(?:{_FRONT}[Ov]?t?(?P<noun>u)?O?)?{MONTH}{OF_OTHER}", _of_other_year),
    rule(rf"{_OTHER}(?P<day>[do]){MONTH}", _of_other_year),
    rule(rf"{_OTHER}(?P<season>N)", _season_of_year),
    rule(rf"{_OTHER}(?P<number>[iL])(?P<quarter>Q)", _quarter),
    rule("(?P<unit_of>u)(?P<number>[iL])(?P<quarter>Q)", _quarter),
    rule(rf"{_OTHER}(?P<number>[iL])~", _half_year),
    rule(rf"(?P<one>%){_BEHIND}", _part_of_one),
    rule(rf"t?(?P<which>[LXH])(?P<day>[do])O?u?O?{MONTH}{_WITH_YEAR}?", one_day),
    rule(rf"{_OTHER}{MONTH}u?{_BEHIND}?u?", _of_other_year),
    rule(rf"{_FRONT}-?[Ov]?t?(?P<noun>u)?O?{MONTH}{_WITH_YEAR}?", _part_of_month),
    rule(rf"{MONTH}u?(?:O?{YEAR})?{_BEHIND}u?", _part_of_month),
    rule(rf"(?P<year>y)u?{MONTH}u?{_BEHIND}u?", _part_of_month),
    rule(rf"{_FRONT}[Ov]?t?u?O?(?P<year>y)", _part_of_year),
    rule(rf"(?P<year>y)u?{_BEHIND}", _part_of_year),
    rule(r"t?(?P<season>N)O?t?u?(?P<year>y)(?:[-/][dny])?", season),
    rule(rf"{_FRONT}[Ov]?t?(?P<season>N)(?:O?t?u?(?P<year>y))?", season),
    rule(rf"t?(?P<season>N){OF_OTHER}", season),
    rule("(?P<year>y)u?(?P<season>N)", season),
    rule("t?(?P<season>N)", _season_alone),
    rule(rf"{_START}[Ov]?t?(?P<number>i)(?P<quarter>Q)(?:O?t?u?(?P<year>y)|{OF_OTHER})?", _quarter),
    rule(rf"{_START}[Ov]?t?(?P<quarter>Q)(?P<number>i)(?:O?t?u?(?P<year>y)|{OF_OTHER})?", _quarter),
    rule(rf"t?(?P<quarter>Q)(?P<number>[iL])(?:O?t?u?(?P<year>y)|{OF_OTHER})?", _quarter),
    rule(rf"t?(?P<number>[iL])(?P<quarter>Q)(?:O?t?u?(?P<year>y)|{OF_OTHER})?", _quarter),
    rule("(?P<year>y)u?(?P<number>[iL])(?P<quarter>Q)", _quarter),
    rule(rf"t?(?P<number>[iL])~(?:O?t?u?(?P<year>y)|{OF_OTHER})?", _half_year),
    rule(rf"t?~(?P<number>[iL])(?:O?t?u?(?P<year>y)|{OF_OTHER})?", _half_year),
    rule(rf"{_FRONT}[Ov]?t?(?P<unit>[uQ])(?:O?t?(?P<which>[LXHKFG]))?", _part_of_unit),
    rule(rf"{_FRONT}[Ov]?t?(?P<which>AG|[LXHKFG])(?P<unit>[uQ])", _part_of_unit),
    rule(rf"(?P<which>AG|[LXHKF])?(?P<unit>[uQ]){_BEHIND}", _part_of_unit),
    rule("(?:(?P<one>%)|(?P<which>[LXH])(?P<unit>u))(?P<weekday>W)u?p?", _weekday_in_week),
    rule("(?P<which>[LXH])(?P<unit>u)(?P<mark>,)v?t?u?(?P<weekday>W)p?", _weekday_in_week),
    rule("t?(?P<unit>u)O?t?(?P<which>[LXH])(?P<mark>,)v?t?u?(?P<weekday>W)p?", _weekday_in_week),
    rule("t?(?P<weekday>W)p?u?O?v?t?(?P<unit>u)O?t?(?P<which>[LXH])", _weekday_in_week),
    rule("t?(?P<weekday>W)p?u?O?v?t?(?P<which>[LXH])(?P<unit>u)", _weekday_in_week),
    rule(rf"(?:{_FRONT}O?t?)?(?:t?u?O?t?)(?P<decade>D)C?(?:O?uO?[iL])?", _decade),
    rule(rf"(?P<decade>D)u?{_BEHIND}", _decade),
    rule("t?(?P<unit>u)(?P<number>i)", _century),
    rule("t?(?P<part>p)(?P<which>[LXH])", _part_of_day),
    rule("t?(?P<part>p)(?P<which>[KF])", _next_part_of_day),
    rule(
        rf"t?(?P<weekday>W)(?P<day>d)(?!O?u?O?[MmJPj]|[-&|>,]v?t?{_DAY_LIST}O?[MmPj]|[-:.,/]d)",
        _weekday_and_number,
    ),
    rule("t?(?P<unit>u)", _weekend),
    rule("(?P<unit>u)(?P<which>L)", _past_day),
    rule("(?P<comparative>r)[vO]?t?(?P<which>H)(?P<unit>u)", _sooner_or_later),
    rule("(?P<comparative>r)[vO]?t?(?P<unit>u)O?(?P<which>H)", _sooner_or_later),
    rule("t(?P<which>[LX])(?P<unit>[uQ])", _the_which_unit),
    rule("(?P<one>%)", _in_one_word),
    rule(
        "t?(?P<day>[doi])O?t?(?:(?P<which>AG|[LXHG])(?P<unit>u)"
        "|(?P<unit_b>u)O?t?(?P<which_b>AG|[LXHG]))",
        _day_of_month,
    ),
    rule("t?(?P<day>[doi])O?(?P<which>H)(?!u)", _day_of_month),
    rule("(?P<which>AG|[LXHG])?(?P<unit>u)(?P<day>d)", _day_of_month),
    rule("(?P<day>[doi])(?P<it>=)", _day_of_month),
    rule(rf"t(?P<day>d)(?!O?u?O?[MmJPj]|[-&|>,]v?t?{_DAY_LIST}O?[MmJPj]|[-&|>]d)", _bare_day),
    rule(r"(?P<day>o|d(?=[.]))(?!O?[MmJPj])", _bare_day),
)
"""The rules, in the order in which equal matches are preferred."""
