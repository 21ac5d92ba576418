"""Typing through the desktop's portal, where windows take no keys of programs otherwise: GNOME, Plasma and their kin.

Keys of the portal type only what the present layout has, and drop the rest without a word (GNOME 48, Plasma 6); each
costs two round trips through three programs, and nobody tells of their arrival. So a text is put on the clipboard and
pasted, which takes as long as two keys whatever its length, and of which the clipboard tells whether it was taken.
Typed are short texts into windows of which nobody tells what they are: they may be terminals, which paste otherwise.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Protocol

from tray_app.core.applications import Application
from tray_app.core.errors import EnvironmentFault, Problem
from tray_app.core.settings import InsertionSettings
from tray_app.core.worker import Worker
from tray_app.dbus.bus import MessageBus
from tray_app.dbus.faults import DBusFault, RefusedFault
from tray_app.dbus.host_app import introduce
from tray_app.dbus.portal import Portal
from tray_app.paths import typing_permission_path

from . import portal_policy
from . import portal_problems as problems
from .portal_clipboard import PortalClipboard
from .portal_keyboard import LiveKeyboard, Permission, PortalKeyboard, nothing_done
from .portal_keys import BrokenOff, Key
from .portal_token import KeptToken
from .step import Done, NothingDone, PartlyDone
from .wayland_keymap import SeatLayout, caps_lock_is_on
from .xkb_layout import Layout

NAME = "portal"
LONGEST = 100_000
READY_TIMEOUT_S = 2.0
"""For a session that is begun without a question: 0.6 s and some patience. With a question nobody waits."""
READING_TIMEOUT_S = 3.0
"""A window that has not asked for the text by then is no window to paste into, or hangs."""
LAYOUT_GOOD_FOR_S = 10.0


class AnyLoan(Protocol):
    """A text on the clipboard; see `portal_clipboard.Loan`."""

    gives_back: bool

    def await_look(self) -> None: ...

    def await_reading(self, since_ns: int, timeout_s: float) -> int | None: ...

    def leave(self) -> None: ...


class LendingClipboard(Protocol):
    """A clipboard that a text is put on for as long as its context lasts. Raises DBusFault or InsertionFault."""

    def lend(self, text: str) -> AbstractContextManager[AnyLoan]: ...


class PortalStep:
    """A step of the insertion chain. One thread at a time, except where something else is said."""

    name = NAME
    longest = LONGEST

    def __init__(
        self,
        keyboard: PortalKeyboard,
        clipboard: PortalClipboard,
        layout: Callable[[], Layout | None],
        *,
        spare_clipboard: LendingClipboard | None = None,
        is_caps_locked: Callable[[], bool] = lambda: False,
        aside: Callable[[Callable[[], object]], object] = lambda work: work(),
        close: Callable[[], object] = lambda: None,
        ready_timeout_s: float = READY_TIMEOUT_S,
        reading_timeout_s: float = READING_TIMEOUT_S,
    ) -> None:
        """`layout` is asked before a text that could be typed; `spare_clipboard` is used on a desktop whose portal has
        no clipboard (Plasma); with Caps Lock on nothing is typed; `aside` has something done while the user speaks;
        `close` ends what the step stands on."""
        self._keyboard = keyboard
        self._clipboard = clipboard
        self._read_layout = layout
        self._spare_clipboard = spare_clipboard
        self._is_caps_locked = is_caps_locked
        self._aside = aside
        self._close = close
        self._ready_timeout_s = ready_timeout_s
        self._reading_timeout_s = reading_timeout_s
        self._reading_layout = threading.Lock()
        self._layout: Layout | None = None
        self._layout_since_s = float("-inf")

    # --- the step ------------------------------------------------------------------------

    def usable(self) -> Problem | None:
        """None, or why not. Asks nobody for leave; blocks where the portal has to be started first."""
        return self._keyboard.why_not()

    def prepare(self) -> None:
        """A dictation has begun: the session is begun while its user speaks, unless that would ask a question that was
        never answered yet, and the layout is read, which takes 8 to 40 ms. Any thread; returns at once."""
        if self._keyboard.has_token:
            self._keyboard.begin()
            self._aside(self._layout_now)

    def offer(self, text: str) -> None:
        """Puts it on the clipboard for the user. Raises NothingDone where there is no session, or none with a
        clipboard."""
        if not self._clipboard.is_enabled:
            raise nothing_done(problems.NO_CLIPBOARD)
        try:
            self._clipboard.offer(text)
        except DBusFault as fault:
            raise nothing_done(problems.went_wrong(fault.problem.detail)) from fault

    def ask_again(self) -> None:
        """The user wishes to be asked. Any thread; returns at once."""
        self._keyboard.ask_again()

    @property
    def permission(self) -> Permission:
        return self._keyboard.permission

    def insert(self, text: str, settings: InsertionSettings, application: Application | None) -> Done:
        """Blocks up to some seconds; raises NothingDone or PartlyDone.

        `application`: what the text goes into, where the desktop tells.
        """
        live = self._keyboard.ready(self._ready_timeout_s)
        clipboard = self._clipboard if live.has_clipboard else self._spare_clipboard
        layout = self._layout_now()
        chord = portal_policy.paste_chord(layout, application)
        keysyms = self._keysyms(layout, text)
        pastes = clipboard is not None and chord is not None
        if keysyms and (not pastes or portal_policy.is_to_be_typed(text, settings, application)):
            return self._type(live, keysyms, settings.key_delay_ms)
        if clipboard is None:
            raise nothing_done(problems.NOT_ON_KEYBOARD)
        if chord is None:
            raise nothing_done(problems.NO_PASTE_KEY)
        try:
            return self._paste(live, clipboard, text, chord)
        except NothingDone:  # what the user has on the clipboard cannot be kept meanwhile
            if not keysyms:
                raise
            return self._type(live, keysyms, settings.key_delay_ms)

    def close(self) -> None:
        """The session ends, and with it what is on the clipboard in forms that the desktop does not keep."""
        self._keyboard.close()
        self._close()

    # --- inside --------------------------------------------------------------------------

    def _layout_now(self) -> Layout | None:
        with self._reading_layout:
            if time.monotonic() - self._layout_since_s > LAYOUT_GOOD_FOR_S:
                self._layout, self._layout_since_s = self._read_layout(), time.monotonic()
            return self._layout

    def _keysyms(self, layout: Layout | None, text: str) -> list[int]:
        """Empty when it cannot be typed."""
        by_layout = portal_policy.LAYOUT_KEYSYMS
        if layout is None or not layout.types(char for char in text if char not in by_layout) or self._is_caps_locked():
            return []
        return [by_layout.get(char) or layout.keysyms[char] for char in text]

    def _type(self, live: LiveKeyboard, keysyms: list[int], delay_ms: int) -> Done:
        try:
            first_ns, last_ns = live.keys.type(keysyms, delay_ms)
        except BrokenOff as broken:
            self._keyboard.lost()
            detail = broken.cause.problem.detail
            if not broken.pressed and isinstance(broken.cause, RefusedFault):
                raise nothing_done(problems.went_wrong(detail)) from broken
            # A key whose answer did not come in time may have been pressed all the same.
            raise partly_done(problems.BROKEN_OFF, detail) from broken
        return Done(first_ns, last_ns, False, "typed")

    def _paste(self, live: LiveKeyboard, clipboard: LendingClipboard, text: str, chord: tuple[Key, ...]) -> Done:
        pressed_ns = 0
        try:
            with clipboard.lend(text) as loan:
                loan.await_look()
                pressed_ns = time.monotonic_ns()
                live.keys.chord(*chord)
                taken_ns = loan.await_reading(pressed_ns, self._reading_timeout_s)
                if taken_ns is None:
                    loan.leave()
        except DBusFault as fault:
            self._keyboard.lost()
            if pressed_ns:
                raise partly_done(problems.BROKEN_OFF, fault.problem.detail) from fault
            raise nothing_done(problems.went_wrong(fault.problem.detail)) from fault
        except EnvironmentFault as fault:  # of the other clipboard
            problem = fault.problem
            raise nothing_done(problem) from fault
        if taken_ns is None:
            raise partly_done(problems.NOT_PASTED, on_clipboard=True)
        return Done(taken_ns, taken_ns, True, "pasted", None if loan.gives_back else problems.CLIPBOARD_UNREAD)


def partly_done(problem: Problem, detail: str = "", *, on_clipboard: bool = False) -> PartlyDone:
    return PartlyDone(problem.title, problem.remedy, detail, on_clipboard=on_clipboard)


def make_portal_step(
    *,
    bus: MessageBus | None = None,
    introduce: Callable[[Portal], object] = introduce,
    answered: Callable[[Problem | None], object] = lambda _why_not: None,
    spare_clipboard: LendingClipboard | None = None,
) -> PortalStep:
    """The step for this desktop; nothing of it runs before it is asked. `bus`: the session's, which stays the caller's
    to close; None: one of its own. `introduce` tells a portal who asks; `answered` is told what the user says to the
    desktop's question, None for a yes, on a thread of the portal's."""
    own_bus = MessageBus() if bus is None else None
    portal = Portal(bus or own_bus or MessageBus())
    worker = Worker("portal", step_limit_s=None)
    clipboard = PortalClipboard(portal, worker)
    token = KeptToken(typing_permission_path())
    keyboard = PortalKeyboard(portal, token, clipboard, worker, introduce=introduce, answered=answered)

    def close() -> None:
        portal.end_requests()
        worker.close(1.0)
        if own_bus is not None:
            own_bus.close()

    return PortalStep(
        keyboard,
        clipboard,
        SeatLayout(),
        spare_clipboard=spare_clipboard,
        is_caps_locked=caps_lock_is_on,
        aside=worker.do,
        close=close,
    )
