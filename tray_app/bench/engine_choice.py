"""Which engine suits this machine, by a rule that anyone can check.

1. An engine suits that was measured whole, decodes in at most half the time that was spoken (the other half is for
   drafts and for whatever else runs), has its text within half a second of the key coming up at every length (medians:
   a longer pause is felt as waiting), and holds no more than a quarter of the machine's memory.
2. Of those the most accurate is sought. Two are as accurate as each other unless the words they get wrong differ by
   more than chance: the clips are drawn again with replacement, thousands of times from a fixed seed, and the one is
   worse in 97.5 of 100 drawings. With fewer than ten clips or two hundred words nothing is told apart.
3. Among the ones that are as accurate as the best it is the one with the shorter wait.

Where none suits, it is the one with the shortest wait. An engine that sends sound away is recommended only where
nothing else was measured.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from .engine_trial import EngineFigures

MOST_REALTIME_FACTOR = 0.5
MOST_WAIT_MS = 500.0
MOST_MEMORY_SHARE = 0.25
FEWEST_CLIPS, FEWEST_WORDS = 10, 200
RESAMPLES, SEED, CERTAINTY_PERCENT = 5_000, 20_260, 95.0


@dataclass(frozen=True, slots=True)
class Choice:
    engine: str | None
    """None where nothing could be measured."""
    reason: str

    def as_json(self) -> dict[str, Any]:
        return {"engine": self.engine, "reason": self.reason}


def choose(figures: Sequence[EngineFigures], memory_mb: float) -> Choice:
    """`memory_mb` is the machine's."""
    measured = [one for one in figures if one.problem is None]
    local = [one for one in measured if not one.needs_network] or measured
    if not local:
        return Choice(None, "No engine could be measured.")
    fit = [one for one in local if not _misfits(one, memory_mb)]
    if not fit:
        best = min(local, key=_wait_ms)
        why = ", ".join(_misfits(best, memory_mb))
        return Choice(best.name, f"{best.title} has the shortest wait, but none suits this machine well: {why}.")
    if len(fit) == 1:
        return Choice(fit[0].name, f"{fit[0].title} {_alone(fit[0], local, memory_mb)} {_figures(fit[0])}")
    if not _enough(fit[0]):
        best = min(fit, key=_wait_ms)
        return Choice(best.name, f"{best.title} has the shorter wait. {_figures(best)} {_TOO_FEW}")
    right = min(fit, key=lambda one: one.words.percent)
    alike = [one for one in fit if one is right or not _differs(right, one)]
    best = min(alike, key=_wait_ms)
    return Choice(best.name, f"{best.title} {_why(best, right, fit, len(alike))} {_figures(best)}")


_TOO_FEW = (
    f"Which is more accurate cannot be told from so little speech: at least {FEWEST_CLIPS} clips of together "
    f"{FEWEST_WORDS} words are needed (--clips FOLDER)."
)


def _misfits(one: EngineFigures, memory_mb: float) -> list[str]:
    """Why it does not suit."""
    found = []
    if one.decode_s > MOST_REALTIME_FACTOR * one.audio_s:
        found.append(f"it decodes in {one.decode_s / one.audio_s:.2f} of the time that is spoken")
    if _wait_ms(one) > MOST_WAIT_MS:
        found.append(f"its text comes {_wait_ms(one):.0f} ms after the key")
    if (one.peak_mb or 0.0) > MOST_MEMORY_SHARE * memory_mb:
        found.append(f"it holds {one.peak_mb:.0f} MB")
    return found


def _alone(best: EngineFigures, local: Sequence[EngineFigures], memory_mb: float) -> str:
    others = [f"{one.title}: {', '.join(_misfits(one, memory_mb))}" for one in local if one is not best]
    return f"is the only one that suits this machine ({'; '.join(others)})." if others else "is the only one here."


def _why(best: EngineFigures, right: EngineFigures, fit: Sequence[EngineFigures], alike_n: int) -> str:
    if alike_n == 1:
        others = ", ".join(f"{one.title} {one.words.percent:.1f} %" for one in fit if one is not best)
        return f"gets fewer words wrong than the others, by more than chance ({others})."
    if best is right:
        return "is among the most accurate and has the shortest wait of those."
    return f"is as accurate as {right.title} as far as these clips tell, and has the shorter wait."


def _figures(one: EngineFigures) -> str:
    held = f", {one.peak_mb:.0f} MB" if one.peak_mb is not None else ""
    return f"{one.words.percent:.1f} % of the words wrong, text within {_wait_ms(one):.0f} ms{held}."


def _wait_ms(one: EngineFigures) -> float:
    """The longest of the medians."""
    return max((float(np.median(found)) for found in one.waits_ms.values() if found), default=0.0)


def _enough(one: EngineFigures) -> bool:
    return len(one.clips) >= FEWEST_CLIPS and one.words.words >= FEWEST_WORDS


def _differs(right: EngineFigures, other: EngineFigures) -> bool:
    """Whether `other` gets more words wrong by more than chance; both heard the same clips."""
    more = np.array([b.edits - a.edits for a, b in zip(right.clips, other.clips, strict=True)])
    drawn = np.random.default_rng(SEED).integers(0, len(more), (RESAMPLES, len(more)))
    return bool(np.percentile(more[drawn].sum(axis=1), (100 - CERTAINTY_PERCENT) / 2) > 0)
