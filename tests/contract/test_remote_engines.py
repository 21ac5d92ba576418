"""Engines on other machines, against servers that do well and servers that fail in every way."""

from __future__ import annotations

import io
import ssl
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
import soundfile
from faulty_servers import HTTP_FAULTS, MENDED_FAULTS, TEXT, WYOMING_FAULTS, FaultyHttp, FaultyWyoming
from remote_chain import GENEROUS_S, SPOKEN, Chain

from tray_app.core.engines import EMBEDDED_ENGINE
from tray_app.core.errors import HoldtalkError, SpeechFault
from tray_app.core.remote import openai_address, wyoming_address
from tray_app.core.settings import RemoteSettings, SpeechSettings
from tray_app.core.wishes import Wishes
from tray_app.speech.check import check_speech
from tray_app.speech.engine import NO_HINTS, Abandoned, Hints, Interrupt, Samples
from tray_app.speech.engines.openai import OpenAi
from tray_app.speech.remote.check import named_servers
from tray_app.speech.remote.key import VARIABLE as KEY_VARIABLE
from tray_app.speech.remote.wyoming_server import WyomingServer

SOUND: Samples = np.linspace(-0.5, 0.5, 16_000, dtype=np.float32)
HINTS = Hints(language="de", words=("Tilney", "Übermut"), context="Davor. ")
TIMEOUT_MS = 2_500


@pytest.fixture
def http() -> Iterator[FaultyHttp]:
    with closing(FaultyHttp()) as server:
        yield server


@pytest.fixture
def wyoming() -> Iterator[FaultyWyoming]:
    with closing(FaultyWyoming()) as server:
        yield server


def openai_engine(url: str, timeout_ms: int = TIMEOUT_MS, ca_file: str = "") -> OpenAi:
    address = openai_address(url)
    assert address is not None
    return OpenAi(address, RemoteSettings(timeout_ms=timeout_ms, connect_timeout_ms=500, ca_file=ca_file))


def wyoming_engine(url: str, model: str = "") -> WyomingServer:
    address = wyoming_address(url)
    assert address is not None
    return WyomingServer(address, RemoteSettings(timeout_ms=TIMEOUT_MS, connect_timeout_ms=500, wyoming_model=model))


def fault_of(engine: OpenAi | WyomingServer, hints: Hints = HINTS) -> HoldtalkError:
    with pytest.raises(SpeechFault) as raised:
        engine.decode(SOUND, (), Interrupt(), hints)
    return raised.value


# --- what goes over the wire ---------------------------------------------------------------


def test_the_server_gets_the_sound_and_what_is_wished_for(http: FaultyHttp) -> None:
    decoded = openai_engine(http.url).decode(SOUND, (), Interrupt(), HINTS)
    assert decoded.text == TEXT
    (asked,) = http.asked
    assert asked.fields == {
        "model": "whisper-1",
        "response_format": "json",
        "temperature": "0",
        "language": "de",
        "prompt": "Tilney, Übermut. Davor.",
    }
    sound, rate_hz = soundfile.read(io.BytesIO(asked.sound), dtype="float32")
    assert rate_hz == 16_000
    assert np.abs(sound - SOUND).max() < 1e-4
    assert asked.headers["Authorization"] is None


def test_the_connection_is_kept_for_the_next_piece_and_made_anew_when_it_was_closed(http: FaultyHttp) -> None:
    engine = openai_engine(http.url)
    for fault in ("", "", "gone once", ""):
        http.fault = fault
        assert engine.decode(SOUND, (), Interrupt(), NO_HINTS).text == TEXT
    assert len(http.asked) == 5
    for fault in ("no HTTP", "slow"):
        http.fault = ""
        assert engine.decode(SOUND, (), Interrupt(), NO_HINTS).text == TEXT
        http.fault = fault
        assert fault_of(engine).problem.title.startswith("The server ")


def test_a_key_of_the_environment_is_sent_once_the_server_wants_one(
    http: FaultyHttp, monkeypatch: pytest.MonkeyPatch
) -> None:
    http.key = "open sesame"
    monkeypatch.delenv(KEY_VARIABLE, raising=False)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    engine = openai_engine(http.url, timeout_ms=20_000)
    assert fault_of(engine).problem.title == "The server wants a key."
    engine._key.wait(GENEROUS_S)
    monkeypatch.setenv(KEY_VARIABLE, "open sesame")
    assert engine.decode(SOUND, (), Interrupt(), NO_HINTS).text == TEXT
    asked = len(http.asked)
    assert engine.decode(SOUND, (), Interrupt(), NO_HINTS).text == TEXT
    assert len(http.asked) == asked + 1, "it is known by now"
    http.key = "another"
    assert fault_of(engine).problem.title == "The server refuses the key."


