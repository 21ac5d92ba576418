"""`holdtalk bench engines`: every engine there is on the same speech, and which of them suits this machine.

The document that is printed, drawn and kept (figures only: no word, no name of a file):

    {"schema": 1, "made_at_unix": s, "fingerprint": {...}, "repeats": n, "normaliser": name,
     "busy_percent": of all processors, used by other programs before it began,
     "speech": {"own": bool, "clips": n, "seconds": s, "words": n},
     "engines": [as `EngineFigures.as_json`], "recommendation": as `Choice.as_json`}
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import psutil

from tray_app.core.engines import EMBEDDED_ENGINE, ENGINES
from tray_app.core.errors import HoldtalkError, Problem
from tray_app.core.ports import SAMPLE_RATE_HZ
from tray_app.core.settings import SpeechSettings
from tray_app.perf.fingerprint import fingerprint
from tray_app.speech.engines import find_engines
from tray_app.speech.soundfiles import open_sound, read_sound

from . import clips, scores
from .engine_choice import choose
from .engine_trial import EngineFigures, EngineTrial, Say, Spoken

SCHEMA = 1
REPEATS = 3
_LOOK_S = 2.0
LEAST_SPEECH_S = 4
"""Pieces of every length are cut from it."""

_UNASKED = Problem("Not tried: sound would leave this machine.", "Name it with --engines to try it.")


def measure(
    folder: Path | None, names: Sequence[str] | None, lengths_s: Sequence[int], repeats: int,
    settings: SpeechSettings, say: Say,
) -> dict[str, Any]:  # fmt: skip
    """The document above. `names` are the engines to try, by default all but those that need a network. Blocks, for
    about six minutes an engine at three repeats of all lengths, and as long as it takes to decode the clips.

    Raises HoldtalkError when there is no such engine or no such speech.
    """
    known = find_engines()
    unknown = [name for name in names or () if name not in known]
    if unknown:
        raise HoldtalkError("There is no such engine.", f"Choose some of: {', '.join(known)}.", ", ".join(unknown))
    spoken = [_in_memory(clip) for clip in clips.find(folder)]
    seconds = sum(len(clip.samples) for clip in spoken) / SAMPLE_RATE_HZ
    if seconds < LEAST_SPEECH_S:
        told = f"{seconds:.1f} s in {len(spoken)} clips"
        raise HoldtalkError("There is too little speech in the clips.", f"Add some: {LEAST_SPEECH_S} s at least.", told)
    languages = {clip.language for clip in spoken}
    name, normalise = scores.normaliser("en" if languages <= {"", "en"} else "")
    busy_percent = psutil.cpu_percent(interval=_LOOK_S)
    figures = [
        _row(engine, spoken, normalise, replace(settings, engine=engine), lengths_s, repeats, say, asked=names)
        for engine in _order(names or list(known))
    ]
    about = fingerprint()
    return {
        "schema": SCHEMA,
        "made_at_unix": round(time.time(), 3),
        "fingerprint": about,
        "repeats": repeats,
        "busy_percent": busy_percent,
        "normaliser": name,
        "speech": {
            "own": folder is not None,
            "clips": len(spoken),
            "seconds": round(seconds, 1),
            "words": sum(len(normalise(clip.said).split()) for clip in spoken),
        },
        "engines": [one.as_json() for one in figures],
        "recommendation": choose(figures, _memory_mb(about)).as_json(),
    }


def _order(names: Sequence[str]) -> list[str]:
    """The embedded one first: the others are held against it."""
    return sorted(names, key=lambda name: name != EMBEDDED_ENGINE)


def _memory_mb(about: Mapping[str, object]) -> float:
    memory_mb = about["memory_mb"]
    assert isinstance(memory_mb, int)
    return float(memory_mb)


def _in_memory(clip: clips.Clip) -> Spoken:
    """Raises AudioFileFault."""
    return Spoken(np.concatenate(list(read_sound(open_sound(clip.file)))), clip.said, clip.language)


def _row(
    name: str, spoken: Sequence[Spoken], normalise: scores.Normalise, settings: SpeechSettings,
    lengths_s: Sequence[int], repeats: int, say: Say, *, asked: Sequence[str] | None,
) -> EngineFigures:  # fmt: skip
    engine = ENGINES[name]
    if engine.needs_network and not asked:
        return EngineFigures(name, engine.title, needs_network=True, problem=_UNASKED)
    foreign = {clip.language for clip in spoken} - {"", *engine.languages}
    if foreign:
        told = Problem(f"It does not understand {', '.join(sorted(foreign))}, which is spoken in the clips.", "")
        return EngineFigures(name, engine.title, engine.needs_network, told)
    figures = EngineTrial(spoken, normalise, settings, say).run(engine, lengths_s, repeats)
    if figures.problem is not None:
        say(f"{engine.title}: {figures.problem}")
    return figures
