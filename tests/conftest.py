"""What every test gets: no screen unless asked for, a home of its own, repeatable examples."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from db import engine
from tests.commands import Parley

# The same examples in every run, unless someone asks for a search: HYPOTHESIS_PROFILE=search.
settings.register_profile(
    "ci",
    derandomize=True,
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("search", max_examples=5_000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

SHARED_DATA = Path(__file__).parent.parent.parent / "shared" / "data"

# Where programs keep a user's things on Linux, macOS and Windows, below the home folder.
HOMES = {
    "HOME": "",
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state",
    "XDG_CACHE_HOME": ".cache",
    "USERPROFILE": "",
    "APPDATA": "AppData/Roaming",
    "LOCALAPPDATA": "AppData/Local",
}


def homes_below(home: Path) -> dict[str, str]:
    """The environment that puts every folder of HOMES below this one."""
    return {name: str(home / folder) for name, folder in HOMES.items()}


def pytest_configure(config: pytest.Config) -> None:
    """Leave the user's home before the first import or session-wide fixture can look into it."""
    home = Path(tempfile.mkdtemp(prefix="parley-tests-"))
    config.add_cleanup(lambda: shutil.rmtree(home, ignore_errors=True))
    os.environ.update(homes_below(home), XDG_RUNTIME_DIR=str(home))


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home folder for this test alone: settings, drafts and backups land here."""
    home = tmp_path_factory.mktemp("home")
    for name, folder in homes_below(home).items():
        monkeypatch.setenv(name, folder)
    return home


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of example data that lies beside the project on the makers' machines."""
    if not SHARED_DATA.is_dir():
        pytest.skip("the folder of shared example data is not on this machine")
    return SHARED_DATA


@pytest.fixture
def parley(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Parley:
    """Run a command: its exit status, and what it wrote to standard output and standard error."""
    from db.files import SqliteFiles
    from ui import command_line

    files = SqliteFiles(tmp_path / "backups")

    def run(*arguments: object) -> tuple[int, str, str]:
        status = command_line.run([str(argument) for argument in arguments], files)
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return run


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Connections that do not wait five seconds for a lock."""
    monkeypatch.setattr(engine, "PATIENCE", 50)
