"""A caret that goes by sentence, and may hold several."""

from __future__ import annotations

from collections.abc import Sequence

from timeline_app.articles.sentences import Span


class SentenceCaret:
    """One or several neighbouring sentences of a text; places are code points."""

    def __init__(self, sentences: Sequence[Span] = ()) -> None:
        self.sentences = tuple(sentences)
        self._anchor = self._focus = 0 if self.sentences else -1

    @property
    def number(self) -> int:
        """The number of the sentence at which it moves, from 1; 0 while there is none."""
        return self._focus + 1

    def span(self) -> tuple[int, int]:
        """From where to before where its sentences go; (0, 0) for none."""
        if self._focus < 0:
            return 0, 0
        first, last = sorted((self._anchor, self._focus))
        return self.sentences[first].start, self.sentences[last].end

    def step(self, by: int, *, widen: bool = False) -> int:
        """Go some sentences on or back, or take them along; where the sentence reached begins."""
        if not self.sentences:
            return 0
        self._focus = max(0, min(self._focus + by, len(self.sentences) - 1))
        if not widen:
            self._anchor = self._focus
        return self.sentences[self._focus].start

    def put_on(self, start: int, end: int) -> bool:
        """Take the sentences that a passage meets; False where it meets none."""
        meeting = [n for n, one in enumerate(self.sentences) if one.start < end and start < one.end]
        if meeting:
            self._anchor, self._focus = meeting[0], meeting[-1]
        return bool(meeting)
