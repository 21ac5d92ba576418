"""A connection to the X server with a thread of its own, for everything that is not hearing keys.

It sleeps until somebody hands it work, the server speaks, or a deadline it was given comes. A lost connection is
opened again as long as the program runs.
"""

from __future__ import annotations

import contextlib
import itertools
import logging
import select
import socket
import threading
import time
from collections import deque
from collections.abc import Callable
from typing import Any

from Xlib import X, error
from Xlib.display import Display

from .x11_nudge import Nudge

log = logging.getLogger(__name__)

Action = Callable[[], None]
RETRY_S = (0.2, 1.0, 3.0, 10.0, 30.0)
CLOSE_TIMEOUT_S = 2.0
LOST = (error.ConnectionClosedError, error.DisplayError, OSError)
"""What a connection that ended raises; opening one raises the same."""


class X11Desk:
    """`on_event` gets what the server sends; `on_open` is called on the thread whenever a connection was made anew.

    `is_ours` says of a keycode whether its events must be reported without delay.
    """

    def __init__(
        self, on_event: Callable[[Any], None], on_open: Action, on_lost: Action, is_ours: Callable[[int], bool]
    ) -> None:
        self.display: Any = None
        """Only for the desk's thread once it is started, as is the nudge."""
        self.nudge: Nudge | None = None
        self._on_event = on_event
        self._on_open = on_open
        self._on_lost = on_lost
        self._is_ours = is_ours
        self._work: deque[Action] = deque()
        self._due_ns: dict[str, tuple[int, Action]] = {}
        self._wake: tuple[socket.socket, socket.socket] | None = None
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._run, name="hotkey-desk", daemon=True)

    # --- from any thread -----------------------------------------------------------------

    def connect(self) -> None:
        """Open the connection to $DISPLAY. Raises one of LOST. Blocks for a few round trips."""
        self.display = Display()
        self.nudge = Nudge(self._is_ours)

    def start(self) -> None:
        reader, writer = socket.socketpair()
        writer.setblocking(False)
        self._wake = (reader, writer)
        self._thread.start()

    def do(self, action: Action) -> None:
        """Have it done on the desk's thread, in order."""
        self._work.append(action)
        if self._wake is not None:
            with contextlib.suppress(OSError):  # full: it is awake anyway; closed: nobody will do it
                self._wake[1].send(b"\0")

    def close(self) -> None:
        """Blocks until the thread is done, two seconds at most."""
        self._closing.set()
        self.do(_nothing)
        if self._thread.is_alive():
            self._thread.join(CLOSE_TIMEOUT_S)
        self._hang_up()
        for end in self._wake or ():
            end.close()

    # --- on the desk's thread ------------------------------------------------------------

    def at(self, name: str, delay_s: float, action: Action) -> None:
        """Have it done once after the delay; a deadline of the same name is replaced."""
        self._due_ns[name] = (time.monotonic_ns() + int(delay_s * 1e9), action)

    def forget(self, name: str) -> None:
        self._due_ns.pop(name, None)

    def _run(self) -> None:
        while not self._closing.is_set():
            try:
                if self.display is None:
                    self._reopen()
                else:
                    self._serve()
            except LOST as lost:
                log.warning("the display connection for hotkeys ended: %s", type(lost).__name__)
                self._hang_up()
                self._on_lost()

    def _serve(self) -> None:
        while True:
            self._do_work()
            self._do_due()
            while self.display.pending_events():
                self._on_event(self.display.next_event())
            if self._closing.is_set():
                return
            if not self._work:
                self._sleep()

    def _sleep(self) -> None:
        """Until there is something to do."""
        assert self._wake is not None, "made before the thread"
        timeout_s = None
        if self._due_ns:
            first_ns = min(due_ns for due_ns, _ in self._due_ns.values())
            timeout_s = max(0, first_ns - time.monotonic_ns()) / 1e9
        assert self.nudge is not None, "made with the connection"
        ready, _, _ = select.select([self.display.fileno(), self._wake[0], self.nudge], [], [], timeout_s)
        if self.nudge in ready:
            self.nudge.answer()
        if self._wake[0] in ready:
            self._wake[0].recv(4096)

    def _do_work(self) -> None:
        while self._work:
            self._work.popleft()()

    def _do_due(self) -> None:
        now_ns = time.monotonic_ns()
        for name in [name for name, (due_ns, _) in self._due_ns.items() if due_ns <= now_ns]:
            _, action = self._due_ns.pop(name)
            action()

    def _reopen(self) -> None:
        """Blocks until a connection was made or the desk is closed."""
        self._due_ns.clear()
        for attempt in itertools.count():
            if self._closing.wait(RETRY_S[min(attempt, len(RETRY_S) - 1)]):
                return
            try:
                self.connect()
            except LOST:
                continue
            self._work.clear()
            self._on_open()
            return

    def _hang_up(self) -> None:
        nudge, self.nudge = self.nudge, None
        if nudge is not None:
            nudge.close()
        display, self.display = self.display, None
        if display is not None:
            with contextlib.suppress(*LOST):  # it may be gone already
                display.close()

    # --- questions to the server (desk's thread, or before it is started) ------------------

    def server_times(self, samples: int) -> list[tuple[int, int, int]]:
        """(asked_ns, server_ms, answered_ns), each from a property changed on a window of our own."""
        display = self.display
        window = display.screen().root.create_window(
            0, 0, 1, 1, 0, X.CopyFromParent, window_class=X.InputOnly, event_mask=X.PropertyChangeMask
        )
        atom = display.intern_atom("_HOLDTALK_TIME")
        found = []
        for _ in range(samples):
            asked_ns = time.monotonic_ns()
            window.change_property(atom, atom, 8, b"")
            display.flush()
            event = display.next_event()
            while event.type != X.PropertyNotify:
                event = display.next_event()
            found.append((asked_ns, event.time, time.monotonic_ns()))
        window.destroy()
        display.flush()
        return found


def _nothing() -> None:
    """Only to wake the thread."""
