"""Who must not use the API, who uses it badly, and its beginning and end."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from typing import Any

import pytest
import web_rig
from api_served import code_at_end
from web_rig import Api, api_of, heard, request, until
from websockets.exceptions import InvalidStatus
from websockets.sync.client import ClientConnection, connect

from tray_app.core import events as e
from tray_app.core.settings import ApiSettings
from tray_app.core.snapshot import PublicState
from tray_app.web.limits import LONGEST_MESSAGE_BYTES
from tray_app.web.outbox import MOST_MESSAGES

WAIT_S = web_rig.WAIT_S

pytestmark = pytest.mark.usefixtures("api_home")


@pytest.mark.parametrize(
    ("options", "status"),
    [
        ({"origin": "https://evil.example"}, 403),
        ({"additional_headers": {}}, 401),
        ({"additional_headers": {"Authorization": "Bearer wrong"}}, 401),
        ({"additional_headers": {}, "subprotocols": ["holdtalk.v1", "holdtalk.token.wrong"]}, 401),
    ],
)
def test_a_websocket_without_leave_is_not_opened(api: Api, options: dict[str, Any], status: int) -> None:
    with pytest.raises(InvalidStatus) as refused:
        api.connect(**options)
    assert refused.value.response.status_code == status


def test_a_page_that_the_user_named_comes_in_by_the_token_alone() -> None:
    with api_of(origins="http://localhost:3000") as api:
        names = ["holdtalk.v1", f"holdtalk.token.{api.token}"]
        connection = api.connect(origin="http://localhost:3000", subprotocols=names, additional_headers={})
        assert connection.subprotocol == "holdtalk.v1"
        assert heard(connection)["type"] == "hello"


def test_a_name_that_leads_here_does_not_open_a_websocket(api: Api) -> None:
    with socket.create_connection(("127.0.0.1", api.port)) as raw, pytest.raises(InvalidStatus) as refused:
        connect(f"ws://evil.example:{api.port}/", sock=raw, additional_headers=api.bearer, proxy=None)
    assert refused.value.response.status_code == 403


def test_only_this_machine_can_reach_it(api: Api) -> None:
    with pytest.raises(OSError, match="refused"):
        socket.create_connection(("127.0.0.2", api.port), timeout=WAIT_S)


@pytest.mark.parametrize(
    "message",
    [
        "",
        "{",
        "[]",
        "1",
        "null",
        '"press"',
        "{}",
        '{"command": null}',
        '{"command": "press", "arguments": []}',
        '{"command": "press", "arguments": 7}',
        '{"command": "press", "id": {}}',
        '{"command": "press", "id": 1e999}',
        '{"command": "subscribe", "arguments": {"events": ["keys"]}}',
        '{"command": "subscribe", "arguments": {"events": 3}}',
        '{"command": "subscribe", "arguments": {"after": "x"}}',
        '{"command": "quit"}',
        '{"command": "recover"}',
        '{"command": "export", "arguments": {"format": "md", "path": "/tmp/x"}}',
        "[" * 30_000,
        b"\x00\x01",
    ],
)
def test_nonsense_is_answered_with_a_fault_and_does_nothing(api: Api, message: str | bytes) -> None:
    connection = api.connect()
    heard(connection)
    connection.send(message)
    answer = heard(connection)
    assert answer["fault"]["remedy"], answer
    assert api.asked == []
    assert request(connection, "ping")["result"] == {}


def test_a_longest_message_is_still_understood(api: Api) -> None:
    connection = api.connect()
    heard(connection)
    filler = "x" * (LONGEST_MESSAGE_BYTES - 100)
    assert "result" in request(connection, "ping", {"filler": filler})


def test_one_program_too_many_is_refused_and_comes_in_when_another_has_gone() -> None:
    with api_of(max_clients=2) as api:
        first, second = api.connect(), api.connect()
        with pytest.raises(InvalidStatus) as refused:
            api.connect()
        assert refused.value.response.status_code == 503
        assert heard(second)["type"] == "hello"
        first.close()
        until(lambda: len(api.server.clients()) == 1)
        assert heard(api.connect())["type"] == "hello"


def _patiently(api: Api) -> ClientConnection:
    """Others have asked so often that the next one waits a little."""
    end_s = time.monotonic() + WAIT_S
    while True:
        try:
            return api.connect()
        except (InvalidStatus, OSError, EOFError):
            assert time.monotonic() < end_s
            time.sleep(0.1)


def test_a_slow_reader_loses_what_does_not_matter_and_then_its_place(api: Api) -> None:
    quick, slow = api.follower("final"), api.follower("partial", "final")
    words = "x" * 20_000
    for number in range(400):
        api.show(state=PublicState.RECORDING, dictation_id=e.DictationId(7), unstable_text=f"{number} {words}")
    until(lambda: api.room.take_dropped() > 0)
    read = threading.Thread(target=lambda: [heard(quick) for _ in range(2 * MOST_MESSAGES)])
    read.start()
    for _ in range(2 * MOST_MESSAGES):
        api.end_dictation(words)
        time.sleep(0.001)
    until(lambda: len(api.server.clients()) == 1)
    read.join(WAIT_S)
    assert not read.is_alive()
    assert code_at_end(slow) in (4001, None)  # None: it reads so late that the connection has been cut


def test_bytes_that_are_no_http_are_answered_with_nothing(api: Api) -> None:
    for nonsense in (b"\x16\x03\x01\x02\x00", b"POST / HTTP/1.1\r\n\r\n", b"x" * 100_000):
        with socket.create_connection(("127.0.0.1", api.port), timeout=WAIT_S) as connection:
            with contextlib.suppress(OSError):
                connection.sendall(nonsense)
                connection.shutdown(socket.SHUT_WR)
            with contextlib.suppress(OSError):
                assert b"200" not in connection.recv(65_536)
    assert heard(_patiently(api))["type"] == "hello"


# --- its life --------------------------------------------------------------------------------


@pytest.mark.expected_warning(r"web\.server: the API cannot be offered: ")
def test_a_port_that_is_taken_is_told_with_the_next_step() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        settings = ApiSettings(enabled=True, port=taken.getsockname()[1])
        with pytest.raises(RuntimeError, match="Choose another"), web_rig.running(settings):
            pass


def test_its_end_closes_every_connection_and_the_port() -> None:
    with api_of() as api:
        connection = api.connect()
        heard(connection)
        api.server.close()
        assert code_at_end(connection) == 1001
        with pytest.raises(OSError, match="refused"):
            socket.create_connection(("127.0.0.1", api.port), timeout=WAIT_S)


def test_a_round_trip_and_the_way_of_a_message_are_measured(api: Api) -> None:
    connection = api.follower("ended")
    api.end_dictation()
    heard(connection)
    until(lambda: len(api.monitor.samples("api_round_trip")[1]) > 0 and len(api.monitor.samples("api_send")[1]) > 0)
