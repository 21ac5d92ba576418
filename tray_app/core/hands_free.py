"""Dictation without hands: what a wake word begins, when a pause ends it, what stops it.

The handlers here are named by the table of transitions, as those of `Dictations` are, whose recordings they begin and
end. While somebody dictates

- the wake word, any hotkey, and switching hands-free off end it: what was said is written;
- silence ends it, and where one dictates on, the next sentence begins at the very sample;
- the stop word calls it off when nothing else was said, and ends it behind other sentences, which are written;
- the cancel key calls it off.
"""

from __future__ import annotations

import re
from dataclasses import replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from . import events as e
from .bindings import Binding, binding_of, profile_of
from .dictation import Dictation, Outcome, Stamps
from .ports import SAMPLE_RATE_HZ, Tone
from .scripts import SENTENCE_ENDS, letters, word_spans
from .settings import Settings

if TYPE_CHECKING:
    from .dictations import Dictations

_S = 1_000_000_000
NOTHING_SAID_NS = 6 * _S
"""After a wake word: whoever said it has forgotten what he wanted to say, or it was none."""
SILENT_TAKE_NS = 60 * _S
"""Of continuous dictation, in which one may think: then the silence is thrown away, and listening goes on."""

_ALIKE, _THE_SAME = 0.6, 0.85
"""So much of a phrase must be found in what was understood, where it is known to have been said and where not."""
_SENTENCE_END = re.compile(rf"(?<=[{re.escape(SENTENCE_ENDS)}…])\s*")
_SHORT = 5
"""Letters of a word that others are too much like."""


# --- what the table names ----------------------------------------------------------------


def switched(dictations: Dictations, event: e.HandsFreeChanged, now_ns: int) -> None:
    """Who switches it off does not want to be heard any more; what he has said is his."""
    dictations.status.wake_phrase = event.phrase
    recorded = dictations.underway.recorded
    if not event.phrase and recorded is not None and recorded.hands_free is not None:
        dictations.close_now(recorded, now_ns)


def woken(dictations: Dictations, event: e.WakeHeard, now_ns: int) -> None:
    status = dictations.status
    if status.away or not status.wake_phrase:  # who unlocks the session uses a hand; it was switched off meanwhile
        return
    settings = dictations.settings
    dictation = Dictation(
        dictation_id=dictations.underway.new_id(),
        origin=e.Origin.WAKE_WORD,
        binding=_binding(settings, binding_of(dictations.bindings)),
        stamps=Stamps(event.word_end_ns, event.event_ns, event.handled_ns),
        started_ns=now_ns,
        hands_free=settings.hands_free,
        silent_by_ns=now_ns + NOTHING_SAID_NS,
        locked=True,
    )
    dictations.record(dictation, event.word_end_ns)
    dictations.parts.tones.play(Tone.START)


def _binding(settings: Settings, first: Binding) -> Binding:
    name = settings.hands_free.profile
    return replace(first, profile=profile_of(name, settings)) if name else first


def _in_language_of(settings: Settings, binding: Binding) -> Binding:
    """As it was, in the language that is chosen by now."""
    now = profile_of(binding.profile.name, settings)
    return replace(binding, profile=replace(binding.profile, language=now.language, languages=now.languages))


def woken_again(dictations: Dictations, dictation: Dictation, event: e.WakeHeard, now_ns: int) -> None:
    """Whoever dictates with a key may say the word as well."""
    if dictation.hands_free is not None:
        dictation.ends_with = dictations.status.wake_phrase
        dictations.stop(dictation, event, now_ns)


def speech_began(_dictations: Dictations, dictation: Dictation, _event: e.SpeechBegan, _now_ns: int) -> None:
    dictation.silent_by_ns = None


