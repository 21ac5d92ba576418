"""A new figure repaints its row, and asks for nothing else."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStyleOptionViewItem
from shiboken6 import isValid

from tray_app.perf.monitor import Monitor
from tray_app.ui.window.cells import RowDelegate
from tray_app.ui.window.rows import Column, Index, RowsModel, row_of
from tray_app.ui.window.table import FigureTable

from .conftest import Pump


class Watched:
    """A table on the screen, with what its delegate was asked."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.painted: list[tuple[str, Column]] = []
        self.measured = 0
        watched, paint, size_hint = self, RowDelegate.paint, RowDelegate.sizeHint

        def painting(delegate: RowDelegate, painter: object, option: QStyleOptionViewItem, index: Index) -> None:
            row = row_of(index)
            if row is not None:
                watched.painted.append((row.metric.name, Column(index.column())))
            paint(delegate, painter, option, index)  # type: ignore[arg-type]  # handed through

        def measuring(delegate: RowDelegate, option: QStyleOptionViewItem, index: Index) -> QSize:
            watched.measured += 1
            return size_hint(delegate, option, index)

        monkeypatch.setattr(RowDelegate, "paint", painting)
        monkeypatch.setattr(RowDelegate, "sizeHint", measuring)
        self.monitor = Monitor()
        self.monitor.observe("tray_uss", 80.0)
        self.model = RowsModel(self.monitor)
        self.table = FigureTable(self.model)
        self.model.show_snapshot(self.monitor.snapshot())


def test_a_new_figure_paints_its_row_and_measures_none(monkeypatch: pytest.MonkeyPatch, pump: Pump) -> None:
    watched = Watched(monkeypatch)
    watched.table.resize(1_100, 3_000)
    watched.table.show()
    try:
        pump(lambda: ("tray_uss", Column.STATE) in watched.painted)
        watched.painted.clear()
        watched.measured = 0
        watched.monitor.observe("tray_uss", 88.0)
        watched.model.show_snapshot(watched.monitor.snapshot())
        pump(lambda: bool(watched.painted))
        assert {name for name, _column in watched.painted} == {"tray_uss"}
        assert watched.measured == 0
    finally:
        watched.table.close()
        watched.table.deleteLater()
        pump(lambda: not isValid(watched.table))  # before the model goes


def test_only_the_cells_that_changed_are_told_of() -> None:
    monitor = Monitor()
    monitor.observe("tray_uss", 80.0)
    model = RowsModel(monitor)
    model.show_snapshot(monitor.snapshot())
    told: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last, _roles: told.append((first.column(), last.column())))
    monitor.observe("tray_uss", 88.0)
    model.show_snapshot(monitor.snapshot())
    assert told == [(Column.NAME, Column.COUNT)], "its target, its state and its age in words stay"
    model.show_snapshot(monitor.snapshot())
    assert len(told) == 1
    monitor.set_targets({"tray_uss": 91})
    model.show_snapshot(monitor.snapshot())
    assert told[1:] == [(Column.NAME, Column.TARGET)]
