"""Editing what a passage claims, in its card: each field is saved when it is left."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from timeline_app import records as r
from timeline_app.chronology import Chronology
from timeline_app.citing.claim import called
from timeline_app.claims import Claim
from timeline_app.date_labels import label
from timeline_app.dates import EventDate
from timeline_app.fields import BY_KEY
from timeline_app.folding import fold
from timeline_app.participants import actors_by_name
from timeline_app.vocabulary import (
    ATTENDANCES,
    CREDIBILITIES,
    MODALITIES,
    ROLES,
    STANCES,
    VOICES,
    Term,
    statuses_of,
)
from ui.actor_line import ActorLine
from ui.claim_draft import ENDS, NOTHING, STARTS, WHOLE, part_of, value_of
from ui.date_edit import DateEdit
from ui.evidence_words import CardFacts
from ui.form_choices import capital
from ui.form_fields import QuietCombo
from ui.form_kit import Button
from ui.form_rows import FormRow
from ui.kept_edits import KeptLine
from ui.small_parts import Segments
from ui.stance_looks import look_of
from ui.theme import Theme

_WIDTH = 64
_DATE = {WHOLE: "Dates", STARTS: "Starts", ENDS: "Ends"}
_FIELDS = ("status", "city", "venue", "country", "start_time", "end_time", "level", "format")


class CitationEdit(QWidget):
    """The fields of one card. It only asks; whoever shows it saves and shows the facts again."""

    stance_chosen = Signal(str)
    claim_changed = Signal(str, object)
    """A citation's id and a dict of its fields with their new values."""
    passage_changed = Signal(object)
    """A dict of the excerpt's fields with their new values."""
    left = Signal()
    """Esc or "Done": the keyboard goes back to the card."""

    def __init__(self, theme: Theme, today: date) -> None:
        super().__init__()
        self._theme = theme
        self._facts: CardFacts | None = None
        self._event = r.Event("")
        self._chronology = Chronology({})
        self._citation = ""
        self._parts: list[str] = []
        self.stance = _combo("Stance", [(key, term.label) for key, term in STANCES.items()])
        for at, key in enumerate(STANCES):
            icon, ink = look_of(key)
            self.stance.setItemIcon(at, theme.icon(icon, ink))
        self.claims: Segments | None = None
        self.part = _combo("What is claimed", [])
        self.day, self.said = DateEdit(theme), DateEdit(theme)
        for edit, name in ((self.day, "Date claimed"), (self.said, "Day said")):
            edit.setAccessibleName(name)
            edit.set_today(today)
        self.choice = _combo("Value claimed", [])
        self.text = _line("Value claimed")
        self.speaker = ActorLine("nobody named")
        self.speaker.setAccessibleName("Speaker")
        self.voice = _combo("Voice", _words(VOICES.values(), "Voice not said"))
        self.modality = _combo("Modality", _words(MODALITIES.values(), ""))
        grades = [("", "Not graded"), *((str(n), f"{n} {w}") for n, w in CREDIBILITIES.items())]
        self.credibility = _combo("Credibility", grades)
        self.note = _line("Note on the citation")
        self.done = Button("Done", small=True)
        self._build()
        self._connect()

    def _build(self) -> None:
        theme = self._theme
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(5)
        rule = QFrame()
        rule.setProperty("rule", True)
        rule.setFixedHeight(1)
        column.addWidget(rule)
        column.addWidget(FormRow(theme, "Stance", self.stance, width=_WIDTH))
        self._which = QHBoxLayout()
        self._which.setContentsMargins(theme.px(_WIDTH) + 8, 0, 0, 0)
        column.addLayout(self._which)
        value = QWidget()
        inner = QVBoxLayout(value)
        inner.setContentsMargins(0, 0, 0, 0)
        for widget in (self.day, self.choice, self.text):
            inner.addWidget(widget)
        self._grades = FormRow(theme, "Credible", self.credibility, width=_WIDTH)
        for row in (
            FormRow(theme, "Claims", self.part, width=_WIDTH),
            FormRow(theme, "", value, width=_WIDTH),
            FormRow(theme, "Said", self.said, width=_WIDTH),
            FormRow(theme, "Speaker", self.speaker, width=_WIDTH),
            FormRow(theme, "Voice", self.voice, self.modality, width=_WIDTH),
            self._grades,
            FormRow(theme, "Note", self.note, width=_WIDTH),
        ):
            column.addWidget(row)
        column.addWidget(self.done, 0, Qt.AlignmentFlag.AlignRight)

    def _connect(self) -> None:
        self.stance.activated.connect(lambda at: self.stance_chosen.emit(list(STANCES)[at]))
        self.part.activated.connect(lambda at: self._set_part(self._parts[at]))
        self.day.committed.connect(lambda when, _: self._set_day(when))
        self.choice.activated.connect(lambda _: self._set_value(self.choice.currentData()))
        self.text.committed.connect(self._set_value)
        self.said.committed.connect(lambda when, _: self.passage_changed.emit({"said": when}))
        self.speaker.chosen.connect(self._set_speaker)
        self.speaker.editingFinished.connect(lambda: self._set_speaker(self.speaker.text()))
        self.voice.activated.connect(
            lambda _: self.passage_changed.emit({"voice": self.voice.currentData()})
        )
        self.modality.activated.connect(
            lambda _: self._tell({"modality": self.modality.currentData()})
        )
        self.credibility.activated.connect(lambda _: self._set_credibility())
        self.note.committed.connect(lambda text: self._tell({"note": text.strip()}))
        self.done.clicked.connect(self.left)

    def sizeHint(self) -> QSize:
        return QSize(200, self._column.sizeHint().height())

    # What is shown

    def show_facts(
        self, facts: CardFacts, event: r.Event, chronology: Chronology, *, grades: bool
    ) -> None:
        """Show what a card claims; the claim that is being edited stays the same."""
        self._facts, self._event, self._chronology = facts, event, chronology
        ids = [claim.citation.id for claim in facts.claims]
        if self._citation not in ids:
            self._citation = ids[0]
        self._show_claims(ids)
        self._grades.setVisible(grades)
        for edit in (self.day, self.said):
            edit.set_day_order(chronology.heading.day_order)
        self.stance.setCurrentIndex(list(STANCES).index(facts.stance))
        self._show_claim()
        excerpt = facts.first.excerpt
        if not self.said.is_changed or self.said.value != excerpt.said:
            self.said.set_date(excerpt.said)
        self._show_paper_day(facts.first)
        self.speaker.offer(chronology)
        self.speaker.setText(called(chronology, excerpt))
        self.voice.setCurrentIndex(max(0, self.voice.findData(excerpt.voice)))

    def _show_paper_day(self, claim: Claim) -> None:
        """Say which day stands in while nobody knows when it was said."""
        published = claim.source.published
        self.said.line.setPlaceholderText(f"by {label(published)}" if published else "not known")
        if claim.excerpt.said is None and not self.said.is_changed:
            words = "The day of the paper stands in for it." if published else "Not known."
            self.said.explanation.say(words, "text2")

    def _show_claims(self, ids: Sequence[str]) -> None:
        facts = self._facts
        if facts is None:
            return
        if self.claims is not None:
            self._which.removeWidget(self.claims)
            self.claims.hide()
            self.claims.deleteLater()
            self.claims = None
        if len(ids) > 1:
            named = [(claim.citation.id, _short_name(claim)) for claim in facts.claims]
            self.claims = Segments(named, "Claims of this passage")
            self.claims.choose(self._citation)
            self.claims.chosen.connect(self._choose)
            self._which.addWidget(self.claims)
            self._which.addStretch(1)

    def _choose(self, identity: str) -> None:
        self.commit()
        self._citation = identity
        self._show_claim()

    def _claim(self) -> Claim | None:
        claims = self._facts.claims if self._facts is not None else ()
        return next((one for one in claims if one.citation.id == self._citation), None)

    def _show_claim(self) -> None:
        claim = self._claim()
        if claim is None:
            return
        citation = claim.citation
        self._offer_parts(citation.field)
        self.part.setCurrentIndex(self._parts.index(_part_key(claim)))
        name = citation.field.partition(":")[0]
        choices = self._values(name)
        self.day.setVisible(name == "date")
        self.choice.setVisible(bool(choices))
        self.text.setVisible(bool(name) and name != "date" and not choices)
        if name == "date":
            when = claim.value if isinstance(claim.value, EventDate) else None
            self.day.set_date(part_of(when)[0])
        elif choices:
            self.choice.clear()
            for key, words in choices:
                self.choice.addItem(capital(words), key)
            self.choice.setCurrentIndex(self.choice.findData(citation.value))
        else:
            self.text.set_value(citation.value)
        self.modality.setCurrentIndex(max(0, self.modality.findData(citation.modality)))
        grade = "" if citation.credibility is None else str(citation.credibility)
        self.credibility.setCurrentIndex(self.credibility.findData(grade))
        self.note.set_value(citation.note)

    def _offer_parts(self, field: str) -> None:
        keys = [*_DATE, *_FIELDS, NOTHING]
        if field and field != "date" and field not in keys:
            keys.insert(len(_DATE), field)
        if keys == self._parts:
            return
        self._parts = keys
        self.part.clear()
        self.part.addItems([_part_words(key) for key in keys])

    def _values(self, field: str) -> list[tuple[str, str]]:
        """What there is to choose from for a field; empty where it is typed."""
        if field == "status":
            return [(term.key, term.label) for term in statuses_of(self._event.kind).values()]
        terms = {"attendance": ATTENDANCES, "role": ROLES}.get(field, {})
        return [(term.key, term.label) for term in terms.values()]

    # Changes

    def commit(self) -> None:
        """Save what is typed, as if its field had been left."""
        self.day.commit()
        self.said.commit()
        self.text.commit()
        self.note.commit()

    def _tell(self, values: dict[str, object]) -> None:
        if self._citation:
            self.claim_changed.emit(self._citation, values)

    def _set_part(self, key: str) -> None:
        claim = self._claim()
        if claim is None or key == _part_key(claim):
            return
        if key == NOTHING:
            self._tell({"field": "", "value": ""})
        elif key in _DATE:
            when = part_of(claim.value if isinstance(claim.value, EventDate) else None)[0]
            self._tell({"field": "date", "value": value_of(when or self._event.date, key)})
        elif key in BY_KEY:
            self._tell({"field": key, "value": str(getattr(self._event, key))})

    def _set_day(self, when: EventDate | None) -> None:
        claim = self._claim()
        if claim is not None:
            part = _part_key(claim)
            part = part if part in _DATE else WHOLE
            plain = claim.plan and part == STARTS and claim.citation.value.count("/") == 0
            self._tell({"value": value_of(when, WHOLE if plain else part)})

    def _set_value(self, value: str) -> None:
        self._tell({"value": value.strip()})

    def _set_credibility(self) -> None:
        key = self.credibility.currentData()
        self._tell({"credibility": int(key) if key else None})

    def _set_speaker(self, name: str) -> None:
        facts, name = self._facts, " ".join(name.split())
        if facts is None or name == called(self._chronology, facts.first.excerpt):
            return
        actor = actors_by_name(self._chronology).get(fold(name)) if name else None
        voice = facts.first.excerpt.voice
        if name and voice in ("", "outlet"):
            voice = "named"
        values = {"speaker": actor, "speaker_as": "" if actor else name, "voice": voice}
        self.passage_changed.emit(values)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            return  # not for the form around it
        super().keyPressEvent(event)


def _part_key(claim: Claim) -> str:
    if claim.citation.field != "date":
        return claim.citation.field or NOTHING
    part = part_of(claim.value if isinstance(claim.value, EventDate) else None)[1]
    return part if part in _DATE else WHOLE


def _part_words(key: str) -> str:
    if key in _DATE:
        return _DATE[key]
    if key == NOTHING:
        return "Nothing"
    name = key.partition(":")[0]
    return BY_KEY[name].label if name in BY_KEY else capital(name)


def _short_name(claim: Claim) -> str:
    key = claim.citation.field.partition(":")[0]
    return (BY_KEY[key].label if key in BY_KEY else capital(key)) or "Nothing"


def _words(terms: Iterable[Term], none: str) -> list[tuple[str, str]]:
    return [(term.key, term.label or none) for term in terms]


def _combo(name: str, choices: Sequence[tuple[str, str]]) -> QComboBox:
    combo = QuietCombo()
    combo.setAccessibleName(name)
    for key, words in choices:
        combo.addItem(capital(words), key)
    return combo


def _line(name: str) -> KeptLine:
    line = KeptLine()
    line.setAccessibleName(name)
    return line