def speech_paused(dictations: Dictations, dictation: Dictation, event: e.SpeechPaused, now_ns: int) -> None:
    """A sentence is over since its silence had lasted long enough, which is told a moment later."""
    begun_ns = dictation.stamps.first_sample_ns
    ended_ns = now_ns if begun_ns is None else min(now_ns, begun_ns + event.sample * _S // SAMPLE_RATE_HZ)
    dictation.stamps.key_up_event_ns, dictation.stamps.key_up_handled_ns = ended_ns, now_ns
    dictations.close_take(dictation, ended_ns, now_ns)
    _go_on(dictations, dictation, ended_ns, now_ns)


def _go_on(dictations: Dictations, before: Dictation, from_ns: int, now_ns: int) -> None:
    """With what follows on `before`, which is over at `from_ns`, unless that is the end."""
    if before.hands_free is None or before.hands_free.mode != "continuous":
        return
    following = Dictation(
        dictation_id=dictations.underway.new_id(),
        origin=e.Origin.WAKE_WORD,
        binding=_in_language_of(dictations.settings, before.binding),
        stamps=Stamps(key_down_event_ns=from_ns, key_down_handled_ns=now_ns),
        started_ns=now_ns,
        hands_free=before.hands_free,
        silent_by_ns=now_ns + SILENT_TAKE_NS,
        locked=True,
    )
    dictations.record(following, from_ns)


# --- what every dictation meets ----------------------------------------------------------


def nothing_said(dictations: Dictations, dictation: Dictation, now_ns: int) -> None:
    """Silence is not kept, unless nobody can tell yet whether it is one: then its text will."""
    if not dictations.status.engine:
        dictations.close_now(dictation, now_ns)
        return
    dictations.throw_away(dictation, Outcome.EMPTY)
    if dictation.stamps.word_end_ns is None:
        _go_on(dictations, dictation, now_ns, now_ns)


def called_off(dictations: Dictations, dictation: Dictation) -> bool:
    """What was said to end it goes out of its text, and where one dictates on that ends; whether nothing else was
    said."""
    if dictation.hands_free is None:
        return False
    said = without_end(dictation.text, dictation.ends_with)
    text = without_stop(said, dictation.hands_free.stop_word)
    stopped, called_off = text != said, bool(dictation.text) and not text
    dictation.text = text
    dictation.heard = without_stop(without_end(dictation.heard, dictation.ends_with), dictation.hands_free.stop_word)
    recorded = dictations.underway.recorded
    following = recorded if recorded is not None and recorded.hands_free is not None else None
    if called_off or (stopped and following):
        dictations.parts.tones.play(Tone.CANCEL if called_off else Tone.STOP)
    if stopped and following:
        dictations.throw_away(following, Outcome.CANCELLED)
    return called_off


# --- words in a text ---------------------------------------------------------------------


def without_stop(text: str, stop_words: str) -> str:
    """`text` without its last sentence, where that is one of `stop_words` (with commas between them)."""
    sentences = _SENTENCE_END.split(text.strip())
    last = next((sentence for sentence in reversed(sentences) if sentence), "")
    wanted = (letters(word) for word in stop_words.split(","))
    if not any(word and _likeness(last, word) >= (1 if len(word) <= _SHORT else _THE_SAME) for word in wanted):
        return text
    return text[: text.rindex(last)].rstrip()


def without_end(text: str, phrase: str) -> str:
    """`text` without the words at its end that are most like `phrase`: an engine writes a wake word as it likes."""
    begins, wanted = [begin for begin, _ in word_spans(text)], letters(phrase)
    if not wanted:
        return text
    likely = begins[-len([*word_spans(phrase)]) - 1 :]
    likeness = {begin: _likeness(text[begin:], wanted) for begin in likely}
    best = max(reversed(likely), key=likeness.__getitem__, default=None)
    return text[:best].rstrip() if best is not None and likeness[best] >= _ALIKE else text


def _likeness(text: str, wanted: str) -> float:
    """0 to 1; of letters and digits alone."""
    return SequenceMatcher(None, letters(text), wanted).ratio()
