"""Sound as servers take it."""

from __future__ import annotations

import struct

import numpy as np

from tray_app.core.ports import SAMPLE_RATE_HZ, Pcm
from tray_app.speech.engine import Samples


def pcm(samples: Samples) -> Pcm:
    """16 bits a sample."""
    scaled: Pcm = np.clip(np.rint(samples * 32_768), -32_768, 32_767).astype("<i2")
    return scaled


def wav(samples: Samples) -> bytes:
    """A WAV file: 16 bits, mono, at SAMPLE_RATE_HZ."""
    sound = pcm(samples).tobytes()
    kind = struct.pack("<HHIIHH", 1, 1, SAMPLE_RATE_HZ, SAMPLE_RATE_HZ * 2, 2, 16)
    head = b"WAVEfmt " + struct.pack("<I", len(kind)) + kind + b"data" + struct.pack("<I", len(sound))
    return b"RIFF" + struct.pack("<I", len(head) + len(sound)) + head + sound
