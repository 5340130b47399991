"""Files damaged at random: none is written to, none hangs, and what is wrong is told and named.

python -m tests.benchmarks corruption [--files N] [--seed N]
"""

from __future__ import annotations

import argparse
import hashlib
import random
import sqlite3
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, TypeAlias

from db.files import SqliteFiles
from tests.db.support import filled_file
from timeline_app.canonical import record_text
from timeline_app.document import Document
from timeline_app.errors import KnownError
from timeline_app.records import KINDS
from timeline_app.store import Store

PAGE = 4096
TABLES = (*KINDS, "operation", "change")
Texts: TypeAlias = dict[tuple[str, str], str]
Rows: TypeAlias = dict[str, list[tuple[Any, ...]] | None]


def flip_bit(data: bytearray, rng: random.Random) -> None:
    data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)


def flip_bit_of_used_page(data: bytearray, rng: random.Random) -> None:
    """A bit that is not in a run of zeros, where no content is."""
    while True:
        place = rng.randrange(PAGE, len(data))
        if data[place]:
            data[place] ^= 1 << rng.randrange(8)
            return


def zero_sector(data: bytearray, rng: random.Random) -> None:
    start = rng.randrange(len(data) // 512) * 512
    data[start : start + 512] = bytes(512)


def garbage(data: bytearray, rng: random.Random) -> None:
    start = rng.randrange(len(data) - 64)
    data[start : start + 64] = rng.randbytes(64)


def zero_page(data: bytearray, rng: random.Random) -> None:
    start = rng.randrange(len(data) // PAGE) * PAGE
    data[start : start + PAGE] = bytes(PAGE)


def swap_pages(data: bytearray, rng: random.Random) -> None:
    one, two = (n * PAGE for n in rng.sample(range(len(data) // PAGE), 2))
    data[one : one + PAGE], data[two : two + PAGE] = (
        data[two : two + PAGE],
        data[one : one + PAGE],
    )


def repeat_page(data: bytearray, rng: random.Random) -> None:
    one, two = (n * PAGE for n in rng.sample(range(len(data) // PAGE), 2))
    data[one : one + PAGE] = data[two : two + PAGE]


def truncate(data: bytearray, rng: random.Random) -> None:
    del data[rng.randrange(len(data)) :]


def change_header(data: bytearray, rng: random.Random) -> None:
    data[rng.randrange(100)] ^= 1 << rng.randrange(8)


MUTATIONS: tuple[Callable[[bytearray, random.Random], None], ...] = (
    flip_bit,
    flip_bit_of_used_page,
    flip_bit_of_used_page,
    zero_sector,
    garbage,
    zero_page,
    swap_pages,
    repeat_page,
    truncate,
    change_header,
)


def rows_of(path: Path) -> Rows:
    """The rows of the user's tables as bare SQLite reads them; None for what it cannot."""
    found: Rows = {}
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        connection.text_factory = bytes
        for table in TABLES:
            try:
                query = f'SELECT * FROM "{table}" NOT INDEXED'
                found[table] = sorted(connection.execute(query).fetchall(), key=repr)
            except (sqlite3.DatabaseError, UnicodeDecodeError):
                found[table] = None
    return found


def texts_of(store: Store) -> Texts:
    """What the program shows, by kind and id."""
    chronology = Document(store, "me").chronology
    return {
        (kind, i): record_text(one) for kind in KINDS for i, one in chronology.all(kind).items()
    }


class Campaign:
    """One good file, and what became of its damaged copies."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder = folder
        self.rng = random.Random(seed)
        self.files = SqliteFiles(folder / "backups")
        good = filled_file(folder / "good.parley", records=300)
        self.content = good.read_bytes()
        self.rows = rows_of(good)
        with closing(self.files.open(good)) as store:
            self.texts = texts_of(store)
        self.count: Counter[str] = Counter()
        self.told: list[str] = []
        self.slowest = 0.0

    def one_file(self, number: int) -> None:
        """Damage a copy, and look at it as the program does."""
        mutation = MUTATIONS[number % len(MUTATIONS)]
        data = bytearray(self.content)
        mutation(data, self.rng)
        path = self.folder / f"{number}.parley"
        path.write_bytes(data)
        self.count["files"] += 1
        changed = bytes(data) != self.content and rows_of(path) != self.rows
        self.count["damages in user tables"] += changed
        start = time.perf_counter()
        try:
            reported = self._look(path, mutation.__name__)
        except KnownError:
            self.count["refused"] += 1
            reported = True
        except Exception as error:  # noqa: BLE001 - that there is none is what is tested
            self.count["crashes"] += 1
            self.told.append(f"{number} {mutation.__name__}: {error!r}")
            reported = True
        self.slowest = max(self.slowest, time.perf_counter() - start)
        self.count["reported"] += changed and reported
        if changed and not reported:
            self.told.append(f"{number} {mutation.__name__}: not reported")
        self._is_unwritten(path, bytes(data), number)

    def _look(self, path: Path, mutation: str) -> bool:
        with closing(self.files.open(path, read_only=True)) as store:
            shown = texts_of(store)
            for act in (store.log, store.texts, lambda: store.search(["astana"])):
                try:
                    act()
                except KnownError:
                    self.count["reads told as damaged"] += 1
            found = store.verify()
        named = {(damage.kind, damage.record) for damage in found}
        wrong = {key for key, text in self.texts.items() if shown.get(key) != text}
        self.count["records lost or changed"] += len(wrong)
        self.count["of these named"] += len(wrong & named)
        false = [key for key in shown if key not in self.texts and key not in named]
        if false or (wrong and not found):
            self.told.append(f"{mutation}: shows what was never saved")
        self.count["opened for reading"] += 1
        return bool(found)

    def _is_unwritten(self, path: Path, data: bytes, number: int) -> None:
        same = hashlib.sha256(path.read_bytes()).digest() == hashlib.sha256(data).digest()
        beside = [f.name for f in self.folder.iterdir() if f.name.startswith(f"{number}.parley-")]
        if not same or beside:
            self.count["written to"] += 1
            self.told.append(f"{number}: written to {beside}")
        path.unlink()

    def result(self) -> dict[str, Any]:
        """The figures."""
        found, damages = self.count, max(1, self.count["damages in user tables"])
        records = max(1, found["records lost or changed"])
        return {
            **found,
            "crashes": found["crashes"],
            "written to": found["written to"],
            "share reported": round(found["reported"] / damages, 4),
            "share of records named": round(found["of these named"] / records, 4),
            "slowest, seconds": round(self.slowest, 2),
            "told": self.told[:10],
        }


def campaign(folder: Path, files: int, seed: int) -> dict[str, Any]:
    """Some damaged files in a folder."""
    found = Campaign(folder, seed)
    for number in range(files):
        found.one_file(number)
    return found.result()


def main(arguments: Sequence[str]) -> dict[str, Any]:
    """The full campaign, in a temporary folder."""
    parser = argparse.ArgumentParser(prog="corruption")
    parser.add_argument("--files", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        return campaign(Path(folder), chosen.files, chosen.seed) | {"seed": chosen.seed}
