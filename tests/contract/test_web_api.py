"""The API as others find it: the library's own client and raw sockets against the real server, and its attackers."""

from __future__ import annotations

import contextlib
import json
import queue
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import web_rig
from api_served import code_at_end
from perf_records import record
from speech_rig import GENEROUS_SECONDS, Disk, two_cities
from web_rig import Api, heard, request, until
from websockets.exceptions import InvalidStatus
from websockets.sync.client import ClientConnection, connect

from tray_app.core import events as e
from tray_app.core.dictation import Outcome
from tray_app.core.engines import EMBEDDED_ENGINE
from tray_app.core.resources import resource_path
from tray_app.core.settings import ApiSettings, SpeechSettings
from tray_app.core.snapshot import PublicState
from tray_app.speech.engines import find_engines
from tray_app.speech.link import SpeechLink
from tray_app.web.limits import LONGEST_MESSAGE_BYTES
from tray_app.web.messages import KINDS
from tray_app.web.outbox import MOST_MESSAGES
from tray_app.web.requests import COMMANDS

WAIT_S = web_rig.WAIT_S


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with web_rig.home(tmp_path, monkeypatch):
        yield


@contextlib.contextmanager
def api_of(**settings: Any) -> Iterator[Api]:
    with web_rig.running(ApiSettings(enabled=True, port=web_rig.free_port(), **settings)) as running:
        yield running


@pytest.fixture
def api() -> Iterator[Api]:
    """With every scope."""
    with api_of(text=True) as running:
        yield running


# --- what is sent ----------------------------------------------------------------------------


def test_everything_that_is_sent_is_as_the_published_schema_says(api: Api) -> None:
    validator = jsonschema.Draft202012Validator(json.loads(resource_path("api-v1.schema.json").read_bytes()))
    connection = api.connect()
    messages = [heard(connection), request(connection, "no such command"), request(connection, "subscribe")]
    api.show(state=PublicState.RECORDING, dictation_id=e.DictationId(7), unstable_text="wor")
    for outcome in Outcome:
        api.end_dictation("Words.", outcome)
    for second in range(30):
        api.monitor.observe("thread_deaths", 5.0 if second < 5 else 0.0, second)
    for command in ("listen", "listened"):
        connection.send(json.dumps({"command": command}))
    while messages[-1]["type"] != "heard" or not messages[-1]["final"]:
        messages.append(heard(connection))
    for message in messages:
        validator.validate(message)
    assert {message["event"] for message in messages if message["type"] == "event"} == set(KINDS)


def test_the_schema_names_every_event_and_command() -> None:
    parts = json.loads(resource_path("api-v1.schema.json").read_bytes())["$defs"]
    assert set(KINDS) <= set(parts)
    commands = {
        name
        for part in ("subscribe", "key", "plain", "say", "insert", "listen", "listened")
        for name in _allowed(parts[part])
    }
    assert commands == {*COMMANDS, "subscribe", "ping"}


def _allowed(part: dict[str, Any]) -> list[str]:
    command = part["properties"]["command"]
    return [command["const"]] if "const" in command else list(command["enum"])


def test_a_client_sees_a_dictation_from_beginning_to_end(api: Api) -> None:
    connection = api.follower()
    assert heard(connection)["data"]["state"] == "ready"
    api.show(state=PublicState.RECORDING, dictation_id=e.DictationId(7))
    api.show(state=PublicState.RECORDING, dictation_id=e.DictationId(7), unstable_text="hello")
    api.end_dictation("Hello.")
    got = [heard(connection) for _ in range(5)]
    assert [message["event"] for message in got] == ["state", "partial", "final", "ended", "figures"]
    assert [message["seq"] for message in got] == [2, 3, 4, 5, 6]
    assert got[2]["data"]["text"] == "Hello."


def test_a_command_moves_the_hotkey_and_is_answered(api: Api) -> None:
    connection = api.connect()
    heard(connection)
    for command in ("press", "release", "toggle", "cancel"):
        assert request(connection, command, {"binding": "f9"}) == {"type": "reply", "id": 1, "result": {}}
    assert api.asked == [(command, {"binding": "f9"}) for command in ("press", "release", "toggle", "cancel")]
    assert "result" in request(connection, "insert", {"text": "Words."})
    assert api.asked[-1] == ("insert", {"text": "Words."})


def test_a_client_that_goes_away_lets_go_of_the_key_it_held(api: Api) -> None:
    connection = api.connect()
    heard(connection)
    request(connection, "press", {"binding": "f9"})
    connection.close_socket()
    until(lambda: api.asked[-1] == ("release", {"binding": "f9"}))


