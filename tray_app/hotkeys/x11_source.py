"""The keyboard of an X display: hears every key, keeps the hotkey's own from the window, notices what was missed.

One connection with one thread. Keys are heard as raw events of XInput 2, which come whatever has the focus or a grab
and name the device they were pressed on. What a grab gives us is not used: it only keeps the key from the window.

While a grabbed key is held the server gives us the whole keyboard, and the window sees itself without it (GTK and Qt
windows hide their caret). A hotkey that does not repeat is therefore handed back at once: the auto-repeat of keys like
F9 is off while we run, that of a combination's letter while its modifiers are held. A space or letter that is the
hotkey by itself is kept until it comes up, or its repeats would arrive in the window, except while our own insertion
is typing. A modifier or lock key needs no grab at all, which makes it the best hotkey.
"""

from __future__ import annotations

import math
import os
import time
from collections.abc import Mapping, Sequence, Set
from typing import Any

from Xlib import X

from tray_app.core.combination import Chord, Combination, KeyCodeId, Modifiers
from tray_app.core.errors import HotkeyFault, Problem
from tray_app.core.translation import marked
from tray_app.x11.clock import SAME_CLOCK_MS, ServerClock
from tray_app.x11.connection import LOST, ServerLacks
from tray_app.x11.devices import RAW_BUTTON_PRESS, RAW_KEY_PRESS, WHEEL_BUTTONS, InputDevices, RawEvent
from tray_app.x11.event_loop import ReconnectingThread
from tray_app.x11.xkb import State, Xkb

from .held_keys import HeldKeys
from .presses import UNKNOWN
from .source import TAKEN, KeyHandler, OlderServer
from .x11_grab import KeptLocks, PassiveGrabs, StillKey
from .x11_keys import Grab, KeyTable, cancel_grabs, hotkey_grabs, lock_mask, modifiers_in, rival_codes, silenced_keys

WATCH_S = 0.5
"""How often held keys are checked on: a release that was missed costs at most this."""
_SWITCHING = Modifiers.ALT | Modifiers.SUPER
_NO_WINDOW = -2
"""No window of an application is in front."""
LAYOUT_QUIET_S = 0.25
"""A layout change comes as a burst of notices."""

NO_DISPLAY = (
    marked("The X display cannot be reached."),
    marked("Start Holdtalk from within the desktop, or set DISPLAY."),
)
LOST_DISPLAY = Problem(
    "Hotkeys lost their connection to the display.",
    "Holdtalk keeps trying to connect; until then `holdtalk toggle` starts and stops a dictation.",
)


