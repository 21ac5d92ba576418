"""Runs in the small machine of packaging/input_vm.py, as root: real input devices, and our parts on them.

The finger's keyboards are made, and ours are read back, by the library `evdev`, so that a mistake of ours cannot agree
with itself. Each scenario prints a line: "vm: NAME ok FIGURES" or what went wrong.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import evdev
import input_vm
from evdev import ecodes
from fakes_hotkeys import listened
from input_vm import PREFIX

from tray_app.core.errors import HotkeyFault
from tray_app.core.events import Event, HotkeyFailed, KeyDown, KeyUp
from tray_app.hotkeys.evdev_source import EvdevSource, evdev_way
from tray_app.hotkeys.keyboard_hotkeys import KeyboardHotkeys
from tray_app.linux_input.access import readable_keyboards, why_no_keys, why_no_typing
from tray_app.linux_input.codes import INSERT, LEFT_CTRL, LEFT_SHIFT, V
from tray_app.linux_input.uinput import UinputKeyboard

RULES = Path(__file__).resolve().parent.parent / "resources" / "udev"
PATIENCE_S = 20.0
QUIET_S = 0.3
TAPS = 60
NOBODY = 65_534
F8, F9, CTRL_R, ALT = ecodes.KEY_F8, ecodes.KEY_F9, ecodes.KEY_RIGHTCTRL, ecodes.KEY_LEFTALT


class Finger:
    """A keyboard that is plugged in while this stands, with the kernel's own repeat."""

    def __init__(self, name: str = "finger") -> None:
        keys = list(range(1, 249))
        self._ui: Any = evdev.UInput({ecodes.EV_KEY: keys, ecodes.EV_REP: [], ecodes.EV_MSC: [4]}, name=name)
        wait_for(lambda: self._ui.device is not None, "the finger's device")
        self.path = str(self._ui.device.path)

    def move(self, code: int, value: int) -> None:
        self._ui.write(ecodes.EV_MSC, 4, code)
        self._ui.write(ecodes.EV_KEY, code, value)
        self._ui.syn()

    def tap(self, code: int) -> None:
        self.move(code, 1)
        time.sleep(0.01)
        self.move(code, 0)

    def unplug(self) -> None:
        self._ui.close()


class Heard:
    """Started hotkeys and what they posted."""

    def __init__(self, *keys: str) -> None:
        self.events: list[Event] = []
        self.source = EvdevSource()
        self.hotkeys = KeyboardHotkeys(self.events.append, listened(*keys), self.source)
        self.hotkeys.start()
        time.sleep(0.1)

    def kinds(self) -> list[str]:
        return [type(event).__name__ for event in self.events]

    def expect(self, *kinds: str) -> None:
        until_s = time.monotonic() + PATIENCE_S
        while len(self.events) < len(kinds) and time.monotonic() < until_s:
            time.sleep(0.002)
        time.sleep(QUIET_S)
        assert self.kinds() == [*kinds], self.kinds()


@contextmanager
def hearing(*keys: str) -> Iterator[Heard]:
    heard = Heard(*keys)
    try:
        yield heard
    finally:
        heard.hotkeys.close()


@contextmanager
def finger(name: str = "finger") -> Iterator[Finger]:
    made = Finger(name)
    try:
        yield made
    finally:
        made.unplug()


def wait_for(condition: Callable[[], bool], what: str) -> None:
    until_s = time.monotonic() + PATIENCE_S
    while not condition():
        assert time.monotonic() < until_s, f"waited in vain for {what}"
        time.sleep(0.002)


# --- scenarios: what they give is printed ------------------------------------------------


def no_keyboard() -> str:
    try:
        Heard("f9")
    except HotkeyFault as fault:
        return fault.problem.title
    raise AssertionError("it started")


