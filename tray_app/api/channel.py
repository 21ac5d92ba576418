"""One conversation between two processes: whole messages, each with a length, a time limit and an end.

A message is its length (four bytes, the highest first) and its bytes, as `multiprocessing.connection` sends them; or,
when it begins with a brace, one line of JSON, which is answered with a line. Only bytes travel, never pickles.
"""

from __future__ import annotations

import contextlib
import os
import select
import socket
import struct
import sys
import time

RETRY_S = 0.02
WAITING = 128
"""Who knocks while the program is busy; one more waits outside."""

if sys.platform == "win32":
    from multiprocessing.connection import Client, Connection, Listener
    from typing import Any

    class Channel:
        """One end of a conversation: a named pipe. Its methods are those of the socket below."""

        def __init__(self, connection: Connection[Any, Any]) -> None:
            self._connection = connection

        def send(self, message: bytes, timeout_s: float) -> None:  # noqa: ARG002  # a pipe takes it at once
            self._connection.send_bytes(message)

        def receive(self, longest_bytes: int, timeout_s: float) -> bytes:
            if not self._connection.poll(timeout_s):
                raise TimeoutError
            return self._connection.recv_bytes(longest_bytes)

        def hung_up(self) -> bool:
            return False

        def peer_pid(self) -> int | None:
            return None

        def close(self) -> None:
            self._connection.close()

    class Door(Listener):
        """Where others knock; there is one of each address."""

        def answer(self) -> Channel:
            return Channel(self.accept())

    def connect(address: str, timeout_s: float) -> Channel:  # noqa: ARG001  # Client has a limit of its own
        """Raises OSError when nobody listens there."""
        return Channel(Client(address))

else:

    class Channel:
        """One end of a conversation: a Unix socket."""

        def __init__(self, connection: socket.socket) -> None:
            self._connection = connection
            self._lines = False

        def send(self, message: bytes, timeout_s: float) -> None:
            """Raises TimeoutError, OSError."""
            self._connection.settimeout(timeout_s)
            self._connection.sendall(message + b"\n" if self._lines else struct.pack("!i", len(message)) + message)

        def receive(self, longest_bytes: int, timeout_s: float) -> bytes:
            """A whole message. Raises TimeoutError, EOFError when the other end hung up, ValueError when too long."""
            deadline_s = time.monotonic() + timeout_s
            head = self._exactly(4, deadline_s)
            self._lines = head.startswith(b"{")
            if self._lines:
                return self._line(head, longest_bytes, deadline_s)
            (length,) = struct.unpack("!i", head)
            if not 0 <= length <= longest_bytes:
                raise ValueError(f"a message of {length} bytes")
            return self._exactly(length, deadline_s)

        def hung_up(self) -> bool:
            """Whether the other end waits for no answer any more."""
            # Not merely the end of what it sends: who pipes a line into the socket waits for the answer all the same.
            poll = select.poll()
            poll.register(self._connection, 0)
            return any(events & (select.POLLHUP | select.POLLERR) for _, events in poll.poll(0))

        def peer_pid(self) -> int | None:
            """The process at the other end, where the system tells."""
            if sys.platform != "linux":
                return None
            credentials = self._connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12)
            return int(struct.unpack("3i", credentials)[0])  # pid, user, group

        def close(self) -> None:
            self._connection.close()

        def _exactly(self, length: int, deadline_s: float) -> bytes:
            received = bytearray()
            while len(received) < length:
                received += self._some(length - len(received), deadline_s)
            return bytes(received)

        def _line(self, begun: bytes, longest_bytes: int, deadline_s: float) -> bytes:
            received = bytearray(begun)
            while b"\n" not in received:
                if len(received) > longest_bytes:
                    raise ValueError("a line without an end")
                try:
                    received += self._some(4096, deadline_s)
                except EOFError:
                    break
            return bytes(received.partition(b"\n")[0])

        def _some(self, most_bytes: int, deadline_s: float) -> bytes:
            left_s = deadline_s - time.monotonic()
            if left_s <= 0:
                raise TimeoutError
            self._connection.settimeout(left_s)
            received = self._connection.recv(most_bytes)
            if not received:
                raise EOFError
            return received

    class Door:
        """Where others knock. What lies at `address` is replaced: whoever makes it holds the lock."""

        def __init__(self, address: str) -> None:
            """Raises OSError."""
            self._address = address
            self._listener = socket.socket(socket.AF_UNIX)
            try:
                _remove(address)
                self._listener.bind(address)
                os.chmod(address, 0o600)
                self._listener.listen(WAITING)
            except OSError:
                self._listener.close()
                raise

        def answer(self) -> Channel:
            """Blocks for the next who knocks. Raises OSError when it was closed or no descriptor is left."""
            return Channel(self._listener.accept()[0])

        def close(self) -> None:
            """Wakes who waits in `answer`."""
            with contextlib.suppress(OSError):
                self._listener.shutdown(socket.SHUT_RDWR)
            self._listener.close()
            _remove(self._address)

    def connect(address: str, timeout_s: float) -> Channel:
        """Raises TimeoutError when somebody listens there and does not answer, another OSError when nobody does."""
        connection = socket.socket(socket.AF_UNIX)
        connection.setblocking(False)
        deadline_s = time.monotonic() + timeout_s
        try:
            while True:
                try:
                    connection.connect(address)
                except BlockingIOError:  # so many wait already that one more may not
                    if time.monotonic() > deadline_s:
                        raise TimeoutError from None
                    time.sleep(RETRY_S)
                else:
                    return Channel(connection)
        except OSError:
            connection.close()
            raise

    def _remove(address: str) -> None:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(address)
