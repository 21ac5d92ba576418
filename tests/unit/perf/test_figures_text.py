from __future__ import annotations

import math

import pytest

from tray_app.perf.catalog import CATALOG, targets_with
from tray_app.perf.figures_text import age_text, figure_text, target_text, with_unit
from tray_app.perf.metric import Unit, critical_with


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (0.26, Unit.MS, "0.3"),
        (9.94, Unit.MS, "9.9"),
        (93.4, Unit.MS, "93"),
        (12_345.0, Unit.MS, "12\u202f345"),
        (-300.0, Unit.MS, "−300"),
        (-0.01, Unit.MS, "0.0"),
        (93.6, Unit.MB, "94"),
        (0.4, Unit.MB, "0.4"),
        (0.37, Unit.PERCENT, "0.37"),
        (4.25, Unit.PERCENT, "4.2"),
        (0.104, Unit.RATIO, "0.10"),
        (3.0, Unit.COUNT, "3"),
        (None, Unit.MS, "–"),
        (math.inf, Unit.MS, "failed"),
    ],
)
def test_figures_have_about_three_digits(value: float | None, unit: Unit, text: str) -> None:
    assert figure_text(value, unit) == text


def test_units_stand_only_beside_numbers() -> None:
    assert with_unit(93.4, Unit.MS) == "93 ms"
    assert with_unit(None, Unit.MS) == "–"
    assert with_unit(math.inf, Unit.MS) == "failed"
    assert with_unit(4.0, Unit.COUNT) == "4"
    assert target_text(0.3, Unit.RATIO) == "0.3 ×"
    assert target_text(1_500, Unit.MS) == "1\u202f500 ms"


@pytest.mark.parametrize(("seconds", "text"), [(3, "now"), (47, "40 s"), (130, "2 min"), (7_300, "2 h")])
def test_ages_are_coarse(seconds: int, text: str) -> None:
    assert age_text(seconds * 1_000_000_000) == text


def test_a_changed_target_takes_its_critical_level_along() -> None:
    metric = CATALOG["transcription"]
    assert critical_with(200, metric) == 300
    assert critical_with(100, metric) == 150
    assert critical_with(95, CATALOG["captured_share"]) == 86
    assert critical_with(1, CATALOG["overflows"]) == 4


def test_targets_of_the_settings_replace_the_standard_ones_and_strangers_are_ignored() -> None:
    targets = targets_with({"transcription": 120, "no_such": 1})
    assert targets["transcription"] == 120.0
    assert targets["key_press"] == 30.0
    assert "no_such" not in targets
