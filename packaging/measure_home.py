"""What the home window costs in the real program: time to open, memory before, open, and after many openings.

    .venv/bin/python packaging/measure_home.py [--dictations N] [--cycles N] [--places NAMES]

After real dictations on a private desktop. Opening is timed from the command at the program's socket until the window
is painted: until a pixel in the middle of its list of places has another colour than the wall. Memory is what only the
tray process holds (USS), and what it has written itself (RssAnon); 1 MB = 1,000,000 bytes. The program's modules are
compiled before, as whoever installs it has them: compiling them would be counted otherwise.
"""

from __future__ import annotations

import argparse
import compileall
import json
import statistics
import sys
import time
from multiprocessing.connection import Client
from pathlib import Path

import psutil
from desktop import DesktopFault, PrivateDesktop, wait_until
from live_program import LiveProgram
from measure_window import cpu_percent, say, uss_mb
from screenshots import short_speech
from Xlib import X
from Xlib.display import Display
from Xlib.error import XError

import tray_app
from tray_app.core.memory import written_bytes

SETTLES_S = 6.0
TITLES = ("Dictation", "History", "Statistics", "Performance", "Models", "Words", "Settings", "Help")


def main() -> int:
    parser = argparse.ArgumentParser(description="What the home window costs.")
    parser.add_argument("--dictations", type=int, default=5)
    parser.add_argument("--cycles", type=int, default=50, help="how often it is opened and closed")
    parser.add_argument(
        "--places", default="dictation,words,help,models,performance,history,settings", help="by commas"
    )
    parsed = parser.parse_args()
    compileall.compile_dir(Path(tray_app.__file__).parent, quiet=2)
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
        measure(desktop, program, parsed.places.split(","), parsed.cycles)
        target.close()
        program.stop()
    return 0


def measure(desktop: PrivateDesktop, program: LiveProgram, places: list[str], cycles: int) -> None:
    process = psutil.Process(program.pid)
    eyes = Eyes(desktop, program)
    say("before it was ever opened", f"{memory(process)}, {cpu_percent(process):.2f} % of a core")
    say("first opening", f"{eyes.time_opening(places[0]):.0f} ms")
    time.sleep(SETTLES_S)
    say(f"shown at {places[0]}", f"{memory(process)}, {cpu_percent(process):.2f} % of a core")
    for place in places[1:]:
        took_ms = eyes.time_opening(place)
        time.sleep(SETTLES_S)
        say(f"then at {place}", f"{took_ms:.0f} ms, {memory(process)}")
    eyes.close()
    time.sleep(SETTLES_S)
    say("closed", f"{memory(process)}, {cpu_percent(process):.2f} % of a core")
    for place in places:
        opened_ms, used_s = [], processor_s(process)
        for cycle in range(cycles):
            opened_ms.append(eyes.time_opening(place))
            time.sleep(0.1)
            eyes.close()
            if cycle % 10 == 9:
                time.sleep(0.5)
        used_ms = 1000 * (processor_s(process) - used_s) / cycles
        time.sleep(SETTLES_S)
        told = f"median {statistics.median(opened_ms):.0f} ms, max {max(opened_ms):.0f} ms"
        told += f", {used_ms:.0f} ms of processor each time with its closing, then {memory(process)}"
        say(f"{place}, opened {cycles} times", told)


class Eyes:
    """Watches the screen for the window."""

    def __init__(self, desktop: PrivateDesktop, program: LiveProgram) -> None:
        self._desktop = desktop
        self._display = Display(desktop.display)
        self._address = str(next(iter((program.folder / "run").rglob("command-*.sock"))))

    def shown(self, *titles: str) -> int:
        """The window's number while it can be seen under one of these titles; 0 otherwise."""
        for outer in self._display.screen().root.query_tree().children:
            try:
                for window in (outer, *outer.query_tree().children):
                    seen = window.get_attributes().map_state == X.IsViewable
                    if seen and str(window.get_wm_name()).startswith(titles or TITLES):
                        return int(window.id)
            except XError:  # it went while it was looked at
                continue
        return 0

    def painted(self, title: str) -> bool:
        number = self.shown(title)
        if not number:
            return False
        window = self._display.create_resource_object("window", number)
        try:
            picture = window.get_image(4, 40, 120, 120, X.ZPixmap, 0xFFFFFFFF)
        except XError:
            return False
        return len({picture.data[at : at + 4] for at in range(0, len(picture.data), 4)}) > 2  # words, not one colour

    def time_opening(self, place: str) -> float:
        """Milliseconds from the command until the window is painted, at that place."""
        with Client(self._address) as connection:
            started = time.monotonic()
            connection.send_bytes(json.dumps({"command": "show", "arguments": {"window": place}}).encode())
            while not self.painted(place.capitalize()):
                if time.monotonic() - started > 10:
                    raise DesktopFault("the home window did not open")
                time.sleep(0.002)
            return (time.monotonic() - started) * 1000

    def close(self) -> None:
        """By the key, as a user would."""
        self._desktop.run(["xdotool", "windowactivate", "--sync", str(self.shown())])
        self._desktop.tap("ctrl+w")
        wait_until(lambda: not self.shown(), "the window to close")


def processor_s(process: psutil.Process) -> float:
    used = process.cpu_times()
    return float(used.user + used.system)


def memory(process: psutil.Process) -> str:
    written = written_bytes(process.pid)
    return f"{uss_mb(process):.1f} MB (written {0 if written is None else written / 1e6:.1f})"


if __name__ == "__main__":
    sys.exit(main())
