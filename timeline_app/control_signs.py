"""Control characters as signs that can be seen, one for each, so that every place stays."""

from __future__ import annotations

import re

_PLAIN = "\t\n"
"""What a text needs and shows by itself."""
_UNNAMED = "␦"
"""The sign for those of U+0080 to U+009F, which have none of their own."""

_SIGNS = {
    **{chr(code): chr(0x2400 + code) for code in range(0x20) if chr(code) not in _PLAIN},
    "\x7f": "\u2421",
    **{chr(code): _UNNAMED for code in range(0x80, 0xA0)},
}
_CONTROL = re.compile(f"[{re.escape(''.join(_SIGNS))}]")


def with_signs(text: str) -> tuple[str, list[int]]:
    """A text with a sign of the Control Pictures block (U+2400) for each control character.

    It is as long as before; with it come the places, in code points, at which there are signs.
    """
    places = [found.start() for found in _CONTROL.finditer(text)]
    if not places:
        return text, places
    return _CONTROL.sub(lambda found: _SIGNS[found[0]], text), places
