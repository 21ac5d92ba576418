"""Moonshine on onnxruntime, with the last decode of the same audio checked instead of repeated.

Greedy decoding makes one token a pass, and passes are what costs. When an earlier decode of the
same beginning exists, its tokens are given to the decoder all at once: where the decoder agrees
they are taken over, and only what is new is made token by token. The encoder hears the whole
piece each time. Where nobody waits, several sentences are followed at a time (`beams`), from the
first token on that leaves a doubt; which of those that sound as good, how common their words are decides.

The weights are 8 bits wide, and what a pass multiplies is scaled by the largest value in it: a pass of many tokens
rounds otherwise than one of a single token. Where two tokens are as good as each other, a draft can turn the scale;
it does in about every sixth piece, mostly at a comma.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from tray_app.core.errors import SpeechFault
from tray_app.core.ports import SAMPLE_RATE_HZ
from tray_app.quiet_onnxruntime import load_model, onnxruntime
from tray_app.speech.engine import NO_HINTS, Abandoned, Decoded, Hints, Interrupt, Samples

from .beams import Sentence, log_likelihoods, search, sure_tokens
from .drafting import Draft, agreeing, believable
from .favour import Favour
from .files import REINSTALL, ModelFiles
from .gate import is_unsure, may_be_a_cough
from .greedy import Greedy
from .utterance import Size, Utterance, value_of
from .vocabulary import END_TOKEN, START_TOKEN, Vocabulary
from .word_frequencies import Tiebreak, WordFrequencies

TOKENS_PER_SECOND = 7
_TOKENS_SPARE = 6
"""Fast speech stays under the first; short pieces need the second."""

_SHORTEST_SAMPLES = 1_600
"""The encoder's convolutions need some length; shorter audio is padded with silence."""


class Moonshine:
    """A Moonshine model. Loading the tiny one takes most of a second; not for use by two threads at once."""

    def __init__(
        self,
        files: ModelFiles,
        threads: int,
        tokens_per_second: int = TOKENS_PER_SECOND,
        *,
        knows_coughs: bool = True,
        frequencies: Callable[[], WordFrequencies] | None = None,
    ) -> None:
        """`tokens_per_second`: no more are said by anybody. `knows_coughs`: what it makes of them was measured.
        `frequencies` of the words of its language; read when they are first needed.

        Raises SpeechFault when the files cannot be loaded.
        """
        self._tokens_per_second = tokens_per_second
        self._knows_coughs = knows_coughs
        self._tiebreak = Tiebreak(frequencies)
        self._vocabulary = Vocabulary(files.tokenizer)
        self._favoured: tuple[tuple[str, ...], Favour | None] = ((), None)
        try:
            self._encoder = load_model(files.encoder, threads)
            # One token at a time is bound by memory: a second thread only costs there.
            self._decoder = load_model(files.decoder, threads=1)
            self._size = Size.of(self._decoder)
        except Exception as error:  # onnxruntime raises a dozen unrelated types for a bad file
            raise SpeechFault("The speech model cannot be loaded.", REINSTALL, str(error)) from error

    def decode(self, samples: Samples, draft: Sequence[int], interrupt: Interrupt, hints: Hints = NO_HINTS) -> Decoded:
        """See Engine.decode. Blocks for 5 to 150 ms with a good draft, for 15 s of audio 0.5 s without; where nobody
        waits for half as long again."""
        options = onnxruntime.RunOptions()
        options.log_severity_level = 4
        interrupt.attach(options)
        favour = self._favour(hints.words)
        tokens: list[int] = []
        try:
            hidden = self._encode(samples, options)
            utterance = Utterance(self._decoder, self._size, hidden, options)
            limit = len(samples) * self._tokens_per_second // SAMPLE_RATE_HZ + _TOKENS_SPARE
            if hints.waited_for:
                _speak(utterance, Draft(draft), Greedy(favour), tokens, limit)
            else:
                found = _think(utterance, draft, favour, limit, self._tiebreak.doubt)
                tokens += self._tiebreak.chosen(found, self._vocabulary.text).tokens
            said = tokens[: believable(tokens, limit)]
            if self._knows_coughs and may_be_a_cough(len(said), len(samples) / SAMPLE_RATE_HZ):
                said = _unless_unsure(Utterance(self._decoder, self._size, hidden, options), said)
        except Exception as error:  # what onnxruntime raises when it is terminated, or fails
            if interrupt.abandoned:
                raise Abandoned(tuple(tokens)) from error
            raise SpeechFault(
                "The speech engine failed on this audio.",
                "Try it once more; if it fails again, open the log to see why.",
                str(error),
            ) from error
        return Decoded(tuple(said), self._vocabulary.text(said))

    def _favour(self, words: tuple[str, ...]) -> Favour | None:
        """Of the last list, which is seldom another."""
        if words != self._favoured[0]:
            self._favoured = (words, Favour(words, self._vocabulary.spelled) if words else None)
        return self._favoured[1]

    def _encode(self, samples: Samples, options: Any) -> Any:
        if len(samples) < _SHORTEST_SAMPLES:
            samples = np.pad(samples, (0, _SHORTEST_SAMPLES - len(samples)))
        feed = {
            "input_values": value_of(samples[np.newaxis]),
            "attention_mask": value_of(np.ones((1, len(samples)), np.int64)),
        }
        return self._encoder.run_with_ort_values(["last_hidden_state"], feed, options)[0]


def _speak(utterance: Utterance, draft: Draft, greedy: Greedy, tokens: list[int], limit: int) -> None:
    """Adds the likeliest tokens to `tokens` as they are found, without the end."""
    next_token = START_TOKEN
    while len(tokens) < limit:
        proposed = draft.proposal()
        said = greedy.choose(utterance.say([next_token, *proposed]), proposed)
        right = agreeing(proposed, said)
        utterance.unsay(len(proposed) - right)
        draft.accepted(right)
        tokens += proposed[:right]
        next_token = said[right]
        if greedy.wrong_from is not None:
            utterance.unsay(len(tokens) + 1 - greedy.wrong_from)
            del tokens[greedy.wrong_from :]
            next_token = tokens[-1] if tokens else START_TOKEN
            greedy.take_back()
        elif next_token == END_TOKEN:
            return
        else:
            draft.corrected(next_token)
            tokens.append(next_token)


def _think(
    utterance: Utterance, draft: Sequence[int], favour: Favour | None, limit: int, doubt: float
) -> list[Sentence]:
    """The likeliest sentence, taken from `draft` as far as that is beyond doubt, and those as good."""
    proposed = list(draft[: limit - 1]) if favour is None else []
    logits = utterance.say([START_TOKEN, *proposed])
    right = sure_tokens(proposed, logits)
    utterance.unsay(len(proposed) - right)
    start = Sentence(tuple(proposed[:right]))
    rest = logits[right : right + 1]
    return search(start, rest, utterance.branch, end=END_TOKEN, limit=limit, favour=favour, doubt=doubt)


def _unless_unsure(utterance: Utterance, said: list[int]) -> list[int]:
    """`said`, or nothing where it was probably no word."""
    likely = log_likelihoods(utterance.say([START_TOKEN, *said]))
    found = likely[np.arange(len(said) + 1), [*said, END_TOKEN]]
    return [] if is_unsure(found) else said
