"""What sway tells over its own socket (the protocol of i3, sway-ipc(7)): the tree of its screens and windows, and the
configuration that it goes by."""

from __future__ import annotations

import json
import socket
import struct
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeAlias

MAX_ANSWER_BYTES = 16 * 1024 * 1024
ANSWER_TIMEOUT_S = 1.0
_MAGIC, _GET_TREE, _GET_VERSION = b"i3-ipc", 4, 7
_HEADER = struct.Struct("=6sII")

Node: TypeAlias = Mapping[str, Any]


def tree_from(to_sway: socket.socket) -> Node:
    """Raises OSError, or ValueError when it speaks otherwise."""
    tree: Node = _asked(to_sway, _GET_TREE)
    return tree


def loaded_config(address: str) -> Path | None:
    """The file that the running one goes by; None where nobody says so. Blocks for a moment."""
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as to_sway:
            to_sway.settimeout(ANSWER_TIMEOUT_S)
            to_sway.connect(address)
            told = _asked(to_sway, _GET_VERSION)
    except (OSError, ValueError):
        return None
    name = told.get("loaded_config_file_name") if isinstance(told, dict) else None
    return Path(name) if isinstance(name, str) and name.startswith("/") else None


def _asked(to_sway: socket.socket, kind: int) -> Any:
    """Raises OSError, or ValueError when it speaks otherwise."""
    to_sway.sendall(_HEADER.pack(_MAGIC, 0, kind))
    _, size_bytes, _ = _HEADER.unpack(_read(to_sway, _HEADER.size))
    if size_bytes > MAX_ANSWER_BYTES:
        raise ValueError("a very long answer")
    return json.loads(_read(to_sway, size_bytes))


def focused_window(tree: Node) -> Node | None:
    """None where no window has the focus: an empty workspace may have it."""
    focused = next((node for node in _from(tree) if node.get("focused")), None)
    return focused if focused is not None and focused.get("pid") else None


def is_x11(window: Node) -> bool:
    return window.get("shell") == "xwayland"


def _from(node: Node) -> Iterator[Node]:
    yield node
    for inner in (*node.get("nodes", ()), *node.get("floating_nodes", ())):
        yield from _from(inner)


def _read(to_sway: socket.socket, size_bytes: int) -> bytes:
    data = bytearray()
    while len(data) < size_bytes:
        piece = to_sway.recv(size_bytes - len(data))
        if not piece:
            raise ValueError("an answer that was cut off")
        data += piece
    return bytes(data)
