"""A connection to the compositor: requests, events with their handlers, and the objects both speak of."""

from __future__ import annotations

import os
import select
import socket
import time
from collections import deque
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, NoReturn

from .wire import (
    HEADER_BYTES,
    SERVER_IDS,
    Argument,
    CompositorGone,
    Interface,
    NotOffered,
    RequestRefused,
    Value,
    WaylandFault,
    decode,
    encode,
    header,
)

ANSWER_TIMEOUT_S = 5.0
"""A compositor at work answers within milliseconds; one whose machine swaps may take longer."""
_READ_BYTES = 65_536
_FDS_AT_ONCE = 28
"""As many as libwayland sends in one go."""
_BUFFER_BYTES = 4_096

Handler = Callable[..., object]
"""Called with an event's arguments, on the thread that reads."""

_DISPLAY = Interface("wl_display", "sync get_registry", {"error": "uus", "delete_id": "u"})
_REGISTRY = Interface("wl_registry", "bind", {"global": "usu", "global_remove": "u"})
_CALLBACK = Interface("wl_callback", "", {"done": "u"})


class NewObject:
    """Stands among the arguments of `Proxy.create` where the new object's number goes."""


NEW = NewObject()


@dataclass(frozen=True, slots=True)
class Global:
    """Something the compositor offers."""

    number: int
    interface: str
    version: int


class Proxy:
    """An object of the compositor's, as it is known here."""

    def __init__(self, connection: Connection, interface: Interface, object_id: int, version: int) -> None:
        self.connection = connection
        self.interface = interface
        self.id = object_id
        self.version = version
        self.alive = True
        self._handlers: dict[str, Handler] = {}

    def on(self, event: str, handler: Handler) -> None:
        """One for each event; an event without one is ignored."""
        if event not in self.interface.events:
            raise ValueError(f"{self.interface.name} has no event {event}")
        self._handlers[event] = handler

    def send(self, request: str, *arguments: Argument | Proxy) -> None:
        """Queued, and sent with the next `flush`, `sync` or `wait`; at once when an open file goes with it."""
        self.connection.send(self, request, arguments)

    def create(self, request: str, interface: Interface, *arguments: Argument | Proxy | NewObject) -> Proxy:
        """The object that this request makes; its number goes where NEW stands, and last where it stands nowhere."""
        made = self.connection.make(interface, self.version)
        if NEW not in arguments:
            arguments = (*arguments, NEW)
        self.connection.send(self, request, tuple(made if isinstance(one, NewObject) else one for one in arguments))
        return made

    def destroy(self, request: str = "destroy") -> None:
        """By the request that its protocol has for that. Again is harmless."""
        if self.alive:
            self.send(request)
            self.connection.drop(self)

    def handle(self, event: str, values: tuple[Value | Proxy | None, ...]) -> bool:
        """Whether somebody wanted it."""
        handler = self._handlers.get(event) if self.alive else None
        if handler is not None:
            handler(*values)
        return handler is not None


