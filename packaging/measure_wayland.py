"""What a person waits for on each kind of desktop, side by side: X11, sway, KDE and GNOME.

    python packaging/measure_wayland.py [--on x11 sway kde gnome] [--takes 7]

A key goes down and up as a keyboard's would, real speech is in the room, and the text arrives in a native window of
GTK, which writes down when. The engine is one that hears the same text in everything, at once, so that what is measured
is the way from the key to the program and from the program to the window. Medians in ms, and how many times X11's;
goal: at most 1.5 times. "no way" where the program did not hear the key, or its text did not come. GNOME and KDE need
packaging/wayland_root.
"""

from __future__ import annotations

import argparse
import contextlib
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field

from demo import find_speech
from desktop import DesktopFault, PrivateDesktop, wait_until
from guest_desktop import GnomeDesktop, KdeDesktop, why_no_guests
from headless import HeadlessDesktop
from keys_of_a_session import APP_ID, HOTKEY, bind_hotkey
from live_program import PROGRAM, LiveProgram, SettingsTables
from target_windows import WidgetWindow
from wayland_desktop import SwayDesktop, WaylandDesktop
from wayland_finger import WaylandFinger
from Xlib import XK, X
from Xlib.display import Display
from Xlib.ext import xtest

from tray_app.speech.engines import ENGINE_FOLDER_VARIABLE

LENGTHS = (20, 600)
GOAL = 1.5
HELD_S, GAP_S = 2.0, 0.3
TAPS, TAP_S = 20, 0.06
PATIENCE_S = 6.0
PANGRAM = "the five boxing wizards jump quickly over a lazy dog "
SAME_TEXT = """
from pathlib import Path
from tray_app.core.engines import EngineDescriptor
from tray_app.speech.engine import Decoded

DESCRIPTOR = EngineDescriptor(
    name="same-text", title="Same text", maker="Nobody", homepage="", languages=("en",), memory_mb=1
)

class SameText:
    def decode(self, samples, draft, interrupt, hints):
        return Decoded((), Path(__file__).with_suffix(".txt").read_text())

def load(threads):
    return SameText()
"""
SETTINGS: SettingsTables = {
    "hotkey": {"key": HOTKEY.lower()},
    "text": {"separator": "none"},
    "speech": {"engine": "same-text"},
    "history": {"keep": False},
}
DESKTOPS: dict[str, Callable[[], HeadlessDesktop]] = {
    "x11": PrivateDesktop,
    "sway": SwayDesktop,
    "kde": KdeDesktop,
    "gnome": GnomeDesktop,
}


@dataclass(slots=True)
class Waits:
    """In ms."""

    key: list[float] = field(default_factory=list)
    text: dict[int, list[float]] = field(default_factory=dict)

    def rows(self) -> dict[str, float | None]:
        """Medians by what they are of; None where there is no way."""
        texts = {f"release to text, {length} characters": self.text.get(length, []) for length in LENGTHS}
        waits = {"key to handler": self.key, **texts}
        return {name: statistics.median(found) if found else None for name, found in waits.items()}


class XFinger:
    """Keys by XTEST; `press` and `release` give the monotonic ns just before the event left."""

    def __init__(self, display: str) -> None:
        self._display = Display(display)

    def press(self, name: str) -> int:
        return self._send(X.KeyPress, name)

    def release(self, name: str) -> int:
        return self._send(X.KeyRelease, name)

    def _send(self, kind: int, name: str) -> int:
        keycode = self._display.keysym_to_keycode(XK.string_to_keysym(name))
        sent_ns = time.monotonic_ns()
        xtest.fake_input(self._display, kind, keycode)
        self._display.sync()
        return sent_ns


