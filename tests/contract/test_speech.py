"""What the controller may expect of the speech port, of the fake and of the real link and worker."""

from __future__ import annotations

import logging
import os
import queue
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import psutil
import pytest
import soundfile
from fakes_speech import FakeSpeech
from speech_rig import BLOCK_SAMPLES, GENEROUS_SECONDS, Disk, two_cities

from tray_app.core.events import DictationId, EngineLost, EngineReady, Event, Final, Partial, TranscriptionFailed
from tray_app.core.ports import Pcm
from tray_app.core.settings import SpeechSettings
from tray_app.speech.check import check_speech
from tray_app.speech.child import worker_environment
from tray_app.speech.engines.moonshine.files import MODEL_FOLDER_VARIABLE
from tray_app.speech.installed import sample_speech
from tray_app.speech.link import SpeechLink
from tray_app.speech.soundfiles import open_sound, read_sound

_log = logging.getLogger(__name__)

ROOT = Path(__file__).resolve().parents[2]
Bench = tuple["SpeechLink | FakeSpeech", "queue.SimpleQueue[Event]"]


def wait_for(events: queue.SimpleQueue[Event], *kinds: type[Event]) -> Event:
    while not isinstance(event := events.get(timeout=GENEROUS_SECONDS), kinds):
        pass
    return event


def speak(speech: SpeechLink | FakeSpeech, key: DictationId, samples: Pcm, disk: Disk | None = None) -> None:
    for at in range(0, len(samples), BLOCK_SAMPLES):
        block = samples[at : at + BLOCK_SAMPLES]
        if disk is not None:
            disk.takes.setdefault(key, []).append(block)
        speech.append(key, block)


@pytest.fixture(scope="module")
def real() -> Iterator[Bench]:
    events: queue.SimpleQueue[Event] = queue.SimpleQueue()
    link = SpeechLink(events.put, SpeechSettings(), Disk().read)
    link.start()
    wait_for(events, EngineReady)
    yield link, events
    link.close()


@pytest.fixture(params=["fake", "real"])
def bench(request: pytest.FixtureRequest) -> Bench:
    if request.param == "real":
        made: Bench = request.getfixturevalue("real")
        return made
    events: queue.SimpleQueue[Event] = queue.SimpleQueue()
    return FakeSpeech(events.put), events


def test_starting_is_answered_with_engine_ready() -> None:
    events: queue.SimpleQueue[Event] = queue.SimpleQueue()
    for speech in (FakeSpeech(events.put), SpeechLink(events.put, SpeechSettings(), Disk().read)):
        speech.start()
        ready = wait_for(events, EngineReady, EngineLost)
        assert isinstance(ready, EngineReady)
        speech.close()


def test_an_ended_take_with_speech_is_answered_once_with_its_text(bench: Bench) -> None:
    speech, events = bench
    key = DictationId(time.time_ns())
    samples = two_cities(5)
    speech.begin(key)
    speak(speech, key, samples)
    speech.release_hint(key)
    speech.end(key)
    final = wait_for(events, Final, TranscriptionFailed)
    assert isinstance(final, Final)
    assert final.dictation_id == key
    assert final.text
    assert final.audio_ms == len(samples) / 16
    speech.end(key)
    assert not [event for event in drained(events) if isinstance(event, Final)]


def test_a_take_without_samples_has_no_text(bench: Bench) -> None:
    speech, events = bench
    key = DictationId(time.time_ns())
    speech.begin(key)
    speech.end(key)
    final = wait_for(events, Final, TranscriptionFailed)
    assert isinstance(final, Final)
    assert (final.text, final.segments, final.audio_ms) == ("", 0, 0.0)


def test_a_forgotten_take_is_not_answered(bench: Bench) -> None:
    speech, events = bench
    forgotten, other = DictationId(time.time_ns()), DictationId(time.time_ns() + 1)
    speech.begin(forgotten)
    speak(speech, forgotten, two_cities(2))
    speech.abandon(forgotten)
    speech.end(forgotten)
    speech.begin(other)
    speech.end(other)
    final = wait_for(events, Final, TranscriptionFailed)
    assert isinstance(final, Final)
    assert final.dictation_id == other


