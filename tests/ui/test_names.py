"""Names of files that Windows cannot store are not given on any system: files travel. Row 34."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands import Parley
from ui.saving import UnstorableName, check_name


@pytest.mark.parametrize(
    ("name", "suggested"),
    [
        ("CON.pdf", "CON_.pdf"),
        ("con", "con_"),
        ("nul.tar.gz", "nul_.tar.gz"),
        ("Aux .csv", "Aux_.csv"),
        ("COM1.parley", "COM1_.parley"),
        ("LPT¹.csv", "LPT¹_.csv"),
        ("CONOUT$.csv", "CONOUT$_.csv"),
        ("a:b.parley", "a_b.parley"),
        ('who "said" what?.csv', "who _said_ what_.csv"),
        ("a\\b.csv", "a_b.csv"),
        ("one\ttwo.csv", "one_two.csv"),
        ("talks.csv.", "talks.csv"),
        ("talks.csv ", "talks.csv"),
        ("talks. . ", "talks"),
        ("nul. ", "nul_"),
        ("...", "Untitled"),
    ],
)
def test_row_34_another_name_is_suggested(name: str, suggested: str) -> None:
    """Row 34."""
    with pytest.raises(UnstorableName) as caught:
        check_name(Path("/folder") / name)
    assert str(caught.value) == (
        f"Windows cannot store a file named “{name}”. No file was written. Suggested: {suggested}"
    )
    check_name(Path(suggested))


@pytest.mark.parametrize(
    "name",
    [
        "talks.parley",
        "console.csv",
        "COM10.csv",
        "com.csv",
        ".hidden",
        "v1.2",
        "a b.csv",
        "سوريا.csv",
    ],
)
def test_row_34_other_names_are_left_alone(name: str) -> None:
    """Row 34."""
    check_name(Path(name))


@pytest.mark.parametrize(
    "words",
    [
        ("new", "{}/CON.parley"),
        ("backup", "{}/a.parley", "{}/a:b.parley"),
        ("export", "{}/a.parley", "{}/NUL.csv"),
        ("chart", "{}/a.parley", "{}/aux.svg"),
    ],
)
def test_row_34_no_command_writes_such_a_file(
    parley: Parley, tmp_path: Path, words: tuple[str, ...]
) -> None:
    """Row 34."""
    assert parley("new", tmp_path / "a.parley")[0] == 0
    before = sorted(tmp_path.rglob("*"))
    status, _, said = parley(*[word.format(tmp_path) for word in words])
    assert status == 1
    assert "Windows cannot store a file named" in said
    assert sorted(tmp_path.rglob("*")) == before
