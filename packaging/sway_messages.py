"""What sway tells and does over its own socket (the protocol of i3)."""

from __future__ import annotations

import json
import socket
import struct
from collections.abc import Iterator
from typing import Any

_MAGIC = b"i3-ipc"
_HEADER = struct.Struct("=6sII")
_RUN_COMMAND, _GET_TREE = 0, 4
_TIMEOUT_S = 10.0


class SwayMessages:
    """One connection a question: sway may have been restarted since the last."""

    def __init__(self, address: str) -> None:
        self._address = address

    def command(self, line: str) -> None:
        """Raises RuntimeError with sway's reason when it refuses."""
        for answer in self._ask(_RUN_COMMAND, line):
            if not answer["success"]:
                raise RuntimeError(f"sway refuses {line!r}: {answer.get('error')}")

    def windows(self) -> list[dict[str, Any]]:
        """Those that programs have opened, as sway describes them."""
        return [node for node in _nodes(self._ask(_GET_TREE)) if node.get("pid")]

    def _ask(self, kind: int, payload: str = "") -> Any:
        raw = payload.encode()
        with socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(_TIMEOUT_S)
            connection.connect(self._address)
            connection.sendall(_HEADER.pack(_MAGIC, len(raw), kind) + raw)
            _magic, length, _kind = _HEADER.unpack(_received(connection, _HEADER.size))
            return json.loads(_received(connection, length))


def _received(connection: socket.socket, length: int) -> bytes:
    got = b""
    while len(got) < length:
        chunk = connection.recv(length - len(got))
        if not chunk:
            raise ConnectionResetError("sway is gone")
        got += chunk
    return got


def _nodes(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for inner in (*node.get("nodes", ()), *node.get("floating_nodes", ())):
        yield from _nodes(inner)
