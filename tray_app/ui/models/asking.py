"""The questions of the Models window; none of them holds up what else it does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QLabel,
    QLineEdit,
    QMessageBox,
    QWidget,
)

from tray_app.core.translation import marked, tr
from tray_app.models.archives import ENDINGS
from tray_app.models.families import FAMILIES
from tray_app.models.importing import Said

_FIND_OUT = marked("find out")


def ask_first(parent: QWidget, question: str, more: str, yes: str, then: Callable[[], None]) -> QMessageBox:
    """`then` is called when the button `yes` is pressed."""
    box = QMessageBox(QMessageBox.Icon.Question, "Holdtalk", question, parent=parent)
    box.setInformativeText(more)
    agreed = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    kept = box.addButton(tr("&Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(kept)
    box.setEscapeButton(kept)
    agreed.clicked.connect(lambda _checked=False: then())
    box.open()
    return box


def ask_which(parent: QWidget, *, folder: bool, then: Callable[[Path], None]) -> QFileDialog:
    """A folder or an archive of the user's choice."""
    dialog = QFileDialog(parent, tr("Import a model"), str(Path.home()))
    if folder:
        dialog.setFileMode(QFileDialog.FileMode.Directory)
    else:
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        endings = " ".join(f"*{ending}" for ending in ENDINGS)
        dialog.setNameFilter(f"{tr('Archives')} ({endings})")
    dialog.fileSelected.connect(lambda path: then(Path(path)))
    dialog.open()
    return dialog


class SayingWhat(QDialog):
    """What the user knows of a model that is to be imported; all of it may be left to be found out."""

    def __init__(self, parent: QWidget, path: Path, then: Callable[[Said], None]) -> None:
        super().__init__(parent)
        self._then = then
        self.setWindowTitle(tr("Import a model"))
        self.name = QLineEdit()
        self.name.setPlaceholderText(tr("as it is called itself"))
        self.family = QComboBox()
        self.family.addItem(tr(_FIND_OUT), "")
        for family in FAMILIES:
            self.family.addItem(family, family)
        self.languages = QLineEdit()
        self.languages.setPlaceholderText(tr("find out; or such as en, de"))
        form = QFormLayout(self)
        told = QLabel(path.name)
        told.setToolTip(str(path))
        form.addRow(tr("From"), told)
        form.addRow(tr("&Name"), self.name)
        form.addRow(tr("&Kind"), self.family)
        form.addRow(tr("&Languages"), self.languages)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.button(QDialogButtonBox.StandardButton.Ok).setText(tr("&Import"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form.addRow(buttons)
        self.accepted.connect(self._say)

    def _say(self) -> None:
        codes = tuple(filter(None, self.languages.text().replace(",", " ").split()))
        self._then(Said(self.name.text().strip(), self.family.currentData(), codes))
