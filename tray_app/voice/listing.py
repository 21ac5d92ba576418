"""The voices that the settings may name."""

from __future__ import annotations

from collections.abc import Iterator

from tray_app.core.errors import VoiceFault
from tray_app.core.settings import VoiceSettings

from . import espeak, piper


def listed(settings: VoiceSettings) -> Iterator[tuple[str, str, str]]:
    """Engine, voice and what it speaks: the two that stand in the settings file, and words. Blocks for some ms; an
    engine that is not here has none, with its VoiceFault in place of the words."""
    try:
        for language, name in espeak.voices().items():
            yield "espeak-ng", language, name
    except VoiceFault as fault:
        yield "espeak-ng", "", str(fault.problem)
    for model, described in piper.found(settings.voice if settings.engine == "piper" else ""):
        yield "piper", str(model), f"{described.espeak_voice}, {described.rate_hz / 1000:g} kHz"
