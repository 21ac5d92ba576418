"""Distances that every place keeps, and names for whoever does not see it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

MARGIN_PX = 24
SPACING_PX = 12


def named(widget: QWidget, name: str, description: str = "") -> None:
    """For whoever does not see it."""
    widget.setAccessibleName(name)
    if description:
        widget.setAccessibleDescription(description)
