"""One row of a sheet against one event: what changes, what is asked, what cannot be read."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable
from typing import Any

from timeline_app import participants
from timeline_app import records as r
from timeline_app.canonical import FieldError
from timeline_app.changes import Change
from timeline_app.chronology import Chronology
from timeline_app.dates import EventDate
from timeline_app.fields import BY_KEY, FIELDS, TitleTooLong, clean_title
from timeline_app.formats.csv_base import Base, Ground
from timeline_app.formats.csv_cells import CellError, Cells, Composer, is_words
from timeline_app.formats.csv_making import Makers
from timeline_app.formats.csv_plan import MINE, THEIRS, CellChange, Options, Question
from timeline_app.operations import number_sort
from timeline_app.records import KINDS
from timeline_app.vocabulary import statuses_of

_ORDER = ("kind", *(field.key for field in FIELDS if field.key not in ("kind", "participants")))
_WORDED = frozenset({"kind", "status", "confidence", "review", "handling"})
_SPECS = KINDS["event"].by_key


@dataclasses.dataclass(slots=True)
class Outcome:
    """What a row comes to: the event afterwards, the changes, and what to show of them."""

    row: int
    event: r.Event
    is_new: bool
    changes: list[Change] = dataclasses.field(default_factory=list)
    shown: list[CellChange] = dataclasses.field(default_factory=list)
    columns: dict[str, str] = dataclasses.field(default_factory=dict)


class RowReader:
    """Reads rows against a chronology; questions and notes are gathered over all rows."""

    def __init__(
        self, chronology: Chronology, composer: Composer, makers: Makers, options: Options
    ) -> None:
        self._chronology = chronology
        self._composer = composer
        self._makers = makers
        self._answers = options.answers
        self._words: dict[tuple[str, str, str], Any] = {}
        self.questions: list[Question] = []
        self.nul: list[int] = []
        self.trimmed: list[int] = []

    def new(self, row: int, identity: str, cells: Cells, extra: dict[str, str]) -> Outcome:
        """A row that makes an event; raises ``CellError``."""
        event = r.Event(identity)
        values: dict[str, Any] = {}
        for key in _ORDER:
            text = cells.texts.get(key, "")
            if text.strip() or key == "title":
                values[key] = self._value(row, key, text, cells, event, None)
                if key == "kind":
                    event = r.Event(identity, kind=values[key])
        words = cells.texts.get("date", "")
        if is_words(words) and "date_words" not in cells.texts:
            values["date_words"] = words.strip()
        if "number" in values:
            values["number_sort"] = number_sort(values["number"])
        if extra:
            values["extra"] = extra
        event = r.Event(identity, **values)
        _check_status(event, cells)
        outcome = Outcome(row, event, True, columns=cells.columns)
        outcome.changes.append(Change.making(event))
        text = cells.texts.get("participants", "")
        if text.strip():
            outcome.changes += self._taking_part(identity, text, cells)
        return outcome

    def known(
        self,
        row: int,
        event: r.Event,
        cells: Cells,
        extra: dict[str, str],
        base_of: Callable[[], Base],
    ) -> Outcome:
        """A row of an event that is there; raises ``CellError``."""
        outcome = Outcome(row, event, False, columns=cells.columns)
        asked = len(self.questions)
        try:
            values = self._edits(row, event, cells, base_of, outcome)
            more = self._extra(row, event, extra, base_of, outcome)
            if more:
                values["extra"] = {**event.extra, **more}
            if "number" in values:
                values["number_sort"] = number_sort(values["number"])
            if values:
                outcome.event = dataclasses.replace(event, **values)
                if "kind" in values or "status" in values:
                    _check_status(outcome.event, cells)
                change = Change.between(event, outcome.event)
                outcome.changes += [] if change is None else [change]
            self._participants(row, event, cells, base_of, outcome)
        except CellError:
            del self.questions[asked:]
            raise
        return outcome

    def _edits(
        self,
        row: int,
        event: r.Event,
        cells: Cells,
        base_of: Callable[[], Base],
        outcome: Outcome,
    ) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for key in _ORDER:
            if key not in cells.texts:
                continue
            text, mine = cells.texts[key], BY_KEY[key].read(event, self._chronology)
            now = getattr(event, key)
            if _same(text, mine) or (key == "date" and self._is_day(text, cells, now)):
                continue
            base = base_of()
            if _same(text, base.text(key, event.id)):
                continue
            work = dataclasses.replace(event, kind=values["kind"]) if "kind" in values else event
            value = self._value(row, key, text, cells, work, base.whole)
            was = base.event(event.id)
            hidden = base.is_hidden(key, event.id)
            if value == now or (was is not None and not hidden and value == getattr(was, key)):
                continue
            is_as_was = was is not None and not hidden and now == getattr(was, key)
            question = Question(row, event.id, key, base.text(key, event.id), mine, text)
            if self._applies(base, is_as_was, now == _SPECS[key].default, question):
                values[key] = value
                outcome.shown.append(CellChange(key, mine, text))
        return values

    def _is_day(self, text: str, cells: Cells, now: EventDate | None) -> bool:
        """Whether a date cell says what is there already, in another form."""
        try:
            return self._composer.day(text, cells.columns["date"]) == now
        except CellError:
            return False

    def _applies(self, base: Base, is_as_was: bool, is_blank: bool, question: Question) -> bool:
        """Whether the sheet's value is taken; asks where both sides have a word."""
        free = {
            Ground.EXPORT: is_as_was,
            Ground.TRUST: True,
            Ground.FILL: is_blank,
            Ground.ASK: False,
        }
        if free[base.ground]:
            return True
        answer = self._answers.get((question.id, question.key), MINE)
        self.questions.append(dataclasses.replace(question, answer=answer))
        return answer == THEIRS

    def _extra(
        self,
        row: int,
        event: r.Event,
        extra: dict[str, str],
        base_of: Callable[[], Base],
        outcome: Outcome,
    ) -> dict[str, str]:
        """What unmapped columns add; an empty cell takes nothing away."""
        taken = {}
        for column, text in extra.items():
            now = event.extra.get(column)
            if text == now:
                continue
            base = base_of()
            was = base.event(event.id)
            before = None if was is None else was.extra.get(column)
            if text == before:
                continue
            mine = "" if now is None else str(now)
            shown = None if before is None else str(before)
            question = Question(row, event.id, f"extra:{column}", shown, mine, text)
            if self._applies(base, was is not None and now == before, now is None, question):
                taken[column] = text
                outcome.shown.append(CellChange(column, mine, text))
        return taken

    def _participants(
        self,
        row: int,
        event: r.Event,
        cells: Cells,
        base_of: Callable[[], Base],
        outcome: Outcome,
    ) -> None:
        text = cells.texts.get("participants")
        if text is None:
            return
        mine = participants.write(self._chronology, event.id)
        if _same(text, mine) or _same_parts(text, participants.held(self._chronology, event.id)):
            return
        base = base_of()
        was = base.text("participants", event.id)
        if was is not None and (_same(text, was) or _same_parts(text, participants.parse(was)[0])):
            return
        is_as_was = was == mine and not base.is_hidden("participants", event.id)
        question = Question(row, event.id, "participants", was, mine, text)
        if self._applies(base, is_as_was, not mine, question):
            changes = self._taking_part(event.id, text, cells)
            outcome.changes += changes
            if changes:
                outcome.shown.append(CellChange("participants", mine, text))

    def _taking_part(self, event: str, text: str, cells: Cells) -> list[Change]:
        column = cells.columns["participants"]
        try:
            return self._makers.taking_part(event, self._makers.parts(text.replace("\0", "")))
        except FieldError as error:
            raise CellError(column, text, str(error)) from error

    def _value(
        self,
        row: int,
        key: str,
        text: str,
        cells: Cells,
        event: r.Event,
        past: Chronology | None,
    ) -> Any:
        """The value that a cell's text means; raises ``CellError``."""
        column = cells.columns.get(key, key)
        known = (key, event.kind, text)
        if known in self._words:
            return self._words[known]
        if "\0" in text:
            self.nul.append(row)
            text = text.replace("\0", "")
        try:
            if key == "process":
                return self._makers.process(text, past)
            if key == "date":
                return self._composer.day(text, column)
            if key == "parent":
                return text.strip() or None
            if key == "title" and clean_title(text) != " ".join(text.split()):
                self.trimmed.append(row)
            write = BY_KEY[key].write
            value = text if write is None else write(text, event, self._chronology)
            if key in _WORDED:
                self._words[known] = value
            return value
        except CellError:
            raise
        except FieldError as error:
            can_cut = isinstance(error, TitleTooLong)
            raise CellError(column, text, str(error), can_cut=can_cut) from error


def _check_status(event: r.Event, cells: Cells) -> None:
    allowed = statuses_of(event.kind)
    if event.status not in allowed:
        column = cells.columns.get("status") or cells.columns.get("kind", "status")
        known = ", ".join(allowed)
        reason = f"“{event.status}” is not a status of a {event.kind}; known: {known}."
        raise CellError(column, cells.texts.get("status", event.status), reason)


def _same(text: str, other: str | None) -> bool:
    """Whether two cells say the same, whatever a spreadsheet did to line ends and margins."""
    return text == other or (other is not None and _tidy(text) == _tidy(other))


def _tidy(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _same_parts(text: str, others: Iterable[participants.Part]) -> bool:
    parts, problems = participants.parse(text)
    return not problems and participants.same(parts, others)
