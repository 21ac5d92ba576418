"""What is read aloud into the room that the microphone hears falls silent for a dictation and is not in its take."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

import numpy as np
import pytest
from audio_rig import RealRig, environment, expect, sound_of, start, stop
from desktop import PrivateDesktop, wait_until
from insertion_rigs import clear_clipboard, copy_text
from live_program import LiveProgram, StartHoldtalk
from numpy.typing import NDArray
from spoken import share_of_words, transcripts
from target_windows import TextWindow

from tray_app.audio.own_voice import TAIL_NS
from tray_app.audio.player import VoicePlayer
from tray_app.audio.tones import ToneTrace
from tray_app.core.bus import Bus
from tray_app.core.events import DictationId, TakeClosed, TakeStarted
from tray_app.core.ports import Pcm
from tray_app.core.settings import MicrophoneSettings, VoiceSettings
from tray_app.core.snapshot import PublicState, Snapshot
from tray_app.voice.reading import ReadBack

pytestmark = [
    pytest.mark.desktop,
    pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not installed"),
]
Record = Callable[[str, object], None]

LONG = "Nothing of these words may ever be written down, for they were read aloud and not dictated. " * 20
PRE_ROLL_MS = MicrophoneSettings().pre_roll_ms
SILENCE = 40
"""Of 32,768: the room's own noise and what resampling adds."""


class TwoEars:
    """The same air recorded twice, as the product does and without its knowing of the voice, and a voice in it."""

    def __init__(self) -> None:
        tones = ToneTrace()
        self.cleaned, self.plain = RealRig(tones=tones), RealRig()
        self.bus = Bus()
        self.figures: dict[str, list[float]] = {}
        self.voice = ReadBack(
            VoiceSettings(enabled=True, volume_percent=100),
            VoicePlayer(tones.voice),
            self.bus,
            observe=lambda name, value: self.figures.setdefault(name, []).append(value),
            tell=lambda problem: pytest.fail(str(problem)),
        )
        self.takes = 0
        self.take(lambda: time.sleep(0.4))  # they are open from now on, and keep their pre-roll

    def take(self, meanwhile: Callable[[], object]) -> tuple[Pcm, Pcm]:
        """What both hear from the key down until `meanwhile` is over."""
        self.takes += 1
        for rig in (self.cleaned, self.plain):
            start(rig, self.takes)
        self.bus.publish(Snapshot(state=PublicState.RECORDING, recording_since_ns=time.monotonic_ns()))
        for rig in (self.cleaned, self.plain):
            expect(rig, TakeStarted)
        meanwhile()
        for rig in (self.cleaned, self.plain):
            stop(rig, self.takes)
            expect(rig, TakeClosed)
        self.bus.publish(Snapshot(state=PublicState.READY))
        return self.cleaned.spool.samples(DictationId(self.takes)), self.plain.spool.samples(DictationId(self.takes))

    def say_until_heard(self) -> None:
        count = len(self.figures.get("voice_first_sound", ()))
        self.voice.say(LONG)
        wait_until(lambda: len(self.figures.get("voice_first_sound", ())) > count, "the voice", 10)
        time.sleep(0.7)

    def close(self) -> None:
        self.voice.close()
        self.cleaned.microphone.close()
        self.plain.microphone.close()


@pytest.fixture
def ears(desktop: PrivateDesktop) -> Iterator[TwoEars]:
    with sound_of(desktop), environment(PULSE_SINK="room"):
        both = TwoEars()
        yield both
        both.close()


def energy(pcm: Pcm) -> float:
    return float((pcm.astype(np.float64) ** 2).sum())


def loud_until_ms(pcm: Pcm) -> float:
    """When the last sound in it ends, from the key down on; 0 when there is none behind that."""
    loud: NDArray[np.intp] = np.flatnonzero(np.abs(pcm.astype(np.int32)) > SILENCE)
    return max(0.0, float(loud[-1]) / 16 - PRE_ROLL_MS) if len(loud) else 0.0


