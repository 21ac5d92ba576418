"""Commands that need no running program."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from typing import Any

from tray_app.api.socket import ask
from tray_app.core.checks import Check
from tray_app.paths import settings_path
from tray_app.settings_file import load


def transcribe(parsed: argparse.Namespace) -> int:
    """Print the text of each file; a bad file is reported and the others still follow."""
    from tray_app.speech.files import transcribe_files

    failures = 0
    for result in transcribe_files(parsed.files, load(settings_path()).settings.speech):
        if result.problem is not None:
            failures += 1
            print(f"holdtalk: {result.problem}", file=sys.stderr)
            if parsed.json:
                _print_json(file=str(result.file), error=str(result.problem))
        elif parsed.json:
            seconds = round(result.seconds, 3)
            _print_json(file=str(result.file), text=result.text, seconds=seconds, segments=result.segments)
        else:
            print(result.text, flush=True)
    return 1 if failures else 0


def _print_json(**facts: object) -> None:
    print(json.dumps(facts, ensure_ascii=False), flush=True)


def recover(parsed: argparse.Namespace) -> int:
    """One line a take, with its text: `TIME  SECONDS  TEXT`."""
    reply = ask("recover", {"list": parsed.list}, timeout_s=120.0)
    takes: list[dict[str, Any]] = list(reply["takes"]) if reply is not None else list(_recover_here(parsed.list))
    for take in takes:
        print(f"{take['recorded_at']}  {take['seconds']:6.1f} s  {take['text'] or '(nothing was said)'}")
    if not takes:
        print("No interrupted dictation is waiting.", file=sys.stderr)
    return 0


def _recover_here(keep: bool) -> Iterator[dict[str, Any]]:
    """Without a running program: transcribe what lies on disk, and remove what was printed."""
    from tray_app.recovery import recover_from_disk

    return recover_from_disk(load(settings_path()).settings.speech, keep=keep)


def doctor(_parsed: argparse.Namespace) -> int:
    """Try every part; 0 only when all of them work."""
    from tray_app.doctor import checks

    settings = load(settings_path()).settings
    return 1 if sum(_print_check(check) for check in checks(settings)) else 0


def _print_check(check: Check) -> int:
    print(f"{'ok  ' if check.ok else 'FAIL'}  {check.name:<12} {check.detail}", flush=True)
    if not check.ok:
        print(f"      {'':<12} {check.remedy}")
    return 0 if check.ok else 1


def config(parsed: argparse.Namespace) -> int:
    """`path` prints where the settings are; `check` reports every mistake with its line."""
    path = settings_path()
    if parsed.action == "path":
        print(path)
        return 0
    from tray_app.perf.catalog import metric_names

    loaded = load(path, metric_names())
    for problem in loaded.problems:
        print(problem, file=sys.stderr)
    if loaded.mistakes > len(loaded.problems):
        print(f"and {loaded.mistakes - len(loaded.problems)} more", file=sys.stderr)
    if not loaded.problems:
        print(f"{path}: {'fine' if path.exists() else 'not written yet; defaults are used'}")
        return 0
    return 1
