"""Speech models of a few kilobytes with weights by chance: the real library loads them, hears, and writes nonsense.

They prove that what is told to sherpa-onnx is accepted and that text comes back, for families whose real models no
package registry carries. What they hear decides what they write, so the same sound gives the same nonsense.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from tray_app.models.installed import InstalledModel, write_model
from tray_app.paths import models_dir

WORDS = ("▁ka", "▁mo", "▁ti", "▁ro", "▁su", "ne", "la", "do", "ve", "hi")
CHARACTERS = tuple("你好天地人山水火木金")
MELS, WIDTH, EVERY = 80, 16, 8
_BLANK_AHEAD = 1.0
_OPSET = 17
_FLOAT, _LONG, _INT = TensorProto.FLOAT, TensorProto.INT64, TensorProto.INT32
_Put: TypeAlias = tuple[int, Sequence[int | str]]
"""Kind and shape of an input or output."""


def _chance(*shape: int, seed: int = 1) -> NDArray[np.float32]:
    return np.random.default_rng(seed).normal(0, 1, shape).astype(np.float32)


class _Graph:
    """Nodes in a row, each named for its output."""

    def __init__(self) -> None:
        self._nodes: list[Any] = []
        self._constants: list[Any] = []

    def constant(self, name: str, value: NDArray[Any]) -> str:
        self._constants.append(numpy_helper.from_array(value, name))
        return name

    def node(self, kind: str, inputs: Sequence[str], output: str, **attributes: Any) -> str:
        self._nodes.append(helper.make_node(kind, list(inputs), [output], **attributes))
        return output

    def every(self, source: str, output: str, axis: int, step: int, end: int = 1 << 30) -> str:
        """Each `step`-th entry along `axis`."""
        numbers = {"from": 0, "to": end, "axis": axis, "step": step}
        names = [self.constant(f"{output}.{name}", np.array([value], np.int64)) for name, value in numbers.items()]
        return self.node("Slice", [source, *names], output)

    def save(
        self,
        path: Path,
        inputs: Mapping[str, _Put],
        outputs: Mapping[str, _Put],
        **metadata: object,
    ) -> None:
        def described(puts: Mapping[str, _Put]) -> list[Any]:
            return [helper.make_tensor_value_info(name, kind, shape) for name, (kind, shape) in puts.items()]

        graph = helper.make_graph(self._nodes, "tiny", described(inputs), described(outputs), self._constants)
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", _OPSET)], ir_version=9)
        helper.set_model_props(model, {key: str(value) for key, value in metadata.items()})
        onnx.save(model, str(path))


def _tokens(path: Path, symbols: Sequence[str]) -> None:
    path.write_text("".join(f"{symbol} {number}\n" for number, symbol in enumerate(symbols)), encoding="utf-8")


def _installed(name: str, family: str, files: Mapping[str, str], languages: tuple[str, ...], **more: Any) -> None:
    folder = models_dir() / name
    write_model(InstalledModel(name, name.title(), family, languages, 100, files, folder=folder, **more))


def _folder(name: str) -> Path:
    folder = models_dir() / name
    folder.mkdir(parents=True)
    return folder


def ctc(name: str = "tiny-ctc") -> None:
    folder, symbols = _folder(name), (*WORDS, "<blk>")
    graph = _Graph()
    graph.every("audio_signal", "some", 2, EVERY)
    graph.node("Transpose", ["some"], "turned", perm=[0, 2, 1])
    graph.node("MatMul", ["turned", graph.constant("weight", _chance(MELS, len(symbols)))], "scores")
    graph.node("LogSoftmax", ["scores"], "logprobs", axis=-1)
    graph.save(
        folder / "model.onnx",
        {"audio_signal": (_FLOAT, ["N", MELS, "T"]), "length": (_LONG, ["N"])},
        {"logprobs": (_FLOAT, ["N", "S", len(symbols)])},
        model_type="EncDecCTCModelBPE",
        vocab_size=len(symbols),
        subsampling_factor=EVERY,
        normalize_type="per_feature",
    )
    _tokens(folder / "tokens.txt", symbols)
    _installed(name, "sherpa-ctc", {"model": "model.onnx", "tokens": "tokens.txt"}, ("en",), options={"kind": "nemo"})


def transducer(name: str = "tiny-transducer", symbols: Sequence[str] = WORDS, **options: Any) -> None:
    """Of NeMo's kind, as Parakeet is."""
    folder, known = _folder(name), len(symbols) + 1
    _nemo_encoder(folder / "encoder.onnx", len(symbols))
    _nemo_decoder(folder / "decoder.onnx", known)
    _nemo_joiner(folder / "joiner.onnx", known)
    _tokens(folder / "tokens.txt", (*symbols, "<blk>"))
    _installed(
        name,
        "sherpa-transducer",
        {**{part: f"{part}.onnx" for part in ("encoder", "decoder", "joiner")}, "tokens": "tokens.txt"},
        ("en", "de"),
        options={"model_type": "nemo_transducer", **options},
    )


