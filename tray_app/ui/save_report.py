"""Where a report is to be saved: the one question of an export."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from .actions import EXPORT_FORMATS


def ask_where(format_name: str) -> Path | None:
    """A file of the user's choice, with the format's ending; None when the dialog was closed. Qt's thread only.

    The dialog itself asks before an existing file is replaced.
    """
    label = dict(EXPORT_FORMATS)[format_name]
    dialog = QFileDialog(None, "Export performance report", str(Path.home()), f"{label} (*.{format_name})")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(format_name)
    dialog.selectFile(f"holdtalk-report.{format_name}")
    try:
        return Path(dialog.selectedFiles()[0]) if dialog.exec() else None
    finally:
        dialog.deleteLater()
