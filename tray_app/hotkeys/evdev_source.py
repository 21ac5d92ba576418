"""The user's keyboards as the kernel has them, on Linux: heard whatever compositor runs, where they may be read.

Nothing is kept from the windows: the hotkey's own character would arrive there, so a modifier or a function key is the
better hotkey. Of keys that are not ours nobody learns which they are: only that one went down, and when. Modifiers are
the exception, for a hotkey does not count while others are held.

A key is known by its place, and called what is printed there on every keyboard: a layout that makes Caps Lock a Control
key changes nothing here. Characters are where the compositor's layout has them, when keys are looked up.

Codes are XKB's keycodes, as X servers have them, Xwayland too.
"""

from __future__ import annotations

import select
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import reduce
from operator import or_
from pathlib import Path

from tray_app.core.combination import Chord, Combination, KeyCodeId, Modifiers, find_chord
from tray_app.core.errors import HotkeyFault, Problem
from tray_app.core.supervision import start_thread
from tray_app.linux_input.access import why_deaf, why_no_keys
from tray_app.linux_input.codes import MODIFIERS, TO_XKB, is_button, is_keyboard
from tray_app.linux_input.console import Console
from tray_app.linux_input.device import InputDevice, open_device
from tray_app.linux_input.folder import InputFolder
from tray_app.linux_input.polling import Polling
from tray_app.linux_input.records import (
    EV_KEY,
    EV_SYN,
    PRESSED,
    REPEATED,
    SYN_DROPPED,
    SYN_REPORT,
    Record,
)

from .evdev_keys import KeyPlaces
from .held_keys import HeldKeys
from .source import KeyHandler

WATCH_S = 0.5
"""How often held keys are checked on: a release that was missed costs at most this."""
CLOSE_TIMEOUT_S = 2.0
_SWITCHING = Modifiers.ALT | Modifiers.SUPER

OpenDevice = Callable[[Path], InputDevice | None]


def evdev_way() -> Problem | None:
    """None where keys can be heard in this way; else why not, and what helps. Opens each keyboard for a moment."""
    return why_no_keys()