class Measured:
    """One desktop with the program on it, and a window to write into."""

    def __init__(self, desktop: HeadlessDesktop, takes: int) -> None:
        self._desktop, self._takes = desktop, takes
        engines = desktop.folder / "engines"
        engines.mkdir()
        (engines / "same_text.py").write_text(SAME_TEXT)
        self._text_file = engines / "same_text.txt"
        self._text_file.write_text("nothing")
        argv = ["env", f"{ENGINE_FOLDER_VARIABLE}={engines}", *PROGRAM]
        self.program = LiveProgram(desktop, SETTINGS, argv=argv, folder=desktop.folder)
        self._finger: WaylandFinger | XFinger = (
            desktop.finger if isinstance(desktop, WaylandDesktop) else XFinger(desktop.env["DISPLAY"])
        )
        if isinstance(desktop, GnomeDesktop | KdeDesktop):
            desktop.add_application(APP_ID)
        bind_hotkey(desktop, self.program)
        if isinstance(desktop, KdeDesktop):
            desktop.grant_remote_desktop(APP_ID)
        self.program.start()
        self.window = desktop.open_window("gtk")
        if isinstance(desktop, GnomeDesktop):
            self._allow(desktop)

    def _allow(self, desktop: GnomeDesktop) -> None:
        """The first text makes GNOME ask whether the program may type."""
        if not self._hears():
            return
        self._take()
        with contextlib.suppress(DesktopFault):  # there is no such way yet, and so no question
            desktop.allow_remote_desktop()
        self.window.focus()

    def measure(self) -> Waits:
        waits = Waits()
        if not self._hears():
            return waits
        for length in LENGTHS:
            words = (PANGRAM * (1 + length // len(PANGRAM)))[: length - 1].rstrip()
            self._text_file.write_text(words + "x" * (length - 1 - len(words)) + ".")
            found = [self._take() for _ in range(self._takes)]
            waits.text[length] = [wait for wait in found if wait is not None]
        waits.key = self._taps()
        return waits

    def _down(self) -> int:
        return self._finger.press(HOTKEY)

    def _up(self) -> int:
        return self._finger.release(HOTKEY)

    def _hears(self) -> bool:
        self._down()
        try:
            self.program.wait_for_state("recording", PATIENCE_S)
        except DesktopFault:
            return False
        finally:
            self._up()
        self.program.wait_for_state("ready")
        return True

    def _take(self) -> float | None:
        """From the release to the last character in the window; None when it did not come."""
        assert isinstance(self.window, WidgetWindow)
        self.window.clear()
        self._down()
        player = self._desktop.play(find_speech(), wait=False)
        time.sleep(HELD_S)
        sent_ns = self._up()
        player.terminate()
        player.wait()
        try:
            wait_until(lambda: bool(self._arrived_ns()), "the text", PATIENCE_S)
        except DesktopFault:
            return None
        time.sleep(GAP_S)
        return (self._arrived_ns() - sent_ns) / 1e6

    def _arrived_ns(self) -> int:
        """When the whole of what is written was there; 0 when it is not."""
        assert isinstance(self.window, WidgetWindow)
        needed = len(self._text_file.read_text())
        return next((at_ns for characters, at_ns in self.window.changes() if characters >= needed), 0)

    def _taps(self) -> list[float]:
        sent_ns = []
        for _ in range(TAPS):
            sent_ns.append(self._down())
            time.sleep(TAP_S)
            self._up()
            time.sleep(GAP_S)
        self.program.wait_for_state("ready")
        handled_ns = [item["key_down_handled_at_ns"] for item in self.program.exported()["dictations"]]
        pairs = ((sent, next((at for at in handled_ns if at > sent), 0)) for sent in sent_ns)
        return [(at - sent) / 1e6 for sent, at in pairs if at]


def measured(name: str, takes: int) -> dict[str, float | None]:
    with ExitStack() as stack:
        desktop = stack.enter_context(DESKTOPS[name]())
        one = Measured(desktop, takes)
        stack.callback(one.program.stop)
        rows = one.measure().rows()
        print(name, rows, file=sys.stderr)
        return rows


def words(value: float | None, beside: float | None) -> str:
    if value is None:
        return "no way"
    return f"{value:.1f}" if beside in (None, value) else f"{value:.1f} ({value / (beside or 1):.2f})"


def show(found: dict[str, dict[str, float | None]]) -> None:
    print(f"{'ms, median (times X11)':<34}" + "".join(f"{name:>18}" for name in found))
    for row in Waits().rows():
        beside = found.get("x11", {}).get(row)
        print(f"{row:<34}" + "".join(f"{words(rows[row], beside):>18}" for rows in found.values()))
    over = [
        f"{row} on {name}"
        for name, rows in found.items()
        for row, value in rows.items()
        if value and (beside := found.get("x11", {}).get(row)) and value > GOAL * beside
    ]
    print(f"over {GOAL} times X11's: " + (", ".join(over) or "nothing"))


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--on", nargs="+", choices=DESKTOPS, default=list(DESKTOPS))
    parser.add_argument("--takes", type=int, default=7)
    parsed = parser.parse_args(arguments)
    chosen = list(parsed.on)
    if (why := why_no_guests()) and {"kde", "gnome"} & set(chosen):
        print(f"without GNOME and KDE: {why}", file=sys.stderr)
        chosen = [name for name in chosen if name not in ("kde", "gnome")]
    show({name: measured(name, parsed.takes) for name in chosen})
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
