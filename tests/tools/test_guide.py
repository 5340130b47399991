"""The guide in the program says what the guide of the project says."""

from __future__ import annotations

import resources
from tools.screenshots import PICTURES, ROOT, guide_text


def test_the_guide_in_the_program_is_that_of_the_project() -> None:
    assert resources.read_text("guide.md") == guide_text()


def test_every_picture_of_the_guide_is_there() -> None:
    text = (ROOT / "docs" / "guide.md").read_text("utf-8") + (ROOT / "README.md").read_text("utf-8")
    for picture in PICTURES.glob("*.png"):
        assert f"screenshots/{picture.name}" in text
    assert len(list(PICTURES.glob("*.png"))) == text.count("![") - 1
