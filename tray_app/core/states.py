"""The life of one dictation.

It is RECORDING while the key is held (or locked on), CLOSING while the post-roll is still being recorded, TRANSCRIBING
until the engine's final text is there, QUEUED while an earlier dictation is still on its way to its window or a key of
the hotkey is held, and INSERTING until the last character is delivered; then, or wherever else it ends, it is ENDED.
IDLE is the absence of a dictation being recorded: a new key press is heard then even while earlier dictations are still
transcribing, so nobody waits to speak.
"""

from __future__ import annotations

from enum import Enum, auto


class State(Enum):
    IDLE = auto()
    RECORDING = auto()
    CLOSING = auto()
    TRANSCRIBING = auto()
    QUEUED = auto()
    INSERTING = auto()
    ENDED = auto()
