"""A connection to the X server with a thread of its own.

It sleeps until somebody hands it work, the server speaks, or a deadline it was given comes. A lost connection is
opened again as long as the program runs, and so is one whose thread met with an error nobody expected.
"""

from __future__ import annotations

import contextlib
import itertools
import logging
import socket
import threading
import time
from collections import deque
from collections.abc import Callable
from typing import Any

from Xlib import error
from Xlib.display import Display

from tray_app.core.supervision import start_thread

from .xlib_poll import let_xlib_poll, wait_for

log = logging.getLogger(__name__)

Action = Callable[[], None]
RETRY_S = (0.2, 1.0, 3.0, 10.0, 30.0)
CLOSE_TIMEOUT_S = 2.0
LOST = (error.ConnectionClosedError, error.DisplayError, OSError)
"""What a connection that ended raises; opening one raises the same."""


class X11Connection:
    """`on_event` gets what the server sends. `on_lost` is called on the thread when the connection ends, `on_open` when
    another one was made, `on_gone` when that cannot be done at once."""

    def __init__(self, on_event: Callable[[Any], None], on_open: Action, on_lost: Action, on_gone: Action) -> None:
        self.display: Any = None
        """Only for the thread once it is started."""
        self._on_event = on_event
        self._on_open = on_open
        self._on_lost = on_lost
        self._on_gone = on_gone
        self._work: deque[Action] = deque()
        self._due_ns: dict[str, tuple[int, Action]] = {}
        self._wake: tuple[socket.socket, socket.socket] | None = None
        self._closing = threading.Event()
        self._thread: threading.Thread | None = None

    # --- from any thread -----------------------------------------------------------------

    def connect(self) -> None:
        """Open the connection to $DISPLAY. Raises one of LOST. Blocks for a few round trips."""
        let_xlib_poll()
        self.display = Display()
        self.display.set_error_handler(_log_error)

    def start(self) -> None:
        self._wake = socket.socketpair()
        for end in self._wake:
            end.setblocking(False)
        self._thread = start_thread("hotkeys", self._run)

    def do(self, action: Action) -> None:
        """Have it done on the thread, in order."""
        self._work.append(action)
        if self._wake is not None:
            with contextlib.suppress(OSError):  # full: it is awake anyway; closed: nobody will do it
                self._wake[1].send(b"\0")

    def close(self) -> None:
        """Blocks until the thread is done, two seconds at most."""
        self._closing.set()
        self.do(_nothing)
        if self._thread is not None:
            self._thread.join(CLOSE_TIMEOUT_S)
        self._hang_up()
        for end in self._wake or ():
            end.close()

    # --- on the thread -------------------------------------------------------------------

    def at(self, name: str, delay_s: float, action: Action) -> None:
        """Have it done once after the delay; a deadline of the same name is replaced."""
        self._due_ns[name] = (time.monotonic_ns() + int(delay_s * 1e9), action)

    def forget(self, name: str) -> None:
        self._due_ns.pop(name, None)

    def handle_events(self) -> None:
        """Hand on every event that has come, those that came with the answer to a question included."""
        while waiting := self.display.pending_events():
            for _ in range(waiting):  # asking each time would cost more than the events
                self._on_event(self.display.next_event())

    def _run(self) -> None:
        while not self._closing.is_set():
            try:
                if self.display is None:
                    self._reopen()
                else:
                    self._serve()
            except LOST as lost:
                log.warning("the display connection for hotkeys ended: %s", type(lost).__name__)
                self._give_up()
            except Exception:
                self._give_up()  # nobody knows what it left half done, so all is set up anew
                raise

    def _give_up(self) -> None:
        self._hang_up()
        self._on_lost()

    def _serve(self) -> None:
        while True:
            self._do_work()
            self._do_due()
            self.handle_events()
            if self._closing.is_set():
                return
            if not self._work:
                self._sleep()

    def _sleep(self) -> None:
        """Until there is something to do."""
        timeout_s = None
        if self._due_ns:
            first_ns = min(due_ns for due_ns, _ in self._due_ns.values())
            timeout_s = max(0, first_ns - time.monotonic_ns()) / 1e9
        assert self._wake is not None, "made before the thread"
        wait_for((self.display, self._wake[0]), (), timeout_s)
        with contextlib.suppress(BlockingIOError):
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
        """Blocks until a connection was made or this is closed."""
        self._due_ns.clear()
        for attempt in itertools.count():
            if self._closing.wait(RETRY_S[min(attempt, len(RETRY_S) - 1)]):
                return
            try:
                self.connect()
            except LOST:
                if attempt == 1:
                    self._on_gone()
                continue
            self._work.clear()
            self._on_open()
            return

    def _hang_up(self) -> None:
        display, self.display = self.display, None
        if display is not None:
            with contextlib.suppress(*LOST):  # it may be gone already
                display.close()
            display.display.socket.close()  # python-xlib leaves it open when the server hung up first


def _log_error(xerror: Any, _request: Any) -> None:
    """python-xlib would print it."""
    log.debug("X refused: %s", type(xerror).__name__)


def _nothing() -> None:
    """Only to wake the thread."""