def test_a_client_that_comes_back_gets_what_it_missed(api: Api) -> None:
    first = api.follower("final")
    api.end_dictation("One.")
    last = heard(first)
    run = api.room.feed.run
    first.close()
    api.end_dictation("Two.")
    again = api.follower("final", run=run, after=last["seq"])
    api.end_dictation("Three.")
    assert [heard(again)["data"]["text"] for _ in range(2)] == ["Two.", "Three."]


def test_nothing_but_what_was_asked_for_is_sent(api: Api) -> None:
    connection = api.follower("ended")
    api.end_dictation("Words.")
    assert heard(connection)["event"] == "ended"
    assert request(connection, "ping")["result"] == {}


# --- sound of others -------------------------------------------------------------------------


def test_sound_that_a_client_sends_comes_back_to_it_as_text(api: Api) -> None:
    other = api.follower()
    assert heard(other)["event"] == "state"
    connection = api.connect()
    heard(connection)
    named = listening(connection)
    for _ in range(300):  # more messages than commands would be borne
        connection.send(b"\x00\x01" * 159 + b"\x00")
        connection.send(b"\x01" + b"\x00\x01")
    connection.send('{"command": "listened"}')
    assert heard(connection)["result"]["dictation"] == named
    assert heard(connection) == {"type": "heard", "dictation": named, "final": True, "text": "48300 samples."}
    assert request(other, "ping")["result"] == {}, "nobody else hears of it"


def listening(connection: ClientConnection, **arguments: Any) -> str:
    """Announces sound; its name."""
    named: str = request(connection, "listen", arguments)["result"]["dictation"]
    assert heard(connection) == {
        "type": "heard",
        "dictation": named,
        "final": False,
        "text": "So far",
        "unstable": "per",
    }
    return named


def test_a_text_is_read_aloud_or_silenced_to_its_order_and_nothing_else_is(api: Api) -> None:
    connection = api.connect()
    heard(connection)
    for arguments in ({"text": "Words."}, {"what": "stop"}):
        assert "result" in request(connection, "say", arguments)
    assert api.asked == [("say", {"text": "Words."}), ("say", {"what": "stop"})]
    for arguments in ({}, {"what": "last"}, {"what": "selection"}):
        assert "fault" in request(connection, "say", arguments)
    assert len(api.asked) == 2


def test_sound_at_another_rate_is_made_what_the_engine_hears(api: Api) -> None:
    connection = api.connect()
    heard(connection)
    listening(connection, rate=48_000)
    for _ in range(10):
        connection.send(bytes(2 * 4_800))
    request(connection, "listened")
    assert heard(connection)["text"] == "16000 samples."


def test_two_channels_become_one(api: Api) -> None:
    connection = api.connect()
    heard(connection)
    listening(connection, channels=2, width=2)
    for _ in range(10):
        connection.send(bytes(2 * 2 * 100 + 3))
    request(connection, "listened")
    assert heard(connection)["text"] == "1007 samples."


@pytest.mark.parametrize(
    "wish",
    [
        *({"rate": rate} for rate in (0, 7_999, 10**9, "high", None)),
        {"width": 1},
        {"width": 4},
        {"channels": 0},
        {"channels": 6},
        {"engine": "another"},
        {"language": "tlh"},
    ],
)
def test_sound_that_cannot_be_heard_as_it_comes_is_refused(api: Api, wish: dict[str, object]) -> None:
    find_engines()
    connection = api.connect()
    heard(connection)
    assert request(connection, "listen", wish)["fault"]["remedy"]
    assert "fault" in request(connection, "listened")


def test_the_language_and_the_engine_are_those_asked_for() -> None:
    find_engines()
    link = web_rig.FakeLink()
    with web_rig.running(ApiSettings(enabled=True, text=True, port=web_rig.free_port()), link) as api:
        connection = api.connect()
        heard(connection)
        listening(connection, engine=EMBEDDED_ENGINE, language="en")
        listening(connection)
    assert link.wishes == [(EMBEDDED_ENGINE, "en"), (None, None)]


