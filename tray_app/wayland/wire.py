"""The Wayland wire format: messages as bytes, and the faults of speaking it.

The format is that of the chapter "Wire Format" of the Wayland book: 32-bit words in the machine's own byte order, the
object's number, then size and opcode, then the arguments; open files travel beside the bytes.
"""

from __future__ import annotations

import struct
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field

from tray_app.core.errors import DisplayFault
from tray_app.core.translation import filled, marked

MAX_MESSAGE_BYTES = 4_096
"""What libwayland's buffers hold: a compositor ends the connection of a client that sends a longer message."""
HEADER_BYTES = 8
SERVER_IDS = 0xFF000000
"""Numbers from here on are given by the compositor."""

RESTART = marked("Log in again if the desktop does not answer either.")


class WaylandFault(DisplayFault):
    """The compositor cannot be spoken to."""


class CompositorGone(WaylandFault):
    """It cannot be reached, has ended, or threw us out without a word."""

    def __init__(self, detail: str = "") -> None:
        super().__init__(marked("The Wayland compositor does not answer."), RESTART, detail)


class RequestRefused(WaylandFault):
    """It ended the connection because of a request: `interface` names the object, `code` is of its `error` enum."""

    def __init__(self, interface: str, code: int, message: str) -> None:
        self.interface, self.code = interface, code
        super().__init__(
            marked("The Wayland compositor refused a request."), RESTART, f"{interface}: {message} ({code})"
        )


class NotOffered(WaylandFault):
    """It has no such interface, or an older version of it."""

    def __init__(self, interface: str, version: int = 1) -> None:
        self.interface = interface
        super().__init__(
            filled("This compositor does not offer {interface}.", interface=interface),
            marked("Another way has to be used on this desktop."),
            f"version {version}",
        )


@dataclass(frozen=True, slots=True)
class Interface:
    """What is needed of an interface of a protocol; all of it, as far as we go in its versions."""

    name: str
    requests: str = ""
    """Their names in the protocol's order, with spaces between."""
    events: Mapping[str, str] = field(default_factory=dict)
    """Names in the protocol's order, with a letter for each argument: u(nsigned), i(nteger), f(ixed), s(tring),
    o(bject), n(ew object), a(rray), h (an open file)."""
    makes: Interface | None = None
    """What its events' new objects are."""

    def opcode(self, request: str) -> int:
        """Raises ValueError for a request it does not have."""
        return self.requests.split().index(request)

    def event(self, opcode: int) -> tuple[str, str]:
        """Name and arguments. Raises CompositorGone for one of a version we did not ask for."""
        for number, (name, signature) in enumerate(self.events.items()):
            if number == opcode:
                return name, signature
        raise CompositorGone(f"{self.name}: event {opcode} is not known")


@dataclass(frozen=True, slots=True)
class Fd:
    """An open file as an argument. It stays the caller's, who may close it once the request was sent."""

    number: int


Argument = int | str | bytes | Fd | None
"""An int is any number, or an object's; bytes are an array; None is no object, or no string."""
Value = int | float | str | bytes
"""As events have them: f is a float, h an open file that is the handler's to close, no string is an empty one."""


def fixed(number: float) -> int:
    """A number with 8 bits behind the point, as an argument."""
    return round(number * 256)


def encode(object_id: int, opcode: int, arguments: tuple[Argument, ...]) -> tuple[bytes, list[int]]:
    """The message, and the open files that go with it. Raises ValueError for one that is too long."""
    body, fds = bytearray(), []
    for argument in arguments:
        if argument is None:
            body += b"\0\0\0\0"
        elif isinstance(argument, int):
            body += struct.pack("=I", argument & 0xFFFFFFFF)
        elif isinstance(argument, Fd):
            fds.append(argument.number)
        else:
            data = argument if isinstance(argument, bytes) else argument.encode("utf-8", "replace") + b"\0"
            body += struct.pack("=I", len(data)) + data + b"\0" * (-len(data) % 4)
    size = HEADER_BYTES + len(body)
    if size > MAX_MESSAGE_BYTES:
        raise ValueError(f"a request of {size} bytes")
    return struct.pack("=II", object_id, size << 16 | opcode) + bytes(body), fds


def decode(signature: str, body: bytes, fds: deque[int]) -> tuple[Value, ...]:
    """The arguments of an event; those that are open files are taken out of `fds`.

    Raises CompositorGone when there are fewer than the signature says: what follows could not be trusted either.
    """
    values: list[Value] = []
    at = 0
    try:
        for kind in signature:
            if kind == "h":
                values.append(fds.popleft())
                continue
            (word,) = struct.unpack_from("=i" if kind in "if" else "=I", body, at)
            at += 4
            if kind in "sa":
                data = body[at : at + word]
                if len(data) < word:
                    raise IndexError
                at += word + -word % 4
                values.append(data if kind == "a" else data[:-1].decode("utf-8", "replace"))
            else:
                values.append(word / 256 if kind == "f" else word)
    except (struct.error, IndexError):
        raise CompositorGone("a message could not be read") from None
    return tuple(values)


def header(data: bytes | bytearray) -> tuple[int, int, int]:
    """The object's number, the opcode, and the size of the whole message in bytes."""
    object_id, word = struct.unpack_from("=II", data)
    return object_id, word & 0xFFFF, word >> 16
