"""How long a command of a compositor's bind takes: from the start of its process to the program having it.

    python packaging/measure_commands.py [--rounds N]

Every way takes its turn in each round, so that what else the machine does weighs on all of them. The command goes to a
command socket of this script's own, as the running program's is.
"""

from __future__ import annotations

import argparse
import os
import resource
import shlex
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tray_app.api.server import CommandServer
from tray_app.api.socket import addresses
from tray_app.compositor_keys.bound import sender

ROOT = Path(__file__).resolve().parents[1]
ANSWER_S = 60.0


class Ear:
    """What the running program is to a command: it notes when it has it."""

    def __init__(self) -> None:
        self.came = threading.Event()
        self.at_ns = self.asked_ns = 0

    def __call__(self, _command: str, _arguments: Mapping[str, Any], asked_ns: int) -> Mapping[str, Any]:
        self.at_ns, self.asked_ns = time.monotonic_ns(), asked_ns
        self.came.set()
        return {}


def ways() -> dict[str, str]:
    """By name, what a shell runs."""
    whole = shlex.join([sys.executable, "-m", "tray_app"])
    found = {"as setup-keys binds it": f"exec {shlex.join(sender())} press", "holdtalk press": f"exec {whole} press"}
    if shutil.which("socat"):
        address = shlex.quote(f"UNIX-CONNECT:{addresses()[0]}")
        found["socat"] = f'echo \'{{"command": "press"}}\' | socat -t 5 - {address}'
    found["the whole command line"] = f"exec {whole} hands-free"
    return found


def once(ear: Ear, line: str) -> tuple[float, float, float]:
    """From before the process is started until the command is there, and until it has ended; processor time. All in
    milliseconds."""
    ear.came.clear()
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun_ns = time.monotonic_ns()
    process = subprocess.Popen(["/bin/sh", "-c", line], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    if not ear.came.wait(ANSWER_S):
        raise SystemExit(f"nothing came of: {line}")
    process.wait()
    ended_ns = time.monotonic_ns()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    computed_s = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return (ear.at_ns - begun_ns) / 1e6, (ended_ns - begun_ns) / 1e6, computed_s * 1_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=40, help="how often each way is tried (default: 40)")
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory(prefix="holdtalk-commands-") as folder:
        os.environ |= {"XDG_RUNTIME_DIR": folder, "XDG_STATE_HOME": folder, "WAYLAND_DISPLAY": "wayland-measured"}
        server, ear = CommandServer(), Ear()
        if not server.claim():
            raise SystemExit("the command socket could not be made")
        server.serve(ear)
        figures: dict[str, list[tuple[float, float, float]]] = {name: [] for name in ways()}
        stamps: dict[str, list[float]] = {name: [] for name in ways()}
        for _ in range(rounds):
            for name, line in ways().items():
                begun_ns = time.monotonic_ns()
                figures[name].append(once(ear, line))
                stamps[name].append((ear.asked_ns - begun_ns) / 1e6)
        server.close()
    print(f"{'median of ' + str(rounds):24}{'there after':>14}{'p95':>8}{'processor':>12}{'stamp is off by':>18}")
    for name, rows in figures.items():
        there, _, computed = (statistics.median(column) for column in zip(*rows, strict=True))
        p95 = sorted(row[0] for row in rows)[round(0.95 * (len(rows) - 1))]
        off = statistics.median(stamps[name])
        print(f"{name:24}{there:11.1f} ms{p95:8.1f}{computed:9.1f} ms{off:15.1f} ms")


if __name__ == "__main__":
    main()