def _nemo_encoder(path: Path, vocabulary: int) -> None:
    graph = _Graph()
    graph.every("audio_signal", "some", 2, EVERY)
    graph.node("Transpose", ["some"], "turned", perm=[0, 2, 1])
    graph.node("MatMul", ["turned", graph.constant("weight", _chance(MELS, WIDTH))], "wide")
    graph.node("Tanh", ["wide"], "bound")
    graph.node("Transpose", ["bound"], "outputs", perm=[0, 2, 1])
    graph.node("Add", ["length", graph.constant("spare", np.array([EVERY - 1], np.int64))], "longer")
    graph.node("Div", ["longer", graph.constant("every", np.array([EVERY], np.int64))], "encoded_lengths")
    graph.save(
        path,
        {"audio_signal": (_FLOAT, ["N", MELS, "T"]), "length": (_LONG, ["N"])},
        {"outputs": (_FLOAT, ["N", WIDTH, "S"]), "encoded_lengths": (_LONG, ["N"])},
        vocab_size=vocabulary,
        subsampling_factor=EVERY,
        normalize_type="per_feature",
        pred_rnn_layers=1,
        pred_hidden=WIDTH,
    )


def _nemo_decoder(path: Path, known: int) -> None:
    graph = _Graph()
    graph.node("Gather", [graph.constant("embedding", _chance(known, WIDTH, seed=2)), "targets"], "gathered")
    graph.node("Transpose", ["gathered"], "outputs", perm=[0, 2, 1])
    graph.node("Identity", ["target_length"], "prednet_lengths")
    state: _Put = (_FLOAT, [1, "N", WIDTH])
    for number in (1, 2):
        graph.node("Identity", [f"state_{number}"], f"next_{number}")
    graph.save(
        path,
        {"targets": (_INT, ["N", 1]), "target_length": (_INT, ["N"]), "state_1": state, "state_2": state},
        {
            "outputs": (_FLOAT, ["N", WIDTH, 1]),
            "prednet_lengths": (_INT, ["N"]),
            "next_1": state,
            "next_2": state,
        },
    )


def _nemo_joiner(path: Path, known: int) -> None:
    graph = _Graph()
    ahead = np.zeros(known, np.float32)
    ahead[-1] = _BLANK_AHEAD
    graph.node("Add", ["encoder_outputs", "decoder_outputs"], "both")
    graph.node("Transpose", ["both"], "turned", perm=[0, 2, 1])
    graph.node("MatMul", ["turned", graph.constant("weight", _chance(WIDTH, known, seed=3))], "scores")
    graph.node("Add", ["scores", graph.constant("bias", ahead)], "biased")
    graph.node("Unsqueeze", ["biased", graph.constant("first", np.array([1], np.int64))], "logits")
    part: _Put = (_FLOAT, ["N", WIDTH, 1])
    graph.save(path, {"encoder_outputs": part, "decoder_outputs": part}, {"logits": (_FLOAT, ["N", 1, 1, known])})


STREAM_WINDOW, STREAM_CHUNK = 9, 4
"""Frames of 10 ms that a step of the streaming model sees, and by which it goes on."""


def streaming(name: str = "tiny-streaming", symbols: Sequence[str] = WORDS, **options: Any) -> None:
    folder, known = _folder(name), len(symbols) + 1
    _stream_encoder(folder / "encoder.onnx")
    _stream_decoder(folder / "decoder.onnx", known)
    _stream_joiner(folder / "joiner.onnx", known)
    _tokens(folder / "tokens.txt", ("<blk>", *symbols))
    _installed(
        name,
        "sherpa-streaming-transducer",
        {**{part: f"{part}.onnx" for part in ("encoder", "decoder", "joiner")}, "tokens": "tokens.txt"},
        ("en",),
        options=options,
    )


