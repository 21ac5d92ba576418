"""What a setting costs, where that was measured: figures of README, and the command that makes them again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tray_app.core.translation import marked


@dataclass(frozen=True, slots=True)
class Cost:
    words: str
    command: str


_BENCH = "packaging/run bench"

COSTS: Mapping[str, Cost] = {
    "microphone.keep_open": Cost(
        marked(
            "An open microphone costs 2.6 % of a processor core. Recording then begins 300 ms before the key, else "
            "17 ms after it."
        ),
        "packaging/measure_wake.py",
    ),
    "speech.unload_after_min": Cost(marked("An engine at rest holds 118 MB (the embedded one)."), _BENCH),
    "words.enabled": Cost(marked("Correcting a text by 300 words takes 0.6 ms."), "packaging/measure_words.py"),
    "hands_free.enabled": Cost(
        marked(
            "Costs 0.25 % of a processor core in a quiet room, 0.85 % while somebody talks, and 2.6 % for the open "
            "microphone."
        ),
        "packaging/measure_wake.py",
    ),
    "voice.enabled": Cost(marked("The first sound comes after 14 ms."), "packaging/measure_voice.py"),
    "api.enabled": Cost(marked("An event is at its program after 0.7 ms."), "packaging/measure_api.py"),
    "performance.sample_interval_ms": Cost(
        marked("The performance window costs 0.95 % of a processor core while it is shown, and nothing while hidden."),
        "packaging/measure_window.py",
    ),
}
