"""How sherpa-onnx is told to load a model of each family.

| family | files | options |
|---|---|---|
| sherpa-transducer | encoder, decoder, joiner, tokens; bpe_vocab | model_type: transducer, nemo_transducer |
| sherpa-streaming-transducer | the same | model_type: read from the file when not given |
| sherpa-ctc | model, tokens | kind: nemo (when not given) or another of _CTC_KINDS |
| sherpa-canary | encoder, decoder, tokens | |
| sherpa-sense-voice | model, tokens | |
| sherpa-whisper | encoder, decoder, tokens | |

Of all: "upper_case" says that the model writes capitals only. Of transducers: "modeling_unit" (bpe, cjkchar or
cjkchar+bpe) says that the user's words can be favoured; units with bpe need the file bpe_vocab.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from tray_app.core.ports import SAMPLE_RATE_HZ
from tray_app.models.installed import InstalledModel
from tray_app.speech.model_offers import damaged, library

_CTC_KINDS = {
    "nemo": "from_nemo_ctc",
    "zipformer": "from_zipformer_ctc",
    "wenet": "from_wenet_ctc",
    "telespeech": "from_telespeech_ctc",
    "dolphin": "from_dolphin_ctc",
    "omnilingual": "from_omnilingual_asr_ctc",
    "medasr": "from_medasr_ctc",
    "fire-red": "from_fire_red_asr_ctc",
}
_CJK = "cjkchar"


class Setup(NamedTuple):
    """What a recognizer has to be made anew for."""

    words: bool = False
    """The user's are favoured, which costs a search over several paths."""
    language: str = ""


def make(model: InstalledModel, files: dict[str, str], threads: int, setup: Setup) -> Any:
    """An OfflineRecognizer, or of a streaming family an OnlineRecognizer. Blocks while it loads. Raises SpeechFault."""
    paths = {role: path for role, path in files.items() if role != "bpe_vocab"}
    try:
        common = paths | {"num_threads": threads, "provider": _provider()}
        return _MAKERS[model.family](model, common, files, setup)
    except (RuntimeError, ValueError, KeyError, AttributeError, TypeError) as error:
        raise damaged(model, f"{type(error).__name__}: {error}") from error


def _provider() -> str:
    """The processor. Threads that spin while they wait took 1.8 times the processor time of those that do not."""
    options = Path(__file__).with_name("onnxruntime.conf")
    return f"cpu:{options}" if options.is_file() else "cpu"


def favours_words(model: InstalledModel) -> bool:
    unit = model.options.get("modeling_unit", "")
    return bool(unit) and (unit == _CJK or "bpe_vocab" in model.files)


def set_language(recognizer: Any, family: str, language: str) -> bool:
    """Whether the family's language can be set without loading the model again; then it is set. "": it finds out."""
    config = recognizer.config
    if family == "sherpa-whisper":
        config.model_config.whisper.language = language
    elif family == "sherpa-canary":
        # What comes out is in the language that went in: it is no translator here.
        config.model_config.canary.src_lang = config.model_config.canary.tgt_lang = language
    else:
        return False
    recognizer.recognizer.set_config(config)
    return True


def _search(model: InstalledModel, files: dict[str, str], setup: Setup) -> dict[str, Any]:
    """How a transducer finds its words."""
    if not setup.words:
        return {"decoding_method": "greedy_search"}
    unit = {"modeling_unit": model.options["modeling_unit"], "bpe_vocab": files.get("bpe_vocab", "")}
    return {"decoding_method": "modified_beam_search", **unit}


def _transducer(model: InstalledModel, common: dict[str, Any], files: dict[str, str], setup: Setup) -> Any:
    kind = model.options.get("model_type", "transducer")
    offline = library("sherpa_onnx").OfflineRecognizer
    return offline.from_transducer(**common, model_type=kind, **_search(model, files, setup))


def _streaming(model: InstalledModel, common: dict[str, Any], files: dict[str, str], setup: Setup) -> Any:
    kind = model.options.get("model_type", "")
    online = library("sherpa_onnx").OnlineRecognizer
    return online.from_transducer(**common, sample_rate=SAMPLE_RATE_HZ, model_type=kind, **_search(model, files, setup))


def _ctc(model: InstalledModel, common: dict[str, Any], _files: dict[str, str], _setup: Setup) -> Any:
    maker = _CTC_KINDS[model.options.get("kind", "nemo")]
    return getattr(library("sherpa_onnx").OfflineRecognizer, maker)(**common)


def _canary(model: InstalledModel, common: dict[str, Any], _files: dict[str, str], setup: Setup) -> Any:
    language = setup.language or model.languages[0]
    offline = library("sherpa_onnx").OfflineRecognizer
    return offline.from_nemo_canary(**common, src_lang=language, tgt_lang=language)


def _sense_voice(_model: InstalledModel, common: dict[str, Any], _files: dict[str, str], setup: Setup) -> Any:
    offline = library("sherpa_onnx").OfflineRecognizer
    return offline.from_sense_voice(**common, language=setup.language, use_itn=True)


def _whisper(_model: InstalledModel, common: dict[str, Any], _files: dict[str, str], setup: Setup) -> Any:
    return library("sherpa_onnx").OfflineRecognizer.from_whisper(**common, language=setup.language)


_MAKERS: dict[str, Callable[[InstalledModel, dict[str, Any], dict[str, str], Setup], Any]] = {
    "sherpa-transducer": _transducer,
    "sherpa-streaming-transducer": _streaming,
    "sherpa-ctc": _ctc,
    "sherpa-canary": _canary,
    "sherpa-sense-voice": _sense_voice,
    "sherpa-whisper": _whisper,
}
