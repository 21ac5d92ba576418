"""Whether `holdtalk review --baseline` finds a slowdown put in on purpose, and none where there is none.

Runs reviews that only dictate, each on this machine: some of the program as it is, some of one whose way from the key's
release to the text was made slower by a fifth. Then every unslowed one is the baseline of every other and of every
slowed one. What slows it lies in a folder of this script's own (`sitecustomize`); the program knows nothing of it.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from statistics import median
from typing import Any

from desktop import PrivateDesktop

from tray_app.bench import compare

WAIT = "Release to text (warm)"
SLOWED = """
import os, sys, time
if "run" in sys.orig_argv and "tray_app" in sys.orig_argv:
    from tray_app.text import filters

    def slowed(*texts, clean=filters.clean_text, **named):
        time.sleep(float(os.environ["REVIEW_SLOWED_S"]))
        return clean(*texts, **named)

    filters.clean_text = slowed
"""
ONLY_DICTATE = """
import sys
from tray_app import cli
from tray_app.review import plan

plan.QUICK = plan.Plan({{2: {count}}}, idle_s=0, profiled_dictations=0, round_trips=5, disk_s=2, part_processes=0)
sys.exit(cli.run(sys.argv[1:]))
"""


def reviewed(desktop: PrivateDesktop, folder: Path, name: str, count: int, slowed_s: float = 0.0) -> dict[str, Any]:
    """What a review keeps as a baseline."""
    env = dict(desktop.env)
    if slowed_s:
        (folder / "slow").mkdir(exist_ok=True)
        (folder / "slow" / "sitecustomize.py").write_text(SLOWED, encoding="utf-8")
        env["REVIEW_SLOWED_S"] = f"{slowed_s}"
        env["PYTHONPATH"] = os.pathsep.join([str(folder / "slow"), env.get("PYTHONPATH", "")])
    kept = folder / f"{name}.json"
    argv = [sys.executable, "-c", ONLY_DICTATE.format(count=count), "review", "--quick", "-o", str(folder)]
    done = subprocess.run([*argv, "--save-baseline", str(kept)], env=env, capture_output=True, text=True, check=False)
    if not kept.exists():
        raise SystemExit(done.stdout + done.stderr)
    found: dict[str, Any] = json.loads(kept.read_text(encoding="utf-8"))
    print(f"{name}: {WAIT}, median {_wait_ms(found):.1f} ms", flush=True)
    return found


def _wait_ms(kept: dict[str, Any]) -> float:
    samples: list[float] = next(figure["samples"] for figure in kept["figures"] if figure["name"] == WAIT)
    return median(samples)


def told(old: dict[str, Any], new: dict[str, Any]) -> Counter[str]:
    """How often each figure was called changed."""
    changes = (compare.Change.SLOWER, compare.Change.FASTER)
    return Counter(
        f"{one.name}: {one.change.value}" for one in compare.compare(old, new).comparisons if one.change in changes
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dictations", type=int, default=24)
    parser.add_argument("--runs", type=int, default=3, help="unslowed ones; and as many slowed ones")
    parser.add_argument("--percent", type=float, default=20)
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="where the results stay")
    asked = parser.parse_args()
    with PrivateDesktop() as desktop, tempfile.TemporaryDirectory() as made:
        folder = asked.keep or Path(made)
        plain, slow = [], []
        for number in range(1, asked.runs + 1):  # in turn, so that a busy minute is nobody's alone
            plain.append(reviewed(desktop, folder, f"unslowed {number}", asked.dictations))
            slowed_s = asked.percent / 100 * median(_wait_ms(one) for one in plain) / 1_000
            slow.append(reviewed(desktop, folder, f"slowed by {1_000 * slowed_s:.1f} ms, {number}", asked.dictations,
                                 slowed_s))  # fmt: skip
    alike = [told(old, new) for old, new in itertools.permutations(plain, 2)]
    unlike = [told(old, new) for old, new in itertools.product(plain, slow)]
    found = sum(any(what.endswith(": slower") for what in one) for one in unlike)
    print(f"unslowed pairs in which anything was called changed: {sum(map(bool, alike))} of {len(alike)}")
    print(f"slowed pairs in which something was called slower: {found} of {len(unlike)}")
    for what, count in sum(unlike, Counter[str]()).most_common():
        print(f"  {what}, in {count} of {len(unlike)}")
    for what, count in sum(alike, Counter[str]()).most_common():
        print(f"  false: {what}, in {count} of {len(alike)}")


if __name__ == "__main__":
    main()
