"""What the worker tells of a take, as the data of its events: texts, and what went wrong."""

from __future__ import annotations

import traceback

from tray_app.core.errors import HoldtalkError, SpeechFault
from tray_app.core.events import DictationId
from tray_app.core.joining import joined, mostly

from . import wire
from .hearing import Hearing


def whole(hearing: Hearing) -> dict[str, object]:
    """Of several languages it is in the one that most of it is in."""
    texts, languages = hearing.texts, hearing.text_languages
    told = result(hearing, joined(texts, languages))
    return {**told, "language": mostly(texts, languages) or hearing.language_heard}


def result(hearing: Hearing, text: str) -> dict[str, object]:
    """A text, and how it came about so far."""
    who = {"engine": hearing.engine.name, "language": hearing.language_heard}
    return {"text": text, "decode_ms": round(hearing.decode_ms, 3), **who}


def failure(error: HoldtalkError, key: DictationId | None = None, *, refused: bool = False) -> wire.Event:
    code = wire.REFUSED if refused else type(error).__name__
    return wire.of_problem(wire.ERROR, key, error.problem, code=code)


def as_fault(error: BaseException, title: str = "The speech engine failed on this audio.") -> HoldtalkError:
    """What went wrong. The words of a foreign exception could hold what was said."""
    if isinstance(error, HoldtalkError):
        return error
    traceback.print_exception(error)
    return SpeechFault(title, "Run: holdtalk doctor", type(error).__name__)
