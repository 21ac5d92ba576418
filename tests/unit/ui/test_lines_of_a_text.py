"""A text that wraps takes as many lines as it needs in the width it has, and no more."""

from __future__ import annotations

import pytest
from fake_first_run import FakeFirstRun
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QVBoxLayout, QWidget

from tray_app.core.dictation import Outcome
from tray_app.ui.first_run import FirstRunWindow
from tray_app.ui.first_run.asked import Tried
from tray_app.ui.first_run.pieces import words
from tray_app.ui.labels import heading, sentence

LONG = "Others can be downloaded, and each of these fits this machine and its memory well. " * 2


@pytest.mark.parametrize("make", [sentence, heading, words])
def test_a_wider_text_is_lower(make: object, qt_app: QApplication) -> None:
    assert callable(make)
    label: QLabel = make(LONG)
    page = QWidget()
    column = QVBoxLayout(page)
    column.addWidget(label)
    column.addStretch(1)
    heights = []
    for width in (300, 1_500):
        page.resize(width, 600)
        page.show()
        QApplication.processEvents()
        heights.append(label.height())
    page.close()
    lines = label.fontMetrics().lineSpacing()
    assert heights[0] > 2 * lines > heights[1], heights


def test_no_step_scrolls_in_the_window_that_is_opened(qt_app: QApplication) -> None:
    window = FirstRunWindow(FakeFirstRun())
    window.show_and_raise()
    for step in range(5):
        window.go_to(step)
        window.step.show_tried(Tried(Outcome.INSERTED, words=4, wait_ms=60.0, spoken_ms=3_000.0))
        QApplication.processEvents()
        (area,) = (area for area in window.findChildren(QScrollArea) if area.isVisible())
        assert not area.verticalScrollBar().isVisible(), step
    window.close()
