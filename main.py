"""Parley's only joiner: hands the storage to the window or to the command line."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from db.files import SqliteFiles
from ui import command_line
from ui.places import data_folder


def main(arguments: Sequence[str] | None = None) -> int:
    """Run Parley with the arguments of the process; the exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    files = SqliteFiles(data_folder() / "backups")
    return command_line.run(given, files)


if __name__ == "__main__":
    sys.exit(main())
