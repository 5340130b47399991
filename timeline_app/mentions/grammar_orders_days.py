"""Days and months in the order of words of other languages: "15 Şubat Çarşamba", "el martes 14"."""

from __future__ import annotations

from typing import Final

from timeline_app.mentions.expression import Expression, Kind
from timeline_app.mentions.foreign_guards import is_labelled
from timeline_app.mentions.foreign_rules import (
    BEHIND,
    DAY_LIST,
    DAY_NOUNS,
    FRONT,
    NOUN_FIRST,
    OF_OTHER,
    OTHER,
    WITH_YEAR,
    of_year,
    part_of_month,
    with_share,
)
from timeline_app.mentions.grammar_days import one_day
from timeline_app.mentions.grammar_periods import month, part_of_unit
from timeline_app.mentions.grammar_relative import which_month
from timeline_app.mentions.rules import (
    MONTH,
    Parts,
    Rule,
    day_number,
    month_of,
    rule,
    weekday_number,
    which_of,
    year_of,
)
from timeline_app.mentions.vocabulary import ORDINALS


def _date_with_noun(parts: Parts) -> list[Expression]:
    return one_day(parts) if parts.word("noun") in DAY_NOUNS else []


def _date_with_behind(parts: Parts) -> list[Expression]:
    """Build "le 30 décembre dernier", where "last" stands behind its noun."""
    return one_day(parts) if parts.scan.code in NOUN_FIRST else []


def _date_and_weekday(parts: Parts) -> list[Expression]:
    """Build "15 February Wednesday"; Turkish has no comma between them."""
    return [] if "mark" in parts and parts.scan.code == "tr" else _date_with_noun(parts)


def _several_days(parts: Parts) -> list[Expression]:
    """Build "the 20 and the 25 February": one expression a day."""
    scan, found = parts.scan, []
    if is_labelled(scan, parts.place("days")):
        return []
    start, end = parts.match.span("days")
    for place in range(start, end):
        if scan.kind(place) in "do":
            article = _has_articles(parts) and scan.raw(place - 1).lower() in ("el", "le")
            one = Expression("day and month", Kind.CALENDAR, place - article, place)
            one.year, one.part = year_of(parts), month_of(parts) if "month" in parts else 0
            one.day = day_number(scan.word(place))
            found.append(one)
    found[-1].last = parts.last
    return _in_order(found, parts)


def _days_alone(parts: Parts) -> list[Expression]:
    """Build "los días 23 y 24", «8 и 9 числа»: days of the month that is spoken of."""
    counted = parts.scan.kind(parts.first - 1) in "dkn"
    noun = parts.scan.code == "es" and parts.word("noun") == "days" and not counted
    beside = "it" in parts or noun
    made = _several_days(parts) if beside else []
    for one in made:
        one.rule = "day of the month"
    return made


def _month_noun_of(parts: Parts) -> list[Expression]:
    """Build "el próximo mes de abril", "au mois de juin dernier"."""
    return which_month(parts) if parts.word("noun") == "month" else []


def _has_articles(parts: Parts) -> bool:
    return parts.scan.tongue is not None and parts.scan.tongue.articles


def in_order(one: Rule) -> Rule:
    """A rule of English that refuses days that go back: "Konvoi 26 – 2. Januar"."""
    if one.build.__name__ != "_several_days":
        return one
    return one._replace(build=lambda parts: _in_order(one.build(parts), parts))


def _in_order(made: list[Expression], parts: Parts) -> list[Expression]:
    days = [found.day for found in made]
    return made if days == sorted(days) else []


def _month_with_noun(parts: Parts) -> list[Expression]:
    """Build "month February 2017", "February month"."""
    return month(parts, beside_noun=True) if parts.word("noun") == "month" else []


def _of_other_year(parts: Parts) -> list[Expression]:
    """Build "15 February of the last year", "March year last", "last year March"."""
    made = one_day(parts) if "day" in parts else part_of_month(parts)
    made = [of_year(one, parts) for one in made]
    return [] if any(one.unit != "year" for one in made) else made


def _first_or_last(parts: Parts) -> list[Expression]:
    """Build "the last day of January", "the first day of the year"."""
    if "day" not in parts.words("modifier"):
        return []
    return part_of_month(parts) if "month" in parts else with_share(part_of_unit(parts), parts)


def _weekday_and_number(parts: Parts) -> list[Expression]:
    """Build "martes 14", with no noun behind it."""
    scan, behind = parts.scan, parts.last + 1
    if parts.scan.code not in NOUN_FIRST or scan.word(behind).endswith("·"):
        return []
    found = parts.expression("day of the month", Kind.CALENDAR)
    found.weekday, found.day = weekday_number(parts.word("weekday")), day_number(parts.word("day"))
    return [found]


