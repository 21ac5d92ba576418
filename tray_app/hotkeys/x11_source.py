"""The keyboard of an X display: hears every key, keeps the hotkey's own from the window, notices what was missed.

Three connections. The listener's (pynput, the RECORD extension) only hears. The desk's holds the grabs, asks which keys
are down while one of ours is, and follows the layout. The nudge's keeps the server prompt. What a grab gives us is not
used: every key is heard through the listener, grabbed or not.

While a grabbed key is held the server gives us the whole keyboard, and the window sees itself without it (GTK and Qt
windows hide their caret). A hotkey that does not repeat is therefore handed back at once: the auto-repeat of keys like
F9 is off while we run, that of a combination's letter while its modifiers are held. A space or letter that is the
hotkey by itself is kept until it comes up, or its repeats would arrive in the window, except while our own insertion
is typing. A modifier needs no grab at all, which makes it the best hotkey.
"""

from __future__ import annotations

import logging
import os
import time
from typing import TYPE_CHECKING, Any

from Xlib import X

from tray_app.core.combination import Chord, Combination, KeyCodeId, Modifiers
from tray_app.core.errors import HotkeyFault, Problem

from .source import TAKEN, Ear
from .x11_desk import LOST, RETRY_S, X11Desk
from .x11_grab import PassiveGrabs, StillKey
from .x11_keys import Grab, KeyTable, cancel_grabs, hotkey_grabs, modifiers_in, rival_codes, silenced_keys
from .x_clock import ServerClock, clock_from_samples

if TYPE_CHECKING:
    from .x11_listener import X11Listener

log = logging.getLogger(__name__)

WATCH_S = 0.5
"""How often held keys are checked on: a release that was missed costs at most this."""
LAYOUT_QUIET_S = 0.25
"""A layout change comes as a burst of notices."""

NO_DISPLAY = ("The X display cannot be reached.", "Start Holdtalk from within the desktop, or set DISPLAY.")
LOST_DISPLAY = Problem(
    "Hotkeys lost their connection to the display.",
    "Holdtalk keeps trying to connect; until then `holdtalk toggle` starts and stops a dictation.",
)
LISTENER_GONE = Problem(
    "Holdtalk cannot hear keys at the moment.",
    "It keeps trying; until then `holdtalk toggle` starts and stops a dictation.",
)