def _stream_encoder(path: Path) -> None:
    graph = _Graph()
    graph.every("x", "some", 1, STREAM_CHUNK, end=STREAM_CHUNK)
    graph.node("MatMul", ["some", graph.constant("weight", _chance(MELS, WIDTH) / 8)], "wide")
    graph.node("Tanh", ["wide"], "encoder_out")
    state: _Put = (_FLOAT, [1, "N", WIDTH])
    for name in ("h", "c"):
        graph.node("Identity", [name], f"next_{name}")
    graph.save(
        path,
        {"x": (_FLOAT, ["N", STREAM_WINDOW, MELS]), "h": state, "c": state},
        {"encoder_out": (_FLOAT, ["N", "S", WIDTH]), "next_h": state, "next_c": state},
        model_type="lstm",
        num_encoder_layers=1,
        T=STREAM_WINDOW,
        decode_chunk_len=STREAM_CHUNK,
        rnn_hidden_size=WIDTH,
        d_model=WIDTH,
    )


def _stream_decoder(path: Path, known: int) -> None:
    graph = _Graph()
    graph.node("Gather", [graph.constant("embedding", _chance(known, WIDTH, seed=2)), "y"], "gathered")
    graph.node("ReduceMean", ["gathered"], "decoder_out", axes=[1], keepdims=0)
    graph.save(
        path, {"y": (_LONG, ["N", 2])}, {"decoder_out": (_FLOAT, ["N", WIDTH])}, vocab_size=known, context_size=2
    )


def _stream_joiner(path: Path, known: int) -> None:
    graph = _Graph()
    ahead = np.zeros(known, np.float32)
    ahead[0] = _BLANK_AHEAD
    graph.node("Add", ["encoder_out", "decoder_out"], "both")
    graph.node("MatMul", ["both", graph.constant("weight", _chance(WIDTH, known, seed=3))], "scores")
    graph.node("Add", ["scores", graph.constant("bias", ahead)], "logit")
    part: _Put = (_FLOAT, ["N", WIDTH])
    graph.save(path, {"encoder_out": part, "decoder_out": part}, {"logit": (_FLOAT, ["N", known])}, joiner_dim=WIDTH)


SENSE_LANGUAGES = ("auto", "zh", "en", "ja", "ko", "yue")
_SENSE_OTHER_MARKS = ("<|CALM|>", "<|Speech|>", "<|withitn|>")
_SENSE_WINDOW, _SENSE_SHIFT, _SENSE_LEVEL = 7, 6, -13


def sense_voice(name: str = "tiny-sense-voice") -> None:
    """The first four symbols of what it writes are marks, the first of them the language it was told."""
    folder = _folder(name)
    marks = [f"<|{one}|>" for one in SENSE_LANGUAGES]
    symbols = ("<blank>", *marks, *_SENSE_OTHER_MARKS, *WORDS)
    known, width = len(symbols), MELS * _SENSE_WINDOW
    graph = _Graph()
    words_only = np.where(np.arange(known) < len(symbols) - len(WORDS), 0, _chance(width, known)).astype(np.float32)
    graph.node("MatMul", ["x", graph.constant("weight", words_only)], "heard")
    sure = (20 * np.eye(known, dtype=np.float32))[1 : 1 + len(marks)]
    graph.node("Gather", [graph.constant("marks", sure), "language"], "mark")
    graph.node("Unsqueeze", ["mark", graph.constant("second", np.array([1], np.int64))], "one")
    others = 20 * np.eye(known, dtype=np.float32)[np.newaxis, 1 + len(marks) :][:, : len(_SENSE_OTHER_MARKS)]
    graph.node("Concat", ["one", graph.constant("others", others), "heard"], "logits", axis=1)
    graph.save(
        folder / "model.onnx",
        {
            "x": (_FLOAT, ["N", "T", width]),
            "x_length": (_INT, ["N"]),
            "language": (_INT, ["N"]),
            "text_norm": (_INT, ["N"]),
        },
        {"logits": (_FLOAT, ["N", "S", known])},
        vocab_size=known,
        lfr_window_size=_SENSE_WINDOW,
        lfr_window_shift=_SENSE_SHIFT,
        normalize_samples=0,
        with_itn=14,
        without_itn=15,
        neg_mean=",".join([str(_SENSE_LEVEL)] * width),
        inv_stddev=",".join(["1"] * width),
        comment="",
        **{f"lang_{one}": number for number, one in enumerate(SENSE_LANGUAGES)},
    )
    _tokens(folder / "tokens.txt", symbols)
    _installed(name, "sherpa-sense-voice", {"model": "model.onnx", "tokens": "tokens.txt"}, SENSE_LANGUAGES[1:])


