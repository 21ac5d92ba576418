"""One connection to the X server for insertion, used by one thread only.

Adds to python-xlib what insertion needs: events with a time limit, many requests in one write, and
errors that are logged rather than printed (windows come and go while we talk to them).
"""

from __future__ import annotations

import errno
import logging
import select
import socket
import struct
import time
from collections import defaultdict
from collections.abc import Callable
from typing import Any

from Xlib import X, Xatom
from Xlib.display import Display
from Xlib.error import ConnectionClosedError, DisplayError, XError
from Xlib.protocol import event as x_event

from tray_app.core.errors import InsertionFault

log = logging.getLogger(__name__)

Handler = Callable[[Any], None]

SERVER_TIME_TIMEOUT_MS = 500


class _Batch:
    """Requests that are already bytes, queued as if they were one."""

    __slots__ = ("_binary", "_serial")

    def __init__(self, payload: bytes) -> None:
        self._binary = payload
        self._serial: int | None = None


class XLink:
    """Blocks only where said. Raises InsertionFault when there is no X server or it lacks XTEST or XKB."""

    def __init__(self, display_name: str | None = None) -> None:
        self.display = _connect(display_name)
        self.root = self.display.screen().root
        self.display.set_error_handler(_log_error)
        self.xtest_opcode, _no_events = self._extension("XTEST")
        self.xkb_opcode, self.xkb_event = self._extension("XKEYBOARD")
        self.window = self.root.create_window(
            -1, -1, 1, 1, 0, X.CopyFromParent, X.InputOnly, event_mask=X.PropertyChangeMask
        )
        """Never shown: owns selections and receives properties."""
        self._handlers: dict[int, list[Handler]] = defaultdict(list)
        self._wake_receive, self._wake_send = socket.socketpair()
        # Neither end may block: whoever wakes is the controller, and a server that stands still lets nobody read.
        self._wake_receive.setblocking(False)
        self._wake_send.setblocking(False)
        self.woken: Callable[[], None] = _nothing
        """Called on the thread that waits, whenever `wake` was; must not wait itself."""

    def _extension(self, name: str) -> tuple[int, int]:
        found = self.display.query_extension(name)
        if not found.present:
            raise InsertionFault(
                "This display does not let programs type.",
                f"Switch the {name} extension of the X server on, or set insertion on another display.",
                name,
            )
        return int(found.major_opcode), int(found.first_event)

    # --- names ---------------------------------------------------------------------------

    def atom(self, name: str) -> int:
        """Cached; the first use of a name asks the server."""
        return int(self.display.intern_atom(name))

    def same_client(self, window_id: int, other_id: int) -> bool:
        """Whether two windows were made over the same connection, so belong to the same program."""
        mask = ~int(self.display.display.info.resource_id_mask)
        return window_id & mask == other_id & mask

    def server_time_ms(self) -> int:
        """The server's clock, which selections are owned by. Blocks for one round trip."""
        mark, stamps = self.atom("_HOLDTALK_TIME"), []

        def note(event: Any) -> None:
            if event.window.id == self.window.id and event.atom == mark:
                stamps.append(int(event.time))

        self._handlers[X.PropertyNotify].append(note)
        try:
            self.window.change_property(mark, Xatom.STRING, 8, b"", X.PropModeAppend)
            self.wait(lambda: bool(stamps), SERVER_TIME_TIMEOUT_MS)
        finally:
            self._handlers[X.PropertyNotify].remove(note)
        return stamps[0] if stamps else X.CurrentTime

    # --- requests ------------------------------------------------------------------------

    def queue(self, requests: list[bytes]) -> None:
        """Queues finished requests as one block; they leave with the next `sync` or request that has a reply."""
        if not requests:
            return
        wire = self.display.display
        batch = _Batch(b"".join(requests))
        batch._serial = wire.request_serial
        wire.request_serial = (wire.request_serial + len(requests)) % 65536
        wire.request_queue.append((batch, False))

    def last_request(self) -> int:
        """The number of the request that was queued last; events say after which one they came."""
        return int(self.display.display.request_serial) - 1

    def fake_key(self, kind: int, code: int, device: int = 0) -> bytes:
        """A request that presses or releases a key (XTEST); `kind` is the event's type. 0: the device of programs."""
        return struct.pack("=BBHBBxxIIxxxxxxxxhhxxxxxxxB", self.xtest_opcode, 2, 9, kind, code, 0, 0, 0, 0, device)

    def sync(self) -> None:
        """Returns once the server has carried out everything queued. Blocks for one round trip."""
        self.display.sync()

    # --- events --------------------------------------------------------------------------

    def on(self, event_type: int, handler: Handler) -> None:
        """Calls `handler` with every event of this type, on the thread that waits."""
        self._handlers[event_type].append(handler)

    def wake(self) -> None:
        """Makes `wait` look at its condition again; callable from any thread."""
        try:
            self._wake_send.send(b"\0")
        except OSError as error:
            # Full means a wake-up is waiting already; closed means there is nobody left to wake.
            if error.errno not in (errno.EAGAIN, errno.EBADF, errno.EPIPE):
                raise

    def wait(self, until: Callable[[], bool], timeout_ms: float | None) -> bool:
        """Handles events until the condition holds (True) or time is over (False; None waits for ever)."""
        deadline_ns = None if timeout_ms is None else time.monotonic_ns() + int(timeout_ms * 1e6)
        while True:
            self.dispatch()
            if until():
                return True
            remaining_s = None if deadline_ns is None else (deadline_ns - time.monotonic_ns()) / 1e9
            if remaining_s is not None and remaining_s <= 0:
                return False
            self._sleep(remaining_s)

    def dispatch(self) -> None:
        """Handles the events that are here."""
        while self.display.pending_events():
            event = self.display.next_event()
            for handler in tuple(self._handlers[event.type & 0x7F]):
                handler(event)

    def _sleep(self, timeout_s: float | None) -> None:
        wire = self.display.display
        while wire.request_queue or wire.data_send:
            self.display.flush()  # sends what fits into the socket, which may not be everything
        # Not select(), which raises once the program has more than a thousand descriptors open.
        poll = select.poll()
        poll.register(self.display.fileno(), select.POLLIN)
        poll.register(self._wake_receive, select.POLLIN)
        ready = poll.poll(None if timeout_s is None else timeout_s * 1e3)
        if any(descriptor == self._wake_receive.fileno() for descriptor, _ in ready):
            self._wake_receive.recv(4096)
            self.woken()

    def send_client_message(self, target: Any, kind: int, data: list[int], *, to: Any, mask: int = 0) -> None:
        """Queues a 32-bit ClientMessage about the window `target` for the clients of the window `to`."""
        padded = (32, (data + [0] * 5)[:5])
        to.send_event(x_event.ClientMessage(window=target, client_type=kind, data=padded), event_mask=mask)

    def close(self) -> None:
        """Ends the connection; the server frees what it held."""
        try:
            self.display.close()
        except (ConnectionClosedError, OSError):
            log.debug("the X server had gone already")
        self._wake_receive.close()
        self._wake_send.close()


def _connect(display_name: str | None) -> Display:
    try:
        return Display(display_name)
    except (DisplayError, OSError) as error:
        raise InsertionFault(
            "There is no X display to type on.",
            "Start Holdtalk in a graphical session, or set DISPLAY.",
            str(error),
        ) from error


def _nothing() -> None: ...


def _log_error(error: XError, _request: object) -> None:
    log.debug("X answered with %s", type(error).__name__)
