"""Parley's only joiner: hands the storage to the window or to the command line.

``main.py [FILE] [--sample]`` opens the window; ``main.py COMMAND …`` runs a command.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from db.files import SqliteFiles
from ui import cycles
from ui.commands import is_window
from ui.places import data_folder
from ui.window_needs import why_not


def main(arguments: Sequence[str] | None = None) -> int:
    """Run Parley with the arguments of the process; the exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    folder = data_folder()
    files = SqliteFiles(folder / "backups")
    if not is_window(given):
        from ui import command_line

        return command_line.run(given, files)
    cycles.hold()
    if reason := why_not():
        print(f"parley: {reason}", file=sys.stderr)
        return 1
    from ui import app

    names = [word for word in given if word != "--sample"]
    file = Path(names[0]) if names else None
    return app.run(files, folder, file, sample="--sample" in given)


if __name__ == "__main__":
    sys.exit(main())
