"""How long a message takes through the API: a ping and its answer, and an event on its way to clients.

Clients are in a process of their own, as they are in life; both processes read the same monotonic clock.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import subprocess
import sys
import time
from contextlib import AsyncExitStack

import numpy as np
from api_served import Served, free_port, own_home, served
from websockets.asyncio.client import connect

from tray_app.core.events import DictationId
from tray_app.core.settings import ApiSettings
from tray_app.core.snapshot import PublicState, Snapshot

PAUSE_S = 0.03
"""Between two requests of one client: it asks less than it may."""
CLIENT = "--as-client"


async def as_client(port: int, token: str, clients: int, count: int) -> None:
    """In a process of its own: prints its measurements in ms as two JSON lists."""
    bearer = {"Authorization": f"Bearer {token}"}
    async with AsyncExitStack() as stack:
        connections = [
            await stack.enter_async_context(connect(f"ws://127.0.0.1:{port}/", additional_headers=bearer, proxy=None))
            for _ in range(clients)
        ]
        for connection in connections:
            await connection.recv()
        trips = []
        for number in range(count):
            connection = connections[number % clients]
            begun_ns = time.monotonic_ns()
            await connection.send('{"command": "ping"}')
            await connection.recv()
            trips.append((time.monotonic_ns() - begun_ns) / 1e6)
            await asyncio.sleep(PAUSE_S)
        for connection in connections:
            await connection.send('{"command": "subscribe", "arguments": {"events": ["partial"]}}')
            await connection.recv()
        print("subscribed", flush=True)
        arrivals = []
        for _ in range(count):
            for connection in connections:  # the last one to have it counts
                told = json.loads(await connection.recv())
            arrivals.append((time.monotonic_ns() - int(told["data"]["unstable"])) / 1e6)
        print(json.dumps([trips, arrivals]), flush=True)


def measure(api: Served, clients: int, count: int) -> None:
    argv = [sys.executable, __file__, CLIENT, str(api.port), api.token, str(clients), str(count)]
    with subprocess.Popen(argv, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        if child.stdout.readline().strip() != "subscribed":
            raise SystemExit("the client has failed")
        for _ in range(count):
            now = str(time.monotonic_ns())
            api.bus.publish(Snapshot(PublicState.RECORDING, DictationId(1), status="Recording", unstable_text=now))
            time.sleep(0.01)
        trips, arrivals = json.loads(child.stdout.readline())
    of = "1 client" if clients == 1 else f"{clients} clients"
    print(told(f"ping and answer, {of}", trips))
    print(told(f"event to the last of {of}" if clients > 1 else "event to 1 client", arrivals))
    sent = api.monitor.samples("api_send")[1]
    print(
        told(f"  of that until it is handed to the system, {of}", [float(value) for value in sent[-count * clients :]])
    )


def told(name: str, took: list[float]) -> str:
    p50, p95 = np.percentile(took, [50, 95])
    return f"{name + ':':52} median {p50:5.2f} ms, p95 {p95:5.2f}, max {max(took):6.2f} (n {len(took)})"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--clients", type=int, nargs="+", default=[1, 8])
    asked = parser.parse_args()
    sys.setswitchinterval(0.0001)  # as the program has it
    for clients in asked.clients:
        settings = ApiSettings(enabled=True, port=free_port(), text=True, max_clients=64)
        with own_home(), served(settings) as api:
            measure(api, clients, asked.count)


if __name__ == "__main__":
    if sys.argv[1:2] == [CLIENT]:
        asyncio.run(as_client(int(sys.argv[2]), sys.argv[3], int(sys.argv[4]), int(sys.argv[5])))
    else:
        main()
