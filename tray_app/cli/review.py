"""Review the performance on this machine, write what was found, and say by the exit code how it stands."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from tray_app.core.errors import StorageFault
from tray_app.paths import make_private, state_dir

BASELINE_NAME = "review-baseline.json"


def review(parsed: argparse.Namespace) -> int:
    """0 pass, 3 needs work, 4 critical. Raises HoldtalkError when a file cannot be read or written, or the baseline is
    of another machine."""
    from tray_app.bench import compare
    from tray_app.perf.report import write_whole
    from tray_app.review.pages import documents
    from tray_app.review.plan import FULL, QUICK
    from tray_app.review.review import review as make_review
    from tray_app.speech.installed import sample_speech

    folder: Path = parsed.output.absolute()
    if not folder.is_dir():
        raise StorageFault("The folder for the review does not exist.", "Make it first.", str(folder))
    baseline = None if parsed.baseline is False else compare.read(_there(parsed.baseline or _kept_baseline()))
    found = make_review(
        QUICK if parsed.quick else FULL,
        quick=parsed.quick,
        speech=parsed.speech or sample_speech(),
        baseline=baseline,
        say=lambda line: print(f"  {line}", flush=True),
    )
    for name, text in documents(found).items():
        write_whole(folder / name, text.encode())
        print(folder / name)
    if parsed.save_baseline is not False:
        path = parsed.save_baseline or _kept_baseline()
        make_private(state_dir())
        write_whole(path, (json.dumps(found.as_baseline(), indent=1, ensure_ascii=False) + "\n").encode())
        print(f"Baseline: {path}")
    print(f"Grade {found.grade.letter or 'none'}, {found.grade.outcome}. {found.grade.reason}")
    return found.grade.exit_code


def _there(path: Path) -> Path:
    """Raises StorageFault before minutes are spent on a review that has nothing to be compared with."""
    if not path.is_file():
        raise StorageFault("There is no baseline yet.", "Keep one: holdtalk review --save-baseline", str(path))
    return path


def _kept_baseline() -> Path:
    return state_dir() / BASELINE_NAME
