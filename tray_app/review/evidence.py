"""Everything that was measured, by name, and why the rest was not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tray_app.bench.figures import Figure
from tray_app.perf.catalog import CATALOG
from tray_app.perf.metric import OPTIONAL, Better, Metric, Statistic, Unit

from .findings import ONE_RUN, Measurement
from .profile import Profile

WAITED_FOR = {
    "release_to_text": (150.0, 300.0),
    "transcription": (200.0, 300.0),
    "first_character": (150.0, 300.0),
    "key_press": None,
}
"""Figures of the program's own that the user waits for; with a target and an acceptance where not as in its row."""
_WORST = frozenset({"buffer_fill"})
"""Judged by the largest sample, as counts are, and what is held now."""


@dataclass(slots=True)
class Evidence:
    document: Mapping[str, Any] = field(default_factory=dict)
    """The program's own report (`perf.report`); empty when there was no program to look at."""
    taken: dict[str, Measurement] = field(default_factory=dict)
    """What we measured ourselves, by name."""
    notes: dict[str, list[str]] = field(default_factory=dict)
    """What else was seen, a sentence each, by the item of the check list."""
    also: dict[str, list[str]] = field(default_factory=dict)
    """Figures whose names only the one who took them knows, by the item of the check list."""
    off: dict[str, str] = field(default_factory=dict)
    """Why a group of figures, or one of ours, has none: the part is off, or cannot be had here."""
    profiles: tuple[Profile, ...] = ()
    same_words: bool = False
    """In every review the same words are dictated to it, in the same order."""
    absent: str = ""
    """Why there is no program to look at."""
    how: str = ""
    """Which program it was, a sentence."""

    def take(
        self,
        name: str,
        unit: str,
        samples: Sequence[float],
        how: str,
        target: float | None = None,
        acceptance: float | None = None,
        remedy: str = "",
        *,
        of: str = "p95",
        waited: bool = False,
        rounds: int = ONE_RUN,
        paired: bool = False,
    ) -> None:
        """A measurement of ours; `how` is its method, `of` the statistic that is held against the target."""
        figure = Figure(name, unit, samples, how, target, of, rounds, paired)
        self.taken[name] = Measurement(figure, acceptance, remedy, waited)

    def note(self, item: str, *told: str) -> None:
        self.notes.setdefault(item, []).extend(told)

    def find(self, name: str) -> Measurement | None:
        """What we took under this name, or the figure of the program's own that is called so; None without samples."""
        return self.taken.get(name) or (self._own(name) if name in CATALOG else None)

    def first_of(self, names: Iterable[str]) -> Measurement | None:
        return next((one for name in names if (one := self.find(name)) is not None), None)

    def _own(self, name: str) -> Measurement | None:
        samples, start = self.samples(name)
        if not samples:
            return None
        row = CATALOG[name]
        target, acceptance = WAITED_FOR.get(name) or (row.target, row.critical)
        figure = Figure(
            _name(row, start), row.unit.value, samples, f"the program's own figure: {row.meaning}", target,
            _judged_by(row), rounds=0 if row.by_start else ONE_RUN, paired=row.by_start and self.same_words,
        )  # fmt: skip
        return Measurement(figure, acceptance, row.remedy, name in WAITED_FOR, row.better)

    def samples(self, name: str) -> tuple[list[float], str]:
        """Those of one of the program's own figures, and the start of its dictations: warm, cold and resumed ones are
        never mixed, and the start with most samples speaks. Failed dictations are left out."""
        rows = [row for row in self.document.get("metrics", ()) if row["name"] == name]
        most = max(rows, key=lambda row: int(row["n"]), default={"samples": (), "start": ""})
        return [float(value) for value in most["samples"] if value is not None], str(most["start"])

    def add_parts(self, document: Mapping[str, Any]) -> None:
        """The figures of the optional parts, from the report of another program, which had them on."""
        rows = [row for row in document.get("metrics", ()) if row["group"] in OPTIONAL]
        self.document = {**self.document, "metrics": [*self.document.get("metrics", ()), *rows]}


def _name(row: Metric, start: str) -> str:
    """Of an optional part with the part's name: API and figures have a round trip each."""
    label = f"{row.group}: {row.label[:1].lower()}{row.label[1:]}" if row.optional else row.label
    return with_start(label, start)


def with_start(label: str, start: str) -> str:
    """As kept figures are known by, of whatever build they are: it is no word for the reader alone."""
    return f"{label} ({start})" if start else label


def _judged_by(row: Metric) -> str:
    if row.better is Better.HIGHER:
        return "p50"
    if row.unit is Unit.COUNT or row.typical is Statistic.NOW or row.name in _WORST:
        return "max"
    return "p95" if row.typical is Statistic.P95 else "p50"
