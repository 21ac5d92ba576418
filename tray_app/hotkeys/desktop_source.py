"""Hotkeys as shortcuts that the desktop keeps: it says when one goes down and comes up, and nothing of any other key.

What is asked of the desktop may take seconds, or minutes while it asks the user. So it is asked on a thread of its own,
and again whenever it forgets us; a key that is held then counts as released, for nobody would tell of its release.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from tray_app.core.bindings import ListenedKeys
from tray_app.core.combination import Chord, Combination, Modifiers
from tray_app.core.errors import HotkeyFault, Problem
from tray_app.core.ports import Post
from tray_app.core.worker import Worker
from tray_app.dbus.faults import DBusFault

from . import naming
from .desktop_problems import LOST, NO_DIALOG, WAITS, another_key, old_key, to_bind, without_key
from .keyboard_hotkeys import KeyboardHotkeys
from .shortcut_memory import ShortcutMemory
from .shortcuts import Shortcut, keys_of_before, shortcuts_of
from .source import KeyHandler
from .triggers import key_of_description

log = logging.getLogger(__name__)

TOLD_AFTER_S = 2.0
"""A wait that is shorter is not worth a word."""
SLOW_START_S = 10.0
"""At login the desktop's services start too, one behind the other."""
RETRY_S = (0.2, 1.0, 3.0, 10.0, 30.0)
CLOSE_S = 2.0


class NotGivenFault(HotkeyFault):
    """The user or the desktop said no. It is not asked again by itself."""


class Told(Protocol):
    """What a desktop says of its shortcuts. Any thread; returns within microseconds."""

    def asking(self) -> None:
        """From now on the user may be asked."""

    def pressed(self, shortcut_id: str, event_ns: int, arrived_ns: int) -> None:
        """It went down, or repeats."""

    def released(self, shortcut_id: str, event_ns: int, arrived_ns: int) -> None: ...

    def renamed(self, descriptions: Mapping[str, str]) -> None:
        """What it calls the keys now, by shortcut; an empty one has no key."""

    def forgotten(self) -> None:
        """It keeps none of them any more."""


class ShortcutKeeper(Protocol):
    """A desktop that keeps shortcuts for programs."""

    names_keys: bool
    """It chooses a key itself, by the one that it is asked for; else the user binds the name of the shortcut."""
    has_dialog: bool
    """It can show the user once more what is kept, to be changed there; known once something is."""

    def keep(self, shortcuts: Sequence[Shortcut], told: Told, *, may_ask: bool) -> Mapping[str, str]:
        """Have these kept, instead of others. What the desktop calls the key of each; an empty one has no key.

        Blocks, for as long as the user is asked; `may_ask`: whether they may be. Raises NotGivenFault and DBusFault.
        """

    def drop(self) -> None:
        """Have none kept. Blocks for a moment."""

    def show_dialog(self) -> bool:
        """Whether it shows that. Blocks for a moment; raises DBusFault."""

    def close(self) -> None:
        """Ends a `keep` that blocks, and all that is kept. Any thread; returns at once."""


