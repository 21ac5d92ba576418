"""The hotkeys of this program, on pynput.

What is heard comes from a `KeySource`: `X11Source` on X11, `PlainSource` on Windows and macOS. Events are posted from
the source's threads; a lock orders them.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Set

from tray_app.core.combination import KeyCodeId, Modifiers, parse_hotkeys
from tray_app.core.errors import HotkeyFault, Problem
from tray_app.core.events import Event, KeyUp, Origin, ProblemNoticed
from tray_app.core.ports import Post
from tray_app.core.settings import HotkeySettings

from .machine import HotkeyMachine
from .source import KeySource
from .typing_windows import TypingWindows

log = logging.getLogger(__name__)

Later = Callable[[float, Callable[[], None]], None]
"""(delay in seconds, what to do): calls it once on some thread."""


class PynputHotkeys:
    """Implements `core.ports.Hotkeys`. All methods may be called from any thread."""

    def __init__(
        self,
        post: Post,
        settings: HotkeySettings,
        source: KeySource,
        *,
        clock: Callable[[], int] = time.monotonic_ns,
        later: Later | None = None,
    ) -> None:
        self._post = post
        self._settings = settings
        self._source = source
        self._clock = clock
        self._later = later or _on_timer
        self._lock = threading.Lock()
        self._machine: HotkeyMachine | None = None
        self._started = False
        self._recording = False
        self._typing = TypingWindows()
        self._press_ignored = False

    # --- the port ------------------------------------------------------------------------

    def start(self) -> None:
        """Blocks until keys are heard. Raises HotkeyFault when the key is unknown or cannot be heard."""
        if self._started:
            return
        parse_hotkeys(self._settings.key, self._settings.cancel_key)  # before any connection is made
        self._source.start(self)
        self._started = True
        try:
            self._take_up(self._settings)
        except HotkeyFault:
            self.close()
            raise

    def apply(self, settings: HotkeySettings) -> None:
        """Change keys and grace at run time; starts listening if it had not worked before.

        Raises HotkeyFault when the new key is unknown; the old one stays in force then.
        """
        if self._started:
            self._take_up(settings)
            self._settings = settings
        else:
            self._settings = settings
            self.start()

    def recording(self, active: bool) -> None:
        with self._lock:
            changed = self._recording != active
            self._recording = active
            if self._machine is not None:
                self._machine.recording = active
        if changed and self._started:
            self._source.recording(active)

    def typing(self, active: bool) -> None:
        """Insertion says when it presses keys itself, so that none of them is taken for the user's.

        Call it with False after the server has taken the last key (a round trip). Releases of the real hotkey
        count all the while; so do presses of keys no text is typed with, such as ctrl_r or F9.
        """
        with self._lock:
            if active:
                self._typing.begin(self._clock())
            else:
                self._typing.end(self._clock())
            recheck = not active and self._press_ignored
        if self._started:
            self._source.typing(active)
            if recheck:
                self._source.check_keys()

    def other_key_since(self, since_ns: int) -> bool:
        machine = self._machine
        return machine is not None and machine.last_foreign_ns >= since_ns

    def close(self) -> None:
        """Stops listening and gives every grab back; safe to call twice. Blocks up to two seconds."""
        if self._started:
            self._started = False
            self._source.stop()

    # --- what the keyboard says ----------------------------------------------------------

    def own_key(self, pressed: bool, code: KeyCodeId, held: Modifiers, event_ns: int, handled_ns: int) -> None:
        with self._lock:
            machine = self._machine
            if machine is None:
                return
            if not pressed:
                self._tell(machine.release(code, event_ns, handled_ns))
                self._await_release(machine)
            elif self._may_be_typed(machine, code, event_ns):
                self._press_ignored = True
            else:
                self._tell(machine.press(code, held, event_ns, handled_ns))
            down = frozenset(machine.down_since_ns)
        self._source.own_keys_down(down)

    def _may_be_typed(self, machine: HotkeyMachine, code: KeyCodeId, event_ns: int) -> bool:
        return self._typing.contains(event_ns) and (
            code in machine.hotkey.typed_codes or code in machine.cancel.typed_codes
        )

    def foreign_press(self, event_ns: int, handled_ns: int) -> None:
        with self._lock:
            if self._machine is not None and not self._typing.contains(event_ns):
                self._tell(self._machine.foreign_press(event_ns, handled_ns))

    def keys_down(self, codes: Set[KeyCodeId], asked_ns: int) -> None:
        """Missed releases are made up for, and presses ignored while typing that turn out to be real."""
        with self._lock:
            machine = self._machine
            if machine is None:
                return
            self._tell(machine.verify(codes, asked_ns))
            self._await_release(machine)
            if self._press_ignored and not self._typing.open:
                self._press_ignored = False
                for code in codes & machine.codes - machine.down_since_ns.keys():
                    self._tell(machine.press(code, Modifiers.NONE, asked_ns, asked_ns))
            down = frozenset(machine.down_since_ns)
        self._source.own_keys_down(down)

    def keyboard_changed(self) -> None:
        try:
            self._take_up(self._settings)
        except HotkeyFault as fault:
            self.noticed(fault.problem)

    def noticed(self, problem: Problem) -> None:
        log.warning("hotkey: %s", problem.title)
        self._post(ProblemNoticed(problem))

    # --- inside --------------------------------------------------------------------------

    def _take_up(self, settings: HotkeySettings) -> None:
        """Look the keys up on the keyboard and listen for them; a hotkey that is held is released."""
        hotkey, cancel = (
            self._source.chord(combination) for combination in parse_hotkeys(settings.key, settings.cancel_key)
        )
        machine = HotkeyMachine(hotkey, cancel, settings.release_grace_ms)
        with self._lock:
            old = self._machine
            if old is None or not _same(old, machine):
                self._replace(old, machine)
        self._source.listen_for(hotkey, cancel)

    def _replace(self, old: HotkeyMachine | None, new: HotkeyMachine) -> None:
        if old is not None:
            new.last_foreign_ns = old.last_foreign_ns
            if old.active:
                now_ns = self._clock()
                self._post(KeyUp(Origin.HOTKEY, now_ns, now_ns))
        new.recording = self._recording
        self._machine = new

    def _tell(self, event: Event | None) -> None:
        if event is not None:
            self._post(event)

    def _await_release(self, machine: HotkeyMachine) -> None:
        due_ns = machine.release_due_ns
        if due_ns is not None:
            self._later(max(0, due_ns - self._clock()) / 1e9, self._confirm_release)

    def _confirm_release(self) -> None:
        with self._lock:
            if self._machine is not None:
                self._tell(self._machine.confirm_release(self._clock()))


def _same(old: HotkeyMachine, new: HotkeyMachine) -> bool:
    return (old.hotkey, old.cancel, old.grace_ns) == (new.hotkey, new.cancel, new.grace_ns)


def _on_timer(delay_s: float, action: Callable[[], None]) -> None:
    timer = threading.Timer(delay_s, action)
    timer.daemon = True
    timer.name = "hotkey-release-grace"
    timer.start()
