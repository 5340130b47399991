"""The command line: which commands there are, and how a fault ends one.

Results go to standard output, messages to standard error. Exit status: 0 done, 1 a known fault,
2 wrong usage. Nothing here imports Qt.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

from timeline_app.audience import AUDIENCES
from timeline_app.errors import KnownError
from timeline_app.store import Files
from ui.commands import exchange, files
from ui.commands.context import Context

Command: TypeAlias = Callable[[Context, argparse.Namespace], int]


def _file(parser: argparse.ArgumentParser, name: str = "file", **more: str) -> None:
    parser.add_argument(name, type=Path, metavar=name.upper(), **more)  # type: ignore[arg-type]


def _new(parser: argparse.ArgumentParser) -> None:
    _file(parser)
    parser.add_argument("--sample", action="store_true", help="fill it with the example")


def _export(parser: argparse.ArgumentParser) -> None:
    _file(parser)
    _file(parser, "out")
    _audience(parser)


def _import(parser: argparse.ArgumentParser) -> None:
    _file(parser)
    _file(parser, "data")
    parser.add_argument("--dry-run", action="store_true", help="only say what would happen")


def _history(parser: argparse.ArgumentParser) -> None:
    _file(parser)
    parser.add_argument("record", nargs="?", metavar="EVENT-ID")
    _json(parser)


def _check(parser: argparse.ArgumentParser) -> None:
    _file(parser)
    _json(parser)


def _backup(parser: argparse.ArgumentParser) -> None:
    _file(parser)
    _file(parser, "out", nargs="?")


def _restore(parser: argparse.ArgumentParser) -> None:
    _file(parser)
    _file(parser, "backup")


def _audience(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--audience", choices=AUDIENCES, default="internal", help="who may read it (internal)"
    )


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="write JSON")


COMMANDS: dict[str, tuple[Command, Callable[[argparse.ArgumentParser], None], str]] = {
    "new": (files.new, _new, "make a chronology"),
    "export": (exchange.export, _export, "write a chronology as JSON"),
    "import": (exchange.take_in, _import, "bring data into a chronology"),
    "history": (files.history, _history, "print the log, of all or of one record"),
    "check": (files.check, _check, "look a file over"),
    "backup": (files.backup, _backup, "make a verified copy"),
    "restore": (files.restore, _restore, "put a backup in a file's place"),
}
"""Every command: what does it, its arguments, and one line on it."""


def parser() -> argparse.ArgumentParser:
    """The parser of all commands."""
    top = argparse.ArgumentParser(
        prog="parley",
        description="Parley keeps a chronology of talks. Without a command it opens its window.",
    )
    top.add_argument("--author", default="", help="the name that the log gives for an edit")
    subs = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, (_, arguments, words) in COMMANDS.items():
        arguments(subs.add_parser(name, help=words, description=words))
    return top


def run(arguments: Sequence[str], files_door: Files) -> int:
    """Run one command; the exit status."""
    args = parser().parse_args(arguments)
    context = Context(files_door, author=args.author)
    try:
        return COMMANDS[args.command][0](context, args)
    except KnownError as error:
        context.note(str(error))
        return 1
    except BrokenPipeError:
        sys.stderr.close()
        return 1