class DesktopSource:
    """Implements `KeySource`. Thread: desktop-keys."""

    hears_clicks = False

    _handler: KeyHandler

    def __init__(
        self,
        keeper: ShortcutKeeper,
        memory: ShortcutMemory,
        *,
        gave_up: Callable[[Problem], object],
        renamed: Callable[[], object],
        clock: Callable[[], int] = time.monotonic_ns,
        later: Callable[[float, Callable[[], None]], object] | None = None,
    ) -> None:
        """`gave_up` is called when the desktop, asked for the first time, does not do this at all; `renamed` whenever
        keys are called otherwise than before. `later` does something once after so many seconds."""
        self._keeper = keeper
        self._memory = memory
        self._gave_up = gave_up
        self._renamed = renamed
        self._clock = clock
        self._worker = Worker("desktop-keys", step_limit_s=None)  # users take their time
        self._timer = Worker("desktop-keys-told")
        self._later = later or self._timer.after
        self._lock = threading.Lock()
        self._listened: frozenset[str] = frozenset()
        """Keys, as the settings have them, that count at the moment."""
        self._wanted: tuple[Shortcut, ...] = ()
        self._known: tuple[Shortcut, ...] = ()
        """All of the settings, as `know` was told last."""
        self._cancel = ""
        self._kept: tuple[Shortcut, ...] = ()
        self._given: tuple[Shortcut, ...] = ()
        """Those that the desktop kept last."""
        self._denied: tuple[Shortcut, ...] = ()
        """Those that it was asked for since then, in vain."""
        self._keys: Mapping[str, str] = {}
        """Those of the settings, by shortcut."""
        self._descriptions: dict[str, str] = {}
        """What the desktop calls them, by shortcut."""
        self._held: set[str] = set()
        self._was_kept = False
        self._times_forgotten = 0
        self._failures = 0
        self._told_failed = False
        self._waiting_since = 0
        """Counts what is waited for, so that a word that comes too late is not said."""
        self._closing = False

    # --- the source ----------------------------------------------------------------------

    def start(self, handler: KeyHandler) -> None:
        """Returns at once: what becomes of it, the handler is told."""
        self._handler = handler

    def know(self, keys: ListenedKeys) -> None:
        """Before `listen_for`: which hotkeys these are, and which rest."""
        self._known = shortcuts_of(keys, with_keys=self._keeper.names_keys)
        self._cancel = keys.cancel_key

    def chord(self, combination: Combination) -> Chord:
        """Whatever its keys are, for the desktop it is one thing that goes down and comes up."""
        code = frozenset({combination.text})
        return Chord(combination, (code,), code, frozenset(), frozenset(), combination.modifiers)

    def listen_for(self, hotkeys: Sequence[Chord], cancel: Chord) -> None:
        listened = frozenset(chord.combination.text for chord in (*hotkeys, cancel))
        self._set(listened, self._known if hotkeys else ())

    def listen_for_nothing(self) -> None:
        self._set(frozenset(), ())

    def recording(self, active: bool) -> None: ...

    def typing(self, active: bool) -> None:
        """Desktops tell of the keys of devices; what we insert goes in without one, or is no shortcut."""

    @property
    def was_denied(self) -> bool:
        """It did not give what it was asked for last."""
        return bool(self._denied)

    @property
    def has_dialog(self) -> bool:
        return self._keeper.has_dialog

    def forget_no(self) -> None:
        """The user is choosing keys: a no from before counts no more."""
        self._worker.do(self._memory.forget_refusals)

    def ask_again(self) -> None:
        """The user wishes to be asked, where he has said no."""
        self._worker.do(self._ask_again)

    def show_dialog(self) -> None:
        """The desktop's own, for the keys that it keeps."""
        self._worker.do(self._show_dialog)

    def stop(self) -> None:
        self._closing = True
        self._keeper.close()
        self._worker.close(CLOSE_S)
        self._timer.close(0.0)
        naming.call_keys({})

    def _set(self, listened: frozenset[str], wanted: tuple[Shortcut, ...]) -> None:
        with self._lock:
            self._listened, self._wanted = listened, wanted
            self._held &= listened
        self._worker.do(self._renew)

    # --- what the desktop says -----------------------------------------------------------

    def asking(self) -> None:
        self._say_in(TOLD_AFTER_S, WAITS)

    def pressed(self, shortcut_id: str, event_ns: int, arrived_ns: int) -> None:
        key = self._keys.get(shortcut_id)
        with self._lock:
            if key is None or key not in self._listened or key in self._held:
                return
            self._held.add(key)
        self._handler.own_key(True, key, Modifiers.NONE, event_ns, arrived_ns)

    def released(self, shortcut_id: str, event_ns: int, arrived_ns: int) -> None:
        key = self._keys.get(shortcut_id)
        with self._lock:
            if key is None or key not in self._held:
                return
            self._held.discard(key)
        self._handler.own_key(False, key, Modifiers.NONE, event_ns, arrived_ns)

    def renamed(self, descriptions: Mapping[str, str]) -> None:
        self._descriptions |= descriptions
        self._worker.do(self._call_keys)

    def forgotten(self) -> None:
        self._times_forgotten += 1
        self._kept = ()
        self._let_go()
        self._say_in(TOLD_AFTER_S, LOST)
        self._try_later()

    # --- its thread ----------------------------------------------------------------------

    def _renew_soon(self) -> None:
        self._worker.do(self._renew)

    def _renew(self) -> None:
        wanted = self._wanted
        if wanted == self._kept or self._closing:
            return
        self._let_go()
        self._kept = ()
        if not wanted:
            self._keeper.drop()
            return
        self._keys = {shortcut.shortcut_id: shortcut.key for shortcut in wanted}
        may_ask, times_forgotten = not self._memory.was_refused(wanted), self._times_forgotten
        if not self._was_kept:
            self._say_in(SLOW_START_S, WAITS)
        try:
            given = self._keeper.keep(wanted, self, may_ask=may_ask)
        except NotGivenFault as fault:
            self._refused(wanted, fault)
        except DBusFault as fault:
            self._failed(fault)
        else:
            if times_forgotten == self._times_forgotten:
                self._take(wanted, given)

    def _ask_again(self) -> None:
        self._memory.forget_refusals()
        if self._denied:
            self._kept = ()
            self._renew()

    def _show_dialog(self) -> None:
        try:
            shown = self._keeper.show_dialog()
        except DBusFault as fault:
            log.info("the desktop shows no dialog for its shortcuts: %s", fault.problem)
            shown = False
        if not shown:
            self._handler.noticed(NO_DIALOG)

    def _take(self, wanted: tuple[Shortcut, ...], given: Mapping[str, str]) -> None:
        self._say_nothing()
        self._kept, self._given, self._denied = wanted, wanted, ()
        self._was_kept, self._failures = True, 0
        log.info("the desktop keeps %d of %d shortcuts", len(given), len(wanted))
        self._memory.given(wanted)
        self._descriptions = dict(given)
        self._call_keys()
        if self._told_failed:
            self._told_failed = False
            self._handler.keyboard_changed()
            self._renamed()
        self._tell_about_keys(wanted, given)

    def _tell_about_keys(self, wanted: Sequence[Shortcut], given: Mapping[str, str]) -> None:
        for shortcut in wanted:
            called = key_of_description(given.get(shortcut.shortcut_id, ""))
            if not called and self._keeper.names_keys:
                self._handler.noticed(without_key(shortcut))
            elif not called and self._memory.tells_first(shortcut):
                self._handler.noticed(to_bind(shortcut))
            elif called and shortcut.asked != shortcut.key and self._memory.tells_first(shortcut):
                self._handler.noticed(another_key(shortcut, called))

    def _refused(self, wanted: tuple[Shortcut, ...], fault: NotGivenFault) -> None:
        self._say_nothing()
        self._memory.refused(wanted)
        first, self._denied = wanted != self._denied, wanted
        old = self._take_back(wanted)
        if not old:
            self._told_failed = True
            self._handler.failed(fault.problem)
        elif first:
            for shortcut in old:
                self._handler.noticed(old_key(shortcut, naming.called().get(self._keys[shortcut.shortcut_id], "")))
        self._renamed()

    def _take_back(self, wanted: tuple[Shortcut, ...]) -> Sequence[Shortcut]:
        """The keys of before, for which the desktop has said yes, in place of those for which it said no. Which of them
        are others; empty where there are none or they are gone."""
        keys = keys_of_before(self._given, wanted)
        old = tuple(shortcut for shortcut in self._given if shortcut.shortcut_id in keys)
        others = [shortcut for shortcut in old if shortcut not in wanted]
        if not others:
            return ()
        self._keys = keys
        try:
            given = self._keeper.keep(old, self, may_ask=True)
        except (NotGivenFault, DBusFault) as fault:
            log.info("the keys of before are gone too: %s", fault.problem)
            return ()
        self._say_nothing()
        self._kept = wanted
        self._descriptions = dict(given)
        self._call_keys()
        if self._told_failed:
            self._told_failed = False
            self._handler.keyboard_changed()
        return others

    def _failed(self, fault: DBusFault) -> None:
        if self._closing:
            return
        often = self._failures >= len(RETRY_S)
        log.log(logging.DEBUG if often else logging.WARNING, "the desktop does not keep the hotkeys: %s", fault.problem)
        if self._was_kept:
            self._try_later()
        else:
            self._say_nothing()
            self._gave_up(fault.problem)

    def _try_later(self) -> None:
        delay_s = RETRY_S[min(self._failures, len(RETRY_S) - 1)]
        self._failures += 1
        self._later(delay_s, self._renew_soon)

    # --- inside --------------------------------------------------------------------------

    def _let_go(self) -> None:
        """Nobody would tell of their release: as of now they are up."""
        now_ns = self._clock()
        with self._lock:
            held, self._held = self._held, set()
        for key in held:
            self._handler.own_key(False, key, Modifiers.NONE, now_ns, now_ns)

    def _call_keys(self) -> None:
        given = self._descriptions.items()
        called = {self._keys[one]: key_of_description(text) for one, text in given if one in self._keys}
        unheard = {} if self._cancel in called else {self._cancel: ""}
        naming.call_keys({**unheard, **{key: text for key, text in called.items() if text}})
        self._renamed()

    def _say_in(self, delay_s: float, problem: Problem) -> None:
        self._waiting_since += 1
        waiting = self._waiting_since

        def say() -> None:
            if waiting == self._waiting_since and not self._closing:
                self._told_failed = True
                self._handler.failed(problem)
                self._renamed()

        self._later(delay_s, say)

    def _say_nothing(self) -> None:
        self._waiting_since += 1


class DesktopHotkeys(KeyboardHotkeys):
    """Hotkeys that the desktop keeps."""

    def __init__(self, post: Post, keys: ListenedKeys, source: DesktopSource) -> None:
        super().__init__(post, keys, source)
        self._desktop = source

    def apply(self, keys: ListenedKeys) -> None:
        self._lost = None  # other keys are asked for anew, whatever became of those before
        super().apply(keys)

    def let_go(self, who: str) -> None:
        self._desktop.forget_no()
        self._lost = None
        super().let_go(who)

    def ask_again(self) -> None:
        self._desktop.ask_again()

    def change_on_desktop(self) -> None:
        self._desktop.show_dialog()

    @property
    def was_denied(self) -> bool:
        return self._desktop.was_denied

    @property
    def has_dialog(self) -> bool:
        return self._desktop.has_dialog

    def _take_up(self, keys: ListenedKeys) -> HotkeyFault | None:
        self._desktop.know(keys)
        return super()._take_up(keys)
