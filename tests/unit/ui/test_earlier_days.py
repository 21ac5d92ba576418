"""The performance window looks back beyond this run, where there is a history."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QApplication
from window_rig import WindowRig

from tray_app.core.errors import StorageFault
from tray_app.core.events import DictationId
from tray_app.core.statistics import FiguresOfOne
from tray_app.ui.window.rows import Column

Pump = Callable[[Callable[[], bool]], None]


def look_back(rig: WindowRig, name: str) -> None:
    ranges = rig.window._header.range
    ranges.setCurrentIndex(ranges.findData(name))


def test_a_day_or_a_month_can_be_looked_back_on(qt_app: QApplication, pump: Pump) -> None:
    asked: list[int] = []

    def read(since_ns: int) -> Sequence[FiguresOfOne]:
        asked.append(since_ns)
        return [FiguresOfOne(DictationId(time.time_ns() - 5), "warm", {"transcription": 123.0})]

    rig = WindowRig(earlier=read)
    rig.window.show_and_raise()
    rig.dictate(1)
    look_back(rig, "month")
    pump(lambda: rig.cell("transcription", Column.LAST).startswith("123"))
    assert 0 < asked[0] < time.time_ns()
    rig.dictate(2)
    pump(lambda: len(asked) == 2)
    look_back(rig, "today")
    pump(lambda: len(asked) == 3)
    rig.window.hide()
    assert not rig.window._earlier._reading.running
    rig.close()


def test_a_history_that_cannot_be_read_leaves_the_figures_of_this_run(qt_app: QApplication, pump: Pump) -> None:
    asked: list[int] = []

    def read(since_ns: int) -> Sequence[FiguresOfOne]:
        asked.append(since_ns)
        raise StorageFault("The history cannot be read.", "Look at it.")

    rig = WindowRig(earlier=read)
    rig.window.show_and_raise()
    rig.dictate(1)
    before = rig.cell("transcription", Column.LAST)
    look_back(rig, "week")
    pump(lambda: len(asked) == 1)
    rig.window.refresh()
    assert rig.cell("transcription", Column.LAST) == before
    rig.close()


def test_without_a_history_there_is_no_such_range(rig: WindowRig) -> None:
    ranges = rig.window._header.range
    assert {type(ranges.itemData(number)) for number in range(ranges.count())} == {int, type(None)}
