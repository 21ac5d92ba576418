"""Drawings painted by Qt."""

from __future__ import annotations

import numpy as np

from tray_app.ui.painting import path_of


def test_the_line_goes_through_every_point_and_breaks_where_there_is_none() -> None:
    x, y = np.arange(6.0), np.array([1.0, 2.5, np.nan, 4.0, 5.0, np.nan])
    path = path_of(x, y)
    points = [path.elementAt(at) for at in range(path.elementCount())]
    assert [(point.x, point.y) for point in points] == [(0.0, 1.0), (1.0, 2.5), (3.0, 4.0), (4.0, 5.0)]
    assert [point.isMoveTo() for point in points] == [True, False, True, False]


def test_no_point_is_no_line() -> None:
    assert path_of(np.empty(0), np.empty(0)).elementCount() == 0
    assert path_of(np.array([1.0]), np.array([np.nan])).elementCount() == 0
