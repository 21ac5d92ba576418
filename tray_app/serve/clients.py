"""A TCP server with a thread a client, and no more clients than are good."""

from __future__ import annotations

import contextlib
import logging
import select
import socket
import socketserver
import sys
import time
from functools import partial
from typing import Any

from tray_app.core.errors import EnvironmentFault
from tray_app.core.supervision import start_thread

from .limits import MOST_CLIENTS

_HEARD_OUT_S = 5.0

_log = logging.getLogger(__name__)


class Clients(socketserver.TCPServer):
    """`start` and `close` are for one thread."""

    allow_reuse_address = sys.platform != "win32"
    request_queue_size = MOST_CLIENTS
    too_many = b""
    """Said to a client that is one too many."""

    def __init__(self, host: str, port: int, handler: type[socketserver.BaseRequestHandler]) -> None:
        """Raises EnvironmentFault when the port cannot be had."""
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self._connected: set[socket.socket] = set()
        try:
            super().__init__((host, port), handler)
        except (OSError, OverflowError) as error:
            why = getattr(error, "strerror", None) or str(error)
            raise EnvironmentFault(f"Port {port} cannot be had.", "Choose another.", f"{host}: {why}") from error

    def start(self, name: str) -> None:
        start_thread(name, partial(self.serve_forever, 0.2))

    def close(self) -> None:
        """Lets all clients go. Blocks for a fraction of a second."""
        self.shutdown()
        self.server_close()
        for connection in tuple(self._connected):
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def process_request(self, request: Any, client_address: Any) -> None:
        if len(self._connected) >= MOST_CLIENTS:
            with contextlib.suppress(OSError):
                request.settimeout(1.0)
                request.sendall(self.too_many)
            self.shutdown_request(request)
            return
        self._connected.add(request)
        start_thread("client", partial(self._serve, request, client_address), again=False)

    def _serve(self, request: Any, client_address: Any) -> None:
        try:
            self.finish_request(request, client_address)
        except OSError:
            pass  # the client left
        except Exception as error:  # noqa: BLE001 - one client's; its words could hold what was said
            _log.error("a client was let go: %s", type(error).__name__)
        finally:
            _hear_out(request)
            self._connected.discard(request)
            self.close_request(request)


def _hear_out(connection: socket.socket) -> None:
    """A connection that is closed on what a client is still saying is broken for it, and the last answer lost."""
    until_s = time.monotonic() + _HEARD_OUT_S
    with contextlib.suppress(OSError):
        connection.shutdown(socket.SHUT_WR)
        connection.settimeout(1.0)
        while time.monotonic() < until_s and connection.recv(65_536):
            pass


def has_left(connection: socket.socket) -> bool:
    """Whether the client has closed its end."""
    try:
        readable, _, _ = select.select([connection], [], [], 0)
        return bool(readable) and not connection.recv(1, socket.MSG_PEEK)
    except (OSError, ValueError):
        return True
