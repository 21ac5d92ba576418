"""A pressed key: when the program handles it, against a process that does nothing but wait for it.

    python packaging/measure_key.py --rounds 3

Both hear the same taps (XTEST, on a private desktop) at the same time, while the program dictates what is too short to
be speech. What the waiting process needs is the X server's and the machine's share: no program handles a key earlier.
The third column is that process alone, without the program beside it.
"""

from __future__ import annotations

import argparse
import select
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack, closing
from pathlib import Path

from desktop import PrivateDesktop

from tray_app.bench.keyboard import Keyboard
from tray_app.bench.program import Program
from tray_app.bench.room import Room
from tray_app.x11.connection import X11Connection
from tray_app.x11.devices import InputDevices

TAPS = 100
HELD_S, GAP_S = 0.03, 0.06


def wait_for_keys() -> None:
    """Prints when something came from the display; ends with its input."""
    connection = X11Connection()
    InputDevices(connection).listen(lambda _kind, _event: None)
    waiting = select.poll()
    for source in (connection.display, sys.stdin):
        waiting.register(source, select.POLLIN | select.POLLHUP)
    print("ready", flush=True)
    while sys.stdin.fileno() not in dict(waiting.poll()):
        print(time.monotonic_ns(), flush=True)
        connection.dispatch()


def tap() -> tuple[list[int], list[int]]:
    """When each press was sent, and when the waiting process had it."""
    command = [sys.executable, __file__, "--wait"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as waiter:
        assert waiter.stdin is not None, "a pipe"
        assert waiter.stdout is not None, "a pipe"
        waiter.stdout.readline()
        sent_ns = []
        with closing(Keyboard()) as keyboard:
            time.sleep(0.5)
            for _ in range(TAPS):
                sent_ns.append(keyboard.down())
                time.sleep(HELD_S)
                keyboard.up()
                time.sleep(GAP_S)
        waiter.stdin.close()
        came_ns = [int(line) for line in waiter.stdout]
    return sent_ns, [next(came for came in came_ns if came > sent) for sent in sent_ns]


def handled_ns(program: Program) -> list[int]:
    time.sleep(0.5)
    return [item["key_down_handled_at_ns"] for item in program.export()["dictations"][-TAPS:]]


def words(begun_ns: Sequence[int], ended_ns: Sequence[int]) -> str:
    spans_ms = [(end - begin) / 1e6 for begin, end in zip(begun_ns, ended_ns, strict=True)]
    return f"{statistics.median(spans_ms):10.2f} / {statistics.quantiles(spans_ms, n=20)[-1]:.2f}"


def measure(rounds: int) -> None:
    print("ms, median / p95:   program    waiting beside it    waiting alone")
    for _ in range(rounds):
        alone = words(*tap())
        with ExitStack() as stack:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            room = stack.enter_context(Room())
            program = Program(folder, room.env, {"history": {"keep": False}})
            stack.callback(program.stop)
            program.start()
            sent_ns, came_ns = tap()
            handled = words(sent_ns, handled_ns(program))
        print(f"{handled:>27}{words(sent_ns, came_ns):>22}{alone:>17}", flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--wait", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.wait:
        wait_for_keys()
    elif options.inside:
        measure(options.rounds)
    else:
        with PrivateDesktop() as desktop:
            return subprocess.run([sys.executable, *sys.argv, "--inside"], env=desktop.env, check=False).returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())
