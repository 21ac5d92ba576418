"""A finger for Wayland desktops: a keyboard made by the compositor's own protocols, whose keys go through its binds.

It speaks Wayland itself, apart from what the program under test speaks, so that neither can hide a fault of the other.
"""

from __future__ import annotations

import array
import contextlib
import os
import select
import socket
import struct
import time
from abc import ABC, abstractmethod
from collections.abc import Callable

ANSWER_TIMEOUT_S = 10.0

_ROWS = {16: "qwertyuiop", 30: "asdfghjkl", 44: "zxcvbnm", 2: "1234567890"}
KEY_CODES = {
    **{letter: first + at for first, row in _ROWS.items() for at, letter in enumerate(row)},
    **{f"F{number}": 58 + number for number in range(1, 11)},
    "F11": 87, "F12": 88, "Escape": 1, "minus": 12, "equal": 13, "BackSpace": 14, "Tab": 15, "Return": 28,
    "Control_L": 29, "semicolon": 39, "apostrophe": 40, "grave": 41, "Shift_L": 42, "backslash": 43, "comma": 51,
    "period": 52, "slash": 53, "Shift_R": 54, "Alt_L": 56, "space": 57, "Caps_Lock": 58, "Scroll_Lock": 70,
    "Control_R": 97, "Alt_R": 100, "Home": 102, "Up": 103, "Left": 105, "Right": 106, "End": 107, "Down": 108,
    "Insert": 110, "Delete": 111, "Pause": 119, "Super_L": 125, "Super_R": 126,
}  # fmt: skip
"""Linux' codes of keys by their X names, on a keyboard with the US layout."""

_MODIFIERS = {
    "Shift_L": 1, "Shift_R": 1, "Control_L": 4, "Control_R": 4, "Alt_L": 8, "Alt_R": 8, "Super_L": 64, "Super_R": 64,
}  # fmt: skip
"""Their bits in the keymap below."""

_KEYMAP = (
    b"xkb_keymap {"
    b' xkb_keycodes { include "evdev+aliases(qwerty)" }; xkb_types { include "complete" };'
    b' xkb_compat { include "complete" }; xkb_symbols { include "pc+us+inet(evdev)" };'
    b" };\0"
)
_DISPLAY, _REGISTRY = 1, 2
_SYNC, _GET_REGISTRY, _BIND = 0, 1, 0


def words(*values: int) -> bytes:
    return struct.pack(f"={len(values)}I", *(value & 0xFFFFFFFF for value in values))


def text(value: str) -> bytes:
    raw = value.encode() + b"\0"
    return words(len(raw)) + raw + b"\0" * (-len(raw) % 4)


class WaylandClient:
    """A connection to a compositor: requests out, events to whoever asked for an object's."""

    def __init__(self, address: str) -> None:
        """`address` is the whole path of the compositor's socket."""
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.connect(address)
        self._received = b""
        self._last_id = _DISPLAY
        self.globals: dict[str, tuple[int, int]] = {}
        """What the compositor offers: name of the interface -> its number, its version."""
        self._handlers: dict[int, Callable[[int, bytes], None]] = {_DISPLAY: self._display_event}
        self.send(_DISPLAY, _GET_REGISTRY, words(self.new_id(self._registry_event)))
        self.round_trip()

    def new_id(self, handler: Callable[[int, bytes], None] | None = None) -> int:
        self._last_id += 1
        if handler:
            self._handlers[self._last_id] = handler
        return self._last_id

    def send(self, target: int, opcode: int, body: bytes = b"", fd: int | None = None) -> None:
        message = words(target, (8 + len(body)) << 16 | opcode) + body
        carried = [] if fd is None else [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [fd]))]
        self._socket.sendmsg([message], carried)

    def bind(self, interface: str, version: int = 1) -> int:
        """Raises KeyError when the compositor does not offer it."""
        number, offered = self.globals[interface]
        made = self.new_id()
        self.send(_REGISTRY, _BIND, words(number) + text(interface) + words(min(version, offered), made))
        return made

    def round_trip(self) -> None:
        """Returns when the compositor has carried out everything that was sent. Raises OSError when it is gone."""
        done: list[int] = []
        self.send(_DISPLAY, _SYNC, words(self.new_id(lambda opcode, _body: done.append(opcode))))
        while not done:
            if not select.select([self._socket], [], [], ANSWER_TIMEOUT_S)[0]:
                raise TimeoutError("the compositor does not answer")
            self._receive()

    def close(self) -> None:
        self._socket.close()

    def _receive(self) -> None:
        chunk = self._socket.recv(65_536)
        if not chunk:
            raise ConnectionResetError("the compositor is gone")
        self._received += chunk
        while len(self._received) >= 8:
            target, told = struct.unpack("=II", self._received[:8])
            length, opcode = told >> 16, told & 0xFFFF
            if len(self._received) < length:
                return
            body, self._received = self._received[8:length], self._received[length:]
            if target in self._handlers:
                self._handlers[target](opcode, body)

    def _display_event(self, opcode: int, body: bytes) -> None:
        if opcode == 0:
            raise ConnectionAbortedError(f"the compositor refuses: {body[12:].decode(errors='replace')}")

    def _registry_event(self, opcode: int, body: bytes) -> None:
        if opcode == 0:
            number, length = struct.unpack("=II", body[:8])
            (version,) = struct.unpack("=I", body[-4:])
            self.globals[body[8 : 7 + length].decode()] = (number, version)