def _day_of_month(parts: Parts) -> list[Expression]:
    """Build "15 of the month next", "this month's 15", "the 15th of it"."""
    word = parts.word("day")
    named = ORDINALS.get(word, 0)
    if parts.scan.kind(parts.place("day")) == "i" and not (
        named and parts.scan.code in ("ar", "fa")
    ):
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
    scan, code = parts.scan, parts.scan.code
    before, behind = scan.word(parts.first - 1), scan.word(parts.last + 1)
    article = parts.match[0][0] == "t"
    contracted = code in ("fr", "es") and scan.raw(parts.first - 1).lower().endswith(_CONTRACTED)
    if code not in ("fr", "es", "ru", "de") or (code in ("fr", "es")) != (article or contracted):
        return []
    beside_month = before == "," and scan.kind(parts.first - 2) == "M"
    if article and scan.raw(parts.first).lower() not in ("el", "le"):
        return []  # "a las 10"
    ended = code == "ru" and scan.raw(parts.last).endswith("-го")
    if (
        not article
        and not ended
        and not contracted
        and not beside_month
        and before not in _BEFORE_BARE.get(code, ())
    ):
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
    ("held", "done", "will", "was", "has", "is", "in", "·", "by", "starts", "said", "expected",
     "might", "+that", "+but", "+which", "on")
)  # fmt: skip


_CONTRACTED: Final = ("del", "al", "du", "au")
_BEFORE_BARE: Final = {
    "ru": (
        "until",
        "after",
        "since",
        "by",
        "from",
        "before",
        "for",
        "held",
        "done",
        "said",
        "agreed",
        "starts",
        "will",
    ),
    "de": ("on", "until", "from", "since", "after", "by", "through"),
}


_DAYS: Final = "(?P<days>[do](?:(?:,|,?[-&|>])v?t?[do])+)"

_FIRST_OR_LAST: Final = "(?P<modifier>t?[iL]u)[Ov]?t?"

FIRST: Final[tuple[Rule, ...]] = (
    rule(rf"{_FIRST_OR_LAST}(?:(?P<noun>u)O?)?{MONTH}{WITH_YEAR}?", _first_or_last),
    rule(rf"{_FIRST_OR_LAST}(?P<unit>u)", _first_or_last),
    rule("t?(?P<which>[LX])(?P<noun>u)O?(?P<name>[Mm])", _month_noun_of),
    rule("t?(?P<noun>u)O?(?P<name>[Mm])(?P<which>[LX])", _month_noun_of),
    rule(rf"t?(?P<day>[do])O?u?{MONTH}{OF_OTHER}", _of_other_year),
    rule(rf"(?:{FRONT}[Ov]?t?(?P<noun>u)?O?)?{MONTH}{OF_OTHER}", _of_other_year),
    rule(rf"{OTHER}(?P<day>[do]){MONTH}", _of_other_year),
)
"""Before the rules of English, which say of the same words less."""

RULES: Final[tuple[Rule, ...]] = (
    rule(
        rf"t?(?:(?P<noun>[uU])p?)?p?(?P<weekday>[Ww])(?:(?<=w)\.)?p?,?=?v?t?(?P<day>[do])O?u?O?{MONTH}"
        rf"{WITH_YEAR}?",
        _date_with_noun,
    ),
    rule(
        rf"t?(?P<day>[do])O?u?{MONTH}{WITH_YEAR}?(?P<mark>,)?v?(?P<weekday>W)p?(?P<noun>u)?",
        _date_and_weekday,
    ),
    rule(rf"t?(?P<noun>[uU])?(?P<day>[do])O?u?O?{MONTH}{WITH_YEAR}?p?", _date_with_noun),
    rule(rf"t?(?P<day>[do])O?u?{MONTH}{WITH_YEAR}?(?P<noun>[uU])p?", _date_with_noun),
    rule(rf"t?(?P<day>[do])O?u?{MONTH}(?P<behind>[LX])(?!u)", _date_with_behind),
    rule(rf"{_DAYS}O?u?{MONTH}{WITH_YEAR}?", _several_days),
    rule(rf"t?(?P<noun>u)O?{MONTH}{WITH_YEAR}?", _month_with_noun),
    rule(rf"{MONTH}(?P<noun>u)", _month_with_noun),
    rule(rf"(?P<year>y)u?{MONTH}u?", month),
    rule(rf"t?(?P<which>[LXH])(?P<day>[do])O?u?O?{MONTH}{WITH_YEAR}?", one_day),
    rule(rf"{OTHER}{MONTH}u?{BEHIND}?u?", _of_other_year),
    rule(
        rf"t?(?P<weekday>W)(?P<day>d)(?!O?u?O?[MmJPj]|[-&|>,]v?t?{DAY_LIST}O?[MmPj]|[-:.,/]d)",
        _weekday_and_number,
    ),
    rule(
        "t?(?P<day>[doi])=?O?t?(?:(?P<which>AG|[LXHG])(?P<unit>u)"
        "|(?P<unit_b>u)O?t?(?P<which_b>AG|[LXHG]))",
        _day_of_month,
    ),
    rule("t?(?P<day>[doi])O?(?P<which>H)(?!u)", _day_of_month),
    rule("(?P<which>AG|[LXHG])?(?P<unit>u)(?P<day>d)", _day_of_month),
    rule("(?P<day>[doi])(?P<it>=)", _day_of_month),
    rule(rf"{_DAYS}(?P<it>=)", _days_alone),
    rule(rf"t?(?P<noun>U){_DAYS}(?!O?u?O?[MmJPj]|[-&|>,]v?t?[do])", _days_alone),
    rule(rf"t(?P<day>d)(?!O?u?O?[MmJPj]|[-&|>,]v?t?{DAY_LIST}O?[MmJPj]|[-&|>]d)", _bare_day),
    rule(rf"(?P<day>[do])(?!O?u?O?[MmJPj]|[-&|>,]v?t?{DAY_LIST}O?u?[MmJPj]|[-&|>/]d)", _bare_day),
)
"""The rules, in the order in which equal matches are preferred."""
