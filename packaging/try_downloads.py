"""Fetches a file from a real web server that does everything wrong once, and tells what each fault cost.

    .venv/bin/python packaging/try_downloads.py [MEGABYTES]

The server counts the bytes of each answer it really sent: what breaks off is not sent again.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from faulty_server import HEALTHY, Fault, FaultyServer

from tray_app.core.errors import HoldtalkError
from tray_app.models import folders
from tray_app.models.cancelling import Cancel, Cancelled
from tray_app.models.progress import ProgressMeter
from tray_app.models.remote_file import RemoteFile
from tray_app.models.transfer import Patience, bring

PATIENCE = Patience(
    silence_s=0.5, attempts=4, progress_bytes=100_000, first_pause_s=0.05, longest_pause_s=0.2, longest_asked_s=5.0
)


@dataclass(frozen=True, slots=True)
class Trial:
    """One way in which a download goes wrong."""

    what: str
    faults: tuple[Fault, ...]
    always: Fault = HEALTHY
    before: Callable[[Cancel], object] | None = None
    """Done when it begins."""
    runs: int = 1
    """Two: somebody tries again after the first gave up."""


def trials(size: int) -> list[Trial]:
    half = size // 2
    busy = Fault(status=429, headers=(("Retry-After", "1"),))
    return [
        Trial("nothing", ()),
        Trial("breaks off half-way", (Fault(break_after=half),)),
        Trial("breaks off five times", tuple([Fault(break_after=size // 6)] * 5)),
        Trial("falls silent half-way", (Fault(stall_after=half),)),
        Trial("trickles", (Fault(bytes_per_s=150),)),
        Trial("says less than it sends", (Fault(length_lie=-half),)),
        Trial("says more than it sends", (Fault(length_lie=100_000),)),
        Trial("knows no ranges", (Fault(break_after=half), Fault(ignores_range=True))),
        Trial("sends another range", (Fault(break_after=half), Fault(ignores_range=True, wrong_range=True))),
        Trial("has another file by then", (Fault(break_after=half, etag='"older"'),)),
        Trial("redirects twice", (Fault(location="/elsewhere"), Fault(location="/model.onnx"))),
        Trial("redirects in circles", (), Fault(location="/model.onnx")),
        Trial("redirects to plain http elsewhere", (Fault(location="http://models.example/model.onnx"),)),
        Trial("429, asks for a second", (busy,)),
        Trial("500, then breaks off, then 503", (Fault(status=500), Fault(break_after=half), Fault(status=503))),
        Trial("404", (), Fault(status=404)),
        Trial(
            "never recovers from 503; tried again later", (Fault(break_after=half), *[Fault(status=503)] * 4), runs=2
        ),
        Trial("sends wrong bytes", (), Fault(corrupt=True)),
        Trial("sends wrong bytes once; tried again", (Fault(corrupt=True),), runs=2),
        Trial("called off; tried again", (Fault(stall_after=half),), before=_call_off_soon, runs=2),
        Trial("disk too small", (), before=lambda _cancel: folders.need_room(Path("/"), 10**18)),
    ]


def _call_off_soon(cancel: Cancel) -> None:
    threading.Timer(0.2, cancel.call_off).start()


class Outcome(NamedTuple):
    what: str
    sent: list[int]
    seconds: float


def attempt(trial: Trial, server: FaultyServer, file: RemoteFile, folder: Path) -> Outcome:
    """What came of it, of all runs together."""
    server.plan(*trial.faults, always=trial.always)
    told, begun_s = [], time.monotonic()
    for run in range(trial.runs):
        cancel, meter = Cancel(), ProgressMeter(lambda _progress: None, "downloading", file.size_bytes)
        try:
            if trial.before is not None and run == 0:
                trial.before(cancel)
            bring(file, folder / "model.onnx", meter, cancel, PATIENCE)
            told.append("came, digest right")
        except Cancelled:
            told.append("called off")
        except HoldtalkError as error:
            told.append(error.problem.title)
    return Outcome(" Then: ".join(told), server.sent, time.monotonic() - begun_s)


def main() -> int:
    parser = argparse.ArgumentParser(description="What each fault of a server costs.")
    parser.add_argument("megabytes", nargs="?", type=float, default=4.0, help="size of the file")
    size = int(parser.parse_args().megabytes * 1e6)
    content = random.Random(3).randbytes(size)
    with FaultyServer().running() as server, tempfile.TemporaryDirectory() as name:
        server.put("/model.onnx", content)
        file = RemoteFile(f"{server.url}/model.onnx", hashlib.sha256(content).hexdigest(), size)
        print(f"a file of {size:,} bytes\n")
        print(f"{'the server …':<44} {'bytes sent, answer by answer':<50} {'s':>5}  outcome")
        for trial in trials(size):
            folder = Path(name) / "there"
            folder.mkdir()
            outcome = attempt(trial, server, file, folder)
            sent = " + ".join(f"{count:,}" for count in outcome.sent) or "not asked"
            print(f"{trial.what:<44} {sent:<50} {outcome.seconds:5.1f}  {outcome.what}{_left(folder, content)}")
            shutil.rmtree(folder)
    return 0


def _left(folder: Path, content: bytes) -> str:
    """What lies there, when it is not just the right file."""
    target = folder / "model.onnx"
    if target.exists() and target.read_bytes() != content:
        return " A WRONG FILE LIES THERE"
    part = folder / "model.onnx.part"
    return f" ({part.stat().st_size:,} bytes kept)" if part.exists() else ""


if __name__ == "__main__":
    sys.exit(main())
