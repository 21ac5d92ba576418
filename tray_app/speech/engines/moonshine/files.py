"""Where the files of Moonshine's model lie."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from tray_app.core.errors import SpeechFault
from tray_app.speech.installed import folder_in

MODEL_FOLDER_VARIABLE = "HOLDTALK_MODEL_DIR"
"""Environment variable that names another folder with the model's three files."""

REINSTALL = "Reinstall it with: pip install --force-reinstall moonshine-voice==0.1.0"

_CARRIER = "moonshine_voice"
_SMALLEST_BYTES = {
    "encoder_model.ort": 1_000_000,
    "decoder_model_merged.ort": 1_000_000,
    "tokenizer.bin": 10_000,
}


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """The three files of a Moonshine model."""

    encoder: Path
    decoder: Path
    tokenizer: Path


def _reinstall(detail: str) -> SpeechFault:
    return SpeechFault(
        "The speech model is missing or damaged.",
        f"{REINSTALL} (or set {MODEL_FOLDER_VARIABLE}).",
        detail,
    )


def find_model(folder: Path | None = None) -> ModelFiles:
    """The model's files in `folder`, in $HOLDTALK_MODEL_DIR, or in the installed wheel.

    Raises SpeechFault when a file is absent or too small to be whole.
    """
    named = os.environ.get(MODEL_FOLDER_VARIABLE, "")
    chosen = folder or (Path(named) if named else None)
    if chosen is None:
        assets = folder_in(_CARRIER, "assets")
        if assets is None:
            raise _reinstall(f"the package {_CARRIER} is not installed")
        chosen = assets / "tiny-en"
    for name, smallest_bytes in _SMALLEST_BYTES.items():
        try:
            size_bytes = (chosen / name).stat().st_size
        except OSError as error:
            raise _reinstall(f"{chosen / name}: {error.strerror}") from error
        if size_bytes < smallest_bytes:
            raise _reinstall(f"{chosen / name} has only {size_bytes} bytes")
    encoder, decoder, tokenizer = (chosen / name for name in _SMALLEST_BYTES)
    return ModelFiles(encoder, decoder, tokenizer)
