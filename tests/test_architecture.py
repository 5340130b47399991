"""The rooms and doors of the program, and what no room may contain.

To let a library in, name it in ROOMS (a whole room) or in WRAPPERS (the one module that wraps it).
"""

import ast
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

# What each room may import besides itself and the standard library.
ROOMS: dict[str, set[str]] = {
    "main": {"timeline_app", "ui", "db", "resources"},
    "ui": {"timeline_app", "resources", "PySide6"},
    "db": {"timeline_app", "sqlalchemy", "alembic"},
    "resources": set(),
    "timeline_app": set(),
}

# Who may import what else is closed to everyone: a module or a package with all that is below it.
# An empty set: nobody. The longest name that fits decides.
WRAPPERS: dict[str, set[str]] = {
    "dateutil": {"timeline_app.dates", "timeline_app.date_reader", "timeline_app.mentions"},
    "dateutil.parser": set(),  # guesses: a day for "Feb 2017", 2015 for "15-16 February"
    "babel": {"timeline_app.dates", "timeline_app.date_reader", "timeline_app.mentions"},
    "hijridate": {"timeline_app.calendars"},
    "persiantools": {"timeline_app.calendars"},
    "rapidfuzz": {"timeline_app.origins"},
    "pypdfium2": {"timeline_app.articles"},
    "icalendar": {"timeline_app.formats"},
    "openpyxl": {"timeline_app.formats"},
    "defusedxml": {"timeline_app.formats"},
    "docx": {"timeline_app.formats"},
    "pypdf": {"ui.chart_output"},
    "sqlite3": {"db"},
    # Code and data from outside are never run.
    "pickle": set(),
    "marshal": set(),
    "shelve": set(),
    "yaml": set(),
    "xml": set(),
    "lxml": set(),
    # Nothing goes over the network.
    "socket": set(),
    "socketserver": set(),
    "ssl": set(),
    "asyncio": set(),
    "ftplib": set(),
    "http": set(),
    "imaplib": set(),
    "poplib": set(),
    "smtplib": set(),
    "urllib.request": set(),
    "xmlrpc": set(),
    "PySide6.QtNetwork": set(),
    "PySide6.QtNetworkAuth": set(),
    "PySide6.QtWebEngineCore": set(),
    "PySide6.QtWebEngineWidgets": set(),
    "PySide6.QtWebSockets": set(),
    # A second SQLite library on the open file would take away the first one's locks.
    "PySide6.QtSql": set(),
}

FORBIDDEN_CALLS = {"eval", "exec", "compile", "__import__"}
# Opening and closing an SQLite file by another way drops the lock that SQLite holds on it, so only
# a module that first makes sure the file is not open here may do so. `os.open` makes new files.
FILE_CALLS = {"open", "copyfile", "copyfileobj", "copy2", "read_bytes", "write_bytes"}
NO_FILE_CALLS = {"os.open", "self.open"}
MAY_OPEN_FILES = {"db.look"}
SQL_CALLS = {"text", "execute", "executemany", "executescript", "exec_driver_sql"}


@dataclass(frozen=True)
class Module:
    """One file of the program and what the gates ask of it."""

    path: Path
    place: Path = field(default=ROOT)

    @cached_property
    def name(self) -> str:
        """The dotted name by which it is imported."""
        parts = self.path.relative_to(self.place).with_suffix("").parts
        return ".".join(part for part in parts if part != "__init__")

    @cached_property
    def nodes(self) -> list[ast.AST]:
        """Every node of its syntax tree."""
        return list(ast.walk(ast.parse(self.path.read_text(encoding="utf-8"))))

    @property
    def imports(self) -> Iterator[str]:
        """The dotted names of what it imports, also inside functions."""
        for node in self.nodes:
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                yield from (f"{self._base(node)}.{alias.name}" for alias in node.names)

    @property
    def calls(self) -> Iterator[tuple[str, ast.Call]]:
        """Its calls, each with the last part of the called name."""
        for node in self.nodes:
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                yield node.func.id, node
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                yield node.func.attr, node

    def _base(self, node: ast.ImportFrom) -> str:
        if not node.level:
            return node.module or ""
        parts = self.name.split(".")
        above = node.level - (self.path.stem == "__init__")
        return ".".join([*parts[: len(parts) - above], *filter(None, [node.module])])


def is_within(name: str, package: str) -> bool:
    return name == package or name.startswith(f"{package}.")


def may_import(importer: str, imported: str) -> bool:
    room, library = importer.partition(".")[0], imported.partition(".")[0]
    rules = [name for name in WRAPPERS if is_within(imported, name)]
    if rules:
        return any(is_within(importer, wrapper) for wrapper in WRAPPERS[max(rules, key=len)])
    return library in {room, *ROOMS[room]} or library in sys.stdlib_module_names


def builds_sql(argument: ast.expr) -> bool:
    """Whether this text is put together from values; a number written with `:d` is harmless."""
    match argument:
        case ast.JoinedStr(values=parts):
            holes = [part for part in parts if isinstance(part, ast.FormattedValue)]
            return any(
                not part.format_spec or ast.unparse(part.format_spec) != "f'd'" for part in holes
            )
        case ast.BinOp(op=ast.Mod() | ast.Add(), left=left, right=right):
            return any(isinstance(side, ast.Constant | ast.JoinedStr) for side in (left, right))
        case ast.Call(func=ast.Attribute(attr="format")):
            return True
    return False