class WaylandFinger(ABC):
    """`press` and `release` return when the compositor has carried them out. Keys have their X names."""

    def __init__(self) -> None:
        self._down: list[str] = []

    def press(self, name: str) -> int:
        """Monotonic ns just before the event left."""
        code = KEY_CODES[name]
        self._down.append(name)
        return self._send_key(code, True)

    def release(self, name: str) -> int:
        self._down.remove(name)
        return self._send_key(KEY_CODES[name], False)

    def tap(self, name: str) -> int:
        """Both at one go: on a busy machine a key that is let go of later has repeated itself meanwhile."""
        sent_ns = self.press(name)
        self.release(name)
        return sent_ns

    def close(self) -> None:
        """Lifts what is down, and takes the keyboard away."""
        with contextlib.suppress(OSError):  # the compositor went first
            for name in reversed(list(self._down)):
                self.release(name)
        self._down.clear()
        self._end()

    @abstractmethod
    def _send_key(self, code: int, pressed: bool) -> int:
        """Blocks until the compositor has it; monotonic ns just before it was sent."""

    @abstractmethod
    def _end(self) -> None: ...


class _ClientFinger(WaylandFinger):
    """One that speaks to the compositor as its client."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self._client = WaylandClient(address)

    def _send_key(self, code: int, pressed: bool) -> int:
        sent_ns = time.monotonic_ns()
        self._send(code, pressed)
        self._client.round_trip()
        return sent_ns

    def _end(self) -> None:
        self._client.close()

    def tap(self, name: str) -> int:
        code, sent_ns = KEY_CODES[name], time.monotonic_ns()
        for pressed in (True, False):
            self._send(code, pressed)
        self._client.round_trip()
        return sent_ns

    @abstractmethod
    def _send(self, code: int, pressed: bool) -> None: ...


class VirtualKeyboard(_ClientFinger):
    """wlroots: zwp_virtual_keyboard_v1, with a keymap as a real keyboard has it."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        seat = self._client.bind("wl_seat")
        maker = self._client.bind("zwp_virtual_keyboard_manager_v1")
        self._keyboard = self._client.new_id()
        self._client.send(maker, 0, words(seat, self._keyboard))
        memory = os.memfd_create("keymap")
        try:
            os.write(memory, _KEYMAP)
            self._client.send(self._keyboard, 0, words(1, len(_KEYMAP)), memory)
        finally:
            os.close(memory)
        self._client.round_trip()

    def _send(self, code: int, pressed: bool) -> None:
        self._client.send(self._keyboard, 1, words(time.monotonic_ns() // 1_000_000, code, pressed))
        # A compositor believes such a keyboard about its modifiers and does not work them out.
        held = 0
        for name in self._down:
            held |= _MODIFIERS.get(name, 0)
        self._client.send(self._keyboard, 2, words(held, 0, 0, 0))


class FakeInput(_ClientFinger):
    """KWin: org_kde_kwin_fake_input, where KWin asks nobody for permission."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self._input = self._client.bind("org_kde_kwin_fake_input", 4)
        self._client.send(self._input, 0, text("finger") + text("test"))
        self._client.round_trip()

    def _send(self, code: int, pressed: bool) -> None:
        self._client.send(self._input, 10, words(code, pressed))

    def click(self, x: float, y: float) -> None:
        """The left button at these pixels of the screen."""
        left = 0x110
        self._client.send(self._input, 9, words(int(x * 256), int(y * 256)))
        for pressed in (True, False):
            self._client.send(self._input, 2, words(left, pressed))
            self._client.round_trip()
