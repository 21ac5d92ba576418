"""What a check list's item comes to: measurements with their verdicts, or why there is none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from tray_app.bench.figures import Figure
from tray_app.perf.metric import Better


class Verdict(StrEnum):
    """Best first; the last three are no judgement."""

    PASS = "pass"
    NEEDS_WORK = "needs work"
    CRITICAL = "critical"
    TOLD = "told"
    """Measured, and nothing to hold it against."""
    ABSENT = "absent"
    """The part is not there, or was off."""
    NOT_APPLICABLE = "not applicable"


JUDGED = (Verdict.PASS, Verdict.NEEDS_WORK, Verdict.CRITICAL)
FEWEST_FOR_P95 = 5
ONE_RUN = 1
"""`Figure.rounds` of what was taken in one go: it resembles itself, and counts as one when two reviews are compared.
Dictations stand each for itself, and parts are timed in several processes."""


@dataclass(frozen=True, slots=True)
class Measurement:
    """One figure, held against its target and its acceptance."""

    figure: Figure
    """With a sample at least. `note` is its method; `target` may be missing."""
    acceptance: float | None = None
    """Up to here it needs work; beyond, it is critical."""
    remedy: str = ""
    """What helps when it is over its target."""
    waited_for: bool = False
    """The user waits for it: it decides between the worst grades."""
    better: Better = Better.LOWER

    @property
    def judged_by(self) -> str:
        """The statistic that counts: the one the figure names, or the median where that needs more samples."""
        return "max" if self.figure.target_of == "p95" and len(self.figure.samples) < FEWEST_FOR_P95 else (
            self.figure.target_of
        )  # fmt: skip

    @property
    def judged(self) -> float:
        """What is held against the target."""
        return self.figure.statistics()[self.judged_by]

    @property
    def in_words(self) -> str:
        """What is held against the target, with its statistic where there are several samples."""
        value, n = shown(self.judged, self.figure.unit), len(self.figure.samples)
        return value if n == 1 else f"{self.judged_by} {value} of {n}"

    @property
    def verdict(self) -> Verdict:
        target = self.figure.target
        return Verdict.TOLD if target is None else self.against(target, self.acceptance)

    def against(self, target: float, acceptance: float | None) -> Verdict:
        """As `verdict`, by another target."""
        sign = 1 if self.better is Better.LOWER else -1
        if sign * self.judged <= sign * target:
            return Verdict.PASS
        near = acceptance is not None and sign * self.judged <= sign * acceptance
        return Verdict.NEEDS_WORK if near else Verdict.CRITICAL


def shown(value: float | None, unit: str) -> str:
    """Three significant digits; a dash for none."""
    if value is None:
        return "–"
    digits = f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
    return f"{digits} {unit}".strip()


def capital(words: str) -> str:
    return words[:1].upper() + words[1:]


@dataclass(frozen=True, slots=True)
class Finding:
    """One item of the check list."""

    area: str
    item: str
    measurements: tuple[Measurement, ...] = ()
    absent: str = ""
    """Why nothing was measured: the part is not there."""
    not_applicable: str = ""
    """Why the question does not arise in this program."""
    notes: tuple[str, ...] = ()
    """What else was seen, a sentence each."""

    @property
    def verdict(self) -> Verdict:
        """The worst of its measurements."""
        if not self.measurements:
            return Verdict.NOT_APPLICABLE if self.not_applicable else Verdict.ABSENT
        judged = [one.verdict for one in self.measurements if one.verdict in JUDGED]
        return max(judged, key=JUDGED.index, default=Verdict.TOLD)


def measurements_of(findings: Iterable[Finding]) -> list[Measurement]:
    """Each once, in the order of the check list: some answer several items."""
    found: dict[str, Measurement] = {}
    for finding in findings:
        for measurement in finding.measurements:
            found.setdefault(measurement.figure.name, measurement)
    return list(found.values())
