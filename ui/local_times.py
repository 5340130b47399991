"""Moments of the log and of the clock in words of this place's time."""

from __future__ import annotations

from datetime import datetime

from timeline_app.date_labels import label
from timeline_app.dates import EventDate


def day_of(moment: datetime, *, year: bool = True) -> str:
    """The day of a moment: "9 May 2017", or "9 May"; in English, as all dates are."""
    return label(EventDate.of_day(moment.date()), year=year)


def local_time(written: str) -> str:
    """A time of the log (UTC, ISO 8601) as "9 May 2017, 09:42" of this place."""
    try:
        moment = datetime.fromisoformat(written).astimezone()
    except ValueError:
        return written
    return f"{day_of(moment)}, {moment:%H:%M}"
