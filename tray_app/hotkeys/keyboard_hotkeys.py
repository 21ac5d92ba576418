"""The hotkeys of this program.

What is heard comes from a `KeySource`: `X11Source` on X11, `PlainSource` on Windows, macOS and old X servers. Events
are posted from the source's thread; a lock orders them.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Mapping, Set
from typing import Any

from tray_app.core.bindings import ListenedKeys
from tray_app.core.combination import KeyCodeId, Modifiers
from tray_app.core.errors import HotkeyFault, Problem
from tray_app.core.events import Event, HotkeyFailed, HotkeyRecovered, ProblemNoticed
from tray_app.core.ports import Post
from tray_app.core.translation import marked
from tray_app.core.ways import Told
from tray_app.core.worker import Worker

from .machine import Hotkey, HotkeyMachine
from .presses import UNKNOWN, Pressed, Presses
from .source import KeySource, OlderServer

log = logging.getLogger(__name__)

BIND_COMMANDS = marked(
    "Under sway, Hyprland, niri and river run `holdtalk setup-keys`: it shows the lines that bind your hotkeys, and "
    "writes them once you agree. Elsewhere bind `holdtalk press` and `holdtalk release` (or `holdtalk toggle`) to a "
    "key in your desktop's keyboard settings."
)

LAYOUT_PATIENCE_S = 15.0

_timer = Worker("hotkey-timer")


class KeyboardHotkeys:
    """Implements `core.ports.Hotkeys`. All methods may be called from any thread."""

    def __init__(
        self,
        post: Post,
        keys: ListenedKeys,
        source: KeySource,
        *,
        fallback: Callable[[], KeySource] | None = None,
        clock: Callable[[], int] = time.monotonic_ns,
        later: Callable[[float, Callable[[], None]], object] = _timer.after,
    ) -> None:
        """`later` does something once after so many seconds, on a thread of its own."""
        self._post = post
        self._keys = keys
        self._in_force: ListenedKeys | None = None
        """Those that are listened for; the others may be keys this keyboard lacks."""
        self._source = source
        self._fallback = fallback
        self._clock = clock
        self._later = later
        self._lock = threading.Lock()
        self._machine: HotkeyMachine | None = None
        self._presses = Presses()
        self._started = False
        self._recording = False
        self._gone = False
        """The keyboard has lost the keys that are listened for."""
        self._awaiting_layout = False
        self._lost: Problem | None = None
        """Why the keyboard itself is not heard at the moment."""
        self._failed = False
        """`HotkeyFailed` stands, or whoever called was told by a HotkeyFault."""
        self._held_back: frozenset[str] = frozenset()
        """Who wants no key to be heard for now."""

    # --- the port ------------------------------------------------------------------------

    def start(self) -> None:
        """Blocks until keys are heard. Raises HotkeyFault when a key is unknown or cannot be heard.

        A key that the keyboard lacks is waited for, and the others are heard: once a layout has it, it is heard too and
        `HotkeyRecovered` posted.
        """
        if self._started:
            return
        self._keys.parsed()  # before any connection is made
        try:
            self._source.start(self)
        except OlderServer as lacking:
            self._start_fallback(lacking)
        self._started = True
        try:
            self._take_up_or_wait()
        except HotkeyFault as fault:
            self._await_layout(fault.problem)
            raise

    def _await_layout(self, problem: Problem) -> None:
        """At login programs start in any order: the layout that has the key may be set in a moment."""
        self._awaiting_layout = True

        def give_up() -> None:
            self._awaiting_layout = False
            if self._failed and self._started:
                self._post(HotkeyFailed(problem, deaf=self.deaf))

        self._later(LAYOUT_PATIENCE_S, give_up)

    @property
    def started(self) -> bool:
        """The keyboard is open, whether or not it has all keys."""
        return self._started

    @property
    def deaf(self) -> bool:
        """No key begins a dictation, and there is no hope that one does in a moment."""
        return self._lost is not None or (self._machine is None and not self._awaiting_layout)

    @property
    def problem(self) -> Problem | None:
        """Why no key is heard at the moment; None where they are."""
        return self._lost

    def ways(self) -> Told | None:
        """Which way keys come; None where there is only one."""
        return None

    def ask_again(self) -> None:
        """Nobody asks."""

    def change_on_desktop(self) -> None:
        """No desktop keeps these."""

    def bound(self) -> None:
        """Nobody waits for it."""

    def _start_fallback(self, lacking: OlderServer) -> None:
        if self._fallback is None:
            raise HotkeyFault("Keys cannot be heard on this display.", BIND_COMMANDS, f"no {lacking}") from lacking
        log.warning("the X server lacks %s: keys are heard in an older way", lacking)
        self._source = self._fallback()
        self._source.start(self)

    def apply(self, keys: ListenedKeys) -> None:
        """Change keys and grace at run time; starts listening if it had not worked before.

        Raises HotkeyFault. When a new key is unknown, the old ones stay in force; when the keyboard lacks it or is
        itself not heard at the moment, it is waited for.
        """
        keys.parsed()
        self._keys = keys
        if self._lost is not None:
            raise HotkeyFault(self._lost.title, self._lost.remedy, mend=self._lost.mend)
        if self._held_back:
            return
        if self._started:
            self._take_up_or_wait()
        else:
            self.start()

    def hold_back(self, who: str) -> None:
        """Hear no key, and keep none from the windows, until `who` says `let_go`. A dictation under way is ended by
        its key as always."""
        self._held_back |= {who}
        if self._started:
            self._gone = True
            self._drop_what_is_gone()

    def let_go(self, who: str) -> None:
        """Safe to call without `hold_back`. What keeps the keys from being heard again is posted."""
        was, self._held_back = self._held_back, self._held_back - {who}
        if was and not self._held_back and self._started and self._lost is None:
            self.keyboard_changed()

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

        Call it with False after the server has taken the last key (a round trip). The user's own keys count all the
        while, whatever device they are pressed on; of another program's (xdotool, a remote desktop) those that no
        text is typed with, such as ctrl_r or F9.
        """
        if self._started:
            self._source.typing(active)

    def hotkey_codes(self) -> frozenset[int]:
        """The X keycodes of hotkeys and cancel key, which insertion may not let go of; none where there is no X."""
        machine = self._machine
        return frozenset(code for code in machine.codes if isinstance(code, int)) if machine else frozenset()

    def other_key_since(self, since_ns: int) -> bool:
        machine = self._machine
        return machine is not None and machine.last_foreign_ns >= since_ns

    def presses_since(self, since_ns: int, *, there: bool = False) -> tuple[int, ...] | None:
        """None also where clicks are not heard, and while the keyboard is not."""
        if not self._started or self._lost is not None or not self._source.hears_clicks:
            return None
        with self._lock:
            return self._presses.since(since_ns, there=there)

    def told(self) -> Mapping[str, Any] | None:
        """Which way keys come; None where there is only one."""
        return None

    def close(self) -> None:
        """Stops listening and gives every grab back; safe to call twice. Blocks up to two seconds."""
        if self._started:
            self._started = False
            self._source.stop()
            self._machine = self._lost = None

    # --- what the keyboard says ----------------------------------------------------------

    def own_key(self, pressed: bool, code: KeyCodeId, held: Modifiers, event_ns: int, handled_ns: int) -> None:
        with self._lock:
            machine = self._machine
            if machine is None or code not in machine.codes:
                return
            before_ns = machine.last_foreign_ns
            if pressed:
                self._tell(machine.released_before(event_ns))
                self._tell(machine.press(code, held, event_ns, handled_ns))
            else:
                self._tell(machine.release(code, event_ns, handled_ns))
                self._await_release(machine)
            if machine.last_foreign_ns != before_ns:  # the window got it
                self._presses.note(event_ns)
        self._drop_what_is_gone()

    def foreign_press(self, event_ns: int, *, switches: bool = False) -> None:
        with self._lock:
            self._presses.note(event_ns, Pressed.SWITCHING if switches else Pressed.KEY)
            if self._machine is not None:
                self._tell(self._machine.foreign_press(event_ns))

    def came_to_front(self, window: int, event_ns: int) -> None:
        with self._lock:
            self._presses.came_to_front(window, event_ns)

    def other_input(self, event_ns: int, *, click: bool = False) -> None:
        with self._lock:
            self._presses.note(event_ns, Pressed.CLICK if click else Pressed.KEY)
            if self._machine is not None:
                self._machine.last_foreign_ns = event_ns

    def keys_down(self, codes: Set[KeyCodeId], asked_ns: int) -> None:
        """Missed releases are made up for."""
        with self._lock:
            machine = self._machine
            if machine is None:
                return
            self._tell(machine.verify(codes, asked_ns))
            self._await_release(machine)
        self._drop_what_is_gone()

    def keyboard_changed(self) -> None:
        self._lost = None
        if self._held_back:
            return
        try:
            missing = self._take_up(self._keys)
        except HotkeyFault as fault:
            if self._old_ones_are_heard():
                self._post(HotkeyFailed(fault.problem, deaf=False))
                return
            self._tell_failed(fault.problem)
            self._gone = True
            self._drop_what_is_gone()
            return
        if missing is not None:
            self._tell_failed(missing.problem, deaf=False)
        elif self._failed:
            self._failed = False
            self._post(HotkeyRecovered())

    def failed(self, problem: Problem) -> None:
        self._lost = problem
        with self._lock:
            self._presses.came_to_front(UNKNOWN, self._clock())
            self._presses.note(self._clock())  # what is pressed until it is heard again is missed
        self._tell_failed(problem)

    def noticed(self, problem: Problem) -> None:
        log.warning("hotkey: %s", problem.title)
        self._post(ProblemNoticed(problem))

    # --- inside --------------------------------------------------------------------------

    def _tell_failed(self, problem: Problem, *, deaf: bool = True) -> None:
        if not self._failed:
            log.warning("hotkey: %s", problem.title)
        self._failed = True
        self._post(HotkeyFailed(problem, deaf=deaf))

    def _old_ones_are_heard(self) -> bool:
        """Where the settings name only keys that this keyboard lacks, the keys of before stay."""
        if self._in_force is None or self._in_force == self._keys:
            return False
        try:
            self._take_up(self._in_force)
        except HotkeyFault:
            return False
        return True

    def _take_up_or_wait(self) -> None:
        """Raises HotkeyFault, told by whoever called, when the keyboard lacks a key."""
        self._failed = True
        missing = self._take_up(self._keys)
        if missing is not None:
            raise missing
        self._failed = False

    def _take_up(self, keys: ListenedKeys) -> HotkeyFault | None:
        """Look the keys up on the keyboard and listen for those it has; what it says of those it lacks.

        A hotkey that is held and is none any more is released. Raises HotkeyFault when not one can be heard.
        Without any hotkey, which rest then, the cancel key alone is listened for.
        """
        wanted, cancel_key = keys.parsed()
        hotkeys, faults = [], []
        for binding, combination in wanted:
            try:
                hotkeys.append(Hotkey(binding, self._source.chord(combination)))
            except HotkeyFault as fault:
                faults.append(fault)
        if faults and not hotkeys:
            raise faults[0]
        machine = HotkeyMachine(tuple(hotkeys), self._source.chord(cancel_key), keys.release_grace_ms)
        with self._lock:
            self._gone = False
            old = self._machine
            if old is None or old.rules != machine.rules:
                if old is not None:
                    self._tell(machine.take_over(old, self._clock()))
                machine.recording = self._recording
                self._machine = machine
            self._in_force = keys
        self._source.listen_for([hotkey.chord for hotkey in hotkeys], machine.cancel)
        return faults[0] if faults else None

    def _drop_what_is_gone(self) -> None:
        """A key that the layout has lost is the window's, but not before a dictation begun with it has ended."""
        with self._lock:
            if not self._gone or self._machine is None or self._machine.active is not None:
                return
            self._machine = None
        self._source.listen_for_nothing()

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
        self._drop_what_is_gone()
