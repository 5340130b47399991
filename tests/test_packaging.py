"""The wheel and the lock files."""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from tools.lock import lock

ROOT = Path(__file__).parent.parent
PACKAGES = ("timeline_app", "ui", "db", "resources")
PAPERS = ("setup.cfg", "pyproject.toml", "LICENSE", "README.md", "main.py")


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what the wheel is made from, so that building leaves nothing in the tree."""
    copy = tmp_path_factory.mktemp("source")
    for name in PACKAGES:
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in PAPERS:
        if (ROOT / name).exists():
            shutil.copy(ROOT / name, copy)
    return copy


@pytest.fixture(scope="module")
def wheel(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built without the network."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check"]
    offline = ["--no-index", "--no-deps", "--no-build-isolation"]
    subprocess.run([*command, *offline, "--wheel-dir", str(folder), str(source)], check=True)
    (built,) = folder.iterdir()
    return built


def test_wheel_holds_every_file_of_the_packages(source: Path, wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if ".dist-info/" not in name}
    expected = {
        path.relative_to(source).as_posix()
        for name in PACKAGES
        for path in (source / name).rglob("*")
        if path.is_file()
    }
    assert packed == expected | {"main.py"}


def test_wheel_names_the_command_and_the_licence(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        papers = {name.partition(".dist-info/")[2]: name for name in archive.namelist()}
        commands = archive.read(papers["entry_points.txt"]).decode()
        metadata = archive.read(papers["METADATA"]).decode()
    assert "parley = main:main" in commands
    assert "licenses/LICENSE" in papers
    assert "Requires-Python: >=3.11" in metadata


def test_wheel_runs_away_from_the_source(wheel: Path, tmp_path: Path) -> None:
    with ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "installed")
    subprocess.run(
        [sys.executable, "-m", "main", "new", str(tmp_path / "sample.parley"), "--sample"],
        cwd=tmp_path / "installed",
        check=True,
    )
    assert (tmp_path / "sample.parley").stat().st_size


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_lock_is_plain_names_and_versions(name: str) -> None:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    assert not [line for line in lines if not re.fullmatch(r"[a-z0-9-]+==[0-9][0-9a-z.]*", line)]


@pytest.mark.skipif(sys.platform != "linux", reason="the locks are made on Linux")
@pytest.mark.parametrize(
    ("name", "dev"), [("requirements.lock", False), ("requirements-dev.lock", True)]
)
def test_lock_names_what_the_program_asks_for_and_no_more(name: str, dev: bool) -> None:
    wanted = {line.partition("==")[0] for line in lock(dev=dev).splitlines()}
    locked = (ROOT / name).read_text(encoding="utf-8").splitlines()
    assert {line.partition("==")[0] for line in locked} == wanted


def test_the_program_and_its_checks_use_the_same_versions() -> None:
    program, checks = (
        set((ROOT / name).read_text(encoding="utf-8").splitlines())
        for name in ("requirements.lock", "requirements-dev.lock")
    )
    assert program <= checks
