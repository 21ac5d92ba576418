"""A compositor at the other end of a socket: speaks the wire, offers what a test gives it, and keeps what it is asked.

It has signatures of its own, written from the protocols, so that a wrong one of ours is seen.
"""

from __future__ import annotations

import os
import select
import socket
import struct
import threading
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from tray_app.core.supervision import start_thread
from tray_app.wayland.connection import Connection
from tray_app.wayland.wire import Fd, Value, decode, encode, header

REQUESTS: Mapping[str, Sequence[tuple[str, str]]] = {
    "wl_display": (("sync", "n"), ("get_registry", "n")),
    "wl_registry": (("bind", "usun"),),
    "wl_seat": (("get_pointer", "n"), ("get_keyboard", "n"), ("get_touch", "n"), ("release", "")),
    "wl_shm": (("create_pool", "nhi"),),
    "wl_shm_pool": (("create_buffer", "niiiiu"), ("destroy", ""), ("resize", "i")),
    "wl_buffer": (("destroy", ""),),
}
"""Name and arguments by opcode."""
MAKES = {("wl_shm", "create_pool"): "wl_shm_pool", ("wl_shm_pool", "create_buffer"): "wl_buffer"}


@dataclass
class Request:
    object_id: int
    interface: str
    name: str
    arguments: tuple[Value, ...]
    """Open files are the test's to close."""


Answer = Callable[[Request], None]


class FakeCompositor:
    """Serves one client on a thread of its own, until `close`, or until the client goes."""

    def __init__(
        self,
        offers: Sequence[tuple[str, int]] = (),
        requests: Mapping[str, Sequence[tuple[str, str]]] | None = None,
        makes: Mapping[tuple[str, str], str] | None = None,
    ) -> None:
        ours, self._client_end = socket.socketpair()
        self._socket = ours
        self._offers = offers
        self._signatures = {**REQUESTS, **(requests or {})}
        self._makes = {**MAKES, **(makes or {})}
        self._objects = {1: "wl_display"}
        self._in, self._fds = bytearray(), deque[int]()
        self._answers: dict[str, Answer] = {}
        self._sending = threading.Lock()
        self.requests: list[Request] = []
        """Those that came, but for the display's and the registry's own."""
        self.piecewise = False
        """Every byte is sent by itself."""
        self.silent = False
        """Reads, and answers nothing."""
        self._thread = start_thread("compositor", self._run)

    def connect(self) -> Connection:
        return Connection(self._client_end)

    def on(self, request: str, answer: Answer) -> None:
        """`request` as "interface.name"; called on the compositor's thread."""
        self._answers[request] = answer

    def named(self, request: str) -> list[Request]:
        return [one for one in self.requests if f"{one.interface}.{one.name}" == request]

    def object_of(self, interface: str) -> int:
        """The newest of this kind that the client has."""
        return [number for number, name in self._objects.items() if name == interface][-1]

    def event(self, object_id: int, opcode: int, *arguments: int | str | bytes | Fd | None) -> None:
        message, fds = encode(object_id, opcode, arguments)
        with self._sending, suppress(BrokenPipeError):
            if fds:
                socket.send_fds(self._socket, [message], fds)
                return
            for at in range(0, len(message), 1 if self.piecewise else len(message)):
                self._socket.sendall(message[at : at + 1] if self.piecewise else message)

    def add_object(self, object_id: int, interface: str) -> None:
        """One that the compositor makes."""
        self._objects[object_id] = interface

    def forget(self, object_id: int) -> None:
        self._objects.pop(object_id, None)
        self.event(1, 1, object_id)

    def refuse(self, object_id: int, code: int, message: str) -> None:
        self.event(1, 0, object_id, code, message)
        self.hang_up()

    def hang_up(self) -> None:
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        self.hang_up()
        self._thread.join(5)
        self._socket.close()

    # --- its thread ----------------------------------------------------------------------

    def _run(self) -> None:
        with suppress(OSError):
            while self._read():
                while len(self._in) >= 8 and len(self._in) >= header(self._in)[2]:
                    self._take()

    def _read(self) -> bool:
        select.select([self._socket], [], [])
        data, fds, _, _ = socket.recv_fds(self._socket, 65_536, 28)
        self._in += data
        self._fds.extend(fds)
        return bool(data)

    def _take(self) -> None:
        object_id, opcode, size = header(self._in)
        body = bytes(self._in[8:size])
        del self._in[:size]
        interface = self._objects[object_id]
        name, signature = self._signatures[interface][opcode]
        arguments = decode(signature, body, self._fds)
        if "n" in signature:
            number = int(arguments[signature.index("n")])
            self._objects[number] = self._makes.get((interface, name), "") or self._own_kind(name, arguments)
        request = Request(object_id, interface, name, arguments)
        if interface in ("wl_display", "wl_registry"):
            self._own(request)
            return
        self.requests.append(request)
        answer = self._answers.get(f"{interface}.{name}")
        if answer is not None:
            answer(request)
        if name in ("destroy", "release"):
            self.forget(object_id)

    def _own_kind(self, name: str, arguments: tuple[Value, ...]) -> str:
        return str(arguments[1]) if name == "bind" else {"get_registry": "wl_registry"}.get(name, "wl_callback")

    def _own(self, request: Request) -> None:
        if self.silent:
            return
        if request.name == "sync":
            self.event(int(request.arguments[0]), 0, 0)
            self.forget(int(request.arguments[0]))
        elif request.name == "get_registry":
            for number, (interface, version) in enumerate(self._offers, 1):
                self.event(int(request.arguments[0]), 0, number, interface, version)


def contents(fd: int) -> bytes:
    """Of a file that came with a request, which is closed."""
    with os.fdopen(fd, "rb") as file:
        file.seek(0)
        return file.read()


def words(*numbers: int) -> bytes:
    return struct.pack(f"={len(numbers)}I", *numbers)
