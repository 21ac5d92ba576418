"""How fast a long history is: invented rows in a database of its own, and what each question costs.

    python packaging/measure_history.py [--rows 100000] [--repeats 200]

Prints medians and 95th percentiles of the time until the answer, and of the processor time in it, which other programs
disturb less; and sizes. Nothing of the user's is read or written.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from tray_app.core.events import DictationId
from tray_app.core.history import HistoryQuery, HistoryRow, RowState
from tray_app.core.keeping_settings import HistorySettings
from tray_app.core.worker import Worker
from tray_app.history import rows
from tray_app.history.store import HistoryStore

_NEWEST_NS = 1_800_000_000_000_000_000
_MINUTE_NS = 60_000_000_000
_SYLLABLES = [first + second for first in "bcdfghklmnprstvwz" for second in "aeiou"]
_FIGURES = {f"figure_of_a_stage_{number}": 12.3456 for number in range(16)}
_SOME_WAIT = (RowState.WAITING, RowState.UNHEARD)


def vocabulary(chance: random.Random) -> list[str]:
    """Thirty thousand words; the first are the most frequent, as in any language."""
    found = {"the", "of", "and", "to", "a", "in"}
    while len(found) < 30_000:
        found.add("".join(chance.choice(_SYLLABLES) for _ in range(chance.randint(1, 5))))
    return sorted(found, key=lambda word: (len(word), word))


def invented(count: int, chance: random.Random) -> Iterator[HistoryRow]:
    words = vocabulary(chance)
    weights = [1 / (rank + 3) for rank in range(len(words))]
    cumulative = [sum(weights[:1])]
    for weight in weights[1:]:
        cumulative.append(cumulative[-1] + weight)
    states = [RowState.WRITTEN] * 90 + [RowState.TAKEN] * 4 + [RowState.CANCELLED] * 3 + [RowState.EMPTY] * 2
    for number in range(count):
        length = chance.randint(3, 30)
        text = " ".join(chance.choices(words, cum_weights=cumulative, k=length))
        if chance.random() < 0.05:
            text = "".join(chr(chance.randint(0x4E00, 0x4FFF)) for _ in range(length))
        yield HistoryRow(
            DictationId(_NEWEST_NS - (count - number) * _MINUTE_NS),
            chance.choice(states) if chance.random() > 0.001 else chance.choice(_SOME_WAIT),
            text,
            application="kate",
            application_kind=chance.choice(("any", "any", "any", "terminal", "other machine")),
            engine=chance.choice(("moonshine-tiny-en", "parakeet-110m-en", "whisper-base")),
            language=chance.choice(("en", "en", "de")),
            mode="hold",
            start="warm",
            method="typed",
            audio_ms=1_000.0 * length / 3,
            words=length,
            wait_ms=90.0,
            build="0.1.0",
            figures=_FIGURES,
        )


def timed(question: Callable[[], object], repeats: int) -> list[tuple[float, float]]:
    """Milliseconds until the answer, and of this thread's processor time."""
    took = []
    for _ in range(repeats):
        begun_ns, begun_cpu_ns = time.perf_counter_ns(), time.thread_time_ns()
        question()
        took.append(((time.perf_counter_ns() - begun_ns) / 1e6, (time.thread_time_ns() - begun_cpu_ns) / 1e6))
    return took


def told(name: str, took_ms: Sequence[tuple[float, float]]) -> None:
    figures = []
    for part in zip(*took_ms, strict=True):
        p95 = statistics.quantiles(part, n=20, method="inclusive")[18]
        figures.append(f"median {statistics.median(part):8.2f} p95 {p95:8.2f}")
    print(f"{name:<42} {figures[0]} ms   processor: {figures[1]} ms", flush=True)


