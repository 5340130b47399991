"""The faults of the world, each said in plain words."""

from __future__ import annotations


class KnownError(Exception):
    """A fault that is not a bug: what happened, what was kept, and what to do.

    The window shows the three parts in a notice; the command line prints them on standard error
    and exits with 1. ``detail`` is the technical text behind "Details", never shown by itself.
    ``reason`` is a short fixed name for those who can help with some of them, or empty.
    """

    reason = ""

    def __init__(self, happened: str, kept: str = "", do: str = "", *, detail: str = "") -> None:
        super().__init__(happened)
        self.happened = happened
        self.kept = kept
        self.do = do
        self.detail = detail

    def __str__(self) -> str:
        return " ".join(part for part in (self.happened, self.kept, self.do) if part)
