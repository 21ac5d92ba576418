"""Tries the API from outside: with programs of others, and with the attacks that it has to withstand.

Prints a table, a row for each; exit code 1 when one of them did not go as it should. A program that is not there is
named and left out.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

from api_served import READY, Served, code_at_end, free_port, own_home, served
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection

from tray_app.core.resources import resource_path
from tray_app.core.settings import ApiSettings
from tray_app.core.snapshot import PublicState
from tray_app.paths import api_token_path

WAIT_S = 20.0
SECRET = "what the user said"
MOST_MS = 1_000.0
"""In which another client is answered, also on a busy machine, while somebody attacks."""

Try = Callable[[Served], str]
"""Gives what was seen. Raises AssertionError when that is not as it should be."""


# --- programs of others ----------------------------------------------------------------------


def _asked_by(argv: list[str], lines: str, until: str) -> str:
    """What the program prints that is given these lines, up to the one that holds `until`."""
    with subprocess.Popen(argv, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdin is not None
        assert program.stdout is not None
        watchdog = threading.Timer(WAIT_S, program.kill)
        watchdog.start()
        program.stdin.write(lines)
        program.stdin.flush()
        printed = ""
        while until not in printed and (line := program.stdout.readline()):
            printed += line
        watchdog.cancel()
        program.terminate()
    assert until in printed, printed
    return printed


def _by_websocket(api: Served, *argv: str) -> str:
    _asked_by([*argv], '{"command": "toggle"}\n{"command": "ping", "id": "asked"}\n', '"id": "asked"')
    assert api.asked == [("toggle", {})]
    return "toggle and ping were answered"


def websockets_cli(api: Served) -> str:
    return _by_websocket(api, sys.executable, "-m", "websockets", f"ws://holdtalk:{api.token}@127.0.0.1:{api.port}/")


def websocat(api: Served) -> str:
    header = f"--header=Authorization: Bearer {api.token}"
    return _by_websocket(api, "websocat", header, f"ws://127.0.0.1:{api.port}/")


def curl(api: Served) -> str:
    def read(page: str, *options: str) -> str:
        argv = ["curl", "-sS", "-w", " %{http_code}", *options, f"http://127.0.0.1:{api.port}/{page}"]
        return subprocess.run(argv, capture_output=True, text=True, check=True, timeout=WAIT_S).stdout

    bearer = ("-H", f"Authorization: Bearer {api.token}")
    assert '"state": "ready"' in read("health", *bearer)
    assert read("metrics", "-u", f"holdtalk:{api.token}").endswith(" 200")
    assert read("schema", *bearer).endswith(" 200")
    assert read("health").endswith(" 401")
    return "/health, /metrics and /schema read; 401 without the token"


@contextmanager
def _scraping(api: Served) -> Iterator[str]:
    """A Prometheus that scrapes it each second; its address."""
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        config = Path(folder) / "prometheus.yml"
        config.write_text(
            "global: {scrape_interval: 1s}\nscrape_configs:\n  - job_name: holdtalk\n"
            f"    authorization: {{credentials_file: {api_token_path()}}}\n"
            f"    static_configs: [{{targets: ['127.0.0.1:{api.port}']}}]\n"
        )
        argv = ["prometheus", f"--config.file={config}", f"--storage.tsdb.path={folder}/data", "--log.level=error"]
        with subprocess.Popen([*argv, f"--web.listen-address=127.0.0.1:{port}"]) as program:
            try:
                yield f"http://127.0.0.1:{port}/api/v1"
            finally:
                program.terminate()


def _read(address: str) -> Any:
    with urllib.request.urlopen(address, timeout=WAIT_S) as answer:
        return json.load(answer)["data"]


def prometheus(api: Served) -> str:
    with _scraping(api) as address:
        end_s = time.monotonic() + WAIT_S
        found: list[Any] = []
        while not found:
            assert time.monotonic() < end_s, "it was never scraped"
            time.sleep(0.2)
            with contextlib.suppress(OSError):  # it has yet to start
                found = _read(f"{address}/query?query=holdtalk_info")["result"]
        (target,) = _read(f"{address}/targets")["activeTargets"]
        assert target["health"] == "up", target["lastError"]
        panels = json.loads(resource_path("grafana-dashboard.json").read_bytes())["panels"]
        asked = [one["expr"] for panel in panels for one in panel.get("targets", [])]
        for expression in asked:  # one that is not understood is answered with an error
            _read(f"{address}/query?query={quote(expression.replace('$window', '1h').replace('$__interval', '5m'))}")
        took_ms = target["lastScrapeDuration"] * 1000
    return f"target up, scraped in {took_ms:.0f} ms; {len(asked)} expressions of the dashboard understood"


PROGRAMS: Mapping[str, tuple[str, Try]] = {
    "websockets' own command line": (sys.executable, websockets_cli),
    "websocat": ("websocat", websocat),
    "curl": ("curl", curl),
    "Prometheus": ("prometheus", prometheus),
}
"""What has to be there, and the trial."""


# --- attacks ---------------------------------------------------------------------------------


def _refused(status: int, **headers: str) -> Try:
    """By HTTP and as a WebSocket, with nothing in the answer."""

    def attack(api: Served) -> str:
        sent = {name: value.format(port=api.port) for name, value in headers.items()}
        upgrade = {"Upgrade": "websocket", "Connection": "Upgrade", "Sec_WebSocket_Version": "13"}
        upgrade["Sec_WebSocket_Key"] = "AAAAAAAAAAAAAAAAAAAAAA=="
        bodies = set()
        for path in ("/health", "/metrics", "/schema", "/none", "/"):
            got, answer = api.get(path, **sent, **(upgrade if path == "/" else {}))
            assert got == status, f"{path}: {got}"
            assert not any(secret in answer for secret in (api.token, SECRET, "access-control")), answer
            bodies.add(len(answer.partition("\r\n\r\n")[2]))
        assert status == 401 or bodies == {0}
        return f"HTTP {status}, {'how to send the token' if status == 401 else 'no body'}"

    return attack


def guessing(api: Served) -> str:
    answers = [api.get("/health", Authorization=f"Bearer {number}")[0] for number in range(100)]
    assert set(answers) <= {401, 429}
    assert 429 in answers
    return f"{answers.count(401)} of 100 answered 401, the others 429"


def long_message(api: Served) -> str:
    connection = api.connect()
    with contextlib.suppress(ConnectionClosed):
        connection.send("x" * 10_000_000)
    return _ended(connection, 1009)


def many_messages(api: Served) -> str:
    connection = api.connect()
    with contextlib.suppress(ConnectionClosed):
        for _ in range(5_000):
            connection.send('{"command": "ping"}')
    return _ended(connection, 4002)


def _ended(connection: ClientConnection, expected: int) -> str:
    code = code_at_end(connection)
    assert code in (expected, None)
    return "cut off" if code is None else f"ended with {code}"


def many_connections(api: Served) -> str:
    before, most = _descriptors(), 0
    with ExitStack() as stack:
        for number in range(1_000):
            stack.enter_context(socket.create_connection(("127.0.0.1", api.port), timeout=WAIT_S))
            most = max(most, _descriptors() - before - number - 1)
        assert most < 100, f"{most} descriptors"
        begun_s = time.monotonic()
        connection = api.connect()
        connection.recv(WAIT_S)
        took_ms = (time.monotonic() - begun_s) * 1000
        connection.close()
    end_s = time.monotonic() + WAIT_S
    while _descriptors() > before:
        assert time.monotonic() < end_s, "descriptors are not given back"
        time.sleep(0.01)
    return f"{most} descriptors at most; a client came in meanwhile, in {took_ms:.0f} ms"


def _descriptors() -> int:
    return len(os.listdir("/proc/self/fd"))


def slow_reader(api: Served) -> str:
    slow = api.connect()
    slow.recv(WAIT_S)
    slow.send('{"command": "subscribe"}')
    slow.recv(WAIT_S)
    clients = len(api.server.clients())
    words, dropped, end_s = "x" * 20_000, 0, time.monotonic() + WAIT_S
    while len(api.server.clients()) == clients:
        assert time.monotonic() < end_s, "it was never let go"
        for number in range(50):
            api.bus.publish(replace(READY, state=PublicState.RECORDING, unstable_text=f"{number} {words}"))
            api.bus.publish(replace(READY, status=f"{number} {words}"))
        dropped += api.room.take_dropped()
        time.sleep(0.02)
    return f"{dropped} partial texts dropped, then let go"


def half_a_request(api: Served) -> str:
    with socket.create_connection(("127.0.0.1", api.port), timeout=WAIT_S) as connection:
        begun_s = time.monotonic()
        connection.sendall(b"GET / HTTP/1.1\r\nHost: ")
        assert connection.recv(1_000) == b""
        return f"ended after {time.monotonic() - begun_s:.1f} s"


ATTACKS: Mapping[str, Try] = {
    "a foreign Origin": _refused(403, Origin="https://evil.example"),
    "a page from a file": _refused(403, Origin="null"),
    "a picture on a foreign page": _refused(403, Sec_Fetch_Site="cross-site"),
    "a foreign Host": _refused(403, Host="evil.example"),
    "a name made to lead here": _refused(403, Host="evil.example:{port}", Origin="http://evil.example:{port}"),
    "no token": _refused(401, Authorization=""),
    "a wrong token": _refused(401, Authorization="Bearer " + "x" * 43),
    "100 tokens guessed": guessing,
    "a message of 10 MB": long_message,
    "5,000 messages at once": many_messages,
    "1,000 silent connections": many_connections,
    "a reader that does not read": slow_reader,
    "half a request": half_a_request,
}


def attacked(api: Served, *, attack: Try) -> str:
    """What the attack got; meanwhile and after it another client is answered, and nothing was done to the program."""
    with contextlib.closing(api.connect()) as other:
        other.recv(WAIT_S)
        seen = attack(api)
        begun_s = time.monotonic()
        other.send('{"command": "ping", "id": "other"}')
        assert json.loads(other.recv(WAIT_S))["id"] == "other"
        took_ms = (time.monotonic() - begun_s) * 1000
    assert took_ms < MOST_MS, f"another client waited {took_ms:.0f} ms"
    assert api.asked == []
    return seen


# --- the table -------------------------------------------------------------------------------


@contextmanager
def open_api() -> Iterator[Served]:
    """With every scope, in a home of its own; something has been said."""
    with own_home(), served(ApiSettings(enabled=True, port=free_port(), text=True)) as api:
        something_said(api)
        yield api


def something_said(api: Served) -> None:
    """That nobody may hear of."""
    api.bus.publish(replace(READY, last_text=SECRET, stable_text=SECRET))


def row(name: str, trial: Try) -> bool:
    try:
        with open_api() as api:
            seen, went_well = trial(api), True
    except (AssertionError, OSError, ConnectionClosed, InvalidStatus, subprocess.SubprocessError) as error:
        seen, went_well = f"{type(error).__name__}: {error}", False
    print(f"{'ok' if went_well else 'FAIL':4}  {name:30} {seen}", flush=True)
    return went_well


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.parse_args()
    results = []
    for name, (needed, trial) in PROGRAMS.items():
        if shutil.which(needed):
            results.append(row(name, trial))
        else:
            print(f"--    {name:30} not there")
    for name, attack in ATTACKS.items():
        results.append(row(name, partial(attacked, attack=attack)))
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
