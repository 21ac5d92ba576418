"""The wake words there are: those in the library's wheel, and the user's own.

A word is a JSON file with its name, its threshold and the name of its model, beside that model, as microWakeWord
writes them. One of the user's own counts before one of the wheel's with the same name.
"""

from __future__ import annotations

import importlib.util
import json
from dataclasses import dataclass
from pathlib import Path

from tray_app.core.errors import WakeWordFault
from tray_app.paths import settings_path

LIBRARY = "pymicro_wakeword"
_INSTALL = "Install it with: pip install 'holdtalk[hands-free]'"
_MODEL_MARK = b"TFL3"
"""Stands in a model file behind its first four bytes; what is something else takes the process down."""

_LAGS_MS = {"okay_nabu": 120, "hey_jarvis": 110, "hey_mycroft": -120, "alexa": 160}
"""How long behind the end of the word its model is sure, about in the middle of what was measured on ten synthetic
voices; of hey_mycroft somewhat earlier, because it is quiet before its last t already."""
_USUAL_LAG_MS = 120


@dataclass(frozen=True, slots=True)
class WakeWord:
    name: str
    """As in the settings."""
    phrase: str
    """As it is said."""
    model: Path
    cutoff: float
    """Probability above which it was said, as its maker has it."""
    lag_ms: int
    """How long behind its end the model is sure, usually; below zero: before it."""


def own_words_folder() -> Path:
    """Where the user puts words of his own; it need not exist."""
    return settings_path().parent / "wake-words"


def library_folder() -> Path:
    """Where the library is, without loading it. Raises WakeWordFault when it is not installed."""
    found = importlib.util.find_spec(LIBRARY)
    if found is None or not found.submodule_search_locations:
        raise WakeWordFault("What listens for a wake word is not installed.", _INSTALL, LIBRARY)
    return Path(found.submodule_search_locations[0])


def find_word(name: str, own: Path) -> WakeWord:
    """The word of this name. Raises WakeWordFault when there is none, or its files are broken."""
    folders = (own, library_folder() / "models")
    path = next((path for folder in folders if (path := folder / f"{name}.json").is_file()), None)
    if path is None:
        known = sorted({path.stem for folder in folders for path in folder.glob("*.json")})
        raise WakeWordFault(f"There is no wake word “{name}”.", f"Set hands_free.word to one of: {', '.join(known)}.")
    try:
        told = json.loads(path.read_text("utf-8"))
        model = path.parent / str(told["model"])
        mark = model.read_bytes()[4:8]
        word = WakeWord(
            name,
            str(told["wake_word"]),
            model,
            float(told["micro"]["probability_cutoff"]),
            _LAGS_MS.get(name, _USUAL_LAG_MS),
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise broken(name, f"{path.name}: {type(error).__name__}") from error
    if mark != _MODEL_MARK:
        raise broken(name, f"{model.name} is no TensorFlow Lite model")
    return word


def broken(name: str, detail: str) -> WakeWordFault:
    """Its files are no good."""
    remedy = "Put the files of the word into the folder again, or choose another one as hands_free.word."
    return WakeWordFault(f"The wake word “{name}” cannot be read.", remedy, detail)
