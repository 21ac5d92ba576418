"""A quiet take is made loud enough, an ordinary one is left alone."""

from __future__ import annotations

import numpy as np
import pytest

from tray_app.speech.engine import Samples
from tray_app.speech.gain import LOUD_ENOUGH_DBFS, MOST_GAIN_DB, Gain, at_speaking_level
from tray_app.speech.vad import FRAME_SAMPLES

SECOND = 31
"""Frames in a second."""


def frame(dbfs: float) -> Samples:
    """One frame of a square wave, whose level is its amplitude."""
    return np.tile(np.array([1, -1], np.float32), FRAME_SAMPLES // 2) * np.float32(10 ** (dbfs / 20))


def level_dbfs(samples: Samples) -> float:
    return float(10 * np.log10(np.mean(np.square(samples))))


def last(gain: Gain, *stretches: tuple[float, int]) -> float:
    """Level of the last frame after `count` frames of each level."""
    return [level_dbfs(gain.raised(frame(dbfs))) for dbfs, count in stretches for _ in range(count)][-1]


@pytest.mark.parametrize("dbfs", [-3, -20, -30])
def test_what_is_loud_enough_is_left_as_it_is(dbfs: float) -> None:
    assert last(Gain(), (dbfs, SECOND)) == pytest.approx(dbfs, abs=0.01)


@pytest.mark.parametrize("dbfs", [-35, -50, -68])
def test_what_is_quiet_is_heard_as_loud_enough_from_its_first_frame_on(dbfs: float) -> None:
    assert last(Gain(), (dbfs, 1)) == pytest.approx(LOUD_ENOUGH_DBFS, abs=0.01)
    assert last(Gain(), (dbfs, 10 * SECOND)) == pytest.approx(LOUD_ENOUGH_DBFS, abs=0.01)


def test_the_gain_is_bounded() -> None:
    assert last(Gain(), (-85, SECOND)) == pytest.approx(-85 + MOST_GAIN_DB, abs=0.01)


def test_digital_silence_stays_silent() -> None:
    assert not Gain().raised(np.zeros(FRAME_SAMPLES, np.float32)).any()


def test_speech_after_a_silent_room_is_not_raised_with_it() -> None:
    gain = Gain()
    assert last(gain, (-70, SECOND), (-25, 1)) <= -10
    assert last(gain, (-25, 3)) == pytest.approx(-25, abs=0.01)


def test_a_pause_of_a_speaker_stays_a_pause() -> None:
    assert last(Gain(), (-25, SECOND), (-60, SECOND)) < -50


def test_a_click_does_not_make_a_quiet_speaker_quieter() -> None:
    assert last(Gain(), (-50, SECOND), (-10, 1), (-50, 1)) == pytest.approx(LOUD_ENOUGH_DBFS, abs=0.5)


def test_a_speaker_who_steps_back_is_heard_again() -> None:
    assert last(Gain(), (-30, SECOND), (-50, 8 * SECOND)) > -32


@pytest.mark.parametrize("dbfs", [-6, -20, -50, -68])
def test_the_engine_hears_every_piece_at_one_level(dbfs: float) -> None:
    assert level_dbfs(at_speaking_level(frame(dbfs))) == pytest.approx(
        level_dbfs(at_speaking_level(frame(-30))), abs=0.01
    )


def test_a_piece_of_nothing_stays_nothing() -> None:
    assert not at_speaking_level(np.zeros(100, np.float32)).any()