def press_and_release() -> dict[str, object]:
    with finger() as one, hearing("ctrl_r", "f9") as heard:
        assert evdev_way() is None
        assert readable_keyboards() == 1
        for code in (CTRL_R, F9):
            one.move(code, 1)
            time.sleep(0.05)
            one.move(code, 0)
        heard.expect(*["KeyDown", "KeyUp"] * 2)
        for _ in range(TAPS):
            one.tap(F9)
        heard.expect(*["KeyDown", "KeyUp"] * (TAPS + 2))
        late_us = sorted(
            (event.handled_ns - event.event_ns) / 1e3 for event in heard.events if isinstance(event, KeyDown | KeyUp)
        )
        assert late_us[0] >= 0, "the clocks are one"
        return {"event_to_handler_us": [round(late_us[len(late_us) // 2]), round(late_us[int(len(late_us) * 0.95)])]}


def repeats() -> str:
    with finger() as one, hearing("f9") as heard:
        reader = evdev.InputDevice(one.path)
        one.move(F9, 1)
        time.sleep(1.0)
        one.move(F9, 0)
        heard.expect("KeyDown", "KeyUp")
        count = sum(event.type == ecodes.EV_KEY and event.value == 2 for event in reader.read())
        assert count > 3, "the kernel did not repeat it"
        return f"{count} repeats"


def unplugged_while_held() -> None:
    with hearing_after_plugging() as (one, heard):
        one.move(F9, 1)
        heard.expect("KeyDown")
        one.unplug()
        heard.expect("KeyDown", "KeyUp", "HotkeyFailed")
        with finger("another") as two:
            heard.expect("KeyDown", "KeyUp", "HotkeyFailed", "HotkeyRecovered")
            two.tap(F9)
            heard.expect("KeyDown", "KeyUp", "HotkeyFailed", "HotkeyRecovered", "KeyDown", "KeyUp")


@contextmanager
def hearing_after_plugging() -> Iterator[tuple[Finger, Heard]]:
    one = Finger()
    with hearing("f9") as heard:
        yield one, heard


def grabbed_by_another() -> None:
    with finger() as one, hearing("f9") as heard:
        one.move(F9, 1)
        heard.expect("KeyDown")
        other = evdev.InputDevice(one.path)
        other.grab()
        one.move(F9, 0)
        heard.expect("KeyDown", "KeyUp")
        other.ungrab()
        one.tap(F9)
        heard.expect("KeyDown", "KeyUp", "KeyDown", "KeyUp")


def down_at_the_start() -> None:
    with finger() as one:
        one.move(F9, 1)
        one.move(ALT, 1)
        with hearing("f9", "f8") as heard:
            one.move(F9, 0)
            one.tap(F8)
            heard.expect()
            one.move(ALT, 0)
            one.tap(F9)
            heard.expect("KeyDown", "KeyUp")


def chord_over_two_keyboards() -> None:
    with finger("left") as one, finger("right") as two, hearing("alt_l+f8") as heard:
        one.move(ALT, 1)
        time.sleep(0.05)
        two.move(F8, 1)
        heard.expect("KeyDown")
        two.move(F8, 0)
        one.move(ALT, 0)
        heard.expect("KeyDown", "KeyUp")


def more_than_the_kernel_keeps() -> None:
    with finger() as one, hearing("f9") as heard:
        hold = os.read

        def slow(fd: int, size: int) -> bytes:
            time.sleep(0.5)
            return hold(fd, size)

        os.read = slow  # the thread is late, so that the device's buffer overruns
        try:
            for _ in range(200):
                one.move(ecodes.KEY_A, 1)
                one.move(ecodes.KEY_A, 0)
            one.move(F9, 1)
            wait_for(lambda: heard.kinds() == ["KeyDown"], "the press that was swallowed")
        finally:
            os.read = hold
        one.move(F9, 0)
        heard.expect("KeyDown", "KeyUp")


def asked_all_the_while() -> None:
    """Held keys are checked on while others come: nothing is lost by that."""
    with finger() as one, hearing("f9") as heard:
        stop = threading.Event()

        def ask() -> None:
            while not stop.wait(0.001):
                heard.source._polling.do(lambda: heard.source._ask_anew(list(heard.source._devices)))

        asking = threading.Thread(target=ask)
        asking.start()
        try:
            for _ in range(TAPS):
                one.move(F9, 1)
                one.move(F9, 0)
                time.sleep(0.003)
            heard.expect(*["KeyDown", "KeyUp"] * TAPS)
        finally:
            stop.set()
            asking.join()


def our_own_keyboard() -> dict[str, object]:
    assert why_no_typing() is None
    with finger() as one, hearing("shift_l", "f9") as heard:
        begun_s = time.monotonic()
        ours = UinputKeyboard((LEFT_SHIFT, LEFT_CTRL, INSERT, V))
        made_ms = (time.monotonic() - begun_s) * 1e3
        wait_for(lambda: ours.event_name() != "", "our keyboard's device")
        path = Path("/dev/input") / ours.event_name()
        reader = evdev.InputDevice(str(path))
        ours.wait_until_seen()
        begun_ns = time.monotonic_ns()
        ours.press_together((LEFT_SHIFT, INSERT))
        chord_ms = (time.monotonic_ns() - begun_ns) / 1e6
        keys = [(event.code, event.value) for event in reader.read() if event.type == ecodes.EV_KEY]
        assert keys == [(LEFT_SHIFT, 1), (INSERT, 1), (INSERT, 0), (LEFT_SHIFT, 0)], keys
        assert reader.active_keys() == []
        heard.expect()
        ours.close()
        wait_for(lambda: not path.exists(), "its end")
        one.tap(F9)
        heard.expect("KeyDown", "KeyUp")
        return {"made_ms": round(made_ms, 1), "chord_ms": round(chord_ms, 1)}


def rights_of_a_user() -> None:
    """Another process, without root's rights, whose right to read comes and goes as udev has it."""
    with finger() as one:
        os.chmod(one.path, 0o600)
        may, did = os.pipe(), os.pipe()
        child = os.fork()
        if child == 0:
            os._exit(_as_nobody(may[0], did[1]))
        for mode in (0o644, 0o600, 0o644):
            assert os.read(did[0], 1) == b".", "the child failed"
            os.chmod(one.path, mode)
            os.write(may[1], b".")
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def _as_nobody(may: int, did: int) -> int:
    try:
        os.setuid(NOBODY)
        problem = why_no_keys()
        assert problem is not None
        assert "setup-input" in problem.remedy
        os.write(did, b".")
        os.read(may, 1)
        heard = Heard("f9")
        os.write(did, b".")
        os.read(may, 1)
        heard.expect("HotkeyFailed")
        failed = heard.events[0]
        assert isinstance(failed, HotkeyFailed)
        assert "setup-input" in failed.problem.remedy
        os.write(did, b".")
        os.read(may, 1)
        heard.expect("HotkeyFailed", "HotkeyRecovered")
        heard.hotkeys.close()
    except Exception:  # noqa: BLE001  # told, and by the exit code
        traceback.print_exc()
        return 1
    return 0


def rules_as_udev_reads_them() -> None:
    """The real udev, with its own rules and ours."""
    tree = input_vm.CACHE / input_vm.UDEV
    libraries = ":".join(str(path) for path in (tree / "usr/lib/x86_64-linux-gnu", *tree.rglob("systemd")))
    environ = {"LD_LIBRARY_PATH": libraries, "SYSTEMD_IGNORE_CHROOT": "1", "PATH": "/usr/bin:/bin"}
    (udevadm,) = (path for path in tree.rglob("udevadm") if "bin" in path.parent.name)
    folder = Path("/run/udev/rules.d")
    folder.mkdir(parents=True)
    for rule in (*tree.rglob("50-udev-default.rules"), *tree.rglob("60-input-id.rules"), *RULES.glob("*.rules")):
        shutil.copy(rule, folder)
    daemon = subprocess.Popen(["systemd-udevd"], executable=udevadm, env=environ)
    try:
        wait_for(lambda: Path("/run/udev/control").exists(), "udev")
        with finger() as one:
            for device in (f"/sys/class/input/{Path(one.path).name}", "/sys/devices/virtual/misc/uinput"):
                done = subprocess.run(
                    [udevadm, "test", device], env=environ, capture_output=True, text=True, check=False
                )
                assert ":uaccess:" in done.stdout, f"{device}: {done.stdout} {done.stderr}"
        assert os.listdir("/run/udev/static_node-tags/uaccess") == ["uinput"]
    finally:
        daemon.terminate()
        daemon.wait()


SCENARIOS: tuple[Callable[[], object], ...] = (
    no_keyboard,
    press_and_release,
    repeats,
    unplugged_while_held,
    grabbed_by_another,
    down_at_the_start,
    chord_over_two_keyboards,
    more_than_the_kernel_keeps,
    asked_all_the_while,
    our_own_keyboard,
    rights_of_a_user,
    rules_as_udev_reads_them,
)


def main() -> None:
    for scenario in SCENARIOS:
        try:
            said = [scenario.__name__, "ok", scenario()]
        except Exception as error:  # noqa: BLE001  # told: the other scenarios come to something all the same
            traceback.print_exc()
            said = [scenario.__name__, "failed", repr(error)]
        sys.stdout.write(f"{PREFIX}{json.dumps(said)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
