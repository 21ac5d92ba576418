"""Sets of targets to choose from."""

from __future__ import annotations

import pytest

from tray_app.perf.catalog import CATALOG
from tray_app.perf.metric import Better, critical_with
from tray_app.perf.presets import RELAXED, STANDARD, STRICT, own_targets, preset_of, presets


def test_strict_is_a_total_of_fifty_fifty_megabytes_and_two_percent() -> None:
    assert presets()[STRICT] == {"response_total": 50, "tray_uss": 50, "tray_cpu": 2}


def test_the_standard_changes_nothing() -> None:
    assert own_targets({name: metric.target for name, metric in CATALOG.items()}) == {}
    assert preset_of({}) == STANDARD


@pytest.mark.parametrize("name", presets())
def test_each_preset_is_known_again(name: str) -> None:
    everything = {metric: row.target for metric, row in CATALOG.items()} | dict(presets()[name])
    assert preset_of(everything) == name


def test_relaxed_is_easier_for_every_figure_it_names_and_stays_short_of_critical() -> None:
    for name, target in presets()[RELAXED].items():
        metric = CATALOG[name]
        assert metric.over(target, metric.target), name
        assert metric.over(critical_with(target, metric), target), name
        assert metric.better is Better.LOWER or target < metric.target


def test_what_the_user_set_is_nobodys_preset() -> None:
    assert preset_of({"transcription": 123.0}) is None
    assert own_targets({"transcription": 123.0, "insertion": CATALOG["insertion"].target, "no such": 1}) == {
        "transcription": 123.0
    }
