"""Makes the X server report our keys at once.

The server writes recorded keys out together with something else it has to send, and not before. When no program
answers a key (a modifier, a bare desktop, the release of a key whose press was grabbed) that can take a second; a
real keyboard, unlike an injected key, brings no request along. This connection is told of raw keys, and when one is
ours it asks the server a question: the answer takes the record with it.
"""

from __future__ import annotations

import logging
import struct
from collections.abc import Callable
from typing import Any

from Xlib.display import Display

log = logging.getLogger(__name__)

EXTENSION = "XInputExtension"
SELECT_EVENTS = 46
ALL_MASTER_DEVICES = 1
RAW_KEYS = 1 << 13 | 1 << 14
"""Raw key presses and releases, which come to the root window whatever has the focus."""
REPLY, GENERIC_EVENT = 1, 35
READ_BYTES = 65_536
_SELECT = struct.Struct("=BBHIHHHHI")
_HEADER = struct.Struct("=B3xI8xI12x")
"""Of a 32-byte packet: kind, further words, and a raw key's keycode."""
_QUESTION = struct.pack("=BxH", 43, 1)
"""GetInputFocus, the cheapest request with an answer."""


class Nudge:
    """Raises what `Display()` raises. Not thread-safe.

    After the handshake the socket is used bare: having the events parsed would cost more than all the rest of a key.
    """

    def __init__(self, is_ours: Callable[[int], bool]) -> None:
        self._is_ours = is_ours
        self._display: Any = Display()
        self._socket = self._display.display.socket
        self._rest = b""
        self._opcode = 0
        extension = self._display.query_extension(EXTENSION)
        if extension is None:
            log.warning("the X server lacks %s: keys may be reported late on a bare desktop", EXTENSION)
            return
        self._display.xinput_query_version()
        self._opcode = extension.major_opcode
        self.listen(True)

    def fileno(self) -> int:
        return int(self._socket.fileno())

    def listen(self, active: bool) -> None:
        """Be told of keys, or not: while our own insertion types, the server has enough to send anyway."""
        if self._opcode:
            root = self._display.screen().root.id
            mask = RAW_KEYS if active else 0
            words = _SELECT.size // 4
            self._socket.sendall(
                _SELECT.pack(self._opcode, SELECT_EVENTS, words, root, 1, 0, ALL_MASTER_DEVICES, 1, mask)
            )

    def answer(self) -> None:
        """Read what came, and ask the question if one of our keys is among it. Call when the socket is readable.

        Raises ConnectionResetError when the server has gone.
        """
        received = self._socket.recv(READ_BYTES)
        if not received:
            raise ConnectionResetError
        data = self._rest + received
        start = 0
        ours = False
        while len(data) - start >= _HEADER.size:
            kind, words, keycode = _HEADER.unpack_from(data, start)
            end = start + _HEADER.size + (words * 4 if kind in (REPLY, GENERIC_EVENT) else 0)
            if end > len(data):
                break
            ours = ours or (kind == GENERIC_EVENT and self._is_ours(keycode))
            start = end
        self._rest = data[start:]
        if ours:
            self._socket.sendall(_QUESTION)

    def close(self) -> None:
        self._socket.close()