def opens_files(name: str, full_name: str) -> bool:
    return full_name == "shutil.copy" or (name in FILE_CALLS and full_name not in NO_FILE_CALLS)


def faults(module: Module) -> list[str]:
    """What breaks a rule in this module, in words."""
    in_storage = is_within(module.name, "db")
    found = [f"imports {name}" for name in module.imports if not may_import(module.name, name)]
    for name, call in module.calls:
        full_name = ast.unparse(call.func)
        if full_name in FORBIDDEN_CALLS:
            found.append(f"line {call.lineno}: calls {name}")
        if in_storage and opens_files(name, full_name) and module.name not in MAY_OPEN_FILES:
            found.append(f"line {call.lineno}: calls {name} in the room of the open file")
        if in_storage and name in SQL_CALLS and any(map(builds_sql, call.args)):
            found.append(f"line {call.lineno}: puts SQL together from values")
    return found


def program_files() -> list[Path]:
    packages = (path for room in ROOMS for path in (ROOT / room).rglob("*.py"))
    return sorted([*packages, *ROOT.glob("main.py")])


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", program_files(), ids=named)
def test_module_keeps_to_its_room(path: Path) -> None:
    assert not faults(Module(path))


@pytest.mark.parametrize(
    "path",
    [*program_files(), *sorted((ROOT / "tests").rglob("*.py")), *sorted(ROOT.glob("tools/*.py"))],
    ids=named,
)
def test_file_is_one_idea(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 600


def test_folder_of_tests_is_a_package() -> None:
    folders = {path.parent for path in (ROOT / "tests").rglob("test_*.py")}
    assert not [named(folder) for folder in folders if not (folder / "__init__.py").exists()]


@pytest.mark.parametrize(
    ("module", "slow"),
    [
        ("main", ("PySide6", "alembic", "sqlalchemy")),
        ("ui.command_line", ("PySide6", "alembic", "sqlalchemy")),
        ("ui.app", ("babel", "hijridate", "persiantools")),
        ("timeline_app.mentions", ("babel", "hijridate", "persiantools")),
    ],
)
def test_import_loads_nothing_slow(module: str, slow: tuple[str, ...]) -> None:
    place = ROOT / module.replace(".", "/")
    if not place.with_suffix(".py").exists() and not place.is_dir():
        pytest.skip(f"{module} is still to come")
    script = f"import sys, {module}; print(*[name for name in {slow} if name in sys.modules])"
    loaded = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert loaded.stdout.split() == []


@pytest.mark.parametrize(
    ("place", "code"),
    [
        ("ui/a.py", "from db import store"),
        ("ui/a.py", "import sqlalchemy"),
        ("ui/a.py", "from PySide6 import QtNetwork"),
        ("ui/a.py", "from PySide6.QtSql import QSqlDatabase"),
        ("ui/a.py", "import pypdf"),
        ("ui/a.py", "eval('1')"),
        ("db/a.py", "from ui.app import start"),
        ("db/a.py", "open('x')"),
        ("db/a.py", "path.open('rb')"),
        ("db/a.py", "shutil.copy(a, b)"),
        ("db/a.py", "connection.execute(f'DELETE FROM {table}')"),
        ("db/a.py", "text('SELECT %s' % name)"),
        ("db/a.py", "text('SELECT ' + name)"),
        ("db/a.py", "text('SELECT {}'.format(name))"),
        ("resources/a.py", "import timeline_app"),
        ("timeline_app/a.py", "import sqlite3"),
        ("timeline_app/a.py", "def f():\n    from urllib.request import urlopen"),
        ("timeline_app/a.py", "from xml.etree import ElementTree"),
        ("timeline_app/a.py", "import dateutil"),
        ("timeline_app/dates.py", "from dateutil.parser import parse"),
        ("timeline_app/dates.py", "from dateutil import parser"),
        ("timeline_app/deep/a.py", "from ...ui import app"),
        ("main.py", "import PySide6"),
    ],
)
def test_gate_closes(tmp_path: Path, place: str, code: str) -> None:
    assert faults(written(tmp_path, place, code))


@pytest.mark.parametrize(
    ("place", "code"),
    [
        (
            "ui/a.py",
            "from PySide6.QtWidgets import QWidget\nfrom timeline_app.dates import EventDate",
        ),
        ("ui/a.py", "label.text(f'{name}')"),
        ("ui/chart_output.py", "import pypdf"),
        ("db/a.py", "import sqlite3\nimport sqlalchemy as sa\nfrom . import tables"),
        ("db/a.py", "connection.execute(f'PRAGMA user_version = {number:d}')"),
        ("db/a.py", "connection.execute('SELECT ?', (name,))"),
        ("db/a.py", "os.open(part, os.O_CREAT | os.O_EXCL)"),
        ("db/look.py", "path.open('rb')"),
        ("db/deep/__init__.py", "from ..tables import EVENT\nfrom .near import thing"),
        ("timeline_app/mentions/rules.py", "from dateutil.relativedelta import relativedelta"),
        ("timeline_app/a.py", "from urllib.parse import urlsplit"),
        ("main.py", "from db.files import Files"),
    ],
)
def test_gate_opens(tmp_path: Path, place: str, code: str) -> None:
    assert not faults(written(tmp_path, place, code))


def written(tmp_path: Path, place: str, code: str) -> Module:
    path = tmp_path / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(code, encoding="utf-8")
    return Module(path, tmp_path)
