"""How long a message takes through the API: a ping and its answer, and an event on its way to a client. In one process
with its clients, so all of what both ends cost is in it."""

from __future__ import annotations

import argparse
import json
import os
import socket
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import numpy as np
from websockets.sync.client import ClientConnection, connect

from tray_app.core.bus import Bus
from tray_app.core.events import DictationId
from tray_app.core.settings import ApiSettings, SpeechSettings
from tray_app.core.snapshot import PublicState, Snapshot
from tray_app.perf.monitor import Monitor
from tray_app.speech.link import SpeechLink
from tray_app.web.feed import Feed
from tray_app.web.pages import Pages
from tray_app.web.server import WebServer

SPEAKING = Snapshot(state=PublicState.RECORDING, status="Recording", dictation_id=DictationId(1))


@contextmanager
def serving(bus: Bus, port: int) -> Iterator[dict[str, str]]:
    """The server; gives what its clients have to say."""
    monitor = Monitor()
    feed, pages = Feed(bus, monitor.bus, lambda: SPEAKING), Pages(monitor, lambda: SPEAKING)
    no_engine = SpeechLink(lambda _event: None, SpeechSettings(), lambda _key: iter(()))
    settings = ApiSettings(enabled=True, port=port, text=True, max_clients=64)
    end_feed = feed.use()
    server = WebServer(settings, feed, lambda *_asked: {}, pages, no_engine, monitor.observe, print)
    server.start()
    server.serving.wait(10)
    token = next(Path(os.environ["XDG_STATE_HOME"]).rglob("api-token")).read_text(encoding="ascii").strip()
    yield {"Authorization": f"Bearer {token}"}
    server.close()
    pages.close()
    end_feed()


def round_trips_ms(client: ClientConnection, count: int) -> list[float]:
    took = []
    for _ in range(count):
        begun_ns = time.perf_counter_ns()
        client.send('{"command": "ping"}')
        client.recv(10)
        took.append((time.perf_counter_ns() - begun_ns) / 1e6)
        time.sleep(0.03)  # fewer than a client may ask
    return took


def event_ms(bus: Bus, clients: list[ClientConnection], count: int) -> list[float]:
    """From the news on the bus to the last client that has it."""
    took = []
    for number in range(count):
        begun_ns = time.perf_counter_ns()
        bus.publish(Snapshot(PublicState.RECORDING, DictationId(1), status="Recording", unstable_text=f"{number}"))
        for client in clients:
            client.recv(10)
        took.append((time.perf_counter_ns() - begun_ns) / 1e6)
        time.sleep(0.005)
    return took


def told(name: str, took: list[float]) -> str:
    p50, p95 = np.percentile(took, [50, 95])
    return f"{name}: median {p50:.2f} ms, p95 {p95:.2f}, max {max(took):.2f} (n {len(took)})"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--clients", type=int, nargs="+", default=[1, 8])
    asked = parser.parse_args()
    sys.setswitchinterval(0.0001)  # as the program has it
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = int(found.getsockname()[1])
    bus = Bus()
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        os.environ["XDG_STATE_HOME"] = folder
        bearer = stack.enter_context(serving(bus, port))
        clients: list[ClientConnection] = []
        for count in asked.clients:
            while len(clients) < count:
                clients.append(connect(f"ws://127.0.0.1:{port}/", additional_headers=bearer, proxy=None))
                stack.callback(clients[-1].close)
                clients[-1].recv(10)
            print(told("ping and answer", round_trips_ms(clients[0], asked.count)))
            for client in clients:
                client.send(json.dumps({"command": "subscribe", "arguments": {"events": ["partial"]}}))
                client.recv(10)
            print(told(f"event to {count} clients", event_ms(bus, clients, asked.count)))


if __name__ == "__main__":
    main()
