"""What `holdtalk bench engines` found last, for pages: a table, two pictures, and which engine suits this machine."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from tray_app.paths import state_dir

from .engine_pictures import speed_against_accuracy, wait_against_length
from .figures_text import NO_FIGURE, with_unit
from .metric import Unit
from .parts import Cell, Column, Section, Table

SCHEMA = 1
COMMAND = "holdtalk bench engines"
_BUSY_PERCENT = 25
CHOSEN = "✓"
"""Behind the engine that suits this machine."""

Found = Mapping[str, Any]


def kept_path() -> Path:
    """Where the last result lies: figures only."""
    return state_dir() / "engines.json"


def kept() -> Found | None:
    """None where there is none that can be read."""
    with suppress(OSError, ValueError, TypeError, KeyError):
        found = json.loads(kept_path().read_text(encoding="utf-8"))
        if found["schema"] == SCHEMA:
            return dict(found)
    return None


def measured(found: Found) -> list[Found]:
    """Its engines that have figures."""
    return [one for one in found["engines"] if one["problem"] is None]


def section(found: Found) -> Section:
    """All of it."""
    shown = measured(found)
    advice = _kept_together(str(found["recommendation"]["reason"]))
    drawings = [
        (advice, speed_against_accuracy(shown)),
        ("The wait by how long was spoken:", wait_against_length(shown)),
    ]
    captioned = [(caption, drawing) for caption, drawing in drawings if drawing is not None]
    captions = tuple(caption for caption, _ in captioned) or (advice,)
    missing = [f"{one['title']}: {one['problem']}" for one in found["engines"] if one["problem"] is not None]
    notes = (_kept_together(_how(found)), *missing, *busy(found))
    return Section("Engines", captions, tuple(drawing for _, drawing in captioned), table=table(found), notes=notes)


def busy(found: Found) -> tuple[str, ...]:
    """What is to be said where the machine had other things to do."""
    if found["busy_percent"] < _BUSY_PERCENT:
        return ()
    return (
        f"Other programs used {found['busy_percent']:.0f} % of the processor when this began: all times are longer "
        "than this machine needs. Measure once more when it is quiet.",
    )


def _how(found: Found) -> str:
    speech = found["speech"]
    clips = f"{speech['clips']} {'clip' if speech['clips'] == 1 else 'clips'}"
    made = time.strftime("%Y-%m-%d", time.localtime(found["made_at_unix"]))
    of = "clips of your own" if speech["own"] else "the recording that comes with the program"
    return (
        f"Measured {made} on {of}: {clips}, {speech['seconds']:.0f} s, {speech['words']} words. Words are "
        f"compared by {found['normaliser']}; with marks, case and . , ; : ? ! count too. Wait: from key up to the "
        f"text, the median of {found['repeats']} of each length, spoken in real time. Decoding: for a second of sound. "
        f"Once more: {COMMAND}"
    )


def table(found: Found) -> Table:
    """One row an engine that could be measured; the one that suits this machine is marked."""
    engines = measured(found)
    lengths = sorted({wait["seconds"] for one in engines for wait in one["waits"]})
    columns = [Column("Engine"), Column("Words wrong", True), Column("With marks", True)]
    columns += [Column(f"Wait, {seconds} s", True) for seconds in lengths]
    columns += [Column("Decoding", True), Column("Load", True), Column("Memory", True)]
    chosen = found["recommendation"]["engine"]
    return Table(tuple(columns), tuple(_row(one, lengths, one["name"] == chosen) for one in engines), {})


def _row(one: Found, lengths: list[int], chosen: bool) -> tuple[Cell, ...]:
    waits = {wait["seconds"]: wait["median_ms"] for wait in one["waits"]}
    return (
        f"{one['title']} {CHOSEN}" if chosen else one["title"],
        _percent(one["wrong_percent"]),
        _percent(one["cased_wrong_percent"]),
        *(with_unit(waits[seconds], Unit.MS) if seconds in waits else NO_FIGURE for seconds in lengths),
        NO_FIGURE if one["realtime_factor"] is None else f"{one['realtime_factor']:.3f} s",
        NO_FIGURE if one["load_ms"] is None else f"{one['load_ms'] / 1000:.1f} s",
        NO_FIGURE if one["peak_mb"] is None else f"{one['peak_mb']:.0f} MB",
    )


def _percent(value: float | None) -> str:
    return NO_FIGURE if value is None else f"{value:.1f} %"


def _kept_together(words: str) -> str:
    """A number and its unit never part at the end of a line."""
    return re.sub(r"(?<=\d) (?=(ms|MB|s|%)(\W|$))", "\u00a0", words)