class EvdevSource:
    """Implements `KeySource`. Thread: hotkeys."""

    hears_clicks = False

    # There once it is started.
    _handler: KeyHandler
    _folder: InputFolder
    _console: Console
    _polling: Polling

    def __init__(
        self,
        open_folder: Callable[[], InputFolder] = InputFolder,
        open_input: OpenDevice = open_device,
        open_console: Callable[[], Console] = Console,
        places: KeyPlaces | None = None,
    ) -> None:
        self._open_folder = open_folder
        self._open_input = open_input
        self._open_console = open_console
        self._places = places or KeyPlaces()
        self._thread: threading.Thread | None = None
        self._devices: dict[str, InputDevice] = {}
        self._can_press: frozenset[int] = frozenset()
        """All that the keyboards have together."""
        self._own: frozenset[int] = frozenset()
        self._held_keys = HeldKeys()
        self._watching = False
        """Held keys are going to be checked on."""
        self._deaf = False
        """No keyboard is left, which was told."""
        self._away = False
        """Another console has the keyboards."""

    # --- the source ----------------------------------------------------------------------

    def start(self, handler: KeyHandler) -> None:
        self._handler = handler
        self._held_keys, self._deaf, self._watching = HeldKeys(), False, False
        self._polling = Polling()
        try:
            self._folder = self._open_folder()
        except OSError as error:
            self._polling.close()
            raise HotkeyFault(
                "Keyboards that come and go cannot be watched here.",
                "Close programs that watch many files, or start the computer again.",
                str(error),
            ) from error
        self._console = self._open_console()
        self._open_all()
        if not self._away and not self._hears_keyboard():
            problem = why_deaf(self._folder.names(), self._folder.may_read)
            self._end()
            raise HotkeyFault(problem.title, problem.remedy)
        self._polling.watch(self._folder.fd, self._folder_changed)
        if self._console.fd >= 0:
            self._polling.watch(self._console.fd, self._console_changed, select.POLLPRI)
        self._thread = start_thread("hotkeys", self._polling.run)

    def chord(self, combination: Combination) -> Chord:
        found = find_chord(combination, self._codes_of)
        meanings = (MODIFIERS[code - TO_XKB] for code in found.modifier_codes if isinstance(code, int))
        return replace(found, modifiers=reduce(or_, meanings, Modifiers.NONE))

    def listen_for(self, hotkeys: Sequence[Chord], cancel: Chord) -> None:
        own = cancel.codes.union(*(hotkey.codes for hotkey in hotkeys))
        self._polling.do(lambda: self._take_up(own))

    def listen_for_nothing(self) -> None:
        self._polling.do(lambda: self._take_up(frozenset()))

    def recording(self, active: bool) -> None:
        """The cancel key also reaches the window here."""

    def typing(self, active: bool) -> None:
        """What we type comes from no keyboard that is read: our own is left out."""

    def stop(self) -> None:
        self._polling.stop()
        if self._thread is not None:
            self._thread.join(CLOSE_TIMEOUT_S)
        self._end()

    def _codes_of(self, name: str) -> frozenset[KeyCodeId]:
        codes = self._places.codes_of(name)
        if self._devices:  # on another console nobody knows yet what there will be
            codes &= self._can_press
        return frozenset(code + TO_XKB for code in codes)

    def _end(self) -> None:
        for device in self._devices.values():
            device.close()
        self._devices = {}
        self._folder.close()
        self._console.close()
        self._polling.close()

    # --- the thread: keys ----------------------------------------------------------------

    def _read(self, name: str) -> None:
        device = self._devices[name]
        try:
            self._hear(device)
        except OSError:
            self._lose(name)

    def _hear(self, device: InputDevice) -> None:
        """Everything that has come. Raises OSError when the device has gone."""
        while records := device.read():
            handled_ns = time.monotonic_ns()
            for record in records:
                self._heard(device, record, handled_ns)

    def _heard(self, device: InputDevice, record: Record, handled_ns: int) -> None:
        if record.kind == EV_SYN and record.code == SYN_DROPPED:
            device.missing = True
        elif device.missing:
            if record.kind == EV_SYN and record.code == SYN_REPORT:
                device.missing = False
                self._ask(device)
        elif record.kind == EV_KEY:
            event_ns = device.monotonic_ns(record.at_ns, handled_ns)
            self._heard_key(device, record.code, record.value, event_ns, handled_ns)

    def _heard_key(self, device: InputDevice, code: int, value: int, event_ns: int, handled_ns: int) -> None:
        if is_button(code):
            if value == PRESSED:
                self._handler.other_input(event_ns, click=True)
        elif code in self._own or code in MODIFIERS:
            if value != REPEATED:
                self._moved(device, code, value == PRESSED, event_ns, handled_ns)
        elif value == PRESSED:
            self._handler.foreign_press(event_ns, switches=bool(self._modifiers() & _SWITCHING))
        elif value == REPEATED:
            self._handler.other_input(event_ns)

    def _moved(self, device: InputDevice, code: int, pressed: bool, event_ns: int, handled_ns: int) -> None:
        """A key of ours, or a modifier. One that was down before it was ours is not pressed by that."""
        if pressed == (code in device.down):
            return
        held = self._modifiers()
        change, changed = (
            (device.down.add, self._held_keys.press) if pressed else (device.down.discard, self._held_keys.release)
        )
        change(code)
        if code in self._own and changed(code + TO_XKB, device.fd):
            self._handler.own_key(pressed, code + TO_XKB, held, event_ns, handled_ns)
        if pressed and not self._watching:
            self._watch()

    def _modifiers(self) -> Modifiers:
        """All that are down, on whichever keyboard."""
        down = (MODIFIERS[code] for device in self._devices.values() for code in device.down if code in MODIFIERS)
        return reduce(or_, down, Modifiers.NONE)

    def _ask(self, device: InputDevice) -> frozenset[int]:
        """What is down is asked of the kernel, and what was missed made up for. Raises OSError."""
        down, asked_ns = device.keys_down(), time.monotonic_ns()
        for code in sorted(self._counting() & (down ^ device.down)):
            self._moved(device, code, code in down, asked_ns, asked_ns)
        return down

    def _counting(self) -> frozenset[int]:
        return self._own | MODIFIERS.keys()

    def _watch(self) -> None:
        self._watching = True
        self._polling.in_seconds(WATCH_S, self._check_held)

    def _check_held(self) -> None:
        """A release is not heard while another program has the keyboard for itself, as those that remap keys do."""
        self._watching = False
        asked_ns = time.monotonic_ns()
        self._ask_anew([name for name, device in self._devices.items() if device.down])
        self._handler.keys_down(frozenset(self._held_keys.codes), asked_ns)
        if any(device.down for device in self._devices.values()):
            self._watch()

    def _ask_anew(self, names: Iterable[str]) -> dict[str, frozenset[int]]:
        """What is down on these devices, without those that have gone meanwhile."""
        down: dict[str, frozenset[int]] = {}
        for name in names:
            try:
                self._hear(self._devices[name])  # with the times that the kernel gave it
                down[name] = self._ask(self._devices[name])
            except OSError:
                self._lose(name)
        return down

    def _take_up(self, own: frozenset[KeyCodeId]) -> None:
        """What is down already is not pressed when it becomes ours."""
        down = self._ask_anew(list(self._devices))
        self._own = frozenset(code - TO_XKB for code in own if isinstance(code, int))
        self._held_keys.listen_for(own)
        for name, codes in down.items():
            self._devices[name].down = {*codes & self._counting()}

    # --- the thread: keyboards -----------------------------------------------------------

    def _folder_changed(self) -> None:
        changed = self._folder.changed()
        if not self._away:
            self._look_at(self._folder.names() | self._devices.keys() if changed is None else changed)

    def _look_at(self, names: set[str]) -> None:
        """At devices that came or went, or that others may read now."""
        opened = False
        for name in sorted(names):
            if name in self._devices and not self._folder.may_read(name):
                self._close(name)  # another user's session has it now
            elif name not in self._devices:
                opened = self._open(name) or opened
        if not self._hears_keyboard():
            if not self._deaf:
                self._deaf = True
                self._handler.failed(why_deaf(self._folder.names(), self._folder.may_read))
        elif opened or self._deaf:
            self._deaf = False
            self._handler.keyboard_changed()

    def _open_all(self) -> None:
        self._away = not self._console.in_front()
        if not self._away:
            for name in sorted(self._folder.names()):
                self._open(name)

    def _open(self, name: str) -> bool:
        """Whether it is a device with keys that may be read."""
        if not self._folder.may_read(name):
            return False
        try:
            device = self._open_input(self._folder.path(name))
            if device is None:
                return False
            device.down = {*device.keys_down() & self._counting()}
        except OSError:  # it went at once
            return False
        self._devices[name] = device
        self._polling.watch(device.fd, lambda: self._read(name))
        self._count_keys()
        return True

    def _lose(self, name: str) -> None:
        """It was unplugged. Another that was plugged in at once may have its name."""
        self._close(name)
        self._polling.do(lambda: self._look_at({name}))

    def _close(self, name: str) -> None:
        """What was held on it is held no longer."""
        device = self._devices.pop(name)
        self._polling.forget(device.fd)
        now_ns = time.monotonic_ns()
        for code in sorted(device.down):
            self._moved(device, code, False, now_ns, now_ns)
        device.close()
        self._count_keys()

    def _count_keys(self) -> None:
        self._can_press = frozenset[int]().union(*(device.keys for device in self._devices.values()))

    def _hears_keyboard(self) -> bool:
        return any(is_keyboard(device.keys) for device in self._devices.values())

    def _console_changed(self) -> None:
        """What another user types is not heard, and what was held when he came is let go of."""
        away = not self._console.in_front()
        if away and not self._away:
            for name in list(self._devices):
                self._close(name)
        self._away = away
        if not away:
            self._look_at(self._folder.names())