class X11Source:
    """Implements `KeySource` for $DISPLAY. Thread: hotkeys."""

    hears_clicks = True

    # There once it is started.
    _handler: KeyHandler
    _thread: ReconnectingThread
    _devices: InputDevices
    _xkb: Xkb
    _clock: ServerClock
    _table: KeyTable
    _grabs: PassiveGrabs
    _still: StillKey
    _locks: KeptLocks
    _front: int
    """The atom."""

    def __init__(self, *, foreign_layouts: bool = False) -> None:
        """`foreign_layouts`: the layout may be that of another program's keyboard for a while, as Xwayland's is while
        wtype types."""
        self._foreign_layouts = foreign_layouts
        self._hotkeys: tuple[Chord, ...] = ()
        self._cancel: Chord | None = None
        self._own: frozenset[KeyCodeId] = frozenset()
        self._combined: frozenset[KeyCodeId] = frozenset()
        """Those of hotkeys with several keys: what is grabbed depends on which of them are held."""
        self._may_type: frozenset[KeyCodeId] = frozenset()
        """Those of our keys that our insertion may press for a text."""
        self._rivals: Mapping[Chord, frozenset[KeyCodeId]] = {}
        """Of each hotkey, the keys with which it is the window's."""
        self._all_rivals: frozenset[KeyCodeId] = frozenset()
        self._held_keys = HeldKeys()
        self._held_rivals = HeldKeys()
        self._injecting: frozenset[int] = frozenset()
        self._modifiers = 0
        """What the server says is held, latched or locked, as a mask."""
        self._meanings: tuple[Modifiers, ...] = (Modifiers.NONE,) * 8
        self._modifier_codes: frozenset[int] = frozenset()
        self._recording = False
        self._typing = False
        """What another connection than the user's devices presses may be our own."""
        self._typing_now = False
        """The same, as insertion says it: we hear of keys later than that."""
        self._typed_until_ns: float = math.inf
        """Keys pressed after that are nobody's text."""
        self._typings = 0
        self._press_ignored = False
        self._refused: frozenset[Grab] = frozenset()

    # --- life ----------------------------------------------------------------------------

    def start(self, handler: KeyHandler) -> None:
        """Raises OlderServer when the server cannot tell us of keys in the way we need."""
        self._handler = handler
        self._thread = ReconnectingThread("hotkeys", self._opened, self._lost, self._gone)
        try:
            self._thread.open()
            self._take_stock()
        except LOST as error:
            self._thread.close()
            raise HotkeyFault(*NO_DISPLAY, os.environ.get("DISPLAY", "DISPLAY is not set")) from error
        except OlderServer:
            self._thread.close()
            raise
        self._thread.start()

    def _take_stock(self) -> None:
        """What belongs to this connection: clock, keyboard, grabs."""
        connection = self._thread.connection
        self._clock = ServerClock(connection.server_time_ms)
        self._devices = InputDevices(connection)
        try:
            self._xkb = Xkb(connection)
            self._devices.listen(self._heard)
        except ServerLacks as lacking:
            raise OlderServer(str(lacking)) from lacking
        self._grabs = PassiveGrabs(connection.display)
        self._still = StillKey(connection.display, connection.window)
        self._locks = KeptLocks(self._xkb)
        self._xkb.on_state(self._state_changed)
        self._xkb.on_keys(lambda _first, _count: self._await_layout())
        connection.on(X.KeyPress, self._grabbed)
        connection.on(X.MappingNotify, self._mapping_changed)
        connection.on(X.PropertyNotify, self._property_changed)
        self._front = connection.atom("_NET_ACTIVE_WINDOW")
        connection.root.change_attributes(event_mask=X.PropertyChangeMask)
        self._state_changed(self._xkb.state(), 0)
        self._read_table()
        self._tend_clock()
        self._tell_front(time.monotonic_ns())

    def _read_table(self) -> None:
        keyboard = self._xkb.keyboard()
        self._table = KeyTable(keyboard, self._xkb.key_names())
        self._meanings = self._table.meaning_of_bits()
        self._modifier_codes = frozenset(keyboard.modifier_map)
        self._injecting = frozenset(self._devices.injecting())

    def stop(self) -> None:
        self._thread.do(self._give_back)
        self._thread.close()

    def _give_back(self) -> None:
        self._grabs.want(frozenset(), ())
        self._still.want(frozenset())
        self._thread.connection.display.ungrab_keyboard(X.CurrentTime)
        self._thread.connection.sync()

    # --- what is listened for ------------------------------------------------------------

    def chord(self, combination: Combination) -> Chord:
        return self._table.chord(combination)

    def listen_for(self, hotkeys: Sequence[Chord], cancel: Chord) -> None:
        self._thread.do(lambda: self._take_up(tuple(hotkeys), cancel))

    def listen_for_nothing(self) -> None:
        self._thread.do(self._drop)

    def recording(self, active: bool) -> None:
        self._recording = active
        self._thread.do(self._renew_grabs)

    def typing(self, active: bool) -> None:
        self._typing_now = active
        self._typed_until_ns = math.inf if active else time.monotonic_ns() + SAME_CLOCK_MS * 1_000_000
        if active:
            self._typings += 1
            self._typing = True
            self._thread.do(self._typing_begun)
        else:
            number = self._typings
            self._thread.do(lambda: self._typing_over(number))

    # --- the connection's thread: what the server says -----------------------------------

    def _grabbed(self, event: Any) -> None:
        if self._lets_go(event.detail):
            self._hand_keyboard_back()

    def _mapping_changed(self, event: Any) -> None:
        if event.request != X.MappingPointer:
            self._await_layout()

    def _property_changed(self, event: Any) -> None:
        """Which window is in front stands on the root: what was pressed in others is of no account to this one."""
        if event.atom == self._front and event.window.id == self._thread.connection.root.id:
            self._tell_front(self._clock.monotonic_ns(event.time, time.monotonic_ns()))

    def _tell_front(self, at_ns: int) -> None:
        found = self._thread.connection.root.get_full_property(self._front, X.AnyPropertyType)
        window = UNKNOWN if found is None or not found.value else int(found.value[0]) or _NO_WINDOW
        self._handler.came_to_front(window, at_ns)

    def _await_layout(self) -> None:
        self._thread.at("layout", LAYOUT_QUIET_S, self._layout_changed)

    def _state_changed(self, state: State, _after: int) -> None:
        self._modifiers = state.modifiers
        self._locks.locked = state.locked

    def _heard(self, kind: int, event: RawEvent) -> None:
        """A key or a mouse button, before anything else happens because of it."""
        handled_ns = time.monotonic_ns()
        event_ns = self._clock.monotonic_ns(event.server_ms, handled_ns)
        if kind != RAW_BUTTON_PRESS:
            self._heard_key(kind == RAW_KEY_PRESS, event.code, event.device, event_ns, handled_ns)
        elif event.code not in WHEEL_BUTTONS:
            self._handler.other_input(event_ns, click=True)

    def _heard_key(self, pressed: bool, code: int, device: int, event_ns: int, handled_ns: int) -> None:
        ours = self._typing and device in self._injecting and event_ns <= self._typed_until_ns
        if code in self._own:
            if ours and code in self._may_type:
                self._press_ignored = self._press_ignored or pressed
            else:
                self._own_key(pressed, code, device, event_ns, handled_ns)
        elif pressed and not ours and code not in self._modifier_codes:
            held = modifiers_in(self._modifiers, self._meanings)
            self._handler.foreign_press(event_ns, switches=bool(held & _SWITCHING))
        if code in self._all_rivals and not ours:
            changed = self._held_rivals.press if pressed else self._held_rivals.release
            if changed(code, device):
                self._renew_grabs()

    def _own_key(self, pressed: bool, code: int, device: int, event_ns: int, handled_ns: int) -> None:
        changed = self._held_keys.press if pressed else self._held_keys.release
        if changed(code, device):
            held = modifiers_in(self._modifiers, self._meanings)
            self._handler.own_key(pressed, code, held, event_ns, handled_ns)
            self._held_changed({code})
        self._locks.key(pressed, code)

    # --- the connection's thread: what follows -------------------------------------------

    def _take_up(self, hotkeys: tuple[Chord, ...], cancel: Chord) -> None:
        if (hotkeys, cancel) == (self._hotkeys, self._cancel):
            self._renew_grabs()  # the connection or the bits of the modifiers may be others
            return
        self._hotkeys, self._cancel = hotkeys, cancel
        self._own = cancel.codes.union(*(hotkey.codes for hotkey in hotkeys))
        self._combined = frozenset[KeyCodeId]().union(*(hotkey.codes for hotkey in hotkeys if len(hotkey.members) > 1))
        self._may_type = cancel.typed_codes.union(*(hotkey.typed_codes for hotkey in hotkeys))
        self._rivals = {hotkey: rival_codes(self._table, hotkey) for hotkey in hotkeys}
        self._all_rivals = frozenset[KeyCodeId]().union(*self._rivals.values())
        self._held_keys.listen_for(self._own)
        self._held_rivals.listen_for(self._all_rivals)
        self._refused = frozenset()
        self._renew_grabs()

    def _drop(self) -> None:
        self._hotkeys, self._cancel, self._rivals = (), None, {}
        self._own = self._all_rivals = frozenset()
        self._held_keys, self._held_rivals = HeldKeys(), HeldKeys()
        self._locks.masks = {}
        self._give_back()

    def _lets_go(self, keycode: int) -> bool:
        if not self._typing:
            return keycode in self._still.keycodes
        return any(keycode in hotkey.codes for hotkey in self._hotkeys)

    def _hand_keyboard_back(self) -> None:
        self._thread.connection.display.ungrab_keyboard(X.CurrentTime)
        self._thread.connection.display.flush()

    def _typing_begun(self) -> None:
        if self._held_keys.codes:
            self._hand_keyboard_back()

    def _typing_over(self, number: int) -> None:
        """The server answers after it has told us of every key that was typed, so all of them are still ours."""
        self._thread.connection.sync()
        self._thread.connection.dispatch()
        if number != self._typings:
            return  # the next text is being typed
        self._typing = False
        if self._press_ignored:
            self._press_ignored = False
            self._make_up_for_presses()

    def _make_up_for_presses(self) -> None:
        """What another program pressed while we typed on the same device, and still holds, was no key of ours."""
        asked_ns = time.monotonic_ns()
        for device in self._injecting:
            for code in sorted(self._devices.keys_down_on(device) & self._own - self._held_keys.codes):
                self._own_key(True, code, device, asked_ns, asked_ns)

    def _renew_grabs(self) -> None:
        hotkeys, cancel = self._hotkeys, self._cancel
        if cancel is None:
            return
        down = self._held_keys.codes
        self._locks.masks = {code: lock_mask(self._table, code) for hotkey in hotkeys for code in hotkey.codes}
        wanted = {hotkey: hotkey_grabs(self._table, hotkey, down, self._has_rival(hotkey)) for hotkey in hotkeys}
        swallowed = cancel_grabs(self._table, cancel, hotkeys) if self._recording else frozenset()
        refused = self._grabs.want(swallowed.union(*wanted.values()), self._table.lock_masks()) - swallowed
        for hotkey, grabs in wanted.items():
            if grabs & refused - self._refused:
                self._handler.noticed(_taken(hotkey))
        self._refused |= refused
        self._still.want(frozenset[int]().union(*(silenced_keys(hotkey, down) for hotkey in hotkeys)))

    def _has_rival(self, hotkey: Chord) -> bool:
        return not self._rivals[hotkey].isdisjoint(self._held_rivals.codes)

    def _held_changed(self, moved: Set[KeyCodeId]) -> None:
        if self._held_keys.codes:
            self._thread.at("watch", WATCH_S, self._check_held)
        else:
            self._thread.forget("watch")
        if not self._combined.isdisjoint(moved):
            self._renew_grabs()

    def _check_held(self) -> None:
        """A release is not reported when its device was unplugged, or while another console had the screen."""
        asked_ns = time.monotonic_ns()
        devices = self._held_keys.devices() | self._held_rivals.devices()
        down = {device: self._devices.keys_down_on(device) for device in devices}
        held, rivals = set(self._held_keys.codes), set(self._held_rivals.codes)
        self._held_keys.keep(down)
        self._held_rivals.keep(down)
        if rivals - self._held_rivals.codes:
            self._renew_grabs()
        self._handler.keys_down(frozenset(self._held_keys.codes), asked_ns)
        self._held_changed(held - self._held_keys.codes)

    def _layout_changed(self) -> None:
        if self._typing:
            self._await_layout()
            return
        if self._foreign_layouts and self._lacks_ours():
            return  # the keys under the user's fingers stay where they were
        self._read_table()
        self._handler.keyboard_changed()

    def _lacks_ours(self) -> bool:
        table = KeyTable(self._xkb.keyboard(), self._xkb.key_names())
        try:
            for hotkey in self._hotkeys:
                table.chord(hotkey.combination)
        except HotkeyFault:
            return True
        return False

    def _tend_clock(self) -> None:
        self._clock.renew()
        self._thread.at("clock", ServerClock.PERIOD_S, self._tend_clock)

    def _lost(self) -> None:
        """A key that is held stays so: most connections are made again within a moment."""
        self._handler.failed(LOST_DISPLAY)

    def _gone(self) -> None:
        self._held_keys, self._held_rivals = HeldKeys(), HeldKeys()
        self._handler.keys_down(frozenset(), time.monotonic_ns())

    def _opened(self) -> None:
        self._typing = self._typing_now
        try:
            self._take_stock()
        except OlderServer as lacking:
            raise ConnectionError(str(lacking)) from lacking  # another server answers now; perhaps the next one can
        self._handler.keyboard_changed()
        self._check_held()


def _taken(hotkey: Chord) -> Problem:
    return Problem(
        TAKEN,
        "Dictation starts all the same, but that program reacts too. Choose another key in the settings, or take "
        "the key from that program.",
        hotkey.combination.text,
    )