def test_sound_without_an_end_is_cut_off(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tray_app.web.listening.LONGEST_S", 1)
    connection = api.connect()
    heard(connection)
    listening(connection)
    for _ in range(3):
        connection.send(bytes(16_000))
    assert "too long" in heard(connection)["fault"]["title"]


def test_a_client_that_goes_away_has_nothing_decoded() -> None:
    link = web_rig.FakeLink()
    with web_rig.running(ApiSettings(enabled=True, text=True, port=web_rig.free_port()), link) as api:
        connection = api.connect()
        heard(connection)
        named = listening(connection)
        connection.close_socket()
        until(lambda: [str(forgotten) for forgotten in link.forgotten] == [named])


def test_the_engine_hears_a_client_as_it_hears_a_file_and_drafts_come_meanwhile() -> None:
    speech = two_cities(12)
    events: queue.SimpleQueue[e.Event] = queue.SimpleQueue()
    with contextlib.closing(SpeechLink(events.put, SpeechSettings(), Disk().read)) as link:
        link.start()
        with web_rig.running(ApiSettings(enabled=True, text=True, port=web_rig.free_port()), link) as api:
            connection = api.connect()
            heard(connection)
            request(connection, "listen", {"language": "en"})
            blocks = [speech[at : at + 1_600].astype("<i2").tobytes() for at in range(0, len(speech), 1_600)]
            for block in blocks[:40]:
                connection.send(block)
            while not (draft := heard(connection, GENEROUS_SECONDS))["unstable"]:
                pass
            assert not draft["final"]
            for block in blocks[40:]:
                connection.send(block)
            connection.send('{"command": "listened"}')
            messages = [heard(connection, GENEROUS_SECONDS)]
            while not messages[-1].get("final"):
                messages.append(heard(connection, GENEROUS_SECONDS))
    assert "best of times" in messages[-1]["text"].lower()
    while not events.empty():
        assert not isinstance(events.get(), e.Answer), "the program's own dictations know nothing of it"


# --- scopes ----------------------------------------------------------------------------------


def test_without_the_scope_no_spoken_word_leaves() -> None:
    with api_of() as api:
        connection = api.connect()
        assert heard(connection)["events"] == ["state", "ended", "figures", "breach"]
        assert "text = true" in request(connection, "subscribe", {"events": ["final"]})["fault"]["remedy"]
        assert "text = true" in request(connection, "insert", {"text": "x"})["fault"]["remedy"]
        assert "result" in request(connection, "subscribe")
        api.show(stable_text="secret", unstable_text="secret", last_text="secret")
        api.end_dictation("secret")
        got = [connection.recv(WAIT_S) for _ in range(3)]
        connection.send('{"command": "ping"}')
        got.append(connection.recv(WAIT_S))
        assert [json.loads(message).get("event") for message in got] == ["state", "ended", "figures", None]
        assert not any("secret" in str(message) for message in got)
        assert not any("secret" in api.get(path)[1] for path in ("/metrics", "/health"))


def test_without_the_scope_nothing_is_controlled_and_no_figure_read() -> None:
    with api_of(control=False, figures=False) as api:
        connection = api.connect()
        assert heard(connection)["commands"] == ["ping", "subscribe"]
        for command in COMMANDS:
            assert "not allowed" in request(connection, command)["fault"]["title"]
        assert api.get("/metrics")[0] == 403
        assert api.asked == []


# --- pages -----------------------------------------------------------------------------------


def test_prometheus_reads_histograms_of_the_stages_and_what_stands() -> None:
    with api_of() as api:
        api.end_dictation()
        api.monitor.observe("tray_uss", 80.0)
        status, page = api.get("/metrics")
        assert status == 200
        assert 'holdtalk_release_to_text_seconds_bucket{le="0.1",start="warm"} 1.0' in page
        assert 'holdtalk_release_to_text_seconds_bucket{le="0.075",start="warm"} 0.0' in page
        assert 'holdtalk_tray_uss_bytes{start="",statistic="last"} 8e+07' in page
        assert 'holdtalk_target{metric="holdtalk_release_to_text_seconds"} 0.15' in page
        assert 'holdtalk_dictations_total{outcome="inserted"} 1.0' in page


def test_health_and_schema_can_be_read_and_nothing_else(api: Api) -> None:
    assert '"state": "ready"' in api.get("/health")[1]
    assert "Holdtalk API, version 1" in api.get("/schema")[1]
    assert api.get("/../../etc/passwd")[0] == 404
    assert api.get("/")[0] in (400, 426)


def test_a_page_larger_than_any_buffer_arrives_whole(api: Api) -> None:
    for number in range(1, 200):
        api.monitor.record_dictation(record(number))
    _, page = api.get("/metrics")
    head, _, body = page.partition("\r\n\r\n")
    length = next(line.partition(": ")[2] for line in head.splitlines() if line.startswith("Content-Length"))
    assert len(body.encode()) == int(length)


# --- attacks: more of them are tried in test_api_by_others -----------------------------------


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
