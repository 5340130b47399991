"""A passage of a source's text as an excerpt, with what can be read of who said it and when."""

from __future__ import annotations

from collections.abc import Sequence

from timeline_app import records as r
from timeline_app.anchors import pin
from timeline_app.articles.sentences import Numbering, sentences_around
from timeline_app.chronology import Chronology
from timeline_app.citing.dated import Dated
from timeline_app.citing.speakers import voice_of


def passage(
    chronology: Chronology,
    source: r.Source,
    text: r.SourceText,
    start: int,
    end: int,
    mentions: Sequence[Dated] = (),
    *,
    widen: bool = False,
) -> r.Excerpt:
    """The excerpt of ``text.text[start:end]`` (code points, end exclusive).

    With ``widen`` it grows to whole sentences; blanks at its ends are left out. ``said``,
    ``speaker``, ``speaker_as`` and ``voice`` are proposals. Raises ``ValueError`` for a span that
    is empty, blank or not in the text.
    """
    if not 0 <= start < end <= len(text.text) or not text.text[start:end].strip():
        raise ValueError(f"{start} to {end} is no passage of a text of {len(text.text)}")
    if widen:
        start, end = sentences_around(text.text, start, end)
    start, end = _without_blanks(text.text, start, end)
    voice = voice_of(chronology, text.text, start, end, mentions, source.published)
    excerpt = r.Excerpt(
        r.new_id(),
        source=source.id,
        version=text.version,
        locator=locator(text.text, start),
        said=voice.said,
        speaker=voice.speaker,
        speaker_as=voice.speaker_as,
        voice=voice.voice,
    )
    return pin(excerpt, text.text, start, end)


def _without_blanks(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return start, start + len(words.strip())


def locator(text: str, start: int) -> str:
    """Where a place stands as a source note has it: "¶ 3", counted in the article's own text.

    "headline" for a place in the lines above it. For many places of one text see ``Numbering``.
    """
    return Numbering(text).locator(start)
