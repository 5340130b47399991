"""Find date mentions in an article and resolve each against its publication day.

    >>> from datetime import date
    >>> text = "The talks will be held in Astana on Wednesday and Thursday."
    >>> for one in join(text, find_mentions(text, date(2017, 2, 14))):
    ...     print(text[one.start : one.end], one.date, one.reason, sep=" | ")
    Wednesday and Thursday | 2017-02-15/2017-02-16 | weekday after the article's Tuesday, because of “will be held”

The rules are listed in docs/dates.md. A text becomes a string of letters (`scan`), the rules are
patterns over it (`grammar`), what they find is resolved (`resolve`) by the verbs of its clause
(`cues`) and by what was mentioned before (`setting`).
"""  # noqa: E501 - the doctest's line

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from timeline_app.dates import EventDate, date_of
from timeline_app.mentions.chains import lend_years
from timeline_app.mentions.grammar import expressions
from timeline_app.mentions.joining import join
from timeline_app.mentions.language import language_of
from timeline_app.mentions.mention import Mention
from timeline_app.mentions.resolve import resolve_all
from timeline_app.mentions.scan import Scan
from timeline_app.mentions.setting import Setting, is_history
from timeline_app.mentions.tongues import CODES, tongue

__all__ = ["FoundMentions", "Mention", "find_mentions", "join", "read_mentions"]


class FoundMentions(NamedTuple):
    """The date mentions of a text, in order, none over another; and how they were read."""

    mentions: list[Mention]
    language: str
    """The code of the language by whose rules they were read; empty: only dates in digits were."""
    history: bool
    """Whether the text is read as a history: a date without its year takes the running year."""


def find_mentions(
    text: str, published: date | EventDate | None, language: str | None = None
) -> list[Mention]:
    """The date mentions of a text, in order, none over another; one a date expression.

    `published` is the article's day. If it is not known or is no single day, mentions that count
    from it have no date, but a reason. `language` is that of the source's record, as a name or
    code; without one it is told from the text. In languages that are not known (`tongues`) only
    dates in digits are read.
    """
    return read_mentions(text, published, language).mentions


def read_mentions(
    text: str, published: date | EventDate | None, language: str | None = None
) -> FoundMentions:
    """What `find_mentions` finds, with the language and the manner in which it was read."""
    code = language_of(text, language)
    scan = Scan(text, tongue(code) if code in CODES else None)
    found = expressions(scan, known=bool(code))
    lend_years(found)
    given = _day(published)
    setting = Setting(scan, given, history=is_history(found, given))
    mentions = [
        Mention(
            scan.starts[one.first],
            scan.ends[one.last],
            result.date,
            one.rule,
            result.reason,
            list(result.alternatives),
            result.clash,
        )
        for one, result in resolve_all(found, setting)
    ]
    return FoundMentions(mentions, code, setting.history)


def _day(published: date | EventDate | None) -> date | None:
    if isinstance(published, EventDate):
        return date_of(published.first) if published.is_day and published.first else None
    return published
