"""Models that sherpa-onnx runs: transducers (also streaming ones), CTC, Canary, SenseVoice and Whisper.

Each is one model on disk; which files and options a family has is told in `recognizers`.
"""

from __future__ import annotations

from functools import partial

from tray_app.core.engines import EngineDescriptor
from tray_app.models.installed import InstalledModel, installed_models
from tray_app.speech.engine import Engine
from tray_app.speech.model_offers import ModelOffer, descriptor_of, library, whole_files

STREAMING = "sherpa-streaming-transducer"
_ROLES = {
    STREAMING: ("encoder", "decoder", "joiner", "tokens"),
    "sherpa-transducer": ("encoder", "decoder", "joiner", "tokens"),
    "sherpa-ctc": ("model", "tokens"),
    "sherpa-canary": ("encoder", "decoder", "tokens"),
    "sherpa-sense-voice": ("model", "tokens"),
    "sherpa-whisper": ("encoder", "decoder", "tokens"),
}
_QUICK_MB = {"sherpa-whisper": 450, "sherpa-canary": 450}
_OTHERS_QUICK_MB = 1500
"""A model that holds more is not asked for drafts, unless its options say so: one could outlast the pause in which it
is made. Those that write token by token with a large decoder are slower for their size."""
_PATIENCE_S = 60.0
"""A large model on a slow machine needs some seconds for a piece, and some more when it has to be loaded again."""


def offers() -> list[ModelOffer]:
    return [ModelOffer(_descriptor(model), partial(_load, model)) for model in installed_models(*_ROLES)]


def _descriptor(model: InstalledModel) -> EngineDescriptor:
    if model.family == STREAMING:
        return descriptor_of(model, drafts=True, interruptible=True)
    quick = model.memory_mb <= _QUICK_MB.get(model.family, _OTHERS_QUICK_MB)
    return descriptor_of(model, drafts=bool(model.options.get("drafts", quick)), patience_s=_PATIENCE_S)


def _load(model: InstalledModel, threads: int) -> Engine:
    """Takes a second or some. Raises SpeechFault when the library or a file is missing or damaged."""
    import tray_app.quiet_onnxruntime  # noqa: F401 - sherpa-onnx has the same library inside, and the same telemetry

    library("sherpa_onnx")
    files = whole_files(model, *_ROLES[model.family])
    if "bpe_vocab" in model.files:
        files |= whole_files(model, "bpe_vocab")
    if model.family == STREAMING:
        from .streaming import StreamingSherpa

        return StreamingSherpa(model, files, threads)
    from .offline import OfflineSherpa

    return OfflineSherpa(model, files, threads)
