"""A compositor at the other end of a socket: speaks the wire, offers what a test gives it, and keeps what it is asked.

It has signatures of its own, written from the protocols, so that a wrong one of ours is seen.
"""

from __future__ import annotations

import os
import re
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
        self._client_end.close()

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


KEYBOARD_REQUESTS: Mapping[str, Sequence[tuple[str, str]]] = {
    "zwp_virtual_keyboard_manager_v1": (("create_virtual_keyboard", "on"), ("destroy", "")),
    "zwp_virtual_keyboard_v1": (("keymap", "uhu"), ("key", "uuu"), ("modifiers", "uuuu"), ("destroy", "")),
}


class KeyboardCompositor(FakeCompositor):
    """Has a window that hears what a virtual keyboard types."""

    def __init__(self, *, seat_has_keyboard: bool = True) -> None:
        super().__init__(
            [("wl_seat", 7), ("zwp_virtual_keyboard_manager_v1", 1)],
            KEYBOARD_REQUESTS,
            {("zwp_virtual_keyboard_manager_v1", "create_virtual_keyboard"): "zwp_virtual_keyboard_v1"},
        )
        self._has_keyboard = seat_has_keyboard
        self._keymap: dict[int, str] = {}
        self._modifiers = 0
        self.down: set[int] = set()
        self.heard: list[tuple[str, int]] = []
        """Names of keysyms, with the modifiers that were down."""
        self.keymaps = 0
        self.dies_after: int | None = None
        """Keys."""
        self.on("zwp_virtual_keyboard_v1.keymap", self._on_keymap)
        self.on("zwp_virtual_keyboard_v1.key", self._on_key)
        self.on("zwp_virtual_keyboard_v1.modifiers", self._on_modifiers)

    @property
    def text(self) -> str:
        return "".join(chr(int(name[1:], 16)) for name, modifiers in self.heard if not modifiers)

    def _own(self, request: Request) -> None:
        super()._own(request)
        if request.name == "bind" and request.arguments[1] == "wl_seat":
            self.event(int(request.arguments[3]), 0, 2 if self._has_keyboard else 1)

    def _on_keymap(self, request: Request) -> None:
        kind, fd, size = request.arguments
        text = contents(int(fd))[: int(size) - 1].decode()
        assert kind == 1
        self._keymap = {int(code): name for code, name in re.findall(r"key<K(\d+)>\{\[(\w+)(?:,\w+)?\]\};", text)}
        self.keymaps += 1

    def _on_key(self, request: Request) -> None:
        _, code, state = map(int, request.arguments)
        if self.dies_after is not None and len(self.heard) >= self.dies_after:
            self.hang_up()
            return
        if state:
            self.down.add(code)
            self.heard.append((self._keymap[code], self._modifiers))
        else:
            self.down.discard(code)

    def _on_modifiers(self, request: Request) -> None:
        self._modifiers = int(request.arguments[0])


def _data_control(prefix: str) -> Mapping[str, Sequence[tuple[str, str]]]:
    return {
        f"{prefix}_manager_v1": (("create_data_source", "n"), ("get_data_device", "no"), ("destroy", "")),
        f"{prefix}_device_v1": (("set_selection", "o"), ("destroy", ""), ("set_primary_selection", "o")),
        f"{prefix}_source_v1": (("offer", "s"), ("destroy", "")),
        f"{prefix}_offer_v1": (("receive", "sh"), ("destroy", "")),
    }


class ClipboardCompositor(FakeCompositor):
    """Has a clipboard, other programs that copy, and windows that paste."""

    def __init__(self, prefix: str = "zwlr_data_control") -> None:
        super().__init__(
            [("wl_seat", 7), (f"{prefix}_manager_v1", 2)],
            _data_control(prefix),
            {
                (f"{prefix}_manager_v1", "create_data_source"): f"{prefix}_source_v1",
                (f"{prefix}_manager_v1", "get_data_device"): f"{prefix}_device_v1",
            },
        )
        self._prefix = prefix
        self._next_offer = 0xFF000000
        self.foreign: dict[str, bytes] | None = {}
        """What another program has copied; None while a source of the client's is the clipboard."""
        self.hangs = False
        """The other program answers nothing."""
        self.source = 0
        self.types: dict[int, list[str]] = {}
        self.on(f"{prefix}_manager_v1.get_data_device", lambda _request: self._tell_selection())
        self.on(f"{prefix}_device_v1.set_selection", self._on_set)
        self.on(f"{prefix}_source_v1.offer", self._on_offered)
        self.on(f"{prefix}_offer_v1.receive", self._on_receive)

    def copy(self, content: dict[str, bytes]) -> None:
        """Another program does."""
        if self.source:
            self.event(self.source, 1)
        self.source, self.foreign = 0, content
        self._tell_selection()

    def paste(self, mime_type: str = "text/plain;charset=utf-8") -> bytes:
        """As a window does: what it gets, whoever has the clipboard."""
        if self.foreign is not None:
            return self.foreign.get(mime_type, b"")
        reader, writer = os.pipe()
        self.event(self.source, 0, mime_type, Fd(writer))
        os.close(writer)
        with os.fdopen(reader, "rb") as file:
            return file.read()

    def _tell_selection(self) -> None:
        device = self.object_of(f"{self._prefix}_device_v1")
        types = [*self.foreign] if self.foreign is not None else self.types.get(self.source, [])
        if not types:
            self.event(device, 1, None)
            return
        offer, self._next_offer = self._next_offer, self._next_offer + 1
        self.add_object(offer, f"{self._prefix}_offer_v1")
        self.event(device, 0, offer)
        for mime_type in types:
            self.event(offer, 0, mime_type)
        self.event(device, 1, offer)

    def _on_set(self, request: Request) -> None:
        before, self.source = self.source, int(request.arguments[0])
        self.foreign = None if self.source else {}
        if before:
            self.event(before, 1)
        self._tell_selection()

    def _on_offered(self, request: Request) -> None:
        self.types.setdefault(request.object_id, []).append(str(request.arguments[0]))

    def _on_receive(self, request: Request) -> None:
        mime_type, fd = request.arguments
        if self.hangs:
            return
        with os.fdopen(int(fd), "wb") as file:
            file.write((self.foreign or {}).get(str(mime_type), b""))