CANARY_LANGUAGES = ("en", "de", "es", "fr")
_CANARY_MARKS = (
    "<|endoftext|>",
    "<|startofcontext|>",
    "<|startoftranscript|>",
    "<|emo:undefined|>",
    "<|pnc|>",
    "<|nopnc|>",
    "<|noitn|>",
    "<|notimestamp|>",
    "<|nodiarize|>",
)


def canary(name: str = "tiny-canary") -> None:
    """What it writes is what it hears and every token before, the language among them."""
    folder = _folder(name)
    symbols = (*_CANARY_MARKS, *(f"<|{one}|>" for one in CANARY_LANGUAGES), *WORDS)
    _canary_encoder(folder / "encoder.onnx", len(symbols))
    _canary_decoder(folder / "decoder.onnx", len(symbols))
    _tokens(folder / "tokens.txt", symbols)
    files = {"encoder": "encoder.onnx", "decoder": "decoder.onnx", "tokens": "tokens.txt"}
    _installed(name, "sherpa-canary", files, CANARY_LANGUAGES)


def _canary_encoder(path: Path, known: int) -> None:
    graph = _Graph()
    graph.every("audio_signal", "some", 1, EVERY)
    graph.node("MatMul", ["some", graph.constant("weight", _chance(MELS, WIDTH))], "enc_states")
    graph.node("Identity", ["length"], "enc_lengths")
    graph.node("ReduceMean", ["enc_states"], "enc_mask", axes=[2], keepdims=0)
    graph.save(
        path,
        {"audio_signal": (_FLOAT, ["N", "T", MELS]), "length": (_LONG, ["N"])},
        {
            "enc_states": (_FLOAT, ["N", "S", WIDTH]),
            "enc_lengths": (_LONG, ["N"]),
            "enc_mask": (_FLOAT, ["N", "S"]),
        },
        model_type="EncDecMultiTaskModel",
        vocab_size=known,
        normalize_type="per_feature",
        subsampling_factor=EVERY,
        feat_dim=MELS,
        num_decoder_layers=1,
        decoder_hidden_size=WIDTH,
    )


def _canary_decoder(path: Path, known: int) -> None:
    """Its memory is the embedding of every token so far; it never writes a mark but the end."""
    graph = _Graph()
    first, axis = graph.constant("first", np.array([0], np.int64)), graph.constant("one", np.array([1], np.int64))
    graph.node("Slice", ["decoder_input", first, axis, axis], "token")
    graph.node("Gather", [graph.constant("embedding", _chance(known, WIDTH, seed=2)), "token"], "embedded")
    graph.node("Concat", ["memory", "embedded"], "remembered", axis=1)
    graph.node("ReduceMean", ["remembered"], "said", axes=[1], keepdims=1)
    graph.node("ReduceMean", ["enc_states"], "heard", axes=[1], keepdims=1)
    graph.node("Add", ["said", "heard"], "both")
    graph.node("Mul", ["both", graph.constant("gain", np.array(4, np.float32))], "loud")
    graph.node("MatMul", ["loud", graph.constant("weight", _chance(WIDTH, known, seed=3))], "scores")
    never = np.zeros(known, np.float32)
    never[1 : known - len(WORDS)] = -1_000
    graph.node("Add", ["scores", graph.constant("never", never)], "logits")
    graph.save(
        path,
        {
            "decoder_input": (_INT, ["N", 2]),
            "memory": (_FLOAT, ["N", "M", WIDTH]),
            "enc_states": (_FLOAT, ["N", "S", WIDTH]),
            "enc_mask": (_FLOAT, ["N", "S"]),
        },
        {"logits": (_FLOAT, ["N", 1, known]), "remembered": (_FLOAT, ["N", "R", WIDTH])},
    )
