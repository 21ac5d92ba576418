"""The API of the real program: a client follows a dictation and moves the hotkey, while others attack."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import socket
import subprocess
import threading
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from desktop import wait_until
from live_program import PROGRAM, LiveProgram, StartHoldtalk
from speech_rig import two_cities
from spoken import share_of_words, transcripts
from target_windows import TextWindow
from web_rig import answers, free_port, heard, request
from websockets.sync.client import ClientConnection, connect

pytestmark = [pytest.mark.desktop, pytest.mark.speech]

CLIP = "LJ002-0035.flac"
WORDS_NEEDED = 0.7
MOST_DESCRIPTORS = 120
"""Far fewer than those of the attackers."""


class Live:
    """The program with its API on."""

    def __init__(self, program: LiveProgram, port: int) -> None:
        self.program = program
        self.port = port

    @property
    def bearer(self) -> dict[str, str]:
        token = (self.program.folder / "state" / "holdtalk" / "api-token").read_text(encoding="ascii").strip()
        return {"Authorization": f"Bearer {token}"}

    def read(self, page: str) -> str:
        asked = urllib.request.Request(f"http://127.0.0.1:{self.port}/{page}", headers=self.bearer)
        with urllib.request.urlopen(asked, timeout=10) as answer:
            text: str = answer.read().decode()
        return text

    @contextlib.contextmanager
    def client(self, *events: str) -> Iterator[ClientConnection]:
        address = f"ws://127.0.0.1:{self.port}/"
        opened = connect(address, additional_headers=self.bearer, close_timeout=1, proxy=None)
        with contextlib.closing(opened) as connection:
            assert heard(connection)["type"] == "hello"
            assert "result" in request(connection, "subscribe", {"events": list(events)})
            yield connection


@pytest.fixture
def live(holdtalk: StartHoldtalk) -> Live:
    port = free_port()
    program = holdtalk({"api": {"enabled": True, "port": port, "text": True}, "text": {"separator": "none"}})
    wait_until(lambda: answers(port), "the API")
    return Live(program, port)


def until_event(connection: ClientConnection, name: str) -> list[dict[str, Any]]:
    """What comes up to the first event of this name."""
    got = [heard(connection)]
    while got[-1].get("event") != name:
        got.append(heard(connection))
    return got


def test_a_client_sees_a_dictation_from_the_key_to_its_figures(
    live: Live, window: TextWindow, speech_dir: Path
) -> None:
    with live.client("state", "partial", "final", "ended", "figures") as connection:
        live.program.dictate(speech_dir / CLIP)
        got = until_event(connection, "figures")
    by_name = {message["event"]: message["data"] for message in got}
    states = [message["data"]["state"] for message in got if message["event"] == "state"]
    assert [state for at, state in enumerate(states) if states[at - 1 : at] != [state]] == [
        "ready", "recording", "transcribing", "ready",
    ]  # fmt: skip
    assert window.wait_for(by_name["final"]["text"]) == by_name["final"]["text"]
    assert share_of_words(transcripts(speech_dir)[CLIP], by_name["final"]["text"]) >= WORDS_NEEDED
    assert by_name["ended"]["outcome"] == "inserted"
    assert by_name["figures"]["figures"]["release_to_text"] > 0
    assert "partial" in by_name


def test_a_client_dictates_by_commands_and_has_its_own_text_written(
    live: Live, window: TextWindow, speech_dir: Path
) -> None:
    with live.client("final", "ended") as connection:
        request(connection, "press")
        live.program.wait_for_state("recording")
        live.program.desktop.play(speech_dir / CLIP)
        time.sleep(0.3)
        request(connection, "release")
        spoken = until_event(connection, "ended")[0]["data"]["text"]
        assert window.wait_for(spoken) == spoken
        request(connection, "insert", {"text": "A text\nof a program's."})
        assert until_event(connection, "ended")[-1]["data"]["outcome"] == "inserted"
        assert window.wait_for(f"{spoken}A text of a program's.") == f"{spoken}A text of a program's."


def test_sound_of_a_program_is_understood_beside_a_dictation(live: Live, window: TextWindow, speech_dir: Path) -> None:
    speech = two_cities(12)
    blocks = [speech[at : at + 1_600].astype("<i2").tobytes() for at in range(0, len(speech), 1_600)]
    with live.client("final") as connection:
        request(connection, "listen")

        def stream() -> None:
            for block in blocks:
                connection.send(block)
                time.sleep(0.08)
            connection.send('{"command": "listened"}')

        streaming = threading.Thread(target=stream)
        streaming.start()
        live.program.dictate(speech_dir / CLIP)
        text = live.program.wait_for_dictations(1)["last_text"]
        streaming.join()
        got = [heard(connection)]
        while not got[-1].get("final"):
            got.append(heard(connection))
    assert window.wait_for(text) == text
    assert share_of_words(transcripts(speech_dir)[CLIP], text) >= WORDS_NEEDED
    assert "best of times" in got[-1]["text"].lower()
    assert [message["data"]["text"] for message in got if message.get("event") == "final"] == [text]
    assert any(message.get("unstable") for message in got), "there were drafts before or behind the dictation"


@pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not installed")
def test_what_a_client_has_read_aloud_is_told_by_the_voices_figures(live: Live) -> None:
    hello = {"text": "Hello there."}
    with live.client("breach") as connection:
        assert "switched off" in request(connection, "say", hello)["fault"]["title"]
        api = {"enabled": True, "port": live.port, "text": True}
        live.program.write_settings({"api": api, "voice": {"enabled": True}})
        wait_until(lambda: "result" in request(connection, "say", hello), "a voice")
        wait_until(lambda: "holdtalk_voice_first_sound_seconds" in live.read("metrics"), "the first sound")
        first = request(connection, "say", {"text": "One.", "more": True})["result"]
        assert request(connection, "say", {"text": "Two.", "reading": first["reading"]})["result"] == first
        assert request(connection, "say", {"what": "stop"})["result"] == {}


def test_the_command_line_tells_where_the_api_is_and_writes_a_text(live: Live, window: TextWindow) -> None:
    assert live.program.command("insert", "From a script.").returncode == 0
    assert window.wait_for("From a script.") == "From a script."
    with live.client("state"):
        told = live.program.command("api").stdout
        assert f"127.0.0.1:{live.port}" in told
        assert "Connected:  Python" in told
        assert "1 connected" in live.program.command("status").stdout
        checked = live.program.command("doctor").stdout
        assert f"API          at 127.0.0.1:{live.port}, 1 connected" in checked
    before = live.program.command("api", "--token").stdout.strip()
    assert live.bearer == {"Authorization": f"Bearer {before}"}
    assert live.program.command("api", "--new-token").returncode == 0
    wait_until(lambda: answers(live.port), "the API anew")
    assert live.program.command("api", "--token").stdout.strip() != before
    with live.client("state") as connection:
        assert heard(connection)["event"] == "state"


def test_attacks_hinder_no_dictation(live: Live, window: TextWindow, speech_dir: Path) -> None:
    stop = threading.Event()
    attackers = [
        threading.Thread(target=attack, args=(live, stop)) for attack in (many_connections, wrong_tokens, long_messages)
    ]
    for attacker in attackers:
        attacker.start()
    try:
        live.program.dictate(speech_dir / CLIP)
        text = live.program.wait_for_dictations(1)["last_text"]
        assert len(os.listdir(f"/proc/{live.program.pid}/fd")) < MOST_DESCRIPTORS
        assert window.wait_for(text) == text
        assert share_of_words(transcripts(speech_dir)[CLIP], text) >= WORDS_NEEDED
    finally:
        stop.set()
        for attacker in attackers:
            attacker.join()


def many_connections(live: Live, stop: threading.Event) -> None:
    held: list[socket.socket] = []
    with contextlib.ExitStack() as stack:
        while not stop.wait(0.002) and len(held) < 1_000:
            with contextlib.suppress(OSError):
                held.append(stack.enter_context(socket.create_connection(("127.0.0.1", live.port), timeout=5)))
        stop.wait()


def wrong_tokens(live: Live, stop: threading.Event) -> None:
    while not stop.wait(0.02):
        with contextlib.suppress(Exception):  # whatever a refusal looks like from there
            connect(f"ws://127.0.0.1:{live.port}/", additional_headers={"Authorization": "Bearer x"}, proxy=None)


def long_messages(live: Live, stop: threading.Event) -> None:
    while not stop.wait(0.05):
        # It is thrown out, or finds no place.
        with contextlib.suppress(Exception), live.client("state") as connection:
            connection.send("x" * 10_000_000)


def test_a_status_bar_follows_without_a_token_and_with_the_api_off(holdtalk: StartHoldtalk) -> None:
    program = holdtalk({})
    with subprocess.Popen(
        [*PROGRAM, "events", "--follow", "--waybar"], env=program.env, stdout=subprocess.PIPE, text=True
    ) as bar:
        assert bar.stdout is not None
        assert json.loads(bar.stdout.readline())["class"] == "ready"
        program.command("press")
        assert json.loads(bar.stdout.readline())["class"] == "recording"
        program.command("cancel")
        assert json.loads(bar.stdout.readline())["class"] == "ready"
        bar.terminate()