def test_a_wyoming_server_gets_the_sound_and_what_is_wished_for() -> None:
    with closing(FaultyWyoming(languages=("en-US", "de"))) as server:
        engine = wyoming_engine(server.url, "one")
        assert engine.find_languages() == ("de", "en")
        assert engine.decode(SOUND, (), Interrupt(), Hints(language="en", words=("Tilney",))).text == TEXT
        wished, sound = server.asked[0]
    assert wished == {"name": "one", "language": "en-US", "transcript_names": ["Tilney"]}
    assert np.abs(np.frombuffer(sound, "<i2") / 32_768 - SOUND).max() < 1e-4


# --- one attempt after the other -----------------------------------------------------------


@pytest.mark.parametrize("fault", HTTP_FAULTS)
def test_every_fault_of_a_server_is_told_in_its_time_and_never_in_its_words(http: FaultyHttp, fault: str) -> None:
    http.fault = fault
    engine = openai_engine(http.url)
    begun_s = time.monotonic()
    problem = fault_of(engine).problem
    assert time.monotonic() - begun_s < 10
    assert problem.title
    assert problem.remedy
    assert f"127.0.0.1:{http.port}" in problem.detail
    assert "Boston" not in str(problem)
    worth_another = fault in ("500", "503", "cut off", "gone without a word")
    assert len(http.asked) == (3 if worth_another else 1)


@pytest.mark.parametrize("fault", MENDED_FAULTS)
def test_a_server_that_fails_once_is_asked_again(http: FaultyHttp, fault: str) -> None:
    http.fault = fault
    assert openai_engine(http.url, timeout_ms=20_000).decode(SOUND, (), Interrupt(), NO_HINTS).text == TEXT
    assert len(http.asked) == 2


@pytest.mark.parametrize("fault", WYOMING_FAULTS)
def test_every_fault_of_a_wyoming_server_is_told_in_its_time_and_never_in_its_words(
    wyoming: FaultyWyoming, fault: str
) -> None:
    wyoming.fault = fault
    begun_s = time.monotonic()
    problem = fault_of(wyoming_engine(wyoming.url)).problem
    assert time.monotonic() - begun_s < 10
    assert problem.title
    assert problem.remedy
    assert "Boston" not in str(problem)


def test_no_server_at_all_is_told_at_once(http: FaultyHttp, wyoming: FaultyWyoming) -> None:
    http.close()
    wyoming.close()
    for engine in (openai_engine(http.url, 20_000), wyoming_engine(wyoming.url)):
        assert fault_of(engine).problem.title == "The server cannot be reached."
    assert wyoming_engine(wyoming.url).find_languages() == ()


@pytest.mark.parametrize("kind", ["http", "wyoming"])
def test_a_question_that_nobody_wants_answered_is_given_up_at_once(
    http: FaultyHttp, wyoming: FaultyWyoming, kind: str
) -> None:
    engine: OpenAi | WyomingServer
    server: FaultyHttp | FaultyWyoming
    if kind == "http":
        server, engine = http, openai_engine(http.url, timeout_ms=25_000)
    else:
        server, engine = wyoming, wyoming_engine(wyoming.url)
    server.fault = "slow"
    interrupt = Interrupt()
    threading.Timer(0.3, interrupt.abandon).start()
    begun_s = time.monotonic()
    with pytest.raises(Abandoned):
        engine.decode(SOUND, (), interrupt, NO_HINTS)
    assert time.monotonic() - begun_s < 10
    server.fault = ""
    assert engine.decode(SOUND, (), Interrupt(), NO_HINTS).text == TEXT


def test_a_certificate_is_trusted_when_it_is_named_and_not_else(tmp_path: Path) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1",
         "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(key), "-out", str(certificate)],
        check=True, capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with closing(FaultyHttp()) as server:
        server.serve_with(lambda sock: context.wrap_socket(sock, server_side=True))
        url = server.url.replace("http:", "https:")
        assert "certificate is not trusted" in fault_of(openai_engine(url)).problem.title
        engine = openai_engine(url, timeout_ms=20_000, ca_file=str(certificate))
        assert engine.decode(SOUND, (), Interrupt(), NO_HINTS).text == TEXT
    with pytest.raises(SpeechFault, match="cannot be read"):
        openai_engine(url, ca_file=str(tmp_path / "none.pem"))


