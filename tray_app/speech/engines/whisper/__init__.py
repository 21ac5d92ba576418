"""Whisper models in CTranslate2's format: any size, about a hundred languages, found out by listening if asked.

Model files: "model" (model.bin), "config" (config.json), "vocabulary" (vocabulary.json or .txt), in one folder, as the
library reads them by those names; "tokenizer" (tokenizer.json), which may lie elsewhere.
"""

from __future__ import annotations

from functools import partial

from tray_app.core.engines import EngineDescriptor
from tray_app.models.installed import InstalledModel, installed_models
from tray_app.speech.engine import Engine
from tray_app.speech.model_offers import ModelOffer, descriptor_of, library, whole_files

FAMILY = "whisper-ct2"
_QUICK_MB = 450
"""A model that holds more is bigger than "base": a draft of it could outlast the pause in which it is made."""
_PATIENCE_S = 60.0
"""A large model on a slow machine needs some seconds for a piece, and some more when it has to be loaded again."""


def offers() -> list[ModelOffer]:
    return [ModelOffer(_descriptor(model), partial(_load, model)) for model in installed_models(FAMILY)]


def _descriptor(model: InstalledModel) -> EngineDescriptor:
    quick = bool(model.options.get("drafts", model.memory_mb <= _QUICK_MB))
    return descriptor_of(model, drafts=quick, patience_s=_PATIENCE_S, context=True)


def _load(model: InstalledModel, threads: int) -> Engine:
    """Takes a second or two. Raises SpeechFault when a library or a file is missing or damaged."""
    library("ctranslate2")
    library("tokenizers")
    files = whole_files(model, "model", "config", "vocabulary", "tokenizer")
    from .decoder import Whisper

    return Whisper(model, files, threads)