def test_audio_of_an_unknown_take_is_ignored(bench: Bench) -> None:
    speech, events = bench
    unknown = DictationId(1)
    speak(speech, unknown, two_cities(1))
    speech.release_hint(unknown)
    speech.end(unknown)
    speech.forget(unknown)
    assert not [event for event in drained(events) if isinstance(event, Final | TranscriptionFailed)]


def drained(events: queue.SimpleQueue[Event]) -> list[Event]:
    seen = []
    while not events.empty():
        seen.append(events.get())
    return seen


def test_the_real_engine_understands_a_known_reading_and_shows_it_while_it_is_spoken(real: Bench) -> None:
    link, events = real
    key = DictationId(time.time_ns())
    link.begin(key)
    samples = two_cities(10)
    for at in range(0, len(samples), 16_000):
        speak(link, key, samples[at : at + 16_000])
        time.sleep(0.3)  # partial text needs a speaker who is not infinitely fast
    link.release_hint(key)
    link.end(key)
    partials: list[Partial] = []
    while not isinstance(event := events.get(timeout=GENEROUS_SECONDS), Final):
        if isinstance(event, Partial):
            partials.append(event)
    assert "it was the best of times" in event.text.lower()
    assert "it was the worst of times" in event.text.lower()
    assert any("best of times" in (one.stable + one.unstable).lower() for one in partials)


@pytest.mark.slow
@pytest.mark.expected_warning(r"speech\.keeper: speech worker lost:")
@pytest.mark.parametrize("fault", [signal.SIGKILL, signal.SIGSTOP])
def test_the_text_arrives_whole_when_the_worker_is_killed_or_frozen_in_mid_dictation(fault: signal.Signals) -> None:
    events: queue.SimpleQueue[Event] = queue.SimpleQueue()
    disk = Disk()
    link = SpeechLink(events.put, SpeechSettings(hang_timeout_ms=1_000), disk.read)
    link.start()
    ready = wait_for(events, EngineReady)
    assert isinstance(ready, EngineReady)
    key = DictationId(3)
    samples = two_cities(12)
    link.begin(key)
    speak(link, key, samples[:96_000], disk)
    wait_for(events, Partial)  # it is in the middle of it
    os.kill(ready.worker_pid, fault)
    speak(link, key, samples[96_000:], disk)
    link.release_hint(key)
    ended_ns = time.monotonic_ns()
    link.end(key)
    final = wait_for(events, Final, TranscriptionFailed)
    link.close()
    assert isinstance(final, Final)
    _log.info("%s: text %.0f ms after the end", fault.name, (final.at_ns - ended_ns) / 1e6)
    assert final.resumed
    assert final.audio_ms == len(samples) / 16
    words = final.text.lower()
    assert words.count("best of times") == words.count("worst of times") == words.count("age of wisdom") == 1
    assert not psutil.pid_exists(ready.worker_pid)


OUT_OF_MEMORY_ONCE = """
import pathlib, sys
from tray_app.speech.engines.moonshine.decoder import Moonshine
from tray_app.speech.worker import main
marker, real, calls = pathlib.Path(sys.argv[1]), Moonshine.decode, []
def decode(self, samples, draft, interrupt, hints):
    calls.append(1)
    if len(calls) > 1 and not marker.exists():
        marker.touch()
        raise MemoryError
    return real(self, samples, draft, interrupt, hints)
Moonshine.decode = decode
main([])
"""


@pytest.mark.expected_warning(r"speech\.keeper: speech worker lost:")
def test_an_error_of_the_engine_costs_no_word_because_a_fresh_worker_hears_it_again(tmp_path: Path) -> None:
    events: queue.SimpleQueue[Event] = queue.SimpleQueue()
    disk = Disk()
    command = [sys.executable, "-c", OUT_OF_MEMORY_ONCE, str(tmp_path / "failed")]
    link = SpeechLink(events.put, SpeechSettings(), disk.read, command=command)
    link.start()
    wait_for(events, EngineReady)
    key = DictationId(4)
    link.begin(key)
    speak(link, key, two_cities(5), disk)
    link.release_hint(key)
    link.end(key)
    final = wait_for(events, Final, TranscriptionFailed)
    link.close()
    assert isinstance(final, Final)
    assert (tmp_path / "failed").exists()
    assert final.resumed
    assert "best of times" in final.text.lower()


