"""Benchmarks, each a ratio within one run; the result is JSON, or Markdown of a table.

python -m tests.benchmarks                   those of storage and window
python -m tests.benchmarks NAME [options]    one of them
"""

from __future__ import annotations

import importlib
import inspect
import json
import sys
from pathlib import Path

_EVERYDAY = ("storage", "window")


def names() -> list[str]:
    """The benchmarks there are: the modules of this folder that have ``main`` or ``run``."""
    files = Path(__file__).parent.glob("*.py")
    return sorted(file.stem for file in files if not file.stem.startswith("_"))


def everyday() -> int:
    """Run the benchmarks that need no options and little time."""
    found = {name: importlib.import_module(f"tests.benchmarks.{name}").run() for name in _EVERYDAY}
    print(json.dumps(found, indent=1, ensure_ascii=False))
    return 0


def start(name: str, arguments: list[str]) -> int:
    """Run one benchmark."""
    if name not in names():
        print(f"usage: python -m tests.benchmarks {'|'.join(names())} [options]", file=sys.stderr)
        return 2
    module = importlib.import_module(f"tests.benchmarks.{name}")
    action = getattr(module, "main", None) or module.run
    result = action(arguments) if inspect.signature(action).parameters else action()
    print(result if isinstance(result, str) else json.dumps(result, indent=1, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(start(sys.argv[1], sys.argv[2:]) if sys.argv[1:] else everyday())
