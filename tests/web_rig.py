"""The API on a free port, with a bus to make news on and a list of what was asked of the program."""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from perf_records import record
from websockets.sync.client import ClientConnection, connect
from websockets.sync.connection import Connection

from tray_app.core import events as e
from tray_app.core.bus import Bus
from tray_app.core.dictation import DictationEnded, Outcome
from tray_app.core.ports import Pcm
from tray_app.core.settings import ApiSettings
from tray_app.core.snapshot import PublicState, Snapshot
from tray_app.paths import api_token_path
from tray_app.perf.metric import Group
from tray_app.perf.monitor import Monitor
from tray_app.web.feed import Feed
from tray_app.web.listening import Link
from tray_app.web.pages import Pages
from tray_app.web.server import WebServer

WAIT_S = 20.0
READY = Snapshot(state=PublicState.READY, status="Ready", engine="an engine")


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


class FakeLink:
    """An engine that understands how many samples it got."""

    def __init__(self) -> None:
        self.heard: dict[e.DictationId, int] = {}
        self.forgotten: list[e.DictationId] = []
        self._answers: dict[e.DictationId, Callable[[e.Final | e.TranscriptionFailed], None]] = {}

    def begin_for(
        self,
        dictation_id: e.DictationId,
        replay: Callable[[], Iterator[Pcm]],
        answer: Callable[[e.Final | e.TranscriptionFailed], None],
        tell_partial: Callable[[e.Partial], None],
    ) -> None:
        self.heard[dictation_id] = 0
        self._answers[dictation_id] = answer
        tell_partial(e.Partial(dictation_id, "So far", ""))

    def append(self, dictation_id: e.DictationId, samples: Pcm) -> None:
        self.heard[dictation_id] += len(samples)

    def end(self, dictation_id: e.DictationId) -> None:
        text = f"{self.heard[dictation_id]} samples."
        self._answers[dictation_id](e.Final(dictation_id, text, 0, 0.0, 1, 0.0))

    def forget(self, dictation_id: e.DictationId) -> None:
        self.forgotten.append(dictation_id)


@dataclass
class Api:
    """A server, and the program behind it."""

    server: WebServer
    bus: Bus
    monitor: Monitor
    port: int
    feed: Feed
    asked: list[tuple[str, Mapping[str, Any]]]
    posted: list[e.Event]
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

    def follower(self, *events: str, **arguments: Any) -> ClientConnection:
        """A client that has subscribed and read the answer to that."""
        connection = self.connect()
        heard(connection)
        wanted = {"events": list(events), **arguments} if events else arguments
        assert "result" in request(connection, "subscribe", wanted)
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

    def show(self, **changes: Any) -> None:
        """The controller publishes a picture."""
        self.bus.publish(replace(READY, **changes))

    def end_dictation(self, text: str = "Words.", outcome: Outcome = Outcome.INSERTED) -> None:
        ended = replace(record(7), outcome=outcome)
        self.bus.publish(DictationEnded(ended, text, None, lambda: pytest.fail("nobody wants its sound")))
        self.monitor.record_dictation(ended)


@contextmanager
def running(settings: ApiSettings, link: Link | None = None) -> Iterator[Api]:
    bus, monitor = Bus(), Monitor()
    monitor.set_part(Group.API, on=True)
    asked: list[tuple[str, Mapping[str, Any]]] = []
    posted: list[e.Event] = []

    def carry(command: str, arguments: Mapping[str, Any], _arrival_ns: int) -> Mapping[str, Any]:
        asked.append((command, arguments))
        return {}

    feed, pages = Feed(bus, monitor.bus, lambda: READY), Pages(monitor, lambda: READY)
    end_feed = feed.use()
    link = link or FakeLink()
    server = WebServer(settings, feed, carry, pages, link, monitor.observe, posted.append)
    server.start()
    api = Api(server, bus, monitor, settings.port, feed, asked, posted)
    try:
        until(lambda: server.serving.is_set() or bool(posted))
        assert server.serving.is_set(), posted
        yield api
    finally:
        for connection in api.connections:
            connection.close_socket()
        server.close()
        pages.close()
        end_feed()


def answers(port: int) -> bool:
    """Whether anybody listens there."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=WAIT_S):
            return True
    except OSError:
        return False


def until(true: Callable[[], bool]) -> None:
    end_s = time.monotonic() + WAIT_S
    while not true():
        assert time.monotonic() < end_s, "it never came"
        time.sleep(0.01)


def heard(connection: Connection, timeout_s: float = WAIT_S) -> dict[str, Any]:
    """The next message."""
    message: dict[str, Any] = json.loads(connection.recv(timeout_s))
    return message


def request(connection: ClientConnection, command: str, arguments: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Ask, and give the answer; other messages before it are an error of the test."""
    connection.send(json.dumps({"command": command, "arguments": arguments or {}, "id": 1}))
    answer = heard(connection)
    assert (answer["type"], answer["id"]) == ("reply", 1), answer
    return answer


@contextmanager
def home(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Folders of a user's own."""
    monkeypatch.setenv("XDG_STATE_HOME", str(folder / "state"))
    yield folder
