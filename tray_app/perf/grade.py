"""One letter for a session, by a rule that anybody can apply to the report's raw samples.

    share = samples at or better than the target ÷ n        for each figure with a target and n ≥ MINIMUM_N
    level = "within" when share ≥ WITHIN_SHARE,
            else "critical" when more than 1 − WITHIN_SHARE of the samples are worse than the critical level,
            else "over"

The wait is the worst level among the starts (warm, cold, resumed) of the first of `WAITS` that has enough
samples. A failed dictation is an infinite sample: worse than any level.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any

from .catalog import CATALOG, WAIT, WAIT_FOR_KEYS

MINIMUM_N = 5
WITHIN_SHARE = 0.95
WAITS = (WAIT, WAIT_FOR_KEYS)


class Level(StrEnum):
    """Best first."""

    WITHIN = "within"
    OVER = "over"
    CRITICAL = "critical"


LETTERS: Mapping[str, str] = {
    "A": "every figure is within its target",
    "B": "the wait is within its target and no figure is critical",
    "C": "no figure is critical",
    "D": "the wait is not critical",
    "F": "the wait is critical",
}
"""The first that holds is the grade."""

RULE = (
    f"A figure is judged when it has a target and at least {MINIMUM_N} samples; warm, cold and resumed dictations are "
    f"figures of their own. It is within its target when at least {WITHIN_SHARE:.0%} of its samples are at or better "
    f"than the target; otherwise it is critical when more than {1 - WITHIN_SHARE:.0%} of them are worse than the "
    "critical level, and over its target when not. A failed dictation is worse than any level. The wait is "
    f"{CATALOG[WAIT].label}, or {CATALOG[WAIT_FOR_KEYS].label} where no text was timed; the worst of its starts "
    "counts. The grade is the first of these that is true: "
    + "; ".join(f"{letter}, {meaning}" for letter, meaning in LETTERS.items())
    + ". Without enough samples of the wait there is no grade."
)


def graded(rows: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """The grade with its rule and everything it rests on. `rows` are the "metrics" of a report.

    "grade" is None when the wait has not enough samples.
    """
    figures = [_judged(row) for row in rows if row["target"] is not None and row["n"] >= MINIMUM_N]
    wait = _wait(figures)
    letter = _letter(wait, [figure["level"] for figure in figures])
    return {
        "grade": letter,
        "reason": _reason(wait, figures),
        "rule": RULE,
        "minimum_n": MINIMUM_N,
        "within_share": WITHIN_SHARE,
        "waits": list(WAITS),
        "wait": wait,
        "figures": figures,
    }


def _judged(row: Mapping[str, Any]) -> dict[str, Any]:
    values = [math.inf if value is None else float(value) for value in row["samples"]]
    sign = 1.0 if row["better"] == "lower" else -1.0
    within_n = sum(sign * value <= sign * row["target"] for value in values)
    critical = math.inf * sign if row["critical"] is None else row["critical"]
    critical_n = sum(sign * value > sign * critical for value in values)
    if within_n >= WITHIN_SHARE * len(values):
        level = Level.WITHIN
    else:
        level = Level.CRITICAL if critical_n > (1 - WITHIN_SHARE) * len(values) else Level.OVER
    return {
        **{key: row[key] for key in ("name", "start", "n", "target", "critical", "better")},
        "within_n": within_n,
        "critical_n": critical_n,
        "level": level,
    }


def _wait(figures: Sequence[Mapping[str, Any]]) -> Level | None:
    levels_of = ([figure["level"] for figure in figures if figure["name"] == name] for name in WAITS)
    return next((max(levels, key=list(Level).index) for levels in levels_of if levels), None)


def _letter(wait: Level | None, levels: Sequence[Level]) -> str | None:
    if wait is None:
        return None
    none_critical = Level.CRITICAL not in levels
    holds = {
        "A": all(level is Level.WITHIN for level in levels),
        "B": none_critical and wait is Level.WITHIN,
        "C": none_critical,
        "D": wait is not Level.CRITICAL,
    }
    return next((letter for letter, true in holds.items() if true), "F")


def _reason(wait: Level | None, figures: Sequence[Mapping[str, Any]]) -> str:
    if wait is None:
        return f"Not graded: the wait has fewer than {MINIMUM_N} samples."
    counts = {level: sum(figure["level"] is level for figure in figures) for level in Level}
    return (
        f"{_THE_WAIT[wait]} Of {len(figures)} judged figures {counts[Level.WITHIN]} are within their targets, "
        f"{counts[Level.OVER]} over and {counts[Level.CRITICAL]} critical."
    )


_THE_WAIT = {
    Level.WITHIN: "The wait is within its target.",
    Level.OVER: "The wait is over its target.",
    Level.CRITICAL: "The wait is critical.",
}
