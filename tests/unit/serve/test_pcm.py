"""Raw sound of any usual kind becomes what the engine hears."""

from __future__ import annotations

import numpy as np
import pytest

from tray_app.core.errors import AudioFileFault
from tray_app.serve.pcm import RawSound

TONE = np.sin(np.arange(16_000) * 2 * np.pi * 440 / 16_000) * 0.5


def raw(width: int, channels: int) -> bytes:
    frames = np.stack([TONE] * channels, axis=1)
    if width == 1:
        return (frames * 127 + 128).round().astype(np.uint8).tobytes()
    whole = (frames * (2.0 ** (8 * width - 1) - 1)).round().astype("<i4").view(np.uint8).reshape(-1, 4)
    return np.ascontiguousarray(whole[:, :width]).tobytes()


@pytest.mark.parametrize("width", [1, 2, 3, 4])
@pytest.mark.parametrize("channels", [1, 2, 5])
@pytest.mark.parametrize("step", [7, 4_001, 10_000_000])
def test_every_width_is_heard_however_it_is_cut(width: int, channels: int, step: int) -> None:
    sound, said = RawSound(16_000, width, channels), raw(width, channels)[: 4_000 * width * channels]
    heard = np.concatenate([*(sound.heard(said[at : at + step]) for at in range(0, len(said), step)), sound.rest()])
    assert len(heard) == 4_000
    assert np.abs(heard / 32_768 - TONE[:4_000]).max() < (0.01 if width == 1 else 0.0002)


@pytest.mark.parametrize("rate_hz", [8_000, 22_050, 48_000])
def test_another_rate_becomes_ours(rate_hz: int) -> None:
    sound = RawSound(rate_hz, 2, 1)
    heard = np.concatenate([sound.heard(bytes(rate_hz * 2)), sound.rest()])
    assert abs(len(heard) - 16_000) <= 2


@pytest.mark.parametrize(
    "kind",
    [(0, 2, 1), (-16_000, 2, 1), (2_000_000, 2, 1), (16_000, 0, 1), (16_000, 8, 1), (16_000, 2, 0), (16_000, 2, 9)],
)
def test_what_nobody_sends_is_refused(kind: tuple[int, int, int]) -> None:
    with pytest.raises(AudioFileFault, match="cannot be heard"):
        RawSound(*kind)
