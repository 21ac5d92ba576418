"""A connection to the X server, used by one thread only.

Adds to python-xlib what it lacks: events with a time limit, many requests in one write, and errors that are logged
rather than printed (windows come and go while we talk to them).
"""

from __future__ import annotations

import contextlib
import logging
import select
import socket
import struct
import time
from collections import defaultdict
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any, NamedTuple

from Xlib import X, Xatom
from Xlib.display import Display
from Xlib.error import ConnectionClosedError, DisplayError, XError
from Xlib.protocol import event as x_event
from Xlib.protocol import rq

from .poll import keep_connections_apart, know_core_errors, let_xlib_poll

log = logging.getLogger(__name__)

Handler = Callable[[Any], None]

LOST = (ConnectionClosedError, DisplayError, OSError)
"""What a connection that ended raises; opening one raises the same."""
SERVER_TIME_TIMEOUT_MS = 500
RECEIVE_BYTES = 16_384
"""At a time. python-xlib would ask for the socket's whole buffer, memory fetched and given back each time."""


class ServerLacks(Exception):
    """The X server lacks the extension it names."""


class Extension(NamedTuple):
    opcode: int
    first_event: int


class Reply(NamedTuple):
    detail: int
    """The byte behind the reply's code."""
    body: bytes
    """From the reply's ninth byte on."""


class _Question(rq.ReplyRequest):  # type: ignore[misc]  # python-xlib ships no types
    _request = SimpleNamespace(to_binary=bytes)  # which turns the arguments into bytes: they are bytes already
    _reply = rq.Struct(
        rq.ReplyCode(), rq.Card8("detail"), rq.Card16("sequence_number"), rq.ReplyLength(), rq.Binary("body")
    )


