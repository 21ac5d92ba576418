"""The line of `holdtalk doctor` about the wake word: its model is loaded and really hears the microphone."""

from __future__ import annotations

import time
from queue import Empty, SimpleQueue

from tray_app.core.checks import Check
from tray_app.core.ports import SAMPLE_RATE_HZ, Listenable, Pcm
from tray_app.core.settings import HandsFreeSettings
from tray_app.core.translation import filled, marked

from .detector import threshold
from .model import load
from .words import find_word, own_words_folder

_NAME = marked("Wake word")
_LISTEN_SAMPLES = SAMPLE_RATE_HZ
_PATIENCE_S = 3.0


def check_wake_word(settings: HandsFreeSettings, microphone: Listenable) -> Check:
    """Listens for a second. Blocks up to 25 s for a word of the user's own; raises WakeWordFault."""
    word = find_word(settings.word, own_words_folder())
    begun_s = time.perf_counter()
    model = load(word)
    loaded_ms = 1e3 * (time.perf_counter() - begun_s)
    blocks: SimpleQueue[Pcm] = SimpleQueue()
    end = microphone.listen(lambda samples, _first_ns: blocks.put(samples), "doctor")
    heard, surest, used_s = 0, 0.0, 0.0
    try:
        while heard < _LISTEN_SAMPLES:
            samples = blocks.get(timeout=_PATIENCE_S)
            heard += len(samples)
            begun_s = time.thread_time()
            surest = max([surest, *(probability for _, probability in model.hear(samples))])
            used_s += time.thread_time() - begun_s
    except Empty:
        return Check(
            _NAME,
            False,
            filled("“{phrase}” is loaded, and the microphone gives no sound", phrase=word.phrase),
            "See Microphone.",
        )
    finally:
        end()
    above = threshold(word.cutoff, settings.sensitivity)
    cost = 100 * used_s * SAMPLE_RATE_HZ / heard
    detail = filled(
        "“{phrase}” loaded in {loaded_ms:.0f} ms; a second of the microphone gives "
        "{surest:.2f} at most (wakes above {above:.2f}) and takes {cost:.1f} % of a core",
        phrase=word.phrase,
        loaded_ms=loaded_ms,
        surest=surest,
        above=above,
        cost=cost,
    )
    return Check(_NAME, True, detail)
