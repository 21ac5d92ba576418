"""Keyboards that speak as the kernel does, through a socket: what `EvdevSource` reads is what a finger did to them."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from errno import ENODEV
from pathlib import Path

from fakes_hotkeys import listened

from tray_app.core.events import Event
from tray_app.hotkeys.evdev_keys import KeyPlaces
from tray_app.hotkeys.evdev_source import EvdevSource
from tray_app.hotkeys.keyboard_hotkeys import KeyboardHotkeys
from tray_app.linux_input.codes import CODES
from tray_app.linux_input.console import Console
from tray_app.linux_input.device import InputDevice
from tray_app.linux_input.folder import InputFolder
from tray_app.linux_input.records import (
    EV_KEY,
    EV_SYN,
    PRESSED,
    RELEASED,
    REPEATED,
    SYN_DROPPED,
    SYN_REPORT,
    packed,
)

ALL_KEYS = frozenset(range(1, 249))
A, X = 30, 45
BTN_LEFT = 0x110
PATIENCE_S = 10.0
QUIET_S = 0.05


class KernelKeyboard:
    """The kernel's side of one. Like the kernel, it knows what is down before that was read, and reports in one piece
    what happened at once."""

    def __init__(self, keys: frozenset[int] = ALL_KEYS, *, monotonic: bool = True) -> None:
        self.keys = keys
        self.down: set[int] = set()
        self.monotonic = monotonic
        self.unplugged = False
        self.lock = threading.Lock()
        self._ends: list[socket.socket] = []

    def open(self) -> InputDevice:
        ours, theirs = socket.socketpair()
        theirs.setblocking(False)
        with self.lock:
            self._ends.append(ours)
            if self.unplugged:
                ours.close()
        return _Opened(self, theirs)

    def press(self, *codes: int, at_ns: int | None = None) -> None:
        self._happened(codes, PRESSED, at_ns)

    def release(self, *codes: int, at_ns: int | None = None) -> None:
        self._happened(codes, RELEASED, at_ns)

    def repeat(self, code: int) -> None:
        self._happened((code,), REPEATED, None)

    def tap(self, code: int) -> None:
        self.press(code)
        self.release(code)

    def send(self, data: bytes) -> None:
        """Whatever comes over the wire, as it is."""
        with self.lock:
            self._send(data)

    def grabbed(self, code: int, pressed: bool) -> None:
        """It moves while another program has the keyboard for itself: nothing is reported."""
        with self.lock:
            (self.down.add if pressed else self.down.discard)(code)

    def overrun(self, code: int, pressed: bool) -> None:
        """It moves while more happens than the kernel keeps."""
        with self.lock:
            (self.down.add if pressed else self.down.discard)(code)
            self._send(packed(EV_SYN, SYN_DROPPED, 0) + packed(EV_KEY, A, PRESSED) + packed(EV_SYN, SYN_REPORT, 0))

    def unplug(self) -> None:
        with self.lock:
            self.unplugged = True
            for end in self._ends:
                end.close()
            self._ends = []

    def _happened(self, codes: Iterable[int], value: int, at_ns: int | None) -> None:
        clock = time.monotonic_ns if self.monotonic else time.time_ns
        when_ns = clock() if at_ns is None else at_ns
        with self.lock:
            for code in codes:
                if value != REPEATED:
                    (self.down.add if value else self.down.discard)(code)
            self._send(
                b"".join(packed(EV_KEY, code, value, when_ns) for code in codes)
                + packed(EV_SYN, SYN_REPORT, 0, when_ns)
            )

    def _send(self, data: bytes) -> None:
        for end in self._ends:
            with suppress(BrokenPipeError, ConnectionResetError):  # it is no longer read
                end.sendall(data)


class _Opened(InputDevice):
    def __init__(self, keyboard: KernelKeyboard, end: socket.socket) -> None:
        super().__init__(end.detach(), "keyboard", keyboard.keys, monotonic=keyboard.monotonic)
        self._keyboard = keyboard

    def keys_down(self) -> frozenset[int]:
        with self._keyboard.lock:
            if self._keyboard.unplugged:
                raise OSError(ENODEV, "no such device")
            return frozenset(self._keyboard.down)


class _NoConsole(Console):
    def __init__(self) -> None:
        super().__init__({})


class InputRig:
    """Hotkeys on an `EvdevSource` whose /dev/input is a folder of the test's; a keyboard is plugged in by `plug`."""

    def __init__(self, folder: Path, *, layout: Callable[[], str] = lambda: "") -> None:
        self.folder = folder / "input"
        self.keyboards: dict[Path, KernelKeyboard] = {}
        self._ever_plugged: list[KernelKeyboard] = []
        self.events: list[Event] = []
        self.console: Console = _NoConsole()
        self.source = EvdevSource(lambda: InputFolder(self.folder), self._open, lambda: self.console, KeyPlaces(layout))
        self.hotkeys: KeyboardHotkeys | None = None

    def start(self, *keys: str, release_grace_ms: int = 0) -> KeyboardHotkeys:
        wanted = listened(*keys, release_grace_ms=release_grace_ms)
        self.hotkeys = KeyboardHotkeys(self.events.append, wanted, self.source)
        self.hotkeys.start()
        self.settle()
        return self.hotkeys

    def close(self) -> None:
        if self.hotkeys is not None:
            self.hotkeys.close()
        for keyboard in self._ever_plugged:
            keyboard.unplug()

    def plug(self, name: str, keyboard: KernelKeyboard | None = None) -> KernelKeyboard:
        keyboard = keyboard or KernelKeyboard()
        self.folder.mkdir(exist_ok=True)
        self.keyboards[self.folder / name] = keyboard
        self._ever_plugged.append(keyboard)
        (self.folder / name).touch()
        return keyboard

    def unplug(self, name: str, *, first_the_node: bool = False) -> None:
        keyboard = self.keyboards.pop(self.folder / name)
        if first_the_node:
            (self.folder / name).unlink()
            keyboard.unplug()
        else:
            keyboard.unplug()
            (self.folder / name).unlink()

    def _open(self, path: Path) -> InputDevice | None:
        keyboard = self.keyboards.get(path)
        if keyboard is None or keyboard.unplugged:
            raise OSError(ENODEV, "no such device")
        return keyboard.open()

    # --- what came of it -----------------------------------------------------------------

    def kinds(self) -> list[str]:
        return [type(event).__name__ for event in self.events]

    def settle(self) -> None:
        """Until what was asked of the source is in force."""
        done = threading.Event()
        self.source._polling.do(done.set)
        assert done.wait(PATIENCE_S), "the source's thread hangs"

    def expect(self, *kinds: str) -> None:
        """Fails unless exactly these events are posted in a moment."""
        until_s = time.monotonic() + PATIENCE_S
        while len(self.events) < len(kinds) and time.monotonic() < until_s:
            time.sleep(0.002)
        time.sleep(QUIET_S)
        assert self.kinds() == [*kinds], f"posted: {self.events}"

    def wait_for(self, condition: Callable[[], bool]) -> None:
        until_s = time.monotonic() + PATIENCE_S
        while not condition():
            assert time.monotonic() < until_s, f"not within {PATIENCE_S} s; posted: {self.events}"
            time.sleep(0.002)


def code(name: str) -> int:
    return CODES[name]


def input_rig_of_a_test(folder: Path) -> Iterator[InputRig]:
    """For a fixture: with one keyboard."""
    rig = InputRig(folder)
    rig.plug("event3")
    yield rig
    rig.close()


def keyboard(rig: InputRig, name: str = "event3") -> KernelKeyboard:
    return rig.keyboards[rig.folder / name]
