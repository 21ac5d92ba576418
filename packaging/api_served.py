"""The API on a port of its own, with no user behind it: for what is measured, tried and tested on it."""

from __future__ import annotations

import os
import socket
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from tray_app.core.bus import Bus
from tray_app.core.engines import EMBEDDED_ENGINE
from tray_app.core.errors import Problem
from tray_app.core.settings import ApiSettings, SpeechSettings
from tray_app.core.snapshot import PublicState, Snapshot
from tray_app.paths import api_token_path
from tray_app.perf.metric import Group
from tray_app.perf.monitor import Monitor
from tray_app.speech.link import SpeechLink
from tray_app.web.client import Room
from tray_app.web.feed import Feed
from tray_app.web.listening import Link
from tray_app.web.messages import scopes_of
from tray_app.web.pages import Pages
from tray_app.web.server import WebServer

READY = Snapshot(state=PublicState.READY, status="Ready", engine="an engine")
WAIT_S = 20.0


@dataclass
class Served:
    """A server, and what it has of a program."""

    server: WebServer
    room: Room
    bus: Bus
    monitor: Monitor
    port: int
    asked: list[tuple[str, Mapping[str, Any]]]
    """What clients had done."""
    connections: list[ClientConnection] = field(default_factory=list)

    @property
    def token(self) -> str:
        return api_token_path().read_text(encoding="ascii").strip()

    @property
    def bearer(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}

    def connect(self, **options: Any) -> ClientConnection:
        """Raises InvalidStatus when it is refused."""
        options.setdefault("additional_headers", self.bearer)
        address = f"ws://127.0.0.1:{self.port}/"
        connection = connect(address, open_timeout=WAIT_S, close_timeout=1.0, proxy=None, **options)
        self.connections.append(connection)
        return connection

    def request(self, *lines: str) -> tuple[int, str]:
        """An HTTP request as it is written here; its status and the whole answer."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=WAIT_S) as connection:
            connection.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
            answer = b""
            while received := connection.recv(65_536):
                answer += received
        text = answer.decode("utf-8", "replace")
        return int(text.split()[1]) if text else 0, text

    def get(self, path: str, **headers: str) -> tuple[int, str]:
        """As a client that knows the token, but for what `headers` say; an empty one is left out."""
        sent = {"Host": f"127.0.0.1:{self.port}", **self.bearer}
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        return self.request(f"GET {path} HTTP/1.1", *(f"{name}: {value}" for name, value in sent.items() if value))


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def code_at_end(connection: ClientConnection) -> int | None:
    """With which the server ended it, once it has been read to its end; None where it was cut off."""
    while True:
        try:
            connection.recv(WAIT_S)
        except ConnectionClosed as closed:
            return closed.rcvd.code if closed.rcvd else None


@contextmanager
def own_home() -> Iterator[None]:
    """For the token."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_STATE_HOME"] = folder
        yield


@contextmanager
def served(settings: ApiSettings, link: Link | None = None) -> Iterator[Served]:
    """Without a `link` sound of clients stays unheard. Raises RuntimeError when it cannot serve."""
    asked: list[tuple[str, Mapping[str, Any]]] = []
    problems: list[Problem] = []

    def carry(command: str, arguments: Mapping[str, Any], _arrival_ns: int) -> Mapping[str, Any]:
        asked.append((command, arguments))
        return {}

    bus, monitor = Bus(), Monitor()
    monitor.set_part(Group.API, on=True)
    feed, pages = Feed(bus, monitor.bus, lambda: READY), Pages(monitor, lambda: READY)
    link = link or SpeechLink(lambda _event: None, SpeechSettings(), lambda _key: iter(()))
    room = Room(feed, scopes_of(settings), carry, link, lambda: [EMBEDDED_ENGINE], monitor.observe)
    server = WebServer(settings, room, pages, problems.append)
    server.start()
    here = Served(server, room, bus, monitor, settings.port, asked)
    try:
        end_s = time.monotonic() + WAIT_S
        while not server.serving.wait(0.02):
            if problems or time.monotonic() > end_s:
                raise RuntimeError(*map(str, problems))
        yield here
    finally:
        for connection in here.connections:
            connection.close_socket()
        server.close()
        pages.close()
