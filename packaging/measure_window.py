"""What Performance in the home window costs: time to open, processor time shown and hidden, memory.

    .venv/bin/python packaging/measure_window.py [--dictations N] [--cycles N]

After real dictations on a private desktop. Opening is timed from the command at the program's socket until the window
stands on the screen. Memory is what only the tray process holds (USS), 1 MB = 1,000,000 bytes.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from multiprocessing.connection import Client

import psutil
from desktop import DesktopFault, PrivateDesktop, wait_until
from live_program import LiveProgram
from screenshots import short_speech
from Xlib.display import Display

WATCHED_S = 20.0
SETTLES_S = 6.0


def main() -> int:
    parser = argparse.ArgumentParser(description="What the Performance window costs.")
    parser.add_argument("--dictations", type=int, default=10)
    parser.add_argument("--cycles", type=int, default=50, help="how often it is opened and closed")
    parsed = parser.parse_args()
    speech = short_speech(5)
    with PrivateDesktop() as desktop:
        program = LiveProgram(desktop, {"microphone": {"warm_hold_s": 1}})
        program.start()
        target = desktop.open_window("gtk")
        for count in range(1, parsed.dictations + 1):
            target.focus()
            program.dictate(speech[count % len(speech)])
            program.wait_for_dictations(count)
        time.sleep(SETTLES_S)
        measure(desktop, program, parsed.cycles)
        target.close()
        program.stop()
    return 0


def measure(desktop: PrivateDesktop, program: LiveProgram, cycles: int) -> None:
    process = psutil.Process(program.pid)
    eyes = Eyes(desktop)
    before_mb = uss_mb(process)
    say("hidden, before it was ever opened", f"{cpu_percent(process):.2f} % of a core, {before_mb:.1f} MB")
    first_ms = eyes.time_opening(program)
    say("first opening", f"{first_ms:.0f} ms")
    time.sleep(SETTLES_S)
    say("shown", f"{cpu_percent(process):.2f} % of a core, {uss_mb(process):.1f} MB")
    eyes.close()
    time.sleep(SETTLES_S)
    say("hidden, after the first opening", f"{cpu_percent(process):.2f} % of a core, {uss_mb(process):.1f} MB")
    opened_ms, held_mb = [], []
    for cycle in range(cycles):
        opened_ms.append(eyes.time_opening(program))
        time.sleep(0.15)
        eyes.close()
        if cycle % 10 == 9:
            time.sleep(1.0)
            held_mb.append(uss_mb(process))
    say(f"opened {cycles} times more", f"median {statistics.median(opened_ms):.0f} ms, max {max(opened_ms):.0f} ms")
    say("memory after each ten", ", ".join(f"{value:.1f}" for value in held_mb) + " MB")
    eyes.time_opening(program)
    eyes.show_over_time()
    time.sleep(SETTLES_S)
    say('with the tab "Figure over time"', f"{uss_mb(process):.1f} MB")


class Eyes:
    """Watches the screen for the window."""

    def __init__(self, desktop: PrivateDesktop) -> None:
        self._desktop = desktop
        self._display = Display(desktop.display)

    def shown(self) -> int:
        """The window's number while it can be seen; 0 otherwise."""
        from Xlib import X
        from Xlib.error import XError

        for outer in self._display.screen().root.query_tree().children:
            for window in (outer, *self._children(outer)):
                try:
                    seen = window.get_attributes().map_state == X.IsViewable
                    if seen and str(window.get_wm_name()).startswith("Performance"):
                        return int(window.id)
                except XError:  # it went while it was looked at
                    continue
        return 0

    def _children(self, window: object) -> list[object]:
        from Xlib.error import XError

        try:
            return list(window.query_tree().children)  # type: ignore[attr-defined]  # Xlib ships no types
        except XError:
            return []

    def time_opening(self, program: LiveProgram) -> float:
        """Milliseconds from the command until the window stands on the screen."""
        address = next(iter((program.folder / "run").rglob("command-*.sock")))
        with Client(str(address)) as connection:
            started = time.monotonic()
            connection.send_bytes(json.dumps({"command": "show", "arguments": {"window": "performance"}}).encode())
            while not self.shown():
                if time.monotonic() - started > 10:
                    raise DesktopFault("the Performance window did not open")
                time.sleep(0.002)
            return (time.monotonic() - started) * 1000

    def show_over_time(self) -> None:
        """Its tab, which loads pyqtgraph."""
        self._tap("alt+t")

    def _tap(self, key: str) -> None:
        self._desktop.run(["xdotool", "windowactivate", "--sync", str(self.shown())])
        self._desktop.tap(key)

    def close(self) -> None:
        """By the key, as a user would."""
        self._tap("ctrl+w")
        wait_until(lambda: not self.shown(), "the window to close")


def cpu_percent(process: psutil.Process) -> float:
    """Over a while, of one core."""
    before, started = process.cpu_times(), time.monotonic()
    time.sleep(WATCHED_S)
    after = process.cpu_times()
    used_s = after.user + after.system - before.user - before.system
    return max(0.0, 100 * used_s) / (time.monotonic() - started)


def uss_mb(process: psutil.Process) -> float:
    return float(process.memory_full_info().uss) / 1e6


def say(what: str, figure: str) -> None:
    print(f"{what + ':':<36}{figure}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
