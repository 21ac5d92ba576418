"""The kinds of models there are engines for: which files each is made of, and what has to be installed to run it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib import util

_ONNX = r"(?P<small>[.-]int8)?(\.onnx|\.ort)$"


@dataclass(frozen=True, slots=True)
class Family:
    """A way to run models."""

    roles: Mapping[str, str]
    """What each file is to the engine, and a regular expression of how such files are called."""
    module: str = ""
    """What Python imports to run it; empty: it comes with the program."""
    hint: str = ""
    """A regular expression for the folder's or archive's name: tells apart families of the same files."""
    unlike: str = ""
    """The same, of those it is not."""
    options: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """For names that match the expression, what the engine has to know."""


_TRANSDUCER = {
    "encoder": r"(^|[-_.])encoder[-\w.]*?" + _ONNX,
    "decoder": r"(^|[-_.])decoder[-\w.]*?" + _ONNX,
    "joiner": r"(^|[-_.])joiner[-\w.]*?" + _ONNX,
    "tokens": r"(^|[-_.])tokens\.txt$",
}
_ENCODER_DECODER = {role: pattern for role, pattern in _TRANSDUCER.items() if role != "joiner"}
_MODEL = {"model": r"^model[-\w.]*?" + _ONNX, "tokens": _TRANSDUCER["tokens"]}
_NEMO = {r"nemo|parakeet|nemotron": {"model_type": "nemo_transducer"}}
_CTC_KINDS = {
    name: {"kind": name}
    for name in ("zipformer", "wenet", "telespeech", "dolphin", "omnilingual", "medasr", "fire-red")
}

FAMILIES: dict[str, Family] = {
    "moonshine": Family(
        {
            "encoder": r"^encoder_model\.ort$",
            "decoder": r"^decoder_model_merged\.ort$",
            "tokenizer": r"^tokenizer\.bin$",
        }
    ),
    "sherpa-streaming-transducer": Family(_TRANSDUCER, "sherpa_onnx", hint=r"streaming", unlike=r"non-?streaming"),
    "sherpa-transducer": Family(_TRANSDUCER, "sherpa_onnx", options=_NEMO),
    "sherpa-canary": Family(_ENCODER_DECODER, "sherpa_onnx", hint=r"canary"),
    "sherpa-whisper": Family(_ENCODER_DECODER, "sherpa_onnx", hint=r"whisper"),
    "sherpa-sense-voice": Family(_MODEL, "sherpa_onnx", hint=r"sense-?voice"),
    "sherpa-ctc": Family(
        _MODEL,
        "sherpa_onnx",
        hint=r"ctc",
        options=_CTC_KINDS,
    ),
    "whisper-ct2": Family(
        {
            "model": r"^model\.bin$",
            "config": r"^config\.json$",
            "tokenizer": r"^tokenizer\.json$",
            "vocabulary": r"^vocabulary\.(json|txt)$",
        },
        "ctranslate2",
    ),
}
"""The first that fits is it; those with a hint come before those without."""


def is_runnable(family: str) -> bool:
    """Whether what it needs is installed."""
    module = FAMILIES[family].module if family in FAMILIES else ""
    return not module or util.find_spec(module) is not None


def roles_of(family: str, names: Iterable[str]) -> dict[str, str] | None:
    """Which of the files is what, or None when one is missing. Of several the smallest form (int8) is taken."""
    found: dict[str, str] = {}
    listed = sorted(names)
    for role, pattern in FAMILIES[family].roles.items():
        matches = [(match, name) for name in listed if (match := re.search(pattern, _bare(name), re.IGNORECASE))]
        if not matches:
            return None
        found[role] = min(matches, key=lambda one: (not one[0].groupdict().get("small"), len(one[1]), one[1]))[1]
    return found


def belongs_to_some(name: str) -> bool:
    """Whether a file of that name may be part of a model."""
    patterns = (pattern for family in FAMILIES.values() for pattern in family.roles.values())
    return any(re.search(pattern, _bare(name), re.IGNORECASE) for pattern in patterns)


def families_of(names: Iterable[str], called: str) -> list[str]:
    """Those whose files are all there; when the name it is `called` by tells them apart, only that one."""
    listed = list(names)
    fitting = [name for name in FAMILIES if roles_of(name, listed) is not None]
    hinted = [name for name in fitting if FAMILIES[name].hint and _is_called(FAMILIES[name], called)]
    plain = [name for name in fitting if not FAMILIES[name].hint]
    return hinted[:1] or plain or fitting


def _is_called(family: Family, called: str) -> bool:
    unlike = family.unlike and re.search(family.unlike, called, re.IGNORECASE)
    return not unlike and re.search(family.hint, called, re.IGNORECASE) is not None


def options_of(family: str, called: str) -> dict[str, str]:
    """What the engine has to know, as far as the name tells."""
    known = FAMILIES[family].options.items()
    return next((dict(options) for pattern, options in known if re.search(pattern, called, re.IGNORECASE)), {})


def _bare(name: str) -> str:
    return name.rpartition("/")[2]
