"""What comes with the program as files: icons, themes, help, and the example chronology."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).parent


def read_text(name: str) -> str:
    """A file of the program as text, named from this folder, such as "sample/syria.json"."""
    return _HERE.joinpath(*name.split("/")).read_text(encoding="utf-8")


def read_bytes(name: str) -> bytes:
    """A file of the program as bytes, named from this folder, such as "icons/event.svg"."""
    return _HERE.joinpath(*name.split("/")).read_bytes()
