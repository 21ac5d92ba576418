"""A book is read without being held, and somebody who cannot see the screen hears how things stand."""

from __future__ import annotations

import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import psutil
import pytest
import soundfile
from desktop import PrivateDesktop, end_process, wait_until
from live_program import PROGRAM, LiveProgram, StartHoldtalk
from target_windows import TextWindow

from tray_app.core.memory import written_bytes

pytestmark = [
    pytest.mark.desktop,
    pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not installed"),
]
Record = Callable[[str, object], None]

BOOK = "One of the many thousand sentences of a book, which nobody wants to hold in memory.\n" * 6_000
QUIET = {"enabled": False}


def own_mb(program: LiveProgram) -> float:
    written = written_bytes(program.pid)
    assert written is not None
    return written / 1e6


def first_sounds(program: LiveProgram) -> list[float]:
    rows = program.exported()["metrics"]
    return [float(row["max"]) for row in rows if row["name"] == "voice_first_sound" and row["n"]]


def test_a_book_begins_at_once_keeps_memory_flat_and_stops_at_any_moment(
    desktop: PrivateDesktop, holdtalk: StartHoldtalk, tmp_path: Path, record_property: Record
) -> None:
    program = holdtalk({"voice": {"enabled": True}})
    assert program.command("say", "Ready.").returncode == 0
    wait_until(lambda: bool(first_sounds(program)), "a short text")
    before_mb = own_mb(program)
    file = tmp_path / "book.txt"
    file.write_text(BOOK)
    with file.open("rb") as text, subprocess.Popen([*PROGRAM, "say", "-"], stdin=text, env=program.env) as giving:
        time.sleep(4)
        assert giving.poll() is None, "most of it was not taken yet"
        grown_mb = own_mb(program) - before_mb
        record_property("grown while a book of 500 kB is read, MB", round(grown_mb, 1))
        record_property("first sound of short text and book, ms (max)", first_sounds(program))
        assert grown_mb < 8
        assert program.command("say", "--stop").returncode == 0
        assert giving.wait(20) == 0
    assert max(first_sounds(program)) < 2_000
    wait_until(
        lambda: not any("espeak" in child.name() for child in psutil.Process(program.pid).children()), "its voice's end"
    )


def test_interrupting_the_command_silences_the_voice(
    desktop: PrivateDesktop, holdtalk: StartHoldtalk, tmp_path: Path
) -> None:
    program = holdtalk({"voice": {"enabled": True}})
    # As in a terminal: what was started in the background of a script is deaf to it, and so are its children.
    hearing = ["env", "--default-signal=INT", *PROGRAM, "say", "-"]
    with subprocess.Popen(hearing, stdin=subprocess.PIPE, env=program.env) as giving:
        assert giving.stdin is not None
        giving.stdin.write(b"A sentence that is not the last one. ")
        giving.stdin.flush()
        wait_until(lambda: bool(first_sounds(program)), "its first sentence, before the next one is there")
        giving.send_signal(signal.SIGINT)
        assert giving.wait(20) == 130


@contextmanager
def recording_of_what_is_heard(desktop: PrivateDesktop, path: Path) -> Iterator[None]:
    """What is sent to the speakers, as a WAV file."""
    argv = ["parecord", "--device=speakers.monitor", "--rate=16000", "--channels=1", "--format=s16le"]
    recorder = desktop.spawn([*argv, "--file-format=wav", str(path)], name="heard")
    try:
        wait_until(lambda: path.exists() and path.stat().st_size > 2_000, "the recorder")
        yield
        time.sleep(0.5)
    finally:
        end_process(recorder)


def loud_seconds(path: Path) -> float:
    samples, rate_hz = soundfile.read(path, dtype="int16")
    return int(np.count_nonzero(np.abs(samples) > 300)) / int(rate_hz)


@pytest.fixture
def said(desktop: PrivateDesktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What the program has espeak-ng say, written down on its way."""
    file, program = tmp_path / "said.txt", tmp_path / "bin" / "espeak-ng"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\ntee -a {file} | {shutil.which("espeak-ng")} "$@"\n')
    program.chmod(0o755)
    monkeypatch.setitem(desktop.env, "PATH", f"{program.parent}:{desktop.env['PATH']}")
    return file


@pytest.mark.speech
def test_somebody_who_cannot_see_the_screen_hears_how_things_stand_and_not_the_own_words(
    desktop: PrivateDesktop, said: Path, holdtalk: StartHoldtalk, window: TextWindow, speech_dir: Path, tmp_path: Path
) -> None:
    clip, voice = "ms_weather.flac", {"enabled": True, "confirmations": True}
    program = holdtalk({"voice": voice, "tones": QUIET})
    with recording_of_what_is_heard(desktop, tmp_path / "day.wav"):
        with program.hold():
            time.sleep(1)
        program.wait_for_outcome("empty")
        time.sleep(1.5)
        program.dictate(speech_dir / clip)
        program.wait_for_dictations(1)
        with program.settings_file.open("a") as file:
            file.write("\nnonsense\n")
        wait_until(lambda: "not valid" in said.read_text(), "their mistake")
        time.sleep(2)
    told = said.read_text()
    assert [words in told for words in ("Ready.", "Nothing was heard.", "Inserted.")] == [True] * 3, told
    assert program.status()["last_text"] not in told
    assert loud_seconds(tmp_path / "day.wav") > 0.3, "it was heard as well"
    program.write_settings({"voice": {**voice, "read_back": True}, "tones": QUIET})
    time.sleep(1.5)
    program.dictate(speech_dir / clip)
    program.wait_for_dictations(2)
    wait_until(lambda: program.status()["last_text"] in said.read_text(), "the text read back")
