"""pynput's X listener, reduced to what a hotkey needs: the keycode, the server's time, and no delay.

pynput turns every event into a `Key`; that costs more than all the rest, and loses the server's time. This subclass
reads the event itself. It also empties what pynput leaves lying: each change of the keyboard mapping (our insertion
makes dozens while it types) sends an event to both of its connections, and nothing there ever takes them out.
"""

from __future__ import annotations

import contextlib
import logging
import struct
import threading
import time
from collections.abc import Callable
from typing import Any

from pynput import keyboard
from Xlib import error
from Xlib.display import Display

log = logging.getLogger(__name__)

HeardKey = Callable[[bool, int, int, int, int], None]
"""(pressed, keycode, state, server_ms, handled_ns)."""

KEY_PRESS, KEY_RELEASE = 2, 3
EVENT_BYTES = 32
FROM_SERVER, START_OF_DATA = 0, 4
BROKEN = (error.DisplayError, error.ConnectionClosedError, OSError)
READY_TIMEOUT_S = 5.0
STOP_TIMEOUT_S = 2.0
_KEY_EVENT = struct.Struct("=BB2xI20xH2x")
"""Type, keycode, time and state of a core key event."""


class X11Listener(keyboard.Listener):
    """Listens on $DISPLAY from its own daemon thread until `stop` or until the connection ends."""

    # pynput's own, made on its thread before it is ready.
    _display_record: Any
    _display_stop: Any
    _context: Any

    def __init__(self, heard: HeardKey, ended: Callable[[], None]) -> None:
        super().__init__()
        self.name = "hotkey-listener"
        self._heard = heard
        self._ended = ended
        self._settled = threading.Event()

    def start_and_wait(self) -> bool:
        """Blocks until keys are heard. False when that failed."""
        self.start()
        return self._settled.wait(READY_TIMEOUT_S) and self.running

    def stop_and_wait(self) -> None:
        """No more keys are reported after this. Blocks until the connections are closed, two seconds at most."""
        self.stop()
        threading.Thread.join(self, STOP_TIMEOUT_S)  # pynput's own join wants its queue read as well

    def _stop_platform(self) -> None:
        """pynput asks on the connection that is busy listening, which sends it at the next key only.

        Its other connection is closed by the listening thread as soon as that hears the answer, so we use neither.
        """
        if self._ready:
            with contextlib.suppress(*BROKEN):  # then it is off
                display = Display()
                display.record_disable_context(self._context)
                display.sync()
                display.close()

    def run(self) -> None:
        try:
            super().run()
        except Exception as error:  # noqa: BLE001 - whatever ends the listener, the keyboard is told below
            log.debug("the key listener ended: %s", type(error).__name__)
        finally:
            self._hang_up()
            self._running = False
            self._settled.set()
            self._ended()

    def _hang_up(self) -> None:
        """pynput closes its connections, but when one was broken it leaves the other open."""
        for name in ("_display_stop", "_display_record"):
            with contextlib.suppress(*BROKEN, AttributeError):  # closed already, or never made
                getattr(self, name).close()

    def _initialize(self, display: Any) -> None:
        """pynput reads the whole keyboard mapping here; nothing of ours needs it."""

    def _handler(self, reply: Any) -> None:
        """One batch of recorded events, on the listener's thread."""
        handled_ns = time.monotonic_ns()
        if not self.running:
            raise self.StopException
        if reply.category == START_OF_DATA:
            self._settled.set()  # only from here on are keys recorded; pynput calls itself ready before
        if reply.category != FROM_SERVER:
            return
        try:
            self._read_events(reply.data, handled_ns)
        except Exception:
            # Raising would end the listener: a mistake about one key must not make us deaf to the next.
            log.exception("a key event was not handled")
        self._empty_queues()

    def _read_events(self, data: bytes, handled_ns: int) -> None:
        for offset in range(0, len(data) - EVENT_BYTES + 1, EVENT_BYTES):
            kind, keycode, server_ms, state = _KEY_EVENT.unpack_from(data, offset)
            kind &= 0x7F  # the high bit marks an event another client made
            if kind in (KEY_PRESS, KEY_RELEASE):
                self._heard(kind == KEY_PRESS, keycode, state, server_ms, handled_ns)

    def _empty_queues(self) -> None:
        """Throw away what the server sends besides key events."""
        recorder, stopper = self._display_record.display, self._display_stop
        if recorder.event_queue:
            del recorder.event_queue[:]
            while stopper.pending_events():
                stopper.next_event()
