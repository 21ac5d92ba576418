"""`holdtalk bench`: run the benchmark and print its table, or hold two of its files against each other."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tray_app.api.socket import ask
from tray_app.core.errors import HoldtalkError, StorageFault

if TYPE_CHECKING:
    from tray_app.bench.figures import Results

SOMETHING_SLOWER = 3
REPEATS = 5


def bench(parsed: argparse.Namespace) -> int:
    """Measure, print, and with `--json` keep every sample. Exit code 1 when a target was missed, 3 when
    `--compare` found something slower.

    Raises HoldtalkError when another program of this user would hear the same key.
    """
    if parsed.what == "engines":
        from .bench_engines import bench_engines

        return bench_engines(parsed)
    if parsed.compare:
        return _compare(*parsed.compare, force=parsed.force)
    if parsed.json and not parsed.json.absolute().parent.is_dir():
        raise StorageFault("The folder for the figures does not exist.", "Make it first.", str(parsed.json.parent))
    results = _measure_parts() if parsed.parts else _measure_program(parsed)
    print("\n" + results.table())
    if parsed.json:
        from tray_app.perf.report import write_whole

        write_whole(parsed.json, (json.dumps(results.as_json(), indent=1, ensure_ascii=False) + "\n").encode())
        print(f"\nEvery sample: {parsed.json}")
    return 1 if any(figure.verdict in ("missed", "no data") for figure in results.figures) else 0


def _compare(old: Path, new: Path, *, force: bool) -> int:
    from tray_app.bench import compare

    verdict = compare.compare(compare.read(old), compare.read(new), force=force)
    print(compare.table(verdict))
    slower = any(found.change is compare.Change.SLOWER for found in verdict.comparisons)
    return SOMETHING_SLOWER if slower else 0


def _measure_parts() -> Results:
    from tray_app.bench import parts

    print("Timing the parts that need no desktop.", flush=True)
    return parts.measure(say=lambda line: print(f"  {line}", flush=True))


def _measure_program(parsed: argparse.Namespace) -> Results:
    from tray_app.session import check_display

    check_display()
    if sys.platform != "linux":
        raise HoldtalkError("The benchmark needs X11 and PulseAudio.", "Run it on Linux, or with --parts.")
    if ask("status") is not None:
        raise HoldtalkError("Holdtalk is running and would hear the benchmark's key.", "End it first: holdtalk quit")
    from tray_app.bench.measure import Benchmark

    speech = parsed.speech or _engine_sample()
    print("Leave keyboard and mouse alone: real keys are pressed and a real window is typed into.", flush=True)
    return Benchmark(
        speech, parsed.repeats or REPEATS, lambda line: print(f"  {line}", flush=True), parsed.lengths
    ).run()


def _engine_sample() -> Path:
    from tray_app.speech.installed import sample_speech

    speech = sample_speech()
    if speech is None:
        raise HoldtalkError("The engine's speech sample is missing.", "Name a file: --speech FILE")
    return speech
