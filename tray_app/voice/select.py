"""Chooses who speaks, by the settings."""

from __future__ import annotations

from tray_app.core.settings import VoiceSettings

from .espeak import EspeakVoice
from .piper import PiperVoice
from .voice import Voice


def make_voice(settings: VoiceSettings) -> Voice:
    """Raises VoiceFault when there is nobody to speak."""
    return PiperVoice(settings) if settings.engine == "piper" else EspeakVoice(settings)