class Connection:
    """For one thread at a time, `wake` excepted. Every method that sends or reads raises WaylandFault once the
    compositor has gone or has thrown us out, and from then on."""

    def __init__(self, connected: socket.socket) -> None:
        """Takes the socket over, and blocks for one round trip."""
        connected.setblocking(False)
        self._socket = connected
        self._out = bytearray()
        self._in = bytearray()
        self._fds: deque[int] = deque()
        self._fault: WaylandFault | None = None
        self._objects: dict[int, Proxy] = {}
        self._free_ids: list[int] = []
        self._next_id = 1
        self._wake_fd = os.eventfd(0, os.EFD_CLOEXEC | os.EFD_NONBLOCK)
        self.globals: dict[int, Global] = {}
        self._display = self.make(_DISPLAY, 1)
        self._display.on("error", self._on_error)
        self._display.on("delete_id", self._on_delete_id)
        try:
            self._registry = self._display.create("get_registry", _REGISTRY)
            self._registry.on("global", self._on_global)
            self._registry.on("global_remove", lambda number: self.globals.pop(number, None))
            self.sync()
        except BaseException:
            self.close()
            raise

    @classmethod
    def open(cls, environ: Mapping[str, str] = os.environ) -> Connection:
        """To the compositor of this session. Raises CompositorGone when there is none."""
        path = os.path.join(environ.get("XDG_RUNTIME_DIR", ""), environ.get("WAYLAND_DISPLAY") or "wayland-0")
        to_it = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            to_it.settimeout(ANSWER_TIMEOUT_S)
            to_it.connect(path)
        except OSError as error:
            to_it.close()
            raise CompositorGone(f"{path}: {error.strerror or type(error).__name__}") from None
        return cls(to_it)

    def fileno(self) -> int:
        """Readable when `dispatch` has something to do."""
        return self._socket.fileno()

    def close(self) -> None:
        """Again is harmless."""
        self._fault = self._fault or CompositorGone("closed")
        self._socket.close()
        while self._fds:
            os.close(self._fds.popleft())
        if self._wake_fd >= 0:
            os.close(self._wake_fd)
            self._wake_fd = -1

    # --- what is offered -----------------------------------------------------------------

    def offered(self, interface: Interface | str) -> list[Global]:
        """All of this kind, first come first."""
        name = interface if isinstance(interface, str) else interface.name
        return [one for one in self.globals.values() if one.interface == name]

    def bind(self, interface: Interface, version: int = 1, *, most: int = 0, which: Global | None = None) -> Proxy:
        """The first that is offered, or `which`; in the newest version up to `most` that it has, `version` at least.

        Raises NotOffered.
        """
        found = which or next(iter(self.offered(interface)), None)
        if found is None or found.version < version:
            raise NotOffered(interface.name, version)
        version = max(version, min(most, found.version))
        made = self.make(interface, version)
        self.send(self._registry, "bind", (found.number, interface.name, version, made))
        return made

    # --- requests ------------------------------------------------------------------------

    def make(self, interface: Interface, version: int, object_id: int = 0) -> Proxy:
        """An object known under the next free number, or one that the compositor gave."""
        if not object_id and self._free_ids:
            object_id = self._free_ids.pop()
        elif not object_id:
            object_id = self._next_id
            self._next_id += 1
        self._objects[object_id] = made = Proxy(self, interface, object_id, version)
        return made

    def drop(self, proxy: Proxy) -> None:
        """Nobody hears its events any more. Its number is free again when the compositor says so: until then events
        may still be on their way, whose open files have to be closed."""
        proxy.alive = False
        if proxy.id >= SERVER_IDS:
            self._objects.pop(proxy.id, None)

    def send(self, proxy: Proxy, request: str, arguments: tuple[Any, ...]) -> None:
        """See `Proxy.send`."""
        if not proxy.alive:
            raise ValueError(f"{proxy.interface.name} was destroyed")
        plain = tuple(one.id if isinstance(one, Proxy) else one for one in arguments)
        message, fds = encode(proxy.id, proxy.interface.opcode(request), plain)
        if len(self._out) + len(message) > _BUFFER_BYTES:
            self.flush()
        self._out += message
        if fds:
            self.flush(fds)

    def flush(self, fds: list[int] | None = None) -> None:
        """Blocks while the compositor is busy with what was sent before, ANSWER_TIMEOUT_S at most."""
        until_s = time.monotonic() + ANSWER_TIMEOUT_S
        while self._out:
            self._check()
            try:
                if fds:
                    sent = socket.send_fds(self._socket, [bytes(self._out)], fds)
                    fds = None
                else:
                    sent = self._socket.send(self._out)
                del self._out[:sent]
            except BlockingIOError:
                if not self._poll(select.POLLOUT, until_s - time.monotonic()) and time.monotonic() >= until_s:
                    self._fail(CompositorGone("it reads nothing"))
            except OSError as error:
                self._read_last_words()
                self._fail(CompositorGone(error.strerror or ""))

    def sync(self, timeout_s: float = ANSWER_TIMEOUT_S) -> None:
        """Blocks until everything sent before was dealt with, and the events before that were handled."""
        done: list[int] = []
        self._display.create("sync", _CALLBACK).on("done", done.append)
        if not self.wait(lambda: bool(done), timeout_s):
            self._fail(CompositorGone("no answer in time"))

    # --- events --------------------------------------------------------------------------

    def wait(self, until: Callable[[], bool], timeout_s: float | None) -> bool:
        """Handles events until the condition holds, which is looked at after each reading and each `wake`; whether it
        does. None: for as long as it takes."""
        end_s = None if timeout_s is None else time.monotonic() + timeout_s
        self.flush()
        while not until():
            left_s = None if end_s is None else end_s - time.monotonic()
            if left_s is not None and left_s <= 0:
                return False
            self.dispatch(left_s)
            self.flush()
        return True

    def dispatch(self, timeout_s: float | None = 0.0) -> None:
        """Handles what has come; when nothing has, waits for it, or for `wake`."""
        self._check()
        if self._handle_all():
            return
        if self._poll(select.POLLIN, timeout_s) and self._read():
            self._handle_all()

    def wake(self) -> None:
        """Ends a waiting `dispatch`. Any thread; at once."""
        with suppress(OSError, ValueError):  # closed meanwhile
            os.eventfd_write(self._wake_fd, 1)

    def _poll(self, event: int, timeout_s: float | None) -> bool:
        """Whether it happened on the socket."""
        waiting = select.poll()
        waiting.register(self._socket, event)
        if event == select.POLLIN:
            waiting.register(self._wake_fd, select.POLLIN)
        happened = dict(waiting.poll(None if timeout_s is None else max(0.0, timeout_s) * 1_000))
        if self._wake_fd in happened:
            with suppress(BlockingIOError):
                os.eventfd_read(self._wake_fd)
        return self._socket.fileno() in happened

    def _read(self) -> bool:
        """Whether there was something."""
        try:
            data, fds, flags, _ = socket.recv_fds(self._socket, _READ_BYTES, _FDS_AT_ONCE, socket.MSG_CMSG_CLOEXEC)
        except BlockingIOError:
            return False
        except OSError as error:
            self._fail(CompositorGone(error.strerror or ""))
        self._fds.extend(fds)
        if flags & socket.MSG_CTRUNC:
            self._fail(CompositorGone("open files were lost on the way"))
        if not data:
            self._fail(CompositorGone("it has ended"))
        self._in += data
        return True

    def _handle_all(self) -> bool:
        """Every message that is there whole. What a handler raises leaves the others for the next time."""
        some = False
        while len(self._in) >= HEADER_BYTES:
            object_id, opcode, size = header(self._in)
            if size < HEADER_BYTES:
                self._fail(CompositorGone("a message could not be read"))
            if len(self._in) < size:
                break
            body = bytes(self._in[HEADER_BYTES:size])
            del self._in[:size]
            some = True
            self._handle(object_id, opcode, body)
        return some

    def _handle(self, object_id: int, opcode: int, body: bytes) -> None:
        proxy = self._objects.get(object_id)
        if proxy is None:  # of an object that was destroyed while this was on its way
            return
        try:
            event, signature = proxy.interface.event(opcode)
            values = decode(signature, body, self._fds)
        except CompositorGone as fault:
            self._fail(fault)
        found = tuple(self._object(kind, value, proxy) for kind, value in zip(signature, values, strict=True))
        if not proxy.handle(event, found):
            for kind, value in zip(signature, values, strict=True):
                if kind == "h":
                    os.close(int(value))

    def _object(self, kind: str, value: Value, sender: Proxy) -> Value | Proxy | None:
        """The object behind a number; a new one is made known. Other values stay as they are."""
        if kind == "o":
            return self._objects.get(int(value))
        if kind == "n" and sender.interface.makes is not None:
            return self.make(sender.interface.makes, sender.version, int(value))
        return value

    # --- the display's own ---------------------------------------------------------------

    def _on_global(self, number: int, interface: str, version: int) -> None:
        self.globals[number] = Global(number, interface, version)

    def _on_delete_id(self, object_id: int) -> None:
        proxy = self._objects.pop(object_id, None)
        if proxy is not None:
            proxy.alive = False
            self._free_ids.append(object_id)

    def _on_error(self, object_id: int, code: int, message: str) -> None:
        proxy = self._objects.get(object_id)
        self._fail(RequestRefused(proxy.interface.name if proxy else str(object_id), code, message))

    def _read_last_words(self) -> None:
        """Why it threw us out, when it said so: that is raised."""
        while self._read():
            self._handle_all()

    def _check(self) -> None:
        if self._fault is not None:
            raise self._fault

    def _fail(self, fault: WaylandFault) -> NoReturn:
        self._fault = fault
        self._out.clear()
        raise fault
