"""Moonshine on onnxruntime, with the last decode of the same audio checked instead of repeated.

Greedy decoding makes one token a pass, and passes are what costs. When an earlier decode of the
same beginning exists, its tokens are given to the decoder all at once: where the decoder agrees
they are taken over, and only what is new is made token by token. The encoder hears the whole
piece each time.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from tray_app.core.errors import SpeechFault
from tray_app.core.ports import SAMPLE_RATE_HZ
from tray_app.quiet_onnxruntime import load_model, onnxruntime
from tray_app.speech.engine import NO_HINTS, Abandoned, Decoded, Hints, Interrupt, Samples

from .drafting import Draft, agreeing, believable
from .files import REINSTALL, ModelFiles
from .vocabulary import END_TOKEN, START_TOKEN, Vocabulary

TOKENS_PER_SECOND = 7
_TOKENS_SPARE = 6
"""Fast speech stays under the first; short pieces need the second."""

_SHORTEST_SAMPLES = 1_600
"""The encoder's convolutions need some length; shorter audio is padded with silence."""


def _value(array: Any) -> Any:
    return onnxruntime.OrtValue.ortvalue_from_numpy(array)


class _Size(NamedTuple):
    """Of a decoder: what tells Moonshine's models apart."""

    layers: int
    heads: int
    head_width: int

    @classmethod
    def of(cls, decoder: Any) -> _Size:
        """Raises ValueError when it is not a decoder of Moonshine's."""
        shapes = {put.name: put.shape for put in decoder.get_inputs()}
        keys = [name for name in shapes if name.endswith(".decoder.key")]
        if not keys:
            raise ValueError("the decoder has no memory of its own words")
        _, heads, _, head_width = shapes[keys[0]]
        return cls(len(keys), heads, head_width)


class _Utterance:
    """One encoded piece and the decoder's memory of what was said so far."""

    def __init__(self, decoder: Any, size: _Size, hidden: Any, options: Any) -> None:
        self._decoder = decoder
        self._options = options
        names = [f"{layer}.{side}.{kind}" for layer in range(size.layers) for side in ("decoder", "encoder")
                 for kind in ("key", "value")]  # fmt: skip
        own = [name for name in names if ".decoder." in name]
        self._own_inputs = [f"past_key_values.{name}" for name in own]
        self._all_inputs = [f"past_key_values.{name}" for name in names]
        self._own_outputs = ["logits", *(f"present.{name}" for name in own)]
        self._all_outputs = ["logits", *(f"present.{name}" for name in names)]
        nothing = _value(np.zeros((1, size.heads, 0, size.head_width), np.float32))
        self._past: dict[str, Any] = dict.fromkeys(self._all_inputs, nothing)
        self._length = 0
        self._feed: dict[str, Any] = {
            "encoder_hidden_states": hidden,
            # One entry attends to everything: the decoder thins the mask out and broadcasts it.
            "encoder_attention_mask": _value(np.ones((1, 1), np.int64)),
        }

    def say(self, tokens: Sequence[int]) -> list[int]:
        """What the decoder would say after each of `tokens`, which are all remembered."""
        first = self._length == 0
        self._feed["input_ids"] = _value(np.array([list(tokens)], np.int64))
        self._feed["use_cache_branch"] = _value(np.array([not first]))
        outputs = self._all_outputs if first else self._own_outputs
        inputs = self._all_inputs if first else self._own_inputs
        logits, *present = self._decoder.run_with_ort_values(outputs, self._feed | self._past, self._options)
        self._past.update(zip(inputs, present, strict=True))
        self._length += len(tokens)
        said: list[int] = logits.numpy()[0].argmax(axis=-1).tolist()
        return said

    def unsay(self, count: int) -> None:
        """Forget the last `count` tokens."""
        if count == 0:
            return
        self._length -= count
        for name in self._own_inputs:
            kept = self._past[name].numpy()[:, :, : self._length]
            self._past[name] = _value(np.ascontiguousarray(kept))


class Moonshine:
    """A Moonshine model. Loading the tiny one takes most of a second; not for use by two threads at once."""

    def __init__(self, files: ModelFiles, threads: int, tokens_per_second: int = TOKENS_PER_SECOND) -> None:
        """`tokens_per_second`: no more are said by anybody. Raises SpeechFault when the files cannot be loaded."""
        self._tokens_per_second = tokens_per_second
        self._vocabulary = Vocabulary(files.tokenizer)
        try:
            self._encoder = load_model(files.encoder, threads)
            # One token at a time is bound by memory: a second thread only costs there.
            self._decoder = load_model(files.decoder, threads=1)
            self._size = _Size.of(self._decoder)
        except Exception as error:  # onnxruntime raises a dozen unrelated types for a bad file
            raise SpeechFault("The speech model cannot be loaded.", REINSTALL, str(error)) from error

    def decode(self, samples: Samples, draft: Sequence[int], interrupt: Interrupt, _hints: Hints = NO_HINTS) -> Decoded:
        """See Engine.decode. Blocks for 5 to 150 ms with a good draft, for 15 s of audio 0.5 s without."""
        options = onnxruntime.RunOptions()
        options.log_severity_level = 4
        interrupt.attach(options)
        tokens: list[int] = []
        try:
            kept = self._speak(samples, Draft(draft), tokens, options)
        except Exception as error:  # what onnxruntime raises when it is terminated, or fails
            if interrupt.abandoned:
                raise Abandoned(tuple(tokens)) from error
            raise SpeechFault(
                "The speech engine failed on this audio.",
                "Try it once more; if it fails again, open the log to see why.",
                str(error),
            ) from error
        return Decoded(tuple(tokens[:kept]), self._vocabulary.text(tokens[:kept]))

    def _speak(self, samples: Samples, draft: Draft, tokens: list[int], options: Any) -> int:
        """Adds to `tokens` as they are found; how many of them count."""
        utterance = _Utterance(self._decoder, self._size, self._encode(samples, options), options)
        limit = len(samples) * self._tokens_per_second // SAMPLE_RATE_HZ + _TOKENS_SPARE
        next_token = START_TOKEN
        while len(tokens) < limit:
            proposed = draft.proposal()
            said = utterance.say([next_token, *proposed])
            right = agreeing(proposed, said)
            utterance.unsay(len(proposed) - right)
            draft.accepted(right)
            tokens += proposed[:right]
            next_token = said[right]
            if next_token == END_TOKEN:
                break
            draft.corrected(next_token)
            tokens.append(next_token)
        return believable(tokens, limit)

    def _encode(self, samples: Samples, options: Any) -> Any:
        if len(samples) < _SHORTEST_SAMPLES:
            samples = np.pad(samples, (0, _SHORTEST_SAMPLES - len(samples)))
        feed = {
            "input_values": _value(samples[np.newaxis]),
            "attention_mask": _value(np.ones((1, len(samples)), np.int64)),
        }
        return self._encoder.run_with_ort_values(["last_hidden_state"], feed, options)[0]
