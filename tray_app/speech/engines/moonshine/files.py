"""Where the files of Moonshine's model lie."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from tray_app.core.errors import SpeechFault
from tray_app.core.translation import filled, marked
from tray_app.speech.installed import folder_in

MODEL_FOLDER_VARIABLE = "HOLDTALK_MODEL_DIR"
"""Environment variable that names another folder with the model's three files."""

REINSTALL = marked("Reinstall it with: pip install --force-reinstall moonshine-voice==0.1.0")

_CARRIER = "moonshine_voice"
_SMALLEST_BYTES = {
    "encoder_model.ort": 1_000_000,
    "decoder_model_merged.ort": 1_000_000,
    "tokenizer.bin": 10_000,
}


class ModelFiles(NamedTuple):
    """The three files of a Moonshine model."""

    encoder: Path
    decoder: Path
    tokenizer: Path


def _reinstall(detail: str) -> SpeechFault:
    remedy = filled("{reinstall} (or set {name}).", reinstall=filled(REINSTALL), name=MODEL_FOLDER_VARIABLE)
    return SpeechFault("The speech model is missing or damaged.", remedy, detail)


def find_model() -> ModelFiles:
    """The model's files in $HOLDTALK_MODEL_DIR, or in the installed wheel.

    Raises SpeechFault when a file is absent or too small to be whole.
    """
    named, assets = os.environ.get(MODEL_FOLDER_VARIABLE), folder_in(_CARRIER, "assets")
    if named:
        chosen = Path(named)
    elif assets is not None:
        chosen = assets / "tiny-en"
    else:
        raise _reinstall(f"the package {_CARRIER} is not installed")
    for name, smallest_bytes in _SMALLEST_BYTES.items():
        try:
            size_bytes = (chosen / name).stat().st_size
        except OSError as error:
            raise _reinstall(f"{chosen / name}: {error.strerror}") from error
        if size_bytes < smallest_bytes:
            raise _reinstall(f"{chosen / name} has only {size_bytes} bytes")
    return ModelFiles(*(chosen / name for name in _SMALLEST_BYTES))