# --- through the whole chain ---------------------------------------------------------------

FAULTS = ("slow", "cut off", "nonsense", "500", "401", "429")
WORDS = {"nonsense": {"http": "no JSON", "wyoming": "no Wyoming"}, "401": {"wyoming": "error"}}


@pytest.mark.parametrize("kind", ["http", "wyoming"])
def test_whatever_a_server_does_the_text_arrives_and_the_reason_is_told(
    http: FaultyHttp, wyoming: FaultyWyoming, kind: str
) -> None:
    server, engine = (http, "openai") if kind == "http" else (wyoming, "wyoming")
    remote = RemoteSettings(openai_url=http.url, wyoming_url=wyoming.url, timeout_ms=TIMEOUT_MS)
    with closing(Chain(engine, remote)) as chain:
        assert chain.ready.engine == engine
        assert chain.ready.degraded is None
        for fault in FAULTS if kind == "http" else FAULTS[:3]:
            server.fault = ""
            final, told = chain.dictate()
            assert (final.text, final.engine, told) == (TEXT, engine, []), f"it is asked again after {fault}"
            server.fault = WORDS.get(fault, {}).get(kind, fault)
            final, told = chain.dictate()
            assert SPOKEN in final.text.lower(), fault
            assert final.engine == EMBEDDED_ENGINE
            (problem,) = told
            assert "Moonshine tiny writes instead" in problem.title
            assert problem.remedy.startswith("The server "), fault
        asked = len(server.asked)
        server.fault = "500"
        chain.dictate()
        final, told = chain.dictate()
        assert SPOKEN in final.text.lower()
        assert not told, "told once"
        assert kind == "wyoming" or len(server.asked) == asked, "it was told to wait"


def test_a_server_that_is_away_when_holdtalk_starts_is_asked_when_it_is_there(http: FaultyHttp) -> None:
    http.fault = "gone without a word"
    with closing(Chain(EMBEDDED_ENGINE, RemoteSettings(openai_url=http.url))) as chain:
        final, told = chain.dictate(wishes=Wishes("openai", "en"))
        assert SPOKEN in final.text.lower()
        assert len(told) == 1
        http.fault = ""
        final, told = chain.dictate(wishes=Wishes("openai", "en"))
        assert (final.text, told) == (TEXT, [])
        assert http.asked[-1].fields["language"] == "en"


def test_an_engine_without_a_server_is_stood_in_for_with_the_reason() -> None:
    with closing(Chain("openai", RemoteSettings())) as chain:
        assert chain.ready.engine == EMBEDDED_ENGINE
        assert chain.ready.degraded is not None
        assert "openai_url" in chain.ready.degraded.remedy


def test_another_server_in_the_settings_is_used_at_once(http: FaultyHttp) -> None:
    with (
        closing(FaultyHttp("Another.")) as other,
        closing(Chain("openai", RemoteSettings(openai_url=http.url))) as chain,
    ):
        assert chain.dictate()[0].text == TEXT
        chain.link.apply(SpeechSettings(engine="openai"), RemoteSettings(openai_url=other.url))
        chain.until(type(chain.ready))
        assert chain.dictate()[0].text == "Another."


def test_doctor_tries_each_server_that_is_named(http: FaultyHttp, wyoming: FaultyWyoming) -> None:
    remote = RemoteSettings(openai_url=http.url, wyoming_url=wyoming.url, timeout_ms=TIMEOUT_MS)
    http.text = wyoming.text = "It was the best of times."
    found = [check() for check in named_servers(remote)]
    assert [(check.ok, check.remedy) for check in found] == [(True, "")] * 2
    assert f"127.0.0.1:{http.port} (unencrypted, near)" in found[0].detail
    http.fault, wyoming.text = "401", "Something else."
    found = [check() for check in named_servers(remote)]
    assert "wants a key" in found[0].detail
    assert "holdtalk remote key" in found[0].remedy
    assert "misheard" in found[1].detail
    assert not named_servers(RemoteSettings())


def test_doctor_tells_what_is_wrong_with_the_server(http: FaultyHttp) -> None:
    settings, remote = SpeechSettings(engine="openai"), RemoteSettings(openai_url=http.url)
    http.fault = "401"
    check = check_speech(settings, remote)
    assert "wants a key" in check.remedy
    http.fault, http.text = "", "It was the best of times."
    check = check_speech(settings, remote)
    assert check.ok
    assert not check.remedy
    assert "sound leaves this machine" in check.detail
