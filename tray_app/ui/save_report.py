"""Where a report is to be saved: the one question of an export."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox

from tray_app.core.translation import tr

from .actions import EXPORT_FORMATS


def ask_where(format_name: str) -> Path | None:
    """A file of the user's choice, with the format's ending; None when the dialog was closed. Qt's thread only.

    The dialog itself asks before an existing file is replaced. Where the folder cannot be written, that is said and
    the question comes again, with the name as it was typed.
    """
    label = dict(EXPORT_FORMATS)[format_name]
    dialog = QFileDialog(None, tr("Export performance report"), str(Path.home()), f"{label} (*.{format_name})")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(format_name)
    dialog.selectFile(f"holdtalk-report.{format_name}")
    try:
        while dialog.exec():
            path = Path(dialog.selectedFiles()[0])
            if os.access(path.parent, os.W_OK | os.X_OK):
                return path
            _refuse(path.parent)
            if path.parent.is_dir():
                dialog.selectFile(str(path))
            else:  # the dialog cannot go there, and would forget the name
                dialog.setDirectory(str(Path.home()))
                dialog.selectFile(path.name)
        return None
    finally:
        dialog.deleteLater()


def _refuse(folder: Path) -> None:
    words = tr("The folder {name} cannot be written to.") if folder.is_dir() else tr("There is no folder {name}.")
    QMessageBox.warning(None, "Holdtalk", words.format(name=folder) + "\n" + tr("Choose another folder."))