def test_a_take_begun_over_a_voice_holds_nothing_of_it(ears: TwoEars, record_property: Record) -> None:
    silent_after_ms = []
    for _ in range(8):
        ears.say_until_heard()
        cleaned, plain = ears.take(lambda: time.sleep(0.8))
        assert np.abs(plain[: 16 * PRE_ROLL_MS].astype(np.int32)).max() > 1_000, "the voice was in the room"
        assert np.abs(cleaned.astype(np.int32)).max() <= SILENCE
        silent_after_ms.append(loud_until_ms(plain))
    dropped_ms = ears.figures["voice_barge_in"]
    record_property("first sound, ms", [round(value, 1) for value in ears.figures["voice_first_sound"]])
    record_property("taken back from the sound system, ms", [round(value, 1) for value in dropped_ms])
    record_property("silent in the room, ms", [round(value, 1) for value in silent_after_ms])
    assert median(dropped_ms) < 50
    assert max(silent_after_ms) < max(dropped_ms) + TAIL_NS / 1e6, "or the take would hold it"


@pytest.mark.speech
def test_speech_that_follows_the_key_down_is_whole(ears: TwoEars, desktop: PrivateDesktop, speech_dir: Path) -> None:
    def speak() -> None:
        time.sleep(0.25)
        desktop.play(speech_dir / "LJ001-0002.flac")

    ears.say_until_heard()
    cleaned, plain = ears.take(speak)
    behind = 16 * (PRE_ROLL_MS + 250)
    assert energy(cleaned[behind:]) > 1e9
    assert 0.98 < energy(cleaned[behind:]) / energy(plain[behind:]) < 1.02


@contextmanager
def speakers_in_the_room(desktop: PrivateDesktop) -> Iterator[None]:
    """The program's sound is in the air the microphone hears."""
    desktop.run(["pactl", "set-default-sink", "room"])
    try:
        yield
    finally:
        desktop.run(["pactl", "set-default-sink", "speakers"])


@pytest.mark.speech
def test_dictating_over_the_voice_writes_down_the_speaker_alone(
    desktop: PrivateDesktop, holdtalk: StartHoldtalk, window: TextWindow, speech_dir: Path
) -> None:
    clip = "ms_weather.flac"
    with speakers_in_the_room(desktop):
        program = holdtalk({"voice": {"enabled": True}, "tones": {"enabled": False}})
        assert program.command("say", LONG).returncode == 0
        time.sleep(1.5)
        program.dictate(speech_dir / clip, lead_s=0.4)
        text = program.wait_for_dictations(1)["last_text"]
    assert window.wait_for(text) == text
    assert share_of_words(transcripts(speech_dir)[clip], text) >= 0.7
    assert not {"nothing", "aloud", "dictated", "written"} & set(text.lower().replace(".", " ").split())
    assert "aloud and not" not in json.dumps(program.exported())
    assert "aloud and not" not in program.log


def test_the_selection_and_the_last_text_are_read_and_without_a_voice_the_remedy_is_told(
    desktop: PrivateDesktop, holdtalk: StartHoldtalk
) -> None:
    program = holdtalk({"voice": {"enabled": True}})
    clear_clipboard(desktop)
    nothing = program.command("say", "--selection")
    assert (nothing.returncode, "no text to read" in nothing.stderr) == (1, True)
    assert program.command("say", "--last").returncode == 1
    copy_text(desktop, "Selected words.", "primary")
    assert program.command("say", "--selection").returncode == 0
    assert program.command("say", "--stop").returncode == 0
    program.write_settings({"voice": {"enabled": False}})
    wait_until(lambda: program.command("say", "x").returncode == 1, "the voice to be switched off")
    refused = program.command("say", "x").stderr
    assert "switched off" in refused
    assert "[voice]" in refused


READING_KEY = """\
[voice]
enabled = true
[[binding]]
key = "f6"
mode = "read"
[[binding]]
key = "ctrl_r"
"""


def texts_read(program: LiveProgram) -> int:
    rows = program.exported()["metrics"]
    return max((int(row["n"]) for row in rows if row["name"] == "voice_first_sound"), default=0)


def test_a_key_of_its_own_reads_the_selection_and_begins_no_dictation(
    desktop: PrivateDesktop, holdtalk: StartHoldtalk
) -> None:
    program = holdtalk(wait=False)
    program.kill()
    program.settings_file.write_text(READING_KEY)
    program.start()
    copy_text(desktop, "Selected words.", "primary")
    desktop.tap("F6")
    wait_until(lambda: texts_read(program) == 1, "the selection to be read")
    assert program.status()["state"] == "ready"
    assert program.status()["dictations"] == 0
    clear_clipboard(desktop)
