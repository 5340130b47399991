"""An article on the analyst's desk: added to the example, with its date mentions."""

from __future__ import annotations

from functools import cache

from timeline_app import records as r
from timeline_app.changes import Operation
from timeline_app.chronology import Chronology
from timeline_app.citing import (
    SourceFields,
    add_source_operation,
    claim_proposal,
    date_of_passage,
    event_proposal,
    passage,
    source_records,
)
from timeline_app.dates import EventDate
from timeline_app.mentions import Mention, find_mentions, join
from ui.commands.files import sample

# Written for this test: the shape of the makers' article, none of its sentences.
ARTICLE = """Amir Sadeghi

Envoys: Truce heads the list for Astana

XNA- The Iranian deputy minister Amir Sadeghi announced that the truce would come first.

Officials will gather for a second round of the Astana talks in Astana on Wednesday and Thursday.

The Russian foreign minister told a radio station on Sunday that armed groups were invited too.

“More groups are to join,” Sergei Lavrov said.

“Nobody wants to replace the UN. We work beside it,” he stressed.

“Astana helps,” the Russian diplomat added, noting that the Geneva talks should open on February 20.
"""
DAY = EventDate.parse("2017-02-14")


@cache
def the_example() -> Chronology:
    return Chronology.of(()).after(sample().changes, 1)


def event_named(chronology: Chronology, title: str) -> r.Event:
    return next(event for event in chronology.events.values() if event.short_title == title)


def actor_named(chronology: Chronology, name: str) -> str:
    return next(actor.id for actor in chronology.actors.values() if actor.name == name)


class Desk:
    """An article added to the example, with its mentions."""

    def __init__(
        self, text: str, published: EventDate = DAY, title: str = "Sample: the truce"
    ) -> None:
        records = source_records(
            the_example(),
            text,
            SourceFields(title=title, publisher="XNA", published=published, language="en"),
        )
        operation = add_source_operation(records)
        self.chronology = the_example().after(operation.changes, 2)
        self.source = next(one for one in records if isinstance(one, r.Source))
        self.text = next(one for one in records if isinstance(one, r.SourceText))
        self.mentions: list[Mention] = join(text, find_mentions(text, published, "en"))

    def span(self, words: str) -> tuple[int, int]:
        start = self.text.text.index(words)
        return start, start + len(words)

    def passage(self, words: str, *, widen: bool = True) -> r.Excerpt:
        return passage(
            self.chronology, self.source, self.text, *self.span(words), self.mentions, widen=widen
        )

    def draft(self, words: str) -> r.Event:
        excerpt = self.passage(words)
        span = excerpt.start or 0, excerpt.end or 0
        return event_proposal(
            self.chronology, self.source, self.text.text, span, self.mentions, excerpt.said
        ).record

    def claim(self, words: str, title: str) -> tuple[r.Citation, r.Excerpt]:
        excerpt = self.passage(words)
        span = excerpt.start or 0, excerpt.end or 0
        mention = date_of_passage(self.text.text, span, self.mentions)
        event = event_named(self.chronology, title)
        return claim_proposal(self.chronology, event, excerpt, mention), excerpt


def after(chronology: Chronology, operation: Operation) -> Chronology:
    return chronology.after(operation.changes, chronology.seq + 1)
