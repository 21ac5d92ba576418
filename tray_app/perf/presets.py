"""Whole sets of targets to choose from, and which of one's own differ from the table's."""

from __future__ import annotations

from collections.abc import Mapping

from .catalog import CATALOG
from .metric import Better, Metric

STANDARD, STRICT, RELAXED = "standard", "strict", "relaxed"


def _relaxed(metric: Metric) -> float:
    """Where the table has a level at which a figure needs work, that; else twice the target, or half way to the
    critical level where more is better."""
    if metric.warn is not None:
        return metric.warn
    if metric.better is Better.HIGHER:
        return (metric.target + metric.critical) / 2
    return 2 * metric.target


def presets(catalog: Mapping[str, Metric] = CATALOG) -> dict[str, dict[str, float]]:
    """Targets by metric name, in the metric's unit; those a preset does not name stand as in the table."""
    return {
        STANDARD: {},
        STRICT: {name: metric.strict for name, metric in catalog.items() if metric.strict is not None},
        RELAXED: {name: _relaxed(metric) for name, metric in catalog.items() if _relaxed(metric) != metric.target},
    }


def own_targets(targets: Mapping[str, float], catalog: Mapping[str, Metric] = CATALOG) -> dict[str, float]:
    """Those that differ from the table's, in the table's order; names that are no metric are left out."""
    return {
        name: float(targets[name])
        for name, metric in catalog.items()
        if name in targets and float(targets[name]) != metric.target
    }


def preset_of(targets: Mapping[str, float], catalog: Mapping[str, Metric] = CATALOG) -> str | None:
    """The preset these targets are; None when they are nobody's but the user's."""
    own = own_targets(targets, catalog)
    return next((name for name, preset in presets(catalog).items() if own_targets(preset, catalog) == own), None)
