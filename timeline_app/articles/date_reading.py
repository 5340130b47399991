"""The dates of an article, with the language and the manner in which they were read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from timeline_app.articles.languages import LANGUAGES, guess_language
from timeline_app.dates import EventDate, date_of
from timeline_app.mentions import Mention, find_mentions, join
from timeline_app.mentions.chains import lend_years
from timeline_app.mentions.grammar import expressions
from timeline_app.mentions.language import language_of
from timeline_app.mentions.scan import Scan
from timeline_app.mentions.setting import is_history
from timeline_app.mentions.tongues import CODES, tongue

_LEAST, _YEARS_BACK = 6, 2
"""So many dates, lying so far before the article, a history has at least."""


@dataclass(frozen=True, slots=True)
class ArticleDates:
    """The joined date mentions of an article, and how they were read."""

    mentions: tuple[Mention, ...] = ()
    language: str = ""
    """The code of the language by whose rules they were read; empty: only dates in digits were."""
    named: str = ""
    """The language as it was given; empty where it was told from the text."""
    likely: str = ""
    """The code of another language that the words look like; empty where none does."""
    history: bool = False
    """Whether the text is read as a history: a date without its year takes the running year."""

    @property
    def is_doubtful(self) -> bool:
        """Whether dates are probably missed: in an unknown language, or in another than given."""
        return not self.language or bool(self.likely)

    @property
    def remarks(self) -> list[str]:
        """Those of ``notes`` that tell something beside the language of the source's record."""
        plain = self.language and self.named and not self.likely
        return self.notes[1:] if plain else self.notes

    @property
    def notes(self) -> list[str]:
        """How the dates were read, as sentences."""
        said = [self._language()]
        if self.likely:
            said.append(f"The words look like {LANGUAGES[self.likely]}.")
        if self.history:
            said.append("Read as a history: a date without its year takes the running year.")
        return said

    def _language(self) -> str:
        if self.language:
            how = "" if self.named else ", told from the text"
            return f"Dates are read as {LANGUAGES[self.language]}{how}."
        digits = "only dates in digits are read"
        if self.named:
            name = LANGUAGES.get(self.named, self.named)
            return f"Dates in words are not known for “{name}”; {digits}."
        return f"The language could not be told; {digits}."


def read_dates(
    text: str, published: date | EventDate | None, language: str | None = None
) -> ArticleDates:
    """The dates of a cleaned text, joined; ``published`` is the article's day.

    ``language`` is a code or a name ("fa", "Persian"); without it it is told from the text.
    """
    named = (language or "").strip()
    code = language_of(text, named)
    mentions = tuple(join(text, find_mentions(text, published, named)))
    looks = guess_language(text)[0] if named else ""
    likely = "" if looks == code else looks
    day = _day(published)
    history = _may_be_history(mentions, day) and _is_history(text, day, code)
    return ArticleDates(mentions, code, named, likely, history)


def _day(published: date | EventDate | None) -> date | None:
    if isinstance(published, EventDate):
        return date_of(published.first) if published.is_day and published.first else None
    return published


def _may_be_history(mentions: Sequence[Mention], published: date | None) -> bool:
    """Whether enough dates lie far back; what they are made of is looked at only then."""
    limit = None if published is None else published.year - _YEARS_BACK
    single = [part for one in mentions for part in one.parts or [one]]
    return sum(_lies_back(one.date, limit) for one in single) >= _LEAST


def _lies_back(when: EventDate | None, limit: int | None) -> bool:
    if when is None or when.first is None or limit is None:
        return True
    return date_of(when.first).year <= limit


def _is_history(text: str, published: date | None, code: str) -> bool:
    found = expressions(Scan(text, tongue(code) if code in CODES else None), known=bool(code))
    lend_years(found)
    return is_history(found, published)
