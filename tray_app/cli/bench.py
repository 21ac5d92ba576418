"""`holdtalk bench`: run the benchmark and print its table."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from tray_app.api.socket import ask
from tray_app.core.errors import HoldtalkError


def bench(parsed: argparse.Namespace) -> int:
    """Measure, print, and with `--json` keep every sample. Exit code 1 when a target was missed.

    Raises HoldtalkError when another program of this user would hear the same key.
    """
    from tray_app.app import check_display

    check_display()
    if sys.platform != "linux":
        raise HoldtalkError("The benchmark needs X11 and PulseAudio.", "Run it on Linux.")
    if ask("status") is not None:
        raise HoldtalkError("Holdtalk is running and would hear the benchmark's key.", "End it first: holdtalk quit")
    from tray_app.bench.measure import Benchmark

    speech = parsed.speech or _engine_sample()
    print("Leave keyboard and mouse alone: real keys are pressed and a real window is typed into.", flush=True)
    results = Benchmark(speech, parsed.repeats, say=lambda line: print(f"  {line}", flush=True)).run()
    print("\n" + results.table())
    if parsed.json:
        parsed.json.write_text(json.dumps(results.as_json(), indent=1) + "\n", encoding="utf-8")
        print(f"\nEvery sample: {parsed.json}")
    return 1 if any(figure.verdict in ("missed", "no data") for figure in results.figures) else 0


def _engine_sample() -> Path:
    """The human speech that the engine's wheel carries."""
    from importlib.util import find_spec

    spec = find_spec("moonshine_voice")
    if spec is None or spec.origin is None:
        raise HoldtalkError("The engine's speech sample is missing.", "Name a file: --speech FILE")
    return Path(spec.origin).parent / "assets" / "two_cities.wav"
