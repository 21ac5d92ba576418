"""A field for a target: a number with its unit, without needless zeros."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QSize, Qt
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QDoubleSpinBox, QToolTip, QWidget

from tray_app.core.translation import tr
from tray_app.perf.figures_text import as_written, target_text, unit_text
from tray_app.perf.metric import Better, Metric, Unit

HIGHEST = 1_000_000.0
FRAME = 12
"""Around the text, on both sides together."""
LEAST = 0.001
"""A target must be above zero, but for figures whose standard is none at all."""


class TargetBox(QDoubleSpinBox):
    def __init__(self, metric: Metric, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLocale(QLocale.c())  # what it reads; it writes as the table does
        self.setButtonSymbols(QDoubleSpinBox.ButtonSymbols.NoButtons)  # it is to fit into its column
        self.setDecimals(3)
        self.setRange(0.0 if metric.target == 0 else LEAST, 100.0 if metric.better is Better.HIGHER else HIGHEST)
        self.setSingleStep(max(1.0, metric.target / 20) if metric.unit is not Unit.RATIO else 0.05)
        self.setSuffix(f" {unit_text(metric.unit)}" if metric.unit.value else "")
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setAutoFillBackground(True)
        self.setAccessibleName(tr("Target of {figure}").format(figure=tr(metric.label)))
        told = [tr("Above zero.")] if self.minimum() > 0 else []
        told.append(tr("Standard: {target}.").format(target=target_text(metric.target, metric.unit)))
        told.append(tr("Enter keeps it, Escape leaves it as it was."))
        self.setToolTip(" ".join(told))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as it must be for what stands in it, and for one digit more."""
        return QSize(self.fontMetrics().horizontalAdvance(f"{self.text()}0") + FRAME, super().sizeHint().height())

    def textFromValue(self, value: float) -> str:  # noqa: N802 - Qt's name
        return as_written(f"{value:.3f}".rstrip("0").rstrip("."))

    def fixup(self, text: str) -> str:
        """What was typed is refused: said where one looks, for the field closes with the value it had."""
        QToolTip.showText(self.mapToGlobal(self.rect().bottomLeft()), self.toolTip(), self.parentWidget())
        return super().fixup(text)

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Comma and point are the same: people type numbers as their own language writes them."""
        state, fixed, position = super().validate(text.replace(",", "."), position)
        return state, as_written(fixed), position

    def valueFromText(self, text: str) -> float:  # noqa: N802 - Qt's name
        return super().valueFromText(text.replace(",", "."))
