"""From an article to evidence: what is proposed, said in words, and written as one step.

Pure functions of a snapshot, a text and its date mentions (``timeline_app.mentions``, best joined
ones). Every proposal is one, to be looked at and changed before anything is written. Places in a
text are code points, ends exclusive (W3C Web Annotation)::

    records = source_records(chronology, cleaned.text, SourceFields(title=…, published=…))
    excerpt = passage(chronology, source, text, start, end, mentions, widen=True)
    draft = event_proposal(chronology, source, text.text, (start, end), mentions)
    citation = claim_proposal(chronology, draft.record, excerpt, mention)
    document.apply(add_event_with_passage(draft, excerpt, citation))
"""

from timeline_app.citing.claim import claim_proposal, claim_words, stale_notice
from timeline_app.citing.events import date_of_passage, event_proposal, place_in, process_near
from timeline_app.citing.passages import locator, passage
from timeline_app.citing.sources import SourceFields, source_records
from timeline_app.citing.speakers import Voice, voice_of
from timeline_app.citing.steps import (
    NewText,
    add_event_with_passage,
    add_source_operation,
    cite_operation,
    new_text_version,
    reanchor_operation,
)
from timeline_app.citing.suggestions import Suggestion, suggested_events

__all__ = [
    "NewText",
    "SourceFields",
    "Suggestion",
    "Voice",
    "add_event_with_passage",
    "add_source_operation",
    "cite_operation",
    "claim_proposal",
    "claim_words",
    "date_of_passage",
    "event_proposal",
    "locator",
    "new_text_version",
    "passage",
    "place_in",
    "process_near",
    "reanchor_operation",
    "source_records",
    "stale_notice",
    "suggested_events",
    "voice_of",
]
