"""Sentences with the dates that are to be found in them, for the tests of date mentions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from timeline_app.mentions import find_mentions

TUESDAY = date(2017, 2, 14)
_DAY = re.compile(r"@(\d{4}-\d\d-\d\d) ")


class Case(NamedTuple):
    """A text, the day of its article, and its dates as EDTF, in order."""

    text: str
    published: date
    dates: str

    def found(self) -> str:
        """The dates that the finder finds."""
        mentions = find_mentions(self.text, self.published)
        return " ".join(str(one.date) for one in mentions if one.date is not None)


def cases(table: str) -> Iterator[Case]:
    """The cases of a table: ``text → dates``, in a line or in several, the next of them indented.

    The article is of Tuesday, 14 February 2017, or of the day that stands before: ``@2016-01-20``.
    """
    for line in re.split(r"\n(?! )", table.strip()):
        text, _, dates = " ".join(line.split()).partition(" →")
        day = _DAY.match(text)
        published = date.fromisoformat(day[1]) if day else TUESDAY
        yield Case(text[day.end() :] if day else text, published, dates.strip())
