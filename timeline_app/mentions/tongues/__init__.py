"""The languages besides English in which date mentions are found, each loaded when first needed."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Final

from timeline_app.mentions.tongues.tongue import Tongue

_MODULES: Final = {
    "ar": "arabic", "ru": "russian", "fa": "persian", "tr": "turkish",
    "fr": "french", "es": "spanish", "de": "german",
}  # fmt: skip

CODES: Final = tuple(_MODULES)
"""ISO 639-1 codes."""


@cache
def tongue(code: str) -> Tongue:
    """What is known of a language; ``KeyError`` if it is none of ``CODES``."""
    name = _MODULES[code]
    found: Tongue = vars(import_module(f"{__name__}.{name}"))[name.upper()]
    return found
