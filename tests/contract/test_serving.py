"""`holdtalk serve`, asked by the protocol's own clients, by sockets that know no manners, and by our own engines."""

from __future__ import annotations

import asyncio
import contextlib
import io
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import numpy as np
import pytest
import soundfile
import soxr
from api_served import free_port
from remote_chain import SPOKEN, Chain, spoken
from wyoming.asr import Transcribe
from wyoming.client import AsyncTcpClient
from wyoming.event import Event

from tray_app.core.engines import EMBEDDED_ENGINE
from tray_app.core.settings import RemoteSettings
from tray_app.serve.limits import MOST_BODY_BYTES, MOST_CLIENTS

pytest.importorskip("python_multipart", reason="the extra serve is not installed")

GENEROUS_S = 60


@dataclass
class Served:
    http_port: int
    wyoming_port: int
    process: subprocess.Popen[str]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.http_port}/v1"


@contextlib.contextmanager
def serving(folder: Path, *arguments: str) -> Iterator[Served]:
    """The command itself, without a display, on free ports."""
    homes = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR")
    env = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    ports = free_port(), free_port()
    command = [sys.executable, "-m", "tray_app", "serve", "--http-port", str(ports[0]), "--wyoming-port", str(ports[1])]
    with subprocess.Popen(
        [*command, *arguments], env={**env, **{home: str(folder) for home in homes}}, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stdout is not None
            while "Ctrl+C" not in (line := process.stdout.readline()):
                assert line, "it ended"
            yield Served(*ports, process)
        finally:
            process.send_signal(signal.SIGINT)
            assert process.wait(GENEROUS_S) == 0


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(tmp_path_factory.mktemp("served")) as running:
        yield running


# --- HTTP ----------------------------------------------------------------------------------


def sound_file(kind: str = "WAV", seconds: int = 5, rate_hz: int = 16_000, channels: int = 1) -> bytes:
    samples = soxr.resample(spoken(seconds).astype(np.float32) / 32_768, 16_000, rate_hz)
    held = io.BytesIO()
    soundfile.write(held, np.stack([samples] * channels, axis=1), rate_hz, format=kind)
    return held.getvalue()


def post(served: Served, file: bytes | None, headers: dict[str, str] | None = None, **fields: str) -> tuple[int, Any]:
    """The status, and the content as JSON or as it is."""
    parts = [f'--x\r\nContent-Disposition: form-data; name="{n}"\r\n\r\n{v}\r\n'.encode() for n, v in fields.items()]
    if file is not None:
        parts += [b'--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n', file, b"\r\n"]
    body = b"".join([*parts, b"--x--\r\n"])
    kind = {"Content-Type": "multipart/form-data; boundary=x"}
    return ask(urllib.request.Request(f"{served.url}/audio/transcriptions", body, {**kind, **(headers or {})}))


def get(served: Served, path: str, headers: dict[str, str] | None = None) -> tuple[int, Any]:
    return ask(urllib.request.Request(f"{served.url}{path}", headers=headers or {}))


def ask(request: urllib.request.Request) -> tuple[int, Any]:
    try:
        with urllib.request.urlopen(request, timeout=GENEROUS_S) as answer:
            status, content = answer.status, answer.read()
    except urllib.error.HTTPError as error:
        with error:
            status, content = error.code, error.read()
    try:
        return status, json.loads(content)
    except ValueError:
        return status, content.decode()


@pytest.mark.parametrize(
    ("kind", "rate_hz", "channels"), [("WAV", 16_000, 1), ("WAV", 44_100, 2), ("FLAC", 48_000, 1), ("MP3", 22_050, 2)]
)
def test_any_kind_of_file_is_understood(served: Served, kind: str, rate_hz: int, channels: int) -> None:
    status, answer = post(served, sound_file(kind, 5, rate_hz, channels), model="whisper-1", temperature="0.3")
    assert status == 200
    assert SPOKEN in answer["text"].lower()


def test_each_format_has_what_openai_s_has(served: Served) -> None:
    file = sound_file("FLAC", 12)
    formats = ("json", "text", "verbose_json", "srt", "vtt")
    told = {name: post(served, file, response_format=name, language="en")[1] for name in formats}
    text = told["json"]["text"]
    assert told["json"] == {"text": text}
    assert told["text"] == f"{text}\n"
    verbose = told["verbose_json"]
    assert (verbose["task"], verbose["language"], verbose["duration"]) == ("transcribe", "en", 12.0)
    starts = [one["start"] for one in verbose["segments"]]
    assert verbose["segments"]
    assert starts == sorted(starts)
    assert all(one["start"] < one["end"] <= 12.5 for one in verbose["segments"])
    assert told["srt"].startswith("1\n00:00:0")
    assert " --> " in told["srt"]
    assert told["vtt"].startswith("WEBVTT\n\n00:00:0")


def test_the_models_are_the_engines_of_this_machine(served: Served) -> None:
    status, answer = get(served, "/models")
    assert status == 200
    names = [one["id"] for one in answer["data"]]
    assert names[0] == EMBEDDED_ENGINE
    assert not {"openai", "wyoming"} & {*names}
    assert get(served, f"/models/{EMBEDDED_ENGINE}")[1]["id"] == EMBEDDED_ENGINE
    assert get(served, "/models/none")[0] == 404


@pytest.mark.parametrize(
    ("file", "fields", "status", "param"),
    [
        (b"", {}, 400, "file"),
        (b"It was the best of times.", {}, 400, "file"),
        (None, {"model": "whisper-1"}, 400, None),
        (b"x", {"model": "gpt-5"}, 404, "model"),
        (b"x", {"language": "de"}, 400, "language"),
        (b"x", {"response_format": "xml"}, 400, "response_format"),
        (b"x", {"timestamp_granularities[]": "word"}, 400, "timestamp_granularities"),
        (b"x", {"prompt": "x" * 70_000}, 400, None),
    ],
)
def test_what_cannot_be_done_is_told_in_openai_s_shape(
    served: Served, file: bytes | None, fields: dict[str, str], status: int, param: str | None
) -> None:
    found, answer = post(served, file, None, **fields)
    assert found == status
    assert answer["error"]["message"]
    assert answer["error"]["type"] == "invalid_request_error"
    assert answer["error"]["param"] == param


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "https://example.org"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Host": "rebound.example.org"}, 403),
        ({"Host": "localhost"}, 200),
        ({"Authorization": "Bearer whatever"}, 200),
    ],
)
def test_programs_may_ask_and_web_pages_may_not(served: Served, headers: dict[str, str], status: int) -> None:
    assert get(served, "/models", headers)[0] == status


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        (b"POST /v1/audio/transcriptions HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n"
         % (MOST_BODY_BYTES + 1), b" 413 "),
        (b"POST /v1/audio/transcriptions HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n", b" 411 "),
        (b"POST /v1/audio/transcriptions HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n", b" 411 "),
        (b"POST /v1/audio/transcriptions HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\n\r\n1234", b" 400 "),
        (b"POST /v1/embeddings HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{}", b" 404 "),
        (b"POST /v1/audio/transcriptions HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 9\r\n\r\n",
         b" 403 "),
        (b"GET /%b HTTP/1.1\r\n\r\n" % (b"a" * 70_000), b" 414 "),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\n%b\r\n" % (b"A: b\r\n" * 200), b" 431 "),
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\r\n\r\n", b" 400 "),
        (b"DELETE /v1/models HTTP/1.1\r\nHost: localhost\r\n\r\n", b" 501 "),
    ],
)  # fmt: skip
def test_what_is_no_request_is_refused(served: Served, said: bytes, answer: bytes) -> None:
    with socket.create_connection(("127.0.0.1", served.http_port), GENEROUS_S) as client:
        client.sendall(said)
        assert answer in client.recv(4_096).partition(b"\r\n")[0]


