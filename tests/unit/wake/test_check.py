"""What `holdtalk doctor` says of the wake word."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from tray_app.core.ports import Listener, Pcm
from tray_app.core.settings import HandsFreeSettings
from tray_app.wake import check
from tray_app.wake.check import check_wake_word
from tray_app.wake.words import WakeWord


class Microphone:
    """Hears a second at once, or nothing."""

    def __init__(self, milliseconds: int) -> None:
        self._milliseconds = milliseconds
        self.ended = False

    def listen(self, listener: Listener, _name: str) -> Callable[[], None]:
        if self._milliseconds:
            listener(np.zeros(16 * self._milliseconds, np.int16), 0)
        return lambda: setattr(self, "ended", True)


class Model:
    def hear(self, samples: Pcm) -> Iterator[tuple[int, float]]:
        yield from ((len(samples) // 2, 0.25), (len(samples), 0.05))


@pytest.mark.parametrize(
    ("milliseconds", "ok", "said"),
    [(1_000, True, "gives 0.25 at most (wakes above 0.90)"), (0, False, "the microphone gives no sound")],
)
def test_the_model_is_loaded_and_hears_the_microphone(
    monkeypatch: pytest.MonkeyPatch, milliseconds: int, ok: bool, said: str
) -> None:
    monkeypatch.setattr(check, "find_word", lambda name, _own: WakeWord(name, "Alexa", Path("x"), 0.9, 120))
    monkeypatch.setattr(check, "load", lambda _word: Model())
    monkeypatch.setattr(check, "_PATIENCE_S", 0.01)
    microphone = Microphone(milliseconds)
    found = check_wake_word(HandsFreeSettings(enabled=True, word="alexa"), microphone)
    assert found.ok is ok
    assert said in found.detail
    assert microphone.ended
