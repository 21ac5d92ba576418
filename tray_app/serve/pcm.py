"""Raw sound of any usual kind, turned into what the engine hears, as it comes."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from tray_app.core.errors import AudioFileFault
from tray_app.core.ports import Pcm
from tray_app.speech.channels import Mixer
from tray_app.speech.engine import Samples
from tray_app.speech.soundfiles import as_pcm, resampling

LOWEST_RATE_HZ, HIGHEST_RATE_HZ = 4_000, 192_000
MOST_CHANNELS = 8


def _from_24_bits(sound: bytes) -> Samples:
    parts = np.frombuffer(sound, np.uint8).reshape(-1, 3)
    whole = np.zeros((len(parts), 4), np.uint8)
    whole[:, 1:] = parts
    return whole.view("<i4").ravel().astype(np.float32) / np.float32(2**31)


_WIDTHS: dict[int, Callable[[bytes], Samples]] = {
    1: lambda sound: (np.frombuffer(sound, np.uint8).astype(np.float32) - np.float32(128)) / np.float32(128),
    2: lambda sound: np.frombuffer(sound, "<i2").astype(np.float32) / np.float32(32_768),
    3: _from_24_bits,
    4: lambda sound: np.frombuffer(sound, "<i4").astype(np.float32) / np.float32(2**31),
}
"""By bytes a sample; whole numbers, the lowest byte first, one byte from 0 to 255 as in WAV files."""


class RawSound:
    """One stream of it."""

    def __init__(self, rate_hz: int, width: int, channels: int) -> None:
        """Raises AudioFileFault for a kind that nobody sends."""
        fits = LOWEST_RATE_HZ <= rate_hz <= HIGHEST_RATE_HZ and width in _WIDTHS and 1 <= channels <= MOST_CHANNELS
        if not fits:
            raise AudioFileFault(
                "This sound cannot be heard.",
                f"Send 1 to 4 bytes a sample (width), 1 to {MOST_CHANNELS} channels, at a rate of {LOWEST_RATE_HZ} to "
                f"{HIGHEST_RATE_HZ} Hz.",
                f"width {width}, channels {channels}, rate {rate_hz}",
            )
        self.kind = rate_hz, width, channels
        self._as_float = _WIDTHS[width]
        self._channels = channels
        self._frame_bytes = width * channels
        self._mixer = Mixer(channels, rate_hz)
        self._resample = resampling(rate_hz)
        self._rest = b""
        """The beginning of a frame, whose rest comes later."""

    def heard(self, sound: bytes) -> Pcm:
        """More of it."""
        whole = self._rest + sound
        used = len(whole) - len(whole) % self._frame_bytes
        self._rest = whole[used:]
        if not used:
            return np.empty(0, np.int16)
        frames = self._as_float(whole[:used]).reshape(-1, self._channels)
        return as_pcm(self._resample(self._mixer.mono(frames), False))

    def rest(self) -> Pcm:
        """There is no more."""
        return as_pcm(self._resample(np.empty(0, np.float32), True))