def questions(store: HistoryStore, count: int, chance: random.Random) -> dict[str, Callable[[], object]]:
    words = vocabulary(random.Random(1))
    scattered = [DictationId(_NEWEST_NS - chance.randrange(count) * _MINUTE_NS) for _ in range(64)]

    def find(**query: object) -> Callable[[], object]:
        return lambda: store.find(HistoryQuery(**query))  # type: ignore[arg-type] # by name

    return {
        "the newest page": find(),
        "a page anywhere": lambda: store.find(HistoryQuery(before=chance.choice(scattered))),
        "a word": lambda: store.find(HistoryQuery(words=chance.choice(words))),
        "two words": lambda: store.find(HistoryQuery(words=" ".join(chance.choices(words[:2_000], k=2)))),
        "one letter": lambda: store.find(HistoryQuery(words=chance.choice("abcdefghijklm"))),
        "two letters": lambda: store.find(HistoryQuery(words=chance.choice(_SYLLABLES))),
        "two letters, and as many of another word": lambda: store.find(
            HistoryQuery(words=" ".join(chance.choices(_SYLLABLES, k=2)))
        ),
        "two Chinese characters": lambda: store.find(
            HistoryQuery(words=chr(chance.randint(0x4E00, 0x4FFF)) + chr(chance.randint(0x4E00, 0x4FFF)))
        ),
        "the most frequent word": find(words="a"),
        "the most frequent word, in what waits": find(words="a", states=_SOME_WAIT),
        "a word of one engine and language": lambda: store.find(
            HistoryQuery(words=chance.choice(words[:2_000]), engines=("whisper-base",), languages=("de",))
        ),
        "what waits": find(states=_SOME_WAIT),
        "one engine, language and kind": find(
            engines=("whisper-base",), languages=("de",), application_kinds=("terminal",)
        ),
        "an engine that there is not": find(engines=("nobody's",)),
        "a mark that the index does not know": find(words="☂"),
        "how many hold a frequent word": lambda: store.count(HistoryQuery(words="a")),
        "how many there are": lambda: store.count(HistoryQuery()),
        "the engines": lambda: store.values("engine"),
        "one row": lambda: store.row(chance.choice(scattered)),
    }


def fill(store: HistoryStore, worker: Worker, count: int) -> float:
    begun_s = time.perf_counter()

    def change(connection: sqlite3.Connection) -> tuple[()]:
        for row in invented(count, random.Random(1)):
            rows.put(connection, row)
        return ()

    store._writer.write(change)
    assert worker.settle(600)
    return time.perf_counter() - begun_s


_START = """
import sys, time
begun_ns, begun_cpu_ns = time.perf_counter_ns(), time.process_time_ns()
from pathlib import Path
from tray_app.core.keeping_settings import HistorySettings
from tray_app.core.worker import Worker
from tray_app.history.store import HistoryStore
store = HistoryStore(Worker("history"), Path(sys.argv[1]), lambda row_id: None, HistorySettings(),
                     tell=print, changed=lambda row_id: None)
loaded_ns, loaded_cpu_ns = time.perf_counter_ns(), time.process_time_ns()
store.waiting()
print((loaded_ns - begun_ns) / 1e6, (loaded_cpu_ns - begun_cpu_ns) / 1e6,
      (time.perf_counter_ns() - loaded_ns) / 1e6, (time.process_time_ns() - loaded_cpu_ns) / 1e6)
"""


def start_up(folder: Path) -> tuple[list[tuple[float, float]], list[tuple[float, float]]]:
    """Loading it, and what is asked at the start: what waits."""
    loading: list[tuple[float, float]] = []
    asking: list[tuple[float, float]] = []
    for _ in range(7):
        done = subprocess.run(
            [sys.executable, "-c", _START, str(folder)],
            capture_output=True,
            text=True,
            check=True,
            env=dict(os.environ),
        )
        first, first_cpu, second, second_cpu = map(float, done.stdout.split())
        loading.append((first, first_cpu))
        asking.append((second, second_cpu))
    return loading, asking


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--repeats", type=int, default=200)
    parsed = parser.parse_args()
    chance = random.Random(2)
    with tempfile.TemporaryDirectory(prefix="holdtalk-history-") as home:
        folder, worker = Path(home) / "history", Worker("history", step_limit_s=None)
        store = HistoryStore(
            worker,
            folder,
            lambda _row_id: None,
            HistorySettings(max_mb=10_000),
            tell=print,
            changed=lambda _row_id: None,
        )
        with contextlib.suppress(KeyboardInterrupt):
            measure(store, worker, folder, parsed.rows, parsed.repeats, chance)
        worker.do(store.close)
        worker.close(60)


def measure(store: HistoryStore, worker: Worker, folder: Path, count: int, repeats: int, chance: random.Random) -> None:
    print(f"{count:,} rows were written in {fill(store, worker, count):.1f} s")
    every: list[tuple[float, float]] = []
    for name, question in questions(store, count, chance).items():
        took_ms = timed(question, repeats)
        told(name, took_ms)
        every += took_ms if not name.startswith(("how many", "the engines")) else []
    told("every question for rows", every)
    row = next(invented(1, chance))

    def insert() -> None:
        nonlocal row
        row = HistoryRow(DictationId(row.row_id + _MINUTE_NS + 5 * count * _MINUTE_NS), row.state, row.text)
        store.keep(row, None)
        assert worker.settle(60)

    told("a dictation is kept (safe on disk)", timed(insert, repeats))

    def look() -> None:
        store._writer.look()
        assert worker.settle(60)

    told("a look at every page (once a day)", timed(look, 3))
    loading, asking = start_up(folder)
    told("start: the code is loaded", loading)
    told("start: what waits", asking)
    for path in sorted(folder.iterdir()):
        print(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
