"""What a thread with a connection does: sleeps until somebody hands it work, the server speaks, or a deadline comes."""

from __future__ import annotations

import itertools
import logging
import threading
import time
from collections import deque
from collections.abc import Callable

from tray_app.core.supervision import start_thread

from .connection import LOST, X11Connection

log = logging.getLogger(__name__)

Action = Callable[[], object]
RETRY_S = (0.2, 1.0, 3.0, 10.0, 30.0)
CLOSE_TIMEOUT_S = 2.0


class EventLoop:
    """Work and deadlines beside a connection's events, all on the one thread that serves it."""

    def __init__(self) -> None:
        self._work: deque[Action] = deque()
        self._due_ns: dict[str, tuple[int, Action]] = {}
        self._served: X11Connection | None = None
        self._closing = threading.Event()

    # --- from any thread -----------------------------------------------------------------

    def do(self, action: Action) -> None:
        """Have it done on the thread, in order."""
        self._work.append(action)
        self._wake()

    def stop(self) -> None:
        """Has `serve` return once it has done what waits."""
        self._closing.set()
        self._wake()

    @property
    def is_stopping(self) -> bool:
        return self._closing.is_set()

    def _wake(self) -> None:
        served = self._served
        if served is not None:
            served.wake()

    # --- on the thread -------------------------------------------------------------------

    def at(self, name: str, delay_s: float, action: Action) -> None:
        """Have it done once after the delay; a deadline of the same name is replaced."""
        self._due_ns[name] = (time.monotonic_ns() + int(delay_s * 1e9), action)

    def forget(self, name: str) -> None:
        self._due_ns.pop(name, None)

    def serve(self, connection: X11Connection) -> None:
        """Until `stop`. Raises what the work raises, and one of LOST when the connection ends."""
        self._served = connection
        while True:
            while self._work:
                self._work.popleft()()
            self._do_due()
            if self._closing.is_set():
                return
            self._sleep(connection)

    def _do_due(self) -> None:
        now_ns = time.monotonic_ns()
        for name in [name for name, (due_ns, _) in self._due_ns.items() if due_ns <= now_ns]:
            _, action = self._due_ns.pop(name)
            action()

    def _sleep(self, connection: X11Connection) -> None:
        """Until there is something to do; handles the events that come."""
        due_ns = self._first_due_ns()
        timeout_ms = None if due_ns is None else (due_ns - time.monotonic_ns()) / 1e6
        connection.wait(
            lambda: bool(self._work) or self._closing.is_set() or self._first_due_ns() != due_ns, timeout_ms
        )

    def _first_due_ns(self) -> int | None:
        return min((due_ns for due_ns, _ in self._due_ns.values()), default=None)


class ReconnectingThread(EventLoop):
    """A thread with a connection to $DISPLAY, which is opened again as long as the program runs, when it was lost as
    well as when the thread met with an error that nobody expected.

    `on_lost` is called on the thread when the connection ends, `on_open` when another one was made, `on_gone` when
    that cannot be done at once.
    """

    def __init__(self, name: str, on_open: Action, on_lost: Action, on_gone: Action) -> None:
        super().__init__()
        self._name = name
        self._on_open = on_open
        self._on_lost = on_lost
        self._on_gone = on_gone
        self._connection: X11Connection | None = None
        self._thread: threading.Thread | None = None

    @property
    def connection(self) -> X11Connection:
        """Only for the thread once it is started, and while there is one."""
        assert self._connection is not None, "opened before it is used"
        return self._connection

    def open(self) -> None:
        """Raises one of LOST. Blocks for a few round trips."""
        self._connection = X11Connection()

    def start(self) -> None:
        self._thread = start_thread(self._name, self._run)

    def close(self) -> None:
        """Blocks until the thread has done what waits, two seconds at most."""
        self.stop()
        if self._thread is not None:
            self._thread.join(CLOSE_TIMEOUT_S)
        self._hang_up()

    def _run(self) -> None:
        while not self._closing.is_set():
            try:
                if self._connection is None:
                    self._reopen()
                else:
                    self.serve(self._connection)
            except LOST as lost:
                log.warning("the display connection of %s ended: %s", self._name, type(lost).__name__)
                self._give_up()
            except Exception:
                self._give_up()  # nobody knows what it left half done, so all is set up anew
                raise

    def _give_up(self) -> None:
        self._hang_up()
        self._on_lost()

    def _reopen(self) -> None:
        """Blocks until a connection was made or this is closed."""
        for attempt in itertools.count():
            if self._closing.wait(RETRY_S[min(attempt, len(RETRY_S) - 1)]):
                return
            try:
                self.open()
            except LOST:
                if attempt == 1:
                    self._on_gone()
                continue
            self._work.clear()
            self._due_ns.clear()
            self._on_open()
            return

    def _hang_up(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()