def test_one_client_too_many_is_told_so_and_the_others_lose_nothing(served: Served) -> None:
    with contextlib.ExitStack() as connected:
        for _ in range(MOST_CLIENTS):
            connected.enter_context(socket.create_connection(("127.0.0.1", served.http_port), GENEROUS_S))
        for _ in range(100):
            status, answer = get(served, "/models")
            if status == 503:
                break
            time.sleep(0.05)
        assert answer["error"]["code"] == "busy"
    for _ in range(100):
        if get(served, "/models")[0] == 200:
            break
        time.sleep(0.1)
    assert get(served, "/models")[0] == 200


def test_several_clients_at_once_get_each_their_own_text(served: Served) -> None:
    answers: dict[int, Any] = {}

    def ask_for(seconds: int) -> None:
        answers[seconds] = post(served, sound_file("FLAC", seconds), response_format="verbose_json")[1]

    threads = [threading.Thread(target=ask_for, args=(seconds,)) for seconds in (3, 5, 7, 9)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(GENEROUS_S)
    assert {seconds: answer["duration"] for seconds, answer in answers.items()} == {3: 3.0, 5: 5.0, 7: 7.0, 9: 9.0}


def test_a_client_that_leaves_costs_nobody_anything(served: Served) -> None:
    file = sound_file("FLAC", 20)
    head = (
        b"POST /v1/audio/transcriptions HTTP/1.1\r\nHost: localhost\r\n"
        b"Content-Type: multipart/form-data; boundary=x\r\nContent-Length: %d\r\n\r\n"
    )
    body = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n' + file + b"\r\n--x--\r\n"
    for sent in (head % len(body) + body, head % len(body) + body[:1_000]):
        with socket.create_connection(("127.0.0.1", served.http_port), GENEROUS_S) as client:
            client.sendall(sent)
    assert SPOKEN in post(served, sound_file())[1]["text"].lower()


def test_the_openai_client_understands_every_answer(served: Served) -> None:
    openai = pytest.importorskip("openai")
    with openai.OpenAI(base_url=served.url, api_key="none is wanted", max_retries=0) as client:
        assert EMBEDDED_ENGINE in [one.id for one in client.models.list()]
        create = client.audio.transcriptions.create
        file = ("speech.flac", sound_file("FLAC", 5))
        assert SPOKEN in create(model="whisper-1", file=file).text.lower()
        verbose = create(
            model=EMBEDDED_ENGINE, file=file, language="en", prompt="Dickens.", response_format="verbose_json"
        )
        assert verbose.segments[0].text
        assert verbose.duration == 5.0
        assert "-->" in create(model="whisper-1", file=file, response_format="srt")
        with pytest.raises(openai.NotFoundError, match="no such model"):
            create(model="gpt-5", file=file)
        with pytest.raises(openai.BadRequestError, match="does not understand"):
            create(model="whisper-1", file=file, language="de")
        with pytest.raises(openai.BadRequestError, match="not audio"):
            create(model="whisper-1", file=("a.wav", bytes(30_000_000)))


# --- Wyoming -------------------------------------------------------------------------------


async def heard(
    served: Served, sound: bytes, kind: tuple[int, int, int], *, wish: Transcribe | None = None
) -> Sequence[Event]:
    """What the server says to a take of this rate, width and channel count."""
    named = dict(zip(("rate", "width", "channels"), kind, strict=True))
    async with AsyncTcpClient("127.0.0.1", served.wyoming_port) as client:
        await client.write_event((wish or Transcribe()).event())
        await client.write_event(Event("audio-start", named))
        step = kind[0] // 10 * kind[1] * kind[2]
        for at in range(0, len(sound), step):
            await client.write_event(Event("audio-chunk", named, sound[at : at + step]))
        await client.write_event(Event("audio-stop"))
        events: list[Event] = []
        while not events or events[-1].type not in ("transcript-stop", "error"):
            event = await asyncio.wait_for(client.read_event(), GENEROUS_S)
            assert event is not None
            events.append(event)
        return events


def raw(kind: tuple[int, int, int], seconds: int = 5) -> bytes:
    rate_hz, width, channels = kind
    samples = soxr.resample(spoken(seconds).astype(np.float32) / 32_768, 16_000, rate_hz)
    frames = np.stack([samples] * channels, axis=1)
    if width == 1:
        return bytes((frames * 127 + 128).astype(np.uint8).tobytes())
    whole = np.clip(frames * 2.0 ** (8 * width - 1), -(2.0 ** (8 * width - 1)), 2.0 ** (8 * width - 1) - 1)
    four = whole.astype("<i4").view(np.uint8).reshape(-1, 4)
    return bytes(np.ascontiguousarray(four[:, :width]).tobytes())


@pytest.mark.parametrize("kind", [(16_000, 2, 1), (48_000, 2, 2), (44_100, 4, 1), (22_050, 3, 1), (8_000, 1, 1)])
def test_rate_width_and_channels_of_a_client_are_respected(served: Served, kind: tuple[int, int, int]) -> None:
    events = asyncio.run(heard(served, raw(kind), kind, wish=Transcribe(language="en-US")))
    (transcript,) = [event for event in events if event.type == "transcript"]
    assert SPOKEN in transcript.data["text"].lower()
    assert transcript.data["language"] == "en"
    chunks = "".join(event.data["text"] for event in events if event.type == "transcript-chunk")
    assert chunks == transcript.data["text"]
    assert events[0].type == "transcript-start"


@pytest.mark.filterwarnings("ignore:'audioop' is deprecated")  # the package imports it
def test_a_client_is_told_which_engines_there_are(served: Served) -> None:
    from wyoming.info import Describe, Info

    async def described() -> Info:
        async with AsyncTcpClient("127.0.0.1", served.wyoming_port) as client:
            await client.write_event(Describe().event())
            return Info.from_event(cast(Event, await client.read_event()))

    (program,) = asyncio.run(described()).asr
    assert program.models[0].name == EMBEDDED_ENGINE
    assert program.models[0].languages == ["en"]
    assert program.supports_transcript_streaming


@pytest.mark.parametrize(
    ("kind", "wish", "words"),
    [
        ((16_000, 2, 1), Transcribe(language="de"), 'does not understand "de"'),
        ((16_000, 2, 1), Transcribe(name="gpt"), "no such model"),
        ((300, 2, 1), Transcribe(), "cannot be heard"),
        ((16_000, 2, 40), Transcribe(), "cannot be heard"),
    ],
)
def test_what_a_client_cannot_have_is_told_and_it_may_ask_again(
    served: Served, kind: tuple[int, int, int], wish: Transcribe, words: str
) -> None:
    (error,) = asyncio.run(heard(served, bytes(64_000), kind, wish=wish))
    assert error.type == "error"
    assert words in error.data["text"]


def test_takes_of_one_connection_and_of_several_are_kept_apart(served: Served) -> None:
    async def together() -> list[Sequence[Event]]:
        kind = (16_000, 2, 1)
        return [*await asyncio.gather(*(heard(served, raw(kind, seconds), kind) for seconds in (3, 5, 8)))]

    lengths = [len(events[-2].data["text"]) for events in asyncio.run(together())]
    assert lengths == sorted(lengths)
    assert lengths[0] < lengths[-1]


def test_what_is_no_wyoming_ends_the_connection(served: Served) -> None:
    with socket.create_connection(("127.0.0.1", served.wyoming_port), GENEROUS_S) as client:
        client.sendall(b"POST / HTTP/1.1\r\n\r\n" + b'{"type": "describe"}\n')
        said = b""
        while data := client.recv(4_096):
            said += data
    assert b"error" in said
    assert b"asr" not in said


# --- to other machines ---------------------------------------------------------------------


def test_a_token_is_made_wanted_and_kept_from_others(tmp_path: Path) -> None:
    file = tmp_path / "token"
    with serving(tmp_path, "--token-file", str(file)) as served:
        token = file.read_text().strip()
        assert file.stat().st_mode & 0o077 == 0
        assert get(served, "/models")[0] == 401
        assert get(served, "/models", {"Authorization": f"Bearer {token}x"})[0] == 401
        assert get(served, "/models", {"Authorization": f"Bearer {token}"})[0] == 200
        status, answer = post(served, bytes(8_000_000))
        assert status == 401, "it is told to whoever is still sending"
        assert answer["error"]["code"] == "invalid_api_key"
    with serving(tmp_path, "--token-file", str(file), "--wyoming-port", "0"):
        assert file.read_text().strip() == token


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--host", "0.0.0.0"), "without a token"),
        (("--host", "0.0.0.0", "--http-port", "0"), "--open-wyoming"),
        (("--host", "0.0.0.0", "--token-file", "{token}"), "--open-wyoming"),
        (("--token-file", "{open}"), "Others can read the token"),
        (("--token-file", "{short}"), "16 letters"),
        (("--wyoming-port", "0", "--http-port", "0"), "Nothing is left"),
        (("--http-port", "70000"), "no such port"),
        (("--http-port", "{taken}"), "cannot be had"),
    ],
)
def test_what_others_could_reach_unasked_is_not_offered(tmp_path: Path, arguments: Sequence[str], words: str) -> None:
    places = {name: tmp_path / name for name in ("token", "open", "short")}
    for name, text, mode in (("open", "a" * 40, 0o644), ("short", "abc", 0o600)):
        places[name].write_text(text)
        places[name].chmod(mode)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        filled = [argument.format(taken=taken.getsockname()[1], **places) for argument in arguments]
        command = [sys.executable, "-m", "tray_app", "serve", *filled]
        env = {**os.environ, "XDG_CONFIG_HOME": str(tmp_path)}
        done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=GENEROUS_S, check=False)
    assert done.returncode == 1
    assert words in done.stderr


# --- our own engines -----------------------------------------------------------------------


@pytest.mark.parametrize("engine", ["openai", "wyoming"])
def test_one_holdtalk_hears_for_another(served: Served, engine: str) -> None:
    remote = RemoteSettings(
        openai_url=served.url, wyoming_url=f"tcp://127.0.0.1:{served.wyoming_port}", timeout_ms=25_000
    )
    with contextlib.closing(Chain(engine, remote)) as chain:
        final, told = chain.dictate(5)
    assert SPOKEN in final.text.lower()
    assert (final.engine, told) == (engine, [])
