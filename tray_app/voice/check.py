"""The line of `holdtalk doctor` about the voice: it really speaks a word, unheard."""

from __future__ import annotations

import time
from contextlib import closing

from tray_app.core.checks import Check
from tray_app.core.settings import VoiceSettings
from tray_app.core.translation import filled

from .select import make_voice


def check_voice(settings: VoiceSettings) -> Check:
    """Raises VoiceFault when it does not speak."""
    with closing(make_voice(settings)) as voice:
        for _ in range(2):  # the first time a neural voice loads
            begun_s = time.perf_counter()
            with closing(voice.speak(["Ready."])) as utterance:
                rate_hz = utterance.begin()
                first_ms = 1e3 * (time.perf_counter() - begun_s)
                seconds = sum(map(len, utterance.pieces())) / rate_hz if rate_hz else 0.0
    spoken = filled(
        "{engine} speaks after {ms:.0f} ms ({seconds:.1f} s of sound)",
        engine=settings.engine,
        ms=first_ms,
        seconds=seconds,
    )
    return Check("Voice", True, spoken) if seconds else Check("Voice", False, "no sound", "Install the voice anew.")