class X11Source:
    """Implements `KeySource` for $DISPLAY. Threads: hotkey-desk, hotkey-listener."""

    # There once it is started.
    _ear: Ear
    _desk: X11Desk
    _table: KeyTable
    _grabs: PassiveGrabs
    _still: StillKey

    def __init__(self) -> None:
        self._clock = ServerClock()
        self._listener: X11Listener | None = None
        self._own: frozenset[KeyCodeId] = frozenset()
        self._rivals: frozenset[KeyCodeId] = frozenset()
        self._rivals_down: set[KeyCodeId] = set()
        self._down: frozenset[KeyCodeId] = frozenset()
        self._meanings: tuple[Modifiers, ...] = (Modifiers.NONE,) * 8
        self._modifier_codes: frozenset[int] = frozenset()
        self._hotkey: Chord | None = None
        self._cancel: Chord | None = None
        self._recording = False
        self._typing = False
        self._stopping = False
        self._failed_revivals = 0
        self._refused: frozenset[Grab] = frozenset()

    # --- life ----------------------------------------------------------------------------

    def start(self, ear: Ear) -> None:
        self._ear = ear
        self._stopping = False
        self._desk = X11Desk(self._server_event, self._opened, self._lost, self._is_own)
        try:
            self._desk.connect()
            self._require_extensions()
            self._take_stock()
            if not self._start_listener():
                raise HotkeyFault(LISTENER_GONE.title, "Log out and in again; `holdtalk doctor` may tell more.")
        except LOST as error:
            self._desk.close()
            raise HotkeyFault(*NO_DISPLAY, os.environ.get("DISPLAY", "DISPLAY is not set")) from error
        except HotkeyFault:
            self._stopping = True
            self._desk.close()
            raise
        self._desk.start()

    def _require_extensions(self) -> None:
        for name, purpose in (("RECORD", "to hear the hotkey"), ("XTEST", "to type")):
            if not self._desk.display.has_extension(name):
                raise HotkeyFault(
                    f"The X server lacks the {name} extension, which Holdtalk needs {purpose}.",
                    "Enable it in the server's configuration, or bind `holdtalk toggle` to a key in your desktop.",
                )

    def _start_listener(self) -> bool:
        from .x11_listener import X11Listener  # pynput connects to the display as it is imported

        listener = X11Listener(self._heard, self._listener_ended)
        if not listener.start_and_wait():
            return False
        self._listener = listener
        return True

    def _take_stock(self) -> None:
        """What belongs to this connection: clock, keyboard, grabs."""
        self._clock = clock_from_samples(self._desk.server_times(5))
        self._grabs = PassiveGrabs(self._desk.display)
        self._still = StillKey(self._desk.display)
        self._read_table()

    def _read_table(self) -> None:
        display = self._desk.display
        first = display.display.info.min_keycode
        count = display.display.info.max_keycode - first + 1
        from .x11_keysyms import keysym_of  # as above: its tables are pynput's

        rows = [tuple(row) for row in display.get_keyboard_mapping(first, count)]
        modifier_rows = [tuple(row) for row in display.get_modifier_mapping()]
        self._table = KeyTable(first, rows, modifier_rows, keysym_of)
        self._meanings = self._table.meaning_of_bits()
        self._modifier_codes = frozenset(code for row in modifier_rows for code in row if code)

    def stop(self) -> None:
        self._stopping = True
        if self._listener is not None:
            self._listener.stop_and_wait()
        self._desk.do(self._give_back)
        self._desk.close()

    def _give_back(self) -> None:
        self._grabs.want(frozenset(), ())
        self._still.want(frozenset())
        self._desk.display.ungrab_keyboard(X.CurrentTime)
        self._desk.display.sync()

    # --- what is listened for ------------------------------------------------------------

    def chord(self, combination: Combination) -> Chord:
        return self._table.chord(combination)

    def listen_for(self, hotkey: Chord, cancel: Chord) -> None:
        self._hotkey, self._cancel = hotkey, cancel
        self._rivals = rival_codes(self._table, hotkey)
        self._rivals_down.clear()
        self._refused = frozenset()
        self._own = hotkey.codes | cancel.codes
        self._desk.do(self._renew_grabs)

    def recording(self, active: bool) -> None:
        self._recording = active
        self._desk.do(self._renew_grabs)

    def typing(self, active: bool) -> None:
        self._typing = active
        self._desk.do(self._typing_changed)

    def own_keys_down(self, codes: frozenset[KeyCodeId]) -> None:
        if codes == self._down:
            return
        self._down = codes
        self._desk.do(self._down_changed)

    def check_keys(self) -> None:
        self._desk.do(self._ask_keymap)

    # --- the listener's thread -----------------------------------------------------------

    def _heard(self, pressed: bool, keycode: int, state: int, server_ms: int, handled_ns: int) -> None:
        event_ns = self._clock.monotonic_ns(server_ms, handled_ns)
        if keycode in self._own:
            self._ear.own_key(pressed, keycode, modifiers_in(state, self._meanings), event_ns, handled_ns)
        elif pressed and keycode not in self._modifier_codes:
            self._ear.foreign_press(event_ns, handled_ns)
        if keycode in self._rivals:
            (self._rivals_down.add if pressed else self._rivals_down.discard)(keycode)
            self._desk.do(self._renew_grabs)

    def _is_own(self, keycode: int) -> bool:
        return keycode in self._own

    def _listener_ended(self) -> None:
        """Called by the listener that ended, as its last act."""
        if not self._stopping:
            self._desk.do(self._revive_soon)

    # --- the desk's thread ---------------------------------------------------------------

    def _server_event(self, event: Any) -> None:
        if event.type == X.KeyPress and self._lets_go(event.detail):
            self._hand_keyboard_back()
        elif event.type == X.MappingNotify and event.request != X.MappingPointer:
            self._desk.at("layout", LAYOUT_QUIET_S, self._layout_changed)

    def _lets_go(self, keycode: int) -> bool:
        hotkey = self._hotkey
        return hotkey is not None and keycode in (hotkey.codes if self._typing else self._still.keycodes)

    def _typing_changed(self) -> None:
        if self._typing and self._down:
            self._hand_keyboard_back()
        if self._desk.nudge is not None:
            self._desk.nudge.listen(not self._typing)

    def _hand_keyboard_back(self) -> None:
        self._desk.display.ungrab_keyboard(X.CurrentTime)
        self._desk.display.flush()

    def _renew_grabs(self) -> None:
        hotkey, cancel = self._hotkey, self._cancel
        if hotkey is None or cancel is None:
            return
        locks = self._table.lock_masks()
        wanted = hotkey_grabs(self._table, hotkey, self._down, bool(self._rivals_down))
        swallowed = cancel_grabs(self._table, cancel, hotkey) if self._recording else frozenset()
        refused = self._grabs.want(wanted | swallowed, locks) & wanted
        if refused - self._refused:
            self._ear.noticed(_taken(hotkey))
        self._refused |= refused
        self._still.want(silenced_keys(hotkey, self._down))

    def _down_changed(self) -> None:
        if self._down:
            self._desk.at("watch", WATCH_S, self._ask_keymap)
        else:
            self._desk.forget("watch")
        if self._hotkey is not None and len(self._hotkey.members) > 1:
            self._renew_grabs()

    def _ask_keymap(self) -> None:
        if self._down:
            self._desk.at("watch", WATCH_S, self._ask_keymap)
        asked_ns = time.monotonic_ns()
        bits = self._desk.display.query_keymap()
        down = {code for code in self._own | self._rivals if isinstance(code, int) and bits[code // 8] >> code % 8 & 1}
        if self._rivals_down - down:
            self._rivals_down &= down
            self._renew_grabs()
        self._ear.keys_down(down & self._own, asked_ns)

    def _layout_changed(self) -> None:
        if self._typing:
            self._desk.at("layout", LAYOUT_QUIET_S, self._layout_changed)
            return
        self._read_table()
        self._ear.keyboard_changed()

    def _revive_soon(self) -> None:
        delay_s = RETRY_S[min(self._failed_revivals, len(RETRY_S) - 1)]
        self._desk.at("listener", delay_s, self._revive_listener)

    def _revive_listener(self) -> None:
        """A listener that fails to start calls `_listener_ended` too, so this is tried again."""
        if self._stopping or (self._listener is not None and self._listener.running):
            return
        if self._start_listener():
            log.warning("the key listener was restarted")
            self._failed_revivals = 0
            self._ask_keymap()
            return
        if not self._failed_revivals:
            self._ear.noticed(LISTENER_GONE)
        self._failed_revivals += 1

    def _lost(self) -> None:
        self._ear.keys_down(frozenset(), time.monotonic_ns())
        self._ear.noticed(LOST_DISPLAY)

    def _opened(self) -> None:
        self._take_stock()
        self._ear.keyboard_changed()
        self._revive_listener()


def _taken(hotkey: Chord) -> Problem:
    return Problem(
        TAKEN,
        "Dictation starts all the same, but that program reacts too. Choose another key in the settings, or take "
        "the key from that program.",
        hotkey.combination.text,
    )
