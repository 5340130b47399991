"""The settings of a person, declared as data; the window builds its dialog from them.

A setting belongs to the person and the computer, never to a chronology.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

Value = str | bool | int

_YES = frozenset({"true", "1", "yes", "on"})
_NO = frozenset({"false", "0", "no", "off"})


class Setting(NamedTuple):
    """One setting: what it is called, what it may hold, and what it holds at first.

    ``choices`` are (stored, shown) for the kind "choice"; ``least`` and ``most`` bound "number".
    """

    key: str
    label: str
    section: str
    kind: Literal["flag", "choice", "text", "number", "folder"]
    default: Value
    help: str = ""
    choices: Sequence[tuple[str, str]] = ()
    least: int = 0
    most: int = 0
    unit: str = ""

    def read(self, stored: object) -> Value:
        """The value that was stored, or the default where it is none that this setting can hold."""
        text = str(stored).strip()
        if self.kind == "flag":
            known = text.casefold()
            return known in _YES if known in _YES | _NO else self.default
        if self.kind == "number":
            return self._number(text)
        if self.kind == "choice":
            return text if text in dict(self.choices) else self.default
        return text

    def _number(self, text: str) -> Value:
        if not (text.isascii() and text.isdecimal() and len(text) < 10):
            return self.default
        return int(text) if self.least <= int(text) <= self.most else self.default


PERSON, LOOK, FILES = "You", "Look", "Files"

DECLARED: Sequence[Setting] = (
    Setting(
        "author",
        "Your name",
        PERSON,
        "text",
        "",
        "Stands beside your changes in the history. Never taken from the computer.",
    ),
    Setting(
        "colour_scheme",
        "Colours",
        LOOK,
        "choice",
        "auto",
        choices=(("auto", "As the desktop"), ("light", "Light"), ("dark", "Dark")),
    ),
    Setting(
        "text_size",
        "Text size",
        LOOK,
        "choice",
        "100",
        choices=tuple((size, f"{size} %") for size in ("90", "100", "110", "125", "150")),
    ),
    Setting(
        "paper",
        "Paper",
        LOOK,
        "choice",
        "auto",
        choices=(("auto", "As the region"), ("A4", "A4"), ("Letter", "Letter")),
    ),
    Setting(
        "show_ghosts",
        "Show earlier planned days",
        LOOK,
        "flag",
        True,
        "The dashed outlines on the chart of days that were planned once.",
    ),
    Setting(
        "show_grades",
        "Show grades",
        LOOK,
        "flag",
        False,
        "How reliable a source is, A to F, and how credible a statement, 1 to 6.",
    ),
    Setting(
        "backup_minutes",
        "Back up every",
        FILES,
        "number",
        30,
        "A copy is made where something has changed since the last one.",
        least=5,
        most=240,
        unit="minutes",
    ),
    Setting(
        "backup_folder",
        "Backups in",
        FILES,
        "folder",
        "",
        "Empty: in Parley's own folder. What was backed up there is found as well.",
    ),
    Setting(
        "second_backup",
        "Second backups in",
        FILES,
        "folder",
        "",
        "Another disk, say. Empty: one copy only.",
    ),
    Setting(
        "recent_files",
        "Remember the files opened last",
        FILES,
        "flag",
        True,
        "Off: the list is emptied and no file name is kept.",
    ),
)
"""Every setting, in the order in which it is shown."""

BY_KEY: Mapping[str, Setting] = {setting.key: setting for setting in DECLARED}

_LETTER_REGIONS = frozenset(
    ("US", "CA", "MX", "PH", "CL", "CO", "CR", "GT", "NI", "PA", "PR", "SV", "VE")
)


def paper_of(wish: str, region: str) -> str:
    """ "A4" or "Letter": what was chosen, else the custom of a region such as "US"."""
    if wish in ("A4", "Letter"):
        return wish
    return "Letter" if region.upper() in _LETTER_REGIONS else "A4"


def sections() -> list[tuple[str, list[Setting]]]:
    """The settings under the headings of their sections."""
    names = dict.fromkeys(setting.section for setting in DECLARED)
    return [(name, [each for each in DECLARED if each.section == name]) for name in names]
