"""A field for a target: a number with its unit, without needless zeros."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QDoubleSpinBox, QWidget

from tray_app.perf.catalog import Metric, Unit

HIGHEST = 1_000_000.0
LEAST = 0.001
"""A target must be above zero, but for figures whose standard is none at all."""

_AS_IN_THE_TABLE = QLocale(QLocale.Language.C)
"""Figures are written with a point everywhere in the window and its reports."""


class TargetBox(QDoubleSpinBox):
    def __init__(self, metric: Metric, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLocale(_AS_IN_THE_TABLE)
        self.setDecimals(3)
        self.setRange(0.0 if metric.target == 0 else LEAST, 100.0 if metric.better.value == "higher" else HIGHEST)
        self.setSingleStep(max(1.0, metric.target / 20) if metric.unit is not Unit.RATIO else 0.05)
        self.setSuffix(f" {metric.unit.value}" if metric.unit.value else "")
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setFrame(True)
        self.setAutoFillBackground(True)
        self.setAccessibleName(f"Target of {metric.label}")
        above = "" if self.minimum() == 0 else "Above zero. "
        self.setToolTip(
            f"{above}Standard: {metric.target:g}{self.suffix()}. Enter keeps it, Escape leaves it as it was."
        )

    def textFromValue(self, value: float) -> str:  # noqa: N802 - Qt's name
        return f"{value:.3f}".rstrip("0").rstrip(".")

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """A comma is a point: people type numbers as their own language writes them."""
        return super().validate(text.replace(",", "."), position)

    def valueFromText(self, text: str) -> float:  # noqa: N802 - Qt's name
        return super().valueFromText(text.replace(",", "."))