class X11Connection:
    """Blocks only where said. Each method may raise one of LOST."""

    def __init__(self, display_name: str | None = None) -> None:
        """Opens it, to $DISPLAY without a name. Blocks for a few round trips."""
        let_xlib_poll()
        keep_connections_apart()
        self.display: Any = Display(display_name)
        self.display.set_error_handler(_log_error)
        self.wire: Any = self.display.display
        """The lower half of it, by which python-xlib's requests are made."""
        know_core_errors(self.wire)
        self.wire.recv_buffer_size = RECEIVE_BYTES
        self.root = self.display.screen().root
        self.window = self.root.create_window(
            -1, -1, 1, 1, 0, X.CopyFromParent, X.InputOnly, event_mask=X.PropertyChangeMask
        )
        """Never shown: owns selections and receives properties."""
        self._extensions: dict[str, Extension] = {}
        self._handlers: dict[int, list[Handler]] = defaultdict(list)
        self._wake_receive, self._wake_send = socket.socketpair()
        # Neither end may block: whoever wakes is the controller, and a server that stands still lets nobody read.
        self._wake_receive.setblocking(False)
        self._wake_send.setblocking(False)
        self._awaited = select.poll()
        for file in (self.display, self._wake_receive):
            self._awaited.register(file, select.POLLIN)
        self.woken: Callable[[], None] = lambda: None
        """Called on the thread that waits, whenever `wake` was; must not wait itself."""

    # --- what the server is --------------------------------------------------------------

    def extension(self, name: str) -> Extension:
        """Raises ServerLacks. The first use of a name asks the server."""
        if name not in self._extensions:
            found = self.display.query_extension(name)
            if found is None or not found.present:
                raise ServerLacks(name)
            self._extensions[name] = Extension(int(found.major_opcode), int(found.first_event))
        return self._extensions[name]

    def atom(self, name: str) -> int:
        """Cached; the first use of a name asks the server."""
        return int(self.display.intern_atom(name))

    def same_client(self, window_id: int, other_id: int) -> bool:
        """Whether two windows were made over the same connection, so belong to the same program."""
        mask = ~int(self.wire.info.resource_id_mask)
        return window_id & mask == other_id & mask

    def server_time_ms(self) -> int:
        """The server's clock, which selections are owned by and events are stamped with. Blocks for one round trip,
        or SERVER_TIME_TIMEOUT_MS; 0 then.

        The server stamps the change of a property.
        """
        mark, stamps = self.atom("_HOLDTALK_TIME"), list[int]()

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
        """Queues finished requests as one block; they leave with the next `sync`, `wait` or request that has a
        reply."""
        if not requests:
            return
        wire = self.wire
        batch = SimpleNamespace(_binary=b"".join(requests), _serial=wire.request_serial)  # as a request of python-xlib
        wire.request_serial = (wire.request_serial + len(requests)) % 65536
        wire.request_queue.append((batch, False))

    def ask(self, request: bytes) -> Callable[[], Reply]:
        """Sends a finished request without waiting, so that more can be asked on the same way; what it gives blocks
        for the reply, and raises XError when there is none."""
        question = _Question(self.wire, True, request)

        def reply() -> Reply:
            question.reply()
            return Reply(question.detail, bytes(question.body))

        return reply

    def last_request(self) -> int:
        """The number of the request that was queued last; events say after which one they came."""
        return int(self.wire.request_serial) - 1

    def fake_key(self, kind: int, code: int, device: int = 0) -> bytes:
        """A request that presses or releases a key; `kind` is the event's type. 0: the device of programs.

        Raises ServerLacks without XTEST.
        """
        opcode = self.extension("XTEST").opcode
        return struct.pack("=BBHBBxxIIxxxxxxxxhhxxxxxxxB", opcode, 2, 9, kind, code, 0, 0, 0, 0, device)

    def sync(self) -> None:
        """Returns once the server has carried out everything queued. Blocks for one round trip."""
        self.display.sync()

    def send_client_message(self, target: Any, kind: int, data: list[int], *, to: Any, mask: int = 0) -> None:
        """Queues a 32-bit ClientMessage about the window `target` for the clients of the window `to`."""
        padded = (32, (data + [0] * 5)[:5])
        to.send_event(x_event.ClientMessage(window=target, client_type=kind, data=padded), event_mask=mask)

    # --- events --------------------------------------------------------------------------

    def on(self, event_type: int, handler: Handler) -> None:
        """Calls `handler` with every event of this type, on the thread that waits; it must not wait itself."""
        self._handlers[event_type].append(handler)

    def wake(self) -> None:
        """Makes `wait` look at its condition again; callable from any thread."""
        with contextlib.suppress(OSError):  # full: a wake-up is waiting already; closed: there is nobody left to wake
            self._wake_send.send(b"\0")

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
        """Handles the events that are here, those that came with the answer to a question included, and sends what
        was queued."""
        events = self.wire.event_queue
        while events or self._receive():
            while events:
                event = events.pop(0)
                for handler in tuple(self._handlers[event.type & 0x7F]):
                    handler(event)
        if self.wire.request_queue:
            self.display.flush()

    def _receive(self) -> bool:
        """Reads what the server sent; False when that is nothing.

        python-xlib's `pending_events` does it in three system calls, at each of which a painting thread may take the
        interpreter from a key that was just pressed.
        """
        try:
            received = self.wire.socket.recv(RECEIVE_BYTES, socket.MSG_DONTWAIT)
        except BlockingIOError:
            return False
        if not received:
            raise ConnectionClosedError("server")
        self.wire.data_recv = bytes(self.wire.data_recv) + received
        self.wire.parse_response(None)
        return True

    def _sleep(self, timeout_s: float | None) -> None:
        wire = self.wire
        while wire.request_queue or wire.data_send:
            self.display.flush()  # sends what fits into the socket, which may not be everything
        if wire.event_queue:
            return  # it reads as well
        happened = dict(self._awaited.poll(None if timeout_s is None else timeout_s * 1_000))
        if self._wake_receive.fileno() in happened:
            self._wake_receive.recv(4096)
            self.woken()

    def close(self) -> None:
        """Ends the connection; the server frees what it held. Raises nothing when it had ended before."""
        with contextlib.suppress(*LOST):
            self.display.close()
        self._wake_receive.close()
        self._wake_send.close()


def _log_error(error: XError, _request: object) -> None:
    """python-xlib would print it."""
    log.debug("X answered with %s", type(error).__name__)
