"""The four short tones, made of two notes, and the record of when they can be heard.

The notes are the same in every tone and nothing else is in them, so that whatever of a tone reaches
the microphone can be taken out again at exactly these two pitches (see `notch`).
"""

from __future__ import annotations

import math
from collections import deque

import numpy as np
from numpy.typing import NDArray

from tray_app.core.ports import Pcm, Tone

from .own_voice import Sounding, VoiceTrace

LOW_HZ = 1760.0
HIGH_HZ = 2346.7
"""A fourth apart. Between the strong low formants of speech and its hiss: little is lost with a notch there."""
PARTIALS_HZ = (LOW_HZ, HIGH_HZ)

TONE_RATE_HZ = 48_000
_NOTE_MS = 80
_STEP_MS = 40
"""Each note begins this long after the one before it, so that they melt into one another."""
_PEAK = 0.5
"""Of full scale at 100 %."""

_NOTES: dict[Tone, tuple[float, ...]] = {
    Tone.START: (LOW_HZ, HIGH_HZ),
    Tone.STOP: (HIGH_HZ, LOW_HZ),
    Tone.CANCEL: (LOW_HZ,),
    Tone.ERROR: (LOW_HZ, LOW_HZ),
}

REVERB_NS = 350_000_000
"""How long after its last sample was handed to the sound system a tone may still be heard: a
Bluetooth speaker's delay, or a room's reverberation."""
LONGEST_NS = 3_000_000_000
"""A tone that nobody reported as over is held to be over by then (the speaker hangs)."""


def waveform(tone: Tone, volume_percent: int) -> Pcm:
    """The tone as mono 16-bit samples at TONE_RATE_HZ; silence at 0 %.

    The volume is a curve, because half the amplitude does not sound half as loud.
    """
    note_samples = _NOTE_MS * TONE_RATE_HZ // 1000
    step_samples = _STEP_MS * TONE_RATE_HZ // 1000
    notes = _NOTES[tone]
    mix: NDArray[np.float64] = np.zeros(note_samples + step_samples * (len(notes) - 1))
    seconds = np.arange(note_samples) / TONE_RATE_HZ
    # A Hann window is the softest attack and decay there is for its spectrum's width.
    window = 0.5 - 0.5 * np.cos(2 * math.pi * np.arange(note_samples) / note_samples)
    for position, frequency_hz in enumerate(notes):
        begin = position * step_samples
        mix[begin : begin + note_samples] += window * np.sin(2 * math.pi * frequency_hz * seconds)
    gain = _PEAK * (max(0, min(100, volume_percent)) / 100) ** 2
    return np.asarray(np.clip(mix * gain, -1.0, 1.0) * 32_767, dtype=np.int16)


class ToneTrace:
    """When our tones can be heard. Written by the speaker, read by the microphone's pump; any thread."""

    def __init__(self) -> None:
        self._soundings: deque[Sounding] = deque(maxlen=32)
        self.voice = VoiceTrace()
        """Of what is read aloud: it is kept out of takes likewise, though not by a notch."""

    def begin(self, now_ns: int) -> Sounding:
        """A tone was asked for; it may sound from now on, until `end` says until when."""
        sounding = Sounding(now_ns, now_ns + LONGEST_NS)
        self._soundings.append(sounding)
        return sounding

    def end(self, sounding: Sounding, handed_ns: int) -> None:
        """Its last sample will have left the sound system at `handed_ns`."""
        sounding.until_ns = min(sounding.from_ns + LONGEST_NS, handed_ns + REVERB_NS)

    def withdraw(self, sounding: Sounding) -> None:
        """It was never played."""
        sounding.until_ns = sounding.from_ns

    def between(self, from_ns: int, until_ns: int) -> list[tuple[int, int]]:
        """The stretches audible within the span, oldest first."""
        soundings = tuple(self._soundings)  # at once: one may be added meanwhile
        spans = [(sounding.from_ns, sounding.until_ns) for sounding in soundings]
        return [span for span in spans if span[0] < until_ns and span[1] > from_ns and span[1] > span[0]]
