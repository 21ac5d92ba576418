"""The API as others find it: the library's own client and raw sockets against the real server."""

from __future__ import annotations

import contextlib
import json
import queue
from typing import Any

import jsonschema
import pytest
import web_rig
from perf_records import record
from speech_rig import GENEROUS_SECONDS, Disk, two_cities
from web_rig import Api, api_of, heard, request, until
from websockets.sync.client import ClientConnection

from tray_app.core import events as e
from tray_app.core.dictation import Outcome
from tray_app.core.engines import EMBEDDED_ENGINE
from tray_app.core.resources import resource_path
from tray_app.core.settings import ApiSettings, SpeechSettings
from tray_app.core.snapshot import PublicState
from tray_app.core.wishes import Wishes
from tray_app.speech.engines import find_engines
from tray_app.speech.link import SpeechLink
from tray_app.web.messages import KINDS
from tray_app.web.requests import COMMANDS

WAIT_S = web_rig.WAIT_S

pytestmark = pytest.mark.usefixtures("api_home")


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
    told = {"type": "heard", "dictation": named, "final": True, "text": "48300 samples.", "language": ""}
    assert heard(connection) == told
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
    assert link.wishes == [Wishes(EMBEDDED_ENGINE, "en"), Wishes()]


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
