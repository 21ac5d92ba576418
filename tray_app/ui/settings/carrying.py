"""Settings brought in from a file and written to one; nothing is changed before the user has seen what would be."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDir
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from tray_app.core.errors import Problem
from tray_app.core.translation import tr, tr_n
from tray_app.settings_carrying import Comparison, Difference
from tray_app.ui.still_there import while_there

from .choices import value_words
from .items import items
from .keeper import SettingsKeeper
from .labels import label

Say = Callable[[str], None]
MOST_SHOWN = 12
"""Differences; more stand in the question's details."""
_FILE = "holdtalk-settings.toml"


class Carrying:
    """The dialogs; none of them holds up what else the window does."""

    def __init__(self, parent: QWidget, keeper: SettingsKeeper, say: Say) -> None:
        """`say` shows how it went, in a line."""
        self._parent = parent
        self._keeper = keeper
        self._say = say
        self.open_dialog: QWidget | None = None
        """Kept: it would end with the call that asks."""

    def ask_export(self) -> None:
        dialog = self._dialog(tr("Export the settings"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("toml")
        dialog.selectFile(_FILE)
        dialog.fileSelected.connect(lambda path: self.export_to(Path(path)))
        dialog.open()

    def ask_import(self) -> None:
        dialog = self._dialog(tr("Import settings"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self.look_at(Path(path)))
        dialog.open()

    def _dialog(self, title: str) -> QFileDialog:
        dialog = QFileDialog(self._parent, title, QDir.homePath(), tr("Settings") + " (*.toml)")
        self.open_dialog = dialog
        return dialog

    def export_to(self, path: Path) -> None:
        words = tr("Written to {path}").format(path=path)
        self._keeper.export_to(path, while_there(self._parent, lambda problem: self._told(problem, words)))

    def _told(self, problem: Problem | None, well: str) -> None:
        self._say(problem_words(problem) if problem is not None else well)

    # --- what comes in -------------------------------------------------------------------

    def look_at(self, path: Path) -> None:
        """What it would change; then the user is asked."""
        self._keeper.compare(path, while_there(self._parent, self._compared))

    def _compared(self, found: Comparison | Problem) -> None:
        if isinstance(found, Problem):
            self._refuse(found)
        elif not found.differences:
            self._say(tr("These settings are yours already: nothing would change."))
        else:
            self._ask(found)

    def _refuse(self, problem: Problem) -> None:
        self._say(tr("Not imported: {why}").format(why=tr(problem.title)))
        box = QMessageBox(QMessageBox.Icon.Warning, "Holdtalk", tr(problem.title), parent=self._parent)
        box.setInformativeText(f"{problem.detail}\n\n{tr(problem.remedy)}".strip())
        box.addButton(tr("Close"), QMessageBox.ButtonRole.RejectRole)
        self._show(box)

    def _ask(self, comparison: Comparison) -> None:
        count = len(comparison.differences)
        title = tr_n("One setting would change.", "{n} settings would change.", count)
        box = QMessageBox(QMessageBox.Icon.Question, "Holdtalk", title, parent=self._parent)
        lines = [difference_words(one) for one in comparison.differences]
        shown = lines[:MOST_SHOWN]
        if count > MOST_SHOWN:
            shown.append(tr_n("and one more", "and {n} more", count - MOST_SHOWN))
            box.setDetailedText("\n".join(lines))
        kept = tr("A copy of your settings as they are now is kept beside them.")
        box.setInformativeText("\n".join(shown) + f"\n\n{kept}")
        agreed = box.addButton(tr("Import"), QMessageBox.ButtonRole.AcceptRole)
        refused = box.addButton(tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(refused)
        box.setEscapeButton(refused)
        agreed.clicked.connect(lambda _checked=False: self.take_over(comparison))
        self._show(box)

    def _show(self, box: QMessageBox) -> None:
        self.open_dialog = box
        box.open()

    def take_over(self, comparison: Comparison) -> None:
        words = tr("Import of {file}").format(file=comparison.path.name)
        self._keeper.take_over(words, comparison, while_there(self._parent, self._taken))

    def _taken(self, found: Path | Problem) -> None:
        if isinstance(found, Problem):
            self._say(problem_words(found))
        else:
            self._say(tr("Imported. As they were before: {path}").format(path=found))


def difference_words(difference: Difference) -> str:
    """Such as "Key to hold: Right Ctrl → F9"."""
    name = ".".join(map(str, difference.place))
    item = items()[name]
    if item.is_rows:
        before, after = (len(value or ()) for value in (difference.now, difference.then))
        if before == after:
            return tr("{name}: changed").format(name=label(item))
        return tr("{name}: {now} → {then}").format(name=label(item), now=before, then=after)
    now, then = (value_words(item, value) for value in (difference.now, difference.then))
    return tr("{name}: {now} → {then}").format(name=label(item), now=now, then=then)


def problem_words(problem: Problem) -> str:
    return f"{tr(problem.title)} {tr(problem.remedy)}".strip()
