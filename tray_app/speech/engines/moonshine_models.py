"""Other models of Moonshine's than the embedded one: bigger, and in other languages, on the same decoder.

Model files: "encoder", "decoder" (merged, as the embedded model's) and "tokenizer" (tokenizer.bin). Option
"tokens_per_second": what the fastest speaker says, in its tokens.
"""

from __future__ import annotations

from functools import partial

from tray_app.core.errors import SpeechFault
from tray_app.models.installed import InstalledModel, installed_models
from tray_app.speech.engine import Engine
from tray_app.speech.model_offers import ModelOffer, damaged, descriptor_of, whole_files

FAMILY = "moonshine"
_OTHER_SCRIPTS_TOKENS_PER_SECOND = 13
"""Against 7 of English: in other scripts a token is a piece of a character (Moonshine's own bound for them)."""


def offers() -> list[ModelOffer]:
    return [
        ModelOffer(descriptor_of(model, drafts=True, interruptible=True), partial(_load, model))
        for model in installed_models(FAMILY)
    ]


def _load(model: InstalledModel, threads: int) -> Engine:
    """Takes a second or two. Raises SpeechFault when a file is missing or damaged."""
    from .moonshine.decoder import TOKENS_PER_SECOND, Moonshine
    from .moonshine.files import ModelFiles

    whole_files(model, "encoder", "decoder", "tokenizer")
    usual = TOKENS_PER_SECOND if model.languages == ("en",) else _OTHER_SCRIPTS_TOKENS_PER_SECOND
    files = ModelFiles(model.path("encoder"), model.path("decoder"), model.path("tokenizer"))
    try:
        return Moonshine(files, threads, int(model.options.get("tokens_per_second", usual)), knows_coughs=False)
    except SpeechFault as fault:
        raise damaged(model, fault.problem.detail) from fault