DECODING = """\
import resource
import sys
import soundfile
from tray_app.speech.engine import NO_HINTS, Interrupt
from tray_app.speech.engines import moonshine

engine = moonshine.load(2)
samples, _rate_hz = soundfile.read(sys.argv[1], frames=8 * 48_000, dtype="float32")
samples = samples[::3].copy()
for _ in range(4):
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    engine.decode(samples, (), Interrupt(), NO_HINTS)
    print(resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before)
"""
MOST_FAULTS = 10_000
"""Of memory pages, for 8 s of speech. Where every large buffer is got from the system anew there are 44,000."""


@pytest.mark.slow
def test_decoding_does_not_get_its_memory_from_the_system_again_and_again() -> None:
    """Clearing the pages took a third of the decode."""
    command = [sys.executable, "-c", DECODING, str(sample_speech())]
    done = subprocess.run(
        command,
        env=worker_environment(os.environ),
        capture_output=True,
        text=True,
        check=True,
        timeout=GENEROUS_SECONDS,
    )
    *_, last = map(int, done.stdout.split())
    assert last < MOST_FAULTS


MOST_AT_REST_BYTES = 130_000_000
"""It holds 115 MB when it is warm, and 160 while it decodes 12 s of speech."""


def test_a_worker_at_rest_has_given_back_what_decoding_took(real: Bench) -> None:
    link, events = real
    assert isinstance(link, SpeechLink)
    child = link._keeper.child
    assert child is not None
    worker = psutil.Process(child.pid)
    key = DictationId(8)
    link.begin(key)
    speak(link, key, two_cities(12))
    link.end(key)
    wait_for(events, Final)
    until_s = time.monotonic() + GENEROUS_SECONDS
    while (held := worker.memory_full_info().uss) > MOST_AT_REST_BYTES:
        assert time.monotonic() < until_s, f"{held / 1e6:.0f} MB"
        time.sleep(0.05)


def test_the_worker_ends_when_the_program_that_started_it_is_killed() -> None:
    program = """
import queue, time
from tray_app.core.events import EngineReady
from tray_app.core.settings import SpeechSettings
from tray_app.speech.link import SpeechLink
events = queue.SimpleQueue()
SpeechLink(events.put, SpeechSettings(), lambda take: iter(())).start()
while not isinstance(event := events.get(), EngineReady):
    pass
print(event.worker_pid, flush=True)
time.sleep(600)
"""
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True, cwd=ROOT) as parent:
        assert parent.stdout is not None
        worker = psutil.Process(int(parent.stdout.readline()))
        parent.kill()
        parent.wait()
        _, alive = psutil.wait_procs([worker], timeout=GENEROUS_SECONDS)
    assert not alive


def test_doctor_tries_the_engine_on_human_speech() -> None:
    check = check_speech(SpeechSettings())
    assert check.ok, check
    assert "moonshine-tiny-en" in check.detail


@pytest.mark.expected_warning(r"speech\.keeper: speech worker lost:")
def test_doctor_names_the_remedy_when_the_model_is_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(MODEL_FOLDER_VARIABLE, str(tmp_path))
    check = check_speech(SpeechSettings())
    assert not check.ok
    assert "moonshine-voice==0.1.0" in check.remedy


@pytest.mark.expected_warning(r"speech\.keeper: speech worker lost:")
def test_doctor_says_so_when_the_model_is_damaged(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, make_damaged: Callable[[Path], None]
) -> None:
    make_damaged(tmp_path)
    monkeypatch.setenv(MODEL_FOLDER_VARIABLE, str(tmp_path))
    check = check_speech(SpeechSettings())
    assert not check.ok
    assert "cannot be loaded" in check.detail
    assert "moonshine-voice==0.1.0" in check.remedy


@pytest.fixture
def make_damaged() -> Callable[[Path], None]:
    def damage(folder: Path) -> None:
        for name in ("encoder_model.ort", "decoder_model_merged.ort"):
            (folder / name).write_bytes(b"no model at all " * 100_000)
        (folder / "tokenizer.bin").write_bytes(b"\x01a" * 10_000)

    return damage


def test_a_16_khz_file_is_heard_as_it_is(tmp_path: Path) -> None:
    samples = two_cities(2)
    soundfile.write(tmp_path / "same.flac", samples, 16_000)
    again = np.concatenate(list(read_sound(open_sound(tmp_path / "same.flac"))))
    assert np.array_equal(again, samples)
