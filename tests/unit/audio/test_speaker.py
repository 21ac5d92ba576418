"""The speaker: off switch, volume, and what it tells the microphone."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import numpy as np
import pytest

from tray_app.audio.speaker import Speaker
from tray_app.audio.tones import LONGEST_NS, REVERB_NS, waveform
from tray_app.core.errors import EnvironmentFault
from tray_app.core.ports import Pcm, Tone
from tray_app.core.settings import ToneSettings

PATIENCE_S = 10.0
EVER = (0, 10**15)


class Booth:
    """A speaker whose output is a list, whose clock is a number, and which can be held up."""

    def __init__(self) -> None:
        self.now_ns = 1_000
        self.played: list[Pcm] = []
        self.entered = threading.Semaphore(0)
        self.may_play = threading.Event()
        self.may_play.set()
        self.fault: Exception | None = None
        self.speaker = Speaker(ToneSettings(), play_out=self._play_out, clock=lambda: self.now_ns)

    def _play_out(self, pcm: Pcm) -> None:
        fault = self.fault
        self.entered.release()
        assert self.may_play.wait(PATIENCE_S)
        if fault is not None:
            raise fault
        self.played.append(pcm)

    def finish(self) -> None:
        assert self.speaker.close()


@pytest.fixture
def booth() -> Iterator[Booth]:
    booth = Booth()
    yield booth
    booth.may_play.set()
    booth.speaker.close()


def test_a_tone_is_played_at_the_volume_of_the_settings(booth: Booth) -> None:
    booth.speaker.apply(ToneSettings(volume_percent=80))
    booth.speaker.play(Tone.STOP)
    booth.finish()
    assert np.array_equal(booth.played[0], waveform(Tone.STOP, 80))


@pytest.mark.parametrize("settings", [ToneSettings(enabled=False), ToneSettings(volume_percent=0)])
def test_switched_off_means_off(booth: Booth, settings: ToneSettings) -> None:
    booth.speaker.apply(settings)
    booth.speaker.play(Tone.START)
    booth.finish()
    assert booth.played == []
    assert booth.speaker.trace.between(*EVER) == []


def test_the_microphone_knows_of_a_tone_before_its_first_sample_and_until_its_echo_is_over(booth: Booth) -> None:
    booth.may_play.clear()
    booth.speaker.play(Tone.START)
    assert booth.speaker.trace.between(*EVER) == [(1_000, 1_000 + LONGEST_NS)]
    assert booth.entered.acquire(timeout=PATIENCE_S)
    booth.now_ns = 90_000
    booth.may_play.set()
    booth.finish()
    assert booth.speaker.trace.between(*EVER) == [(1_000, 90_000 + REVERB_NS)]


def test_a_tone_that_comes_too_late_is_left_out(booth: Booth) -> None:
    booth.may_play.clear()
    booth.speaker.play(Tone.START)
    assert booth.entered.acquire(timeout=PATIENCE_S)
    booth.speaker.play(Tone.STOP)
    booth.now_ns += 600_000_000
    booth.may_play.set()
    booth.finish()
    assert len(booth.played) == 1
    assert len(booth.speaker.trace.between(*EVER)) == 1


def test_a_sound_system_that_hangs_does_not_pile_up_tones(booth: Booth) -> None:
    booth.may_play.clear()
    for _ in range(50):
        booth.speaker.play(Tone.ERROR)
    assert len(booth.speaker.trace.between(*EVER)) <= 5


def test_without_an_output_dictation_goes_on_and_the_next_tone_is_tried(booth: Booth) -> None:
    booth.fault = EnvironmentFault("The tones cannot be played.", "Check the output.")
    booth.speaker.play(Tone.START)
    assert booth.entered.acquire(timeout=PATIENCE_S)
    booth.fault = None
    booth.speaker.play(Tone.STOP)
    booth.finish()
    assert len(booth.played) >= 1


@pytest.mark.expected_warning(r"core\.supervision: the thread speaker died")
def test_an_output_that_breaks_in_an_unknown_way_costs_one_tone(booth: Booth, caplog: pytest.LogCaptureFixture) -> None:
    booth.fault = ZeroDivisionError()
    booth.speaker.play(Tone.START)
    assert booth.entered.acquire(timeout=PATIENCE_S)
    booth.fault = None
    booth.speaker.play(Tone.STOP)
    booth.finish()
    assert len(booth.played) == 1
    booth.now_ns += 10**12
    assert booth.speaker.trace.between(booth.now_ns - 1_000, booth.now_ns) == []
    assert "the thread speaker died" in caplog.text
