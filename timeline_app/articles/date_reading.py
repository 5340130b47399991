"""The dates of an article, with the language and the manner in which they were read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from timeline_app.articles.languages import LANGUAGES, guess_language
from timeline_app.dates import EventDate
from timeline_app.mentions import Mention, join, read_mentions


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
    found = read_mentions(text, published, named)
    looks = guess_language(text)[0] if named else ""
    likely = "" if looks == found.language else looks
    mentions = tuple(join(text, found.mentions))
    return ArticleDates(mentions, found.language, named, likely, found.history)
