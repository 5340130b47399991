"""What a row of the event table says of itself under each of Qt's roles, and under its own."""

from __future__ import annotations

import enum
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

from timeline_app import records as r
from timeline_app.vocabulary import status_of
from ui.event_columns import COLUMNS
from ui.plain_tips import plain_tip
from ui.row_facts import flags_of

if TYPE_CHECKING:
    from ui.event_model import EventModel


class Role(enum.IntEnum):
    """What a row says of itself beside Qt's own roles."""

    RECORD = Qt.ItemDataRole.UserRole + 1
    SIGN = Qt.ItemDataRole.UserRole + 2
    COLOUR = Qt.ItemDataRole.UserRole + 3
    DRAFT = Qt.ItemDataRole.UserRole + 4
    RESTRICTED = Qt.ItemDataRole.UserRole + 5
    FLAGS = Qt.ItemDataRole.UserRole + 6
    WEAK = Qt.ItemDataRole.UserRole + 7
    """Whether it rests on one origin and is contested."""


def _display(model: EventModel, event: r.Event, column: int) -> Any:
    return model.cell(event, column)


READERS: Mapping[int, Callable[[EventModel, r.Event, int], Any]] = {
    Qt.ItemDataRole.DisplayRole: _display,
    Qt.ItemDataRole.EditRole: _display,
    Qt.ItemDataRole.ToolTipRole: lambda model, event, column: plain_tip(model.tip(event, column)),
    Qt.ItemDataRole.AccessibleTextRole: lambda model, event, _: model.sentence(event),
    Qt.ItemDataRole.TextAlignmentRole: lambda _, __, column: (
        Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if COLUMNS[column].right
        else None
    ),
    Role.RECORD: lambda _, event, __: event.id,
    Role.SIGN: lambda _, event, __: status_of(event.kind, event.status).sign,
    Role.COLOUR: lambda model, event, _: model.colour(event),
    Role.DRAFT: lambda _, event, __: event.review == "draft",
    Role.RESTRICTED: lambda _, event, __: event.handling == "restricted",
    Role.FLAGS: lambda model, event, _: flags_of(event, model.facts(event)),
    Role.WEAK: lambda model, event, _: (
        model.facts(event).sources == 1 and model.facts(event).contested
    ),
}
"""Who answers which role: the model, the event and the column give the answer."""
