"""Levels in dBFS."""

from __future__ import annotations

import numpy as np
import pytest

from tray_app.audio.level import level_dbfs


def test_silence_and_nothing_are_the_bottom() -> None:
    assert level_dbfs(np.zeros(160, dtype=np.int16)) == -90.0
    assert level_dbfs(np.empty(0, dtype=np.int16)) == -90.0


def test_a_full_scale_square_wave_is_the_top_and_a_sine_three_decibels_below() -> None:
    assert level_dbfs(np.full(160, -32_768, dtype=np.int16)) == 0.0
    sine = np.sin(2 * np.pi * np.arange(160) / 16) * 32_767
    assert level_dbfs(sine.astype(np.int16)) == pytest.approx(-3.01, abs=0.02)


def test_half_the_amplitude_is_six_decibels_less() -> None:
    assert level_dbfs(np.full(160, 16_384, dtype=np.int16)) == pytest.approx(-6.02, abs=0.01)
