"""The command line: which commands there are, and how a fault ends one.

Results go to standard output, messages to standard error. Exit status: 0 done, 1 a known fault,
2 wrong usage. Nothing here imports Qt.
"""

from __future__ import annotations

import argparse
import contextlib
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

from timeline_app.audience import AUDIENCES
from timeline_app.errors import KnownError
from timeline_app.store import Files
from ui.commands import exchange, files, picture, reading, sources
from ui.commands.context import Context, NotWritten

Command: TypeAlias = Callable[[Context, argparse.Namespace], int]


def _file(parser: argparse.ArgumentParser, name: str = "file", **more: str) -> None:
    parser.add_argument(name, type=Path, metavar=name.upper(), **more)  # type: ignore[arg-type]


def _new(parser: argparse.ArgumentParser) -> None:
    _file(parser)
    parser.add_argument("--sample", action="store_true", help="fill it with the example")


def _export(parser: argparse.ArgumentParser) -> None:
    _file(parser)
    _file(parser, "out")
    _query(parser)
    _audience(parser)
    parser.add_argument(
        "--citations", action="store_true", help="a row a citation instead of an event (CSV)"
    )


def _import(parser: argparse.ArgumentParser) -> None:
    _file(parser)
    _file(parser, "data")
    parser.add_argument("--dry-run", action="store_true", help="only say what would happen")
    sheet = parser.add_argument_group("sheets (CSV); what is left out is guessed, and said")
    sheet.add_argument("--encoding", metavar="NAME", help="such as utf-8, cp1256, mac-roman")
    sheet.add_argument("--separator", metavar="C", help="the character between cells, or tab")
    sheet.add_argument("--day-order", choices=("dmy", "mdy"), default="", help="of 1/2/2017")
    sheet.add_argument(
        "--map",
        action="append",
        default=[],
        metavar="COLUMN=FIELD",
        help="read a column as a field; an empty field keeps it as a note, - leaves it out",
    )
    sheet.add_argument("--no-quotes", action="store_true", help="read quotes as letters")


def _chart(parser: argparse.ArgumentParser) -> None:
    _file(parser)
    _file(parser, "out", help="with .pdf, .svg or .png")
    _query(parser)
    parser.add_argument("--from", dest="first", default="", metavar="DAY", help="as in 2016-12-10")
    parser.add_argument("--to", dest="last", default="", metavar="DAY", help="the last day shown")
    parser.add_argument("--paper", choices=("A4", "Letter"), default="A4", help="landscape (A4)")
    parser.add_argument("--title", default="", metavar="T", help="else the chronology's")
    _audience(parser)


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


def _query(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--query", default="", metavar="Q", help="only what a search line finds")


def _search(parser: argparse.ArgumentParser) -> None:
    _file(parser)
    parser.add_argument(
        "query", metavar="QUERY", help='as in: process:Astana 2017 "ceasefire" not city:Sochi'
    )
    _json(parser)


def _audience(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--audience", choices=AUDIENCES, default="internal", help="who may read it (internal)"
    )


def _add_source(parser: argparse.ArgumentParser) -> None:
    _file(parser)
    _file(parser, "article")
    parser.add_argument("--published", required=True, metavar="DAY", help="as in 2017-02-14")
    parser.add_argument("--publisher", default="", metavar="NAME", help="else it is guessed")
    parser.add_argument("--title", default="", metavar="T", help="else it is guessed")
    parser.add_argument("--encoding", metavar="NAME", help="of the article; else it is guessed")


def _mentions(parser: argparse.ArgumentParser) -> None:
    _file(parser, "article")
    parser.add_argument("--published", required=True, metavar="DAY", help="as in 2017-02-14")
    told = "as in fa; else it is told from the text"
    parser.add_argument("--language", metavar="CODE", help=told)
    _json(parser)


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="write JSON")


COMMANDS: dict[str, tuple[Command, Callable[[argparse.ArgumentParser], None], str]] = {
    "new": (files.new, _new, "make a chronology"),
    "add-source": (sources.add_source, _add_source, "add an article, print the source's id"),
    "export": (exchange.export, _export, "write a chronology as CSV or JSON"),
    "import": (exchange.take_in, _import, "bring data into a chronology"),
    "chart": (picture.chart, _chart, "draw the chart as PDF, SVG or PNG"),
    "search": (reading.search, _search, "print the events that a search line finds"),
    "mentions": (reading.mentions, _mentions, "print the date mentions of an article"),
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


def _shielded(arguments: list[str]) -> list[str]:
    """The arguments with search lines such as ``-status:held`` told from options."""
    joined: list[str] = []
    for word in arguments:
        if joined and joined[-1] == "--query":
            joined[-1] = f"--query={word}"
        else:
            joined.append(word)
    at = 2 if joined[:1] == ["--author"] else int("".join(joined[:1]).startswith("--author="))
    if joined[at : at + 1] != ["search"] or "--" in joined:
        return joined
    options = [word for word in joined[at + 1 :] if word in ("--json", "-h", "--help")]
    return [*joined[: at + 1], *options, "--", *(w for w in joined[at + 1 :] if w not in options)]


def run(arguments: Sequence[str], files_door: Files) -> int:
    """Run one command; the exit status."""
    args = parser().parse_args(_shielded(list(arguments)))
    context = Context(files_door, author=_whole(args.author))
    try:
        status = COMMANDS[args.command][0](context, args)
        context.finish()
    except KnownError as error:
        context.note(str(error))
        return 1
    except BrokenPipeError:
        sys.stderr.close()
        return 1
    except NotWritten as error:
        context.note(f"The results cannot be written: {error}.")
        _drop_output()
        return 1
    return status


def _whole(text: str) -> str:
    """A text of a shell whose bytes may be no letters."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _drop_output() -> None:
    """Let Python not try once more, at its end, to write what cannot be written."""
    with contextlib.suppress(OSError, AttributeError):  # it is None where it was closed before
        sys.stdout.close()
