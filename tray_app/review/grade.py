"""One letter, and whether the review is passed, from the verdicts of its measurements alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tray_app.bench.compare import Change, Comparison

from .findings import JUDGED, Measurement, Verdict

NEEDS_WORK_EXIT, CRITICAL_EXIT = 3, 4

MEANINGS: Mapping[str, str] = {
    "A": "every judged measurement is within its target",
    "B": "none is beyond its acceptance, and what the user waits for is within its target",
    "C": "none is beyond its acceptance",
    "D": "nothing that the user waits for is beyond its acceptance",
    "F": "something that the user waits for is beyond its acceptance",
}
"""The first that holds is the grade."""

RULE = (
    "A measurement with a target is judged by the statistic it names: pass at or below the target, needs work up to "
    "its acceptance, critical beyond. What is absent, not applicable or only told counts for nothing. The grade is the "
    "first of these that is true: "
    + "; ".join(f"{letter}, {meaning}" for letter, meaning in MEANINGS.items())
    + ". Without a measurement of what the user waits for there is none. The review is passed when there is a grade, "
    "everything judged passes and nothing got slower than the baseline; it is critical when a measurement is; else it "
    "needs work."
)


@dataclass(frozen=True, slots=True)
class Grade:
    letter: str
    """Empty when nothing that the user waits for was judged."""
    outcome: Verdict
    """Pass, needs work or critical."""
    reason: str

    @property
    def exit_code(self) -> int:
        return {Verdict.PASS: 0, Verdict.NEEDS_WORK: NEEDS_WORK_EXIT}.get(self.outcome, CRITICAL_EXIT)


def graded(measurements: Sequence[Measurement], compared: Sequence[Comparison] = ()) -> Grade:
    """Where nothing that the user waits for was judged there is no letter, and the review needs work: it is not known
    to be well."""
    judged = [measurement for measurement in measurements if measurement.verdict in JUDGED]
    slower = [found.name for found in compared if found.change is Change.SLOWER]
    letter = _letter(judged)
    worst = max((measurement.verdict for measurement in judged), key=JUDGED.index, default=Verdict.NEEDS_WORK)
    outcome = Verdict.NEEDS_WORK if worst is Verdict.PASS and (slower or not letter) else worst
    counts = {verdict: sum(one.verdict is verdict for one in judged) for verdict in JUDGED}
    told = ", ".join(f"{count} {verdict}" for verdict, count in counts.items() if count) or "nothing was judged"
    reason = f"Of {len(judged)} judged measurements: {told}."
    if slower:
        reason += f" Slower than the baseline: {', '.join(name.strip() for name in slower)}."
    if not letter:
        reason += " Nothing that the user waits for was measured, so there is no grade."
    return Grade(letter, outcome, reason)


def _letter(judged: Sequence[Measurement]) -> str:
    waits = [measurement for measurement in judged if measurement.waited_for]
    if not waits:
        return ""
    critical = [measurement for measurement in judged if measurement.verdict is Verdict.CRITICAL]
    holds = {
        "A": all(measurement.verdict is Verdict.PASS for measurement in judged),
        "B": not critical and all(measurement.verdict is Verdict.PASS for measurement in waits),
        "C": not critical,
        "D": not any(measurement.waited_for for measurement in critical),
    }
    return next((letter for letter, true in holds.items() if true), "F")
