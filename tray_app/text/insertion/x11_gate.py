"""Whether text may go into a window just now: asked before every write, and after the last."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, NamedTuple

from Xlib.protocol import request

from tray_app.x11.connection import X11Connection
from tray_app.x11.devices import keycodes
from tray_app.x11.xkb import State, Xkb

from .hindrance import PATIENCE_MS, Hindered, Hindrance
from .x11_held_keys import X11HeldKeys
from .x11_target import Target, X11Targets
from .x11_typing import X11Typing

POLL_MS = 10


class _Look(NamedTuple):
    """What one round trip shows."""

    focus: Any
    grabbed: bool
    down: frozenset[int]
    """Keycodes, whoever holds them."""
    state: State


class X11Gate:
    """Blocks for one round trip when nothing hinders, and up to PATIENCE_MS when something does."""

    def __init__(
        self,
        connection: X11Connection,
        xkb: Xkb,
        targets: X11Targets,
        typing: X11Typing,
        held_keys: X11HeldKeys,
        never_lift: Callable[[], frozenset[int]],
    ) -> None:
        """`never_lift`: the hotkey's keycodes."""
        self._connection = connection
        self._xkb = xkb
        self._targets = targets
        self._typing = typing
        self._held_keys = held_keys
        self._never_lift = never_lift

    def await_free(self, target: Target) -> frozenset[int]:
        """The keys that are down once nothing hinders, or only a modifier that may be lifted. Raises Hindered."""
        return self._wait(target, lift=False).down

    def pass_into(self, target: Target) -> State:
        """The keyboard's state once the next keys may be pressed. Raises Hindered."""
        return self._wait(target, lift=True).state

    def check_arrival(self, target: Target) -> None:
        """After the last key: nobody else can have got it. Raises Hindered."""
        hindrance = self._hindrance(self._look(), target)
        if hindrance in (Hindrance.LOST, Hindrance.GRABBED):
            raise Hindered(hindrance)

    def _wait(self, target: Target, *, lift: bool) -> _Look:
        begun_ns, lifted = time.monotonic_ns(), False
        while (hindrance := self._hindrance(look := self._look(), target)) is not None:
            if (time.monotonic_ns() - begun_ns) / 1e6 < PATIENCE_MS[hindrance] and not lifted:
                self._connection.wait(lambda: False, POLL_MS)
            elif hindrance is not Hindrance.MODIFIER or lifted:
                raise Hindered(hindrance)
            elif lift:
                self._held_keys.lift(look.down & self._typing.hindering_codes)
                lifted = True
            else:
                break
        return look

    def _look(self) -> _Look:
        """Also brings to the server, and sees carried out, whatever was queued before."""
        wire = self._connection.wire
        focus = request.GetInputFocus(display=wire, defer=True)
        grabbed = self._targets.ask_for_grab()
        keys = request.QueryKeymap(display=wire, defer=True)
        state = self._xkb.ask_state()
        focus.reply()
        is_grabbed = grabbed()
        keys.reply()
        return _Look(focus.focus, is_grabbed, keycodes(keys.map), state())

    def _hindrance(self, look: _Look, target: Target) -> Hindrance | None:
        if not self._targets.is_within(look.focus, target):
            return Hindrance.LOST
        if look.grabbed and not target.grabs_for_itself:
            return Hindrance.GRABBED
        if look.down & self._never_lift():
            return Hindrance.HOTKEY
        return Hindrance.MODIFIER if look.down & self._typing.hindering_codes else None
