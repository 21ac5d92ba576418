"""Dictation without hands: what a wake word begins, when a pause ends it, what stops it. Pure."""

from __future__ import annotations

from difflib import SequenceMatcher

from .bindings import Binding
from .dictation import Dictation, Stamps
from .events import DictationId, Origin, SpeechPaused, WakeHeard
from .ports import SAMPLE_RATE_HZ
from .settings import HandsFreeSettings

_S = 1_000_000_000
NOTHING_SAID_NS = 6 * _S
"""After a wake word: whoever said it has forgotten what he wanted to say, or it was none."""
SILENT_TAKE_NS = 60 * _S
"""Of continuous dictation, in which one may think: then the silence is thrown away, and listening goes on."""

_ALIKE, _THE_SAME = 0.6, 0.85
"""So much of a phrase must be found in what was understood, where it is known to have been said and where not."""


def woken(
    event: WakeHeard, dictation_id: DictationId, binding: Binding, settings: HandsFreeSettings, now_ns: int
) -> Dictation:
    stamps = Stamps(event.word_end_ns, event.event_ns, event.handled_ns)
    return _without_hands(stamps, dictation_id, binding, settings, now_ns, NOTHING_SAID_NS)


def next_sentence(before: Dictation, dictation_id: DictationId, from_ns: int, now_ns: int) -> Dictation | None:
    """What follows on `before`, which is over at `from_ns`; None where its end is the end."""
    settings = before.hands_free
    if settings is None or settings.mode != "continuous":
        return None
    stamps = Stamps(key_down_event_ns=from_ns, key_down_handled_ns=now_ns)
    return _without_hands(stamps, dictation_id, before.binding, settings, now_ns, SILENT_TAKE_NS)


def _without_hands(
    stamps: Stamps,
    dictation_id: DictationId,
    binding: Binding,
    settings: HandsFreeSettings,
    now_ns: int,
    patience_ns: int,
) -> Dictation:
    return Dictation(
        dictation_id=dictation_id,
        origin=Origin.WAKE_WORD,
        binding=binding,
        stamps=stamps,
        started_ns=now_ns,
        hands_free=settings,
        silent_by_ns=now_ns + patience_ns,
        locked=True,
    )


def pause_ended_ns(dictation: Dictation, event: SpeechPaused, now_ns: int) -> int:
    """When the silence had lasted long enough, which is told a moment later."""
    begun_ns = dictation.stamps.first_sample_ns
    return now_ns if begun_ns is None else min(now_ns, begun_ns + event.sample * _S // SAMPLE_RATE_HZ)


def says_stop(dictation: Dictation) -> bool:
    """Its text is nothing but the word that ends dictation without hands."""
    wanted = "" if dictation.hands_free is None else _letters(dictation.hands_free.stop_word)
    return bool(wanted) and _likeness(dictation.text, wanted) >= _THE_SAME


def without_end(text: str, phrase: str) -> str:
    """`text` without the words at its end that are most like `phrase`: an engine writes a wake word as it likes."""
    words, wanted = text.split(), _letters(phrase)
    if not wanted:
        return text
    ends = range(1, min(len(words), len(phrase.split()) + 1) + 1)
    likeness = {count: _likeness("".join(words[-count:]), wanted) for count in ends}
    best = max(likeness, key=likeness.__getitem__, default=0)
    return " ".join(words[:-best]) if best and likeness[best] >= _ALIKE else text


def _likeness(text: str, wanted: str) -> float:
    """0 to 1; of letters and digits alone."""
    return SequenceMatcher(None, _letters(text), wanted).ratio()


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
