"""The rows of a part that is off stand nowhere; when it comes on while the window is open they appear, and go again."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from window_rig import WindowRig

from tray_app.core.settings import PerformanceSettings
from tray_app.perf.advice import recommendations
from tray_app.perf.breaches import Breach
from tray_app.perf.catalog import CATALOG
from tray_app.perf.metric import OPTIONAL, Group, Metric, Unit
from tray_app.perf.monitor import Monitor
from tray_app.perf.presets import RELAXED, STRICT
from tray_app.perf.report import FORMATS, build
from tray_app.ui.breach_flags import BreachFlags
from tray_app.ui.window.rows import Column
from tray_app.ui.window.sections import sections

BARGE_IN = Metric(
    "test_barge_in", "Silenced within", Group.VOICE, Unit.MS, target=50, critical=150,
    meaning="From key down to silence.", remedy="Close what keeps the sound server busy.", strict=20,
)  # fmt: skip
TABLE = {**CATALOG, BARGE_IN.name: BARGE_IN}


class Seen(WindowRig):
    def __init__(self) -> None:
        super().__init__(Monitor(catalog=TABLE))
        self.marks: list[str] = []
        self.flags = BreachFlags(
            self.monitor, mark=self.marks.append, notify=lambda _: None, settings=PerformanceSettings()
        )
        self.monitor.bus.subscribe(Breach, "the flags", self.flags.breach_changed)
        self.window.show_and_raise()
        self.dictate(1, 2, 3)

    def turn(self, *, on: bool) -> None:
        self.monitor.set_part(Group.VOICE, on=on)
        self.window.refresh()

    def speak_late(self) -> None:
        for took_ms in (80.0, 90.0, 100.0):
            self.monitor.observe(BARGE_IN.name, took_ms)
        self.window.refresh()

    def titles(self) -> list[str]:
        return [section.title for section in sections(self.monitor.snapshot())]

    def has_row(self) -> bool:
        return bool(self.window._rows.find(BARGE_IN.name, "").isValid())

    def preset_texts(self) -> list[str]:
        self.window._target_menu.refresh()
        return [action.text() for action in self.window._target_menu._group.actions()]

    def reports(self) -> dict[str, str]:
        document = build(self.monitor, {})
        return {name: render(document) for name, render in FORMATS.items()}


@pytest.fixture
def seen(qt_app: QApplication) -> Iterator[Seen]:
    made = Seen()
    yield made
    made.close()


def test_the_parts_that_may_be_off_are_these() -> None:
    off = {"Hands-free", "Voice", "API", "Storage", "Session", "Your words", "Text"}
    assert {group.value for group in OPTIONAL} == off


def test_nothing_is_seen_of_a_part_that_is_off(seen: Seen) -> None:
    seen.speak_late()
    assert not seen.has_row()
    assert "Voice" not in seen.titles()
    assert not seen.marks[-1:] or "Silenced" not in seen.marks[-1]
    assert not any("20 ms" in text for text in seen.preset_texts())
    for name, text in seen.reports().items():
        assert BARGE_IN.name not in text, name
        assert BARGE_IN.label not in text, name


def test_its_rows_come_while_the_window_is_open(seen: Seen) -> None:
    seen.turn(on=True)
    assert "Voice" in seen.titles()
    assert seen.cell(BARGE_IN.name, Column.COUNT, "") == "0"
    seen.speak_late()
    assert seen.cell(BARGE_IN.name, Column.LAST, "") == "100 ms"
    assert seen.marks[-1].startswith("Silenced within is over its target")
    assert any("20 ms" in text for text in seen.preset_texts())
    assert [found.metric for found in recommendations(seen.monitor.snapshot())] == [BARGE_IN.name]
    for name, text in seen.reports().items():
        assert BARGE_IN.name in text or BARGE_IN.label in text, name


def test_turned_off_it_leaves_no_breach_and_begins_anew(seen: Seen) -> None:
    seen.turn(on=True)
    seen.speak_late()
    seen.turn(on=False)
    assert seen.marks[-1] == ""
    assert not seen.has_row()
    assert BARGE_IN.name not in json.loads(seen.reports()["json"])["targets"]
    seen.turn(on=True)
    assert seen.cell(BARGE_IN.name, Column.COUNT, "") == "0", "what was sampled before is not of this time"


def test_targets_of_a_part_that_is_off_are_kept(seen: Seen) -> None:
    seen.monitor.set_targets({BARGE_IN.name: 70})
    seen.window._target_menu.save_one("transcription", 60)
    assert seen.targets_saved[-1] == {"transcription": 60, BARGE_IN.name: 70}


@pytest.mark.parametrize("preset", [STRICT, RELAXED])
def test_a_preset_chosen_before_a_part_comes_on_counts_for_it_too(seen: Seen, preset: str) -> None:
    action = next(one for one in seen.window._target_menu._group.actions() if one.data() == preset)
    action.trigger()
    seen.turn(on=True)
    seen.window._target_menu.refresh()
    assert action.isChecked()


def test_a_program_may_call_a_group_of_its_own_like_one_of_ours() -> None:
    monitor = Monitor(catalog={})
    monitor.define(
        Metric("own", "Own", "API", Unit.MS, target=5, critical=9, meaning="Theirs.", remedy="Theirs.")
    )  # fmt: skip
    monitor.observe("own", 3.0)
    assert monitor.snapshot().series[0].stats is not None
