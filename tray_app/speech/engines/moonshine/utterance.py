"""One encoded piece of audio and what the decoder remembers of its words so far."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from tray_app.quiet_onnxruntime import onnxruntime

Logits: TypeAlias = NDArray[np.float32]
"""Shape (n, vocabulary): how much the decoder is for each token after each of n tokens or sentences."""


def value_of(array: Any) -> Any:
    return onnxruntime.OrtValue.ortvalue_from_numpy(np.ascontiguousarray(array))


class Size(NamedTuple):
    """Of a decoder: what tells Moonshine's models apart."""

    layers: int
    heads: int
    head_width: int

    @classmethod
    def of(cls, decoder: Any) -> Size:
        """Raises ValueError when it is not a decoder of Moonshine's."""
        shapes = {put.name: put.shape for put in decoder.get_inputs()}
        keys = [name for name in shapes if name.endswith(".decoder.key")]
        if not keys:
            raise ValueError("the decoder has no memory of its own words")
        _, heads, _, head_width = shapes[keys[0]]
        return cls(len(keys), heads, head_width)


class Utterance:
    """Starts without a word. `say` and `unsay` change one sentence; `branch` goes on with several at a time.

    The audio is remembered once for all sentences: the decoder spreads it over them by itself, so four sentences
    take 1.4 times as long as one.
    """

    def __init__(self, decoder: Any, size: Size, hidden: Any, options: Any) -> None:
        """`hidden` is what the encoder made of the piece; `options` can end any run from another thread."""
        self._decoder = decoder
        self._options = options
        names = [f"{layer}.{side}.{kind}" for layer in range(size.layers) for side in ("decoder", "encoder")
                 for kind in ("key", "value")]  # fmt: skip
        own = [name for name in names if ".decoder." in name]
        self._own_inputs = [f"past_key_values.{name}" for name in own]
        self._all_inputs = [f"past_key_values.{name}" for name in names]
        self._own_outputs = ["logits", *(f"present.{name}" for name in own)]
        self._all_outputs = ["logits", *(f"present.{name}" for name in names)]
        nothing = value_of(np.zeros((1, size.heads, 0, size.head_width), np.float32))
        self._past: dict[str, Any] = dict.fromkeys(self._all_inputs, nothing)
        self._length = 0
        self._feed: dict[str, Any] = {
            "encoder_hidden_states": hidden,
            # One entry attends to everything: the decoder thins the mask out and broadcasts it.
            "encoder_attention_mask": value_of(np.ones((1, 1), np.int64)),
        }

    def say(self, tokens: Sequence[int]) -> Logits:
        """What the decoder would say after each of `tokens`, which are all remembered."""
        logits: Logits = self._run([list(tokens)])[0]
        return logits

    def unsay(self, count: int) -> None:
        """Forget the last `count` tokens."""
        if count == 0:
            return
        self._length -= count
        for name in self._own_inputs:
            self._past[name] = value_of(self._past[name].numpy()[:, :, : self._length])

    def branch(self, parents: Sequence[int], tokens: Sequence[int]) -> Logits:
        """Go on with the sentences numbered `parents` (a number may stand there twice, or not at all), with one of
        `tokens` behind each. What the decoder would say then, after each."""
        if list(parents) != list(range(self._past[self._own_inputs[0]].shape()[0])):
            for name in self._own_inputs:
                self._past[name] = value_of(self._past[name].numpy()[list(parents)])
        logits: Logits = self._run([[token] for token in tokens])[:, 0]
        return logits

    def _run(self, tokens: list[list[int]]) -> Any:
        first = self._length == 0
        self._feed["input_ids"] = value_of(np.array(tokens, np.int64))
        self._feed["use_cache_branch"] = value_of(np.array([not first]))
        outputs = self._all_outputs if first else self._own_outputs
        inputs = self._all_inputs if first else self._own_inputs
        logits, *present = self._decoder.run_with_ort_values(outputs, self._feed | self._past, self._options)
        self._past.update(zip(inputs, present, strict=True))
        self._length += len(tokens[0])
        return logits.numpy()
