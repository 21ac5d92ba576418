"""Whisper on CTranslate2: no longer a window than the piece needs, a greedy pass while one waits, no text of noise.

The encoder is most of the work, and its work grows with the window, so a piece of some seconds is not heard in thirty.
A short window makes it likelier that a sentence is written twice to fill it: what repeats itself, or does not find its
end, is decoded again in the whole one. With Whisper base that was 2 of 15 pieces, and the word errors were the same
(4.4 %) as when every piece was heard in the whole window, in less than a third of the time.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tray_app.core.errors import SpeechFault
from tray_app.core.ports import SAMPLE_RATE_HZ
from tray_app.models.installed import InstalledModel
from tray_app.speech.engine import NO_HINTS, Abandoned, Decoded, Hints, Interrupt, Samples
from tray_app.speech.engines.moonshine.drafting import believable
from tray_app.speech.model_offers import damaged, library

from .features import LogMel
from .prompt import Prompt

WINDOW_S = 30.0
"""What the models were trained on, and the most they hear."""
_SILENCE_BEHIND_S = 1.0
_SHORTEST_S = 2.0

_TOKENS_PER_SECOND, _TOKENS_SPARE = 14, 10
"""Whisper gives up after 224 tokens of 30 s; our pieces are half as long, and some scripts need many tokens a word."""
_POSITIONS = 448
"""Of the decoder: what it is told and what it writes."""
_NOT_SPEECH, _IN_DOUBT = 0.1, -1.5
"""No speech where that is likelier than the first and the text's mean log-probability is below the second. Whisper's
own rule has 0.6 and -1 (https://github.com/openai/whisper, transcribe.py): in a short window that drops a synthetic
voice (0.74, -1.1) and lets noise through. Ten noises gave 0.13 to 0.95 and -5.2 to -1.6; people 0.46 at most, and -0.5
at worst."""
_SHORTEST_ROUND, _SHORTEST_REPEAT = 3, 4
"""Tokens that a repeat goes back, and of how many it is made."""
_CAREFUL_BEAMS = 5
"""Where nobody waits: of 62 clips of English, base has 3.8 % of the words wrong instead of 4.9 %."""
_HEARD_FOR_LANGUAGE = "<|{}|>"


class Whisper:
    """One model. Not for use by two threads at once."""

    def __init__(self, model: InstalledModel, files: dict[str, str], threads: int) -> None:
        """Raises SpeechFault when the files cannot be loaded."""
        self._ctranslate2 = library("ctranslate2")
        try:
            tokenizer = library("tokenizers").Tokenizer.from_file(files["tokenizer"])
            self._model = self._ctranslate2.models.Whisper(
                str(model.path("model").parent), compute_type="int8", intra_threads=threads
            )
        except Exception as error:  # the libraries raise what they please for a bad file
            raise damaged(model, str(error)) from error
        self._tokenizer = tokenizer
        self._several_languages: bool = self._model.is_multilingual
        self._languages = model.languages
        self._mel = LogMel(self._model.n_mels)
        self._prompt = Prompt(tokenizer, several_languages=self._several_languages)

    def decode(self, samples: Samples, _draft: Sequence[int], interrupt: Interrupt, hints: Hints = NO_HINTS) -> Decoded:
        """See Engine.decode. Given up between its two halves; each takes about as long as the other."""
        spoken_s = len(samples) / SAMPLE_RATE_HZ
        window_s = min(WINDOW_S, max(_SHORTEST_S, spoken_s + _SILENCE_BEHIND_S))
        limit = int(spoken_s * _TOKENS_PER_SECOND) + _TOKENS_SPARE
        try:
            language, found = self._hear(samples, window_s, limit, interrupt, hints)
            if _is_doubtful(found.sequences_ids[0], limit) and window_s < WINDOW_S:
                language, found = self._hear(samples, WINDOW_S, limit, interrupt, hints)
        except RuntimeError as error:
            raise SpeechFault(
                "The speech engine failed on this audio.",
                "Try it once more; if it fails again, open the log to see why.",
                str(error),
            ) from error
        if not samples.any() or (found.no_speech_prob > _NOT_SPEECH and found.scores[0] < _IN_DOUBT):
            return Decoded((), "", language)
        tokens = found.sequences_ids[0]
        tokens = tokens[: believable(tokens, limit)]
        return Decoded(tuple(tokens), " ".join(self._tokenizer.decode(tokens).split()), language)

    def _hear(
        self, samples: Samples, window_s: float, limit: int, interrupt: Interrupt, hints: Hints
    ) -> tuple[str, Any]:
        """The language, and what the library found in it."""
        features = self._ctranslate2.StorageView.from_array(self._mel.of(samples, window_s))
        encoded = self._model.encode(features)
        if interrupt.abandoned:
            raise Abandoned
        language = self._language(encoded, hints)
        prompt = self._prompt.tokens(language, hints)
        (found,) = self._model.generate(
            encoded,
            [prompt],
            beam_size=1 if hints.waited_for else _CAREFUL_BEAMS,
            max_length=min(_POSITIONS, len(prompt) + limit),
            return_scores=True,
            return_no_speech_prob=True,
        )
        return language, found

    def _language(self, encoded: Any, hints: Hints) -> str:
        """The one asked for, or the likeliest of those there may be."""
        may_be = hints.languages or self._languages
        if hints.language or len(may_be) == 1 or not self._several_languages:
            return hints.language or may_be[0]
        chances: dict[str, float] = dict(self._model.detect_language(encoded)[0])
        return max(may_be, key=lambda one: chances.get(_HEARD_FOR_LANGUAGE.format(one), 0.0))


def _is_doubtful(tokens: Sequence[int], limit: int) -> bool:
    """Whether `tokens` is as long as they may be, or ends in what came shortly before."""
    return len(tokens) >= limit or any(
        _repeated(tokens, period) >= _SHORTEST_REPEAT for period in range(_SHORTEST_ROUND, len(tokens) // 2 + 2)
    )


def _repeated(tokens: Sequence[int], period: int) -> int:
    """How many of the last tokens are the ones `period` before them."""
    backwards = zip(reversed(tokens), reversed(tokens[:-period]), strict=False)
    count = 0
    for token, before in backwards:
        if token != before:
            break
        count += 1
    return count
