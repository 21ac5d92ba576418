"""Moonshine tiny for English: the embedded engine, whose model comes inside a wheel."""

from __future__ import annotations

from tray_app.core.engines import EMBEDDED_ENGINE, EngineDescriptor
from tray_app.speech.engine import Engine

DESCRIPTOR = EngineDescriptor(
    name=EMBEDDED_ENGINE,
    title="Moonshine tiny",
    maker="Useful Sensors",
    homepage="https://github.com/moonshine-ai/moonshine",
    languages=("en",),
    memory_mb=115,
    drafts=True,
    interruptible=True,
)


def load(threads: int) -> Engine:
    """Takes most of a second. Raises SpeechFault when the model is missing or damaged."""
    from .decoder import Moonshine
    from .files import find_model
    from .word_frequencies import english_frequencies

    return Moonshine(find_model(), threads, frequencies=english_frequencies)
