"""What can be typed after `holdtalk bench` and `holdtalk review`."""

from __future__ import annotations

import argparse
from pathlib import Path

from .command import Commands, add_command


def add_bench(commands: Commands) -> None:
    bench = add_command(
        commands,
        "bench",
        "measure this machine: release to text by length, key event, first sample, memory, idle CPU",
        "holdtalk bench --json new.json, then holdtalk bench --compare old.json new.json",
    )
    bench.epilog = f"{bench.epilog}\nAlso 1 when a target was missed, and 3 when --compare finds something slower."
    bench.add_argument(
        "what",
        nargs="?",
        choices=["engines"],
        help="try every speech engine on the same speech instead: how right, how fast, how large",
    )
    bench.add_argument("--json", type=Path, metavar="FILE", help="also write every figure and raw sample to FILE")
    bench.add_argument(
        "--repeats", type=int, metavar="N", help="dictations of each length (default 5; 8 for a comparison; engines: 3)"
    )
    bench.add_argument(
        "--lengths",
        nargs="+",
        type=int,
        choices=[2, 5, 15, 30, 60],
        default=[2, 5, 15, 30, 60],
        metavar="SECONDS",
        help="only these of 2 5 15 30 60",
    )
    bench.add_argument("--speech", type=Path, metavar="FILE", help="speech to play (default: the engine's own sample)")
    bench.add_argument(
        "--parts", action="store_true", help="only what needs no desktop: controller, monitor, ring, filters (20 s)"
    )
    bench.add_argument(
        "--compare",
        nargs=2,
        type=Path,
        metavar=("OLD.json", "NEW.json"),
        help="measure nothing; say for each figure of two files whether it got faster, slower, or did not change",
    )
    bench.add_argument("--force", action="store_true", help="compare results of unlike machines all the same")
    _add_bench_engines(bench)


def _add_bench_engines(bench: argparse.ArgumentParser) -> None:
    of_engines = bench.add_argument_group("bench engines")
    of_engines.add_argument(
        "--clips",
        type=Path,
        metavar="FOLDER",
        help="your own speech: sound files, each with its text beside it (NAME.txt), or a transcripts.tsv with the "
        "columns file and transcript (default: the one recording that comes with the embedded engine)",
    )
    of_engines.add_argument(
        "--engines", metavar="NAMES", help="only these, by commas (default: all that need no network)"
    )
    of_engines.add_argument("--html", type=Path, metavar="FILE", help="also write a page with pictures")


def add_review(commands: Commands) -> None:
    review = add_command(
        commands,
        "review",
        "check memory, processor, response times, limits, concurrency and disk, and write what was found",
        "holdtalk review --quick -o reports --save-baseline, later holdtalk review --quick -o reports --baseline",
    )
    review.epilog = f"{review.epilog}\nAlso 3 when something needs work, and 4 when something is critical."
    review.add_argument("--quick", action="store_true", help="within two minutes (default: about ten)")
    review.add_argument(
        "-o", "--output", type=Path, default=Path(), metavar="FOLDER", help="where the documents go (default: here)"
    )
    review.add_argument("--speech", type=Path, metavar="FILE", help="speech to play (default: the engine's own sample)")
    review.add_argument(
        "--baseline",
        nargs="?",
        type=Path,
        default=False,
        metavar="FILE",
        help="compare with what --save-baseline kept, in FILE or where it keeps it by itself",
    )
    review.add_argument(
        "--save-baseline",
        nargs="?",
        type=Path,
        default=False,
        metavar="FILE",
        help="keep the figures to compare later ones with",
    )
