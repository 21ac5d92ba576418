"""Two benchmark files held against each other: faster, slower, or no detectable change, figure by figure.

For each figure that both files have, the ratio of the medians (new ÷ old) gets a bootstrap confidence interval:
both sides are drawn again with replacement, thousands of times, from a fixed seed, so that the same two files give
the same answer. Samples taken together in one round resemble each other; a round counts as one, by its median. Where
the samples of both sides are of the same pieces of work, each is held against its own: that some words take twice as
long as others then hides nothing.

A change is told only when its interval leaves out 1, when it is at least `SMALLEST_CHANGE`, and when there are
samples enough that chance alone could not part the two sides. The chance of one false alarm among all figures is
kept under `FALSE_ALARMS` by dividing it among them.
"""

from __future__ import annotations

import itertools
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tray_app.core.errors import HoldtalkError

RESAMPLES = 10_000
SEED = 20_260
FALSE_ALARMS = 0.05
"""Chance of at least one figure wrongly called changed, over all figures of a comparison."""
SMALLEST_CHANGE = 0.05
"""Smaller ones come from where the program happened to be loaded in memory, and are nobody's doing."""
FEWEST_SAMPLES = 5
SCHEMA = 1

_MACHINE = ("cpu", "cores", "os", "python", "engine", "device")
_OWN_PACKAGE = "holdtalk"
"""Its version may differ: that is what is compared."""

Document = Mapping[str, Any]
Floats = NDArray[np.float64]


class UnlikeMachines(HoldtalkError):
    """The two files were not measured under the same conditions."""


