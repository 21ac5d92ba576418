"""The wake words there are: those in the library's wheel, and the user's own.

A word is a JSON file with its phrase, its threshold and the name of its model, beside that model, as microWakeWord
writes them. One of the user's own counts before one of the wheel's with the same name.
"""

from __future__ import annotations

import importlib.util
import json
from dataclasses import dataclass
from pathlib import Path

from tray_app.core.errors import WakeWordFault
from tray_app.core.translation import filled, marked
from tray_app.paths import settings_path

LIBRARY = "pymicro_wakeword"
LARGEST_MODEL_BYTES = 4_000_000
"""Forty times one of the wheel's."""
_LARGEST_JSON_BYTES = 64_000
_INSTALL = marked("Install it with: pip install 'holdtalk[hands-free]'")
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

    @property
    def is_own(self) -> bool:
        """Of the user's, not out of the library's wheel."""
        return not self.model.is_relative_to(library_folder())


def own_words_folder() -> Path:
    """Where the user's own words are; it need not exist."""
    return settings_path().parent / "wake-words"


def library_folder() -> Path:
    """Where the library is, without loading it. Raises WakeWordFault when it is not installed."""
    found = importlib.util.find_spec(LIBRARY)
    if found is None or not found.submodule_search_locations:
        raise WakeWordFault("What listens for a wake word is not installed.", _INSTALL, LIBRARY)
    return Path(found.submodule_search_locations[0])


def word_files(own: Path) -> dict[str, Path]:
    """The JSON file of each word there is, by its name. Raises WakeWordFault when the library is not installed."""
    folders = (library_folder() / "models", own)
    return {path.stem: path for folder in folders for path in sorted(folder.glob("*.json"))}


def find_word(name: str, own: Path) -> WakeWord:
    """The word of this name. Raises WakeWordFault when there is none, or its files are broken."""
    known = word_files(own)
    if name not in known:
        words = ", ".join(sorted(known))
        raise WakeWordFault(
            filled("There is no wake word “{name}”.", name=name),
            filled("Set hands_free.word to one of: {words}. Others: holdtalk wake-words add.", words=words),
        )
    return read_word(known[name])


def read_word(path: Path) -> WakeWord:
    """The word that a JSON file is about, whose model lies beside it. Raises WakeWordFault when they are no such."""
    try:
        if path.stat().st_size > _LARGEST_JSON_BYTES:
            raise broken(path.stem, f"{path} is too large to be about a wake word")
        told = json.loads(path.read_text("utf-8"))
        model = path.parent / Path(str(told["model"])).name  # beside it, whatever else it says
        phrase, cutoff = str(told["wake_word"]).strip(), float(told["micro"]["probability_cutoff"])
    except OSError as error:
        raise broken(path.stem, f"{path}: {error.strerror}") from error
    except (ValueError, KeyError, TypeError) as error:
        raise broken(path.stem, f"{path} does not describe a model of microWakeWord") from error
    try:
        with model.open("rb") as file:
            head, size = file.read(8), model.stat().st_size
    except OSError as error:
        raise broken(path.stem, f"{model}: {error.strerror}") from error
    if head[4:] != _MODEL_MARK or size > LARGEST_MODEL_BYTES:
        raise broken(path.stem, f"{model} is no model of a wake word")
    if not phrase or not 0 < cutoff <= 1:
        raise broken(path.stem, f"{path}: its phrase or its threshold is none")
    return WakeWord(path.stem, phrase, model, cutoff, _LAGS_MS.get(path.stem, _USUAL_LAG_MS))


def broken(name: str, detail: str) -> WakeWordFault:
    """Its files are no good."""
    remedy = marked(
        "Add it again with holdtalk wake-words add, from where you got it; or choose another as hands_free.word."
    )
    return WakeWordFault(filled("The wake word “{name}” cannot be used.", name=name), remedy, detail)
