"""Our tones, really played into the room the microphone hears, are not in the take; speech is."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile
from audio_rig import RealRig, environment, expect, sound_of, start, stop
from desktop import PrivateDesktop
from numpy.typing import NDArray

from tray_app.audio.speaker import Speaker
from tray_app.audio.tones import PARTIALS_HZ
from tray_app.core.events import DictationId, TakeClosed, TakeStarted
from tray_app.core.ports import Pcm, Tone
from tray_app.core.settings import ToneSettings

pytestmark = pytest.mark.desktop
Record = Callable[[str, object], None]


class TwoEars:
    """The same air recorded twice: with our tones taken out, and as it is."""

    def __init__(self) -> None:
        self.speaker = Speaker(ToneSettings(volume_percent=60))
        self.cleaned, self.plain = RealRig(tones=self.speaker.trace), RealRig()
        for rig in (self.cleaned, self.plain):
            start(rig, 0)
            expect(rig, TakeStarted)
            rig.hold(400)
            stop(rig, 0)
            expect(rig, TakeClosed)

    def start(self) -> None:
        for rig in (self.cleaned, self.plain):
            start(rig, 1)
            expect(rig, TakeStarted)

    def stop(self) -> tuple[Pcm, Pcm]:
        for rig in (self.cleaned, self.plain):
            stop(rig, 1)
            expect(rig, TakeClosed)
        return self.cleaned.spool.samples(DictationId(1)), self.plain.spool.samples(DictationId(1))

    def close(self) -> None:
        self.speaker.close()
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


def tone_energy(pcm: Pcm) -> float:
    """Of what lies within 60 Hz of a note."""
    spectrum, near = power(pcm), distance_hz(len(pcm)) < 60
    return float(spectrum[near].sum())


def power(pcm: Pcm) -> NDArray[np.float64]:
    return np.abs(np.fft.rfft(pcm.astype(np.float64))) ** 2


def distance_hz(samples: int) -> NDArray[np.float64]:
    frequency_hz = np.fft.rfftfreq(samples, 1 / 16_000)
    return np.asarray(np.min([np.abs(frequency_hz - hz) for hz in PARTIALS_HZ], axis=0))


def decibels(part: float, whole: float) -> float:
    return float(10 * np.log10(part / whole))


@pytest.mark.parametrize("tone", list(Tone))
def test_a_tone_played_during_a_take_loses_thirty_decibels(ears: TwoEars, tone: Tone, record_property: Record) -> None:
    ears.start()
    ears.speaker.play(tone)
    time.sleep(0.8)
    cleaned, plain = ears.stop()
    assert energy(plain) > 1e8
    left_db = decibels(energy(cleaned), energy(plain))
    record_property(f"{tone.value} tone left in the take, dB", round(left_db, 1))
    assert left_db <= -30


def test_the_last_takes_stop_tone_is_not_in_the_next_takes_pre_roll(ears: TwoEars) -> None:
    ears.speaker.play(Tone.STOP)
    time.sleep(0.25)
    ears.start()
    time.sleep(0.5)
    cleaned, plain = ears.stop()
    assert energy(plain) > 1e8
    assert decibels(energy(cleaned), energy(plain)) <= -30


@pytest.mark.speech
def test_speech_under_a_tone_stays_as_it_is(
    ears: TwoEars, desktop: PrivateDesktop, speech_dir: Path, record_property: Record
) -> None:
    clip = speech_dir / "LJ001-0002.flac"
    ears.start()
    player = desktop.play(clip, wait=False)
    time.sleep(0.5)
    ears.speaker.play(Tone.START)
    player.wait()
    cleaned, plain = ears.stop()
    both = min(len(cleaned), len(plain))
    kept_db = decibels(
        float(power(cleaned[:both])[distance_hz(both) > 300].sum()),
        float(power(plain[:both])[distance_hz(both) > 300].sum()),
    )
    spoken, _ = soundfile.read(clip, dtype="int16")
    lost_db = decibels(energy(cleaned), energy(plain))
    record_property("speech away from the notches, dB", round(kept_db, 2))
    record_property("whole take with a tone taken out, dB", round(lost_db, 2))
    assert len(spoken) > 0
    assert abs(kept_db) < 0.5