class Change(Enum):
    FASTER = "faster"
    SLOWER = "slower"
    NONE = "no detectable change"
    TOO_FEW = "too few samples"
    NO_RATIO = "no ratio"
    """A median is zero or less, so that there is no ratio."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """One figure in both files."""

    name: str
    unit: str
    change: Change
    n_old: int
    """Independent samples: rounds, where the figure was taken in rounds."""
    n_new: int
    old_median: float
    new_median: float
    ratio: float
    """New median ÷ old median, or the median of the ratios of pairs; not a number without one."""
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Verdict:
    comparisons: tuple[Comparison, ...]
    only_old: tuple[str, ...]
    """Names of figures that only one of the files has."""
    only_new: tuple[str, ...]
    differences: tuple[str, ...]
    """How the machines differ; empty unless the comparison was forced."""


def read(path: Path) -> Document:
    """What `holdtalk bench --json` wrote. Raises HoldtalkError when `path` is not that."""
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
        if document["schema"] == SCHEMA and all("samples" in figure for figure in document["figures"]):
            return dict(document)
        reason = f"schema {document['schema']}"
    except OSError as error:
        reason = error.strerror or str(error)
    except (ValueError, KeyError, TypeError) as error:
        reason = f"{type(error).__name__}: {error}"
    remedy = "Name two files that holdtalk bench --json FILE wrote."
    raise HoldtalkError("This is not a benchmark's file.", remedy, f"{path}: {reason}")


def differences(old: Document, new: Document) -> tuple[str, ...]:
    """In what the machines or the versions of their libraries differ, one line each; empty when they are alike."""
    before, after = old.get("fingerprint") or {}, new.get("fingerprint") or {}
    if not before or not after:
        return ("a file does not say on which machine it was measured",)
    found = [(name, before.get(name, ""), after.get(name, "")) for name in _MACHINE]
    had, has = (dict(about.get("packages", {})) for about in (before, after))
    packages = sorted({*had, *has} - {_OWN_PACKAGE})
    found += [(package, had.get(package, "absent"), has.get(package, "absent")) for package in packages]
    return tuple(f"{name}: {was!s} against {is_now!s}" for name, was, is_now in found if was != is_now)


def compare(old: Document, new: Document, *, force: bool = False) -> Verdict:
    """Pair the figures by name and unit. Raises UnlikeMachines unless `force`."""
    unlike = differences(old, new)
    if unlike and not force:
        raise UnlikeMachines(
            "The two results are of unlike machines or versions.",
            "Measure both on one machine with the same libraries, or compare them all the same with --force.",
            "; ".join(unlike),
        )
    before = {(figure["name"], figure["unit"]): figure for figure in old["figures"]}
    after = {(figure["name"], figure["unit"]): figure for figure in new["figures"]}
    pairs = [(key, _independent(before[key]), _independent(after[key])) for key in before if key in after]
    judged_n = sum(_can_have_a_ratio(was, is_now) for _, was, is_now in pairs)
    chance = FALSE_ALARMS / max(1, judged_n)
    return Verdict(
        comparisons=tuple(
            _compare(*key, was, is_now, chance, paired=all(side[key].get("paired") for side in (before, after)))
            for key, was, is_now in pairs
        ),
        only_old=tuple(name for name, unit in before if (name, unit) not in after),
        only_new=tuple(name for name, unit in after if (name, unit) not in before),
        differences=unlike,
    )


def _independent(figure: Mapping[str, Any]) -> Floats:
    """Samples that do not hang together: the medians of the rounds, or the samples when there were no rounds."""
    samples = np.asarray(figure["samples"], np.float64)
    rounds = int(figure.get("rounds") or 0)
    if rounds < 1 or len(samples) % rounds:
        return samples
    medians: Floats = np.median(samples.reshape(rounds, -1), axis=1)
    return medians


def _can_have_a_ratio(old: Floats, new: Floats) -> bool:
    enough = min(len(old), len(new)) >= FEWEST_SAMPLES
    return enough and float(np.median(old)) > 0 and float(np.median(new)) > 0


def _compare(name: str, unit: str, old: Floats, new: Floats, chance: float, *, paired: bool) -> Comparison:
    old_median, new_median = (float(np.median(values)) if len(values) else math.nan for values in (old, new))
    ratio = low = high = math.nan
    if old_median > 0 and new_median > 0:
        ratio = new_median / old_median
    if min(len(old), len(new)) < FEWEST_SAMPLES:
        change = Change.TOO_FEW
    elif math.isnan(ratio):
        change = Change.NO_RATIO
    else:
        if paired and len(old) == len(new) and min(old.min(), new.min()) > 0:
            each = new / old
            ratio, (low, high) = float(np.median(each)), _interval(_drawn_medians(each, _random()), chance)
            least = 2 / 2 ** len(each)
        else:
            low, high = ratio_interval(old, new, chance)
            least = least_chance(len(old), len(new))
        change = _judge(ratio, low, high, separable=least <= chance)
    return Comparison(name, unit, change, len(old), len(new), old_median, new_median, ratio, low, high)


def _judge(ratio: float, low: float, high: float, *, separable: bool) -> Change:
    slower, faster = low > 1 and ratio >= 1 + SMALLEST_CHANGE, high < 1 and ratio <= 1 / (1 + SMALLEST_CHANGE)
    if not (slower or faster):
        return Change.NONE
    if not separable:
        return Change.TOO_FEW
    return Change.SLOWER if slower else Change.FASTER


def least_chance(n_old: int, n_new: int) -> float:
    """How often chance alone would put all samples of one side above all of the other."""
    return 2 / math.comb(n_old + n_new, n_old)


def samples_needed(figures_n: int) -> int:
    """On each side, so that a change of one among `figures_n` figures can be told."""
    chance = FALSE_ALARMS / max(1, figures_n)
    return next(n for n in itertools.count(FEWEST_SAMPLES) if least_chance(n, n) <= chance)


def ratio_interval(old: Floats, new: Floats, chance: float) -> tuple[float, float]:
    """Bootstrap interval of median(new) ÷ median(old) that misses the truth with probability `chance`."""
    random = _random()
    return _interval(_drawn_medians(new, random) / _drawn_medians(old, random), chance)


def _random() -> np.random.Generator:
    return np.random.default_rng(SEED)


def _interval(drawn: Floats, chance: float) -> tuple[float, float]:
    low, high = np.percentile(drawn, (50 * chance, 100 - 50 * chance))
    return float(low), float(high)


def _drawn_medians(values: Floats, random: np.random.Generator) -> Floats:
    drawn: Floats = np.median(values[random.integers(0, len(values), (RESAMPLES, len(values)))], axis=1)
    return np.maximum(drawn, np.finfo(np.float64).tiny)


# --- as text -----------------------------------------------------------------------------

_TIMES = frozenset({"ms", "µs", "s"})
_WORDS = {Change.FASTER: "less", Change.SLOWER: "more"}
"""For figures that are no times."""


def table(verdict: Verdict) -> str:
    """The comparison as aligned text: one figure a line, what has to be said about it, and the verdicts counted."""
    head = f"{'figure':<38}{'unit':<6}{'old':>10}{'new':>10}{'ratio':>8}  {'interval':<16}{'n':>9}  verdict"
    lines = [head, "-" * len(head), *(_line(found) for found in verdict.comparisons)]
    lines.append(
        f"Ratio: median new / old, with its bootstrap interval ({1 - FALSE_ALARMS:.0%} for all figures together). "
        f"Changes under {SMALLEST_CHANGE:.0%} count as none."
    )
    few = [found for found in verdict.comparisons if found.change is Change.TOO_FEW]
    if few:
        judged_n = sum(found.change is not Change.NO_RATIO for found in verdict.comparisons)
        lines.append(f"{len(few)} figures have too few samples; about {samples_needed(judged_n)} are needed.")
    for which, names in (("old", verdict.only_old), ("new", verdict.only_new)):
        if names:
            lines.append(f"Only in the {which} file: {', '.join(names)}")
    lines += [f"Unlike: {difference}" for difference in verdict.differences]
    counted = [(change, sum(found.change is change for found in verdict.comparisons)) for change in Change]
    told = ", ".join(f"{count} {change.value}" for change, count in counted if count) or "nothing to compare"
    return "\n".join([*lines, "", f"{told}."])


def _line(found: Comparison) -> str:
    ratio = "-" if math.isnan(found.ratio) else f"{found.ratio:.3f}"
    interval = "-" if math.isnan(found.low) else f"{found.low:.3f} to {found.high:.3f}"
    word = found.change.value if found.unit in _TIMES else _WORDS.get(found.change, found.change.value)
    medians = "".join(f"{_short(value):>10}" for value in (found.old_median, found.new_median))
    count = f"{found.n_old}/{found.n_new}"
    return f"{found.name:<38}{found.unit:<6}{medians}{ratio:>8}  {interval:<16}{count:>9}  {word}"


def _short(value: float) -> str:
    if math.isnan(value):
        return "-"
    return f"{value:,.0f}" if abs(value) >= 1_000 else f"{value:.4g}"
